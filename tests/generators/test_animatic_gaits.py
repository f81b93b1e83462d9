"""People walk on feet that stay where they are put down, on knees that bend forwards, at any size of body."""

from __future__ import annotations

import itertools
import math

import pytest
from animatic_people import acted, dressed, girl, keeper
from test_animatic_shots import order_of, shot_of

from cinema_agent.generators.animatic.acting_rows import Gait
from cinema_agent.generators.animatic.design import Design
from cinema_agent.generators.animatic.figure_sheets import figure_sheets
from cinema_agent.generators.animatic.parts import SIDES
from cinema_agent.generators.animatic.picture import StagedPicture
from cinema_agent.generators.animatic.players import Moment
from cinema_agent.generators.animatic.pose import Pose
from cinema_agent.generators.animatic.skeleton import ANKLE, HEEL, TOE, LegJoints, solve, walk_cycle
from cinema_agent.generators.animatic.walking import gait_for
from cinema_agent.script import Act, Figure

GAITS = figure_sheets().gaits
MOST_SLIP = 0.01
"""Of the length of the leg."""
STEPS = 96


def walker(who: str) -> Design:
    return dressed(girl() if who == "child" else keeper(age=who, build="average"))


def leg_at(design: Design, gait: Gait, stride: float, side: int, yaw: float) -> LegJoints:
    pose = Pose(posture="runs" if "runs" in gait.postures else "walks", yaw=yaw, stride=stride, gait=gait)
    return solve(design, pose).legs[1 if side > 0 else -1]


def down_point(leg: LegJoints, yaw: float) -> tuple[float, float]:
    """Return where a foot's lowest point is as it is drawn: its toes if the heel is up, else its heel."""
    lead = 1 if yaw > 0 else -1
    is_on_toes = leg.tilt * lead >= 0
    x = leg.toe[0] + lead * TOE if is_on_toes else -lead * HEEL
    y = ANKLE + (leg.toe[1] * 0.5 if is_on_toes else 0.0)
    turn = math.radians(leg.tilt)
    return (
        leg.ankle[0] + x * math.cos(turn) - y * math.sin(turn),
        leg.ankle[1] + x * math.sin(turn) + y * math.cos(turn),
    )


def stances(design: Design, gait: Gait, side: int, yaw: float) -> list[list[tuple[float, float]]]:
    """Return where in the world the sole of a foot is, stance by stance, as the body goes on."""
    ahead = math.copysign(walk_cycle(design, yaw=yaw, gait=gait) / design.scale / (2 * math.pi), yaw)
    seen = []
    for index in range(STEPS):
        stride = 2 * math.pi * index / STEPS
        leg = leg_at(design, gait, stride, side, yaw)
        x, y = down_point(leg, yaw)
        seen.append(((leg.is_planted, leg.tilt * yaw >= 0), (x + ahead * stride, y)))
    runs = itertools.groupby(seen, key=lambda entry: entry[0])
    return [[place for _, place in run] for (is_down, _), run in runs if is_down]


@pytest.mark.parametrize("gait", GAITS, ids=lambda gait: gait.name)
@pytest.mark.parametrize("who", ["child", "adult", "old"])
@pytest.mark.parametrize("yaw", [0.85, -0.85])
def test_planted_foot_does_not_slip(gait: Gait, who: str, yaw: float) -> None:
    design = walker(who)

    for side in SIDES:
        for stance in stances(design, gait, side, yaw):
            for axis in (0, 1):
                slip = max(place[axis] for place in stance) - min(place[axis] for place in stance)
                assert slip < MOST_SLIP * design.body.leg


@pytest.mark.parametrize("posture", ["walks", "runs"])
@pytest.mark.parametrize("gesture", [None, "sneak", "limp"])
def test_planted_foot_does_not_slip_in_a_shot(posture: str, gesture: str | None) -> None:
    acts = (Act(gesture=gesture, start=0, end=1),) if gesture else ()
    walks = Figure.model_validate(
        {"character": "ann", "across": "left", "posture": posture, "moves_to": "right", "acts": acts}
    )
    order = order_of(shot_of("master", "full", figures=(walks,), length_frames=96), place="beach")
    player = StagedPicture(order).players[0]
    staged = player.staged
    seen: list[tuple[tuple[bool, bool], float]] = []
    for frame in range(96):
        moment = Moment.of(order, frame)
        pose = player.pose(moment)
        leg = solve(staged.design, pose).legs[1]
        x, _ = down_point(leg, pose.yaw)
        seen.append(((leg.is_planted, leg.tilt * pose.yaw >= 0), player.x(moment) / staged.spot.head + x))

    for (is_down, _), run in itertools.groupby(seen, key=lambda entry: entry[0]):
        places = [place for _, place in run]
        if is_down:
            assert max(places) - min(places) < MOST_SLIP * staged.design.body.leg


@pytest.mark.parametrize("gait", GAITS, ids=lambda gait: gait.name)
def test_knees_bend_forwards_and_nothing_jumps(gait: Gait) -> None:
    design = walker("adult")
    legs = [leg_at(design, gait, 2 * math.pi * index / STEPS, 1, 0.85) for index in range(STEPS + 1)]

    for leg in legs:
        straight = (leg.hip[0] + leg.ankle[0]) / 2
        assert leg.knee[0] > straight - 0.05
    for before, after in itertools.pairwise(legs):
        assert math.dist(before.ankle, after.ankle) < 0.12 * design.body.leg
        assert math.dist(before.knee, after.knee) < 0.12 * design.body.leg


@pytest.mark.parametrize("gait", GAITS, ids=lambda gait: gait.name)
def test_one_foot_is_down_in_a_walk_and_both_are_up_in_a_run(gait: Gait) -> None:
    design = walker("adult")
    down = [
        sum(leg_at(design, gait, 2 * math.pi * index / STEPS, side, 0.85).is_planted for side in SIDES)
        for index in range(STEPS)
    ]

    assert (min(down) == 0) == ("runs" in gait.postures)


@pytest.mark.parametrize(
    ("figure", "age", "gait"),
    [
        ({"posture": "walks"}, "adult", "walk"),
        ({"posture": "runs", "expression": "sad"}, "old", "run"),
        ({"posture": "walks", "expression": "sad"}, "adult", "trudge"),
        ({"posture": "walks", "expression": "sad"}, "old", "shuffle"),
        ({"posture": "walks", "acts": (Act(gesture="sneak"),)}, "old", "sneak"),
        ({"posture": "walks", "acts": (Act(gesture="limp"),)}, "adult", "limp"),
    ],
)
def test_mood_age_and_what_one_does_choose_the_gait(figure: dict[str, object], age: str, gait: str) -> None:
    staged = Figure.model_validate({"character": "tomas", **figure})

    assert gait_for(staged, keeper(age=age)).name == gait


def test_arms_swing_against_the_legs() -> None:
    for stride in (0.0, math.pi):
        pose = acted(5, posture="walks", stride=stride, faces=0.85)
        legs = solve(dressed(keeper()), pose).legs
        forward = 1 if legs[1].ankle[0] > legs[-1].ankle[0] else -1
        arms = {1: pose.right_arm, -1: pose.left_arm}

        assert arms[-forward].forward > arms[forward].forward
