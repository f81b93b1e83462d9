"""Where people live apart: a town of the West, a suburb, outposts on other worlds.

Source: ours.
"""

from __future__ import annotations

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


def false_fronts(
    brush: Brush, *, spots: Points, colors: tuple[str, ...] = ("board1", "board2", "board3")
) -> None:
    """Build plank houses of a western town with false fronts and porches: spots `[x, y, width, height]`."""
    for index, (x, y, width, height) in enumerate(spots):
        color = colors[index % len(colors)]
        top = y - height
        crest = [
            (x - 4, y), (x - 4, top + height * 0.1), (x + width * 0.16, top + height * 0.1), (x + width * 0.2, top),
            (x + width * 0.8, top), (x + width * 0.84, top + height * 0.1),
            (x + width + 4, top + height * 0.1), (x + width + 4, y),
        ]  # fmt: skip
        front = polygon(crest)
        brush.solid(front, color, shade=width * 0.1, edge=5)
        with saved(brush.canvas):
            brush.canvas.clipPath(front, True)
            for k in range(int(height / 13)):
                brush.bar(x - 10, top + 13 * k, width + 20, 2, brush.dark(color, 0.55))
        brush.canvas.drawPath(polygon(crest[1:-1], closed=False), stroke(brush.dark(color, 0.8), 8))
        board = box(x + width * 0.2, top + height * 0.13, width * 0.6, height * 0.13, 3)
        brush.flat(board, brush.tone("#e6d3a6"))
        for k in range(6):
            brush.flat(
                box(x + width * (0.25 + 0.088 * k), top + height * 0.165, width * 0.055, height * 0.06, 2),
                brush.dark("#7a4630"),
            )
        for across in (0.2, 0.62):
            brush.bar(
                x + width * across - 4,
                top + height * 0.33,
                width * 0.2 + 8,
                height * 0.2,
                brush.dark(color, 0.9),
            )
            brush.bar(
                x + width * across, top + height * 0.345, width * 0.2, height * 0.17, window_color(brush, 0.8)
            )
            brush.bar(x + width * across, top + height * 0.425, width * 0.2, 3, brush.dark(color))
        brush.solid(
            polygon(
                [
                    (x - 26, y - height * 0.34),
                    (x + width + 26, y - height * 0.34),
                    (x + width + 8, y - height * 0.42),
                    (x - 8, y - height * 0.42),
                ]
            ),
            "shingle",
            shade=6,
            edge=4,
        )
        brush.bar(x - 2, y - height * 0.34, width + 4, height * 0.34, brush.dark("dark", 0.2))
        for across in (0.3, 0.52):
            door = box(x + width * across, y - height * 0.26, width * 0.19, height * 0.19, 3)
            brush.flat(door, brush.tone(color))
            for j in range(4):
                brush.bar(
                    x + width * across, y - height * (0.25 - 0.045 * j), width * 0.19, 2, brush.dark(color)
                )
        brush.bar(x + width * 0.06, y - height * 0.26, width * 0.17, height * 0.14, window_color(brush, 0.9))
        brush.bar(x + width * 0.77, y - height * 0.26, width * 0.17, height * 0.14, window_color(brush, 0.9))
        for k in range(4):
            brush.bar(
                lerp(x - 16, x + width + 8, k / 3), y - height * 0.34, 8, height * 0.36, brush.lit(color, 0.2)
            )
        brush.bar(x - 26, y - 6, width + 52, 16, brush.dark("#8a6a48", 0.3))


def windpump(brush: Brush, *, x: float, y: float, height: float, color: str = "iron") -> None:
    """Raise a wind pump on a lattice tower beside its tank; (x, y) is the middle of its foot."""
    w = height * 0.13
    tone = brush.dark(color, 0.3)
    for s in (-1, 1):
        brush.line([(x + s * w, y + 6), (x + s * 4, y - height * 0.86)], tone, 5)
    for k in range(5):
        low, high = k / 5, (k + 1) / 5
        wl, wh = lerp(w, 5, low), lerp(w, 5, high)
        brush.line([(x - wl, y - height * 0.86 * low), (x + wh, y - height * 0.86 * high)], tone, 2.4)
        brush.line([(x + wl, y - height * 0.86 * low), (x - wh, y - height * 0.86 * high)], tone, 2.4)
    hub, r = y - height * 0.86, height * 0.17
    brush.flat(
        polygon([(x, hub - 3), (x + r * 1.5, hub - r * 0.4), (x + r * 1.6, hub + r * 0.4), (x, hub + 3)]),
        brush.tone("band"),
    )
    for k in range(14):
        with saved(brush.canvas):
            brush.canvas.translate(x, hub)
            brush.canvas.rotate(360 * k / 14)
            brush.flat(
                polygon([(-3, -r * 0.25), (3, -r * 0.25), (r * 0.2, -r), (-r * 0.14, -r)]),
                brush.lit("#d8d2c4", 0.2) if k % 2 else brush.dark("#d8d2c4", 0.5),
            )
    brush.flat(ellipse(x, hub, r * 0.16, r * 0.16), tone)


def _family_windows(brush: Brush, x: float, y: float, width: float, trim: str) -> None:
    h = width * 0.36
    for wx, wy, ww, wh in (
        (0.15, 1.3, 0.1, 0.28),
        (0.07, 0.72, 0.12, 0.36),
        (0.23, 0.72, 0.12, 0.36),
        (0.58, 0.72, 0.1, 0.36),
    ):
        brush.bar(x + width * wx - 5, y - h * wy - 5, width * ww + 10, h * wh + 10, brush.tone(trim))
        brush.bar(x + width * wx, y - h * wy, width * ww, h * wh, window_color(brush, 0.9))
        brush.bar(x + width * (wx + ww / 2) - 1.5, y - h * wy, 3, h * wh, brush.tone(trim))


def suburban_house(
    brush: Brush,
    *,
    x: float,
    y: float,
    width: float,
    color: str = "siding",
    roof: str = "roof",
    trim: str = "trim",
) -> None:
    """Build a family house: porch, gable, chimney and garage; (x, y) is its lower left corner."""
    h = width * 0.36
    garage = x + width * 0.7
    brush.bar(garage, y - h * 0.7, width * 0.32, h * 0.7 + 6, brush.dark(color, 0.2))
    brush.solid(
        polygon(
            [
                (garage - 10, y - h * 0.68),
                (garage + width * 0.16, y - h * 1.14),
                (garage + width * 0.34, y - h * 0.68),
            ]
        ),
        roof,
        shade=10,
        edge=4,
    )
    brush.bar(garage + width * 0.04, y - h * 0.52, width * 0.24, h * 0.54, brush.tone(trim))
    for k in range(4):
        brush.bar(garage + width * 0.04, y - h * (0.52 - 0.13 * k), width * 0.24, 3, brush.dark(trim, 0.7))
    brush.bar(x + width * 0.54, y - h * 2.1, width * 0.06, h * 0.7, brush.dark("brick", 0.3))
    brush.solid(
        polygon(
            [
                (x - 16, y - h),
                (x + width * 0.1, y - h * 1.72),
                (x + width * 0.64, y - h * 1.72),
                (x + width * 0.76, y - h),
            ]
        ),
        roof,
        shade=14,
        edge=5,
    )
    brush.bar(x, y - h, width * 0.72, h + 6, brush.tone(color))
    for k in range(int(h / 12)):
        brush.bar(x, y - h + 12 * k, width * 0.72, 1.8, brush.dark(color, 0.35))
    gable_front = polygon(
        [
            (x + width * 0.05, y - h * 0.96),
            (x + width * 0.05, y - h * 1.12),
            (x + width * 0.2, y - h * 1.66),
            (x + width * 0.35, y - h * 1.12),
            (x + width * 0.35, y - h * 0.96),
        ]
    )
    brush.solid(gable_front, color, shade=10)
    brush.canvas.drawPath(
        polygon(
            [
                (x + width * 0.02, y - h * 1.04),
                (x + width * 0.2, y - h * 1.7),
                (x + width * 0.38, y - h * 1.04),
            ],
            closed=False,
        ),
        stroke(brush.tone(trim), 8),
    )
    _family_windows(brush, x, y, width, trim)
    brush.bar(x + width * 0.44, y - h * 0.76, width * 0.09, h * 0.78, brush.tone("door"))
    brush.flat(ellipse(x + width * 0.515, y - h * 0.36, 3.4, 3.4), brush.lit("#d8b86a"))
    lamp = brush.day.window if brush.day.lamps > 0.4 else brush.tone(trim)
    brush.flat(ellipse(x + width * 0.42, y - h * 0.64, 6, 8), lamp)
    brush.bar(x + width * 0.38, y - 7, width * 0.2, 14, brush.dark(trim, 0.4))


def pickets(
    brush: Brush, *, y: float, left: float, right: float, height: float = 52, color: str = "trim"
) -> None:
    """Run a fence of pointed white pickets along the foot line `y`."""
    for share in (0.72, 0.24):
        brush.bar(left, y - height * share, right - left, 6, brush.dark(color, 0.4))
    for k in range(int((right - left) / 19) + 1):
        px = left + 19 * k
        slat = polygon(
            [
                (px - 6, y + 4),
                (px - 6, y - height * 0.86),
                (px, y - height),
                (px + 6, y - height * 0.86),
                (px + 6, y + 4),
            ]
        )
        brush.solid(slat, color, shade=4)


def mailbox(brush: Brush, *, spots: Points, color: str = "band") -> None:
    """Stand letter boxes on posts with their flag up: spots `[x, y, height]`."""
    for x, y, height in spots:
        brush.bar(x - 4, y - height * 0.7, 8, height * 0.74, brush.dark("#8a6a48", 0.3))
        tub = spline(
            [
                (x - height * 0.3, y - height * 0.66, "c"),
                (x - height * 0.3, y - height * 0.86),
                (x - height * 0.2, y - height),
                (x + height * 0.22, y - height),
                (x + height * 0.3, y - height * 0.86),
                (x + height * 0.3, y - height * 0.66, "c"),
            ]
        )
        brush.solid(tub, "#8fa0ac", shade=6, edge=3)
        brush.bar(x + height * 0.1, y - height * 1.12, 3, height * 0.3, brush.tone(color))
        brush.bar(x + height * 0.1, y - height * 1.12, 14, 9, brush.tone(color))


def dish_antenna(brush: Brush, *, x: float, y: float, size: float, color: str = "dome") -> None:
    """Point a great dish at the sky from its mount; (x, y) is the middle of its foot."""
    brush.solid(
        polygon(
            [
                (x - size * 0.3, y + 6),
                (x - size * 0.08, y - size * 0.5),
                (x + size * 0.08, y - size * 0.5),
                (x + size * 0.3, y + 6),
            ]
        ),
        color,
        shade=size * 0.1,
        edge=4,
    )
    for k in (0.12, 0.3):
        brush.bar(x - size * (0.3 - k * 0.4), y - size * k, size * (0.6 - k * 0.8), 5, brush.dark(color))
    with saved(brush.canvas):
        brush.canvas.translate(x, y - size * 0.6)
        brush.canvas.rotate(-34)
        bowl = spline(
            [
                (-size * 0.62, -size * 0.1, "c"),
                (-size * 0.4, size * 0.16),
                (0, size * 0.26),
                (size * 0.4, size * 0.16),
                (size * 0.62, -size * 0.1, "c"),
            ]
        )
        brush.solid(bowl, color, shade=size * 0.14, edge=5)
        brush.flat(ellipse(0, -size * 0.1, size * 0.62, size * 0.13), brush.dark(color, 0.75))
        brush.flat(ellipse(0, -size * 0.08, size * 0.5, size * 0.08), brush.dark(color, 0.4))
        for s in (-0.4, 0.4):
            brush.line([(size * s, -size * 0.1), (0, -size * 0.5)], brush.dark(color, 0.6), 3)
        brush.flat(ellipse(0, -size * 0.5, size * 0.05, size * 0.05), brush.tone("stripe"))


def rover(brush: Brush, *, x: float, y: float, length: float, color: str = "dome") -> None:
    """Park an exploration rover; (x, y) is below its middle."""
    with saved(brush.canvas):
        brush.canvas.translate(x, y)
        brush.canvas.scale(length / 100, length / 100)
        brush.glaze(ellipse(0, 0, 56, 4), brush.dark("dark"), 110)
        brush.solid(
            spline([(-48, -18, "c"), (-46, -34), (-28, -46), (18, -46), (40, -32, "c"), (48, -18, "c")]),
            color,
            shade=7,
            edge=3,
        )
        brush.flat(
            spline([(8, -30, "c"), (10, -42), (18, -43), (36, -30, "c")]),
            brush.day.window if brush.day.lamps > 0.6 else brush.tone("#37566c"),
        )
        brush.bar(-46, -24, 92, 4, brush.tone("stripe"))
        brush.bar(-34, -66, 2.5, 22, brush.dark(color))
        brush.flat(ellipse(-33, -67, 8, 4), brush.dark(color))
        for wx in (-36, 0, 36):
            brush.flat(ellipse(wx, -9, 11, 11), brush.dark("dark", 0.2))
            brush.flat(ellipse(wx, -9, 5, 5), brush.tone("#9aa6b4"))


DRAWERS: dict[str, Drawer] = {
    f.__name__: f
    for f in (
        false_fronts, windpump, suburban_house, pickets, mailbox,
        dish_antenna, rover,
    )
}  # fmt: skip
