"""Draws robots on a person's skeleton, so that every gesture of a person is theirs too. Source: ours."""

from __future__ import annotations

import skia

from cinema_agent.generators.animatic.body import tube
from cinema_agent.generators.animatic.canvas import Color, box, ellipse, hex_color, lerp, mix, spline
from cinema_agent.generators.animatic.design import INK, Design
from cinema_agent.generators.animatic.landmarks import HeldIn, Landmarks
from cinema_agent.generators.animatic.parts import GLOWING, SIDES, PartList, Side
from cinema_agent.generators.animatic.pose import Pose
from cinema_agent.generators.animatic.skeleton import ANKLE, Skeleton, is_arm_behind, solve
from cinema_agent.generators.animatic.tin_robot import add_tin_head, add_tin_trunk

GLOW, GLASS = hex_color("#9fe8e0"), hex_color("#16222e")
WARNING = hex_color("#f0a35a")
LIMB = 0.17
HEAD_ABOVE_NECK = 0.5


def compose_robot(
    design: Design, pose: Pose, seat: float | None, held_in: HeldIn | None
) -> tuple[PartList, Landmarks]:
    """Return the parts of a robot and where its face and hands are, in own heads."""
    skeleton = solve(design, pose, seat)
    parts = PartList()
    holding: Side | None = None if held_in is None else (-1 if held_in == "left" else 1)
    behind = [side for side in SIDES if is_arm_behind(pose, skeleton, side)]
    hip_x, hip_y = skeleton.hip
    with parts.placed(hip_x, hip_y, skeleton.lying):
        with parts.placed(0.0, 0.0, skeleton.torso_degrees):
            for side in behind:
                _add_arm(parts, design, skeleton, side, holding == side)
        with parts.placed(-hip_x, -hip_y):
            for side in sorted(SIDES, key=lambda s: skeleton.legs[s].nearness):
                _add_leg(parts, design, skeleton, side)
        with parts.placed(0.0, 0.0, skeleton.torso_degrees):
            is_tin = design.rig.machine.style == "tin"
            (add_tin_trunk if is_tin else _add_trunk)(parts, design, pose, skeleton)
            with parts.placed(*skeleton.head, skeleton.head_degrees), parts.placed(0.0, -HEAD_ABOVE_NECK):
                (add_tin_head if is_tin else _add_head)(parts, design, pose)
                points = {
                    "head": parts.point(0.0, 0.0),
                    "head_top": parts.point(0.0, -0.5),
                    "chin": parts.point(0.0, 0.46),
                    "eyes": parts.point(0.0, -0.08),
                    "mouth": parts.point(0.0, 0.2),
                }
            for side in SIDES:
                if side not in behind:
                    _add_arm(parts, design, skeleton, side, holding == side)
            hands = {side: parts.point(*skeleton.arms[side].wrist) for side in SIDES}
    return parts, Landmarks(hand_left=hands[-1], hand_right=hands[1], **points)


def _metal(design: Design) -> Color:
    return mix(design.color("legs"), INK, 0.1)


def _add_leg(parts: PartList, design: Design, skeleton: Skeleton, side: Side) -> None:
    leg = skeleton.legs[side]
    parts.shape(
        tube((leg.hip, leg.knee, leg.ankle), (LIMB, LIMB, LIMB)), _metal(design), shade=0.05, outer=True
    )
    parts.shape(ellipse(*leg.knee, 0.13, 0.13), design.color("top"), shade=0.04, outer=True)
    with parts.placed(leg.ankle[0], leg.ankle[1], leg.tilt):
        x = leg.toe[0] * 0.55
        parts.shape(box(x - 0.24, -0.1, 0.48, ANKLE + 0.12, 0.1), _metal(design), shade=0.05, outer=True)


def _add_arm(parts: PartList, design: Design, skeleton: Skeleton, side: Side, holds: bool) -> None:
    arm = skeleton.arms[side]
    shell = design.color("top")
    parts.shape(
        tube((arm.shoulder, arm.elbow, arm.wrist), (LIMB, LIMB, LIMB)), _metal(design), shade=0.05, outer=True
    )
    parts.shape(ellipse(*arm.shoulder, 0.2, 0.2), shell, shade=0.05, outer=True)
    parts.shape(ellipse(*arm.elbow, 0.12, 0.12), shell, shade=0.04, outer=True)
    with parts.placed(arm.wrist[0], arm.wrist[1], arm.degrees):
        if holds:
            parts.held_spot(0.0, 0.12)
        for finger in SIDES:
            claw = spline(
                [
                    (finger * 0.02, 0.06),
                    (finger * 0.14, 0.12),
                    (finger * 0.12, 0.24),
                    (finger * 0.04, 0.28, "c"),
                    (finger * 0.06, 0.18),
                ]
            )
            parts.shape(claw, _metal(design), shade=0.02, outer=True)
        parts.shape(ellipse(0.0, 0.04, 0.14, 0.13), shell, shade=0.04, outer=True)


def _add_trunk(parts: PartList, design: Design, pose: Pose, skeleton: Skeleton) -> None:
    half = design.body.shoulder / 2 * skeleton.narrow * 0.92
    top, neck = skeleton.shoulder_y - 0.1, skeleton.neck_y
    parts.shape(
        box(skeleton.head[0] * 0.6 - 0.16, neck - 0.14, 0.32, 0.34, 0.05),
        _metal(design),
        shade=0.04,
        outer=True,
    )
    parts.shape(box(-half * 0.6, -0.16, half * 1.2, 0.34, 0.14), _metal(design), shade=0.05, outer=True)
    trunk = box(-half, top, half * 2, -0.04 - top, 0.3)
    parts.shape(trunk, design.color("top"), shade=0.15, outer=True)
    if pose.from_behind:
        with parts.inside(trunk):
            for row in range(3):
                parts.shape(
                    box(-half * 0.5, top + 0.5 + row * 0.16, half, 0.07, 0.03), design.color("top"), tone=0.9
                )
        return
    x = skeleton.yaw * 0.2
    with parts.inside(trunk):
        parts.shape(
            box(x - half * 0.56, top + 0.32, half * 1.12, 0.5, 0.1), design.color("inner"), shade=0.04
        )
        for index, role in enumerate(("accent", "hat", "shoes")):
            parts.shape(ellipse(x + (index - 1) * 0.2, top + 1.0, 0.055, 0.055), design.color(role))
    pulse = 0.5 + 0.5 * pose.breath
    parts.shape(ellipse(x, top + 0.57, 0.1, 0.1), mix(GLASS, GLOW, 0.4 + 0.5 * pulse), tone=GLOWING)


def _add_head(parts: PartList, design: Design, pose: Pose) -> None:
    shell = design.color("top")
    for side in SIDES:
        ear = box(side * 0.62 - pose.yaw * 0.1 - 0.08, -0.14, 0.16, 0.3, 0.06)
        parts.shape(ear, _metal(design), shade=0.03, outer=True)
    tip = pose.sway * 0.06
    antenna = [(0.0, -0.42), (0.02, -0.6), (0.06 + tip, -0.72)]
    parts.mark(spline(antenna, closed=False), _metal(design), 0.05)
    parts.shape(ellipse(0.06 + tip, -0.76, 0.07, 0.07), design.color("accent"), shade=0.02, outer=True)
    skull = box(-0.62, -0.46, 1.24, 0.92, 0.36)
    parts.shape(skull, shell, shade=0.11, outer=True)
    if pose.from_behind:
        return
    with parts.inside(skull), parts.placed(pose.yaw * 0.17, pose.pitch * 0.06):
        _add_screen(parts, pose)


def _add_screen(parts: PartList, pose: Pose) -> None:
    width = 0.96 * (1 - 0.2 * abs(pose.yaw))
    screen = box(-width / 2, -0.3, width, 0.62, 0.26)
    parts.shape(screen, GLASS, shade=0.03)
    lit = mix(GLOW, WARNING, max(0.0, -pose.brow_inner) * 0.8)
    with parts.inside(screen):
        for side in SIDES:
            _add_eye(parts, pose, side, width, lit)
        _add_voice(parts, pose, lit)
        sheen = spline([(-width * 0.42, -0.1), (-width * 0.36, -0.22), (-width * 0.2, -0.265)], closed=False)
        parts.mark(sheen, (255, 255, 255, 60), 0.03)


def _add_eye(parts: PartList, pose: Pose, side: Side, width: float, color: Color) -> None:
    x, y = side * width * 0.21 + pose.gaze[0] * 0.035, -0.08 + pose.gaze[1] * 0.03
    height = max(0.018, (0.115 + 0.03 * pose.eyes_wide) * (1 - pose.blink))
    eye = ellipse(x, y, 0.09, height)
    parts.shape(eye, color, tone=GLOWING)
    slant = 0.06 * pose.brow_inner
    lid = [
        (x - 0.13, y - 0.2),
        (x + 0.13, y - 0.2),
        (x + 0.13, y - 0.11 - 0.05 * pose.brow + side * slant),
        (x - 0.13, y - 0.11 - 0.05 * pose.brow - side * slant),
    ]
    cover = skia.Path()
    cover.addPoly([skia.Point(*point) for point in lid], True)
    parts.shape(cover, GLASS)


def _add_voice(parts: PartList, pose: Pose, color: Color) -> None:
    if pose.openness < 0.05 or pose.mouth in ("rest", "closed"):
        bend = pose.smile * 0.05
        smile = spline([(-0.14, 0.17 - bend), (0.0, 0.17 + bend), (0.14, 0.17 - bend)], closed=False)
        parts.mark(smile, color, 0.035, tone=GLOWING)
        return
    for bar in range(-2, 3):
        tall = lerp(0.03, 0.2, pose.openness) * (1 - 0.22 * abs(bar)) * (1 if bar % 2 == 0 else 0.75)
        parts.shape(box(bar * 0.075 - 0.025, 0.17 - tall / 2, 0.05, tall, 0.02), color, tone=GLOWING)
