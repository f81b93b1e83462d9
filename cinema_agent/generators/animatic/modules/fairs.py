"""Markets and fairs: stalls, big wheel, big top, carousel, market hall. Source: ours."""

from __future__ import annotations

import math

from cinema_agent.generators.animatic.canvas import (
    box,
    ellipse,
    lerp,
    polygon,
    saved,
    spline,
    stroke,
)
from cinema_agent.generators.animatic.modules.brush import Brush, Drawer
from cinema_agent.generators.animatic.modules.land import Points
from cinema_agent.generators.animatic.modules.town import window_color

WARES = (
    ("#d8583f", "#e8a03c", "#c93f4a"),
    ("#7fa34a", "#4f8a4a", "#b8c25a"),
    ("#e8c46a", "#d89a4a", "#f0dfae"),
    ("#8a5fa0", "#c0568a", "#5f78b0"),
)
"""What lies in the boxes of a stall: fruit, greens, bread and cheese, cloth."""


def stalls(brush: Brush, *, spots: Points, wood: str = "wood") -> None:
    """Put up market stalls with striped canopies: spots `[x, y, width, colour]`, (x, y) the lower left corner."""
    for index, (x, y, width, color) in enumerate(spots):
        tall = width * 0.86
        for k in (0.03, 0.95):
            brush.bar(x + width * k, y - tall, width * 0.03, tall + 4, brush.dark(wood, 0.5))
        brush.bar(x + width * 0.04, y - tall * 0.76, width * 0.92, tall * 0.5, brush.dark("dark", 0.1))
        brush.solid(box(x, y - tall * 0.36, width, tall * 0.38, 3), wood, shade=8, edge=4)
        for k in range(5):
            brush.bar(x + width * k / 5, y - tall * 0.36, 2, tall * 0.38, brush.dark(wood))
        wares = WARES[index % len(WARES)]
        for k in range(3):
            left = x + width * (0.04 + 0.32 * k)
            for j in range(9):
                px, py = left + width * 0.28 * ((j % 5) + 0.5) / 5, y - tall * (0.4 + 0.045 * (j // 5))
                brush.solid(ellipse(px, py, width * 0.034, width * 0.034), wares[k], shade=3, edge=1.5)
            brush.solid(
                polygon(
                    [
                        (left, y - tall * 0.4),
                        (left + width * 0.28, y - tall * 0.4),
                        (left + width * 0.26, y - tall * 0.31),
                        (left + width * 0.02, y - tall * 0.31),
                    ]
                ),
                wood,
                shade=4,
                edge=2,
            )
        _canopy(brush, x - width * 0.07, y - tall, width * 1.14, tall * 0.3, color)


def _canopy(brush: Brush, x: float, y: float, width: float, height: float, color: str) -> None:
    stripes = 8
    for i in range(stripes):
        top_l, top_r = (
            lerp(x + width * 0.1, x + width * 0.9, i / stripes),
            lerp(x + width * 0.1, x + width * 0.9, (i + 1) / stripes),
        )
        low_l, low_r = lerp(x, x + width, i / stripes), lerp(x, x + width, (i + 1) / stripes)
        tone = color if i % 2 else "#f3e7cc"
        strip = [
            (top_l, y - height * 0.5, "c"),
            (top_r, y - height * 0.5, "c"),
            (low_r, y + height * 0.42, "c"),
            ((low_l + low_r) / 2, y + height * 0.62),
            (low_l, y + height * 0.42, "c"),
        ]
        brush.flat(spline(strip), brush.tone(tone))
        brush.flat(
            spline(
                [
                    (low_l, y + height * 0.3, "c"),
                    (low_r, y + height * 0.3, "c"),
                    (low_r, y + height * 0.42, "c"),
                    ((low_l + low_r) / 2, y + height * 0.62),
                    (low_l, y + height * 0.42, "c"),
                ]
            ),
            brush.dark(tone, 0.5),
        )
    brush.bar(x + width * 0.1, y - height * 0.52, width * 0.8, 4, brush.lit(color, 0.4))


def big_wheel(brush: Brush, *, x: float, y: float, radius: float, color: str = "wheel") -> None:
    """Raise a big wheel with twelve cabins on its trestle; (x, y) is its hub."""
    tone, lit = brush.tone(color), brush.lit(color, 0.35)
    for s in (-1, 1):
        brush.canvas.drawPath(
            polygon([(x, y), (x + s * radius * 0.62, y + radius * 1.3)], closed=False),
            stroke(brush.dark("iron", 0.3), radius * 0.05),
        )
    brush.line(
        [(x - radius * 0.4, y + radius * 0.86), (x + radius * 0.4, y + radius * 0.86)],
        brush.dark("iron", 0.3),
        radius * 0.03,
    )
    for share, wide in ((1.0, 0.03), (0.9, 0.014), (0.5, 0.012)):
        brush.canvas.drawPath(ellipse(x, y, radius * share, radius * share), stroke(tone, radius * wide))
    burning = brush.day.lamps > 0.4
    for k in range(24):
        a = math.tau * k / 24
        px, py = x + math.sin(a) * radius, y - math.cos(a) * radius
        if k % 2 == 0:
            brush.line([(x, y), (px, py)], lit if k % 4 else tone, radius * 0.012)
        if burning:
            brush.glaze(ellipse(px, py, radius * 0.05, radius * 0.05), brush.local("#ffd27a"), 90)
        brush.flat(
            ellipse(px, py, radius * 0.022, radius * 0.022),
            brush.local("#ffe6a8") if burning else brush.lit("#f3e7cc"),
        )
    for k in range(12):
        a = math.tau * (k + 0.5) / 12
        px, py, r = x + math.sin(a) * radius, y - math.cos(a) * radius, radius * 0.1
        cabin = ("#d8503f", "#e8b04a", "#4f9aa6", "#8a5fa0")[k % 4]
        brush.solid(
            spline(
                [
                    (px - r, py + r * 0.5, "c"),
                    (px + r, py + r * 0.5, "c"),
                    (px + r * 0.8, py + r * 1.4),
                    (px - r * 0.8, py + r * 1.4),
                ]
            ),
            cabin,
            shade=r * 0.4,
            edge=2,
        )
        brush.solid(
            spline(
                [(px - r * 1.1, py - r * 0.2, "c"), (px, py - r * 0.8), (px + r * 1.1, py - r * 0.2, "c")]
            ),
            cabin,
            shade=r * 0.3,
        )
        for dx in (-0.8, 0.7):
            brush.bar(px + dx * r, py - r * 0.2, 2, r * 0.8, brush.dark(cabin))
    brush.solid(ellipse(x, y, radius * 0.1, radius * 0.1), "#e8b04a", shade=radius * 0.05, edge=3)


def big_top(brush: Brush, *, x: float, y: float, width: float, height: float, color: str = "tent") -> None:
    """Pitch a striped circus tent with flags; (x, y) is the middle of its foot."""
    w = width / 2
    eaves = y - height * 0.42
    stripes = 10
    for i in range(stripes):
        t0, t1 = i / stripes, (i + 1) / stripes
        tone = color if i % 2 == 0 else "#f3e7cc"
        shade = 0.0 if (t0 < 0.5) == (brush.side < 0) else 0.6
        low_l, low_r = lerp(x - w, x + w, t0), lerp(x - w, x + w, t1)
        brush.flat(
            polygon(
                [
                    (low_l, eaves - 4),
                    (low_r, eaves - 4),
                    (lerp(x - w * 0.94, x + w * 0.94, t1), y + 6),
                    (lerp(x - w * 0.94, x + w * 0.94, t0), y + 6),
                ]
            ),
            brush.dark(tone, shade),
        )
        mid_l, mid_r = lerp(x - w * 0.36, x + w * 0.36, t0), lerp(x - w * 0.36, x + w * 0.36, t1)
        roof = [
            (lerp(x - w * 1.12, x + w * 1.12, t0), eaves),
            (mid_l, y - height * 0.76),
            (x, y - height),
            (mid_r, y - height * 0.76),
            (lerp(x - w * 1.12, x + w * 1.12, t1), eaves),
        ]
        brush.flat(polygon(roof), brush.dark(tone, shade * 0.8))
    for i in range(stripes * 2):
        left, right = (
            lerp(x - w * 1.12, x + w * 1.12, i / stripes / 2),
            lerp(x - w * 1.12, x + w * 1.12, (i + 1) / stripes / 2),
        )
        brush.flat(
            spline(
                [(left, eaves - 3, "c"), (right, eaves - 3, "c"), ((left + right) / 2, eaves + height * 0.09)]
            ),
            brush.tone("#e8b04a" if i % 2 else color),
        )
    door = [(x - w * 0.2, y + 6), (x, eaves + height * 0.02), (x + w * 0.2, y + 6)]
    brush.flat(polygon(door), brush.local("#ffc86a") if brush.day.lamps > 0.4 else brush.dark("dark", 0.3))
    for s in (-1, 1):
        brush.flat(
            spline(
                [
                    (x, eaves + height * 0.02, "c"),
                    (x + s * w * 0.22, y - height * 0.2),
                    (x + s * w * 0.3, y + 6, "c"),
                    (x + s * w * 0.2, y + 6, "c"),
                ]
            ),
            brush.tone("#f3e7cc"),
        )
    for dx, top in ((0.0, 1.0), (-0.36, 0.76), (0.36, 0.76)):
        px, py = x + w * dx, y - height * top
        brush.bar(px - 1.5, py - height * 0.16, 3, height * 0.17, brush.dark("dark", 0.3))
        brush.flat(
            polygon(
                [(px, py - height * 0.16), (px + w * 0.16, py - height * 0.12), (px, py - height * 0.08)]
            ),
            brush.tone("#e8b04a"),
        )


def carousel(brush: Brush, *, x: float, y: float, width: float, color: str = "tent") -> None:
    """Set up a roundabout with painted horses; (x, y) is the middle of its foot."""
    w, tall = width / 2, width * 0.86
    brush.solid(ellipse(x, y - 4, w, 13), "#c9a45a", shade=6)
    brush.bar(x - w * 0.16, y - tall * 0.7, w * 0.32, tall * 0.68, brush.tone("#e8d2a0"))
    for k in range(5):
        px = lerp(x - w * 0.84, x + w * 0.84, k / 4)
        hy = y - tall * (0.28 + 0.08 * (k % 2))
        brush.bar(px - 1.5, y - tall * 0.68, 3, tall * 0.66, brush.lit("#c9a45a", 0.4))
        r = width * 0.06
        horse = [
            (px - r * 1.3, hy - r * 0.2),
            (px - r * 0.6, hy - r * 0.6),
            (px + r * 0.5, hy - r * 0.5),
            (px + r, hy - r * 1.5),
            (px + r * 1.9, hy - r * 1.1),
            (px + r * 1.4, hy - r * 0.7),
            (px + r, hy + r * 0.5),
            (px - r, hy + r * 0.5),
        ]
        brush.solid(spline(horse), ("#f3ece0", "#8a5a44", "#d8c8b4")[k % 3], shade=r * 0.4, edge=2)
        for leg in (-0.8, 0.7):
            brush.line(
                [(px + r * leg, hy + r * 0.4), (px + r * (leg + 0.4), hy + r * 1.3)],
                brush.dark("#8a5a44", 0.3),
                3,
            )
    roof = [(x - w * 1.08, y - tall * 0.66), (x, y - tall), (x + w * 1.08, y - tall * 0.66)]
    brush.solid(polygon(roof), color, shade=w * 0.4, edge=4)
    for i in range(12):
        left, right = lerp(x - w * 1.08, x + w * 1.08, i / 12), lerp(x - w * 1.08, x + w * 1.08, (i + 1) / 12)
        brush.flat(
            spline(
                [
                    (left, y - tall * 0.67, "c"),
                    (right, y - tall * 0.67, "c"),
                    ((left + right) / 2, y - tall * 0.57),
                ]
            ),
            brush.tone("#f3e7cc" if i % 2 else "#e8b04a"),
        )


def market_hall(
    brush: Brush, *, x: float, y: float, width: float, height: float, color: str = "stone", roof: str = "roof"
) -> None:
    """Build a market hall on arches with a little bell tower; (x, y) is its lower left corner."""
    eaves = y - height * 0.62
    brush.bar(x, eaves, width, height * 0.62 + 8, brush.tone(color))
    away = x + width * 0.86 if brush.side < 0 else x
    brush.bar(away, eaves, width * 0.14, height * 0.62 + 8, brush.dark(color, 0.7))
    arches = 4
    for k in range(arches):
        left, pitch = x + width * (k + 0.14) / arches, width * 0.72 / arches
        arch = spline(
            [
                (left, y + 8, "c"),
                (left, y - height * 0.2, "c"),
                (left + pitch * 0.2, y - height * 0.31),
                (left + pitch / 2, y - height * 0.35),
                (left + pitch * 0.8, y - height * 0.31),
                (left + pitch, y - height * 0.2, "c"),
                (left + pitch, y + 8, "c"),
            ]
        )
        brush.flat(arch, brush.dark("dark", 0.3))
        with saved(brush.canvas):
            brush.canvas.clipPath(arch, True)
            brush.outside(arch, -brush.side * 9, 3, brush.dark(color))
        window = box(left + pitch * 0.24, eaves + height * 0.06, pitch * 0.52, height * 0.14, 4)
        brush.flat(window, window_color(brush, 0.8))
        brush.canvas.drawPath(window, stroke(brush.dark(color), 4))
    brush.bar(x - 8, y - height * 0.4, width + 16, 8, brush.lit(color, 0.3))
    brush.solid(
        polygon(
            [
                (x - 14, eaves + 2),
                (x + width * 0.12, y - height * 0.94),
                (x + width * 0.88, y - height * 0.94),
                (x + width + 14, eaves + 2),
            ]
        ),
        roof,
        shade=16,
        edge=5,
    )
    tx = x + width / 2
    brush.bar(tx - width * 0.07, y - height * 1.16, width * 0.14, height * 0.26, brush.tone(color))
    brush.flat(
        box(tx - width * 0.035, y - height * 1.12, width * 0.07, height * 0.13, 8), brush.dark("dark", 0.3)
    )
    brush.solid(
        polygon(
            [
                (tx - width * 0.09, y - height * 1.15),
                (tx, y - height * 1.4),
                (tx + width * 0.09, y - height * 1.15),
            ]
        ),
        roof,
        shade=width * 0.05,
        edge=3,
    )


DRAWERS: dict[str, Drawer] = {
    f.__name__: f for f in (stalls, big_wheel, big_top, carousel, market_hall)
}  # fmt: skip
