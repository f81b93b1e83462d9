"""Draws a whole figure, says where its face and hands are, and masks it: all three from one skeleton.

Knows no camera and no set. Stage units unless said otherwise. Source: ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache

import skia

from cinema_agent.generators.animatic.accessories import add_cane, leaning_hand, leaning_on
from cinema_agent.generators.animatic.body import add_arm, add_leg, add_neck, add_prop_place
from cinema_agent.generators.animatic.canvas import Color, Lighting, Point, lerp, saved
from cinema_agent.generators.animatic.creatures import compose_creature
from cinema_agent.generators.animatic.design import Design
from cinema_agent.generators.animatic.head import add_head, add_head_back, eye_height, mouth_height
from cinema_agent.generators.animatic.landmarks import HeldIn, Landmarks
from cinema_agent.generators.animatic.parts import (
    SIDES,
    Held,
    HeldSpot,
    Layer,
    PartList,
    Side,
    bounds,
    paint,
    paint_flat,
)
from cinema_agent.generators.animatic.pose import Pose
from cinema_agent.generators.animatic.rolling import on_wheels
from cinema_agent.generators.animatic.skeleton import Skeleton, is_arm_behind, is_hand_at_head, solve
from cinema_agent.generators.animatic.wardrobe import (
    add_behind,
    add_garment,
    add_lapels,
    add_over_garment,
    add_skirt,
)
from cinema_agent.generators.animatic.wheelchair import add_chair_before, add_chair_behind

HEAD_ABOVE_NECK = 0.43

__all__ = [
    "FaceBox",
    "Held",
    "HeldIn",
    "Layer",
    "Toward",
    "draw_figure",
    "draw_mask",
    "face_box",
    "figure_box",
    "held_point",
    "saddle_point",
]


@dataclass(frozen=True)
class FaceBox:
    """Where the face and the hands are, in stage units. `mouth` is (x, y, width, height) round its middle."""

    x: float
    y: float
    head_top: float
    chin: float
    eye_line: float
    mouth: tuple[float, float, float, float]
    hand_left: Point
    hand_right: Point


@dataclass(frozen=True)
class Toward:
    """What is held is `amount` (0 to 1) of the way from the hand to a point of the stage."""

    point: Point
    amount: float

    def moved(self, spot: HeldSpot, x: float, y: float, unit: float) -> HeldSpot:
        """Return where it is painted by a figure at (x, y) whose head is `unit` high."""
        there = (self.point[0] - x) / unit, (self.point[1] - y) / unit
        return replace(spot, x=lerp(spot.x, there[0], self.amount), y=lerp(spot.y, there[1], self.amount))


def draw_figure(
    canvas: skia.Canvas, design: Design, pose: Pose, light: Lighting, x: float, y: float, head: float, *,
    seat_y: float | None = None, held: Held | None = None, held_in: HeldIn = "right",
    held_toward: Toward | None = None, layer: Layer = "all",
) -> None:  # fmt: skip
    """Draw a figure.

    Args:
        canvas: in stage units.
        design: who.
        pose: how.
        light: the light it stands in.
        x: stage position between the feet.
        y: stage height of the ground it stands on.
        head: stage units of an adult's head at this spot.
        seat_y: stage height of what it sits on; none: the ground.
        held: draws what is in the hand, its grip at the origin, in heads of this figure.
        held_in: the hand that holds it: left or right in the picture, for a figure that faces the camera.
        held_toward: where else what is held is on its way to.
        layer: what of the figure to draw.
    """
    parts, _ = _compose(design, pose, _seat_height(design, y, head, seat_y), held_in if held else None)
    drawn = parts.layer(layer)
    if held_toward is not None:
        drawn = [
            held_toward.moved(part, x, y, head * design.scale) if isinstance(part, HeldSpot) else part
            for part in drawn
        ]
    with saved(canvas):
        _place(canvas, design, x, y, head)
        paint(canvas, drawn, light, held)


def held_point(
    design: Design, pose: Pose, x: float, y: float, head: float, seat_y: float | None, held_in: HeldIn
) -> Point:
    """Return where the grip of what is held is, for a figure drawn with the same arguments."""
    parts, marks = _compose(design, pose, _seat_height(design, y, head, seat_y), held_in)
    unit = head * design.scale
    spot = next((part for part in parts.parts if isinstance(part, HeldSpot)), None)
    at = (spot.x, spot.y) if spot else (marks.hand_right if held_in == "right" else marks.hand_left)
    return x + at[0] * unit, y + at[1] * unit


def draw_mask(
    canvas: skia.Canvas, design: Design, pose: Pose, color: Color, x: float, y: float, head: float, *,
    seat_y: float | None = None, held: Held | None = None, held_in: HeldIn = "right",
) -> None:  # fmt: skip
    """Draw the silhouette of a figure in one colour with hard edges, and what it holds in white: ground truth.

    Arguments as for `draw_figure`, with a colour for the light; without `held`, what it holds is left out.
    """
    parts, _ = _compose(design, pose, _seat_height(design, y, head, seat_y), held_in if held else None)
    with saved(canvas):
        _place(canvas, design, x, y, head)
        paint_flat(canvas, parts.parts, color, held)


def saddle_point(design: Design, pose: Pose, x: float, y: float, head: float) -> Point:
    """Return where the rider of an animal drawn with the same arguments sits; on its feet if it has no saddle."""
    _, marks = _compose(design, pose, None, None)
    unit, saddle = head * design.scale, marks.saddle or (0.0, 0.0)
    return x + saddle[0] * unit, y + saddle[1] * unit


def face_box(
    design: Design, pose: Pose, x: float, y: float, head: float, seat_y: float | None = None
) -> FaceBox:
    """Return where the face and hands of a figure drawn with the same arguments are."""
    _, marks = _compose(design, pose, _seat_height(design, y, head, seat_y), None)
    unit = head * design.scale

    def stage(point: Point) -> Point:
        return x + point[0] * unit, y + point[1] * unit

    middle, mouth = stage(marks.head), stage(marks.mouth)
    return FaceBox(
        x=middle[0],
        y=middle[1],
        head_top=stage(marks.head_top)[1],
        chin=stage(marks.chin)[1],
        eye_line=stage(marks.eyes)[1],
        mouth=(mouth[0], mouth[1], 0.24 * unit, 0.16 * unit),
        hand_left=stage(marks.hand_left),
        hand_right=stage(marks.hand_right),
    )


def figure_box(
    design: Design, pose: Pose, x: float, y: float, head: float, seat_y: float | None = None
) -> tuple[float, float, float, float]:
    """Return left, top, right, bottom of a figure drawn with the same arguments (without what it holds)."""
    parts, _ = _compose(design, pose, _seat_height(design, y, head, seat_y), None)
    unit = head * design.scale
    left, top, right, bottom = bounds(parts.parts)
    return x + left * unit, y + top * unit, x + right * unit, y + bottom * unit


def _seat_height(design: Design, y: float, head: float, seat_y: float | None) -> float | None:
    return None if seat_y is None else max(0.0, (y - seat_y) / (head * design.scale))


def _place(canvas: skia.Canvas, design: Design, x: float, y: float, head: float) -> None:
    canvas.translate(x, y)
    canvas.scale(head * design.scale, head * design.scale)


@lru_cache(maxsize=128)
def _compose(
    design: Design, pose: Pose, seat: float | None, held_in: HeldIn | None
) -> tuple[PartList, Landmarks]:
    """Return the parts of a figure and where its face and hands are, in own heads.

    Remembered, for a frame asks thrice (picture, boxes, mask) and a pose is held for two frames.
    """
    if not design.is_person:
        return compose_creature(design, pose, seat, held_in)
    return _compose_person(design, pose, seat, held_in)


def _compose_person(
    design: Design, pose: Pose, seat: float | None, held_in: HeldIn | None
) -> tuple[PartList, Landmarks]:
    holding: Side | None = None if held_in is None else (-1 if held_in == "left" else 1)
    pose, seat = on_wheels(design, leaning_on(design, pose, holding), seat)
    skeleton = solve(design, pose, seat)
    pose = pose.but(yaw=skeleton.yaw)
    parts = PartList()
    hip_x, hip_y = skeleton.hip
    with parts.placed(hip_x, hip_y, skeleton.lying), parts.placed(-hip_x, -hip_y):
        marks = _add_person(parts, design, pose, skeleton, holding)
    return parts, marks


def _add_person(
    parts: PartList, design: Design, pose: Pose, skeleton: Skeleton, holding: Side | None
) -> Landmarks:
    about = _arms_about(pose, skeleton)
    behind = [side for side in SIDES if is_arm_behind(pose, skeleton, side)]
    if pose.touches == "both":
        behind = []
        with _torso(parts, skeleton):
            add_arm(
                parts, design, pose, skeleton, skeleton.lead, is_over=False, holds=holding == skeleton.lead
            )
        parts.body_from = len(parts.parts)
    legs_first = pose.posture not in ("sits", "kneels", "rides") or pose.from_behind
    rolls = design.rolls and pose.posture == "sits"
    leaning = leaning_hand(design, pose, holding)
    if rolls:
        add_chair_behind(parts, design, pose, skeleton)
    is_prop_behind = pose.prop is not None and pose.prop.forward < 0 < pose.prop.amount
    with _torso(parts, skeleton):
        if is_prop_behind:
            _add_prop(parts, pose, skeleton, holding)
        add_behind(parts, design, pose, skeleton)
        with _head(parts, design, skeleton):
            add_head_back(parts, design, pose)
        for side in behind:
            if side not in about:
                add_arm(parts, design, pose, skeleton, side, is_over=False, holds=holding == side)
    if legs_first:
        _add_legs(parts, design, pose, skeleton)
    with _torso(parts, skeleton):
        add_neck(parts, design, skeleton)
        add_garment(parts, design, pose, skeleton)
    if not legs_first:
        _add_legs(parts, design, pose, skeleton)
    far_first = (-skeleton.lead, skeleton.lead) if pose.from_behind else (skeleton.lead, -skeleton.lead)
    in_front = [
        side for side in far_first if side in about or (side not in behind and pose.touches != "both")
    ]
    is_prop_high = pose.prop is not None and pose.prop.up * pose.prop.amount > 1.1
    late = [side for side in in_front if is_prop_high or is_hand_at_head(skeleton, side)]
    late = [*(side for side in late if side not in about), *about]
    if rolls:
        add_chair_before(parts, design, pose, skeleton)
    if leaning is not None:
        add_cane(parts, design, skeleton, leaning)
    with _torso(parts, skeleton):
        if not (is_prop_high or is_prop_behind):
            _add_prop(parts, pose, skeleton, holding)
        for side in in_front:
            if side not in late:
                add_arm(parts, design, pose, skeleton, side, is_over=True, holds=holding == side)
        add_lapels(parts, design, pose, skeleton)
        add_over_garment(parts, design, pose, skeleton)
        with _head(parts, design, skeleton):
            add_head(parts, design, pose)
            points = {name: parts.point(x, y) for name, (x, y) in _head_points(design).items()}
        if is_prop_high and not is_prop_behind:
            _add_prop(parts, pose, skeleton, holding)
        for side in late:
            if side in about:
                parts.near_from = len(parts.parts)
            add_arm(parts, design, pose, skeleton, side, is_over=True, holds=holding == side)
        hands = {side: parts.point(*skeleton.arms[side].wrist) for side in SIDES}
    return Landmarks(hand_left=hands[-1], hand_right=hands[1], **points)


def _arms_about(pose: Pose, skeleton: Skeleton) -> tuple[Side, ...]:
    """Return the arm that is painted over somebody else."""
    if pose.touches is None:
        return ()
    near: Side = -1 if skeleton.lead > 0 else 1
    return (skeleton.lead,) if pose.touches == "lead" else (near,)


def _add_prop(parts: PartList, pose: Pose, skeleton: Skeleton, holding: Side | None) -> None:
    if holding is not None:
        add_prop_place(parts, pose, skeleton, holding)


def _head_points(design: Design) -> dict[str, Point]:
    return {
        "head": (0.0, 0.0),
        "head_top": (0.0, -0.56),
        "chin": (0.0, 0.505),
        "eyes": (0.0, eye_height(design)),
        "mouth": (0.0, mouth_height(design)),
    }


def _torso(parts: PartList, skeleton: Skeleton) -> AbstractContextManager[None]:
    return parts.placed(*skeleton.hip, skeleton.torso_degrees)


@contextmanager
def _head(parts: PartList, design: Design, skeleton: Skeleton) -> Iterator[None]:
    above = HEAD_ABOVE_NECK + design.body.neck
    with parts.placed(*skeleton.head, skeleton.head_degrees), parts.placed(0.0, -above):
        yield


def _add_legs(parts: PartList, design: Design, pose: Pose, skeleton: Skeleton) -> None:
    for side in sorted(SIDES, key=lambda s: skeleton.legs[s].nearness):
        if pose.posture == "rides" and side == skeleton.lead:
            # It hangs on the far side of the mount.
            continue
        add_leg(parts, design, skeleton, side)
    add_skirt(parts, design, pose, skeleton)
