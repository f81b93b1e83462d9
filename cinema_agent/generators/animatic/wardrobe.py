"""Dresses the torso: the garment's outline and the pieces of its sheet. Source: ours."""

from __future__ import annotations

from cinema_agent.generators.animatic.body import LEG_WIDTH, hem_reach, torso_path, tube
from cinema_agent.generators.animatic.canvas import Point, lerp, polygon, spline
from cinema_agent.generators.animatic.design import Design
from cinema_agent.generators.animatic.figure_sheets import CostumePiece
from cinema_agent.generators.animatic.parts import SIDES, PartList
from cinema_agent.generators.animatic.pieces import add_pieces
from cinema_agent.generators.animatic.pose import Pose
from cinema_agent.generators.animatic.skeleton import Skeleton

CHEST_PARALLAX = 0.16
SEATED_HEM = 0.16
LOW_POSTURES = ("sits", "kneels", "rides")


def hem_of(design: Design, pose: Pose) -> float:
    """Return how far below the hips the garment reaches, in heads; seated, it lies on the thighs instead."""
    full = design.costume.hem * design.body.leg
    if pose.posture in LOW_POSTURES:
        return min(full, SEATED_HEM)
    return full * (1 - 0.45 * pose.crouch)


def add_garment(parts: PartList, design: Design, pose: Pose, skeleton: Skeleton) -> None:
    """Add the garment, in the torso's placement."""
    hem = hem_of(design, pose)
    torso = torso_path(design, pose, skeleton, hem)
    parts.shape(torso, design.color(design.costume.color), shade=0.17, outer=True)
    with parts.inside(torso):
        if pose.from_behind and design.costume.back_seam:
            x = skeleton.yaw * CHEST_PARALLAX
            seam = polygon(
                [
                    (x - 0.008, skeleton.neck_y),
                    (x + 0.01, skeleton.neck_y),
                    (x + 0.02, hem + 0.1),
                    (x - 0.02, hem + 0.1),
                ]
            )
            parts.shape(seam, design.color(design.costume.color), tone=0.9)
        later = ("over", "back", "lapel") if lapels_lie_over(pose) else ("over", "back")
        for piece in design.costume.pieces:
            if piece.layer not in later and is_seen(piece, pose):
                add_clothing(parts, piece, design, skeleton, hem, is_clipped=True)
        add_on_chest(parts, design, pose, skeleton, "front")


def add_behind(parts: PartList, design: Design, pose: Pose, skeleton: Skeleton) -> None:
    """Add what hangs behind torso and legs: a cape, a backpack."""
    for piece in design.costume.pieces:
        if piece.layer == "back" and is_seen(piece, pose):
            add_clothing(parts, piece, design, skeleton, hem_of(design, pose), is_clipped=False)
    add_on_chest(parts, design, pose, skeleton, "back")


def add_on_chest(parts: PartList, design: Design, pose: Pose, skeleton: Skeleton, layer: str) -> None:
    """Add the accessories of a layer that are worn on the torso, in the torso's placement."""
    for accessory in design.accessories:
        if accessory.worn_on != "chest":
            continue
        for piece in accessory.pieces:
            if piece.layer == layer and is_seen(piece, pose):
                add_clothing(
                    parts, piece, design, skeleton, hem_of(design, pose), is_clipped=layer == "front"
                )


def add_over_garment(parts: PartList, design: Design, pose: Pose, skeleton: Skeleton) -> None:
    """Add the pieces that stand out from the torso (a collar), and the collar round the neck."""
    if design.costume.collar_height > 0:
        _add_collar(parts, design, skeleton)
    for piece in design.costume.pieces:
        if piece.layer == "over" and is_seen(piece, pose):
            add_clothing(parts, piece, design, skeleton, hem_of(design, pose), is_clipped=False)
    add_on_chest(parts, design, pose, skeleton, "over")


def add_lapels(parts: PartList, design: Design, pose: Pose, skeleton: Skeleton) -> None:
    """Add the lapels where they lie over the shoulders of hanging arms, in the torso's placement."""
    if not lapels_lie_over(pose):
        return
    for piece in design.costume.pieces:
        if piece.layer == "lapel" and is_seen(piece, pose):
            add_clothing(parts, piece, design, skeleton, hem_of(design, pose), is_clipped=True)


def lapels_lie_over(pose: Pose) -> bool:
    """Return whether no arm lies over the chest, so that lapels are added after the arms."""
    return not (pose.left_arm.is_before_chest or pose.right_arm.is_before_chest)


def add_skirt(parts: PartList, design: Design, pose: Pose, skeleton: Skeleton) -> None:
    """Add the part of a long garment that lies over bent legs."""
    over = design.costume.hem - 0.16
    if pose.posture not in LOW_POSTURES or over < 0.08:
        return
    wide = LEG_WIDTH * design.body.limb * max(1.35, design.costume.leg_width * 1.2)
    color = design.color(design.costume.dominant or design.costume.color)
    ends: list[Point] = []
    knees: list[Point] = []
    for side in SIDES:
        leg = skeleton.legs[side]
        along = min(1.0, over / 0.42)
        knee = (lerp(leg.hip[0], leg.knee[0], along), lerp(leg.hip[1], leg.knee[1], along))
        drop = max(0.0, min(0.9, (over - 0.42) / 0.42)) if pose.posture == "sits" else 0.0
        ends.append((lerp(knee[0], leg.ankle[0], drop), lerp(knee[1], leg.ankle[1], drop)))
        knees.append(knee)
    hips = [skeleton.legs[side].hip for side in SIDES]
    gap = polygon([hips[0], knees[0], ends[0], ends[1], knees[1], hips[1]])
    parts.shape(gap, color, tone=0.7, outer=True)
    for index in sorted((0, 1), key=lambda i: skeleton.legs[SIDES[i]].nearness):
        cloth = tube((hips[index], knees[index], ends[index]), (wide * 1.1, wide, wide * 0.95))
        parts.shape(cloth, color, shade=0.1, outer=True)


def is_seen(piece: CostumePiece, pose: Pose) -> bool:
    """Return whether a piece is on the side of the figure that the camera sees."""
    return piece.faces == "both" or (piece.faces == "back") == pose.from_behind


def add_clothing(
    parts: PartList, piece: CostumePiece, design: Design, skeleton: Skeleton, hem: float, *, is_clipped: bool
) -> None:
    """Add a piece of clothing as often as it repeats, in the torso's placement; `hem` in heads below the hips."""
    body, padding = design.body, design.costume.padding
    half_shoulder = body.shoulder / 2 + padding
    right, _ = hem_reach(design, skeleton, hem)
    waist_y = lerp(skeleton.shoulder_y, 0.0, 0.58)
    half = {"neck": 1.0, "torso": half_shoulder, "waist": body.waist / 2 + padding, "body": 1.0}[piece.space]

    def onto_torso(x: float, y: float) -> Point:
        if piece.space == "neck":
            return x + skeleton.bow, skeleton.neck_y + y
        if piece.space == "body":
            on_y = lerp(skeleton.neck_y, -skeleton.hip[1], y)
            return x + skeleton.bowed(on_y), on_y
        if piece.space == "waist":
            return x + skeleton.bowed(waist_y + y), waist_y + y
        spread = lerp(1.0, right / half_shoulder, max(0.0, y)) if y > 0.6 else 1.0
        on_y = lerp(skeleton.shoulder_y, hem, y)
        return x * spread + skeleton.bowed(on_y), on_y

    for index in range(piece.repeat):

        def down(x: float, y: float, lower: float = index * piece.step) -> Point:
            return onto_torso(x, y + lower)

        add_pieces(
            parts,
            (piece,),
            design,
            half_width=half,
            yaw=skeleton.yaw,
            stretch=skeleton.narrow,
            parallax=CHEST_PARALLAX / half,
            moved=down,
            is_clipped=is_clipped,
        )


def _add_collar(parts: PartList, design: Design, skeleton: Skeleton) -> None:
    x, y = skeleton.head[0] * 0.7, skeleton.neck_y
    rise = design.costume.collar_height
    half = 0.21 * design.body.limb**0.6
    collar = spline(
        [
            (x - half, y + 0.1, "c"),
            (x - half * 1.04, y - rise * 0.6),
            (x - half * 0.82, y - rise, "c"),
            (x, y - rise * 0.75),
            (x + half * 0.82, y - rise, "c"),
            (x + half * 1.04, y - rise * 0.6),
            (x + half, y + 0.1, "c"),
            (x, y + 0.15),
        ]
    )
    parts.shape(collar, design.color(design.costume.collar_color), shade=0.05, outer=True)
