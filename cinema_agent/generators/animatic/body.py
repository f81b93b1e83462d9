"""Draws limbs, torso, neck, hands and feet of a person from its skeleton. Source: ours."""

from __future__ import annotations

import math
from collections.abc import Sequence

import skia

from cinema_agent.generators.animatic.arms import UPPER_PART, ArmJoints
from cinema_agent.generators.animatic.canvas import Color, Point, band, lerp, mix, spline
from cinema_agent.generators.animatic.design import INK, Design
from cinema_agent.generators.animatic.figure_sheets import figure_sheets, row_named
from cinema_agent.generators.animatic.parts import SIDES, PartList, Side
from cinema_agent.generators.animatic.pieces import add_pieces
from cinema_agent.generators.animatic.pose import HandShape, Pose
from cinema_agent.generators.animatic.skeleton import ANKLE, FAR_ARM_FROM_YAW, LegJoints, Skeleton

ARM_WIDTH, LEG_WIDTH = 0.34, 0.37
CORNER = 0.3
"""Part of a limb's segment that its joint rounds off."""
BOOT_HEIGHT = 0.46
FALSE_SIDE: Side = -1
"""The side of a false arm or leg."""
RUBBER: Color = (240, 234, 222, 255)
"""Soles of sneakers."""
GRIP = 0.1
"""How far beyond the wrist a hand grips."""


def tube(
    joints: Sequence[Point], widths: Sequence[float], *, flat_start: bool = False, flat_end: bool = False
) -> skia.Path:
    """Return a tapered tube through three joints, the middle one rounded; its ends round or flat."""
    (a, middle, b), (wide, mid_wide, thin) = joints, widths
    start, end = _between(middle, a, CORNER), _between(middle, b, CORNER)
    centers = [a, _between(a, start, 0.5), start]
    sizes = [wide, lerp(wide, mid_wide, 0.42), lerp(mid_wide, wide, CORNER)]
    for step in (0.25, 0.5, 0.75):
        u = 1 - step
        x = u * u * start[0] + 2 * u * step * middle[0] + step * step * end[0]
        y = u * u * start[1] + 2 * u * step * middle[1] + step * step * end[1]
        centers.append((x, y))
        sizes.append(mid_wide)
    centers += [end, _between(end, b, 0.5), b]
    sizes += [lerp(mid_wide, thin, CORNER), lerp(mid_wide, thin, 0.6), thin]
    path = band(centers, sizes)
    if _is_sharp(a, middle, b):
        # A sharply bent ribbon would end in a corner at the elbow.
        path.addCircle(*centers[4], mid_wide / 2, skia.PathDirection.kCCW)
    if not flat_start:
        path.addCircle(a[0], a[1], wide / 2, skia.PathDirection.kCCW)
    if not flat_end:
        path.addCircle(b[0], b[1], thin / 2, skia.PathDirection.kCCW)
    return path


def _is_sharp(a: Point, middle: Point, b: Point) -> bool:
    """Return whether a joint is bent by more than about 70 degrees."""
    ax, ay, bx, by = a[0] - middle[0], a[1] - middle[1], b[0] - middle[0], b[1] - middle[1]
    return ax * bx + ay * by > -0.34 * math.hypot(ax, ay) * math.hypot(bx, by)


def _between(a: Point, b: Point, part: float) -> Point:
    return lerp(a[0], b[0], part), lerp(a[1], b[1], part)


def add_leg(parts: PartList, design: Design, skeleton: Skeleton, side: Side) -> None:
    """Add a leg with its shoe."""
    leg, costume = skeleton.legs[side], design.costume
    width = LEG_WIDTH * design.body.limb * costume.leg_width
    color = design.color(costume.leg_color)
    if skeleton.lead == side:
        color = mix(color, INK, 0.14)
    if side == FALSE_SIDE and (limb := design.accessory_on("leg")) is not None:
        _add_false_leg(parts, design, leg, width, color, design.color(limb.color))
        return
    widths = (width * 1.22, width * 1.02, width * 0.8)
    if costume.leg_length < 1:
        bare = LEG_WIDTH * design.body.limb * 0.84
        shin = tube((leg.hip, leg.knee, leg.ankle), (bare * 1.22, bare, bare * 0.76), flat_end=True)
        parts.shape(shin, design.color(costume.shin_color), shade=0.07, outer=True)
    if costume.leg_length > 0:
        path = _trouser_leg(leg, widths, costume.leg_length)
        parts.shape(path, color, shade=0.07, outer=True)
    _add_shoe(parts, design, leg, width)


def _trouser_leg(leg: LegJoints, widths: tuple[float, float, float], length: float) -> skia.Path:
    """Return the cloth of a leg that ends `length` (0 to 1) of the way from hip to ankle."""
    if length >= 1:
        return tube((leg.hip, leg.knee, leg.ankle), widths, flat_end=True)
    if length > 0.5:
        end, cut = _between(leg.knee, leg.ankle, 2 * length - 1), lerp(widths[1], widths[2], 2 * length - 1)
        return tube((leg.hip, leg.knee, end), (widths[0], widths[1], cut), flat_end=True)
    end = _between(leg.hip, leg.knee, 2 * length)
    middle = _between(leg.hip, leg.knee, length)
    return tube((leg.hip, middle, end), (widths[0], widths[0] * 0.98, widths[1] * 1.04), flat_end=True)


def _add_false_leg(
    parts: PartList, design: Design, leg: LegJoints, width: float, cloth: Color, metal: Color
) -> None:
    """Add a leg whose shin is a prosthesis: socket, pylon and shoe."""
    below = _between(leg.knee, leg.ankle, 0.42)
    pylon = tube((below, _between(below, leg.ankle, 0.5), leg.ankle), (0.13, 0.11, 0.11))
    parts.shape(pylon, metal, shade=0.03, outer=True)
    socket = tube(
        (leg.knee, _between(leg.knee, below, 0.5), below), (width * 0.94, width * 0.8, width * 0.52)
    )
    parts.shape(socket, mix(metal, INK, 0.35), shade=0.05, outer=True)
    thigh = _between(leg.hip, leg.knee, 0.5)
    trousers = tube((leg.hip, thigh, leg.knee), (width * 1.22, width * 1.14, width * 1.04), flat_end=True)
    parts.shape(trousers, cloth, shade=0.07, outer=True)
    _add_shoe(parts, design, leg, width, is_low=True)


def _add_shoe(parts: PartList, design: Design, leg: LegJoints, width: float, *, is_low: bool = False) -> None:
    shoe = "shoe" if is_low else design.costume.shoe
    half = max(0.15, width * 0.46)
    reach = leg.toe[0]
    down = ANKLE + 0.02
    front = leg.toe[1] * 0.55
    top = -0.05 if shoe != "boot" else -0.14
    toe, heel = max(half, half * 0.72 + reach), min(-half, -half * 0.72 + reach)
    if reach >= 0:
        heel = -half
    else:
        toe = half
    outline = [
        (-half, top, "c"),
        (heel * 1.04, down * 0.4),
        (heel, down + min(front, 0.05), "c"),
        ((heel + toe) / 2, down + front * 0.7),
        (toe, down + min(front, 0.05), "c"),
        (toe * 0.98, down * 0.45),
        (half, top * 0.3 + 0.02),
        (half, top, "c"),
    ]
    if reach < 0:
        outline = [
            (half, top, "c"),
            (toe * 1.04, down * 0.4),
            (toe, down + min(front, 0.05), "c"),
            ((heel + toe) / 2, down + front * 0.7),
            (heel, down + min(front, 0.05), "c"),
            (heel * 0.98, down * 0.45),
            (-half, top * 0.3 + 0.02),
            (-half, top, "c"),
        ]
    color = design.color("skin" if shoe == "sandal" else "shoes")
    if shoe == "boot":
        shaft_top = _between(
            leg.ankle, leg.knee, min(0.8, BOOT_HEIGHT / max(0.3, _length(leg.ankle, leg.knee)))
        )
        shaft = tube(
            (shaft_top, _between(shaft_top, leg.ankle, 0.5), leg.ankle),
            (width * 1.1, width * 0.98, half * 2),
            flat_start=True,
            flat_end=True,
        )
        parts.shape(shaft, color, shade=0.06, outer=True)
    with parts.placed(leg.ankle[0], leg.ankle[1], leg.tilt):
        parts.shape(spline(outline), color, shade=0.05, outer=True)
        if shoe != "boot":
            sole = [
                (heel, down + min(front, 0.05) - 0.02),
                ((heel + toe) / 2, down + front * 0.7 - 0.02),
                (toe, down + min(front, 0.05) - 0.02),
            ]
            if shoe == "sneaker":
                parts.mark(spline(sole, closed=False), RUBBER, 0.05)
            else:
                parts.mark(spline(sole, closed=False), design.color("shoes"), 0.035, tone=1.0)


def _length(a: Point, b: Point) -> float:
    return math.hypot(a[0] - b[0], a[1] - b[1])


def add_arm(
    parts: PartList, design: Design, pose: Pose, skeleton: Skeleton, side: Side, *, is_over: bool, holds: bool
) -> None:
    """Add an arm with its hand, in the torso's placement; `is_over` joins it to the torso without a seam."""
    joints, costume = skeleton.arms[side], design.costume
    hand = (pose.left_arm if side < 0 else pose.right_arm).hand
    width = ARM_WIDTH * design.body.limb
    if costume.sleeve != "long":
        skin = tube((joints.shoulder, joints.elbow, joints.wrist), (width * 0.78, width * 0.68, width * 0.5))
        parts.shape(skin, design.color("skin"), shade=0.06, outer=True)
    false_arm = design.accessory_on("arm") if side == FALSE_SIDE else None
    if false_arm is not None:
        metal = design.color(false_arm.color)
        forearm = tube(
            (joints.elbow, _between(joints.elbow, joints.wrist, 0.5), joints.wrist),
            (width * 0.74, width * 0.62, width * 0.46),
        )
        parts.shape(forearm, metal, shade=0.06, outer=True)
    thumb_right = skeleton.yaw >= 0 if abs(skeleton.yaw) > FAR_ARM_FROM_YAW else side < 0
    shape: HandShape = "grip" if holds and hand == "relaxed" else hand
    if holds and pose.prop is None:
        _add_held(parts, pose, skeleton, joints)
    add_hand(parts, design, joints.wrist, joints.degrees, side, shape, is_mirrored=not thumb_right)
    if costume.sleeve == "none":
        return
    cloth = design.color(costume.sleeve_color)
    wide = width * costume.sleeve_width * (1 + 0.25 * costume.padding)
    end, elbow = joints.wrist, joints.elbow
    if costume.sleeve == "short":
        end, elbow = (
            _between(joints.shoulder, joints.elbow, 0.82),
            _between(joints.shoulder, joints.elbow, 0.4),
        )
    if false_arm is not None:
        end, elbow = _between(joints.elbow, joints.wrist, 0.12), _between(joints.shoulder, joints.elbow, 0.5)
    flat = costume.sleeve_width > 1.3 or costume.sleeve_end > 0.9 or false_arm is not None
    thin = wide * (0.86 if false_arm is not None else costume.sleeve_end)
    sleeve = tube((joints.shoulder, elbow, end), (wide * 1.04, wide, thin), flat_end=flat)
    parts.shape(sleeve, cloth, shade=0.075, outer=True)
    if costume.cuff is not None and false_arm is None:
        start = _between(end, elbow, 0.26 if costume.sleeve == "long" else 0.3)
        cuff = tube(
            (start, _between(start, end, 0.5), end), (thin * 1.08, thin * 1.08, thin * 1.05), flat_end=True
        )
        parts.shape(cuff, design.color(costume.cuff), shade=0.04)
    if is_over:
        around = tube((joints.shoulder, elbow, end), (wide * 1.04 + 0.03, wide + 0.03, thin))
        with parts.inside(around):
            _smooth_shoulder(parts, skeleton, side, cloth, wide)
        if joints.elbow[1] - joints.shoulder[1] > 0.8 * UPPER_PART * design.body.arm:
            _crease_armpit(parts, skeleton, side, cloth, wide)


def _smooth_shoulder(parts: PartList, skeleton: Skeleton, side: Side, cloth: Color, wide: float) -> None:
    """Cover the shade on the inner half of the sleeve's cap, so that shoulder and torso are one.

    The patch ends in a point along the inner edge: there the sleeve's shade grows out of nothing.
    """
    (x, y), (ex, ey) = skeleton.arms[side].shoulder, skeleton.arms[side].elbow
    length = math.hypot(ex - x, ey - y)
    down_x, down_y = (ex - x) / length, (ey - y) / length
    in_x, in_y = -side * down_y, side * down_x
    outline = (
        (0.1, -0.62),
        (-0.06, -0.1),
        (0.14, 0.42),
        (0.44, 1.0),
        (0.6, 1.45),
        (0.9, 1.2),
        (1.15, 0.4),
        (1.15, -0.5),
        (0.6, -0.75),
    )
    points = [
        (x + wide * (across * in_x + along * down_x), y + wide * (across * in_y + along * down_y))
        for across, along in outline
    ]
    parts.shape(spline(points), cloth)


def _crease_armpit(parts: PartList, skeleton: Skeleton, side: Side, cloth: Color, wide: float) -> None:
    (x, y), (ex, ey) = skeleton.arms[side].shoulder, skeleton.arms[side].elbow
    inner = side * wide * 0.5
    crease = [
        (x - inner, y + wide * 1.0),
        (lerp(x, ex, 0.55) - inner * 0.98, lerp(y, ey, 0.68)),
        (lerp(x, ex, 0.84) - inner * 0.96, lerp(y, ey, 0.92)),
    ]
    parts.mark(spline(crease, closed=False), cloth, 0.02, tone=1.0)


def _add_held(parts: PartList, pose: Pose, skeleton: Skeleton, arm: ArmJoints) -> None:
    """Add what a hand holds, upright or turned as the gesture wants it; the fingers come over it."""
    with parts.placed(arm.wrist[0], arm.wrist[1], arm.degrees):
        parts.held_spot(0.0, GRIP, skeleton.lead * pose.prop_turn, is_mirrored=skeleton.lead < 0)


def add_prop_place(parts: PartList, pose: Pose, skeleton: Skeleton, holding: Side) -> None:
    """Add what is held on the body rather than in the hand (a violin, a book), in the torso's placement."""
    place = pose.prop
    if place is None:
        return
    arm = skeleton.arms[holding]
    angle = math.radians(arm.degrees)
    in_hand = arm.wrist[0] - GRIP * math.sin(angle), arm.wrist[1] + GRIP * math.cos(angle)
    on_body = skeleton.chest.seen(skeleton.chest.place(place.forward, place.across, place.up, -skeleton.lead))
    x, y = _between(in_hand, on_body, place.amount)
    turned = lerp(pose.prop_turn, place.degrees, place.amount) * skeleton.lead
    parts.held_spot(x, y, turned, is_mirrored=skeleton.lead < 0)


def add_hand(
    parts: PartList,
    design: Design,
    wrist: Point,
    degrees: float,
    side: Side,
    shape: HandShape,
    *,
    is_mirrored: bool,
) -> None:
    """Add a hand, its thumb to the right as it hangs, or to the left if it is mirrored."""
    row = row_named(figure_sheets().hands, shape, "hand shape")
    false_arm = design.accessory_on("arm") if side == FALSE_SIDE else None
    glove = design.costume.gloves if false_arm is None else false_arm.color
    with parts.placed(wrist[0], wrist[1], degrees, mirrored=is_mirrored):
        pieces = row.pieces
        if glove is not None:
            pieces = tuple(piece.model_copy(update={"color": glove}) for piece in pieces)
        add_pieces(parts, pieces, design, half_width=0.92 * design.body.limb**0.5, yaw=0.0)


def torso_path(design: Design, pose: Pose, skeleton: Skeleton, hem: float) -> skia.Path:
    """Return the garment's outline, in the torso's placement, from the hips; `hem` in heads below them."""
    body, costume = design.body, design.costume
    narrow, yaw = skeleton.narrow, skeleton.yaw
    shoulder = (body.shoulder / 2 + costume.padding) * narrow
    waist = (body.waist / 2 + costume.padding + pose.breath * 0.008) * narrow
    hip = body.hip / 2 * narrow + costume.padding
    neck, top = skeleton.neck_y, skeleton.shoulder_y
    waist_y = lerp(top, 0.0, 0.58)
    belly = yaw * max(0.0, body.waist - body.shoulder * 0.72) * 0.16
    chest = yaw * 0.05
    right, left = hem_reach(design, skeleton, hem)
    points: list[tuple[float, float] | tuple[float, float, str]] = [
        (-0.16, neck - 0.02),
        (-shoulder * 0.62 + chest * 0.4, neck + 0.09),
        (-shoulder + chest * 0.5, top + 0.1),
        (-(waist + shoulder) / 2 + chest, lerp(top, waist_y, 0.55)),
        (-waist + belly, waist_y),
        (-hip + belly * 0.4, -0.04),
    ]
    tail: list[tuple[float, float] | tuple[float, float, str]] = [
        (hip + belly * 0.4, -0.04),
        (waist + belly, waist_y),
        ((waist + shoulder) / 2 + chest, lerp(top, waist_y, 0.55)),
        (shoulder + chest * 0.5, top + 0.1),
        (shoulder * 0.62 + chest * 0.4, neck + 0.09),
        (0.16, neck - 0.02),
    ]
    sway = pose.sway * 0.05 * max(0.0, hem)
    bottom: list[tuple[float, float] | tuple[float, float, str]] = [
        (-left + sway, hem, "c"),
        ((right - left) / 2 + sway, hem + 0.06),
        (right + sway, hem, "c"),
    ]
    outline = [*points, *bottom, *tail]
    if skeleton.bow:
        outline = [(point[0] + skeleton.bowed(point[1]), *point[1:]) for point in outline]
    return spline(outline)


def hem_reach(design: Design, skeleton: Skeleton, hem: float) -> tuple[float, float]:
    """Return how far right and left of the hips the hem reaches, so that it covers the legs it hangs over."""
    full = design.costume.hem * design.body.leg
    # A hem drawn up onto the thighs is no wider than what it lies on.
    flare = (
        lerp(1.0, design.costume.flare, min(1.0, 1.2 * hem / full)) if full > 0.25 else design.costume.flare
    )
    base = design.body.hip / 2 * flare * skeleton.narrow + design.costume.padding
    if hem < 0.25:
        return base, base
    right = left = base
    for side in SIDES:
        leg = skeleton.legs[side]
        part = min(1.0, hem / max(0.2, leg.knee[1] - leg.hip[1]))
        x = lerp(leg.hip[0], leg.knee[0], part) - skeleton.hip[0]
        right, left = max(right, x + 0.22), max(left, -x + 0.22)
    return right, left


def add_neck(parts: PartList, design: Design, skeleton: Skeleton) -> None:
    """Add the neck, in the torso's placement: shaded, for the head's shadow lies on it."""
    (x, y), bow = skeleton.head, skeleton.bow
    half = 0.15 * design.body.limb**0.6
    neck = spline(
        [
            (x - half, y - 0.3, "c"),
            (x + half, y - 0.3, "c"),
            (bow + half * 1.1, y + 0.1),
            (bow + half * 1.5, y + 0.17, "c"),
            (bow - half * 1.5, y + 0.17, "c"),
            (bow - half * 1.1, y + 0.1),
        ]
    )
    parts.shape(neck, design.color("skin"), tone=0.8, outer=True)
