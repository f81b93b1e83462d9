"""Places of worship and of the dead: chapel, graves, bare trees, pagoda, gateway, pyramids, fallen columns.

Source: ours.
"""

from __future__ import annotations

import math

from cinema_agent.generators.animatic.canvas import (
    STAGE_LEFT,
    STAGE_RIGHT,
    box,
    ellipse,
    lerp,
    limb,
    polygon,
    saved,
    spline,
)
from cinema_agent.generators.animatic.modules.brush import Brush, Drawer
from cinema_agent.generators.animatic.modules.land import Points
from cinema_agent.generators.animatic.modules.towers import sided
from cinema_agent.generators.animatic.modules.town import window_color


def pointed(x: float, y: float, width: float, height: float) -> Points:
    """Return the outline of a pointed arch standing on (x, y), its middle."""
    w = width / 2
    return [
        (x - w, y, "c"),
        (x - w, y - height * 0.5, "c"),
        (x - w * 0.7, y - height * 0.8),
        (x, y - height, "c"),
        (x + w * 0.7, y - height * 0.8),
        (x + w, y - height * 0.5, "c"),
        (x + w, y, "c"),
    ]


def chapel(
    brush: Brush, *, x: float, y: float, width: float, color: str = "stone", roof: str = "slate"
) -> None:
    """Build a chapel with a pointed spire on its left; (x, y) is its lower left corner."""
    tall, tower = width * 0.56, width * 0.28
    nave = x + tower * 0.8
    brush.bar(nave, y - tall, width - tower * 0.8, tall + 8, brush.tone(color))
    away = nave + (width - tower) * 0.7 if brush.side < 0 else nave
    brush.bar(away, y - tall, (width - tower * 0.8) * 0.3, tall + 8, brush.dark(color, 0.7))
    pitch = [
        (nave - 6, y - tall),
        (nave + width * 0.1, y - tall * 1.72),
        (x + width * 0.94, y - tall * 1.72),
        (x + width + 10, y - tall),
    ]
    brush.solid(polygon(pitch), roof, shade=width * 0.06, edge=4)
    for k in range(3):
        wx = nave + width * (0.16 + 0.21 * k)
        brush.flat(spline(pointed(wx, y - tall * 0.24, width * 0.1, tall * 0.56)), brush.dark(color))
        brush.flat(spline(pointed(wx, y - tall * 0.27, width * 0.07, tall * 0.48)), window_color(brush, 0.9))
        brush.bar(wx - 1, y - tall * 0.72, 2, tall * 0.46, brush.dark(color))
    sided(brush, x, y - tall * 1.9, tower, tall * 1.9 + 8, color)
    brush.bar(x - 5, y - tall * 1.92, tower + 10, 9, brush.dark(color, 0.8))
    spire = [(x - 7, y - tall * 1.9), (x + tower / 2, y - tall * 3.5), (x + tower + 7, y - tall * 1.9)]
    brush.solid(polygon(spire), roof, shade=tower * 0.4, edge=4)
    tip = x + tower / 2
    brush.bar(tip - 2, y - tall * 3.72, 4, tall * 0.26, brush.dark("dark", 0.4))
    brush.bar(tip - 9, y - tall * 3.64, 18, 4, brush.dark("dark", 0.4))
    brush.flat(spline(pointed(tip, y - tall * 1.36, tower * 0.4, tall * 0.4)), brush.dark(color))
    brush.flat(spline(pointed(tip, y + 6, tower * 0.56, tall * 0.62)), brush.dark(color))
    brush.flat(spline(pointed(tip, y + 6, tower * 0.42, tall * 0.52)), brush.dark("dark", 0.5))


def dead_tree(brush: Brush, *, spots: Points, color: str = "bark") -> None:
    """Stand bare crooked trees: spots `[x, y, height]`; a negative height leans the other way."""
    for x, y, signed in spots:
        height, lean = abs(signed), 1 if signed > 0 else -1
        crook = x + lean * height * 0.1
        brush.solid(limb((x, y + 10), (x - lean * height * 0.06, y - height * 0.3), (crook, y - height * 0.56),
                         (height * 0.13, height * 0.08, height * 0.05)),
                         color, shade=height * 0.025, edge=3)  # fmt: skip
        for start, out, up, thick in (
            (0.5, 0.42, 0.92, 0.05), (0.44, -0.36, 0.84, 0.045), (0.54, 0.1, 1.06, 0.045), (0.36, 0.4, 0.62, 0.035),
            (0.3, -0.3, 0.56, 0.032),
        ):  # fmt: skip
            a = (lerp(x, crook, start * 1.6), y - height * start)
            b = (x + lean * out * height, y - height * up)
            bend = (lerp(a[0], b[0], 0.7), lerp(a[1], b[1], 0.25))
            brush.solid(limb(a, bend, b, (height * thick, height * thick * 0.6, 1.5)), color, shade=3)
            for share, turn in ((0.55, 0.8), (0.75, -0.7)):
                px, py = lerp(bend[0], b[0], share), lerp(bend[1], b[1], share)
                reach = height * 0.15
                tip = (px + math.sin(turn) * reach, py - math.cos(turn) * reach * 0.8)
                brush.line(
                    [(px, py), (px + math.sin(turn) * reach * 0.4, py - reach * 0.5), tip],
                    brush.tone(color),
                    2.4,
                )


def gravestones(brush: Brush, *, spots: Points, color: str = "grave") -> None:
    """Set gravestones, in turn rounded, a cross, and pointed: spots `[x, y, height, lean in degrees]`."""
    for index, (x, y, height, lean) in enumerate(spots):
        w = height * 0.34
        with saved(brush.canvas):
            brush.canvas.translate(x, y)
            brush.glaze(ellipse(0, 2, w * 1.5, height * 0.07), brush.dark("dark"), 120)
            brush.canvas.rotate(lean)
            if index % 3 == 1:
                brush.solid(
                    box(-w * 0.26, -height * 1.16, w * 0.52, height * 1.18, 3), color, shade=w * 0.16, edge=3
                )
                brush.solid(
                    box(-w * 0.82, -height * 0.9, w * 1.64, w * 0.46, 3), color, shade=w * 0.14, edge=3
                )
                brush.solid(box(-w * 0.6, -height * 0.14, w * 1.2, height * 0.16, 2), color, shade=4, edge=2)
                continue
            if index % 3 == 0:
                slab = spline([(-w, 4, "c"), (-w, -height * 0.66, "c"), (-w * 0.72, -height * 0.93), (0, -height),
                               (w * 0.72, -height * 0.93), (w, -height * 0.66, "c"), (w, 4, "c")])  # fmt: skip
            else:
                slab = spline(pointed(0, 4, w * 1.8, height * 1.06))
            brush.solid(slab, color, shade=w * 0.3, edge=4)
            for k in range(3):
                brush.bar(
                    -w * 0.5, -height * (0.68 - 0.13 * k), w * (1.0 - 0.24 * k), 3, brush.dark(color, 0.8)
                )
            brush.flat(ellipse(-w * 0.8, 0, w * 0.4, height * 0.06), brush.dark("grass", 0.3))


def stone_angel(brush: Brush, *, x: float, y: float, height: float, color: str = "grave") -> None:
    """Raise an angel with folded hands and wings on a plinth; (x, y) is the middle of its foot."""
    h = height
    for wide, top, tall in ((0.22, 0.1, 0.12), (0.17, 0.34, 0.25)):
        brush.solid(box(x - h * wide, y - h * top, h * wide * 2, h * tall, 3), color, shade=h * 0.05, edge=3)
    for s in (-1, 1):
        wing = spline([(x + s * h * 0.03, y - h * 0.74, "c"), (x + s * h * 0.16, y - h * 0.94),
        (x + s * h * 0.27, y - h * 0.86),
                       (x + s * h * 0.25, y - h * 0.6), (x + s * h * 0.17, y - h * 0.42, "c"),
                       (x + s * h * 0.07, y - h * 0.56)])  # fmt: skip
        brush.solid(wing, color, shade=h * 0.03, edge=3)
        for k in range(3):
            brush.line(
                [
                    (x + s * h * 0.08, y - h * (0.7 - 0.06 * k)),
                    (x + s * h * (0.24 - 0.02 * k), y - h * (0.7 - 0.09 * k)),
                ],
                brush.dark(color, 0.7),
                2,
            )
    robe = spline([(x - h * 0.11, y - h * 0.34, "c"), (x - h * 0.07, y - h * 0.6),
    (x - h * 0.06, y - h * 0.78), (x + h * 0.06, y - h * 0.78),
                   (x + h * 0.07, y - h * 0.6), (x + h * 0.11, y - h * 0.34, "c")])  # fmt: skip
    brush.solid(robe, color, shade=h * 0.05, edge=3)
    brush.solid(ellipse(x + h * 0.012, y - h * 0.84, h * 0.046, h * 0.058), color, shade=h * 0.03, edge=2)
    brush.flat(
        polygon([(x - h * 0.02, y - h * 0.62), (x + h * 0.005, y - h * 0.72), (x + h * 0.03, y - h * 0.62)]),
        brush.lit(color, 0.3),
    )


def iron_fence(
    brush: Brush, *, y: float, height: float = 90, left: float = STAGE_LEFT, right: float = STAGE_RIGHT,
    color: str = "iron",
) -> None:  # fmt: skip
    """Run a railing with spear heads along the foot line `y`."""
    tone, lit = brush.dark(color, 0.3), brush.lit(color, 0.2)
    for share in (0.84, 0.16):
        brush.bar(left, y - height * share, right - left, 5, tone)
        brush.bar(left, y - height * share, right - left, 1.6, lit)
    count = int((right - left) / 22)
    for k in range(count + 1):
        px = left + k * 22
        is_post = k % 9 == 0
        wide, tall = (9, height * 1.08) if is_post else (3.4, height)
        brush.bar(px - wide / 2, y - tall, wide, tall + 4, tone)
        tip = 15 if is_post else 11
        brush.flat(polygon([(px - wide, y - tall), (px, y - tall - tip), (px + wide, y - tall)]), tone)


def pagoda(
    brush: Brush,
    *,
    x: float,
    y: float,
    height: float,
    color: str = "lacquer",
    roof: str = "tiles",
    tiers: int = 5,
) -> None:
    """Build a pagoda of wide curved roofs; (x, y) is the middle of its foot."""
    storey = height * 0.82 / tiers
    brush.solid(box(x - height * 0.32, y - 16, height * 0.64, 26, 2), "stone", shade=8, edge=4)
    for k in range(tiers):
        w = height * (0.2 - 0.026 * k)
        foot = y - 16 - storey * k
        top = foot - storey * 0.62
        sided(brush, x - w, top, w * 2, storey * 0.62, color)
        for j in range(4):
            brush.bar(lerp(x - w, x + w - 6, j / 3), top, 6, storey * 0.62, brush.dark(color, 0.8))
        pane = window_color(brush, 0.9) if brush.day.lamps > 0.4 else brush.tone("#efe2c2")
        for across in (-0.62, 0.22):
            brush.bar(x + w * across, top + storey * 0.16, w * 0.42, storey * 0.34, pane)
        out, rise = w * 1.72, storey * 0.42
        eaves = spline([
            (x - out, top + storey * 0.02, "c"), (x - w * 1.1, top - rise * 0.36), (x - w * 0.7, top - rise, "c"),
            (x + w * 0.7, top - rise, "c"), (x + w * 1.1, top - rise * 0.36), (x + out, top + storey * 0.02, "c"),
            (x + out * 0.7, top + storey * 0.12), (x, top + storey * 0.1), (x - out * 0.7, top + storey * 0.12),
        ])  # fmt: skip
        brush.solid(eaves, roof, shade=storey * 0.14, edge=4)
        for s in (-1, 1):
            brush.flat(ellipse(x + s * out, top + storey * 0.02, 5, 5), brush.lit("#d8b04a"))
    top = y - 16 - storey * tiers
    brush.bar(x - 3, top - height * 0.2, 6, height * 0.22, brush.dark("#d8b04a", 0.4))
    for k in range(5):
        brush.flat(ellipse(x, top - height * (0.05 + 0.028 * k), 13 - 2 * k, 3.4), brush.lit("#d8b04a", 0.3))


def torii(brush: Brush, *, x: float, y: float, height: float, color: str = "lacquer") -> None:
    """Set a gateway of two pillars and two beams; (x, y) is the middle between its feet."""
    w = height * 0.46
    for s in (-1, 1):
        post = polygon(
            [
                (x + s * w * 0.9 - 11, y - height * 0.84),
                (x + s * w * 0.9 + 9, y - height * 0.84),
                (x + s * w + 13, y + 6),
                (x + s * w - 13, y + 6),
            ]
        )
        brush.solid(post, color, shade=8, edge=4)
        brush.bar(x + s * w - 16, y - 16, 32, 24, brush.dark("dark", 0.4))
    brush.solid(box(x - w * 1.1, y - height * 0.7, w * 2.2, height * 0.07, 2), color, shade=6, edge=3)
    brush.bar(x - 9, y - height * 0.86, 18, height * 0.2, brush.dark(color, 0.5))
    beam = spline([(x - w * 1.4, y - height * 0.98, "c"), (x, y - height * 0.88),
    (x + w * 1.4, y - height * 0.98, "c"),
                   (x + w * 1.3, y - height * 0.82, "c"), (x, y - height * 0.79),
                   (x - w * 1.3, y - height * 0.82, "c")])  # fmt: skip
    brush.solid(beam, color, shade=8, edge=3)
    cap = spline([(x - w * 1.46, y - height * 1.02, "c"), (x, y - height * 0.92),
    (x + w * 1.46, y - height * 1.02, "c"),
                  (x + w * 1.42, y - height * 0.96, "c"), (x, y - height * 0.865),
                  (x - w * 1.42, y - height * 0.96, "c")])  # fmt: skip
    brush.solid(cap, "dark", edge=3)


def stone_lanterns(brush: Brush, *, spots: Points, color: str = "stone") -> None:
    """Stand stone lanterns: spots `[x, y, height]`; the light is at 0.62 of the height."""
    for x, y, height in spots:
        w = height * 0.2
        brush.solid(box(x - w * 1.1, y - height * 0.1, w * 2.2, height * 0.12, 2), color, shade=4, edge=2)
        brush.solid(
            polygon(
                [
                    (x - w * 0.5, y - height * 0.5),
                    (x + w * 0.5, y - height * 0.5),
                    (x + w * 0.6, y - height * 0.08),
                    (x - w * 0.6, y - height * 0.08),
                ]
            ),
            color,
            shade=4,
            edge=2,
        )
        brush.solid(box(x - w * 0.9, y - height * 0.74, w * 1.8, height * 0.26, 2), color, shade=5, edge=2)
        brush.flat(
            box(x - w * 0.46, y - height * 0.7, w * 0.92, height * 0.17, 2),
            brush.day.window if brush.day.lamps > 0.25 else brush.dark(color),
        )
        hat = spline(
            [
                (x - w * 1.7, y - height * 0.72, "c"),
                (x - w * 0.6, y - height * 0.84),
                (x, y - height * 0.96, "c"),
                (x + w * 0.6, y - height * 0.84),
                (x + w * 1.7, y - height * 0.72, "c"),
            ]
        )
        brush.solid(hat, color, shade=w * 0.4, edge=3)


def pyramids(brush: Brush, *, spots: Points, color: str = "sandstone") -> None:
    """Raise pyramids of stone courses: spots `[x, y, width, height]`, (x, y) the middle of the foot."""
    for x, y, width, height in spots:
        w = width / 2
        ridge = x + brush.side * w * 0.2
        lit_face = [(x, y - height), (x + brush.side * w, y), (ridge - brush.side * w * 0.5, y + 6)]
        dark_face = [(x, y - height), (ridge - brush.side * w * 0.5, y + 6), (x - brush.side * w, y)]
        brush.flat(polygon(lit_face), brush.lit(color, 0.18))
        brush.flat(polygon(dark_face), brush.dark(color, 0.75))
        whole = polygon([(x - w, y), (x, y - height), (x + w, y), (x, y + 6)])
        with saved(brush.canvas):
            brush.canvas.clipPath(whole, True)
            rows = max(8, int(height / 13))
            for k in range(rows):
                brush.bar(x - w, y - height * k / rows, width, 1.6, brush.dark(color, 0.7))
                for _ in range(3):
                    bx = x + brush.chance.uniform(-w, w)
                    brush.glaze(
                        box(bx, y - height * k / rows + 2, 26, height / rows - 3), brush.dark(color, 0.9), 70
                    )


def ruined_columns(brush: Brush, *, spots: Points, color: str = "stone") -> None:
    """Stand fluted columns, whole or broken: spots `[x, y, height, whole (1) or broken (0)]`."""
    for x, y, height, whole in spots:
        w = 17 + height * 0.03
        brush.solid(box(x - w * 1.3, y - 12, w * 2.6, 18, 2), color, shade=6, edge=3)
        top = [(x + w * 0.9, y - height), (x - w * 0.9, y - height)]
        if not whole:
            top = [
                (x + w * 0.9, y - height * 0.92),
                (x + w * 0.3, y - height),
                (x - w * 0.3, y - height * 0.86),
                (x - w * 0.9, y - height * 0.96),
            ]
        shaft = polygon([(x - w, y - 10), (x + w, y - 10), *top])
        brush.solid(shaft, color, shade=w * 0.8, edge=4)
        for k in range(5):
            fx = x + w * (-0.7 + 0.34 * k)
            brush.bar(fx, y - height * 0.94, 2.4, height * 0.9, brush.dark(color, 0.6))
        if whole:
            brush.solid(box(x - w * 1.35, y - height - 16, w * 2.7, 18, 2), color, shade=6, edge=3)


DRAWERS: dict[str, Drawer] = {
    f.__name__: f
    for f in (
        chapel, dead_tree, gravestones, stone_angel, iron_fence, pagoda, torii, stone_lanterns, pyramids,
        ruined_columns,
    )
}  # fmt: skip
