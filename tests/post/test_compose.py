"""Frames are mixed and lettered as the eye expects."""

import numpy as np
import pytest

from cinema_agent.media.color import bgr_of, black_planes, planes_of
from cinema_agent.post.compose import PictureLayer, PlacedPlate, PlateBlender, mixed


def flat(*bgr: int) -> np.ndarray:
    return planes_of(np.full((40, 60, 3), bgr, np.uint8))


def red_plate(alpha: int = 255) -> np.ndarray:
    plate = np.zeros((8, 12, 4), np.uint8)
    plate[..., 2], plate[..., 3] = alpha, alpha
    return plate


@pytest.mark.parametrize("opacity", [1.0, 0.5])
def test_a_plate_covers_as_much_as_it_is_opaque(opacity: float) -> None:
    planes = flat(200, 100, 50)

    PlateBlender(PlacedPlate(red_plate(), 20, 10, 0, 9), 60, 40).lay(planes, opacity)

    covered = bgr_of(planes)[14, 26].astype(float)
    assert (
        np.abs(covered - (np.array([0, 0, 255]) * opacity + np.array([200, 100, 50]) * (1 - opacity))).max()
        < 5
    )


def test_a_half_transparent_plate_lets_the_picture_through() -> None:
    planes = flat(200, 100, 50)

    PlateBlender(PlacedPlate(red_plate(128), 20, 10, 0, 9), 60, 40).lay(planes, 1.0)

    assert np.abs(bgr_of(planes)[14, 26].astype(float) - [100, 50, 152]).max() < 5


def test_pixels_outside_a_plate_stay_as_they_are() -> None:
    planes, before = flat(200, 100, 50), flat(200, 100, 50)

    PlateBlender(PlacedPlate(red_plate(), 20, 10, 0, 9), 60, 40).lay(planes, 1.0)

    luma, untouched = planes[:40].copy(), before[:40]
    luma[10:18, 20:32] = untouched[10:18, 20:32]
    assert np.array_equal(luma, untouched)


@pytest.mark.parametrize(("x", "y"), [(-5, -3), (55, 37), (21, 11), (200, 200)])
def test_a_plate_at_an_edge_or_odd_place_is_clipped(x: int, y: int) -> None:
    planes = flat(0, 0, 0)

    PlateBlender(PlacedPlate(red_plate(), x, y, 0, 9), 60, 40).lay(planes, 1.0)

    seen = bgr_of(planes)[..., 2] > 128
    expected = np.zeros((40, 60), bool)
    expected[max(0, y) : max(0, y + 8), max(0, x) : max(0, x + 12)] = True
    assert (seen != expected).sum() <= 60


def test_a_plate_comes_and_goes() -> None:
    plate = PlacedPlate(red_plate(), 0, 0, 10, 30, fade_in=5, fade_out=5)

    opacities = [plate.opacity(frame) for frame in (9, 10, 12, 20, 27, 29, 30)]

    assert opacities[0] == opacities[-1] == 0 and opacities[3] == 1
    assert 0 < opacities[1] < opacities[2] < 1 and 1 > opacities[4] > opacities[5] > 0


def test_a_dissolve_goes_evenly_from_one_take_to_the_next() -> None:
    layer = PictureLayer("b", 10, 0, 50, dissolve_frames=3)

    assert [layer.cover(frame) for frame in (10, 11, 12, 13)] == [0.25, 0.5, 0.75, 1.0]
    assert np.abs(bgr_of(mixed(flat(0, 0, 0), flat(200, 200, 200), 0.5)).astype(int) - 100).max() <= 2


def test_a_fade_starts_and_ends_near_black() -> None:
    layer = PictureLayer("a", 0, 0, 48, fade_in_frames=10, fade_out_frames=10)

    levels = [layer.brightness(frame) for frame in (0, 5, 10, 37, 42, 47)]

    assert levels[0] == levels[-1] < 0.05 and levels[2] == levels[3] == 1.0
    assert levels[1] == levels[4] and 0.3 < levels[1] < 0.7
    assert bgr_of(mixed(black_planes(60, 40), flat(200, 200, 200), levels[0])).max() < 12
