"""How a body is carried: hands, feet and hips, as posture, gait, speech and gestures ask for them. Source: ours."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

from cinema_agent.generators.animatic.acting_rows import Gait, Stance
from cinema_agent.generators.animatic.canvas import lerp
from cinema_agent.generators.animatic.climbing import SWIM_HZ, Limbs, climbing_at, in_water, on_rungs
from cinema_agent.generators.animatic.design import Design
from cinema_agent.generators.animatic.figure_sheets import figure_sheets
from cinema_agent.generators.animatic.footwork import swung
from cinema_agent.generators.animatic.gestures import Gesturing
from cinema_agent.generators.animatic.habits import Habits
from cinema_agent.generators.animatic.keyframes import Values
from cinema_agent.generators.animatic.listening import Speech
from cinema_agent.generators.animatic.pose import STILL, Arm, Foot, HandShape, PropPlace
from cinema_agent.script.shot import Posture

CARRYING, CARRIED = Arm(0.5, 0.62, 0.34, 0.15, "grip"), PropPlace(0.5, 0.0, 0.3, 0.0, 1.0)
"""Both hands under what two hands carry, and where on the body that is."""
SHOULDER_UNDER_NECK = 0.42
ARMS_LAG = 0.35
"""How much later than the legs the arms swing, in radians."""
_SHIFT_LEAN = 20.0
"""Degrees the torso leans back over the feet for each head the hips are shifted."""
_HANDS: dict[str, HandShape] = {
    "relaxed": "relaxed",
    "fist": "fist",
    "open": "open",
    "point": "point",
    "grip": "grip",
    "flat": "flat",
    "pinch": "pinch",
}


@dataclass(frozen=True)
class Bearing:
    """What carries somebody at one instant: who, in which posture and gait, how far on, facing where."""

    design: Design
    habits: Habits
    seconds: float
    posture: Posture
    lead: int
    stride: float | None
    gait: Gait | None
    holds: bool
    holds_in_both: bool = False

    def wave(self, hz: float, phase: float = 0.0) -> float:
        return self.habits.wave(self.seconds, hz, phase)


def carriage(bearing: Bearing, speech: Speech, acts: tuple[Gesturing, ...]) -> dict[str, object]:
    """Return the fields of a pose that hold hands, feet, hips and what is in hand."""
    stance = _stance(bearing)
    lead, trail = _arms(bearing, stance, speech)
    lead_foot, trail_foot = stance.lead_foot, stance.trail_foot
    going = _going(bearing)
    if going is not None:
        lead, trail, lead_foot, trail_foot = going.lead, going.trail, going.lead_foot, going.trail_foot
    shift = bearing.lead * stance.shift * (1 + 0.3 * bearing.wave(0.06)) if bearing.stride is None else 0.0
    prop, prop_turn = CARRIED if bearing.holds_in_both else None, 0.0
    for act in acts:
        first, second = _limbs(act, bearing)
        lead, trail = _moved(lead, act, first, 0), _moved(trail, act, second, 1)
        lead_foot = _stepped(lead_foot, act, "lead_foot")
        trail_foot = _stepped(trail_foot, act, "trail_foot")
        shift *= 1 - act.weight
        prop_turn = act.blended("prop_turn", prop_turn)
        if bearing.holds and "prop" in act.channels:
            forward, across, up, degrees = act.channels["prop"]
            prop = PropPlace(forward, across, up, degrees, act.weight)
        elif prop is not None and "prop" in act.gesture.tags:
            # What is given or thrown goes with the hand.
            prop = replace(prop, amount=prop.amount * (1 - act.weight))
    right, left = (lead, trail) if bearing.lead > 0 else (trail, lead)
    right_foot, left_foot = (lead_foot, trail_foot) if bearing.lead > 0 else (trail_foot, lead_foot)
    return {
        "left_arm": left,
        "right_arm": right,
        "left_foot": STILL if bearing.stride is not None else left_foot,
        "right_foot": STILL if bearing.stride is not None else right_foot,
        "shift": shift,
        "prop": prop,
        "prop_turn": prop_turn,
    }


def lean_of(shift: float) -> float:
    """Return the degrees a torso leans back over the feet when the hips are shifted."""
    return -_SHIFT_LEAN * shift


def _stance(bearing: Bearing) -> Stance:
    fitting = [row for row in figure_sheets().stances if bearing.posture in row.postures]
    return fitting[bearing.habits.seed % len(fitting)]


def _arm(values: tuple[float, float, float, float], hand: str) -> Arm:
    return Arm(*values, _HANDS[hand])


def _arms(bearing: Bearing, stance: Stance, speech: Speech) -> tuple[Arm, Arm]:
    """Return the leading and the trailing arm before any gesture."""
    gait = bearing.gait if bearing.stride is not None else None
    if gait is not None and bearing.stride is not None:
        lead = _swinging(bearing, gait, 0) if gait.lead is None else _arm(gait.lead, gait.hands[0])
        trail = _swinging(bearing, gait, 1) if gait.trail is None else _arm(gait.trail, gait.hands[1])
    else:
        lead, trail = _arm(stance.lead, stance.hands[0]), _arm(stance.trail, stance.hands[1])
    breathing = Arm(lead.forward + 0.012 * bearing.wave(0.15), lead.across, lead.up, lead.elbow, lead.hand)
    if bearing.holds_in_both:
        return CARRYING, CARRYING
    if bearing.holds:
        return Arm(0.4 + 0.015 * bearing.wave(0.2), 0.95, 0.5 + 0.01 * bearing.wave(0.3), 0.1, "grip"), trail
    if speech.amount > 0 and bearing.stride is None and bearing.posture != "lies":
        return _talking(breathing, trail, speech, bearing)
    return breathing, trail


def _swinging(bearing: Bearing, gait: Gait, which: int) -> Arm:
    """Return an arm that swings against the leg of its own side."""
    assert bearing.stride is not None
    side = bearing.lead if which == 0 else -bearing.lead
    swing = -side * gait.swing * math.cos(bearing.stride - ARMS_LAG)
    forward, down = swung(gait, swing)
    body = bearing.design.body
    shoulder = bearing.design.heads - 1 - body.leg - SHOULDER_UNDER_NECK
    inwards = 0.35 * max(0.0, forward)
    return Arm(forward, 1.2 - inwards, 1 - down * body.arm / shoulder, 0.12, _HANDS[gait.hands[which]])


def _talking(lead: Arm, trail: Arm, speech: Speech, bearing: Bearing) -> tuple[Arm, Arm]:
    """Some speak with one hand, some with both, some hardly move: a habit."""
    seed = bearing.habits.seed
    amount = speech.amount * (0.5, 0.85, 1.0)[seed // 7 % 3]
    uses_both = seed // 3 % 3 == 0
    hand: HandShape = "open" if seed % 2 else "flat"
    beat = 0.16 * speech.stress + 0.04 * bearing.wave(0.31)
    lead = lead.toward(Arm(0.42 + 0.5 * beat, 1.0, 0.5 + beat, 0.25, hand, 18 * speech.stress), amount)
    if uses_both:
        trail = trail.toward(Arm(0.38 + 0.4 * beat, 1.05, 0.45 + beat, 0.25, hand), amount)
    return lead, trail


def _going(bearing: Bearing) -> Limbs | None:
    """Return the limbs of who climbs or swims: they follow the way gone, or else the time."""
    if bearing.posture == "climbs":
        return on_rungs(climbing_at(bearing.seconds), bearing.design.body.leg)
    if bearing.posture == "swims":
        return in_water(bearing.seconds * SWIM_HZ * 2 * math.pi)
    return None


def _limbs(act: Gesturing, bearing: Bearing) -> tuple[str, str]:
    """Return which hand does what: who holds something does what needs one free hand with the other."""
    is_busy = bearing.holds and "prop" not in act.gesture.tags and "trail_hand" not in act.channels
    return ("trail", "lead") if is_busy else ("lead", "trail")


def _moved(arm: Arm, act: Gesturing, limb: str, which: int) -> Arm:
    keyed = act.channels.get(f"{limb}_hand")
    if keyed is None:
        return arm
    shape = _HANDS[act.gesture.hands[0 if limb == "lead" else 1]]
    wrist = act.channels.get(f"{limb}_wrist", (0.0,))[0]
    forward, across, up, elbow = keyed
    return arm.toward(Arm(forward, across, up, elbow, shape, wrist), act.weight)


def _stepped(foot: Foot, act: Gesturing, channel: str) -> Foot:
    keyed: Values | None = act.channels.get(channel)
    if keyed is None:
        return foot
    return (
        lerp(foot[0], keyed[0], act.weight),
        lerp(foot[1], keyed[1], act.weight),
        lerp(foot[2], keyed[2], act.weight),
    )


def channels_of(acts: tuple[Gesturing, ...], usual: Mapping[str, float], lead: int) -> dict[str, float]:
    """Return the plain channels of a pose with what gestures ask of them; leans go where one faces."""
    values = dict(usual)
    for act in acts:
        for name in usual:
            if name not in act.channels:
                continue
            wanted = act.channels[name][0] * (lead if name in ("lean", "tilt") else 1)
            values[name] = lerp(values[name], wanted, act.weight)
    return values
