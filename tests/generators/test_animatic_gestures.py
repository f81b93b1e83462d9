"""Gestures mean something at a distance, at their own pace, with the right hand, and for the thing in it."""

from __future__ import annotations

import itertools
import math
from fractions import Fraction

import pytest
from animatic_people import acted, dressed, keeper
from test_animatic_shots import order_of, shot_of

from cinema_agent.generators.animatic.acting_rows import Gesture
from cinema_agent.generators.animatic.figure_sheets import figure_sheets
from cinema_agent.generators.animatic.gestures import Gesturing, gesture_for, gesturing, time_in
from cinema_agent.generators.animatic.keyframes import values_at
from cinema_agent.generators.animatic.picture import StagedPicture
from cinema_agent.generators.animatic.players import Moment
from cinema_agent.generators.animatic.pose import Pose
from cinema_agent.generators.animatic.skeleton import solve
from cinema_agent.script import Act, Figure

GESTURES = figure_sheets().gestures
WANTED = (
    "give", "take", "open", "point", "embrace", "repair", "read", "play", "cook", "write", "dig", "throw", "hide",
    "search", "fight", "fall", "wave", "refuse", "cry", "laugh", "dance", "push", "carry", "kneel",
)  # fmt: skip
LEAST_STIR = 0.3
"""How far some joint goes in a gesture, in heads."""
TALK = ("nod", "shake_head", "look_down")
"""Small by intention."""


def joints(pose: Pose) -> list[tuple[float, float]]:
    skeleton = solve(dressed(keeper()), pose)
    x, y = skeleton.hip
    return [
        (x + arm.wrist[0], y + arm.wrist[1]) for arm in skeleton.arms.values()
    ] + [leg.ankle for leg in skeleton.legs.values()]  # fmt: skip


@pytest.mark.parametrize("name", WANTED)
def test_every_wanted_gesture_is_there(name: str) -> None:
    assert gesture_for(name).channels


@pytest.mark.parametrize(
    "gesture", [row for row in GESTURES if row.channels and not row.gait], ids=lambda row: row.name
)
def test_a_gesture_is_seen_from_afar(gesture: Gesture) -> None:
    act = Act(gesture=gesture.name, start=0, end=1)
    rest = joints(acted(36))
    played = [joints(acted(frame, acts=(act,))) for frame in range(0, 72, 4)]

    stirs = max(math.dist(a, b) for pose in played for a, b in zip(rest, pose, strict=True))

    small = gesture.name in TALK or gesture.name == "sleep"
    assert stirs > LEAST_STIR or small


def test_gestures_use_every_shape_of_a_hand() -> None:
    used = {hand for row in GESTURES for hand in row.hands}

    assert used == {row.name for row in figure_sheets().hands}


@pytest.mark.parametrize(
    ("kind", "row"),
    [
        ("violin", "play_violin"),
        ("drum", "play_drum"),
        ("trumpet", "play_trumpet"),
        ("kite", "play"),
        (None, "play"),
    ],
)
def test_how_one_plays_depends_on_the_instrument(kind: str | None, row: str) -> None:
    assert gesture_for("play", kind).name == row


def test_a_long_act_keeps_its_natural_pace_and_waits() -> None:
    point = gesture_for("point")
    times = [time_in(point, second / 4, 6.0) for second in range(25)]

    assert times[1] == pytest.approx(0.25 / point.seconds)
    assert times.count(point.hold) > 8
    assert times[-1] == pytest.approx(1.0)
    assert time_in(point, 0.5, 1.0) == 0.5


def test_who_falls_stays_down_and_who_waves_does_not_go_on() -> None:
    rate = Fraction(24)

    def after(name: str) -> Gesturing | None:
        act = Act(gesture=name, start=0, end=0.5)
        return gesturing(act, seconds=2.9, length_frames=72, rate=rate)

    fallen = after("fall")
    assert fallen is not None and fallen.weight == 1
    assert after("wave") is None


def test_what_is_thrown_leaves_the_hand() -> None:
    act = Act(gesture="throw", start=0, end=0.7, with_prop="ball")
    before, after = (acted(frame, acts=(act,), holds="ball").prop for frame in (4, 70))

    assert before is not None and after is not None
    assert after.forward > 5 > before.forward


@pytest.mark.parametrize("gesture", ["find", "jump", "carry"])
def test_a_head_stays_in_a_medium_shot_whatever_the_body_does(gesture: str) -> None:
    acts = (Act(gesture=gesture, start=0, end=1),)
    figure = Figure(character="ann", across="center", facing="right", acts=acts)
    order = order_of(shot_of("single", "medium", figures=(figure,), length_frames=72), place="beach")
    picture = StagedPicture(order)
    player = picture.players[0]

    for frame in range(0, 72, 6):
        moment = Moment.of(order, frame)
        camera, face = picture.framing.camera(moment.progress), player.face(moment)
        assert face.head_top > camera.y - camera.height / 2
        assert face.chin < camera.y + 0.4 * camera.height


def test_whoever_holds_something_waves_with_the_other_hand() -> None:
    act = Act(gesture="wave", start=0, end=1)
    free, busy = acted(36, acts=(act,)), acted(36, acts=(act,), holds="lantern")

    assert free.right_arm.up > 1.5 > free.left_arm.up
    assert busy.left_arm.up > 1.5 > busy.right_arm.up


def test_keys_flow_without_overshooting_and_loops_close() -> None:
    keys = ((0.0, 0.0), (0.3, 1.0), (0.6, 1.0), (1.0, 0.0))
    values = [values_at(keys, index / 100)[0] for index in range(101)]

    assert min(values) >= 0 and max(values) <= 1
    assert all(values_at(keys, time)[0] == value for time, value in keys)
    assert max(abs(b - a) for a, b in itertools.pairwise(values)) < 0.06
    circle = ((0.0, 0.0), (0.25, 1.0), (0.75, -1.0), (1.0, 0.0))
    step = 1e-4
    speeds = [
        (values_at(circle, time + step, loops=True)[0] - values_at(circle, time, loops=True)[0]) / step
        for time in (0.0, 1.0 - step)
    ]
    assert speeds[0] == pytest.approx(speeds[1], rel=0.05)
    assert speeds[0] > 1
