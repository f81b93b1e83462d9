"""A wheelchair: whoever uses one sits in it and rolls where others walk. Drawn round its user, from its joints.

Units: heads of the user, origin between the wheels, y down. Source: ours.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import skia

from cinema_agent.generators.animatic.canvas import Color, Point, hex_color, polygon, spline
from cinema_agent.generators.animatic.design import Design
from cinema_agent.generators.animatic.parts import SIDES, PartList, Side
from cinema_agent.generators.animatic.pose import Pose
from cinema_agent.generators.animatic.rolling import WHEEL_PART, seat_of
from cinema_agent.generators.animatic.skeleton import Skeleton, View, view_of

AXLE_BACK = 0.16
SPOKES = 8
TYRE, STEEL = hex_color("#2a2730"), hex_color("#b9bfc6")
NEAR_FROM_YAW = 0.22


@dataclass(frozen=True)
class _Chair:
    """A chair seen from somewhere: its sizes in heads, and how its points are projected."""

    design: Design
    view: View
    width: float
    seat: float
    color: Color

    @property
    def radius(self) -> float:
        return WHEEL_PART * self.seat

    def at(self, lateral: float, forward: float, up: float) -> Point:
        return self.view.project(lateral, forward, -up)

    def path(self, corners: Iterable[tuple[float, float, float]]) -> skia.Path:
        return polygon([self.at(*corner) for corner in corners])


def add_chair_behind(parts: PartList, design: Design, pose: Pose, skeleton: Skeleton) -> None:
    """Add what of the chair lies behind its user."""
    chair = _chair(design, pose, skeleton)
    _add_seat(parts, chair)
    if pose.from_behind:
        return
    _add_back(parts, chair)
    for side in SIDES:
        if not _is_near(skeleton, pose, side):
            _add_wheel(parts, chair, side, pose.stride or 0.0)


def add_chair_before(parts: PartList, design: Design, pose: Pose, skeleton: Skeleton) -> None:
    """Add what of the chair lies before its user."""
    chair = _chair(design, pose, skeleton)
    if pose.from_behind:
        _add_back(parts, chair)
    for side in SIDES:
        if pose.from_behind or _is_near(skeleton, pose, side):
            _add_wheel(parts, chair, side, pose.stride or 0.0)


def _chair(design: Design, pose: Pose, skeleton: Skeleton) -> _Chair:
    accessory = design.accessory_on("seat")
    color = design.color(accessory.color) if accessory is not None else STEEL
    width = max(design.body.hip, design.body.waist * 0.9) / 2 + 0.12
    return _Chair(design, view_of(skeleton.yaw, from_behind=pose.from_behind), width, seat_of(design), color)


def _is_near(skeleton: Skeleton, pose: Pose, side: Side) -> bool:
    near = skeleton.lead if pose.from_behind else -skeleton.lead
    return side == near and abs(skeleton.yaw) > NEAR_FROM_YAW


def _add_seat(parts: PartList, chair: _Chair) -> None:
    width, seat, length = chair.width * 0.86, chair.seat, chair.design.body.leg * 0.44
    for side in SIDES:
        rail = [chair.at(side * width, length, seat - 0.1), chair.at(side * width, length + 0.16, 0.16)]
        parts.mark(polygon(rail), STEEL, 0.06)
        _add_caster(parts, chair, side * width, length * 0.62)
    cushion = chair.path(
        [(-width, -0.3, seat), (width, -0.3, seat), (width, length, seat), (-width, length, seat)]
    )
    parts.shape(cushion, chair.color, tone=0.4, outer=True)
    edge = chair.path(
        [
            (-width, length, seat),
            (width, length, seat),
            (width, length, seat - 0.13),
            (-width, length, seat - 0.13),
        ]
    )
    parts.shape(edge, chair.color, outer=True)
    flank = chair.path(
        [(width, -0.3, seat), (width, length, seat), (width, length, seat - 0.13), (width, -0.3, seat - 0.13)]
    )
    parts.shape(flank, chair.color, tone=0.7, outer=True)
    step = chair.path(
        [
            (-width, length + 0.02, 0.1),
            (width, length + 0.02, 0.1),
            (width, length + 0.5, 0.1),
            (-width, length + 0.5, 0.1),
        ]
    )
    parts.shape(step, TYRE, outer=True)


def _add_caster(parts: PartList, chair: _Chair, lateral: float, forward: float) -> None:
    ring = spline(_ring(chair, lateral, forward, 0.15, 0.15))
    parts.shape(ring, TYRE, outer=True)
    parts.mark(
        polygon([chair.at(lateral, forward, 0.16), chair.at(lateral, forward, chair.seat - 0.1)]), STEEL, 0.05
    )


def _add_back(parts: PartList, chair: _Chair) -> None:
    width, low, high = chair.width * 0.84, chair.seat + 0.04, chair.seat + 1.05
    for side in SIDES:
        handle = [chair.at(side * width, -0.36, high), chair.at(side * width, -0.62, high + 0.03)]
        parts.mark(polygon(handle), TYRE, 0.085)
        post = [chair.at(side * width, -0.34, low), chair.at(side * width, -0.38, high)]
        parts.mark(polygon(post), STEEL, 0.06)
    rest = [
        (-width, -0.34, low),
        (width, -0.34, low),
        (width, -0.38, high - 0.06),
        (-width, -0.38, high - 0.06),
    ]
    parts.shape(chair.path(rest), chair.color, shade=0.07, outer=True)


def _add_wheel(parts: PartList, chair: _Chair, side: Side, turned: float) -> None:
    """A tyre with spokes and a rim for the hand; from the front nearly a line."""
    lateral, radius = side * (chair.width + 0.06), chair.radius
    axle = chair.at(lateral, -AXLE_BACK, radius)
    for index in range(SPOKES):
        angle = 2 * math.pi * index / SPOKES + turned
        end = chair.at(lateral, -AXLE_BACK + radius * math.cos(angle), radius - radius * math.sin(angle))
        parts.mark(polygon([axle, end]), STEEL, 0.02)
    tyre = spline(_ring(chair, lateral - side * 0.02, -AXLE_BACK, radius, radius))
    tyre.addPath(spline(_ring(chair, lateral + side * 0.02, -AXLE_BACK, radius, radius * 0.86)))
    tyre.setFillType(skia.PathFillType.kEvenOdd)
    parts.shape(tyre, TYRE, outer=True)
    parts.mark(tyre, TYRE, 0.07)
    rim = spline(_ring(chair, lateral + side * 0.07, -AXLE_BACK, radius, radius * 0.8))
    parts.mark(rim, STEEL, 0.03)


def _ring(chair: _Chair, lateral: float, forward: float, up: float, radius: float) -> list[Point]:
    angles = [2 * math.pi * index / 16 for index in range(16)]
    return [chair.at(lateral, forward + radius * math.cos(a), up + radius * math.sin(a)) for a in angles]
