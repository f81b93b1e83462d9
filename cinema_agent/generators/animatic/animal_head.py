"""Draws the head of a four-legged animal: skull and muzzle, jaw, ears, horns, trunk, eyes.

The head looks to the right, its middle at the origin; heads as units. Source: ours.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import pairwise

import skia

from cinema_agent.generators.animatic.animal_shapes import (
    MOUTH,
    TONGUE,
    Coat,
    add_brow,
    add_eye,
    lifted,
    ribbon,
    tufted,
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
from cinema_agent.generators.animatic.parts import PartList
from cinema_agent.generators.animatic.pose import Pose
from cinema_agent.generators.animatic.rig_sheets import Quadruped

WHISKERED_MUZZLE = 0.34
_HORN, _PINK = hex_color("#e6dcc4"), hex_color("#e59a93")
_GREY = hex_color("#c9c4bb")

_Outline = tuple[tuple[float, float, bool], ...]
"""x, y and whether the outline is round there, from the root of an ear."""
_EARS: Mapping[str, tuple[_Outline, _Outline, float]] = {
    "point": (
        ((-0.16, 0.06, False), (-0.06, -0.42, False), (0.2, 0.0, False)),
        ((-0.07, -0.02, False), (-0.03, -0.28, False), (0.1, -0.03, False)),
        0.0,
    ),
    "round": (
        ((0.0, -0.26, True), (0.16, -0.1, True), (0.0, 0.06, True), (-0.16, -0.1, True)),
        ((0.02, -0.19, True), (0.12, -0.09, True), (0.02, 0.01, True), (-0.08, -0.09, True)),
        0.0,
    ),
    "long": (
        ((-0.1, 0.1, True), (-0.26, -0.5, True), (-0.2, -1.0, True), (0.0, -0.56, True), (0.1, 0.02, True)),
        ((-0.06, -0.08, True), (-0.18, -0.5, True), (-0.16, -0.8, True), (-0.02, -0.45, True)),
        0.0,
    ),
    "leaf": (
        ((0.08, 0.02, True), (-0.08, -0.2, True), (-0.34, -0.36, False), (-0.24, -0.04, True), (-0.02, 0.12, True)),
        (),
        0.0,
    ),
    "upright": (
        ((-0.1, 0.0, True), (-0.12, -0.2, True), (0.0, -0.42, False), (0.1, -0.18, True), (0.08, 0.0, True)),
        (),
        0.0,
    ),
    "fan": (
        (
            (0.1, -0.12, True), (-0.3, -0.34, True), (-0.86, -0.14, True), (-0.92, 0.4, True),
            (-0.62, 0.95, True), (-0.3, 0.74, True), (0.02, 0.5, True),
        ),
        (),
        0.14,
    ),
    "flop": (
        (
            (-0.04, -0.06, True), (-0.26, 0.1, True), (-0.3, 0.5, True), (-0.14, 0.58, True), (0.02, 0.3, True),
            (0.1, 0.02, True),
        ),
        (),
        0.45,
    ),
}  # fmt: skip
"""The outlines of ears by kind: the ear, its inside, and how much darker than the coat it is."""


def add_head(parts: PartList, design: Design, pose: Pose, fur: Coat) -> None:
    """Add the head; the lower jaw opens with the voice, ears lie back in fear."""
    build = design.rig.quadruped
    if build.horns in ("antlers", "short", "curved"):
        _add_horn(parts, build, fur, 0.14, is_far=True)
    _add_ear(parts, build, pose, fur.far(), is_far=True)
    if build.mane == "beard":
        parts.shape(
            spline([(0.16, 0.28), (0.42, 0.26), (0.34, 0.6), (0.26, 0.78, "c"), (0.18, 0.55)]),
            fur.belly,
            shade=0.04,
            outer=True,
        )
    if build.trunk:
        _add_tusk(parts, far=True)
    _add_jaw(parts, build, pose, fur)
    _add_skull(parts, build, design, pose, fur)
    if build.trunk:
        _add_trunk(parts, build, pose, fur)
        _add_tusk(parts, far=False)
    if build.mane == "wool":
        parts.shape(tufted(-0.12, -0.34, 0.3, 0.36, 9), design.color(design.coat), shade=0.05, outer=True)
    if build.mane == "horse":
        parts.shape(
            spline([(-0.16, -0.44, "c"), (0.16, -0.42), (0.3, -0.12, "c"), (0.06, -0.2)]),
            fur.mark,
            shade=0.03,
        )
    if build.horns != "none":
        _add_horn(parts, build, fur, -0.04, is_far=False)
    _add_ear(parts, build, pose, fur, is_far=False)
    _add_face(parts, build, pose, fur)


def trunk_tip(build: Quadruped, pose: Pose) -> Point:
    """Return where the trunk ends, in the head's placement: what it holds."""
    return _trunk_curve(build, pose)[-1]


def _add_jaw(parts: PartList, build: Quadruped, pose: Pose, fur: Coat) -> None:
    muzzle, deep = build.muzzle, build.blunt - 0.16
    jaw = 0.16 * pose.openness
    with parts.placed(0.1, 0.18 + deep * 0.4, jaw * 120):
        chin = 0.11 + deep * 0.25
        lower = spline(
            [(-0.1, -0.02), (0.2 + muzzle * 0.8, 0.02), (0.2 + muzzle * 0.86, chin), (0.1, 0.2), (-0.2, 0.14)]
        )
        parts.shape(lower, mix(fur.belly, MOUTH, 0.55 if jaw > 0.02 else 0.0), shade=0.03, outer=True)
        if jaw > 0.03:
            parts.shape(ellipse(0.16 + muzzle * 0.4, 0.03, 0.1 + muzzle * 0.3, 0.05), TONGUE)


def _add_skull(parts: PartList, build: Quadruped, design: Design, pose: Pose, fur: Coat) -> None:
    muzzle, blunt = build.muzzle, build.blunt
    deep, nose_x = blunt - 0.16, 0.4 + muzzle
    skull = spline(
        [
            (-0.46, 0.04),
            (-0.34, -0.32),
            (0.04, -0.44),
            (0.3, -0.27),
            (0.38 + muzzle * 0.5, -0.06 - deep * 0.5),
            (nose_x, 0.06 - deep * 0.5),
            (nose_x - 0.03, 0.06 + blunt * 0.9),
            (0.22 + muzzle * 0.3, 0.26 + deep * 0.35),
            (-0.1, 0.34),
            (-0.38, 0.26),
        ]
    )
    is_old = design.is_old
    parts.shape(skull, fur.coat, shade=0.08, outer=True)
    pale = mix(fur.belly, _GREY, 0.7) if is_old else fur.belly
    with parts.inside(skull):
        _add_face_markings(parts, build, fur, pale)
    _add_nose(parts, build, fur, nose_x, deep)
    if build.trunk:
        return
    line_y = 0.2 + deep * 0.75
    smile = [
        (nose_x - 0.04, line_y - 0.02),
        (0.2 + muzzle * 0.5, line_y + 0.02 * pose.smile),
        (0.14 + muzzle * 0.12, line_y - 0.07 * pose.smile),
    ]
    parts.mark(spline(smile, closed=False), fur.dark, 0.02)
    if build.foot in ("paw",) and muzzle < WHISKERED_MUZZLE:
        for row in (-0.05, 0.0, 0.05):
            start = 0.24 + muzzle * 0.6
            whisker = [(start, 0.13 + row * 0.5), (start - 0.26, 0.15 + row * 1.6)]
            parts.mark(spline(whisker, closed=False), CREAM, 0.014)


def _add_face_markings(parts: PartList, build: Quadruped, fur: Coat, pale: Color) -> None:
    muzzle = build.muzzle
    if build.nose == "snout" or build.trunk:
        return
    if build.foot == "hoof":
        # Long faces have a pale muzzle, not pale cheeks.
        parts.shape(ellipse(0.42 + muzzle, 0.16, 0.28 + muzzle * 0.16, 0.4), pale)
    else:
        cheek = [
            (-0.4, 0.2),
            (0.0, 0.14),
            (0.3, 0.02),
            (0.5 + muzzle, 0.08),
            (0.5 + muzzle, 0.5),
            (-0.3, 0.45),
        ]
        parts.shape(spline(cheek), pale)
    if build.markings == "mask":
        parts.shape(spline([(0.5, -0.2), (0.2, -0.24), (-0.14, -0.1), (-0.02, 0.06), (0.3, 0.02)]), fur.mark)
    elif build.markings == "stripes":
        for x in (-0.22, -0.08, 0.06):
            parts.shape(polygon([(x - 0.05, -0.5), (x + 0.05, -0.5), (x + 0.01, -0.24)]), fur.mark)
    elif build.markings == "patches":
        parts.shape(ellipse(-0.16, -0.16, 0.34, 0.4), fur.mark)


def _add_nose(parts: PartList, build: Quadruped, fur: Coat, nose_x: float, deep: float) -> None:
    y = 0.06 + deep * 0.2
    if build.nose == "dot":
        parts.shape(ellipse(nose_x - 0.01, y, 0.085, 0.07), fur.dark, shade=0.02, outer=True)
    elif build.nose == "snout":
        parts.shape(
            ellipse(nose_x - 0.02, y + 0.05, 0.1, 0.19), mix(fur.coat, _PINK, 0.6), shade=0.03, outer=True
        )
        for row in (-0.05, 0.07):
            parts.shape(ellipse(nose_x, y + 0.05 + row, 0.03, 0.04), fur.dark)
    elif build.nose == "pad":
        parts.shape(ellipse(nose_x - 0.1, y + 0.05, 0.045, 0.06), mix(fur.coat, fur.dark, 0.85))


def _add_ear(parts: PartList, build: Quadruped, pose: Pose, fur: Coat, *, is_far: bool) -> None:
    """Add an ear; it lies back in fear and pricks up in surprise."""
    if build.ear == "none":
        return
    kind = "upright" if build.ear == "leaf" and build.mane == "horse" else build.ear
    outline, inside, tone = _EARS[kind]
    laid_back = 24 * max(0.0, pose.brow_inner) - 8 * pose.eyes_wide + 2 * pose.sway
    size = build.ear_size
    with parts.placed(0.16 if is_far else -0.2, -0.3, -laid_back):
        parts.shape(_sized(outline, size), mix(fur.coat, fur.dark, tone), shade=0.05, outer=True)
        if inside and not is_far:
            dark_inside = kind == "point"
            parts.shape(_sized(inside, size), fur.dark if dark_inside else mix(fur.coat, _PINK, 0.5))


def _sized(points: _Outline, size: float) -> skia.Path:
    return spline(
        [(x * size, y * size) if is_round else (x * size, y * size, "c") for x, y, is_round in points]
    )


def _add_horn(parts: PartList, build: Quadruped, fur: Coat, x: float, *, is_far: bool) -> None:
    color = mix(_HORN, INK, 0.25) if is_far else _HORN
    match build.horns:
        case "antlers":
            bone = mix(color, hex_color("#8a6a48"), 0.6)
            beam = [(x, -0.38), (x - 0.24, -0.72), (x - 0.16, -1.16), (x + 0.1, -1.42)]
            parts.shape(ribbon(beam, [0.11, 0.1, 0.08, 0.04]), bone, shade=0.02, outer=True)
            for root, tip in (
                ((x - 0.14, -0.56), (x + 0.16, -0.78)),
                ((x - 0.22, -0.86), (x - 0.5, -1.2)),
                ((x - 0.18, -1.08), (x - 0.36, -1.5)),
            ):
                bend = (lerp(root[0], tip[0], 0.6), lerp(root[1], tip[1], 0.35))
                parts.shape(ribbon([root, bend, tip], [0.08, 0.07, 0.03]), bone, shade=0.02, outer=True)
        case "short":
            horn = ribbon([(x, -0.36), (x - 0.06, -0.62), (x + 0.14, -0.76)], [0.16, 0.12, 0.03])
            parts.shape(horn, color, shade=0.03, outer=True)
        case "curved":
            horn = ribbon(
                [(x + 0.02, -0.36), (x - 0.1, -0.74), (x - 0.42, -0.92), (x - 0.66, -0.8)],
                [0.18, 0.15, 0.1, 0.03],
            )
            parts.shape(horn, mix(color, INK, 0.2), shade=0.04, outer=True)
        case "one":
            horn = polygon([(0.1, -0.4), (0.26, -0.3), (0.56, -1.08)])
            parts.shape(horn, hex_color("#f2d48a"), shade=0.04, outer=True)
        case "spiral":
            turn = [
                (-0.08 + r * math.cos(a), -0.1 + r * math.sin(a))
                for a, r in ((-1.9, 0.34), (-2.9, 0.4), (2.4, 0.36), (1.4, 0.28), (0.5, 0.26))
            ]
            parts.shape(
                ribbon(turn, [0.22, 0.2, 0.16, 0.12, 0.04]), mix(color, INK, 0.15), shade=0.04, outer=True
            )
        case _:
            return


def _trunk_curve(build: Quadruped, pose: Pose) -> list[Point]:
    """Return the middle of the trunk: hanging, or lifted in a gesture, a call or for joy."""
    amount, arm = lifted(pose)
    amount = max(amount, 0.45 * pose.openness, 0.3 * pose.smile)
    long, swing = build.trunk, 0.1 * pose.sway
    up = min(1.0, max(0.2, arm.raised / 130)) if amount else 0.2
    hanging = (
        (0.38, 0.02),
        (0.62, 0.36),
        (0.66 + swing, 0.36 + 0.4 * long),
        (0.6 + swing, 0.3 + 0.8 * long),
        (0.8 + swing, 0.34 + 0.9 * long),
    )
    raised = (
        (0.38, 0.02), (0.66, 0.18), (0.6 + 0.4 * long, 0.26 - 0.2 * up), (0.56 + 0.66 * long, 0.1 - 0.62 * long * up),
        (0.5 + 0.6 * long, 0.0 - 0.9 * long * up),
    )  # fmt: skip
    return [
        (lerp(a[0], b[0], amount), lerp(a[1], b[1], amount)) for a, b in zip(hanging, raised, strict=True)
    ]


def _add_trunk(parts: PartList, build: Quadruped, pose: Pose, fur: Coat) -> None:
    curve = _trunk_curve(build, pose)
    trunk = ribbon(curve, [0.46, 0.36, 0.27, 0.2, 0.15])
    parts.shape(trunk, fur.coat, shade=0.07, outer=True)
    with parts.inside(trunk):
        for a, b in pairwise(curve[1:]):
            for part in (0.2, 0.7):
                x, y = lerp(a[0], b[0], part), lerp(a[1], b[1], part)
                parts.mark(
                    spline([(x - 0.16, y - 0.02), (x, y + 0.05), (x + 0.16, y)], closed=False),
                    mix(fur.coat, fur.dark, 0.4),
                    0.02,
                )


def _add_tusk(parts: PartList, *, far: bool) -> None:
    x = 0.42 if far else 0.32
    tusk = ribbon([(x, 0.26), (x + 0.16, 0.5), (x + 0.44, 0.54)], [0.13, 0.1, 0.03])
    parts.shape(tusk, mix(_HORN, INK, 0.2 if far else 0.0), shade=0.03, outer=True)


def _add_face(parts: PartList, build: Quadruped, pose: Pose, fur: Coat) -> None:
    brow = mix(fur.coat, fur.dark, 0.6)
    if build.eyes == "side":
        add_eye(parts, pose, 0.08, -0.12, 0.082)
        add_brow(parts, pose, 0.08, -0.28, 0.09, brow)
        return
    add_eye(parts, pose, 0.33, -0.12, 0.044)
    add_brow(parts, pose, 0.33, -0.25, 0.05, brow, inner=-1)
    add_eye(parts, pose, 0.1, -0.1, 0.068)
    add_brow(parts, pose, 0.1, -0.25, 0.075, brow)
