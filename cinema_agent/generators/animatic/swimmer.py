"""Draws what swims, from the side: fish, sharks, dolphins, whales, and an octopus.

Facing right; mirrored to face left. Units: own heads, origin on the ground under its middle. The tail beats with
the way swum, and softly at rest; a gesture of the leading arm lifts the near fin. Source: ours.
"""

from __future__ import annotations

import math

import skia

from cinema_agent.generators.animatic.animal_shapes import (
    MOUTH,
    TONGUE,
    Coat,
    add_brow,
    add_eye,
    coat_of,
    lifted,
    ribbon,
)
from cinema_agent.generators.animatic.canvas import Point, ellipse, lerp, mix, polygon, spline
from cinema_agent.generators.animatic.design import CREAM, INK, Design
from cinema_agent.generators.animatic.landmarks import HeldIn, Landmarks
from cinema_agent.generators.animatic.parts import PartList
from cinema_agent.generators.animatic.pose import Pose
from cinema_agent.generators.animatic.rig_sheets import PERCH, Swimmer

_CLEAR = 0.25
"""How far the belly keeps off the ground, in heads."""
_BEATS = 2


def swim_height(design: Design) -> float:
    """Return how high the middle of a swimmer is over the ground, in own heads: small ones swim at faces' height."""
    return max(0.5 * design.rig.swimmer.girth + _CLEAR, PERCH / design.scale)


def compose_swimmer(
    design: Design, pose: Pose, seat: float | None, held_in: HeldIn | None
) -> tuple[PartList, Landmarks]:
    """Return the parts of a swimmer and where its face and fins are; it holds things in its mouth."""
    build, coat, parts = design.rig.swimmer, coat_of(design), PartList()
    phase = _BEATS * pose.stride if pose.stride is not None else 2.2 * pose.sway + 1.2 * pose.breath
    wag = math.sin(phase) * (1.0 if pose.stride is not None else 0.6)
    rest = 0.3 * build.girth if pose.posture in ("lies", "sits") else 0.0
    height = swim_height(design) - rest + 0.05 * pose.breath
    head_x = 0.5 * build.length - 0.55 * build.girth
    tilt = pose.pitch * 8 + 0.5 * pose.tilt + 2.5 * wag
    with parts.placed(0.0, -height, mirrored=pose.yaw < 0), parts.placed(0.0, 0.0, tilt):
        if build.kind == "octopus":
            face = _add_octopus(parts, build, pose, wag, coat)
        else:
            face = (head_x, -0.06 * build.girth)
            _add_tail(parts, build, wag, coat)
            _add_back_fin(parts, build, coat)
            body = _add_body(parts, build, pose, wag, coat)
            _add_near_fin(parts, build, pose, coat)
            with parts.inside(body):
                _add_mouth(parts, build, pose, face, coat)
            _add_eyes(parts, build, pose, face, coat)
        reach = 0.5 * build.girth
        mouth = (0.5 * build.length + build.snout * 0.6, 0.16 * build.girth)
        if build.kind == "octopus":
            mouth = (0.2, 0.3)
        if held_in is not None:
            parts.held_spot(*mouth)
        points = {
            "head": parts.point(*face),
            "head_top": parts.point(face[0], face[1] - reach),
            "chin": parts.point(face[0], face[1] + reach),
            "eyes": parts.point(face[0] + 0.1, face[1] - 0.05),
            "mouth": parts.point(*mouth),
        }
        fins = sorted([parts.point(head_x - 0.4, reach), parts.point(head_x, reach)])
    return parts, Landmarks(hand_left=fins[0], hand_right=fins[1], **points)


def _add_body(parts: PartList, build: Swimmer, pose: Pose, wag: float, coat: Coat) -> skia.Path:
    half, girth = 0.5 * build.length, build.girth
    nose = half + build.snout
    gape = 0.16 * girth * pose.openness
    bend = 0.08 * girth * wag
    blunt = 0.34 if build.kind == "whale" else 0.12
    outline = [
        (nose, 0.04 * girth),
        (half - 0.02, -blunt * girth - 0.06),
        (half * 0.55, -0.46 * girth),
        (0.0, -0.5 * girth),
        (-half * 0.62, -0.24 * girth + bend),
        (-half, -0.06 * girth + bend * 2),
        (-half, 0.08 * girth + bend * 2),
        (-half * 0.6, 0.26 * girth + bend),
        (0.0, 0.5 * girth),
        (half * 0.6, 0.44 * girth + gape * 0.6),
        (half - 0.12, 0.28 * girth + gape),
        (nose - 0.06, 0.15 * girth),
    ]
    body = spline(outline)
    parts.shape(body, coat.coat, shade=0.13, outer=True)
    with parts.inside(body):
        under = [
            (nose, 0.2 * girth),
            (half * 0.4, 0.22 * girth),
            (-half * 0.4, 0.16 * girth),
            (-half, 0.1 * girth + bend * 2),
            (-half, 0.7 * girth),
            (nose, 0.8 * girth),
        ]
        parts.shape(spline(under), coat.belly, tone=0.15)
        if build.markings == "stripes":
            for x in (0.28, -0.16, -0.52):
                stripe = [
                    (x * half - 0.1, -girth),
                    (x * half + 0.12, -girth),
                    (x * half + 0.2, 0.0),
                    (x * half + 0.1, girth),
                    (x * half - 0.12, girth),
                    (x * half - 0.02, 0.0),
                ]
                parts.shape(spline(stripe), coat.mark)
        if build.kind == "whale":
            for row in range(4):
                y = (0.3 + 0.06 * row) * girth
                parts.mark(
                    spline([(half, y - 0.02), (half * 0.3, y + 0.04), (-half * 0.1, y + 0.02)], closed=False),
                    mix(coat.belly, coat.dark, 0.3),
                    0.025,
                )
        if build.kind in ("shark", "fish"):
            for index in range(3 if build.kind == "shark" else 1):
                x = half * 0.32 - index * 0.14
                parts.mark(
                    spline([(x, -0.14 * girth), (x - 0.08, 0.06 * girth), (x, 0.22 * girth)], closed=False),
                    mix(coat.coat, coat.dark, 0.5),
                    0.03,
                )
    return body


def _add_tail(parts: PartList, build: Swimmer, wag: float, coat: Coat) -> None:
    """Add the tail: upright and seen whole on fish, flat and beating on whales."""
    x, y = -0.5 * build.length, 0.16 * build.girth * wag
    long, color = build.tail, mix(coat.coat, coat.mark, 0.5)
    if build.kind in ("whale", "dolphin"):
        beat = 0.4 * long * wag
        fluke = [
            (x + 0.3, y - 0.1, "c"),
            (x - 0.3 * long, y - 0.12 + beat * 0.5),
            (x - long, y - 0.36 * long + beat),
            (x - 0.72 * long, y + beat * 0.8),
            (x - 0.9 * long, y + 0.3 * long + beat),
            (x - 0.2 * long, y + 0.12 + beat * 0.4),
            (x + 0.3, y + 0.12, "c"),
        ]
        parts.shape(spline(fluke), coat.mark, shade=0.05, outer=True)
        return
    wide = long * (1.0 - 0.3 * abs(wag))
    top = 0.9 if build.kind == "shark" else 0.66
    fan = [
        (x + 0.24, y - 0.08, "c"),
        (x - 0.3 * wide, y - 0.3 * long),
        (x - wide, y - top * long, "c"),
        (x - 0.62 * wide, y),
        (x - 0.92 * wide, y + 0.62 * long, "c"),
        (x - 0.24 * wide, y + 0.24 * long),
        (x + 0.24, y + 0.1, "c"),
    ]
    parts.shape(spline(fan), color, shade=0.05, outer=True)


def _add_back_fin(parts: PartList, build: Swimmer, coat: Coat) -> None:
    girth, fin = build.girth, build.fin
    color = coat.mark if build.kind != "fish" else mix(coat.coat, coat.mark, 0.5)
    if build.kind == "fish":
        crest = [
            (0.5, -0.42 * girth, "c"),
            (0.2, -0.5 * girth - 0.5 * fin),
            (-0.5, -0.44 * girth - 0.36 * fin),
            (-0.7, -0.2 * girth, "c"),
        ]
        parts.shape(spline(crest), color, shade=0.04, outer=True)
        return
    back = -0.5 if build.kind == "whale" else 0.0
    tall = fin * (0.4 if build.kind == "whale" else 0.8)
    blade = [
        (back + 0.34, -0.42 * girth, "c"),
        (back, -0.5 * girth - tall * 0.7),
        (back - 0.34, -0.5 * girth - tall, "c"),
        (back - 0.3, -0.34 * girth, "c"),
    ]
    parts.shape(spline(blade), color, shade=0.04, outer=True)


def _add_near_fin(parts: PartList, build: Swimmer, pose: Pose, coat: Coat) -> None:
    amount, _ = lifted(pose)
    girth, fin = build.girth, build.fin
    color = coat.mark if build.kind != "fish" else mix(coat.coat, coat.mark, 0.5)
    with parts.placed(0.06 * build.length, 0.24 * girth, -100 * amount + 8 * pose.sway + 6 * pose.breath):
        blade = [
            (0.16, -0.1, "c"),
            (-0.1, fin * 0.55),
            (-0.4 * fin - 0.1, fin, "c"),
            (-0.34, fin * 0.4),
            (-0.2, -0.04, "c"),
        ]
        parts.shape(spline(blade), color, shade=0.04, cast=0.015, outer=True)


def _add_eyes(parts: PartList, build: Swimmer, pose: Pose, face: Point, coat: Coat) -> None:
    x, y = face
    size = 0.1 if build.kind == "fish" else 0.062
    add_eye(parts, pose, x + 0.16, y - 0.08, size, white=build.kind == "fish", iris=CREAM)
    add_brow(parts, pose, x + 0.16, y - 0.08 - size * 2.3, size * 1.2, mix(coat.coat, coat.dark, 0.6))


def _add_mouth(parts: PartList, build: Swimmer, pose: Pose, face: Point, coat: Coat) -> None:
    """Add the mouth, to be seen inside the body: a line, or a wedge that opens towards the nose."""
    girth, half = build.girth, 0.5 * build.length
    nose, lip = half + build.snout, 0.2 * girth
    corner = face[0] + (0.22 if build.kind == "fish" else 0.02)
    if pose.openness < 0.06:
        middle = (lerp(corner, half, 0.5), lip + 0.05)
        smile = [(nose * 0.98, lip - 0.04 * girth), middle, (corner, lip - 0.02 - 0.1 * pose.smile)]
        parts.mark(spline(smile, closed=False), mix(coat.dark, INK, 0.2), 0.028)
    else:
        gape = 0.34 * girth * pose.openness
        upper, lower = lip - 0.08 * girth - 0.2 * gape, lip + gape
        wedge = [
            (corner, lip - 0.02, "c"),
            (half, upper),
            (nose + 0.2, upper, "c"),
            (nose + 0.2, lower, "c"),
            (half - 0.1, lower - 0.3 * gape),
        ]
        parts.shape(spline(wedge), MOUTH)
        parts.shape(ellipse(lerp(corner, half, 0.7), lower - 0.24 * gape, 0.2 * girth, 0.16 * gape), TONGUE)
        lip = upper + 0.03
    if build.teeth:
        for index in range(5):
            x = lerp(corner + 0.1, half + build.snout * 0.6, index / 4)
            parts.shape(polygon([(x - 0.05, lip - 0.01), (x + 0.05, lip - 0.01), (x, lip + 0.1)]), CREAM)


def _add_octopus(parts: PartList, build: Swimmer, pose: Pose, wag: float, coat: Coat) -> Point:
    """Add a mantle and eight arms that curl; the near ones lift in a gesture."""
    amount, _ = lifted(pose)
    for index in (0, 7, 1, 6, 2, 5, 3, 4):
        spread = (index - 3.5) / 3.5
        is_lifted = amount if index in (5, 6) else 0.0
        sway = 0.16 * math.sin(1.3 * index + 2.4 * wag + 2 * pose.breath)
        knee = (spread * 0.9 + sway, lerp(0.75, 0.15, is_lifted))
        end = (spread * (1.5 + 0.3 * (index % 2)) + sway * 2, lerp(0.95 + 0.1 * (index % 3), -0.5, is_lifted))
        tip = (end[0] + 0.2 * math.copysign(1.0, spread), end[1] - 0.24)
        color = mix(coat.coat, coat.dark, 0.25) if index in (0, 7, 1, 6) else coat.coat
        parts.shape(
            ribbon([(spread * 0.36, 0.3), knee, end, tip], [0.34, 0.26, 0.15, 0.07]),
            color,
            shade=0.05,
            outer=True,
        )
    mantle = spline(
        [(-0.5, 0.42), (-0.62, -0.1), (-0.66, -0.7), (-0.1, -1.1), (0.5, -0.8), (0.6, -0.1), (0.52, 0.4)]
    )
    parts.shape(mantle, coat.coat, shade=0.12, outer=True)
    with parts.inside(mantle):
        for x, y, r in ((-0.34, -0.6, 0.1), (-0.1, -0.82, 0.07), (-0.4, -0.3, 0.06)):
            parts.shape(ellipse(x, y, r, r), coat.mark)
    for x in (0.0, 0.36):
        add_eye(parts, pose, x, -0.06, 0.11, white=True, iris=CREAM)
        add_brow(parts, pose, x, -0.34, 0.12, mix(coat.coat, coat.dark, 0.6), inner=-1 if x else 1)
    gape = 0.03 + 0.12 * pose.openness
    parts.shape(ellipse(0.18, 0.24, 0.11, gape), mix(MOUTH, INK, 0.2))
    return 0.15, -0.1
