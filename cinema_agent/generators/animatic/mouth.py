"""Draws a mouth: nine shapes of the voice, more or less open, more or less smiling. Source: ours."""

from __future__ import annotations

import skia

from cinema_agent.generators.animatic.canvas import Point, box, ellipse, hex_color, lerp, mix, spline
from cinema_agent.generators.animatic.design import INK, Design
from cinema_agent.generators.animatic.figure_sheets import Mouth, figure_sheets, row_named
from cinema_agent.generators.animatic.parts import PartList
from cinema_agent.generators.animatic.pose import Pose

THROAT, TONGUE, TEETH, LIP = (
    hex_color("#5a1f2a"),
    hex_color("#c65a58"),
    hex_color("#fff3e2"),
    hex_color("#a8473f"),
)
LEAST_GAP = 0.018


def add_mouth(parts: PartList, design: Design, pose: Pose, at: Point) -> None:
    """Add the mouth round the point `at` of the head."""
    row = row_named(figure_sheets().mouths, pose.mouth, "mouth shape")
    narrow = 1 - 0.16 * abs(pose.yaw)
    half = lerp(*row.width, pose.openness) * narrow * (1 + 0.14 * max(0.0, pose.smile))
    upper, lower = lerp(*row.upper, pose.openness), lerp(*row.lower, pose.openness)
    rise = row.corner + pose.smile * 0.038
    if upper + lower < LEAST_GAP:
        _add_closed(parts, design, row, at, half, rise)
    else:
        _add_open(parts, design, row, at, (half, upper, lower, rise))


def _add_closed(parts: PartList, design: Design, row: Mouth, at: Point, half: float, rise: float) -> None:
    x, y = at
    color = mix(design.color("skin"), THROAT, 0.78)
    line = spline([(x - half, y - rise), (x, y + rise * 0.75 + 0.003), (x + half, y - rise)], closed=False)
    parts.mark(line, color, 0.026 if row.name == "closed" else 0.021)
    if design.face.lashes:
        lip = [
            (x - half * 0.62, y - rise * 0.3 + 0.012, "c"),
            (x, y + rise * 0.7 + 0.012),
            (x + half * 0.62, y - rise * 0.3 + 0.012, "c"),
            (x, y + rise * 0.7 + 0.036),
        ]
        parts.shape(spline(lip), mix(design.color("skin"), LIP, 0.55))
    elif design.beard is None:
        under = spline([(x - 0.035, y + 0.072), (x + 0.035, y + 0.072)], closed=False)
        parts.mark(under, design.color("skin"), 0.013, tone=0.62)


def _add_open(
    parts: PartList, design: Design, row: Mouth, at: Point, size: tuple[float, float, float, float]
) -> None:
    x, y = at
    half, upper, lower, rise = size
    opening = _opening(x, y, size, row.squareness)
    parts.shape(opening, THROAT)
    with parts.inside(opening):
        if row.tongue:
            parts.shape(ellipse(x, y + lower * (1.25 - 0.55 * row.tongue), half * 0.74, lower * 0.62), TONGUE)
        if row.teeth:
            height = upper + rise * 0.4 + row.teeth * 0.05
            parts.shape(box(x - half, y - upper - rise - 0.02, half * 2, height + 0.02, 0.012), TEETH)
        if row.lower_teeth:
            parts.shape(box(x - half * 0.7, y + lower * 0.62, half * 1.4, lower, 0.012), TEETH, tone=0.15)
    if design.face.lashes:
        parts.mark(opening, mix(design.color("skin"), LIP, 0.7), 0.018)
    else:
        parts.mark(opening, mix(THROAT, INK, 0.3), 0.008)


def _opening(x: float, y: float, size: tuple[float, float, float, float], squareness: float) -> skia.Path:
    half, upper, lower, rise = size
    square = 0.45 + 0.5 * squareness
    path = skia.Path()
    path.moveTo(x - half, y - rise)
    path.cubicTo(
        x - half * 0.5,
        y - upper * 1.33 - rise * 0.2,
        x + half * 0.5,
        y - upper * 1.33 - rise * 0.2,
        x + half,
        y - rise,
    )
    path.cubicTo(x + half * square, y + lower * 1.33, x - half * square, y + lower * 1.33, x - half, y - rise)
    path.close()
    return path
