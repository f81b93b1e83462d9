"""How feet go on two legs: a planted foot rolls from heel to toe and does not move on the ground.

Lengths in leg lengths, phases in parts of the stride. Source: ours.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from cinema_agent.generators.animatic.acting_rows import Gait
from cinema_agent.generators.animatic.canvas import ease, lerp

_TOUCH, _LIFT_OFF = 0.18, 0.58
"""Parts of the stance until the foot lies flat, and from which its heel rises."""
_LAME = 0.4
"""How much shorter the stance of a wholly lame leg is."""


@dataclass(frozen=True)
class Step:
    """One foot at one phase: `forward` and `up` of where it lies flat, `tilt` degrees its heel is up."""

    forward: float
    up: float
    tilt: float
    is_planted: bool


def cycle_length(gait: Gait) -> float:
    """Return how far one stride carries, in leg lengths: while a foot is planted the body passes over it."""
    return (gait.ahead + gait.behind) / gait.planted


def step(gait: Gait, phase: float, *, is_lame: bool = False) -> Step:
    """Return a foot at a phase (0: it is put down)."""
    phase %= 1.0
    shorter = 1 - _LAME * gait.limp if is_lame else 1.0
    planted, ahead, behind = gait.planted * shorter, gait.ahead * shorter, gait.behind * shorter
    if phase < planted:
        along = phase / planted
        touch = 1 - ease(along / _TOUCH)
        off = max(0.0, (along - _LIFT_OFF) / (1 - _LIFT_OFF))
        return Step(
            lerp(ahead, -behind, along), 0.0, gait.heel_up * off * off * shorter - gait.toe_up * touch, True
        )
    swing = (phase - planted) / (1 - planted)
    tilt = lerp(gait.heel_up * shorter, -gait.toe_up, ease(swing))
    tilt += gait.kick * math.sin(math.pi * min(1.0, 1.4 * swing))
    up = gait.lift * math.sin(math.pi * swing**0.85) * (1 - 0.6 * gait.limp if is_lame else 1.0)
    return Step(lerp(-behind, ahead, ease(swing)), up, tilt, False)


def hips_below(gait: Gait, stride: float) -> float:
    """Return how much lower the hips are than standing at a phase in radians."""
    dip = 0.5 + 0.5 * math.cos(2 * (stride - 2 * math.pi * gait.lowest))
    lame = gait.limp * 0.06 * (0.5 + 0.5 * math.cos(stride - 0.8))
    return gait.crouch + gait.bob * dip + lame


def swung(gait: Gait, swing: float, bend: float | None = None) -> tuple[float, float]:
    """Return forward and down (arm lengths) of a hand whose upper arm has swung so many degrees forwards."""
    first = math.radians(swing)
    second = first + math.radians((gait.bend if bend is None else bend) + max(0.0, swing) * 0.5)
    return (
        0.52 * math.sin(first) + 0.48 * math.sin(second),
        0.52 * math.cos(first) + 0.48 * math.cos(second),
    )
