"""Stations, airfields and roads: trains of four eras, platform roof, aeroplanes, hangars, a great bridge.

Source: ours.
"""

from __future__ import annotations

import math
from itertools import pairwise

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
    stroke,
    with_alpha,
)
from cinema_agent.generators.animatic.modules.brush import Brush, Drawer
from cinema_agent.generators.animatic.modules.land import Points

STEEL = "#9aa6b4"
BRASS = "#c9a45a"


def _glass(brush: Brush) -> tuple[int, int, int, int]:
    shown = brush.day.window if brush.day.lamps > 0.4 else mix(brush.tone("#2f4658"), brush.day.sky[-2], 0.3)
    return shown


def steam_engine(brush: Brush, *, x: float, y: float, height: float, color: str = "engine") -> None:
    """Stand a steam locomotive with its first carriage, its nose at x and the rails on `y`."""
    h = height
    soot = brush.dark("dark", 0.2)
    brush.solid(box(x - h * 4.9, y - h * 0.96, h * 2.7, h * 0.8, 8), "carriage", shade=h * 0.12, edge=5)
    brush.bar(x - h * 4.9, y - h * 1.02, h * 2.7, h * 0.1, brush.dark("carriage"))
    brush.bar(x - h * 4.9, y - h * 0.46, h * 2.7, 5, brush.tone(BRASS))
    for k in range(6):
        brush.flat(box(x - h * 4.78 + k * h * 0.44, y - h * 0.86, h * 0.3, h * 0.32, 5), _glass(brush))
    cab = box(x - h * 2.1, y - h * 1.08, h * 0.66, h * 0.86, 4)
    brush.solid(cab, color, shade=h * 0.1, edge=4)
    brush.flat(box(x - h * 1.94, y - h * 0.94, h * 0.34, h * 0.28, 4), _glass(brush))
    brush.bar(x - h * 2.2, y - h * 1.14, h * 0.86, h * 0.09, soot)
    boiler = box(x - h * 1.48, y - h * 0.84, h * 1.32, h * 0.46, h * 0.08)
    brush.solid(boiler, color, shade=h * 0.12, edge=6)
    for k in range(4):
        brush.bar(x - h * 1.3 + k * h * 0.3, y - h * 0.84, 5, h * 0.46, brush.tone(BRASS))
    brush.solid(
        polygon(
            [
                (x - h * 0.46, y - h * 0.84),
                (x - h * 0.5, y - h * 1.2),
                (x - h * 0.16, y - h * 1.2),
                (x - h * 0.2, y - h * 0.84),
            ]
        ),
        "dark",
        shade=h * 0.1,
        edge=3,
    )
    for behind in (1.0, 1.24):
        brush.solid(
            spline(
                [
                    (x - h * behind, y - h * 0.83, "c"),
                    (x - h * behind + h * 0.03, y - h * 0.98),
                    (x - h * behind + h * 0.15, y - h * 0.98),
                    (x - h * behind + h * 0.18, y - h * 0.83, "c"),
                ]
            ),
            BRASS,
            shade=4,
            edge=2,
        )
    brush.solid(ellipse(x - h * 0.16, y - h * 0.61, h * 0.1, h * 0.24), color, shade=h * 0.08, edge=4)
    brush.flat(ellipse(x - h * 0.13, y - h * 0.94, h * 0.08, h * 0.08), brush.day.window)
    brush.flat(
        polygon([(x - h * 0.3, y - h * 0.26), (x + h * 0.1, y - h * 0.02), (x - h * 0.3, y - h * 0.02)]),
        brush.tone("band"),
    )
    brush.bar(x - h * 2.1, y - h * 0.38, h * 2.0, h * 0.12, soot)
    for back, r in ((0.36, 0.13), (0.74, 0.23), (1.24, 0.23), (1.86, 0.15)):
        cx, cy = x - h * back, y - h * r
        brush.flat(ellipse(cx, cy, h * r, h * r), soot)
        brush.canvas.drawPath(
            ellipse(cx, cy, h * r * 0.82, h * r * 0.82), stroke(brush.tone("band"), h * 0.03)
        )
        for turn in range(8):
            a = math.tau * turn / 8
            brush.line(
                [(cx, cy), (cx + math.sin(a) * h * r * 0.8, cy - math.cos(a) * h * r * 0.8)],
                brush.tone("band"),
                2.4,
            )
    brush.bar(x - h * 1.3, y - h * 0.24, h * 0.62, h * 0.05, brush.lit(STEEL, 0.3))
    for k in range(6):
        brush.flat(ellipse(x - h * 4.6 + k * h * 0.46, y - h * 0.09, h * 0.09, h * 0.09), soot)


def express(brush: Brush, *, x: float, y: float, height: float, color: str = "carriage") -> None:
    """Stand a modern electric train, its nose at x and the rails on `y`."""
    h = height
    nose = spline([
        (x - h * 5, y - h * 0.98, "c"), (x - h * 0.9, y - h * 0.98), (x - h * 0.4, y - h * 0.84),
        (x - h * 0.06, y - h * 0.46),
        (x, y - h * 0.12, "c"), (x - h * 5, y - h * 0.12, "c"),
    ])  # fmt: skip
    brush.solid(nose, "#e6e6e2", shade=h * 0.12, edge=6)
    with saved(brush.canvas):
        brush.canvas.clipPath(nose, True)
        brush.bar(x - h * 5, y - h * 0.36, h * 5, h * 0.14, brush.tone(color))
        brush.bar(x - h * 5, y - h * 0.2, h * 5, h * 0.1, brush.dark(color))
        brush.flat(
            polygon(
                [
                    (x - h * 0.72, y - h * 0.84),
                    (x - h * 0.36, y - h * 0.8),
                    (x - h * 0.06, y - h * 0.46),
                    (x - h * 0.62, y - h * 0.48),
                ]
            ),
            _glass(brush),
        )
    for k in range(9):
        if k % 4 == 3:
            door = box(x - h * 1.2 - k * h * 0.44, y - h * 0.82, h * 0.28, h * 0.68, 6)
            brush.flat(door, brush.tone(color))
            brush.flat(box(x - h * 1.16 - k * h * 0.44, y - h * 0.76, h * 0.2, h * 0.3, 4), _glass(brush))
        else:
            brush.flat(box(x - h * 1.24 - k * h * 0.44, y - h * 0.78, h * 0.36, h * 0.32, 8), _glass(brush))
    brush.flat(ellipse(x - h * 0.12, y - h * 0.3, h * 0.07, h * 0.05), brush.day.window)
    for px in (0.9, 3.1):
        arm = [
            (x - h * px, y - h),
            (x - h * px - h * 0.16, y - h * 1.14),
            (x - h * px + h * 0.04, y - h * 1.3),
        ]
        brush.canvas.drawPath(polygon(arm, closed=False), stroke(brush.dark("dark", 0.3), 4))
    brush.bar(STAGE_LEFT, y - h * 1.31, STAGE_RIGHT - STAGE_LEFT, 2, brush.dark("dark", 0.2))
    for k in range(7):
        brush.flat(
            ellipse(x - h * 0.7 - k * h * 0.62, y - h * 0.07, h * 0.08, h * 0.08), brush.dark("dark", 0.3)
        )


def maglev(brush: Brush, *, x: float, y: float, height: float, color: str = "carriage") -> None:
    """Float a train of a far future above its beam of light, its nose at x and the beam on `y`."""
    h = height
    brush.glaze(box(x - h * 5, y - h * 0.12, h * 5.2, h * 0.12, 6), brush.local("#8ff0ff"), 120)
    nose = spline([
        (x - h * 5, y - h * 0.98, "c"), (x - h * 1.9, y - h * 1.0), (x - h * 0.6, y - h * 0.72),
        (x + h * 0.3, y - h * 0.24, "c"),
        (x - h * 0.7, y - h * 0.14), (x - h * 5, y - h * 0.14, "c"),
    ])  # fmt: skip
    brush.solid(nose, "#dfe8ee", shade=h * 0.16, edge=7)
    band = spline(
        [
            (x - h * 5, y - h * 0.8, "c"),
            (x - h * 1.7, y - h * 0.82),
            (x - h * 0.62, y - h * 0.62, "c"),
            (x - h * 1.0, y - h * 0.5),
            (x - h * 5, y - h * 0.5, "c"),
        ]
    )
    brush.flat(band, mix(brush.tone("#27455c"), _glass(brush), 0.55))
    brush.bar(x - h * 5, y - h * 0.36, h * 4.3, 5, brush.local("#8ff0ff"))
    brush.bar(x - h * 5, y - h * 0.3, h * 4.1, 8, brush.tone(color))


def platform_roof(
    brush: Brush, *, y: float, left: float, right: float, foot: float, color: str = "iron"
) -> None:
    """Span a platform with an iron and glass roof on columns with brackets; `y` is its eaves."""
    brush.flat(
        polygon([(left, y), (left + 40, y - 74), (right - 40, y - 74), (right, y)]),
        with_alpha(mix(brush.day.sky[2], brush.tone(color), 0.3), 235),
    )
    for k in range(int((right - left) / 46) + 1):
        px = left + k * 46
        brush.line(
            [(px, y), (px + (10 if px < (left + right) / 2 else -10), y - 74)], brush.dark(color, 0.3), 3
        )
    brush.bar(left, y - 78, right - left, 9, brush.tone(color))
    brush.bar(left - 10, y - 4, right - left + 20, 12, brush.tone(color))
    brush.bar(left - 10, y - 4, right - left + 20, 3, brush.lit(color, 0.3))
    for k in range(int((right - left) / 20)):
        drop = [(left + k * 20, y + 8), (left + k * 20 + 10, y + 22), (left + k * 20 + 20, y + 8)]
        brush.flat(polygon(drop), brush.dark(color, 0.3))
    for share in (0.1, 0.5, 0.9):
        px = lerp(left, right, share)
        brush.bar(px - 7, y, 14, foot - y, brush.tone(color))
        brush.bar(px - 7 if brush.side < 0 else px + 3, y, 4, foot - y, brush.lit(color, 0.3))
        brush.bar(px - 15, foot - 26, 30, 30, brush.dark(color, 0.4))
        for s in (-1, 1):
            arc = spline([(px, y + 84), (px + s * 22, y + 40), (px + s * 62, y + 6)], closed=False)
            brush.canvas.drawPath(arc, stroke(brush.tone(color), 6))


def station_clock(brush: Brush, *, x: float, y: float, radius: float, color: str = "iron") -> None:
    """Hang a double-faced clock from above; (x, y) is its middle."""
    brush.bar(x - 4, y - radius * 3.2, 8, radius * 2.4, brush.tone(color))
    brush.solid(ellipse(x, y, radius * 1.18, radius * 1.18), color, shade=radius * 0.2, edge=4)
    face = mix(brush.tone("#f6efdc"), brush.day.window, 0.5 if brush.day.lamps > 0.4 else 0.0)
    brush.flat(ellipse(x, y, radius, radius), face)
    for k in range(12):
        a = math.tau * k / 12
        brush.flat(
            ellipse(
                x + math.sin(a) * radius * 0.82, y - math.cos(a) * radius * 0.82, radius * 0.06, radius * 0.06
            ),
            brush.dark(color),
        )
    brush.line([(x, y), (x - radius * 0.36, y - radius * 0.44)], brush.dark(color), radius * 0.1)
    brush.line([(x, y), (x + radius * 0.1, y - radius * 0.74)], brush.dark(color), radius * 0.07)


def quay_crane(brush: Brush, *, x: float, y: float, height: float, color: str = "crane") -> None:
    """Stand a quay crane on four legs, its jib to the left over the water; (x, y) is the middle of its foot."""
    h, w = height, height * 0.14
    tone, lit, dark = brush.tone(color), brush.lit(color, 0.35), brush.dark(color, 0.7)
    for s in (-1, 1):
        brush.line([(x + s * w * 1.5, y + 6), (x + s * w, y - h * 0.44)], dark, h * 0.035)
        brush.line([(x + s * w * 0.9, y + 6), (x + s * w * 0.5, y - h * 0.44)], tone, h * 0.03)
    brush.bar(x - w * 1.5, y - h * 0.2, w * 3, h * 0.026, tone)
    brush.bar(x - w * 1.3, y - h * 0.47, w * 2.6, h * 0.05, tone)
    brush.solid(box(x - w * 0.9, y - h * 0.66, w * 2.1, h * 0.2, 4), color, shade=w * 0.5, edge=4)
    brush.flat(box(x - w * 0.78, y - h * 0.63, w * 0.66, h * 0.1, 3), _glass(brush))
    root, tip = (x - w * 0.4, y - h * 0.62), (x - h * 0.72, y - h * 0.98)
    for shift in (0.0, 26.0):
        brush.line([(root[0] + shift, root[1]), tip], lit if shift else tone, h * 0.016)
    for k in range(1, 10):
        a, b = k / 10, (k + 0.5) / 10
        upper = (lerp(root[0] + 26, tip[0], a), lerp(root[1], tip[1], a))
        brush.line([upper, (lerp(root[0], tip[0], b), lerp(root[1], tip[1], b) + 2)], dark, 2.4)
    mast = (x + w * 0.7, y - h)
    brush.line([(x + w * 0.6, y - h * 0.64), mast], tone, h * 0.022)
    brush.line([mast, tip], dark, 2.2)
    brush.line([mast, (x + w * 1.1, y - h * 0.64)], dark, 2.2)
    brush.line([tip, (tip[0], y - h * 0.4)], brush.dark("dark", 0.3), 2.4)
    brush.solid(box(tip[0] - h * 0.06, y - h * 0.4, h * 0.12, h * 0.09, 2), "wood", shade=5, edge=3)


def rails(brush: Brush, *, y: float, color: str = "#8a8480") -> None:
    """Lay a track on its bed across the stage below the line `y`."""
    brush.bar(STAGE_LEFT, y - 4, STAGE_RIGHT - STAGE_LEFT, 22, brush.dark(color, 0.4))
    for k in range(62):
        brush.bar(STAGE_LEFT + k * 32, y + 2, 18, 10, brush.dark("#6a4f3c", 0.3))
    brush.bar(STAGE_LEFT, y - 2, STAGE_RIGHT - STAGE_LEFT, 5, brush.lit(STEEL, 0.4))


def biplane(brush: Brush, *, x: float, y: float, length: float, color: str = "plane") -> None:
    """Park a biplane of the 1920s, its propeller to the left; (x, y) is below its wheels."""
    with saved(brush.canvas):
        brush.canvas.translate(x, y)
        brush.canvas.scale(length / 100, length / 100)
        brush.glaze(ellipse(0, 0, 50, 4), brush.dark("dark"), 110)
        brush.solid(
            spline(
                [
                    (-42, -20, "c"),
                    (-38, -30),
                    (-10, -32),
                    (24, -26),
                    (50, -22, "c"),
                    (50, -17, "c"),
                    (20, -12),
                    (-20, -8),
                    (-40, -10),
                ]
            ),
            color,
            shade=5,
            edge=2,
        )
        brush.solid(spline([(38, -22, "c"), (42, -40), (51, -40), (52, -20, "c")]), "band", shade=3, edge=1.5)
        for wy in (-46, -14):
            brush.solid(box(-34, wy, 46, 4.5, 2), "sail", shade=1.5, edge=1.2)
        for sx in (-30, -18, -2, 8):
            brush.line([(sx, -42), (sx + 1, -12)], brush.dark("trunk", 0.4), 1.3)
        brush.flat(spline([(-8, -31, "c"), (-4, -38), (4, -37), (6, -30, "c")]), brush.dark("dark", 0.4))
        brush.flat(ellipse(-42, -20, 3.4, 5), brush.lit(STEEL))
        brush.solid(spline([(-43, -20), (-46, -38), (-43, -43), (-41, -38)]), "trunk", edge=1)
        brush.solid(spline([(-43, -20), (-46, -4), (-43, 2), (-41, -4)]), "trunk", edge=1)
        brush.line([(-24, -10), (-28, -3)], brush.dark("dark", 0.3), 2)
        brush.flat(ellipse(-28, -5, 5.6, 5.6), brush.dark("dark", 0.3))
        brush.flat(ellipse(-28, -5, 2, 2), brush.lit(STEEL))


def airliner(brush: Brush, *, x: float, y: float, length: float, color: str = "band") -> None:
    """Park an airliner, its nose to the left; (x, y) is below its wheels."""
    with saved(brush.canvas):
        brush.canvas.translate(x, y)
        brush.canvas.scale(length / 100, length / 100)
        brush.glaze(ellipse(0, 0, 48, 3), brush.dark("dark"), 110)
        brush.solid(polygon([(34, -20), (44, -42), (52, -42), (48, -18)]), color, shade=3, edge=1.5)
        hull = spline([(-50, -11), (-44, -18), (-30, -20), (36, -20), (53, -17, "c"), (38, -9), (-40, -6)])
        brush.solid(hull, "#eceae4", shade=5, edge=2)
        brush.bar(-46, -12.5, 88, 2, brush.tone(color))
        for k in range(20):
            brush.flat(
                box(-34 + k * 3.4, -16.4, 1.7, 2.4, 0.8), mix(_glass(brush), brush.tone("#2f4658"), 0.4)
            )
        brush.flat(polygon([(-46, -16.6), (-41, -18), (-40, -15)]), brush.tone("#2f4658"))
        brush.solid(polygon([(-8, -10), (10, -10), (30, 0), (22, 1)]), STEEL, shade=2, edge=1)
        brush.solid(box(2, -6, 15, 6.5, 3), "#dcdad4", shade=2.4, edge=1)
        for wx in (-32, 6):
            brush.flat(ellipse(wx, -1.6, 2.4, 2.4), brush.dark("dark", 0.3))


def control_tower(brush: Brush, *, x: float, y: float, height: float, color: str = "stone") -> None:
    """Build an airfield's control tower with its ring of glass; (x, y) is the middle of its foot."""
    w = height * 0.13
    brush.solid(
        polygon(
            [
                (x - w * 1.1, y + 8),
                (x - w * 0.8, y - height * 0.7),
                (x + w * 0.8, y - height * 0.7),
                (x + w * 1.1, y + 8),
            ]
        ),
        color,
        shade=w * 0.7,
        edge=4,
    )
    for k in range(4):
        brush.bar(x - w * 0.3, y - height * (0.16 + 0.13 * k), w * 0.5, height * 0.06, _glass(brush))
    brush.solid(
        polygon(
            [
                (x - w * 1.5, y - height * 0.72),
                (x + w * 1.5, y - height * 0.72),
                (x + w * 1.2, y - height * 0.66),
                (x - w * 1.2, y - height * 0.66),
            ]
        ),
        color,
        shade=5,
        edge=3,
    )
    brush.flat(
        polygon(
            [
                (x - w * 1.4, y - height * 0.72),
                (x - w * 1.75, y - height * 0.9),
                (x + w * 1.75, y - height * 0.9),
                (x + w * 1.4, y - height * 0.72),
            ]
        ),
        _glass(brush),
    )
    for k in range(6):
        t = k / 5
        brush.line(
            [
                (lerp(x - w * 1.4, x + w * 1.4, t), y - height * 0.72),
                (lerp(x - w * 1.75, x + w * 1.75, t), y - height * 0.9),
            ],
            brush.dark(color),
            3,
        )
    brush.solid(box(x - w * 1.9, y - height * 0.95, w * 3.8, height * 0.055, 3), "band", shade=4, edge=3)
    brush.bar(x - 1.5, y - height * 1.14, 3, height * 0.2, brush.dark("dark", 0.3))


def hangar(brush: Brush, *, x: float, y: float, width: float, height: float, color: str = "tin") -> None:
    """Build a round-roofed hangar with its doors ajar; (x, y) is its lower left corner."""
    shell = spline(
        [
            (x, y + 6, "c"),
            (x, y - height * 0.45, "c"),
            (x + width * 0.2, y - height * 0.88),
            (x + width / 2, y - height),
            (x + width * 0.8, y - height * 0.88),
            (x + width, y - height * 0.45, "c"),
            (x + width, y + 6, "c"),
        ]
    )
    brush.solid(shell, color, shade=width * 0.1, edge=6)
    with saved(brush.canvas):
        brush.canvas.clipPath(shell, True)
        for k in range(24):
            brush.bar(x + k * width / 24, y - height, 2, height + 8, brush.dark(color, 0.4))
        brush.bar(x + width * 0.16, y - height * 0.62, width * 0.68, height * 0.7, brush.dark("dark", 0.5))
        for left in (0.1, 0.62):
            brush.bar(x + width * left, y - height * 0.62, width * 0.26, height * 0.7, brush.dark(color, 0.5))
            for k in range(5):
                brush.bar(
                    x + width * left + k * width * 0.05, y - height * 0.62, 3, height * 0.7, brush.dark(color)
                )


def suspension_bridge(brush: Brush, *, y: float, towers: Points, deck: float, color: str = "bridge") -> None:
    """Hang a great bridge across the stage: towers `[x, height]` standing in the water at `y`, a deck at `deck`."""
    tone, lit, dark = brush.tone(color), brush.lit(color, 0.3), brush.dark(color, 0.7)
    knots = sorted((float(x), y - height) for x, height in towers)
    knots = [(STAGE_LEFT - 200.0, deck - 20.0), *knots, (STAGE_RIGHT + 200.0, deck - 20.0)]
    for number, ((ax, ay), (bx, by)) in enumerate(pairwise(knots)):
        is_end = number in (0, len(knots) - 2)
        points = []
        for k in range(25):
            t = k / 24
            drop = 0.0 if is_end else 4 * t * (1 - t) * (deck - 26 - min(ay, by))
            points.append((lerp(ax, bx, t), lerp(ay, by, t) + drop))
        brush.line(points, tone, 6)
        for px, py in points[1:-1]:
            brush.bar(px - 1, py, 2, max(0.0, deck - py), dark)
    for x, height in towers:
        w = height * 0.055
        for s in (-1, 1):
            brush.bar(x + s * w * 1.5 - w / 2, y - height, w, height + 40, tone)
            edge = x + s * w * 1.5 - w / 2 if brush.side < 0 else x + s * w * 1.5 + w / 2 - 4
            brush.bar(edge, y - height, 4, height + 40, lit)
        for share in (0.98, 0.78, 0.56):
            brush.bar(x - w * 1.8, y - height * share, w * 3.6, height * 0.05, dark)
        brush.bar(x - w * 3, y - 8, w * 6, 50, brush.dark("stone", 0.4))
    brush.bar(STAGE_LEFT, deck, STAGE_RIGHT - STAGE_LEFT, 13, tone)
    brush.bar(STAGE_LEFT, deck, STAGE_RIGHT - STAGE_LEFT, 4, lit)
    for k in range(48):
        px = STAGE_LEFT + k * 40
        brush.line([(px, deck + 13), (px + 20, deck + 30), (px + 40, deck + 13)], dark, 2.4)
    brush.bar(STAGE_LEFT, deck + 29, STAGE_RIGHT - STAGE_LEFT, 4, dark)


def bridge_rail(brush: Brush, *, y: float, height: float = 70, color: str = "bridge") -> None:
    """Run a bridge's hand rail along the foot line `y`."""
    for share, thick in ((1.0, 9), (0.55, 4), (0.14, 5)):
        brush.bar(STAGE_LEFT, y - height * share, STAGE_RIGHT - STAGE_LEFT, thick, brush.tone(color))
        brush.bar(STAGE_LEFT, y - height * share, STAGE_RIGHT - STAGE_LEFT, 2, brush.lit(color, 0.35))
    for k in range(110):
        is_post = k % 10 == 0
        px = STAGE_LEFT + k * 18
        brush.bar(
            px, y - height, 10 if is_post else 3, height + 6, brush.dark(color, 0.3 if is_post else 0.6)
        )


DRAWERS: dict[str, Drawer] = {
    f.__name__: f
    for f in (
        steam_engine, express, maglev, platform_roof, station_clock, quay_crane, rails, biplane, airliner,
        control_tower, hangar, suspension_bridge, bridge_rail,
    )
}  # fmt: skip
