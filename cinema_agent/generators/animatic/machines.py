"""Draws robots that are no people: a sphere that hovers and a small one on tracks. Heads as units.

Both see, blink and speak with light, and reach out with thin arms. Source: ours.
"""

from __future__ import annotations

import math

from cinema_agent.generators.animatic.animal_shapes import ribbon
from cinema_agent.generators.animatic.canvas import (
    Color,
    Point,
    box,
    ellipse,
    hex_color,
    lerp,
    mix,
    polygon,
    spline,
)
from cinema_agent.generators.animatic.design import CREAM, INK, Design
from cinema_agent.generators.animatic.landmarks import HeldIn, Landmarks
from cinema_agent.generators.animatic.parts import GLOWING, SIDES, PartList, Side
from cinema_agent.generators.animatic.pose import Arm, Pose

GLOW, GLASS = hex_color("#9fe8e0"), hex_color("#16222e")
WARNING = hex_color("#f0a35a")
_HOVER, _BOB = 1.7, 0.08
"""How high the middle of a drone hovers."""
_WHEELS = (-0.5, 0.0, 0.5)


def compose_drone(
    design: Design, pose: Pose, seat: float | None, held_in: HeldIn | None
) -> tuple[PartList, Landmarks]:
    """Return the parts of a hovering sphere and where its face and grippers are."""
    parts = PartList()
    height = _HOVER + _BOB * pose.breath + (seat or 0.0) - 0.5 * pose.crouch
    if pose.posture in ("sits", "kneels", "lies") and seat is None:
        height -= 0.5
    lean = 0.0 if pose.stride is None else math.copysign(10.0, pose.yaw)
    hands: dict[Side, Point] = {}
    with parts.placed(0.0, -height, lean + pose.tilt):
        jet = polygon(
            [(-0.2, 0.5), (0.2, 0.5), (0.09, 0.86 + 0.05 * pose.breath), (-0.09, 0.86 + 0.05 * pose.breath)]
        )
        parts.shape(jet, mix(GLOW, design.color("inner"), 0.3), tone=GLOWING)
        for side in SIDES:
            hands[side] = _add_gripper(parts, design, pose, side, (side * 0.52, 0.14), held_in)
        for side in SIDES:
            fin = [
                (side * 0.5, -0.26),
                (side * 0.86, -0.4 - 0.04 * pose.sway),
                (side * 0.8, 0.0),
                (side * 0.52, 0.06),
            ]
            parts.shape(spline(fin), _metal(design), shade=0.04, outer=True)
        _add_aerial(parts, design, pose, -0.56)
        shell = ellipse(0.0, 0.0, 0.62, 0.6)
        parts.shape(shell, design.color("top"), shade=0.13, outer=True)
        with parts.inside(shell):
            parts.shape(box(-0.7, 0.3, 1.4, 0.1, 0.0), design.color("inner"))
            if not pose.from_behind:
                with parts.placed(pose.yaw * 0.18, pose.pitch * 0.07 - 0.06):
                    _add_lens(parts, pose, 0.34)
        points = _face_points(parts, -0.06, 0.6)
    return parts, Landmarks(hand_left=hands[-1], hand_right=hands[1], **points)


def compose_rover(
    design: Design, pose: Pose, seat: float | None, held_in: HeldIn | None
) -> tuple[PartList, Landmarks]:
    """Return the parts of a small robot on tracks and where its face and grippers are."""
    parts = PartList()
    neck = 0.42 * (1 - 0.8 * pose.crouch) * (0.3 if pose.posture in ("sits", "kneels", "lies") else 1.0)
    jolt = 0.0 if pose.stride is None else 0.02 * math.sin(3 * pose.stride)
    hands: dict[Side, Point] = {}
    with parts.placed(0.0, -(seat or 0.0)):
        _add_track(parts, design, pose, 0.14, is_far=True)
        with parts.placed(0.0, -0.62 + jolt, pose.lean):
            body_top = -1.0
            behind: Side = 1 if pose.yaw >= 0 else -1
            hands[behind] = _add_gripper(parts, design, pose, behind, (behind * 0.56, -0.7), held_in)
            stalk = ribbon(
                [
                    (0.0, body_top + 0.1),
                    (pose.yaw * 0.08, body_top - neck * 0.5),
                    (pose.yaw * 0.14, body_top - neck - 0.2),
                ],
                [0.24, 0.2, 0.18],
            )
            parts.shape(stalk, _metal(design), shade=0.04, outer=True)
            trunk = box(-0.62, body_top, 1.24, 1.06, 0.14)
            parts.shape(trunk, design.color("top"), shade=0.12, outer=True)
            with parts.inside(trunk):
                if not pose.from_behind:
                    x = pose.yaw * 0.14
                    parts.shape(
                        box(x - 0.36, body_top + 0.34, 0.72, 0.44, 0.06), design.color("inner"), shade=0.03
                    )
                    parts.shape(ellipse(x + 0.22, body_top + 0.2, 0.06, 0.06), WARNING, tone=GLOWING)
            hands[-behind] = _add_gripper(parts, design, pose, -behind, (-behind * 0.56, -0.7), held_in)
            with parts.placed(pose.yaw * 0.14, body_top - neck - 0.36, pose.tilt * 1.4 + pose.pitch * 8):
                _add_two_lenses(parts, design, pose)
                points = _face_points(parts, 0.0, 0.42)
        _add_track(parts, design, pose, 0.0, is_far=False)
    return parts, Landmarks(hand_left=hands[-1], hand_right=hands[1], **points)


def _metal(design: Design) -> Color:
    return mix(design.color("legs"), INK, 0.1)


def _face_points(parts: PartList, eyes_y: float, half: float) -> dict[str, Point]:
    return {
        "head": parts.point(0.0, 0.0),
        "head_top": parts.point(0.0, -half),
        "chin": parts.point(0.0, half),
        "eyes": parts.point(0.0, eyes_y),
        "mouth": parts.point(0.0, half * 0.5),
    }


def _add_aerial(parts: PartList, design: Design, pose: Pose, y: float) -> None:
    tip = 0.06 * pose.sway
    parts.mark(
        spline([(0.1, y), (0.12, y - 0.2), (0.16 + tip, y - 0.34)], closed=False), _metal(design), 0.045
    )
    parts.shape(ellipse(0.16 + tip, y - 0.38, 0.06, 0.06), design.color("accent"), outer=True)


def _light(pose: Pose) -> Color:
    """Return the colour of the eyes: warmer the angrier."""
    return mix(GLOW, WARNING, max(0.0, -pose.brow_inner) * 0.8)


def _add_lens(parts: PartList, pose: Pose, radius: float) -> None:
    """Add one great eye; a bar of light under it speaks."""
    parts.shape(ellipse(0.0, 0.0, radius, radius), GLASS, shade=0.03)
    x, y = pose.gaze[0] * 0.08, pose.gaze[1] * 0.06
    tall = max(0.02, radius * 0.56 * (1 + 0.2 * pose.eyes_wide) * (1 - pose.blink))
    parts.shape(ellipse(x, y, radius * 0.56, tall), _light(pose), tone=GLOWING)
    if tall > 0.08:
        parts.shape(ellipse(x, y, radius * 0.26, min(tall, radius * 0.26)), GLASS)
        parts.shape(ellipse(x - 0.06, y - 0.07, 0.05, 0.05), CREAM)
    frown = max(0.0, -pose.brow_inner)
    if frown > 0.05:
        with parts.inside(ellipse(0.0, 0.0, radius, radius)):
            parts.shape(
                box(-radius, -radius, 2 * radius, radius * (0.2 + 0.5 * frown), 0.0), mix(GLASS, INK, 0.4)
            )
    wide = 0.1 + 0.2 * pose.openness + 0.06 * pose.smile
    parts.shape(
        box(-wide, radius + 0.09, 2 * wide, 0.05 + 0.05 * pose.openness, 0.03), _light(pose), tone=GLOWING
    )


def _add_two_lenses(parts: PartList, design: Design, pose: Pose) -> None:
    if pose.from_behind:
        parts.shape(box(-0.56, -0.24, 1.12, 0.5, 0.2), design.color("top"), shade=0.06, outer=True)
        return
    for side in SIDES:
        with parts.placed(side * 0.3, 0.0, side * (-7 * pose.brow_inner - 5)):
            barrel = box(-0.29, -0.28, 0.58, 0.56, 0.2)
            parts.shape(barrel, design.color("top"), shade=0.06, outer=True)
            parts.shape(ellipse(0.0, 0.0, 0.21, 0.21), GLASS)
            x, y = pose.gaze[0] * 0.05, pose.gaze[1] * 0.04
            tall = max(0.015, 0.13 * (1 + 0.2 * pose.eyes_wide) * (1 - pose.blink))
            parts.shape(ellipse(x, y, 0.13, tall), _light(pose), tone=GLOWING)
            if tall > 0.05:
                parts.shape(ellipse(x - 0.04, y - 0.04, 0.03, 0.03), CREAM)
    bars = 0.03 + 0.12 * pose.openness
    for index in (-1, 0, 1):
        parts.shape(box(index * 0.09 - 0.03, 0.36 - bars / 2, 0.06, bars, 0.02), _light(pose), tone=GLOWING)


def _add_track(parts: PartList, design: Design, pose: Pose, shift: float, *, is_far: bool) -> None:
    belt = mix(_metal(design), INK, 0.55 if is_far else 0.35)
    with parts.placed(shift, 0.0):
        if is_far:
            parts.shape(box(-0.8, -0.66, 1.6, 0.64, 0.3), belt, outer=True)
            return
        parts.shape(box(-0.82, -0.62, 1.64, 0.62, 0.31), belt, shade=0.05, outer=True)
        roll = pose.stride or 0.0
        for x in _WHEELS:
            parts.shape(ellipse(x, -0.31, 0.2, 0.2), _metal(design), shade=0.03)
            for spoke in range(3):
                angle = roll + spoke * 2 * math.pi / 3
                end = (x + 0.14 * math.cos(angle), -0.31 + 0.14 * math.sin(angle))
                parts.mark(spline([(x, -0.31), end], closed=False), belt, 0.035)
            parts.shape(ellipse(x, -0.31, 0.06, 0.06), design.color("accent"))


def _add_gripper(
    parts: PartList, design: Design, pose: Pose, side: Side, root: Point, held_in: HeldIn | None
) -> Point:
    """Add an arm with two fingers; return where it grips."""
    arm: Arm = pose.left_arm if side < 0 else pose.right_arm
    first, second = math.radians(arm.raised), math.radians(arm.raised + arm.bent)
    elbow = (root[0] + side * math.sin(first) * 0.42, root[1] + math.cos(first) * 0.42)
    hand = (elbow[0] + side * math.sin(second) * 0.42, elbow[1] + math.cos(second) * 0.42)
    for a, b in ((root, elbow), (elbow, hand)):
        middle = (lerp(a[0], b[0], 0.5), lerp(a[1], b[1], 0.5))
        parts.shape(ribbon([a, middle, b], [0.12, 0.1, 0.1]), _metal(design), shade=0.03, outer=True)
    parts.shape(ellipse(*elbow, 0.085, 0.085), design.color("top"), shade=0.02, outer=True)
    with parts.placed(*hand, -side * math.degrees(second)):
        if held_in is not None and (held_in == "left") == (side < 0):
            parts.held_spot(0.0, 0.14)
        for finger in SIDES:
            claw = [
                (finger * 0.02, 0.0),
                (finger * 0.13, 0.08),
                (finger * 0.1, 0.22),
                (finger * 0.03, 0.24),
                (finger * 0.06, 0.1),
            ]
            parts.shape(spline(claw), _metal(design), outer=True)
    return parts.point(*hand)
