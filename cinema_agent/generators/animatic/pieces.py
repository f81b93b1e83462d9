"""Turns pieces of the sheets into paths: mirrored, shifted with the yaw, coloured by role. Source: ours."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from cinema_agent.generators.animatic.canvas import Color, Point, mix, spline, with_alpha
from cinema_agent.generators.animatic.design import Design
from cinema_agent.generators.animatic.figure_sheets import Piece, SheetPoint
from cinema_agent.generators.animatic.parts import PartList

Bend = Callable[[float, float], Point]
"""Where a point of a piece goes when the thing moves: a jaw drops, hair sways."""


def add_pieces(
    parts: PartList, pieces: Iterable[Piece], design: Design, *, half_width: float, yaw: float,
    layer: str | None = None, stretch: float = 1.0, parallax: float = 0.0, moved: Bend | None = None,
    is_clipped: bool = False,
) -> None:  # fmt: skip
    """Add the pieces of a layer (none: of all).

    Args:
        half_width: heads that x = 1 means.
        stretch: factor on x but not on the shift by yaw (a turned torso is narrower).
        parallax: shift by yaw of points that state none, in half widths.
        moved: where points go after that.
        is_clipped: true inside a clip, where nothing can be part of the silhouette.
    """
    for piece in pieces:
        if layer is not None and piece.layer != layer:
            continue
        color = piece_color(piece, design)
        for points in _placed_points(piece, half_width, yaw, stretch, parallax, moved):
            path = spline(points, closed=piece.line == 0)
            if piece.line:
                parts.mark(path, color, piece.line, tone=piece.tone)
            else:
                is_outer = piece.outer and not is_clipped
                parts.shape(path, color, shade=piece.shade, tone=piece.tone, outer=is_outer, cast=piece.cast)


def piece_color(piece: Piece, design: Design) -> Color:
    color = design.color(piece.color)
    if piece.mix_with is not None:
        color = mix(color, design.color(piece.mix_with), piece.mix)
    return with_alpha(color, piece.alpha)


PlacedPoint = tuple[float, float] | tuple[float, float, str]


def _placed_points(
    piece: Piece, half_width: float, yaw: float, stretch: float, parallax: float, moved: Bend | None
) -> list[list[PlacedPoint]]:
    if piece.mirror == "join":
        return [_joined(piece.points, half_width, yaw, stretch, parallax, moved)]
    sides = (-1, 1) if piece.mirror == "pair" else (1,)
    return [[_place(p, s, half_width, yaw, stretch, parallax, moved) for p in piece.points] for s in sides]


def _joined(
    points: Sequence[SheetPoint],
    half_width: float,
    yaw: float,
    stretch: float,
    parallax: float,
    moved: Bend | None,
) -> list[PlacedPoint]:
    right = [_place(p, 1, half_width, yaw, stretch, parallax, moved) for p in points]
    left = [
        _place(p, -1, half_width, yaw, stretch, parallax, moved)
        for p in reversed(points)
        if abs(float(p[0])) > 1e-6
    ]
    return right + left


def _place(
    point: SheetPoint,
    side: int,
    half_width: float,
    yaw: float,
    stretch: float,
    parallax: float,
    moved: Bend | None,
) -> PlacedPoint:
    shift = float(point[2]) if len(point) > 2 else parallax
    x = (side * float(point[0]) * stretch + yaw * shift) * half_width
    y = float(point[1])
    if moved is not None:
        x, y = moved(x, y)
    return (x, y, "c") if len(point) > 3 else (x, y)
