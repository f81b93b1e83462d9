"""Machines one stands inside of: server racks, map screens, periscope, pipes, mine cart, lift, dashboard.

All stand on a foot line `y`; shade away from the light and a lit upper edge give them body. Source: ours.
"""

from __future__ import annotations

import math
from itertools import pairwise

from cinema_agent.generators.animatic.canvas import (
    STAGE_LEFT,
    STAGE_RIGHT,
    box,
    ellipse,
    hex_color,
    mix,
    polygon,
    spline,
    stroke,
    with_alpha,
)  # fmt: skip
from cinema_agent.generators.animatic.modules.brush import Brush, Drawer
from cinema_agent.generators.animatic.modules.land import Points

LAMPS = ("#5fe0d0", "#5fe08a", "#ffc04a", "#6fb0ff", "#ff6a4a")
_CONTINENTS: tuple[tuple[tuple[float, float], ...], ...] = (
    ((6, 22), (18, 14), (32, 18), (30, 34), (22, 46), (16, 40)),
    ((26, 52), (36, 56), (34, 72), (28, 88), (24, 70)),
    ((46, 20), (56, 14), (60, 26), (52, 36), (46, 32)),
    ((46, 42), (60, 40), (64, 54), (56, 78), (50, 62)),
    ((60, 16), (78, 10), (94, 20), (90, 38), (78, 50), (66, 40)),
    ((82, 66), (94, 64), (94, 78), (84, 80)),
)
"""Rough outlines of the land on a map of 100 by 100."""


def server_racks(
    brush: Brush,
    *,
    x: float,
    y: float,
    count: int = 3,
    width: float = 150,
    height: float = 420,
    color: str = "metal",
) -> None:
    """Stand a row of server racks with their lights, cables above."""
    for k in range(count):
        left = x + k * (width + 8)
        brush.bar(left, y - height, width, height, brush.dark(color, 0.5))
        brush.bar(left + 10, y - height + 12, width - 20, height - 30, brush.dark("dark", 0.4))
        units = int((height - 40) / 26)
        for row in range(units):
            line = y - height + 18 + row * 26
            brush.bar(left + 14, line, width - 28, 21, brush.lit("dark", 0.12))
            brush.bar(left + 14, line, width - 28, 2, brush.lit("dark", 0.3))
            if brush.chance.random() < 0.25:
                for slot in range(6):
                    brush.bar(left + 22 + slot * 9, line + 6, 5, 10, brush.dark("dark"))
            for lamp in range(4):
                if brush.chance.random() < 0.62:
                    brush.bar(
                        left + width - 46 + lamp * 8,
                        line + 9,
                        5,
                        4,
                        hex_color(LAMPS[brush.chance.randrange(5)]),
                    )
        brush.bar(left, y - height, 4, height, brush.lit(color, 0.34))
        cable = [
            (left + 20, y - height),
            (left + width / 2, y - height - 34),
            (left + width + 20, y - height),
        ]
        brush.line(cable, brush.dark(LAMPS[k % 5], 0.9), 6)


def map_screen(brush: Brush, *, x: float, y: float, width: float, height: float, color: str = "cyan") -> None:
    """Hang a wall-sized screen with a map of the world, arcs between cities and rows of figures."""
    brush.flat(box(x - 14, y - 14, width + 28, height + 28, 8), brush.dark("metal"))
    brush.flat(box(x, y, width, height, 3), mix(brush.local(color), brush.tone("dark"), 0.82))
    bright = mix(brush.local(color), (255, 255, 255, 255), 0.2)
    for k in range(1, 10):
        brush.bar(x + width * k / 10, y, 1.4, height, with_alpha(bright, 46))
        brush.bar(x, y + height * k / 10, width, 1.4, with_alpha(bright, 46))
    for land in _CONTINENTS:
        shore = [(x + width * px / 100, y + height * (8 + py * 0.8) / 100) for px, py in land]
        brush.flat(spline(shore), mix(brush.local(color), brush.tone("dark"), 0.4))
    stops = [(0.2, 0.3), (0.53, 0.3), (0.76, 0.36), (0.3, 0.62), (0.88, 0.66)]
    for (ax, ay), (bx, by) in pairwise(stops):
        a, b = (x + width * ax, y + height * ay), (x + width * bx, y + height * by)
        brush.line([a, ((a[0] + b[0]) / 2, min(a[1], b[1]) - height * 0.12), b], hex_color("#ffc04a"), 2.6)
    for px, py in stops:
        at = (x + width * px, y + height * py)
        brush.glaze(ellipse(*at, 13, 13), hex_color("#ff6a4a"), 90)
        brush.flat(ellipse(*at, 5, 5), hex_color("#ffb08a"))
    for k in range(5):
        brush.bar(
            x + width * 0.03,
            y + height * (0.66 + 0.06 * k),
            width * brush.chance.uniform(0.06, 0.16),
            4,
            bright,
        )


def pipes(brush: Brush, *, runs: Points, color: str = "metal") -> None:
    """Run pipes along a wall with flanges: runs `[x, y, length, width]`; a negative length runs down from (x, y)."""
    for x, y, length, width in runs:
        long = abs(length)
        if length > 0:
            brush.bar(x, y, long, width, brush.dark(color, 0.3))
            brush.bar(x, y + width * 0.14, long, width * 0.22, brush.lit(color, 0.36))
            brush.bar(x, y + width * 0.8, long, width * 0.2, brush.dark(color))
            for k in range(int(long / 170) + 1):
                brush.flat(box(x + k * 170, y - 4, 15, width + 8, 3), brush.dark(color, 0.6))
        else:
            brush.bar(x, y, width, long, brush.dark(color, 0.3))
            brush.bar(x + width * 0.14, y, width * 0.22, long, brush.lit(color, 0.36))
            brush.bar(x + width * 0.8, y, width * 0.2, long, brush.dark(color))
            for k in range(int(long / 150) + 1):
                brush.flat(box(x - 4, y + k * 150, width + 8, 15, 3), brush.dark(color, 0.6))


def valves(brush: Brush, *, spots: Points, color: str = "accent") -> None:
    """Mount hand wheels: spots `[x, y, radius]`."""
    for x, y, radius in spots:
        brush.flat(ellipse(x + 3, y + 5, radius, radius), brush.dark("wall"))
        brush.canvas.drawPath(ellipse(x, y, radius, radius), stroke(brush.dark(color, 0.5), radius * 0.3))
        brush.canvas.drawPath(ellipse(x, y, radius, radius), stroke(brush.lit(color, 0.12), radius * 0.16))
        for k in range(5):
            turn = 2 * math.pi * k / 5 + 0.3
            end = (x + math.cos(turn) * radius, y + math.sin(turn) * radius)
            brush.line([(x, y), end], brush.tone(color), radius * 0.14)
        brush.flat(ellipse(x, y, radius * 0.24, radius * 0.24), brush.lit("brass", 0.2))


def gauges(brush: Brush, *, spots: Points, color: str = "brass") -> None:
    """Mount round pressure gauges: spots `[x, y, radius]`."""
    for x, y, radius in spots:
        brush.flat(ellipse(x, y, radius * 1.18, radius * 1.18), brush.tone(color))
        brush.flat(ellipse(x, y, radius, radius), brush.tone("#efe6cf"))
        for k in range(7):
            turn = math.pi * (0.8 + 1.4 * k / 6)
            ends = [(x + math.cos(turn) * radius * r, y + math.sin(turn) * radius * r) for r in (0.72, 0.88)]
            brush.line(ends, brush.tone("dark"), 2.4)
        turn = math.pi * brush.chance.uniform(1.0, 2.0)
        tip = (x + math.cos(turn) * radius * 0.66, y + math.sin(turn) * radius * 0.66)
        brush.line([(x, y), tip], brush.tone("accent"), 3)


def periscope(brush: Brush, *, x: float, y: float) -> None:
    """Stand a periscope on its column, its handles at shoulder height above the deck line `y`."""
    brush.solid(box(x - 30, -260, 60, y + 90, 6), "metal", shade=22, edge=7)
    for k in range(6):
        brush.bar(x - 36, 30 + k * 64, 72, 12, brush.dark("metal", 0.8))
    head = y - 200
    brush.solid(box(x - 62, head - 96, 124, 150, 16), "brass", shade=26, edge=8)
    brush.flat(ellipse(x, head - 34, 40, 26), brush.dark("dark"))
    brush.flat(ellipse(x, head - 34, 30, 18), mix(hex_color("#7fe0d0"), brush.tone("dark"), 0.2))
    for side in (-1, 1):
        brush.line([(x + side * 60, head + 18), (x + side * 134, head + 30)], brush.tone("metal"), 12)
        brush.line([(x + side * 96, head + 24), (x + side * 146, head + 32)], brush.dark("dark", 0.3), 20)
    brush.solid(polygon([
        (x - 40, head + 54), (x + 40, head + 54), (x + 20, head + 92), (x - 20, head + 92),
    ]), "metal", shade=10)  # fmt: skip
    brush.solid(box(x - 52, y - 14, 104, 18, 4), "metal", shade=8, edge=3)


def cart_track(brush: Brush, *, x: float = 640, y: float = 330, foot: float = 520, gauge: float = 60) -> None:
    """Lay a narrow track from the line `foot` to the vanishing point (x, y), on sleepers."""
    reach = (920 - y) / (foot - y)
    for k in range(15):
        scale = 1 + (reach - 1) * (k / 14) ** 2.2
        line, half = y + (foot - y) * scale, gauge * 0.86 * scale
        brush.bar(x - half, line, half * 2, 5 + 5 * scale, brush.dark("wood", 0.7))
        brush.bar(x - half, line, half * 2, 1.5 + scale, brush.tone("wood"))
    for side in (-0.5, 0.5):
        for width, tone in ((0.13, brush.dark("metal")), (0.06, brush.lit("metal", 0.4))):
            a, b = x + side * gauge, x + side * gauge * reach
            w = width * gauge / 2
            brush.flat(
                polygon([(a - w, foot), (a + w, foot), (b + w * reach, 920), (b - w * reach, 920)]), tone
            )


def mine_cart(brush: Brush, *, x: float, y: float, width: float = 190, load: str = "gold") -> None:
    """Stand a cart on the rails, heaped with `gold` ore or `coal`."""
    w, h = width / 2, width * 0.62
    heap = [
        (x - w * 0.84, y - h, "c"), (x - w * 0.5, y - h * 1.24), (x, y - h * 1.36),
        (x + w * 0.5, y - h * 1.22), (x + w * 0.84, y - h, "c"),
    ]  # fmt: skip
    brush.flat(spline(heap), brush.dark("stone" if load == "gold" else "dark", 0.4))
    for k in range(16):
        cx, cy = x + brush.chance.uniform(-0.7, 0.7) * w, y - h * brush.chance.uniform(1.0, 1.26)
        size = brush.chance.uniform(6, 13)
        nugget = load == "gold" and k % 2 == 0
        brush.solid(ellipse(cx, cy, size, size * 0.8), "#e2b03f" if nugget else "stone", shade=4, edge=2)
    tub = [(x - w, y - h), (x + w, y - h), (x + w * 0.78, y - h * 0.26), (x - w * 0.78, y - h * 0.26)]
    brush.solid(polygon(tub), "metal", shade=18, edge=5)
    brush.bar(x - w * 1.06, y - h - 8, width * 1.06, 13, brush.lit("metal", 0.25))
    for dx in (-0.5, 0.0, 0.5):
        brush.bar(x + dx * w - 4, y - h, 8, h * 0.72, brush.dark("metal", 0.8))
    for dx in (-0.5, 0.5):
        brush.solid(ellipse(x + dx * w, y - h * 0.16, h * 0.2, h * 0.2), "dark", shade=7, edge=4)
        brush.flat(ellipse(x + dx * w, y - h * 0.16, h * 0.07, h * 0.07), brush.lit("metal", 0.3))


def lanterns(brush: Brush, *, spots: Points) -> None:
    """Hang oil lanterns: spots `[x, y, size]`; (x, y) is the flame."""
    for x, y, size in spots:
        s = size / 40
        brush.canvas.drawPath(ellipse(x, y - 26 * s, 15 * s, 20 * s), stroke(brush.tone("dark"), 3 * s))
        brush.flat(box(x - 14 * s, y - 20 * s, 28 * s, 42 * s, 7 * s), hex_color("#ffdc8a"))
        brush.flat(ellipse(x, y, 7 * s, 12 * s), hex_color("#fff6d8"))
        for dy, wide in ((-26, 18), (18, 20)):
            brush.flat(box(x - wide * s, y + dy * s, 2 * wide * s, 10 * s, 3), brush.dark("brass", 0.4))
        for dx in (-13, 0, 11):
            brush.bar(x + dx * s, y - 20 * s, 2 * s, 40 * s, brush.dark("brass", 0.7))


def lift(
    brush: Brush, *, x: float, y: float, width: float = 190, height: float = 330, opened: float = 0.0
) -> None:
    """Set a lift into the wall: brushed doors, the dial above them, the call button; `opened` 0 to 1."""
    brush.flat(box(x - 24, y - height - 24, width + 48, height + 24, 3), brush.lit("brass", 0.1))
    brush.bar(x - 8, y - height - 8, width + 16, height + 8, brush.dark("dark", 0.4))
    if opened:
        brush.bar(x, y - height, width, height, hex_color("#ffe6ae"))
        brush.bar(x, y - height * 0.4, width, 8, brush.tone("brass"))
    leaf = width / 2 * (1 - opened)
    for left in (x, x + width - leaf):
        brush.bar(left, y - height, leaf, height, brush.tone("metal"))
        for k in range(4):
            brush.bar(left + leaf * k / 4, y - height, leaf / 9, height, brush.lit("metal", 0.16))
    brush.bar(x + leaf - 2, y - height, 3, height, brush.dark("metal"))
    brush.flat(ellipse(x + width / 2, y - height - 60, 48, 40), brush.tone("brass"))
    brush.flat(ellipse(x + width / 2, y - height - 60, 40, 32), brush.tone("#efe6cf"))
    brush.line(
        [(x + width / 2, y - height - 52), (x + width / 2 + 22, y - height - 74)], brush.tone("dark"), 4
    )
    brush.bar(x - 8, y - height - 38, width + 16, 14, brush.lit("brass", 0.1))
    brush.flat(box(x + width + 34, y - height * 0.46, 20, 42, 4), brush.tone("brass"))
    brush.flat(ellipse(x + width + 44, y - height * 0.46 + 14, 6, 6), hex_color("#ffc04a"))


def dashboard(brush: Brush, *, y: float = 600, wheel: float = 430, color: str = "dark") -> None:
    """Run a car's dashboard and steering wheel along the lower edge, seen from the bonnet; `wheel`: its middle."""
    top = [
        (STAGE_LEFT, y + 70, "c"), (100, y + 14), (640, y), (1180, y + 14), (STAGE_RIGHT, y + 70, "c"),
        (STAGE_RIGHT, 940, "c"), (STAGE_LEFT, 940, "c"),
    ]  # fmt: skip
    brush.solid(spline(top), color, shade=10, edge=7)
    for k in range(3):
        brush.flat(box(560 + k * 62, y + 40, 48, 24, 5), brush.dark(color))
    rim = ellipse(wheel, y + 16, 122, 96)
    brush.canvas.drawPath(rim, stroke(brush.dark("wood", 0.7), 22))
    brush.canvas.drawPath(rim, stroke(brush.lit("wood", 0.14), 9))
    for dx in (-112, 112):
        brush.line([(wheel, y + 30), (wheel + dx, y + 16)], brush.tone("metal"), 11)
    brush.solid(ellipse(wheel, y + 30, 34, 27), color, shade=8, edge=4)


def cabin_rear(brush: Brush, *, color: str = "wall", seat: str = "cushion") -> None:
    """Close a car's cabin: pillars and roof around rear and side windows, the mirror, then the two seat backs."""
    glass = box(300, 130, 680, 270, 60)
    for side in (-1, 1):
        pane = [(640 + side * d, line) for d, line in ((430, 150), (930, 60), (930, 470), (450, 400))]
        glass.addPath(polygon(pane))
    brush.outside(glass, 0, 0, brush.tone(color))
    brush.canvas.drawPath(glass, stroke(brush.dark(color), 16))
    brush.canvas.drawPath(box(290, 120, 700, 290, 66), stroke(brush.lit(color, 0.2), 4))
    brush.solid(box(575, 118, 130, 42, 16), color, shade=9, edge=5)
    brush.flat(box(583, 124, 114, 30, 12), mix(brush.day.sky[2], brush.tone(color), 0.4))
    for x in (420, 860):
        brush.solid(box(x - 150, 330, 300, 420, 60), seat, shade=26, edge=7)
        brush.solid(box(x - 62, 236, 124, 88, 30), seat, shade=15, edge=5)
        for dx in (-70, 0, 70):
            brush.line([(x + dx, 370), (x + dx * 1.1, 700)], brush.dark(seat), 5)


DRAWERS: dict[str, Drawer] = {
    f.__name__: f
    for f in (
        server_racks, map_screen, pipes, valves, gauges, periscope, cart_track, mine_cart, lanterns, lift, dashboard,
        cabin_rear,
    )
}  # fmt: skip
