"""Rooms: many, each with its hero, drawn also on slanting walls, and of other times in other eras."""

from __future__ import annotations

from typing import cast

import numpy as np
import pytest
import skia

from cinema_agent.errors import SheetError
from cinema_agent.generators.animatic.canvas import Camera, Pixels, new_surface
from cinema_agent.generators.animatic.daylight import daylight
from cinema_agent.generators.animatic.modules import DRAWERS
from cinema_agent.generators.animatic.modules.brush import Brush, Drawer
from cinema_agent.generators.animatic.modules.shells import portals
from cinema_agent.generators.animatic.places import build_set
from cinema_agent.generators.animatic.recipe import recipe_named, recipes
from cinema_agent.generators.animatic.stage_set import StageSet

ROOMS = tuple(name for name, recipe in recipes().items() if recipe.interior)
SMALL = 0.16
WIDTH, HEIGHT = 320, 180


def room(name: str, era: str = "present") -> StageSet:
    return build_set(name, time_of_day="day", weather="clear", mood="calm", era=era, seed=5, detail=SMALL)


def photograph(stage: StageSet) -> Pixels:
    pixels, surface = new_surface(WIDTH, HEIGHT)
    for part in (*stage.back, *stage.front):
        part.layer.draw(surface.getCanvas(), Camera(), WIDTH, HEIGHT)
    return pixels


def difference(a: Pixels, b: Pixels) -> float:
    return float(np.abs(a.astype(np.int16) - b).mean())


def test_there_are_forty_rooms_and_no_two_look_alike() -> None:
    pictures = {name: photograph(room(name)) for name in ROOMS}

    assert len(ROOMS) >= 40
    for name, picture in pictures.items():
        assert all(difference(picture, other) > 8 for key, other in pictures.items() if key != name)


@pytest.mark.parametrize("era", ["past", "medieval", "future"])
@pytest.mark.parametrize("name", ROOMS)
def test_every_room_can_be_built_in_every_era(name: str, era: str) -> None:
    assert 25 < float(photograph(room(name, era))[..., :3].mean()) < 215


@pytest.mark.parametrize("name", ["kitchen", "cafe", "hospital", "corridor", "bar", "bedroom"])
def test_a_room_of_another_era_looks_of_that_era(name: str) -> None:
    pictures = [photograph(room(name, era)) for era in ("present", "past", "medieval", "future")]

    for i, one in enumerate(pictures):
        assert all(difference(one, other) > 2 for other in pictures[i + 1 :])


@pytest.mark.parametrize("name", ROOMS)
def test_the_landmark_of_a_room_stands_in_its_hero_box(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def speck(brush: Brush, **_: object) -> None:
        brush.bar(-300, -200, 2, 2, brush.tone("dark"))

    whole = photograph(room(name)).astype(np.int16)
    recipe = recipe_named(name)
    monkeypatch.setitem(cast(dict[str, Drawer], DRAWERS), recipe.landmark, speck)
    changed = np.abs(whole - photograph(room(name))).max(axis=2) > 6

    left, top, wide, tall = (round(side * WIDTH / 1280) for side in recipe.hero)
    box = changed[max(0, top) : top + tall, max(0, left) : left + wide]
    assert box.mean() > 0.08


def test_a_step_on_a_slanting_wall_stays_on_that_wall(monkeypatch: pytest.MonkeyPatch) -> None:
    cafe = recipe_named("cafe")
    bare = photograph(room("cafe"))
    window = next(step for step in cafe.layers[0].draw if step["module"] == "window")
    layers = (
        cafe.layers[0].model_copy(update={"draw": _without(cafe.layers[0].draw, window)}),
        *cafe.layers[1:],
    )
    blind = cafe.model_copy(update={"layers": layers})
    monkeypatch.setattr("cinema_agent.generators.animatic.places.recipe_named", lambda _: blind)

    columns = np.flatnonzero((bare != photograph(room("cafe"))).any(axis=(0, 2)))

    assert len(columns)
    assert columns.min() > 0.6 * WIDTH


def _without(steps: tuple[dict[str, object], ...], gone: dict[str, object]) -> tuple[dict[str, object], ...]:
    return tuple(step for step in steps if step is not gone)


def test_a_face_the_recipe_has_not_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    cafe = recipe_named("cafe").model_copy(update={"faces": {}})
    monkeypatch.setattr("cinema_agent.generators.animatic.places.recipe_named", lambda _: cafe)

    with pytest.raises(SheetError, match=r"places/cafe\.toml, layer .*no face under \[faces\] 'back'"):
        room("cafe")


def test_arches_leave_the_floor_and_the_far_end_open() -> None:
    pixels, surface = new_surface(1280, 720)
    brush = Brush(surface.getCanvas(), daylight("day", "clear", "calm"), {}, {}, 5, is_indoors=True)
    surface.getCanvas().clear(skia.ColorBLUE)

    portals(brush, x=640, y=330, width=300, height=400, foot=520, color="#808080", gap="#604040")

    blue = (255, 0, 0)
    assert tuple(pixels[400, 640, :3]) == blue
    assert tuple(pixels[700, 640, :3]) == blue
    assert tuple(pixels[300, 100, :3]) != blue


def test_people_in_a_car_are_as_tall_standing_as_sitting() -> None:
    for anchor in room("car").anchors.values():
        assert anchor.seat_y is not None
        assert abs(anchor.y - 3 * anchor.head - anchor.seat_y) < 0.25 * anchor.head
        assert anchor.behind == ("dash",)
