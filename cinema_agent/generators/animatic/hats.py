"""Puts hats of the sheets on a head. Source: ours."""

from __future__ import annotations

from cinema_agent.generators.animatic.design import Design
from cinema_agent.generators.animatic.parts import PartList
from cinema_agent.generators.animatic.pieces import add_pieces
from cinema_agent.generators.animatic.pose import Pose


def hides_ears(design: Design) -> bool:
    return design.hat is not None and design.hat.hides_ears


def add_hat(parts: PartList, design: Design, pose: Pose, layer: str) -> None:
    """Add the pieces of a layer: `back` behind the head, `front` on it with `over` (`rear` when seen from behind)."""
    if design.hat is None:
        return
    on_top = "rear" if pose.from_behind else "over"
    for drawn in (layer, on_top) if layer == "front" else (layer,):
        add_pieces(
            parts, design.hat.pieces, design, half_width=design.face.half_width, yaw=pose.yaw, layer=drawn
        )
