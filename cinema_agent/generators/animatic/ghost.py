"""Draws a ghost: a sheet of mist with a face, hovering, its hem flowing behind. Heads as units. Source: ours."""

from __future__ import annotations

import math

from cinema_agent.generators.animatic.animal_shapes import EYE, add_brow, coat_of, ribbon
from cinema_agent.generators.animatic.canvas import ellipse, mix, spline
from cinema_agent.generators.animatic.design import Design
from cinema_agent.generators.animatic.landmarks import HeldIn, Landmarks
from cinema_agent.generators.animatic.parts import GLOWING, SIDES, PartList, Side
from cinema_agent.generators.animatic.pose import Arm, Pose

_OFF_GROUND, _BOB = 0.42, 0.09
_FOLDS = 5
"""Scallops of the hem."""


def compose_ghost(
    design: Design, pose: Pose, seat: float | None, held_in: HeldIn | None
) -> tuple[PartList, Landmarks]:
    """Return the parts of a ghost and where its face and the ends of its sleeves are."""
    build, coat, parts = design.rig.ghost, coat_of(design), PartList()
    rise = _OFF_GROUND + _BOB * pose.breath + (seat or 0.0)
    long = (
        build.length * (0.8 if pose.posture in ("sits", "kneels", "lies") else 1.0) * (1 - 0.3 * pose.crouch)
    )
    drift = 0.0 if pose.stride is None else -math.copysign(0.7, pose.yaw)
    holding = 0 if held_in is None else (-1 if held_in == "left" else 1)
    hands = {}
    with parts.placed(0.0, -rise - long, pose.lean + pose.tilt):
        _add_sheet(parts, pose, build.width / 2, long, drift, coat.coat, coat.belly)
        for side in SIDES:
            arm = pose.left_arm if side < 0 else pose.right_arm
            end = _add_sleeve(parts, arm, side, build.width / 2, coat.coat)
            hands[side] = parts.point(*end)
            if holding == side:
                parts.held_spot(*end)
        _add_face(parts, pose, coat.dark)
        points = {
            "head": parts.point(0.0, 0.5),
            "head_top": parts.point(0.0, -0.04),
            "chin": parts.point(0.0, 1.0),
            "eyes": parts.point(0.0, 0.44),
            "mouth": parts.point(pose.yaw * 0.16, 0.74),
        }
    return parts, Landmarks(hand_left=hands[-1], hand_right=hands[1], **points)


def _add_sheet(
    parts: PartList, pose: Pose, half: float, long: float, drift: float, color: tuple[int, int, int, int],
    shade: tuple[int, int, int, int],
) -> None:  # fmt: skip
    """Add the sheet, its top at the origin; what trails behind trails more below."""
    flow = drift + 0.12 * pose.sway
    right = [
        (half * 0.46, 0.07),
        (half * 0.8, 0.36),
        (half * 0.94, 0.85),
        (half + flow * 0.3, long * 0.55),
        (half * 1.06 + flow * 0.8, long * 0.9),
    ]
    hem: list[tuple[float | str, ...]] = []
    for index in range(_FOLDS * 2 + 1):
        part = 1 - index / (_FOLDS * 2)
        x = (2 * part - 1) * half * 1.06 + flow
        dip = 0.0 if index % 2 else 0.2
        hem.append((x, long - 0.16 + dip + 0.06 * math.sin(2.1 * index + 2 * pose.sway + 3 * pose.breath)))
    left = [
        (-half * 1.06 + flow * 0.8, long * 0.9),
        (-half + flow * 0.3, long * 0.55),
        (-half * 0.94, 0.85),
        (-half * 0.8, 0.36),
        (-half * 0.46, 0.07),
    ]
    sheet = spline([(0.0, 0.0), *right, *hem, *left])
    parts.shape(sheet, color, tone=GLOWING, outer=True)
    with parts.inside(sheet):
        side = -1 if pose.yaw >= 0 else 1
        fold = [
            (side * half * 0.5, 0.5),
            (side * half * 0.42 + flow * 0.3, long * 0.6),
            (side * half * 0.5 + flow, long * 1.1),
            (side * half * 1.9 + flow, long * 1.1),
            (side * half * 1.6, 0.3),
        ]
        parts.shape(spline(fold), shade, tone=GLOWING)
        for x in (-0.1, 0.34):
            line = [(x * half, long * 0.6), (x * half + flow * 0.5, long * 0.8), (x * half + flow, long)]
            parts.mark(spline(line, closed=False), mix(color, shade, 0.7), 0.04, tone=GLOWING)


def _add_sleeve(
    parts: PartList, arm: Arm, side: Side, half: float, color: tuple[int, int, int, int]
) -> tuple[float, float]:
    """Add an arm under the sheet, as far as it is raised; return its end."""
    raised = math.radians(max(18.0, arm.raised + 0.5 * arm.bent * (arm.raised > 15)))
    reach = 0.5 + 0.6 * min(1.0, max(0.0, arm.raised) / 70)
    root = (side * half * 0.66, 1.22)
    end = (root[0] + side * math.sin(raised) * reach, root[1] + math.cos(raised) * reach)
    bend = ((root[0] + end[0]) / 2, (root[1] + end[1]) / 2 + 0.08)
    parts.shape(ribbon([root, bend, end], [0.5, 0.4, 0.26]), color, tone=GLOWING, outer=True)
    return end


def _add_face(parts: PartList, pose: Pose, dark: tuple[int, int, int, int]) -> None:
    if pose.from_behind:
        return
    ink = mix(dark, EYE, 0.6)
    with parts.placed(pose.yaw * 0.18, pose.pitch * 0.08):
        for side in SIDES:
            x = side * 0.19 + pose.gaze[0] * 0.03
            tall = 0.13 * (1 + 0.25 * pose.eyes_wide) * (1 - pose.blink)
            if tall > 0.02:
                parts.shape(ellipse(x, 0.44 + pose.gaze[1] * 0.03, 0.085, tall), ink, tone=GLOWING)
            else:
                parts.mark(
                    spline([(x - 0.08, 0.44), (x, 0.46), (x + 0.08, 0.44)], closed=False),
                    ink,
                    0.03,
                    tone=GLOWING,
                )
            add_brow(parts, pose, x, 0.22, 0.09, ink, inner=-side)
        gape = 0.16 * pose.openness
        if gape > 0.02:
            parts.shape(ellipse(0.0, 0.74, 0.1, 0.03 + gape), ink, tone=GLOWING)
        else:
            bend = 0.06 * pose.smile
            parts.mark(
                spline([(-0.12, 0.73 - bend), (0.0, 0.73 + bend), (0.12, 0.73 - bend)], closed=False),
                ink,
                0.035,
                tone=GLOWING,
            )
