"""Plan the keyframes of a window of shots, in script order, each with what GoldenMem remembers of the shots before.

A planner that takes no references can draw the whole window at once; one that takes them waits for each keyframe to be
accepted and remembered before the next shot is planned.
"""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass, replace
from pathlib import Path

from langgraph.runtime import Runtime

from cinema_agent.errors import CinemaError
from cinema_agent.generators import ShotOrder
from cinema_agent.graph.jobs import DrawnKeyframe, KeyframeJob, draw_keyframes
from cinema_agent.graph.office import Office
from cinema_agent.graph.orders import facts_of, order_for, seed_for
from cinema_agent.graph.previews import keep_preview
from cinema_agent.graph.state import WINDOW, ProductionState
from cinema_agent.media.files import file_sha256
from cinema_agent.memory.vault import Entry
from cinema_agent.script.shot import Shot
from cinema_agent.script.takes import KeyframeRecord, Measurements

MAX_PLANS = 3
"""One plan and at most two remedies."""


@dataclass
class _Planned:
    """A shot's keyframes on their way: found in the vault, or being drawn."""

    shot: Shot
    order: ShotOrder
    key: str
    entry: Entry | None
    drawing: Future[tuple[DrawnKeyframe, ...]] | None
    folder: Path


def plan(state: ProductionState, *, runtime: Runtime[Office]) -> ProductionState:
    """Plan, measure, check and remember the keyframes of one window."""
    office = runtime.context
    shots = office.screenplay.shots
    start = state.get("window", 0) * WINDOW
    if start == 0:
        office.forget()
        office.events.tell("keyframes", "started", total=len(shots))
        office.events.tell("takes", "started", total=len(shots))
        office.events.tell("checks", "started", total=len(shots))
    # Worked out here, once, before a whole window of shots asks for it at the same time.
    assert len(office.joins) == len(shots)
    window = shots[start : start + WINDOW]
    reads_references = office.crew.planned.references > 0
    with office.scratch() as folder:
        if not reads_references:
            for planned in [_started(office, shot, folder) for shot in window]:
                _accept(office, planned)
        else:
            for shot in window:
                _accept(office, _started(office, shot, folder))
    office.save_memory()
    return {"window": state.get("window", 0)}


def _started(office: Office, shot: Shot, folder: Path, attempt: int = 1) -> _Planned:
    order = order_for(office.screenplay, shot, office.recordings, {}, office.settings.film)
    if attempt > 1:
        order = replace(order, take_seed=seed_for(office.screenplay, shot.id, "plan", attempt))
    if office.crew.planned.references:
        order = office.with_references(order)
    key = office.vault.key(
        kind=f"keyframes {office.crew.planned.generator}",
        version=office.crew.planned.version,
        facts=facts_of(order, office.crew.planned),
        config=office.component("planner").config,
    )
    own = folder / f"{shot.id}-{attempt}"
    entry = office.vault.find(key)
    drawing = None
    if entry is None:
        own.mkdir()
        job = KeyframeJob(office.component("planner"), order, own)
        drawing = office.pool.submit_near(_affinity(order), draw_keyframes, job)
    return _Planned(shot, order, key, entry, drawing, own)


def _affinity(order: ShotOrder) -> str:
    return f"{order.place.id}/{order.time_of_day}/{order.weather}"


def _accept(office: Office, planned: _Planned) -> None:
    """Wait for a shot's keyframes, check them, remember them and lay them in the folder."""
    before: list[str] = []
    for attempt in range(1, MAX_PLANS + 1):
        try:
            entry = planned.entry or _kept(office, planned)
        except CinemaError as error:
            office.events.tell("keyframes", "failed", planned.shot.id, str(error))
            return
        faults = [
            note
            for name, raw in entry.facts["measurements"].items()
            for note in office.check(planned.shot, Measurements.model_validate(raw), name).notes
            if note.severity == "fault" and note.remedy == "replan"
        ]
        failed = [note.check for note in faults]
        if not faults or attempt == MAX_PLANS or failed == before:
            break
        before = failed
        office.events.tell("keyframes", "retake", planned.shot.id, "; ".join(note.what for note in faults))
        planned = _started(office, planned.shot, planned.folder.parent, attempt + 1)
    _lay_out(office, planned.shot, entry)
    office.events.tell("keyframes", "reused" if planned.entry else "made", planned.shot.id)


def _kept(office: Office, planned: _Planned) -> Entry:
    assert planned.drawing is not None
    drawn = planned.drawing.result()
    for keyframe in drawn:
        keep_preview(office.vault, keyframe.sha256, keyframe.preview)
    facts = {
        "frames": [[keyframe.at_frame, keyframe.sha256] for keyframe in drawn],
        "measurements": {k.file.name: k.measurements.model_dump(mode="json") for k in drawn},
    }
    return office.vault.keep(planned.key, {k.file.name: k.file for k in drawn}, facts)


def _lay_out(office: Office, shot: Shot, entry: Entry) -> None:
    """Copy accepted keyframes into the folder, where a still of the film-maker's own stays, and remember them."""
    wanted = {office.folder.keyframe(shot.id, at_frame) for at_frame, _ in entry.facts["frames"]}
    for _, path in office.keyframes_of(shot):
        if path not in wanted and not office.folder.is_hand_edited(path):
            path.unlink()
    for at_frame, sha256 in entry.facts["frames"]:
        path = office.folder.keyframe(shot.id, at_frame)
        if office.folder.is_hand_edited(path):
            sha256 = file_sha256(path)
        else:
            office.folder.place(office.vault.path_of(entry, f"{at_frame:04d}.png"), path, sha256)
        record = KeyframeRecord(
            shot=shot.id, at_frame=at_frame, file=office.folder.inside(path), sha256=sha256
        )
        office.remember(record, shot)
