"""How a figure is held at one instant: the numbers that acting decides and drawing follows.

Source: ours.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any, Literal, Self

from cinema_agent.generators.animatic.acting_rows import Gait
from cinema_agent.generators.animatic.canvas import lerp
from cinema_agent.script.shot import Posture
from cinema_agent.script.sound import MouthShape

HandShape = Literal["relaxed", "fist", "open", "point", "grip", "flat", "pinch"]


@dataclass(frozen=True)
class Arm:
    """Where a hand is on the body, and its shape; places as in `acting_rows`, `wrist` degrees the hand bends up.

    The default hangs at the side.
    """

    forward: float = 0.08
    across: float = 1.3
    up: float = 0.0
    elbow: float = 0.2
    hand: HandShape = "relaxed"
    wrist: float = 0.0

    @property
    def is_before_chest(self) -> bool:
        """Return whether the arm lies over the chest, not at the side."""
        return self.forward > 0.12 and (self.across < 0.85 or self.up > 0.45)

    @property
    def raised(self) -> float:
        """Return the degrees the hand is raised from hanging, for bodies that have no shoulders."""
        return math.degrees(math.atan2(math.hypot(self.forward, 0.3 * (self.across - 1)), 1 - self.up))

    @property
    def bent(self) -> float:
        """Return the degrees the elbow is bent."""
        stretched = math.hypot(self.forward, 0.3 * (self.across - 1), 1 - self.up)
        return 2 * math.degrees(math.acos(min(1.0, stretched)))

    def toward(self, other: Arm, amount: float) -> Arm:
        """Return this arm moved a part (0 to 1) of the way to another, with the hand of whichever is nearer."""
        if amount <= 0:
            return self
        return Arm(
            lerp(self.forward, other.forward, amount),
            lerp(self.across, other.across, amount),
            lerp(self.up, other.up, amount),
            lerp(self.elbow, other.elbow, amount),
            other.hand if amount > 0.5 else self.hand,
            lerp(self.wrist, other.wrist, amount),
        )


@dataclass(frozen=True)
class PropPlace:
    """Where what is in hand is on the body and how it is turned, `amount` (0 to 1) of the way there from the hand."""

    forward: float = 0.0
    across: float = 0.0
    up: float = 0.0
    degrees: float = 0.0
    amount: float = 0.0


Touch = Literal["lead", "trail", "both"]
Foot = tuple[float, float, float]
"""A foot away from where it stands: forward, across to its own side, and up, in leg lengths."""
STILL: Foot = (0.0, 0.0, 0.0)


@dataclass(frozen=True)
class Pose:
    """A figure at one instant. Angles in degrees; the rest in parts of the feature's full range.

    `yaw` turns head and body (-1 left, 1 right, 0 to camera), `pitch` nods (1 down), `gaze` moves the pupils.
    `mouth` and `openness` come from the voice. `stride` is the phase of the walk in radians, none when
    standing; `gait` how it goes, none: the usual one of the posture. `sway` moves hair and hems. `bow` rounds the
    spine, `shift` moves the hips aside in heads and `advance` forwards, `rise` lifts all off the ground,
    `topple` turns the whole body (90: on its face). `prop` is where something in hand is held, `prop_turn` how
    it is turned in the hand. `touches`: which arms lie about somebody, to be painted apart from the body.
    """

    posture: Posture = "stands"
    yaw: float = 0.0
    pitch: float = 0.0
    tilt: float = 0.0
    lean: float = 0.0
    from_behind: bool = False
    mouth: MouthShape = "rest"
    openness: float = 0.0
    smile: float = 0.0
    blink: float = 0.0
    brow: float = 0.0
    brow_inner: float = 0.0
    eyes_wide: float = 0.0
    gaze: tuple[float, float] = (0.0, 0.0)
    left_arm: Arm = Arm()
    right_arm: Arm = Arm()
    breath: float = 0.0
    stride: float | None = None
    stride_length: float = 1.0
    gait: Gait | None = None
    sway: float = 0.0
    tears: float = 0.0
    crouch: float = 0.0
    bow: float = 0.0
    shift: float = 0.0
    advance: float = 0.0
    rise: float = 0.0
    topple: float = 0.0
    left_foot: Foot = STILL
    right_foot: Foot = STILL
    prop: PropPlace | None = None
    prop_turn: float = 0.0
    touches: Touch | None = None

    def but(self, **changes: Any) -> Self:
        """Return this pose with some numbers changed."""
        return replace(self, **changes)
