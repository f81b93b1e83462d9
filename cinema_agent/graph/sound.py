"""The sound of the film: spotted as soon as the shots are timed, mixed in a worker while takes are shot."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from cinema_agent.graph.office import Office
from cinema_agent.media.aac import SOUND_CODER_VERSION, encode_sound
from cinema_agent.media.sound import read_wav
from cinema_agent.memory.vault import Entry
from cinema_agent.post.mix import MIX_VERSION, mix_to_files
from cinema_agent.post.spotting import spot
from cinema_agent.post.timeline import cut_of
from cinema_agent.script.takes import Cut, Slate, SoundEvent

STEMS = ("dialogue", "effects", "music")
MIX, FILM_SOUND = "film.wav", "film.m4a"


@dataclass(frozen=True)
class SoundJob:
    """A cut to mix into `folder`, from lines on disk."""

    cut: Cut
    lines: Mapping[str, Path]
    loudness_lufs: float
    folder: Path


def mix_sound(job: SoundJob) -> dict[str, float]:
    """Mix the film into its stems and their sum, encode the sum, and return what was measured of it.

    Raises:
        MediaError: a line cannot be read or a file not written.
    """
    lines = job.lines
    mixed = mix_to_files(
        job.cut, lambda line: read_wav(lines[line]), job.folder, loudness_lufs=job.loudness_lufs
    )
    seconds = job.cut.total_frames / Fraction(job.cut.rate)
    encode_sound(job.folder / MIX, job.folder / FILM_SOUND, seconds)
    return {
        "integrated loudness, LUFS": round(mixed.integrated_lufs, 2),
        "true peak, dBTP": round(mixed.true_peak_dbtp, 2),
    }


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
        job = SoundJob(cut, _lines(office, cut), office.settings.delivery.loudness_lufs, scratch)
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
        job = SoundJob(cut, _lines(office, cut), office.settings.delivery.loudness_lufs, scratch)
        mixing: Future[dict[str, float]] = office.pool.submit(mix_sound, job)
    else:
        _, scratch, mixing = office.mixing
    measured = mixing.result()
    files = {f"{name}.wav": scratch / f"{name}.wav" for name in STEMS} | {FILM_SOUND: scratch / FILM_SOUND}
    entry = office.vault.keep(key, files, {"measured": measured})
    office.events.tell("cut", "made", "sound")
    return entry


def measured_sound(office: Office, cut: Cut) -> Mapping[str, float]:
    """Return what was measured of the film's sound when it was mixed."""
    entry = office.vault.find(_key(office, cut))
    return entry.facts["measured"] if entry else {}


def _key(office: Office, cut: Cut) -> str:
    return office.vault.key(
        kind="mix", version=[MIX_VERSION, SOUND_CODER_VERSION],
        sounds=cut.sounds, frames=cut.total_frames, rate=cut.rate,
        loudness=office.settings.delivery.loudness_lufs,
        lines={line: office.recordings[line].sha256 for line in sorted(_spoken(cut.sounds))},
    )  # fmt: skip


def _lines(office: Office, cut: Cut) -> dict[str, Path]:
    return {line: office.folder.voice(line) for line in sorted(_spoken(cut.sounds))}


def _spoken(sounds: tuple[SoundEvent, ...]) -> set[str]:
    return {event.source for event in sounds if event.stem == "dialogue"}
