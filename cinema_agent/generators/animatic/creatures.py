"""Draws what is no person: quadrupeds and robots. Source: ours."""

from __future__ import annotations

from typing import Literal

from cinema_agent.generators.animatic.design import Design
from cinema_agent.generators.animatic.landmarks import Landmarks
from cinema_agent.generators.animatic.parts import PartList
from cinema_agent.generators.animatic.pose import Pose


def compose_creature(
    design: Design, pose: Pose, seat: float | None, held_in: Literal["left", "right"] | None
) -> tuple[PartList, Landmarks]:
    raise NotImplementedError
