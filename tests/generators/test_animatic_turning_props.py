"""What is opened or broken looks so from that instant on: standing, in a hand, and large in an insert."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from test_animatic_lamps import order_of

from cinema_agent.generators import ShotOrder
from cinema_agent.generators.animatic.canvas import Lighting
from cinema_agent.generators.animatic.insert_picture import InsertPicture
from cinema_agent.generators.animatic.picture import picture_of
from cinema_agent.generators.animatic.players import Moment, Player
from cinema_agent.generators.animatic.pose import Pose
from cinema_agent.generators.animatic.prop_sheets import in_state
from cinema_agent.generators.animatic.set_store import set_for
from cinema_agent.generators.animatic.staged_prop import Turning
from cinema_agent.generators.animatic.staging import stage
from cinema_agent.script import Figure, Prop, PropInFrame


def order_with(kind: str, in_frame: PropInFrame, **shot: object) -> ShotOrder:
    order = order_of("forest")
    changed = order.shot.model_copy(update={"figures": (), "props": (in_frame,), **shot})
    return replace(order, shot=changed, props=(Prop(id="thing", name=kind, kind=kind),), time_of_day="day")


def test_a_thing_without_such_a_state_stays_as_it_is() -> None:
    assert in_state("vase", "broken") == "broken_vase"
    assert in_state("vase", "open") == "vase"
    assert in_state("vase", None) == "vase"


def test_what_was_opened_before_is_open_as_the_shot_begins() -> None:
    turning = Turning.of("book", PropInFrame(prop="thing", state="open"))

    assert turning.kind_at(0.0) == turning.kind_at(1.0) == "open_book"


@pytest.mark.parametrize("coverage", ["insert", "master"])
def test_a_vase_breaks_at_its_instant(coverage: str) -> None:
    breaks = PropInFrame(prop="thing", becomes="broken", becomes_at=0.5)
    picture = picture_of(order_with("vase", breaks, coverage=coverage, focus="thing", move="static"))
    whole, still_whole, broken, later = (picture.draw(frame).astype(int) for frame in (0, 2, 20, 22))

    assert np.abs(whole - broken).mean() > 3 * np.abs(whole - still_whole).mean()
    assert np.abs(whole - broken).mean() > 3 * np.abs(broken - later).mean()


def test_an_insert_stands_a_turned_thing_where_it_was() -> None:
    opens = PropInFrame(prop="thing", becomes="open")
    picture = picture_of(order_with("chest", opens, coverage="insert", size="close_up", focus="thing"))

    assert isinstance(picture, InsertPicture)
    first, then = picture.things[-1], picture._turned[-1]
    assert (first.kind, then.kind) == ("chest", "open_chest")
    assert (first.x, first.y) == (then.x, then.y)


def test_what_is_too_bulky_for_one_hand_is_carried_in_both() -> None:
    def pose(kind: str) -> Pose:
        figure = Figure(character="ann", facing="right", holds="thing")
        order = order_with(kind, PropInFrame(prop="thing"), figures=(figure,), props=())
        staging = stage(order, set_for(order))
        return Player(staging.figures[0], staging, order, Lighting(), 3).pose(Moment.of(order, 4))

    cup, box = pose("cup"), pose("box")

    assert cup.prop is None and cup.left_arm != cup.right_arm
    assert box.prop is not None and box.left_arm == box.right_arm
