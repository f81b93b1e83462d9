"""Mouth shapes over time: each sound's shape, opened as far as the voice is loud. For every voice actor."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from cinema_agent.media.sound import SOUND_RATE_HZ, Samples, envelope
from cinema_agent.script.sound import MouthShape, Viseme

_STEP_S = 0.005
_LONGEST_S = 0.09
_QUIET = 0.06


@dataclass(frozen=True)
class MouthTarget:
    """The shape a sound asks for from `start_s` to `end_s`; `open`: how far at full voice, 0 to 1."""

    start_s: float
    end_s: float
    shape: MouthShape
    open: float
    stressed: bool = False


def visemes(targets: Iterable[MouthTarget], samples: Samples) -> tuple[Viseme, ...]:
    """Return mouth shapes without gaps over the line; openness follows the samples, rest where it is silent.

    Args:
        targets: in order, not overlapping.
        samples: the line, (n,) at `SOUND_RATE_HZ`.
    """
    seconds = len(samples) / SOUND_RATE_HZ
    loudness = envelope(samples, step_s=_STEP_S)
    loudness = loudness / max(float(np.percentile(loudness, 95)) if len(loudness) else 0.0, 1e-6)
    found: list[Viseme] = []
    now = 0.0
    for target in targets:
        end = min(target.end_s, seconds)
        if target.start_s - now > 1e-4:
            found.append(_viseme(now, target.start_s, "rest", 0.0, False))
        pieces = max(1, round((end - target.start_s) / _LONGEST_S))
        edges = np.linspace(target.start_s, end, pieces + 1)
        for start, stop in pairwise(edges):
            heard = float(
                np.mean(loudness[int(start / _STEP_S) : max(int(stop / _STEP_S), int(start / _STEP_S) + 1)])
            )
            is_silent = heard < _QUIET and target.shape != "closed"
            openness = target.open * min(1.0, heard) ** 0.6
            shape: MouthShape = "rest" if is_silent else target.shape
            found.append(
                _viseme(float(start), float(stop), shape, 0.0 if is_silent else openness, target.stressed)
            )
        now = end
    if seconds - now > 1e-4:
        found.append(_viseme(now, seconds, "rest", 0.0, False))
    return tuple(found)


def _viseme(start_s: float, end_s: float, shape: MouthShape, openness: float, stressed: bool) -> Viseme:
    return Viseme(
        start_s=round(start_s, 4),
        end_s=round(end_s, 4),
        shape=shape,
        openness=round(openness, 3),
        stressed=stressed,
    )
