"""The mix: every sound of the cut on its stem, the bed out of the voices' way, at the loudness asked for.

A pure function of the cut and the recorded lines. Stems are 48 kHz stereo, as long as the film to the sample.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from cinema_agent.media.sound import SOUND_RATE_HZ, Samples, envelope, write_wav
from cinema_agent.post.effects import is_ambience, render_effect
from cinema_agent.post.loudness import mastering_gain
from cinema_agent.post.music import MoodCue, compose
from cinema_agent.post.rooms import in_room
from cinema_agent.post.signal import fade, from_db, lay, num_samples, panned, rounded_mean, to_samples
from cinema_agent.script.screenplay import Mood
from cinema_agent.script.takes import Cut, SoundEvent

MIX_VERSION = "1"
"""Rises when the same cut and lines give another mix."""

MIX_VERSION = "1"
"""Raised when the same cut comes to sound different: music, effects, rooms, mix or loudness."""
AMBIENCE_FADE_S = 0.8
AMBIENCE_DB = -8.0
MUSIC_DB = -6.5
CLEARANCE_DB = 9.0
DEFAULT_LUFS = -16.0

_STEP_S = 0.01
_STEP = num_samples(_STEP_S)
_SPEAKING = from_db(-46.0)
_MUSIC_DUCK_DB = 8.0
_EFFECTS_DUCK_DB = 4.0
_LOOK_AHEAD_S = 0.30
_HOLD_S = 0.60
_GLIDE_S = 0.40

LineLoader = Callable[[str], Samples]
"""A line's id -> its samples at 48 kHz, mono (n,) or (1, n)."""


@dataclass(frozen=True)
class Stems:
    """The sound of a film apart: each (2, n) float32 at 48 kHz; together they are the film."""

    dialogue: Samples
    effects: Samples
    music: Samples

    @property
    def film(self) -> Samples:
        """The stems added up."""
        return self.dialogue + self.effects + self.music

    def named(self) -> Mapping[str, Samples]:
        """Return the stems by name."""
        return {"dialogue": self.dialogue, "effects": self.effects, "music": self.music}


def film_samples(cut: Cut) -> int:
    """Return how many samples the film lasts: round(frames / rate * 48000), exactly."""
    return round(Fraction(cut.total_frames) / Fraction(cut.rate) * SOUND_RATE_HZ)


def mix(cut: Cut, load_line: LineLoader, *, loudness_lufs: float = DEFAULT_LUFS) -> Stems:
    """Mix the film.

    Args:
        cut: says which sounds when, how loud and where.
        load_line: gives the recorded lines; it may raise MediaError.
        loudness_lufs: integrated loudness of the sum, its true peaks stay below -1 dBTP.

    Returns:
        Stems whose sum is the film; a silent cut gives silence.
    """
    length = film_samples(cut)
    dialogue = _dialogue(cut, load_line, length)
    effects = _effects(cut, length)
    music = _music(cut, length)

    speaking = _speaking(dialogue)
    spans = [(event.start_s, event.end_s) for event in cut.sounds if event.stem == "dialogue"]
    extra = _extra_duck(dialogue, effects, music, speaking, spans)
    music *= _duck(speaking, _MUSIC_DUCK_DB, extra, length)
    effects *= _duck(speaking, _EFFECTS_DUCK_DB, extra, length)

    gain = mastering_gain(dialogue + effects + music, loudness_lufs)
    return Stems(dialogue * gain, effects * gain, music * gain)


def write_stems(stems: Stems, folder: Path) -> tuple[Path, ...]:
    """Write `dialogue.wav`, `effects.wav` and `music.wav` (24-bit) into a folder, and return their paths.

    Raises:
        MediaError: one cannot be written.
    """
    paths = []
    for name, samples in stems.named().items():
        path = folder / f"{name}.wav"
        write_wav(path, samples)
        paths.append(path)
    return tuple(paths)


def _dialogue(cut: Cut, load_line: LineLoader, length: int) -> Samples:
    track = np.zeros((2, length), np.float32)
    for event in cut.sounds:
        if event.stem == "dialogue":
            line = np.atleast_2d(load_line(event.source)).mean(axis=0, dtype=np.float32)
            voice = in_room(panned(line * np.float32(from_db(event.gain_db)), event.pan), event.room)
            lay(track, voice, num_samples(event.start_s))
    return track


def _effects(cut: Cut, length: int) -> Samples:
    track = np.zeros((2, length), np.float32)
    for event in cut.sounds:
        if event.stem == "effects":
            seconds = min(event.end_s, length / SOUND_RATE_HZ) - event.start_s
            if seconds > 0:
                lay(track, _effect(event, seconds), num_samples(event.start_s))
    return track


def _effect(event: SoundEvent, seconds: float) -> Samples:
    sound = render_effect(event.sound, seconds, event.seed) * np.float32(from_db(event.gain_db))
    if is_ambience(event.sound):
        over = min(AMBIENCE_FADE_S, seconds / 2)
        return fade(sound * np.float32(from_db(AMBIENCE_DB)), in_s=over, out_s=over)
    return in_room(panned(sound, event.pan), event.room)


def _music(cut: Cut, length: int) -> Samples:
    events = sorted((e for e in cut.sounds if e.stem == "music"), key=lambda e: e.start_s)
    if not events:
        return np.zeros((2, length), np.float32)
    cues = [MoodCue(e.start_s, e.end_s, _mood(e.source)) for e in events]
    score = compose(cues, length / SOUND_RATE_HZ, events[0].seed)
    return score[:, :length] * np.float32(from_db(MUSIC_DB + events[0].gain_db))


def _mood(name: str) -> Mood:
    moods: tuple[Mood, ...] = get_args(Mood)
    return next((mood for mood in moods if mood == name), "calm")


def _speaking(dialogue: Samples) -> NDArray[np.float64]:
    """Return 1 where someone speaks or is about to or just did, 0 elsewhere, at each step."""
    active = (envelope(dialogue, step_s=_STEP_S) > _SPEAKING).astype(np.float64)
    before, after = round(_LOOK_AHEAD_S / _STEP_S), round(_HOLD_S / _STEP_S)
    padded = np.pad(active, (after, before))
    return np.asarray(np.lib.stride_tricks.sliding_window_view(padded, before + after + 1).max(axis=1))


def _extra_duck(
    dialogue: Samples,
    effects: Samples,
    music: Samples,
    speaking: NDArray[np.float64],
    spans: list[tuple[float, float]],
) -> NDArray[np.float64]:
    """Return how many more dB the bed must go down at each step so that every line stands clear of it."""
    voice = envelope(dialogue, step_s=_STEP_S).astype(np.float64) ** 2
    bed = (envelope(music, step_s=_STEP_S).astype(np.float64) * from_db(-_MUSIC_DUCK_DB)) ** 2
    bed += (envelope(effects, step_s=_STEP_S).astype(np.float64) * from_db(-_EFFECTS_DUCK_DB)) ** 2
    extra = np.zeros(len(speaking))
    for start_s, end_s in spans:
        begin, end = round(start_s / _STEP_S), round(end_s / _STEP_S)
        said = voice[begin:end] > _SPEAKING**2
        if not said.any():
            continue
        clear_db = 10 * np.log10(voice[begin:end][said].mean() / max(float(bed[begin:end].mean()), 1e-12))
        first = max(0, begin - round(_LOOK_AHEAD_S / _STEP_S))
        last = end + round(_HOLD_S / _STEP_S)
        extra[first:last] = np.maximum(extra[first:last], max(0.0, CLEARANCE_DB - clear_db))
    return extra


def _duck(speaking: NDArray[np.float64], depth_db: float, extra: NDArray[np.float64], length: int) -> Samples:
    """Return the gain of a bed at each sample: down before a voice begins, up again after it."""
    down_db = rounded_mean(speaking * depth_db + extra, round(_GLIDE_S / _STEP_S))
    return to_samples(10 ** (-down_db / 20), _STEP, length)
