"""Lamps burn when the order says so, in hands, on tables and in the lighthouse itself."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from cinema_agent.generators import ShotOrder
from cinema_agent.generators.animatic.canvas import Pixels
from cinema_agent.generators.animatic.framing import frame
from cinema_agent.generators.animatic.picture import picture_of
from cinema_agent.generators.animatic.set_store import set_for
from cinema_agent.generators.animatic.staging import stage
from cinema_agent.script import Act, Character, Figure, Light, Outfit, Palette, PictureSize, Place, Prop, Shot

PALETTE = Palette(top="#2c3f5e", inner="#d9a441", legs="#1c2233", shoes="#141722", accent="#e8d9b8")
KEEPER = Character(id="ann", name="Ann", role="keeper", wardrobe=(Outfit(palette=PALETTE),))


def order_of(place: str, *, light: Light = Light(), holds_lit: bool | None = None) -> ShotOrder:  # noqa: B008 - frozen
    held = {} if holds_lit is None else {"holds": "lamp", "holds_lit": holds_lit}
    figure = Figure(character="ann", across="left", **held)
    shot = Shot(
        id="1A", beat="1.1", coverage="master", size="wide", length_frames=24, plot="Ann waits.",
        figures=(figure,), light=light,
    )  # fmt: skip
    return ShotOrder(
        slate="1A-1",
        shot=shot,
        place=Place(id=place, name=place, recipe=place, interior=False),
        time_of_day="night",
        weather="clear",
        mood="calm",
        characters=(KEEPER,),
        props=(Prop(id="lamp", name="lamp", kind="lamp"),),
        spoken=(),
        size=PictureSize.parse("320x180"),
        rate=Fraction(24),
        seed=7,
        draft=True,
    )


def lamplight(pixels: Pixels) -> int:
    """Return how many pixels are as bright and warm as a flame: the exposure of the rest may differ."""
    blue, _, red = (pixels[..., channel].astype(int) for channel in range(3))
    return int(((red > 190) & (red > blue + 40)).sum())


def test_a_lamp_in_hand_at_night_burns_only_if_the_order_says_so() -> None:
    dark, burning = (picture_of(order_of("forest", holds_lit=lit)).draw(0) for lit in (False, True))

    assert lamplight(burning) > lamplight(dark)


@pytest.mark.parametrize("place", ["lamp_room", "lighthouse_coast"])
def test_the_lamp_of_a_lighthouse_may_be_out(place: str) -> None:
    out, burning = (picture_of(order_of(place, light=Light(place_lamp=lit))).draw(0) for lit in (False, True))

    assert lamplight(burning) > lamplight(out)


def test_the_lamp_of_a_lighthouse_is_lit_within_a_shot() -> None:
    relit = picture_of(order_of("lamp_room", light=Light(place_lamp=True, place_lamp_at=0.5)))
    out, burning = (picture_of(order_of("lamp_room", light=Light(place_lamp=lit))) for lit in (False, True))

    assert np.array_equal(relit.draw(2), out.draw(2))
    assert np.array_equal(relit.draw(22), burning.draw(22))
    assert lamplight(out.draw(13)) < lamplight(relit.draw(13)) < lamplight(burning.draw(13))


def test_who_lights_the_lamp_of_a_lamp_room_is_seen_with_it() -> None:
    order = order_of("lamp_room", light=Light(place_lamp=False))
    act = Act(gesture="light", with_prop="lamp", towards="lamp")
    figure = order.shot.figures[0].model_copy(update={"acts": (act,), "across": "far_left"})
    shot = order.shot.model_copy(update={"figures": (figure,), "size": "full"})
    stage_set = set_for(order)

    camera = frame(shot, stage(replace(order, shot=shot), stage_set), stage_set, order.size).camera(0.5)

    left, _, wide, _ = stage_set.hero
    assert camera.x + camera.height * order.size.aspect / 2 > left + wide
