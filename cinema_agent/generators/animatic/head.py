"""Draws a head: skull, ears, face, and what the sheets put on it. One drawing turns by yaw (2.5-D).

Units: 1 is the head's height, origin at its middle. Features lie on a cylinder, so the far half of the face
narrows. Source: ours.
"""

from __future__ import annotations

import math
import random

import skia

from cinema_agent.generators.animatic import accessories
from cinema_agent.generators.animatic.canvas import (
    Color,
    box,
    ellipse,
    hex_color,
    lerp,
    mix,
    spline,
    with_alpha,
)
from cinema_agent.generators.animatic.design import INK, Design
from cinema_agent.generators.animatic.face_plane import FACE_TURN, FacePlane
from cinema_agent.generators.animatic.hair import (
    add_beard,
    add_hair_back,
    add_hair_from_behind,
    add_hair_front,
)
from cinema_agent.generators.animatic.hats import add_hat, hides_ears
from cinema_agent.generators.animatic.mouth import add_mouth
from cinema_agent.generators.animatic.parts import SIDES, PartList, Side
from cinema_agent.generators.animatic.pose import Pose

EYE_U, EYE_Y, MOUTH_Y, MOUTH_Y_BEARD = 0.43, -0.03, 0.285, 0.325
RELAXED_LID = 0.2
GAZE_REACH = 0.25
BLUSH, EYE_WHITE, PUPIL = hex_color("#d8473f"), hex_color("#fbf3e4"), hex_color("#20181f")
TEAR = hex_color("#bfe0ea")
DARK_SKIN = 110


def mouth_height(design: Design) -> float:
    """Return where the mouth is below the middle of the head, in heads."""
    return MOUTH_Y_BEARD if design.beard is not None else MOUTH_Y


def eye_height(design: Design) -> float:
    """Return where the eyes are below the middle of the head, in heads."""
    return EYE_Y + design.face.eye_drop


def add_head_back(parts: PartList, design: Design, pose: Pose) -> None:
    """Add what hangs behind the shoulders when the figure faces us."""
    if not pose.from_behind:
        add_hair_back(parts, design, pose)
        accessories.add_on_head(parts, design, pose, "back")
        add_hat(parts, design, pose, "back")


def add_head(parts: PartList, design: Design, pose: Pose) -> None:
    """Add the head, face and hair."""
    plane = FacePlane(design.face.half_width, pose.yaw, pose.pitch)
    drop = _jaw_drop(pose)
    add_ears(parts, design, plane)
    skull = _skull(design, pose.yaw, drop)
    parts.shape(skull, design.color("skin"), shade=0.11, outer=True)
    if pose.from_behind:
        add_hair_from_behind(parts, design, pose)
        accessories.add_on_head(parts, design, pose, "front")
        add_hat(parts, design, pose, "back")
        add_hat(parts, design, pose, "front")
        return
    with parts.inside(skull):
        _add_skin_details(parts, design, plane)
    add_beard(parts, design, pose, drop, "front")
    add_mouth(parts, design, pose, (plane.x(0.0, 1.06), plane.y(mouth_height(design)) + drop * 0.25))
    add_beard(parts, design, pose, drop, "over")
    with parts.inside(skull):
        accessories.add_on_face(parts, design, plane, "back")
        for side in SIDES:
            _add_eye(parts, design, pose, plane, side)
    for side in SIDES:
        _add_brow(parts, design, pose, plane, side)
    if pose.tears > 0:
        _add_tears(parts, design, pose, plane)
    _add_nose(parts, design, plane)
    accessories.add_on_face(parts, design, plane, "front")
    add_hair_front(parts, design, pose)
    accessories.add_on_head(parts, design, pose, "front")
    add_hat(parts, design, pose, "front")


def _jaw_drop(pose: Pose) -> float:
    return pose.openness * (0.06 if pose.mouth not in ("closed", "rest") else 0.0)


def _skull(design: Design, yaw: float, drop: float) -> skia.Path:
    """The outline of the face: the far side flatter at the eye and rounder at the cheek when turned."""
    w, j = design.face.half_width, design.face.half_jaw
    mid = w * math.sin(FACE_TURN * yaw)
    right, left = max(0.0, yaw), max(0.0, -yaw)
    cheek = lerp(w, j, 0.62)
    return spline(
        [
            (mid * 0.1, -0.5),
            (w * 0.72, -0.41),
            (w * (1.0 - 0.02 * right), -0.1),
            (w * (0.97 - 0.03 * right) + mid * 0.05, 0.1),
            (cheek + mid * 0.16, 0.29),
            (j * 0.62 + mid * 0.42, 0.445 + drop),
            (mid * 0.52, 0.505 + drop),
            (-j * 0.62 + mid * 0.42, 0.445 + drop),
            (-cheek + mid * 0.16, 0.29),
            (-w * (0.97 - 0.03 * left) + mid * 0.05, 0.1),
            (-w * (1.0 - 0.02 * left), -0.1),
            (-w * 0.72, -0.41),
        ]
    )


def add_ears(parts: PartList, design: Design, plane: FacePlane) -> None:
    """Add the ears that show."""
    if not design.hair.ears or hides_ears(design) or accessories.hides_ears(design):
        return
    for side in SIDES:
        seen = 1 - max(0.0, side * plane.yaw) * 1.7
        if seen < 0.2:
            continue
        x = side * plane.half_width * 0.94
        ear = spline(
            [
                (x - side * 0.02, -0.06),
                (x + side * 0.065 * seen, -0.085),
                (x + side * 0.095 * seen, 0.0),
                (x + side * 0.05 * seen, 0.1),
                (x - side * 0.02, 0.12),
            ]
        )
        parts.shape(ear, design.color("skin"), shade=0.025, outer=True)
        fold = [
            (x + side * 0.03 * seen, -0.035),
            (x + side * 0.06 * seen, 0.0),
            (x + side * 0.035 * seen, 0.055),
        ]
        parts.mark(spline(fold, closed=False), design.color("skin"), 0.013, tone=0.9)


def _add_skin_details(parts: PartList, design: Design, plane: FacePlane) -> None:
    skin = design.color("skin")
    is_dark = sum(skin[:3]) / 3 < DARK_SKIN
    for side in SIDES:
        x, narrow = plane.x(side * 0.58), plane.narrowing(side * 0.58)
        blush = with_alpha(mix(skin, BLUSH, 0.4), 60 if is_dark else 95)
        parts.shape(ellipse(x, plane.y(0.17), 0.1 * narrow, 0.065), blush)
        if design.face.lines > 0:
            _add_lines(parts, design, plane, side)
    if design.face.freckles:
        spots = random.Random(design.seed)
        for index in range(14):
            u = (-1) ** index * spots.uniform(0.25, 0.72)
            spot = ellipse(plane.x(u), plane.y(0.12 + spots.uniform(-0.035, 0.05)), 0.011, 0.009)
            parts.shape(spot, with_alpha(skin, 150), tone=0.9)


def _add_lines(parts: PartList, design: Design, plane: FacePlane, side: Side) -> None:
    line = with_alpha(design.color("skin"), int(190 * design.face.lines))
    eye_bag = [(plane.x(side * u), plane.y(y)) for u, y in ((0.28, 0.085), (0.46, 0.108), (0.64, 0.088))]
    parts.mark(spline(eye_bag, closed=False), line, 0.012, tone=1.0)
    fold = [(plane.x(side * u), plane.y(y)) for u, y in ((0.27, 0.19), (0.38, 0.25), (0.4, 0.31))]
    parts.mark(spline(fold, closed=False), line, 0.012, tone=1.0)
    if side > 0:
        for row in (0, 1):
            forehead = [
                (plane.x(u), plane.y(y - row * 0.06))
                for u, y in ((-0.36, -0.25), (0.0, -0.263), (0.36, -0.25))
            ]
            parts.mark(spline(forehead, closed=False), with_alpha(line, line[3] * 0.7), 0.011, tone=1.0)


def _add_eye(parts: PartList, design: Design, pose: Pose, plane: FacePlane, side: Side) -> None:
    """A round eye; a lid comes down over it, so a blink never changes the drawing's style."""
    size, u = design.face.eye, side * EYE_U
    x, y, narrow = plane.x(u), plane.y(eye_height(design)), plane.narrowing(u)
    wide = 1 + 0.12 * pose.eyes_wide
    half_w, half_h = 0.069 * size * narrow * wide, 0.081 * size * wide
    lid = RELAXED_LID + design.face.lids - 0.16 * max(0.0, pose.eyes_wide) - 0.2 * min(0.0, pose.eyes_wide)
    lid = max(0.02, min(1.0, lid + pose.blink * (1 - lid) + 0.05 * max(0.0, pose.smile)))
    ball = ellipse(x, y, half_w, half_h)
    parts.shape(ball, design.color("skin"), tone=0.32)
    with parts.inside(ball):
        edge = y - half_h + 2 * half_h * lid * 0.96
        # No white above the lid's edge: it would shine through the smoothed rim of the ball.
        parts.shape(box(x - half_w * 1.1, edge - 0.004, half_w * 2.2, half_h * 2.2), EYE_WHITE, tone=0.06)
        gaze_x = x + pose.gaze[0] * half_w * GAZE_REACH * 1.6 + plane.yaw * 0.011
        gaze_y = y + pose.gaze[1] * half_h * GAZE_REACH * 1.4 + 0.008
        parts.shape(ellipse(gaze_x, gaze_y, 0.05 * size * max(narrow, 0.72), 0.056 * size), PUPIL)
        parts.shape(
            ellipse(gaze_x - 0.017 * size, gaze_y - 0.02 * size, 0.014 * size, 0.016 * size), EYE_WHITE
        )
        corner = lerp(edge + half_h * 0.42, edge - half_h * 0.3, lid)
        cover = [
            (x - half_w * 1.3, y - half_h * 1.4, "c"),
            (x + half_w * 1.3, y - half_h * 1.4, "c"),
            (x + half_w * 1.3, corner, "c"),
            (x, edge),
            (x - half_w * 1.3, corner, "c"),
        ]
        parts.shape(spline(cover), design.color("skin"), tone=0.32)
        if lid < 0.8:
            parts.shape(
                ellipse(x, y + half_h * 1.32, half_w * 1.2, half_h * 0.5), design.color("skin"), tone=0.12
            )
    lash = [
        (x - half_w * 1.07, corner - half_h * 0.06),
        (x, edge),
        (x + half_w * 1.07, corner - half_h * 0.06),
    ]
    parts.mark(spline(lash, closed=False), INK, 0.024 * size)
    if design.face.lashes:
        tip = (x + side * half_w * 1.36, corner - half_h * 0.3)
        parts.mark(spline([lash[2 if side > 0 else 0], tip], closed=False), INK, 0.019 * size)


def _add_brow(parts: PartList, design: Design, pose: Pose, plane: FacePlane, side: Side) -> None:
    """A tapered brow. Level when nothing is felt: low inner ends read as angry."""
    u = side * (EYE_U + 0.02)
    x, narrow = plane.x(u), plane.narrowing(u)
    y = (
        plane.y(eye_height(design))
        - 0.148
        - 0.05 * pose.brow
        - (0.02 if design.accessory_on("face") else 0.0)
    )
    inner = -0.008 - 0.05 * pose.brow_inner
    thick = 0.034 * design.face.brow
    half = 0.098 * narrow
    points = [
        (x - side * half, y + inner, "c"),
        (x + side * 0.1 * half, y - 0.026 + inner * 0.35),
        (x + side * half * 1.1, y + 0.012 - inner * 0.2, "c"),
        (x + side * 0.1 * half, y - 0.026 + thick + inner * 0.35),
        (x - side * half, y + thick + inner, "c"),
    ]
    path = spline(points)
    parts.shape(path, design.color("brow"))
    parts.mark(path, design.color("brow"), 0.01 * design.face.brow)


def _contour(points: tuple[tuple[float, float], ...], plane: FacePlane) -> skia.Path:
    """Return a nose's path; its first point, the bridge, is a corner."""
    (bridge_x, bridge_y), *rest = points
    return spline([(bridge_x, plane.y(bridge_y), "c"), *((x, plane.y(y)) for x, y in rest)])


def _add_nose(parts: PartList, design: Design, plane: FacePlane) -> None:
    size, x = design.face.nose, plane.x(0.0, 1.22)
    side = 1 if plane.yaw >= 0 else -1
    skin = design.color("skin")
    if size > 1.2:
        large = (
            (x - side * 0.045, -0.015),
            (x + side * 0.02 * size, 0.05),
            (x + side * 0.075 * size, 0.145),
            (x + side * 0.035 * size, 0.205),
            (x - side * 0.045 * size, 0.2),
            (x - side * 0.065 * size, 0.15),
        )
        parts.shape(_contour(large, plane), mix(skin, BLUSH, 0.16), shade=0.04)
        return
    small = (
        (x - side * 0.018, 0.035),
        (x + side * 0.033 * size, 0.1),
        (x + side * 0.055 * size, 0.147),
        (x + side * 0.01, 0.172),
        (x - side * 0.042 * size, 0.157),
    )
    parts.shape(_contour(small, plane), skin, tone=0.55)


def _add_tears(parts: PartList, design: Design, pose: Pose, plane: FacePlane) -> None:
    color: Color = with_alpha(TEAR, int(230 * min(1.0, pose.tears * 1.5)))
    for side in SIDES:
        x, top = plane.x(side * 0.5), plane.y(eye_height(design) + 0.085)
        length = 0.05 + 0.17 * pose.tears
        drop = [
            (x, top, "c"),
            (x + 0.014, top + length * 0.6),
            (x + 0.022, top + length * 0.86),
            (x, top + length),
            (x - 0.022, top + length * 0.86),
            (x - 0.014, top + length * 0.6),
        ]
        parts.shape(spline(drop), color)
