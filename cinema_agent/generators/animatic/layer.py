"""Still pictures: cut-outs, whose empty parts cost nothing to draw, and the layers of a set, painted once.

Skia blends a transparent pixel as slowly as any other, and most layers are half empty. Source: ours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

import cv2
import numpy as np
import skia
from numpy.typing import NDArray

from cinema_agent.generators.animatic.canvas import (
    BGRA,
    PREMUL,
    SMOOTH,
    STAGE_BOTTOM,
    STAGE_LEFT,
    STAGE_RIGHT,
    STAGE_TOP,
    Camera,
    Finish,
    Pixels,
    new_surface,
    saved,
    textured,
)

_BANDS = 10
"""Strips, top to bottom, a picture is cut into."""
_GAP = 48
"""Least width in pixels of an empty part between two others that is cut out."""
_WORTH_IT = 0.9
"""A picture of which more than this is left stays whole."""

Piece = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels."""


class Cutout:
    """A picture (premultiplied BGRA) and the pieces of it that are not empty."""

    def __init__(self, pixels: Pixels) -> None:
        """Keep `pixels`, which must not change any more."""
        self.pixels = np.ascontiguousarray(pixels)
        self.height, self.width = self.pixels.shape[:2]
        coverage = np.asarray(cv2.extractChannel(self.pixels, 3), np.uint8)
        self.is_opaque = int(coverage.min()) == 255
        # Opaque pictures are marked so: they are drawn three times faster at whole pixels.
        alpha = skia.kOpaque_AlphaType if self.is_opaque else PREMUL
        self._image = skia.Image.fromarray(self.pixels, BGRA, alpha, copy=False)
        whole = (0, 0, self.width, self.height)
        self.pieces = (whole,) if self.is_opaque else tuple(_pieces(coverage))

    def draw(self, canvas: skia.Canvas) -> None:
        """Draw the picture, a pixel of it a unit of the canvas, its corner at the origin."""
        if len(self.pieces) == 1:
            canvas.drawImage(self._image, 0, 0, SMOOTH)
            return
        for piece in self.pieces:
            part = skia.Rect(*piece)
            # Sampling beyond a piece is wanted: it makes the seams between pieces those of the whole picture.
            canvas.drawImageRect(self._image, part, part, SMOOTH, None, skia.Canvas.kFast_SrcRectConstraint)


class Layer:
    """A static picture on the stage, drawn once, textured, trimmed to what it covers, placed at a parallax."""

    def __init__(
        self, draw: Callable[[skia.Canvas], None], *, parallax: float = 1.0, per_unit: float = 1.25,
        texture: float = 5.0, blur: float = 0.0, finish: Finish | None = None,
    ) -> None:  # fmt: skip
        """Draw the layer.

        Args:
            draw: draws in stage units.
            per_unit: pixels per stage unit of the stored picture.
            texture: strength of the paper, 0 for none.
            blur: Gaussian sigma in stage units.
            finish: last touch on the pixels, before trimming.

        Raises:
            ValueError: nothing was drawn.
        """
        width = int((STAGE_RIGHT - STAGE_LEFT) * per_unit)
        height = int((STAGE_BOTTOM - STAGE_TOP) * per_unit)
        pixels, surface = new_surface(width, height)
        canvas = surface.getCanvas()
        canvas.scale(per_unit, per_unit)
        canvas.translate(-STAGE_LEFT, -STAGE_TOP)
        draw(canvas)
        if blur:
            pixels = np.asarray(cv2.GaussianBlur(pixels, (0, 0), blur * per_unit))
        if texture:
            pixels = textured(pixels, texture)
        if finish:
            pixels = finish(pixels, per_unit)
        part = trimmed(pixels)
        if part is None:
            raise ValueError("a layer drew nothing")
        pixels, left, top = part
        self._picture = Cutout(pixels)
        self.x, self.y = STAGE_LEFT + left / per_unit, STAGE_TOP + top / per_unit
        self.per_unit, self.parallax = per_unit, parallax

    def draw(
        self,
        canvas: skia.Canvas,
        camera: Camera,
        width_px: int,
        height_px: int,
        dx: float = 0.0,
        dy: float = 0.0,
    ) -> None:
        """Draw the layer as seen by the camera, shifted by stage units (clouds drift, water sways)."""
        with saved(canvas):
            camera.apply(canvas, width_px, height_px, self.parallax)
            canvas.translate(self.x + dx, self.y + dy)
            canvas.scale(1 / self.per_unit, 1 / self.per_unit)
            self._picture.draw(canvas)


def trimmed(pixels: Pixels) -> tuple[Pixels, int, int] | None:
    """Return the part of a picture that is not empty, its left and its top; none if it is all empty."""
    coverage = cv2.extractChannel(pixels, 3)
    left, top, width, height = cv2.boundingRect(coverage)
    return (pixels[top : top + height, left : left + width], left, top) if width else None


def _pieces(coverage: NDArray[np.uint8]) -> list[Piece]:
    height, width = coverage.shape
    found = [piece for band in _bands(height) for piece in _in_band(coverage, *band)]
    area = sum((right - left) * (bottom - top) for left, top, right, bottom in found)
    return found if area < _WORTH_IT * height * width else [(0, 0, width, height)]


def _bands(height: int) -> Iterator[tuple[int, int]]:
    edges = [round(height * band / _BANDS) for band in range(_BANDS + 1)]
    yield from ((top, bottom) for top, bottom in pairwise(edges) if bottom > top)


def _in_band(coverage: NDArray[np.uint8], top: int, bottom: int) -> Iterator[Piece]:
    """Yield the covered pieces of a strip, with a pixel all round for soft edges between pixels."""
    seen = coverage[max(0, top - 1) : bottom + 1]
    columns = np.flatnonzero(cv2.reduce(seen, 0, cv2.REDUCE_MAX))
    if not len(columns):
        return
    gaps = np.flatnonzero(np.diff(columns) > _GAP)
    starts, ends = [columns[0], *columns[gaps + 1]], [*columns[gaps], columns[-1]]
    for start, end in zip(starts, ends, strict=True):
        yield max(0, int(start) - 1), top, min(coverage.shape[1], int(end) + 2), bottom
