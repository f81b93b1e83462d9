"""How feet go that are not a person's: planted feet stay where they are while the body passes over them.

A foot moves back through its stance at the speed of the ground and swings forward; the phases of the feet make
the gait. Heads as units. Source: ours; the orders of the feet are those of a horse's walk and gallop.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from cinema_agent.generators.animatic.canvas import ease, lerp
from cinema_agent.generators.animatic.design import Design
from cinema_agent.generators.animatic.pose import Pose
from cinema_agent.generators.animatic.rig_sheets import Bird, Quadruped


@dataclass(frozen=True)
class Gait:
    """How one kind of foot goes: half a step (`reach`), part of the time planted (`stance`), and its `lift`."""

    reach: float
    stance: float
    lift: float
    phases: tuple[float, float, float, float]
    """When the near hind, near front, far hind and far front foot are put down, in parts of the cycle."""

    @property
    def cycle(self) -> float:
        """How far the body goes in one cycle."""
        return 2 * self.reach / self.stance

    def foot(self, stride: float, index: int) -> tuple[float, float, float]:
        """Return how far forward and up a foot is, and how far its toe hangs (0 to 1), at a phase in radians."""
        phase = (stride / (2 * math.pi) + self.phases[index]) % 1.0
        if phase < self.stance:
            return lerp(self.reach, -self.reach, phase / self.stance), 0.0, 0.0
        swing = (phase - self.stance) / (1 - self.stance)
        up = math.sin(math.pi * swing)
        return lerp(-self.reach, self.reach, ease(swing)), self.lift * up, (1 - swing) * up


_WALK, _GALLOP, _HOP = (0.0, 0.75, 0.5, 0.25), (0.0, 0.55, 0.12, 0.67), (0.0, 0.5, 0.04, 0.56)
_TWO_LEGS = (0.0, 0.0, 0.5, 0.5)
_BEATS_A_HEAD = 0.16
"""Wing beats, or strokes of a tail, for each head's length flown or swum."""
_ROLL = 1.6
"""How many heads wheels roll in a turn."""


def quadruped_gait(build: Quadruped, *, is_running: bool = False, stride_length: float = 1.0) -> Gait:
    """Return how a four-legged animal goes."""
    leg = build.leg + 0.2 * build.girth
    if build.gait == "hops":
        return Gait(0.9 * leg * stride_length, 0.42, 0.5 * leg, _HOP)
    if is_running and build.foot == "pad":
        # The heaviest never leave the ground: they walk faster.
        return Gait(0.46 * leg * stride_length, 0.54, 0.16 * leg, _WALK)
    if is_running:
        return Gait(0.6 * leg * stride_length, 0.34, 0.34 * leg, _GALLOP)
    return Gait(0.32 * leg * stride_length, 0.64, 0.2 * leg, _WALK)


def bird_gait(build: Bird, stride_length: float = 1.0) -> Gait:
    """Return how a bird goes on the ground: it waddles."""
    leg = max(0.3, build.leg)
    return Gait(0.5 * leg * stride_length, 0.6, 0.3 * leg, _TWO_LEGS)


def travel(design: Design, stride_length: float, *, is_running: bool) -> float:
    """Return how many own heads 2 pi of `Pose.stride` carry a body that is no person's."""
    rig = design.rig
    if rig.floats or rig.perches:
        return 1 / _BEATS_A_HEAD
    if rig.body == "rover":
        return _ROLL * stride_length
    if rig.body == "bird":
        return bird_gait(rig.bird, stride_length).cycle
    return quadruped_gait(rig.quadruped, is_running=is_running, stride_length=stride_length).cycle


def bounce(pose: Pose, gait: Gait) -> float:
    """Return how much higher (in `lift`s) the body is in a leap than at rest: only runs and hops leave the ground."""
    if pose.stride is None or gait.stance > 0.5:
        return 0.0
    return max(0.0, math.sin(pose.stride - 2 * math.pi * gait.stance * 0.55))
