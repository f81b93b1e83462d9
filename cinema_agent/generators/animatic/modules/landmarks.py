"""Heroes of a place: barn, bandstand, bridge, fountain, mountain, boats, domes, rocket. Source: ours."""

from __future__ import annotations

from cinema_agent.generators.animatic.canvas import (
    box,
    ellipse,
    fill,
    lerp,
    mix,
    polygon,
    saved,
    spline,
    stroke,
)
from cinema_agent.generators.animatic.modules.brush import Brush, Drawer
from cinema_agent.generators.animatic.modules.land import Points
from cinema_agent.generators.animatic.modules.towers import sided


def fountain(brush: Brush, *, x: float, y: float, width: float, color: str = "stone") -> None:
    """Build a round fountain with two basins and a jet."""
    w = width / 2
    water = mix(brush.tone("#8fc4cc"), brush.day.sky[-2], 0.3)
    brush.glaze(ellipse(x, y + 3, w * 1.1, 12), brush.dark("dark"), 90)
    basin = spline(
        [(x - w, y - 26, "c"), (x + w, y - 26, "c"), (x + w * 0.92, y, "c"), (x - w * 0.92, y, "c")]
    )
    brush.solid(basin, color, shade=14, edge=4)
    brush.flat(ellipse(x, y - 26, w, 9), brush.lit(color, 0.3))
    brush.flat(ellipse(x, y - 26, w * 0.92, 6), water)
    brush.solid(polygon([(x - 9, y - 26), (x - 6, y - 78), (x + 6, y - 78), (x + 9, y - 26)]), color, shade=6)
    brush.solid(
        spline(
            [
                (x - w * 0.46, y - 86, "c"),
                (x + w * 0.46, y - 86, "c"),
                (x + w * 0.16, y - 68),
                (x - w * 0.16, y - 68),
            ]
        ),
        color,
        shade=10,
        edge=3,
    )
    brush.flat(ellipse(x, y - 86, w * 0.44, 4), water)
    for dx, top in ((-0.3, 104), (0.3, 104), (-0.12, 122), (0.12, 122)):
        brush.line(
            [
                (x, y - 88),
                (x + w * dx * 0.6, y - top),
                (x + w * dx * 1.3, y - 62),
                (x + w * dx * 1.6, y - 30),
            ],
            brush.lit("#b8dde0", 0.5),
            2,
        )


def barn(
    brush: Brush,
    *,
    x: float,
    y: float,
    width: float,
    height: float,
    color: str = "barn",
    roof: str = "roof",
    silo: str = "silo",
) -> None:
    """Build a barn with a gambrel roof and a silo beside it; (x, y) is its lower left corner."""
    sx, tall = x + width + 14, height * 1.75
    sided(brush, sx, y - tall, 62, tall + 8, silo)
    for k in range(7):
        brush.bar(sx, y - tall + k * tall / 7, 62, 2.5, brush.dark(silo, 0.7))
    brush.solid(
        spline(
            [
                (sx - 3, y - tall, "c"),
                (sx + 8, y - tall - 30),
                (sx + 31, y - tall - 40),
                (sx + 54, y - tall - 30),
                (sx + 65, y - tall, "c"),
            ]
        ),
        roof,
        shade=16,
        edge=3,
    )
    gambrel = [
        (x - 10, y - height),
        (x + width * 0.12, y - height * 1.52),
        (x + width * 0.5, y - height * 1.86),
        (x + width * 0.88, y - height * 1.52),
        (x + width + 10, y - height),
    ]
    front = polygon([(x, y + 8), (x, y - height), *gambrel[1:4], (x + width, y - height), (x + width, y + 8)])
    brush.solid(front, color, shade=24, edge=5)
    with saved(brush.canvas):
        brush.canvas.clipPath(front, True)
        for k in range(14):
            brush.bar(x + k * width / 14, y - height * 2, 2, height * 2 + 10, brush.dark(color, 0.45))
    brush.canvas.drawPath(polygon(gambrel, closed=False), stroke(brush.tone(roof), 13))
    brush.canvas.drawPath(
        polygon(gambrel[:3] if brush.side < 0 else gambrel[2:], closed=False), stroke(brush.lit(roof, 0.4), 4)
    )
    pale = brush.lit("#f1e6d0", 0.1)
    door = box(x + width * 0.32, y - height * 0.62, width * 0.36, height * 0.66)
    brush.flat(door, brush.dark(color, 0.7))
    brush.canvas.drawPath(door, stroke(pale, 5))
    brush.line([(x + width * 0.33, y), (x + width * 0.67, y - height * 0.6)], pale, 4)
    brush.line([(x + width * 0.67, y), (x + width * 0.33, y - height * 0.6)], pale, 4)
    loft = box(x + width * 0.42, y - height * 1.3, width * 0.16, height * 0.26)
    brush.flat(loft, brush.day.window if brush.day.lamps > 0.4 else brush.dark(color))
    brush.canvas.drawPath(loft, stroke(pale, 4))


def bandstand(
    brush: Brush, *, x: float, y: float, width: float, height: float, color: str = "stone", roof: str = "roof"
) -> None:
    """Build a round bandstand with a domed roof on slender columns."""
    w = width / 2
    for k, wide in enumerate((1.12, 1.0)):
        brush.bar(x - w * wide, y - 15 * (k + 1), w * 2 * wide, 17, brush.dark(color, 0.35 * k))
        brush.bar(x - w * wide, y - 15 * (k + 1), w * 2 * wide, 4, brush.lit(color, 0.4))
    floor, eaves = y - 30, y - height * 0.62
    brush.bar(x - w * 0.92, eaves, w * 1.84, floor - eaves, mix(brush.dark(color), brush.day.haze, 0.35))
    for k in range(6):
        px = lerp(x - w * 0.92, x + w * 0.92, k / 5)
        brush.bar(px - 4, eaves, 8, floor - eaves, brush.lit(color, 0.4) if k < 3 else brush.tone(color))
        brush.bar(px + 1, eaves, 3, floor - eaves, brush.dark(color))
    brush.bar(x - w * 0.96, floor - 44, w * 1.92, 5, brush.lit(color, 0.3))
    for k in range(22):
        brush.bar(x - w * 0.94 + k * w * 0.088, floor - 40, 2.4, 40, brush.tone(color))
    dome = spline(
        [
            (x - w * 1.14, eaves, "c"),
            (x - w * 0.7, eaves - height * 0.17),
            (x - w * 0.2, eaves - height * 0.3),
            (x, eaves - height * 0.4, "c"),
            (x + w * 0.2, eaves - height * 0.3),
            (x + w * 0.7, eaves - height * 0.17),
            (x + w * 1.14, eaves, "c"),
        ]
    )
    brush.solid(dome, roof, shade=w * 0.6, edge=5)
    for turn in (-0.5, 0.0, 0.5):
        seam = [
            (x, eaves - height * 0.38),
            (x + turn * w * 0.7, eaves - height * 0.2),
            (x + turn * w * 1.9, eaves),
        ]
        brush.line(seam, brush.dark(roof, 0.8), 2.4)
    brush.bar(x - w * 1.16, eaves - 3, w * 2.32, 9, brush.lit(color, 0.35))
    brush.bar(x - 1.5, eaves - height * 0.52, 3, height * 0.14, brush.dark(roof))
    brush.flat(ellipse(x, eaves - height * 0.42, 7, 7), brush.lit(roof, 0.4))


def arch_bridge(
    brush: Brush, *, x: float, y: float, width: float, height: float, color: str = "stone", arches: int = 3
) -> None:
    """Span water at the line `y` from x to x + width with a humped stone bridge and its reflection."""
    top_of = [
        (x - 60, y - height * 0.52, "c"),
        (x + width * 0.25, y - height * 0.82),
        (x + width * 0.5, y - height),
        (x + width * 0.75, y - height * 0.82),
        (x + width + 60, y - height * 0.52, "c"),
    ]
    body = spline([*top_of, (x + width + 60, y + 6, "c"), (x - 60, y + 6, "c")])
    brush.solid(body, color, shade=0, edge=6)
    with saved(brush.canvas):
        brush.canvas.clipPath(body, True)
        for row in range(7):
            for k in range(int(width / 36) + 4):
                bx = x - 60 + (k + 0.5 * (row % 2)) * 36
                brush.flat(
                    box(bx + 1, y - height + row * 19, 33, 16, 3),
                    brush.dark(color, brush.chance.uniform(0.0, 0.3)),
                )
    brush.canvas.drawPath(spline(top_of, closed=False), stroke(brush.lit(color, 0.45), 7))
    span = width / arches
    for k in range(arches):
        left = x + span * (k + 0.14)
        rise = height * (0.74 if k == arches // 2 else 0.56)
        opening = spline(
            [
                (left, y + 8, "c"),
                (left + span * 0.06, y - rise * 0.6),
                (left + span * 0.36, y - rise),
                (left + span * 0.66, y - rise * 0.6),
                (left + span * 0.72, y + 8, "c"),
            ]
        )
        brush.flat(opening, mix(brush.tone("sea2"), brush.dark("sea3"), 0.4))
        with saved(brush.canvas):
            brush.canvas.clipPath(opening, True)
            brush.outside(opening, -brush.side * 16, 4, brush.dark(color))
        brush.canvas.drawPath(opening, stroke(brush.lit(color, 0.2), 5))
        mirrored = spline(
            [
                (left, y + 8, "c"),
                (left + span * 0.1, y + rise * 0.4),
                (left + span * 0.36, y + rise * 0.62),
                (left + span * 0.62, y + rise * 0.4),
                (left + span * 0.72, y + 8, "c"),
            ]
        )
        brush.glaze(mirrored, brush.lit("sea1", 0.2), 90)
    brush.glaze(box(x - 60, y + 6, width + 120, 5, 2), brush.day.glint, 120)


def mountain(
    brush: Brush, *, x: float, y: float, width: float, height: float, color: str = "rock", snow: str = "snow"
) -> None:
    """Raise one great peak, lit on one side, with a snow cap; (x, y) is the middle of its foot."""
    w, top = width / 2, y - height
    left = [
        (x - w, y + 400),
        (x - w, y),
        (x - w * 0.66, y - height * 0.3),
        (x - w * 0.5, y - height * 0.36),
        (x - w * 0.24, y - height * 0.74),
        (x - w * 0.14, y - height * 0.78),
        (x, top),
    ]
    right = [
        (x + w * 0.1, y - height * 0.84),
        (x + w * 0.2, y - height * 0.7),
        (x + w * 0.42, y - height * 0.46),
        (x + w * 0.58, y - height * 0.36),
        (x + w, y),
        (x + w, y + 400),
    ]
    spine = [
        (x, top),
        (x + w * 0.05, y - height * 0.72),
        (x - w * 0.05, y - height * 0.5),
        (x + w * 0.1, y - height * 0.3),
        (x + w * 0.02, y),
    ]
    body = polygon([*left, *right])
    lit, dark = brush.lit(color, 0.3), brush.dark(color, 0.7)
    brush.flat(body, lit if brush.side < 0 else dark)
    with saved(brush.canvas):
        brush.canvas.clipPath(body, True)
        brush.flat(polygon([*spine, (x + w * 0.02, y + 400), *right[::-1]]), dark if brush.side < 0 else lit)
        for k, (dx, dy) in enumerate(((-0.42, 0.2), (-0.2, 0.42), (0.26, 0.38), (0.5, 0.2))):
            away = dx + 0.1
            crag = [
                (x + dx * w, y - height * (dy + 0.16)),
                (x + away * w, y - height * dy * 0.5),
                (x + (dx + 0.04) * w, y - height * dy * 0.2),
                (x + (dx - 0.04) * w, y - height * dy * 0.6),
            ]
            brush.flat(polygon(crag), brush.dark(color, 0.45 if k < 2 else 1.0))
        line = [
            (-0.34, 0.5),
            (-0.27, 0.6),
            (-0.21, 0.5),
            (-0.15, 0.62),
            (-0.08, 0.48),
            (-0.02, 0.6),
            (0.06, 0.52),
            (0.11, 0.64),
            (0.18, 0.5),
            (0.25, 0.6),
            (0.34, 0.5),
        ]
        cap = polygon(
            [
                (x - w * 0.4, top - 10),
                *[(x + dx * w, y - height * dy) for dx, dy in line],
                (x + w * 0.4, top - 10),
            ]
        )
        white = mix(brush.tone(snow), brush.day.orb, 0.25)
        shaded = brush.dark(snow, 0.55)
        brush.flat(cap, white if brush.side < 0 else shaded)
        brush.canvas.clipPath(cap, True)
        brush.flat(polygon([*spine, (x + w, y), (x + w, top - 10)]), shaded if brush.side < 0 else white)


def stage_screen(brush: Brush, *, x: float, y: float, width: float, height: float) -> None:
    """Set up a painted back-cloth: hills and a moon, as a travelling theatre has it."""
    cloth = box(x, y, width, height)
    brush.flat(cloth, brush.tone("cloth"))
    with saved(brush.canvas):
        brush.canvas.clipPath(cloth, True)
        for k in range(4):
            brush.bar(
                x,
                y + height * (0.2 * k),
                width,
                height * 0.21,
                mix(brush.tone("cloth"), brush.tone("cloth_low"), k / 3),
            )
        brush.flat(ellipse(x + width * 0.7, y + height * 0.3, 52, 52), brush.tone("#f4e2b4"))
        brush.glaze(ellipse(x + width * 0.7, y + height * 0.3, 84, 84), brush.tone("#f4e2b4"), 50)
        for k, (dy, color) in enumerate(((0.62, "hill"), (0.76, "hill2"))):
            brush.flat(
                spline(
                    [
                        (x - 40, y + height + 40, "c"),
                        (x - 30, y + height * dy),
                        (x + width * 0.3, y + height * (dy - 0.14 + 0.1 * k)),
                        (x + width * 0.62, y + height * (dy + 0.08)),
                        (x + width + 30, y + height * (dy - 0.1)),
                        (x + width + 40, y + height + 40, "c"),
                    ]
                ),
                brush.tone(color),
            )
    brush.canvas.drawPath(cloth, stroke(brush.dark("cloth"), 5))


def footlights(brush: Brush, *, y: float, left: float = 120, right: float = 1160, count: int = 9) -> None:
    """Line the front of a stage with lamps in shells."""
    for k in range(count):
        x = lerp(left, right, k / (count - 1))
        brush.flat(ellipse(x, y, 26, 9), brush.dark("dark"))
        brush.canvas.drawPath(
            spline([(x - 22, y, "c"), (x - 17, y - 20), (x, y - 28), (x + 17, y - 20), (x + 22, y, "c")]),
            fill(brush.lit("brass", 0.2)),
        )


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


def boats(brush: Brush, *, spots: Points, hull: tuple[str, ...] = ("hull1", "hull2", "hull3")) -> None:
    """Moor sailing boats: spots `[x, y, scale]`, (x, y) on the water line."""
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


DRAWERS: dict[str, Drawer] = {
    f.__name__: f
    for f in (
        fountain,
        barn,
        bandstand,
        arch_bridge,
        mountain,
        stage_screen,
        footlights,
        boats,
        domes,
        rocket,
    )
}
