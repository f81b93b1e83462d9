"""Draws four-legged animals from the side, the head turned a little to us, in the proportions of their rig.

Facing right; mirrored to face left. Units: own heads, origin between the feet. Source: ours.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from cinema_agent.generators.animatic.body import tube
from cinema_agent.generators.animatic.canvas import Color, Point, ellipse, hex_color, lerp, mix, spline
from cinema_agent.generators.animatic.design import CREAM, INK, Design
from cinema_agent.generators.animatic.figure_sheets import Rig
from cinema_agent.generators.animatic.landmarks import HeldIn, Landmarks
from cinema_agent.generators.animatic.parts import SIDES, PartList
from cinema_agent.generators.animatic.pose import Pose
from cinema_agent.generators.animatic.skeleton import bend

MOUTH, TONGUE = hex_color("#5a1f2a"), hex_color("#d9706a")
EYE = hex_color("#20181f")
WHISKERED_MUZZLE = 0.2


@dataclass(frozen=True)
class _Frame:
    """Rump and shoulder of an animal in a posture, and whether it lies or sits."""

    rump: Point
    shoulder: Point
    posture: str

    @property
    def degrees(self) -> float:
        return math.degrees(math.atan2(self.shoulder[1] - self.rump[1], self.shoulder[0] - self.rump[0]))

    @property
    def length(self) -> float:
        return math.hypot(self.shoulder[0] - self.rump[0], self.shoulder[1] - self.rump[1])


@dataclass(frozen=True)
class _Fur:
    coat: Color
    belly: Color
    dark: Color


def compose_quadruped(
    design: Design, pose: Pose, seat: float | None, held_in: HeldIn | None
) -> tuple[PartList, Landmarks]:
    """Return the parts of an animal and where its face and paws are; what it holds it holds in its mouth."""
    rig, parts = design.rig, PartList()
    coat = design.color(rig.coats[design.seed % len(rig.coats)])
    fur = _Fur(coat, mix(coat, CREAM, 0.75), mix(coat, INK, 0.72))
    frame = _frame(rig, pose)
    lift = 0.0 if seat is None else -seat
    with parts.placed(0.0, lift, mirrored=pose.yaw < 0):
        _add_tail(parts, rig, pose, frame, fur)
        paws = [
            _add_leg(parts, rig, pose, frame, fur, is_front=front, is_far=True) for front in (False, True)
        ]
        _add_trunk(parts, rig, design, frame, fur)
        paws += [
            _add_leg(parts, rig, pose, frame, fur, is_front=front, is_far=False) for front in (False, True)
        ]
        head_x, head_y = _head_spot(rig, pose, frame)
        with parts.placed(head_x, head_y, pose.pitch * 16 + pose.tilt):
            _add_head(parts, rig, design, pose, fur)
            muzzle = (0.32 + rig.muzzle, 0.24)
            if held_in is not None:
                parts.held_spot(*muzzle)
            points = {
                "head": parts.point(0.05, 0.0),
                "head_top": parts.point(0.0, -0.5),
                "chin": parts.point(0.2, 0.4),
                "eyes": parts.point(0.2, -0.08),
                "mouth": parts.point(*muzzle),
            }
        front = [parts.point(*paws[1]), parts.point(*paws[3])]
    left, right = sorted(front)
    return parts, Landmarks(hand_left=left, hand_right=right, **points)


def _frame(rig: Rig, pose: Pose) -> _Frame:
    half, height = rig.length / 2, rig.leg + rig.girth * 0.42
    bob = 0.0 if pose.stride is None else 0.04 * math.sin(2 * pose.stride)
    breath = pose.breath * 0.012
    if pose.posture in ("sits", "kneels"):
        return _Frame((-half * 0.62, -rig.girth * 0.42), (half * 0.42, -height * 0.98 - breath), "sits")
    if pose.posture == "lies":
        return _Frame((-half * 0.85, -rig.girth * 0.42), (half * 0.75, -rig.girth * 0.5 - breath), "lies")
    bow = pose.crouch * 0.5 * rig.leg
    return _Frame((-half * 0.85, -height - bob), (half * 0.75, -height - 0.04 + bob + bow - breath), "stands")


def _head_spot(rig: Rig, pose: Pose, frame: _Frame) -> Point:
    low = 0.3 * max(0.0, pose.pitch) + 0.25 * pose.crouch
    rise = 0.62 if frame.posture == "lies" else 0.78
    return frame.shoulder[0] + 0.38 + 0.05 * rig.girth, frame.shoulder[1] - rise + low


def _add_trunk(parts: PartList, rig: Rig, design: Design, frame: _Frame, fur: _Fur) -> None:
    girth, length = rig.girth, frame.length
    neck_end = (0.32, -0.62) if frame.posture != "lies" else (0.3, -0.46)
    neck = (frame.shoulder[0] + neck_end[0], frame.shoulder[1] + neck_end[1])
    middle = ((frame.shoulder[0] * 0.6 + neck[0] * 0.4), (frame.shoulder[1] + neck[1]) / 2)
    throat = tube((frame.shoulder, middle, neck), (girth * 0.92, girth * 0.7, girth * 0.54))
    with parts.placed(frame.rump[0], frame.rump[1], frame.degrees):
        trunk = spline(
            [
                (-girth * 0.36, -girth * 0.05),
                (-girth * 0.05, -girth * 0.46),
                (length * 0.5, -girth * 0.42),
                (length, -girth * 0.5),
                (length + girth * 0.34, -girth * 0.1),
                (length + girth * 0.14, girth * 0.42),
                (length * 0.6, girth * 0.4),
                (length * 0.12, girth * 0.4),
                (-girth * 0.28, girth * 0.26),
            ]
        )
        parts.shape(trunk, fur.coat, shade=0.12, outer=True)
        with parts.inside(trunk):
            parts.shape(ellipse(length * 0.6, girth * 0.5, length * 0.55, girth * 0.24), fur.belly, tone=0.5)
    parts.shape(throat, fur.coat, shade=0.07, outer=True)
    with parts.inside(throat):
        parts.shape(ellipse(neck[0] + girth * 0.22, neck[1] + 0.42, girth * 0.3, 0.5), fur.belly, shade=0.04)
        if rig.collar:
            _add_collar(parts, design, girth, middle, neck)


def _add_collar(parts: PartList, design: Design, girth: float, middle: Point, neck: Point) -> None:
    """Add a collar in the outfit's colour, with a tag: something of its own to be known by."""
    x, y = lerp(middle[0], neck[0], 0.4), lerp(middle[1], neck[1], 0.4)
    band = [(x - girth * 0.4, y - 0.16), (x, y + 0.04), (x + girth * 0.42, y + 0.2)]
    parts.mark(spline(band, closed=False), design.color("top"), 0.11)
    parts.shape(ellipse(x + girth * 0.14, y + 0.17, 0.065, 0.065), design.color("accent"))


def _add_leg(
    parts: PartList, rig: Rig, pose: Pose, frame: _Frame, fur: _Fur, *, is_front: bool, is_far: bool
) -> Point:
    """Add a leg; return where its paw is."""
    root = frame.shoulder if is_front else frame.rump
    x = root[0] + (0.02 if is_front else 0.06) + (0.16 if is_far else -0.08) * (1 if is_front else -1)
    top = (x, root[1] + rig.girth * (0.16 if frame.posture != "lies" else 0.1))
    thick = 0.27 if is_front else 0.32
    color = mix(fur.coat, fur.dark, 0.3) if is_far else fur.coat
    knee, paw = _leg_joints(rig, pose, frame, top, is_front=is_front, is_far=is_far)
    leg = tube((top, knee, paw), (thick * 1.35, thick, thick * 0.66))
    parts.shape(leg, color, shade=0.06, outer=True)
    foot = spline(
        [
            (paw[0] - 0.1, paw[1] - 0.07),
            (paw[0] - 0.11, paw[1] + 0.08, "c"),
            (paw[0] + 0.17, paw[1] + 0.08, "c"),
            (paw[0] + 0.14, paw[1] - 0.02),
            (paw[0] + 0.06, paw[1] - 0.09),
        ]
    )
    parts.shape(foot, mix(color, fur.dark, 0.55), shade=0.03, outer=True)
    if not is_front and not is_far:
        parts.shape(ellipse(top[0] - 0.02, top[1] + 0.02, thick * 0.85, thick * 0.98), fur.coat, outer=True)
    return paw


def _leg_joints(
    rig: Rig, pose: Pose, frame: _Frame, top: Point, *, is_front: bool, is_far: bool
) -> tuple[Point, Point]:
    ground = -0.08
    if frame.posture == "lies" or (frame.posture == "sits" and not is_front):
        paw = (top[0] + (0.62 if is_front else 0.52), ground)
        return (top[0] + (0.12 if is_front else 0.3), ground - 0.16), paw
    forward, lift = 0.0, 0.0
    if pose.stride is not None:
        phase = pose.stride + (math.pi if is_far else 0.0) + (0.0 if is_front else math.pi * 0.75)
        forward = math.cos(phase) * 0.3 * rig.leg * pose.stride_length
        lift = max(0.0, -math.sin(phase)) * 0.2 * rig.leg
    paw = (top[0] + forward + (0.04 if is_front else -0.06), ground - lift)
    half = max(0.2, (paw[1] - top[1]) * 0.53)
    knee_f, knee_y, paw_f, paw_y = bend(top[0], top[1], paw[0], paw[1], half, half)
    if not is_front:
        # Hocks bend backwards.
        middle = (top[0] + paw_f) / 2
        knee_f = middle - (knee_f - middle) * 0.7
    return (knee_f, knee_y), (paw_f, paw_y)


def _add_tail(parts: PartList, rig: Rig, pose: Pose, frame: _Frame, fur: _Fur) -> None:
    wag = pose.sway * 0.16
    up = 0.35 + 0.5 * pose.smile if frame.posture == "stands" else 0.1
    x, y = frame.rump[0] - rig.girth * 0.28, frame.rump[1] - rig.girth * 0.2
    if rig.tail == "short":
        parts.shape(ellipse(x - 0.05, y, 0.14, 0.13), fur.coat, shade=0.04, outer=True)
        return
    wide = 0.42 if rig.tail == "bushy" else 0.15
    tip = (x - 0.85, y - up + wag)
    middle = (x - 0.55, y + 0.12 + wag * 0.4)
    tail = tube(((x + 0.15, y + 0.05), middle, tip), (wide * 0.6, wide, wide * 0.5))
    parts.shape(tail, fur.coat, shade=0.07, outer=True)
    if rig.tail == "bushy":
        with parts.inside(tail):
            parts.shape(ellipse(tip[0], tip[1], 0.3, 0.26), fur.belly, shade=0.04)


def _add_head(parts: PartList, rig: Rig, design: Design, pose: Pose, fur: _Fur) -> None:
    """The head looks to the right; the lower jaw opens with the voice."""
    muzzle = rig.muzzle
    _add_ears(parts, rig, fur, is_far=True)
    jaw = 0.16 * pose.openness
    with parts.placed(0.1, 0.18, jaw * 120):
        lower = spline(
            [(-0.1, -0.02), (0.2 + muzzle * 0.8, 0.02), (0.2 + muzzle * 0.86, 0.1), (0.1, 0.2), (-0.2, 0.14)]
        )
        parts.shape(lower, mix(fur.belly, MOUTH, 0.55 if jaw > 0.02 else 0.0), shade=0.03, outer=True)
        if jaw > 0.03:
            parts.shape(ellipse(0.16 + muzzle * 0.4, 0.03, 0.1 + muzzle * 0.3, 0.05), TONGUE)
    skull = spline(
        [
            (-0.46, 0.04),
            (-0.34, -0.32),
            (0.04, -0.44),
            (0.3, -0.27),
            (0.38 + muzzle * 0.5, -0.06),
            (0.4 + muzzle, 0.06),
            (0.36 + muzzle, 0.2),
            (0.2, 0.27),
            (-0.1, 0.34),
            (-0.38, 0.26),
        ]
    )
    parts.shape(skull, fur.coat, shade=0.08, outer=True)
    with parts.inside(skull):
        cheek = spline(
            [(-0.4, 0.2), (0.0, 0.14), (0.3, 0.02), (0.5 + muzzle, 0.08), (0.5 + muzzle, 0.4), (-0.3, 0.45)]
        )
        parts.shape(cheek, fur.belly)
    parts.shape(ellipse(0.39 + muzzle, 0.06, 0.085, 0.07), fur.dark, shade=0.02, outer=True)
    line = spline(
        [
            (0.37 + muzzle, 0.17),
            (0.2 + muzzle * 0.5, 0.2 + 0.02 * pose.smile),
            (0.14, 0.2 - 0.05 * pose.smile),
        ],
        closed=False,
    )
    parts.mark(line, fur.dark, 0.02)
    if muzzle < WHISKERED_MUZZLE:
        for row in (-0.05, 0.0, 0.05):
            whisker = [(0.28, 0.13 + row * 0.5), (0.05, 0.16 + row * 1.6)]
            parts.mark(spline(whisker, closed=False), CREAM, 0.014)
    _add_ears(parts, rig, fur, is_far=False)
    _add_eyes(parts, pose, fur)


def _add_ears(parts: PartList, rig: Rig, fur: _Fur, *, is_far: bool) -> None:
    x = 0.16 if is_far else -0.2
    color = mix(fur.coat, fur.dark, 0.3) if is_far else fur.coat
    if rig.ear == "point":
        ear = [(x - 0.16, -0.24, "c"), (x - 0.06, -0.72, "c"), (x + 0.2, -0.3, "c")]
        parts.shape(spline(ear), color, shade=0.05, outer=True)
        if not is_far:
            parts.shape(
                spline([(x - 0.07, -0.32, "c"), (x - 0.03, -0.58, "c"), (x + 0.1, -0.33, "c")]), fur.dark
            )
    elif rig.ear == "round":
        parts.shape(ellipse(x, -0.4, 0.15, 0.15), color, shade=0.04, outer=True)
        if not is_far:
            parts.shape(ellipse(x + 0.01, -0.39, 0.08, 0.08), fur.dark)
    else:
        drop = [
            (x - 0.04, -0.36),
            (x - 0.26, -0.2),
            (x - 0.3, 0.2),
            (x - 0.14, 0.28),
            (x + 0.02, 0.0),
            (x + 0.1, -0.28),
        ]
        parts.shape(spline(drop), mix(color, fur.dark, 0.45), shade=0.05, outer=True)


def _add_eyes(parts: PartList, pose: Pose, fur: _Fur) -> None:
    for side in SIDES:
        is_near = side < 0
        x, y = (0.1, -0.1) if is_near else (0.33, -0.12)
        wide = 0.066 if is_near else 0.042
        tall = 0.085 * (1 + 0.2 * pose.eyes_wide) * (1 - pose.blink)
        if tall > 0.02:
            parts.shape(ellipse(x + pose.gaze[0] * 0.012, y + pose.gaze[1] * 0.012, wide, tall), EYE)
            parts.shape(ellipse(x - wide * 0.2, y - tall * 0.35, wide * 0.3, tall * 0.28), CREAM)
        else:
            parts.mark(spline([(x - wide, y), (x, y + 0.02), (x + wide, y)], closed=False), EYE, 0.024)
        lift, slant = 0.03 * pose.brow, 0.05 * pose.brow_inner
        inner, outer = (x + 0.06, y - 0.135 - lift - slant), (x - 0.06, y - 0.135 - lift)
        if not is_near:
            inner, outer = (x - 0.04, y - 0.11 - lift - slant), (x + 0.04, y - 0.11 - lift)
        parts.mark(spline([outer, inner], closed=False), mix(fur.coat, fur.dark, 0.6), 0.03)
