"""Weather that falls or drifts in front of the stage: rain, snow, fog, wind-blown leaves. Source: ours.

Positions are functions of the time in seconds and a seed drawn once, so any frame can be drawn alone.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable

import skia

from cinema_agent.generators.animatic.canvas import Color, ellipse, fill, mix, stroke, with_alpha
from cinema_agent.generators.animatic.modules.brush import Brush, wavy
from cinema_agent.generators.animatic.stage_set import Moving

LEFT, TOP, WIDTH, HEIGHT = -200.0, -170.0, 1680.0, 1060.0
"""The part of the stage a camera can see, in which weather is drawn."""
Draw = Callable[[skia.Canvas, float], None]


def falling(brush: Brush) -> tuple[Moving, ...]:
    """Return what this hour's weather lets fall or drift; nothing when it is clear or cloudy."""
    weather = brush.day.weather
    if weather in ("rain", "storm"):
        heavy = 2.0 if weather == "storm" else 1.0
        far = Moving(_rain(brush, int(110 * heavy), 0.6, brush.seed), 0.5)
        return far, Moving(_rain(brush, int(90 * heavy), 1.0, brush.seed + 1), 1.2, in_front=True)
    if weather == "snow":
        far = Moving(_snow(brush, 120, 0.6, brush.seed), 0.5)
        return far, Moving(_snow(brush, 90, 1.0, brush.seed + 1), 1.2, in_front=True)
    if weather == "fog":
        return (Moving(_fog(brush, brush.seed), 0.9, in_front=True),)
    if weather == "wind":
        return (Moving(_leaves(brush, brush.seed), 1.1, in_front=True),)
    return ()


def _rain(brush: Brush, count: int, size: float, seed: int) -> Draw:
    chance = random.Random(seed)
    drops = [(chance.random(), chance.random(), chance.uniform(0.8, 1.25)) for _ in range(count)]
    color = mix(brush.day.haze, (255, 255, 255, 255), 0.5)
    slant = 0.42 if brush.day.weather == "storm" else 0.22
    paint = stroke(with_alpha(color, 70 + 40 * size), 1.5 * size)

    def draw(canvas: skia.Canvas, seconds: float) -> None:
        points: list[skia.Point] = []
        for x, y, speed in drops:
            fallen = (y + seconds * speed * 1.35 * (0.6 + 0.4 * size)) % 1.0
            length = 34 * size * speed
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


def _leaves(brush: Brush, seed: int) -> Draw:
    chance = random.Random(seed)
    leaves = [
        (chance.random(), chance.uniform(0.25, 0.95), chance.uniform(0.7, 1.4), chance.uniform(0, 6.3))
        for _ in range(16)
    ]
    color = brush.dark("#b8783c", 0.4)

    def draw(canvas: skia.Canvas, seconds: float) -> None:
        for x, y, speed, phase in leaves:
            px = LEFT + ((x + seconds * 0.24 * speed) % 1.0) * WIDTH
            py = TOP + y * HEIGHT + 34 * math.sin(seconds * 2.2 * speed + phase)
            canvas.save()
            canvas.translate(px, py)
            canvas.rotate(math.degrees(seconds * 3 * speed + phase))
            canvas.drawPath(ellipse(0, 0, 7, 2.6), fill(color))
            canvas.restore()

    return draw
