"""What is wrong in a sheet is told in one line, in an artist's words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import pytest
from pydantic import Field

from cinema_agent.errors import SheetError
from cinema_agent.script.noun import HexColor, Noun, Slug
from cinema_agent.script.sheets import check_columns, parse_sheet, read_row, unknown


class Wheel(Noun):
    spokes: int
    color: HexColor = "#8a5c3c"


class Cart(Noun):
    name: Slug
    box: tuple[float, float] = (1, 1)
    spare: Wheel | None = None
    wheels: tuple[Wheel, ...] = ()
    by_side: dict[str, Wheel] = Field(default_factory=dict)


@dataclass(frozen=True)
class Horn:
    kind: Literal["brass", "wood"]
    level: float = 1.0


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({}, "carts.toml: column 'name' is missing; add it"),
        ({"name": "Hay Cart"}, 'carts.toml, name: write it in small letters, digits and _, not "Hay Cart"'),
        ({"name": "hay", "weels": []}, "carts.toml: there is no column 'weels'; use 'wheels'"),
        (
            {"name": "hay", "spare": {"spoke": 8}},
            "carts.toml, spare: there is no column 'spoke'; use 'spokes' (1 more after it)",
        ),
        ({"name": "hay", "wheels": [{"spokes": 8}, {}]}, "carts.toml, wheels 2: column 'spokes' is missing; add it"),
        (
            {"name": "hay", "by_side": {"left": {"spokes": 8, "colour": "red"}}},
            "carts.toml, by_side, left: there is no column 'colour'; use 'color'",
        ),
        ({"name": "hay", "box": [1]}, "carts.toml, box: value 2 is missing; add it"),
        ({"name": "hay", "box": [1, 2, 3]}, "carts.toml, box: 3 values where 2 belong; take some out"),
        (
            {"name": "hay", "spare": {"spokes": 8, "color": "red"}},
            "carts.toml, spare, color: write a colour as six small hex digits: '#c8402f', not \"red\"",
        ),
    ],
)  # fmt: skip
def test_a_wrong_row_is_told_with_its_place_and_what_to_do(row: dict[str, Any], told: str) -> None:
    with pytest.raises(SheetError) as raised:
        read_row(Cart, row, where="carts.toml")

    assert str(raised.value) == told


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"level": 1}, "horns.toml: column 'kind' is missing; add it"),
        ({"kind": "brass", "levle": 1}, "horns.toml: there is no column 'levle'; use 'level'"),
        ({"kind": "bras"}, "horns.toml: there is no kind 'bras'; use 'brass'"),
    ],
)
def test_a_wrong_row_of_a_plain_class_is_told_too(row: dict[str, Any], told: str) -> None:
    with pytest.raises(SheetError) as raised:
        check_columns(row, Horn, where="horns.toml")

    assert str(raised.value) == told


def test_a_right_row_is_its_noun_and_a_right_sheet_its_tables() -> None:
    assert read_row(Cart, {"name": "hay", "wheels": [{"spokes": 8}]}, where="") == Cart(
        name="hay", wheels=(Wheel(spokes=8),)
    )
    assert parse_sheet("horns.toml", "[small]\nlevel = 2") == {"small": {"level": 2}}


def test_a_bracket_too_few_is_told_with_its_line() -> None:
    with pytest.raises(
        SheetError, match=r"^carts\.toml is no TOML: .*\(at line 3, column 1\); mend that line$"
    ):
        parse_sheet("carts.toml", "[box]\nwide = [\n=")


def test_a_name_that_is_like_none_is_told_the_first_of_those_there_are() -> None:
    names = [f"wheel_{number}" for number in range(40)]

    assert unknown("oar", names[:2], "wheel") == "there is no wheel 'oar'; use one of wheel_0, wheel_1"
    assert unknown("oar", names, "wheel").endswith("wheel_23 or 16 more")
    assert unknown("oar", [], "wheel") == "there is no wheel 'oar'; take it out"
