"""What stands in streets and at quays, era by era: cars and carts, ships, lamps and painted signs.

All of an era's kinds take the same spots, so that one may stand in for another. Source: ours.
"""

from __future__ import annotations

import math

from cinema_agent.generators.animatic.canvas import box, ellipse, fill, mix, polygon, saved, spline, stroke
from cinema_agent.generators.animatic.modules.brush import Brush, Drawer
from cinema_agent.generators.animatic.modules.land import Points

TYRE = "#23252c"
STEEL = "#9aa6b4"
WOOD = "#7c5a3c"


def _wheel(brush: Brush, x: float, y: float, radius: float, *, hub: str = STEEL, spokes: int = 0) -> None:
    """Set a wheel on the ground line `y`; with spokes it is a cart's or an old motor car's."""
    middle = y - radius
    if not spokes:
        brush.flat(ellipse(x, middle, radius, radius), brush.tone(TYRE))
        brush.flat(ellipse(x, middle, radius * 0.55, radius * 0.55), brush.tone(hub))
        brush.flat(ellipse(x, middle, radius * 0.2, radius * 0.2), brush.dark(hub))
        return
    brush.canvas.drawPath(
        ellipse(x, middle, radius * 0.88, radius * 0.88), stroke(brush.tone(TYRE), radius * 0.22)
    )
    for k in range(spokes):
        turn = math.tau * k / spokes
        tip = (x + math.sin(turn) * radius * 0.86, middle - math.cos(turn) * radius * 0.86)
        brush.line([(x, middle), tip], brush.dark(hub, 0.3), radius * 0.1)
    brush.flat(ellipse(x, middle, radius * 0.2, radius * 0.2), brush.tone(hub))


def _placed(brush: Brush, x: float, y: float, length: float) -> None:
    """Move the canvas to a vehicle's middle on the ground, one unit per hundredth of its length."""
    brush.canvas.translate(x, y)
    brush.canvas.scale(length / 100, length / 100)
    brush.glaze(ellipse(0, 0, 54, 4), brush.dark("dark"), 110)


def cars(brush: Brush, *, spots: Points) -> None:
    """Park cars: spots `[x, y, length, colour]`, (x, y) on the ground below the middle."""
    for x, y, length, color in spots:
        with saved(brush.canvas):
            _placed(brush, x, y, length)
            body = spline([
                (-50, -8, "c"), (-50, -20), (-44, -25), (-30, -27, "c"), (-18, -40), (-8, -43), (12, -43), (20, -40),
                (32, -27, "c"), (46, -24), (50, -16), (50, -8, "c"),
            ])  # fmt: skip
            brush.solid(body, color, shade=5, edge=2)
            glass = mix(brush.tone("#2f4658"), brush.day.sky[-2], 0.25)
            brush.flat(polygon([(-24, -27), (-14, -39), (0, -40), (0, -27)]), glass)
            brush.flat(polygon([(3, -27), (3, -40), (14, -39), (26, -27)]), glass)
            brush.bar(-50, -11, 100, 3, brush.dark(color))
            brush.flat(box(44, -22, 6, 5, 2), brush.day.window)
            brush.flat(box(-50, -22, 4, 5, 1.5), brush.tone("#c8453c"))
            for wheel in (-30, 31):
                _wheel(brush, wheel, 1, 10)


def motor_cars(brush: Brush, *, spots: Points) -> None:
    """Park motor cars of the 1920s: upright cabin, running board, spoked wheels; spots as of `cars`."""
    for x, y, length, color in spots:
        with saved(brush.canvas):
            _placed(brush, x, y, length)
            brush.solid(box(-44, -50, 52, 36, 4), color, shade=5, edge=2)
            brush.solid(box(6, -34, 38, 20, 3), color, shade=4, edge=2)
            brush.flat(box(-48, -54, 60, 6, 3), brush.dark("#2c2a2c", 0.4))
            glass = mix(brush.tone("#37464c"), brush.day.sky[-2], 0.3)
            for left in (-39, -15):
                brush.flat(box(left, -46, 19, 15, 2), glass)
            brush.bar(42, -33, 4, 20, brush.lit("#c9a95e", 0.2))
            brush.flat(ellipse(47, -28, 5, 5), brush.day.window)
            for wheel in (-31, 33):
                guard = spline(
                    [(wheel - 17, -8, "c"), (wheel - 12, -22), (wheel + 11, -22), (wheel + 17, -8, "c")]
                )
                brush.canvas.drawPath(guard, fill(brush.dark("#2c2a2c", 0.3)))
                _wheel(brush, wheel, 1, 13, hub="#b89a62", spokes=8)
            brush.flat(box(-18, -11, 38, 3, 1), brush.dark("#2c2a2c", 0.3))


def carts(brush: Brush, *, spots: Points) -> None:
    """Leave two-wheeled carts with sacks on their shafts: spots as of `cars`, the colour is the cover's."""
    for x, y, length, color in spots:
        with saved(brush.canvas):
            _placed(brush, x, y, length * 0.9)
            brush.line([(16, -20), (42, -12), (62, -1)], brush.tone(WOOD), 4)
            load = spline([(-40, -34, "c"), (-34, -48), (-16, -56), (6, -52), (20, -42), (24, -34, "c")])
            brush.solid(load, color, shade=7, edge=3)
            brush.solid(polygon([(-46, -36), (30, -36), (26, -18), (-42, -18)]), WOOD, shade=4, edge=2)
            for k in range(6):
                brush.bar(-40 + k * 12, -35, 1.6, 16, brush.dark(WOOD))
            _wheel(brush, -8, 1, 21, hub=WOOD, spokes=10)


def luggage(brush: Brush, *, spots: Points) -> None:
    """Pile trunks, a suitcase and a hat box: spots `[x, y, width]`, (x, y) the middle of the foot."""
    for x, y, width in spots:
        w = width
        for left, top, wide, tall, color in (
            (-0.5, 0.36, 1.0, 0.36, "#8a5c3c"), (-0.36, 0.66, 0.76, 0.3, "#a8433c"),
            (-0.24, 0.9, 0.4, 0.24, "#d8c08a"),
        ):  # fmt: skip
            case = box(x + w * left, y - w * top, w * wide, w * tall, 4)
            brush.solid(case, color, shade=w * 0.07, edge=3)
            for share in (0.2, 0.74):
                brush.bar(
                    x + w * (left + wide * share), y - w * top, w * 0.05, w * tall, brush.dark(color, 0.7)
                )
            brush.flat(
                box(x + w * (left + wide * 0.44), y - w * top + 3, w * 0.12, w * 0.05, 2),
                brush.lit("#d8b86a", 0.3),
            )


def hover_cars(brush: Brush, *, spots: Points) -> None:
    """Let cars of a far future hover on their light: spots as of `cars`."""
    for x, y, length, color in spots:
        with saved(brush.canvas):
            _placed(brush, x, y, length)
            brush.glaze(ellipse(0, -4, 46, 6), brush.local("#8ff0ff"), 130)
            body = spline([
                (-52, -18, "c"), (-44, -27), (-20, -32), (-4, -42), (20, -40), (40, -27), (54, -19, "c"), (38, -11),
                (-40, -11),
            ])  # fmt: skip
            brush.solid(body, color, shade=6, edge=2.5)
            dome = spline([(-14, -32, "c"), (-2, -41), (18, -39), (34, -28, "c")])
            brush.flat(dome, mix(brush.tone("#28465e"), brush.day.sky[2], 0.3))
            brush.flat(box(-44, -15, 84, 3, 1.5), brush.local("#8ff0ff"))
            brush.flat(polygon([(-52, -20), (-62, -36), (-40, -28)]), brush.dark(color))


def cogs(brush: Brush, *, spots: Points) -> None:
    """Moor ships of the Middle Ages, high at both ends, a striped square sail: spots as of `boats`."""
    for x, y, scale in spots:
        with saved(brush.canvas):
            brush.canvas.translate(x, y)
            brush.canvas.scale(scale, scale)
            brush.glaze(ellipse(0, 16, 50, 5), brush.dark("dark"), 130)
            brush.bar(-2, -98, 4, 96, brush.dark(WOOD))
            sail = spline(
                [(-34, -88, "c"), (34, -88, "c"), (40, -54), (32, -26, "c"), (0, -20), (-32, -26, "c")]
            )
            brush.solid(sail, "#eadcc0", shade=6, edge=3)
            with saved(brush.canvas):
                brush.canvas.clipPath(sail, True)
                for left in (-30, -4, 22):
                    brush.bar(left, -92, 12, 76, brush.tone("#b5483c"))
            hull = spline([
                (-50, -26, "c"), (-38, -10), (-20, -2), (24, -2), (40, -12), (54, -30, "c"), (46, 4), (28, 16, "c"),
                (-28, 16, "c"), (-44, 4),
            ])  # fmt: skip
            brush.solid(hull, WOOD, shade=7, edge=3)
            for k in range(5):
                brush.flat(ellipse(-26 + k * 13, 0, 5, 5), brush.tone("#c9a04a" if k % 2 else "#8a3f38"))


def steamers(brush: Brush, *, spots: Points) -> None:
    """Moor small steamers of the 1920s with a banded funnel and a trail of smoke: spots as of `boats`."""
    for x, y, scale in spots:
        with saved(brush.canvas):
            brush.canvas.translate(x, y)
            brush.canvas.scale(scale, scale)
            brush.glaze(ellipse(0, 16, 50, 5), brush.dark("dark"), 130)
            soot = brush.dark("#6a6468", 0.3)
            for k, (dx, dy, r) in enumerate(((2, -74, 8), (12, -88, 12), (28, -101, 17), (50, -112, 22))):
                brush.glaze(ellipse(dx, dy, r * 1.3, r * 0.8), soot, 150 - 28 * k)
            brush.bar(30, -58, 2, 46, soot)
            brush.line([(31, -56), (48, -12)], soot, 1.2)
            brush.solid(polygon([(-8, -64), (8, -64), (10, -26), (-6, -26)]), "#b5483c", shade=6, edge=2)
            brush.bar(-8, -64, 16.5, 8, soot)
            brush.solid(box(-30, -28, 46, 22, 2), "#e8dcc4", shade=5, edge=2)
            for k in range(4):
                brush.flat(ellipse(-23 + k * 11, -17, 2.6, 2.6), brush.day.window)
            hull = spline([(-50, -10, "c"), (54, -12, "c"), (42, 15, "c"), (-42, 15, "c")])
            brush.solid(hull, "#2c3440", shade=5, edge=3)
            brush.bar(-44, 7, 90, 5, brush.tone("#8a3f38"))


def hydrofoils(brush: Brush, *, spots: Points) -> None:
    """Moor boats of a far future, standing on their foils: spots as of `boats`."""
    for x, y, scale in spots:
        with saved(brush.canvas):
            brush.canvas.translate(x, y)
            brush.canvas.scale(scale, scale)
            brush.glaze(ellipse(0, 15, 48, 5), brush.local("#8ff0ff"), 70)
            for dx in (-24, 24):
                brush.flat(
                    polygon([(dx - 3, -8), (dx + 3, -8), (dx + 8, 15), (dx + 2, 15)]), brush.dark(STEEL)
                )
            hull = spline([(-56, -24, "c"), (-20, -36), (20, -38), (58, -22, "c"), (30, -6), (-34, -6)])
            brush.solid(hull, "#e4ebf0", shade=8, edge=3)
            brush.flat(
                spline([(-12, -34, "c"), (4, -54), (26, -36, "c")]),
                mix(brush.tone("#2f5570"), brush.day.sky[2], 0.3),
            )
            brush.flat(box(-46, -20, 92, 4, 2), brush.local("#ff9a5a"))


def torch_posts(brush: Brush, *, spots: Points, color: str = WOOD) -> None:
    """Stand posts with burning baskets: spots as of `street_lamps`, a little lower."""
    for x, y, height in spots:
        top = y - height * 0.8
        tone = brush.dark(color, 0.4)
        brush.flat(polygon([(x - 6, y + 6), (x - 4, top), (x + 4, top), (x + 6, y + 6)]), tone)
        brush.flat(
            polygon([(x - 15, top - 20), (x + 15, top - 20), (x + 8, top + 4), (x - 8, top + 4)]),
            brush.dark("dark"),
        )
        for dx in (-10, -3, 4, 11):
            brush.line([(x + dx, top - 22), (x + dx * 0.6, top + 2)], brush.tone("#4a4246"), 2)
        burning = brush.day.lamps > 0.25
        for part, flame in ((1.0, "#e8662c"), (0.6, "#ffc24d")):
            if burning:
                brush.flat(spline([
                    (x - 12 * part, top - 20, "c"), (x - 11 * part, top - 34 * part - 6),
                    (x + 1, top - 24 - 34 * part, "c"), (x + 11 * part, top - 32 * part - 4),
                    (x + 12 * part, top - 20, "c"),
                ]), brush.local(flame))  # fmt: skip


def lamp_poles(brush: Brush, *, spots: Points, color: str = "iron") -> None:
    """Stand plain painted poles to hang lights from: spots `[x, y, height]`."""
    for x, y, height in spots:
        pole = box(x - 5, y - height, 10, height + 6, 3)
        brush.flat(pole, brush.tone("#efe6d4"))
        with saved(brush.canvas):
            brush.canvas.clipPath(pole, True)
            for k in range(int(height / 40) + 1):
                top = y - height + 40 * k
                brush.flat(
                    polygon([(x - 6, top), (x + 6, top - 12), (x + 6, top + 6), (x - 6, top + 18)]),
                    brush.tone("#c8503f"),
                )
        brush.bar(x - 12, y - 10, 24, 16, brush.dark(color))
        brush.flat(ellipse(x, y - height, 9, 9), brush.lit("#e8b04a", 0.2))


def light_posts(brush: Brush, *, spots: Points, color: str = STEEL) -> None:
    """Stand curved posts with a ring of light: spots as of `street_lamps`."""
    for x, y, height in spots:
        tone = brush.tone(color)
        brush.line(
            [(x, y + 6), (x - 4, y - height * 0.6), (x + 12, y - height * 0.96), (x + 40, y - height)],
            tone,
            7,
        )
        light = brush.local("#b8f4ff") if brush.day.lamps > 0.25 else brush.lit("#d6e2ea", 0.3)
        brush.canvas.drawPath(ellipse(x + 44, y - height + 2, 24, 8), stroke(light, 6))
        brush.flat(box(x - 9, y - 10, 18, 16, 5), brush.dark(color))


def painted_signs(brush: Brush, *, spots: Points) -> None:
    """Hang enamel and painted boards where today has neon: spots as of `neon`."""
    for x, y, width, height, color in spots:
        board = box(x, y, width, height, 3)
        brush.flat(box(x - 5, y - 5, width + 10, height + 10, 4), brush.tone("#3a2c24"))
        brush.flat(board, mix(brush.tone(color), brush.tone("#7a4a34"), 0.62))
        cream = brush.tone("#f0e2c2")
        brush.canvas.drawPath(box(x + 3, y + 3, width - 6, height - 6, 2), stroke(cream, 1.6))
        if height > width:
            for k in range(max(2, int(height / 30))):
                brush.flat(box(x + width * 0.28, y + 12 + k * 28, width * 0.44, 15, 3), cream)
        else:
            for k in range(max(3, int(width / 22))):
                brush.flat(box(x + 10 + k * 20, y + height * 0.3, 12, height * 0.4, 3), cream)


DRAWERS: dict[str, Drawer] = {
    f.__name__: f
    for f in (
        cars, motor_cars, carts, luggage, hover_cars, cogs, steamers, hydrofoils, lamp_poles, torch_posts, light_posts,
        painted_signs,
    )
}  # fmt: skip
