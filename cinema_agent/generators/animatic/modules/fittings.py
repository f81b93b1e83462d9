"""What belongs to the walls and ceiling: lamps, fires, pictures, clocks, columns, banners, candles.

All stand on a foot line `y`; shade away from the light and a lit upper edge give them body. Source: ours.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from cinema_agent.generators.animatic.canvas import (
    box,
    ellipse,
    fill,
    hex_color,
    lerp,
    mix,
    polygon,
    radial_gradient,
    saved,
    shader_fill,
    spline,
    with_alpha,
)
from cinema_agent.generators.animatic.modules.brush import Brush, Drawer
from cinema_agent.generators.animatic.modules.land import Points
from cinema_agent.generators.animatic.modules.storage import jars

Motif = Literal["ship", "portrait", "chart", "map", "hills"]


def picture(
    brush: Brush,
    *,
    x: float,
    y: float,
    width: float,
    height: float,
    motif: Motif = "ship",
    frame: str = "wood",
) -> None:
    """Hang a framed picture: `ship`, `hills`, `portrait`, `chart` or `map`."""
    brush.glaze(box(x + 5, y + 7, width, height, 3), brush.dark("wall"), 130)
    brush.flat(box(x, y, width, height, 3), brush.dark(frame, 0.8))
    sheet = box(x + 7, y + 7, width - 14, height - 14, 1)
    brush.flat(sheet, brush.tone("#e9d7b0"))
    with saved(brush.canvas):
        brush.canvas.clipPath(sheet, True)
        brush.canvas.translate(x + 7, y + 7)
        brush.canvas.scale((width - 14) / 100, (height - 14) / 100)
        _MOTIFS[motif](brush)
    brush.bar(x, y, width, 3, brush.lit(frame, 0.4))


def _ship(brush: Brush) -> None:
    brush.flat(polygon([(22, 72), (80, 72), (68, 86), (34, 86)]), brush.tone("#26323c"))
    brush.flat(polygon([(50, 14), (50, 66), (22, 66)]), brush.tone("accent"))
    brush.flat(polygon([(56, 22), (56, 66), (80, 66)]), brush.tone("#2f6a72"))


def _portrait(brush: Brush) -> None:
    brush.bar(0, 0, 100, 100, brush.tone("#5a4a44"))
    brush.flat(ellipse(50, 40, 18, 18), brush.tone("#d3a27a"))
    shoulders = [(14, 100, "c"), (24, 68), (50, 60), (76, 68), (86, 100, "c")]
    brush.flat(spline(shoulders), brush.tone("accent"))


def _chart(brush: Brush) -> None:
    for k in range(4):
        brush.bar(10, 20 + 20 * k, 80, 1.6, brush.dark("#e9d7b0", 0.6))
    brush.line([(10, 80), (35, 50), (60, 62), (90, 20)], brush.tone("accent"), 5)


def _map(brush: Brush) -> None:
    brush.flat(spline([(12, 40), (34, 18), (50, 50), (30, 80)]), brush.tone("#8a9a5b"))
    brush.flat(spline([(58, 30), (86, 26), (80, 74), (62, 60)]), brush.tone("#c98a4a"))


def _hills(brush: Brush) -> None:
    brush.bar(0, 0, 100, 60, brush.tone("#9cc3c4"))
    brush.flat(ellipse(66, 36, 10, 13), brush.tone("#f5dc9a"))
    brush.flat(polygon([(0, 100), (0, 60), (40, 42), (100, 66), (100, 100)]), brush.tone("#5f8a6a"))


_MOTIFS: dict[Motif, Callable[[Brush], None]] = {
    "ship": _ship, "portrait": _portrait, "chart": _chart, "map": _map, "hills": _hills,
}  # fmt: skip


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
    """Stand an iron stove with pipe, glowing fire door and kettle; the fire is 90 right of x."""
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


def desk_lamp(brush: Brush, *, x: float, y: float, color: str = "lamp") -> None:
    """Stand a small lamp with a cap on a table top; its bulb is 12 right of x, 56 above y."""
    on = brush.day.lamps > 0.25
    brush.flat(box(x - 24, y - 8, 48, 9, 4), brush.tone("brass"))
    brush.line([(x, y - 6), (x - 8, y - 48), (x + 6, y - 78)], brush.tone("brass"), 5)
    brush.flat(ellipse(x + 12, y - 56, 28, 6), hex_color("#fff0c0") if on else brush.dark(color, 0.6))
    cap = spline(
        [(x - 26, y - 58, "c"), (x - 14, y - 84), (x + 12, y - 92), (x + 40, y - 82), (x + 50, y - 58, "c")]
    )
    brush.solid(cap, color, shade=9, edge=4)


def drip_stand(brush: Brush, *, x: float, y: float, height: float = 300) -> None:
    """Stand an infusion pole with its bag."""
    brush.bar(x - 2.5, y - height, 5, height, brush.tone("metal"))
    brush.line([(x - 34, y), (x, y - 16), (x + 34, y)], brush.dark("metal"), 5)
    brush.line(
        [(x - 24, y - height + 12), (x - 20, y - height), (x + 20, y - height), (x + 24, y - height + 12)],
        brush.tone("metal"),
        4,
    )
    brush.flat(box(x + 12, y - height + 14, 32, 58, 8), with_alpha(brush.lit("#cfe6e2", 0.3), 220))
    brush.bar(x + 12, y - height + 42, 32, 26, with_alpha(brush.tone("#e2b06a"), 200))
    brush.line(
        [(x + 28, y - height + 72), (x + 34, y - height * 0.5), (x - 40, y - height * 0.36)],
        brush.lit("metal", 0.3),
        2,
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


def bulbs(
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
        picture,
        clock,
        stove,
        hanging_lamp,
        standing_lamp,
        desk_lamp,
        drip_stand,
        fireplace,
        banner,
        columns,
        candles,
        bulbs,
    )
}
