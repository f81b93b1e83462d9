"""The brush every drawing module paints with: canvas, this hour's light, the recipe's colours, depth and
seeded chance.

Source: ours.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import skia

from cinema_agent.errors import GeneratorError
from cinema_agent.generators.animatic.canvas import (
    STAGE_BOTTOM,
    STAGE_LEFT,
    STAGE_RIGHT,
    Color,
    fill,
    hex_color,
    mix,
    moved,
    multiply,
    polygon,
    saved,
    spline,
    stroke,
    with_alpha,
)  # fmt: skip
from cinema_agent.generators.animatic.daylight import Daylight

ROOM_SHADE = (0.62, 0.58, 0.68)
"""Multiplies the colour of the side turned away from the light, indoors."""
SNOW: Color = (232, 238, 240, 255)
SNOW_COVERS = frozenset(
    {
        "grass",
        "ground",
        "roof",
        "path",
        "leaf",
        "needle",
        "rock",
        "sand",
        "dune",
        "hill",
        "hill2",
        "grass_lit",
        "crop",
    }
)
"""Colour roles that turn white when it snows."""


@dataclass(frozen=True)
class Brush:
    """Paints in stage units. Colours are named by role (`roof`) or given as `#rrggbb`; both are lit by the
    hour.

    `graded` roles are final colours chosen by hand for this hour and are not lit again. `depth` is 1
    near, 0 far. `lamp_is_out`: the place's own great lamp does not burn.
    """

    canvas: skia.Canvas
    day: Daylight
    colors: Mapping[str, Color]
    graded: Mapping[str, Color]
    seed: int
    depth: float = 1.0
    is_indoors: bool = False
    lamp_is_out: bool = False
    chance: random.Random = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "chance", random.Random(self.seed))

    @property
    def side(self) -> float:
        return self.day.side

    def tone(self, color: str | Color) -> Color:
        """Return a role's colour as this hour and depth show it.

        Raises:
            GeneratorError: the recipe has no such role.
        """
        if isinstance(color, str) and color in self.graded:
            return self.graded[color]
        local = color if not isinstance(color, str) else self.local(color)
        return self.day.in_room(local) if self.is_indoors else self.day.at_depth(local, self.depth)

    def local(self, role: str) -> Color:
        """Return a role's own colour, as white light shows it (signs and screens that shine by themselves).

        Raises:
            GeneratorError: the recipe has no such role.
        """
        if role.startswith("#"):
            return hex_color(role)
        if role not in self.colors:
            raise GeneratorError(f"the recipe has no colour {role!r}; add it to its [colors]")
        color = self.colors[role]
        return mix(color, SNOW, 0.8) if self.day.is_snowing and role in SNOW_COVERS else color

    def lit(self, color: str | Color, amount: float = 0.34) -> Color:
        """Return the tone of the side turned to the light."""
        return mix(self.tone(color), self.tone("#ffe2b0") if self.is_indoors else self.day.orb, amount)

    def dark(self, color: str | Color, amount: float = 1.0) -> Color:
        """Return the tone of the side turned away from the light."""
        tone = self.tone(color)
        if self.is_indoors:
            return mix(tone, multiply(tone, ROOM_SHADE), amount)
        return mix(tone, multiply(tone, self.day.shade), amount * (1 - 0.85 * self.day.haze_at(self.depth)))

    def flat(self, path: skia.Path, color: Color) -> None:
        """Fill a path with a final colour."""
        self.canvas.drawPath(path, fill(color))

    def line(self, points: Sequence[Sequence[float | str]], color: Color, width: float) -> None:
        """Draw a smooth line in a final colour."""
        self.canvas.drawPath(spline(points, closed=False), stroke(color, width))

    def bar(self, x: float, y: float, width: float, height: float, color: Color) -> None:
        """Fill a rectangle with a final colour."""
        self.canvas.drawRect(skia.Rect(x, y, x + width, y + height), fill(color))

    def solid(self, path: skia.Path, color: str | Color, *, shade: float = 0.0, edge: float = 0.0) -> None:
        """Fill a shape; `shade` and `edge` are the widths of its dark and its lit rim, in stage units."""
        self.flat(path, self.tone(color))
        with saved(self.canvas):
            self.canvas.clipPath(path, True)
            if shade:
                self.outside(path, self.side * shade, -0.6 * shade, self.dark(color))
            if edge:
                self.outside(path, -self.side * edge, 0.8 * edge, self.lit(color))

    def outside(self, path: skia.Path, dx: float, dy: float, color: Color) -> None:
        """Fill all that `path`, moved by (dx, dy), does not cover; clip first."""
        cut = moved(path, dx, dy)
        cut.setFillType(skia.PathFillType.kInverseWinding)
        self.flat(cut, color)

    def glaze(self, path: skia.Path, color: Color, alpha: float) -> None:
        """Lay a transparent final colour over a path."""
        self.flat(path, with_alpha(color, alpha))


Drawer = Callable[..., None]
"""A drawing module: (brush, **arguments from the recipe)."""


def wavy(
    y: float, amplitude: float, seed: int, *, pieces: int = 9, bottom: float = STAGE_BOTTOM
) -> skia.Path:
    """Return a band across the stage with a wavy upper edge."""
    chance = random.Random(seed)
    step = (STAGE_RIGHT - STAGE_LEFT) / pieces
    points = [(STAGE_LEFT + step * i, y + chance.uniform(-amplitude, amplitude)) for i in range(pieces + 1)]
    return closed_down(spline(points, closed=False), bottom)


def closed_down(path: skia.Path, bottom: float = STAGE_BOTTOM) -> skia.Path:
    """Close a line that runs across the whole stage into the land below it."""
    path.lineTo(STAGE_RIGHT, bottom)
    path.lineTo(STAGE_LEFT, bottom)
    path.close()
    return path


def gable(x: float, y: float, width: float, rise: float, overhang: float = 8.0) -> skia.Path:
    """Return a pitched roof standing on a wall whose top edge starts at (x, y)."""
    return polygon(
        [
            (x - overhang, y),
            (x + width * 0.2, y - rise),
            (x + width * 0.8, y - rise),
            (x + width + overhang, y),
        ]
    )
