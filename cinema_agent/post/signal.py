"""Noise, rooms, fades and placing for the cutting room: pure functions of samples. Knows nothing of films.

Samples are float32, time on the last axis. Colours and rooms are made in the frequency domain. Source: ours.
"""

from __future__ import annotations

import math
from functools import cache

import numpy as np
from numpy.typing import NDArray

from cinema_agent.media.sound import SOUND_RATE_HZ, Samples, fast_length


def from_db(gain_db: float) -> float:
    """Return a gain in dB as a factor."""
    return float(10 ** (gain_db / 20))


def num_samples(seconds: float, rate_hz: int = SOUND_RATE_HZ) -> int:
    """Return the whole number of samples nearest to `seconds`."""
    return round(seconds * rate_hz)


def band_noise(
    length: int,
    rng: np.random.Generator,
    *,
    low_hz: float,
    high_hz: float,
    slope: int = 2,
    rate_hz: int = SOUND_RATE_HZ,
) -> Samples:
    """Return noise between two frequencies, RMS 1, whose end runs into its beginning without a seam.

    Args:
        length: samples; a length the FFT is fast at is best.
        rng: the source of chance.
        low_hz: below it the noise falls by 6 dB an octave for each step of `slope`.
        high_hz: above it likewise.
        slope: steepness of both edges.
        rate_hz: samples a second.
    """
    bins = np.fft.rfftfreq(length, 1 / rate_hz).astype(np.float32)
    colour = 1 / np.sqrt(1 + (bins / np.float32(high_hz)) ** (2 * slope))
    colour /= np.sqrt(1 + (np.float32(low_hz) / np.maximum(bins, np.float32(low_hz / 100))) ** (2 * slope))
    colour[0] = 0.0
    spectrum = (rng.standard_normal((2, len(bins)), dtype=np.float32) * colour).astype(np.float32)
    noise = np.fft.irfft(spectrum[0] + 1j * spectrum[1], length)
    return np.asarray(noise / np.sqrt(np.mean(noise**2)), dtype=np.float32)


def convolve(samples: Samples, response: Samples) -> Samples:
    """Return samples (channels, n) through an impulse response (channels, m) or (m,), cut to n; by blocks."""
    length, taps = samples.shape[-1], response.shape[-1]
    block = min(fast_length(max(4 * taps, 16384)), fast_length(length + taps))
    step = block - taps + 1
    spectrum = np.fft.rfft(response.astype(np.float32, copy=False), block)
    result = np.empty(samples.shape, np.float32)
    padded = np.pad(samples, [(0, 0)] * (samples.ndim - 1) + [(taps - 1, 0)])
    for start in range(0, length, step):
        piece = padded[..., start : start + block]
        wet = np.fft.irfft(np.fft.rfft(piece, block) * spectrum, block)
        result[..., start : start + step] = wet[..., taps - 1 : taps - 1 + min(step, length - start)]
    return result


def doubled(samples: Samples) -> Samples:
    """Return samples (channels, n) at twice the rate, (channels, 2 n), by a half-band filter."""
    reach = np.arange(-15.5, 16.5)
    taps = (np.sinc(reach) * np.hanning(34)[1:-1]).astype(np.float32)
    result = np.empty((len(samples), 2 * samples.shape[-1]), np.float32)
    for channel, row in enumerate(samples):
        result[channel, 0::2] = row
        result[channel, 1::2] = np.convolve(np.pad(row, (15, 16)), taps / taps.sum(), "valid")
    return result


@cache
def room_response(
    seconds: float, bright_hz: float, pre_delay_s: float, rate_hz: int = SOUND_RATE_HZ
) -> Samples:
    """Return the reverberation of a room as (2, n): `seconds` to fall by 60 dB, treble dying above
    `bright_hz`.

    The energy of each channel is 1, so that wet and dry are as loud.
    """
    length = num_samples(seconds, rate_hz)
    delay = num_samples(pre_delay_s, rate_hz)
    time = np.arange(length, dtype=np.float32) / rate_hz
    channels = []
    for channel in (11, 12):
        rng = np.random.default_rng(channel)
        noise = band_noise(length, rng, low_hz=120, high_hz=bright_hz, rate_hz=rate_hz)
        dull = band_noise(length, rng, low_hz=100, high_hz=bright_hz / 3, rate_hz=rate_hz)
        late = np.clip(time / max(seconds, 0.01) * 1.6, 0, 1)
        tail = (noise * (1 - late) + dull * late) * np.exp(-6.91 * time / seconds)
        # A room answers over a few milliseconds, not at once.
        tail *= np.clip(time / 0.012, 0, 1)
        channels.append(np.pad(tail, (delay, 0)) / np.sqrt(np.sum(tail**2)))
    return np.stack(channels).astype(np.float32)


def fade(samples: Samples, *, in_s: float = 0.0, out_s: float = 0.0, rate_hz: int = SOUND_RATE_HZ) -> Samples:
    """Return samples that rise from and fall to silence along a quarter sine (equal power when crossed)."""
    length = samples.shape[-1]
    rise, fall = min(length, num_samples(in_s, rate_hz)), min(length, num_samples(out_s, rate_hz))
    faded = samples.astype(np.float32, copy=True)
    if rise:
        faded[..., :rise] *= _quarter(rise)
    if fall:
        faded[..., length - fall :] *= _quarter(fall)[::-1]
    return faded


def rounded_mean(values: NDArray[np.floating], width: int) -> NDArray[np.float64]:
    """Return (n,) values averaged over `width` neighbours with a rounded window; the ends hold."""
    if width < 2:
        return values.astype(np.float64)
    window = np.hanning(width + 2)[1:-1]
    padded = np.pad(values.astype(np.float64), (width // 2, width - 1 - width // 2), mode="edge")
    return np.convolve(padded, window / window.sum(), "valid")


def to_samples(points: NDArray[np.floating], step: int, length: int) -> Samples:
    """Return `length` samples drawn through points that lie in the middle of steps of `step` samples."""
    centres = (np.arange(len(points)) + 0.5) * step
    return np.asarray(np.interp(np.arange(length), centres, points), dtype=np.float32)


def panned(samples: Samples, pan: float) -> Samples:
    """Return mono (n,) as stereo (2, n), or move stereo, by equal power; `pan` from -1 (left) to 1."""
    angle = (pan + 1) * np.pi / 4
    gains = np.array([[math.cos(angle)], [math.sin(angle)]], np.float32) * np.float32(math.sqrt(2))
    return np.asarray(np.atleast_2d(samples) * gains, dtype=np.float32)


def lay(track: Samples, sound: Samples, at: int) -> None:
    """Add a sound to a track (in place) from sample `at` on; what lies outside the track is dropped."""
    begin, end = max(at, 0), min(at + sound.shape[-1], track.shape[-1])
    if begin < end:
        track[..., begin:end] += sound[..., begin - at : end - at]


def _quarter(length: int) -> Samples:
    return np.sin(np.linspace(0, np.pi / 2, length, dtype=np.float32))
