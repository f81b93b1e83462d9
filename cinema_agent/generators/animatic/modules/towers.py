"""Tall heroes of a place: lighthouse, castle, clock tower, windmill. Source: ours."""

from __future__ import annotations

import math

from cinema_agent.generators.animatic.canvas import (
    box,
    ellipse,
    fill,
    mix,
    polygon,
    saved,
    spline,
    with_alpha,
)
from cinema_agent.generators.animatic.modules.brush import Brush, Drawer
from cinema_agent.generators.animatic.modules.land import Points
from cinema_agent.generators.animatic.modules.town import window_color


def sided(brush: Brush, x: float, y: float, width: float, height: float, color: str) -> None:
    """Fill a block with its lit edge and its shaded third."""
    brush.bar(x, y, width, height, brush.tone(color))
    brush.bar(x + width * 0.64 if brush.side < 0 else x, y, width * 0.36, height, brush.dark(color))
    brush.bar(x if brush.side < 0 else x + width - 5, y, 5, height, brush.lit(color, 0.5))


def lighthouse(
    brush: Brush, *, x: float = 905, base: float = 472, tower: str = "tower", shade: str = "tower_shade",
    stripe: str = "stripe", stripe_shade: str = "stripe_shade",
) -> None:  # fmt: skip
    """Build the red and white lighthouse; its lamp is 306 units above `base`."""

    def band(top: float, bottom: float) -> Points:
        def half(y: float) -> float:
            return 26 + (y - (base - 282)) / 280 * 22

        return [
            (x - half(top), top),
            (x + half(top), top),
            (x + half(bottom), bottom),
            (x - half(bottom), bottom),
        ]

    lit, red = brush.tone(tower), brush.tone(stripe)
    body = polygon(band(base - 282, base))
    brush.flat(body, lit)
    with saved(brush.canvas):
        brush.canvas.clipPath(body, True)
        for top, bottom in ((246, 202), (154, 106), (58, 22)):
            brush.flat(polygon(band(base - top, base - bottom)), red)
        away = -brush.side
        brush.flat(
            polygon(
                [
                    (x + away * 2, base - 292),
                    (x + away * 80, base - 292),
                    (x + away * 80, base + 8),
                    (x + away * 10, base + 8),
                ]
            ),
            with_alpha(brush.tone(shade), 150),
        )
        for top, bottom in ((246, 202), (154, 106), (58, 22)):
            points = band(base - top, base - bottom)
            right = 1 if brush.side < 0 else 0
            brush.flat(
                polygon(
                    [
                        (x + away * 6, base - top),
                        points[right],
                        points[3 - right],
                        (x + away * 9, base - bottom),
                    ]
                ),
                with_alpha(brush.tone(stripe_shade), 190),
            )
    _lantern_room(brush, x, base, (tower, shade, stripe, stripe_shade))


def _lantern_room(brush: Brush, x: float, base: float, roles: tuple[str, str, str, str]) -> None:
    lit, shade, red, dark = (brush.tone(role) for role in roles)
    for y in (180, 86):
        brush.canvas.drawPath(box(x - 10, base - y, 12, 18, 5), fill(shade))
    brush.flat(box(x - 36, base - 288, 72, 9, 2), shade)
    brush.flat(box(x - 36 if brush.side < 0 else x + 6, base - 288, 30, 9, 2), lit)
    for i in range(9):
        brush.bar(x - 34 + i * 8.3, base - 304, 1.6, 17, dark)
    brush.flat(box(x - 35, base - 306, 70, 2.4, 1), dark)
    glass = mix(brush.day.window, brush.day.sky[1], 0.35 if brush.day.lamps < 0.9 else 0.0)
    if brush.lamp_is_out:
        glass = mix(brush.day.sky[1], dark, 0.55)
    brush.flat(box(x - 18, base - 326, 36, 40, 2), glass)
    for dx in (-18, -6, 6, 17):
        brush.bar(x + dx - 1, base - 326, 2.2, 40, dark)
    dome = [
        (x - 23, base - 325, "c"),
        (x - 17, base - 344),
        (x, base - 354),
        (x + 17, base - 344),
        (x + 23, base - 325, "c"),
    ]
    brush.flat(spline(dome), red)
    away = -brush.side
    brush.flat(
        spline(
            [
                (x + away * 2, base - 325, "c"),
                (x + away * 3, base - 353),
                (x + away * 17, base - 344),
                (x + away * 23, base - 325, "c"),
            ]
        ),
        dark,
    )
    brush.bar(x - 1.2, base - 374, 2.4, 22, dark)


def castle(
    brush: Brush, *, x: float, y: float, color: str = "stone", roof: str = "roof", scale: float = 1.0
) -> None:
    """Build a castle with curtain wall, gate and six towers; (x, y) is the middle of its foot."""
    towers_of = (
        (-205, 54, 150, 1),
        (-128, 70, 218, 1),
        (-40, 62, 176, 0),
        (34, 82, 300, 1),
        (124, 58, 198, 1),
        (188, 50, 148, 1),
    )
    with saved(brush.canvas):
        brush.canvas.translate(x, y)
        brush.canvas.scale(scale, scale)
        brush.bar(-200, -96, 430, 130, brush.dark(color, 0.35))
        for i in range(18):
            brush.bar(-200 + i * 24, -108, 14, 14, brush.dark(color, 0.35))
        for left, width, height, pointed in towers_of:
            brush.bar(left, -height, width, height + 50, brush.tone(color))
            away_x = left + width * 0.62 if brush.side < 0 else left
            brush.bar(away_x, -height, width * 0.38, height + 50, brush.dark(color))
            edge_x = left if brush.side < 0 else left + width - 5
            brush.bar(edge_x, -height, 5, height + 50, brush.lit(color, 0.5))
            brush.bar(left - 6, -height, width + 12, 12, brush.dark(color, 0.8))
            if pointed:
                cone = polygon(
                    [
                        (left - 9, -height),
                        (left + width / 2, -height - width * 1.25),
                        (left + width + 9, -height),
                    ]
                )
                brush.solid(cone, roof, shade=width * 0.5, edge=3)
                tip = left + width / 2
                brush.bar(tip - 1, -height - width * 1.25 - 26, 2.4, 28, brush.dark(color))
                brush.flat(
                    polygon(
                        [
                            (tip, -height - width * 1.25 - 26),
                            (tip + 24, -height - width * 1.25 - 19),
                            (tip, -height - width * 1.25 - 12),
                        ]
                    ),
                    brush.lit(roof, 0.2),
                )
            else:
                for k in range(4):
                    brush.bar(
                        left - 6 + k * (width + 12) / 4,
                        -height - 12,
                        (width + 12) / 7,
                        14,
                        brush.dark(color, 0.6),
                    )
            window = window_color(brush, 0.9)
            brush.flat(box(left + width * 0.36, -height + 34, width * 0.17, 26, 6), window)
            if height > 190:
                brush.flat(box(left + width * 0.36, -height + 100, width * 0.17, 26, 6), window)
        brush.flat(
            spline([(-22, 34, "c"), (-22, -40), (0, -62), (22, -40), (22, 34, "c")]), brush.dark(color, 1.0)
        )


def clock_tower(
    brush: Brush, *, x: float, y: float, width: float, height: float, color: str = "stone", roof: str = "roof"
) -> None:
    """Build a clock tower with belfry and spire; (x, y) is the middle of its foot."""
    left, top = x - width / 2, y - height
    sided(brush, left, top, width, height + 20, color)
    for k in range(4):
        brush.bar(left - 6, top + height * (0.34 + 0.17 * k), width + 12, 7, brush.lit(color, 0.25))
        brush.bar(left - 6, top + height * (0.34 + 0.17 * k) + 7, width + 12, 4, brush.dark(color))
        for side in (0.28, 0.62):
            window = box(
                left + width * side, top + height * (0.40 + 0.17 * k), width * 0.11, height * 0.075, 7
            )
            brush.flat(
                window,
                brush.day.window
                if (k + int(side * 10)) % 3 == 0 and brush.day.lamps > 0.4
                else brush.dark(color, 1.0),
            )
    face = width * 0.3
    cy = top + height * 0.19
    brush.flat(ellipse(x, cy, face * 1.16, face * 1.16), brush.dark(color))
    brush.flat(
        ellipse(x, cy, face, face),
        mix(brush.tone("#f4e9cc"), brush.day.window, 0.5 if brush.day.lamps > 0.4 else 0.0),
    )
    for k in range(12):
        angle = math.tau * k / 12
        brush.flat(
            ellipse(x + math.sin(angle) * face * 0.82, cy - math.cos(angle) * face * 0.82, 2.2, 2.2),
            brush.dark(roof),
        )
    brush.line([(x, cy), (x - face * 0.1, cy - face * 0.68)], brush.dark(roof), 4)
    brush.line([(x, cy), (x + face * 0.42, cy + face * 0.2)], brush.dark(roof), 5)
    brush.bar(left - 12, top - 10, width + 24, 16, brush.dark(color, 0.7))
    brush.bar(left - 12, top - 10, width + 24, 5, brush.lit(color, 0.4))
    belfry, tall = width * 0.74, height * 0.16
    sided(brush, x - belfry / 2, top - 10 - tall, belfry, tall, color)
    for dx in (-0.26, 0.1):
        arch = spline(
            [
                (x + belfry * dx, top - 10, "c"),
                (x + belfry * dx, top - tall * 0.7),
                (x + belfry * (dx + 0.08), top - tall * 0.86),
                (x + belfry * (dx + 0.16), top - tall * 0.7),
                (x + belfry * (dx + 0.16), top - 10, "c"),
            ]
        )
        brush.flat(arch, brush.dark(roof))
    spire = polygon(
        [
            (x - belfry * 0.62, top - 10 - tall),
            (x, top - 10 - tall - height * 0.36),
            (x + belfry * 0.62, top - 10 - tall),
        ]
    )
    brush.solid(spire, roof, shade=belfry * 0.5, edge=4)
    brush.bar(x - 1.4, top - 44 - tall - height * 0.36, 2.8, 40, brush.dark(roof))


def windmill(
    brush: Brush, *, x: float, y: float, height: float, color: str = "stone", sail: str = "sail"
) -> None:
    """Build a tower mill with cap and four lattice sails; (x, y) is the middle of its foot."""
    w = height * 0.2
    body = polygon(
        [(x - w, y + 8), (x - w * 0.62, y - height * 0.78), (x + w * 0.62, y - height * 0.78), (x + w, y + 8)]
    )
    brush.solid(body, color, shade=w * 0.7, edge=5)
    for dx, dy in ((-0.3, 0.3), (0.14, 0.54)):
        brush.flat(
            box(x + dx * w, y - height * dy - 20, 18, 26, 3),
            brush.day.window if brush.day.lamps > 0.4 else brush.dark(color),
        )
    brush.flat(box(x - w * 0.22, y - 46, w * 0.44, 54, 8), brush.dark("trunk"))
    cap = spline(
        [
            (x - w * 0.76, y - height * 0.77, "c"),
            (x - w * 0.6, y - height * 0.95),
            (x, y - height * 1.03),
            (x + w * 0.6, y - height * 0.95),
            (x + w * 0.76, y - height * 0.77, "c"),
        ]
    )
    brush.solid(cap, "roof", shade=w * 0.4, edge=4)
    hub_y, reach = y - height * 0.84, height * 0.6
    for turn in (22, 112, 202, 292):
        with saved(brush.canvas):
            brush.canvas.translate(x, hub_y)
            brush.canvas.rotate(turn)
            brush.bar(-3, -reach, 6, reach, brush.dark("trunk"))
            brush.bar(3, -reach, reach * 0.2, reach * 0.8, brush.lit(sail, 0.1))
            for k in range(7):
                brush.bar(3, -reach + k * reach * 0.13, reach * 0.2, 2, brush.dark("trunk", 0.8))
    brush.flat(ellipse(x, hub_y, 10, 10), brush.dark("trunk"))


def flags(brush: Brush, *, spots: Points, color: str = "band") -> None:
    """Fly pennants from poles: spots `[x, y, height]`, (x, y) the foot."""
    for x, y, height in spots:
        brush.bar(x - 2.5, y - height, 5, height + 4, brush.dark("dark", 0.3))
        brush.flat(ellipse(x, y - height, 5, 5), brush.lit("#d8b86a"))
        top, wide = y - height + 5, height * 0.5
        cloth = spline([
            (x + 2, top, "c"), (x + wide * 0.4, top + 5), (x + wide * 0.74, top - 3), (x + wide, top + 8, "c"),
            (x + wide * 0.82, top + height * 0.13, "c"), (x + wide, top + height * 0.25, "c"),
            (x + wide * 0.6, top + height * 0.22), (x + 2, top + height * 0.27, "c"),
        ])  # fmt: skip
        brush.solid(cloth, color, shade=height * 0.06, edge=2)


DRAWERS: dict[str, Drawer] = {f.__name__: f for f in (lighthouse, castle, clock_tower, windmill, flags)}
