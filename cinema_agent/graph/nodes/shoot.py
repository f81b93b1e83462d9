"""Shoot one shot: take, measure, check, retake what fails, circle one; what cannot be made becomes a placeholder.

Fanned out, one task a shot; the worker pool does the throttling, so many of these wait at once.
"""

from __future__ import annotations

from pathlib import Path

from langgraph.runtime import Runtime

from cinema_agent.errors import CinemaError, MediaError, SettingsError, StorageError
from cinema_agent.evaluation.measure import measure_take
from cinema_agent.generators import ShotOrder
from cinema_agent.graph.jobs import TakeJob, shoot_take
from cinema_agent.graph.office import Office
from cinema_agent.graph.orders import facts_of, order_for
from cinema_agent.graph.state import ProductionState, ShotTask
from cinema_agent.media.files import file_sha256
from cinema_agent.media.probe import probe
from cinema_agent.memory.vault import Entry
from cinema_agent.post.placeholder import write_placeholder
from cinema_agent.script.noun import content_hash
from cinema_agent.script.shot import Shot
from cinema_agent.script.takes import ContinuityReport, Measurements, Slate

MAX_TAKES = 4
"""One take and at most three retakes."""


def shoot(state: ShotTask, *, runtime: Runtime[Office]) -> ProductionState:
    """Leave a circled slate for the shot in `takes/`."""
    office = runtime.context
    shot = office.screenplay.shot(state["shot"])
    own = office.own_takes.get(shot.id)
    slates = (_own_slate(office, shot, own),) if own else _shot_slates(office, shot)
    office.file_slates(shot, slates)
    circled = next(slate for slate in slates if slate.is_circled)
    notes = circled.report.notes if circled.report else ()
    office.events.tell("checks", "finished", circled.name, "; ".join(note.what for note in notes))
    return {}


def _shot_slates(office: Office, shot: Shot) -> tuple[Slate, ...]:
    """Shoot until a take passes or a retake changes nothing; then circle the take with the fewest faults.

    Where no take could be made at all, a placeholder stands for the shot.

    Raises:
        SettingsError, StorageError: the disk refuses; another take would fare no better.
    """
    slates: list[Slate] = []
    reason = ""
    for take in range(1, MAX_TAKES + 1):
        try:
            slates.append(_take(office, shot, take, reason, counts=not slates))
        except (SettingsError, StorageError):
            raise
        except CinemaError as error:
            reason = f"retake: {error}"
            office.events.tell(
                "takes", "retake" if take < MAX_TAKES else "warning", f"{shot.id}-{take}", str(error)
            )
            continue
        report = slates[-1].report
        assert report is not None
        if report.passed:
            break
        reason = "retake: " + "; ".join(_fault_notes(slates[-1]))
        if len(slates) > 1 and _failed(slates[-1]) == _failed(slates[-2]):
            # Whoever shot the same faults twice will shoot them again.
            break
        if take < MAX_TAKES:
            office.events.tell("checks", "retake", slates[-1].name, reason)
    if not slates:
        office.events.tell("takes", "failed", shot.id, reason.removeprefix("retake: "))
        return (_placeholder(office, shot, reason.removeprefix("retake: ")),)
    best = min(slates, key=lambda slate: (len(_fault_notes(slate)), slate.take))
    return tuple(slate.model_copy(update={"is_circled": slate is best}) for slate in slates)


def _failed(slate: Slate) -> list[str]:
    return [note.check for note in slate.report.notes if note.severity == "fault"] if slate.report else []


def _fault_notes(slate: Slate) -> list[str]:
    return [note.what for note in slate.report.notes if note.severity == "fault"] if slate.report else []


def _take(office: Office, shot: Shot, take: int, reason: str, *, counts: bool) -> Slate:
    """Return the slate of one take, from the vault or shot now; `counts`: it is the first the shot has.

    Raises:
        CinemaError: it cannot be shot.
    """
    film, capabilities = office.settings.film, office.crew.filmed
    order = order_for(office.screenplay, shot, office.recordings, office.handles, film, take=take)
    facts = facts_of(order, capabilities)
    keyframes = office.keyframes_of(shot)
    if capabilities.needs_keyframes:
        facts["keyframes"] = content_hash([[at, file_sha256(path)] for at, path in keyframes])[:16]
    facts["joins"] = content_hash(office.joins[shot.id])[:16]
    component = office.component("synthesizer")
    key = office.vault.key(
        kind=f"take {capabilities.generator}",
        version=capabilities.version,
        facts=facts,
        config=component.config,
    )
    entry = office.vault.find(key)
    made = entry is None
    if entry is None:
        reason = reason or office.why_shot(shot, take, facts)
        entry = _shot_now(office, order, keyframes, key)
    slate = Slate(
        shot=shot.id, take=take, clip=office.folder.inside(office.folder.take(order.slate)),
        sha256=entry.facts["sha256"], key=key, seed=order.take_seed or order.seed,
        generator=capabilities.generator, generator_version=capabilities.version,
        length_frames=shot.length_frames, head_frames=order.head_frames, tail_frames=order.tail_frames,
        why=reason or _why_before(office, shot, take), facts=facts, references=office.references_for(shot),
        measurements=Measurements.model_validate(entry.facts["measurements"]).model_copy(update={"of": order.slate}),
    )  # fmt: skip
    assert slate.measurements is not None
    report = office.check(shot, slate.measurements, slate.name)
    office.folder.place(office.vault.path_of(entry, "take.mp4"), office.folder.take(slate.name), slate.sha256)
    office.events.tell("takes", ("made" if made else "reused") if counts else "note", slate.name, slate.why)
    return slate.model_copy(update={"report": report})


def _why_before(office: Office, shot: Shot, take: int) -> str:
    before = office.slate_before(shot, take)
    return before.why if before else "found in the vault"


def _shot_now(office: Office, order: ShotOrder, keyframes: tuple[tuple[int, Path], ...], key: str) -> Entry:
    with office.scratch() as folder:
        clip = folder / f"{order.slate}.mp4"
        voices = {line.line: office.folder.voice(line.line) for line in order.spoken}
        joins = office.joins[order.shot.id]
        job = TakeJob(office.component("synthesizer"), order, keyframes, clip, joins, voices)
        affinity = f"{order.place.id}/{order.time_of_day}/{order.weather}"
        taken = office.pool.submit_near(affinity, shoot_take, job).result()
        facts = {"sha256": taken.sha256, "measurements": taken.measurements.model_dump(mode="json")}
        return office.vault.keep(key, {"take.mp4": clip}, facts)


def _own_slate(office: Office, shot: Shot, path: Path) -> Slate:
    """Return the slate of a clip the film-maker laid in `takes/` themselves: measured and checked, never retaken.

    Raises:
        MediaError: it has another length or size than the shot, or cannot be decoded.
    """
    facts = probe(path)
    head, tail = office.handles.get(shot.id, (0, 0))
    wanted = head + shot.length_frames + tail
    size = office.screenplay.format.size
    if facts.frames != wanted or (facts.width, facts.height) != (size.width, size.height):
        raise MediaError(
            f"your take {path.name} has {facts.frames} frames of {facts.width}x{facts.height}, shot {shot.id} needs "
            f"{wanted} of {size}; correct the file or delete it to have the shot made"
        )
    sha256 = file_sha256(path)
    take = int(path.stem.rpartition("-")[2])
    measurements = _measured_own(office, path, sha256)
    office.events.tell("takes", "reused", path.stem, "your own take")
    return Slate(
        shot=shot.id, take=take, clip=office.folder.inside(path), sha256=sha256, key=sha256, seed=0, generator="hand",
        generator_version="0", length_frames=shot.length_frames, head_frames=head, tail_frames=tail, is_circled=True,
        why="your own take", measurements=measurements, report=office.check(shot, measurements, path.stem),
    )  # fmt: skip


def _measured_own(office: Office, path: Path, sha256: str) -> Measurements:
    """Return what is measured of the film-maker's own clip; whom it shows is not asked, for they know."""
    key = office.vault.key(kind="own take", version="1", sha256=sha256, name=path.stem)
    entry = office.vault.find(key)
    if entry is None:
        measured = office.pool.submit(measure_take, path, path.stem).result()
        entry = office.vault.keep(key, {}, {"measurements": measured.model_dump(mode="json")})
    return Measurements.model_validate(entry.facts["measurements"])


def _placeholder(office: Office, shot: Shot, reason: str) -> Slate:
    """Write a clip that says which shot is missing and why, and return its slate."""
    head, tail = office.handles.get(shot.id, (0, 0))
    name = f"{shot.id}-{MAX_TAKES}"
    path = office.folder.take(name)
    write_placeholder(
        path, shot=shot.id, plot=shot.plot, reason=reason, size=office.screenplay.format.size,
        rate=office.screenplay.format.rate, length_frames=head + shot.length_frames + tail,
    )  # fmt: skip
    sha256 = file_sha256(path)
    office.folder.note(path, sha256)
    return Slate(
        shot=shot.id, take=MAX_TAKES, clip=office.folder.inside(path), sha256=sha256, key=sha256, seed=0,
        generator="placeholder", generator_version="1", length_frames=shot.length_frames, head_frames=head,
        tail_frames=tail, is_placeholder=True, is_circled=True, why=reason, report=ContinuityReport(of=name),
    )  # fmt: skip
