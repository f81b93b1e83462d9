"""Stills come back as they were."""

import base64
from pathlib import Path

import numpy as np
import pytest

from cinema_agent.errors import MediaError
from cinema_agent.media.stills import (
    decode_picture,
    jpeg_data_uri,
    read_picture,
    shrunk,
    small_jpeg,
    write_png,
)


def test_a_png_comes_back_pixel_for_pixel(tmp_path: Path, random_picture: np.ndarray) -> None:
    write_png(random_picture, tmp_path / "keyframes" / "0000.png")

    assert np.array_equal(read_picture(tmp_path / "keyframes" / "0000.png"), random_picture)


def test_the_same_picture_gives_the_same_png(tmp_path: Path, random_picture: np.ndarray) -> None:
    write_png(random_picture, tmp_path / "a.png")
    write_png(random_picture, tmp_path / "b.png")

    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()


@pytest.mark.parametrize("content", [b"", b"no picture"])
def test_a_file_that_is_no_picture_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "0000.png").write_bytes(content)

    with pytest.raises(MediaError, match=r"0000\.png is not a picture"):
        read_picture(tmp_path / "0000.png")


def test_a_small_jpeg_has_the_height_asked_for_and_the_shape_of_the_picture(
    random_picture: np.ndarray,
) -> None:
    small = decode_picture(small_jpeg(random_picture, 20))

    assert small.shape[:2] == (20, round(20 * random_picture.shape[1] / random_picture.shape[0]))


def test_a_data_address_holds_the_jpeg(random_picture: np.ndarray) -> None:
    jpeg = small_jpeg(random_picture, 20)

    head, data = jpeg_data_uri(jpeg).split(",")

    assert head == "data:image/jpeg;base64" and base64.b64decode(data) == jpeg


def test_a_grey_picture_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="expected"):
        write_png(np.zeros((4, 4), np.uint8), tmp_path / "a.png")


@pytest.mark.parametrize("size", [(160, 90), (100, 60), (1, 1)])
def test_shrinking_keeps_the_mean_of_what_each_pixel_covers(size: tuple[int, int]) -> None:
    picture = np.random.default_rng(3).integers(0, 255, (720, 1280), np.uint8)

    small = shrunk(picture, size)

    assert small.shape == size[::-1]
    assert abs(small.mean() - picture.mean()) < 2
