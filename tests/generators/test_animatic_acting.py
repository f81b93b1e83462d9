"""Figures blink, breathe, speak in time, listen, feel and gesture, and never jump."""

from __future__ import annotations

import itertools
from dataclasses import fields
from fractions import Fraction

import numpy as np
import pytest
from animatic_people import acted, creature, drawn, dressed, girl, keeper, spoken

from cinema_agent.errors import GeneratorError
from cinema_agent.generators.animatic.acting import holding_hand
from cinema_agent.generators.animatic.figure_sheets import figure_sheets
from cinema_agent.generators.animatic.habits import blink_at
from cinema_agent.generators.animatic.lips import mouth_at
from cinema_agent.generators.animatic.pose import Arm, Pose
from cinema_agent.script import Act
from cinema_agent.script.sound import SpokenLine, Viseme

GESTURES = [row.name for row in figure_sheets().gestures]
LARGEST_STEP = {
    "yaw": 0.1,
    "pitch": 0.45,
    "tilt": 9.0,
    "lean": 13.0,
    "smile": 0.6,
    "brow": 0.6,
    "brow_inner": 0.6,
    "eyes_wide": 0.7,
    "breath": 0.3,
    "sway": 1.4,
    "tears": 0.3,
    "crouch": 0.37,
}
LARGEST_ARM_STEP = 0.9
"""Of a hand between two poses, in arm lengths: a punch takes a twelfth of a second."""


def _jumps(before: Pose, after: Pose) -> dict[str, float]:
    """Return by how much the worst channels overstep their bound."""
    over = {
        name: abs(getattr(after, name) - getattr(before, name)) / bound
        for name, bound in LARGEST_STEP.items()
    }
    for name in ("left_arm", "right_arm"):
        a: Arm = getattr(before, name)
        b: Arm = getattr(after, name)
        over[name] = max(abs(a.forward - b.forward), abs(a.up - b.up)) / LARGEST_ARM_STEP
    return {name: value for name, value in over.items() if value > 1}


@pytest.mark.parametrize("gesture", GESTURES)
def test_no_gesture_jumps_between_frames(gesture: str) -> None:
    acts = (Act(gesture=gesture, start=0.1, end=0.9),)
    poses = [acted(frame, acts=acts, expression_after="afraid", spoken=spoken()) for frame in range(72)]

    for before, after in itertools.pairwise(poses):
        assert not _jumps(before, after)


@pytest.mark.parametrize("posture", ["walks", "runs", "sits", "kneels"])
def test_no_posture_jumps_between_frames(posture: str) -> None:
    poses = [acted(frame, posture=posture, spoken=spoken()) for frame in range(72)]

    for before, after in itertools.pairwise(poses):
        assert not _jumps(before, after)


def test_body_moves_on_twos_and_mouth_on_ones() -> None:
    first, second = acted(20, spoken=spoken()), acted(21, spoken=spoken())

    for field in fields(Pose):
        if field.name not in ("mouth", "openness"):
            assert getattr(first, field.name) == getattr(second, field.name)
    assert first.openness != second.openness


def test_lips_stay_shut_through_a_pause_until_just_before_the_next_sound() -> None:
    shapes = (("open", 0.9), ("rest", 0.0), ("open", 0.9))
    visemes = tuple(
        Viseme(start_s=0.5 * n, end_s=0.5 * (n + 1), shape=shape, openness=openness)
        for n, (shape, openness) in enumerate(shapes)
    )
    line = SpokenLine(
        line="1.1.1", character="ann", text="Ah. Ah", at_frame=0, length_frames=36, visemes=visemes
    )

    openness = [mouth_at((line,), frame, Fraction(24))[1] for frame in range(36)]

    assert max(openness[14:22]) == 0
    assert openness[6] > 0.8 and openness[30] > 0.8


def test_lips_follow_the_voice_without_lag() -> None:
    frames = np.arange(10, 58)
    mouth = np.array([acted(int(frame), spoken=spoken()).openness for frame in frames])
    times = (frames - 10 + 0.5) / 24
    voice = np.zeros_like(times)
    for viseme in spoken()[0].visemes:
        voice[(times >= viseme.start_s) & (times < viseme.end_s)] = viseme.openness

    by_lag = {lag: np.corrcoef(np.roll(mouth, -lag), voice)[0, 1] for lag in range(-4, 5)}

    assert abs(max(by_lag, key=lambda lag: by_lag[lag])) <= 1
    assert by_lag[0] > 0.8


def test_mouth_is_closed_in_silence() -> None:
    silent = [acted(frame, spoken=spoken()) for frame in (0, 9, 10 + 22, 10 + 26, 60)]

    assert all(pose.mouth == "rest" and pose.openness == 0 for pose in silent)


def test_mouth_stays_shut_while_another_speaks() -> None:
    assert all(acted(frame, spoken=spoken("ines")).openness == 0 for frame in range(0, 72, 3))


def test_eyes_blink_every_two_to_six_seconds() -> None:
    closed = [blink_at(12345, frame / 24) > 0.6 for frame in range(24 * 60)]
    starts = [frame / 24 for frame in range(1, len(closed)) if closed[frame] and not closed[frame - 1]]

    assert all(1.9 <= later - earlier <= 6 for earlier, later in itertools.pairwise(starts))
    assert len(starts) >= 10


def test_expression_changes_within_the_shot() -> None:
    first, last = (acted(frame, expression="sad", expression_after="happy") for frame in (0, 70))

    assert first.smile < 0 < last.smile
    assert last.smile > 0.8


@pytest.mark.parametrize(("at", "before", "after"), [(0.8, 50, 71), (0.2, 10, 34)])
def test_expression_turns_when_the_shot_says_so(at: float, before: int, after: int) -> None:
    turn = {"expression": "sad", "expression_after": "happy", "expression_turns_at": at}

    first, last = acted(before, **turn), acted(after, **turn)

    assert first.smile == pytest.approx(acted(0, **turn).smile)
    assert last.smile > 0.8


def test_stressed_syllables_dip_the_head() -> None:
    loud = acted(17, spoken=spoken())
    quiet = acted(17)

    assert loud.pitch > quiet.pitch + 0.1


def test_whoever_listens_nods_tilts_the_head_and_blinks_as_the_line_ends() -> None:
    heard = spoken("ines")
    listens = [acted(frame, heard=heard, length_frames=120) for frame in range(120)]
    ignores = [acted(frame, length_frames=120) for frame in range(120)]
    end = heard[0].at_frame + heard[0].length_frames

    def more(name: str, first: int, last: int) -> float:
        return max(
            abs(getattr(a, name) - getattr(b, name))
            for a, b in zip(listens[first:last], ignores[first:last], strict=True)
        )

    assert more("pitch", 10, end) > 0.15
    assert more("tilt", end, end + 20) > 3
    assert max(pose.blink for pose in listens[end : end + 12]) > 0.8
    assert listens[0] == ignores[0]


def test_gesture_reaches_towards_where_the_figure_faces() -> None:
    acts = (Act(gesture="point", start=0, end=1),)

    right, left = acted(36, acts=acts, faces=0.5), acted(36, acts=acts, faces=-0.5)

    assert right.right_arm.forward > 0.9 > right.left_arm.forward
    assert left.left_arm.forward > 0.9 > left.right_arm.forward
    assert right.right_arm.hand == left.left_arm.hand == "point"
    assert (holding_hand(0.5), holding_hand(-0.5)) == ("right", "left")


def test_whoever_holds_something_grips_it() -> None:
    pose = acted(10, holds="lantern", faces=-0.4)

    assert pose.left_arm.hand == "grip"
    assert pose.left_arm.up > 0.4


def test_figure_that_moves_walks() -> None:
    assert acted(5, moves_to="right").posture == "walks"
    assert acted(5, moves_to="right", stride=1.25).stride == 1.25
    assert acted(5).stride is None


def test_two_people_do_not_move_alike() -> None:
    mine, hers = acted(30), acted(30, girl())

    assert mine.lean != hers.lean
    assert mine.breath != hers.breath


def test_acting_is_repeatable_before_and_after_the_shot() -> None:
    for frame in (-12, 0, 90):
        assert acted(frame, acts=(Act(gesture="wave"),)) == acted(frame, acts=(Act(gesture="wave"),))


def test_dog_acts_with_its_jaw() -> None:
    dog = creature("dog")
    shut, open_ = (drawn(dressed(dog), acted(frame, dog, spoken=spoken("dog"))) for frame in (8, 16))

    assert not np.array_equal(shut, open_)


def test_unknown_gesture_names_those_there_are() -> None:
    with pytest.raises(GeneratorError, match=r"no gesture 'moonwalk'.*wave"):
        acted(36, keeper(), acts=(Act(gesture="moonwalk", start=0, end=1),))
