"""A wrong place is told in one line: which sheet, which step, what there is instead."""

from __future__ import annotations

from typing import Any

import pytest

from cinema_agent.errors import SheetError
from cinema_agent.generators.animatic.places import build_set
from cinema_agent.generators.animatic.recipe import Recipe, recipe_named, recipes
from cinema_agent.generators.animatic.recipe_checks import check_recipe
from cinema_agent.script.sheets import read_row

LAMP = {"module": "hanging_lamp", "x": 760, "y": 60, "width": 100}


def bakery(**changes: Any) -> Recipe:
    """Return the bakery as an artist's sheet has it, with some tables changed."""
    sheet = recipe_named("bakery").model_dump(exclude_unset=True)
    return read_row(Recipe, {**sheet, **changes}, where="places/bakery.toml")


def bakery_with(step: dict[str, Any]) -> Recipe:
    """Return the bakery with a step more in its first layer."""
    layers = recipe_named("bakery").model_dump(exclude_unset=True)["layers"]
    first = {**layers[0], "draw": [*layers[0]["draw"], step]}
    return bakery(layers=[first, *layers[1:]])


@pytest.mark.parametrize("name", list(recipes()))
def test_every_place_names_only_what_there_is(name: str) -> None:
    check_recipe(recipe_named(name))


@pytest.mark.parametrize(
    ("step", "told"),
    [
        ({"modul": "shelf"}, r"wall, draw 11: column 'module' is missing; add it"),
        ({"module": "shelve"}, r"wall, draw 11: there is no module 'shelve'; use 'shelf'"),
        ({**LAMP, "widht": 100}, r"draw 11 \(hanging_lamp\): there is no argument 'widht'; use 'width'"),
        ({"module": "picture", "x": 9}, r"\(picture\): argument 'y' is missing; add it"),
        ({"module": "wall", "material": "brick"}, r"\(wall\): there is no material 'brick'; use 'bricks'"),
        ({**LAMP, "times": ["nigth"]}, r"times: there is no time of day 'nigth'; use 'night'"),
        ({**LAMP, "eras": ["middle ages"]}, r"eras: there is no era 'middle ages'; use one of present, past"),
        ({**LAMP, "face": "rigth"}, r"face: there is no face under \[faces\] 'rigth'; use 'right'"),
    ],
)
def test_a_wrong_step_is_told_with_its_layer_and_number(step: dict[str, Any], told: str) -> None:
    with pytest.raises(SheetError, match=r"^places/bakery\.toml, layer wall, draw 11") as raised:
        check_recipe(bakery_with(step))

    assert raised.match(told)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"surface": ["wood_lit", "wod", "wood_dark"]}, r"\[colors\]: there is no colour 'wod'; use 'wood'"),
        ({"extras": [{"count": [1, 2], "y": [1, 2], "head": [9, 9], "costumes": ["sweter"]}]}, "use 'sweater'"),
        ({"moving": [{"module": "smoke", "after": "rom", "args": {"x": 1, "y": 1}}]}, "no layer 'rom'; use 'room'"),
        ({"daylight": {"night": {"skye": []}}}, r"\[daylight\.night\]: there is no column 'skye'; use 'sky'"),
        ({"anchors": {"seat": "chiar"}}, r"seat: there is no seat 'chiar'; use 'chair'"),
    ],
)  # fmt: skip
def test_a_name_that_leads_nowhere_is_told_with_the_nearest(changes: dict[str, Any], told: str) -> None:
    with pytest.raises(SheetError, match=told):
        check_recipe(bakery(**changes))


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"faces": {"right": {"flat": [0, 0, 1, 1], "corner": []}}}, r"faces, right: .*'corner'; use 'corners'"),
        ({"hero": [1, 2, 3]}, r"places/bakery\.toml, hero: value 4 is missing; add it"),
        ({"hero": [1, 2, 3, 4, 5]}, r"places/bakery\.toml, hero: 5 values where 4 belong; take some out"),
        ({"colors": {"wall": "red"}}, r"bakery\.toml, colors, wall: write a colour as six small hex digits.*\"red\""),
        ({"landmark": "oven"}, r"no step of a layer draws the landmark 'oven'; name a module of"),
        ({"ground": "carpet"}, r"ground: should be 'floor', 'grass'.*not \"carpet\"; correct it"),
    ],
)  # fmt: skip
def test_a_wrong_column_of_a_place_is_one_line_without_the_library_that_found_it(
    changes: dict[str, Any], told: str
) -> None:
    with pytest.raises(SheetError, match=told) as raised:
        bakery(**changes)

    assert "pydantic" not in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("step", "told"),
    [
        ({**LAMP, "color": "purple"}, r"draw 11 \(hanging_lamp\): .*no colour 'purple'; add it to its \[colors\]"),
        ({"module": "string_lights", "lines": [[0, 1, 2]]}, r"\(string_lights\): .*; correct its arguments"),
    ],
)  # fmt: skip
def test_what_only_painting_finds_is_told_with_its_step(
    step: dict[str, Any], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cinema_agent.generators.animatic.places.recipe_named", lambda _: bakery_with(step))

    with pytest.raises(SheetError, match=told):
        build_set(
            "bakery", time_of_day="day", weather="clear", mood="calm", era="present", seed=1, draft=True
        )
