"""What lies behind the figures: still layers flattened into a few plates, moving ones drawn live.

Layers that move almost alike share a plate; what slides through the picture has one of its own. Source: ours.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import skia

from cinema_agent.generators.animatic.canvas import STAGE_HEIGHT, Camera, Color, Pixels, lerp, saved
from cinema_agent.generators.animatic.plate import Plate, View
from cinema_agent.generators.animatic.stage_set import Moving, NamedLayer, StageSet

CameraAt = Callable[[float], Camera]
"""The camera at a progress of 0 to 1."""
PARALLAX_ERROR = 6.0
"""How far (in parts of 720 of the height) a layer may be off its own parallax in a shared plate."""
_FAR = 60.0
"""Stage units a layer may move by itself and still have a plate of its own."""
_MOMENTS = 32
"""Instants at which such moves are looked at."""

Item = Plate | NamedLayer | Moving


class Backdrop:
    """Everything behind the figures, for one shot at one size."""

    def __init__(
        self,
        stage_set: StageSet,
        camera_at: CameraAt,
        width_px: int,
        height_px: int,
        *,
        blur: float = 0.0,
        seconds: tuple[float, float] = (0.0, 0.0),
    ) -> None:
        """Flatten the back layers.

        Args:
            blur: Gaussian sigma in parts of 720 of the height; a blurred place is one still plate.
            seconds: between which the place will be drawn; what drifts stays in its plate so long.
        """
        self._camera_at, self._size, self._seconds = camera_at, (width_px, height_px), seconds
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

    def draw(self, canvas: skia.Canvas, progress: float, seconds: float, frame: Pixels | None = None) -> None:
        """Draw everything behind the figures as the camera sees it.

        Args:
            frame: the pixels `canvas` draws into, where they are those of the picture: faster.
        """
        camera = self._camera_at(progress)
        for item in self._items:
            if isinstance(item, Plate):
                item.draw(canvas, camera, seconds, frame)
            else:
                draw_item(canvas, item, camera, *self._size, seconds)

    def paint_over(self, paint: Callable[[skia.Canvas], None]) -> None:
        """Paint on the first plate, in pixels of the picture half-way through the move of the camera."""
        next(item for item in self._items if isinstance(item, Plate)).paint_over(paint)

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
            elif isinstance(item, NamedLayer):
                done.append(self._alone(item))
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
            return self._alone(group[0])
        return self._flattened(list(group), darkest if is_first else None, 0.0)

    def _alone(self, layer: NamedLayer) -> Item:
        """Return a layer as a plate of its own if that can slide, or as it is."""
        moves = [layer.shift(lerp(*self._seconds, part / _MOMENTS)) for part in range(_MOMENTS + 1)]
        reach = max(abs(dx) for dx, _ in moves), max(abs(dy) for _, dy in moves)
        view = View(self._ends, layer.layer.parallax, *self._size, reach)
        if not view.slides or max(reach) > _FAR:
            return layer
        return Plate(lambda canvas: self._paint([layer], canvas), view, shift=layer.shift)

    def _flattened(self, items: Sequence[Item], ground: Color | None, blur_px: float) -> Plate:
        """Draw `items` into one plate, over `ground` where it must be opaque."""
        still = [item.layer.parallax for item in items if isinstance(item, NamedLayer)]
        view = View(self._ends, (min(still) + max(still)) / 2 if still else 1.0, *self._size)
        return Plate(lambda canvas: self._paint(items, canvas), view, ground=ground, blur_px=blur_px)

    def _paint(self, items: Sequence[Item], canvas: skia.Canvas) -> None:
        """Paint `items` as they are seen half-way through the move of the camera."""
        for item in items:
            draw_item(canvas, item, self._ends[1], *self._size, 0.0)


def draw_item(
    canvas: skia.Canvas, item: Item, camera: Camera, width_px: int, height_px: int, seconds: float
) -> None:
    """Draw a layer (drifting, swaying) or something that moves by itself, as seen by the camera."""
    if isinstance(item, NamedLayer):
        dx, dy = item.shift(seconds)
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
