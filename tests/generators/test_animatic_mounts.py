"""Who rides sits in the saddle, who climbs holds the rungs, who swims is in the water; else they are on foot."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from animatic_people import acted, creature, dressed, keeper
from test_animatic_shots import order_of, shot_of

from cinema_agent.generators import ShotOrder
from cinema_agent.generators.animatic.climbing import climbed, climbing_at
from cinema_agent.generators.animatic.picture import StagedPicture
from cinema_agent.generators.animatic.players import Moment, Player
from cinema_agent.generators.animatic.skeleton import solve
from cinema_agent.script import Figure


def riding(*, has_mount: bool = True, moves_to: str | None = "right") -> ShotOrder:
    rider = Figure.model_validate(
        {"character": "ann", "across": "left", "facing": "right", "posture": "rides", "moves_to": moves_to}
    )
    horse = Figure(character="horse", across="left", facing="right")
    shot = shot_of("two_shot", "full", figures=(rider, horse) if has_mount else (rider,), length_frames=72)
    order = order_of(shot, cast="two_adults", place="beach")
    return replace(order, characters=(*order.characters, creature("horse")))


def players(order: ShotOrder) -> dict[str, Player]:
    return {player.staged.character.id: player for player in StagedPicture(order).players}


@pytest.mark.parametrize("moves_to", ("right", None))
def test_a_rider_stays_in_the_saddle(moves_to: str | None) -> None:
    order = riding(moves_to=moves_to)
    cast = players(order)
    rider, horse = cast["ann"], cast["horse"]

    apart = [
        rider.face(Moment.of(order, frame)).x - horse.x(Moment.of(order, frame)) for frame in range(0, 72, 6)
    ]

    assert max(apart) - min(apart) < 0.35 * rider.staged.spot.head
    assert (
        rider.face(Moment.of(order, 30)).chin
        < horse.box(Moment.of(order, 30))[3] - 3 * horse.staged.spot.head
    )
    assert rider.staged.ground_y > horse.staged.ground_y
    assert (horse.pose(Moment.of(order, 30)).stride is not None) == (moves_to is not None)


def test_who_finds_no_mount_and_who_swims_on_land_is_on_foot() -> None:
    walker = players(riding(has_mount=False))["ann"]
    swimmer = Figure(character="ann", across="left", posture="swims", moves_to="right")
    shot = shot_of("master", "wide", figures=(swimmer,))
    ashore = players(order_of(shot, cast="two_adults", place="beach"))["ann"]

    assert walker.pose(Moment(10, 0.2, 0.4)).posture == "walks"
    assert ashore.pose(Moment(10, 0.2, 0.4)).posture == "walks"


def test_who_swims_is_in_the_water_to_the_hips() -> None:
    swimmer = Figure(character="ann", across="left", posture="swims", moves_to="right")
    order = order_of(shot_of("master", "wide", figures=(swimmer,)), cast="two_adults", place="open_sea")
    player = players(order)["ann"]
    moment = Moment.of(order, 20)

    left, top, right, _ = player.box(moment)

    assert player.staged.waterline is not None
    assert right - left > 1.5 * (player.staged.waterline - top)


def test_a_hand_that_holds_a_rung_stays_there_as_the_body_rises() -> None:
    design = dressed(keeper())
    held: list[float] = []
    for frame in range(0, 40, 2):
        skeleton = solve(design, acted(frame, posture="climbs"))
        wrist = skeleton.arms[1].wrist[1] + skeleton.hip[1]
        held.append(wrist - climbed(climbing_at(frame / 24)))

    still = [abs(b - a) < 0.04 for a, b in itertools.pairwise(held)]

    assert sum(still) >= 0.5 * len(still)
    assert climbed(climbing_at(2.0)) > 1
    assert climbed(climbing_at(60.0)) == climbed(climbing_at(30.0))
