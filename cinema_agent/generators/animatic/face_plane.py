"""Where features lie on a face that turns: on a cylinder, so the far half narrows. Source: ours."""

from __future__ import annotations

import math
from dataclasses import dataclass

FACE_TURN = 0.6
"""Radians the face turns at yaw 1."""


@dataclass(frozen=True)
class FacePlane:
    """Where features lie on a turned face: `u` from -1 (left edge) to 1 (right edge)."""

    half_width: float
    yaw: float
    pitch: float

    def x(self, u: float, out: float = 1.0) -> float:
        """Return heads from the middle; `out` above 1 stands out from the face (a nose)."""
        return self.half_width * out * math.sin(self._angle(u))

    def narrowing(self, u: float) -> float:
        """Return how much narrower than from the front something at `u` looks."""
        return max(0.25, math.cos(math.asin(u) + FACE_TURN * self.yaw) / math.cos(math.asin(u)))

    def y(self, y: float) -> float:
        """Return heads below the middle: a nod moves all features."""
        return y + self.pitch * 0.055

    def _angle(self, u: float) -> float:
        """Return where `u` is round the head, in radians; what has turned away stays at the edge."""
        return max(-math.pi / 2, min(math.pi / 2, math.asin(u) + FACE_TURN * self.yaw))
