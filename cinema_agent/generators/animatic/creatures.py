"""Composes what is no person: which rig draws which body. Source: ours."""

from __future__ import annotations

from cinema_agent.generators.animatic.design import Design
from cinema_agent.generators.animatic.landmarks import HeldIn, Landmarks
from cinema_agent.generators.animatic.parts import PartList
from cinema_agent.generators.animatic.pose import Pose
from cinema_agent.generators.animatic.quadruped import compose_quadruped
from cinema_agent.generators.animatic.robot import compose_robot


def compose_creature(
    design: Design, pose: Pose, seat: float | None, held_in: HeldIn | None
) -> tuple[PartList, Landmarks]:
    """Return the parts of an animal or a robot and where its face and hands are, in own heads."""
    if design.rig.body == "robot":
        return compose_robot(design, pose, seat, held_in)
    return compose_quadruped(design, pose, seat, held_in)
