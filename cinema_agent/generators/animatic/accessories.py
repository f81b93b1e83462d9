"""Puts on what the sheet of accessories holds: glasses, earrings, a cane; what hangs on the torso is clothing.

Source: ours.
"""

from __future__ import annotations

import math
from dataclasses import replace

from cinema_agent.generators.animatic.canvas import Point, spline
from cinema_agent.generators.animatic.design import Design
from cinema_agent.generators.animatic.face_plane import FacePlane
from cinema_agent.generators.animatic.figure_sheets import SheetPoint
from cinema_agent.generators.animatic.parts import PartList, Side
from cinema_agent.generators.animatic.pieces import add_pieces, piece_color
from cinema_agent.generators.animatic.pose import Arm, Pose
from cinema_agent.generators.animatic.skeleton import SHOULDER_DROP, Skeleton
from cinema_agent.generators.animatic.wardrobe import is_seen

STAND_OUT = 1.02
"""How far glasses lie before the skin, in radii of the face."""
GRIP = 0.1
"""Heads from the wrist to the middle of a closed hand."""
MOST_SLANT = 60.0
IDLE_UP = 0.12
"""Below this a hand hangs: it does nothing but hold its cane."""


def add_on_face(parts: PartList, design: Design, plane: FacePlane, layer: str) -> None:
    """Add what lies round the face: layer `back` under the eyes, `front` over the nose."""
    for accessory in design.accessories:
        for piece in accessory.pieces if accessory.worn_on == "face" else ():
            if piece.layer != layer:
                continue
            color = piece_color(piece, design)
            for side in (-1, 1) if piece.mirror == "pair" else (1,):
                points = [_round_face(point, side, plane, design) for point in piece.points]
                path = spline(points, closed=piece.line == 0)
                if piece.line:
                    parts.mark(path, color, piece.line, tone=piece.tone)
                else:
                    parts.shape(path, color, shade=piece.shade, tone=piece.tone)


def _round_face(point: SheetPoint, side: int, plane: FacePlane, design: Design) -> Point:
    out = float(point[2]) if len(point) > 2 else STAND_OUT
    u = max(-1.0, min(1.0, side * float(point[0])))
    return plane.x(u, out), plane.y(float(point[1])) + design.face.eye_drop


def hides_ears(design: Design) -> bool:
    """Return whether something worn lies over the ears."""
    return any(accessory.hides_ears for accessory in design.accessories)


def add_on_head(parts: PartList, design: Design, pose: Pose, layer: str) -> None:
    """Add what is worn on the head besides a hat."""
    for accessory in design.accessories:
        if accessory.worn_on == "head":
            pieces = [piece for piece in accessory.pieces if is_seen(piece, pose)]
            add_pieces(parts, pieces, design, half_width=design.face.half_width, yaw=pose.yaw, layer=layer)


def leaning_hand(design: Design, pose: Pose, holding: Side | None) -> Side | None:
    """Return the hand that holds a cane: the one behind, unless it holds a prop; none without a cane or lying."""
    if design.accessory_on("hand") is None or pose.posture == "lies" or design.rolls:
        return None
    trail: Side = -1 if pose.yaw >= 0 else 1
    return trail if holding != trail else (1 if trail < 0 else -1)


def leaning_on(design: Design, pose: Pose, holding: Side | None) -> Pose:
    """Return the pose with the hand that holds a cane closed round it, and before the hip unless it does something."""
    side = leaning_hand(design, pose, holding)
    cane = design.accessory_on("hand")
    if side is None or cane is None:
        return pose
    arm = pose.left_arm if side < 0 else pose.right_arm
    is_idle = arm.up < IDLE_UP and pose.stride is None
    arm = Arm(0.22, 1.5, cane.grip_up, 0.3, "grip") if is_idle else replace(arm, hand="grip")
    return pose.but(left_arm=arm) if side < 0 else pose.but(right_arm=arm)


def add_cane(parts: PartList, design: Design, skeleton: Skeleton, side: Side) -> None:
    """Add the cane from a hand to the ground, in the figure's placement."""
    accessory = design.accessory_on("hand")
    if accessory is None:
        return
    grip = _hand(skeleton, side)
    leg = design.body.leg
    held_at = leg + accessory.grip_up * (design.heads - 1 - SHOULDER_DROP - leg)
    length = (held_at - GRIP) / math.cos(math.radians(accessory.slant))
    down = max(0.0, -grip[1])
    reach = math.degrees(math.acos(min(1.0, down / length))) if length > 0 else 0.0
    lean = math.radians(max(min(accessory.slant, 12.0), min(MOST_SLANT, reach)) if down < length else 6.0)
    forward = skeleton.lead

    def along(x: float, y: float) -> Point:
        return (
            grip[0] + forward * (x * math.cos(lean) + y * length * math.sin(lean)),
            grip[1] + y * length * math.cos(lean) - x * math.sin(lean),
        )

    add_pieces(parts, accessory.pieces, design, half_width=1.0, yaw=0.0, moved=along)


def _hand(skeleton: Skeleton, side: Side) -> Point:
    """Return the middle of a closed hand, in the figure's placement."""
    arm = skeleton.arms[side]
    fore = math.radians(arm.degrees)
    x, y = arm.wrist[0] - GRIP * math.sin(fore), arm.wrist[1] + GRIP * math.cos(fore)
    turn = math.radians(skeleton.torso_degrees)
    return (
        skeleton.hip[0] + x * math.cos(turn) - y * math.sin(turn),
        skeleton.hip[1] + x * math.sin(turn) + y * math.cos(turn),
    )
