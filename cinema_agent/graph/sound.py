"""The sound of the film: spotted as soon as the shots are timed, mixed in a worker while takes are shot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from cinema_agent.agents.continuity import check_sound
from cinema_agent.evaluation.sound_measures import (
    HeardFilm,
    measure_film_sound,
    measure_lip_sync,
    openness_by_frame,
)
from cinema_agent.graph.office import Office
from cinema_agent.media.aac import SOUND_CODER_VERSION, encode_sound
from cinema_agent.media.sound import SOUND_RATE_HZ, read_wav
from cinema_agent.memory.vault import Entry
from cinema_agent.post.gauge import LEVEL_STEP_S
from cinema_agent.post.mix import MIX_VERSION, mix_to_files
from cinema_agent.post.room_tone import TONE
from cinema_agent.post.spotting import spot
from cinema_agent.post.timeline import cut_of
from cinema_agent.script.sound import Viseme
from cinema_agent.script.takes import ContinuityNote, Cut, Measurement, Measurements, Slate, SoundEvent

MEASURED_VERSION = "1"
"""Rises when something else is measured of the same mix."""

STEMS = ("dialogue", "effects", "music")
MIX, FILM_SOUND = "film.wav", "film.m4a"


@dataclass(frozen=True)
class SoundJob:
    """A cut to mix into `folder`, from lines on disk."""

    cut: Cut
    lines: Mapping[str, Path]
    visemes: Mapping[str, tuple[Viseme, ...]]
    loudness_lufs: float
    folder: Path


@dataclass(frozen=True)
class SoundReport:
    """What was measured of the film's sound, and what of that is beyond its limits."""

    measured: tuple[Measurement, ...]
    notes: tuple[ContinuityNote, ...]


def mix_sound(job: SoundJob) -> list[dict[str, Any]]:
    """Mix the film into its stems and their sum, encode the sum, and return what was measured, for the vault.

    Raises:
        MediaError: a line cannot be read or a file not written.
    """
    lines = job.lines
    mixed = mix_to_files(
        job.cut, lambda line: read_wav(lines[line]), job.folder, loudness_lufs=job.loudness_lufs
    )
    seconds = job.cut.total_frames / Fraction(job.cut.rate)
    encode_sound(job.folder / MIX, job.folder / FILM_SOUND, seconds)
    found = mixed.gauged
    heard = HeardFilm(
        levels=found.levels, step_s=LEVEL_STEP_S, lufs=found.lufs, ordered_lufs=job.loudness_lufs,
        peak_dbtp=found.peak_dbtp, clipped=found.clipped, jump=found.jump, offset=found.offset,
    )  # fmt: skip
    measured = [*measure_film_sound(heard, _spans(job.cut, "line"), _spans(job.cut, TONE)), *_mouths(job)]
    return [measurement.model_dump() for measurement in measured]


def _spans(cut: Cut, sound: str) -> dict[str, tuple[float, float]]:
    """Return when the sounds of a name are heard, by what they belong to."""
    return {event.source: (event.start_s, event.end_s) for event in cut.sounds if event.sound == sound}


def _mouths(job: SoundJob) -> Iterator[Measurement]:
    """Yield how each recorded line's mouth follows its voice, at the frames of the film."""
    rate = Fraction(job.cut.rate)
    for line, path in job.lines.items():
        visemes = job.visemes.get(line, ())
        if visemes:
            samples = read_wav(path).mean(axis=0)
            openness = openness_by_frame(visemes, rate, int(len(samples) * rate / SOUND_RATE_HZ))
            yield from measure_lip_sync(openness, samples, SOUND_RATE_HZ, rate, line)


def spotted(office: Office, slates: Mapping[str, Slate] | None = None) -> Cut:
    """Return the whole cut, pictures and sounds; before there are takes, with the takes that are to come."""
    screenplay = office.screenplay
    cut = cut_of(screenplay, slates or office.slates_to_come(), office.recordings)
    return cut.model_copy(
        update={"sounds": spot(screenplay, cut.pictures, office.recordings, total_frames=cut.total_frames)}
    )


def begin_sound(office: Office) -> None:
    """Have the film mixed in a worker, unless the vault holds the mix."""
    cut = spotted(office)
    if office.vault.find(_key(office, cut)) is None:
        scratch = office.open_scratch()
        job = _job(office, cut, scratch)
        office.mixing = (_key(office, cut), scratch, office.pool.submit(mix_sound, job))


def finish_sound(office: Office, cut: Cut) -> Entry:
    """Return the mix of this cut: from the vault, from the worker that began it, or mixed now."""
    key = _key(office, cut)
    entry = office.vault.find(key)
    if entry is not None:
        office.events.tell("cut", "reused", "sound")
        return entry
    if office.mixing is None or office.mixing[0] != key:
        scratch = office.open_scratch()
        mixing: Future[list[dict[str, Any]]] = office.pool.submit(mix_sound, _job(office, cut, scratch))
    else:
        _, scratch, mixing = office.mixing
    measured = mixing.result()
    files = {f"{name}.wav": scratch / f"{name}.wav" for name in STEMS} | {FILM_SOUND: scratch / FILM_SOUND}
    entry = office.vault.keep(key, files, {"measured": measured})
    office.events.tell("cut", "made", "sound")
    return entry


def sound_report(office: Office, cut: Cut) -> SoundReport:
    """Return what was measured of the film's sound when it was mixed, judged by the limits of today."""
    entry = office.vault.find(_key(office, cut))
    values = entry.facts["measured"] if entry else []
    measurements = Measurements(of="sound", values=tuple(Measurement.model_validate(one) for one in values))
    return SoundReport(measurements.values, check_sound(measurements).notes)


def _job(office: Office, cut: Cut, scratch: Path) -> SoundJob:
    lines = {line: office.folder.voice(line) for line in sorted(_spoken(cut.sounds))}
    visemes = {line: office.recordings[line].visemes for line in lines}
    return SoundJob(cut, lines, visemes, office.settings.delivery.loudness_lufs, scratch)


def _key(office: Office, cut: Cut) -> str:
    return office.vault.key(
        kind="mix", version=[MIX_VERSION, SOUND_CODER_VERSION, MEASURED_VERSION],
        sounds=cut.sounds, frames=cut.total_frames, rate=cut.rate,
        loudness=office.settings.delivery.loudness_lufs,
        lines={line: office.recordings[line].sha256 for line in sorted(_spoken(cut.sounds))},
    )  # fmt: skip


def _spoken(sounds: tuple[SoundEvent, ...]) -> set[str]:
    return {event.source for event in sounds if event.stem == "dialogue"}
