"""Outlines that animals share: ribbons that taper along a curve, tufts, wool, eyes. Heads as units. Source: ours."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import skia

from cinema_agent.generators.animatic.canvas import (
    Color,
    Point,
    band,
    ellipse,
    hex_color,
    lerp,
    mix,
    spline,
)
from cinema_agent.generators.animatic.design import CREAM, INK, Design
from cinema_agent.generators.animatic.parts import PartList
from cinema_agent.generators.animatic.pose import Arm, Pose

EYE = hex_color("#20181f")
MOUTH, TONGUE = hex_color("#5a1f2a"), hex_color("#d9706a")
_STEPS = 5
"""Pieces of a ribbon between two of its points."""
GESTURE_FROM, GESTURE_FULL = 38.0, 85.0
"""Degrees an arm is raised at which an animal begins to lift what it has instead, and has lifted it."""


@dataclass(frozen=True)
class Coat:
    """The colours of an animal: its coat, its belly, its dark parts, its markings."""

    coat: Color
    belly: Color
    dark: Color
    mark: Color

    def far(self) -> Coat:
        """Return the colours of what is on the far side."""
        coat = mix(self.coat, self.dark, 0.3)
        return Coat(coat, mix(self.belly, self.dark, 0.3), self.dark, mix(self.mark, self.dark, 0.25))


def coat_of(design: Design) -> Coat:
    """Return the colours of an animal."""
    rig = design.rig
    coat = design.color(design.coat)
    belly = design.color(rig.belly) if rig.belly else mix(coat, CREAM, 0.7)
    return Coat(coat, belly, mix(coat, INK, 0.72), design.color(rig.marks))


def lifted(pose: Pose) -> tuple[float, Arm]:
    """Return how much of a gesture the leading arm makes (0 to 1), and that arm: what a paw or wing does instead."""
    arm = pose.right_arm if pose.yaw >= 0 else pose.left_arm
    return max(0.0, min(1.0, (arm.raised - GESTURE_FROM) / (GESTURE_FULL - GESTURE_FROM))), arm


def ribbon(points: Sequence[Point], widths: Sequence[float], *, round_end: bool = True) -> skia.Path:
    """Return a smooth ribbon through `points`, as wide as `widths` there, its ends round."""
    centers, sizes = _smooth(points, widths)
    path = band(centers, sizes)
    path.addCircle(*points[0], widths[0] / 2, skia.PathDirection.kCCW)
    if round_end:
        path.addCircle(*points[-1], widths[-1] / 2, skia.PathDirection.kCCW)
    return path


def _smooth(points: Sequence[Point], widths: Sequence[float]) -> tuple[list[Point], list[float]]:
    """Return points on the Catmull-Rom curve through `points`, and the widths there."""
    centers: list[Point] = []
    sizes: list[float] = []
    last = len(points) - 1
    for index in range(last):
        a, b = points[max(0, index - 1)], points[index]
        c, d = points[index + 1], points[min(last, index + 2)]
        for step in range(_STEPS):
            t = step / _STEPS
            centers.append((_catmull(a[0], b[0], c[0], d[0], t), _catmull(a[1], b[1], c[1], d[1], t)))
            sizes.append(lerp(widths[index], widths[index + 1], t))
    return [*centers, points[-1]], [*sizes, widths[-1]]


def _catmull(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)


def tufted(x: float, y: float, inner: float, outer: float, count: int, *, turn: float = 0.0) -> skia.Path:
    """Return a ring of pointed tufts: a lion's mane."""
    points: list[tuple[float | str, ...]] = []
    for index in range(count * 2):
        angle = turn + math.pi * index / count
        reach = outer * (1 + 0.08 * math.sin(index * 2.3)) if index % 2 == 0 else inner
        point = (x + reach * math.cos(angle), y + reach * math.sin(angle))
        points.append((*point, "c") if index % 2 == 0 else point)
    return spline(points)


def woolly(path: skia.Path, bumps: int, size: float) -> skia.Path:
    """Return a path with bumps of wool all round its outline."""
    measure = skia.PathMeasure(path, True)
    length = measure.getLength()
    grown = skia.Path(path)
    for index in range(bumps):
        position, _ = measure.getPosTan(length * index / bumps)
        grown.addCircle(position.x(), position.y(), size * (1 + 0.14 * math.sin(index * 1.9)))
    grown.setFillType(skia.PathFillType.kWinding)
    return grown


def add_eye(
    parts: PartList, pose: Pose, x: float, y: float, wide: float, *, white: bool = False, iris: Color = EYE
) -> None:
    """Add an eye that looks, blinks and widens."""
    tall = wide * 1.28 * (1 + 0.2 * pose.eyes_wide) * (1 - pose.blink)
    if tall < 0.02:
        parts.mark(spline([(x - wide, y), (x, y + wide * 0.3), (x + wide, y)], closed=False), EYE, 0.026)
        return
    look_x, look_y = pose.gaze[0] * (1 if pose.yaw >= 0 else -1), pose.gaze[1]
    if white:
        ball = ellipse(x, y, wide * 1.5, tall * 1.25)
        parts.shape(ball, iris, cast=0.012)
        with parts.inside(ball):
            parts.shape(
                ellipse(x + look_x * wide * 0.5, y + look_y * wide * 0.4, wide * 0.72, tall * 0.76), EYE
            )
    else:
        x, y = x + look_x * 0.014, y + look_y * 0.014
        parts.shape(ellipse(x, y, wide, tall), EYE)
    parts.shape(ellipse(x - wide * 0.22, y - tall * 0.36, wide * 0.3, tall * 0.27), CREAM)


def add_brow(
    parts: PartList, pose: Pose, x: float, y: float, half: float, color: Color, *, inner: int = 1
) -> None:
    """Add a brow; its inner end (right: 1, left: -1) rises with fear and sinks with anger."""
    lift, slant = 0.03 * pose.brow, 0.055 * pose.brow_inner
    ends = [(x + inner * half, y - lift - slant), (x - inner * half, y - lift)]
    parts.mark(spline(ends, closed=False), color, 0.034)
