"""Arms in three dimensions: a hand is put somewhere on the body, the elbow follows, the camera sees both.

Heads as units, y down, in the torso's placement (origin at the hips). Source: ours; the elbow is where the
cosine rule puts it in the plane of a hint.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from cinema_agent.generators.animatic.canvas import Point, lerp
from cinema_agent.generators.animatic.parts import Side
from cinema_agent.generators.animatic.pose import Arm

UPPER_PART, FORE_PART = 0.52, 0.48
"""Upper arm and forearm, in parts of the arm."""
_LOOK_DOWN = 0.1
"""How much lower in the picture a hand one head nearer the camera is."""
_NEAREST, _FARTHEST = 0.16, 0.995
"""How near and how far a hand comes to its shoulder, in arm lengths."""
_HANGS, _LIFTED = (0.34, -0.5, 0.8), (1.0, -0.2, -0.1)
"""Where elbows point: out, forward, down."""
_CHEAT = 1.75
"""Arms are seen as if one turned this much more to the side: a hand held out must read at three quarters."""

Place = tuple[float, float, float]
"""Lateral (to the right of the picture), forward, y."""


@dataclass(frozen=True)
class ArmJoints:
    """One arm, in the torso's placement.

    `degrees` is the forearm's turn from hanging, clockwise, with the bent wrist; `nearness` how far before the
    middle of the body the hand is.
    """

    shoulder: Point
    elbow: Point
    wrist: Point
    degrees: float
    nearness: float


@dataclass(frozen=True)
class Chest:
    """What arms hang from.

    `half` is half the distance of the shoulder joints, `middle` the x between them in the picture, `shoulder_y`
    and `crown_y` their heights and that of the top of the head, `arm` and `leg` lengths, `narrow` how wide the
    body is seen, `turn` its yaw in radians, `front` -1 if seen from behind.
    """

    half: float
    middle: float
    shoulder_y: float
    crown_y: float
    arm: float
    leg: float
    narrow: float
    turn: float
    front: float

    @property
    def lead(self) -> float:
        return 1.0 if self.turn >= 0 else -1.0

    @property
    def reach(self) -> float:
        """Return how long in the picture one head forwards is."""
        return math.sin(max(-math.pi / 2, min(math.pi / 2, self.turn * _CHEAT)))

    def place(self, forward: float, across: float, up: float, side: Side) -> Place:
        """Return a place on the body, in heads."""
        return side * across * self.half, forward * self.arm, self._height(up)

    def _height(self, up: float) -> float:
        if up > 1:
            return lerp(self.shoulder_y, self.crown_y, up - 1)
        return up * self.shoulder_y if up > 0 else -up * self.leg

    def _level(self, y: float) -> float:
        if y < self.shoulder_y:
            return 1 + (y - self.shoulder_y) / (self.crown_y - self.shoulder_y)
        return y / self.shoulder_y if y < 0 else -y / self.leg

    def nearness(self, lateral: float, forward: float) -> float:
        return self.front * (forward * math.cos(self.turn) - lateral * math.sin(self.turn))

    def seen(self, place: Place) -> Point:
        """Return where a place is in the picture."""
        lateral, forward, y = place
        near = self.front * forward * math.cos(self.turn)
        return self.middle + lateral * self.narrow + forward * self.reach, y + near * _LOOK_DOWN

    def arm_to(self, point: Point, side: Side, like: Arm) -> Arm:
        """Return an arm whose hand is seen at `point`, in the torso's placement; else as `like`."""
        lateral = side * like.across * self.half
        forward = (point[0] - self.middle - lateral * self.narrow) / self.reach if self.reach else 0.0
        y = point[1] - self.front * forward * math.cos(self.turn) * _LOOK_DOWN
        return Arm(forward / self.arm, like.across, self._level(y), like.elbow, like.hand, like.wrist)


def solve_arm(chest: Chest, arm: Arm, side: Side) -> ArmJoints:
    """Return the joints of an arm whose hand goes where it should, or as near as it reaches."""
    shoulder: Place = (side * chest.half, 0.0, chest.shoulder_y)
    lateral, forward, y = chest.place(arm.forward, arm.across, arm.up, side)
    out, down = side * (lateral - shoulder[0]), y - shoulder[2]
    elbow, wrist = _bent((out, forward, down), arm.elbow, chest.arm)
    hand: Place = (shoulder[0] + side * wrist[0], wrist[1], shoulder[2] + wrist[2])
    middle: Place = (shoulder[0] + side * elbow[0], elbow[1], shoulder[2] + elbow[2])
    seen_elbow, seen_wrist = chest.seen(middle), chest.seen(hand)
    along = seen_wrist[0] - seen_elbow[0], seen_wrist[1] - seen_elbow[1]
    return ArmJoints(
        shoulder=chest.seen(shoulder),
        elbow=seen_elbow,
        wrist=seen_wrist,
        degrees=-math.degrees(math.atan2(*along)) - chest.lead * arm.wrist,
        nearness=chest.nearness(hand[0], hand[1]),
    )


def _bent(target: Place, lifted: float, length: float) -> tuple[Place, Place]:
    """Return elbow and hand of an arm from its shoulder (out, forward, down) towards a target."""
    upper, fore = UPPER_PART * length, FORE_PART * length
    distance = math.hypot(*target) or 1e-6
    reach = max(_NEAREST * length, min(_FARTHEST * length, distance))
    axis = tuple(value / distance for value in target)
    hint = tuple(lerp(a, b, lifted) for a, b in zip(_HANGS, _LIFTED, strict=True))
    inline = sum(h * a for h, a in zip(hint, axis, strict=True))
    aside = tuple(h - inline * a for h, a in zip(hint, axis, strict=True))
    norm = math.hypot(*aside) or 1e-6
    along = (upper**2 - fore**2 + reach**2) / (2 * reach)
    across = math.sqrt(max(0.0, upper**2 - along**2)) / norm
    elbow = tuple(a * along + n * across for a, n in zip(axis, aside, strict=True))
    hand = tuple(a * reach for a in axis)
    return (elbow[0], elbow[1], elbow[2]), (hand[0], hand[1], hand[2])
