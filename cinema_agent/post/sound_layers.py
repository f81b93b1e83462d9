"""The simple sources effects are made of: noise, hum, grains, chirps, modes, creaks, sweeps, babble.

A layer is a row of `sheets/effects.toml`; rendering it gives stereo (2, n) float32 at 48 kHz. In a loop every
source runs on from the end into the beginning. Source: ours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from cinema_agent.media.sound import SOUND_RATE_HZ, Samples
from cinema_agent.post.signal import band_noise, num_samples, panned, rounded_mean, to_samples

Kind = Literal["noise", "hum", "grains", "chirps", "modal", "creaks", "sweep", "babble"]

_CONTROL = 480
_MODES_HEARD = 6.9


@dataclass(frozen=True)
class SoundLayer:
    """One source of an effect. Frequencies in Hz, times in seconds, `level` a factor; pairs are ranges to
    choose from.

    How often: `rate` a second at random, `every_s` regularly (exactly so if `steady`), or `count` times
    within `length`. `swell` and `gusts` (0 to 1) say how deep the loudness goes up and down, regularly each
    `swell_s` or at random.
    """

    kind: Kind
    level: float
    low_hz: float = 100.0
    high_hz: float = 4000.0
    slope: int = 2
    swell_s: float = 0.0
    swell: float = 0.0
    gusts: float = 0.0
    lag_s: float = 0.0
    attack_s: float = 0.0
    decay_s: float | tuple[float, ...] = 0.0
    rate: float = 0.0
    every_s: float = 0.0
    steady: bool = False
    count: int = 0
    length: float = 0.0
    length_s: float | tuple[float, float] = 0.0
    hz: tuple[float, ...] = ()
    gains: tuple[float, ...] = ()
    spread: bool = False
    beat: float = 0.0
    notes: tuple[int, int] = (1, 1)
    from_hz: float | tuple[float, float] = 0.0
    to_hz: float | tuple[float, float] = 0.0
    gap_s: float = 0.1
    harmonics: tuple[float, ...] = (1.0,)
    vibrato_hz: float = 0.0
    vibrato: float = 0.0
    rough: float = 0.0
    width: float = 0.7
    voices: int = 0


def render_layer(layer: SoundLayer, length: int, is_loop: bool, rng: np.random.Generator) -> Samples:
    """Return a layer as (2, length)."""
    return _KINDS[layer.kind](layer, length, is_loop, rng) * np.float32(layer.level)


def _noise(layer: SoundLayer, length: int, is_loop: bool, rng: np.random.Generator) -> Samples:
    noise = band_noise(length, rng, low_hz=layer.low_hz, high_hz=layer.high_hz, slope=layer.slope)
    # The same noise seconds later is another noise to the ear, and costs nothing.
    channels = (noise, np.roll(noise, length // 2))
    # A little of each side in the other: wide, yet whole in mono.
    stereo = np.stack([channels[0] + 0.4 * channels[1], channels[1] + 0.4 * channels[0]]) / np.float32(1.08)
    loudness = np.ones(length, np.float32)
    if layer.swell:
        loudness *= _swell(layer, length)
    if layer.gusts:
        loudness *= _gusts(layer.gusts, length, rng)
    if not is_loop:
        loudness *= _struck_shape(layer, length)
    return np.asarray(stereo * loudness, dtype=np.float32)


def _swell(layer: SoundLayer, length: int) -> Samples:
    """Return the loudness of waves: a quick rise, a slow fall, whole swells within the length."""
    count = max(1, round(length / SOUND_RATE_HZ / layer.swell_s))
    phase = (np.arange(length, dtype=np.float32) / length * count - layer.lag_s / layer.swell_s) % 1.0
    rise = np.sin(np.pi * phase**0.7) ** 2
    return np.asarray(1 - layer.swell + layer.swell * rise, dtype=np.float32)


def _gusts(depth: float, length: int, rng: np.random.Generator) -> Samples:
    """Return a slowly wandering loudness whose end meets its beginning."""
    points = max(4, length // (SOUND_RATE_HZ // 2))
    heights = rng.uniform(0, 1, points) ** 1.3
    wrapped = np.concatenate([heights, heights[:1]])
    place = np.arange(0, length, _CONTROL) / length * points
    whole = place.astype(int)
    blend = 0.5 - 0.5 * np.cos(np.pi * (place - whole))
    curve = wrapped[whole] * (1 - blend) + wrapped[whole + 1] * blend
    curve = np.append(curve, wrapped[0])
    curve = 1 - depth + depth * curve * 1.6
    return np.interp(np.arange(length), np.arange(len(curve)) * (length / (len(curve) - 1)), curve).astype(
        np.float32
    )


def _struck_shape(layer: SoundLayer, length: int) -> Samples:
    """Return a loudness that waits `lag_s`, rises over `attack_s` and dies with `decay_s`."""
    time = np.arange(length, dtype=np.float32) / SOUND_RATE_HZ - np.float32(layer.lag_s)
    attack, decay = max(layer.attack_s, 0.001), _one(layer.decay_s) or 0.2
    shape = np.where(
        time < attack, np.sin(np.clip(time / attack, 0, 1) * np.pi / 2) ** 2, np.exp(-(time - attack) / decay)
    )
    return np.asarray(shape * (time > 0), dtype=np.float32)


def _hum(layer: SoundLayer, length: int, is_loop: bool, rng: np.random.Generator) -> Samples:
    time = np.arange(length, dtype=np.float64) / SOUND_RATE_HZ
    seconds = length / SOUND_RATE_HZ
    channels = []
    for _ in range(2):
        tone = np.zeros(length, np.float64)
        for number, hz in enumerate(layer.hz, 1):
            # Whole cycles in a loop, or its seam would click.
            whole = round(hz * seconds) / seconds
            slow = round(max(1.0, 0.3 * number * seconds)) / seconds
            beating = 1 - layer.beat * (0.5 + 0.5 * np.sin(2 * np.pi * slow * time + rng.uniform(0, 6.28)))
            tone += beating * np.sin(2 * np.pi * whole * time + rng.uniform(0, 6.28)) / number
        channels.append(tone)
    return np.stack(channels).astype(np.float32)


def _grains(layer: SoundLayer, length: int, is_loop: bool, rng: np.random.Generator) -> Samples:
    track = np.zeros((2, length), np.float32)
    noise = band_noise(65536, rng, low_hz=layer.low_hz, high_hz=layer.high_hz)
    for at in _moments(layer, length, is_loop, rng):
        size = num_samples(_between(layer.length_s, rng))
        begin = int(rng.integers(0, len(noise) - size))
        shape = np.exp(-np.arange(size, dtype=np.float32) * np.float32(5 / size))
        shape[: min(24, size)] *= np.linspace(0, 1, min(24, size), dtype=np.float32)
        grain = noise[begin : begin + size] * shape * np.float32(rng.uniform(0.15, 1.0) ** 2)
        _lay_round(track, panned(grain, float(rng.uniform(-0.8, 0.8))), at, is_loop)
    return track


def _chirps(layer: SoundLayer, length: int, is_loop: bool, rng: np.random.Generator) -> Samples:
    track = np.zeros((2, length), np.float32)
    for at in _moments(layer, length, is_loop, rng):
        pan = float(rng.uniform(-0.7, 0.7)) if is_loop else 0.0
        loud = float(rng.uniform(0.35, 1.0))
        begin, end = _between(layer.from_hz, rng), _between(layer.to_hz, rng)
        for _ in range(int(rng.integers(layer.notes[0], layer.notes[1] + 1))):
            size = num_samples(_between(layer.length_s, rng))
            note = _chirp(layer, begin * float(rng.uniform(0.97, 1.03)), end, size, rng)
            _lay_round(track, panned(note * np.float32(loud), pan), at, is_loop)
            at += size + num_samples(layer.gap_s * float(rng.uniform(0.8, 1.3)))
    return track


def _chirp(layer: SoundLayer, begin_hz: float, end_hz: float, size: int, rng: np.random.Generator) -> Samples:
    part = np.linspace(0, 1, size)
    hz = (
        begin_hz
        + (end_hz - begin_hz) * part
        + 0.12 * begin_hz * np.sin(np.pi * part) * float(rng.uniform(-0.5, 1))
    )
    if layer.vibrato:
        hz = hz * (1 + layer.vibrato * np.sin(2 * np.pi * layer.vibrato_hz * part * size / SOUND_RATE_HZ))
    if layer.rough:
        hz = hz * (1 + layer.rough * 0.2 * rounded_mean(rng.standard_normal(size), 64))
    phase = 2 * np.pi * np.cumsum(hz) / SOUND_RATE_HZ
    tone = sum(gain * np.sin(number * phase) for number, gain in enumerate(layer.harmonics, 1))
    return np.asarray(tone * np.abs(np.sin(np.pi * part)) ** 0.7, dtype=np.float32)


def _modal(layer: SoundLayer, length: int, is_loop: bool, rng: np.random.Generator) -> Samples:
    track = np.zeros((2, length), np.float32)
    decays = layer.decay_s if isinstance(layer.decay_s, tuple) else (layer.decay_s,) * len(layer.hz)
    for at in _moments(layer, length, is_loop, rng):
        wander = (
            1.0 if layer.steady else float(rng.uniform(0.5, 2.0) if layer.spread else rng.uniform(0.94, 1.06))
        )
        loud = 1.0 if layer.steady or layer.count == 1 else float(rng.uniform(0.4, 1.0))
        size = min(num_samples(max(decays) * _MODES_HEARD), length)
        time = np.arange(size, dtype=np.float32) / np.float32(SOUND_RATE_HZ)
        stroke = np.zeros(size, np.float32)
        for hz, decay, gain in zip(layer.hz, decays, layer.gains, strict=True):
            heard = min(size, num_samples(decay * _MODES_HEARD))
            span = time[:heard]
            stroke[:heard] += (
                np.float32(gain)
                * np.sin(np.float32(2 * np.pi * hz * wander) * span)
                * np.exp(-span / np.float32(decay))
            )
        stroke[: min(36, size)] *= np.linspace(0, 1, min(36, size), dtype=np.float32)
        pan = float(rng.uniform(-0.5, 0.5)) if is_loop and not layer.steady else 0.0
        _lay_round(track, panned(stroke * np.float32(loud), pan), at, is_loop)
    return track


def _creaks(layer: SoundLayer, length: int, is_loop: bool, rng: np.random.Generator) -> Samples:
    """Wood that sticks and slips: clicks whose pace wanders, ringing in the plank."""
    track = np.zeros((2, length), np.float32)
    ring = np.arange(num_samples(0.012), dtype=np.float32) / SOUND_RATE_HZ
    body = np.exp(-ring * 420) * (np.sin(2 * np.pi * 640 * ring) + 0.6 * np.sin(2 * np.pi * 1450 * ring))
    for at in _moments(layer, length, is_loop, rng):
        size = num_samples(_between(layer.length_s, rng))
        part = np.linspace(0, 1, size)
        pace = _between(layer.hz, rng) * (
            0.6 + 0.5 * np.sin(np.pi * part) + 0.05 * rounded_mean(rng.standard_normal(size), 900)
        )
        slips = np.diff(np.floor(np.cumsum(pace) / SOUND_RATE_HZ), prepend=0.0) > 0
        clicks = (slips * np.sin(np.pi * part)).astype(np.float32)
        creak = np.convolve(clicks, body.astype(np.float32))[:size]
        _lay_round(track, panned(creak, float(rng.uniform(-0.6, 0.6)) if is_loop else 0.0), at, is_loop)
    return track


def _sweep(layer: SoundLayer, length: int, is_loop: bool, rng: np.random.Generator) -> Samples:
    """Noise whose colour moves from `from_hz` to `to_hz` and half way back, from left to right."""
    size = min(length, num_samples(_one(layer.length_s)))
    low, high = _one(layer.from_hz), _one(layer.to_hz)
    part = np.linspace(0, 1, size, dtype=np.float32)
    centre = low * (high / low) ** np.sin(np.pi * part * 0.75)
    bands = low * (high / low) ** np.linspace(0, 1, 5)
    total = np.zeros(size, np.float32)
    for band_hz in bands:
        noise = band_noise(size, rng, low_hz=band_hz * 0.7, high_hz=band_hz / 0.7)
        total += noise * np.exp(-((np.log2(centre / band_hz) / layer.width) ** 2))
    total *= np.abs(np.sin(np.pi * part)) ** 1.5
    track = np.zeros((2, length), np.float32)
    angle = np.pi / 4 * (0.6 + 0.8 * part)
    track[:, :size] = np.stack([total * np.cos(angle), total * np.sin(angle)])
    return track


def _babble(layer: SoundLayer, length: int, is_loop: bool, rng: np.random.Generator) -> Samples:
    """Many voices too far away to understand: noise in the bands of vowels, at the pace of syllables."""
    track = np.zeros((2, length), np.float32)
    for _ in range(layer.voices):
        first = float(rng.uniform(320, 700))
        voice = band_noise(length, rng, low_hz=first * 0.8, high_hz=first * 1.25, slope=3)
        voice += 0.4 * band_noise(length, rng, low_hz=first * 2.4, high_hz=first * 3.2, slope=3)
        points = max(8, round(length / SOUND_RATE_HZ * float(rng.uniform(4.0, 6.0))))
        syllables = rng.uniform(0, 1, points) * (rounded_mean(rng.uniform(0, 1, points), 9) > 0.45)
        step = -(-length // points)
        shape = to_samples(np.concatenate([syllables, syllables[:1]]), step, length)
        track += panned(voice * shape, float(rng.uniform(-0.9, 0.9)))
    return track


_KINDS: Mapping[str, Callable[[SoundLayer, int, bool, np.random.Generator], Samples]] = MappingProxyType(
    {
        "noise": _noise, "hum": _hum, "grains": _grains, "chirps": _chirps, "modal": _modal, "creaks":
        _creaks, "sweep": _sweep, "babble": _babble,
    }
)  # fmt: skip


def _moments(layer: SoundLayer, length: int, is_loop: bool, rng: np.random.Generator) -> Iterator[int]:
    """Return the samples at which a source sounds."""
    lag = num_samples(layer.lag_s)
    if layer.every_s:
        count = max(1, round(length / SOUND_RATE_HZ / layer.every_s))
        for place in range(count):
            loose = 0.0 if layer.steady else float(rng.uniform(-0.03, 0.03)) * layer.every_s
            yield (lag + num_samples((place / count) * length / SOUND_RATE_HZ + loose)) % length
        return
    within = num_samples(layer.length) if layer.length else length
    if layer.count == 1:
        yield lag
        return
    count = layer.count or max(1, round(layer.rate * within / SOUND_RATE_HZ))
    spread = (np.arange(count) + rng.uniform(0, 1, count)) / count
    if layer.steady:
        spread = np.arange(count) / count
    for part in spread:
        yield lag + int(part * within)


def _lay_round(track: Samples, sound: Samples, at: int, is_loop: bool) -> None:
    """Add a sound to a track (in place); in a loop what hangs over its end sounds at its beginning."""
    length = track.shape[-1]
    at = at % length if is_loop else max(at, 0)
    fits = min(sound.shape[-1], max(length - at, 0))
    track[:, at : at + fits] += sound[:, :fits]
    over = min(sound.shape[-1] - fits, length) if is_loop else 0
    if over > 0:
        track[:, :over] += sound[:, fits : fits + over]


def _between(value: float | tuple[float, ...], rng: np.random.Generator) -> float:
    if isinstance(value, tuple):
        return float(rng.uniform(min(value), max(value)))
    return value


def _one(value: float | tuple[float, ...]) -> float:
    return value[0] if isinstance(value, tuple) else value


def as_layer(row: Mapping[str, Any]) -> SoundLayer:
    """Return a row of the sheet as a layer; lists become tuples."""
    fields: dict[str, Any] = {name: tuple(v) if isinstance(v, list) else v for name, v in row.items()}
    return SoundLayer(**fields)


def soften(samples: NDArray[np.float32]) -> Samples:
    """Return a one-off sound without a step at its first or last sample."""
    edge = min(48, samples.shape[-1] // 2)
    if edge:
        ramp = np.linspace(0, 1, edge, dtype=np.float32)
        samples = samples.copy()
        samples[:, :edge] *= ramp
        samples[:, -edge:] *= ramp[::-1]
    return samples
