"""Draws the head and trunk of a robot of tin: a box with bulbs for eyes, dials, rivets and a key. Source: ours."""

from __future__ import annotations

import math

from cinema_agent.generators.animatic.canvas import Color, box, ellipse, hex_color, lerp, mix, spline
from cinema_agent.generators.animatic.design import CREAM, INK, Design
from cinema_agent.generators.animatic.parts import GLOWING, SIDES, PartList
from cinema_agent.generators.animatic.pose import Pose
from cinema_agent.generators.animatic.skeleton import Skeleton

_BULB, _DARK = hex_color("#ffd98a"), hex_color("#2a2226")


def add_tin_trunk(parts: PartList, design: Design, pose: Pose, skeleton: Skeleton) -> None:
    """Add a box of a trunk with dials and rivets, and the key in its back."""
    half = design.body.shoulder / 2 * skeleton.narrow * 0.86
    top, neck = skeleton.shoulder_y - 0.12, skeleton.neck_y
    tin, dark = design.color("top"), _iron(design)
    turn = math.cos(2 * math.pi * 0.1 * pose.breath)
    key = -skeleton.lead * (half + 0.16)
    parts.shape(box(min(key, 0.0), top + 0.5, abs(key), 0.09, 0.02), dark, outer=True)
    parts.shape(ellipse(key, top + 0.4, 0.1, 0.16 * abs(turn) + 0.02), dark, shade=0.02, outer=True)
    parts.shape(ellipse(key, top + 0.69, 0.1, 0.16 * abs(turn) + 0.02), dark, shade=0.02, outer=True)
    parts.shape(box(skeleton.head[0] * 0.6 - 0.2, neck - 0.16, 0.4, 0.36, 0.02), dark, shade=0.04, outer=True)
    trunk = box(-half, top, 2 * half, 0.12 - top, 0.06)
    parts.shape(trunk, tin, shade=0.14, outer=True)
    with parts.inside(trunk):
        parts.shape(box(-half, top, 2 * half, 0.12, 0.0), mix(tin, CREAM, 0.25))
        for x in (-0.86, 0.86):
            for y in (0.22, 0.75, 1.3):
                parts.shape(ellipse(x * half, top + y, 0.04, 0.04), mix(tin, INK, 0.35))
        if not pose.from_behind:
            _add_dials(parts, design, pose, skeleton.yaw * 0.18, top)


def _iron(design: Design) -> Color:
    return mix(design.color("legs"), INK, 0.2)


def _add_dials(parts: PartList, design: Design, pose: Pose, x: float, top: float) -> None:
    for index, swing in ((-1, pose.breath), (1, pose.sway)):
        at = (x + index * 0.26, top + 0.5)
        parts.shape(ellipse(*at, 0.18, 0.18), design.color("inner"), shade=0.02)
        angle = -math.pi / 2 + 0.9 * swing
        parts.mark(
            spline([at, (at[0] + 0.13 * math.cos(angle), at[1] + 0.13 * math.sin(angle))], closed=False),
            _DARK,
            0.035,
        )
    for row in range(4):
        parts.shape(box(x - 0.4, top + 0.86 + row * 0.11, 0.8, 0.05, 0.01), _iron(design))


def add_tin_head(parts: PartList, design: Design, pose: Pose) -> None:
    """Add a box of a head; bulbs for eyes burn lower in a blink, a grille opens and shuts."""
    tin, dark = design.color("top"), _iron(design)
    for side in SIDES:
        parts.shape(
            box(side * 0.6 - 0.1 - pose.yaw * 0.06, -0.12, 0.2, 0.26, 0.03), dark, shade=0.03, outer=True
        )
    coil = [(0.0, -0.42), (-0.07, -0.52), (0.07, -0.58), (-0.07, -0.65), (0.0 + 0.04 * pose.sway, -0.76)]
    parts.mark(spline(coil, closed=False), dark, 0.045)
    parts.shape(ellipse(0.04 * pose.sway, -0.82, 0.08, 0.08), design.color("accent"), shade=0.02, outer=True)
    skull = box(-0.56, -0.44, 1.12, 0.9, 0.07)
    parts.shape(skull, tin, shade=0.11, outer=True)
    if pose.from_behind:
        return
    with parts.inside(skull):
        parts.shape(box(-0.56, -0.44, 1.12, 0.1, 0.0), mix(tin, CREAM, 0.25))
        with parts.placed(pose.yaw * 0.17, pose.pitch * 0.06):
            for side in SIDES:
                _add_bulb(parts, pose, side * 0.25, dark, side)
            _add_grille(parts, pose, dark)


def _add_bulb(parts: PartList, pose: Pose, x: float, dark: Color, side: int) -> None:
    parts.shape(ellipse(x, -0.1, 0.19, 0.19), dark, shade=0.02)
    glow = mix(_BULB, hex_color("#ff8a4a"), max(0.0, -pose.brow_inner) * 0.7)
    radius = 0.13 * (1 + 0.16 * pose.eyes_wide)
    parts.shape(ellipse(x, -0.1, radius, radius), mix(glow, dark, 0.85 * pose.blink), tone=GLOWING)
    look_x, look_y = pose.gaze[0] * 0.05, pose.gaze[1] * 0.04
    parts.shape(ellipse(x + look_x, -0.1 + look_y, 0.055, 0.055 * (1 - 0.8 * pose.blink)), _DARK)
    lift, slant = 0.04 * pose.brow, 0.07 * pose.brow_inner
    parts.mark(
        spline([(x + side * 0.14, -0.32 - lift), (x - side * 0.14, -0.32 - lift - slant)], closed=False),
        dark,
        0.06,
    )


def _add_grille(parts: PartList, pose: Pose, dark: Color) -> None:
    tall = lerp(0.07, 0.24, pose.openness)
    wide = 0.3 + 0.04 * pose.smile
    hole = box(-wide, 0.24 - tall / 2, 2 * wide, tall, 0.03)
    parts.shape(hole, mix(_BULB, dark, 0.9 - 0.7 * pose.openness), tone=GLOWING)
    with parts.inside(hole):
        for bar in range(-3, 4):
            parts.shape(box(bar * 0.09 - 0.018, 0.0, 0.036, 0.5, 0.0), dark)
