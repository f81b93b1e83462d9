"""Stills: moves over keyframes and dissolves between them, exact to the frame."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from cinema_agent.errors import GeneratorError
from cinema_agent.generators import Keyframe, Picture, ShotOrder, VideoSynthesizer
from cinema_agent.generators.stills import MOVES, Stills
from cinema_agent.script import PictureSize, Place, Shot


def order_of(move: str = "static", length_frames: int = 72) -> ShotOrder:
    shot = Shot(
        id="1A",
        beat="1.1",
        coverage="single",
        size="medium",
        move=move,
        length_frames=length_frames,
        plot="Still.",
    )
    return ShotOrder(
        slate="1A-1",
        shot=shot,
        place=Place(id="p", name="p", recipe="p", interior=True),
        time_of_day="day",
        weather="clear",
        mood="calm",
        characters=(),
        props=(),
        spoken=(),
        size=PictureSize(width=160, height=90),
        rate=Fraction(24),
        seed=1,
    )


def plain(level: int) -> Picture:
    return np.full((90, 160, 3), level, np.uint8)


def disc() -> Picture:
    y, x = np.mgrid[0:90, 0:160]
    return np.repeat((np.hypot(x - 79.5, y - 44.5) < 20).astype(np.uint8)[..., None] * 255, 3, axis=2)


def middle_of(picture: Picture) -> tuple[float, float]:
    weights = picture[..., 0].astype(float)
    y, x = np.mgrid[0:90, 0:160]
    return float((x * weights).sum() / weights.sum()), float((y * weights).sum() / weights.sum())


def test_stills_is_a_synthesizer_that_says_it_needs_keyframes() -> None:
    assert isinstance(Stills(), VideoSynthesizer)
    assert Stills().capabilities().needs_keyframes


def test_without_a_keyframe_the_error_names_the_shot_and_the_cure() -> None:
    with pytest.raises(GeneratorError, match=r"1A.*--planner"):
        Stills().shoot(order_of(), ())


def test_a_clip_has_every_frame_of_shot_and_handles() -> None:
    order = replace(order_of("push_in"), head_frames=5, tail_frames=7)

    clip = Stills().shoot(order, (Keyframe(0, disc()),))

    assert len(list(clip.frames)) == clip.length_frames == 84


def test_a_static_shot_shows_its_keyframe_unchanged() -> None:
    frames = Stills().shoot(order_of(), (Keyframe(0, disc()),)).frames

    assert all(np.array_equal(frame, disc()) for frame in frames)


def test_each_keyframe_is_shown_alone_at_its_own_frame() -> None:
    keyframes = (Keyframe(0, plain(0)), Keyframe(30, plain(100)), Keyframe(71, plain(200)))

    levels = [int(frame.mean()) for frame in Stills().shoot(order_of(), keyframes).frames]

    assert (levels[0], levels[30], levels[71]) == (0, 100, 200)
    assert levels == sorted(levels)
    assert 40 <= levels[15] <= 60


def test_a_push_in_makes_things_larger_and_keeps_the_middle() -> None:
    frames = [frame.copy() for frame in Stills().shoot(order_of("push_in"), (Keyframe(0, disc()),)).frames]
    areas = [(frame > 127).sum() for frame in frames]

    assert areas[-1] > areas[0] * 1.08
    assert abs(middle_of(frames[-1])[0] - 79.5) < 0.1


def test_a_pan_to_the_right_moves_things_left_by_parts_of_a_pixel() -> None:
    frames = [frame.copy() for frame in Stills().shoot(order_of("pan_right"), (Keyframe(0, disc()),)).frames]
    xs = [middle_of(frame)[0] for frame in frames]
    steps = -np.diff(xs)

    assert xs[0] - xs[-1] > 8
    assert (steps > -0.05).all()
    assert steps.max() < 0.4


@pytest.mark.parametrize("move", sorted(MOVES))
def test_no_move_leaves_the_keyframe(move: str) -> None:
    for view in MOVES[move]:
        assert abs(view.x) <= (1 - 1 / view.zoom) / 2 + 1e-9
        assert abs(view.y) <= (1 - 1 / view.zoom) / 2 + 1e-9


def test_a_keyframe_of_another_shape_covers_the_picture_unstretched() -> None:
    tall = np.zeros((400, 200, 3), np.uint8)
    tall[190:210, 90:110] = 255

    frame = next(Stills().shoot(order_of(), (Keyframe(0, tall),)).frames)

    rows, columns = np.flatnonzero(frame[..., 0].max(1) > 127), np.flatnonzero(frame[..., 0].max(0) > 127)
    assert frame.shape == (90, 160, 3)
    assert len(rows) == len(columns) == 16
