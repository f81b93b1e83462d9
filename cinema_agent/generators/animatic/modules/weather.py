"""Weather that falls or drifts in front of the stage: rain, snow, fog, lightning, and what the wind carries.

Source: ours.

Positions are functions of the time in seconds and a seed drawn once, so any frame can be drawn alone.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from dataclasses import dataclass

import skia

from cinema_agent.generators.animatic.canvas import (
    Color,
    ellipse,
    fill,
    mix,
    polygon,
    spline,
    stroke,
    with_alpha,
)
from cinema_agent.generators.animatic.modules.brush import Brush, wavy
from cinema_agent.generators.animatic.stage_set import Moving

LEFT, TOP, WIDTH, HEIGHT = -200.0, -170.0, 1680.0, 1060.0
"""The part of the stage a camera can see, in which weather is drawn."""
Draw = Callable[[skia.Canvas, float], None]


@dataclass(frozen=True)
class _Carried:
    """What the wind carries at one kind of place: how many, colour, size of one, and how dense its veil is."""

    count: int
    color: str
    size: tuple[float, float]
    veil: float = 0.0


_CARRIED = {
    "leaves": _Carried(34, "#c07c38", (9.0, 3.4)),
    "petals": _Carried(46, "#f2b8c4", (6.0, 3.4)),
    "sand": _Carried(70, "#e0b070", (5.0, 1.2), veil=0.62),
    "snow": _Carried(90, "#f2f6f8", (4.6, 2.2), veil=0.5),
    "embers": _Carried(40, "#ff9a4a", (3.4, 2.4), veil=0.18),
    "paper": _Carried(16, "#e9e2d2", (13.0, 9.0)),
}


def falling(brush: Brush, *, carried: str = "leaves", sky_layer: str = "") -> tuple[Moving, ...]:
    """Return what this hour's weather lets fall or drift; nothing when it is clear or cloudy.

    Args:
        brush: of the place; its seed scatters drops and leaves.
        carried: what the wind carries here, a key of the table above.
        sky_layer: name of the layer behind which nothing is: lightning strikes before it.
    """
    weather = brush.day.weather
    if weather in ("rain", "storm"):
        heavy = 2.0 if weather == "storm" else 1.0
        far = Moving(_rain(brush, int(105 * heavy), 0.7, brush.seed), 0.5)
        near = Moving(_rain(brush, int(75 * heavy), 1.15, brush.seed + 1), 1.2, in_front=True)
        bolts = (Moving(_lightning(brush, brush.seed + 2), 0.1, after_layer=sky_layer),)
        return (*(bolts if weather == "storm" else ()), far, near)
    if weather == "snow":
        far = Moving(_snow(brush, 130, 0.8, brush.seed), 0.5)
        return far, Moving(_snow(brush, 100, 1.3, brush.seed + 1), 1.2, in_front=True)
    if weather == "fog":
        return (Moving(_fog(brush, brush.seed), 0.9, in_front=True),)
    if weather == "wind":
        return (Moving(_wind(brush, _CARRIED[carried], brush.seed), 1.1, in_front=True),)
    return ()


def _rain(brush: Brush, count: int, size: float, seed: int) -> Draw:
    chance = random.Random(seed)
    drops = [(chance.random(), chance.random(), chance.uniform(0.8, 1.25)) for _ in range(count)]
    color = mix(brush.day.haze, (255, 255, 255, 255), 0.5)
    slant = 0.42 if brush.day.weather == "storm" else 0.22
    paint = stroke(with_alpha(color, 90 + 50 * size), 1.7 * size)

    def draw(canvas: skia.Canvas, seconds: float) -> None:
        points: list[skia.Point] = []
        for x, y, speed in drops:
            fallen = (y + seconds * speed * 1.35 * (0.6 + 0.4 * size)) % 1.0
            length = 46 * size * speed
            px = LEFT + ((x - slant * fallen * HEIGHT / WIDTH) % 1.0) * WIDTH
            py = TOP + fallen * HEIGHT
            points += [skia.Point(px, py), skia.Point(px - length * slant, py + length)]
        canvas.drawPoints(skia.Canvas.PointMode.kLines_PointMode, points, paint)

    return draw


def _snow(brush: Brush, count: int, size: float, seed: int) -> Draw:
    chance = random.Random(seed)
    flakes = [
        (chance.random(), chance.random(), chance.uniform(0.5, 1.2), chance.uniform(0, 6.3))
        for _ in range(count)
    ]
    color = mix((250, 250, 246, 255), brush.day.haze, 0.1)
    groups = [
        (stroke(with_alpha(color, alpha), width * size), part)
        for alpha, width, part in ((150, 3.2, 0), (200, 4.8, 1), (235, 7.0, 2))
    ]

    def draw(canvas: skia.Canvas, seconds: float) -> None:
        for paint, part in groups:
            points = []
            for x, y, speed, phase in flakes[part::3]:
                fallen = (y + seconds * speed * 0.1) % 1.0
                drift = 26 * math.sin(seconds * 0.9 * speed + phase)
                points.append(skia.Point(LEFT + x * WIDTH + drift, TOP + fallen * HEIGHT))
            canvas.drawPoints(skia.Canvas.PointMode.kPoints_PointMode, points, paint)

    return draw


def _fog(brush: Brush, seed: int) -> Draw:
    bands = [
        wavy(y, 12, seed + k, bottom=y + tall)
        for k, (y, tall) in enumerate(((470, 90), (560, 70), (640, 120)))
    ]
    color: Color = brush.day.haze

    def draw(canvas: skia.Canvas, seconds: float) -> None:
        for k, band in enumerate(bands):
            canvas.save()
            canvas.translate(30 * math.sin(seconds * 0.16 + 2 * k), 5 * math.sin(seconds * 0.3 + k))
            canvas.drawPath(band, fill(with_alpha(color, 44)))
            canvas.restore()

    return draw


def _wind(brush: Brush, kind: _Carried, seed: int) -> Draw:
    """Blow things across the picture, gusts drawn as long curved lines between them, over a veil of dust."""
    chance = random.Random(seed)
    things = [
        (chance.random(), chance.uniform(0.16, 0.95), chance.uniform(0.6, 1.4), chance.uniform(0, 6.3))
        for _ in range(kind.count)
    ]
    gusts = [(chance.random(), chance.uniform(0.2, 0.9), chance.uniform(0.8, 1.5)) for _ in range(7)]
    wide, tall = kind.size
    paints = tuple(fill(with_alpha(brush.dark(kind.color, k), 235)) for k in (0.0, 0.35, 0.7))
    shapes = tuple(ellipse(0, 0, wide * s, tall * s) for s in (1.15, 0.9, 0.7))
    line = stroke(with_alpha(mix(brush.day.haze, (255, 255, 255, 255), 0.6), 74), 2.4)
    dust = brush.tone(kind.color)
    bands = [wavy(y, 16, seed + k, bottom=y + 120) for k, y in enumerate((430, 590))]

    def draw(canvas: skia.Canvas, seconds: float) -> None:
        for k, band in enumerate(bands if kind.veil else ()):
            canvas.save()
            canvas.translate(70 * math.sin(seconds * 0.7 + 2 * k), 7 * math.sin(seconds * 0.9 + k))
            canvas.drawPath(band, fill(with_alpha(dust, 110 * kind.veil)))
            canvas.restore()
        for x, y, speed in gusts:
            px = LEFT + ((x + seconds * 0.42 * speed) % 1.0) * WIDTH
            py = TOP + y * HEIGHT
            path = [
                (px - 150 * speed, py + 8),
                (px - 50, py - 10),
                (px + 60, py + 6),
                (px + 120 * speed, py - 4),
            ]
            canvas.drawPath(spline(path, closed=False), line)
        for number, (x, y, speed, phase) in enumerate(things):
            px = LEFT + ((x + seconds * 0.3 * speed) % 1.0) * WIDTH
            py = TOP + y * HEIGHT + 30 * math.sin(seconds * 2.2 * speed + phase)
            canvas.save()
            canvas.translate(px, py)
            canvas.rotate(math.degrees(seconds * 3 * speed + phase) if tall > 2 else -4)
            canvas.drawPath(shapes[number % 3], paints[number % 3])
            canvas.restore()

    return draw


def _lightning(brush: Brush, seed: int) -> Draw:
    """Strike now and then, far off: a forked bolt that stands for a third of a second."""
    chance = random.Random(seed)
    bolts: list[tuple[skia.Path, skia.Path]] = []
    for _ in range(3):
        x, y = chance.uniform(180, 1100), -60.0
        trunk, fork = [(x, y)], []
        for k in range(8):
            x, y = x + chance.uniform(-46, 46), y + chance.uniform(46, 74)
            trunk.append((x, y))
            if k == 3:
                fork = [
                    (x, y),
                    (x + chance.choice((-64, 70)), y + 60),
                    (x + chance.choice((-90, 96)), y + 150),
                ]
        bolts.append((polygon(trunk, closed=False), polygon(fork, closed=False)))
    color = mix(brush.day.cloud_lit, (255, 255, 255, 255), 0.75)

    def draw(canvas: skia.Canvas, seconds: float) -> None:
        strike, since = divmod(seconds + 1.1, 3.7)
        if since > 0.34:
            return
        trunk, fork = bolts[int(strike) % len(bolts)]
        fade = 1 - since / 0.4
        for width, alpha in ((16, 36), (7, 90), (2.8, 255)):
            canvas.drawPath(trunk, stroke(with_alpha(color, alpha * fade), width))
            canvas.drawPath(fork, stroke(with_alpha(color, alpha * 0.7 * fade), width * 0.6))

    return draw
