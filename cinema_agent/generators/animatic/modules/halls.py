"""What great halls are known by: coloured glass, altar, pews, a judge's bench, stairs, chandeliers, old bones.

All stand on a foot line `y`; shade away from the light and a lit upper edge give them body. Source: ours.
"""

from __future__ import annotations

import math

from cinema_agent.generators.animatic.canvas import (
    box,
    ellipse,
    hex_color,
    lerp,
    limb,
    mix,
    polygon,
    saved,
    spline,
    stroke,
    with_alpha,
)
from cinema_agent.generators.animatic.modules.brush import Brush, Drawer
from cinema_agent.generators.animatic.modules.land import Points
from cinema_agent.generators.animatic.modules.windows import opening_path

PANES = ("#c8503f", "#e2a23f", "#3f7fa8", "#5f9a6a", "#8a5a9a", "#e8d9a0", "#2f5a7a")


def _glass(brush: Brush, color: str) -> tuple[int, int, int, int]:
    # Coloured glass shines with the hour behind it, or with the lamps of the street at night.
    shine = 0.22 if brush.day.kin in ("day", "golden", "dawn") else 0.1
    return mix(brush.local(color), brush.day.sky[-2], shine)


def rose_window(
    brush: Brush, *, x: float, y: float, radius: float, petals: int = 12, frame: str = "stone"
) -> None:
    """Set a great round window of coloured glass and stone petals."""
    brush.flat(ellipse(x, y, radius * 1.14, radius * 1.14), brush.lit(frame, 0.2))
    brush.flat(ellipse(x, y, radius * 1.04, radius * 1.04), brush.dark(frame))
    for ring, (size, reach) in enumerate(((0.2, 0.78), (0.13, 0.42))):
        for k in range(petals):
            turn = 2 * math.pi * (k + 0.5 * ring) / petals
            cx, cy = x + math.cos(turn) * radius * reach, y + math.sin(turn) * radius * reach
            brush.flat(
                ellipse(cx, cy, radius * size, radius * size), _glass(brush, PANES[(k * 3 + ring) % 7])
            )
    brush.flat(ellipse(x, y, radius * 0.24, radius * 0.24), _glass(brush, "#e2a23f"))
    for k in range(petals):
        turn = 2 * math.pi * (k + 0.5) / petals
        ends = [(x + math.cos(turn) * radius * r, y + math.sin(turn) * radius * r) for r in (0.26, 1.0)]
        brush.line(ends, brush.tone(frame), radius * 0.035)
    for r in (0.27, 0.58, 1.0):
        brush.canvas.drawPath(ellipse(x, y, radius * r, radius * r), stroke(brush.tone(frame), radius * 0.04))


def stained_glass(
    brush: Brush,
    *,
    x: float,
    y: float,
    width: float,
    height: float,
    arched: bool = False,
    frame: str = "dark",
) -> None:
    """Set a leaded window of coloured panes."""
    pane = opening_path(x, y, width, height, arched)
    with saved(brush.canvas):
        brush.canvas.clipPath(pane, True)
        columns, rows = max(2, round(width / 30)), max(3, round(height / 30))
        for i in range(columns):
            for j in range(rows):
                color = PANES[brush.chance.randrange(7)]
                brush.bar(x + width * i / columns, y + height * j / rows, width, height, _glass(brush, color))
        for j in range(rows):
            line = y + height * (j + 0.5) / rows
            cut = height / rows * 0.5
            for i in range(columns):
                cx = x + width * (i + 0.5) / columns
                brush.flat(
                    polygon([(cx - cut, line), (cx, line - cut), (cx + cut, line), (cx, line + cut)]),
                    _glass(brush, PANES[(i * 2 + j) % 7]),
                )
        for i in range(1, columns):
            brush.bar(x + width * i / columns - 1.5, y, 3, height, brush.tone(frame))
        for j in range(1, rows):
            brush.bar(x, y + height * j / rows - 1.5, width, 3, brush.tone(frame))
    brush.canvas.drawPath(pane, stroke(brush.tone(frame), 6))


def altar(brush: Brush, *, x: float, y: float, width: float = 190, cross: bool = True) -> None:
    """Raise an altar on steps under its cloth, with a cross and candles."""
    w = width / 2
    for k in range(3):
        grow = 1.6 - 0.2 * k
        brush.bar(x - w * grow, y - 10 * (k + 1), width * grow, 11, brush.dark("stone", 0.5 - 0.15 * k))
        brush.bar(x - w * grow, y - 10 * (k + 1), width * grow, 3, brush.lit("stone", 0.3))
    top = y - 30 - width * 0.36
    brush.bar(x - w * 0.9, top, width * 0.9, width * 0.36, brush.dark("wood", 0.3))
    brush.bar(x - w, top - 6, width, 9, brush.tone("cloth"))
    brush.flat(
        polygon(
            [
                (x - w * 0.34, top),
                (x + w * 0.34, top),
                (x + w * 0.34, y - 44),
                (x, y - 32),
                (x - w * 0.34, y - 44),
            ]
        ),
        brush.tone("cloth"),
    )
    if cross:
        brush.bar(x - 4, top - width * 0.46, 8, width * 0.42, brush.lit("brass", 0.2))
        brush.bar(x - width * 0.12, top - width * 0.36, width * 0.24, 8, brush.lit("brass", 0.2))
    for dx in (-0.8, -0.56, 0.56, 0.8):
        brush.bar(x + w * dx - 3, top - 40, 6, 34, brush.tone("cloth"))
        brush.flat(
            spline([(x + w * dx - 5, top - 40), (x + w * dx, top - 58, "c"), (x + w * dx + 5, top - 40)]),
            hex_color("#ffd27a"),
        )


def pews(brush: Brush, *, rows: Points, x: float = 640, color: str = "wood") -> None:
    """Stand rows of pews seen from behind, either side of the aisle: rows `[half aisle, y, scale]`, far to near.

    Their seats are 72 `scale` above the foot line.
    """
    for aisle, y, scale in rows:
        half = 640 - aisle
        for side in (-1, 1):
            start, end = x + side * half, x + side * 1100
            left, width = min(start, end), abs(end - start)
            top = y - 112 * scale
            brush.bar(left, top, width, 112 * scale, brush.dark(color, 0.5))
            brush.bar(left, top - 5 * scale, width, 13 * scale, brush.lit(color, 0.3))
            brush.bar(left, y - 64 * scale, width, 5 * scale, brush.dark(color))
            pitch = 94 * scale
            for k in range(int(width / pitch) + 1):
                px = start + side * k * pitch
                brush.bar(px - 3 * scale, top + 8 * scale, 6 * scale, 104 * scale, brush.dark(color, 0.95))
            scroll = [
                (start - 15 * scale, y, "c"), (start - 15 * scale, top - 4 * scale), (start, top - 22 * scale),
                (start + 15 * scale, top - 4 * scale), (start + 15 * scale, y, "c"),
            ]  # fmt: skip
            brush.solid(spline(scroll), color, shade=9 * scale, edge=3 * scale)


def candle_stand(brush: Brush, *, spots: Points) -> None:
    """Stand tall candlesticks: spots `[x, y, height]`; the flame is at the top."""
    for x, y, height in spots:
        s = height / 150
        brush.flat(ellipse(x, y, 20 * s, 5 * s), brush.dark("brass"))
        brush.bar(x - 3.5 * s, y - height * 0.8, 7 * s, height * 0.8, brush.tone("brass"))
        for k in (0.2, 0.5, 0.78):
            brush.flat(ellipse(x, y - height * k, 9 * s, 5 * s), brush.lit("brass", 0.25))
        brush.bar(x - 5 * s, y - height * 0.98, 10 * s, height * 0.2, brush.tone("#efe2c4"))
        flame = [
            (x - 5 * s, y - height), (x - 3 * s, y - height - 10 * s), (x, y - height - 22 * s, "c"),
            (x + 5 * s, y - height - 8 * s),
        ]  # fmt: skip
        brush.flat(spline(flame), hex_color("#ffc45a"))
        brush.flat(ellipse(x, y - height - 5 * s, 2.4 * s, 5 * s), hex_color("#fff4c8"))


def judge_bench(brush: Brush, *, x: float, y: float = 600, width: float = 520, color: str = "wood") -> None:
    """Raise the judge's bench before a panelled wall with the scales of justice, a gavel and a lamp."""
    w = width / 2
    brush.flat(box(x - w * 0.62, y - 560, w * 1.24, 360, 4), brush.dark(color, 0.5))
    brush.solid(
        polygon([(x - w * 0.74, y - 556), (x, y - 640), (x + w * 0.74, y - 556)]), color, shade=16, edge=6
    )
    for dx in (-0.62, 0.54):
        brush.solid(box(x + w * dx, y - 556, w * 0.1, 356, 3), color, shade=9, edge=4)
    brush.flat(ellipse(x, y - 420, 74, 74), brush.dark("accent", 0.4))
    brush.canvas.drawPath(ellipse(x, y - 420, 74, 74), stroke(brush.lit("brass", 0.2), 6))
    brush.bar(x - 3, y - 470, 6, 96, brush.lit("brass", 0.3))
    brush.bar(x - 46, y - 460, 92, 5, brush.lit("brass", 0.3))
    for s in (-44, 44):
        for dx in (-16, 16):
            brush.line([(x + s, y - 458), (x + s + dx, y - 420)], brush.tone("brass"), 2)
        pan = [(x + s - 20, y - 420, "c"), (x + s, y - 404), (x + s + 20, y - 420, "c")]
        brush.flat(spline(pan), brush.lit("brass", 0.3))
    for k, (grow, top, tall) in enumerate(((1.0, 210, 210), (0.66, 262, 70))):
        brush.bar(x - w * grow, y - top, width * grow, tall, brush.dark(color, 0.34 - 0.2 * k))
        brush.solid(box(x - w * grow - 12, y - top - 14, width * grow + 24, 18, 4), color, shade=4, edge=5)
        panels = 5 if k == 0 else 3
        for i in range(panels):
            px = x - w * grow + 16 + i * (width * grow - 20) / panels
            wide = (width * grow - 20) / panels - 12
            brush.bar(px, y - top + 22, wide, tall - 44, brush.dark(color, 0.8))
            brush.bar(px, y - top + tall - 26, wide, 4, brush.lit(color, 0.2))
    brush.bar(x - w - 20, y - 22, width + 40, 22, brush.dark(color, 0.9))
    brush.line([(x + 96, y - 282), (x + 130, y - 292)], brush.dark("dark", 0.2), 5)
    brush.flat(box(x + 124, y - 304, 18, 26, 4), brush.dark("dark", 0.2))


def flag(brush: Brush, *, spots: Points) -> None:
    """Stand flags furled on poles: spots `[x, y, height, role]`."""
    for x, y, height, color in spots:
        brush.flat(ellipse(x, y, 24, 6), brush.dark("brass"))
        brush.bar(x - 3, y - height, 6, height, brush.tone("brass"))
        brush.flat(ellipse(x, y - height, 8, 11), brush.lit("brass", 0.3))
        cloth = spline(
            [
                (x, y - height * 0.96, "c"), (x + height * 0.12, y - height * 0.8),
                (x + height * 0.16, y - height * 0.5), (x + height * 0.1, y - height * 0.3, "c"),
                (x - height * 0.06, y - height * 0.36), (x - height * 0.04, y - height * 0.7),
            ]
        )  # fmt: skip
        brush.solid(cloth, color, shade=14, edge=4)
        brush.line([(x + 8, y - height * 0.84), (x + 14, y - height * 0.4)], brush.dark(color), 4)


def staircase(
    brush: Brush,
    *,
    x: float,
    y: float,
    width: float = 420,
    height: float = 330,
    steps: int = 12,
    carpet: str = "rug",
) -> None:
    """Build a grand stair that rises, narrowing, to a landing `height` above its foot, with curved balustrades."""
    for k in range(steps):
        t, t2 = k / steps, (k + 1) / steps
        half = width / 2 * lerp(1.0, 0.5, t)
        line, above = y - height * t, y - height * t2
        brush.bar(x - half, above, half * 2, line - above, brush.dark("stone", 0.34))
        brush.bar(x - half, above, half * 2, (line - above) * 0.34, brush.lit("stone", 0.24))
        brush.bar(x - half * 0.6, above, half * 1.2, line - above, brush.dark(carpet, 0.5))
        brush.bar(x - half * 0.6, above, half * 1.2, (line - above) * 0.4, brush.tone(carpet))
        for s in (-0.6, 0.56):
            brush.bar(x + half * s, above, half * 0.05, line - above, brush.tone("rug_border"))
    for side in (-1, 1):
        rail = [
            (x + side * width * 0.62, y - 92), (x + side * width * 0.47, y - height * 0.36 - 70),
            (x + side * width * 0.3, y - height * 0.8 - 62), (x + side * width * 0.25, y - height - 60),
        ]  # fmt: skip
        for k in range(13):
            t = k / 12
            px = x + side * width * (0.53 * (1 - t) ** 1.6 + 0.25 * (1 - (1 - t) ** 1.6) + 0.05 * (1 - t))
            foot = y - height * t
            brush.bar(px - 3, foot - lerp(88, 58, t), 6, lerp(88, 58, t), brush.tone("wood"))
        brush.line(rail, brush.dark("wood", 0.6), 17)
        brush.line([(px, py - 4) for px, py in rail], brush.lit("wood", 0.3), 7)
        post = x + side * width * 0.62
        brush.solid(box(post - 17, y - 108, 34, 112, 5), "wood", shade=10, edge=4)
        brush.solid(ellipse(post, y - 122, 19, 19), "brass", shade=8, edge=4)


def chandelier(
    brush: Brush, *, x: float, y: float, width: float = 240, tiers: int = 2, candles: bool = False
) -> None:
    """Hang a chandelier whose lowest lights are at `y`; with candles, or bulbs and crystal drops."""
    brush.bar(x - 3, -260, 6, 260 + y, brush.tone("brass"))
    for tier in range(tiers):
        half, line = width / 2 * (1 - 0.42 * tier), y - 66 * tier
        brush.canvas.drawPath(ellipse(x, line, half, half * 0.16), stroke(brush.tone("brass"), 6))
        for s in (-1, 1):
            brush.line(
                [(x, line - 56), (x + s * half * 0.5, line + 10), (x + s * half, line)],
                brush.lit("brass", 0.2),
                4,
            )
        count = 7 - 2 * tier
        for k in range(count):
            t = -1 + 2 * k / (count - 1)
            cx, cy = x + half * t, line + half * 0.16 * math.sqrt(max(0.0, 1 - t * t))
            on = candles or brush.day.lamps > 0.1
            brush.bar(cx - 4, cy - 24, 8, 22, brush.tone("#efe6cf"))
            brush.flat(ellipse(cx, cy - 30, 5, 9), hex_color("#ffe6a0") if on else brush.tone("#e6dcc0"))
            if not candles:
                for d in range(3):
                    brush.flat(
                        ellipse(cx, cy + 8 + d * 9, 3.4 - 0.6 * d, 5),
                        with_alpha(brush.lit("#e8f0ee", 0.3), 220),
                    )
    brush.flat(ellipse(x, y + 12, 16, 20), brush.lit("brass", 0.2))


def key_rack(
    brush: Brush, *, x: float, y: float, columns: int = 7, rows: int = 4, color: str = "wood"
) -> None:
    """Hang a hotel's rack of pigeon holes with keys on brass tags and a few letters."""
    cell_x, cell_y = 46.0, 52.0
    width, height = columns * cell_x, rows * cell_y
    brush.flat(box(x - 12, y - 12, width + 24, height + 24, 4), brush.tone(color))
    brush.bar(x - 18, y - 24, width + 36, 14, brush.lit(color, 0.3))
    for row in range(rows):
        for k in range(columns):
            cx, cy = x + k * cell_x, y + row * cell_y
            brush.bar(cx + 3, cy + 3, cell_x - 6, cell_y - 6, brush.dark(brush.dark(color), 0.9))
            if brush.chance.random() < 0.3:
                brush.bar(cx + 8, cy + 20, cell_x - 18, cell_y - 26, brush.tone("#efe4cb"))
            if brush.chance.random() < 0.7:
                brush.bar(cx + cell_x / 2 - 1.5, cy + 8, 3, 14, brush.lit("metal", 0.3))
                brush.flat(ellipse(cx + cell_x / 2, cy + 30, 8, 10), brush.lit("brass", 0.25))


def skeleton(brush: Brush, *, x: float, y: float, size: float = 400, color: str = "bone") -> None:
    """Stand the bones of a great lizard on its plinth, head to the left; x is its middle, y the top of the plinth."""
    s = size / 400
    bone, shade = brush.lit(color, 0.16), brush.dark(color, 0.8)

    def at(dx: float, dy: float) -> tuple[float, float]:
        return x + dx * s, y - dy * s

    spine = [
        at(-180, 268),
        at(-132, 232),
        at(-70, 226),
        at(0, 216),
        at(70, 196),
        at(150, 138),
        at(250, 96),
        at(330, 116),
    ]
    for hip, knee, heel, toes, tone in (
        (44, (86, 116), (74, 58), (40, 6), shade),
        (30, (-6, 118), (2, 56), (-30, 6), bone),
    ):
        brush.flat(
            limb(at(hip, 206), at((hip + knee[0]) / 2 + 16, 160), at(*knee), (28 * s, 20 * s, 15 * s)), tone
        )
        brush.flat(limb(at(*knee), at(heel[0] + 10, 90), at(*heel), (18 * s, 11 * s, 11 * s)), tone)
        brush.flat(limb(at(*heel), at(heel[0] - 4, 30), at(toes[0] + 30, 8), (12 * s, 9 * s, 10 * s)), tone)
        brush.line([at(toes[0] + 34, 8), at(toes[0], 3)], tone, 8 * s)
        brush.line([at(toes[0] + 34, 8), at(toes[0] + 52, 2)], tone, 7 * s)
    for k in range(9):
        rib = -112 + 17 * k
        drop = 92 - abs(k - 3) * 9
        brush.line(
            [at(rib, 226), at(rib - 18, 226 - drop * 0.6), at(rib - 2, 226 - drop)],
            shade if k % 2 else bone,
            6 * s,
        )
    brush.line(spine, shade, 17 * s)
    brush.line([(px, py - 3 * s) for px, py in spine], bone, 11 * s)
    for k in range(22):
        t = k / 21 * (len(spine) - 1)
        i, part = min(int(t), len(spine) - 2), t - min(int(t), len(spine) - 2)
        px, py = (lerp(spine[i][0], spine[i + 1][0], part), lerp(spine[i][1], spine[i + 1][1], part))
        brush.line([(px, py + 2 * s), (px + 3 * s, py - 16 * s * (1 - k / 30))], bone, 5 * s)
    for dx in (0, 12):
        brush.line([at(-112 + dx, 196), at(-136 + dx, 166), at(-128 + dx, 142)], shade if dx else bone, 7 * s)
    skull = [
        at(-164, 300), at(-214, 306), at(-262, 276), at(-284, 254), at(-276, 244), at(-226, 246),
        at(-180, 240), at(-158, 262),
    ]  # fmt: skip
    brush.flat(spline(skull), bone)
    jaw = [at(-176, 240), at(-226, 230), at(-266, 222), at(-262, 212), at(-216, 214), at(-172, 224)]
    brush.flat(spline(jaw), shade)
    for k in range(7):
        tx = -268 + 13 * k
        brush.flat(polygon([at(tx, 246), at(tx + 9, 246), at(tx + 4, 230)]), brush.lit(color, 0.4))
    brush.flat(ellipse(*at(-206, 280), 13 * s, 10 * s), brush.tone("dark"))
    brush.flat(ellipse(*at(-246, 266), 7 * s, 5 * s), brush.tone("dark"))
    for dx in (-110, 60, 200):
        brush.line([at(dx, 200 if dx < 100 else 116), at(dx, 0)], brush.dark("metal", 0.4), 4 * s)


def plinth(
    brush: Brush, *, x: float, y: float, width: float = 110, height: float = 110, load: str = "bust"
) -> None:
    """Stand a stone block that carries a `bust`, a `vase`, an `urn`, a modern `knot`, or nothing."""
    w = width / 2
    brush.glaze(ellipse(x, y, w * 1.3, 11), brush.dark("floor"), 170)
    brush.solid(box(x - w * 0.86, y - height, w * 1.72, height, 2), "stone", shade=w * 0.5, edge=6)
    for dy in (12, height):
        brush.solid(box(x - w, y - dy - 4, width, 16, 3), "stone", shade=6, edge=3)
    top = y - height - 4
    if load == "bust":
        chest = [
            (x - w * 0.7, top, "c"), (x - w * 0.74, top - 40), (x - w * 0.2, top - 60),
            (x + w * 0.2, top - 60), (x + w * 0.74, top - 40), (x + w * 0.7, top, "c"),
        ]  # fmt: skip
        brush.solid(spline(chest), "marble", shade=16, edge=5)
        brush.solid(box(x - 13, top - 84, 26, 34, 8), "marble", shade=9)
        brush.solid(ellipse(x, top - 104, 27, 35), "marble", shade=13, edge=5)
    elif load in ("vase", "urn"):
        r = w * 0.62
        pot = [
            (x - r * 0.5, top, "c"), (x - r, top - r * 1.3), (x - r * 0.4, top - r * 2.3),
            (x - r * 0.56, top - r * 2.7, "c"), (x + r * 0.56, top - r * 2.7, "c"),
            (x + r * 0.4, top - r * 2.3), (x + r, top - r * 1.3), (x + r * 0.5, top, "c"),
        ]  # fmt: skip
        brush.solid(spline(pot), "accent" if load == "vase" else "brass", shade=14, edge=5)
        for k in range(3):
            brush.bar(x - r * 0.8, top - r * (0.9 + 0.3 * k), r * 1.6, 4, brush.dark("dark", 0.2))
    elif load == "knot":
        for dx, dy, rx, ry in ((-0.2, 0.9, 0.62, 0.8), (0.3, 1.3, 0.5, 0.95), (0, 2.0, 0.56, 0.5)):
            ring = ellipse(x + dx * w, top - dy * w, rx * w, ry * w)
            brush.canvas.drawPath(ring, stroke(brush.dark("accent", 0.5), 21))
            brush.canvas.drawPath(ring, stroke(brush.lit("accent", 0.2), 11))


def vitrine(
    brush: Brush, *, x: float, y: float, width: float = 190, height: float = 180, load: str = "vase"
) -> None:
    """Stand a lit glass case on a base with a treasure inside."""
    brush.solid(box(x, y - height * 0.46, width, height * 0.46, 3), "wood", shade=12, edge=4)
    plinth(brush, x=x + width / 2, y=y - height * 0.46, width=width * 0.4, height=12, load=load)
    case = box(x + 4, y - height * 1.14, width - 8, height * 0.68, 2)
    brush.glaze(case, hex_color("#ffe9b8"), 50)
    brush.canvas.drawPath(case, stroke(brush.lit("brass", 0.3), 4))
    shine = [
        (x + 16, y - height * 0.5), (x + width * 0.34, y - height * 1.12),
        (x + width * 0.46, y - height * 1.12), (x + width * 0.2, y - height * 0.5),
    ]  # fmt: skip
    brush.glaze(polygon(shine), (255, 255, 255, 255), 40)


DRAWERS: dict[str, Drawer] = {
    f.__name__: f
    for f in (
        rose_window, stained_glass, altar, pews, candle_stand, judge_bench, flag, staircase, chandelier, key_rack,
        skeleton, plinth, vitrine,
    )
}  # fmt: skip
