"""Measuring pictures: known pictures give known numbers, the same every time."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from cinema_agent.errors import MediaError
from cinema_agent.evaluation.identity import Subject, identity, subjects_of
from cinema_agent.evaluation.measure import measure_keyframe, measure_take
from cinema_agent.evaluation.motion import MotionWatch
from cinema_agent.evaluation.picture import palette_share, small_lab
from cinema_agent.media.clips import encode_clip
from cinema_agent.media.color import planes_of
from cinema_agent.script.format import PictureSize
from cinema_agent.script.reading import read_screenplay
from cinema_agent.script.takes import Measurements

SAMPLE = read_screenplay(Path(__file__).parents[1] / "script" / "golden" / "screenplay-1.json")
Picture = NDArray[np.uint8]


def flat(level: int) -> Picture:
    return np.full((72, 128, 3), level, np.uint8)


def number(measured: Measurements, name: str) -> float:
    value = measured.get(name)
    assert value is not None
    return value


@pytest.mark.parametrize(("level", "luma"), [(0, 0.0), (128, 0.5), (255, 1.0)])
def test_flat_picture_has_its_luma_and_no_contrast(level: int, luma: float) -> None:
    measured = measure_keyframe(flat(level), "1A/0000")

    assert number(measured, "luma") == pytest.approx(luma, abs=0.01)
    assert number(measured, "span") == 0 and number(measured, "palette") == 1


def test_black_and_white_shares_are_those_of_the_picture() -> None:
    picture = flat(128)
    picture[:, :32], picture[:, 96:112] = 0, 255
    measured = measure_keyframe(picture, "1A/0000")

    assert (number(measured, "black"), number(measured, "clipped")) == (0.25, 0.125)
    assert number(measured, "span") == pytest.approx(1, abs=0.01)


def test_eight_colours_explain_a_poster_and_not_noise() -> None:
    stripes = np.repeat(np.arange(0, 256, 32, np.uint8), 16)[None, :, None].repeat(72, 0).repeat(3, 2)
    noise = np.random.default_rng(1).integers(0, 256, (72, 128, 3), np.uint8)

    poster, grain = (palette_share(small_lab(planes_of(np.ascontiguousarray(p)))) for p in (stripes, noise))

    assert poster > 0.97 > 0.8 > grain


def test_small_vivid_colours_are_found_beside_a_large_light_one() -> None:
    picture = np.full((96, 160, 3), 235, np.uint8)
    vivid = [
        (30, 30, 200),
        (200, 40, 40),
        (40, 160, 40),
        (0, 180, 220),
        (160, 40, 160),
        (20, 20, 20),
        (90, 140, 240),
    ]
    for place, color in enumerate(vivid):
        picture[60:90, 10 + 20 * place : 24 + 20 * place] = color
    picture[:, ::3] -= 6

    assert palette_share(small_lab(planes_of(picture))) > 0.95


def test_colours_survive_the_way_through_planes() -> None:
    lab = small_lab(planes_of(np.full((72, 128, 3), (45, 65, 194), np.uint8)))
    expected = cv2.cvtColor(np.float32([[[45, 65, 194]]]) / 255, cv2.COLOR_BGR2Lab)[0, 0]

    assert np.abs(lab - expected).max() < 1.5


def seen(levels: list[float]) -> MotionWatch:
    watch = MotionWatch()
    for level in levels:
        watch.see(planes_of(flat(round(level))))
    return watch


def test_slow_fade_is_motion_not_a_standstill() -> None:
    motion = seen([60 + frame for frame in range(60)]).motion()

    assert motion.frozen_frames < 6 and motion.jump < 0.01 and motion.flash < 0.01


def test_standstill_is_timed_from_its_first_frame() -> None:
    motion = seen([*range(60, 100, 4), *[120] * 40, *range(120, 160, 4)]).motion()

    assert (motion.frozen_frames, motion.frozen_at) == (41, 10)


def test_step_in_light_is_a_jump_and_a_spike_is_a_flash() -> None:
    step = seen([*[80] * 20, *[160] * 20]).motion()
    spike = seen([*[80] * 20, 160, *[80] * 20]).motion()

    assert (step.jump_at, spike.flash_at) == (20, 20)
    assert step.jump == pytest.approx(80 / 255, abs=0.02) and step.flash == 0
    assert spike.flash == pytest.approx(80 / 255, abs=0.02)


def test_motion_on_twos_is_no_jump() -> None:
    watch = MotionWatch()
    for frame in range(48):
        picture = flat(60)
        cv2.circle(picture, (20 + 2 * (frame // 2), 36), 12, (220, 220, 220), -1)
        watch.see(planes_of(picture))

    assert watch.motion().jump < 0.03


@pytest.mark.parametrize("levels", [[], [80.0], [80.0, 200.0]])
def test_shortest_clips_are_measured_too(levels: list[float]) -> None:
    assert seen(levels).motion().frozen_frames == min(1, len(levels))


def test_take_is_measured_the_same_twice(tmp_path: Path) -> None:
    noise = np.random.default_rng(3).integers(0, 256, (72, 128, 3), np.uint8)
    pictures = (cv2.blur(np.roll(noise, frame, 1), (9, 9)) for frame in range(30))
    clip = tmp_path / "1A-1.mp4"
    encode_clip(
        pictures,
        clip,
        size=PictureSize(width=128, height=72),
        rate=Fraction(24),
        pixels="bgr24",
        length_frames=30,
    )

    first, second = measure_take(clip, "1A-1"), measure_take(clip, "1A-1")

    assert first == second and number(first, "frames") == 30


def test_missing_take_is_a_media_error(tmp_path: Path) -> None:
    with pytest.raises(MediaError):
        measure_take(tmp_path / "none.mp4", "1A-1")


def lit(subject: Subject, factors: tuple[float, float, float]) -> Picture:
    """Return a picture of head and shoulders in a subject's colours, under a light (red, green, blue)."""
    picture = np.full((180, 320, 3), (60, 110, 70), np.uint8)
    colors = {
        role: [min(255, round(c * f)) for c, f in zip(rgb, factors, strict=True)][::-1]
        for role, rgb in subject.colors
    }
    cv2.rectangle(picture, (110, 80), (190, 180), colors["garment"], -1)
    cv2.circle(picture, (150, 58), 27, colors["hair"], -1)
    cv2.circle(picture, (150, 64), 20, colors["skin"], -1)
    return picture


@pytest.mark.parametrize(
    "light",
    [(1, 1, 1), (0.9, 0.8, 0.7), (0.5, 0.5, 0.5), (0.37, 0.42, 0.5)],
    ids=["day", "lamp", "dim", "night"],
)
def test_character_is_recognised_under_any_usual_light(light: tuple[float, float, float]) -> None:
    tomas, ines = subjects_of(SAMPLE.shot("1B"), SAMPLE.characters)
    picture = planes_of(lit(ines, light))

    assert identity(picture, ines) > 0.9
    assert identity(picture, tomas) < identity(picture, ines) - 0.2


def test_backs_and_inserts_show_nobody_to_recognise() -> None:
    shot = SAMPLE.shot("1B")
    backs = tuple(figure.model_copy(update={"is_foreground": True}) for figure in shot.figures)

    assert subjects_of(shot.model_copy(update={"figures": backs}), SAMPLE.characters) == ()
    assert subjects_of(shot.model_copy(update={"coverage": "insert"}), SAMPLE.characters) == ()
