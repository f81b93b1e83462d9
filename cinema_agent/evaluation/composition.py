"""How a picture is composed, where it is known what is where in it (boxes, masks).

Everything is a part of the picture's height or width, so that it holds at any size. Pure; a film whose maker tells
nothing of it has fewer measurements. Source: ours, after the art direction's rules.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]
"""(height, width): true where the figure is seen."""
Lab = NDArray[np.float32]
"""(height, width, 3), L from 0 to 100."""


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels, y down: from (left, top) up to (right, bottom)."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def area(self) -> float:
        return max(0.0, self.right - self.left) * max(0.0, self.height)


@dataclass(frozen=True)
class FigureInPicture:
    """Where a character is: boxes of head, whole figure and mouth, height of the eyes, all in pixels, and what is
    seen of it.

    `facing` is -1 for a face turned to the left edge, 1 to the right, 0 to the camera or away.
    """

    character: str
    head: Box
    body: Box
    eyes_y: float
    facing: int
    seen: Mask
    mouth: Box


def inside(box: Box, width: int, height: int) -> float:
    """Return the share of a box that lies inside the picture."""
    cut = Box(max(0.0, box.left), max(0.0, box.top), min(width, box.right), min(height, box.bottom))
    return cut.area / box.area if box.area else 0.0


def seen_height(seen: Mask) -> int:
    """Return from its highest to its lowest row how many rows of a figure are seen."""
    rows = np.flatnonzero(seen.any(1))
    return int(rows[-1] - rows[0] + 1) if len(rows) else 0


def look_room(head: Box, facing: int, width: int) -> float:
    """Return how much more room is before a face than behind it, in picture widths; 0 for a frontal one."""
    return facing * ((width - head.right) - head.left) / width


def separation(lab: Lab, seen: Mask, reach: float = 0.008, *, in_front: Mask | None = None) -> float:
    """Return how far a figure's colour is from what is right behind it, along its contour.

    At points of the contour the colour a little inside is compared with the colour a little outside; the
    lower quartile counts, so that a quarter of the outline may melt into the background, no more.

    Args:
        reach: how far inside and outside to look, in picture heights.
        in_front: what hides a part of the figure (a table, a screen): not what it must stand out from.

    Returns:
        Lab distance; 0 where nothing of the figure is seen.
    """
    if not seen.any():
        return 0.0
    pixels = max(1, round(reach * lab.shape[0]))
    around = _around(seen, 6 * pixels)
    lab, seen, in_front = lab[around], seen[around], None if in_front is None else in_front[around]
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * pixels + 1, 2 * pixels + 1))
    solid = seen.astype(np.uint8)
    inner = seen & (cv2.erode(solid, kernel, borderType=cv2.BORDER_REPLICATE) == 0)
    outer = ~seen & (cv2.dilate(solid, kernel, borderType=cv2.BORDER_REPLICATE) > 0)
    if in_front is not None:
        outer &= ~in_front
    if not inner.any() or not outer.any():
        return 0.0
    beside = _mean_where(lab, outer, 2 * pixels + 1)
    has_neighbour = inner & (cv2.dilate(outer.astype(np.uint8), kernel) > 0)
    if not has_neighbour.any():
        return 0.0
    distance = np.linalg.norm(lab[has_neighbour] - beside[has_neighbour], axis=1)
    return float(np.percentile(distance, 25))


def silhouette_overlap(a: Mask, b: Mask) -> float:
    """Return how alike two outlines are at equal height and centred: shared area over joint area."""
    left, right = _normalised(a), _normalised(b)
    joint = (left | right).sum()
    return float((left & right).sum() / joint) if joint else 1.0


def color_distance(a: str, b: str) -> float:
    """Return the Lab distance of two colours such as `#2c4763`."""
    return float(np.linalg.norm(_lab_of(a) - _lab_of(b)))


def _around(seen: Mask, margin: int) -> tuple[slice, slice]:
    """Return the part of a picture in which a figure is seen, and a little more: all that its contour needs."""
    rows, columns = np.flatnonzero(seen.any(1)), np.flatnonzero(seen.any(0))
    return (
        slice(max(0, rows[0] - margin), rows[-1] + margin + 1),
        slice(max(0, columns[0] - margin), columns[-1] + margin + 1),
    )


def _mean_where(lab: Lab, where: Mask, size: int) -> Lab:
    """Return, around every pixel, the mean colour of those pixels that are in `where`."""
    weight = where.astype(np.float32)
    total = cv2.blur(lab * weight[..., None], (2 * size + 1, 2 * size + 1), borderType=cv2.BORDER_CONSTANT)
    count = cv2.blur(weight, (2 * size + 1, 2 * size + 1), borderType=cv2.BORDER_CONSTANT)
    return np.asarray(total / np.maximum(count, 1e-6)[..., None], np.float32)


def _normalised(mask: Mask, height: int = 256) -> Mask:
    rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
    canvas = np.zeros((height, 2 * height), np.bool_)
    if not len(rows):
        return canvas
    cut = mask[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1].astype(np.uint8)
    width = min(2 * height, max(1, round(cut.shape[1] * height / cut.shape[0])))
    left = height - width // 2
    canvas[:, left : left + width] = cv2.resize(cut, (width, height), interpolation=cv2.INTER_NEAREST) > 0
    return canvas


def _lab_of(text: str) -> NDArray[np.float32]:
    rgb = [int(text[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return np.asarray(cv2.cvtColor(np.array([[rgb]], np.float32), cv2.COLOR_RGB2Lab)[0, 0], np.float32)
