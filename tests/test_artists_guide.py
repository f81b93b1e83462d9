"""The guide for artists shows rows that work, and names files and tests that exist."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from cinema_agent.generators.animatic.figure_sheets import Costume, Gesture, Hat, Rig, read_rows
from cinema_agent.generators.animatic.places import build_set
from cinema_agent.generators.animatic.prop_sheets import Art, PropRow
from cinema_agent.generators.animatic.recipe import Recipe
from cinema_agent.generators.animatic.sheet_rows import Named
from cinema_agent.post.effects import AmbienceRule, Effect
from cinema_agent.post.sound_layers import SoundLayer, as_layer
from cinema_agent.script.sheets import check_columns, read_row

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs" / "artists.md").read_text("utf-8")
EXAMPLES = {
    block.splitlines()[0].removeprefix("# "): block for block in re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL)
}  # fmt: skip


@pytest.mark.parametrize(
    ("sheet", "model"),
    [
        ("sheets/figures/costumes/work.toml", Costume),
        ("sheets/figures/hats.toml", Hat),
        ("sheets/figures/gestures.toml", Gesture),
        ("sheets/figures/rigs.toml", Rig),
    ],
)
def test_a_row_of_the_guide_is_a_row_of_its_sheet(sheet: str, model: type[Named]) -> None:
    assert len(read_rows({sheet: EXAMPLES[sheet]}, model)) == 1


@pytest.mark.parametrize("time", ["day", "night"])
def test_the_place_of_the_guide_can_be_built(time: str, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tomllib.loads(EXAMPLES["sheets/places/laundry.toml"])
    laundry = read_row(Recipe, {**table, "name": "laundry"}, where="places/laundry.toml")
    monkeypatch.setattr("cinema_agent.generators.animatic.places.recipe_named", lambda _: laundry)

    stage = build_set(
        "laundry", time_of_day=time, weather="clear", mood="calm", era="present", seed=1, detail=0.2  # type: ignore[arg-type]
    )  # fmt: skip

    assert [layer.name for layer in (*stage.back, *stage.front)] == ["wall", "room", "foreground"]
    assert [moving.after_layer for moving in stage.moving] == ["wall"]


def test_the_prop_of_the_guide_has_its_picture() -> None:
    rows = tomllib.loads(EXAMPLES["sheets/props/props.toml"])
    pictures = tomllib.loads(EXAMPLES["sheets/props/drawn.toml"])

    props = {name: read_row(PropRow, row, where=name) for name, row in rows.items()}

    assert all(read_row(Art, pictures[prop.drawn], where=name).body for name, prop in props.items())


def test_the_sound_of_the_guide_is_one_and_is_heard_in_its_place() -> None:
    ((name, row),) = tomllib.loads(EXAMPLES["post/sheets/effects.toml"]).items()
    (rule,) = tomllib.loads(EXAMPLES["post/sheets/ambiences.toml"])["ambiences"]

    check_columns(row, Effect, where=name)
    for layer in row["layers"]:
        check_columns(layer, SoundLayer, where=name)
        assert as_layer(layer).level > 0
    check_columns(rule, AmbienceRule, where=name, needs=("sound",))
    assert rule["sound"] == name


def test_every_file_the_guide_names_is_there() -> None:
    named = set(re.findall(r"(?:tools|tests)/[\w/]+\.py", GUIDE))
    named |= {
        f"cinema_agent/{path}" for path in re.findall(r"`((?:agents|post|generators)/[\w/]+\.toml)`", GUIDE)
    }

    assert named
    assert sorted(path for path in named if "NAME" not in path and not (ROOT / path).is_file()) == []


def test_every_channel_of_a_gesture_is_told_of() -> None:
    from cinema_agent.generators.animatic.acting_rows import WIDTHS

    assert [channel for channel in WIDTHS if f"`{channel}`" not in GUIDE] == []
