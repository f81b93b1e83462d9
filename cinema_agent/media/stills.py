"""Single pictures: PNG files, and JPEG text for pages that must stand alone."""

from __future__ import annotations

import base64
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from cinema_agent.errors import MediaError
from cinema_agent.media.files import media_error, write_bytes

Picture = NDArray[np.uint8]

_FAST = [
    cv2.IMWRITE_PNG_COMPRESSION, 1,
    cv2.IMWRITE_PNG_STRATEGY, cv2.IMWRITE_PNG_STRATEGY_RLE,
    cv2.IMWRITE_PNG_FILTER, cv2.IMWRITE_PNG_FILTER_UP,
]  # fmt: skip
"""On drawn frames 19 ms where level 3 takes 50, and no larger: trying every filter on every row is what costs."""


def write_png(picture: Picture, path: Path) -> None:
    """Write a BGR or BGRA picture (height, width, 3 or 4), uint8; fast, not small, the same bytes each time.

    Raises:
        ValueError: not such a picture.
        MediaError: the file cannot be written.
    """
    _check(picture)
    ok, encoded = cv2.imencode(".png", picture, _FAST)
    assert ok, "OpenCV encodes every uint8 picture as PNG"
    write_bytes(path, encoded.tobytes(), "the picture")


def read_picture(path: Path) -> Picture:
    """Read a PNG or JPEG as BGR (height, width, 3).

    Raises:
        MediaError: missing, or not a picture.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise media_error("cannot read the picture", path, error) from error
    return decode_picture(content, str(path))


def decode_picture(content: bytes, name: str = "this") -> Picture:
    """Return the PNG or JPEG in `content` as BGR (height, width, 3).

    Raises:
        MediaError: not a picture; calls it `name`.
    """
    picture = cv2.imdecode(np.frombuffer(content, np.uint8), cv2.IMREAD_COLOR) if content else None
    if picture is None:
        raise MediaError(f"{name} is not a picture that can be read; make it again")
    return np.asarray(picture, np.uint8)


def small_jpeg(picture: Picture, height: int, quality: int = 82) -> bytes:
    """Return a picture as JPEG, scaled to a height in pixels.

    Raises:
        ValueError: not a BGR or BGRA uint8 picture.
    """
    _check(picture)
    width = max(1, round(picture.shape[1] * height / picture.shape[0]))
    small = cv2.resize(picture[..., :3], (width, height), interpolation=cv2.INTER_AREA)
    ok, encoded = cv2.imencode(".jpg", small, [cv2.IMWRITE_JPEG_QUALITY, quality])
    assert ok, "OpenCV encodes every uint8 picture as JPEG"
    return encoded.tobytes()


def jpeg_data_uri(jpeg: bytes) -> str:
    """Return a JPEG as a `data:image/jpeg;base64,` address for a self-contained page."""
    return "data:image/jpeg;base64," + base64.b64encode(jpeg).decode("ascii")


def shrunk(picture: Picture, size: tuple[int, int]) -> Picture:
    """Return a picture (any number of channels) at a smaller size, the mean of what each pixel covers.

    By halves, each rounded: three to five times faster than at one go, and within two levels of it.

    Args:
        size: width and height.
    """
    while picture.shape[1] >= 2 * size[0] and picture.shape[0] >= 2 * size[1]:
        half = picture.shape[1] // 2, picture.shape[0] // 2
        picture = np.asarray(cv2.resize(picture, half, interpolation=cv2.INTER_AREA), np.uint8)
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)


def _check(picture: Picture) -> None:
    if picture.ndim != 3 or picture.shape[2] not in (3, 4) or picture.dtype != np.uint8:
        raise ValueError(
            f"picture is {picture.shape} {picture.dtype}; expected (height, width, 3 or 4) uint8"
        )
