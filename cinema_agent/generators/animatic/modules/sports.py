"""Sports grounds: stands, floodlights, finishing arch, running lanes. Source: ours."""

from __future__ import annotations

from cinema_agent.generators.animatic.canvas import (
    STAGE_BOTTOM,
    box,
    ellipse,
    mix,
    polygon,
    saved,
    spline,
    with_alpha,
)
from cinema_agent.generators.animatic.modules.brush import Brush, Drawer
from cinema_agent.generators.animatic.modules.land import Points

SEATS = ("#c8503f", "#3f7fa8", "#e8c46a", "#e9e2d4")


def stands(
    brush: Brush, *, x: float, y: float, width: float, height: float, rows: int = 9, roof: bool = True
) -> None:
    """Raise a grandstand of rows of coloured seats, aisles between blocks, under a roof on struts.

    (x, y) is its lower left corner; it leans back, so its upper rows are wider than its wall.
    """
    wall, rise = height * 0.16, height * 0.6
    brush.bar(x, y - wall, width, wall + 6, brush.tone("concrete"))
    brush.bar(x, y - wall, width, wall * 0.3, brush.tone("board"))
    top = y - wall - rise
    tiers = polygon([(x, y - wall), (x + width, y - wall), (x + width * 1.04, top), (x - width * 0.04, top)])
    brush.flat(tiers, brush.dark("concrete", 0.5))
    with saved(brush.canvas):
        brush.canvas.clipPath(tiers, True)
        for row in range(rows):
            _seat_row(brush, x, y - wall - rise * (row + 0.8) / rows, width, rise / rows, row)
        for aisle in (0.22, 0.5, 0.78):
            brush.line(
                [(x + width * aisle, y), (x + width * aisle, top)], brush.tone("concrete"), width * 0.012
            )
    if roof:
        _canopy(brush, x, top, width, height - wall - rise)


def _seat_row(brush: Brush, x: float, y: float, width: float, tall: float, row: int) -> None:
    count = int(width / (tall * 0.8))
    for k in range(-2, count + 3):
        block = 4 * k // max(1, count)
        tone = mix(brush.tone(SEATS[(block + row // 3) % len(SEATS)]), brush.tone("concrete"), 0.35)
        left = x + k * width / count
        brush.flat(box(left, y, width / count * 0.72, tall * 0.62, tall * 0.2), tone)


def _canopy(brush: Brush, x: float, top: float, width: float, rise: float) -> None:
    back, front = x - width * 0.05, x + width * 1.05
    for share in (0.08, 0.36, 0.64, 0.92):
        brush.line(
            [(x + width * share, top + 4), (x + width * share, top - rise * 0.7)], brush.tone("iron"), 6
        )
    shell = spline([
        (back, top - rise * 0.35, "c"), (x + width * 0.5, top - rise), (front, top - rise * 0.35, "c"),
        (front, top - rise * 0.1, "c"), (x + width * 0.5, top - rise * 0.66), (back, top - rise * 0.1, "c"),
    ])  # fmt: skip
    brush.solid(shell, "shell", shade=10, edge=4)


def floodlights(brush: Brush, *, spots: Points, color: str = "iron") -> None:
    """Stand floodlight masts: spots `[x, y, height]`; the lamps burn in the dark."""
    on = brush.day.lamps > 0.25
    for x, y, height in spots:
        wide, head = height * 0.2, height * 0.13
        for side in (-1, 1):
            brush.line([(x + side * height * 0.03, y + 6), (x + side * 3, y - height)], brush.tone(color), 5)
        for k in range(1, 7):
            brush.line(
                [(x - 7, y - height * k / 7), (x + 7, y - height * (k + 0.6) / 7)], brush.tone(color), 2.5
            )
        brush.solid(box(x - wide / 2, y - height - head, wide, head, 3), color, shade=4)
        lamp = brush.day.window if on else brush.lit("#dfe6ea", 0.3)
        for row in range(2):
            for k in range(5):
                cx, cy = x + wide * (k - 2) / 5.6, y - height - head * (0.28 + 0.46 * row)
                brush.flat(ellipse(cx, cy, wide * 0.075, wide * 0.075), lamp)


def finish_arch(
    brush: Brush, *, x: float, y: float, width: float, height: float, color: str = "board"
) -> None:
    """Span an inflated finishing arch with a chequered band; (x, y) is the middle of its foot line."""
    thick = width * 0.11
    outer, inner = width / 2, width / 2 - thick
    arch = spline([
        (x - outer, y + 4, "c"), (x - outer, y - height * 0.7), (x - outer * 0.82, y - height * 0.97), (x, y - height),
        (x + outer * 0.82, y - height * 0.97), (x + outer, y - height * 0.7), (x + outer, y + 4, "c"),
        (x + inner, y + 4, "c"), (x + inner, y - height * 0.62), (x + inner * 0.8, y - height * 0.72),
        (x, y - height * 0.74), (x - inner * 0.8, y - height * 0.72), (x - inner, y - height * 0.62),
        (x - inner, y + 4, "c"),
    ])  # fmt: skip
    brush.solid(arch, color, shade=thick * 0.3, edge=5)
    cell = height * 0.06
    for row in range(2):
        for k in range(-5, 5):
            tone = brush.lit("#f2ede2", 0.2) if (k + row) % 2 else brush.dark("dark", 0.3)
            brush.bar(x + k * cell, y - height * 0.93 + row * cell, cell, cell, tone)
    for side in (-1, 1):
        brush.flat(
            ellipse(x + side * (outer - thick / 2), y + 4, thick * 0.75, thick * 0.16), brush.dark("dark")
        )


def lanes(
    brush: Brush,
    *,
    y: float,
    bottom: float = STAGE_BOTTOM,
    color: str = "track",
    vanish: float = 640,
    count: int = 8,
) -> None:
    """Lay a running track that comes toward us from the line `y`, its lanes meeting above `vanish`."""
    near, far = 2100.0, 460.0
    brush.flat(
        polygon(
            [
                (vanish - far / 2, y),
                (vanish + far / 2, y),
                (vanish + near / 2, bottom),
                (vanish - near / 2, bottom),
            ]
        ),
        brush.tone(color),
    )
    chalk = with_alpha(brush.lit("#f0e6d8", 0.2), 190)
    for k in range(count + 1):
        share = k / count - 0.5
        a, b = vanish + far * share, vanish + near * share
        brush.flat(polygon([(a - 1, y), (a + 1, y), (b + 6, bottom), (b - 6, bottom)]), chalk)


DRAWERS: dict[str, Drawer] = {f.__name__: f for f in (stands, floodlights, finish_arch, lanes)}
