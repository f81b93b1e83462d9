"""One frame of the finished film, from the takes that show in it and the words over it, in encoder planes.

Working in planes keeps a re-encoded frame from being converted to BGR and back, and costs a third of it.
Knows nothing of files: frames come in as arrays.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

from cinema_agent.media.color import BLACK_LUMA, GREY_CHROMA, ToPlanes, split_planes

Planes = NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class PlacedPlate:
    """A drawn picture laid over frames [`start`, `end`) of the film, its top left corner at (`x`, `y`).

    `pixels` is (height, width, 4) premultiplied BGRA. It comes and goes over `fade_in` and `fade_out` frames.
    """

    pixels: NDArray[np.uint8]
    x: int
    y: int
    start: int
    end: int
    fade_in: int = 0
    fade_out: int = 0

    def opacity(self, frame: int) -> float:
        """Return how much of it is seen at a frame of the film, 0 to 1."""
        if not self.start <= frame < self.end:
            return 0.0
        rise = (frame - self.start + 1) / (self.fade_in + 1)
        fall = (self.end - frame) / (self.fade_out + 1)
        return _eased(min(rise, fall, 1.0))


@dataclass(frozen=True)
class PictureLayer:
    """A take's frames [`source_in`, `source_out`) laid on the film from frame `at`.

    It dissolves in over what lies below (`dissolve_frames`), or comes from and goes to black.
    """

    clip: str
    at: int
    source_in: int
    source_out: int
    dissolve_frames: int = 0
    fade_in_frames: int = 0
    fade_out_frames: int = 0

    @property
    def end(self) -> int:
        return self.at + self.source_out - self.source_in

    def cover(self, frame: int) -> float:
        """Return how much of it covers what lies below at a frame of the film, 0 to 1."""
        return _ramp(frame - self.at, self.dissolve_frames)

    def brightness(self, frame: int) -> float:
        """Return how far it has come up from black at a frame of the film, 0 to 1."""
        rise = _ramp(frame - self.at, self.fade_in_frames)
        fall = _ramp(self.end - 1 - frame, self.fade_out_frames)
        return _eased(min(rise, fall))

    def is_plain(self, frame: int) -> bool:
        """Say whether the take is seen as it is at a frame of the film."""
        return self.cover(frame) == 1.0 and self.brightness(frame) == 1.0


def _ramp(step: int, length: int) -> float:
    return 1.0 if step >= length else (step + 1) / (length + 1)


def _eased(t: float) -> float:
    return t * t * (3 - 2 * t)


def mixed(below: Planes, above: Planes, cover: float) -> Planes:
    """Return planes with `above` covering `below` by `cover` (0 to 1)."""
    return np.asarray(cv2.addWeighted(above, cover, below, 1 - cover, 0), np.uint8)


@dataclass(eq=False)
class PlateBlender:
    """Lays one plate over planes, touching only the rows and columns it covers."""

    plate: PlacedPlate
    width: int
    height: int
    _parts: list[tuple[slice, slice, NDArray[np.uint8], NDArray[np.uint8]]] = field(init=False)

    def __post_init__(self) -> None:
        left, top = max(0, self.plate.x) // 2 * 2, max(0, self.plate.y) // 2 * 2
        right = min(self.width, self.plate.x + self.plate.pixels.shape[1])
        bottom = min(self.height, self.plate.y + self.plate.pixels.shape[0])
        right, bottom = right + right % 2, bottom + bottom % 2
        if right <= left or bottom <= top:
            self._parts = []
            return
        window = np.zeros((bottom - top, right - left, 4), np.uint8)
        shown = self.plate.pixels[max(0, -self.plate.y) :, max(0, -self.plate.x) :]
        dy, dx = max(0, self.plate.y) - top, max(0, self.plate.x) - left
        shown = shown[: window.shape[0] - dy, : window.shape[1] - dx]
        window[dy : dy + shown.shape[0], dx : dx + shown.shape[1]] = shown
        self._parts = _plane_parts(window, left, top)

    def lay(self, planes: Planes, opacity: float) -> None:
        """Blend the plate into `planes` (changed in place)."""
        if opacity <= 0:
            return
        for plane, (rows, columns, light, alpha) in zip(split_planes(planes), self._parts, strict=False):
            region = plane[rows, columns]
            if opacity < 1:
                light, alpha = _scaled(light, opacity), _scaled(alpha, opacity)
            kept = cv2.multiply(region, cv2.bitwise_not(alpha), scale=1 / 255)
            cv2.add(kept, light, dst=kept)
            region[:] = kept


def _scaled(plane: Planes, factor: float) -> Planes:
    return np.asarray(cv2.convertScaleAbs(plane, alpha=factor), np.uint8)


def _plane_parts(
    window: NDArray[np.uint8], left: int, top: int
) -> list[tuple[slice, slice, NDArray[np.uint8], NDArray[np.uint8]]]:
    """Return per plane: where it goes, the light it adds, and its alpha.

    Planes are an affine function of BGR, and premultiplied BGR over nothing is black: so the offset of each
    plane is scaled by alpha.
    """
    height, width = window.shape[:2]
    alpha = np.ascontiguousarray(window[..., 3])
    half = cv2.resize(alpha, (width // 2, height // 2), interpolation=cv2.INTER_AREA)
    parts = []
    for number, plane in enumerate(split_planes(ToPlanes(width, height)(window))):
        offset, cover = (BLACK_LUMA, alpha) if number == 0 else (GREY_CHROMA, half)
        missing = np.rint((255 - cover.astype(np.float32)) * (offset / 255))
        light = np.clip(plane.astype(np.float32) - missing, 0, 255).astype(np.uint8)
        step = 1 if number == 0 else 2
        rows = slice(top // step, (top + height) // step)
        columns = slice(left // step, (left + width) // step)
        parts.append((rows, columns, light, np.asarray(cover, np.uint8)))
    return parts
