"""GoldenMem's schedule: how large a remembered picture may be, counted in tokens.

The picture being made is level 0, at full size. Each level is smaller than the one before by the golden
ratio, and vanishes when its short side falls under one token; so a film of any length costs at most phi
times one picture (for each picture of a group). Sides are computed in whole numbers: no rounding error, the
same everywhere. Knows nothing of films.

Source: Captain Cinema, section 3.2, with the floor that its Fig. 4 decides (`floor(s0 phi^-i)`, not
iterated).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import isqrt
from typing import Self

PIXELS_PER_TOKEN = 16
"""Side of a token in pixels: an 8-fold autoencoder with 2x2 patches."""


def golden_floor(length: int, level: int) -> int:
    """Return `floor(length * phi**-level)` exactly.

    Args:
        length: a side in tokens, above 0.
        level: 0 or more.
    """
    if level == 0:
        return length
    fibonacci, after = 0, 1
    for _ in range(level):
        fibonacci, after = after, fibonacci + after
    lucas = 2 * after - fibonacci
    # phi**-i = +-(L_i - F_i sqrt(5)) / 2: only one square root has to be cut off, and isqrt does that
    # exactly.
    root, whole = isqrt(5 * (length * fibonacci) ** 2), length * lucas
    return (whole - root - 1) // 2 if level % 2 == 0 else (root - whole) // 2


def golden_bound(tokens: int) -> int:
    """Return `floor(tokens * phi)` exactly: what a picture of so many tokens and all its history may cost."""
    return (tokens + isqrt(5 * tokens * tokens)) // 2


@dataclass(frozen=True)
class Schedule:
    """The sizes of GoldenMem's levels for pictures of `rows` x `columns` tokens, `group` pictures to a level.

    Raises:
        ValueError: a side or the group is under 1.
    """

    rows: int
    columns: int
    group: int = 1

    def __post_init__(self) -> None:
        if min(self.rows, self.columns, self.group) < 1:
            raise ValueError(f"a grid needs sides and a group of at least 1, not {self}")

    @classmethod
    def for_picture(cls, width_px: int, height_px: int, *, group: int = 1) -> Self:
        """Return the schedule of pictures of this size: 400x800 pixels (height x width) are 25x50 tokens."""
        return cls(max(1, height_px // PIXELS_PER_TOKEN), max(1, width_px // PIXELS_PER_TOKEN), group)

    def grid(self, level: int) -> tuple[int, int]:
        """Return (rows, columns) of a picture at `level`; (0, 0) where the level has vanished."""
        short_full, long_full = sorted((self.rows, self.columns))
        short = golden_floor(short_full, level)
        if short == 0:
            return 0, 0
        long = max(1, (2 * short * long_full + short_full) // (2 * short_full))
        return (short, long) if self.rows <= self.columns else (long, short)

    def tokens(self, level: int) -> int:
        """Return how many tokens a picture at `level` costs."""
        rows, columns = self.grid(level)
        return rows * columns

    def level_of(self, rank: int) -> int:
        """Return the level of a rank: 0 is the picture being made, 1 the most useful remembered one."""
        return rank // self.group

    @cached_property
    def last_level(self) -> int:
        """The deepest level that is still at least one token."""
        level = 0
        while self.tokens(level + 1):
            level += 1
        return level

    @cached_property
    def budget(self) -> int:
        """Tokens the picture being made and all remembered ones may cost: phi for each picture of a group."""
        return golden_bound(self.group * self.tokens(0))

    def total(self, history: int) -> int:
        """Return the tokens of a picture and `history` remembered ones, level by level, before any guard."""
        deepest = min(history, self.group * (self.last_level + 1))
        return sum(self.tokens(self.level_of(rank)) for rank in range(deepest + 1))
