"""Extras fill a place behind the leads: seeded, of the era, apart from the leads' colours, moving a little, cheaply."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from time import process_time

import numpy as np
import pytest

from cinema_agent.generators.animatic.canvas import Lighting, Pixels, hex_color, new_surface
from cinema_agent.generators.animatic.design import lab_distance
from cinema_agent.generators.animatic.extras import APART_FROM_LEADS, cast_extra, crowd_row, extras_looks
from cinema_agent.generators.animatic.figure_sheets import figure_sheets
from cinema_agent.generators.animatic.recipe import ExtrasSheet, recipes

STREET = ExtrasSheet(count=(5, 5), y=(600, 616), head=(30, 35))
LIGHT = Lighting()
LEADS = ("#7f8794", "#c8402f")


def picture(rows: ExtrasSheet, seed: int, seconds: float = 0.0, part: float = 1.0) -> Pixels:
    pixels, surface = new_surface(1280, 720)
    crowd_row(rows, "present", seed, LEADS, LIGHT, part)(surface.getCanvas(), seconds)
    return pixels


def places_with_extras() -> Iterator[tuple[str, ExtrasSheet]]:
    for name, recipe in recipes().items():
        for rows in recipe.extras:
            yield name, rows


def test_same_seed_is_the_same_crowd_and_another_seed_another() -> None:
    assert np.array_equal(picture(STREET, 1, 2.0), picture(STREET, 1, 2.0))
    assert not np.array_equal(picture(STREET, 1), picture(STREET, 2))


def test_a_crowd_is_never_quite_still() -> None:
    assert not np.array_equal(picture(STREET, 1, 0.0), picture(STREET, 1, 1.0))


def test_passers_by_cross() -> None:
    walking = STREET.model_copy(update={"crossing": 1.0, "count": (1, 1)})

    middles = [
        np.flatnonzero(picture(walking, 3, seconds)[..., 3].any(0)).mean() for seconds in (0.0, 0.5, 1.0)
    ]

    first, second = middles[1] - middles[0], middles[2] - middles[1]
    assert abs(first) > 5
    assert first == pytest.approx(second, abs=6)


def test_fewer_people_are_out_in_the_rain() -> None:
    assert (picture(STREET, 1, part=0.5)[..., 3] > 0).sum() < (picture(STREET, 1)[..., 3] > 0).sum()


def test_extras_are_farther_than_any_lead() -> None:
    for name, rows in places_with_extras():
        assert max(rows.head) <= recipes()[name].anchors.far.head, name


def test_no_extra_wears_a_leads_colour() -> None:
    for seed in range(40):
        top = cast_extra(STREET, "present", seed, LEADS).wardrobe[0].palette.top

        assert all(lab_distance(hex_color(top), hex_color(lead)) >= APART_FROM_LEADS for lead in LEADS)


@pytest.mark.parametrize("era", ["present", "past", "medieval", "future", "fantasy"])
def test_extras_are_dressed_for_their_era(era: str) -> None:
    of_the_era = {c.name for c in figure_sheets().costumes if era in c.era}

    worn = {cast_extra(STREET, era, seed, ()).wardrobe[0].costume for seed in range(30)}

    assert len(worn) > 2
    assert worn <= of_the_era


def test_every_costume_that_extras_wear_exists() -> None:
    known = {costume.name for costume in figure_sheets().costumes}
    asked = {c for costumes in extras_looks().costumes.values() for c in costumes}
    asked |= {costume for _, rows in places_with_extras() for costume in rows.costumes}

    assert asked <= known


def test_extras_stand_behind_the_leads_and_are_smaller_than_they() -> None:
    for name, rows in places_with_extras():
        far = recipes()[name].anchors.far

        assert max(rows.y) <= far.y, name
        assert max(rows.head) <= far.head, name
        assert rows.count[0] <= rows.count[1] <= 12, name


def test_a_crowd_costs_little() -> None:
    _, surface = new_surface(1280, 720)
    draw = crowd_row(STREET.model_copy(update={"count": (8, 8)}), "present", 1, LEADS, LIGHT, 1.0)
    draw(surface.getCanvas(), 0.0)

    start = process_time()
    for frame in range(20):
        draw(surface.getCanvas(), frame / 24)

    assert (process_time() - start) / 20 < 0.003


def test_a_row_of_extras_is_data() -> None:
    row = tomllib.loads("[[extras]]\ncount = [2, 3]\ny = [600, 610]\nhead = [30, 32]\ncrossing = 0.5")

    assert ExtrasSheet.model_validate(row["extras"][0]).crossing == 0.5
