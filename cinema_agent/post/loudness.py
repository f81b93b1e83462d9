"""How loud a film is, and bringing it to a broadcast or streaming target in two passes.

Integrated loudness after ITU-R BS.1770-4 (K-weighting, 400 ms blocks overlapping by three quarters, gates at
-70 LUFS and 10 LU below), true peak by fourfold oversampling. Samples are (2, n) float32 at 48 kHz.
"""

from __future__ import annotations

import math
from functools import cache

import numpy as np
from numpy.typing import NDArray

from cinema_agent.media.sound import SILENCE_DB, SOUND_RATE_HZ, Samples, decibels
from cinema_agent.post.signal import convolve, from_db, rounded_mean, to_samples

# Half a decibel below the -1 dBTP asked for: AAC overshoots a little.
CEILING_DBTP = -1.5

_STEP = SOUND_RATE_HZ // 1000
_LIMITER_REACH = 8
_HOP = SOUND_RATE_HZ // 10
_TAPS = 24
_CHUNK = 2048


def integrated_lufs(samples: Samples) -> float:
    """Return the integrated loudness of a film in LUFS, `SILENCE_DB` for silence or less than 400 ms."""
    weighted = convolve(samples, _k_weighting())
    hops = weighted.shape[-1] // _HOP
    if hops < 4:
        return SILENCE_DB
    power = (
        np.square(weighted[:, : hops * _HOP])
        .reshape(len(weighted), hops, _HOP)
        .mean(axis=2, dtype=np.float64)
        .sum(axis=0)
    )
    blocks = (power[:-3] + power[1:-2] + power[2:-1] + power[3:]) / 4
    heard = blocks[blocks > _power(-70.0)]
    if len(heard) == 0:
        return SILENCE_DB
    loud = heard[heard > _power(_lufs(float(heard.mean())) - 10)]
    return _lufs(float(loud.mean()))


def true_peak_db(samples: Samples) -> float:
    """Return the highest peak between samples too, in dBTP."""
    return decibels(
        float(_true_peaks(samples, 0.5 * float(np.abs(samples).max(initial=0.0))).max(initial=0.0))
    )


def mastering_gain(film: Samples, target_lufs: float, *, ceiling_dbtp: float = CEILING_DBTP) -> Samples:
    """Return the gain at each sample, (n,), that brings a film to its target without passing the ceiling.

    The first pass measures and sets one gain with a limiter; the second measures the result and corrects.
    Applied to every stem alike, the stems still add up to the film.

    Args:
        film: (2, n), the sum of the stems.
        target_lufs: such as -16 (streaming), -14 (music services) or -23 (EBU R 128).
        ceiling_dbtp: no true peak above it.
    """
    measured = integrated_lufs(film)
    if measured <= SILENCE_DB:
        return np.ones(film.shape[-1], np.float32)
    gain_db = target_lufs - measured
    peaks = _true_peaks(film, 0.5 * from_db(ceiling_dbtp - max(gain_db, 0.0) - 6))
    limited = _limiter(peaks, gain_db, ceiling_dbtp, film.shape[-1])
    if float(limited.min(initial=1.0)) >= from_db(gain_db) * 0.999:
        # Nothing was limited, so the gain is exact and a second pass would measure the target.
        return limited
    again = target_lufs - integrated_lufs(film * limited)
    return _limiter(peaks, gain_db + again, ceiling_dbtp, film.shape[-1])


def _limiter(peaks: NDArray[np.float64], gain_db: float, ceiling_dbtp: float, length: int) -> Samples:
    """Return one gain, turned down a few milliseconds around peaks that would pass the ceiling."""
    gain = from_db(gain_db)
    wanted = np.minimum(1.0, from_db(ceiling_dbtp) / np.maximum(peaks * gain, 1e-9))
    padded = np.pad(wanted, _LIMITER_REACH, mode="edge")
    lowest = np.lib.stride_tricks.sliding_window_view(padded, 2 * _LIMITER_REACH + 1).min(axis=1)
    smooth = rounded_mean(lowest, 2 * (_LIMITER_REACH // 2) + 1)
    return to_samples(smooth * gain, _STEP, length)


def _true_peaks(samples: Samples, worth_looking: float) -> NDArray[np.float64]:
    """Return the peak of each millisecond, (steps,); between samples where `worth_looking` is reached."""
    length = samples.shape[-1]
    padded = np.pad(samples, ((0, 0), (0, -length % _STEP)))
    by_sample = np.abs(padded).reshape(len(samples), -1, _STEP).max(axis=2)
    peaks: NDArray[np.float64] = by_sample.max(axis=0).astype(np.float64)
    taps = _oversampling()
    for channel, row in enumerate(padded):
        around = np.pad(row, _TAPS)
        loud = np.flatnonzero(by_sample[channel] > max(worth_looking, 1e-6))
        for start in range(0, len(loud), _CHUNK):
            steps = loud[start : start + _CHUNK]
            places = steps[:, None] * _STEP + np.arange(_STEP + _TAPS)[None, :] + _TAPS - _TAPS // 2
            windows = np.lib.stride_tricks.sliding_window_view(around[places], _TAPS, axis=1)
            between = np.abs(windows @ taps).max(axis=(1, 2))
            peaks[steps] = np.maximum(peaks[steps], between)
    return peaks


@cache
def _oversampling() -> NDArray[np.float32]:
    """Return the filters for one, two and three quarters of the way to the next sample, (taps, 3)."""
    columns = []
    for part in (0.25, 0.5, 0.75):
        reach = np.arange(_TAPS) - (_TAPS // 2 - 1) - part
        taps = np.sinc(reach) * np.cos(np.pi * reach / (_TAPS + 2)) ** 2
        columns.append(taps / taps.sum())
    return np.stack(columns, axis=1).astype(np.float32)


@cache
def _k_weighting() -> Samples:
    """Return the impulse response of BS.1770's two filters at 48 kHz (its tables 1 and 2)."""
    size = 65536
    z = np.exp(-2j * np.pi * np.arange(size // 2 + 1) / size)
    shelf = (1.53512485958697 - 2.69169618940638 * z + 1.19839281085285 * z**2) / (
        1 - 1.69065929318241 * z + 0.73248077421585 * z**2
    )
    high_pass = (1 - 2 * z + z**2) / (1 - 1.99004745483398 * z + 0.99007225036621 * z**2)
    # After 4096 samples less than a millionth is left.
    return np.asarray(np.fft.irfft(shelf * high_pass)[:4096], dtype=np.float32)


def _lufs(power: float) -> float:
    return -0.691 + 10 * math.log10(power)


def _power(lufs: float) -> float:
    return float(10 ** ((lufs + 0.691) / 10))
