"""The instruments of the score: one note at a time, synthesised. Knows nothing of harmony or films.

Notes are mono float32 at `MUSIC_RATE_HZ`; the score holds little above 10 kHz, so half the film's rate is
enough. Source: ours.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from cinema_agent.media.sound import SOUND_RATE_HZ, Samples

MUSIC_RATE_HZ = SOUND_RATE_HZ // 2
_TABLE = 8192

Instrument = Callable[[float, float], Samples]
"""(pitch in Hz, seconds held) -> one note, release included."""


def frequency_hz(midi: float) -> float:
    """Return the pitch of a MIDI note number (69 is 440 Hz)."""
    return float(440 * 2 ** ((midi - 69) / 12))


def felt_piano(pitch_hz: float, seconds: float) -> Samples:
    """A soft upright piano with felt between hammer and string: rings on a little after the key is let go."""
    # High strings are shorter-lived.
    decay = 0.75 * (pitch_hz / 220) ** 0.45
    gains = [1.0, 0.48, 0.26, 0.13, 0.07, 0.035, 0.018]
    note = _struck(
        pitch_hz, min(seconds + 1.6, 5.0), gains, decay, growth=0.55, stiffness=0.00022, attack_s=0.010
    )
    knock = np.exp(-np.arange(len(note), dtype=np.float32) / (0.006 * MUSIC_RATE_HZ)) * _hiss(len(note))
    return _released(note + 0.035 * knock, seconds + 0.35, 0.9)


def music_box(pitch_hz: float, seconds: float) -> Samples:
    """A plucked steel tongue: a clear tone and a high, short-lived overtone."""
    note = _struck(
        pitch_hz, 2.2, [1.0, 0.0, 0.0, 0.16, 0.0, 0.10], 1.9, growth=1.4, stiffness=0.004, attack_s=0.002
    )
    return _released(note, max(seconds, 1.2), 0.7)


def pizzicato(pitch_hz: float, seconds: float) -> Samples:
    """A plucked string."""
    gains = [1.0, 0.62, 0.4, 0.22, 0.14, 0.08]
    return _released(
        _struck(pitch_hz, 0.8, gains, 5.0, growth=2.2, stiffness=0.0002, attack_s=0.003),
        min(seconds, 0.5),
        0.2,
    )


def marimba(pitch_hz: float, seconds: float) -> Samples:
    """A wooden bar over a tube."""
    note = _struck(
        pitch_hz, 1.2, [1.0, 0.0, 0.0, 0.22, 0.0, 0.0], 4.2, growth=3.0, stiffness=0.0, attack_s=0.003
    )
    return _released(note, min(seconds, 0.8), 0.25)


def harp(pitch_hz: float, seconds: float) -> Samples:
    """A gently plucked harp string."""
    note = _struck(
        pitch_hz, 3.0, [1.0, 0.5, 0.22, 0.12, 0.05], 1.5, growth=1.0, stiffness=0.0001, attack_s=0.005
    )
    return _released(note, max(seconds, 1.0), 1.0)


def bass(pitch_hz: float, seconds: float) -> Samples:
    """A round plucked bass."""
    gains = [1.0, 0.42, 0.16, 0.06]
    note = _struck(pitch_hz, seconds + 0.4, gains, 0.9, growth=1.1, stiffness=0.0, attack_s=0.018)
    return _released(note, seconds, 0.35)


def pad(pitch_hz: float, seconds: float) -> Samples:
    """A warm pad that breathes in and out: three voices a little apart."""
    return _sustained(pitch_hz, seconds, tilt=2.1, spread=0.0035, attack_s=0.9, release_s=1.5, swell=0.1)


def strings(pitch_hz: float, seconds: float) -> Samples:
    """A small string section, bowed softly."""
    return _sustained(
        pitch_hz, seconds, tilt=1.45, spread=0.0045, attack_s=0.38, release_s=0.8, swell=0.3, vibrato=0.0035
    )


def tremolo(pitch_hz: float, seconds: float) -> Samples:
    """Strings bowed back and forth, uneasy."""
    note = _sustained(pitch_hz, seconds, tilt=1.5, spread=0.006, attack_s=0.5, release_s=0.5, swell=0.35)
    time = np.arange(len(note), dtype=np.float32) / MUSIC_RATE_HZ
    return np.asarray(note * (0.72 + 0.28 * np.sin(2 * np.pi * 9.5 * time)), dtype=np.float32)


def horn(pitch_hz: float, seconds: float) -> Samples:
    """A mellow horn that opens as it sounds."""
    return _sustained(
        pitch_hz, seconds, tilt=1.7, spread=0.0015, attack_s=0.12, release_s=0.35, swell=0.4, vibrato=0.002
    )


def flute(pitch_hz: float, seconds: float) -> Samples:
    """A breathy flute."""
    note = _sustained(
        pitch_hz, seconds, tilt=2.9, spread=0.0005, attack_s=0.09, release_s=0.22, swell=0.1, vibrato=0.005
    )
    level = np.abs(note).max(initial=1e-6)
    shape = np.minimum(1, np.abs(_moving(note)) / level * 2)
    return np.asarray(note + 0.02 * _hiss(len(note)) * shape, dtype=np.float32)


def drone(pitch_hz: float, seconds: float) -> Samples:
    """A low, slowly beating drone with a hollow fifth in it."""
    low = _sustained(pitch_hz, seconds, tilt=1.9, spread=0.008, attack_s=1.6, release_s=2.0, swell=0.5)
    hollow = _sustained(
        pitch_hz * 1.4983, seconds, tilt=2.6, spread=0.005, attack_s=2.4, release_s=2.0, swell=0.4
    )
    return np.asarray(low + 0.3 * hollow, dtype=np.float32)


def glass(pitch_hz: float, seconds: float) -> Samples:
    """A rubbed glass: a pure tone that comes from nowhere."""
    return _sustained(
        pitch_hz, seconds, tilt=4.0, spread=0.0012, attack_s=0.7, release_s=1.4, swell=0.0, vibrato=0.004
    )


def soft_drum(pitch_hz: float, seconds: float) -> Samples:
    """A large, soft drum: its pitch sinks as it dies."""
    length = round(min(max(seconds, 0.6), 1.1) * MUSIC_RATE_HZ)
    time = np.arange(length, dtype=np.float32) / MUSIC_RATE_HZ
    sinking = 62 + 46 * np.exp(-time * 26)
    tone = np.sin(2 * np.pi * np.cumsum(sinking) / MUSIC_RATE_HZ) * np.exp(-time * 5.2)
    skin = _moving(_hiss(length)) * np.exp(-time * 60)
    return _released((tone + 0.5 * skin).astype(np.float32), 1.0, 0.15)


def shaker(pitch_hz: float, seconds: float) -> Samples:
    """A short shake of seeds."""
    length = round(0.12 * MUSIC_RATE_HZ)
    time = np.arange(length, dtype=np.float32) / MUSIC_RATE_HZ
    bright = np.diff(_hiss(length + 1))
    return np.asarray(bright * np.exp(-(((time - 0.045) / 0.02) ** 2)) * 0.5, dtype=np.float32)


def tick(pitch_hz: float, seconds: float) -> Samples:
    """A dry wooden tick, for suspense."""
    return _released(
        _struck(max(pitch_hz, 700.0), 0.12, [1.0, 0.3], 60.0, growth=20.0, stiffness=0.05, attack_s=0.001),
        0.1,
        0.02,
    )


INSTRUMENTS: Mapping[str, Instrument] = MappingProxyType(
    {
        instrument.__name__: instrument
        for instrument in (
            felt_piano, music_box, pizzicato, marimba, harp, bass, pad, strings, tremolo, horn, flute, drone,
            glass, soft_drum, shaker, tick,
        )
    }
)  # fmt: skip
"""Every instrument by the name the mood sheet calls it."""


def _struck(
    pitch_hz: float,
    seconds: float,
    gains: list[float],
    decay: float,
    *,
    growth: float,
    stiffness: float,
    attack_s: float,
) -> NDArray[np.float32]:
    """Return partials that die away, the higher the sooner: `decay` a second, more by `growth` with each."""
    length = round(seconds * MUSIC_RATE_HZ)
    time = np.arange(length, dtype=np.float32) / np.float32(MUSIC_RATE_HZ)
    note = np.zeros(length, np.float32)
    for number, gain in enumerate(gains, 1):
        partial_hz = pitch_hz * number * (1 + stiffness * number**2)
        if gain == 0 or partial_hz > 0.45 * MUSIC_RATE_HZ:
            continue
        rate = decay * (1 + growth * (number - 1))
        heard = min(length, round(7.5 / rate * MUSIC_RATE_HZ))
        span = time[:heard]
        note[:heard] += (
            np.float32(gain)
            * np.sin(np.float32(2 * np.pi * partial_hz) * span)
            * np.exp(np.float32(-rate) * span)
        )
    rise = min(length, round(attack_s * MUSIC_RATE_HZ))
    note[:rise] *= np.linspace(0, 1, rise, dtype=np.float32)
    return note


def _sustained(
    pitch_hz: float,
    seconds: float,
    *,
    tilt: float,
    spread: float,
    attack_s: float,
    release_s: float,
    swell: float,
    vibrato: float = 0.0,
) -> Samples:
    """Return a held tone of three detuned voices; `tilt`: how fast partials weaken, `swell`: how it grows."""
    length = round((seconds + release_s) * MUSIC_RATE_HZ)
    time = np.arange(length, dtype=np.float64) / MUSIC_RATE_HZ
    table = _cycle(tilt, min(12, int(0.4 * MUSIC_RATE_HZ / pitch_hz)))
    waver = vibrato / (2 * np.pi * 5.0) * np.sin(2 * np.pi * 5.0 * time) if vibrato else 0.0
    note = np.zeros(length, np.float32)
    for voice, detune in enumerate((-spread, 0.0, spread * 1.13)):
        phase = pitch_hz * (1 + detune) * (time + waver) + 0.29 * voice
        note += table[((phase % 1.0) * _TABLE).astype(np.intp)]
    rise = np.clip(time / min(attack_s, 0.5 * seconds + 0.05), 0, 1)
    grow = 1 - swell + swell * np.sin(np.pi * np.clip(time / max(seconds, 0.1), 0, 1))
    falling = np.clip((seconds + release_s - time) / release_s, 0, 1)
    return np.asarray(note / 3 * np.sin(rise * np.pi / 2) ** 2 * grow * falling**2, dtype=np.float32)


@cache
def _cycle(tilt: float, highest: int) -> Samples:
    """Return one cycle of a tone of `highest` partials that fall as 1 / number^tilt, peak about 1."""
    place = np.arange(_TABLE) / _TABLE
    partials = (np.sin(2 * np.pi * n * place + 0.7 * n * n) / n**tilt for n in range(1, max(1, highest) + 1))
    return np.asarray(sum(partials), dtype=np.float32)


def _released(note: NDArray[np.float32], held_s: float, release_s: float) -> Samples:
    """Damp a struck note from `held_s` on, and cut it where it is silent."""
    begin = min(len(note), round(held_s * MUSIC_RATE_HZ))
    end = min(len(note), begin + round(release_s * MUSIC_RATE_HZ))
    damped = note[:end].copy()
    tail = min(len(damped), round(release_s * MUSIC_RATE_HZ))
    damped[len(damped) - tail :] *= np.cos(np.linspace(0, np.pi / 2, tail, dtype=np.float32)) ** 2
    return damped


@cache
def _hiss(length: int) -> Samples:
    return np.random.default_rng(29).standard_normal(length, dtype=np.float32) * np.float32(0.5)


def _moving(samples: Samples) -> Samples:
    return np.convolve(samples, np.ones(24, np.float32) / 24, "same").astype(np.float32)
