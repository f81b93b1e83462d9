"""People who touch do meet: hands, backs, and a thing that goes from one hand to the other."""

import math

import pytest
from test_animatic_shots import order_of, shot_of

from cinema_agent.generators import ShotOrder
from cinema_agent.generators.animatic.contact import arm_to, contact_of, hand_over_in
from cinema_agent.generators.animatic.picture import StagedPicture
from cinema_agent.generators.animatic.players import Moment, Player
from cinema_agent.generators.animatic.skeleton import FORE_PART, UPPER_PART
from cinema_agent.script import Act, Figure

MEETINGS = (("give", "take"), ("dance", "dance"))


def two(gesture: str, answer: str, *, close: bool = False, prop: str | None = None) -> tuple[Figure, ...]:
    sides = ("center", "center") if close else ("far_left", "far_right")
    gives = Act(gesture=gesture, start=0.1, end=0.9, with_prop=prop, towards="bob")
    takes = Act(gesture=answer, start=0.2, end=0.9, with_prop=prop, towards="ann")
    return (
        Figure(character="ann", across=sides[0], facing="right", looks_at="bob", holds=prop, acts=(gives,)),
        Figure(character="bob", across=sides[1], facing="left", looks_at="ann", acts=(takes,)),
    )


def players(order: ShotOrder) -> tuple[Player, Player]:
    picture = StagedPicture(order)
    by_id = {player.staged.character.id: player for player in picture.players}
    return by_id["ann"], by_id["bob"]


def at(order: ShotOrder, progress: float) -> Moment:
    return Moment.of(order, round(progress * (order.shot.length_frames - 1)))


@pytest.mark.parametrize(("gesture", "answer"), MEETINGS)
@pytest.mark.parametrize("cast", ("two_adults", "child_and_old", "person_and_robot"))
@pytest.mark.parametrize("size", ("medium", "full"))
def test_hands_meet(gesture: str, answer: str, cast: str, size: str) -> None:
    shot = shot_of("two_shot", size, figures=two(gesture, answer, close=gesture == "dance"), length_frames=72)
    order = order_of(shot, cast=cast, place="theatre")
    left, right = players(order)
    moment = at(order, 0.55)

    hand, other = left.face(moment).hand_right, right.face(moment).hand_left

    head = min(p.staged.spot.head * p.staged.design.scale for p in (left, right))
    assert math.dist(hand, other) < 0.75 * head


def test_an_arm_goes_round_the_back_of_whoever_is_embraced() -> None:
    shot = shot_of("two_shot", "full", figures=two("embrace", "embrace", close=True), length_frames=72)
    order = order_of(shot, place="theatre")
    left, right = players(order)
    moment = at(order, 0.6)

    assert left.face(moment).hand_right[0] > right.x(moment)
    assert right.face(moment).hand_left[0] < left.x(moment)


def test_what_is_handed_over_changes_hands_once_when_hands_meet() -> None:
    shot = shot_of("two_shot", "full", figures=two("give", "take", prop="lamp"), length_frames=72)
    handed = hand_over_in(shot)
    giver, taker = shot.figures

    assert handed is not None and 0.3 < handed.at < 0.8
    for progress in (0.0, handed.at - 0.01, handed.at, 1.0):
        holding = [handed.held_by(figure, progress).holds for figure in (giver, taker)]
        assert sorted(map(str, holding)) == ["None", "lamp"]
    assert handed.held_by(taker, 1.0).holds == "lamp"


def test_whoever_is_not_answered_touches_nobody() -> None:
    alone, other = two("embrace", "embrace", close=True)
    shot = shot_of("two_shot", "full", figures=(alone, other.model_copy(update={"acts": ()})))
    picture = StagedPicture(order_of(shot, place="theatre"))

    assert all(contact_of(player.staged, picture.staging) is None for player in picture.players)


@pytest.mark.parametrize("way", ((0.9, 0.6), (0.2, 1.3), (1.4, -0.2)))
def test_an_arm_reaches_where_it_should(way: tuple[float, float]) -> None:
    length = 1.6
    raised, bent = arm_to(*way, length)
    first, second = math.radians(raised), math.radians(raised + bent)
    upper, fore = UPPER_PART * length, FORE_PART * length

    hand = (
        math.sin(first) * upper + math.sin(second) * fore,
        math.cos(first) * upper + math.cos(second) * fore,
    )

    assert math.dist(hand, way) < 0.01
