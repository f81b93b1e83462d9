"""Gardens and roads: glass house, rose arch, flower beds, hedges; the open road and its filling station.

Source: ours.
"""

from __future__ import annotations

import math
from itertools import pairwise

from cinema_agent.generators.animatic.canvas import (
    STAGE_LEFT,
    STAGE_RIGHT,
    box,
    ellipse,
    lerp,
    mix,
    polygon,
    saved,
    spline,
    stroke,
    with_alpha,
)
from cinema_agent.generators.animatic.modules.brush import Brush, Drawer
from cinema_agent.generators.animatic.modules.land import Points
from cinema_agent.generators.animatic.modules.town import window_color

BLOOMS = ("#e8607a", "#f2b84a", "#f5ece0", "#b06ac0", "#e8834a")


def glass_house(
    brush: Brush, *, x: float, y: float, width: float, height: float, color: str = "trim"
) -> None:
    """Build a glass house with a curved roof and a raised middle; (x, y) is its lower left corner."""
    glass = mix(
        mix(brush.tone("#6fa6a0"), brush.day.sky[-2], 0.18),
        brush.day.window,
        0.55 if brush.day.lamps > 0.4 else 0,
    )
    frame = brush.tone(color)
    parts = ((x, width, height * 0.62, 13), (x + width * 0.3, width * 0.4, height, 7))
    for left, wide, tall, bars in parts:
        shoulder = y - tall * 0.5
        shell = spline([
            (left, y + 4, "c"), (left, shoulder, "c"), (left + wide * 0.1, y - tall * 0.82),
            (left + wide * 0.5, y - tall),
            (left + wide * 0.9, y - tall * 0.82), (left + wide, shoulder, "c"), (left + wide, y + 4, "c"),
        ])  # fmt: skip
        brush.flat(shell, glass)
        with saved(brush.canvas):
            brush.canvas.clipPath(shell, True)
            for _ in range(int(wide / 16)):
                px = left + wide * brush.chance.random()
                leaf = ellipse(px, y - tall * brush.chance.uniform(0.0, 0.42), 20, 15)
                brush.glaze(leaf, brush.tone("leaf"), 150)
            shine = [
                (left + wide * 0.1, y),
                (left + wide * 0.34, y - tall),
                (left + wide * 0.46, y - tall),
                (left + wide * 0.22, y),
            ]
            brush.glaze(polygon(shine), brush.day.orb, 50)
            for k in range(bars + 1):
                bx = lerp(left, left + wide, k / bars)
                brush.line([(bx, y), (bx, shoulder), (lerp(bx, left + wide / 2, 0.55), y - tall)], frame, 3)
            for share in (0.5, 0.76):
                brush.bar(left, y - tall * share, wide, 5, frame)
        brush.canvas.drawPath(shell, stroke(frame, 6))
        brush.bar(left, y - 22, wide, 28, brush.dark("stone", 0.3))
    middle = x + width / 2
    brush.flat(
        box(middle - width * 0.05, y - height * 0.36, width * 0.1, height * 0.38, 14), brush.dark("leaf", 0.6)
    )
    brush.canvas.drawPath(
        box(middle - width * 0.05, y - height * 0.36, width * 0.1, height * 0.4, 14), stroke(frame, 5)
    )
    brush.bar(middle - 2, y - height * 1.1, 4, height * 0.11, frame)


def rose_arch(brush: Brush, *, x: float, y: float, width: float, height: float, color: str = "leaf") -> None:
    """Grow roses over an arch; (x, y) is the middle between its feet."""
    w = width / 2
    bow = spline(
        [
            (x - w, y + 6),
            (x - w, y - height * 0.6),
            (x - w * 0.6, y - height * 0.92),
            (x, y - height),
            (x + w * 0.6, y - height * 0.92),
            (x + w, y - height * 0.6),
            (x + w, y + 6),
        ],
        closed=False,
    )
    brush.canvas.drawPath(bow, stroke(brush.dark(color, 0.5), width * 0.17))
    brush.canvas.drawPath(bow, stroke(brush.tone("trim"), 4))
    for k in range(84):
        t = k / 83
        if t < 0.3 or t > 0.7:
            side = -1 if t < 0.5 else 1
            py = lerp(y, y - height * 0.6, min(t, 1 - t) / 0.3)
            px = x + side * w
        else:
            a = lerp(-math.pi / 2, math.pi / 2, (t - 0.3) / 0.4)
            px, py = x + math.sin(a) * w, y - height * 0.6 - math.cos(a) * height * 0.4
        px, py = px + brush.chance.uniform(-1, 1) * width * 0.09, py + brush.chance.uniform(-10, 10)
        tone = brush.lit(color, 0.15) if brush.chance.random() < 0.4 else brush.tone(color)
        brush.flat(ellipse(px, py, 13, 9), tone)
        if k % 3 == 0:
            rose = BLOOMS[0] if k % 2 else BLOOMS[2]
            brush.solid(ellipse(px + 4, py - 3, 7, 7), rose, shade=3, edge=1.5)


def flower_beds(brush: Brush, *, spots: Points, color: str = "leaf") -> None:
    """Plant beds of flowers in three rows: spots `[x, y, width]`, (x, y) the lower left corner."""
    for x, y, width in spots:
        bed = spline([(x, y, "c"), (x + 8, y - 22), (x + width - 8, y - 22), (x + width, y, "c")])
        brush.flat(bed, brush.dark(color, 0.8))
        for row in range(3):
            for k in range(int(width / 15)):
                px = x + 8 + k * 15 + 6 * (row % 2) + brush.chance.uniform(-3, 3)
                py = y - 34 + row * 13 + brush.chance.uniform(-4, 4)
                brush.line([(px, y - 4), (px + 1, (py + y) / 2), (px, py)], brush.tone(color), 2)
                bloom = BLOOMS[(row + int(x / 40) + k // 5) % len(BLOOMS)]
                brush.solid(ellipse(px, py, 6.4, 6), bloom, shade=2.4, edge=1.4)
                brush.flat(ellipse(px, py, 2, 2), brush.lit("#f6d860", 0.2))


def hedges(brush: Brush, *, spots: Points, color: str = "hedge") -> None:
    """Clip hedges into blocks with a ball at each end: spots `[x, y, width, height]`."""
    for x, y, width, height in spots:
        brush.solid(box(x, y - height, width, height + 8, 8), color, shade=height * 0.24, edge=5)
        for px in (x + height * 0.4, x + width - height * 0.4):
            brush.solid(
                ellipse(px, y - height * 1.36, height * 0.42, height * 0.42),
                color,
                shade=height * 0.2,
                edge=4,
            )
        for _ in range(int(width / 6)):
            px, py = x + brush.chance.random() * width, y - brush.chance.random() * height
            tone = brush.lit(color, 0.2) if brush.chance.random() < 0.5 else brush.dark(color, 0.7)
            brush.glaze(ellipse(px, py, 5, 2.6), tone, 140)


def open_road(
    brush: Brush, *, y: float, vanish: float = 520, color: str = "road", line: str = "#ecd9a0"
) -> None:
    """Run a road from the camera to the horizon at `y`, with its broken middle line."""
    bed = polygon([(vanish - 8, y), (vanish + 8, y), (1190, 940), (-40, 940)])
    brush.flat(bed, brush.tone(color))
    with saved(brush.canvas):
        brush.canvas.clipPath(bed, True)
        for _ in range(26):
            t = brush.chance.random()
            py = lerp(y, 900, t * t)
            brush.glaze(
                ellipse(lerp(vanish, 560, t) + brush.chance.uniform(-300, 300) * t, py, 90 * t, 5 * t + 1),
                brush.dark(color, 0.7),
                90,
            )
    for s, foot in ((-1, -26.0), (1, 1176.0)):
        edge = [(vanish + s * 7, y), (vanish + s * 8.5, y), (foot + 26, 940), (foot, 940)]
        brush.flat(polygon(edge), brush.tone("#efe6d2"))
    t = 0.02
    while t < 1:
        near = t * 1.32 + 0.01
        xa, xb = lerp(vanish, 575, t), lerp(vanish, 575, min(near, 1.2))
        dash = [
            (xa - 14 * t, lerp(y, 940, t)),
            (xa + 14 * t, lerp(y, 940, t)),
            (xb + 14 * near, lerp(y, 940, near)),
            (xb - 14 * near, lerp(y, 940, near)),
        ]
        brush.flat(polygon(dash), brush.tone(line))
        t *= 1.9


def filling_station(brush: Brush, *, x: float, y: float, width: float, color: str = "band") -> None:
    """Build a roadside filling station: shop, canopy, two pumps and a tall sign; (x, y) is its lower left corner."""
    h = width * 0.32
    brush.bar(x + width * 0.44, y - h * 0.72, width * 0.56, h * 0.72 + 6, brush.tone("wall"))
    brush.bar(x + width * 0.44, y - h * 0.74, width * 0.56, h * 0.12, brush.tone(color))
    brush.bar(x + width * 0.48, y - h * 0.52, width * 0.3, h * 0.36, window_color(brush, 1.0))
    for k in range(3):
        brush.bar(x + width * (0.55 + 0.075 * k), y - h * 0.52, 3, h * 0.36, brush.dark("wall"))
    brush.bar(x + width * 0.82, y - h * 0.54, width * 0.1, h * 0.56, brush.dark(color, 0.5))
    for across in (0.06, 0.36):
        brush.bar(x + width * across, y - h * 0.98, 13, h * 0.98, brush.dark("wall", 0.3))
    brush.solid(box(x - width * 0.06, y - h * 1.14, width * 0.62, h * 0.2, 5), "trim", shade=6, edge=4)
    brush.bar(x - width * 0.06, y - h * 1.06, width * 0.62, h * 0.07, brush.tone(color))
    if brush.day.lamps > 0.4:
        brush.glaze(
            polygon(
                [
                    (x - width * 0.02, y - h * 0.94),
                    (x + width * 0.5, y - h * 0.94),
                    (x + width * 0.56, y),
                    (x - width * 0.08, y),
                ]
            ),
            brush.local("#ffe6a8"),
            60,
        )
    for across in (0.12, 0.24):
        px = x + width * across
        brush.solid(box(px, y - h * 0.46, width * 0.065, h * 0.48, 6), color, shade=6, edge=3)
        brush.flat(box(px + width * 0.012, y - h * 0.4, width * 0.04, h * 0.12, 3), brush.lit("trim", 0.2))
        brush.flat(
            ellipse(px + width * 0.032, y - h * 0.53, width * 0.03, width * 0.03),
            brush.day.window if brush.day.lamps > 0.4 else brush.tone("trim"),
        )
        brush.line(
            [
                (px + width * 0.065, y - h * 0.3),
                (px + width * 0.09, y - h * 0.16),
                (px + width * 0.062, y - h * 0.06),
            ],
            brush.dark("dark", 0.2),
            3,
        )
    sx = x - width * 0.2
    brush.bar(sx - 5, y - h * 2.3, 10, h * 2.32, brush.dark("iron", 0.3))
    disc = mix(brush.local(color), (255, 255, 255, 255), 0.1) if brush.day.lamps > 0.4 else brush.tone(color)
    brush.flat(ellipse(sx, y - h * 2.4, h * 0.42, h * 0.42), brush.tone("trim"))
    brush.flat(ellipse(sx, y - h * 2.4, h * 0.35, h * 0.35), disc)
    star = [
        (
            sx + math.sin(math.tau * k / 10) * h * (0.24 if k % 2 == 0 else 0.1),
            y - h * 2.4 - math.cos(math.tau * k / 10) * h * (0.24 if k % 2 == 0 else 0.1),
        )
        for k in range(10)
    ]
    brush.flat(polygon(star), brush.tone("trim"))


def wires(brush: Brush, *, poles: Points, color: str = "#6a4f3c") -> None:
    """String telegraph wires over poles that grow towards us: poles `[x, y, height]`, in order."""
    heads = []
    for x, y, height in poles:
        brush.bar(x - height * 0.014, y - height, height * 0.028, height + 6, brush.tone(color))
        brush.bar(x - height * 0.11, y - height * 0.92, height * 0.22, height * 0.022, brush.dark(color, 0.3))
        heads.append((x, y - height * 0.92, height))
    for (ax, ay, ah), (bx, by, bh) in pairwise(heads):
        for s in (-0.09, 0.09):
            sag = ((ax + bx) / 2, (ay + by) / 2 + abs(bx - ax) * 0.07)
            brush.line(
                [(ax + s * ah, ay), sag, (bx + s * bh, by)], with_alpha(brush.dark("dark", 0.2), 200), 1.8
            )


def quay_edge(brush: Brush, *, y: float, height: float = 20, color: str = "stone") -> None:
    """Lay a coping of pale blocks across the stage, its top on `y`."""
    brush.bar(STAGE_LEFT, y, STAGE_RIGHT - STAGE_LEFT, height, brush.dark(color, 0.4))
    brush.bar(STAGE_LEFT, y, STAGE_RIGHT - STAGE_LEFT, height * 0.4, brush.lit(color, 0.2))
    for k in range(26):
        brush.bar(STAGE_LEFT + 76 * k, y, 2, height, brush.dark(color))


DRAWERS: dict[str, Drawer] = {
    f.__name__: f
    for f in (glass_house, rose_arch, flower_beds, hedges, open_road, filling_station, wires, quay_edge)
}  # fmt: skip
