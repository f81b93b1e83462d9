"""The cutting room: decide the cut, finish the sound, finish the film. Made again only when something in it changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from langgraph.runtime import Runtime

from cinema_agent.graph.caption_checks import CaptionJob, MouthsByShot, measure_captions, mouths_in
from cinema_agent.graph.office import Office
from cinema_agent.graph.slates import slates_for_the_cut
from cinema_agent.graph.sound import FILM_SOUND, STEMS, finish_sound, spotted
from cinema_agent.graph.state import ProductionState
from cinema_agent.graph.workers import WorkerPool
from cinema_agent.media.clips import ENCODER_VERSION
from cinema_agent.memory.vault import Entry, Vault
from cinema_agent.post.film import CuttingRoom, finish_film
from cinema_agent.post.finish import FINISH_VERSION, SegmentJob
from cinema_agent.post.lettering import FilmLook
from cinema_agent.post.poster import write_poster
from cinema_agent.script.takes import Cut, Measurement, Measurements, Slate

MEASURED = "captions"
"""Fact of a finished film: what was measured of its captions."""
PRODUCTS = ("film.mp4", "film.srt", "film.vtt", "poster.png")


def cut(state: ProductionState, *, runtime: Runtime[Office]) -> ProductionState:
    """Leave `cut.json`, the stems, the film with its captions, and the poster in the folder."""
    office = runtime.context
    office.events.tell("cut", "started", total=2)
    slates = slates_for_the_cut(office.folder.root, office.screenplay)
    decided = spotted(office, slates)
    office.folder.write(office.folder.cut, decided.model_dump_json(indent=1) + "\n")

    sound = finish_sound(office, decided)
    for name in STEMS:
        kept = sound.files[f"{name}.wav"].sha256
        office.folder.place(
            office.vault.path_of(sound, f"{name}.wav"), office.folder.stems / f"{name}.wav", kept
        )

    key = _film_key(office, decided, slates, sound)
    film = office.vault.find(key)
    if film:
        office.events.tell("cut", "reused", "picture")
    else:
        missing = {slate.shot for slate in slates.values() if slate.is_placeholder}
        film = _finished(office, decided, sound, key, missing, mouths_in(slates))
    for name in PRODUCTS:
        office.folder.place(
            office.vault.path_of(film, name), office.folder.root / name, film.files[name].sha256
        )
    return {"frames": decided.total_frames, "film": key}


def _finished(
    office: Office, decided: Cut, sound: Entry, key: str, missing: set[str], mouths: MouthsByShot
) -> Entry:
    look = FilmLook.of(office.screenplay)
    with office.scratch() as folder:
        room = CuttingRoom(
            store=_VaultSegments(office.vault), scratch=folder, map_jobs=_in_workers(office.pool),
            captions=office.settings.delivery.captions,
        )  # fmt: skip
        mixed = office.vault.path_of(sound, FILM_SOUND)
        path = folder / "film.mp4"
        drawn = office.pool.submit(
            write_poster, decided, office.folder.root, folder / "poster.png", look, without=missing
        )
        finish_film(decided, office.folder.root, mixed, path, look=look, room=room)
        drawn.result()
        office.events.tell("cut", "made", "picture")
        facts = {}
        if room.captions == "burn":
            job = CaptionJob(path, decided, look.format, mouths)
            facts = {MEASURED: office.pool.submit(measure_captions, job).result()}
        return office.vault.keep(key, {name: folder / name for name in PRODUCTS}, facts)


def measured_captions(office: Office, film: str) -> Measurements:
    """Return what was measured of the captions when a film was finished; nothing where none are burnt in.

    Args:
        film: the key under which the vault holds it.
    """
    entry = office.vault.find(film)
    values = entry.facts.get(MEASURED, []) if entry else []
    return Measurements(of="captions", values=tuple(Measurement.model_validate(value) for value in values))


def _film_key(office: Office, decided: Cut, slates: Mapping[str, Slate], sound: Entry) -> str:
    return office.vault.key(
        kind="film", version=[FINISH_VERSION, ENCODER_VERSION], cut=decided,
        look=asdict(FilmLook.of(office.screenplay)),
        takes={slate.name: slate.sha256 for slate in slates.values()}, sound=sound.files[FILM_SOUND].sha256,
        captions=office.settings.delivery.captions,
    )  # fmt: skip


@dataclass(frozen=True)
class _VaultSegments:
    """Finished runs of frames, kept in the vault."""

    vault: Vault

    def find(self, key: str) -> Path | None:
        entry = self.vault.find(self._key(key))
        return self.vault.path_of(entry, "segment.mp4") if entry else None

    def keep(self, key: str, path: Path) -> Path:
        return self.vault.path_of(self.vault.keep(self._key(key), {"segment.mp4": path}, {}), "segment.mp4")

    def _key(self, key: str) -> str:
        return self.vault.key(kind="segment", key=key)


def _in_workers(
    pool: WorkerPool,
) -> Callable[[Callable[[SegmentJob], Path], Sequence[SegmentJob]], Iterable[Path]]:
    """Return a `map` that works in the pool."""

    def mapped(work: Callable[[SegmentJob], Path], jobs: Sequence[SegmentJob]) -> list[Path]:
        return [future.result() for future in [pool.submit(work, job) for job in jobs]]

    return mapped
