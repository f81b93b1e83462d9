"""The production office: everything a node of the graph works with, handed to it as LangGraph's run-time context."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from cinema_agent.generators import ShotOrder
from cinema_agent.graph.border import call_plugin
from cinema_agent.graph.crew import Crew
from cinema_agent.graph.events import EventLog
from cinema_agent.graph.folder import ProductionFolder
from cinema_agent.graph.jobs import Component
from cinema_agent.graph.orders import Handles, what_changed
from cinema_agent.graph.own_files import recording_of_own
from cinema_agent.graph.settings import Settings
from cinema_agent.graph.slates import read_slate, slates_of
from cinema_agent.graph.workers import WorkerPool
from cinema_agent.memory.entities import entities_of
from cinema_agent.memory.goldenmem import GoldenMem
from cinema_agent.memory.schedule import Schedule
from cinema_agent.memory.vault import Vault
from cinema_agent.post.timeline import cut_of, handles_needed, joins_of
from cinema_agent.script.fountain import to_fountain
from cinema_agent.script.reading import read_screenplay, screenplay_json
from cinema_agent.script.schema import screenplay_schema
from cinema_agent.script.screenplay import Line, Screenplay
from cinema_agent.script.shot import Shot
from cinema_agent.script.sound import Recording
from cinema_agent.script.takes import ContinuityReport, KeyframeRecord, Measurements, OfferedReference, Slate

Role = Literal["planner", "synthesizer", "voices"]


@dataclass
class Office:
    """One run's crew, folder, vault, workers and log; screenplay, recordings and memory are kept while it lasts."""

    settings: Settings
    crew: Crew
    folder: ProductionFolder
    vault: Vault
    pool: WorkerPool
    events: EventLog
    screenplay_is_the_users: bool = False
    screenplay_was_just_edited: bool = False
    mixing: tuple[str, Path, Future[list[dict[str, Any]]]] | None = None
    _draft: Screenplay | None = field(default=None, repr=False)
    _screenplay: Screenplay | None = field(default=None, repr=False)
    _recordings: Mapping[str, Recording] | None = field(default=None, repr=False)
    _memory: GoldenMem | None = field(default=None, repr=False)
    _open_scratch: list[TemporaryDirectory[str]] = field(default_factory=list, repr=False)

    @property
    def draft(self) -> Screenplay:
        """The screenplay as the agents have it, not yet timed."""
        return self._draft or self.screenplay

    @draft.setter
    def draft(self, screenplay: Screenplay) -> None:
        self._draft = screenplay

    @property
    def screenplay(self) -> Screenplay:
        """The screenplay as it lies in the folder, timed."""
        if self._screenplay is None:
            self._screenplay = read_screenplay(self.folder.screenplay)
        return self._screenplay

    def keep_screenplay(self, screenplay: Screenplay) -> str:
        """Write the screenplay, its schema and its Fountain; return the hash of the JSON."""
        self._screenplay = screenplay
        self.folder.write(self.folder.screenplay, screenplay_json(screenplay))
        self.folder.write(self.folder.schema, screenplay_schema())
        self.folder.write(self.folder.fountain, to_fountain(screenplay))
        return self.folder.noted(self.folder.screenplay)

    @contextmanager
    def scratch(self) -> Iterator[Path]:
        """A folder beside the vault, for files on their way there; gone afterwards."""
        with TemporaryDirectory(dir=self.folder.vault, prefix="scratch-") as folder:
            yield Path(folder)

    def open_scratch(self) -> Path:
        """A folder as `scratch` gives, that stays until the run ends."""
        folder = TemporaryDirectory(dir=self.folder.vault, prefix="scratch-")
        self._open_scratch.append(folder)
        return Path(folder.name)

    def clear_scratch(self) -> None:
        """Remove the scratch folders of this run, and those a killed run left."""
        for folder in self._open_scratch:
            folder.cleanup()
        for path in self.folder.vault.glob("scratch-*"):
            shutil.rmtree(path, ignore_errors=True)

    def component(self, role: Role) -> Component:
        """Return how a worker process makes itself the planner, synthesizer or voice actor of this crew."""
        names = self.settings.crew
        name = {"planner": names.planner, "synthesizer": names.synthesizer, "voices": names.voice}[role]
        config = json.dumps(self.settings.config.get(name, {}), sort_keys=True)
        return Component("voices" if role == "voices" else "generators", name, config)

    def check(self, shot: Shot, measurements: Measurements, of: str) -> ContinuityReport:
        """Return the checker's report on a keyframe or take."""
        checker = self.crew.checker
        report = call_plugin(
            "checker", checker.name, lambda: checker.check(self.screenplay, shot, measurements)
        )
        return report.model_copy(update={"of": of})

    # Voices

    @property
    def recordings(self) -> Mapping[str, Recording]:
        """Every recorded line, by line id."""
        if self._recordings is None:
            self._recordings = self.recordings_on_disk(list(self.screenplay.lines))
        return self._recordings

    def keep_recordings(self, recordings: Mapping[str, Recording]) -> None:
        self._recordings = recordings

    def recordings_on_disk(self, lines: list[Line]) -> dict[str, Recording]:
        """Read what the last run recorded under the ids of these lines."""
        files = {line.id: self._voice_facts(line.id) for line in lines}
        return {
            name: Recording.model_validate_json(path.read_text("utf-8"))
            for name, path in files.items()
            if path.is_file()
        }

    def keep_voice(self, recording: Recording, wav: Path) -> None:
        """Lay a recording into `voices/`."""
        self.folder.place(wav, self.folder.voice(recording.line), recording.sha256)
        self.folder.write(self._voice_facts(recording.line), recording.model_dump_json(indent=1) + "\n")

    def own_recording(self, line: Line) -> Recording | None:
        """Return the film-maker's own recording of a line, if `voices/` holds one."""
        path = self.folder.voice(line.id)
        if not self.folder.is_hand_edited(path):
            return None
        recording = recording_of_own(path, line)
        self.folder.write(self._voice_facts(line.id), recording.model_dump_json(indent=1) + "\n")
        return recording

    def _voice_facts(self, line: str) -> Path:
        return self.folder.voice(line).with_suffix(".json")

    # Keyframes and memory

    @property
    def memory(self) -> GoldenMem:
        """The keyframes accepted so far."""
        if self._memory is None:
            size = self.screenplay.format.size
            self._memory = GoldenMem(Schedule.for_picture(size.width, size.height))
            if self.folder.memory.is_file():
                self._memory = GoldenMem.from_lines(self.folder.memory.read_text("utf-8"))
        return self._memory

    def forget(self) -> None:
        """Begin the film with an empty memory."""
        size = self.screenplay.format.size
        self._memory = GoldenMem(Schedule.for_picture(size.width, size.height))

    def remember(self, record: KeyframeRecord, shot: Shot) -> None:
        self._memory = self.memory.remember(record, entities_of(self.screenplay, shot))

    def save_memory(self) -> None:
        self.folder.write(self.folder.memory, self.memory.to_lines())

    def references_for(self, shot: Shot) -> tuple[OfferedReference, ...]:
        """Return what GoldenMem offers this shot of the shots before it."""
        return self.memory.as_of(shot.id).recall(shot.id, entities_of(self.screenplay, shot))

    def with_references(self, order: ShotOrder) -> ShotOrder:
        """Return the order with as many remembered keyframes as the planner takes."""
        offered = self.references_for(order.shot)[: self.crew.planned.references]
        files = {r.keyframe: self.folder.root / "keyframes" / f"{r.keyframe}.png" for r in offered}
        return replace(order, references=offered, reference_files=files)

    def keyframes_of(self, shot: Shot) -> tuple[tuple[int, Path], ...]:
        """Return the accepted keyframes of a shot: at which frame, and where."""
        folder = self.folder.keyframe(shot.id, 0).parent
        files = sorted(folder.glob("[0-9]*.png")) if folder.is_dir() else []
        return tuple((int(path.stem), path) for path in files)

    # Takes

    @cached_property
    def handles(self) -> Handles:
        """How many frames before and after each shot its takes carry."""
        return handles_needed(self.screenplay, self.settings.film.handles)

    @cached_property
    def joins(self) -> Mapping[str, tuple[int, ...]]:
        """At which frames of their clips the takes of each shot start groups of pictures, for the cut to copy."""
        return joins_of(cut_of(self.screenplay, self.slates_to_come(), self.recordings))

    def slates_to_come(self) -> dict[str, Slate]:
        """Return slates with nothing but their lengths: all that timing the film needs before there are takes."""
        return {
            shot.id: Slate(
                shot=shot.id, take=1, clip="", sha256="", key="", seed=0, generator="to-come", generator_version="0",
                length_frames=shot.length_frames, head_frames=self.handles[shot.id][0],
                tail_frames=self.handles[shot.id][1],
            )
            for shot in self.screenplay.shots
        }  # fmt: skip

    @cached_property
    def own_takes(self) -> Mapping[str, Path]:
        """Clips the film-maker laid into `takes/`, by shot."""
        found: dict[str, Path] = {}
        folder = self.folder.root / "takes"
        for path in sorted(folder.glob("*.mp4")) if folder.is_dir() else []:
            match = re.fullmatch(r"([1-9][0-9]*[A-Z]+)-([1-9])", path.stem)
            if match and self.folder.is_hand_edited(path):
                found[match[1]] = path
        return found

    def file_slates(self, shot: Shot, slates: tuple[Slate, ...]) -> None:
        """Write a shot's slates; slates of takes that no longer count lose their circle."""
        names = {slate.name for slate in slates}
        for old in slates_of(self.folder.root, shot.id):
            if old.is_circled and old.name not in names:
                slates += (old.model_copy(update={"is_circled": False}),)
        for slate in slates:
            self.folder.write(self.folder.slate_file(slate.name), slate.model_dump_json(indent=1) + "\n")

    def why_shot(self, shot: Shot, take: int, facts: Mapping[str, str]) -> str:
        """Say why a take is shot now: it is the first, or what changed since it was last."""
        before = self.slate_before(shot, take)
        if before is None:
            return "first take"
        changed = what_changed(before.facts, facts)
        return changed or "its files were lost or damaged"

    def slate_before(self, shot: Shot, take: int) -> Slate | None:
        """Return the slate the last run left of this take."""
        return read_slate(self.folder.root, shot.id, take)
