"""Colours survive the way to BT.709 limited range and back."""

import numpy as np
import pytest

from cinema_agent.media.color import KB, KG, KR, ToPlanes, bgr_of, black_planes, planes_of, split_planes


def test_planes_are_within_one_level_of_exact_bt709(random_picture: np.ndarray) -> None:
    exact = random_picture[..., :3].astype(float)
    luma = 16 + 219 / 255 * (exact @ [KB, KG, KR])
    mean = exact.reshape(45, 2, 80, 2, 3).mean((1, 3))
    red_difference = 128 + 224 / 255 * (mean[..., 2] - mean @ [KB, KG, KR]) / (2 * (1 - KR))

    y, _, v = split_planes(planes_of(random_picture))

    assert np.abs(y - luma).max() <= 1.0
    assert np.abs(v - red_difference).max() <= 1.5
    assert abs((v - red_difference).mean()) < 0.05


@pytest.mark.parametrize(
    ("name", "bgr", "expected"),
    [
        ("white", (255, 255, 255), (235, 128, 128)),
        ("black", (0, 0, 0), (16, 128, 128)),
        ("red", (0, 0, 255), (63, 102, 240)),
        ("blue", (255, 0, 0), (32, 240, 118)),
    ],
)
def test_named_colours_have_their_bt709_codes(
    name: str, bgr: tuple[int, int, int], expected: tuple[int, int, int]
) -> None:
    picture = np.full((2, 2, 3), bgr, np.uint8)

    y, u, v = split_planes(planes_of(picture))

    assert np.abs(np.array([y[0, 0], u[0, 0], v[0, 0]], int) - expected).max() <= 1, name


def test_a_flat_colour_comes_back_within_two_levels() -> None:
    picture = np.full((8, 8, 3), (90, 160, 200), np.uint8)

    assert np.abs(bgr_of(planes_of(picture)).astype(int) - picture).max() <= 2


def test_alpha_is_ignored(random_picture: np.ndarray) -> None:
    with_alpha = np.dstack([random_picture, np.zeros(random_picture.shape[:2], np.uint8)])

    assert np.array_equal(planes_of(with_alpha), planes_of(random_picture))


def test_black_planes_are_black() -> None:
    assert not bgr_of(black_planes(4, 4)).any()


def test_an_odd_side_is_refused() -> None:
    with pytest.raises(ValueError, match="even sides"):
        ToPlanes(161, 90)


def test_a_picture_of_another_size_is_refused(random_picture: np.ndarray) -> None:
    with pytest.raises(ValueError, match=r"expected \(90, 80"):
        ToPlanes(80, 90)(random_picture)
