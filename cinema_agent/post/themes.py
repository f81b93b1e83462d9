"""Themes: the few notes by which a film, and each of its people, is known again. Pure.

A theme is two bars, a statement and an answer that comes to rest, as steps of a scale: whatever the mood's
scale, its shape stays. The same name and seed give the same theme. Source: ours.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

# Parts of a bar at which notes begin: in the statement, and in its answer.
_STATEMENTS = (
    (0.0, 0.375, 0.5),
    (0.0, 0.25, 0.5, 0.75),
    (0.0, 0.5, 0.75),
    (0.0, 0.125, 0.25, 0.625),
    (0.0, 0.25, 0.625),
    (0.0, 0.125, 0.25, 0.5),
    (0.0, 0.375, 0.5, 0.875),
)
_ANSWERS = ((0.0, 0.5), (0.0, 0.25, 0.5), (0.0, 0.375, 0.5), (0.0,), (0.0, 0.125, 0.5))
# Scale steps from the first note: a leap and its filling, an arch, a fall, a turn, a call, a sigh, a climb.
_SHAPES = (
    (0, 4, 3, 2, 1),
    (0, 1, 2, 4, 2),
    (0, -1, -2, -4, -3),
    (0, 1, -1, 0, 2),
    (0, 0, 4, 3, 4),
    (0, 5, 4, 2, 3),
    (0, -1, 1, -2, -1),
    (0, 2, 4, 7, 5),
    (0, 2, 1, 3, 2),
    (0, -3, 0, 1, 2),
)
_FIRST_STEPS = (0, 2, 4)
_RESTS = (0, 2, 4, 7)
_LEAST_UNLIKE = 0.6
_MOST_TRIES = 24

Phrase = tuple[tuple[float, int], ...]
"""Notes as (part of the bar, scale step above the tonic)."""


@dataclass(frozen=True)
class Theme:
    """Two bars of melody: `statement` and the `answer` that comes to rest."""

    statement: Phrase
    answer: Phrase

    @property
    def bars(self) -> tuple[Phrase, Phrase]:
        """The theme bar by bar."""
        return self.statement, self.answer


def make_theme(seed: int) -> Theme:
    """Return the theme of a seed."""
    rng = np.random.default_rng([seed, 17])
    rhythm = _STATEMENTS[int(rng.integers(len(_STATEMENTS)))]
    shape = _SHAPES[int(rng.integers(len(_SHAPES)))]
    first = _FIRST_STEPS[int(rng.integers(len(_FIRST_STEPS)))]
    answered = _ANSWERS[int(rng.integers(len(_ANSWERS)))]
    statement = tuple((at, first + step) for at, step in zip(rhythm, shape, strict=False))
    # The answer goes on from where the statement stopped, and falls to a note of rest.
    last = statement[-1][1]
    rest = min(_RESTS, key=lambda step: (abs(step - last), step))
    path = np.linspace(last, rest, len(answered) + 1)[1:]
    bend = 1 if rng.random() < 0.5 else -1
    steps = [round(step) + (bend if 0 < place < len(path) - 1 else 0) for place, step in enumerate(path)]
    return Theme(statement, tuple(zip(answered, steps, strict=True)))


def unlikeness(one: Theme, other: Theme) -> float:
    """Return how far two themes are apart, 0 (the same) to 1 (no rhythm or turn in common)."""
    alone, together = _turns(one), _turns(other)
    return 1 - len(alone & together) / len(alone | together)


def theme_seeds(film_seed: int, names: Sequence[str]) -> Mapping[str, int]:
    """Return the seed of everybody's theme, in order; nobody's is much like that of anybody before.

    Args:
        film_seed: the film's.
        names: who has a theme, the most important first.
    """
    seeds: dict[str, int] = {}
    for name in names:
        tries = [zlib.crc32(f"{film_seed}/{name}/{number}".encode()) for number in range(_MOST_TRIES)]
        others = [make_theme(seed) for seed in seeds.values()]

        def apart(seed: int, others: list[Theme] = others) -> float:
            return min((unlikeness(make_theme(seed), other) for other in others), default=1.0)

        seeds[name] = next((seed for seed in tries if apart(seed) >= _LEAST_UNLIKE), max(tries, key=apart))
    return MappingProxyType(seeds)


def _turns(theme: Theme) -> frozenset[tuple[float, int]]:
    """Return where notes lie and how far each is from the first: what an ear remembers, in any key."""
    first = theme.statement[0][1]
    return frozenset(
        (bar + at, step - first) for bar, phrase in enumerate(theme.bars) for at, step in phrase if bar or at
    )
