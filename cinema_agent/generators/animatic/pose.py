"""How a figure is held at one instant: the numbers that acting decides and drawing follows.

Source: ours.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal, Self

from cinema_agent.script.shot import Posture
from cinema_agent.script.sound import MouthShape

HandShape = Literal["relaxed", "fist", "open", "point", "grip", "flat"]


@dataclass(frozen=True)
class Arm:
    """One arm: degrees the upper arm is raised out from hanging, degrees the elbow bends further, and the hand."""

    raised: float = 12.0
    bent: float = 8.0
    hand: HandShape = "relaxed"


@dataclass(frozen=True)
class Pose:
    """A figure at one instant. Angles in degrees; the rest in parts of the feature's full range.

    `yaw` turns head and body (-1 left, 1 right, 0 to camera), `pitch` nods (1 down), `gaze` moves the pupils. `mouth`
    and `openness` come from the voice. `stride` is the phase of the walk in radians, none when standing. `sway` moves
    hair and hems.
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
    sway: float = 0.0
    tears: float = 0.0
    crouch: float = 0.0

    def but(self, **changes: Any) -> Self:
        """Return this pose with some numbers changed."""
        return replace(self, **changes)
