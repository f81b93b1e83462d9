"""Land and water: ridges, hills, mesas, sea, headlands and the ground people stand on. Source: ours."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from cinema_agent.generators.animatic.canvas import (
    STAGE_LEFT,
    STAGE_RIGHT,
    Point,
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
from cinema_agent.generators.animatic.modules.brush import Brush, Drawer, closed_down, wavy

Points = Sequence[Sequence[Any]]


def ridge(
    brush: Brush, *, y: float, height: float, color: str = "rock", count: int = 9, snow: float = 0.0
) -> None:
    """Raise a sharp mountain range, lit on one side, with snow on the upper `snow` share of each peak."""
    step = (STAGE_RIGHT - STAGE_LEFT) / count
    points = [
        (STAGE_LEFT + step * i + brush.chance.uniform(-0.2, 0.2) * step,
         y - height * brush.chance.uniform(0.55, 1) * (1 if i % 2 else 0.3))
        for i in range(count + 1)
    ]  # fmt: skip
    points[0], points[-1] = (STAGE_LEFT, points[0][1]), (STAGE_RIGHT, points[-1][1])
    for i in range(1, count):
        if points[i][1] < points[i - 1][1] and points[i][1] < points[i + 1][1]:
            _peak(brush, points[i], points[i - 1], points[i + 1], y, color, snow)
    brush.bar(STAGE_LEFT, y, STAGE_RIGHT - STAGE_LEFT, 920 - y, brush.tone(color))


def _peak(brush: Brush, top: Point, left: Point, right: Point, y: float, color: str, snow: float) -> None:
    (tx, ty), (lx, _), (rx, _) = top, left, right
    rise = y - ty
    foot = tx + (rx - lx) * 0.06
    crack = [(tx, ty), (tx + rise * 0.05, ty + rise * 0.3), (tx - rise * 0.06, ty + rise * 0.55), (foot, y)]
    lit, dark = brush.lit(color, 0.26), brush.dark(color, 0.55)
    sides = (lit, dark) if brush.side < 0 else (dark, lit)
    brush.flat(polygon([*crack, (lx - rise * 0.25, y)]), sides[0])
    brush.flat(polygon([*crack, (rx + rise * 0.25, y)]), sides[1])
    if snow:
        cap, white = rise * snow, brush.tone("snow")
        slope_l, slope_r = (tx - lx + rise * 0.25) / rise, (rx + rise * 0.25 - tx) / rise
        ragged = [
            (tx - slope_l * cap, ty + cap),
            (tx - slope_l * cap * 0.55, ty + cap * 0.8),
            (tx - slope_l * cap * 0.4, ty + cap * 1.15),
            (tx, ty + cap * 0.75),
            (tx + slope_r * cap * 0.4, ty + cap * 1.1),
            (tx + slope_r * cap * 0.6, ty + cap * 0.78),
            (tx + slope_r * cap, ty + cap),
        ]
        brush.flat(polygon([(tx, ty), *ragged[::-1]]), brush.dark("snow", 0.45))
        near = ragged[:4] if brush.side < 0 else ragged[3:]
        brush.flat(
            polygon([(tx, ty), *(near[::-1] if brush.side < 0 else near)]), mix(white, brush.day.orb, 0.3)
        )


def hills(
    brush: Brush, *, y: float, height: float, color: str = "hill", count: int = 7, edge: float = 7.0
) -> None:
    """Roll soft hills across the stage with a lit upper edge."""
    step = (STAGE_RIGHT - STAGE_LEFT) / count
    points = [
        (STAGE_LEFT + step * i, y - height * brush.chance.uniform(0.2, 1) * (1 if i % 2 else 0.4))
        for i in range(count + 1)
    ]
    brush.solid(closed_down(spline(points, closed=False)), color, edge=edge)


def shape(
    brush: Brush, *, points: Points, color: str, edge: float = 0.0, shade: float = 0.0, smooth: bool = True
) -> None:
    """Draw one hand-made silhouette: points `[x, y]`, or `[x, y, "c"]` for a corner."""
    brush.solid(spline(points) if smooth else polygon(points), color, edge=edge, shade=shade)


def mesas(brush: Brush, *, y: float, spots: Points, color: str = "rock") -> None:
    """Stand table mountains: spots `[x, width, height]`, banded, lit on one face."""
    for x, width, height in spots:
        body = polygon(
            [
                (x - width * 0.66, y + 8),
                (x - width * 0.52, y - height * 0.38),
                (x - width * 0.42, y - height * 0.46),
                (x - width * 0.38, y - height),
                (x + width * 0.34, y - height),
                (x + width * 0.4, y - height * 0.5),
                (x + width * 0.5, y - height * 0.36),
                (x + width * 0.68, y + 8),
            ]
        )
        brush.solid(body, color, edge=4)
        with saved(brush.canvas):
            brush.canvas.clipPath(body, True)
            dark = brush.dark(color, 0.5)
            for k, share in enumerate((0.1, 0.24, 0.3, 0.52)):
                brush.bar(
                    x - width, y - height * (1 - share), width * 2, height * (0.03 + 0.02 * (k % 2)), dark
                )
            face = -brush.side
            for k in range(6):
                left = x + face * width * (0.02 + 0.11 * k)
                tilt = brush.chance.uniform(-6, 10)
                crack = [
                    (left, y - height),
                    (left + face * width * 0.06, y - height),
                    (left + face * width * 0.1 + tilt, y + 8),
                    (left + tilt, y + 8),
                ]
                brush.glaze(polygon(crack), brush.dark(color), 150)


def sea(
    brush: Brush,
    *,
    y: float = 430,
    colors: Sequence[str] = ("sea1", "sea2", "sea3", "sea4"),
    glints: int = 120,
) -> None:
    """Lay bands of water from the horizon at `y` to the bottom, with the sun's or moon's road on it."""
    for i, (offset, color) in enumerate(zip((0, 32, 85, 160), colors, strict=True)):
        brush.flat(wavy(y + offset, 0 if i == 0 else 5 + i, brush.seed + 20 + i), brush.tone(color))
    chance, glint = brush.chance, brush.day.glint
    road = brush.day.orb_strength
    for _ in range(int(glints * road)):
        t = chance.random() ** 1.6
        x = brush.day.orb_at[0] + chance.gauss(0, 28 + t * 150)
        width = (8 + 90 * t) * chance.uniform(0.4, 1.2)
        brush.glaze(
            box(x - width / 2, y + 6 + t * 220, width, 1.4 + 3.2 * t, 1.5), glint, 190 * (1 - t * 0.75)
        )
    pale = mix(brush.tone(colors[0]), glint, 0.3)
    for _ in range(56):
        t = chance.random()
        width = (10 + 80 * t) * chance.uniform(0.5, 1.3)
        brush.glaze(
            box(chance.uniform(-300, 1560), y + 10 + t * 230, width, 1.2 + 2 * t, 1), pale, 75 * (1 - t * 0.4)
        )


def headland(
    brush: Brush,
    *,
    cliff: str = "cliff",
    cliff_lit: str = "cliff_lit",
    grass: str = "grass",
    grass_lit: str = "grass_lit",
) -> None:
    """Raise a cliff over the sea on the right, its faces lit from the left, with a grass top."""
    body = spline(
        [
            (560, 760, "c"),
            (585, 640),
            (640, 575, "c"),
            (655, 520),
            (700, 488, "c"),
            (760, 470),
            (900, 455),
            (1080, 470),
            (1300, 448),
            (1600, 470, "c"),
            (1600, 920, "c"),
            (560, 920, "c"),
        ]
    )
    chance = brush.chance
    brush.flat(body, brush.tone(cliff))
    with saved(brush.canvas):
        brush.canvas.clipPath(body, True)
        edges = (565, 600, 632, 668, 700, 742, 790, 836, 892, 946, 1010, 1090, 1190, 1300, 1430, 1600)
        for left, right in pairwise(edges):
            middle = lerp(left, right, chance.uniform(0.3, 0.6))
            light = 215 * max(0.0, 1 - (left - 560) / 620) * chance.uniform(0.6, 1)
            face = [(left, 440), (middle, 440), (middle + chance.uniform(-6, 8) - 14, 760), (left - 18, 760)]
            brush.glaze(polygon(face), brush.tone(cliff_lit), light)
            y = chance.uniform(560, 640)
            seam = [(left - 10, y), (right, y - chance.uniform(10, 26)), (right, y + 6), (left - 10, y + 14)]
            brush.glaze(polygon(seam), brush.tone(cliff), 150)
        top = spline(
            [
                (640, 576, "c"),
                (655, 521),
                (700, 489, "c"),
                (760, 470),
                (900, 455),
                (1080, 470),
                (1300, 448),
                (1600, 470, "c"),
                (1600, 505, "c"),
                (1300, 486),
                (1080, 512),
                (900, 490),
                (800, 512),
                (735, 515),
                (690, 548, "c"),
            ]
        )
        brush.flat(top, brush.tone(grass))
        brush.canvas.clipPath(top, True)
        brush.outside(top, 0, 9, brush.tone(grass_lit))
    for x, width in ((540, 70), (590, 40), (505, 34)):
        brush.glaze(box(x - width / 2, 640 + 0.1 * x, width, 5, 3), brush.day.glint, 170)


def ground(
    brush: Brush, *, points: Points, color: str = "ground", edge: str | None = None, edge_width: float = 10.0,
    path: Points = (), path_color: str = "path",
) -> None:  # fmt: skip
    """Lay the ground people stand on: its upper line across the stage, and a path on it."""
    body = closed_down(spline(points, closed=False))
    brush.flat(body, brush.tone(color))
    with saved(brush.canvas):
        brush.canvas.clipPath(body, True)
        brush.outside(body, 0, edge_width, brush.tone(edge) if edge else brush.lit(color))
        if path:
            brush.solid(spline(path), path_color, edge=5)


def blades(
    brush: Brush, *, line: Points, color: str = "grass", count: int = 90, size: float = 15, spread: float = 14
) -> None:
    """Stand blades of grass along a line, lit ones among dark ones."""
    chance = brush.chance
    for _ in range(count):
        x = chance.uniform(STAGE_LEFT, STAGE_RIGHT)
        y = _height_at(line, x) + chance.uniform(0, spread)
        height = size * chance.uniform(0.5, 1.45)
        color_here = mix(brush.lit(color), brush.tone(color), chance.random())
        brush.line([(x, y + 8), (x + 2, y - height * 0.5), (x + height * 0.45, y - height)], color_here, 2.2)


def _height_at(line: Points, x: float) -> float:
    for (ax, ay), (bx, by) in pairwise([p[:2] for p in line]):
        if ax <= x <= bx:
            return lerp(float(ay), float(by), (x - ax) / (bx - ax))
    return float(line[-1][1])


def patches(
    brush: Brush,
    *,
    top: float,
    bottom: float,
    color: str,
    count: int = 18,
    size: float = 60,
    alpha: float = 120,
) -> None:
    """Scatter flat patches of shade on the ground: drifts, ripples, craters, puddles' shadows."""
    chance = brush.chance
    for _ in range(count):
        t = chance.random()
        width = size * (0.4 + 1.2 * t) * chance.uniform(0.6, 1.3)
        x, y = chance.uniform(STAGE_LEFT, STAGE_RIGHT), lerp(top, bottom, t)
        brush.glaze(ellipse(x, y, width, width * 0.13), brush.dark(color, 0.6), alpha)


def craters(brush: Brush, *, spots: Points, color: str = "ground") -> None:
    """Dent the ground: spots `[x, y, radius]`, each with a dark bowl and a lit far rim."""
    for x, y, radius in spots:
        bowl = ellipse(x, y, radius, radius * 0.26)
        brush.flat(bowl, brush.dark(color, 0.8))
        with saved(brush.canvas):
            brush.canvas.clipPath(bowl, True)
            brush.outside(bowl, brush.side * radius * 0.12, -radius * 0.07, brush.lit(color, 0.4))
        brush.canvas.drawPath(bowl, stroke(brush.lit(color, 0.25), 2.5))


def planks(brush: Brush, *, y: float, color: str = "wood", vanish: float = 640) -> None:
    """Cover the ground from `y` down with boards running away from the camera."""
    brush.bar(STAGE_LEFT, y, STAGE_RIGHT - STAGE_LEFT, 920 - y, brush.tone(color))
    for i in range(-16, 17):
        near, far = vanish + i * 118, vanish + i * 52
        tint = brush.dark(color, 0.15 + 0.3 * ((i * 7) % 5) / 5)
        brush.flat(polygon([(far, y), (far + 52, y), (near + 118, 920), (near, 920)]), tint)
        brush.flat(polygon([(far, y), (far + 2, y), (near + 7, 920), (near, 920)]), brush.dark(color))
    brush.bar(STAGE_LEFT, y, STAGE_RIGHT - STAGE_LEFT, 7, brush.lit(color, 0.4))
    brush.bar(STAGE_LEFT, y + 7, STAGE_RIGHT - STAGE_LEFT, 5, brush.dark(color))


def paving(brush: Brush, *, y: float, color: str = "ground", wet: bool = False) -> None:
    """Pave the ground from `y` down in courses that widen towards the camera, with reflections when wet."""
    brush.bar(STAGE_LEFT, y, STAGE_RIGHT - STAGE_LEFT, 920 - y, brush.tone(color))
    depth_y, course, row = y, 7.0, 0
    chance = brush.chance
    while depth_y < 920:
        width = course * 4.2
        x = STAGE_LEFT - (width / 2 if row % 2 else 0)
        while x < STAGE_RIGHT:
            tint = brush.dark(color, chance.uniform(0.0, 0.42))
            brush.canvas.drawPath(box(x + 1, depth_y + 1, width - 2, course - 1.6, course * 0.3), fill(tint))
            x += width
        depth_y, course, row = depth_y + course, course * 1.26, row + 1
    brush.bar(STAGE_LEFT, y, STAGE_RIGHT - STAGE_LEFT, 5, brush.lit(color, 0.4))
    if wet or brush.day.weather in ("rain", "storm"):
        puddles(brush, y=y + 40, color=color)


def slabs(brush: Brush, *, y: float, color: str = "ground", size: float = 40, vanish: float = 640) -> None:
    """Lay broad slabs from `y` down, their joints running to a point above the stage, wet when it rains."""
    brush.bar(STAGE_LEFT, y, STAGE_RIGHT - STAGE_LEFT, 920 - y, brush.tone(color))
    top, depth = y, size * 0.36
    while top < 920:
        for k in range(-14, 15):
            far, near = vanish + k * size * 3.2, vanish + k * size * 3.2 * (1 + depth / 190)
            tint = brush.dark(color, brush.chance.uniform(0.0, 0.32))
            wide = size * 3.2
            brush.flat(
                polygon([(far, top), (far + wide, top), (near + wide, top + depth), (near, top + depth)]),
                tint,
            )
        brush.bar(STAGE_LEFT, top, STAGE_RIGHT - STAGE_LEFT, 2, brush.dark(color))
        top, depth = top + depth, depth * 1.42
    brush.bar(STAGE_LEFT, y, STAGE_RIGHT - STAGE_LEFT, 4, brush.lit(color, 0.4))
    if brush.day.weather in ("rain", "storm"):
        puddles(brush, y=y + 40, color=color)


def puddles(brush: Brush, *, y: float, color: str = "ground", count: int = 8) -> None:
    """Leave flat puddles that hold the colour of the sky near the horizon."""
    for _ in range(count):
        x, dy = brush.chance.uniform(-250, 1530), brush.chance.uniform(0, 210)
        width = 50 + dy * brush.chance.uniform(0.4, 0.8)
        shape_here = ellipse(x, y + dy, width, width * 0.1)
        brush.flat(shape_here, mix(brush.tone(color), brush.day.sky[-2], 0.45))
        brush.glaze(box(x - width * 0.4, y + dy - 1, width * 0.6, 2, 1), brush.day.glint, 130)


def road(brush: Brush, *, y: float, color: str = "road", curb: str = "curb", line: str = "#e9d9a8") -> None:
    """Lay a pavement edge and a carriageway with a broken line below it."""
    brush.bar(STAGE_LEFT, y, STAGE_RIGHT - STAGE_LEFT, 920 - y, brush.tone(color))
    brush.bar(STAGE_LEFT, y, STAGE_RIGHT - STAGE_LEFT, 9, brush.lit(curb, 0.3))
    brush.bar(STAGE_LEFT, y + 9, STAGE_RIGHT - STAGE_LEFT, 12, brush.dark(curb))
    pale = with_alpha(brush.tone(line), 150)
    for i in range(-1, 9):
        x = -300 + i * 250
        brush.flat(polygon([(x, y + 86), (x + 120, y + 86), (x + 108, y + 98), (x - 16, y + 98)]), pale)


def kerb_line(brush: Brush, *, y: float, color: str = "#e8c46a") -> None:
    """Paint the line one stands behind along a platform's edge, and the edge's pale coping."""
    brush.bar(STAGE_LEFT, y - 8, STAGE_RIGHT - STAGE_LEFT, 7, brush.lit("curb", 0.25))
    brush.bar(STAGE_LEFT, y + 7, STAGE_RIGHT - STAGE_LEFT, 5, brush.tone(color))


def stream(
    brush: Brush, *, points: Points, colors: Sequence[str] = ("sea1", "sea3"), ripples: int = 60
) -> None:
    """Let water wind through the ground within a hand-made outline."""
    bed = spline(points)
    brush.flat(bed, brush.tone(colors[0]))
    with saved(brush.canvas):
        brush.canvas.clipPath(bed, True)
        brush.outside(bed, -brush.side * 10, 14, brush.tone(colors[1]))
        bounds = bed.getBounds()
        for _ in range(ripples):
            t = brush.chance.random()
            x, y = brush.chance.uniform(bounds.left(), bounds.right()), lerp(bounds.top(), bounds.bottom(), t)
            brush.glaze(box(x, y, 14 + 70 * t, 1.4 + 2.6 * t, 1), brush.day.glint, 120)
    brush.canvas.drawPath(bed, stroke(brush.lit("bank", 0.25), 4))


def furrows(brush: Brush, *, y: float, color: str = "soil", row: str = "crop", vanish: float = 700) -> None:
    """Plough rows that run to a vanishing point on the line `y`, with crop on each ridge."""
    brush.bar(STAGE_LEFT, y, STAGE_RIGHT - STAGE_LEFT, 920 - y, brush.tone(color))
    for i in range(-22, 23):
        near = vanish + i * 150
        far = vanish + i * 26
        brush.flat(polygon([(far - 6, y), (far + 5, y), (near + 34, 920), (near - 44, 920)]), brush.tone(row))
        brush.flat(
            polygon([(far - 6, y), (far - 2, y), (near - 14, 920), (near - 44, 920)]), brush.lit(row, 0.28)
        )
    brush.bar(STAGE_LEFT, y, STAGE_RIGHT - STAGE_LEFT, 4, brush.lit(row))


DRAWERS: dict[str, Drawer] = {
    f.__name__: f
    for f in (
        ridge,
        hills,
        shape,
        mesas,
        sea,
        headland,
        ground,
        blades,
        patches,
        craters,
        planks,
        paving,
        slabs,
        puddles,
        road,
        kerb_line,
        stream,
        furrows,
    )
}
