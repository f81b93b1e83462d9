"""Flows through keyframes: smooth where a movement passes, still where it turns, never beyond a key.

Source: Fritsch and Carlson, "Monotone piecewise cubic interpolation" (1980), with the harmonic mean of
neighbouring slopes; for loops the keys go round.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from cinema_agent.generators.animatic.acting_rows import Keys

Values = tuple[float, ...]


def values_at(keys: Keys, time: float, *, loops: bool = False) -> Values:
    """Return the values of a channel at a time, 0 to 1; before its first key those of the first."""
    slopes = _slopes(keys, loops)
    if time <= keys[0][0]:
        return keys[0][1:]
    for index in range(1, len(keys)):
        after = keys[index]
        if time < after[0]:
            return _between(keys[index - 1], after, slopes[index - 1], slopes[index], time)
    return keys[-1][1:]


def _between(before: Values, after: Values, out: Values, into: Values, time: float) -> Values:
    span = after[0] - before[0]
    t = (time - before[0]) / span
    square, cube = t * t, t * t * t
    start, end = 2 * cube - 3 * square + 1, 3 * square - 2 * cube
    leave, arrive = (cube - 2 * square + t) * span, (cube - square) * span
    return tuple(
        start * a + end * b + leave * m + arrive * n
        for a, b, m, n in zip(before[1:], after[1:], out, into, strict=True)
    )


@lru_cache(maxsize=1024)
def _slopes(keys: Keys, loops: bool) -> tuple[Values, ...]:
    """Return the speed of every value at every key."""
    count, width = len(keys), len(keys[0]) - 1
    rises = [
        tuple((after[1 + i] - before[1 + i]) / (after[0] - before[0]) for i in range(width))
        for before, after in pairwise(keys)
    ]
    still = (0.0,) * width
    slopes: list[Values] = []
    for index in range(count):
        is_end = index in (0, count - 1)
        if count < 2 or (is_end and not loops):
            slopes.append(still)
            continue
        left, right = (rises[-1], rises[0]) if is_end else (rises[index - 1], rises[index])
        slopes.append(tuple(_harmonic(a, b) for a, b in zip(left, right, strict=True)))
    return tuple(slopes)


def _harmonic(a: float, b: float) -> float:
    return 2 * a * b / (a + b) if a * b > 0 else 0.0
