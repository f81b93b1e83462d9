"""Where the face and the hands of a composed figure are, in its own heads from the spot between its feet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cinema_agent.generators.animatic.canvas import Point

HeldIn = Literal["left", "right"]
"""The hand that holds a prop: left or right in the picture, for a figure that faces the camera."""


@dataclass(frozen=True)
class Landmarks:
    """Points of one composed figure."""

    head: Point
    head_top: Point
    chin: Point
    eyes: Point
    mouth: Point
    hand_left: Point
    hand_right: Point
    saddle: Point | None = None
    """Where a rider sits, on what can be ridden."""
