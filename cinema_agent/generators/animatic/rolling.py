"""Who goes on wheels: how high a wheelchair's seat is, how far its wheels carry, how its user is held.

Units: heads of the user unless said otherwise. Source: ours.
"""

from __future__ import annotations

import math

from cinema_agent.generators.animatic.design import Design
from cinema_agent.generators.animatic.pose import Arm, Pose

SEAT_PART = 0.47
"""Height of the seat, in parts of the user's leg."""
WHEEL_PART = 0.64
"""Radius of a wheel, in heights of the seat."""


def seat_of(design: Design) -> float:
    """Return the height of the chair's seat, in heads of its user."""
    return SEAT_PART * design.body.leg


def roll_cycle(design: Design) -> float:
    """Return how far one turn of the wheels goes, in heads of an adult."""
    return 2 * math.pi * WHEEL_PART * seat_of(design) * design.scale


def on_wheels(design: Design, pose: Pose, seat: float | None) -> tuple[Pose, float | None]:
    """Return the pose and the seat of whoever uses a wheelchair; others keep theirs.

    Lying is done without the chair. Where others walk, the hands are on the rims and push in time.
    """
    if not design.rolls or pose.posture == "lies":
        return pose, seat
    if pose.stride is not None and pose.posture != "sits":
        push = math.sin(pose.stride * 2)
        arms = Arm(0.12 + 0.2 * push, 1.25, 0.08, 0.3, "grip")
        pose = pose.but(left_arm=arms, right_arm=arms, lean=pose.lean + 3.0 * push)
    return pose.but(posture="sits", crouch=0.0), seat_of(design)
