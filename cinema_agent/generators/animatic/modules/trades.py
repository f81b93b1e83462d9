"""What shops, kitchens and games are known by: ovens, ranges, counters of glass, tills, walls of drawers, tables.

All stand on a foot line `y`; shade away from the light and a lit upper edge give them body. Source: ours.
"""

from __future__ import annotations

from cinema_agent.generators.animatic.canvas import (
    box,
    ellipse,
    hex_color,
    mix,
    polygon,
    radial_gradient,
    saved,
    shader_fill,
    spline,
    stroke,
    with_alpha,
)
from cinema_agent.generators.animatic.modules.brush import Brush, Drawer

CRUST = ("#c98545", "#b56f35", "#d9a05a", "#9f5c2e")


def loaves(brush: Brush, *, x: float, y: float, width: float, size: float = 26, kind: str = "mixed") -> None:
    """Lay out bread on the line `y`: `mixed`, or `cakes` under their icing."""
    at, k = x + size, 0
    while at < x + width - size * 0.8:
        color, wide = CRUST[(k * 3) % 4], size * (1.0, 0.72, 1.25)[k % 3]
        if kind == "cakes":
            brush.flat(box(at - wide * 0.7, y - size * 0.8, wide * 1.4, size * 0.8, 3), brush.tone(color))
            icing = ("#f3dfe0", "#7a4332", "#f2e3b4", "#d98a92")[k % 4]
            brush.flat(box(at - wide * 0.76, y - size * 1.05, wide * 1.52, size * 0.44, 6), brush.tone(icing))
            brush.flat(ellipse(at, y - size * 1.12, 4, 4), brush.tone("accent"))
        else:
            body = spline(
                [
                    (at - wide, y, "c"), (at - wide * 0.9, y - size * 0.66), (at, y - size),
                    (at + wide * 0.9, y - size * 0.66), (at + wide, y, "c"),
                ]
            )  # fmt: skip
            brush.solid(body, color, shade=6, edge=3)
            for dx in (-0.4, 0, 0.4):
                cut = [(at + dx * wide - 4, y - size * 0.5), (at + dx * wide + 5, y - size * 0.8)]
                brush.line(cut, brush.lit("#e8c48a", 0.2), 2.4)
        at, k = at + wide * 2 + 5, k + 1


def espresso_machine(brush: Brush, *, x: float, y: float, width: float = 190) -> None:
    """Stand a brass-domed coffee machine on a counter; x is its left side."""
    height = width * 0.56
    brush.solid(box(x, y - height, width, height * 0.42, 8), "metal", shade=14, edge=4)
    brush.bar(x + 12, y - height * 0.6, width - 24, height * 0.5, brush.dark("metal", 0.9))
    brush.solid(box(x - 4, y - height * 0.16, width + 8, height * 0.16, 4), "metal", shade=6, edge=2)
    dome = spline(
        [
            (x + width * 0.3, y - height, "c"), (x + width * 0.32, y - height * 1.34),
            (x + width * 0.5, y - height * 1.56), (x + width * 0.68, y - height * 1.34),
            (x + width * 0.7, y - height, "c"),
        ]
    )  # fmt: skip
    brush.solid(dome, "brass", shade=14, edge=5)
    brush.flat(ellipse(x + width * 0.5, y - height * 1.6, 6, 8), brush.lit("brass", 0.3))
    for k in range(3):
        cx = x + width * (0.22 + 0.28 * k)
        brush.flat(ellipse(cx, y - height * 0.8, 9, 9), brush.tone("#efe6cf"))
        brush.line([(cx, y - height * 0.8), (cx + 4, y - height * 0.86)], brush.tone("accent"), 2)
        brush.bar(cx - 12, y - height * 0.58, 24, 10, brush.lit("metal", 0.4))
        brush.line([(cx, y - height * 0.54), (cx + 22, y - height * 0.48)], brush.tone("dark"), 6)
        brush.flat(box(cx - 9, y - height * 0.34, 18, 15, 3), brush.tone("#f1e6d0"))


def glass_case(
    brush: Brush, *, x: float, y: float, width: float = 240, height: float = 110, load: str = "cakes"
) -> None:
    """Stand a lit glass case with two shelves of `cakes`, bread (`mixed`) or nothing."""
    brush.flat(box(x, y - height, width, height, 5), mix(brush.tone("dark"), brush.tone("glass"), 0.34))
    for k in range(2):
        line = y - 6 - k * height * 0.48
        brush.glaze(box(x + 4, line - height * 0.4, width - 8, height * 0.4), hex_color("#ffe2a0"), 60)
        brush.bar(x + 3, line, width - 6, 4, brush.lit("glass", 0.5))
        if load:
            loaves(brush, x=x, y=line, width=width, size=height * 0.2, kind=load)
    shine = [
        (x + width * 0.1, y),
        (x + width * 0.34, y - height),
        (x + width * 0.44, y - height),
        (x + width * 0.2, y),
    ]
    brush.glaze(polygon(shine), (255, 255, 255, 255), 34)
    brush.canvas.drawPath(box(x, y - height, width, height, 5), stroke(brush.lit("brass", 0.2), 4))


def cooking_range(
    brush: Brush, *, x: float, y: float, width: float = 460, height: float = 150, hood: float = 150
) -> None:
    """Stand a cook's range under its steel hood: burning rings, ovens, pans on the boil and on hooks.

    `hood`: height above the range at which the hood begins. Pots stand 0.2, 0.5 and 0.8 of the way along.
    """
    top = y - height
    wide = [
        (x - 30, top - hood, "c"), (x + width * 0.2, top - hood - 150), (x + width * 0.34, -260, "c"),
        (x + width * 0.66, -260, "c"), (x + width * 0.8, top - hood - 150), (x + width + 30, top - hood, "c"),
    ]  # fmt: skip
    brush.solid(spline(wide), "metal", shade=60, edge=10)
    brush.solid(box(x - 40, top - hood - 4, width + 80, 34, 4), "metal", shade=9, edge=4)
    rail = top - hood + 44
    brush.bar(x, rail, width, 5, brush.tone("brass"))
    for k in range(7):
        _hanging_pan(brush, x + width * (0.07 + 0.143 * k), rail, 15 + 6 * ((k * 5) % 3), k)
    brush.bar(x, top, width, height, brush.dark("metal", 0.5))
    brush.bar(x - 10, top - 8, width + 20, 16, brush.lit("metal", 0.3))
    for k in range(3):
        dx = x + 14 + k * (width - 20) / 3
        door = box(dx, top + 44, (width - 20) / 3 - 14, height - 58, 6)
        brush.solid(door, "metal", shade=8, edge=3)
        brush.flat(box(dx + 20, top + 66, (width - 20) / 3 - 54, height * 0.34, 5), hex_color("#7a3420"))
        brush.bar(dx + 12, top + 52, (width - 20) / 3 - 38, 6, brush.lit("brass", 0.3))
        for i in range(3):
            brush.flat(ellipse(dx + 24 + i * 34, top + 26, 9, 9), brush.tone("dark"))
    for share, size in ((0.2, 44.0), (0.5, 34.0), (0.8, 52.0)):
        cx = x + width * share
        for i in range(5):
            fx = cx - size * 0.7 + i * size * 0.35
            flame = spline([(fx - 6, top - 7, "c"), (fx, top - 26, "c"), (fx + 6, top - 7, "c")])
            brush.flat(flame, hex_color("#ff9a3c" if i % 2 else "#7fc4e8"))
        pot = box(cx - size, top - 16 - size * 1.1, size * 2, size * 1.1, 6)
        brush.solid(pot, "brass" if size < 40 else "metal", shade=12, edge=5)
        brush.bar(cx - size - 16, top - 16 - size * 0.9, 18, 7, brush.tone("dark"))
        brush.bar(cx + size - 2, top - 16 - size * 0.9, 18, 7, brush.tone("dark"))


def _hanging_pan(brush: Brush, x: float, y: float, radius: float, number: int) -> None:
    color = ("brass", "metal", "dark")[number % 3]
    brush.bar(x - 2, y, 4, 16 + radius, brush.tone("dark"))
    disc = ellipse(x, y + 16 + radius * 1.8, radius, radius)
    brush.solid(disc, color, shade=radius * 0.5, edge=3)
    brush.canvas.drawPath(
        ellipse(x, y + 16 + radius * 1.8, radius * 0.7, radius * 0.7), stroke(brush.dark(color), 2)
    )


def bread_oven(brush: Brush, *, x: float, y: float = 600, width: float = 420, color: str = "bricks") -> None:
    """Build a domed brick oven with its fire; the mouth's middle is 0.36 `width` above the foot line."""
    w, h = width / 2, width * 0.92
    dome = spline(
        [
            (x - w, y, "c"), (x - w, y - h * 0.5), (x - w * 0.74, y - h * 0.84), (x, y - h),
            (x + w * 0.74, y - h * 0.84), (x + w, y - h * 0.5), (x + w, y, "c"),
        ]
    )  # fmt: skip
    brush.solid(dome, color, shade=46, edge=8)
    with saved(brush.canvas):
        brush.canvas.clipPath(dome, True)
        for row in range(int(h / 30)):
            for k in range(-1, int(width / 62) + 1):
                bx = x - w + k * 62 + 31 * (row % 2)
                tint = brush.chance.uniform(0, 0.5)
                brush.flat(
                    box(bx + 2, y - 30 * (row + 1), 58, 26, 4), with_alpha(brush.dark(color, tint), 150)
                )
    mouth_y, r = y - width * 0.3, width * 0.27
    for size, tone in ((1.3, brush.lit("stone", 0.1)), (1.0, hex_color("#2a1414"))):
        s = r * size
        arch = [
            (x - s, mouth_y, "c"), (x - s * 0.94, mouth_y - s * 0.5), (x, mouth_y - s * 0.96),
            (x + s * 0.94, mouth_y - s * 0.5), (x + s, mouth_y, "c"),
        ]  # fmt: skip
        brush.flat(spline(arch), tone)
    with saved(brush.canvas):
        brush.canvas.clipPath(spline(arch), True)
        glow = radial_gradient(
            (x - r * 0.2, mouth_y - 10), r, [hex_color("#ffd27a"), hex_color("#e8702c"), hex_color("#5a1f18")]
        )
        brush.canvas.drawPath(spline(arch), shader_fill(glow))
        loaves(brush, x=x - r * 0.5, y=mouth_y, width=r * 1.5, size=r * 0.24)
    brush.flat(box(x - r * 1.5, mouth_y, r * 3, 20, 4), brush.lit("stone", 0.3))
    brush.flat(box(x - r * 0.9, y - width * 0.2, r * 1.8, width * 0.16, 6), brush.dark("dark", 0.3))
    for k in range(5):
        brush.flat(
            ellipse(x - r * 0.66 + k * r * 0.33, y - width * 0.1, 17, 17),
            brush.dark("wood", 0.3 + 0.2 * (k % 2)),
        )


def wall_of_drawers(
    brush: Brush,
    *,
    x: float,
    y: float,
    width: float = 520,
    columns: int = 8,
    rows: int = 6,
    color: str = "wood",
) -> None:
    """Stand a tall cabinet of small labelled drawers under shelves of jars and tins, with a cornice."""
    pitch_x, pitch_y = width / columns, 46.0
    top = y - rows * pitch_y
    brush.bar(x - 10, top - 210, width + 20, y - top + 210, brush.dark(color, 0.7))
    for row in range(rows):
        for k in range(columns):
            dx, dy = x + k * pitch_x + 3, top + row * pitch_y + 3
            brush.flat(box(dx, dy, pitch_x - 6, pitch_y - 6, 3), brush.tone(color))
            brush.bar(dx, dy, pitch_x - 6, 3, brush.lit(color, 0.36))
            brush.bar(dx + pitch_x * 0.22, dy + 9, pitch_x * 0.46, 10, brush.tone("#e9dcb8"))
            brush.flat(ellipse(dx + pitch_x * 0.45, dy + 28, 5, 5), brush.lit("brass", 0.3))
    for shelf in range(2):
        line = top - 6 - shelf * 98
        brush.bar(x - 10, line, width + 20, 8, brush.lit(color, 0.3))
        at, k = x + 8, 0
        while at < x + width - 34:
            wide, tall = brush.chance.uniform(24, 40), brush.chance.uniform(44, 78)
            tint = ("#b9503a", "#d9a441", "#3f7a72", "#efe0bb", "#5f5a86", "#7fa06a")[
                brush.chance.randrange(6)
            ]
            brush.solid(box(at, line - tall, wide, tall, 5), tint, shade=7, edge=3)
            brush.bar(at + 2, line - tall * 0.62, wide - 4, tall * 0.3, brush.tone("#efe4cb"))
            brush.flat(box(at - 2, line - tall - 7, wide + 4, 10, 3), brush.dark(tint))
            at, k = at + wide + 7, k + 1
    brush.solid(box(x - 22, top - 226, width + 44, 26, 5), color, shade=7, edge=4)


def till(brush: Brush, *, x: float, y: float, width: float = 110) -> None:
    """Stand an old cash register on a counter; x is its left side."""
    h = width * 0.9
    body = [
        (x, y, "c"), (x + width * 0.06, y - h * 0.5), (x + width * 0.2, y - h * 0.72, "c"),
        (x + width * 0.8, y - h * 0.72, "c"), (x + width * 0.94, y - h * 0.5), (x + width, y, "c"),
    ]  # fmt: skip
    brush.solid(spline(body), "brass", shade=12, edge=5)
    brush.flat(box(x + width * 0.16, y - h, width * 0.68, h * 0.3, 5), brush.dark("brass", 0.5))
    brush.flat(box(x + width * 0.24, y - h * 0.95, width * 0.52, h * 0.18, 3), brush.tone("#efe6cf"))
    for row in range(3):
        for k in range(5):
            brush.flat(
                ellipse(x + width * (0.24 + 0.13 * k), y - h * (0.6 - 0.12 * row), 5, 5),
                brush.tone("#f1e8d4"),
            )
    brush.flat(box(x - 4, y - h * 0.22, width + 8, h * 0.22, 3), brush.dark("wood", 0.4))


def pool_table(brush: Brush, *, x: float, y: float, width: float = 520, depth: float = 86) -> None:
    """Stand a pool table before the camera, its far edge at `y`, with balls and a cue."""
    flare = width * 0.1
    top = [(x, y), (x + width, y), (x + width + flare, y + depth), (x - flare, y + depth)]
    brush.flat(polygon(top), brush.lit("wood", 0.2))
    inset = 18
    cloth = [
        (x + inset, y + 9), (x + width - inset, y + 9), (x + width + flare - 30, y + depth - 14),
        (x - flare + 30, y + depth - 14),
    ]  # fmt: skip
    brush.flat(polygon(cloth), brush.tone("cloth"))
    brush.glaze(ellipse(x + width / 2, y + depth * 0.45, width * 0.36, depth * 0.3), hex_color("#ffe9a8"), 60)
    for k, color in enumerate(("#e8b23c", "#c8442f", "#2f5f9a", "#f3ecd8", "#6a3a7a", "#1f1a24")):
        bx, by = x + width * (0.3 + 0.09 * k), y + depth * (0.3 + 0.12 * ((k * 2) % 5))
        brush.solid(ellipse(bx, by, 10, 9), color, shade=5, edge=2)
    brush.line(
        [(x + width * 0.08, y + depth * 0.8), (x + width * 0.44, y + depth * 0.5)], brush.lit("wood", 0.6), 6
    )
    for px, py in (
        (x + 10, y + 5), (x + width / 2, y + 3), (x + width - 10, y + 5), (x - flare + 20, y + depth - 8),
        (x + width + flare - 20, y + depth - 8),
    ):  # fmt: skip
        brush.flat(ellipse(px, py, 13, 7), brush.tone("dark"))
    brush.bar(x - flare, y + depth, width + 2 * flare, 46, brush.tone("wood"))
    brush.bar(x - flare, y + depth, width + 2 * flare, 6, brush.lit("wood", 0.5))
    for lx in (x - flare + 20, x + width + flare - 66):
        brush.solid(box(lx, y + depth + 46, 46, 240, 6), "wood", shade=14, edge=4)


def countdown(brush: Brush, *, x: float, y: float, width: float = 190, text: str = "12:47") -> None:
    """Hang a clock of glowing digits that runs down."""
    height = width * 0.42
    brush.flat(box(x - 8, y - 8, width + 16, height + 16, 8), brush.dark("metal"))
    brush.flat(box(x, y, width, height, 4), hex_color("#22090c"))
    pitch = width * 0.88 / len(text)
    for k, sign in enumerate(text):
        left, unit = x + width * 0.07 + k * pitch, height * 0.34
        for segment in _SEGMENTS[sign]:
            ax, ay, bx, by = _STROKES[segment]
            w = pitch * 0.62
            ends = [
                (left + ax * w, y + height * 0.16 + ay * unit),
                (left + bx * w, y + height * 0.16 + by * unit),
            ]
            brush.line(ends, hex_color("#ff5a3c"), height * 0.09)


_STROKES = {
    "a": (0, 0, 1, 0), "b": (1, 0, 1, 1), "c": (1, 1, 1, 2), "d": (0, 2, 1, 2), "e": (0, 1, 0, 2), "f": (0, 0, 0, 1),
    "g": (0, 1, 1, 1), "h": (0.5, 0.6, 0.5, 0.62), "i": (0.5, 1.5, 0.5, 1.52),
}  # fmt: skip
_SEGMENTS = {
    "0": "abcdef", "1": "bc", "2": "abged", "3": "abgcd", "4": "fgbc", "5": "afgcd", "6": "afgecd", "7": "abc",
    "8": "abcdefg", "9": "abcdfg", ":": "hi",
}  # fmt: skip


def keypad(brush: Brush, *, x: float, y: float, size: float = 54) -> None:
    """Mount a numeric keypad with a glowing light on the wall; (x, y) is its upper left corner."""
    brush.flat(box(x, y, size, size * 1.5, 5), brush.dark("metal", 0.8))
    brush.flat(box(x + 6, y + 6, size - 12, size * 0.28, 3), hex_color("#5ae08a"))
    for row in range(4):
        for k in range(3):
            brush.flat(
                box(
                    x + 8 + k * (size - 14) / 3,
                    y + size * (0.46 + 0.25 * row),
                    (size - 26) / 3,
                    size * 0.18,
                    2,
                ),
                brush.lit("metal", 0.4),
            )


DRAWERS: dict[str, Drawer] = {
    f.__name__: f
    for f in (
        loaves, espresso_machine, glass_case, cooking_range, bread_oven, wall_of_drawers, till, pool_table, countdown,
        keypad,
    )
}  # fmt: skip
