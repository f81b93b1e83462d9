"""The instruments of the score: one note at a time, synthesised from `sheets/instruments.toml`.

Knows nothing of harmony or films. Notes are mono float32 at `MUSIC_RATE_HZ`; the score holds little above
10 kHz, so half the film's rate is enough. Every instrument is brought to one loudness, so that one may stand
in for another. Source: ours.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from cinema_agent.media.sound import SOUND_RATE_HZ, Samples
from cinema_agent.post.signal import from_db
from cinema_agent.script.sheets import check_columns, parse_sheet

MUSIC_RATE_HZ = SOUND_RATE_HZ // 2
USUAL_RMS = from_db(-12.0)
"""RMS of a second of middle C."""

Kind = Literal["struck", "sustained", "drum", "noise", "cymbal"]

_HIGHEST_PEAK = 1.0
_TABLE_BITS = 13
_TABLE = 1 << _TABLE_BITS
_MOST_PARTIALS = 12
_MIDDLE_C_HZ = 261.63
_TUNED_LOW_HZ = (65.0, 130.0)
# Partials of a thin plate, as ratios: close together, none a multiple of another.
_PLATE = (1.0, 1.41, 1.83, 2.31, 2.87, 3.53, 4.31, 5.17, 6.37, 7.83)


@dataclass(frozen=True)
class Instrument:
    """How an instrument sounds; see the head of its sheet."""

    kind: Kind
    gains: tuple[float, ...] = ()
    decay: float = 1.0
    growth: float = 0.0
    pitch_decay: float = 0.0
    stiffness: float = 0.0
    attack_s: float = 0.005
    release_s: float = 0.2
    over_s: float = 0.0
    shortest_s: float = 0.0
    longest_s: float = 6.0
    lowest_hz: float = 0.0
    knock: float = 0.0
    tilt: float = 2.0
    odd: bool = False
    bright: float = 0.0
    spread: float = 0.0
    swell: float = 0.0
    vibrato: float = 0.0
    tremolo: float = 0.0
    breath: float = 0.0
    hollow: float = 0.0
    from_hz: float = 100.0
    to_hz: float = 60.0
    skin: float = 0.5
    tuned: bool = False
    peak_s: float = 0.04
    width_s: float = 0.02
    low_hz: float = 320.0


def frequency_hz(midi: float) -> float:
    """Return the pitch of a MIDI note number (69 is 440 Hz)."""
    return float(440 * 2 ** ((midi - 69) / 12))


def play(name: str, pitch_hz: float, seconds: float) -> Samples:
    """Return one note, release included, at the usual loudness.

    Args:
        name: an instrument of the sheet.
        pitch_hz: its pitch; drums and noises that are not tuned ignore it.
        seconds: how long it is held.

    Raises:
        KeyError: no such instrument.
    """
    note = _note(instruments()[name], pitch_hz, seconds)
    return np.asarray(note * np.float32(_evening_gain(name)), dtype=np.float32)


@cache
def instruments() -> Mapping[str, Instrument]:
    """Return every instrument by name."""
    where = "post/sheets/instruments.toml"
    raw = parse_sheet(where, files(__package__).joinpath("sheets", "instruments.toml").read_text("utf-8"))
    for name, row in raw.items():
        check_columns(row, Instrument, where=f"{where}, [{name}]")
    return MappingProxyType(
        {name: Instrument(**{**row, "gains": tuple(row.get("gains", ()))}) for name, row in raw.items()}
    )


def _note(instrument: Instrument, pitch_hz: float, seconds: float) -> Samples:
    return _KINDS[instrument.kind](instrument, max(pitch_hz, instrument.lowest_hz), seconds)


@cache
def _evening_gain(name: str) -> float:
    """Return the factor that makes a second of middle C as loud as of every other instrument."""
    note = _note(instruments()[name], _MIDDLE_C_HZ, 0.8)[:MUSIC_RATE_HZ]
    rms = float(np.sqrt(np.sum(note.astype(np.float64) ** 2) / MUSIC_RATE_HZ))
    # A stroke is over in no time: by its mean alone it would be far too loud.
    return min(USUAL_RMS / rms, _HIGHEST_PEAK / float(np.abs(note).max()))


def _struck(instrument: Instrument, pitch_hz: float, seconds: float) -> Samples:
    """Partials that die away, the higher the sooner."""
    held = min(max(seconds + instrument.over_s, instrument.shortest_s), instrument.longest_s)
    length = round((held + instrument.release_s) * MUSIC_RATE_HZ)
    time = np.arange(length, dtype=np.float32) / np.float32(MUSIC_RATE_HZ)
    note = np.zeros(length, np.float32)
    decay = instrument.decay * (pitch_hz / 220) ** instrument.pitch_decay
    for number, gain in enumerate(instrument.gains, 1):
        partial_hz = pitch_hz * number * (1 + instrument.stiffness * number**2)
        if gain == 0 or partial_hz > 0.45 * MUSIC_RATE_HZ:
            continue
        rate = decay * (1 + instrument.growth * (number - 1))
        heard = min(length, round(7.5 / rate * MUSIC_RATE_HZ))
        span = time[:heard]
        wave = _sines()[_turns(partial_hz, heard) >> (32 - _TABLE_BITS)]
        note[:heard] += np.float32(gain) * wave * np.exp(np.float32(-rate) * span)
    rise = min(length, round(instrument.attack_s * MUSIC_RATE_HZ))
    note[:rise] *= np.linspace(0, 1, rise, dtype=np.float32)
    if instrument.knock:
        fading = np.exp(-np.arange(length, dtype=np.float32) / (0.006 * MUSIC_RATE_HZ))
        note += instrument.knock * fading * _hiss(length)
    return _damped(note, instrument.release_s)


def _sustained(instrument: Instrument, pitch_hz: float, seconds: float) -> Samples:
    """A held tone of three voices a little apart, that swells and may open while it does."""
    length = round((seconds + instrument.release_s) * MUSIC_RATE_HZ)
    time = np.arange(length, dtype=np.float32) / np.float32(MUSIC_RATE_HZ)
    waver = np.zeros(length, np.int32)
    if instrument.vibrato:
        depth = instrument.vibrato * pitch_hz / (2 * np.pi * 5.0) * 2.0**32
        waver = np.asarray(depth * np.sin(np.float32(2 * np.pi * 5.0) * time), dtype=np.int32)
    attack = min(instrument.attack_s, 0.5 * seconds + 0.05)
    rise = np.sin(np.minimum(time / np.float32(attack), 1) * np.float32(np.pi / 2)) ** 2
    arch = np.sin(np.float32(np.pi) * np.minimum(time / np.float32(max(seconds, 0.1)), 1))
    note = _voices(instrument, pitch_hz, length, waver, arch * rise)
    if instrument.hollow:
        fifth = pitch_hz * 1.4983
        note += np.float32(instrument.hollow) * _voices(instrument, fifth, length, waver, arch * rise)
    falling = np.clip((np.float32(len(time) / MUSIC_RATE_HZ) - time) / np.float32(instrument.release_s), 0, 1)
    shape = rise * (1 - instrument.swell + instrument.swell * arch) * falling**2
    if instrument.tremolo:
        shape *= 1 - instrument.tremolo + instrument.tremolo * np.sin(np.float32(2 * np.pi * 9.5) * time)
    if instrument.breath:
        note += np.float32(instrument.breath) * _breath(length)
    return np.asarray(note * shape, dtype=np.float32)


def _voices(
    instrument: Instrument, pitch_hz: float, length: int, waver: NDArray[np.int32], opening: Samples
) -> Samples:
    partials = max(1, min(_MOST_PARTIALS, int(0.4 * MUSIC_RATE_HZ / pitch_hz)))
    table = _cycle(instrument.tilt, partials, instrument.odd)
    open_table = _cycle(instrument.bright, partials, instrument.odd) if instrument.bright else table
    note = np.zeros(length, np.float32)
    for voice, detune in enumerate((-instrument.spread, 0.0, instrument.spread * 1.13)):
        turns = _turns(pitch_hz * (1 + detune), length) + np.uint32(int(0.29 * voice * 2**32) % 2**32)
        place = (turns + waver.view(np.uint32)) >> (32 - _TABLE_BITS)
        wave = table[place]
        if instrument.bright:
            wave = wave + (open_table[place] - wave) * opening
        note += wave
    return note / np.float32(3)


def _drum(instrument: Instrument, pitch_hz: float, seconds: float) -> Samples:
    """A skin whose pitch sinks as it dies."""
    length = round(min(max(seconds, 0.6), 3.0 / instrument.decay + 0.5) * MUSIC_RATE_HZ)
    time = np.arange(length, dtype=np.float32) / np.float32(MUSIC_RATE_HZ)
    unit = _into(pitch_hz, *_TUNED_LOW_HZ) if instrument.tuned else 1.0
    high, low = instrument.from_hz * unit, instrument.to_hz * unit
    sinking = low + (high - low) * np.exp(-time * 26)
    tone = np.sin(2 * np.pi * np.cumsum(sinking, dtype=np.float64) / MUSIC_RATE_HZ)
    skin = _moving(_hiss(length)) * np.exp(-time * 60)
    beaten = tone * np.exp(-time * instrument.decay) + instrument.skin * skin
    beaten[:24] *= np.linspace(0, 1, 24)
    return _damped(np.asarray(beaten, dtype=np.float32), 0.15)


def _noise(instrument: Instrument, pitch_hz: float, seconds: float) -> Samples:
    """A short noise that swells and falls within a few hundredths of a second."""
    length = round((instrument.peak_s + 4 * instrument.width_s + 0.01) * MUSIC_RATE_HZ)
    time = np.arange(length, dtype=np.float32) / np.float32(MUSIC_RATE_HZ)
    treble = np.diff(_hiss(length + 1))
    noise = instrument.bright * treble + (1 - instrument.bright) * _hiss(length)
    shape = np.exp(-(((time - instrument.peak_s) / instrument.width_s) ** 2))
    shape[:12] *= np.linspace(0, 1, 12, dtype=np.float32)
    return np.asarray(noise * shape, dtype=np.float32)


def _cymbal(instrument: Instrument, pitch_hz: float, seconds: float) -> Samples:
    """Metal: the partials of a plate and a wash of noise, the treble gone first."""
    length = round(min(4.0, 3.5 / instrument.decay) * MUSIC_RATE_HZ)
    time = np.arange(length, dtype=np.float32) / np.float32(MUSIC_RATE_HZ)
    note = 0.8 * np.diff(_hiss(length + 1)) * np.exp(-time * instrument.decay * 2.2)
    for number, ratio in enumerate(_PLATE):
        wave = _sines()[_turns(instrument.low_hz * ratio, length) >> (32 - _TABLE_BITS)]
        note += 0.14 * wave * np.exp(-time * np.float32(instrument.decay * (0.8 + 0.25 * number)))
    note *= np.minimum(time / np.float32(instrument.attack_s), 1)
    return _damped(np.asarray(note, dtype=np.float32), 0.5)


_KINDS: Mapping[Kind, Callable[[Instrument, float, float], Samples]] = MappingProxyType(
    {"struck": _struck, "sustained": _sustained, "drum": _drum, "noise": _noise, "cymbal": _cymbal}
)


def _turns(pitch_hz: float, length: int) -> NDArray[np.uint32]:
    """Return the phase at each sample as a part of 2^32: whole numbers wrap round by themselves."""
    step = np.uint32(round(pitch_hz / MUSIC_RATE_HZ * 2**32) % 2**32)
    return np.asarray(_counting(1 << max(12, (length - 1).bit_length()))[:length] * step, dtype=np.uint32)


@lru_cache(maxsize=8)
def _counting(length: int) -> NDArray[np.uint32]:
    return np.arange(length, dtype=np.uint32)


@cache
def _sines() -> Samples:
    return np.sin(2 * np.pi * np.arange(_TABLE) / _TABLE).astype(np.float32)


@cache
def _cycle(tilt: float, highest: int, odd: bool) -> Samples:
    """Return one cycle of a tone of `highest` partials that fall as 1 / number^tilt, RMS 1."""
    place = np.arange(_TABLE) / _TABLE
    cycle = np.zeros(_TABLE)
    for number in range(1, highest + 1, 2 if odd else 1):
        cycle += np.sin(2 * np.pi * number * place + 0.7 * number * number) / number**tilt
    return np.asarray(cycle / np.sqrt(np.mean(cycle**2)), dtype=np.float32)


def _damped(note: Samples, release_s: float) -> Samples:
    """Let the end of a note fall to silence."""
    tail = min(len(note), round(release_s * MUSIC_RATE_HZ))
    note[len(note) - tail :] *= np.cos(np.linspace(0, np.pi / 2, tail, dtype=np.float32)) ** 2
    return note


def _into(pitch_hz: float, low_hz: float, high_hz: float) -> float:
    """Return a pitch moved by octaves until it lies between two."""
    while pitch_hz >= high_hz:
        pitch_hz /= 2
    while pitch_hz < low_hz:
        pitch_hz *= 2
    return pitch_hz


@cache
def _hiss(length: int) -> Samples:
    return np.random.default_rng(29).standard_normal(length, dtype=np.float32) * np.float32(0.5)


@cache
def _breath(length: int) -> Samples:
    """Return air over an edge: noise without much bass or treble, RMS about 1."""
    airy = np.convolve(_hiss(length), np.ones(5, np.float32) / 5, "same") - _moving(_hiss(length))
    return np.asarray(airy / max(float(np.sqrt(np.mean(airy**2))), 1e-6), dtype=np.float32)


def _moving(samples: Samples) -> Samples:
    return np.convolve(samples, np.ones(24, np.float32) / 24, "same").astype(np.float32)
