"""Finds where in a picture words disturb least, and which colour reads there. Pure, on pixels.

Source: ours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
Side = Literal["left", "center", "right"]

_WIDTH = 320
_UPWARDS = 16.0
_SIDEWAYS = 2.0
"""How much busier a place may be and still be taken for being higher, or at the side."""
_UNEVEN = 0.5
"""A place half bright and half dark is bad for letters of either colour, however soft the edge between."""


@dataclass(frozen=True)
class Place:
    """A top left corner in pixels, how busy and uneven the picture is there, and its mean luma (0 to 255)."""

    x: int
    y: int
    side: Side
    busyness: float = 0.0
    unevenness: float = 0.0
    luma: float = 0.0


class Calm:
    """How busy some pictures of one shot are, everywhere: edges, and what moves between them."""

    def __init__(self, pictures: Sequence[Picture]) -> None:
        """Measure.

        Args:
            pictures: at least one, BGR, all of one size.
        """
        self.height, self.width = pictures[0].shape[:2]
        self._scale = _WIDTH / self.width
        size = (_WIDTH, max(1, round(self.height * self._scale)))
        small = [cv2.resize(p, size, interpolation=cv2.INTER_AREA) for p in pictures]
        self._greys = np.stack([cv2.cvtColor(p, cv2.COLOR_BGR2GRAY) for p in small]).astype(np.float32)

    @cached_property
    def _busy(self) -> NDArray[np.float64]:
        edges = [abs(cv2.Sobel(g, -1, 1, 0)) + abs(cv2.Sobel(g, -1, 0, 1)) for g in self._greys]
        moving = self._greys.max(0) - self._greys.min(0)
        return np.asarray(cv2.integral(np.mean(edges, 0) + moving), np.float64)

    @cached_property
    def _luma(self) -> NDArray[np.float64]:
        return np.asarray(cv2.integral(self._greys.mean(0)), np.float64)

    @cached_property
    def _luma_squared(self) -> NDArray[np.float64]:
        return np.asarray(cv2.integral(self._greys.mean(0) ** 2), np.float64)

    def place(self, width: int, height: int, margin_x: int, margin_y: int) -> Place:
        """Return the best place for a block of that size: calm, rather high up, rather at the left.

        Args:
            margin_x: distance to keep from the left and right edges, in pixels.
            margin_y: distance to keep from the upper and lower edges, in pixels.
        """
        lowest = max(margin_y, self.height - margin_y - height)
        rows = np.unique(np.linspace(margin_y, lowest, 24).astype(int))
        right = max(margin_x, self.width - margin_x - width)
        sides: dict[Side, int] = {"left": margin_x, "center": (self.width - width) // 2, "right": right}
        places = [
            self._measured(Place(x, int(y), side), width, height) for y in rows for side, x in sides.items()
        ]
        return min(places, key=self.cost)

    def cost(self, place: Place) -> float:
        """Return how little a place is liked: busy, partly bright and partly dark, low, far to the right."""
        sideways = ("left", "center", "right").index(place.side)
        disturbance = place.busyness + _UNEVEN * place.unevenness
        return float(disturbance + _UPWARDS * place.y / self.height + _SIDEWAYS * sideways)

    def _measured(self, place: Place, width: int, height: int) -> Place:
        around = round(0.02 * self.height)
        box = (place.x - around, place.y - around, place.x + width + around, place.y + height + around)
        luma = self._mean(self._luma, box)
        variance = max(0.0, self._mean(self._luma_squared, box) - luma**2)
        return replace(place, busyness=self._mean(self._busy, box), unevenness=variance**0.5, luma=luma)

    def _mean(self, integral: NDArray[np.float64], box: tuple[int, int, int, int]) -> float:
        rows, columns = integral.shape[0] - 1, integral.shape[1] - 1
        left, right = (min(max(round(v * self._scale), 0), columns) for v in (box[0], box[2]))
        top, bottom = (min(max(round(v * self._scale), 0), rows) for v in (box[1], box[3]))
        area = max(1, (right - left) * (bottom - top))
        total = integral[bottom, right] - integral[top, right] - integral[bottom, left] + integral[top, left]
        return float(total / area)
