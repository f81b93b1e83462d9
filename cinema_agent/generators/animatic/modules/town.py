"""Built things in rows: houses, skylines, street fronts, signs, lamps, factories, fences. Source: ours."""

from __future__ import annotations

from cinema_agent.generators.animatic.canvas import (
    STAGE_LEFT,
    STAGE_RIGHT,
    Color,
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
)
from cinema_agent.generators.animatic.modules.brush import Brush, Drawer, gable
from cinema_agent.generators.animatic.modules.land import Points


def window_color(brush: Brush, lit_share: float = 1.0) -> Color:
    """Return what a window shows: lamplight in `lit_share` of them when lamps burn, else the sky."""
    burning = brush.day.lamps > 0.4 and brush.chance.random() < lit_share
    return brush.day.window if burning else mix(brush.tone("#33506a"), brush.day.haze, 0.18)


def house(
    brush: Brush,
    *,
    spots: Points,
    wall: str = "wall",
    roof: str = "roof",
    chimney: bool = True,
    lit: float = 0.8,
) -> None:
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
            brush.bar(wx, top + height * 0.27, width * 0.15, height * 0.3, window_color(brush, lit))
            brush.bar(wx + width * 0.065, top + height * 0.27, 2, height * 0.3, brush.dark(wall))
        brush.canvas.drawPath(
            box(x + width * 0.08, y - height * 0.62, width * 0.14, height * 0.64, 3), fill(brush.dark(roof))
        )


def skyline(
    brush: Brush,
    *,
    y: float,
    height: float,
    color: str = "city",
    step: tuple[float, float] = (50, 110),
    lit: float = 0.4,
    windows: bool = True,
    dip: Points = (),
) -> None:
    """Line up the houses of a city, low within the `dip` spans `[from, to]`: a calm sky there."""
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
        if windows and chance.random() < 0.4:
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
    """Build the heroes of a skyline: spots `[x, y, width, height]`, stepped, with a mast."""
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
    brush: Brush,
    *,
    spots: Points,
    colors: tuple[str, ...] = ("front1", "front2", "front3"),
    awnings: bool = True,
    shops: bool = True,
    lit: float = 0.6,
) -> None:
    """Build street fronts: spots `[x, y, width, height]`; rows of windows over shops with awnings."""
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
            brush.bar(wx, row, 30, 48, window_color(brush, lit))
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
            fill_color = mix(brush.local(color), (255, 255, 255, 255), 0.12)
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
                window_color(brush, lit),
            )
            brush.bar(left + w * 0.2, y - height * 0.7, w * 0.5, height * 0.28, window_color(brush, lit))
            brush.bar(left + w * 0.44, y - height * 0.7, 3, height * 0.28, brush.dark(color))
        brush.bar(x if brush.side > 0 else x + width - 14, y - height, 14, height + 20, brush.dark(color))


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
    f.__name__: f for f in (house, skyline, towers, facades, neon, street_lamps, chimneys, sheds, fence)
}
