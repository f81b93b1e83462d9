"""Tables, seats, beds, counters: what people sit on, stand at and put things on.

All stand on a foot line `y`; shade away from the light and a lit upper edge give them body. Source: ours.
"""

from __future__ import annotations

from cinema_agent.generators.animatic.canvas import (
    box,
    ellipse,
    hex_color,
    mix,
    polygon,
    saved,
    spline,
    stroke,
)
from cinema_agent.generators.animatic.modules.apparatus import flasks
from cinema_agent.generators.animatic.modules.brush import Brush, Drawer, wavy
from cinema_agent.generators.animatic.modules.land import Points


def table(
    brush: Brush,
    *,
    y: float = 560,
    left: float = 250,
    right: float = 1010,
    depth: float = 90,
    flare: float = 110,
    color: str = "wood",
    light: bool = True,
) -> None:
    """Put a big table before the camera: far edge at `y`, near edge `depth` below it."""
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


def little_table(
    brush: Brush, *, x: float, y: float, width: float, height: float = 360, color: str = "wood"
) -> None:
    """Stand a narrow table on one leg; its top is at y, its foot `height` below."""
    w = width / 2
    brush.bar(x - 12, y + 20, 24, height - 20, brush.dark(color))
    brush.bar(x - 12, y + 20, 7, height - 20, brush.tone(color))
    brush.flat(ellipse(x, y + height, w * 0.5, 7), brush.dark(color))
    brush.flat(
        polygon([(x - w * 0.86, y), (x + w * 0.86, y), (x + w, y + 26), (x - w, y + 26)]),
        brush.lit(color, 0.36),
    )
    brush.bar(x - w, y + 26, width, 12, brush.tone(color))
    brush.bar(x - w, y + 26, width, 3, brush.lit(color, 0.55))


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
    for inset in (10, width - 24):
        brush.bar(x + inset, y - 92, 14, 92, brush.dark(color))
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


def railing(brush: Brush, *, y: float, height: float, color: str = "brass") -> None:
    """Run a rail on thin posts across the room; its foot line is y."""
    for k in range(17):
        brush.bar(-300 + k * 116, y - height, 5, height, brush.dark(color, 0.7))
    for share in (1.0, 0.5):
        brush.bar(-320, y - height * share, 1920, 8, brush.tone(color))
        brush.bar(-320, y - height * share, 1920, 3, brush.lit(color, 0.4))


DRAWERS: dict[str, Drawer] = {
    f.__name__: f
    for f in (
        table,
        little_table,
        bench,
        chair,
        armchair,
        sofa,
        bed,
        counter,
        stool,
        desk,
        throne,
        train_seat,
        piano,
        railing,
    )
}
