"""What a body does by itself: it sways, blinks, looks about and nods, each person in its own rhythm.

Seeded and pure: the same second of the same shot looks the same. Source: ours.
"""

from __future__ import annotations

import bisect
import math
import random
from dataclasses import dataclass
from functools import lru_cache

from cinema_agent.generators.animatic.canvas import ease, lerp

BLINK_S, BLINK_EVERY_S = 0.26, (2.0, 5.6)
LONGEST_SHOT_S = 900.0


@dataclass(frozen=True)
class Habits:
    """The habits of one figure in one shot."""

    seed: int

    @classmethod
    def of(cls, design_seed: int, shot_seed: int) -> Habits:
        """Return the habits of a design in a shot."""
        return cls((design_seed * 7919 + shot_seed * 104729) % 2_147_483_647)

    def wave(self, seconds: float, hz: float, phase: float = 0.0) -> float:
        """Return a sine of the time, its phase a habit."""
        return math.sin(2 * math.pi * hz * seconds + phase + self.seed % 628 / 100)

    def nod(self, seconds: float) -> float:
        """Return the nod of a listener (0 to 1): now and then, twice and small."""
        times = _times(self.seed + 5, 1.9, 3.6)
        since = seconds - times[_last_before(times, seconds)]
        return math.sin(math.pi * since / 0.4) ** 2 if since < 0.8 else 0.0

    def dart(self, seconds: float) -> tuple[float, float]:
        """Return where the eyes rest: small darts every second or two, each taking a fifth of a second."""
        times = _times(self.seed + 11, 0.9, 2.4)
        index = _last_before(times, seconds)
        before, after = _dart(self.seed, index - 1), _dart(self.seed, index)
        part = ease((seconds - times[index]) / 0.25)
        return lerp(before[0], after[0], part), lerp(before[1], after[1], part)


def blink_at(seed: int, seconds: float) -> float:
    """Return how closed the eyes are in a blink (0 to 1); they blink every 2 to 6 seconds."""
    times = _times(seed, *BLINK_EVERY_S)
    return one_blink(seconds - times[_last_before(times, seconds)])


def one_blink(since: float) -> float:
    """Return how closed the eyes are `since` seconds after a blink began."""
    return math.sin(math.pi * since / BLINK_S) ** 0.5 if 0 < since < BLINK_S else 0.0


def _dart(seed: int, index: int) -> tuple[float, float]:
    if index < 0 or index % 2:
        return 0.0, 0.0
    where = random.Random(seed * 31 + index)
    return where.uniform(-0.3, 0.3), where.uniform(-0.18, 0.22)


@lru_cache(maxsize=512)
def _times(seed: int, shortest: float, longest: float) -> tuple[float, ...]:
    """Return seeded instants, `shortest` to `longest` seconds apart, also before and after a shot."""
    draw = random.Random(seed)
    times = [-30.0 + draw.uniform(0, longest)]
    while times[-1] < LONGEST_SHOT_S:
        times.append(times[-1] + draw.uniform(shortest, longest))
    return tuple(times)


def _last_before(times: tuple[float, ...], seconds: float) -> int:
    return max(0, bisect.bisect_right(times, seconds) - 1)
