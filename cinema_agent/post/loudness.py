"""How loud a film is, and bringing it to a broadcast or streaming target in two passes.

Integrated loudness after ITU-R BS.1770-4 (K-weighting, 400 ms blocks overlapping by three quarters, gates at
-70 LUFS and 10 LU below), true peak by fourfold oversampling. Samples are (2, n) float32 at 48 kHz.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from functools import cache

import numpy as np
from numpy.typing import NDArray

from cinema_agent.media.sound import SILENCE_DB, SOUND_RATE_HZ, Samples, decibels
from cinema_agent.post.signal import convolve, from_db, rounded_mean

# Half a decibel below the -1 dBTP asked for: AAC overshoots a little.
CEILING_DBTP = -1.5

_STEP = SOUND_RATE_HZ // 1000
_LIMITER_REACH = 8
_CORRECTIONS = 2
_HOP = SOUND_RATE_HZ // 10
_PIECE = SOUND_RATE_HZ * 20
_TAPS = 24
_CHUNK = 2048


class LoudnessMeter:
    """Measures the integrated loudness of a film that comes in pieces."""

    def __init__(self) -> None:
        self._before: Samples = np.zeros((2, len(_k_weighting()) - 1), np.float32)
        self._left: Samples = np.zeros((2, 0), np.float32)
        self._powers: list[NDArray[np.float64]] = []

    def add(self, samples: Samples) -> None:
        """Hear the next piece, (2, n)."""
        joined = np.concatenate([self._before, samples], axis=1)
        weighted = convolve(joined, _k_weighting())[:, self._before.shape[1] :]
        self._before = joined[:, -self._before.shape[1] :]
        weighted = np.concatenate([self._left, weighted], axis=1)
        hops = weighted.shape[1] // _HOP
        squares = np.square(weighted[:, : hops * _HOP]).reshape(2, hops, _HOP)
        self._powers.append(squares.mean(axis=2, dtype=np.float64).sum(axis=0))
        self._left = weighted[:, hops * _HOP :]

    @property
    def lufs(self) -> float:
        """The loudness so far in LUFS, `SILENCE_DB` for silence or less than 400 ms."""
        power = np.concatenate(self._powers) if self._powers else np.zeros(0)
        if len(power) < 4:
            return SILENCE_DB
        blocks = (power[:-3] + power[1:-2] + power[2:-1] + power[3:]) / 4
        heard = blocks[blocks > _power(-70.0)]
        if len(heard) == 0:
            return SILENCE_DB
        loud = heard[heard > _power(_lufs(float(heard.mean())) - 10)]
        return _lufs(float(loud.mean()))


def integrated_lufs(samples: Samples) -> float:
    """Return the integrated loudness of a film (2, n) in LUFS, `SILENCE_DB` for silence or under 400 ms."""
    return _loudness_of([samples])


def true_peak_db(samples: Samples) -> float:
    """Return the highest peak between samples too, in dBTP."""
    return decibels(
        float(_true_peaks(samples, 0.5 * float(np.abs(samples).max(initial=0.0))).max(initial=0.0))
    )


class Master:
    """The gain at every moment of a film that brings it to its target without passing the ceiling.

    The first pass measures and sets one gain with a limiter; the second measures the result and corrects.
    Applied to every stem alike, the stems still add up to the film.

    Args:
        reels: the film in pieces (2, n), all but the last whole milliseconds long; gone through again.
        target_lufs: such as -16 (streaming), -14 (music services) or -23 (EBU R 128).
        ceiling_dbtp: no true peak above it.
    """

    def __init__(
        self, reels: Iterable[Samples], target_lufs: float, *, ceiling_dbtp: float = CEILING_DBTP
    ) -> None:
        measured = _loudness_of(reels)
        gain_db = target_lufs - measured if measured > SILENCE_DB else 0.0
        worth_looking = 0.5 * from_db(ceiling_dbtp - max(gain_db, 0.0) - 6)
        peaks = np.concatenate([np.zeros(0), *(_true_peaks(reel, worth_looking) for reel in reels)])
        self._steps = _limiter(peaks, gain_db, ceiling_dbtp)
        for _ in range(_CORRECTIONS):
            if float(self._steps.min(initial=np.inf)) >= from_db(gain_db) * 0.999:
                break
            # Something is limited, so the film is a little softer than meant.
            gain_db += target_lufs - _loudness_of(reel * gain for reel, gain in self._over(reels))
            self._steps = _limiter(peaks, gain_db, ceiling_dbtp)

    def gain(self, begin: int, end: int) -> Samples:
        """Return the gain from sample `begin` to sample `end`, (end - begin,)."""
        first, last = max(0, begin // _STEP - 1), end // _STEP + 2
        steps = self._steps[first:last]
        centres = (np.arange(first, first + len(steps)) + 0.5) * _STEP
        return np.asarray(np.interp(np.arange(begin, end), centres, steps), dtype=np.float32)

    def _over(self, reels: Iterable[Samples]) -> Iterator[tuple[Samples, Samples]]:
        begin = 0
        for reel in reels:
            yield reel, self.gain(begin, begin + reel.shape[1])
            begin += reel.shape[1]


def _loudness_of(reels: Iterable[Samples]) -> float:
    meter = LoudnessMeter()
    for reel in reels:
        for start in range(0, reel.shape[1], _PIECE):
            meter.add(reel[:, start : start + _PIECE])
    return meter.lufs


def _limiter(peaks: NDArray[np.float64], gain_db: float, ceiling_dbtp: float) -> NDArray[np.float64]:
    """Return one gain for each millisecond, turned down around peaks that would pass the ceiling."""
    gain = from_db(gain_db)
    wanted = np.minimum(1.0, from_db(ceiling_dbtp) / np.maximum(peaks * gain, 1e-9))
    padded = np.pad(wanted, _LIMITER_REACH, mode="edge")
    lowest = np.lib.stride_tricks.sliding_window_view(padded, 2 * _LIMITER_REACH + 1).min(axis=1)
    return rounded_mean(lowest, 2 * (_LIMITER_REACH // 2) + 1) * gain


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
            # Not a matrix product: BLAS may add up in another order on another number of threads.
            between = np.abs(np.einsum("nst,tk->nsk", windows, taps)).max(axis=(1, 2))
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
