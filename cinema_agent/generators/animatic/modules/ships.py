"""Towns on water and the decks of ships: palaces, gondolas, poles, bell tower; masts, rigging, wheel, bulwark.

Source: ours.
"""

from __future__ import annotations

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
    with_alpha,
)
from cinema_agent.generators.animatic.modules.brush import Brush, Drawer
from cinema_agent.generators.animatic.modules.land import Points
from cinema_agent.generators.animatic.modules.sacred import pointed
from cinema_agent.generators.animatic.modules.towers import sided
from cinema_agent.generators.animatic.modules.town import window_color


def palazzi(
    brush: Brush, *, spots: Points, colors: tuple[str, ...] = ("front1", "front2", "front3"), lit: float = 0.7
) -> None:
    """Build palaces that stand in the water, with pointed windows and balconies: spots `[x, y, width, height]`."""
    for index, (x, y, width, height) in enumerate(spots):
        color = colors[index % len(colors)]
        sided(brush, x, y - height, width, height, color)
        brush.bar(x - 5, y - height - 9, width + 10, 12, brush.dark("roof", 0.2))
        brush.bar(x - 5, y - height - 9, width + 10, 4, brush.lit("roof", 0.3))
        pale = brush.lit("stone", 0.3)
        columns = max(2, round(width / 46))
        floors = max(2, round((height - 60) / 96))
        for floor in range(floors):
            foot = y - 70 - floor * (height - 84) / floors
            tall = (height - 84) / floors * 0.72
            for k in range(columns):
                wx = x + width * (k + 0.5) / columns
                brush.flat(spline(pointed(wx, foot + 3, 31, tall + 7)), pale)
                brush.flat(spline(pointed(wx, foot, 23, tall)), window_color(brush, lit))
                brush.bar(wx - 1, foot - tall * 0.9, 2, tall * 0.9, brush.dark(color))
            brush.bar(x + 6, foot + 3, width - 12, 6, pale)
            for k in range(int((width - 16) / 11)):
                brush.bar(x + 8 + k * 11, foot + 9, 3, 12, pale)
        gate = spline(pointed(x + width * 0.5, y + 4, width * 0.28, 58))
        brush.flat(gate, brush.dark("dark", 0.4))
        brush.bar(x, y - 12, width, 14, brush.dark("stone", 0.6))
        brush.bar(x, y - 4, width, 8, brush.dark("weed", 0.6))


def campanile(brush: Brush, *, x: float, y: float, height: float, color: str = "brick") -> None:
    """Raise a slender square bell tower with a pyramid roof; (x, y) is the middle of its foot."""
    w = height * 0.075
    sided(brush, x - w, y - height * 0.7, w * 2, height * 0.72, color)
    for k in (-0.4, 0.2):
        brush.bar(x + w * k, y - height * 0.66, w * 0.2, height * 0.6, brush.dark(color, 0.5))
    brush.bar(x - w * 1.2, y - height * 0.715, w * 2.4, 9, brush.lit("stone", 0.3))
    sided(brush, x - w * 0.96, y - height * 0.82, w * 1.92, height * 0.11, "stone")
    for k in (-0.56, 0.0, 0.56):
        brush.flat(
            spline(pointed(x + w * k, y - height * 0.72, w * 0.4, height * 0.085)), brush.dark("dark", 0.3)
        )
    brush.bar(x - w * 1.2, y - height * 0.835, w * 2.4, 9, brush.lit("stone", 0.3))
    brush.solid(
        polygon([(x - w, y - height * 0.83), (x, y - height), (x + w, y - height * 0.83)]),
        "copper",
        shade=w * 0.8,
        edge=4,
    )
    brush.flat(ellipse(x, y - height * 1.01, 5, 5), brush.lit("#d8b04a"))


def gondolas(brush: Brush, *, spots: Points) -> None:
    """Moor gondolas: spots `[x, y, scale]`, (x, y) on the water line."""
    for x, y, scale in spots:
        with saved(brush.canvas):
            brush.canvas.translate(x, y)
            brush.canvas.scale(scale, scale)
            brush.glaze(ellipse(0, 10, 92, 5), brush.dark("sea3"), 140)
            hull = spline(
                [
                    (-96, -44, "c"),
                    (-84, -14),
                    (-40, -2),
                    (40, -2),
                    (78, -12),
                    (92, -34, "c"),
                    (82, 2),
                    (44, 12),
                    (-44, 12),
                    (-86, 0),
                ]
            )
            brush.solid(hull, "#23242e", shade=5, edge=3)
            brush.line(
                [(-94, -40), (-84, -14), (-40, -4), (40, -4), (78, -14), (91, -32)],
                brush.lit("#c9a45a", 0.2),
                2.6,
            )
            brush.solid(box(-14, -16, 40, 14, 4), "#a8323c", shade=4, edge=2)
            brush.flat(polygon([(-97, -46), (-101, -60), (-92, -56), (-90, -44)]), brush.lit("#c8ccd0", 0.3))
            brush.line([(30, -20), (62, 26)], brush.tone("wood"), 3)


def mooring_poles(brush: Brush, *, spots: Points, color: str = "band") -> None:
    """Drive striped poles into the water: spots `[x, y, height]`."""
    for x, y, height in spots:
        w = 8.0
        with saved(brush.canvas):
            brush.canvas.translate(x, y)
            brush.canvas.rotate(3 if int(x) % 2 else -3)
            pole = box(-w, -height, w * 2, height + 12, 3)
            brush.flat(pole, brush.tone("#f1e8d6"))
            brush.canvas.clipPath(pole, True)
            for k in range(int(height / 30) + 1):
                top = -height + k * 30
                brush.flat(
                    polygon([(-w, top), (w, top - 11), (w, top + 4), (-w, top + 15)]), brush.tone(color)
                )
            brush.bar(
                w * 0.2 if brush.side < 0 else -w,
                -height,
                w * 0.8,
                height + 12,
                with_alpha(brush.dark("#f1e8d6", 0.35), 90),
            )
        brush.flat(ellipse(x, y - height, 10, 8), brush.lit("#d8b04a", 0.2))


def mast(
    brush: Brush,
    *,
    x: float,
    y: float,
    height: float,
    yard: float = 420,
    color: str = "spar",
    sail: str = "sail",
) -> None:
    """Step a mast with two yards, full sails and shrouds; (x, y) is its foot."""
    for s in (-1, 1):
        for k in range(4):
            foot = (x + s * (96 + 34 * k), y)
            brush.line([foot, (x + s * 8, y - height * 0.8)], brush.dark(color, 0.5), 2.6)
        for k in range(1, 11):
            t = k / 12
            a, b = lerp(x + s * 96, x + s * 8, t), lerp(x + s * 198, x + s * 8, t)
            brush.line([(a, y - height * 0.8 * t), (b, y - height * 0.8 * t)], brush.dark(color, 0.5), 2)
    brush.solid(
        polygon([(x - 15, y + 8), (x - 9, y - height), (x + 9, y - height), (x + 15, y + 8)]),
        color,
        shade=10,
        edge=4,
    )
    for share, wide, tall in ((0.94, 0.62, 0.26), (0.64, 1.0, 0.36)):
        top, w = y - height * share, yard / 2 * wide
        belly = spline([
            (x - w * 0.94, top + 6, "c"), (x + w * 0.94, top + 6, "c"), (x + w * 1.06, top + height * tall * 0.5),
            (x + w * 0.98, top + height * tall, "c"), (x, top + height * tall * 0.84),
            (x - w * 0.98, top + height * tall, "c"),
            (x - w * 0.86, top + height * tall * 0.5),
        ])  # fmt: skip
        brush.solid(belly, sail, shade=26, edge=8)
        with saved(brush.canvas):
            brush.canvas.clipPath(belly, True)
            for k in range(5):
                sx = lerp(x - w, x + w, (k + 0.5) / 5)
                brush.line(
                    [(sx, top), (sx + 6, top + height * tall * 0.5), (sx, top + height * tall)],
                    brush.dark(sail, 0.4),
                    2,
                )
        brush.solid(box(x - w, top - 5, w * 2, 11, 4), color, shade=4, edge=3)
    brush.solid(
        polygon(
            [
                (x - 34, y - height * 0.68),
                (x + 34, y - height * 0.68),
                (x + 26, y - height * 0.63),
                (x - 26, y - height * 0.63),
            ]
        ),
        color,
        shade=5,
        edge=3,
    )
    brush.flat(
        polygon([(x, y - height * 1.08), (x + 66, y - height * 1.05), (x, y - height * 1.01)]),
        brush.tone("band"),
    )
    brush.bar(x - 2, y - height * 1.09, 4, height * 0.1, brush.dark(color, 0.4))


def ship_wheel(brush: Brush, *, x: float, y: float, radius: float, color: str = "wood") -> None:
    """Stand a ship's wheel on its post; (x, y) is the post's foot."""
    hub = y - radius * 1.5
    brush.solid(
        polygon(
            [
                (x - radius * 0.3, y + 4),
                (x - radius * 0.18, hub),
                (x + radius * 0.18, hub),
                (x + radius * 0.3, y + 4),
            ]
        ),
        color,
        shade=6,
        edge=3,
    )
    for k in range(8):
        a = math.tau * k / 8
        brush.line(
            [(x, hub), (x + math.sin(a) * radius * 1.22, hub - math.cos(a) * radius * 1.22)],
            brush.lit(color, 0.15),
            radius * 0.1,
        )
    brush.canvas.drawPath(
        ellipse(x, hub, radius * 0.86, radius * 0.86), stroke(brush.tone(color), radius * 0.18)
    )
    brush.canvas.drawPath(ellipse(x, hub, radius * 0.95, radius * 0.95), stroke(brush.dark(color, 0.6), 3))
    brush.solid(ellipse(x, hub, radius * 0.22, radius * 0.22), "#c9a45a", shade=4, edge=2)


def bulwark(brush: Brush, *, y: float, height: float = 70, color: str = "hull", rail: str = "wood") -> None:
    """Run a ship's side with gun ports and a hand rail along the foot line `y`, higher towards the ends."""
    top = [
        (STAGE_LEFT, y - height * 1.7),
        (100, y - height * 1.12),
        (640, y - height),
        (1180, y - height * 1.12),
        (STAGE_RIGHT, y - height * 1.7),
    ]
    side = spline(
        [
            (STAGE_LEFT, y - height * 1.7, "c"),
            *top[1:4],
            (STAGE_RIGHT, y - height * 1.7, "c"),
            (STAGE_RIGHT, y + 10, "c"),
            (STAGE_LEFT, y + 10, "c"),
        ]
    )
    brush.solid(side, color, edge=5)
    with saved(brush.canvas):
        brush.canvas.clipPath(side, True)
        for k in range(4):
            brush.line([(px, py + height * (0.3 + 0.26 * k)) for px, py in top], brush.dark(color, 0.6), 3)
        for k in range(12):
            brush.bar(STAGE_LEFT + 60 + k * 160, y - height * 1.7, 14, height * 1.8, brush.dark(color, 0.5))
    brush.line(top, brush.tone(rail), 15)
    brush.line([(px, py - 4) for px, py in top], brush.lit(rail, 0.35), 4)


DRAWERS: dict[str, Drawer] = {
    f.__name__: f for f in (palazzi, campanile, gondolas, mooring_poles, mast, ship_wheel, bulwark)
}  # fmt: skip
