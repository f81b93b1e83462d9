"""Shells of rooms seen in depth: rows of arches, ribs of a hull or a glass house, vaults of rock, bare facets.

All recede to a vanishing point (x, y); `width` and `foot` are those of the farthest opening, and each nearer one
is `growth` times larger. Source: ours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import skia

from cinema_agent.generators.animatic.canvas import (
    STAGE_BOTTOM,
    STAGE_LEFT,
    STAGE_RIGHT,
    STAGE_TOP,
    Point,
    polygon,
    saved,
    spline,
    stroke,
    with_alpha,
)
from cinema_agent.generators.animatic.modules.brush import Brush, Drawer
from cinema_agent.generators.animatic.modules.land import Points
from cinema_agent.generators.animatic.modules.windows import View, paint_view

Shape = Literal["pointed", "round", "square", "gable", "hull", "ragged"]
_BEYOND = 3000.0
_LEFT_HALF: dict[Shape, tuple[tuple[float, float] | tuple[float, float, str], ...]] = {
    "pointed": ((-1, -0.4, "c"), (-1, 0.5, "c"), (-0.86, 0.72), (-0.5, 0.9), (0, 1, "c")),
    "round": ((-1, -0.4, "c"), (-1, 0.56, "c"), (-0.92, 0.73), (-0.71, 0.87), (-0.38, 0.965), (0, 1)),
    "square": ((-1, -0.4, "c"), (-1, 1, "c"), (0, 1, "c")),
    "gable": ((-1, -0.4, "c"), (-1, 0.44, "c"), (0, 1, "c")),
    "hull": ((-0.6, -0.4, "c"), (-0.84, 0.1), (-1, 0.42), (-0.9, 0.76), (-0.52, 0.95), (0, 1)),
    "ragged": (
        (-1.05, -0.4, "c"), (-0.94, 0.2), (-1.06, 0.44), (-0.8, 0.6), (-0.74, 0.84), (-0.4, 0.88),
        (-0.2, 1.02), (0, 0.94),
    ),
}  # fmt: skip
"""Left halves of openings, from the ground up: x in half widths, y in heights above the foot."""


@dataclass(frozen=True)
class _Recession:
    """Openings of one shape, one behind the other."""

    shape: Shape
    x: float
    y: float
    width: float
    height: float
    foot: float

    def points(self, scale: float) -> list[tuple[float, float] | tuple[float, float, str]]:
        half = _LEFT_HALF[self.shape]
        right = [(-p[0], *p[1:]) for p in reversed(half) if p[0]]
        if self.shape == "ragged":
            right = [(p[0] * 1.07 - 0.03, p[1] * 0.96, *p[2:]) for p in right]
        return [self._at(p, scale) for p in (*half, *right)]

    def _at(
        self, point: Sequence[float | str], scale: float
    ) -> tuple[float, float] | tuple[float, float, str]:
        x = self.x + float(point[0]) * self.width / 2 * scale
        y = self.y + (self.foot - float(point[1]) * self.height - self.y) * scale
        return (x, y, "c") if len(point) > 2 else (x, y)

    def ground(self, scale: float) -> tuple[Point, Point]:
        """Return the feet of the opening at a scale, left and right."""
        y = self.y + (self.foot - self.y) * scale
        return (self.x - self.width / 2 * scale, y), (self.x + self.width / 2 * scale, y)

    def above_ground(self, scale: float, nearer: float) -> skia.Path:
        """Return all that is not floor, as far as the next opening."""
        (left, right), (near_left, near_right) = self.ground(scale), self.ground(nearer)
        return polygon(
            [
                (-_BEYOND, -_BEYOND), (_BEYOND, -_BEYOND), (_BEYOND, near_right[1]), near_right, right, left,
                near_left, (-_BEYOND, near_left[1]),
            ]
        )  # fmt: skip


def portals(
    brush: Brush,
    *,
    shape: Shape = "pointed",
    x: float = 640,
    y: float = 330,
    width: float = 300,
    height: float = 420,
    foot: float = 520,
    count: int = 4,
    growth: float = 1.5,
    rim: float = 0.1,
    color: str = "stone",
    gap: str = "wall",
) -> None:
    """Set arches, props or ribs one behind the other, with walls and vault between them, over a floor.

    What shows through the farthest is drawn before. `rim`: share of an arch's size that its face takes.
    """
    frame = _Recession(shape, x, y, width, height, foot)
    for k in range(count):
        scale, nearer = growth**k, growth ** (k + 1)
        far = 1 - k / count
        opening = spline(frame.points(scale))
        with saved(brush.canvas):
            brush.canvas.clipPath(frame.above_ground(scale, nearer), True)
            brush.outside(opening, 0, 0, brush.tone(color))
            rock = shape == "ragged"
            brush.canvas.drawPath(opening, stroke(brush.lit(color, 0.06 if rock else 0.34), 3 + 2 * scale))
            behind = spline(frame.points(scale * (1 + rim)))
            brush.outside(behind, 0, 0, brush.dark(gap, 0.2 + 0.55 * far))
            brush.canvas.drawPath(behind, stroke(brush.dark(color, 0.9), 2 + scale))
            if rock:
                _strata(brush, frame, scale, nearer, gap)


def _strata(brush: Brush, frame: _Recession, scale: float, nearer: float, gap: str) -> None:
    for k in range(4):
        size = scale + (nearer - scale) * (0.3 + 0.2 * k)
        brush.canvas.drawPath(
            spline(frame.points(size)), stroke(with_alpha(brush.dark(gap, 0.9), 110), 2 + 2 * scale)
        )


def mine_props(
    brush: Brush,
    *,
    x: float = 640,
    y: float = 330,
    width: float = 240,
    height: float = 220,
    foot: float = 520,
    count: int = 4,
    growth: float = 1.6,
    color: str = "wood",
) -> None:
    """Shore up a tunnel: two leaning posts and a lintel at each step towards the vanishing point (x, y)."""
    frame = _Recession("square", x, y, width, height, foot)
    for k in range(count):
        scale = growth**k
        (left, floor), (right, _) = frame.ground(scale)
        top, w = y + (foot - height - y) * scale, 13 * scale
        for side, at in ((-1, left), (1, right)):
            post = [
                (at - w / 2, floor),
                (at + w / 2, floor),
                (at + w / 2 - side * w, top),
                (at - w / 2 - side * w, top),
            ]
            brush.solid(polygon(post), color, shade=w * 0.4, edge=w * 0.14)
        lintel = [
            (left - w, top - w),
            (right + w, top - w),
            (right + w, top + w * 0.2),
            (left - w, top + w * 0.2),
        ]
        brush.solid(polygon(lintel), color, shade=w * 0.3, edge=w * 0.2)
        for side, at in ((1, left), (-1, right)):
            brush.line(
                [(at + side * w * 1.2, top + w * 2.6), (at + side * w * 3.4, top)],
                brush.dark(color, 0.7),
                w * 0.6,
            )


def ribs(
    brush: Brush,
    *,
    shape: Shape = "gable",
    x: float = 640,
    y: float = 330,
    width: float = 300,
    height: float = 420,
    foot: float = 520,
    count: int = 5,
    growth: float = 1.5,
    color: str = "metal",
    bars: int = 3,
    thickness: float = 4,
    legs: bool = True,
) -> None:
    """Draw the bare ribs of a glass house or a hull, and the bars that run along it to the vanishing point.

    `legs` false: only the vault above the walls.
    """
    frame = _Recession(shape, x, y, width, height, foot)
    last = growth ** (count - 1)
    for k in range(count):
        scale = growth**k
        outline = frame.points(scale)[1:-1]
        standing = [frame.ground(scale)[0], *outline, frame.ground(scale)[1]]
        path = spline(standing if legs else outline, closed=False)
        brush.canvas.drawPath(path, stroke(brush.dark(color, 0.7), thickness * scale * 0.5 + 2))
        brush.canvas.drawPath(path, stroke(brush.tone(color), thickness * scale * 0.34 + 1))
    far, near = frame.points(1.0)[1:-1], frame.points(last)[1:-1]
    for (a, b), (c, d) in pairwise(zip(far, near, strict=True)):
        for k in range(bars):
            t = k / bars
            start = (a[0] + (c[0] - a[0]) * t, a[1] + (c[1] - a[1]) * t)
            end = (b[0] + (d[0] - b[0]) * t, b[1] + (d[1] - b[1]) * t)
            brush.line([start, end], brush.tone(color), 2 if k else 5)


def outlook(
    brush: Brush,
    *,
    view: View = "garden",
    area: tuple[float, float, float, float] = (STAGE_LEFT, STAGE_TOP, 1920, 1180),
    orb: bool = True,
) -> None:
    """Show the hour and the land outside over a whole area, behind glass walls drawn later."""
    with saved(brush.canvas):
        brush.canvas.clipRect(skia.Rect.MakeXYWH(*area))
        paint_view(brush, area, view, orb)


def facet(brush: Brush, *, points: Points, color: str, shade: float = 0.0, lit: float = 0.0) -> None:
    """Fill one flat side of a room: a ceiling, a slope, a step."""
    brush.flat(polygon(points), brush.lit(color, lit) if lit else brush.dark(color, shade))


def boards_to(
    brush: Brush,
    *,
    x: float = 640,
    y: float = 330,
    foot: float = 520,
    color: str = "floor",
    tiles: bool = False,
    step: float = 60,
) -> None:
    """Lay a floor from the line `foot` down whose joints run to the vanishing point (x, y)."""
    brush.bar(STAGE_LEFT, foot, STAGE_RIGHT - STAGE_LEFT, STAGE_BOTTOM - foot, brush.tone(color))
    reach = (STAGE_BOTTOM - y) / (foot - y)
    for k in range(-24, 24):
        a, b = x + k * step, x + (k + 1) * step
        plank = [(a, foot), (b, foot), (x + (b - x) * reach, 920), (x + (a - x) * reach, 920)]
        brush.flat(polygon(plank), brush.dark(color, 0.3 * ((k * 7) % 5) / 5))
        brush.line([plank[0], plank[3]], brush.dark(color, 0.8), 2)
    if tiles:
        for k in range(1, 12):
            row = y + (foot - y) * (1 + 0.16 * k * (1 + 0.08 * k))
            brush.bar(STAGE_LEFT, row, STAGE_RIGHT - STAGE_LEFT, 2 + k * 0.3, brush.dark(color, 0.7))


DRAWERS: dict[str, Drawer] = {f.__name__: f for f in (portals, mine_props, ribs, outlook, facet, boards_to)}
