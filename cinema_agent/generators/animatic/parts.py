"""A figure as a list of flat parts in painting order: composed once, then painted, masked or measured.

Units: 1 is the head height of the figure, y down, origin between the feet (or at the seat). Composing knows
no light and painting knows no anatomy; so rims lie on the outer silhouette only, and boxes are those of what
is drawn. Source: ours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import skia

from cinema_agent.generators.animatic.canvas import Color, Lighting, Point, argb, mix, saved

RIM_WIDTH = 0.02
KICKER_WIDTH = 0.014
GLOWING = -1.0
"""The tone of what shines by itself: no light changes its colour."""
SMALLEST_SHADE_PX, SMALLEST_LINE_PX = 1.2, 0.3


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled path.

    `shade` is the width of its crescent of shade, `tone` darkens the fill, `cast` is the width of
    the edge it casts on what it lies on: as good as shade on small pieces, and needs no clip.
    """

    path: skia.Path
    color: Color
    shade: float
    tone: float
    outer: bool
    cast: float = 0.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A stroked path: a seam, a wrinkle, a lash."""

    path: skia.Path
    color: Color
    width: float
    tone: float


@dataclass(frozen=True, slots=True)
class ClipStart:
    """What follows is seen only inside `path`, until the matching `ClipEnd`."""

    path: skia.Path


@dataclass(frozen=True, slots=True)
class ClipEnd:
    """The end of the innermost clip."""


@dataclass(frozen=True, slots=True)
class HeldSpot:
    """Where a held prop is painted, its grip at (x, y), turned clockwise, perhaps mirrored before."""

    x: float
    y: float
    degrees: float = 0.0
    is_mirrored: bool = False


Part = Shape | Mark | ClipStart | ClipEnd | HeldSpot
Held = Callable[[skia.Canvas, Lighting], None]
Layer = Literal["all", "far", "body", "near"]
"""What is painted of a figure: all at once, or its far arm, its body and its near arm apart."""


class PartList:
    """Collects parts in painting order; nested placements are applied to the paths as they come.

    Of a figure that holds somebody, the parts up to `body_from` are its far arm and those from `near_from`
    its near one, to be painted behind and before the other.
    """

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self.body_from, self.near_from = 0, -1
        self._matrix = skia.Matrix()
        self._is_moved = False

    def layer(self, layer: Layer) -> list[Part]:
        """Return the parts of a layer."""
        near_from = len(self.parts) if self.near_from < 0 else self.near_from
        cuts = {"far": (0, self.body_from), "body": (self.body_from, near_from), "near": (near_from, None)}
        return self.parts if layer == "all" else self.parts[slice(*cuts[layer])]

    def shape(
        self, path: skia.Path, color: Color, *, shade: float = 0.0, tone: float = 0.0, outer: bool = False,
        cast: float = 0.0,
    ) -> None:  # fmt: skip
        self.parts.append(Shape(self._placed(path), color, shade, tone, outer, cast))

    def mark(self, path: skia.Path, color: Color, width: float, *, tone: float = 0.0) -> None:
        self.parts.append(Mark(self._placed(path), color, width, tone))

    def held_spot(self, x: float, y: float, degrees: float = 0.0, *, is_mirrored: bool = False) -> None:
        """Mark where a held prop is painted; it is turned against the figure, not with the placement."""
        self.parts.append(HeldSpot(*self.point(x, y), degrees, is_mirrored))

    @contextmanager
    def inside(self, path: skia.Path) -> Iterator[None]:
        """Show what is added meanwhile only inside `path`."""
        self.parts.append(ClipStart(self._placed(path)))
        yield
        self.parts.append(ClipEnd())

    @contextmanager
    def placed(self, x: float, y: float, degrees: float = 0.0, *, mirrored: bool = False) -> Iterator[None]:
        """Turn (clockwise), perhaps mirror, and move what is added meanwhile."""
        before, was_moved = self._matrix, self._is_moved
        matrix = skia.Matrix.Concat(before, skia.Matrix.Translate(x, y))
        if degrees:
            matrix = skia.Matrix.Concat(matrix, skia.Matrix.RotateDeg(degrees))
        if mirrored:
            matrix = skia.Matrix.Concat(matrix, skia.Matrix.Scale(-1, 1))
        self._matrix, self._is_moved = matrix, True
        yield
        self._matrix, self._is_moved = before, was_moved

    def _placed(self, path: skia.Path) -> skia.Path:
        if not self._is_moved:
            return path
        copy = skia.Path(path)
        copy.transform(self._matrix)
        return copy

    def point(self, x: float, y: float) -> Point:
        """Return where a point of the current placement lies on the figure."""
        mapped = self._matrix.mapXY(x, y)
        return mapped.x(), mapped.y()


def paint(canvas: skia.Canvas, parts: list[Part], light: Lighting, held: Held | None = None) -> None:
    """Paint parts under a light: first the rim round the whole silhouette, then each part in order."""
    _paint_rim(canvas, parts, light)
    to_px = abs(canvas.getTotalMatrix().getMaxScale())
    paints = _paints_under(light)
    for part in parts:
        if isinstance(part, Shape):
            _paint_shape(canvas, part, light, paints, to_px)
        elif isinstance(part, Mark):
            if part.width * to_px > SMALLEST_LINE_PX:
                canvas.drawPath(part.path, paints.line(part.color, part.tone, part.width))
        elif isinstance(part, ClipStart):
            canvas.save()
            canvas.clipPath(part.path, True)
        elif isinstance(part, ClipEnd):
            canvas.restore()
        elif held is not None:
            _paint_held(canvas, part, light, held)


def _paint_held(canvas: skia.Canvas, spot: HeldSpot, light: Lighting, held: Held) -> None:
    with saved(canvas):
        canvas.translate(spot.x, spot.y)
        if spot.degrees:
            canvas.rotate(spot.degrees)
        if spot.is_mirrored:
            canvas.scale(-1, 1)
        held(canvas, light)


def paint_flat(canvas: skia.Canvas, parts: list[Part], color: Color, held: Held | None = None) -> None:
    """Paint the silhouette in one colour, edges not smoothed, and what is held in white."""
    flat = skia.Paint(AntiAlias=False, Color=argb(color))
    for part in parts:
        if isinstance(part, Shape) and part.outer:
            canvas.drawPath(part.path, flat)
        elif isinstance(part, HeldSpot) and held is not None:
            canvas.saveLayer(
                None, skia.Paint(ColorFilter=skia.ColorFilters.Blend(0xFFFFFFFF, skia.BlendMode.kSrcIn))
            )
            _paint_held(canvas, part, Lighting(), held)
            canvas.restore()


def bounds(parts: list[Part]) -> tuple[float, float, float, float]:
    """Return left, top, right, bottom of the silhouette."""
    boxes = [part.path.computeTightBounds() for part in parts if isinstance(part, Shape) and part.outer]
    return (
        min(b.left() for b in boxes),
        min(b.top() for b in boxes),
        max(b.right() for b in boxes),
        max(b.bottom() for b in boxes),
    )


class _Paints:
    """Skia paints under one light, made once each."""

    def __init__(self, light: Lighting) -> None:
        self._light = light
        self._fills: dict[tuple[Color, float], skia.Paint] = {}
        self._lines: dict[tuple[Color, float, float], skia.Paint] = {}

    def _argb(self, color: Color, tone: float) -> int:
        if tone == GLOWING:
            return argb(color)
        if tone <= 0:
            return argb(self._light.lit(color))
        if tone >= 1:
            return argb(self._light.shaded(color))
        return argb(mix(self._light.lit(color), self._light.shaded(color), tone))

    def fill(self, color: Color, tone: float) -> skia.Paint:
        key = (color, tone)
        if key not in self._fills:
            self._fills[key] = skia.Paint(AntiAlias=True, Color=self._argb(color, tone))
        return self._fills[key]

    def line(self, color: Color, tone: float, width: float) -> skia.Paint:
        key = (color, tone, width)
        if key not in self._lines:
            self._lines[key] = skia.Paint(
                AntiAlias=True,
                Color=self._argb(color, tone),
                Style=skia.Paint.kStroke_Style,
                StrokeWidth=width,
                StrokeCap=skia.Paint.kRound_Cap,
                StrokeJoin=skia.Paint.kRound_Join,
            )
        return self._lines[key]


@lru_cache(maxsize=32)
def _paints_under(light: Lighting) -> _Paints:
    return _Paints(light)


def _paint_shape(canvas: skia.Canvas, part: Shape, light: Lighting, paints: _Paints, to_px: float) -> None:
    if part.cast * to_px > SMALLEST_SHADE_PX:
        with saved(canvas):
            canvas.translate(-light.toward[0] * part.cast, -light.toward[1] * part.cast)
            canvas.drawPath(part.path, paints.fill(part.color, 1.0))
    canvas.drawPath(part.path, paints.fill(part.color, part.tone))
    depth = part.shade * light.shade_depth
    if depth * to_px < SMALLEST_SHADE_PX or canvas.quickReject(part.path):
        return
    lit_part = skia.Path(part.path)
    lit_part.offset(light.toward[0] * depth, light.toward[1] * depth)
    lit_part.setFillType(skia.PathFillType.kInverseWinding)
    canvas.save()
    canvas.clipPath(part.path, True)
    canvas.drawPath(lit_part, paints.fill(part.color, 1.0))
    canvas.restore()


def _paint_rim(canvas: skia.Canvas, parts: list[Part], light: Lighting) -> None:
    if light.rim is None:
        return
    edges = [(light.rim, RIM_WIDTH * light.rim_width)]
    if light.kicker is not None:
        edges.append((light.kicker, -KICKER_WIDTH * light.rim_width))
    for color, width in edges:
        edge = skia.Paint(AntiAlias=True, Color=argb(color))
        with saved(canvas):
            canvas.translate(light.toward[0] * width, light.toward[1] * width)
            for part in parts:
                if isinstance(part, Shape) and part.outer:
                    canvas.drawPath(part.path, edge)


Side = Literal[-1, 1]
"""Left (-1) or right (1) in the picture, for a figure that faces the camera."""
SIDES: tuple[Side, Side] = (-1, 1)
