"""Built things seen from afar: lighthouse, cottages, skylines, towers, castle, boats, factory, domes. Source: ours."""

from __future__ import annotations

from cinema_agent.generators.animatic.canvas import (
    STAGE_LEFT,
    STAGE_RIGHT,
    box,
    ellipse,
    fill,
    lerp,
    mix,
    polygon,
    saved,
    spline,
    stroke,
    with_alpha,
)  # fmt: skip
from cinema_agent.generators.animatic.modules.brush import Brush, Drawer, gable
from cinema_agent.generators.animatic.modules.land import Points


def _window_color(brush: Brush, lit_share: float = 1.0) -> tuple[int, int, int, int]:
    burning = brush.day.lamps > 0.4 and brush.chance.random() < lit_share
    return brush.day.window if burning else mix(brush.tone("#33506a"), brush.day.haze, 0.18)


def house(
    brush: Brush, *, spots: Points, wall: str = "wall", roof: str = "roof", chimney: bool = True, lit: float = 0.8
) -> None:  # fmt: skip
    """Build small houses: spots `[x, y, width, height]`, (x, y) the lower left corner."""
    for x, y, width, height in spots:
        top = y - height
        turn = 0.28 if brush.side < 0 else 0.72
        brush.bar(x, top, width, height + 8, brush.dark(wall) if brush.side < 0 else brush.lit(wall, 0.2))
        brush.bar(
            x, top, width * turn, height + 8, brush.lit(wall, 0.2) if brush.side < 0 else brush.dark(wall)
        )
        if chimney:
            brush.bar(x + width * 0.68, top - height * 0.95, width * 0.1, height * 0.6, brush.dark(wall))
        pitched = gable(x, top, width, height * 0.68)
        brush.flat(pitched, brush.tone(roof))
        with saved(brush.canvas):
            brush.canvas.clipPath(pitched, True)
            lit_x = x - 20 if brush.side < 0 else x + width * 0.78
            brush.bar(lit_x, top - height, width * 0.22 + 20, height, brush.lit(roof, 0.3))
            for k in range(1, 4):
                brush.bar(x - 20, top - height * 0.68 * k / 4, width + 40, 2, brush.dark(roof))
        brush.bar(x - 8, top - 2, width + 16, 4, brush.dark(roof))
        for k in range(2):
            wx = x + width * (0.4 + 0.28 * k)
            brush.bar(wx - 2, top + height * 0.24, width * 0.15 + 4, height * 0.36, brush.dark(wall))
            brush.bar(wx, top + height * 0.27, width * 0.15, height * 0.3, _window_color(brush, lit))
            brush.bar(wx + width * 0.065, top + height * 0.27, 2, height * 0.3, brush.dark(wall))
        brush.canvas.drawPath(
            box(x + width * 0.08, y - height * 0.62, width * 0.14, height * 0.64, 3), fill(brush.dark(roof))
        )


def lighthouse(
    brush: Brush, *, x: float = 905, base: float = 472, tower: str = "tower", shade: str = "tower_shade",
    stripe: str = "stripe", stripe_shade: str = "stripe_shade",
) -> None:  # fmt: skip
    """Build the red and white lighthouse with gallery, lantern and dome; its lamp is 306 units above `base`."""

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
        brush.flat(polygon([(x + away * 2, base - 292), (x + away * 80, base - 292), (x + away * 80, base + 8), (x + away * 10, base + 8)]),
                   with_alpha(brush.tone(shade), 150))  # fmt: skip
        for top, bottom in ((246, 202), (154, 106), (58, 22)):
            points = band(base - top, base - bottom)
            right = 1 if brush.side < 0 else 0
            brush.flat(polygon([(x + away * 6, base - top), points[right], points[3 - right], (x + away * 9, base - bottom)]),
                       with_alpha(brush.tone(stripe_shade), 190))  # fmt: skip
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


def skyline(
    brush: Brush, *, y: float, height: float, color: str = "city", step: tuple[float, float] = (50, 110), lit: float = 0.4,
    windows: bool = True, dip: Points = (),
) -> None:  # fmt: skip
    """Line up towers of a modern city; within the `dip` spans `[from, to]` they stay low, so that the sky is calm there."""
    chance = brush.chance
    x = STAGE_LEFT
    while x < STAGE_RIGHT:
        width = chance.uniform(*step)
        tall = height * chance.uniform(0.4, 1) * (0.42 if any(a < x < b for a, b in dip) else 1.0)
        tone = mix(brush.tone(color), brush.day.haze, chance.uniform(0, 0.16))
        top = y - tall
        brush.bar(x, top, width, 920 - top, tone)
        lit_x = x if brush.side < 0 else x + width * 0.78
        brush.bar(lit_x, top, width * 0.22, 920 - top, mix(tone, brush.day.orb, 0.2))
        if chance.random() < 0.4:
            brush.bar(x + width * 0.3, top - 14, width * 0.4, 14, tone)
            brush.bar(x + width * 0.48, top - 52, 3, 40, tone)
        if windows:
            _windows(brush, x, top, width, y + 30, lit)
        x += width + chance.choice((0, 0, 3, 14))


def _windows(brush: Brush, x: float, top: float, width: float, bottom: float, lit: float) -> None:
    chance, day = brush.chance, brush.day
    share = lit * (0.35 + 0.65 * day.lamps)
    color = day.window if day.lamps > 0.4 else mix(day.haze, day.orb, 0.5)
    glow = with_alpha(mix(color, day.haze, (1 - brush.depth) * 0.55), 235 if day.lamps > 0.4 else 120)
    row = top + 14
    while row < bottom:
        column = x + 8
        while column < x + width - 10:
            if chance.random() < share:
                brush.bar(column, row, 6, 9, glow)
            column += 14
        row += 19


def towers(brush: Brush, *, spots: Points, color: str = "city", lit: float = 0.5) -> None:
    """Build chosen towers: spots `[x, y, width, height]`, stepped at the top, with a mast; the hero of a skyline."""
    for x, y, width, height in spots:
        steps = ((0.0, 1.0, 0.72), (0.14, 0.72, 0.88), (0.28, 0.44, 0.97))
        for inset, share, rise in steps:
            left, w = x + width * inset, width * share
            top = y - height * rise
            brush.bar(left, top, w, y - top + 20, brush.tone(color))
            edge_x = left if brush.side < 0 else left + w * 0.8
            brush.bar(edge_x, top, w * 0.2, y - top + 20, brush.lit(color, 0.3))
            brush.bar(left - 3, top - 4, w + 6, 6, brush.lit(color, 0.42))
        brush.bar(x + width * 0.48, y - height * 1.22, width * 0.04, height * 0.26, brush.dark(color))
        _windows(brush, x + 6, y - height * 0.68, width - 8, y - 20, lit)


def facades(
    brush: Brush, *, spots: Points, colors: tuple[str, ...] = ("front1", "front2", "front3"), awnings: bool = True,
    shops: bool = True, lit: float = 0.6,
) -> None:  # fmt: skip
    """Build street fronts: spots `[x, y, width, height]`: cornice, rows of windows, shop window and awning below."""
    for index, (x, y, width, height) in enumerate(spots):
        color = colors[index % len(colors)]
        top = y - height
        brush.bar(x, top, width, height, brush.tone(color))
        brush.bar(x if brush.side > 0 else x + width * 0.9, top, width * 0.1, height, brush.dark(color))
        brush.bar(x if brush.side < 0 else x + width - 5, top, 5, height, brush.lit(color))
        brush.bar(x - 6, top - 12, width + 12, 14, brush.dark(color))
        brush.bar(x - 6, top - 12, width + 12, 4, brush.lit(color, 0.4))
        ground_floor = 104 if shops else 20
        _front_windows(brush, x, top, width, y - ground_floor, color, lit)
        if shops:
            _shop(brush, x, y, width, colors[(index + 1) % len(colors)], awnings)


def _front_windows(
    brush: Brush, x: float, top: float, width: float, bottom: float, color: str, lit: float
) -> None:
    columns = max(2, round(width / 62))
    pitch = width / columns
    row = top + 26
    while row + 58 < bottom:
        for i in range(columns):
            wx = x + pitch * (i + 0.5) - 15
            brush.bar(wx - 4, row - 4, 38, 56, brush.dark(color, 0.8))
            brush.bar(wx, row, 30, 48, _window_color(brush, lit))
            brush.bar(wx + 14, row, 2.5, 48, brush.dark(color))
            brush.bar(wx, row + 18, 30, 2.5, brush.dark(color))
            brush.bar(wx - 7, row + 50, 44, 5, brush.lit(color, 0.3))
        row += 82


def _shop(brush: Brush, x: float, y: float, width: float, color: str, awning: bool) -> None:
    brush.bar(x, y - 104, width, 104, brush.dark(color, 0.9))
    glass = (
        mix(brush.day.window, brush.tone("#4a5a66"), 0.25) if brush.day.lamps > 0.4 else brush.tone("#4a6270")
    )
    brush.bar(x + width * 0.08, y - 84, width * 0.56, 64, glass)
    brush.bar(x + width * 0.08, y - 84, width * 0.56, 6, brush.dark(color))
    brush.bar(x + width * 0.36, y - 84, 4, 64, brush.dark(color))
    brush.bar(x + width * 0.72, y - 88, width * 0.18, 88, brush.dark(color, 1.0))
    brush.bar(x + width * 0.745, y - 80, width * 0.13, 44, glass)
    if awning:
        stripes = 8
        for i in range(stripes):
            left, right = lerp(x, x + width, i / stripes), lerp(x, x + width, (i + 1) / stripes)
            tone = brush.tone("awning") if i % 2 else brush.tone("#f1e3c6")
            brush.flat(
                spline(
                    [
                        (left, y - 112, "c"),
                        (right, y - 112, "c"),
                        (right + 2, y - 80, "c"),
                        ((left + right) / 2, y - 72),
                        (left - 2, y - 80, "c"),
                    ]
                ),
                tone,
            )
        brush.bar(x, y - 114, width, 4, brush.lit("awning"))


def neon(brush: Brush, *, spots: Points) -> None:
    """Hang sign boxes that glow when lamps burn: spots `[x, y, width, height, colour]`."""
    for x, y, width, height, color in spots:
        on = brush.day.lamps > 0.4
        tone = fill_color = brush.tone(color)
        if on:
            fill_color = mix(brush._local(color), (255, 255, 255, 255), 0.12)
        brush.flat(box(x - 5, y - 5, width + 10, height + 10, 6), brush.tone("dark"))
        brush.canvas.drawPath(box(x, y, width, height, 4), stroke(fill_color if on else tone, 4))
        marks = max(2, int(max(width, height) / 26))
        for k in range(marks):
            if height > width:
                brush.flat(
                    box(
                        x + width * 0.25,
                        y + height * (k + 0.25) / marks,
                        width * 0.5,
                        height * 0.5 / marks,
                        3,
                    ),
                    fill_color,
                )
            else:
                brush.flat(
                    box(
                        x + width * (k + 0.25) / marks,
                        y + height * 0.28,
                        width * 0.5 / marks,
                        height * 0.44,
                        3,
                    ),
                    fill_color,
                )


def street_lamps(brush: Brush, *, spots: Points, color: str = "iron", modern: bool = False) -> None:
    """Stand street lamps: spots `[x, y, height]`; the light is `height` units above the foot."""
    for x, y, height in spots:
        tone = brush.tone(color)
        light = brush.day.window if brush.day.lamps > 0.25 else brush.lit("#cfd6d2", 0.3)
        if modern:
            brush.bar(x - 3.5, y - height, 7, height + 6, tone)
            brush.line([(x, y - height + 4), (x + 14, y - height - 14), (x + 44, y - height - 12)], tone, 6)
            brush.flat(
                polygon(
                    [
                        (x + 28, y - height - 14),
                        (x + 62, y - height - 14),
                        (x + 68, y - height - 2),
                        (x + 22, y - height - 2),
                    ]
                ),
                tone,
            )
            brush.flat(ellipse(x + 45, y - height, 19, 6), light)
            continue
        brush.bar(x - 3.5, y - height, 7, height + 6, tone)
        brush.bar(x - 10, y - 26, 20, 32, tone)
        brush.bar(x - 18, y - height * 0.86, 36, 4, tone)
        brush.flat(
            polygon(
                [
                    (x - 12, y - height - 34),
                    (x + 12, y - height - 34),
                    (x + 8, y - height),
                    (x - 8, y - height),
                ]
            ),
            light,
        )
        brush.flat(
            polygon([(x - 16, y - height - 34), (x, y - height - 52), (x + 16, y - height - 34)]), tone
        )
        for dx in (-11, 0, 11):
            brush.line([(x + dx, y - height - 34), (x + dx * 0.7, y - height)], tone, 2.2)


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
            window = _window_color(brush, 0.9)
            brush.flat(box(left + width * 0.36, -height + 34, width * 0.17, 26, 6), window)
            if height > 190:
                brush.flat(box(left + width * 0.36, -height + 100, width * 0.17, 26, 6), window)
        brush.flat(
            spline([(-22, 34, "c"), (-22, -40), (0, -62), (22, -40), (22, 34, "c")]), brush.dark(color, 1.0)
        )


def boats(brush: Brush, *, spots: Points, hull: tuple[str, ...] = ("hull1", "hull2", "hull3")) -> None:
    """Moor sailing boats: spots `[x, y, scale]`, (x, y) on the water line; sails to the light, reflection below."""
    for index, (x, y, scale) in enumerate(spots):
        with saved(brush.canvas):
            brush.canvas.translate(x, y)
            brush.canvas.scale(scale, scale)
            brush.glaze(ellipse(0, 16, 46, 5), brush.dark("sea3"), 140)
            brush.flat(
                spline([(-40, -2, "c"), (46, -2, "c"), (30, 15, "c"), (-30, 15, "c")]),
                brush.tone(hull[index % len(hull)]),
            )
            brush.flat(
                polygon([(-40, -2), (46, -2), (44, 2), (-39, 2)]), brush.lit(hull[index % len(hull)], 0.5)
            )
            brush.bar(-1.5, -96, 3, 96, brush.dark("trunk"))
            brush.flat(
                spline([(3, -92, "c"), (36, -30), (34, -8, "c"), (3, -8, "c")]), brush.lit("sail", 0.3)
            )
            brush.flat(polygon([(-4, -80), (-4, -8), (-30, -8)]), brush.dark("sail", 0.5))


def chimneys(brush: Brush, *, spots: Points, color: str = "brick", band: str = "band") -> None:
    """Raise factory chimneys: spots `[x, y, height]`, tapered, with warning bands."""
    for x, y, height in spots:
        body = polygon([(x - 30, y + 20), (x - 18, y - height), (x + 18, y - height), (x + 30, y + 20)])
        brush.solid(body, color, shade=18, edge=4)
        for k in (0.03, 0.14):
            w = 18 + 12 * k
            brush.bar(x - w, y - height * (1 - k), w * 2, 16, brush.tone(band))
            brush.bar(x if brush.side < 0 else x - w, y - height * (1 - k), w, 16, brush.dark(band))
        brush.bar(x - 21, y - height - 6, 42, 9, brush.dark(color))


def sheds(brush: Brush, *, spots: Points, color: str = "brick", roof: str = "roof", lit: float = 0.5) -> None:
    """Build factory halls with saw-tooth roofs: spots `[x, y, width, height]`."""
    for x, y, width, height in spots:
        brush.bar(x, y - height, width, height + 20, brush.tone(color))
        teeth = max(2, round(width / 70))
        for i in range(teeth):
            left = x + width * i / teeth
            w = width / teeth
            brush.flat(
                polygon([(left, y - height), (left, y - height - 34), (left + w, y - height)]),
                brush.tone(roof),
            )
            brush.flat(
                polygon(
                    [
                        (left, y - height),
                        (left, y - height - 34),
                        (left + 9, y - height - 30),
                        (left + 9, y - height),
                    ]
                ),
                _window_color(brush, lit),
            )
            brush.bar(left + w * 0.2, y - height * 0.7, w * 0.5, height * 0.28, _window_color(brush, lit))
            brush.bar(left + w * 0.44, y - height * 0.7, 3, height * 0.28, brush.dark(color))
        brush.bar(x if brush.side > 0 else x + width - 14, y - height, 14, height + 20, brush.dark(color))


def domes(brush: Brush, *, spots: Points, color: str = "dome") -> None:
    """Inflate habitat domes: spots `[x, y, radius]`, ribs, port-holes and an airlock."""
    for x, y, radius in spots:
        shell = spline(
            [
                (x - radius, y, "c"),
                (x - radius * 0.92, y - radius * 0.46),
                (x, y - radius * 0.86),
                (x + radius * 0.92, y - radius * 0.46),
                (x + radius, y, "c"),
            ]
        )
        brush.solid(shell, color, shade=radius * 0.34, edge=radius * 0.05)
        with saved(brush.canvas):
            brush.canvas.clipPath(shell, True)
            for share in (0.35, 0.72):
                brush.canvas.drawPath(
                    ellipse(x, y, radius * share, radius * 0.9), stroke(brush.dark(color, 0.6), 2.2)
                )
            brush.bar(x - radius, y - radius * 0.2, radius * 2, 5, brush.tone("stripe"))
        for k in (-0.46, 0.0, 0.46):
            hole = ellipse(x + k * radius, y - radius * 0.4, radius * 0.085, radius * 0.085)
            brush.flat(hole, brush.day.window)
            brush.canvas.drawPath(hole, stroke(brush.dark(color), 3))
        brush.solid(
            box(x + radius * 0.62, y - radius * 0.34, radius * 0.5, radius * 0.36, radius * 0.1),
            color,
            shade=8,
            edge=3,
        )


def rocket(
    brush: Brush, *, x: float, y: float, height: float, color: str = "dome", accent: str = "stripe"
) -> None:
    """Stand a rocket on its fins, the hero of a launch or moon base."""
    w = height * 0.13
    for s in (-1, 1):
        brush.solid(
            spline(
                [
                    (x + s * w * 0.7, y - height * 0.3, "c"),
                    (x + s * w * 2.2, y - height * 0.08),
                    (x + s * w * 2.2, y + 6, "c"),
                    (x + s * w * 0.6, y - height * 0.06, "c"),
                ]
            ),
            accent,
            shade=8,
            edge=3,
        )
    body = spline(
        [
            (x - w * 0.8, y - height * 0.05, "c"),
            (x - w * 1.15, y - height * 0.4),
            (x - w * 0.7, y - height * 0.8),
            (x, y - height, "c"),
            (x + w * 0.7, y - height * 0.8),
            (x + w * 1.15, y - height * 0.4),
            (x + w * 0.8, y - height * 0.05, "c"),
        ]
    )
    brush.solid(body, color, shade=w * 0.8, edge=w * 0.16)
    with saved(brush.canvas):
        brush.canvas.clipPath(body, True)
        brush.bar(x - w * 2, y - height, w * 4, height * 0.19, brush.tone(accent))
        brush.bar(x, y - height, w * 2, height * 0.19, brush.dark(accent))
        brush.bar(x - w * 2, y - height * 0.3, w * 4, height * 0.03, brush.tone(accent))
    for dy in (0.66, 0.5):
        hole = ellipse(x, y - height * dy, w * 0.4, w * 0.4)
        brush.flat(hole, brush.day.window)
        brush.canvas.drawPath(hole, stroke(brush.dark(color), 4))


def fence(brush: Brush, *, posts: Points, color: str = "fence", height: float = 70) -> None:
    """Set a post-and-rail fence through the foot points `[x, y]` of its posts."""
    tone, lit = brush.dark(color, 0.8), brush.lit(color, 0.3)
    for k in (0.78, 0.45):
        brush.line([(x, y - height * k) for x, y in posts], tone, 4.5)
        brush.line([(x, y - height * k - 1.8) for x, y in posts], lit, 1.4)
    for x, y in posts:
        brush.flat(box(x - 5.5, y - height, 11, height + 14, 2), tone)
        edge_x = x - 5.5 if brush.side < 0 else x + 2
        brush.flat(box(edge_x, y - height, 3.5, height + 14, 1), lit)


DRAWERS: dict[str, Drawer] = {
    f.__name__: f
    for f in (
        house, lighthouse, skyline, towers, facades, neon, street_lamps, castle, boats, chimneys, sheds, domes, rocket, fence,
    )
}  # fmt: skip
