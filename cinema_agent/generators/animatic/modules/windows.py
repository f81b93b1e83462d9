"""Windows: the hour, the weather and a silhouette of the place outside, behind glazing bars, curtains and
sill.

Source: ours.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import skia

from cinema_agent.generators.animatic.canvas import (
    Color,
    box,
    ellipse,
    mix,
    multiply,
    polygon,
    saved,
    spline,
    stroke,
    with_alpha,
)  # fmt: skip
from cinema_agent.generators.animatic.modules.brush import Brush, Drawer

View = Literal["sea", "hills", "city", "village", "forest", "space", "garden"]
Opening = tuple[float, float, float, float]
"""x, y, width, height of the glass in stage units."""
OUTSIDE: Color = (70, 110, 110, 255)
"""Local colour of what stands outside, where a recipe names no `outside`."""


def paint_view(brush: Brush, opening: Opening, view: View, orb: bool) -> None:
    """Paint what is seen outside: the hour's sky, sun or moon, and a silhouette of the place."""
    x, y, width, height = opening
    day = brush.day
    if view == "space":
        _space(brush, opening)
        return
    bands = day.sky[1:]
    for i, band in enumerate(bands):
        brush.bar(x, y + height * 0.78 * i / len(bands), width, height, band)
    if orb and day.orb_strength > 0.1:
        is_low = day.kin in ("dawn", "golden", "dusk")
        center = x + width * 0.72, y + height * (0.5 if is_low else 0.26)
        radius = max(14.0, width * 0.1)
        for scale, alpha in ((2.4, 30), (1.65, 44), (1.0, 255)):
            brush.glaze(ellipse(*center, radius * scale, radius * scale), day.orb, alpha * day.orb_strength)
    local = brush.colors.get("outside", OUTSIDE)
    _VIEWS[view](brush, opening, day.at_depth(local, 0.35), day.at_depth(local, 0.8))


def _space(brush: Brush, opening: Opening) -> None:
    x, y, width, height = opening
    chance = brush.chance
    brush.bar(x, y, width, height, brush.local("space"))
    for _ in range(int(width * height / 900)):
        sx, sy = chance.uniform(x, x + width), chance.uniform(y, y + height)
        size = chance.choice((0.8, 1.1, 1.6, 2.2))
        brush.glaze(ellipse(sx, sy, size, size), (255, 246, 224, 255), chance.randint(90, 240))


def _sea(brush: Brush, opening: Opening, far: Color, near: Color) -> None:
    x, y, width, height = opening
    horizon = y + height * 0.74
    brush.bar(x, horizon, width, height, mix(brush.day.sky[0], brush.day.sky[3], 0.4))
    for k in range(12):
        glint_x = x + width * 0.72 + brush.chance.gauss(0, 0.1 + 0.02 * k) * width
        brush.glaze(
            box(glint_x - 12, horizon + 4 + k * height * 0.02, 16 + k * 2, 2, 1), brush.day.glint, 150
        )
    if brush.chance.random() < 0.5:
        return
    rock = [
        (x - 10, y + height, "c"),
        (x + 10, horizon - 8),
        (x + width * 0.28, horizon + 10),
        (x + width * 0.5, y + height, "c"),
    ]
    brush.flat(spline(rock), multiply(mix(near, far, 0.2), (0.7, 0.7, 0.75)))


def _roofs(brush: Brush, opening: Opening, far: Color, near: Color, *, tallest: float, gabled: bool) -> None:
    x, y, width, height = opening
    chance, day = brush.chance, brush.day
    foot, at = y + height, x
    while at < x + width:
        wide, tall = chance.uniform(0.09, 0.18) * width, chance.uniform(0.2, tallest) * height
        brush.bar(at, foot - tall, wide, tall, near if chance.random() < 0.5 else far)
        for _ in range(5):
            wx, wy = at + chance.uniform(0.1, 0.7) * wide, foot - tall * chance.uniform(0.3, 0.9)
            if day.lamps > 0.4:
                brush.bar(wx, wy, 5, 7, day.window)
        if gabled:
            roof = [(at - 4, foot - tall), (at + wide / 2, foot - tall - 22), (at + wide + 4, foot - tall)]
            brush.flat(polygon(roof), multiply(near, (0.75, 0.7, 0.75)))
        at += wide


def _city(brush: Brush, opening: Opening, far: Color, near: Color) -> None:
    _roofs(brush, opening, far, near, tallest=0.62, gabled=False)


def _village(brush: Brush, opening: Opening, far: Color, near: Color) -> None:
    _roofs(brush, opening, far, near, tallest=0.34, gabled=True)


def _land(brush: Brush, opening: Opening, far: Color) -> None:
    x, y, width, height = opening
    line, foot = y + height * 0.74, y + height + 40
    hill = [
        (x - 30, foot, "c"),
        (x - 20, line),
        (x + width * 0.3, line - height * 0.14),
        (x + width * 0.7, line + 6),
        (x + width + 30, line - height * 0.1),
        (x + width + 30, foot, "c"),
    ]
    brush.flat(spline(hill), far)


def _forest(brush: Brush, opening: Opening, far: Color, near: Color) -> None:
    x, y, width, height = opening
    _land(brush, opening, far)
    for k in range(7):
        tx, tall = x + width * (k + brush.chance.random()) / 7, height * brush.chance.uniform(0.22, 0.42)
        tip = (tx, y + height - tall)
        brush.flat(polygon([(tx - tall * 0.28, y + height), tip, (tx + tall * 0.28, y + height)]), near)


def _garden(brush: Brush, opening: Opening, far: Color, near: Color) -> None:
    x, y, width, height = opening
    _land(brush, opening, far)
    for k in range(7):
        tx, tall = x + width * (k + brush.chance.random()) / 7, height * brush.chance.uniform(0.22, 0.42)
        brush.flat(ellipse(tx, y + height - tall * 0.2, tall * 0.42, tall * 0.4), near)


_VIEWS: dict[str, Callable[[Brush, Opening, Color, Color], None]] = {
    "sea": _sea, "city": _city, "village": _village, "forest": _forest, "garden": _garden, "hills": _garden,
}  # fmt: skip


def window(
    brush: Brush,
    *,
    x: float,
    y: float,
    width: float,
    height: float,
    view: View = "hills",
    frame: str = "wood",
    panes: tuple[int, int] = (2, 2),
    curtains: str = "",
    sill: bool = True,
    arched: bool = False,
    plant: bool = False,
    orb: bool = True,
) -> None:
    """Set a window into the wall; `orb` false keeps sun and moon out of its view."""
    brush.flat(opening_path(x - 22, y - 22, width + 44, height + 44, arched), brush.dark(frame))
    with saved(brush.canvas):
        brush.canvas.clipPath(opening_path(x, y, width, height, arched), True)
        paint_view(brush, (x, y, width, height), view, orb)
        if view != "space":
            _on_the_glass(brush, x, y, width, height)
        bars = brush.tone(frame)
        for i in range(1, panes[0]):
            brush.bar(x + width * i / panes[0] - 4, y, 8, height, bars)
        for i in range(1, panes[1]):
            brush.bar(x, y + height * i / panes[1] - 4, width, 8, bars)
        shadow = with_alpha(brush.dark(frame), 120)
        brush.bar(x, y, width, 8, shadow)
        brush.bar(x if brush.side > 0 else x + width - 7, y, 7, height, shadow)
    brush.canvas.drawPath(
        opening_path(x - 6, y - 6, width + 12, height + 12, arched), stroke(brush.tone(frame), 12)
    )
    brush.canvas.drawPath(
        opening_path(x - 11, y - 11, width + 22, height + 22, arched), stroke(brush.lit(frame, 0.3), 2.5)
    )
    if sill:
        brush.flat(box(x - 34, y + height + 8, width + 68, 16, 3), brush.lit(frame, 0.36))
        brush.flat(box(x - 34, y + height + 20, width + 68, 7, 3), brush.dark(frame))
    if plant:
        _sill_plant(brush, x + 42, y + height + 8)
    if curtains:
        _curtains(brush, x, y, width, height, curtains)


def opening_path(x: float, y: float, width: float, height: float, arched: bool) -> skia.Path:
    """Return the outline of a window or door, square or with a round arch."""
    if not arched:
        return box(x, y, width, height, 2)
    return spline(
        [
            (x, y + height, "c"),
            (x, y + width * 0.5, "c"),
            (x + width * 0.14, y + width * 0.16),
            (x + width * 0.5, y),
            (x + width * 0.86, y + width * 0.16),
            (x + width, y + width * 0.5, "c"),
            (x + width, y + height, "c"),
        ]
    )


def _on_the_glass(brush: Brush, x: float, y: float, width: float, height: float) -> None:
    weather = brush.day.weather
    if weather in ("rain", "storm"):
        for _ in range(46):
            rx, ry = brush.chance.uniform(x, x + width), brush.chance.uniform(y, y + height)
            brush.line(
                [(rx, ry), (rx - 3, ry + brush.chance.uniform(8, 26))], with_alpha(brush.day.glint, 120), 1.6
            )
    elif weather == "snow":
        for _ in range(40):
            size = brush.chance.uniform(1.4, 3)
            brush.glaze(
                ellipse(brush.chance.uniform(x, x + width), brush.chance.uniform(y, y + height), size, size),
                (244, 246, 246, 255),
                220,
            )
        brush.flat(
            spline(
                [
                    (x - 9, y + height + 9, "c"),
                    (x, y + height - 16),
                    (x + width * 0.4, y + height - 9),
                    (x + width * 0.8, y + height - 15),
                    (x + width + 9, y + height + 9, "c"),
                ]
            ),
            brush.lit("#e6eef2", 0.1),
        )
    elif weather == "fog":
        for k in range(3):
            brush.glaze(box(x, y + height * (0.3 + 0.2 * k), width, height), brush.day.haze, 80)
    shine = [
        (x + width * 0.06, y + height * 0.5),
        (x + width * 0.3, y),
        (x + width * 0.4, y),
        (x + width * 0.06, y + height * 0.72),
    ]
    brush.glaze(polygon(shine), brush.day.glint, 26)


def _sill_plant(brush: Brush, x: float, y: float) -> None:
    for k, turn in enumerate((-1.0, -0.55, -0.14, 0.3, 0.75, 1.1)):
        leaf = [
            (x, y - 38, "c"),
            (x + turn * 26 - 6, y - 66 + abs(turn) * 10),
            (x + turn * 48, y - 88 + abs(turn) * 32, "c"),
            (x + turn * 28 + 7, y - 58 + abs(turn) * 8),
        ]
        brush.flat(spline(leaf), brush.dark("#4f8a5b", 0.2 + 0.13 * k))
    brush.flat(polygon([(x - 20, y - 34), (x + 20, y - 34), (x + 14, y), (x - 14, y)]), brush.tone("accent"))
    brush.flat(polygon([(x + 4, y - 34), (x + 20, y - 34), (x + 14, y), (x + 3, y)]), brush.dark("accent"))
    brush.flat(box(x - 24, y - 40, 48, 9, 3), brush.dark("accent", 0.5))


def _curtains(brush: Brush, x: float, y: float, width: float, height: float, color: str) -> None:
    for side, cx in ((1, x - 26), (-1, x + width + 26)):
        drape = spline(
            [
                (cx - side * 14, y - 30, "c"),
                (cx + side * 58, y - 30, "c"),
                (cx + side * 50, y + height * 0.25),
                (cx + side * 20, y + height * 0.62),
                (cx + side * 34, y + height + 2, "c"),
                (cx - side * 16, y + height + 2, "c"),
            ]
        )
        brush.solid(drape, color, shade=9, edge=3)
        for k in (8, 26):
            fold = [
                (cx + side * k, y - 28),
                (cx + side * (k - 4), y + height * 0.34),
                (cx + side * (k - 8), y + height),
            ]
            brush.line(fold, brush.dark(color, 0.9), 4)
    brush.flat(box(x - 56, y - 38, width + 112, 9, 4), brush.dark("wood", 0.9))


def porthole(
    brush: Brush, *, x: float, y: float, radius: float, view: View = "space", frame: str = "metal"
) -> None:
    """Set a round window with a heavy bolted ring."""
    brush.flat(ellipse(x, y, radius * 1.22, radius * 1.22), brush.dark(frame))
    brush.flat(ellipse(x - 2, y - 3, radius * 1.17, radius * 1.17), brush.tone(frame))
    with saved(brush.canvas):
        brush.canvas.clipPath(ellipse(x, y, radius, radius), True)
        paint_view(brush, (x - radius, y - radius, radius * 2, radius * 2), view, True)
    brush.canvas.drawPath(ellipse(x, y, radius, radius), stroke(brush.dark(frame), 6))
    brush.canvas.drawPath(ellipse(x, y, radius * 1.17, radius * 1.17), stroke(brush.lit(frame, 0.4), 2.5))
    for dx, dy in ((1, 0), (0.7, 0.7), (0, 1), (-0.7, 0.7), (-1, 0), (-0.7, -0.7), (0, -1), (0.7, -0.7)):
        brush.flat(ellipse(x + dx * radius * 1.09, y + dy * radius * 1.09, 4, 4), brush.dark(frame))


DRAWERS: dict[str, Drawer] = {f.__name__: f for f in (window, porthole)}
