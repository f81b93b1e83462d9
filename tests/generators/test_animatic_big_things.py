"""Big things stand behind people and hide nobody; people at sea sit in their boat and ride up and down with it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest

from cinema_agent.generators import ShotOrder
from cinema_agent.generators.animatic.framing import frame
from cinema_agent.generators.animatic.places import build_set
from cinema_agent.generators.animatic.props import prop_extent
from cinema_agent.generators.animatic.stage_set import StageSet
from cinema_agent.generators.animatic.staging import stage
from cinema_agent.script import (
    Character,
    Figure,
    Outfit,
    Palette,
    PictureSize,
    Place,
    Prop,
    PropInFrame,
    Shot,
)

PALETTE = Palette(top="#2c3f5e", inner="#d9a441", legs="#1c2233", shoes="#141722", accent="#e8d9b8")
PEOPLE = tuple(
    Character(id=name, name=name, role="somebody", wardrobe=(Outfit(palette=PALETTE),))
    for name in ("ann", "bob")
)


def set_of(place: str) -> StageSet:
    return build_set(
        place, time_of_day="day", weather="storm", mood="calm", era="present", seed=3, draft=True, detail=0.2
    )


def order_of(place: str, kind: str, people: int = 2) -> ShotOrder:
    sides = ("left", "right")
    figures = tuple(
        Figure.model_validate({"character": who.id, "across": side, "posture": "sits"})
        for who, side in zip(PEOPLE[:people], sides, strict=False)
    )
    shot = Shot(
        id="1A", beat="1.1", coverage="master", size="wide", length_frames=24, plot="There it is.",
        figures=figures, props=(PropInFrame(prop="thing", depth="near"),),
    )  # fmt: skip
    return ShotOrder(
        slate="1A-1",
        shot=shot,
        place=Place(id=place, name=place, recipe=place, interior=False),
        time_of_day="day",
        weather="storm",
        mood="calm",
        characters=PEOPLE,
        props=(Prop(id="thing", name="thing", kind=kind),),
        spoken=(),
        size=PictureSize.parse("320x180"),
        rate=Fraction(24),
        seed=7,
        draft=True,
    )


@pytest.mark.parametrize("place", ["beach", "city_street", "lighthouse_coast", "open_sea"])
@pytest.mark.parametrize("kind", ["boat", "car", "train"])
@pytest.mark.parametrize("people", [1, 2])
def test_a_big_thing_stands_behind_people_beside_them_and_in_the_picture(
    place: str, kind: str, people: int
) -> None:
    order, stage_set = order_of(place, kind, people), set_of(place)
    staging = stage(order, stage_set)
    thing = staging.props[0]
    half = prop_extent(kind, thing.size)[0] / 2
    camera = frame(order.shot, staging, stage_set, order.size).camera(0.5)

    assert all(thing.y < staged.spot.y for staged in staging.figures)
    assert all(abs(staged.spot.x - thing.x) > half for staged in staging.figures)
    assert abs(thing.x - camera.x) + half <= camera.height * order.size.aspect / 2 + 1


def test_a_small_thing_stands_within_reach_but_not_between_the_feet() -> None:
    staging = stage(order_of("village", "candle", people=1), set_of("village"))
    (someone,), (candle,) = staging.figures, staging.props

    assert 1.2 * someone.spot.head < abs(candle.x - someone.spot.x) <= 2.61 * someone.spot.head


def test_people_at_sea_are_behind_the_side_of_their_boat() -> None:
    stage_set = set_of("open_sea")

    assert {anchor.behind for anchor in stage_set.anchors.values()} == {("boat",)}
    assert all(anchor.seat_y is not None for anchor in stage_set.anchors.values())


def test_a_boat_and_the_people_in_it_ride_up_and_down_together_without_a_jump() -> None:
    stage_set = set_of("open_sea")
    boat = next(layer for layer in stage_set.front if layer.name == "boat")
    down = [stage_set.bob_at(frame_number / 24) for frame_number in range(96)]

    assert boat.bob > 0 and max(down) > 4 > -4 > min(down)
    assert all(abs(after - before) < 1.5 for before, after in pairwise(down))
    assert stage_set.bob_at(0.0) == 0.0
    assert replace(stage_set, front=()).bob_at(0.7) == 0.0
