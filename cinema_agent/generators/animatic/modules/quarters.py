"""Houses of other eras, to stand in for today's: gables and steeples, timbered fronts, glass towers, pods.

Source: ours.
"""

from __future__ import annotations

from cinema_agent.generators.animatic.canvas import (
    STAGE_LEFT,
    STAGE_RIGHT,
    box,
    ellipse,
    lerp,
    mix,
    polygon,
    saved,
    spline,
    with_alpha,
)
from cinema_agent.generators.animatic.modules.brush import Brush, Drawer
from cinema_agent.generators.animatic.modules.land import Points
from cinema_agent.generators.animatic.modules.town import window_color

TIMBER = "#4a352a"
PLASTER = ("#d9c7a0", "#c9b48a", "#d3b892", "#bfa98c")
THATCH = "#a88a54"
STEEL = "#8fa6c0"


def rooftops(
    brush: Brush,
    *,
    y: float,
    height: float,
    color: str = "city",
    dip: Points = (),
    lit: float = 0.3,
    steeples: bool = False,
    chimneys: bool = False,
) -> None:
    """Line up gabled houses along `y`, half as high as a skyline's, with chimneys or church steeples."""
    chance = brush.chance
    x = STAGE_LEFT
    number = 0
    while x < STAGE_RIGHT:
        width = chance.uniform(44, 86)
        tall = height * chance.uniform(0.3, 0.52) * (0.6 if any(a < x < b for a, b in dip) else 1.0)
        tone = mix(brush.tone(color), brush.day.haze, chance.uniform(0, 0.16))
        roof, lit_tone = mix(tone, brush.dark(color), 0.7), mix(tone, brush.day.orb, 0.22)
        top = y - tall
        is_steeple = steeples and number % 7 == 4 and tall > height * 0.3
        if is_steeple:
            top, width = y - height * 0.62, 34
        rise = height * 0.42 if is_steeple else width * 0.62
        brush.bar(x, top, width, 920 - top, tone)
        brush.bar(x if brush.side < 0 else x + width * 0.78, top, width * 0.22, 920 - top, lit_tone)
        brush.flat(polygon([(x - 5, top), (x + width / 2, top - rise), (x + width + 5, top)]), roof)
        if chimneys:
            brush.bar(x + width * 0.66, top - rise * 0.86, 9, rise * 0.7, tone)
        for row in range(max(1, int(tall / 44))):
            for dx in (0.24, 0.6):
                if chance.random() < 0.7:
                    pane = mix(window_color(brush, lit), brush.day.haze, (1 - brush.depth) * 0.5)
                    brush.bar(x + width * dx, top + 12 + row * 40, 8, 13, pane)
        x += width + chance.choice((0, 0, 4))
        number += 1


def timbered(brush: Brush, *, spots: Points, lit: float = 0.5) -> None:
    """Build half-timbered fronts: spots `[x, y, width, height]`; each floor stands out over the one below."""
    for index, (x, y, width, full) in enumerate(spots):
        height = min(full * 0.78, 330.0)
        wall = PLASTER[index % len(PLASTER)]
        floors = max(2, round(height / 105))
        storey = height / floors
        timber = brush.dark(TIMBER, 0.25)
        peak = polygon(
            [(x - 22, y - height), (x + width / 2, y - height - width * 0.62), (x + width + 22, y - height)]
        )
        brush.solid(peak, "#6e4a3c", shade=width * 0.2, edge=6)
        for floor in range(floors):
            out = 7.0 * floor
            left, wide, top = x - out, width + 2 * out, y - storey * (floor + 1)
            brush.bar(
                left, top, wide, storey + 2, brush.dark("#8a8078", 0.2) if not floor else brush.tone(wall)
            )
            away = left + wide * 0.86 if brush.side < 0 else left
            brush.bar(away, top, wide * 0.14, storey + 2, brush.dark("#8a8078" if not floor else wall))
            brush.bar(left - 4, top + storey - 8, wide + 8, 9, timber)
            brush.bar(left - 4, top, wide + 8, 6, timber)
            if floor:
                _frame_of_beams(brush, left, top, wide, storey, lit)
        door = [(0.36, 0.0), (0.36, 0.62), (0.5, 0.78), (0.64, 0.62), (0.64, 0.0)]
        brush.flat(spline([(x + width * a, y - storey * b, "c") for a, b in door]), brush.dark(TIMBER, 0.8))
        brush.bar(x + width * 0.1, y - storey * 0.7, width * 0.16, storey * 0.34, window_color(brush, lit))


def _frame_of_beams(brush: Brush, x: float, y: float, width: float, height: float, lit: float) -> None:
    timber = brush.dark(TIMBER, 0.25)
    bays = max(2, round(width / 72))
    for k in range(bays + 1):
        brush.bar(lerp(x, x + width - 7, k / bays), y, 7, height, timber)
    for k in range(bays):
        left, right = lerp(x, x + width, k / bays) + 6, lerp(x, x + width, (k + 1) / bays) - 4
        if k % 2 == 0:
            middle = (left + right) / 2
            brush.bar(middle - 14, y + height * 0.24, 28, height * 0.46, timber)
            brush.bar(middle - 11, y + height * 0.28, 22, height * 0.38, window_color(brush, lit))
            brush.bar(middle - 1, y + height * 0.28, 2, height * 0.38, timber)
        else:
            brush.line([(left, y + height), (right, y + 6)], timber, 6)
            brush.line([(left, y + 6), (right, y + height)], timber, 6)


def cottage(brush: Brush, *, spots: Points, wall: str = "#cdb890", lit: float = 0.6) -> None:
    """Build thatched cottages: spots `[x, y, width, height]`, (x, y) the lower left corner."""
    for x, y, width, height in spots:
        top = y - height * 0.72
        brush.bar(x, top, width, height * 0.72 + 8, brush.tone(wall))
        brush.bar(
            x + width * 0.7 if brush.side < 0 else x, top, width * 0.3, height * 0.72 + 8, brush.dark(wall)
        )
        for k in (0.0, 0.34, 0.64, 0.95):
            brush.bar(x + width * k, top, width * 0.045, height * 0.74, brush.dark(TIMBER, 0.3))
        thatch = spline([
            (x - width * 0.13, top + height * 0.12, "c"), (x - width * 0.02, top - height * 0.3),
            (x + width * 0.2, top - height * 0.78), (x + width * 0.5, top - height * 0.86),
            (x + width * 0.82, top - height * 0.76), (x + width * 1.02, top - height * 0.28),
            (x + width * 1.13, top + height * 0.12, "c"), (x + width * 0.5, top + height * 0.02),
        ])  # fmt: skip
        brush.solid(thatch, THATCH, shade=height * 0.18, edge=4)
        with saved(brush.canvas):
            brush.canvas.clipPath(thatch, True)
            for k in range(14):
                sx = x + width * (k / 13)
                brush.line(
                    [(sx, top - height * 0.7), (sx - 5, top + height * 0.1)], brush.dark(THATCH, 0.5), 1.6
                )
        for k in (0.14, 0.74):
            brush.bar(
                x + width * k, top + height * 0.18, width * 0.13, height * 0.24, window_color(brush, lit)
            )
        brush.flat(
            box(x + width * 0.42, y - height * 0.48, width * 0.17, height * 0.5, 8), brush.dark(TIMBER)
        )


def spires(
    brush: Brush, *, y: float, height: float, color: str = "city", dip: Points = (), lit: float = 0.4
) -> None:
    """Raise slender towers of a far future, with rings, decks and bridges between them."""
    chance = brush.chance
    x = STAGE_LEFT
    decks: list[tuple[float, float]] = []
    while x < STAGE_RIGHT:
        width = chance.uniform(34, 82)
        tall = height * chance.uniform(0.5, 1.25) * (0.45 if any(a < x < b for a, b in dip) else 1.0)
        tone = mix(brush.tone(color), brush.day.haze, chance.uniform(0, 0.14))
        top, middle = y - tall, x + width / 2
        waist = width * chance.uniform(0.2, 0.34)
        body = spline([
            (x, 920, "c"), (x, y, "c"), (middle - waist, y - tall * 0.55), (middle - waist * 0.7, top + tall * 0.2),
            (middle, top, "c"), (middle + waist * 0.7, top + tall * 0.2), (middle + waist, y - tall * 0.55),
            (x + width, y, "c"), (x + width, 920, "c"),
        ])  # fmt: skip
        brush.flat(body, tone)
        with saved(brush.canvas):
            brush.canvas.clipPath(body, True)
            edge = x if brush.side < 0 else middle + waist * 0.4
            brush.bar(edge, top, width * 0.4, 920 - top, mix(tone, brush.day.orb, 0.24))
            for k in range(int(tall / 26)):
                if chance.random() < lit + 0.25:
                    pane = mix(brush.day.window, brush.tone("#9fe0ff"), 0.6)
                    brush.bar(x, top + 30 + k * 26, width, 4, with_alpha(pane, 60 + 170 * brush.day.lamps))
        brush.bar(middle - 1, top - 30, 2, 34, tone)
        if tall > height * 0.7:
            ring = y - tall * 0.6
            brush.flat(ellipse(middle, ring, width * 0.72, 7), mix(tone, brush.day.orb, 0.3))
            brush.flat(ellipse(middle, ring + 3, width * 0.72, 6), tone)
            decks.append((middle, ring))
        x += width + chance.uniform(6, 40)
    for (ax, ay), (bx, by) in zip(decks[::2], decks[1::2], strict=False):
        brush.line([(ax, ay + 4), ((ax + bx) / 2, (ay + by) / 2 - 14), (bx, by + 4)], brush.tone(color), 4)


def sky_needles(brush: Brush, *, spots: Points, color: str = "city") -> None:
    """Raise needle towers of a far future with decks of light, the heroes of a skyline: spots as of `towers`."""
    for x, y, width, height in spots:
        middle, w, top = x + width / 2, width / 2, y - height * 1.16
        shaft = spline([
            (middle - w * 0.8, y + 10, "c"), (middle - w * 0.34, y - height * 0.5),
            (middle - w * 0.3, y - height * 0.8),
            (middle, top, "c"), (middle + w * 0.3, y - height * 0.8), (middle + w * 0.34, y - height * 0.5),
            (middle + w * 0.8, y + 10, "c"),
        ])  # fmt: skip
        brush.solid(shaft, color, shade=w * 0.5, edge=6)
        for share, wide in ((0.3, 0.9), (0.54, 1.25), (0.8, 0.95)):
            deck = y - height * share
            brush.solid(ellipse(middle, deck, w * wide, height * 0.03), color, shade=8, edge=4)
            shine = with_alpha(
                mix(brush.local("#8ff0ff"), brush.day.window, 0.3), 150 + 100 * brush.day.lamps
            )
            brush.flat(box(middle - w * wide * 0.9, deck - 3, w * wide * 1.8, 5, 2), shine)
        brush.bar(middle - 1.5, top - height * 0.14, 3, height * 0.16, brush.dark(color))


def minster(brush: Brush, *, spots: Points) -> None:
    """Raise a minster of the Middle Ages with twin pointed towers: spots as of `towers`."""
    for x, y, width, height in spots:
        stone, w, tall = "#b0a490", width * 0.46, height * 0.62
        brush.solid(
            polygon(
                [
                    (x, y),
                    (x, y - tall * 0.8),
                    (x + width / 2, y - tall * 1.1),
                    (x + width, y - tall * 0.8),
                    (x + width, y),
                ]
            ),
            stone,
            shade=12,
        )
        for left in (x - width * 0.2, x + width * 0.74):
            top = y - tall
            brush.bar(left, top, w, tall + 10, brush.tone(stone))
            brush.bar(
                left + w * 0.64 if brush.side < 0 else left, top, w * 0.36, tall + 10, brush.dark(stone, 0.8)
            )
            brush.solid(
                polygon([(left - 5, top), (left + w / 2, top - height * 0.4), (left + w + 5, top)]),
                "#5f6472",
                shade=w * 0.4,
                edge=4,
            )
            for k in range(3):
                pane = box(left + w * 0.34, top + tall * (0.08 + 0.26 * k), w * 0.3, tall * 0.16, w * 0.14)
                brush.flat(pane, window_color(brush, 0.7))
        rose = ellipse(x + width / 2, y - tall * 0.62, width * 0.17, width * 0.17)
        brush.flat(rose, window_color(brush, 1.0))
        brush.flat(
            box(x + width * 0.38, y - tall * 0.26, width * 0.24, tall * 0.28, width * 0.1),
            brush.dark("dark", 0.3),
        )


def glass_fronts(brush: Brush, *, spots: Points) -> None:
    """Build street fronts of a far future: leaning shells of glass with lit decks; spots as of `facades`."""
    for index, (x, y, width, height) in enumerate(spots):
        lean = width * (0.16 if index % 2 else -0.12)
        body = spline([
            (x, y, "c"), (x + lean * 0.3, y - height * 0.5), (x + lean + width * 0.12, y - height * 1.08, "c"),
            (x + lean + width * 0.84, y - height * 1.16, "c"), (x + width + lean * 0.3, y - height * 0.5),
            (x + width, y, "c"),
        ])  # fmt: skip
        brush.solid(body, STEEL, shade=width * 0.24, edge=6)
        with saved(brush.canvas):
            brush.canvas.clipPath(body, True)
            pane = mix(brush.tone("#4f86a8"), brush.day.sky[2], 0.35)
            for k in range(int(height * 1.16 / 58)):
                top = y - 66 - k * 58
                brush.bar(x - width * 0.3, top, width * 1.6, 38, pane)
                if brush.chance.random() < 0.3 + 0.5 * brush.day.lamps:
                    start = x + width * brush.chance.uniform(0, 0.6)
                    shine = mix(brush.local("#8ff0ff"), brush.day.window, 0.35)
                    brush.bar(start, top + 27, width * 0.5, 6, with_alpha(shine, 120 + 120 * brush.day.lamps))
            away = x + width * 0.8 if brush.side < 0 else x - width * 0.2
            brush.glaze(box(away, y - height * 1.3, width * 0.44, height * 1.4), brush.dark(STEEL), 120)
        deck = brush.lit("#d6e6f2", 0.3)
        brush.flat(box(x - 10, y - 62, width + 20, 8, 4), deck)
        brush.flat(box(x + width * 0.3, y - 48, width * 0.4, 48, 14), brush.dark("#274055", 0.4))
        brush.flat(box(x + width * 0.33, y - 44, width * 0.34, 4, 2), brush.local("#8ff0ff"))


def pods(brush: Brush, *, spots: Points, wall: str = "#dfe6ea") -> None:
    """Set rounded houses on a stem, as a far future builds them: spots `[x, y, width, height]`."""
    for x, y, width, height in spots:
        middle, crown = x + width / 2, y - height * 1.25
        brush.flat(polygon([
            (middle - width * 0.2, y + 8), (middle - width * 0.12, y - height * 0.5),
            (middle + width * 0.12, y - height * 0.5), (middle + width * 0.2, y + 8),
        ]), brush.dark(wall, 0.8))  # fmt: skip
        shell = spline([
            (x - width * 0.02, y - height * 0.62), (x + width * 0.16, y - height * 1.08), (middle, crown),
            (x + width * 0.84, y - height * 1.08), (x + width * 1.02, y - height * 0.62),
            (x + width * 0.8, y - height * 0.36), (middle, y - height * 0.28), (x + width * 0.2, y - height * 0.36),
        ])  # fmt: skip
        brush.solid(shell, wall, shade=height * 0.24, edge=4)
        band = box(x + width * 0.1, y - height * 0.84, width * 0.8, height * 0.2, height * 0.1)
        brush.flat(band, mix(brush.tone("#37566c"), window_color(brush, 0.9), 0.7))
        for k in (0.36, 0.62):
            brush.bar(x + width * k, y - height * 0.84, 3, height * 0.2, brush.dark(wall))
        brush.bar(middle - 1, crown - height * 0.4, 2, height * 0.4, brush.dark(wall))


DRAWERS: dict[str, Drawer] = {
    f.__name__: f for f in (rooftops, timbered, cottage, spires, sky_needles, minster, glass_fronts, pods)
}  # fmt: skip
