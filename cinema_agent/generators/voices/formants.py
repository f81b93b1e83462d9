"""A glottal source through gliding formants: from timed sounds to samples. Knows nothing of spelling.

Source and filter after Fant's model of speech production; the pulse is Rosenberg's with a softened spectrum,
the filter a cascade of five resonances, changed every `HOP` samples by overlapping windows. Constants are
ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from cinema_agent.generators.voices.phones import Timbre, Tone, timbres
from cinema_agent.generators.voices.prosody import Delivery, TimedPhone
from cinema_agent.media.sound import SOUND_RATE_HZ, Samples, resample
from cinema_agent.script.bible_entries import Voice

# A voice holds little above 12 kHz: half the rate is half the work.
RATE_HZ = SOUND_RATE_HZ // 2
HOP = 160
WINDOW = HOP * 3
TRANSFORM = HOP * 10
_BINS = TRANSFORM // 2 + 1
_TABLE = 4096
_BANDWIDTHS_HZ = np.array([75.0, 95.0, 140.0, 260.0, 360.0], np.float32)
_HIGH_FORMANTS_HZ = (3500.0, 4600.0)
_NOISE_GAIN = 1.5
# Above these the voice grows duller: pressed, and soft.
_TILT_HZ = (4600.0, 2500.0)
_HIGHEST_HZ = 0.45 * RATE_HZ
_SLOW_WANDER = 0.05
_SHIMMER = 5.0


@dataclass(frozen=True)
class _Frames:
    """The vocal tract at each hop: formants (frames, 5) in Hz; loudness of voice and noise (frames,)."""

    formants: NDArray[np.float32]
    voice: NDArray[np.float32]
    noise: NDArray[np.float32]
    sound: NDArray[np.intp]


def render_voice(delivery: Delivery, voice: Voice, tone: Tone, rng: np.random.Generator) -> Samples:
    """Return the line as (n,) float32 at `SOUND_RATE_HZ`, not yet levelled."""
    length = round(delivery.seconds * RATE_HZ)
    timbre = timbres()[voice.timbre]
    frames = _frames(delivery.sounds, -(-length // HOP) + 3, voice.size)
    source = _source(delivery, voice, tone, timbre, frames, rng)[: (len(frames.voice) - 3) * HOP]
    hiss = rng.standard_normal(len(source), dtype=np.float32)

    tract = _tract(frames.formants)
    colours = _noise_colours(delivery.sounds)
    spectrum = np.fft.rfft(_windows(source), TRANSFORM) * tract[: len(tract) - 1]
    loud = (frames.noise * _NOISE_GAIN)[:-1, None] * colours[frames.sound[:-1]]
    spectrum += np.fft.rfft(_windows(hiss), TRANSFORM) * loud
    samples = _overlap(np.fft.irfft(spectrum, TRANSFORM).astype(np.float32))[WINDOW // 2 :][:length]
    return resample(samples, RATE_HZ, SOUND_RATE_HZ)[: round(delivery.seconds * SOUND_RATE_HZ)]


def _frames(sounds: tuple[TimedPhone, ...], count: int, size: float) -> _Frames:
    times = np.arange(count) * (HOP / RATE_HZ)
    starts = np.array([s.start_s for s in sounds])
    ends = np.array([s.end_s for s in sounds])
    index = np.clip(np.searchsorted(starts, times, side="right") - 1, 0, len(sounds) - 1)
    inside = (times >= starts[index]) & (times < ends[index])
    part = np.clip((times - starts[index]) / np.maximum(ends - starts, 1e-3)[index], 0, 1)

    # Each sound holds its formants over its middle and glides between.
    knots = np.stack([starts + 0.3 * (ends - starts), ends - 0.3 * (ends - starts)], axis=1).ravel()
    targets = np.repeat(np.array([s.phone.formants for s in sounds], np.float64), 2, axis=0)
    glides = np.stack([np.interp(times, knots, targets[:, i]) for i in range(3)], axis=1)
    high = np.broadcast_to(np.array(_HIGH_FORMANTS_HZ), (count, 2))
    formants = np.concatenate([_smooth(glides, 5), high], axis=1) * size

    loudness = np.array([s.loudness for s in sounds])
    voiced = np.array([s.phone.voice for s in sounds]) * loudness
    hissing = np.array([s.phone.noise for s in sounds]) * (0.5 + 0.5 * loudness)
    is_burst = np.array([s.phone.burst for s in sounds])[index]
    release = np.where(is_burst, part > 0.6, True)
    voice = _smooth(np.where(inside, voiced[index], 0.0)[:, None], 5)[:, 0]
    noise = _smooth(np.where(inside & release, hissing[index], 0.0)[:, None], 3)[:, 0]
    return _Frames(formants.astype(np.float32), voice.astype(np.float32), noise.astype(np.float32), index)


def _source(
    delivery: Delivery, voice: Voice, tone: Tone, timbre: Timbre, frames: _Frames, rng: np.random.Generator
) -> NDArray[np.float32]:
    """Return the voiced source with its breath, (n,) float32: pulses at the pitch of the melody."""
    count = len(frames.voice)
    times = np.arange(count) * (HOP / RATE_HZ)
    octaves = _smooth(np.interp(times, delivery.melody[:, 0], delivery.melody[:, 1])[:, None], 13)[:, 0]
    octaves = octaves * tone.range * timbre.range
    if timbre.steps:
        octaves = np.round(octaves * 12 / timbre.steps) * timbre.steps / 12
    quick, slow = (_smooth(rng.standard_normal((count, 1)), width)[:, 0] for width in (9, 61))
    wander = (quick * 1.5 * voice.jitter + slow * _SLOW_WANDER) * timbre.wander
    vibrato = timbre.wander * 0.006 * np.sin(2 * np.pi * 5.1 * times + rng.uniform(0, 6.28))
    pitch_hz = voice.pitch_hz * tone.pitch * 2.0 ** (octaves + tone.unsteady * wander + vibrato)

    samples = np.arange(count * HOP) / HOP
    phase = np.cumsum(np.interp(samples, np.arange(count), pitch_hz)) / RATE_HZ
    place = ((phase % 1.0) * _TABLE).astype(np.intp)
    highest = int(min(120, _HIGHEST_HZ / pitch_hz.max()))
    effort = np.interp(samples, np.arange(count), np.clip(frames.voice * (0.35 + tone.effort), 0, 1)).astype(
        np.float32
    )
    pulses = _pulse(highest, False)[place]
    pulses += (_pulse(highest, True)[place] - pulses) * effort

    # Breath passes while the folds are open, the first part of each cycle.
    breath = min(0.6, 0.6 * voice.breath + 0.6 * tone.breath + 0.01)
    air = rng.standard_normal(len(place), dtype=np.float32) * np.where(
        place < 0.62 * _TABLE, np.float32(1), np.float32(0.35)
    )
    # An unsteady voice wavers in loudness too.
    shimmer = 1 + _SHIMMER * voice.jitter * _smooth(rng.standard_normal((count, 1)), 5)[:, 0]
    level = np.interp(samples, np.arange(count), frames.voice * np.clip(shimmer, 0.4, 1.6)).astype(np.float32)
    return np.asarray(_coloured(pulses, phase, timbre) * level + air * np.float32(breath) * level, np.float32)


def _coloured(pulses: NDArray[np.float32], phase: NDArray[np.float64], timbre: Timbre) -> NDArray[np.float32]:
    """Let pulses clang (another tone beats with them) or growl (every second one is weaker)."""
    if timbre.clang:
        beating = np.sin(2 * np.pi * timbre.clang_hz / RATE_HZ * np.arange(len(pulses)))
        pulses = pulses * (1 - timbre.clang + timbre.clang * beating).astype(np.float32)
    if timbre.growl:
        pulses = pulses * (1 - timbre.growl + timbre.growl * np.cos(np.pi * phase)).astype(np.float32)
    return pulses


@cache
def _pulse(highest: int, pressed: bool) -> NDArray[np.float32]:
    """Return one cycle of the flow's derivative, `highest` harmonics; `pressed` is the brighter voice."""
    opening, closing = (0.36, 0.10) if pressed else (0.44, 0.20)
    time = np.arange(_TABLE) / _TABLE
    falling = np.cos(np.pi / 2 * np.clip((time - opening) / closing, 0, 1))
    flow = np.where(time < opening, 0.5 - 0.5 * np.cos(np.pi * time / opening), falling)
    flow[time >= opening + closing] = 0.0
    spectrum = np.fft.rfft(flow) * 1j * np.arange(_TABLE // 2 + 1)
    harmonics = np.arange(_TABLE // 2 + 1)
    tilt = _TILT_HZ[0 if pressed else 1] * highest / _HIGHEST_HZ
    spectrum *= 1 / np.sqrt(1 + (harmonics / tilt) ** 2)
    spectrum[highest + 1 :] = 0
    cycle = np.fft.irfft(spectrum)
    return np.asarray(cycle / np.sqrt(np.mean(cycle**2)), dtype=np.float32)


def _tract(formants: NDArray[np.float32]) -> NDArray[np.complex64]:
    """Return the response of the vocal tract at each frame, (frames, bins)."""
    bins = (np.arange(_BINS, dtype=np.float32) * np.float32(RATE_HZ / TRANSFORM))[None, :]
    response = np.ones((len(formants), _BINS), np.complex64)
    for number, bandwidth in enumerate(_BANDWIDTHS_HZ):
        centre = formants[:, number, None]
        squared = centre * centre
        divisor = np.empty(response.shape, np.complex64)
        divisor.real = squared - bins * bins
        divisor.imag = bins * (bandwidth + np.float32(0.02) * centre)
        response *= squared / divisor
    # Lips radiate treble better than bass; the mild lift also makes up for the formants left out above.
    response *= np.sqrt(1 + (bins / 700) ** 2) / (1 + (bins / 9000) ** 4)
    return response


def _noise_colours(sounds: tuple[TimedPhone, ...]) -> NDArray[np.float32]:
    """Return the spectrum of each sound's noise, (sounds, bins), of unit power."""
    bins = (np.arange(_BINS, dtype=np.float32) * np.float32(RATE_HZ / TRANSFORM))[None, :]
    low = np.array([s.phone.band[0] or 500.0 for s in sounds], np.float32)[:, None]
    high = np.array([s.phone.band[1] or 4000.0 for s in sounds], np.float32)[:, None]
    colour = 1 / np.sqrt(1 + (low / np.maximum(bins, 1)) ** 6) / np.sqrt(1 + (bins / high) ** 6)
    return np.asarray(colour / np.sqrt(np.mean(colour**2, axis=1, keepdims=True)) * 0.35, dtype=np.float32)


def _smooth(values: NDArray[np.float64], width: int) -> NDArray[np.float64]:
    """Return (frames, channels) averaged over `width` frames with a rounded window."""
    window = np.hanning(width + 2)[1:-1]
    window /= window.sum()
    padded = np.pad(values, ((width // 2, width // 2), (0, 0)), mode="edge")
    return np.stack([np.convolve(column, window, "valid") for column in padded.T], axis=1)


def _windows(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return overlapping windows of samples, (frames + 2, WINDOW), each hop covered three times."""
    padded = np.pad(samples, WINDOW // 2 + HOP)[HOP // 2 :]
    count = len(samples) // HOP + 2
    views = np.lib.stride_tricks.sliding_window_view(padded, WINDOW)[::HOP][:count]
    shape = np.sin(np.pi * (np.arange(WINDOW) + 0.5) / WINDOW) ** 2 / 1.5
    return np.asarray(views * shape.astype(np.float32), dtype=np.float32)


def _overlap(frames: NDArray[np.float32]) -> NDArray[np.float32]:
    """Add overlapping frames of TRANSFORM samples, HOP apart."""
    pieces = frames.reshape(len(frames), TRANSFORM // HOP, HOP)
    total = np.zeros((len(frames) + TRANSFORM // HOP - 1, HOP), np.float32)
    for piece in range(TRANSFORM // HOP):
        total[piece : piece + len(frames)] += pieces[:, piece]
    return total.ravel()
