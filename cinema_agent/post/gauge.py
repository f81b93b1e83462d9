"""Gauging a film's sound while it is written: loudness, peaks, levels of its stems, clicks and clipping."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from cinema_agent.media.sound import Samples, envelope, largest_jump
from cinema_agent.post.loudness import LoudnessMeter, true_peak_db

FILM = "film"
LEVEL_STEP_S = 0.01

_FULL_SCALE = 0.9999


@dataclass(frozen=True)
class Gauged:
    """What was found.

    `levels` are RMS of every stem and of the film in steps of `LEVEL_STEP_S`; of the film, `clipped` counts
    samples at full scale, `jump` is the largest step from one sample to the next, `offset` the mean of its
    worse channel.
    """

    lufs: float
    peak_dbtp: float
    levels: Mapping[str, Samples]
    clipped: int
    jump: float
    offset: float


class Gauge:
    """Measures a film that comes in pieces; all but the last are whole tenths of a second long."""

    def __init__(self) -> None:
        self._meter = LoudnessMeter()
        self._levels: dict[str, list[Samples]] = {}
        self._peak_dbtp, self._jump, self._clipped, self._length = -np.inf, 0.0, 0, 0
        self._sum = np.zeros(2)
        self._last: Samples | None = None

    def add(self, heard: Mapping[str, Samples]) -> None:
        """Hear the next piece, (2, n), of every stem and of their sum, `FILM`."""
        film = heard[FILM]
        self._meter.add(film)
        self._peak_dbtp = max(self._peak_dbtp, true_peak_db(film))
        for name, samples in heard.items():
            self._levels.setdefault(name, []).append(envelope(samples, step_s=LEVEL_STEP_S))
        self._clipped += int(np.count_nonzero(np.abs(film) >= _FULL_SCALE))
        joined = film if self._last is None else np.concatenate([self._last, film], axis=1)
        self._jump = max(self._jump, largest_jump(joined))
        self._sum += film.sum(axis=1, dtype=np.float64)
        self._length += film.shape[1]
        self._last = film[:, -1:]

    @property
    def gauged(self) -> Gauged:
        """What was found so far."""
        return Gauged(
            self._meter.lufs,
            float(self._peak_dbtp),
            {name: np.concatenate(pieces) for name, pieces in self._levels.items()},
            self._clipped,
            self._jump,
            float(np.abs(self._sum).max() / max(self._length, 1)),
        )
