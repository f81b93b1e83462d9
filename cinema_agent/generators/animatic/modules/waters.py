"""Open water: swells that roll as high as the weather has it, a rowing boat to sit in, spray. Source: ours.

The boat comes in two halves, for people sit between them: the far side with its thwarts, the near side.
"""

from __future__ import annotations

import math
import random

import skia

from cinema_agent.generators.animatic.canvas import (
    STAGE_LEFT,
    STAGE_RIGHT,
    box,
    ellipse,
    fill,
    mix,
    saved,
    spline,
    with_alpha,
)
from cinema_agent.generators.animatic.modules.brush import Brush, Drawer, closed_down
from cinema_agent.generators.animatic.modules.life import Draw, Mover

_HEIGHTS = {"storm": 1.0, "wind": 0.72, "rain": 0.5}
_CALM = 0.34
_RIM_DIP = 30.0
"""How much lower a boat's rim is amidships than at bow and stern."""


def _roughness(brush: Brush) -> float:
    return _HEIGHTS.get(brush.day.weather, _CALM)


def swell(
    brush: Brush, *, y: float, height: float, color: str, waves: float = 4.0, foam: str = "foam"
) -> None:
    """Roll a row of waves across the stage; `height` is that of a storm, other weathers have less."""
    tall = height * _roughness(brush)
    long = (STAGE_RIGHT - STAGE_LEFT) / waves
    x = STAGE_LEFT - long * brush.chance.random()
    points: list[tuple[float, float]] = []
    crests: list[tuple[float, float, float]] = []
    while x < STAGE_RIGHT:
        wave, rise = long * brush.chance.uniform(0.75, 1.25), tall * brush.chance.uniform(0.6, 1.0)
        points += [
            (x, y),
            (x + wave * 0.34, y - rise * 0.42),
            (x + wave * 0.56, y - rise),
            (x + wave * 0.7, y - rise * 0.5),
        ]
        crests.append((x + wave * 0.56, y - rise, wave))
        x += wave
    points.append((STAGE_RIGHT + long, y))
    body = closed_down(spline(points, closed=False))
    brush.solid(body, color, edge=3.5 + 3 * _roughness(brush))
    with saved(brush.canvas):
        brush.canvas.clipPath(body, True)
        _streaks(brush, y - tall * 0.3, tall, color)
        if _roughness(brush) > _CALM:
            for crest in crests:
                _foam(brush, *crest, foam)


def _streaks(brush: Brush, y: float, tall: float, color: str) -> None:
    """Draw the long lines of light and shade on the back of a swell."""
    for _ in range(34):
        x, down = brush.chance.uniform(STAGE_LEFT, STAGE_RIGHT), brush.chance.random()
        long = brush.chance.uniform(30, 150)
        tone = brush.lit(color, 0.3) if brush.chance.random() < 0.6 else brush.dark(color, 0.5)
        brush.glaze(ellipse(x, y + 8 + down * (tall + 70), long, 1.6 + 2.2 * down), tone, 120)


def _foam(brush: Brush, x: float, y: float, wave: float, color: str) -> None:
    """Let a crest break: a white lip, and threads that run down its face."""
    white, rough = brush.tone(color), _roughness(brush)
    lip = wave * 0.13 * rough
    brush.flat(
        spline([
            (x - lip * 1.6, y + 9, "c"), (x - lip * 0.5, y - 2), (x + lip * 0.8, y + 3), (x + lip * 1.7, y + 22, "c"),
            (x + lip * 0.7, y + 13), (x - lip * 0.3, y + 9),
        ]),
        with_alpha(white, 225),
    )  # fmt: skip
    for k in range(4):
        start = x + lip * (-0.9 + 0.7 * k)
        brush.line(
            [(start, y + 12), (start - lip * 0.25, y + 26), (start - lip * 0.9, y + 40 + 5 * k)],
            with_alpha(white, 110),
            2.2,
        )


def rowing_boat(brush: Brush, *, x: float, y: float, width: float, color: str = "inside") -> None:
    """Draw the far half of a rowing boat: its inner side and thwarts; `y` is the near rim amidships."""
    half = width / 2
    inner = spline([
        (x - half, y - _RIM_DIP, "c"), (x - half * 0.6, y - 40), (x, y - 34), (x + half * 0.6, y - 42),
        (x + half, y - _RIM_DIP - 4, "c"), (x + half * 0.86, y + 30), (x, y + 52), (x - half * 0.88, y + 30),
    ])  # fmt: skip
    brush.solid(inner, color, shade=10)
    with saved(brush.canvas):
        brush.canvas.clipPath(inner, True)
        for k in range(-4, 5):
            rib = x + half * 0.2 * k
            brush.line([(rib, y - 44), (rib + 4, y)], brush.dark(color), 5)
        for offset in (-0.52, 0.0, 0.52):
            plank = box(x + half * offset - 30, y - 16, 60, 26, 3)
            brush.solid(plank, "thwart", shade=5, edge=3)
    far_rim = [
        (x - half, y - _RIM_DIP), (x - half * 0.6, y - 40), (x, y - 34), (x + half * 0.6, y - 42),
        (x + half, y - _RIM_DIP - 4),
    ]  # fmt: skip
    brush.line(far_rim, brush.lit("rim", 0.15), 6)


def boat_side(
    brush: Brush, *, x: float, y: float, width: float, depth: float = 92.0, color: str = "hull"
) -> None:
    """Draw the near half of a rowing boat: planks, rim and an oar in its lock; `y` is the rim amidships."""
    half = width / 2
    rim = [
        (x - half, y - _RIM_DIP), (x - half * 0.55, y - 4), (x, y + 4), (x + half * 0.55, y - 4),
        (x + half, y - _RIM_DIP - 4),
    ]  # fmt: skip
    side = spline([
        (x - half, y - _RIM_DIP, "c"), *rim[1:4], (x + half, y - _RIM_DIP - 4, "c"), (x + half * 0.9, y + depth * 0.55),
        (x + half * 0.7, y + depth, "c"), (x - half * 0.76, y + depth, "c"), (x - half * 0.92, y + depth * 0.5),
    ])  # fmt: skip
    brush.solid(side, color, shade=14, edge=4)
    with saved(brush.canvas):
        brush.canvas.clipPath(side, True)
        for k in (1, 2, 3):
            brush.line([(px, py + depth * 0.24 * k) for px, py in rim], brush.dark(color, 0.8), 3)
        band = spline([*rim, *((px, py + 15) for px, py in reversed(rim))])
        brush.flat(band, brush.tone("band"))
    brush.line(rim, brush.lit("rim", 0.35), 8)
    _oar(brush, x + half * 0.3, y - 1, depth)


def _oar(brush: Brush, x: float, y: float, depth: float) -> None:
    """Draw an oar from its lock down into the water."""
    brush.line([(x, y), (x + depth * 1.25, y + depth * 0.98)], brush.tone("thwart"), 7)
    brush.line([(x - 1, y - 2), (x + depth * 1.2, y + depth * 0.9)], brush.lit("thwart", 0.4), 2)
    brush.flat(ellipse(x, y + 2, 7, 9), brush.tone("dark"))


def spray(brush: Brush, *, x: float, y: float, count: int = 26, color: str = "foam") -> Draw:
    """Throw drops up from where a boat meets the waves at (x, y)."""
    chance = random.Random(brush.seed)
    drops = [
        (chance.uniform(-1.0, 0.5), chance.uniform(0.6, 1.0), chance.random(), chance.uniform(1.6, 4.2))
        for _ in range(count)
    ]
    paint = fill(with_alpha(mix(brush.tone(color), brush.day.glint, 0.3), 210))
    reach = 110 * _roughness(brush)

    def draw(canvas: skia.Canvas, seconds: float) -> None:
        for sideways, upward, phase, size in drops:
            t = (seconds * 0.62 + phase) % 1.0
            px = x + sideways * reach * t * 1.3
            py = y - upward * reach * 4 * t * (1 - t)
            radius = size * math.sin(math.pi * min(1.0, t + 0.08))
            canvas.drawPath(ellipse(px, py, radius, radius), paint)

    return draw


DRAWERS: dict[str, Drawer] = {f.__name__: f for f in (swell, rowing_boat, boat_side)}
MOVERS: dict[str, Mover] = {"spray": spray}
