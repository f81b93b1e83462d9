"""A built set: layers, anchors where people and things stand, practical lights, what moves, and the light on all of it.

Built by `places.build_set` from a recipe sheet; read by staging, framing and drawing. Source: ours.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

import skia

from cinema_agent.generators.animatic.canvas import Camera, Color, Lighting, Point, saved
from cinema_agent.generators.animatic.layer import Layer
from cinema_agent.script.shot import Across, Depth

_BOB_HZ = 0.31
_SWAY_HZ = 0.18


MIDDLE_X = 640.0
OPPOSITE: Mapping[Across, Across] = {
    "far_left": "far_right", "left": "right", "center": "center", "right": "left", "far_right": "far_left",
}  # fmt: skip


def turn(canvas: skia.Canvas) -> None:
    """Let all that is drawn next be turned left to right about the middle of the stage."""
    canvas.translate(2 * MIDDLE_X, 0)
    canvas.scale(-1, 1)


def turned(draw: Callable[[skia.Canvas, float], None]) -> Callable[[skia.Canvas, float], None]:
    """Return the same moving picture, turned left to right."""

    def draw_turned(canvas: skia.Canvas, seconds: float) -> None:
        with saved(canvas):
            turn(canvas)
            draw(canvas, seconds)

    return draw_turned


@dataclass(frozen=True)
class Anchor:
    """A spot on the set: the stage point between the feet (or under the prop), and the size of an adult's head there.

    `seat_y` is the height of the seat where one can sit (none: sitting is on the ground); `behind` names the front
    layers that stand between this spot and the camera (a table, a counter); `haze` is 0 near, towards 1 far away.
    `seat` is the kind of seat drawn under whoever sits here where the painted one is not in line.
    """

    x: float
    y: float
    head: float
    seat_y: float | None = None
    behind: tuple[str, ...] = ()
    haze: float = 0.0
    seat: str = "stool"


@dataclass(frozen=True)
class Glow:
    """A practical light: drawn added on top of the light map, in stage units at a parallax; may flicker."""

    x: float
    y: float
    radius: float
    color: Color
    strength: float
    parallax: float = 1.0
    flicker: float = 0.0


@dataclass(frozen=True)
class LightPool:
    """The multiply light map: `inner` at the pool's middle, `edge` beyond its radius (stage units), with a vignette."""

    x: float
    y: float
    radius: float
    inner: Color
    edge: Color
    power: float = 1.3
    vignette: float = 0.3


@dataclass(frozen=True)
class Moving:
    """What moves by itself: `draw(canvas, seconds)` in stage units at `parallax`, behind or in front of figures."""

    draw: Callable[[skia.Canvas, float], None]
    parallax: float = 1.0
    in_front: bool = False
    on_lens: bool = False
    after_layer: str = ""


@dataclass(frozen=True)
class NamedLayer:
    """A layer with its name and how it moves: drifts (stage units a second), sways or bobs by an amplitude."""

    name: str
    layer: Layer
    drift: float = 0.0
    sway: float = 0.0
    bob: float = 0.0

    def shift(self, seconds: float) -> Point:
        """Return how far right and down the layer has moved by itself, in stage units."""
        sway = self.sway * math.sin(2 * math.pi * _SWAY_HZ * seconds)
        return self.drift * seconds + sway, bobbing(self.bob, seconds)


def bobbing(amplitude: float, seconds: float) -> float:
    """Return how far down what rides on the waves is at a time, in the unit of its amplitude."""
    return amplitude * math.sin(2 * math.pi * _BOB_HZ * seconds)


@dataclass(frozen=True)
class StageSet:
    """One place at one time of day and weather, ready to be filmed.

    `back` is drawn before the figures, `front` after them (furniture people sit behind; blurred foreground), far to
    near. `anchors` always holds every (depth, across) pair. `surface_colors` are the light, middle and dark tones of
    the table top or ground on which insert shots lay things.
    """

    name: str
    interior: bool
    back: tuple[NamedLayer, ...]
    front: tuple[NamedLayer, ...]
    anchors: Mapping[tuple[Depth, Across], Anchor]
    lighting: Lighting
    light_pool: LightPool
    bloom: float
    glows: tuple[Glow, ...] = ()
    moving: tuple[Moving, ...] = ()
    hero: tuple[float, float, float, float] = (400.0, 100.0, 480.0, 400.0)
    ground_kind: Literal["floor", "grass", "sand", "snow", "stone", "street", "dock", "mud", "water"] = (
        "floor"
    )
    surface_colors: tuple[Color, Color, Color] = ((200, 123, 67, 255), (125, 69, 44, 255), (74, 42, 38, 255))
    darkest: Color = (11, 26, 32, 255)
    tags: tuple[str, ...] = field(default=())

    def flipped(self) -> StageSet:
        """Return the set turned left to right, all but its layers: those are painted turned already."""
        left, top, wide, tall = self.hero
        return replace(
            self,
            anchors={
                (depth, across): replace(
                    self.anchors[depth, OPPOSITE[across]],
                    x=2 * MIDDLE_X - self.anchors[depth, OPPOSITE[across]].x,
                )
                for depth, across in self.anchors
            },
            lighting=self.lighting.mirrored(),
            light_pool=replace(self.light_pool, x=2 * MIDDLE_X - self.light_pool.x),
            glows=tuple(replace(glow, x=2 * MIDDLE_X - glow.x) for glow in self.glows),
            moving=tuple(replace(part, draw=turned(part.draw)) for part in self.moving),
            hero=(2 * MIDDLE_X - left - wide, top, wide, tall),
        )

    @property
    def is_afloat(self) -> bool:
        """Return whether people sit in a boat here: the hero of the place."""
        return "afloat" in self.tags

    def bob_at(self, seconds: float) -> float:
        """Return how much lower than at rest the people of a boat are, in stage units."""
        return max((bobbing(layer.bob, seconds) for layer in self.front), key=abs, default=0.0)

    def wide(self) -> Camera:
        """Return the camera that shows the whole stage."""
        return Camera()
