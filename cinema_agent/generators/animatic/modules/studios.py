"""What artists and musicians work with, and what ends up under the roof: easels, drums, microphones, trunks.

All stand on a foot line `y`; shade away from the light and a lit upper edge give them body. Source: ours.
"""

from __future__ import annotations

from typing import Literal

from cinema_agent.generators.animatic.canvas import (
    box,
    ellipse,
    hex_color,
    limb,
    mix,
    polygon,
    saved,
    spline,
    stroke,
)
from cinema_agent.generators.animatic.modules.brush import Brush, Drawer
from cinema_agent.generators.animatic.modules.land import Points

Painting = Literal["landscape", "portrait", "abstract"]


def easel(brush: Brush, *, x: float, y: float, height: float = 420, motif: Painting = "landscape") -> None:
    """Stand a painter's easel with a large canvas: `landscape`, `portrait` or `abstract`, half finished."""
    for dx in (-0.3, 0.3):
        brush.line(
            [(x + dx * height * 0.3, y - height * 0.98), (x + dx * height, y)], brush.dark("wood", 0.4), 13
        )
    brush.line([(x, y - height), (x + 14, y - 16)], brush.dark("wood"), 11)
    w, h = height * 0.62, height * 0.56
    left, top = x - w / 2, y - height * 0.9
    brush.bar(left - w * 0.06, top + h, w * 1.12, 16, brush.lit("wood", 0.2))
    brush.glaze(box(left + 6, top + 8, w, h), brush.dark("floor"), 120)
    sheet = box(left, top, w, h, 2)
    brush.flat(sheet, brush.tone("#f1e8d2"))
    with saved(brush.canvas):
        brush.canvas.clipPath(sheet, True)
        brush.canvas.translate(left, top)
        brush.canvas.scale(w / 100, h / 100)
        _PAINTINGS[motif](brush)
    brush.bar(left, top, w, 4, brush.lit("#f1e8d2", 0.4))
    brush.flat(box(x - 16, top - 14, 32, 20, 3), brush.tone("wood"))


def _landscape(brush: Brush) -> None:
    for k, color in enumerate(("#e8a25a", "#eec27a", "#f3dca0")):
        brush.bar(0, 14 * k, 100, 80, brush.tone(color))
    brush.flat(ellipse(68, 40, 12, 13), brush.tone("#fbf0c8"))
    brush.flat(spline([
        (-5, 66, "c"), (24, 44), (52, 60), (80, 48), (106, 62, "c"), (106, 100, "c"), (-5, 100, "c"),
    ]), brush.tone("#4f7f8a"))  # fmt: skip
    brush.flat(spline([
        (-5, 80, "c"), (30, 66), (62, 82), (80, 78, "c"), (60, 100, "c"), (-5, 100, "c"),
    ]), brush.tone("#2f5a52"))  # fmt: skip
    for k in range(6):
        brush.line([(62 + k * 5, 96 - k * 3), (72 + k * 5, 80 - k * 4)], brush.tone("#c8643f"), 4)


def _face(brush: Brush) -> None:
    brush.bar(0, 0, 100, 100, brush.tone("#3f6a70"))
    brush.flat(spline([(4, 100, "c"), (20, 70), (50, 60), (80, 70), (96, 100, "c")]), brush.tone("accent"))
    brush.flat(ellipse(50, 40, 20, 24), brush.tone("#d8a57e"))
    brush.flat(
        spline([(28, 44), (30, 16), (52, 8), (74, 20), (72, 46), (64, 26), (44, 24)]), brush.tone("#4a2c28")
    )
    for k in range(5):
        brush.line([(6 + k * 5, 20 + k * 9), (16 + k * 3, 10 + k * 9)], brush.tone("#e2b45a"), 4)


def _abstract(brush: Brush) -> None:
    brush.bar(0, 0, 100, 100, brush.tone("#e6dcc4"))
    brush.bar(8, 10, 40, 50, brush.tone("#c8503f"))
    brush.bar(52, 34, 38, 56, brush.tone("#2f5f7a"))
    brush.flat(ellipse(60, 26, 18, 18), brush.tone("#e2a53f"))
    brush.line([(4, 90), (36, 66), (64, 84), (96, 8)], brush.tone("#1f1c28"), 5)


_PAINTINGS = {"landscape": _landscape, "portrait": _face, "abstract": _abstract}


def painting(
    brush: Brush,
    *,
    x: float,
    y: float,
    width: float,
    height: float,
    motif: Painting = "abstract",
    frame: str = "",
) -> None:
    """Hang a large painting, framed or (as now) bare: `landscape`, `portrait` or `abstract`."""
    brush.glaze(box(x + 6, y + 9, width, height), brush.dark("wall"), 130)
    if frame:
        brush.solid(box(x - 13, y - 13, width + 26, height + 26, 3), frame, shade=6, edge=4)
    sheet = box(x, y, width, height, 1)
    with saved(brush.canvas):
        brush.canvas.clipPath(sheet, True)
        brush.canvas.translate(x, y)
        brush.canvas.scale(width / 100, height / 100)
        _PAINTINGS[motif](brush)


def canvases(brush: Brush, *, spots: Points) -> None:
    """Lean bare canvases against the wall, some face about: spots `[x, y, width, height]`."""
    for k, (x, y, width, height) in enumerate(spots):
        brush.glaze(
            polygon([(x, y), (x + width, y), (x + width + 20, y + 8), (x + 10, y + 8)]),
            brush.dark("floor"),
            150,
        )
        sheet = [(x + 8, y - height), (x + width + 8, y - height), (x + width, y), (x, y)]
        brush.flat(polygon(sheet), brush.tone(("#e9dfc6", "#b98a5c", "#3f6a78", "#c8744a")[k % 4]))
        brush.canvas.drawPath(polygon(sheet), stroke(brush.dark("wood", 0.4), 6))
        if k % 4 == 1:
            brush.line([(x + width / 2 + 6, y - height), (x + width / 2, y)], brush.dark("wood", 0.4), 7)


def drum_kit(brush: Brush, *, x: float, y: float, size: float = 300, color: str = "accent") -> None:
    """Set up a drum kit: bass drum, toms, snare and cymbals; x is its middle."""
    s = size / 300
    brush.glaze(ellipse(x, y + 4, 190 * s, 20 * s), brush.dark("floor"), 170)
    for dx, top in ((-150, 250), (150, 262), (-112, 178)):
        brush.line([(x + dx * s, y - top * s), (x + dx * 0.94 * s, y)], brush.dark("metal", 0.5), 6 * s)
        brush.line([
            (x + dx * 0.94 * s - 26 * s, y), (x + dx * 0.94 * s, y - 26 * s), (x + dx * 0.94 * s + 26 * s, y),
        ], brush.dark("metal", 0.6), 4 * s)  # fmt: skip
    for dx, dy, wide, tall in ((-128, 60, 78, 60), (104, 84, 96, 84)):
        brush.solid(
            box(x + dx * s - wide * s / 2, y - (dy + tall) * s, wide * s, tall * s, 5),
            color,
            shade=14 * s,
            edge=5 * s,
        )
        for k in (0, tall - 9):
            brush.bar(
                x + dx * s - wide * s / 2 - 4,
                y - (dy + tall - k) * s,
                wide * s + 8,
                9 * s,
                brush.lit("metal", 0.4),
            )
    for dx in (-46, 46):
        drum = box(x + dx * s - 40 * s, y - 226 * s, 80 * s, 58 * s, 8)
        brush.solid(drum, color, shade=12 * s, edge=5 * s)
        brush.flat(ellipse(x + dx * s, y - 226 * s, 40 * s, 10 * s), brush.tone("#efe6d2"))
        brush.bar(x + dx * s - 42 * s, y - 222 * s, 84 * s, 7 * s, brush.lit("metal", 0.4))
    ring = ellipse(x, y - 86 * s, 88 * s, 88 * s)
    brush.flat(ring, brush.lit("metal", 0.2))
    brush.solid(ellipse(x, y - 86 * s, 82 * s, 82 * s), color, shade=14 * s, edge=5 * s)
    brush.flat(ellipse(x, y - 86 * s, 66 * s, 66 * s), brush.tone("#efe6d2"))
    brush.canvas.drawPath(ellipse(x, y - 86 * s, 40 * s, 40 * s), stroke(brush.tone(color), 7 * s))
    brush.flat(
        polygon([(x - 22 * s, y - 66 * s), (x, y - 118 * s), (x + 22 * s, y - 66 * s)]), brush.tone(color)
    )
    for dx, top, wide in ((-150, 252, 74), (150, 264, 84), (-112, 182, 54)):
        for dy, tone in ((5, brush.dark("brass", 0.7)), (0, brush.lit("brass", 0.3))):
            brush.flat(ellipse(x + dx * s, y - (top - dy) * s, wide * s, 9 * s), tone)


def amplifier(brush: Brush, *, spots: Points, color: str = "dark") -> None:
    """Stand amplifiers: spots `[x, y, size]`; x is the left side."""
    for x, y, size in spots:
        brush.solid(box(x, y - size, size, size, 6), color, shade=8, edge=4)
        brush.flat(box(x + size * 0.07, y - size * 0.72, size * 0.86, size * 0.64, 4), brush.lit(color, 0.16))
        for k in range(2):
            cx = x + size * (0.3 + 0.4 * k)
            brush.flat(ellipse(cx, y - size * 0.4, size * 0.17, size * 0.17), brush.dark(color))
            brush.canvas.drawPath(
                ellipse(cx, y - size * 0.4, size * 0.17, size * 0.17), stroke(brush.lit("metal", 0.1), 3)
            )
            brush.flat(ellipse(cx, y - size * 0.4, size * 0.06, size * 0.06), brush.lit(color, 0.3))
        for k in range(6):
            brush.flat(ellipse(x + size * (0.14 + 0.12 * k), y - size * 0.85, 5, 5), brush.lit("brass", 0.3))
        brush.flat(ellipse(x + size * 0.9, y - size * 0.85, 4, 4), hex_color("#ff5a3c"))


def keyboard(brush: Brush, *, x: float, y: float, width: float = 230, height: float = 130) -> None:
    """Stand an electric keyboard on crossed legs; x is its left side, the keys `height` above the foot."""
    brush.line([(x + width * 0.2, y), (x + width * 0.8, y - height)], brush.tone("dark"), 8)
    brush.line([(x + width * 0.8, y), (x + width * 0.2, y - height)], brush.tone("dark"), 8)
    brush.flat(box(x, y - height - 18, width, 30, 5), brush.lit("dark", 0.1))
    brush.bar(x + 10, y - height - 14, width - 20, 12, brush.tone("#f1e8d4"))
    for k in range(int((width - 24) / 12)):
        if k % 7 not in (2, 6):
            brush.bar(x + 18 + k * 12, y - height - 14, 6, 7, brush.tone("dark"))


def microphone(brush: Brush, *, x: float, y: float, height: float = 260, boom: float = 0.0) -> None:
    """Stand a microphone on its stand; with `boom` its head hangs that far to the side behind a round filter."""
    tone = brush.lit("dark", 0.14)
    for dx in (-40, 34):
        brush.line([(x, y - 20), (x + dx, y)], tone, 6)
    brush.bar(x - 3, y - height, 6, height - 8, tone)
    hx, hy = x + boom, y - height - abs(boom) * 0.16
    brush.line([(x - boom * 0.3, y - height + abs(boom) * 0.1), (hx, hy - 34)], tone, 5)
    body = box(hx - 17, hy - 34, 34, 70, 15)
    brush.solid(body, "metal", shade=10, edge=5)
    for k in range(5):
        brush.bar(hx - 15, hy - 24 + k * 9, 30, 2.4, brush.dark("metal"))
    brush.bar(hx - 19, hy + 10, 38, 7, brush.lit("brass", 0.2))
    if boom:
        cx = hx - 40 if boom < 0 else hx + 40
        brush.canvas.drawPath(ellipse(cx, hy, 11, 32), stroke(tone, 5))
        brush.glaze(ellipse(cx, hy, 11, 32), brush.tone("dark"), 150)


def music_stand(brush: Brush, *, x: float, y: float, height: float = 170) -> None:
    """Stand a music stand with two pages."""
    for dx in (-28, 28):
        brush.line([(x, y - 24), (x + dx, y)], brush.tone("dark"), 5)
    brush.bar(x - 2.5, y - height, 5, height - 10, brush.tone("dark"))
    brush.flat(polygon([
        (x - 50, y - height - 58), (x + 50, y - height - 58), (x + 44, y - height), (x - 44, y - height),
    ]), brush.lit("dark", 0.12))  # fmt: skip
    for s in (-1, 1):
        page = [
            (x + s * 2, y - height - 54), (x + s * 42, y - height - 54), (x + s * 37, y - height - 5),
            (x + s * 2, y - height - 5),
        ]  # fmt: skip
        brush.flat(polygon(page), brush.tone("#f1e8d2"))
        for k in range(4):
            brush.line([
                (x + s * 7, y - height - 46 + k * 11), (x + s * 34, y - height - 46 + k * 11),
            ], brush.dark("#f1e8d2", 0.6), 1.6)  # fmt: skip


def foam_panels(
    brush: Brush,
    *,
    x: float,
    y: float,
    columns: int = 6,
    rows: int = 3,
    size: float = 92,
    color: str = "foam",
) -> None:
    """Line a wall with square acoustic panels of wedges, turned one against the other."""
    for row in range(rows):
        for k in range(columns):
            cx, cy = x + k * (size + 6), y + row * (size + 6)
            brush.flat(box(cx, cy, size, size, 4), brush.dark(color, 0.2))
            for w in range(5):
                at, wide = w * size / 5, size / 10
                if (k + row) % 2:
                    brush.bar(cx, cy + at, size, wide, brush.dark(color, 0.8))
                    brush.bar(cx, cy + at, size, 2, brush.lit(color, 0.2))
                else:
                    brush.bar(cx + at, cy, wide, size, brush.dark(color, 0.8))
                    brush.bar(cx + at, cy, 2, size, brush.lit(color, 0.2))


def mixing_desk(brush: Brush, *, x: float, y: float, width: float = 480, height: float = 120) -> None:
    """Stand a mixing desk before the camera, its surface sloping to us: faders, knobs, meters; x is its left side."""
    top = [(x + 30, y - height), (x + width - 30, y - height), (x + width, y), (x, y)]
    brush.flat(polygon(top), brush.lit("dark", 0.14))
    brush.bar(x - 10, y, width + 20, 300, brush.dark("wood", 0.5))
    brush.bar(x - 10, y, width + 20, 14, brush.lit("wood", 0.4))
    for s in (0, 1):
        cheek = [
            (x + s * width - 12, y + 4), (x + 30 + s * (width - 60) - 12, y - height - 14),
            (x + 30 + s * (width - 60) + 12, y - height - 14), (x + s * width + 12, y + 4),
        ]  # fmt: skip
        brush.solid(polygon(cheek), "wood", shade=7, edge=3)
    strips = int(width / 26)
    for k in range(strips):
        t = (k + 0.5) / strips
        far, near = x + 36 + t * (width - 72), x + 10 + t * (width - 20)
        for j, color in enumerate(("accent", "brass", "metal", "metal")):
            part = 0.1 + 0.12 * j
            brush.flat(
                ellipse(far + (near - far) * part, y - height * (1 - part), 5, 4.4), brush.lit(color, 0.3)
            )
        a, b = 0.58, 0.92
        brush.line([
            (far + (near - far) * a, y - height * (1 - a)), (far + (near - far) * b, y - height * (1 - b)),
        ], brush.tone("dark"), 4)  # fmt: skip
        level = a + (b - a) * (0.2 + 0.6 * ((k * 5) % 7) / 6)
        brush.flat(
            box(far + (near - far) * level - 7, y - height * (1 - level) - 4, 14, 9, 2),
            brush.lit("#e8e0cc", 0.2),
        )
        lit = "#7fe0a0" if k % 4 else "#ffc04a"
        brush.bar(far - 4, y - height + 2, 8, 5, hex_color(lit))


def speaker(brush: Brush, *, spots: Points) -> None:
    """Stand loudspeakers: spots `[x, y, width]`; x is the middle."""
    for x, y, width in spots:
        height = width * 1.5
        brush.solid(box(x - width / 2, y - height, width, height, 6), "dark", shade=8, edge=4)
        for dy, r in ((0.34, 0.36), (0.76, 0.2)):
            cy = y - height * dy
            brush.flat(ellipse(x, cy, width * r, width * r), brush.lit("dark", 0.2))
            brush.flat(
                ellipse(x, cy, width * r * 0.8, width * r * 0.8),
                brush.lit("metal", 0.1) if r < 0.3 else brush.dark("dark"),
            )
            brush.flat(ellipse(x, cy, width * r * 0.3, width * r * 0.3), brush.lit("dark", 0.3))


def dress_form(brush: Brush, *, x: float, y: float, height: float = 260) -> None:
    """Stand a dressmaker's dummy."""
    s = height / 260
    brush.bar(x - 4 * s, y - 96 * s, 8 * s, 96 * s, brush.dark("wood"))
    for dx in (-40, 0, 40):
        brush.line([(x, y - 22 * s), (x + dx * s, y)], brush.dark("wood", 0.7), 8 * s)
    body = [
        (x - 13, y - 244 * s, "c"), (x - 52 * s, y - 220 * s), (x - 46 * s, y - 168 * s),
        (x - 34 * s, y - 140 * s), (x - 52 * s, y - 88 * s, "c"), (x + 52 * s, y - 88 * s, "c"),
        (x + 34 * s, y - 140 * s), (x + 46 * s, y - 168 * s), (x + 52 * s, y - 220 * s),
        (x + 13, y - 244 * s, "c"),
    ]  # fmt: skip
    brush.solid(spline(body), "cloth", shade=20 * s, edge=6 * s)
    brush.line([(x, y - 240 * s), (x + 3, y - 160 * s), (x, y - 90 * s)], brush.dark("cloth", 0.7), 3)
    brush.solid(box(x - 13 * s, y - 264 * s, 26 * s, 24 * s, 6), "wood", shade=7, edge=3)


def trunk(brush: Brush, *, spots: Points, color: str = "wood") -> None:
    """Set down trunks with brass corners and straps: spots `[x, y, width]`; x is the middle."""
    for x, y, width in spots:
        w, h = width / 2, width * 0.5
        brush.solid(box(x - w, y - h * 0.62, width, h * 0.62, 4), color, shade=14, edge=4)
        lid = [
            (x - w, y - h * 0.62, "c"), (x - w, y - h * 0.84), (x - w * 0.7, y - h), (x + w * 0.7, y - h),
            (x + w, y - h * 0.84), (x + w, y - h * 0.62, "c"),
        ]  # fmt: skip
        brush.solid(spline(lid), color, shade=12, edge=5)
        brush.bar(x - w, y - h * 0.66, width, 8, brush.dark(color))
        for dx in (-0.56, 0.44):
            brush.bar(x + dx * w, y - h * 0.98, w * 0.14, h * 0.98, brush.dark("accent", 0.5))
        brush.solid(box(x - 14, y - h * 0.74, 28, 28, 4), "brass", shade=6, edge=3)
        for dx in (-1, 0.86):
            for dy in (0.14, 0.62):
                brush.bar(x + dx * w, y - h * dy, w * 0.14, h * 0.13, brush.tone("brass"))


def rocking_horse(brush: Brush, *, x: float, y: float, size: float = 120, color: str = "cloth") -> None:
    """Stand a rocking horse that looks to the left."""
    s = size / 120

    def at(dx: float, dy: float) -> tuple[float, float]:
        return x + dx * s, y - dy * s

    brush.line([at(-92, 22), at(-50, 4), at(0, 0), at(50, 4), at(92, 22)], brush.tone("accent"), 11 * s)
    for a, b in (((-34, 74), (-62, 12)), ((-22, 70), (-34, 8)), ((36, 72), (38, 8)), ((44, 78), (66, 12))):
        brush.flat(
            limb(at(*a), at((a[0] + b[0]) / 2, 46), at(*b), (17 * s, 12 * s, 9 * s)), brush.dark(color, 0.3)
        )
    body = [at(-52, 84), at(-40, 112), at(10, 104), at(52, 110), at(60, 82), at(20, 66), at(-30, 64)]
    brush.solid(spline(body), color, shade=13 * s, edge=4 * s)
    head = [
        at(-40, 112), at(-52, 146), at(-66, 164, ), at(-60, 176), at(-92, 156), at(-106, 136), at(-96, 126),
        at(-76, 134), at(-58, 100), at(-44, 84),
    ]  # fmt: skip
    brush.solid(spline(head), color, shade=10 * s, edge=4 * s)
    brush.line([at(-56, 172), at(-40, 146), at(-28, 112)], brush.dark("wood"), 13 * s)
    brush.line([at(58, 104), at(80, 92), at(76, 58)], brush.dark("wood"), 11 * s)
    saddle = [at(-14, 110), at(4, 122), at(30, 112), at(28, 86), at(-8, 84)]
    brush.solid(spline(saddle), "accent", shade=6, edge=3)
    brush.flat(ellipse(*at(-80, 150), 3.4 * s, 3.4 * s), brush.tone("dark"))
    brush.line(
        [at(-96, 138), at(-66, 128), at(-30, 110)], mix(brush.tone("accent"), brush.tone("dark"), 0.3), 3
    )


DRAWERS: dict[str, Drawer] = {
    f.__name__: f
    for f in (
        easel, painting, canvases, drum_kit, amplifier, keyboard, microphone, music_stand, foam_panels, mixing_desk,
        speaker, dress_form, trunk, rocking_horse,
    )
}  # fmt: skip
