"""GoldenMem's schedule: the paper's own numbers, and the bound it promises."""

from __future__ import annotations

from math import sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cinema_agent.memory.schedule import Schedule, golden_bound, golden_floor

PHI = (1 + sqrt(5)) / 2
TEXT_TOKENS = 128
PAPER = Schedule.for_picture(800, 400)


def test_figure_4_of_captain_cinema_comes_out_to_the_token() -> None:
    """Eleven numbers: 4 to 24 pairs of picture and text, four to a level, with and without GoldenMem."""
    pairs = range(4, 25, 4)
    grouped = Schedule(PAPER.rows, PAPER.columns, group=4)

    golden = [grouped.total(count - 1) + TEXT_TOKENS * count for count in pairs]
    naive = [(PAPER.tokens(0) + TEXT_TOKENS) * count for count in pairs]

    assert golden == [5512, 7824, 8984, 9696, 10280, 10824]
    assert naive == [5512, 11024, 16536, 22048, 27560, 33072]


def test_levels_of_the_paper_shrink_by_the_golden_ratio_with_one_floor() -> None:
    sides = [PAPER.grid(level) for level in range(8)]

    assert sides == [(25, 50), (15, 30), (9, 18), (5, 10), (3, 6), (2, 4), (1, 2), (0, 0)]
    assert PAPER.total(6) == PAPER.total(10_000) == 1940


@pytest.mark.parametrize(
    ("width", "height", "history", "tokens"),
    [
        (896, 512, 1, 2419),
        (896, 512, 4, 2783),
        (896, 512, 48, 2795),
        (1024, 576, 3, 3573),
        (1024, 576, 48, 3643),
    ],
)
def test_worked_counts_for_two_sizes(width: int, height: int, history: int, tokens: int) -> None:
    assert Schedule.for_picture(width, height).total(history) == tokens


def test_upright_picture_is_the_wide_one_turned() -> None:
    wide, upright = Schedule(40, 23), Schedule(23, 40)

    assert [wide.grid(level)[::-1] for level in range(9)] == [upright.grid(level) for level in range(9)]


@given(st.integers(1, 5000), st.integers(0, 20))
def test_golden_floor_is_exact(length: int, level: int) -> None:
    assert golden_floor(length, level) == int(length * PHI**-level + 1e-9)


@settings(deadline=None, max_examples=300)
@given(
    short=st.integers(4, 256),
    stretch=st.floats(1.0, 4.0),
    history=st.integers(0, 10_000),
    group=st.integers(1, 6),
)
def test_any_history_costs_less_than_golden_ratio_times_one_picture(
    short: int, stretch: float, history: int, group: int
) -> None:
    schedule = Schedule(short, round(short * stretch), group)

    assert schedule.total(history) <= schedule.budget <= 1.6181 * group * schedule.tokens(0)


def test_bound_holds_for_every_grid_from_four_tokens_up() -> None:
    worst = max(
        Schedule(short, long).total(10_000) / (short * long)
        for short in range(4, 65)
        for long in range(short, 3 * short + 1)
    )

    assert 1.58 < worst < PHI


def test_golden_bound_is_exact() -> None:
    assert [golden_bound(tokens) for tokens in (1, 2, 100, 1250)] == [1, 3, 161, 2022]


@pytest.mark.parametrize("sides", [(0, 5, 1), (5, -1, 1), (5, 5, 0)])
def test_grid_without_tokens_is_refused(sides: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="at least 1"):
        Schedule(*sides)
