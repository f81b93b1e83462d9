"""Composes what is no person: which rig draws which body. Source: ours."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cinema_agent.generators.animatic.being import compose_being
from cinema_agent.generators.animatic.bird import compose_bird
from cinema_agent.generators.animatic.design import Design
from cinema_agent.generators.animatic.ghost import compose_ghost
from cinema_agent.generators.animatic.landmarks import HeldIn, Landmarks
from cinema_agent.generators.animatic.machines import compose_drone, compose_rover
from cinema_agent.generators.animatic.parts import PartList
from cinema_agent.generators.animatic.pose import Pose
from cinema_agent.generators.animatic.quadruped import compose_quadruped
from cinema_agent.generators.animatic.rig_sheets import BodyKind
from cinema_agent.generators.animatic.robot import compose_robot
from cinema_agent.generators.animatic.swimmer import compose_swimmer

Composer = Callable[[Design, Pose, float | None, HeldIn | None], tuple[PartList, Landmarks]]
_COMPOSERS: Mapping[BodyKind, Composer] = {
    "robot": compose_robot,
    "quadruped": compose_quadruped,
    "bird": compose_bird,
    "being": compose_being,
    "ghost": compose_ghost,
    "drone": compose_drone,
    "rover": compose_rover,
    "swimmer": compose_swimmer,
}


def compose_creature(
    design: Design, pose: Pose, seat: float | None, held_in: HeldIn | None
) -> tuple[PartList, Landmarks]:
    """Return the parts of what is no person and where its face and hands are, in own heads."""
    return _COMPOSERS[design.rig.body](design, pose, seat, held_in)
