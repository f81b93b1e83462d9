"""Puts hair and beards of the sheets on a head. Source: ours."""

from __future__ import annotations

from cinema_agent.generators.animatic.canvas import Point, spline
from cinema_agent.generators.animatic.design import Design
from cinema_agent.generators.animatic.parts import PartList
from cinema_agent.generators.animatic.pieces import Bend, add_pieces
from cinema_agent.generators.animatic.pose import Pose

SWAYS_BELOW_Y = -0.1
JAW_FROM_Y = 0.2
HAT_LINE_Y, FLATTENED_Y = -0.25, -0.42


def shows_hair(design: Design) -> bool:
    return design.hat is None or design.hat.hides != "all"


def add_hair_back(parts: PartList, design: Design, pose: Pose) -> None:
    """Add the hair that lies behind the head."""
    if shows_hair(design):
        _add(parts, design, pose, "back")


def add_hair_front(parts: PartList, design: Design, pose: Pose) -> None:
    """Add the hair over the forehead and temples."""
    if shows_hair(design):
        _add(parts, design, pose, "front")


def add_hair_from_behind(parts: PartList, design: Design, pose: Pose) -> None:
    """Add the back of the head, and over it the hair that hangs."""
    if not shows_hair(design):
        return
    w = design.face.half_width
    top = -0.2 if "bald" in design.hair.tags else -0.56
    nape = spline(
        [
            (0, top),
            (w * 0.8, top * 0.8),
            (w * 1.07, -0.08),
            (w * 1.0, 0.2),
            (w * 0.68, 0.35, "c"),
            (0, 0.3),
            (-w * 0.68, 0.35, "c"),
            (-w * 1.0, 0.2),
            (-w * 1.07, -0.08),
            (-w * 0.8, top * 0.8),
        ]
    )
    parts.shape(nape, design.color("hair"), shade=0.1, outer=True)
    _add(parts, design, pose, "back")


def add_beard(parts: PartList, design: Design, pose: Pose, drop: float, layer: str) -> None:
    """Add the beard (`front`) or what lies over the mouth (`over`); the chin's part drops with the jaw."""
    if design.beard is None:
        return

    def with_jaw(x: float, y: float) -> Point:
        return x, y + drop * 1.3 * max(0.0, min(1.0, (y - JAW_FROM_Y) / 0.25)) + pose.pitch * 0.04

    add_pieces(
        parts,
        design.beard.pieces,
        design,
        half_width=design.face.half_width,
        yaw=pose.yaw,
        layer=layer,
        moved=with_jaw,
    )


def _add(parts: PartList, design: Design, pose: Pose, layer: str) -> None:
    add_pieces(
        parts,
        design.hair.pieces,
        design,
        half_width=design.face.half_width,
        yaw=pose.yaw,
        layer=layer,
        moved=_swaying(design, pose),
    )


def _swaying(design: Design, pose: Pose) -> Bend:
    is_under_hat = design.hat is not None and design.hat.hides == "top"
    half = design.face.half_width

    def sway(x: float, y: float) -> Point:
        if is_under_hat and y < HAT_LINE_Y:
            y = max(y, FLATTENED_Y)
            x = max(-half, min(half, x))
        hanging = max(0.0, y - SWAYS_BELOW_Y)
        return x + pose.sway * 0.09 * design.hair.length * hanging, y

    return sway
