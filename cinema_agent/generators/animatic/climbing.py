"""Limbs that go by themselves: hands and feet on rungs that stay where they are, and strokes through the water.

Phases in radians, as of a stride; lengths in heads. Source: ours.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from cinema_agent.generators.animatic.canvas import ease, lerp
from cinema_agent.generators.animatic.pose import Arm, Foot

CLIMB_HZ, SWIM_HZ = 0.5, 0.6
_LONGEST_CLIMB_S = 3.4
"""After so long one stays where one is: the picture has a top."""
_HELD = 0.68
"""Part of the cycle in which a hand or a foot holds its rung."""
_RUNG = 0.8
"""How far the body rises past a hand that holds."""
RUNG_HEADS = 0.5 * _RUNG / _HELD
"""How far apart rungs are: what two hands by turns rise from hold to hold."""
_TOP_HAND, _LEVEL_HEADS = 1.95, 1.36
"""Where a hand takes hold, and how many heads one level above the shoulders is (see `acting_rows`)."""


@dataclass(frozen=True)
class Limbs:
    """Hands and feet of one instant: leading and trailing."""

    lead: Arm
    trail: Arm
    lead_foot: Foot
    trail_foot: Foot


def climbing_at(seconds: float) -> float:
    """Return the phase of a climb."""
    return 2 * math.pi * CLIMB_HZ * max(0.0, min(_LONGEST_CLIMB_S, seconds))


def climbed(stride: float) -> float:
    """Return how high somebody has climbed at a phase: as fast as the hands that hold go down past the body."""
    return stride / (2 * math.pi) * _RUNG / _HELD


def on_rungs(stride: float, leg: float) -> Limbs:
    """Return the limbs of somebody on a ladder whose leg is `leg` heads long: what holds does not move."""

    def hand(phase: float) -> Arm:
        below = _below(phase)
        let_go = 0.1 * math.sin(math.pi * max(0.0, phase % 1.0 - _HELD) / (1 - _HELD))
        return Arm(0.5 - let_go, 1.05, _TOP_HAND - below / _LEVEL_HEADS, 0.55, "fist")

    def foot(phase: float) -> Foot:
        return 0.1, 0.02, (_RUNG - _below(phase)) / leg + 0.02

    phase = stride / (2 * math.pi)
    return Limbs(hand(phase), hand(phase + 0.5), foot(phase + 0.5), foot(phase))


def _below(phase: float) -> float:
    """Return how far below where it took hold a hand is, in heads."""
    phase %= 1.0
    if phase < _HELD:
        return _RUNG * phase / _HELD
    return _RUNG * (1 - ease((phase - _HELD) / (1 - _HELD)))


def in_water(stride: float) -> Limbs:
    """Return the limbs of somebody who crawls: arms come forward over the water and back under it."""

    def hand(phase: float) -> Arm:
        turn = 2 * math.pi * phase
        return Arm(-0.5 * math.sin(turn), 1.1, lerp(0.5, 2.3, 0.5 - 0.5 * math.cos(turn)), 0.5, "flat")

    def foot(phase: float) -> Foot:
        return 0.07 * math.sin(2 * math.pi * 3 * phase), 0.0, 0.0

    phase = stride / (2 * math.pi)
    return Limbs(hand(phase), hand(phase + 0.5), foot(phase), foot(phase + 0.5))
