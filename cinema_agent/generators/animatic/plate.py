"""Plates: a part of a place as one shot sees it, drawn anew only as far as the camera's move demands.

Resampling a 720p picture costs 2.2 ms, copying it at whole pixels 0.1 to 0.3 ms. So a plate that hardly grows in its
shot slides by quarters of a pixel, from copies made when first needed; one out of focus is kept at a part of its size;
one that fills the picture and grows is resampled by OpenCV, a third faster than by Skia. Source: ours.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field

import cv2
import numpy as np
import skia

from cinema_agent.generators.animatic.canvas import (
    STAGE_HEIGHT,
    Camera,
    Color,
    Pixels,
    Point,
    argb,
    new_surface,
    saved,
)
from cinema_agent.generators.animatic.layer import Cutout, trimmed

QUARTERS = 4
"""Steps of a pixel by which a plate slides."""
HELD_ZOOM = 3.5
"""How far (in parts of 720 of the height) the edge of a plate that slides may be off for not growing."""
_COPIES_BYTES = 50_000_000
"""Memory for the copies of one plate; one that would need more is resampled after all."""
_SHRINK = ((3.2, 4), (1.6, 2))
"""Least blur in pixels from which a plate is kept at such a part of its size."""


@dataclass(frozen=True)
class View:
    """How a shot sees what lies at one parallax: its cameras at the start, in the middle and at the end of the move.

    `reach` is how far (stage units) what is seen moves by itself, either way.
    """

    ends: tuple[Camera, Camera, Camera]
    parallax: float
    width_px: int
    height_px: int
    reach: Point = (0.0, 0.0)

    def seen_by(self, camera: Camera) -> tuple[float, float, float]:
        """Return pixels per stage unit, and the stage point in mid-picture."""
        parallax = self.parallax
        return (
            self.height_px / STAGE_HEIGHT * (1 + (STAGE_HEIGHT / camera.height - 1) * parallax),
            camera.axis_x + (camera.x - camera.axis_x) * parallax,
            STAGE_HEIGHT / 2 + (camera.y - STAGE_HEIGHT / 2) * parallax,
        )

    @property
    def slides(self) -> bool:
        """Return whether growing with the move may be left out."""
        start, _, end = (self.seen_by(camera)[0] for camera in self.ends)
        half_width = STAGE_HEIGHT / 2 * self.width_px / self.height_px
        return abs(start / end - 1) / 2 * half_width <= HELD_ZOOM

    def copies(self) -> int:
        """Return how many places between pixels may be asked for as the camera moves."""
        seen = [self.seen_by(camera) for camera in self.ends]
        zoom = seen[1][0]
        steps = []
        for axis, reach in ((1, self.reach[0]), (2, self.reach[1])):
            places = [place[axis] for place in seen]
            steps.append(math.ceil(QUARTERS * zoom * (max(places) - min(places) + 2 * reach)))
        all_of_them = min(QUARTERS, 1 + steps[0]) * min(QUARTERS, 1 + steps[1])
        # The camera goes straight: each step on the way takes one copy more.
        return all_of_them if any(self.reach) else min(all_of_them, 1 + sum(steps))

    def needed(self) -> tuple[int, int]:
        """Return how large (pixels) a plate must be so that the camera never sees past its edge."""
        made_zoom, made_x, made_y = self.seen_by(self.ends[1])
        half_width, half_height = self.width_px / 2, self.height_px / 2
        for camera in (self.ends[0], self.ends[2]):
            zoom, x, y = self.seen_by(camera)
            grown = made_zoom / zoom
            half_width = max(half_width, self.width_px / 2 * grown + made_zoom * abs(x - made_x))
            half_height = max(half_height, self.height_px / 2 * grown + made_zoom * abs(y - made_y))
        reach_x, reach_y = (part * made_zoom for part in self.reach)
        return _even(half_width + reach_x), _even(half_height + reach_y)


def _even(half: float) -> int:
    """Return a side in pixels, with something to spare, that is whole at every part of its size."""
    largest = _SHRINK[0][1]
    return 2 * largest * math.ceil((half + 2) / largest)


@dataclass
class _Base:
    """A plate as seen half-way: its corner in pixels from mid-picture, pixels of the picture per pixel of it."""

    picture: Cutout
    left: float
    top: float
    shrunk: int = 1
    copies: dict[tuple[int, int], Cutout] = field(default_factory=dict)


class Plate:
    """A picture of a part of a place, with a margin for the move of the camera."""

    def __init__(
        self,
        paint: Callable[[skia.Canvas], None],
        view: View,
        *,
        ground: Color | None = None,
        blur_px: float = 0.0,
        shift: Callable[[float], Point] | None = None,
    ) -> None:
        """Paint the plate.

        Args:
            paint: paints the picture as the camera sees it half-way through its move, in pixels.
            view: how it is seen.
            ground: painted under it, so that it covers the whole picture.
            blur_px: Gaussian sigma.
            shift: how far (stage units) it has moved by itself, after seconds.
        """
        self._view, self._paint, self._shift = view, paint, shift
        self._covers = ground is not None
        wide, tall = view.needed()
        pixels, surface = new_surface(wide, tall)
        canvas = surface.getCanvas()
        if ground:
            canvas.clear(argb(ground))
        canvas.translate((wide - view.width_px) / 2, (tall - view.height_px) / 2)
        paint(canvas)
        shrunk = 1
        if blur_px > 0.3:
            pixels = np.asarray(cv2.GaussianBlur(pixels, (0, 0), blur_px), np.uint8)
            shrunk = 1 if view.slides else next((part for least, part in _SHRINK if blur_px >= least), 1)
            size = wide // shrunk, tall // shrunk
            pixels = np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
        part, left, top = trimmed(pixels) or (pixels[:1, :1], 0, 0)
        self._base = _Base(Cutout(part), left * shrunk - wide / 2, top * shrunk - tall / 2, shrunk)
        self._slides = view.slides and view.copies() * self._base.picture.pixels.nbytes <= _COPIES_BYTES

    def draw(
        self, canvas: skia.Canvas, camera: Camera, seconds: float = 0.0, frame: Pixels | None = None
    ) -> None:
        """Draw the plate as seen by `camera`.

        Args:
            frame: the pixels `canvas` draws into, where they are those of the picture: faster for what covers it.
        """
        view, base = self._view, self._base
        made_zoom, made_x, made_y = view.seen_by(view.ends[1])
        zoom, at_x, at_y = (made_zoom, *view.seen_by(camera)[1:]) if self._slides else view.seen_by(camera)
        dx, dy = self._shift(seconds) if self._shift else (0.0, 0.0)
        x = view.width_px / 2 + zoom * (made_x - at_x + dx)
        y = view.height_px / 2 + zoom * (made_y - at_y + dy)
        grown = zoom / made_zoom
        if self._slides:
            self._slide(canvas, x + base.left, y + base.top)
        elif frame is not None and self._covers:
            self._lay(frame, x, y, grown)
        else:
            with saved(canvas):
                canvas.translate(x + grown * base.left, y + grown * base.top)
                canvas.scale(grown * base.shrunk, grown * base.shrunk)
                base.picture.draw(canvas)

    def paint_over(self, paint: Callable[[skia.Canvas], None]) -> None:
        """Paint on the plate, in pixels of the picture half-way through the move of the camera."""
        base = self._base
        pixels, surface = new_surface(base.picture.width, base.picture.height)
        pixels[:] = base.picture.pixels
        canvas = surface.getCanvas()
        canvas.scale(1 / base.shrunk, 1 / base.shrunk)
        canvas.translate(-base.left - self._view.width_px / 2, -base.top - self._view.height_px / 2)
        paint(canvas)
        self._base = _Base(Cutout(pixels), base.left, base.top, base.shrunk)

    def _slide(self, canvas: skia.Canvas, left: float, top: float) -> None:
        """Draw the copy that is nearest to a place between pixels."""
        column, right_by = divmod(math.floor(left * QUARTERS + 0.5), QUARTERS)
        row, down_by = divmod(math.floor(top * QUARTERS + 0.5), QUARTERS)
        with saved(canvas):
            canvas.translate(column, row)
            self._copy(right_by, down_by).draw(canvas)

    def _copy(self, right_by: int, down_by: int) -> Cutout:
        """Return the plate moved by quarters of a pixel."""
        if not right_by and not down_by:
            return self._base.picture
        copies, key = self._base.copies, (right_by, down_by)
        if key not in copies:
            copies[key] = self._moved(right_by / QUARTERS, down_by / QUARTERS)
        return copies[key]

    def _moved(self, dx: float, dy: float) -> Cutout:
        base = self._base
        if self._shift is None:
            return Cutout(_between_pixels(base.picture.pixels, dx, dy))
        # A layer alone is painted again: sharper than a copy of a copy.
        pixels, surface = new_surface(base.picture.width + 1, base.picture.height + 1)
        canvas = surface.getCanvas()
        canvas.translate(dx - base.left - self._view.width_px / 2, dy - base.top - self._view.height_px / 2)
        self._paint(canvas)
        return Cutout(pixels)

    def _lay(self, frame: Pixels, x: float, y: float, grown: float) -> None:
        """Write the plate over a whole frame."""
        base, (height, width) = self._base, frame.shape[:2]
        columns, rows = math.ceil(width / base.shrunk), math.ceil(height / base.shrunk)
        x_step, y_step = width / columns / grown / base.shrunk, height / rows / grown / base.shrunk
        matrix = np.array(
            [
                [x_step, 0, x_step / 2 - (x / grown + base.left) / base.shrunk - 0.5],
                [0, y_step, y_step / 2 - (y / grown + base.top) / base.shrunk - 0.5],
            ]
        )
        onto = frame if base.shrunk == 1 else None
        laid = cv2.warpAffine(
            base.picture.pixels, matrix, (columns, rows), dst=onto,
            flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP, borderMode=cv2.BORDER_REPLICATE,
        )  # fmt: skip
        if onto is None:
            cv2.resize(laid, (width, height), dst=frame, interpolation=cv2.INTER_LINEAR)


def _between_pixels(pixels: Pixels, dx: float, dy: float) -> Pixels:
    """Return a picture moved right and down by a part of a pixel, a pixel larger."""
    opaque = bool((pixels[..., 3] == 255).all())
    border = cv2.BORDER_REPLICATE if opaque else cv2.BORDER_CONSTANT
    wider = cv2.copyMakeBorder(pixels, 1, 1, 1, 1, border, value=(0, 0, 0, 0))
    across = cv2.addWeighted(wider[:, 1:], 1 - dx, wider[:, :-1], dx, 0) if dx else wider[:, 1:]
    down = cv2.addWeighted(across[1:], 1 - dy, across[:-1], dy, 0) if dy else across[1:]
    return np.asarray(down, np.uint8)
