"""What lies behind the figures: still layers flattened into a few plates, moving ones drawn live.

A full-frame sub-pixel blit costs 2 ms at 720p, so layers that move almost alike share one. Source: ours.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
import skia

from cinema_agent.generators.animatic.canvas import (
    SMOOTH,
    STAGE_HEIGHT,
    Camera,
    Color,
    argb,
    image_of,
    new_surface,
    saved,
)
from cinema_agent.generators.animatic.stage_set import Moving, NamedLayer, StageSet, bobbing

CameraAt = Callable[[float], Camera]
"""The camera at a progress of 0 to 1."""
PARALLAX_ERROR = 6.0
"""How far (in parts of 720 of the height) a layer may be off its own parallax in a shared plate."""
_SWAY_HZ = 0.18


@dataclass(frozen=True)
class Plate:
    """Layers flattened as the camera sees them half-way through its move, with a margin for the move.

    The image is trimmed to what it covers; its corner is (`left`, `top`) pixels from the middle of the
    picture.
    """

    image: skia.Image
    left: float
    top: float
    parallax: float
    made_for: Camera
    width_px: int
    height_px: int

    def draw(self, canvas: skia.Canvas, camera: Camera) -> None:
        """Draw the plate as seen by `camera`: the whole picture."""
        zoom, at_x, at_y = _view(camera, self.parallax, self.height_px)
        made_zoom, made_x, made_y = _view(self.made_for, self.parallax, self.height_px)
        with saved(canvas):
            canvas.translate(
                self.width_px / 2 + zoom * (made_x - at_x), self.height_px / 2 + zoom * (made_y - at_y)
            )
            canvas.scale(zoom / made_zoom, zoom / made_zoom)
            canvas.drawImage(self.image, self.left, self.top, SMOOTH)


Item = Plate | NamedLayer | Moving


class Backdrop:
    """Everything behind the figures, for one shot at one size."""

    def __init__(
        self, stage_set: StageSet, camera_at: CameraAt, width_px: int, height_px: int, *, blur: float = 0.0
    ) -> None:
        """Flatten the back layers.

        Args:
            blur: Gaussian sigma in parts of 720 of the height; a blurred place is one still plate.
        """
        self._camera_at, self._size = camera_at, (width_px, height_px)
        self._ends = camera_at(0.0), camera_at(0.5), camera_at(1.0)
        behind = [part for part in stage_set.moving if not part.in_front]
        self._items: list[Item]
        if blur:
            # Life far off stands still out of focus; rain and snow never may.
            falling = [part for part in behind if not part.after_layer]
            still = _in_order(stage_set.back, [part for part in behind if part.after_layer])
            plate = self._flattened(still, stage_set.darkest, blur * height_px / STAGE_HEIGHT)
            self._items = [plate, *falling]
        else:
            self._items = self._grouped(stage_set, behind)

    def draw(self, canvas: skia.Canvas, progress: float, seconds: float) -> None:
        """Draw everything behind the figures as the camera sees it."""
        camera = self._camera_at(progress)
        for item in self._items:
            if isinstance(item, Plate):
                item.draw(canvas, camera)
            else:
                draw_item(canvas, item, camera, *self._size, seconds)

    def paint_over(self, paint: Callable[[skia.Canvas], None]) -> None:
        """Paint on the first plate, in pixels of the picture half-way through the move of the camera."""
        first = next(at for at, item in enumerate(self._items) if isinstance(item, Plate))
        plate = self._items[first]
        assert isinstance(plate, Plate)
        pixels, surface = new_surface(plate.image.width(), plate.image.height())
        canvas = surface.getCanvas()
        canvas.drawImage(plate.image, 0, 0)
        canvas.translate(-plate.left - plate.width_px / 2, -plate.top - plate.height_px / 2)
        paint(canvas)
        self._items[first] = replace(plate, image=image_of(pixels))

    def _grouped(self, stage_set: StageSet, behind: Sequence[Moving]) -> list[Item]:
        done: list[Item] = []
        group: list[NamedLayer] = []
        for item in [*_in_order(stage_set.back, behind), None]:
            is_still = isinstance(item, NamedLayer) and not item.drift and not item.bob
            if is_still and isinstance(item, NamedLayer) and self._fits(group, item):
                group.append(item)
                continue
            if group:
                done.append(self._shared(group, stage_set.darkest, is_first=not done))
                group = []
            if is_still and isinstance(item, NamedLayer):
                group = [item]
            elif item is not None:
                done.append(item)
        return done

    def _fits(self, group: Sequence[NamedLayer], layer: NamedLayer) -> bool:
        if not group:
            return False
        parallaxes = [named.layer.parallax for named in (*group, layer)]
        return (max(parallaxes) - min(parallaxes)) / 2 * self._travel() <= PARALLAX_ERROR

    def _travel(self) -> float:
        """Return how far a point at parallax 1 moves at most, in parts of 720 of the height."""
        start, _, end = self._ends
        zoom = STAGE_HEIGHT / min(start.height, end.height)
        grown = abs(start.height - end.height) / max(start.height, end.height)
        aspect = self._size[0] / self._size[1]
        return math.hypot(start.x - end.x, start.y - end.y) * zoom / 2 + grown * STAGE_HEIGHT * aspect / 4

    def _shared(self, group: list[NamedLayer], darkest: Color, *, is_first: bool) -> Item:
        if len(group) == 1 and not is_first:
            return group[0]
        return self._flattened(list(group), darkest if is_first else None, 0.0)

    def _flattened(self, items: Sequence[Item], ground: Color | None, blur_px: float) -> Plate:
        """Draw `items` into one plate, over `ground` where it must be opaque."""
        width_px, height_px = self._size
        still = [item.layer.parallax for item in items if isinstance(item, NamedLayer)]
        parallax = (min(still) + max(still)) / 2 if still else 1.0
        made_for = self._ends[1]
        wide, tall = self._needed(parallax)
        pixels, surface = new_surface(wide, tall)
        canvas = surface.getCanvas()
        if ground:
            canvas.clear(argb(ground))
        for item in items:
            with saved(canvas):
                canvas.translate((wide - width_px) / 2, (tall - height_px) / 2)
                draw_item(canvas, item, made_for, width_px, height_px, 0.0)
        if blur_px > 0.3:
            pixels = np.asarray(cv2.GaussianBlur(pixels, (0, 0), blur_px), np.uint8)
        rows, columns = np.flatnonzero(pixels[..., 3].any(1)), np.flatnonzero(pixels[..., 3].any(0))
        if len(rows):
            top, left = int(rows[0]), int(columns[0])
            image = image_of(pixels[top : rows[-1] + 1, left : columns[-1] + 1])
        else:
            top, left, image = 0, 0, image_of(pixels[:1, :1])
        return Plate(image, left - wide / 2, top - tall / 2, parallax, made_for, width_px, height_px)

    def _needed(self, parallax: float) -> tuple[int, int]:
        """Return how large (pixels) a plate must be so that the camera never sees past its edge."""
        width_px, height_px = self._size
        made_zoom, made_x, made_y = _view(self._ends[1], parallax, height_px)
        half_width, half_height = width_px / 2, height_px / 2
        for camera in (self._ends[0], self._ends[2]):
            zoom, x, y = _view(camera, parallax, height_px)
            half_width = max(half_width, width_px / 2 * made_zoom / zoom + made_zoom * abs(x - made_x))
            half_height = max(half_height, height_px / 2 * made_zoom / zoom + made_zoom * abs(y - made_y))
        return 2 * math.ceil(half_width + 1), 2 * math.ceil(half_height + 1)


def draw_item(
    canvas: skia.Canvas, item: Item, camera: Camera, width_px: int, height_px: int, seconds: float
) -> None:
    """Draw a layer (drifting, swaying) or something that moves by itself, as seen by the camera."""
    if isinstance(item, NamedLayer):
        sway = item.sway * math.sin(2 * math.pi * _SWAY_HZ * seconds)
        dx, dy = item.drift * seconds + sway, bobbing(item.bob, seconds)
        item.layer.draw(canvas, camera, width_px, height_px, dx=dx, dy=dy)
    elif isinstance(item, Moving):
        with saved(canvas):
            camera.apply(canvas, width_px, height_px, item.parallax)
            item.draw(canvas, seconds)


def _in_order(layers: Sequence[NamedLayer], moving: Sequence[Moving]) -> list[Item]:
    """Return layers with each moving thing after the layer it names, or after all of them."""
    names = {layer.name for layer in layers}
    items: list[Item] = []
    for layer in layers:
        items.append(layer)
        items.extend(part for part in moving if part.after_layer == layer.name)
    items.extend(part for part in moving if part.after_layer not in names)
    return items


def _view(camera: Camera, parallax: float, height_px: int) -> tuple[float, float, float]:
    """Return pixels per stage unit, and the stage point in mid-picture, of a layer at this parallax."""
    zoom = height_px / STAGE_HEIGHT * (1 + (STAGE_HEIGHT / camera.height - 1) * parallax)
    return (
        zoom,
        camera.axis_x + (camera.x - camera.axis_x) * parallax,
        STAGE_HEIGHT / 2 + (camera.y - STAGE_HEIGHT / 2) * parallax,
    )
