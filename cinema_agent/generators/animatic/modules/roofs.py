"""What stands on roofs and in back streets: water tower, roof hut, parapet, strings of lights, washing, fire
escapes. Source: ours.
"""

from __future__ import annotations

from cinema_agent.generators.animatic.canvas import (
    STAGE_LEFT,
    STAGE_RIGHT,
    box,
    ellipse,
    fill,
    lerp,
    polygon,
    saved,
    spline,
    stroke,
)
from cinema_agent.generators.animatic.modules.brush import Brush, Drawer
from cinema_agent.generators.animatic.modules.land import Points
from cinema_agent.generators.animatic.modules.town import window_color

BULBS = ("#ffd27a", "#ffb05a", "#ffe6a8")


def water_tower(
    brush: Brush, *, x: float, y: float, height: float, color: str = "tank", iron: str = "iron"
) -> None:
    """Stand a wooden water tower on iron legs; (x, y) is the middle of its foot."""
    w, legs = height * 0.27, height * 0.42
    top = y - legs
    for dx in (-0.8, -0.3, 0.3, 0.8):
        brush.line([(x + dx * w * 1.08, y + 6), (x + dx * w, top)], brush.dark(iron, 0.4), height * 0.024)
    for left, right, low, high in ((-0.86, 0.84, 0.0, 0.95), (0.86, -0.84, 0.0, 0.95)):
        brush.line([(x + left * w, y - legs * low), (x + right * w, y - legs * high)], brush.tone(iron), 3)
    brush.bar(x - w * 1.12, top - 4, w * 2.24, 13, brush.dark(iron, 0.6))
    belly = polygon(
        [(x - w, top), (x - w * 0.94, y - height * 0.84), (x + w * 0.94, y - height * 0.84), (x + w, top)]
    )
    brush.solid(belly, color, shade=w * 0.55, edge=7)
    with saved(brush.canvas):
        brush.canvas.clipPath(belly, True)
        for k in range(15):
            brush.bar(lerp(x - w, x + w, k / 14), y - height, 2, height, brush.dark(color, 0.7))
        for k in range(6):
            hoop = top - 14 - k * (height * 0.4 / 6)
            brush.bar(x - w, hoop, w * 2, 3.5, brush.dark(iron))
            brush.bar(x - w, hoop - 1.5, w * 2, 1.5, brush.lit(color, 0.3))
    cone = polygon(
        [(x - w * 1.14, y - height * 0.83), (x, y - height * 1.04), (x + w * 1.14, y - height * 0.83)]
    )
    brush.solid(cone, iron, shade=w * 0.5, edge=5)
    brush.bar(x - 2, y - height * 1.1, 4, height * 0.08, brush.dark(iron))
    for k in range(9):
        brush.bar(x + w * 0.56, top + legs * 0.98 - k * legs * 0.11, 17, 2.6, brush.lit(iron, 0.2))


def parapet(brush: Brush, *, y: float, height: float = 46, color: str = "brick", cap: str = "curb") -> None:
    """Run a low brick wall with a stone cap across the stage; `y` is its foot."""
    top = y - height
    brush.bar(STAGE_LEFT, top, STAGE_RIGHT - STAGE_LEFT, height + 4, brush.tone(color))
    for row in range(int(height / 11)):
        for k in range(62):
            tint = brush.dark(color, brush.chance.uniform(0.0, 0.5))
            brush.bar(STAGE_LEFT + k * 32 + 16 * (row % 2), top + 8 + row * 11, 29, 8.5, tint)
    brush.bar(STAGE_LEFT, top - 8, STAGE_RIGHT - STAGE_LEFT, 12, brush.tone(cap))
    brush.bar(STAGE_LEFT, top - 8, STAGE_RIGHT - STAGE_LEFT, 4, brush.lit(cap, 0.45))


def roof_hut(brush: Brush, *, x: float, y: float, width: float, height: float, color: str = "brick") -> None:
    """Build the hut over a roof's stairs with a door and a lamp beside it; (x, y) is its lower left corner."""
    top = y - height
    brush.bar(x, top, width, height + 6, brush.tone(color))
    away = x + width * 0.72 if brush.side < 0 else x
    brush.bar(away, top, width * 0.28, height + 6, brush.dark(color, 0.8))
    brush.bar(x - 8, top - 10, width + 16, 13, brush.dark(color))
    brush.bar(x - 8, top - 10, width + 16, 4, brush.lit(color, 0.4))
    door = box(x + width * 0.3, y - height * 0.76, width * 0.32, height * 0.78, 3)
    brush.flat(door, brush.tone("#48626a"))
    brush.canvas.drawPath(door, stroke(brush.dark(color), 5))
    brush.flat(ellipse(x + width * 0.56, y - height * 0.36, 3.4, 3.4), brush.lit("#d8b86a"))
    lamp = brush.day.window if brush.day.lamps > 0.4 else brush.tone("#d8d2c0")
    brush.flat(box(x + width * 0.39, y - height * 0.92, width * 0.14, 12, 5), lamp)
    brush.bar(x + width * 0.9, top - 92, 3, 84, brush.dark("dark", 0.3))
    for k in range(4):
        brush.bar(x + width * 0.9 - 22 + 3 * k, top - 88 + 13 * k, 46 - 6 * k, 2.5, brush.dark("dark", 0.3))


def vents(brush: Brush, *, spots: Points, color: str = "iron") -> None:
    """Set air shafts with turning hoods on a roof: spots `[x, y, height]`."""
    for x, y, height in spots:
        w = height * 0.3
        brush.bar(x - w * 0.6, y - height * 0.7, w * 1.2, height * 0.74, brush.tone(color))
        brush.bar(
            x + w * 0.1 if brush.side < 0 else x - w * 0.6,
            y - height * 0.7,
            w * 0.5,
            height * 0.74,
            brush.dark(color),
        )
        hood = spline(
            [
                (x - w, y - height * 0.68, "c"),
                (x - w * 0.9, y - height),
                (x + w * 0.9, y - height),
                (x + w, y - height * 0.68, "c"),
            ]
        )
        brush.solid(hood, color, shade=w * 0.5, edge=3)
        for k in range(3):
            brush.bar(x - w * 0.86, y - height * (0.92 - 0.08 * k), w * 1.72, 2, brush.dark(color))


def string_lights(brush: Brush, *, lines: Points, every: float = 34, flags: bool = False) -> None:
    """Hang lines of bulbs or little flags: each `[x, y, x, y, sag]`; bulbs glow when lamps burn."""
    burning = brush.day.lamps > 0.25
    for x0, y0, x1, y1, sag in lines:
        middle = ((x0 + x1) / 2, (y0 + y1) / 2 + sag)
        brush.line([(x0, y0), middle, (x1, y1)], brush.dark("dark", 0.3), 2)
        count = max(3, round(abs(x1 - x0) / every))
        for k in range(1, count):
            t = k / count
            x, y = lerp(x0, x1, t), lerp(y0, y1, t) + sag * 4 * t * (1 - t) * 0.98
            if flags:
                tone = brush.tone(("#c8503f", "#e8c46a", "#4f8f9a", "#f1e6d0")[k % 4])
                brush.flat(polygon([(x - 9, y), (x + 9, y), (x, y + 21)]), tone)
                continue
            bulb = BULBS[k % 3]
            if burning:
                brush.glaze(ellipse(x, y + 7, 13, 13), brush.local(bulb), 60 * brush.day.lamps)
            brush.flat(ellipse(x, y + 7, 4.4, 5.4), brush.local(bulb) if burning else brush.tone("#e6ddc8"))


def washing(brush: Brush, *, lines: Points) -> None:
    """Hang washing on lines `[x, y, x, y]`: shirts, sheets and trousers."""
    for x0, y0, x1, y1 in lines:
        middle = ((x0 + x1) / 2, (y0 + y1) / 2 + 14)
        brush.line([(x0, y0), middle, (x1, y1)], brush.dark("dark", 0.3), 2)
        count = max(2, round(abs(x1 - x0) / 62))
        for k in range(count):
            t = (k + 0.5) / count
            x, y = lerp(x0, x1, t), lerp(y0, y1, t) + 46 * t * (1 - t)
            color = ("#eae3d2", "#b9574c", "#7f9fb0", "#e3c27c", "#d8d4cc")[k % 5]
            tall = 46 + 16 * (k % 3)
            if k % 2:
                shirt = [(-20, 0), (20, 0), (31, 18), (21, 22), (18, tall), (-18, tall), (-21, 22), (-31, 18)]
                brush.solid(polygon([(x + dx, y + dy) for dx, dy in shirt]), color, shade=6)
            else:
                brush.solid(box(x - 23, y, 46, tall + 8, 2), color, shade=7)


def fire_escape(
    brush: Brush,
    *,
    x: float,
    y: float,
    width: float,
    floors: int = 3,
    storey: float = 96,
    color: str = "iron",
) -> None:
    """Climb a wall with iron landings and ladders; `y` is the lowest landing, the others stand above it."""
    tone, lit = brush.dark(color, 0.5), brush.lit(color, 0.25)
    for floor in range(floors):
        level = y - floor * storey
        brush.bar(x, level, width, 6, tone)
        brush.bar(x, level - 36, width, 3, lit)
        for k in range(int(width / 13) + 1):
            brush.bar(x + k * 13, level - 36, 2, 38, tone)
        if floor:
            slant = 0.62 * width
            start = x + width * 0.16
            foot, head = (start, level + storey), (start + slant, level)
            if floor % 2:
                foot, head = (start + slant, level + storey), (start, level)
            for dx in (0, 16):
                brush.line([(foot[0] + dx, foot[1]), (head[0] + dx, head[1])], tone, 3.4)
            for k in range(1, 9):
                lx, ly = lerp(foot[0], head[0], k / 9), lerp(foot[1], head[1], k / 9)
                brush.bar(lx, ly, 17, 2.2, lit)


def brick_wall(
    brush: Brush, *, x: float, y: float, width: float, height: float, color: str = "brick",
    windows: Points = (), lit: float = 0.5,
) -> None:  # fmt: skip
    """Raise a bare brick wall with sash windows at `[x, y]`, shaded on the side away from the light."""
    wall = box(x, y - height, width, height)
    brush.flat(wall, brush.tone(color))
    with saved(brush.canvas):
        brush.canvas.clipPath(wall, True)
        for _ in range(int(width * height / 900)):
            bx, by = x + brush.chance.random() * width, y - brush.chance.random() * height
            brush.canvas.drawPath(
                box(bx, by, 26, 9, 1), fill(brush.dark(color, brush.chance.uniform(0.1, 0.6)))
            )
        for wx, wy in windows:
            brush.bar(wx - 5, wy - 5, 56, 80, brush.dark(color))
            brush.bar(wx, wy, 46, 70, window_color(brush, lit))
            brush.bar(wx, wy + 33, 46, 4, brush.dark(color, 0.8))
            brush.bar(wx + 21, wy, 3, 70, brush.dark(color, 0.8))
            brush.bar(wx - 9, wy + 72, 64, 7, brush.lit("curb", 0.2))
        edge = x if brush.side < 0 else x + width - 6
        brush.bar(edge, y - height, 6, height, brush.lit(color))


def bins(brush: Brush, *, spots: Points, color: str = "#3f6a5c") -> None:
    """Stand rubbish bins with sagging bags beside them: spots `[x, y, width]`."""
    for x, y, width in spots:
        tall = width * 0.62
        for dx, r in ((width * 0.62, 0.2), (width * 0.8, 0.15)):
            bag = spline(
                [
                    (x + dx - width * r, y, "c"),
                    (x + dx - width * r * 0.7, y - width * r * 1.5),
                    (x + dx, y - width * r * 2),
                    (x + dx + width * r, y - width * r),
                    (x + dx + width * r, y, "c"),
                ]
            )
            brush.solid(bag, "#2c303c", shade=6, edge=3)
        brush.solid(
            polygon(
                [
                    (x - width / 2, y - tall),
                    (x + width / 2, y - tall),
                    (x + width * 0.44, y),
                    (x - width * 0.44, y),
                ]
            ),
            color,
            shade=width * 0.2,
            edge=4,
        )
        brush.solid(
            polygon(
                [
                    (x - width * 0.53, y - tall),
                    (x + width * 0.53, y - tall),
                    (x + width * 0.5, y - tall * 1.24),
                    (x - width * 0.46, y - tall * 1.16),
                ]
            ),
            color,
            shade=5,
            edge=5,
        )
        for k in (-0.2, 0.14):
            brush.bar(x + width * k, y - tall * 0.8, 5, tall * 0.7, brush.dark(color))


DRAWERS: dict[str, Drawer] = {
    f.__name__: f
    for f in (
        water_tower, parapet, roof_hut, vents, string_lights, washing, fire_escape, brick_wall, bins,
    )
}  # fmt: skip
