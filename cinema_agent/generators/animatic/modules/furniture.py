"""Furniture and fittings of rooms: shelves, stove, tables, seats, lamps, books, machines. Source: ours.

All stand on a foot line `y`; shade away from the light and a lit upper edge give them body.
"""

from __future__ import annotations

from cinema_agent.generators.animatic.canvas import (
    box, ellipse, fill, hex_color, lerp, mix, polygon, radial_gradient, saved, shader_fill, spline, stroke, with_alpha,
)  # fmt: skip
from cinema_agent.generators.animatic.modules.brush import Brush, Drawer, wavy
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


def picture(
    brush: Brush, *, x: float, y: float, width: float, height: float, motif: str = "ship", frame: str = "wood"
) -> None:
    """Hang a framed picture: `ship`, `hills`, `portrait`, `chart` or `map`."""
    brush.glaze(box(x + 5, y + 7, width, height, 3), brush.dark("wall"), 130)
    brush.flat(box(x, y, width, height, 3), brush.dark(frame, 0.8))
    ix, iy, iw, ih = x + 7, y + 7, width - 14, height - 14
    brush.flat(box(ix, iy, iw, ih, 1), brush.tone("#e9d7b0"))
    dark, red, blue = brush.tone("#26323c"), brush.tone("accent"), brush.tone("#2f6a72")
    if motif == "ship":
        brush.flat(
            polygon(
                [
                    (ix + iw * 0.22, iy + ih * 0.72),
                    (ix + iw * 0.8, iy + ih * 0.72),
                    (ix + iw * 0.68, iy + ih * 0.86),
                    (ix + iw * 0.34, iy + ih * 0.86),
                ]
            ),
            dark,
        )
        brush.flat(
            polygon(
                [
                    (ix + iw * 0.5, iy + ih * 0.14),
                    (ix + iw * 0.5, iy + ih * 0.66),
                    (ix + iw * 0.22, iy + ih * 0.66),
                ]
            ),
            red,
        )
        brush.flat(
            polygon(
                [
                    (ix + iw * 0.56, iy + ih * 0.22),
                    (ix + iw * 0.56, iy + ih * 0.66),
                    (ix + iw * 0.8, iy + ih * 0.66),
                ]
            ),
            blue,
        )
    elif motif == "portrait":
        brush.bar(ix, iy, iw, ih, brush.tone("#5a4a44"))
        brush.flat(ellipse(ix + iw * 0.5, iy + ih * 0.4, iw * 0.18, ih * 0.18), brush.tone("#d3a27a"))
        brush.flat(
            spline(
                [
                    (ix + iw * 0.14, iy + ih, "c"),
                    (ix + iw * 0.24, iy + ih * 0.68),
                    (ix + iw * 0.5, iy + ih * 0.6),
                    (ix + iw * 0.76, iy + ih * 0.68),
                    (ix + iw * 0.86, iy + ih, "c"),
                ]
            ),
            red,
        )
    elif motif == "chart":
        brush.line(
            [
                (ix + iw * 0.1, iy + ih * 0.8),
                (ix + iw * 0.35, iy + ih * 0.5),
                (ix + iw * 0.6, iy + ih * 0.62),
                (ix + iw * 0.9, iy + ih * 0.2),
            ],
            red,
            4,
        )
        for k in range(4):
            brush.bar(ix + iw * 0.1, iy + ih * (0.2 + 0.2 * k), iw * 0.8, 1.6, brush.dark("#e9d7b0", 0.6))
    elif motif == "map":
        brush.flat(
            spline(
                [
                    (ix + iw * 0.12, iy + ih * 0.4),
                    (ix + iw * 0.34, iy + ih * 0.18),
                    (ix + iw * 0.5, iy + ih * 0.5),
                    (ix + iw * 0.3, iy + ih * 0.8),
                ]
            ),
            brush.tone("#8a9a5b"),
        )
        brush.flat(
            spline(
                [
                    (ix + iw * 0.58, iy + ih * 0.3),
                    (ix + iw * 0.86, iy + ih * 0.26),
                    (ix + iw * 0.8, iy + ih * 0.74),
                    (ix + iw * 0.62, iy + ih * 0.6),
                ]
            ),
            brush.tone("#c98a4a"),
        )
    else:
        brush.bar(ix, iy, iw, ih * 0.6, brush.tone("#9cc3c4"))
        brush.flat(ellipse(ix + iw * 0.66, iy + ih * 0.36, ih * 0.13, ih * 0.13), brush.tone("#f5dc9a"))
        brush.flat(
            polygon(
                [
                    (ix, iy + ih),
                    (ix, iy + ih * 0.6),
                    (ix + iw * 0.4, iy + ih * 0.42),
                    (ix + iw, iy + ih * 0.66),
                    (ix + iw, iy + ih),
                ]
            ),
            brush.tone("#5f8a6a"),
        )
    brush.bar(x, y, width, 3, brush.lit(frame, 0.4))


def clock(brush: Brush, *, x: float, y: float, radius: float = 34, color: str = "wood") -> None:
    """Hang a round clock."""
    brush.glaze(ellipse(x + 4, y + 6, radius, radius), brush.dark("wall"), 130)
    brush.flat(ellipse(x, y, radius, radius), brush.dark(color, 0.4))
    brush.flat(ellipse(x, y, radius * 0.82, radius * 0.82), brush.tone("#efe2c4"))
    for dx, dy in ((0, -1), (1, 0), (0, 1), (-1, 0)):
        brush.flat(ellipse(x + dx * radius * 0.66, y + dy * radius * 0.66, 2.4, 2.4), brush.tone("dark"))
    brush.line([(x, y), (x + radius * 0.3, y - radius * 0.34)], brush.tone("dark"), 4)
    brush.line([(x, y), (x - radius * 0.14, y - radius * 0.58)], brush.tone("dark"), 2.6)


def stove(brush: Brush, *, x: float = 1020, y: float = 600, color: str = "dark", kettle: bool = True) -> None:
    """Stand an iron stove with pipe, glowing fire door and kettle; the fire is 115 right of x, 150 above y."""
    brush.bar(x + 76, -260, 46, y + 20, brush.tone(color))
    brush.bar(x + 80, -260, 8, y + 20, brush.lit(color, 0.2))
    brush.flat(box(x, y - 250, 230, 245, 10), brush.tone(color))
    brush.flat(box(x, y - 250, 9, 245, 5), brush.lit(color, 0.16))
    brush.flat(box(x - 14, y - 264, 258, 24, 6), brush.lit(color, 0.12))
    brush.flat(box(x - 14, y - 264, 258, 5, 3), brush.lit(color, 0.36))
    brush.flat(box(x + 30, y - 200, 120, 84, 10), brush.dark(color))
    ember = radial_gradient(
        (x + 90, y - 140), 80, [hex_color("#ffd27a"), hex_color("#ff8a3c"), hex_color("#9a2f1f")]
    )
    brush.canvas.drawPath(box(x + 38, y - 192, 104, 68, 6), shader_fill(ember))
    for k in range(5):
        brush.bar(x + 42 + k * 24, y - 194, 5, 72, brush.dark(color))
    brush.flat(box(x + 168, y - 190, 44, 8, 3), brush.lit(color, 0.3))
    for leg in (14, 202):
        brush.flat(box(x + leg, y - 15, 16, 36, 3), brush.dark(color))
    if kettle:
        _kettle(brush, x + 165, y - 262)


def _kettle(brush: Brush, x: float, y: float) -> None:
    body = spline([(x - 25, y, "c"), (x - 31, y - 38), (x, y - 56), (x + 31, y - 38), (x + 27, y, "c")])
    brush.line([(x - 30, y - 28), (x - 56, y - 38), (x - 64, y - 52)], brush.tone("accent"), 11)
    brush.line([(x - 24, y - 46), (x, y - 82), (x + 27, y - 46)], brush.tone("dark"), 6)
    brush.solid(body, "accent", shade=12, edge=3)
    brush.glaze(ellipse(x - 12, y - 30, 6, 13), (255, 255, 255, 255), 60)


def hanging_lamp(
    brush: Brush, *, x: float = 640, y: float = 150, width: float = 140, color: str = "lamp"
) -> None:
    """Hang a shade lamp whose bulb is at (x, y)."""
    on = brush.day.lamps > 0.25
    w = width / 2
    brush.bar(x - 2.5, -260, 5, 190 + y, brush.tone("dark"))
    cap = spline(
        [
            (x - w, y, "c"),
            (x - w * 0.72, y - 50),
            (x - w * 0.22, y - 70),
            (x + w * 0.22, y - 70),
            (x + w * 0.72, y - 50),
            (x + w, y, "c"),
            (x, y + 8),
        ]
    )
    brush.flat(cap, brush.tone(color))
    brush.flat(
        spline(
            [
                (x - w, y, "c"),
                (x - w * 0.72, y - 50),
                (x - w * 0.3, y - 68),
                (x - w * 0.5, y - 38),
                (x - w * 0.6, y + 3, "c"),
            ]
        ),
        brush.lit(color, 0.4),
    )
    brush.flat(ellipse(x, y, w, 9), hex_color("#ffe9b0") if on else brush.dark(color, 0.6))
    brush.flat(ellipse(x, y + 4, w * 0.34, 15), hex_color("#fff8e0") if on else brush.lit("#d8d4c4", 0.2))


def standing_lamp(
    brush: Brush, *, x: float, y: float = 640, height: float = 300, color: str = "lamp"
) -> None:
    """Stand a floor lamp with a fabric shade; the light is `height` above the foot."""
    top = y - height
    brush.flat(ellipse(x, y, 36, 8), brush.dark("dark"))
    brush.bar(x - 3, top, 6, height, brush.tone("dark"))
    on = brush.day.lamps > 0.25
    cone = polygon([(x - 34, top - 46), (x + 34, top - 46), (x + 58, top + 36), (x - 58, top + 36)])
    brush.flat(cone, mix(hex_color("#ffdf9a"), brush.tone(color), 0.25) if on else brush.tone(color))
    with saved(brush.canvas):
        brush.canvas.clipPath(cone, True)
        brush.outside(
            cone,
            brush.side * 20,
            0,
            mix(hex_color("#e59a4a"), brush.tone(color), 0.4) if on else brush.dark(color),
        )
    brush.bar(x - 59, top + 32, 118, 5, brush.dark(color, 0.5))


def table(
    brush: Brush, *, y: float = 560, left: float = 250, right: float = 1010, depth: float = 90, flare: float = 110,
    color: str = "wood", light: bool = True,
) -> None:  # fmt: skip
    """Put a big table before the camera: far edge at `y`, near edge `depth` below it, apron and legs; the front of a room."""
    low = y + depth
    top = spline([(left, y, "c"), (right, y, "c"), (right + flare, low, "c"), (left - flare, low, "c")])
    brush.flat(top, brush.lit(color, 0.36))
    with saved(brush.canvas):
        brush.canvas.clipPath(top, True)
        for i in range(9):
            line_y = y + 6 + i * i * depth / 80
            brush.glaze(wavy(line_y, 1.5, i, bottom=line_y + 2), brush.tone(color), 130)
        if light:
            brush.glaze(
                ellipse((left + right) / 2, y + depth * 0.3, (right - left) * 0.44, depth * 0.5),
                hex_color("#ffd98a"),
                70,
            )
    brush.bar(left - flare, low, right - left + 2 * flare, 40, brush.tone(color))
    brush.bar(left - flare, low, right - left + 2 * flare, 6, brush.lit(color, 0.55))
    brush.bar(
        left - flare + 25,
        low + 40,
        right - left + 2 * flare - 50,
        900 - low,
        brush.dark(brush.dark(color), 0.9),
    )
    for x in (left - flare + 25, right + flare - 59):
        brush.bar(x, low + 40, 34, 900 - low, brush.dark(color))


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


def bench(
    brush: Brush,
    *,
    x: float,
    y: float,
    width: float = 220,
    height: float = 74,
    color: str = "wood",
    back: bool = True,
    legs: str = "dark",
) -> None:
    """Stand a bench or long seat; its seat is `height` above the foot line `y`."""
    for k in (0.08, 0.88):
        brush.bar(x + width * k, y - height, 12, height, brush.tone(legs))
    if back:
        for k in range(3):
            brush.flat(box(x, y - height - 26 - k * 26, width, 18, 4), brush.tone(color))
            brush.bar(x, y - height - 26 - k * 26, width, 4, brush.lit(color, 0.4))
        for k in (0.1, 0.86):
            brush.bar(x + width * k, y - height - 86, 9, 90, brush.tone(legs))
    brush.flat(box(x - 6, y - height - 4, width + 12, 16, 4), brush.lit(color, 0.3))
    brush.bar(x - 6, y - height + 8, width + 12, 6, brush.dark(color))


def chair(
    brush: Brush, *, x: float, y: float, size: float = 100, color: str = "wood", faces: str = "right"
) -> None:
    """Stand a wooden chair; its seat is 0.9 `size` above the foot line."""
    s, turn = size, (1 if faces == "right" else -1)
    tone, dark = brush.tone(color), brush.dark(color)
    seat = y - 0.9 * s
    for dx in (-0.42, 0.4):
        brush.bar(x + dx * s - 4, seat, 9, 0.9 * s, dark if dx * turn > 0 else tone)
    back_x = x - turn * 0.42 * s
    for k in (0.0, 0.2):
        brush.bar(back_x + turn * k * s - 4, seat - 1.05 * s, 9, 1.05 * s, tone)
    for k in (0.2, 0.55, 0.9):
        brush.bar(
            min(back_x, back_x + turn * 0.2 * s) - 4,
            seat - k * 1.1 * s,
            0.2 * s + 9,
            12,
            brush.lit(color, 0.25),
        )
    brush.flat(box(x - 0.52 * s, seat - 6, 1.04 * s, 14, 4), brush.lit(color, 0.36))
    brush.bar(x - 0.5 * s, seat + 8, s, 6, dark)


def armchair(brush: Brush, *, x: float, y: float, width: float = 190, color: str = "cushion") -> None:
    """Stand an upholstered armchair; its seat is 0.42 `width` above the foot line `y`."""
    w, h = width / 2, width * 0.92
    brush.glaze(ellipse(x, y, w * 1.2, 13), brush.dark("floor"), 170)
    for s in (-1, 1):
        brush.bar(x + s * w * 0.8 - 6, y - 16, 12, 18, brush.dark("wood"))
    back = spline(
        [
            (x - w * 0.8, y - width * 0.3, "c"),
            (x - w * 0.86, y - h),
            (x - w * 0.5, y - h * 1.13),
            (x, y - h * 1.17),
            (x + w * 0.5, y - h * 1.13),
            (x + w * 0.86, y - h),
            (x + w * 0.8, y - width * 0.3, "c"),
        ]
    )
    brush.solid(back, color, shade=18, edge=4)
    for dx, dy in ((-0.34, 0.84), (0.0, 0.88), (0.34, 0.84), (-0.18, 0.66), (0.18, 0.66)):
        brush.flat(ellipse(x + dx * w * 1.3, y - h * dy, 3.4, 3.4), brush.dark(color))
    brush.flat(box(x - w * 0.78, y - width * 0.44, w * 1.56, width * 0.17, 10), brush.lit(color, 0.16))
    brush.bar(x - w * 0.78, y - width * 0.3, w * 1.56, width * 0.22, brush.dark(color, 0.6))
    for s in (-1, 1):
        arm = box(x + s * w * 0.9 - w * 0.22, y - width * 0.58, w * 0.44, width * 0.52, 16)
        brush.solid(arm, color, shade=12, edge=4)


def sofa(brush: Brush, *, x: float, y: float, width: float = 360, color: str = "cushion") -> None:
    """Stand a sofa centred on x; its seat is 76 above the foot line `y`."""
    w = width / 2
    brush.glaze(ellipse(x, y + 2, w * 1.08, 13), brush.dark("floor"), 170)
    for s in (-0.9, 0.9):
        brush.bar(x + s * w - 6, y - 14, 12, 18, brush.dark("wood"))
    for k in range(2):
        brush.solid(box(x - w + 12 + k * (w - 12), y - 176, w - 14, 110, 20), color, shade=14, edge=4)
    for k in range(2):
        brush.flat(box(x - w + 18 + k * (w - 16), y - 84, w - 20, 32, 10), brush.lit(color, 0.18))
    brush.bar(x - w + 10, y - 54, width - 20, 42, brush.dark(color, 0.6))
    for s in (-1, 1):
        brush.solid(box(x + s * w - 27, y - 118, 54, 108, 22), color, shade=13, edge=4)
    brush.solid(
        spline(
            [(x + w * 0.42, y - 84), (x + w * 0.5, y - 146), (x + w * 0.84, y - 136), (x + w * 0.78, y - 78)]
        ),
        "accent",
        shade=10,
        edge=3,
    )


def fireplace(
    brush: Brush, *, x: float, y: float = 590, width: float = 260, color: str = "stone", mantel: str = "wood"
) -> None:
    """Build a hearth with mantel and chimney breast; the fire burns at (x, y - 8)."""
    w = width / 2
    brush.bar(x - w * 0.84, -260, w * 1.68, y + 10, brush.dark(color, 0.22))
    brush.bar(x - w * 0.84 if brush.side < 0 else x + w * 0.84 - 5, -260, 5, y + 10, brush.lit(color, 0.25))
    for row in range(8):
        for k in range(5):
            bx = x - w + (k + (row % 2) * 0.5) * width / 5
            if bx + width / 5 <= x + w + 2:
                brush.flat(
                    box(bx + 2, y - 230 + row * 29, width / 5 - 4, 26, 5),
                    brush.dark(color, brush.chance.uniform(0, 0.4)),
                )
    hole = spline(
        [
            (x - w * 0.56, y, "c"),
            (x - w * 0.56, y - 118),
            (x, y - 158),
            (x + w * 0.56, y - 118),
            (x + w * 0.56, y, "c"),
        ]
    )
    brush.flat(hole, hex_color("#2a1518"))
    with saved(brush.canvas):
        brush.canvas.clipPath(hole, True)
        ember = radial_gradient(
            (x, y - 20),
            w * 0.8,
            [hex_color("#ffb54f"), hex_color("#b5401f", 190), hex_color("#2a1518", 0)],
            (0, 0.4, 1),
        )
        brush.canvas.drawPath(hole, shader_fill(ember))
        for dx, turn in ((-30, 8), (26, -7), (-4, 0)):
            brush.line(
                [(x + dx - 46, y - 10 + turn), (x + dx + 46, y - 10 - turn)], brush.tone("#4a2a22"), 17
            )
    brush.flat(box(x - w * 1.14, y - 252, width * 1.14, 24, 3), brush.lit(mantel, 0.2))
    brush.flat(box(x - w * 1.14, y - 234, width * 1.14, 8, 3), brush.dark(mantel))
    jars(
        brush,
        spots=[
            (x - w * 0.9, y - 252, 26, 44),
            (x - w * 0.62, y - 252, 34, 30),
            (x + w * 0.62, y - 252, 24, 54),
        ],
    )
    brush.bar(x - w * 1.2, y - 4, width * 1.2, 12, brush.dark(color, 0.6))


def bed(
    brush: Brush, *, x: float, y: float, width: float = 360, color: str = "blanket", frame: str = "wood"
) -> None:
    """Stand a bed seen from its side, head on the left; the mattress is 96 above the foot line."""
    brush.glaze(ellipse(x + width / 2, y, width * 0.54, 13), brush.dark("floor"), 160)
    brush.solid(box(x - 16, y - 210, 26, 214, 8), frame, shade=8, edge=3)
    brush.solid(box(x + width - 8, y - 140, 22, 144, 8), frame, shade=8, edge=3)
    brush.bar(x, y - 62, width, 28, brush.tone(frame))
    brush.flat(box(x + 6, y - 104, width - 12, 46, 10), brush.tone("#efe6d2"))
    cover = spline(
        [
            (x + width * 0.3, y - 112, "c"),
            (x + width * 0.6, y - 122),
            (x + width - 6, y - 108, "c"),
            (x + width - 4, y - 40, "c"),
            (x + width * 0.66, y - 32),
            (x + width * 0.28, y - 40, "c"),
        ]
    )
    brush.solid(cover, color, shade=12, edge=5)
    brush.solid(
        spline([(x + 12, y - 108), (x + 30, y - 140), (x + 96, y - 138), (x + 104, y - 106)]),
        "#f4ecd8",
        shade=10,
    )


def counter(
    brush: Brush,
    *,
    y: float = 470,
    left: float = -320,
    right: float = 1600,
    foot: float = 920,
    color: str = "wood",
    panels: int = 12,
    top: str | None = None,
) -> None:
    """Run a counter along the front: top board at `y`, panelled front to `foot`."""
    brush.bar(left, y + 22, right - left, foot - y, brush.dark(color, 0.35))
    pitch = (right - left) / panels
    for i in range(panels):
        x = left + i * pitch
        brush.bar(x + 14, y + 60, pitch - 28, foot - y - 90, brush.dark(color, 0.7))
        brush.bar(x + 14, y + 60, pitch - 28, 4, brush.dark(brush.dark(color), 0.6))
        brush.bar(x + 14, foot - 34, pitch - 28, 4, brush.lit(color, 0.16))
    brush.bar(left, y + 22, right - left, 12, brush.dark(brush.dark(color), 0.8))
    board = top or color
    brush.flat(box(left - 12, y, right - left + 24, 24, 5), brush.tone(board))
    brush.bar(left - 12, y, right - left + 24, 8, brush.lit(board, 0.5))


def stool(brush: Brush, *, spots: Points, color: str = "cushion") -> None:
    """Stand bar stools: spots `[x, y, height]` with the seat `height` above the foot."""
    for x, y, height in spots:
        brush.bar(x - 3.5, y - height, 7, height, brush.tone("dark"))
        brush.flat(ellipse(x, y, 26, 6), brush.tone("dark"))
        brush.canvas.drawPath(ellipse(x, y - height * 0.3, 22, 5), stroke(brush.lit("dark", 0.25), 3))
        brush.solid(box(x - 32, y - height - 6, 64, 20, 9), color, shade=7, edge=3)


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


def desk(
    brush: Brush,
    *,
    x: float,
    y: float,
    width: float = 260,
    height: float = 110,
    color: str = "wood",
    load: str = "papers",
) -> None:
    """Stand a desk with drawers, loaded with `papers`, `screen`, `flasks`, `tools` or nothing."""
    top = y - height
    brush.bar(x + 8, top + 12, 14, height - 12, brush.dark(color, 0.6))
    brush.bar(x + width * 0.62, top + 12, width * 0.36, height - 12, brush.dark(color, 0.3))
    for k in range(3):
        drawer_y = top + 20 + k * (height - 26) / 3
        brush.bar(x + width * 0.65, drawer_y, width * 0.3, (height - 26) / 3 - 5, brush.dark(color, 0.6))
        brush.flat(ellipse(x + width * 0.8, drawer_y + (height - 40) / 6, 5, 3), brush.lit("brass", 0.2))
    brush.flat(box(x - 8, top, width + 16, 15, 3), brush.tone(color))
    brush.bar(x - 8, top, width + 16, 5, brush.lit(color, 0.45))
    if load == "papers":
        for k in range(3):
            brush.flat(
                polygon(
                    [
                        (x + 26 + k * 8, top - 3 - k * 4),
                        (x + 96 + k * 5, top - 3 - k * 4),
                        (x + 92 + k * 5, top + 1 - k * 4),
                        (x + 22 + k * 8, top + 1 - k * 4),
                    ]
                ),
                brush.tone("#efe4cb"),
            )
        brush.flat(box(x + width * 0.6, top - 34, 24, 34, 4), brush.tone("accent"))
    elif load == "screen":
        brush.flat(box(x + width * 0.3, top - 96, 118, 78, 5), brush.tone("dark"))
        brush.flat(
            box(x + width * 0.3 + 7, top - 89, 104, 64, 3), mix(brush.day.window, hex_color("#7fd0d8"), 0.75)
        )
        brush.bar(x + width * 0.3 + 52, top - 18, 14, 18, brush.tone("dark"))
    elif load == "flasks":
        flasks(brush, spots=[(x + 40, top, 46), (x + 96, top, 60), (x + 160, top, 40)])
    elif load == "tools":
        brush.flat(box(x + 30, top - 30, 70, 30, 4), brush.tone("accent"))
        brush.line([(x + 130, top - 4), (x + 190, top - 10)], brush.tone("dark"), 7)


def flasks(
    brush: Brush, *, spots: Points, colors: tuple[str, ...] = ("#6fb58a", "#d9884a", "#7a8fd0", "#c95f7a")
) -> None:
    """Set out laboratory flasks: spots `[x, y, height]`, half full of coloured liquid."""
    for i, (x, y, height) in enumerate(spots):
        r = height * 0.42
        glass = spline(
            [
                (x - r, y, "c"),
                (x - r * 0.28, y - height * 0.6, "c"),
                (x - r * 0.28, y - height, "c"),
                (x + r * 0.28, y - height, "c"),
                (x + r * 0.28, y - height * 0.6, "c"),
                (x + r, y, "c"),
            ]
        )
        brush.flat(glass, with_alpha(brush.lit("glass", 0.4), 150))
        with saved(brush.canvas):
            brush.canvas.clipPath(glass, True)
            brush.bar(x - r, y - height * 0.42, r * 2, height, brush.lit(colors[i % len(colors)], 0.15))
            brush.bar(x - r, y - height * 0.42, r * 2, 3, brush.lit(colors[i % len(colors)], 0.6))
        brush.canvas.drawPath(glass, stroke(brush.lit("glass", 0.5), 2))


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


def console(
    brush: Brush,
    *,
    x: float,
    y: float,
    width: float = 300,
    height: float = 150,
    color: str = "metal",
    screens: int = 3,
) -> None:
    """Build a control console with lit screens and rows of keys; its top slopes to the camera."""
    brush.bar(x, y - height * 0.6, width, height * 0.6, brush.dark(color, 0.6))
    brush.flat(
        polygon(
            [
                (x - 10, y - height * 0.58),
                (x + 14, y - height),
                (x + width - 14, y - height),
                (x + width + 10, y - height * 0.58),
            ]
        ),
        brush.tone(color),
    )
    brush.bar(x - 10, y - height * 0.6, width + 20, 6, brush.lit(color, 0.4))
    pitch = (width - 40) / screens
    lights = ("#7fd6cf", "#f2b65a", "#e0685a", "#9fd07a")
    for i in range(screens):
        sx = x + 22 + i * pitch
        brush.flat(
            box(sx, y - height * 0.93, pitch - 12, height * 0.2, 4),
            mix(hex_color(lights[i % 4]), brush.tone("dark"), 0.25),
        )
        for k in range(int(pitch / 16)):
            brush.flat(
                box(sx + k * 14, y - height * 0.68, 9, 7, 2),
                hex_color(lights[(i + k) % 4]) if k % 3 == 0 else brush.lit(color, 0.3),
            )
    for k in range(3):
        brush.bar(x + 24, y - height * 0.46 + k * 18, width - 48, 5, brush.dark(brush.dark(color), 0.7))


def screens(brush: Brush, *, spots: Points, color: str = "metal") -> None:
    """Mount display screens on the wall: spots `[x, y, width, height, colour]`, with a graph on each."""
    for x, y, width, height, tint in spots:
        brush.flat(box(x - 8, y - 8, width + 16, height + 16, 8), brush.dark(color))
        brush.flat(box(x, y, width, height, 4), mix(brush._local(tint), brush.tone("dark"), 0.55))
        bright = mix(brush._local(tint), (255, 255, 255, 255), 0.15)
        trace = [
            (x + width * (0.06 + 0.11 * k), y + height * brush.chance.uniform(0.25, 0.75)) for k in range(9)
        ]
        brush.line(trace, bright, 2.6)
        for k in range(3):
            brush.bar(
                x + width * 0.06,
                y + height * (0.86 - 0.04 * k),
                width * brush.chance.uniform(0.2, 0.8),
                2.4,
                with_alpha(bright, 150),
            )


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


def blackboard(brush: Brush, *, x: float, y: float, width: float = 460, height: float = 210) -> None:
    """Hang a blackboard with chalk writing and a ledge."""
    brush.flat(box(x - 12, y - 12, width + 24, height + 24, 4), brush.tone("wood"))
    brush.bar(x, y, width, height, brush.tone("board"))
    chalk = with_alpha(brush.tone("#e8e6d6"), 190)
    for k in range(5):
        start = x + 28 + 12 * (k % 2)
        words = [
            (start + i * 30, y + 40 + k * 32 + brush.chance.uniform(-4, 4)) for i in range(4 + (k * 3) % 5)
        ]
        brush.line(words, chalk, 3)
    brush.canvas.drawPath(ellipse(x + width * 0.76, y + height * 0.42, 52, 52), stroke(chalk, 3))
    brush.line([(x + width * 0.76, y + height * 0.42), (x + width * 0.76 + 38, y + height * 0.26)], chalk, 3)
    brush.flat(box(x - 12, y + height + 8, width + 24, 12, 2), brush.lit("wood", 0.3))
    brush.flat(box(x + width * 0.3, y + height, 40, 9, 3), brush.tone("#efe9d8"))


def piano(brush: Brush, *, x: float, y: float = 610, width: float = 250, color: str = "dark") -> None:
    """Stand an upright piano with its keys towards the room."""
    brush.glaze(ellipse(x + width / 2, y, width * 0.56, 12), brush.dark("floor"), 170)
    brush.flat(box(x, y - 200, width, 200, 5), brush.tone(color))
    brush.flat(box(x - 8, y - 210, width + 16, 15, 4), brush.lit(color, 0.3))
    brush.flat(box(x + 14, y - 182, width - 28, 64, 4), brush.dark(color, 0.7))
    brush.flat(box(x - 10, y - 108, width + 20, 16, 3), brush.lit(color, 0.16))
    brush.bar(x + 6, y - 112, width - 12, 9, brush.tone("#f1e8d4"))
    for k in range(int((width - 14) / 11)):
        if k % 7 not in (2, 6):
            brush.bar(x + 13 + k * 11, y - 112, 5, 5, brush.tone("dark"))
    for k in (10, width - 24):
        brush.bar(x + k, y - 92, 14, 92, brush.dark(color))
    brush.flat(
        polygon(
            [
                (x + width * 0.34, y - 208),
                (x + width * 0.66, y - 208),
                (x + width * 0.62, y - 254),
                (x + width * 0.38, y - 254),
            ]
        ),
        brush.tone("#efe4cb"),
    )


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


def banner(brush: Brush, *, spots: Points) -> None:
    """Hang banners with a device: spots `[x, y, width, height, role]`."""
    for x, y, width, height, color in spots:
        cloth = polygon(
            [
                (x, y),
                (x + width, y),
                (x + width, y + height),
                (x + width / 2, y + height - width * 0.4),
                (x, y + height),
            ]
        )
        brush.solid(cloth, color, shade=width * 0.16, edge=3)
        brush.bar(x - 8, y - 6, width + 16, 8, brush.tone("brass"))
        cy = y + height * 0.42
        brush.flat(
            polygon(
                [
                    (x + width / 2, cy - width * 0.32),
                    (x + width * 0.8, cy),
                    (x + width / 2, cy + width * 0.32),
                    (x + width * 0.2, cy),
                ]
            ),
            brush.lit("brass", 0.1),
        )


def throne(brush: Brush, *, x: float, y: float, color: str = "cushion", frame: str = "brass") -> None:
    """Raise a throne on two steps; its seat is 110 above the foot line `y`."""
    for k, wide in enumerate((260, 200)):
        brush.bar(x - wide / 2, y - 18 * (k + 1), wide, 20, brush.tone("stone"))
        brush.bar(x - wide / 2, y - 18 * (k + 1), wide, 4, brush.lit("stone", 0.35))
    back = spline(
        [
            (x - 62, y - 36, "c"),
            (x - 66, y - 250),
            (x - 30, y - 286),
            (x, y - 318),
            (x + 30, y - 286),
            (x + 66, y - 250),
            (x + 62, y - 36, "c"),
        ]
    )
    brush.solid(back, frame, shade=16, edge=5)
    brush.flat(box(x - 44, y - 246, 88, 160, 26), brush.tone(color))
    for dx in (-20, 20, 0):
        brush.flat(ellipse(x + dx, y - 196 + abs(dx), 4, 4), brush.lit(frame, 0.3))
    brush.flat(box(x - 54, y - 116, 108, 26, 9), brush.lit(color, 0.2))
    for s in (-1, 1):
        brush.solid(box(x + s * 58 - 13, y - 160, 26, 124, 8), frame, shade=9, edge=3)


def columns(brush: Brush, *, spots: Points, color: str = "stone") -> None:
    """Stand columns that leave the picture at the top: spots `[x, y, width]`."""
    for x, y, width in spots:
        brush.solid(box(x - width / 2, -260, width, y + 250), color, shade=width * 0.42, edge=width * 0.09)
        for k in (-0.2, 0.12):
            brush.bar(x + k * width, -260, 3, y + 240, brush.dark(color, 0.6))
        for dy, wide in ((0, 1.5), (-18, 1.26)):
            brush.flat(box(x - width * wide / 2, y - 18 + dy, width * wide, 20, 3), brush.lit(color, 0.14))
            brush.bar(x - width * wide / 2, y - 2 + dy, width * wide, 4, brush.dark(color))


def candles(brush: Brush, *, spots: Points) -> None:
    """Hold candles in wall sconces: spots `[x, y]` of the flame."""
    for x, y in spots:
        brush.line([(x - 24, y + 52), (x - 10, y + 62), (x, y + 48)], brush.tone("brass"), 6)
        brush.bar(x - 5, y + 12, 10, 38, brush.tone("#efe2c4"))
        brush.flat(ellipse(x, y + 50, 16, 5), brush.lit("brass", 0.3))
        brush.flat(
            spline([(x - 6, y + 10), (x - 4, y), (x, y - 16, "c"), (x + 5, y), (x + 6, y + 10)]),
            hex_color("#ffb84a"),
        )
        brush.flat(spline([(x - 3, y + 10), (x, y - 4, "c"), (x + 3, y + 10)]), hex_color("#fff4c8"))


def great_lens(brush: Brush, *, x: float, y: float, height: float = 330) -> None:
    """Stand a lighthouse's Fresnel lens on its pedestal; its lamp is at (x, y - 0.62 height)."""
    on = brush.day.lamps > 0.7
    w, top = height * 0.3, y - height
    brush.solid(
        polygon(
            [
                (x - w * 0.5, y - height * 0.24),
                (x + w * 0.5, y - height * 0.24),
                (x + w * 0.8, y),
                (x - w * 0.8, y),
            ]
        ),
        "brass",
        shade=16,
        edge=4,
    )
    lens = spline(
        [
            (x - w * 0.7, y - height * 0.26, "c"),
            (x - w, y - height * 0.5),
            (x - w * 0.94, y - height * 0.76),
            (x - w * 0.5, top + height * 0.06, "c"),
            (x + w * 0.5, top + height * 0.06, "c"),
            (x + w * 0.94, y - height * 0.76),
            (x + w, y - height * 0.5),
            (x + w * 0.7, y - height * 0.26, "c"),
        ]
    )
    brush.flat(lens, mix(brush.tone("glass"), hex_color("#ffe09a"), 0.7 if on else 0.12))
    with saved(brush.canvas):
        brush.canvas.clipPath(lens, True)
        middle = y - height * 0.6
        for k in range(5):
            r = height * (0.1 + 0.07 * k)
            brush.canvas.drawPath(
                ellipse(x, middle, r * 0.92, r),
                stroke(brush.lit("glass", 0.55) if k % 2 else brush.dark("glass", 0.5), 4),
            )
        brush.flat(
            ellipse(x, middle, height * 0.07, height * 0.085),
            hex_color("#fffbe6") if on else brush.lit("glass", 0.6),
        )
        for k in range(5):
            brush.bar(x - w, top + height * (0.06 + 0.035 * k), w * 2, 2.4, brush.lit("glass", 0.4))
            brush.bar(x - w, y - height * (0.28 + 0.03 * k), w * 2, 2.4, brush.dark("glass", 0.5))
        brush.glaze(
            polygon([(x - w * 0.7, y), (x - w * 0.2, top), (x, top), (x - w * 0.5, y)]),
            (255, 255, 255, 255),
            40,
        )
    for s in (-1, 0, 1):
        brush.line(
            [
                (x + s * w * 0.7, y - height * 0.26),
                (x + s * w, y - height * 0.55),
                (x + s * w * 0.5, top + height * 0.06),
            ],
            brush.dark("brass", 0.4),
            5,
        )
    brush.solid(box(x - w * 0.62, top - 4, w * 1.24, height * 0.09, 8), "brass", shade=8, edge=3)


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


def train_seat(
    brush: Brush, *, x: float, y: float, width: float = 300, color: str = "cushion", faces: str = "right"
) -> None:
    """Stand a plush compartment seat seen from its side; its seat is 92 above the foot line."""
    turn = 1 if faces == "right" else -1
    back_x = x if turn > 0 else x + width
    brush.bar(x, y - 70, width, 70, brush.dark(color, 0.9))
    brush.solid(box(x - 4, y - 108, width + 8, 44, 14), color, shade=10, edge=4)
    back = spline(
        [
            (back_x - turn * 10, y - 70, "c"),
            (back_x - turn * 24, y - 300),
            (back_x + turn * 14, y - 330),
            (back_x + turn * 56, y - 300),
            (back_x + turn * 66, y - 104, "c"),
        ]
    )
    brush.solid(back, color, shade=16, edge=4)
    for k in range(4):
        brush.flat(ellipse(back_x + turn * 22, y - 146 - k * 44, 4, 4), brush.dark(color))
    brush.flat(box(back_x - 24 + turn * 16, y - 336, 64, 40, 12), brush.tone("#efe2c4"))


def lerp_row(
    brush: Brush, *, left: float, right: float, y: float, count: int, color: str = "bulb", radius: float = 7
) -> None:
    """Hang a row of small bulbs between two points, sagging in the middle."""
    for k in range(count):
        t = k / max(1, count - 1)
        x, dip = lerp(left, right, t), 30 * 4 * t * (1 - t)
        on = brush.day.lamps > 0.25
        tone = hex_color("#ffe3a0") if on else brush.tone("#d8cfb8")
        brush.canvas.drawPath(ellipse(x, y + dip, radius, radius * 1.15), fill(tone))


DRAWERS: dict[str, Drawer] = {
    f.__name__: f
    for f in (
        books, jars, shelf, bookcase, picture, clock, stove, hanging_lamp, standing_lamp, table, mug, bench, chair, armchair,
        sofa, fireplace, bed, counter, stool, bottles, desk, flasks, tool_wall, console, screens, cabinet, blackboard, piano,
        barrel, crate, coats, banner, throne, columns, candles, great_lens, luggage_rack, train_seat, lerp_row,
    )
}  # fmt: skip
