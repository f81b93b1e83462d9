"""Camps, what war leaves, what the earth throws up: tents, sand bags, wire, guns, ruins, a volcano. Source: ours."""

from __future__ import annotations

import itertools
import math

from cinema_agent.generators.animatic.canvas import (
    STAGE_LEFT,
    STAGE_RIGHT,
    box,
    ellipse,
    lerp,
    polygon,
    saved,
    spline,
    stroke,
)
from cinema_agent.generators.animatic.modules.brush import Brush, Drawer
from cinema_agent.generators.animatic.modules.land import Points


def smoke_columns(brush: Brush, *, spots: Points, color: str = "smoke") -> None:
    """Raise columns of smoke on the horizon: spots `[x, y, height]`, leaning with the wind."""
    for x, y, height in spots:
        for k in range(9):
            t = k / 8
            puff = ellipse(
                x + height * 0.4 * t * t, y - height * t, 16 + height * 0.15 * t, 14 + height * 0.11 * t
            )
            brush.glaze(puff, brush.lit(color, 0.12) if k % 2 else brush.dark(color, 0.3), 165 - 80 * t)


def tents(brush: Brush, *, spots: Points) -> None:
    """Pitch tents with a dark opening: spots `[x, y, width, colour]`, (x, y) the middle of the foot."""
    for x, y, width, color in spots:
        w, h = width / 2, width * 0.62
        brush.glaze(ellipse(x, y + 2, w * 1.2, 8), brush.dark("dark"), 110)
        brush.flat(
            polygon(
                [(x - w * 0.3, y - h), (x + w * 0.5, y - h * 0.94), (x + w * 1.24, y), (x + w * 0.4, y + 4)]
            ),
            brush.dark(color, 0.7),
        )
        brush.solid(
            polygon([(x - w, y + 4), (x - w * 0.3, y - h), (x + w * 0.42, y + 4)]), color, shade=6, edge=5
        )
        flap = polygon([(x - w * 0.52, y + 4), (x - w * 0.3, y - h * 0.76), (x - w * 0.06, y + 4)])
        brush.flat(flap, brush.local("#ffb85a") if brush.day.lamps > 0.4 else brush.dark("dark", 0.2))
        brush.bar(x - w * 0.3 - 2, y - h * 1.16, 4, h * 0.2, brush.dark("dark", 0.3))
        for s in (-1.3, 1.5):
            brush.line([(x - w * 0.3, y - h * 0.9), (x + w * s, y + 6)], brush.dark("dark", 0.2), 1.6)


def sandbags(brush: Brush, *, spots: Points, color: str = "sack") -> None:
    """Stack sand bags: spots `[x, y, bags in the lowest row, rows]`."""
    for x, y, count, rows in spots:
        for row in range(int(rows)):
            for k in range(int(count) - row):
                bx, by = x + (k + 0.5 * row) * 46, y - row * 21
                bag = spline(
                    [
                        (bx, by - 10),
                        (bx + 6, by - 21),
                        (bx + 38, by - 22),
                        (bx + 46, by - 11),
                        (bx + 40, by),
                        (bx + 5, by + 1),
                    ]
                )
                brush.solid(bag, color, shade=6, edge=3)


def barbed_wire(
    brush: Brush,
    *,
    y: float,
    left: float = STAGE_LEFT,
    right: float = STAGE_RIGHT,
    height: float = 62,
    color: str = "bark",
) -> None:
    """String barbed wire between crooked posts along the foot line `y`."""
    xs = [left + k * 128 + brush.chance.uniform(-20, 20) for k in range(int((right - left) / 128) + 1)]
    tops = [(x + brush.chance.uniform(-12, 12), y - height * brush.chance.uniform(0.85, 1.1)) for x in xs]
    wire = brush.dark("dark", 0.3)
    for (x, top), foot in zip(tops, xs, strict=True):
        brush.canvas.drawPath(
            polygon([(foot, y + 6), (x, top)], closed=False), stroke(brush.dark(color, 0.3), 8)
        )
    for (ax, ay), (bx, by) in itertools.pairwise(tops):
        for drop in (0.1, 0.5, 0.8):
            sag = [
                (ax, ay + height * drop),
                ((ax + bx) / 2, (ay + by) / 2 + height * (drop + 0.16)),
                (bx, by + height * drop),
            ]
            brush.line(sag, wire, 2)
            for t in (0.2, 0.4, 0.6, 0.8):
                px, py = lerp(ax, bx, t), lerp(ay, by, t) + height * (drop + 0.3 * t * (1 - t))
                brush.line([(px - 4, py - 5), (px + 4, py + 5)], wire, 1.6)


def cannon(brush: Brush, *, x: float, y: float, length: float, color: str = "bronze") -> None:
    """Leave a field gun on its wheels, its mouth to the left; (x, y) is under its axle."""
    with saved(brush.canvas):
        brush.canvas.translate(x, y)
        brush.canvas.scale(length / 100, length / 100)
        brush.solid(polygon([(0, -20), (54, 0), (44, 2), (-8, -12)]), "wood", shade=4, edge=2)
        brush.canvas.rotate(8)
        brush.solid(
            polygon([(-62, -33), (-58, -21), (24, -14), (30, -24), (24, -36)]), color, shade=6, edge=3
        )
        for px in (-62, -30, 4):
            brush.solid(box(px, -36, 6, 22, 2), color, shade=3, edge=1.5)
        brush.canvas.rotate(-8)
        brush.canvas.drawPath(ellipse(0, -20, 19, 19), stroke(brush.tone("wood"), 5))
        for k in range(10):
            a = math.tau * k / 10
            brush.line([(0, -20), (math.sin(a) * 18, -20 - math.cos(a) * 18)], brush.dark("wood", 0.4), 2.6)
        brush.flat(ellipse(0, -20, 5, 5), brush.dark(color))


def tank(brush: Brush, *, x: float, y: float, length: float, color: str = "olive") -> None:
    """Stand a battle tank, its gun to the left; (x, y) is below its middle."""
    with saved(brush.canvas):
        brush.canvas.translate(x, y)
        brush.canvas.scale(length / 100, length / 100)
        brush.glaze(ellipse(0, 0, 58, 4), brush.dark("dark"), 120)
        brush.flat(box(-50, -17, 100, 17, 8), brush.dark("dark", 0.3))
        for k in range(6):
            brush.flat(ellipse(-38 + 15.2 * k, -8, 6.6, 6.6), brush.tone(color))
            brush.flat(ellipse(-38 + 15.2 * k, -8, 2.4, 2.4), brush.dark(color))
        brush.solid(
            polygon([(-54, -19), (-46, -29), (46, -29), (53, -22), (50, -15), (-50, -15)]),
            color,
            shade=4,
            edge=2,
        )
        brush.solid(
            polygon([(-24, -30), (-17, -44), (20, -45), (30, -38), (30, -30)]), color, shade=5, edge=2
        )
        brush.canvas.drawPath(
            polygon([(-18, -37), (-72, -42)], closed=False), stroke(brush.dark(color, 0.5), 4)
        )
        brush.flat(box(-78, -45, 9, 6, 1), brush.dark(color))
        brush.bar(8, -49, 10, 5, brush.dark(color))
        brush.line([(24, -44), (28, -66)], brush.dark(color), 1)


def old_tank(brush: Brush, *, x: float, y: float, length: float, color: str = "olive") -> None:
    """Stand a rhomboid tank of the first great war, tracks all round it; (x, y) is below its middle."""
    with saved(brush.canvas):
        brush.canvas.translate(x, y)
        brush.canvas.scale(length / 100, length / 100)
        brush.glaze(ellipse(0, 0, 58, 4), brush.dark("dark"), 120)
        around = [
            (-56, -26, "c"),
            (-44, -42),
            (-16, -46),
            (34, -38),
            (52, -20),
            (46, -4),
            (30, 0),
            (-30, 0),
            (-46, -8),
        ]
        brush.flat(spline(around), brush.dark("dark", 0.3))
        inner = [
            (-48, -26, "c"),
            (-40, -36),
            (-16, -40),
            (32, -32),
            (44, -19),
            (40, -9),
            (28, -6),
            (-28, -6),
            (-40, -12),
        ]
        brush.solid(spline(inner), color, shade=6, edge=2)
        for k in range(9):
            brush.flat(ellipse(-36 + 9 * k, -9, 1.6, 1.6), brush.dark(color))
        brush.solid(box(-12, -30, 22, 17, 2), color, shade=4, edge=2)
        brush.canvas.drawPath(
            polygon([(-8, -22), (-34, -20)], closed=False), stroke(brush.dark(color, 0.6), 4)
        )
        brush.solid(box(-34, -52, 20, 12, 2), color, shade=4, edge=1.5)


def siege_tower(brush: Brush, *, x: float, y: float, length: float, color: str = "wood") -> None:
    """Roll up a siege tower of planks and hides with a banner; (x, y) is below its middle, twice as high as long."""
    w, h = length * 0.34, length * 1.5
    brush.glaze(ellipse(x, y, w * 1.4, 10), brush.dark("dark"), 120)
    body = polygon([(x - w, y - 14), (x - w * 0.72, y - h), (x + w * 0.72, y - h), (x + w, y - 14)])
    brush.solid(body, color, shade=w * 0.5, edge=5)
    with saved(brush.canvas):
        brush.canvas.clipPath(body, True)
        for k in range(9):
            brush.bar(lerp(x - w, x + w, k / 8), y - h, 3, h, brush.dark(color, 0.6))
        for k in range(5):
            brush.bar(x - w, y - h * (0.18 + 0.19 * k), w * 2, 9, brush.dark(color, 0.8))
            brush.flat(
                box(x - w * 0.2, y - h * (0.1 + 0.19 * k), w * 0.4, h * 0.07, 3), brush.dark("dark", 0.2)
            )
    for k in range(4):
        brush.bar(x - w * 0.8 + k * w * 0.44, y - h - 20, w * 0.28, 24, brush.tone(color))
    for s in (-1, 1):
        brush.flat(ellipse(x + s * w * 0.72, y - 16, 20, 20), brush.dark(color, 0.5))
        brush.flat(ellipse(x + s * w * 0.72, y - 16, 6, 6), brush.dark("dark", 0.3))
    brush.bar(x - 2, y - h - 96, 4, 80, brush.dark("dark", 0.3))
    brush.solid(
        polygon([(x + 2, y - h - 94), (x + 74, y - h - 80), (x + 2, y - h - 58)]), "band", shade=5, edge=2
    )


def ruined_towers(brush: Brush, *, spots: Points, color: str = "concrete") -> None:
    """Leave the shells of high houses, broken off and overgrown: spots `[x, y, width, height]`."""
    for x, y, width, height in spots:
        top = y - height
        ragged = [
            (0.0, 0.1),
            (0.1, 0.02),
            (0.2, 0.12),
            (0.3, 0.0),
            (0.42, 0.16),
            (0.55, 0.1),
            (0.66, 0.26),
            (0.8, 0.2),
            (0.88, 0.36),
            (1.0, 0.3),
        ]
        shell = polygon(
            [(x, y + 10), *[(x + width * a, top + height * b) for a, b in ragged], (x + width, y + 10)]
        )
        brush.solid(shell, color, shade=width * 0.16, edge=5)
        with saved(brush.canvas):
            brush.canvas.clipPath(shell, True)
            columns, rows = max(3, int(width / 40)), int(height / 46)
            for row in range(rows):
                for k in range(columns):
                    wx, wy = x + width * (k + 0.2) / columns, top + 26 + row * 46
                    hole = 30 if brush.chance.random() < 0.16 else 0
                    brush.bar(
                        wx - hole * 0.3,
                        wy - hole * 0.3,
                        width * 0.6 / columns + hole * 0.6,
                        27 + hole,
                        brush.dark("dark", 0.2) if brush.chance.random() < 0.7 else brush.dark(color),
                    )
                brush.bar(x, top + 60 + row * 46, width, 4, brush.dark(color, 0.6))
            for _ in range(3):
                vx = x + width * brush.chance.random()
                long = height * brush.chance.uniform(0.2, 0.5)
                creeper = [
                    (vx - 16, top, "c"),
                    (vx + 16, top, "c"),
                    (vx + 11, top + long),
                    (vx, top + long * 1.25, "c"),
                    (vx - 12, top + long * 0.9),
                ]
                brush.flat(spline(creeper), brush.tone("leaf"))
        for k in range(4):
            px = x + width * (0.3 + 0.16 * k)
            brush.line(
                [
                    (px, top + height * (0.08 + 0.08 * k)),
                    (px + 5, top + height * (0.02 + 0.08 * k) - 14),
                    (px + 16, top + height * 0.08 * k - 20),
                ],
                brush.dark("dark", 0.3),
                2.2,
            )


def volcano(
    brush: Brush, *, x: float, y: float, width: float, height: float, color: str = "rock", lava: str = "lava"
) -> None:
    """Raise a smoking volcano with streams of lava; (x, y) is the middle of its foot."""
    w, top = width / 2, y - height
    cone = spline([
        (x - w, y + 10, "c"), (x - w * 0.5, y - height * 0.42), (x - w * 0.2, y - height * 0.82),
        (x - w * 0.13, top, "c"),
        (x - w * 0.03, top + height * 0.05), (x + w * 0.06, top + height * 0.02),
        (x + w * 0.13, top + height * 0.03, "c"),
        (x + w * 0.22, y - height * 0.8), (x + w * 0.52, y - height * 0.4), (x + w, y + 10, "c"),
    ])  # fmt: skip
    brush.solid(cone, color, edge=7)
    with saved(brush.canvas):
        brush.canvas.clipPath(cone, True)
        far = brush.side * -1
        shade = [
            (x + far * w * 0.02, top),
            (x + far * w * 0.12, y - height * 0.7),
            (x + far * w * 0.02, y - height * 0.4),
            (x + far * w * 0.16, y + 12),
            (x + far * w * 1.1, y + 12),
            (x + far * w * 0.2, top),
        ]
        brush.flat(polygon(shade), brush.dark(color, 0.75))
        for k in range(7):
            gx = x + w * (-0.7 + 0.22 * k)
            gully = [
                (x + (gx - x) * 0.2, y - height * 0.8),
                (gx, y - height * 0.2),
                (gx + 16, y + 12),
                (gx - 16, y + 12),
            ]
            brush.glaze(polygon(gully), brush.dark(color), 90)
        hot, core = brush.local(lava), brush.local("#ffd24a")
        for points, thick in (
            (
                [
                    (x - w * 0.02, top),
                    (x - w * 0.1, y - height * 0.74),
                    (x - w * 0.05, y - height * 0.5),
                    (x - w * 0.24, y - height * 0.22),
                    (x - w * 0.2, y + 12),
                ],
                20,
            ),
            (
                [
                    (x + w * 0.04, top),
                    (x + w * 0.12, y - height * 0.7),
                    (x + w * 0.16, y - height * 0.4),
                    (x + w * 0.34, y - height * 0.16),
                ],
                14,
            ),
        ):
            brush.line(points, brush.dark(lava, 0.7), thick * 1.5)
            brush.line(points, hot, thick)
            brush.line(points, core, thick * 0.36)
    brush.flat(ellipse(x, top + height * 0.03, w * 0.12, height * 0.025), core)


DRAWERS: dict[str, Drawer] = {
    f.__name__: f
    for f in (
        smoke_columns, tank, old_tank, siege_tower, tents, sandbags, barbed_wire, cannon, ruined_towers, volcano,
    )
}  # fmt: skip
