"""What is kept in rooms: books, jars, shelves, cases, bottles, barrels, crates, coats, luggage.

All stand on a foot line `y`; shade away from the light and a lit upper edge give them body. Source: ours.
"""

from __future__ import annotations

from cinema_agent.generators.animatic.canvas import box, ellipse, mix, polygon, spline, stroke
from cinema_agent.generators.animatic.modules.brush import Brush, Drawer
from cinema_agent.generators.animatic.modules.land import Points

SPINES = ("#b9402f", "#e2a23f", "#2f6a72", "#f1dfba", "#7d452c", "#4b5d7a", "#8a9a5b", "#6d3b4f")


def books(brush: Brush, *, x: float, y: float, width: float, height: float = 66) -> None:
    """Stand a row of books on the line `y`, some leaning, some missing."""
    chance = brush.chance
    at = x
    while at < x + width - 12:
        wide, tall = chance.uniform(11, 24), height * chance.uniform(0.72, 1.0)
        color = SPINES[chance.randrange(len(SPINES))]
        if chance.random() < 0.08:
            at += wide
            continue
        tone = brush.tone(color)
        brush.flat(box(at, y - tall, wide, tall, 2), mix(tone, brush.tone("wall"), 0.12))
        brush.bar(at + wide * 0.22, y - tall * 0.84, wide * 0.56, 3, brush.dark(color))
        brush.bar(at + wide * 0.22, y - tall * 0.3, wide * 0.56, 2, brush.dark(color))
        brush.bar(at + wide - 3.5, y - tall, 3.5, tall, brush.dark(color))
        at += wide + 1


def jars(brush: Brush, *, spots: Points, colors: tuple[str, ...] = ("#d98c4a", "#86a37a", "#c9b58a")) -> None:
    """Set jars and bottles on a line: spots `[x, y, width, height]`."""
    for i, (x, y, width, height) in enumerate(spots):
        color = colors[i % len(colors)]
        brush.flat(box(x, y - height, width, height, width * 0.2), brush.tone(color))
        brush.flat(box(x, y - height, width * 0.28, height, width * 0.14), brush.lit(color, 0.35))
        brush.flat(
            box(x + width * 0.74, y - height, width * 0.26, height, width * 0.14), brush.dark(color, 0.7)
        )
        brush.flat(box(x - 2, y - height - 9, width + 4, 12, 4), brush.dark("dark", 0.1))


def shelf(
    brush: Brush, *, x: float, y: float, width: float, color: str = "wood", load: str = "mixed"
) -> None:
    """Hang a shelf board on brackets, carrying `mixed`, `books`, `jars` or nothing."""
    brush.glaze(box(x + 6, y + 17, width, 16, 2), brush.dark("wall"), 120)
    brush.flat(box(x, y, width, 13, 2), brush.lit(color, 0.3))
    brush.flat(box(x, y + 10, width, 8, 2), brush.dark(color))
    for bx in (x + width * 0.1, x + width * 0.88):
        brush.flat(polygon([(bx, y + 18), (bx + 10, y + 18), (bx, y + 50)]), brush.dark(color))
    if load in ("books", "mixed"):
        books(brush, x=x + 14, y=y, width=width * (0.42 if load == "mixed" else 0.94))
    if load in ("jars", "mixed"):
        start = x + width * (0.5 if load == "mixed" else 0.05)
        count = int((x + width - start) / 56)
        jars(brush, spots=[(start + k * 54, y, 38, 34 + 12 * ((k * 5) % 3)) for k in range(count)])


def bookcase(
    brush: Brush, *, x: float, y: float = 590, width: float, height: float, rows: int = 5, color: str = "wood"
) -> None:
    """Stand a case full of books with a cornice."""
    brush.bar(x, y - height, width, height, brush.dark(color, 0.9))
    pitch = (height - 30) / rows
    for k in range(rows):
        shelf_y = y - 16 - k * pitch
        brush.bar(x + 10, shelf_y - pitch + 8, width - 20, pitch - 8, brush.dark(brush.dark(color), 0.5))
        books(brush, x=x + 14, y=shelf_y, width=width - 28, height=pitch * 0.78)
        brush.bar(x + 8, shelf_y, width - 16, 8, brush.lit(color, 0.2))
    for post in (x, x + width - 12):
        brush.bar(post, y - height, 12, height, brush.tone(color))
    lit_x = x if brush.side < 0 else x + width - 4
    brush.bar(lit_x, y - height, 4, height, brush.lit(color, 0.4))
    brush.bar(x - 10, y - height - 16, width + 20, 18, brush.tone(color))
    brush.bar(x - 10, y - height - 16, width + 20, 5, brush.lit(color, 0.4))


def mug(brush: Brush, *, x: float, y: float, size: float = 58, color: str = "#f1dfba") -> None:
    """Set a mug down; (x, y) is the middle of its foot."""
    s = size / 58
    brush.flat(ellipse(x + 6 * s, y, 44 * s, 9 * s), brush.dark("wood", 0.8))
    brush.canvas.drawPath(
        ellipse(x + 36 * s, y - 30 * s, 14 * s, 16 * s), stroke(brush.dark(color, 0.5), 7 * s)
    )
    brush.flat(box(x - 29 * s, y - 58 * s, 58 * s, 58 * s, 9 * s), brush.tone(color))
    brush.flat(box(x + 3 * s, y - 58 * s, 26 * s, 58 * s, 9 * s), brush.dark(color, 0.45))
    brush.bar(x - 29 * s, y - 38 * s, 58 * s, 8 * s, brush.tone("accent"))
    brush.flat(ellipse(x, y - 57 * s, 29 * s, 7 * s), brush.dark("wood", 0.9))


def bottles(brush: Brush, *, x: float, y: float, width: float, rows: int = 3, color: str = "wood") -> None:
    """Hang a back bar: shelves of bottles before a mirror, lit from below when lamps burn."""
    chance = brush.chance
    tall = rows * 96 + 24
    brush.flat(box(x - 16, y - tall - 16, width + 32, tall + 32, 6), brush.dark(color))
    brush.bar(
        x,
        y - tall,
        width,
        tall,
        mix(brush.tone("glass"), brush.day.window, 0.22 if brush.day.lamps > 0.4 else 0.05),
    )
    for row in range(rows):
        base = y - row * 96
        at = x + 10
        while at < x + width - 26:
            wide, high = chance.uniform(15, 24), chance.uniform(46, 70)
            tint = ("#7a3a2a", "#4f7a5a", "#c98a3a", "#8a4a5a", "#d9c59a", "#3f6a7a")[chance.randrange(6)]
            brush.flat(box(at, base - high, wide, high, 5), brush.tone(tint))
            brush.flat(box(at + wide * 0.32, base - high - 18, wide * 0.36, 22, 2), brush.dark(tint, 0.4))
            brush.bar(at + 3, base - high + 6, 3, high - 12, brush.lit(tint, 0.6))
            brush.bar(at + wide * 0.2, base - high * 0.55, wide * 0.6, high * 0.26, brush.tone("#ead9b4"))
            at += wide + chance.uniform(3, 9)
        brush.bar(x - 6, base, width + 12, 9, brush.lit(color, 0.3))
    brush.bar(x - 20, y - tall - 26, width + 40, 14, brush.lit(color, 0.2))


def cabinet(
    brush: Brush,
    *,
    x: float,
    y: float = 590,
    width: float = 150,
    height: float = 260,
    color: str = "metal",
    doors: int = 2,
    rows: int = 1,
) -> None:
    """Stand a cupboard, locker or filing cabinet."""
    brush.bar(x, y - height, width, height, brush.tone(color))
    brush.bar(x if brush.side > 0 else x + width - 10, y - height, 10, height, brush.dark(color))
    for i in range(doors):
        for row in range(rows):
            dx, dy = x + 6 + i * (width - 12) / doors, y - height + 8 + row * (height - 16) / rows
            wide, tall = (width - 12) / doors - 4, (height - 16) / rows - 5
            brush.bar(dx, dy, wide, tall, brush.dark(color, 0.28))
            brush.bar(dx, dy, wide, 3, brush.lit(color, 0.3))
            brush.flat(box(dx + wide * 0.42, dy + tall * 0.2, wide * 0.2, 6, 3), brush.lit("brass", 0.15))
    brush.bar(x - 5, y - height - 8, width + 10, 10, brush.lit(color, 0.3))


def barrel(brush: Brush, *, spots: Points, color: str = "wood") -> None:
    """Stand barrels: spots `[x, y, height]`."""
    for x, y, height in spots:
        w = height * 0.36
        body = spline(
            [
                (x - w * 0.84, y, "c"),
                (x - w * 1.05, y - height * 0.5),
                (x - w * 0.84, y - height, "c"),
                (x + w * 0.84, y - height, "c"),
                (x + w * 1.05, y - height * 0.5),
                (x + w * 0.84, y, "c"),
            ]
        )
        brush.solid(body, color, shade=w * 0.6, edge=3)
        for k in (0.16, 0.8):
            brush.bar(x - w * 0.98, y - height * k - 7, w * 1.96, 8, brush.tone("dark"))
        brush.flat(ellipse(x, y - height, w * 0.84, height * 0.07), brush.lit(color, 0.25))


def crate(brush: Brush, *, spots: Points, color: str = "wood") -> None:
    """Stack crates: spots `[x, y, size]`."""
    for x, y, size in spots:
        brush.bar(x, y - size, size, size, brush.tone(color))
        brush.bar(x if brush.side > 0 else x + size * 0.86, y - size, size * 0.14, size, brush.dark(color))
        for k in (0.0, 0.44, 0.88):
            brush.bar(x, y - size + size * k, size, size * 0.12, brush.lit(color, 0.18))
            brush.bar(x, y - size + size * (k + 0.12), size, 2, brush.dark(color))
        brush.line(
            [(x + 6, y - size * 0.06), (x + size - 6, y - size * 0.94)], brush.dark(color, 0.7), size * 0.09
        )


def coats(
    brush: Brush, *, x: float, y: float = 196, colors: tuple[str, ...] = ("#2c4763", "#d9a441")
) -> None:
    """Hang coats on a row of hooks."""
    brush.flat(box(x, y, 24 + 58 * len(colors), 12, 3), brush.dark("wood", 0.8))
    for i, color in enumerate(colors):
        cx = x + 22 + 58 * i
        brush.flat(
            spline(
                [
                    (cx - 8, y + 10, "c"),
                    (cx + 8, y + 10, "c"),
                    (cx + 34, y + 74),
                    (cx + 38, y + 234, "c"),
                    (cx - 36, y + 234, "c"),
                    (cx - 32, y + 74),
                ]
            ),
            brush.dark(color, 0.8),
        )
        brush.line(
            [(cx, y + 34), (cx + 4, y + 134), (cx - 2, y + 228)], brush.dark(brush.dark(color), 0.9), 4
        )


def luggage_rack(brush: Brush, *, x: float, y: float, width: float) -> None:
    """Hang a luggage rack with suitcases."""
    for dx, wide, tall, color in (
        (0.08, 0.26, 52, "accent"),
        (0.38, 0.2, 40, "wood"),
        (0.64, 0.28, 58, "cushion"),
    ):
        brush.solid(box(x + width * dx, y - tall, width * wide, tall, 6), color, shade=9, edge=3)
        brush.bar(x + width * (dx + wide * 0.2), y - tall, 7, tall, brush.dark(color))
        brush.bar(x + width * (dx + wide * 0.74), y - tall, 7, tall, brush.dark(color))
    brush.flat(box(x, y, width, 8, 3), brush.lit("brass", 0.25))
    for k in range(12):
        brush.line([(x + width * k / 11, y + 6), (x + width * k / 11, y + 18)], brush.tone("brass"), 3)


def ladder(brush: Brush, *, x: float, y: float, height: float, color: str = "wood") -> None:
    """Lean a library ladder against the shelves; (x, y) is its foot."""
    for dx in (0, 44):
        brush.line([(x + dx, y), (x + dx + 46, y - height)], brush.dark(color, 0.4 if dx else 0.0), 8)
    for k in range(1, 10):
        step = 46 * k / 10
        brush.line(
            [(x + step, y - height * k / 10), (x + 44 + step, y - height * k / 10)], brush.lit(color, 0.3), 6
        )


def plant_pot(brush: Brush, *, x: float, y: float, height: float = 170, color: str = "accent") -> None:
    """Stand a big pot plant."""
    for k, turn in enumerate((-1.0, -0.6, -0.25, 0.15, 0.5, 0.9)):
        reach = height * (0.95 - 0.2 * abs(turn))
        leaf = [
            (x, y - height * 0.3, "c"),
            (x + turn * height * 0.28 - 9, y - reach * 0.8),
            (x + turn * height * 0.5, y - reach, "c"),
            (x + turn * height * 0.3 + 10, y - reach * 0.62),
        ]
        brush.solid(spline(leaf), "#4f8a5b", shade=7 + k, edge=2)
    brush.solid(
        polygon([(x - 30, y - height * 0.34), (x + 30, y - height * 0.34), (x + 22, y), (x - 22, y)]),
        color,
        shade=18,
        edge=3,
    )
    brush.flat(box(x - 34, y - height * 0.38, 68, 12, 4), brush.dark(color, 0.4))


def tool_wall(
    brush: Brush, *, x: float, y: float, width: float = 340, height: float = 190, color: str = "wood"
) -> None:
    """Hang a board of tools: saw, hammers, spanners, pliers."""
    brush.flat(box(x, y, width, height, 4), brush.dark(color, 0.3))
    brush.canvas.drawPath(box(x, y, width, height, 4), stroke(brush.dark(color, 0.9), 6))
    metal, grip = brush.tone("metal"), brush.tone("accent")
    brush.flat(polygon([(x + 24, y + 30), (x + 150, y + 44), (x + 150, y + 70), (x + 24, y + 50)]), metal)
    brush.flat(box(x + 144, y + 34, 30, 44, 9), grip)
    for k in range(4):
        hx = x + width * 0.6 + k * 34
        brush.bar(hx, y + 30, 7, 74 + 8 * (k % 2), grip if k % 2 else brush.lit(color, 0.25))
        brush.flat(box(hx - 10, y + 24, 27, 15, 3), metal)
    for k in range(5):
        wx = x + 30 + k * 36
        brush.line([(wx, y + 104), (wx, y + height - 22)], metal, 6 - k * 0.6)
        brush.canvas.drawPath(ellipse(wx, y + 102, 8, 8), stroke(metal, 4.5))


DRAWERS: dict[str, Drawer] = {
    f.__name__: f
    for f in (
        books,
        jars,
        shelf,
        bookcase,
        mug,
        bottles,
        cabinet,
        barrel,
        crate,
        coats,
        luggage_rack,
        ladder,
        plant_pot,
        tool_wall,
    )
}
