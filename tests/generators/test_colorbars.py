"""ColorBars: whose frame it is, and which, can be read from the pixels."""

import itertools
import time
from fractions import Fraction

import numpy as np
import pytest

from cinema_agent.generators import KeyframePlanner, ShotOrder, VideoSynthesizer
from cinema_agent.generators.colorbars import ColorBars, read_frame_number, read_slate_code, slate_code
from cinema_agent.script import PictureSize, Place, Shot


def order_of(size: str = "320x180", **changes: object) -> ShotOrder:
    shot = Shot(id="1A", beat="1.1", coverage="single", size="medium", length_frames=24, plot="Bars.")
    fields = {
        "slate": "1A-1",
        "shot": shot,
        "place": Place(id="p", name="p", recipe="p", interior=True),
        "time_of_day": "day",
        "weather": "clear",
        "mood": "calm",
        "characters": (),
        "props": (),
        "spoken": (),
        "size": PictureSize.parse(size),
        "rate": Fraction(24),
        "seed": 1,
    }
    return ShotOrder(**{**fields, **changes})


def test_colour_bars_are_planner_and_synthesizer() -> None:
    assert isinstance(ColorBars(), KeyframePlanner)
    assert isinstance(ColorBars(), VideoSynthesizer)


@pytest.mark.parametrize("size", ["64x64", "320x180", "720x1280", "1920x1080"])
def test_every_frame_carries_its_slate_and_number_handles_included(size: str) -> None:
    order = order_of(size, head_frames=3, tail_frames=2)

    clip = ColorBars().shoot(order)
    read = [(read_slate_code(picture), read_frame_number(picture)) for picture in clip.frames]

    assert clip.length_frames == 29
    assert read == [(slate_code("1A-1"), number) for number in range(-3, 26)]


def test_two_takes_are_told_apart() -> None:
    first, second = (ColorBars().plan(order_of(slate=slate))[0].picture for slate in ("1A-1", "1A-2"))

    assert read_slate_code(first) != read_slate_code(second)


def test_numbers_survive_a_picture_made_half_as_large_and_noisy() -> None:
    picture = ColorBars().plan(order_of("1280x720"))[0].picture
    noise = np.random.default_rng(1).integers(-30, 30, picture[::2, ::2].shape)

    worn = np.clip(picture[::2, ::2].astype(int) + noise, 0, 255).astype(np.uint8)

    assert read_slate_code(worn) == slate_code("1A-1")


def test_the_seven_bars_stand_from_grey_to_blue() -> None:
    picture = ColorBars().plan(order_of("700x400", slate="9Z-9"))[0].picture

    middles = [tuple(int(level) for level in picture[200, 50 + 100 * bar]) for bar in range(7)]

    assert middles == [
        (191, 191, 191),
        (0, 191, 191),
        (191, 191, 0),
        (0, 191, 0),
        (191, 0, 191),
        (0, 0, 191),
        (191, 0, 0),
    ]


def test_the_keyframe_is_the_first_frame() -> None:
    order = order_of()

    keyframe = ColorBars().plan(order)[0]

    assert keyframe.at_frame == 0
    assert np.array_equal(keyframe.picture, next(ColorBars().shoot(order).frames))


def test_something_moves_in_every_frame() -> None:
    frames = [frame.copy() for frame in ColorBars().shoot(order_of()).frames]

    assert all((a[:60] != b[:60]).any() for a, b in itertools.pairwise(frames))


def test_a_small_frame_costs_less_than_a_millisecond() -> None:
    clip = ColorBars().shoot(order_of(tail_frames=476))
    start = time.process_time()

    for _ in clip.frames:
        pass

    assert (time.process_time() - start) / clip.length_frames < 1e-3
