"""Draws creatures on two legs on a person's skeleton, so that every gesture of a person is theirs too.

Yetis, monsters, aliens, goblins: furry or smooth, with eyes, ears, horns and teeth of their rig. Heads as units.
Source: ours.
"""

from __future__ import annotations

from cinema_agent.generators.animatic.animal_shapes import (
    EYE,
    MOUTH,
    TONGUE,
    Coat,
    add_brow,
    add_eye,
    coat_of,
    ribbon,
)
from cinema_agent.generators.animatic.body import tube
from cinema_agent.generators.animatic.canvas import Color, ellipse, hex_color, lerp, mix, polygon, spline
from cinema_agent.generators.animatic.design import CREAM, INK, Design
from cinema_agent.generators.animatic.landmarks import HeldIn, Landmarks
from cinema_agent.generators.animatic.parts import GLOWING, SIDES, PartList, Side
from cinema_agent.generators.animatic.pose import Pose
from cinema_agent.generators.animatic.rig_sheets import Being
from cinema_agent.generators.animatic.skeleton import ANKLE, Skeleton, is_arm_behind, solve

_ARM, _LEG = 0.34, 0.4
_TOOTH, _HORN = hex_color("#f3ead6"), hex_color("#e0d2b4")
_GLOW = hex_color("#ffe9a8")


def compose_being(
    design: Design, pose: Pose, seat: float | None, held_in: HeldIn | None
) -> tuple[PartList, Landmarks]:
    """Return the parts of a creature and where its face and hands are."""
    build, coat, skeleton, parts = design.rig.being, coat_of(design), solve(design, pose, seat), PartList()
    holding: Side | None = None if held_in is None else (-1 if held_in == "left" else 1)
    behind = [side for side in SIDES if is_arm_behind(pose, skeleton, side)]
    raise_head = build.skull[1] * 0.84
    hip_x, hip_y = skeleton.hip
    with parts.placed(hip_x, hip_y, skeleton.lying):
        with parts.placed(0.0, 0.0, skeleton.torso_degrees):
            if build.wings:
                _add_wings(parts, pose, skeleton, coat)
            if build.tail:
                curve = [
                    (0.0, 0.0),
                    (-skeleton.lead * 0.7, 0.5),
                    (-skeleton.lead * (1.3 + 0.1 * pose.sway), 0.1),
                ]
                parts.shape(ribbon(curve, [0.4, 0.3, 0.08]), coat.coat, shade=0.06, outer=True)
            for side in behind:
                _add_arm(parts, build, design, skeleton, coat, side, holding == side)
        with parts.placed(-hip_x, -hip_y):
            for side in sorted(SIDES, key=lambda s: skeleton.legs[s].nearness):
                _add_leg(parts, build, design, skeleton, coat, side)
        with parts.placed(0.0, 0.0, skeleton.torso_degrees):
            _add_trunk(parts, build, design, pose, skeleton, coat)
            for side in SIDES:
                if side not in behind:
                    _add_arm(parts, build, design, skeleton, coat, side, holding == side)
            with parts.placed(*skeleton.head, skeleton.head_degrees), parts.placed(0.0, -raise_head):
                _add_head(parts, build, pose, coat)
                tall = build.skull[1]
                points = {
                    "head": parts.point(0.0, 0.0),
                    "head_top": parts.point(0.0, -tall - 0.02),
                    "chin": parts.point(0.0, tall),
                    "eyes": parts.point(0.0, -0.06),
                    "mouth": parts.point(pose.yaw * 0.14, tall * 0.52),
                }
            hands = {side: parts.point(*skeleton.arms[side].wrist) for side in SIDES}
    return parts, Landmarks(hand_left=hands[-1], hand_right=hands[1], **points)


def _skin(build: Being, coat: Coat) -> Color:
    """Return the colour of bare parts: the face and the palms of what has fur."""
    return coat.belly if build.fur else coat.coat


def _add_leg(
    parts: PartList, build: Being, design: Design, skeleton: Skeleton, coat: Coat, side: Side
) -> None:
    leg, wide = skeleton.legs[side], _LEG * build.limb
    color = design.color("legs") if build.wears == "suit" else coat.coat
    shape = tube((leg.hip, leg.knee, leg.ankle), (wide * 1.1, wide, wide * 0.86))
    parts.shape(shape, color, shade=0.07, outer=True)
    with parts.placed(leg.ankle[0], leg.ankle[1], leg.tilt):
        x = leg.toe[0] * 0.6
        half = 0.22 * (0.6 + 0.5 * build.limb)
        foot = [
            (x - half, ANKLE, "c"),
            (x - half * 0.9, -0.06),
            (x, -0.14),
            (x + half, -0.02),
            (x + half * 1.2, ANKLE, "c"),
        ]
        parts.shape(
            spline(foot),
            design.color("shoes") if build.wears == "suit" else _skin(build, coat),
            shade=0.05,
            outer=True,
        )
        if build.wears != "suit":
            for toe in (-0.6, 0.1, 0.8):
                parts.shape(
                    ellipse(x + half * toe, ANKLE - 0.03, half * 0.2, 0.04), mix(coat.dark, CREAM, 0.5)
                )


def _add_arm(
    parts: PartList, build: Being, design: Design, skeleton: Skeleton, coat: Coat, side: Side, holds: bool
) -> None:
    arm, wide = skeleton.arms[side], _ARM * build.limb
    color = design.color("top") if build.wears == "suit" else coat.coat
    if build.fur:
        for t in (0.2, 0.5, 0.85):
            x, y = lerp(arm.elbow[0], arm.wrist[0], t), lerp(arm.elbow[1], arm.wrist[1], t)
            tuft = [(x - wide * 0.4, y - 0.1), (x + side * wide * 0.8, y + 0.16), (x + wide * 0.4, y + 0.12)]
            parts.shape(polygon(tuft), color, outer=True)
    path = tube((arm.shoulder, arm.elbow, arm.wrist), (wide * 1.15, wide, wide * 0.92))
    parts.shape(path, color, shade=0.06, outer=True)
    with parts.placed(arm.wrist[0], arm.wrist[1], arm.degrees):
        if holds:
            parts.held_spot(0.0, 0.14)
        size = 0.6 + 0.5 * build.limb
        for finger, long in ((-0.1, 0.26), (0.0, 0.3), (0.1, 0.26)):
            tip = ribbon(
                [
                    (finger * size * 0.6, 0.04),
                    (finger * size, 0.16 * size),
                    (finger * size * 1.1, long * size),
                ],
                [0.11 * size, 0.1 * size, 0.07 * size],
            )
            parts.shape(tip, _skin(build, coat), outer=True)
        parts.shape(ellipse(0.0, 0.07, 0.15 * size, 0.14 * size), _skin(build, coat), shade=0.03, outer=True)


def _add_trunk(
    parts: PartList, build: Being, design: Design, pose: Pose, skeleton: Skeleton, coat: Coat
) -> None:
    narrow, body = skeleton.narrow, design.body
    shoulder, waist, hip = (half * narrow / 2 for half in (body.shoulder, body.waist, body.hip))
    top, neck = skeleton.shoulder_y, skeleton.neck_y
    middle = lerp(top, 0.0, 0.55)
    right = [
        (0.16, neck),
        (shoulder * 0.7, top - 0.06),
        (shoulder, top + 0.16),
        (waist, middle),
        (hip, 0.12),
        (hip * 0.5, 0.3),
    ]
    outline = spline([*right, *[(-x, y) for x, y in reversed(right)]])
    if build.fur:
        _add_shaggy(parts, coat.coat, shoulder, waist, hip, top, middle)
    dressed = build.wears != "nothing"
    parts.shape(outline, design.color("top") if dressed else coat.coat, shade=0.12, outer=True)
    if pose.from_behind:
        return
    with parts.inside(outline):
        x = skeleton.yaw * 0.2
        if not dressed:
            parts.shape(ellipse(x, middle + 0.1, waist * 0.66, -middle * 0.9 + 0.2), coat.belly, tone=0.12)
        elif build.wears == "tunic":
            parts.shape(
                spline([(-hip * 1.2, -0.1), (hip * 1.2, -0.1), (hip * 1.2, 0.06), (-hip * 1.2, 0.06)]),
                design.color("shoes"),
            )
        else:
            parts.mark(spline([(x, neck), (x, 0.2)], closed=False), design.color("accent"), 0.05)
            parts.shape(
                ellipse(x + 0.24 * narrow, top + 0.34, 0.1, 0.1), design.color("accent"), tone=GLOWING
            )


def _add_shaggy(
    parts: PartList, color: Color, shoulder: float, waist: float, hip: float, top: float, middle: float
) -> None:
    """Add the tufts at both flanks of what has fur, under its trunk."""
    spots = (
        (shoulder, top + 0.2),
        (shoulder * 0.98, top + 0.45),
        (waist, middle + 0.1),
        (hip, -0.1),
        (hip * 0.8, 0.2),
    )
    for x, y in spots:
        for side in SIDES:
            tuft = [(side * (x - 0.2), y - 0.16), (side * (x + 0.12), y + 0.2), (side * (x - 0.14), y + 0.14)]
            parts.shape(polygon(tuft), color, outer=True)


def _add_wings(parts: PartList, pose: Pose, skeleton: Skeleton, coat: Coat) -> None:
    """Add a fairy's wings, trembling."""
    flutter = 10 * pose.breath + 8 * pose.sway
    y = skeleton.shoulder_y + 0.3
    for side in SIDES:
        for turn, long in ((-34.0, 1.5), (28.0, 1.0)):
            with parts.placed(0.0, y, side * (turn + flutter)):
                wing = [
                    (0.0, 0.0, "c"),
                    (side * long * 0.6, -0.3),
                    (side * long, -0.06),
                    (side * long * 0.7, 0.2),
                ]
                parts.shape(spline(wing), mix(coat.mark, CREAM, 0.45), shade=0.05, outer=True)


def _add_head(parts: PartList, build: Being, pose: Pose, coat: Coat) -> None:
    wide, tall = build.skull
    turn = pose.yaw * 0.26 * wide
    _add_ears_and_horns(parts, build, pose, coat)
    jaw = wide * build.jaw
    right = [
        (wide * 0.5, -tall * 0.94),
        (wide, -tall * 0.2),
        (lerp(wide, jaw, 0.6), tall * 0.4),
        (jaw * 0.6, tall * 0.94),
    ]
    skull = spline([(0.0, -tall), *right, (0.0, tall), *[(-x, y) for x, y in reversed(right)]])
    if build.fur:
        for side in SIDES:
            for y in (-0.5, 0.0, 0.45):
                tuft = [
                    (side * wide * 0.7, y * tall - 0.14),
                    (side * wide * 1.22, y * tall + 0.16),
                    (side * wide * 0.7, y * tall + 0.2),
                ]
                parts.shape(polygon(tuft), coat.coat, outer=True)
        crown = [
            (-0.24, -tall * 0.8),
            (0.06 + 0.04 * pose.sway, -tall * 1.3),
            (0.1, -tall * 0.92),
            (0.24, -tall * 1.16),
            (0.28, -tall * 0.8),
        ]
        parts.shape(polygon(crown), coat.coat, outer=True)
    if build.hair:
        parts.shape(ellipse(0.0, -tall * 0.1, wide * 1.14, tall * 1.12), coat.mark, shade=0.06, outer=True)
    parts.shape(skull, coat.coat, shade=0.1, outer=True)
    if build.hair:
        fringe = [
            (-wide, -tall * 0.2),
            (-wide * 0.7, -tall),
            (0.0, -tall * 1.12),
            (wide * 0.7, -tall),
            (wide, -tall * 0.2),
            (turn, -tall * 0.52),
        ]
        parts.shape(spline(fringe), coat.mark, shade=0.05, outer=True)
    if pose.from_behind:
        return
    with parts.inside(skull), parts.placed(turn, pose.pitch * 0.07):
        if build.fur:
            parts.shape(ellipse(0.0, 0.06, wide * 0.74, tall * 0.72), coat.belly, shade=0.03)
        _add_eyes(parts, build, pose, coat)
        _add_mouth(parts, build, pose, coat)


def _add_ears_and_horns(parts: PartList, build: Being, pose: Pose, coat: Coat) -> None:
    wide, tall = build.skull
    droop = 12 * max(0.0, pose.brow_inner)
    for side in SIDES:
        x = side * wide * 0.86 - pose.yaw * 0.08
        if build.ears == "point":
            with parts.placed(x, 0.0, side * droop):
                parts.shape(
                    spline(
                        [
                            (-side * 0.1, -0.16, "c"),
                            (side * 0.58, -0.34, "c"),
                            (side * 0.2, 0.14),
                            (-side * 0.1, 0.16, "c"),
                        ]
                    ),
                    coat.coat,
                    shade=0.04,
                    outer=True,
                )
        elif build.ears == "round":
            parts.shape(ellipse(x, -tall * 0.6, 0.2, 0.2), coat.coat, shade=0.04, outer=True)
        if build.horns == "feelers":
            curve = [
                (side * wide * 0.4, -tall * 0.8),
                (side * wide * 0.6, -tall * 1.4),
                (side * wide * 0.8 + 0.05 * pose.sway, -tall * 1.6),
            ]
            parts.mark(spline(curve, closed=False), coat.coat, 0.06)
            parts.shape(ellipse(*curve[-1], 0.09, 0.09), coat.mark, outer=True)
        elif build.horns != "none":
            long = 0.5 if build.horns == "short" else 0.85
            curve = [
                (side * wide * 0.6, -tall * 0.7),
                (side * wide * (0.9 + 0.2 * long), -tall * 1.1),
                (side * wide * 0.9, -tall * (1.1 + long)),
            ]
            parts.shape(ribbon(curve, [0.24, 0.18, 0.04]), _HORN, shade=0.04, outer=True)


def _add_eyes(parts: PartList, build: Being, pose: Pose, coat: Coat) -> None:
    wide, tall = build.skull
    brow = mix(coat.coat, coat.dark, 0.7)
    if build.eyes == "single":
        add_eye(parts, pose, 0.0, -tall * 0.2, wide * 0.24, white=True, iris=CREAM)
        add_brow(parts, pose, 0.0, -tall * 0.2 - wide * 0.42, wide * 0.3, brow)
        return
    for side in SIDES:
        x, y = side * wide * 0.38, -tall * 0.12
        if build.eyes == "almond":
            _add_almond(parts, pose, x, y, side, wide)
            continue
        if build.eyes == "lamps":
            parts.shape(
                ellipse(x, y, wide * 0.16, max(0.015, wide * 0.2 * (1 - pose.blink))), _GLOW, tone=GLOWING
            )
        else:
            add_eye(parts, pose, x, y, wide * 0.16, white=True, iris=CREAM)
        add_brow(parts, pose, x, y - wide * 0.38, wide * 0.2, brow, inner=-side)


def _add_almond(parts: PartList, pose: Pose, x: float, y: float, side: Side, wide: float) -> None:
    """Add one of the large dark eyes of somebody from elsewhere."""
    tall = wide * 0.34 * (1 + 0.2 * pose.eyes_wide) * (1 - pose.blink)
    with parts.placed(x, y, side * (-18 + 12 * pose.brow_inner)):
        if tall < 0.03:
            parts.mark(spline([(-wide * 0.3, 0.0), (wide * 0.3, 0.0)], closed=False), EYE, 0.03)
            return
        parts.shape(ellipse(0.0, 0.0, wide * 0.32, tall), EYE)
        gaze_x, gaze_y = pose.gaze
        parts.shape(ellipse(-0.06 + gaze_x * 0.05, -tall * 0.3 + gaze_y * 0.04, 0.05, 0.06), CREAM)


def _add_mouth(parts: PartList, build: Being, pose: Pose, coat: Coat) -> None:
    wide, tall = build.skull
    half, y = wide * 0.42 * build.jaw, tall * 0.52
    gape = 0.26 * tall * pose.openness
    if gape > 0.02:
        hole = ellipse(0.0, y + gape * 0.3, half * (1 - 0.25 * pose.openness), 0.03 + gape)
        parts.shape(hole, MOUTH)
        with parts.inside(hole):
            parts.shape(ellipse(0.0, y + gape * 1.3, half * 0.7, gape * 0.7), TONGUE)
    else:
        bend = 0.07 * pose.smile
        parts.mark(
            spline([(-half, y - bend), (0.0, y + bend), (half, y - bend)], closed=False),
            mix(coat.dark, INK, 0.3),
            0.035,
        )
    if build.teeth == "none":
        return
    up = -1 if build.teeth == "tusks" else 1
    for side in SIDES:
        x = side * half * 0.62
        tooth = [(x - 0.06, y), (x + 0.06, y), (x + side * 0.02, y + up * 0.17)]
        parts.shape(polygon(tooth), _TOOTH, shade=0.01)
