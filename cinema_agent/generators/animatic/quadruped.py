"""Draws four-legged animals from the side, the head turned a little to us, in the proportions of their rig.

Facing right; mirrored to face left. Units: own heads, origin between the feet. A gesture of the leading arm
lifts the near forepaw, or the trunk. Source: ours.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import skia

from cinema_agent.generators.animatic.animal_head import add_head, trunk_tip
from cinema_agent.generators.animatic.animal_shapes import Coat, coat_of, lifted, ribbon, woolly
from cinema_agent.generators.animatic.body import tube
from cinema_agent.generators.animatic.canvas import Point, ellipse, lerp, mix, polygon, spline
from cinema_agent.generators.animatic.coats import (
    add_back,
    add_mane,
    add_markings,
    add_shell,
    add_tail,
    add_wing,
)
from cinema_agent.generators.animatic.design import INK, Design
from cinema_agent.generators.animatic.gaits import bounce, quadruped_gait
from cinema_agent.generators.animatic.landmarks import HeldIn, Landmarks
from cinema_agent.generators.animatic.parts import PartList
from cinema_agent.generators.animatic.pose import Pose
from cinema_agent.generators.animatic.rig_sheets import Quadruped
from cinema_agent.generators.animatic.skeleton import bend

_ALOFT, _TRAILS = 1.7, 0.4
"""How high a flying one is over the ground, and how far its feet trail behind, in lengths of its legs."""
SOLE = 0.08
"""How high the middle of a foot is above the ground."""


@dataclass(frozen=True)
class Frame:
    """Hip, shoulder and the middle of the head of an animal in a posture, in heads."""

    rump: Point
    shoulder: Point
    head: Point
    posture: str

    @property
    def degrees(self) -> float:
        """Return how far the back is turned from level, clockwise."""
        return math.degrees(math.atan2(self.shoulder[1] - self.rump[1], self.shoulder[0] - self.rump[0]))

    @property
    def length(self) -> float:
        """Return how far the shoulder is from the hip."""
        return math.hypot(self.shoulder[0] - self.rump[0], self.shoulder[1] - self.rump[1])


def compose_quadruped(
    design: Design, pose: Pose, seat: float | None, held_in: HeldIn | None
) -> tuple[PartList, Landmarks]:
    """Return the parts of an animal and where its face and paws are; what it holds it holds in its mouth."""
    build, parts, fur = design.rig.quadruped, PartList(), coat_of(design)
    frame = _frame(build, pose)
    # Under its wool a sheep is dark.
    legs = replace(fur, coat=fur.mark) if build.mane == "wool" else fur
    lift = _ALOFT * build.leg if _is_aloft(build, pose) else seat or 0.0
    with parts.placed(0.0, -lift, mirrored=pose.yaw < 0):
        add_tail(parts, build, pose, frame.rump, frame.posture, fur)
        if build.wings:
            add_wing(parts, build, pose, _wing_root(build, frame), fur.far())
        feet = {index: _add_leg(parts, build, pose, frame, legs.far(), index) for index in (2, 3)}
        add_back(parts, build, frame.rump, frame.shoulder, fur)
        _add_trunk(parts, build, design, frame, fur)
        _add_neck(parts, build, design, frame, fur)
        feet |= {index: _add_leg(parts, build, pose, frame, legs, index) for index in (0, 1)}
        add_mane(parts, build, frame.shoulder, frame.head, fur)
        saddle = parts.point(*_saddle(build, frame))
        if build.saddle:
            _add_saddle(parts, build, design, frame)
        if build.wings:
            add_wing(parts, build, pose, _wing_root(build, frame), fur)
        with parts.placed(*frame.head, pose.pitch * 16 + pose.tilt + build.nod):
            add_head(parts, design, pose, replace(legs, belly=fur.belly))
            held = trunk_tip(build, pose) if build.trunk else (0.32 + build.muzzle, 0.24)
            if held_in is not None:
                parts.held_spot(*held)
            points = {
                "head": parts.point(0.05, 0.0),
                "head_top": parts.point(0.0, -0.5),
                "chin": parts.point(0.2, 0.4),
                "eyes": parts.point(0.2, -0.08),
                "mouth": parts.point(0.32 + build.muzzle, 0.24),
            }
            hand = parts.point(*held)
        front = [parts.point(*feet[1]), hand if build.trunk else parts.point(*feet[3])]
    left, right = sorted(front)
    return parts, Landmarks(hand_left=left, hand_right=right, saddle=saddle, **points)


def _frame(build: Quadruped, pose: Pose) -> Frame:
    half, height = build.length / 2, build.leg + build.girth * 0.42
    breath = pose.breath * 0.012
    posture = _held(build, pose)
    rise = build.neck_up - 26 * max(0.0, pose.pitch) - 30 * pose.crouch
    if posture == "sits":
        rump, shoulder = (
            (-half * 0.62, -build.girth * 0.44),
            (half * 0.42, -max(height * 0.98, half * 1.3) - breath),
        )
    elif posture == "lies":
        rump, shoulder = (-half * 0.85, -build.girth * 0.44), (half * 0.75, -build.girth * 0.5 - breath)
        rise *= 0.8
    else:
        gait = quadruped_gait(build, is_running=pose.posture == "runs", stride_length=pose.stride_length)
        bob = 0.0 if pose.stride is None else 0.03 * build.leg * math.sin(2 * pose.stride)
        up = 0.0 if _is_aloft(build, pose) else gait.lift * 0.9 * bounce(pose, gait)
        rock = (
            0.0
            if gait.stance > 0.5 or pose.stride is None
            else 0.16 * build.girth * math.sin(pose.stride + 0.9)
        )
        bow = pose.crouch * 0.5 * build.leg
        rump = (-half * 0.85, -height - bob - up + rock)
        shoulder = (half * 0.75, -height - 0.04 + bob + bow - breath - up - rock)
    angle = math.radians(rise)
    head = (
        shoulder[0] + build.girth * 0.2 + math.cos(angle) * build.neck,
        shoulder[1] - build.girth * 0.15 - math.sin(angle) * build.neck,
    )
    return Frame(rump, shoulder, head, posture)


def _is_aloft(build: Quadruped, pose: Pose) -> bool:
    """Return whether a winged one flies: it does instead of running."""
    return bool(build.wings) and pose.posture == "runs" and pose.stride is not None


def _held(build: Quadruped, pose: Pose) -> str:
    """Return how an animal holds itself: what has hooves, claws or feet like columns lies down, and does not sit."""
    if pose.posture in ("sits", "kneels"):
        return "sits" if build.foot == "paw" or build.wings else "lies"
    return "lies" if pose.posture == "lies" else "stands"


def _add_trunk(parts: PartList, build: Quadruped, design: Design, frame: Frame, fur: Coat) -> None:
    girth, length, loin = build.girth, frame.length, build.girth * build.loin
    with parts.placed(frame.rump[0], frame.rump[1], frame.degrees):
        trunk = spline(
            [
                (-loin * 0.42, -loin * 0.02),
                (-loin * 0.12, -loin * 0.5),
                (length * 0.5, -lerp(loin, girth, 0.5) * 0.46 - build.hump * 0.5),
                (length * 0.92, -girth * 0.5),
                (length + girth * 0.34, -girth * 0.1),
                (length + girth * 0.16, girth * 0.44),
                (length * 0.62, girth * 0.46),
                (length * 0.16, loin * 0.36),
                (-loin * 0.3, loin * 0.3),
            ]
        )
        if build.mane == "wool":
            trunk = woolly(trunk, 17, girth * 0.17)
        parts.shape(trunk, fur.coat, shade=0.13, outer=True)
        with parts.inside(trunk):
            if build.mane != "wool":
                under = ellipse(length * 0.58, girth * 0.54, length * 0.6, girth * 0.26)
                parts.shape(under, fur.belly, tone=0.5)
            add_markings(parts, build, design.seed, length, girth, fur)
        if build.mane == "shell":
            add_shell(parts, length, girth, fur)


def _add_neck(parts: PartList, build: Quadruped, design: Design, frame: Frame, fur: Coat) -> None:
    girth, (head_x, head_y) = build.girth, frame.head
    start, end = frame.shoulder, (head_x - 0.1, head_y + 0.08)
    middle = (lerp(start[0], end[0], 0.5) + 0.03, lerp(start[1], end[1], 0.5) + 0.06 * build.neck)
    width = max(build.neck_width, 0.3)
    root = min(girth * 0.9, width + 0.55 * build.neck + 0.1)
    neck = tube((start, middle, end), (root, lerp(root, width, 0.6), width))
    parts.shape(neck, fur.coat, shade=0.07, outer=True)
    with parts.inside(neck):
        parts.shape(ellipse(end[0] + width * 0.42, end[1] + 0.42, width * 0.5, 0.5), fur.belly, shade=0.04)
        if design.rig.collar:
            _add_collar(parts, design, girth, middle, end)


def _add_collar(parts: PartList, design: Design, girth: float, middle: Point, neck: Point) -> None:
    """Add a collar in the outfit's colour, with a tag: something of its own to be known by."""
    x, y = lerp(middle[0], neck[0], 0.4), lerp(middle[1], neck[1], 0.4)
    band = [(x - girth * 0.4, y - 0.16), (x, y + 0.04), (x + girth * 0.42, y + 0.2)]
    parts.mark(spline(band, closed=False), design.color("top"), 0.11)
    parts.shape(ellipse(x + girth * 0.14, y + 0.17, 0.065, 0.065), design.color("accent"))


def _saddle(build: Quadruped, frame: Frame) -> Point:
    """Return where a rider sits."""
    x, y = lerp(frame.rump[0], frame.shoulder[0], 0.66), lerp(frame.rump[1], frame.shoulder[1], 0.66)
    return x, y - build.girth * 0.5


def _wing_root(build: Quadruped, frame: Frame) -> Point:
    x, y = lerp(frame.rump[0], frame.shoulder[0], 0.82), lerp(frame.rump[1], frame.shoulder[1], 0.82)
    return x, y - build.girth * 0.34


def _add_saddle(parts: PartList, build: Quadruped, design: Design, frame: Frame) -> None:
    x, y = _saddle(build, frame)
    girth = build.girth
    with parts.placed(x, y, frame.degrees):
        cloth = spline([(-0.44, 0.0, "c"), (0.42, 0.0, "c"), (0.36, girth * 0.56), (-0.38, girth * 0.56)])
        parts.shape(cloth, design.color("top"), shade=0.05)
        parts.mark(
            spline([(0.02, girth * 0.4), (0.06, girth * 0.98)], closed=False),
            mix(design.color("shoes"), INK, 0.3),
            0.06,
        )
        leather = mix(design.color("shoes"), design.color("#7a4a2c"), 0.7)
        seat = spline([(-0.42, -0.14), (-0.2, 0.02), (0.2, 0.0), (0.38, -0.16), (0.34, 0.22), (-0.36, 0.22)])
        parts.shape(seat, leather, shade=0.05, outer=True)


def _add_leg(parts: PartList, build: Quadruped, pose: Pose, frame: Frame, fur: Coat, index: int) -> Point:
    """Add a leg (near hind, near front, far hind, far front); return where its foot is."""
    is_front, is_far = index % 2 == 1, index > 1
    root = frame.shoulder if is_front else frame.rump
    apart = (0.16 if is_far else -0.06) * (1 if is_front else -1)
    top = (
        root[0] + (0.0 if is_front else 0.05) + apart,
        root[1] + build.girth * (0.16 if frame.posture != "lies" else 0.1),
    )
    thick = (0.27 if is_front else 0.3) * build.limb
    folded = frame.posture == "lies" or (frame.posture == "sits" and not is_front)
    if folded:
        foot, path = _folded(build, top, thick, is_front=is_front)
        hang = 0.0
    else:
        foot, hang = _foot(build, pose, top, index)
        path, foot = _limb(build, top, foot, thick, is_front=is_front)
    if not is_front:
        # The thigh, or the haunch of one that sits.
        low = 0.1 if folded else 0.04
        haunch = ellipse(
            top[0] + (0.1 if folded else -0.02),
            top[1] + low,
            thick * (1.25 if folded else 0.95),
            thick * 1.08,
        )
        path = skia.Op(path, haunch, skia.PathOp.kUnion_PathOp) or path
    parts.shape(path, fur.coat, shade=0.06, outer=True)
    _add_foot(parts, build, foot, hang, fur)
    return foot


def _folded(build: Quadruped, top: Point, thick: float, *, is_front: bool) -> tuple[Point, skia.Path]:
    reach = min(0.62, 0.34 + build.leg * 0.3)
    foot = (top[0] + (reach if is_front else reach * 0.86), -SOLE)
    knee = (top[0] + (0.1 if is_front else 0.32), -SOLE - 0.12 * build.limb)
    return foot, tube((top, knee, foot), (thick * 1.3, thick, thick * 0.72))


def _foot(build: Quadruped, pose: Pose, top: Point, index: int) -> tuple[Point, float]:
    """Return where the foot of a leg that bears goes, and how far its toe hangs."""
    base = top[0] + (0.04 if index % 2 else -0.08 * build.hock)
    if _is_aloft(build, pose):
        return (base - _TRAILS * build.leg, top[1] + 0.66 * build.leg), 0.8
    if pose.stride is not None:
        gait = quadruped_gait(build, is_running=pose.posture == "runs", stride_length=pose.stride_length)
        forward, up, hang = gait.foot(pose.stride, index)
        up += gait.lift * 0.9 * bounce(pose, gait) * (1.0 if up else 0.0)
        return (base + forward, -SOLE - up), hang
    amount, arm = lifted(pose)
    if index == 1 and amount and not build.trunk:
        angle = math.radians(min(110.0, arm.raised))
        far = (build.leg + 0.2) * (1 - 0.3 * min(1.0, abs(arm.bent) / 120))
        raised = (top[0] + math.sin(angle) * far, top[1] + math.cos(angle) * far)
        return (lerp(base, raised[0], amount), lerp(-SOLE, raised[1], amount)), amount
    return (base, -SOLE), 0.0


def _limb(
    build: Quadruped, top: Point, foot: Point, thick: float, *, is_front: bool
) -> tuple[skia.Path, Point]:
    """Return a leg from its root to its foot, and the foot it can reach."""
    length = max(0.25, -SOLE - top[1]) if top[1] < -SOLE else 0.25
    length = max(length, build.leg * 0.9)
    if is_front or not build.hock:
        half = length * (0.53 if is_front else 0.515)
        knee_x, knee_y, x, y = bend(*top, *foot, half, half)
        return tube((top, (knee_x, knee_y), (x, y)), (thick * 1.35, thick, thick * 0.72)), (x, y)
    # Hind legs: the knee in front, under the flank; the hock behind.
    cannon = 0.42 * length
    lean = 0.26 * build.hock
    hock = (foot[0] - cannon * lean, foot[1] - cannon * math.sqrt(1 - lean**2))
    rest = math.hypot(hock[0] - top[0], hock[1] - top[1])
    half = max(0.33 * length, rest * 0.52)
    knee_x, knee_y, hock_x, hock_y = bend(*top, *hock, half, half)
    leg = ribbon(
        [top, (knee_x, knee_y), (hock_x, hock_y), foot],
        [thick * 1.5, thick * 1.15, thick * 0.66, thick * 0.6],
    )
    return leg, foot


def _add_foot(parts: PartList, build: Quadruped, foot: Point, hang: float, fur: Coat) -> None:
    limb = build.limb
    with parts.placed(foot[0], foot[1], 52 * hang):
        if build.foot == "hoof":
            hoof = polygon(
                [(-0.1 * limb, -0.08), (0.11 * limb, -0.08), (0.17 * limb, 0.08), (-0.12 * limb, 0.08)]
            )
            parts.shape(hoof, fur.dark, shade=0.03, outer=True)
            return
        if build.foot == "pad":
            half = 0.2 * limb
            parts.shape(
                spline([(-half, -0.12), (half, -0.12), (half * 1.15, 0.08, "c"), (-half * 1.1, 0.08, "c")]),
                fur.coat,
                shade=0.04,
                outer=True,
            )
            for toe in (-0.1, 0.35, 0.8):
                parts.shape(ellipse(half * toe, 0.04, half * 0.2, 0.05), fur.belly)
            return
        wide = 0.75 + 0.25 * limb
        paw = spline(
            [
                (-0.1 * wide, -0.07),
                (-0.11 * wide, 0.08, "c"),
                (0.19 * wide, 0.08, "c"),
                (0.17 * wide, -0.03),
                (0.06 * wide, -0.1),
            ]
        )
        parts.shape(paw, mix(fur.coat, fur.dark, 0.45), shade=0.03, outer=True)
        if build.foot == "claw":
            for x in (0.06, 0.13, 0.2):
                claw = polygon([(x * wide - 0.03, 0.0), (x * wide + 0.09, 0.08), (x * wide - 0.03, 0.08)])
                parts.shape(claw, fur.belly)
