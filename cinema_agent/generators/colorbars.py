"""ColorBars: test pictures instead of a film. The shipped double for tests and benchmarks.

Every frame carries, readable from its pixels, the slate it belongs to and its own number, so that a cut can
be checked frame by frame. Knows nothing of the story. Source: ours; the bars follow SMPTE EG 1-1990.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from cinema_agent.generators import Clip, Keyframe, Picture, ShotOrder
from cinema_agent.script.capabilities import Capabilities
from cinema_agent.script.format import PictureSize

_BITS = 32
_DARK, _BRIGHT = 16, 235
_TOP = ((191, 191, 191), (0, 191, 191), (191, 191, 0), (0, 191, 0), (191, 0, 191), (0, 0, 191), (191, 0, 0))
_MIDDLE = (
    (191, 0, 0),
    (19, 19, 19),
    (191, 0, 191),
    (19, 19, 19),
    (191, 191, 0),
    (19, 19, 19),
    (191, 191, 191),
)
_BOTTOM = ((76, 33, 0), (255, 255, 255), (106, 0, 50), (19, 19, 19), (9, 9, 9), (29, 29, 29), (19, 19, 19))
_ROWS = (0.0, 0.67, 0.75, 0.90)


class ColorBars:
    """A keyframe planner and video synthesizer that fills every order with colour bars."""

    name = "colorbars"
    version = "1"

    def capabilities(self) -> Capabilities:
        """Return what they do: anything, as bars."""
        return Capabilities(
            generator=self.name,
            version=self.version,
            open_vocabulary=True,
            shows_people=False,
            reads=("id", "length_frames"),
        )

    def plan(self, order: ShotOrder) -> tuple[Keyframe, ...]:
        """Return one keyframe: the first frame of the shot."""
        picture = _bars(order.size)
        _write_slate(picture, order.slate)
        return (Keyframe(at_frame=0, picture=_marked(picture, picture.copy(), 0)),)

    def shoot(self, order: ShotOrder, keyframes: tuple[Keyframe, ...] = ()) -> Clip:
        """Return bars, numbered from the first frame of the shot; its head handle is negative."""
        return Clip(length_frames=order.clip_frames, frames=_frames(order))


def slate_code(slate: str) -> int:
    """Return the 32-bit number that stands for a slate in the picture."""
    return int.from_bytes(hashlib.sha256(slate.encode()).digest()[:4])


def read_slate_code(picture: Picture) -> int:
    """Return the slate code a picture of ours carries; equals `slate_code` of its slate."""
    return _read(picture, 0)


def read_frame_number(picture: Picture) -> int:
    """Return the frame number a picture of ours carries: 0 is the first frame of the shot."""
    number = _read(picture, 1)
    return number - (1 << _BITS) if number >> (_BITS - 1) else number


def _frames(order: ShotOrder) -> Iterator[Picture]:
    clean = _bars(order.size)
    _write_slate(clean, order.slate)
    shown = clean.copy()
    for frame in range(-order.head_frames, order.shot.length_frames + order.tail_frames):
        yield _marked(clean, shown, frame)


def _bars(size: PictureSize) -> Picture:
    picture = np.zeros((size.height, size.width, 3), np.uint8)
    tops = [round(part * size.height) for part in _ROWS]
    for colors, top, bottom in zip((_TOP, _MIDDLE, _BOTTOM), tops[:3], tops[1:], strict=True):
        edges = [round(i * size.width / len(colors)) for i in range(len(colors) + 1)]
        for color, left, right in zip(colors, edges[:-1], edges[1:], strict=True):
            picture[top:bottom, left:right] = color
    picture[tops[3] :] = _DARK
    return picture


def _marked(clean: Picture, shown: Picture, frame: int) -> Picture:
    """Put number and sweeping column of a frame into `shown`, wiping those of the frame before."""
    height, width = clean.shape[:2]
    top = slice(0, round(_ROWS[1] * height))
    shown[top] = clean[top]
    column = max(2, width // 32)
    left = (frame * max(1, width // 96)) % (width - column)
    shown[top, left : left + column] = 255
    _write(shown, 1, frame & ((1 << _BITS) - 1))
    return shown


def _write_slate(picture: Picture, slate: str) -> None:
    _write(picture, 0, slate_code(slate))


def _strip(picture: Picture, row: int) -> NDArray[np.uint8]:
    """Return the strip of the picture that holds a number: row 0 the slate, row 1 the frame."""
    height, width = picture.shape[:2]
    top = round(_ROWS[3] * height)
    middle = (top + height) // 2
    rows = slice(top, middle) if row == 0 else slice(middle, height)
    return picture[rows, : (width // _BITS) * _BITS]


def _write(picture: Picture, row: int, number: int) -> None:
    strip = _strip(picture, row)
    bits = np.array([number >> i & 1 for i in range(_BITS)], np.uint8)
    levels = _DARK + bits * np.uint8(_BRIGHT - _DARK)
    strip[:] = np.repeat(levels, strip.shape[1] // _BITS)[None, :, None]


def _read(picture: Picture, row: int) -> int:
    strip = _strip(picture, row).astype(np.float32)
    cells = strip.reshape(strip.shape[0], _BITS, -1).mean(axis=(0, 2))
    return sum(1 << i for i, level in enumerate(cells) if level > (_DARK + _BRIGHT) / 2)
