"""Skies: graphic bands, sun or moon with halos, stars, flat-bottomed clouds, planets. Source: ours."""

from __future__ import annotations

import math

import skia

from cinema_agent.generators.animatic.canvas import (
    argb,
    box,
    ellipse,
    fill,
    mix,
    moved,
    radial_gradient,
    saved,
    shader_fill,
    spline,
    stroke,
    united,
    with_alpha,
)
from cinema_agent.generators.animatic.modules.brush import Brush, Drawer, wavy

CLOUD_BANKS = (
    (110, 222, 300, 44),
    (520, 128, 230, 30),
    (1090, 250, 400, 50),
    (-150, 320, 260, 30),
    (1330, 140, 300, 40),
    (760, 300, 170, 18),
    (900, 90, 210, 26),
    (250, 60, 260, 34),
    (-220, 120, 240, 36),
    (640, 200, 300, 36),
)
"""x, y of the base, width, height: the composition of clouds, thinned by the weather."""
OVERCAST = ("cloudy", "rain", "storm")
"""Weathers that close the sky."""


def sky(brush: Brush, *, top: float = -60, horizon: float = 430, waves: float = 9) -> None:
    """Fill the stage with bands from zenith to horizon, then sun or moon, halos and stars."""
    bands = brush.day.sky
    brush.canvas.clear(argb(bands[0]))
    for i in range(1, len(bands)):
        y = top + (horizon - top) * (i / len(bands)) ** 0.92
        brush.flat(wavy(y, waves, i + brush.seed * 3), bands[i])
    _stars(brush)
    _orb(brush)


def _stars(brush: Brush) -> None:
    chance = brush.chance
    for _ in range(brush.day.stars):
        x, y = chance.uniform(-280, 1560), chance.uniform(-240, 360)
        size = chance.choice((0.8, 1.0, 1.3, 1.9))
        fade = 1 - max(0.0, y) / 420
        brush.glaze(ellipse(x, y, size, size), brush.day.orb, chance.randint(80, 230) * fade)


def _orb(brush: Brush) -> None:
    day, strength = brush.day, brush.day.orb_strength
    if strength <= 0.02:
        return
    x, y = day.orb_at
    radius = day.orb_radius
    glow = [with_alpha(day.orb, 120 * strength), with_alpha(day.orb, 45 * strength), with_alpha(day.orb, 0)]
    area = skia.Rect(x - 560, y - 560, x + 560, y + 560)
    brush.canvas.drawRect(area, shader_fill(radial_gradient((x, y), 560, glow, (0, 0.35, 1))))
    for scale, alpha in ((2.6, 20), (1.75, 34)):
        brush.glaze(ellipse(x, y, radius * scale, radius * scale), day.orb, alpha * strength)
    brush.glaze(ellipse(x, y, radius, radius), day.orb, 255 * min(1.0, strength * 1.6))
    if day.time == "night" and strength > 0.5:
        seas = mix(day.orb, day.sky[3], 0.16)
        for dx, dy, size in ((-0.3, -0.15, 0.24), (0.26, 0.3, 0.17), (0.37, -0.37, 0.11)):
            brush.flat(ellipse(x + dx * radius, y + dy * radius, size * radius, size * radius), seas)


def _overcast(brush: Brush) -> None:
    """Close the sky with low decks of cloud, the darker the heavier the weather."""
    day = brush.day
    for k, (y, share) in enumerate(((0, 0.9), (86, 0.72), (178, 0.5), (262, 0.32))):
        deck = wavy(y + 64, 13, brush.seed + 31 * k, pieces=7, bottom=y - 320)
        tone = mix(day.cloud, day.sky[0], share)
        brush.glaze(moved(deck, -brush.side * 10, 9), mix(tone, day.cloud_lit, 0.5), 150)
        brush.glaze(deck, tone, 205)


def _cloud_shape(brush: Brush, x: float, y: float, width: float, height: float) -> skia.Path:
    path = box(x - width / 2, y - height * 0.3, width, height * 0.3, height * 0.15)
    for i in range(5):
        across = (i + 0.5) / 5
        radius = height * (0.35 + 0.55 * math.sin(math.pi * across) * brush.chance.uniform(0.75, 1.15))
        center_x = x - width / 2 + width * (0.12 + 0.76 * across)
        path = united(path, ellipse(center_x, y - height * 0.18 - radius * 0.35, radius * 1.5, radius))
    base = skia.Path()
    base.addRect(skia.Rect(x - width, y - height * 3, x + width, y))
    return skia.Op(path, base, skia.PathOp.kIntersect_PathOp) or path


def clouds(brush: Brush, *, lower: float = 0.0, share: float = 1.0) -> None:
    """Hang flat-bottomed clouds with a lit edge; more of them, and heavier, the cloudier it is."""
    day = brush.day
    if day.weather in OVERCAST:
        _overcast(brush)
    shown = max(1, round(len(CLOUD_BANKS) * min(1.0, 0.15 + 0.85 * day.cloudiness) * share))
    heavy = 1 + 0.9 * max(0.0, day.cloudiness - 0.5)
    is_flipped, start = brush.chance.random() < 0.5, brush.chance.randrange(len(CLOUD_BANKS))
    banks = (CLOUD_BANKS[start:] + CLOUD_BANKS[:start])[:shown]
    for left, y, width, height in banks:
        x = (1280 - left if is_flipped else left) + brush.chance.uniform(-60, 60)
        path = _cloud_shape(brush, x, y + lower, width * heavy, height * heavy)
        brush.glaze(path, day.cloud, 215)
        with saved(brush.canvas):
            brush.canvas.clipPath(path, True)
            cut = moved(path, -brush.side * 8, 8)
            cut.setFillType(skia.PathFillType.kInverseWinding)
            brush.flat(cut, day.cloud_lit)
        brush.glaze(box(x - width * 0.2, y + lower + 7, width * 0.55, 3.5, 2), day.cloud_lit, 120)
        brush.glaze(box(x - width * 0.42, y + lower + 15, width * 0.3, 2.5, 2), day.cloud_lit, 80)


def planet(
    brush: Brush,
    *,
    x: float,
    y: float,
    radius: float,
    color: str = "planet",
    band: str = "band",
    ring: bool = False,
) -> None:
    """Hang a banded planet in the sky, dark on the side away from the light, with a ring if asked."""
    disc = ellipse(x, y, radius, radius)
    brush.glaze(ellipse(x, y, radius * 1.5, radius * 1.5), brush.tone(color), 26)
    brush.glaze(ellipse(x, y, radius * 1.2, radius * 1.2), brush.tone(color), 34)
    brush.flat(disc, brush.tone(color))
    with saved(brush.canvas):
        brush.canvas.clipPath(disc, True)
        for k in range(6):
            height = radius * brush.chance.uniform(0.06, 0.2)
            belt = wavy(
                y - radius + k * radius * 0.36,
                4,
                brush.seed + k,
                bottom=y - radius + k * radius * 0.36 + height,
            )
            brush.glaze(belt, brush.tone(band), 120)
        night = ellipse(x + brush.side * radius * 0.35, y - radius * 0.22, radius * 1.02, radius * 1.02)
        night.setFillType(skia.PathFillType.kInverseWinding)
        brush.glaze(night, brush.day.sky[0], 165)
    if ring:
        points = [
            (x - radius * 1.8, y + radius * 0.3),
            (x, y + radius * 0.42),
            (x + radius * 1.8, y - radius * 0.34),
        ]
        brush.canvas.drawPath(
            spline(points, closed=False), stroke(with_alpha(brush.tone("#f1d9a8"), 200), radius * 0.07)
        )


def veil_of_mist(brush: Brush, *, y: float, height: float, amount: float = 0.5) -> None:
    """Lay soft flat bands of haze across the stage."""
    for k in range(4):
        band = wavy(y + height * k / 4, 7, brush.seed + k, bottom=y + height * (k + 2.2) / 4)
        brush.canvas.drawPath(band, fill(with_alpha(brush.day.haze, 255 * amount * (0.3 + 0.12 * k))))


DRAWERS: dict[str, Drawer] = {f.__name__: f for f in (sky, clouds, planet, veil_of_mist)}
