"""Draws birds from the side: they stand, waddle, perch, and fly with beating wings.

Facing right; mirrored to face left. Units: own heads, origin between the feet, or at what it perches on. A
gesture of the leading arm lifts the near wing; the beak holds things. Source: ours.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import skia

from cinema_agent.generators.animatic.animal_shapes import (
    EYE,
    MOUTH,
    TONGUE,
    Coat,
    add_brow,
    add_eye,
    coat_of,
    lifted,
    ribbon,
)
from cinema_agent.generators.animatic.canvas import (
    Color,
    Point,
    ellipse,
    hex_color,
    lerp,
    mix,
    polygon,
    spline,
)
from cinema_agent.generators.animatic.design import CREAM, INK, Design
from cinema_agent.generators.animatic.gaits import bird_gait
from cinema_agent.generators.animatic.landmarks import HeldIn, Landmarks
from cinema_agent.generators.animatic.parts import PartList
from cinema_agent.generators.animatic.pose import Pose
from cinema_agent.generators.animatic.rig_sheets import FLIGHT, Bird

_COMB = hex_color("#c8402f")
_LEVEL = 8.0
"""Degrees the body of a flying bird rises."""
_BEATS = 3
"""Wing beats in one `stride`."""
_LEAST_SPREAD = 0.3
"""How much of a gesture a wing is lifted for: less looks like a ruffled feather."""
_LEAST_UP = 0.34
_SOLE = 0.03


@dataclass(frozen=True)
class _Frame:
    """The middle of the body, how it is tilted, shoulder, tail root and middle of the head."""

    middle: Point
    tilt: float
    shoulder: Point
    rump: Point
    head: Point
    is_flying: bool
    is_low: bool


def compose_bird(
    design: Design, pose: Pose, seat: float | None, held_in: HeldIn | None
) -> tuple[PartList, Landmarks]:
    """Return the parts of a bird and where its face and the tips of its wings are."""
    build, parts, coat = design.rig.bird, PartList(), coat_of(design)
    frame = _frame(build, pose)
    lift = FLIGHT / design.scale if frame.is_flying else seat or 0.0
    with parts.placed(0.0, -lift, mirrored=pose.yaw < 0):
        far_tip = _add_wing(parts, build, pose, frame, design, coat, is_far=True)
        _add_tail(parts, build, pose, frame, coat)
        for is_far in (True, False):
            _add_leg(parts, build, pose, frame, coat, is_far=is_far)
        _add_body(parts, build, design, frame, coat)
        near_tip = _add_wing(parts, build, pose, frame, design, coat, is_far=False)
        with parts.placed(*frame.head, pose.pitch * 18 + pose.tilt):
            _add_head(parts, build, pose, design, coat)
            beak = (0.16, 0.36) if build.face == "owl" else (0.36 + build.beak * 0.8, 0.12)
            if held_in is not None:
                parts.held_spot(*beak)
            points = {
                "head": parts.point(0.0, 0.0),
                "head_top": parts.point(0.0, -0.5),
                "chin": parts.point(0.05, 0.42),
                "eyes": parts.point(0.12, -0.08),
                "mouth": parts.point(*beak),
            }
        tips = sorted([parts.point(*near_tip), parts.point(*far_tip)])
    return parts, Landmarks(hand_left=tips[0], hand_right=tips[1], **points)


def _frame(build: Bird, pose: Pose) -> _Frame:
    is_flying = build.flies and pose.stride is not None
    is_low = pose.posture in ("lies", "kneels") or (pose.posture == "sits" and not build.flies)
    leg = 0.0 if is_flying or is_low else build.leg * (1 - 0.4 * pose.crouch)
    tilt = _LEVEL if is_flying else (0.5 if is_low else 1.0) * build.upright - 14 * pose.crouch
    beat = math.sin(_BEATS * pose.stride) if is_flying and pose.stride is not None else 0.0
    waddle = 0.0 if pose.stride is None or is_flying else 0.04 * abs(math.sin(pose.stride))
    angle = math.radians(tilt)
    height = 0.4 * build.girth if is_flying or is_low else build.height - build.leg
    middle = (0.0, -leg - height - waddle - 0.14 * beat - 0.01 * pose.breath)
    reach = 0.42 * build.length
    shoulder = (middle[0] + reach * math.cos(angle), middle[1] - reach * math.sin(angle))
    rump = (middle[0] - 1.1 * reach * math.cos(angle), middle[1] + 1.1 * reach * math.sin(angle))
    ahead = build.neck * (0.9 if is_flying else 0.25) + 0.1
    up = build.neck * (0.4 if is_flying else 1.0) * (1 - 0.35 * pose.crouch)
    # On the ground the head goes forward in jerks, as a hen's does.
    jerk = 0.0 if pose.stride is None or is_flying else 0.1 * build.neck * math.sin(2 * pose.stride)
    head = (shoulder[0] + ahead * 0.6 + jerk, shoulder[1] - up)
    return _Frame(middle, -tilt, shoulder, rump, head, is_flying, is_low)


def _add_body(parts: PartList, build: Bird, design: Design, frame: _Frame, coat: Coat) -> None:
    length, girth = build.length, build.girth
    with parts.placed(*frame.middle, frame.tilt):
        body = spline(
            [
                (-length * 0.56, -girth * 0.06),
                (-length * 0.2, -girth * 0.42),
                (length * 0.3, -girth * 0.42),
                (length * 0.54, -girth * 0.04),
                (length * 0.36, girth * 0.42),
                (-length * 0.1, girth * 0.46),
                (-length * 0.42, girth * 0.22),
            ]
        )
        parts.shape(body, coat.coat, shade=0.11, outer=True)
        if design.rig.belly:
            with parts.inside(body):
                parts.shape(
                    ellipse(length * 0.2, girth * 0.4, length * 0.52, girth * 0.44), coat.belly, shade=0.06
                )
    wide = 0.62 * girth
    neck = ribbon(
        [
            (lerp(frame.middle[0], frame.shoulder[0], 0.6), lerp(frame.middle[1], frame.shoulder[1], 0.6)),
            (lerp(frame.shoulder[0], frame.head[0], 0.4) + 0.03, lerp(frame.shoulder[1], frame.head[1], 0.4)),
            frame.head,
        ],
        [wide * 1.15, max(0.42, wide * 0.86), 0.5],
    )
    parts.shape(neck, coat.coat, shade=0.06, outer=True)
    if design.rig.belly:
        with parts.inside(neck):
            parts.shape(
                ellipse(frame.head[0] + 0.22, frame.head[1] + 0.5 + build.neck * 0.4, 0.3, 0.4), coat.belly
            )


def _add_tail(parts: PartList, build: Bird, pose: Pose, frame: _Frame, coat: Coat) -> None:
    x, y = frame.rump
    long, wag = build.tail, 0.05 * pose.sway
    dark = mix(coat.coat, coat.dark, 0.35)
    with parts.placed(x, y, frame.tilt + (52 if build.tail_shape == "up" else -2)):
        wide = {"wedge": 0.17, "fan": 0.34, "up": 0.42}[build.tail_shape] * (1.4 if frame.is_flying else 1.0)
        tail = spline(
            [
                (0.34, -0.16, "c"),
                (-long * 0.7, -wide * 0.7 + wag),
                (-long, -wide * 0.6 + wag, "c"),
                (-long * 1.04, wag),
                (-long, wide * 0.8 + wag, "c"),
                (-long * 0.6, wide * 0.8),
                (0.34, 0.2, "c"),
            ]
        )
        parts.shape(tail, dark, shade=0.05, outer=True)
        for row in (-0.25, 0.3):
            parts.mark(
                spline([(0.0, row * 0.2), (-long * 0.94, wide * row + wag)], closed=False), coat.dark, 0.02
            )


def _add_leg(parts: PartList, build: Bird, pose: Pose, frame: _Frame, coat: Coat, *, is_far: bool) -> None:
    color = mix(coat.mark, INK, 0.3 if is_far else 0.12)
    x = frame.middle[0] + (0.14 if is_far else -0.08)
    root_y = frame.middle[1] + 0.3 * build.girth
    if frame.is_low:
        return
    if frame.is_flying:
        curve = [(x - 0.1, root_y - 0.05), (x - 0.35, root_y + 0.1), (x - 0.62, root_y + 0.06)]
        parts.shape(ribbon(curve, [0.16, 0.08, 0.06]), color, outer=True)
        return
    forward, up, hang = (0.0, 0.0, 0.0)
    if pose.stride is not None:
        forward, up, hang = bird_gait(build, pose.stride_length).foot(pose.stride, 2 if is_far else 0)
    foot = (x + 0.06 + forward, -_SOLE - up)
    ankle = (lerp(x, foot[0], 0.5) - 0.1 * build.leg, lerp(root_y, foot[1], 0.58))
    thigh = ribbon([(x, root_y - 0.1), (x - 0.02, root_y + 0.05), ankle], [0.34, 0.26, 0.1])
    parts.shape(thigh, mix(coat.coat, coat.dark, 0.3 if is_far else 0.1), shade=0.04, outer=True)
    parts.shape(
        ribbon(
            [ankle, (lerp(ankle[0], foot[0], 0.5), lerp(ankle[1], foot[1], 0.5)), foot], [0.1, 0.08, 0.08]
        ),
        color,
        outer=True,
    )
    with parts.placed(*foot, 46 * hang):
        if build.web:
            parts.shape(
                polygon([(-0.1, -0.06), (0.06, -0.08), (0.34, 0.03), (-0.12, 0.03)]),
                color,
                shade=0.02,
                outer=True,
            )
            return
        for toe in (-0.2, 0.18, 0.3):
            parts.mark(spline([(0.0, -0.02), (toe * 0.6, -0.01), (toe, 0.02)], closed=False), color, 0.065)


def _add_wing(
    parts: PartList, build: Bird, pose: Pose, frame: _Frame, design: Design, coat: Coat, *, is_far: bool
) -> Point:
    """Add a wing, beating, lifted in a gesture, or folded; return where its tip is."""
    feather = design.color(build.wing_color) if build.wing_color else mix(coat.coat, coat.dark, 0.22)
    color = mix(feather, coat.dark, 0.35) if is_far else feather
    root = (
        lerp(frame.middle[0], frame.shoulder[0], 0.72),
        lerp(frame.middle[1], frame.shoulder[1], 0.72) - 0.12 * build.girth,
    )
    if frame.is_flying and pose.stride is not None:
        beat = math.sin(_BEATS * pose.stride + (0.25 if is_far else 0.0))
        return _add_spread(
            parts, build, (root[0] + (0.16 if is_far else 0.0), root[1]), 0.35 + 0.7 * beat, color, coat
        )
    amount, arm = lifted(pose)
    amount = amount if amount > _LEAST_SPREAD else 0.0
    if amount and build.flies:
        up = math.sin(math.radians(min(150.0, arm.raised) - 40)) * amount
        return _add_spread(
            parts, build, root, up * (0.8 if is_far else 1.0), color, coat, reach=0.4 + 0.5 * amount
        )
    if is_far:
        return frame.rump
    # An upright bird shows its breast: the wing lies along its back.
    back = build.upright / 90
    thin, shift = build.girth * lerp(1.0, 0.6, back), -0.2 * build.girth * back
    long = build.length * lerp(0.98, 0.86, back)
    with parts.placed(*root, frame.tilt + (80 * amount if not build.flies else 0.0)):
        wing = spline(
            [
                (0.16, shift - 0.1),
                (0.12, shift + thin * 0.3),
                (-long * 0.5, shift + thin * 0.42),
                (-long, shift + thin * 0.2, "c"),
                (-long * 0.5, shift - thin * 0.12),
            ]
        )
        parts.shape(wing, color, shade=0.07, cast=0.02, outer=True)
        with parts.inside(wing):
            for row in (0.12, 0.26):
                line = [
                    (-0.1, shift + thin * row),
                    (-long * 0.5, shift + thin * (row + 0.06)),
                    (-long, shift + thin * 0.2),
                ]
                parts.mark(spline(line, closed=False), mix(color, coat.dark, 0.5), 0.025)
    return root[0] - build.length, root[1]


def _add_spread(
    parts: PartList, build: Bird, root: Point, up: float, color: Color, coat: Coat, *, reach: float = 1.0
) -> Point:
    """Add a spread wing whose tip is `up` (-1 to 1) over its root; return its tip."""
    long = build.wing * reach
    # Never seen quite edge-on: a bird without wings would fall.
    up = math.copysign(max(_LEAST_UP, abs(up)), up)
    x, y = root
    tip = (x - 0.32 * long, y - long * up)
    wrist = (x + 0.16 * long * (1 - 0.4 * abs(up)), y - 0.5 * long * up)
    edge: list[tuple[float | str, ...]] = [(x + 0.26, y, "c"), wrist, (*tip, "c")]
    for part in (0.78, 0.5, 0.22):
        # The tips of the flight feathers.
        fx, fy = lerp(x - 0.66, tip[0] - 0.14, part), lerp(y + 0.14, tip[1], part)
        edge += [(fx - 0.12, fy + 0.05, "c"), (fx + 0.02, fy + 0.12, "c")]
    edge.append((x - 0.6, y + 0.16, "c"))
    wing = spline(edge)
    parts.shape(wing, color, shade=0.07, outer=True)
    with parts.inside(wing):
        fold = [(x + 0.2, y + 0.1), (wrist[0] - 0.16, wrist[1] + 0.16), (tip[0] - 0.1, tip[1] + 0.2)]
        parts.mark(spline(fold, closed=False), mix(color, coat.dark, 0.5), 0.03)
    return tip


def _add_head(parts: PartList, build: Bird, pose: Pose, design: Design, coat: Coat) -> None:
    face = design.color(build.cap) if build.cap else coat.belly
    if build.crest == "plume":
        for turn in (-0.3, 0.0, 0.3):
            plume = [(-0.2, -0.3), (-0.42 + turn * 0.3, -0.62), (-0.6 + turn, -0.78 - 0.2 * pose.brow)]
            parts.shape(ribbon(plume, [0.14, 0.12, 0.04]), face if build.cap else coat.coat, outer=True)
    elif build.crest == "comb":
        parts.shape(
            spline(
                [
                    (-0.3, -0.3, "c"),
                    (-0.3, -0.56),
                    (-0.14, -0.46, "c"),
                    (-0.08, -0.68),
                    (0.06, -0.5, "c"),
                    (0.16, -0.64),
                    (0.28, -0.3, "c"),
                ]
            ),
            _COMB,
            shade=0.04,
            outer=True,
        )
    elif build.crest == "tufts":
        for x, lean in ((0.2, 0.1), (-0.26, -0.12)):
            parts.shape(
                polygon([(x - 0.14, -0.3), (x + lean, -0.72 - 0.06 * pose.brow), (x + 0.14, -0.34)]),
                coat.coat,
                shade=0.03,
                outer=True,
            )
    if build.face != "owl":
        _add_beak(parts, build, pose, coat, (0.36, 0.04))
    skull = ellipse(0.0, 0.0, 0.47, 0.46)
    parts.shape(skull, face if build.face == "cap" else coat.coat, shade=0.08, outer=True)
    if build.crest == "comb":
        parts.shape(ellipse(0.34, 0.42, 0.08, 0.14), _COMB, shade=0.03, outer=True)
    if build.face == "owl" and pose.from_behind:
        return
    if build.face == "owl":
        _add_owl_face(parts, build, pose, coat, skull, face)
        return
    with parts.inside(skull):
        if build.face == "cheek":
            parts.shape(ellipse(0.2, 0.12, 0.3, 0.3), face)
    eye_white = build.face == "plain" and not design.rig.belly
    add_eye(parts, pose, 0.16, -0.08, 0.078, white=eye_white, iris=mix(coat.mark, CREAM, 0.4))
    add_brow(parts, pose, 0.16, -0.25, 0.09, mix(coat.coat, coat.dark, 0.7))


def _add_beak(parts: PartList, build: Bird, pose: Pose, coat: Coat, root: Point) -> None:
    long, (x, y) = build.beak, root
    gape = 26 * pose.openness
    deep = {"straight": 0.13, "hooked": 0.2, "flat": 0.1}[build.beak_shape]
    with parts.placed(x, y + 0.05, gape):
        lower = spline(
            [(-0.12, 0.0, "c"), (long * 0.8, 0.02, "c"), (long * 0.4, deep * 0.8), (-0.1, deep * 0.9)]
        )
        parts.shape(lower, mix(coat.mark, INK, 0.2), shade=0.02, outer=True)
        if pose.openness > 0.15:
            parts.shape(ellipse(long * 0.25, 0.01, long * 0.3, 0.035), mix(MOUTH, TONGUE, 0.6))
    with parts.placed(x, y, -gape * 0.35):
        if build.beak_shape == "hooked":
            upper = [
                (-0.14, -deep, "c"),
                (long * 0.5, -deep * 0.9),
                (long, 0.06),
                (long * 0.92, 0.24, "c"),
                (long * 0.6, 0.07),
                (-0.12, 0.09, "c"),
            ]
        elif build.beak_shape == "flat":
            upper = [
                (-0.14, -deep, "c"),
                (long * 0.5, -0.02),
                (long * 0.96, -0.04),
                (long * 1.04, 0.05),
                (long * 0.8, 0.08),
                (-0.12, 0.08, "c"),
            ]
        else:
            upper = [
                (-0.14, -deep, "c"),
                (long * 0.5, -deep * 0.6),
                (long, 0.06, "c"),
                (long * 0.4, 0.07),
                (-0.12, 0.07, "c"),
            ]
        parts.shape(spline(upper), coat.mark, shade=0.03, outer=True)
    if pose.smile > 0.2:
        parts.mark(
            spline([(x - 0.14, y + 0.03), (x - 0.06, y + 0.08), (x, y + 0.07)], closed=False), EYE, 0.022
        )


def _add_owl_face(
    parts: PartList, build: Bird, pose: Pose, coat: Coat, skull: skia.Path, face: Color
) -> None:
    turn = 0.12
    with parts.inside(skull):
        for side in (-1, 1):
            parts.shape(ellipse(turn + side * 0.22, 0.0, 0.27, 0.31), face, shade=0.02)
    for side in (-1, 1):
        x = turn + side * 0.19
        add_eye(parts, pose, x, -0.02, 0.105, white=True, iris=hex_color("#eab34a"))
        add_brow(parts, pose, x, -0.24, 0.12, mix(coat.coat, coat.dark, 0.8), inner=-side)
    drop = 0.1 * pose.openness
    parts.shape(ellipse(turn + 0.03, 0.2 + drop, 0.05, 0.07 + drop * 0.4), mix(coat.mark, MOUTH, 0.6))
    parts.shape(
        spline([(turn - 0.06, 0.06), (turn + 0.1, 0.06), (turn + 0.04, 0.27, "c")]), coat.mark, shade=0.02
    )
