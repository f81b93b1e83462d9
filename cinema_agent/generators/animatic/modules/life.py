"""Small movements that keep a place alive: birds, water glints, smoke, flames, boats, embers, fireflies, the
beam. Source: ours.

Every mover is built once and returns `draw(canvas, seconds)`, a function of time alone.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable

import skia

from cinema_agent.generators.animatic.canvas import (
    box,
    ellipse,
    fill,
    hex_color,
    linear_gradient,
    mix,
    polygon,
    shader_fill,
    spline,
    stroke,
    with_alpha,
)
from cinema_agent.generators.animatic.modules.brush import Brush
from cinema_agent.generators.animatic.modules.land import Points

Draw = Callable[[skia.Canvas, float], None]
Mover = Callable[..., Draw]
"""Builds a moving thing: (brush, **arguments from the recipe) -> draw(canvas, seconds)."""


def on_twos(seconds: float) -> float:
    """Hold time for two frames of 24, as drawn films do."""
    return math.floor(seconds * 12) / 12


def birds(brush: Brush, *, x: float, y: float, speed: float = 22, count: int = 7) -> Draw:
    """Fly a flock that starts around (x, y)."""
    chance = random.Random(brush.seed)
    flock = [
        (chance.uniform(-110, 110), chance.uniform(-50, 50), chance.uniform(6, 12)) for _ in range(count)
    ]
    paint = stroke(
        mix(brush.day.sky[0], brush.day.sky[2], 0.3) if brush.day.kin != "night" else brush.day.cloud_lit,
        2.2,
    )

    def draw(canvas: skia.Canvas, seconds: float) -> None:
        beat = on_twos(seconds)
        for i, (dx, dy, s) in enumerate(flock):
            bx, by = x + dx + seconds * speed, y + dy + 6 * math.sin(seconds * 1.3 + i)
            f = math.sin(beat * 9 + i * 1.7) * 0.6
            wing = [(bx - s * 1.5, by - s * 0.5 * f), (bx - s * 0.6, by - s * 0.35 - s * 0.1 * f), (bx, by)]
            other = [(bx + s * 0.6, by - s * 0.35 - s * 0.1 * f), (bx + s * 1.5, by - s * 0.5 * f)]
            canvas.drawPath(spline(wing + other, closed=False), paint)

    return draw


def glints(
    brush: Brush,
    *,
    y: float,
    height: float = 120,
    count: int = 26,
    x: float | None = None,
    spread: float = 240,
) -> Draw:
    """Let light twinkle on water below the line `y`, around `x` (none: under the sun or moon)."""
    chance = random.Random(brush.seed)
    middle = brush.day.orb_at[0] if x is None else x
    spots = []
    for _ in range(count):
        t = chance.random()
        spots.append(
            (
                middle + chance.gauss(0, 0.25 + t * 0.5) * spread,
                y + t * height,
                8 + 44 * t,
                chance.uniform(0, 6.3),
            )
        )
    color = brush.day.glint
    strength = max(0.25, brush.day.orb_strength)

    def draw(canvas: skia.Canvas, seconds: float) -> None:
        for gx, gy, width, phase in spots:
            on = math.sin(seconds * 2.1 + phase)
            if on > 0.1:
                canvas.drawPath(
                    box(gx - width / 2, gy, width, 2.4, 1.2), fill(with_alpha(color, 190 * on * strength))
                )

    return draw


def smoke(
    brush: Brush,
    *,
    x: float,
    y: float,
    size: float = 14,
    rise: float = 150,
    color: str = "#cfd3d2",
    alpha: float = 110,
) -> Draw:
    """Let smoke rise from (x, y) in growing puffs."""
    tone = mix(brush.tone(color), brush.day.haze, 0.3)

    def draw(canvas: skia.Canvas, seconds: float) -> None:
        for k in range(7):
            t = (seconds * 0.16 + k / 7) % 1.0
            px = x + rise * 0.34 * t * t + 7 * math.sin(seconds * 0.8 + k * 2)
            puff = ellipse(px, y - rise * t, size * (0.4 + 1.5 * t), size * (0.35 + 1.1 * t))
            canvas.drawPath(puff, fill(with_alpha(tone, alpha * math.sin(math.pi * min(1, t * 1.05 + 0.06)))))

    return draw


def fire(brush: Brush, *, x: float, y: float, size: float = 40) -> Draw:
    """Burn a fire whose foot is at (x, y)."""
    outer, inner, core = hex_color("#e8662c"), hex_color("#ffb13d"), hex_color("#fff0b8")

    def draw(canvas: skia.Canvas, seconds: float) -> None:
        beat = on_twos(seconds)
        for k, (dx, scale) in enumerate(((-0.42, 0.7), (0.4, 0.78), (0.0, 1.0))):
            lick = size * scale * (1 + 0.16 * math.sin(beat * 11 + k * 2.1))
            lean = size * 0.14 * math.sin(beat * 7.3 + k)
            for color, part in ((outer, 1.0), (inner, 0.66), (core, 0.32)):
                w, h = size * 0.4 * part, lick * 1.5 * part
                fx = x + dx * size
                flame = [
                    (fx - w, y, "c"),
                    (fx - w * 0.9 + lean * 0.2, y - h * 0.4),
                    (fx + lean, y - h, "c"),
                    (fx + w * 0.9 + lean * 0.2, y - h * 0.36),
                    (fx + w, y, "c"),
                ]
                canvas.drawPath(spline(flame), fill(color))

    return draw


def sailing(brush: Brush, *, x: float, y: float, scale: float = 1.0, speed: float = -13) -> Draw:
    """Sail a small boat across the water."""
    hull, sail, jib = brush.tone("stripe_shade"), brush.lit("tower", 0.2), brush.tone("stripe")
    glint = with_alpha(brush.day.glint, 150)

    def draw(canvas: skia.Canvas, seconds: float) -> None:
        canvas.save()
        canvas.translate(x + speed * seconds, y + 1.5 * math.sin(seconds * 2))
        canvas.scale(scale, scale)
        canvas.drawPath(spline([(-30, 0, "c"), (34, 0, "c"), (22, 13, "c"), (-22, 13, "c")]), fill(hull))
        canvas.drawPath(spline([(1, -64, "c"), (30, -20), (26, -5, "c"), (1, -5, "c")]), fill(sail))
        canvas.drawPath(polygon([(-3, -54), (-3, -5), (-24, -5)]), fill(jib))
        canvas.drawRect(skia.Rect(-2, -68, 0.4, 2), fill(hull))
        canvas.drawPath(box(-26, 13, 56, 2.6, 1), fill(glint))
        canvas.restore()

    return draw


def motes(
    brush: Brush,
    *,
    x: float,
    y: float,
    width: float,
    height: float,
    color: str = "#ffe0a0",
    count: int = 26,
    rise: float = 0.03,
    size: float = 2.6,
) -> Draw:
    """Float specks in a box: dust in a sunbeam, fireflies, embers (`rise`: box heights a second)."""
    chance = random.Random(brush.seed)
    specks = [
        (chance.random(), chance.random(), chance.uniform(0.5, 1.2), chance.uniform(0, 6.3))
        for _ in range(count)
    ]
    tone = hex_color(color)

    def draw(canvas: skia.Canvas, seconds: float) -> None:
        for fx, fy, s, phase in specks:
            up = (fy - seconds * rise * s) % 1.0
            px = x + fx * width + 16 * math.sin(seconds * 0.7 * s + phase)
            on = 0.55 + 0.45 * math.sin(seconds * 1.9 * s + phase * 3)
            canvas.drawPath(
                ellipse(px, y + up * height, size * s, size * s), fill(with_alpha(tone, 200 * on))
            )

    return draw


def beam(brush: Brush, *, x: float, y: float, color: str = "#ffe6a8") -> Draw:
    """Turn the lighthouse's beam around (x, y); it shows when lamps burn."""
    tone, strength = hex_color(color), brush.day.lamps

    def draw(canvas: skia.Canvas, seconds: float) -> None:
        turn = 0.55 + seconds * 0.7
        for side in (1, -1):
            reach, spread = 900 * math.cos(turn) * side, 60 + 110 * abs(math.cos(turn))
            if abs(reach) < 20:
                continue
            drop = 40 * math.sin(turn)
            cone = polygon(
                [
                    (x, y - 4),
                    (x + reach, y - spread * 0.55 - drop),
                    (x + reach, y + spread * 0.45 - drop),
                    (x, y + 4),
                ]
            )
            colors = [with_alpha(tone, 105 * strength), with_alpha(tone, 36 * strength), with_alpha(tone, 0)]
            canvas.drawPath(
                cone,
                shader_fill(
                    linear_gradient((x, y), (x + reach, y), colors, (0, 0.45, 1)),
                    BlendMode=skia.BlendMode.kPlus,
                ),
            )

    return draw


def falling_water(brush: Brush, *, x: float, top: float, bottom: float, width: float) -> Draw:
    """Run bright strands down a waterfall between `top` and `bottom`, and puffs of spray at its foot."""
    chance = random.Random(brush.seed)
    strands = [(chance.uniform(-0.46, 0.46), chance.random(), chance.uniform(40, 110)) for _ in range(26)]
    paint = stroke(with_alpha(mix(brush.day.glint, (255, 255, 255, 255), 0.5), 150), 3)
    mist = mix(brush.day.haze, (255, 255, 255, 255), 0.5)

    def draw(canvas: skia.Canvas, seconds: float) -> None:
        points: list[skia.Point] = []
        for across, phase, long in strands:
            y = top + ((phase + seconds * 0.85) % 1.0) * (bottom - top)
            px = x + across * width * (0.8 + 0.3 * (y - top) / (bottom - top))
            points += [skia.Point(px, y), skia.Point(px, min(bottom, y + long))]
        canvas.drawPoints(skia.Canvas.PointMode.kLines_PointMode, points, paint)
        for k in range(5):
            t = (seconds * 0.35 + k / 5) % 1.0
            puff = ellipse(
                x + (k - 2) * width * 0.4, bottom - 40 * t, width * (0.2 + 0.3 * t), width * (0.1 + 0.14 * t)
            )
            canvas.drawPath(puff, fill(with_alpha(mist, 90 * (1 - t))))

    return draw


def tumbleweed(brush: Brush, *, y: float, color: str, size: float = 24, every_s: float = 9.0) -> Draw:
    """Roll a ball of dry weed along the ground line `y`, a new one every so many seconds."""
    chance = random.Random(brush.seed)
    twigs = [(chance.uniform(0, 6.3), chance.uniform(0.5, 1.0), chance.uniform(0.4, 1.2)) for _ in range(15)]
    paint = stroke(brush.tone(color), 2)

    def draw(canvas: skia.Canvas, seconds: float) -> None:
        gone = (seconds + 2.0) % every_s / every_s
        canvas.save()
        canvas.translate(-260 + 1800 * gone, y - size - 26 * abs(math.sin(gone * 26)))
        canvas.rotate(math.degrees(gone * 40))
        for turn, reach, bend in twigs:
            tip = (math.sin(turn) * size * reach, math.cos(turn) * size * reach)
            over = (math.sin(turn + bend) * size * 1.1, math.cos(turn + bend) * size * 1.1)
            canvas.drawPath(spline([(-tip[0], -tip[1]), over, tip], closed=False), paint)
        canvas.restore()

    return draw


def butterflies(brush: Brush, *, x: float, y: float, spread: float = 300, count: int = 7) -> Draw:
    """Flutter butterflies over flowers around (x, y)."""
    chance = random.Random(brush.seed)
    flock = [(chance.uniform(-1, 1), chance.uniform(-60, 50), chance.uniform(0, 6.3)) for _ in range(count)]
    paints = [fill(brush.tone(color)) for color in ("#f2a03c", "#f5ece0", "#8fb8e8")]

    def draw(canvas: skia.Canvas, seconds: float) -> None:
        for k, (dx, dy, phase) in enumerate(flock):
            px = x + dx * spread + 46 * math.sin(seconds * 0.7 + phase)
            py = y + dy + 22 * math.sin(seconds * 1.6 + 2 * phase)
            wing = 2.0 + 5.0 * abs(math.sin(on_twos(seconds) * 9 + phase))
            for side in (-1, 1):
                canvas.drawPath(ellipse(px + side * wing * 0.8, py - 2, wing, 6), paints[k % 3])

    return draw


def shoal(
    brush: Brush, *, x: float, y: float, colors: tuple[str, ...], count: int = 16, speed: float = 26
) -> Draw:
    """Swim a shoal of small fish from around (x, y) to the right, tails beating."""
    chance = random.Random(brush.seed)
    fish = [
        (chance.gauss(0, 110), chance.gauss(0, 52), chance.uniform(9, 17), chance.uniform(0, 6))
        for _ in range(count)
    ]
    paints = [fill(brush.tone(color)) for color in colors]

    def draw(canvas: skia.Canvas, seconds: float) -> None:
        for k, (dx, dy, size, phase) in enumerate(fish):
            px, py = x + dx + speed * seconds, y + dy + 9 * math.sin(seconds * 0.9 + phase)
            beat = size * 0.5 * math.sin(on_twos(seconds) * 10 + phase)
            body = [
                (px - size, py, "c"),
                (px, py - size * 0.45),
                (px + size, py, "c"),
                (px, py + size * 0.45),
            ]
            tail = [
                (px - size * 0.8, py),
                (px - size * 1.6, py - size * 0.5 + beat),
                (px - size * 1.6, py + size * 0.5 + beat),
            ]
            canvas.drawPath(spline(body), paints[k % len(paints)])
            canvas.drawPath(polygon(tail), paints[k % len(paints)])

    return draw


def blinking(brush: Brush, *, spots: Points, color: str = "#ff6a4a", size: float = 4) -> Draw:
    """Blink small lights at `[x, y]`: masts, consoles, aircraft warning lamps."""
    tone = hex_color(color)

    def draw(canvas: skia.Canvas, seconds: float) -> None:
        for i, (x, y) in enumerate(spots):
            if math.sin(seconds * 2.6 + i * 1.9) > -0.2:
                canvas.drawPath(ellipse(x, y, size * 2.2, size * 2.2), fill(with_alpha(tone, 60)))
                canvas.drawPath(ellipse(x, y, size, size), fill(tone))

    return draw


def passing(
    brush: Brush,
    *,
    y: float,
    colors: tuple[str, ...] = ("hill", "needle"),
    speed: float = 420,
    x: float = 0,
    width: float = 1280,
) -> Draw:
    """Let trees and poles pass behind a train window (clipped to x, width by the recipe's frame layer)."""
    tones = [brush.day.at_depth(brush.local(c), 0.6) for c in colors]
    chance = random.Random(brush.seed)
    trees = [(i * 150 + chance.uniform(-50, 50), chance.uniform(30, 80)) for i in range(14)]

    def draw(canvas: skia.Canvas, seconds: float) -> None:
        for i, (tx, tall) in enumerate(trees):
            px = x + (tx - speed * seconds) % 2100 - 300
            if x <= px <= x + width:
                tone = tones[i % len(tones)]
                canvas.drawPath(
                    polygon([(px - tall * 0.34, y), (px, y - tall * 1.6), (px + tall * 0.34, y)]), fill(tone)
                )

    return draw


MOVERS: dict[str, Mover] = {
    f.__name__: f
    for f in (
        birds, glints, smoke, fire, sailing, motes, beam, blinking, passing, falling_water, tumbleweed,
        butterflies, shoal,
    )
}  # fmt: skip
