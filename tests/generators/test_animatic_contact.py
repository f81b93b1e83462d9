"""People who touch do meet: hands, backs, and a thing that goes from one hand to the other."""

import itertools
import math

import pytest
from test_animatic_shots import order_of, shot_of

from cinema_agent.generators import ShotOrder
from cinema_agent.generators.animatic.contact import contact_of, hand_over_in
from cinema_agent.generators.animatic.picture import StagedPicture
from cinema_agent.generators.animatic.players import Moment, Player
from cinema_agent.generators.animatic.skeleton import LARGEST_TURN
from cinema_agent.script import Act, Figure

MEETINGS = (("give", "take"), ("dance", "dance"), ("shake", "shake"))
LARGEST_HOP = 0.06
"""How far a thing that changes hands moves in a frame, in picture heights."""


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
    assert math.dist(hand, other) < 0.25 * head


def test_an_arm_goes_round_the_back_of_whoever_is_embraced() -> None:
    shot = shot_of("two_shot", "full", figures=two("embrace", "embrace", close=True), length_frames=72)
    order = order_of(shot, place="theatre")
    left, right = players(order)
    moment = at(order, 0.6)

    assert left.face(moment).hand_right[0] > right.x(moment)
    assert right.face(moment).hand_left[0] < left.x(moment)
    assert {layer for _, layer in left.layers(moment)} == {"far", "body", "near"}


@pytest.mark.parametrize("cast", ("two_adults", "child_and_old"))
def test_who_embraces_stands_chest_to_chest(cast: str) -> None:
    """Two bodies meet: no air between them, and neither stands in the other."""
    shot = shot_of("two_shot", "full", figures=two("embrace", "embrace"), length_frames=72)
    order = order_of(shot, cast=cast, place="theatre")
    left, right = players(order)
    moment = at(order, 0.6)

    apart = right.x(moment) - left.x(moment)

    bodies = [
        p.staged.design.body.waist / 2 * p.staged.spot.head * p.staged.design.scale for p in (left, right)
    ]
    assert 0.75 * sum(bodies) < apart < 1.9 * sum(bodies)
    assert left.x(at(order, 0.0)) == left.staged.spot.x


def test_a_hand_lies_on_the_shoulder_of_who_is_comforted_and_need_not_answer() -> None:
    comforter, other = two("comfort", "nod")
    shot = shot_of("two_shot", "full", figures=(comforter, other.model_copy(update={"acts": ()})))
    order = order_of(shot, place="theatre")
    left, right = players(order)
    moment = at(order, 0.5)

    hand, face = left.face(moment).hand_right, right.face(moment)

    head = right.staged.spot.head * right.staged.design.scale
    assert abs(hand[0] - right.x(moment)) < 0.9 * head
    assert 0 < hand[1] - face.chin < 0.8 * head
    assert right.x(moment) == right.staged.spot.x


@pytest.mark.parametrize("cast", ("two_adults", "child_and_old"))
def test_who_is_led_by_the_hand_walks_behind_hand_in_hand(cast: str) -> None:
    act = Act(gesture="lead", start=0, end=1, towards="bob")
    leader = Figure(character="ann", across="left", facing="right", moves_to="right", acts=(act,))
    led = Figure(character="bob", across="far_left", facing="right", moves_to="right")
    order = order_of(
        shot_of("two_shot", "full", figures=(leader, led), length_frames=72), cast=cast, place="beach"
    )
    first, second = players(order)

    for progress in (0.35, 0.5, 0.65):
        moment = at(order, progress)
        apart = first.x(moment) - second.x(moment)
        hand, other = first.face(moment).hand_left, second.face(moment).hand_right
        head = min(p.staged.spot.head * p.staged.design.scale for p in (first, second))
        assert 1.5 * head < apart < 3.2 * head
        assert math.dist(hand, other) < 0.35 * head


def test_who_comforts_somebody_on_the_ground_goes_down_to_them() -> None:
    comforter, other = two("comfort", "nod")
    lying = other.model_copy(update={"acts": (), "posture": "lies"})
    order = order_of(shot_of("two_shot", "full", figures=(comforter, lying)), place="theatre")
    left = players(order)[0]

    up, down = (left.face(at(order, progress)) for progress in (0.0, 0.5))

    assert down.eye_line > up.eye_line + 0.5 * left.staged.spot.head
    assert down.hand_right[1] > up.hand_right[1]


@pytest.mark.parametrize("cast", ("two_adults", "child_and_old"))
def test_feet_stay_where_they_are_put_down_while_people_come_nearer(cast: str) -> None:
    shot = shot_of("two_shot", "full", figures=two("embrace", "embrace"), length_frames=72)
    order = order_of(shot, cast=cast, place="theatre")
    player = players(order)[0]
    unit = player.staged.spot.head * player.staged.design.scale
    seen: list[tuple[float, float]] = []
    for frame in range(10, 40):
        pose = player.pose(Moment.of(order, frame))
        across = math.sin(pose.yaw * LARGEST_TURN) * player.staged.design.body.leg * unit
        seen.append((player.x(Moment.of(order, frame)) + pose.right_foot[0] * across, pose.right_foot[2]))

    planted = [abs(b[0] - a[0]) for a, b in itertools.pairwise(seen) if a[1] == b[1] == 0]

    assert max(planted) < 0.01 * player.staged.design.body.leg * unit
    assert max(up for _, up in seen) > 0.02


@pytest.mark.parametrize("cast", ("two_adults", "child_and_old"))
@pytest.mark.parametrize("size", ("medium", "full"))
def test_what_is_handed_over_glides_from_hand_to_hand(cast: str, size: str) -> None:
    shot = shot_of("two_shot", size, figures=two("give", "take", prop="lamp"), length_frames=60)
    order = order_of(shot, cast=cast, place="theatre")
    picture = StagedPicture(order)
    places = []
    for frame in range(order.shot.length_frames):
        moment = Moment.of(order, frame)
        held = [point for player in picture.players if (point := player.held_point(moment))]
        assert len(held) == 1
        places.append(held[0])

    height = picture.framing.camera(0.5).height
    assert max(math.dist(a, b) for a, b in itertools.pairwise(places)) < LARGEST_HOP * height
    assert math.dist(places[0], places[-1]) > LARGEST_HOP * height


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
