"""Composition, captions and lip sync, on pictures and sounds whose numbers are known."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from numpy.typing import NDArray

from cinema_agent.evaluation.captions import caption_contrast, contrast_in_region, reading_speed
from cinema_agent.evaluation.composition import (
    Box,
    FigureInPicture,
    color_distance,
    inside,
    look_room,
    separation,
    silhouette_overlap,
)
from cinema_agent.evaluation.sound_measures import (
    measure_lip_sync,
    openness_by_frame,
)
from cinema_agent.evaluation.staging import StagedFrame, measure_staging
from cinema_agent.script.sound import Viseme

RATE, FRAMES = 48_000, 96


def block(top: int, bottom: int, left: int, right: int) -> NDArray[np.bool_]:
    mask = np.zeros((200, 300), np.bool_)
    mask[top:bottom, left:right] = True
    return mask


def picture_of(mask: NDArray[np.bool_], figure: float, ground: float) -> NDArray[np.float32]:
    lab = np.zeros((200, 300, 3), np.float32)
    lab[..., 0] = np.where(mask, figure, ground)
    return lab


def test_close_up_is_measured_in_parts_of_the_picture() -> None:
    mask = block(40, 200, 120, 180)
    figure = FigureInPicture(
        "ines", Box(120, 40, 180, 140), Box(110, 40, 190, 320), 76, 1, mask, Box(140, 112, 160, 116)
    )

    frame = StagedFrame(picture_of(mask, 70, 30), (figure,), mask & False)

    numbers = {m.name: m.value for m in measure_staging([frame])}

    assert (numbers["head_height"], numbers["eye_line"], numbers["head_inside"]) == (0.5, 0.38, 1.0)
    assert (numbers["figure_height"], numbers["look_room"]) == (0.8, 0.0)
    assert numbers["separation"] == pytest.approx(40)


def test_cut_head_is_not_all_inside() -> None:
    assert inside(Box(-30, 0, 30, 60), 300, 200) == 0.5


def test_look_room_is_wanted_on_the_side_one_looks_to() -> None:
    head = Box(30, 0, 90, 60)

    assert look_room(head, 1, 300) == 0.6 and look_room(head, -1, 300) == -0.6


def test_figure_that_melts_into_the_ground_has_no_separation() -> None:
    mask = block(40, 160, 100, 160)

    assert separation(picture_of(mask, 32, 30), mask) == pytest.approx(2)
    assert separation(picture_of(mask, 32, 30), mask & False) == 0


def test_separation_counts_only_what_is_seen_of_the_contour() -> None:
    mask = block(40, 200, 100, 160)
    lab = picture_of(mask, 60, 30)
    lab[:, 160:] = lab[100, 130]

    assert separation(lab, mask) < 5


def test_silhouettes_are_compared_at_equal_height() -> None:
    tall, small, wide = block(0, 160, 100, 140), block(100, 180, 10, 30), block(0, 160, 0, 160)

    assert silhouette_overlap(tall, small) == 1
    assert silhouette_overlap(tall, wide) == pytest.approx(0.25, abs=0.02)


def test_colour_distance_is_that_of_lab() -> None:
    assert color_distance("#000000", "#ffffff") == pytest.approx(100, abs=0.1)


def letters(ink: int, ground: int) -> tuple[NDArray[np.uint8], NDArray[np.bool_]]:
    mask = np.zeros((60, 200), np.bool_)
    mask[20:40, 20:180:12] = mask[20:40, 21:180:12] = True
    picture = np.full((60, 200, 3), ground, np.uint8)
    picture[mask] = ink
    return picture, mask


def test_white_on_black_has_the_greatest_contrast() -> None:
    assert caption_contrast(*letters(255, 0)) == pytest.approx(21)
    assert caption_contrast(*letters(0, 255)) == pytest.approx(21)


def test_worst_tenth_of_the_surround_decides() -> None:
    picture, mask = letters(240, 20)
    picture[:, 150:][~mask[:, 150:]] = 220

    assert caption_contrast(picture, mask) < 1.5
    assert contrast_in_region(picture, 0, 60, 0, 140) > 10


def test_caption_without_letters_is_refused() -> None:
    with pytest.raises(ValueError, match="no letters"):
        contrast_in_region(np.zeros((60, 200, 3), np.uint8), 0, 60, 0, 200)


def test_reading_speed_counts_characters_a_second() -> None:
    assert reading_speed("Not\nfor me.", 2) == 5


def voice() -> tuple[NDArray[np.float64], NDArray[np.float32]]:
    """Return how open a mouth is over four seconds, and a voice as loud as that."""
    beat = np.arange(FRAMES)
    openness = np.where((beat > 12) & (beat < 84), 0.5 + 0.5 * np.sin(beat * 0.9) * np.sin(beat * 0.13), 0.0)
    loud = np.repeat(openness, RATE // 24)
    tone = np.sin(2 * np.pi * 220 * np.arange(len(loud)) / RATE)
    return openness, (0.5 * loud * tone).astype(np.float32)


@pytest.mark.parametrize("lag", [-3, -1, 0, 2])
def test_mouth_that_is_late_or_early_is_found_out(lag: int) -> None:
    openness, samples = voice()

    numbers = {m.name: m.value for m in measure_lip_sync(np.roll(openness, lag), samples, RATE, Fraction(24))}

    assert numbers["lip_lag"] == lag
    assert (numbers["lip_sync"] > 0.95) is (lag == 0)


def test_mouth_open_in_silence_is_found_out() -> None:
    openness, samples = voice()
    gaping = np.maximum(openness, 0.3)

    shut, agape = (
        measure_lip_sync(mouth, samples, RATE, Fraction(24))[2].value for mouth in (openness, gaping)
    )

    assert (shut, agape) == (0, 1)


def test_visemes_become_openness_frame_by_frame() -> None:
    visemes = (
        Viseme(start_s=0.0, end_s=0.1, shape="rest", openness=0),
        Viseme(start_s=0.1, end_s=0.2, shape="open", openness=0.8),
    )

    assert openness_by_frame(visemes, Fraction(24), 6).tolist() == [0, 0, 0.8, 0.8, 0.8, 0]
