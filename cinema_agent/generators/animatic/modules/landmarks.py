"""Heroes of a place: clock tower, windmill, barn, bandstand, bridge, fountain, the big mountain. Source: ours."""

from __future__ import annotations

import math

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


def _sided(brush: Brush, x: float, y: float, width: float, height: float, color: str) -> None:
    """Fill a block with its lit edge and its shaded third."""
    brush.bar(x, y, width, height, brush.tone(color))
    brush.bar(x + width * 0.64 if brush.side < 0 else x, y, width * 0.36, height, brush.dark(color))
    brush.bar(x if brush.side < 0 else x + width - 5, y, 5, height, brush.lit(color, 0.5))


def clock_tower(
    brush: Brush, *, x: float, y: float, width: float, height: float, color: str = "stone", roof: str = "roof"
) -> None:
    """Build a clock tower with belfry and spire; (x, y) is the middle of its foot."""
    left, top = x - width / 2, y - height
    _sided(brush, left, top, width, height + 20, color)
    for k in range(4):
        brush.bar(left - 6, top + height * (0.34 + 0.17 * k), width + 12, 7, brush.lit(color, 0.25))
        brush.bar(left - 6, top + height * (0.34 + 0.17 * k) + 7, width + 12, 4, brush.dark(color))
        for side in (0.28, 0.62):
            window = box(left + width * side, top + height * (0.40 + 0.17 * k), width * 0.11, height * 0.075, 7)
            brush.flat(window, brush.day.window if (k + int(side * 10)) % 3 == 0 and brush.day.lamps > 0.4 else brush.dark(color, 1.0))
    face = width * 0.3
    cy = top + height * 0.19
    brush.flat(ellipse(x, cy, face * 1.16, face * 1.16), brush.dark(color))
    brush.flat(ellipse(x, cy, face, face), mix(brush.tone("#f4e9cc"), brush.day.window, 0.5 if brush.day.lamps > 0.4 else 0.0))
    for k in range(12):
        angle = math.tau * k / 12
        brush.flat(ellipse(x + math.sin(angle) * face * 0.82, cy - math.cos(angle) * face * 0.82, 2.2, 2.2), brush.dark(roof))
    brush.line([(x, cy), (x - face * 0.1, cy - face * 0.68)], brush.dark(roof), 4)
    brush.line([(x, cy), (x + face * 0.42, cy + face * 0.2)], brush.dark(roof), 5)
    brush.bar(left - 12, top - 10, width + 24, 16, brush.dark(color, 0.7))
    brush.bar(left - 12, top - 10, width + 24, 5, brush.lit(color, 0.4))
    belfry, tall = width * 0.74, height * 0.16
    _sided(brush, x - belfry / 2, top - 10 - tall, belfry, tall, color)
    for dx in (-0.26, 0.1):
        arch = spline([(x + belfry * dx, top - 10, "c"), (x + belfry * dx, top - tall * 0.7), (x + belfry * (dx + 0.08), top - tall * 0.86), (x + belfry * (dx + 0.16), top - tall * 0.7), (x + belfry * (dx + 0.16), top - 10, "c")])
        brush.flat(arch, brush.dark(roof))
    spire = polygon([(x - belfry * 0.62, top - 10 - tall), (x, top - 10 - tall - height * 0.36), (x + belfry * 0.62, top - 10 - tall)])
    brush.solid(spire, roof, shade=belfry * 0.5, edge=4)
    brush.bar(x - 1.4, top - 44 - tall - height * 0.36, 2.8, 40, brush.dark(roof))


def fountain(brush: Brush, *, x: float, y: float, width: float, color: str = "stone") -> None:
    """Build a round fountain with two basins and a jet."""
    w = width / 2
    water = mix(brush.tone("#8fc4cc"), brush.day.sky[-2], 0.3)
    brush.glaze(ellipse(x, y + 3, w * 1.1, 12), brush.dark("dark"), 90)
    basin = spline([(x - w, y - 26, "c"), (x + w, y - 26, "c"), (x + w * 0.92, y, "c"), (x - w * 0.92, y, "c")])
    brush.solid(basin, color, shade=14, edge=4)
    brush.flat(ellipse(x, y - 26, w, 9), brush.lit(color, 0.3))
    brush.flat(ellipse(x, y - 26, w * 0.92, 6), water)
    brush.solid(polygon([(x - 9, y - 26), (x - 6, y - 78), (x + 6, y - 78), (x + 9, y - 26)]), color, shade=6)
    brush.solid(spline([(x - w * 0.46, y - 86, "c"), (x + w * 0.46, y - 86, "c"), (x + w * 0.16, y - 68), (x - w * 0.16, y - 68)]), color, shade=10, edge=3)
    brush.flat(ellipse(x, y - 86, w * 0.44, 4), water)
    for dx, top in ((-0.3, 104), (0.3, 104), (-0.12, 122), (0.12, 122)):
        brush.line([(x, y - 88), (x + w * dx * 0.6, y - top), (x + w * dx * 1.3, y - 62), (x + w * dx * 1.6, y - 30)], brush.lit("#b8dde0", 0.5), 2)


def windmill(brush: Brush, *, x: float, y: float, height: float, color: str = "stone", sail: str = "sail") -> None:
    """Build a tower mill with cap and four lattice sails; (x, y) is the middle of its foot."""
    w = height * 0.2
    body = polygon([(x - w, y + 8), (x - w * 0.62, y - height * 0.78), (x + w * 0.62, y - height * 0.78), (x + w, y + 8)])
    brush.solid(body, color, shade=w * 0.7, edge=5)
    for dx, dy in ((-0.3, 0.3), (0.14, 0.54)):
        brush.flat(box(x + dx * w, y - height * dy - 20, 18, 26, 3), brush.day.window if brush.day.lamps > 0.4 else brush.dark(color))
    brush.flat(box(x - w * 0.22, y - 46, w * 0.44, 54, 8), brush.dark("trunk"))
    cap = spline([(x - w * 0.76, y - height * 0.77, "c"), (x - w * 0.6, y - height * 0.95), (x, y - height * 1.03), (x + w * 0.6, y - height * 0.95), (x + w * 0.76, y - height * 0.77, "c")])
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


def barn(brush: Brush, *, x: float, y: float, width: float, height: float, color: str = "barn", roof: str = "roof", silo: str = "silo") -> None:
    """Build a barn with a gambrel roof and a silo beside it; (x, y) is its lower left corner."""
    sx, tall = x + width + 14, height * 1.75
    _sided(brush, sx, y - tall, 62, tall + 8, silo)
    for k in range(7):
        brush.bar(sx, y - tall + k * tall / 7, 62, 2.5, brush.dark(silo, 0.7))
    brush.solid(spline([(sx - 3, y - tall, "c"), (sx + 8, y - tall - 30), (sx + 31, y - tall - 40), (sx + 54, y - tall - 30), (sx + 65, y - tall, "c")]), roof, shade=16, edge=3)
    gambrel = [(x - 10, y - height), (x + width * 0.12, y - height * 1.52), (x + width * 0.5, y - height * 1.86), (x + width * 0.88, y - height * 1.52), (x + width + 10, y - height)]
    front = polygon([(x, y + 8), (x, y - height), *gambrel[1:4], (x + width, y - height), (x + width, y + 8)])
    brush.solid(front, color, shade=24, edge=5)
    with saved(brush.canvas):
        brush.canvas.clipPath(front, True)
        for k in range(14):
            brush.bar(x + k * width / 14, y - height * 2, 2, height * 2 + 10, brush.dark(color, 0.45))
    brush.canvas.drawPath(polygon(gambrel, closed=False), stroke(brush.tone(roof), 13))
    brush.canvas.drawPath(polygon(gambrel[:3] if brush.side < 0 else gambrel[2:], closed=False), stroke(brush.lit(roof, 0.4), 4))
    pale = brush.lit("#f1e6d0", 0.1)
    door = box(x + width * 0.32, y - height * 0.62, width * 0.36, height * 0.66)
    brush.flat(door, brush.dark(color, 0.7))
    brush.canvas.drawPath(door, stroke(pale, 5))
    brush.line([(x + width * 0.33, y), (x + width * 0.67, y - height * 0.6)], pale, 4)
    brush.line([(x + width * 0.67, y), (x + width * 0.33, y - height * 0.6)], pale, 4)
    loft = box(x + width * 0.42, y - height * 1.3, width * 0.16, height * 0.26)
    brush.flat(loft, brush.day.window if brush.day.lamps > 0.4 else brush.dark(color))
    brush.canvas.drawPath(loft, stroke(pale, 4))


def bandstand(brush: Brush, *, x: float, y: float, width: float, height: float, color: str = "stone", roof: str = "roof") -> None:
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
    dome = spline([(x - w * 1.14, eaves, "c"), (x - w * 0.7, eaves - height * 0.17), (x - w * 0.2, eaves - height * 0.3), (x, eaves - height * 0.4, "c"), (x + w * 0.2, eaves - height * 0.3), (x + w * 0.7, eaves - height * 0.17), (x + w * 1.14, eaves, "c")])
    brush.solid(dome, roof, shade=w * 0.6, edge=5)
    for k in (-0.5, 0.0, 0.5):
        brush.line([(x, eaves - height * 0.38), (x + k * w * 0.7, eaves - height * 0.2), (x + k * w * 1.9, eaves)], brush.dark(roof, 0.8), 2.4)
    brush.bar(x - w * 1.16, eaves - 3, w * 2.32, 9, brush.lit(color, 0.35))
    brush.bar(x - 1.5, eaves - height * 0.52, 3, height * 0.14, brush.dark(roof))
    brush.flat(ellipse(x, eaves - height * 0.42, 7, 7), brush.lit(roof, 0.4))


def arch_bridge(brush: Brush, *, x: float, y: float, width: float, height: float, color: str = "stone", arches: int = 3) -> None:
    """Span water at the line `y` from x to x + width with a humped stone bridge and its reflection."""
    top_of = [(x - 60, y - height * 0.52, "c"), (x + width * 0.25, y - height * 0.82), (x + width * 0.5, y - height), (x + width * 0.75, y - height * 0.82), (x + width + 60, y - height * 0.52, "c")]
    body = spline([*top_of, (x + width + 60, y + 6, "c"), (x - 60, y + 6, "c")])
    brush.solid(body, color, shade=0, edge=6)
    with saved(brush.canvas):
        brush.canvas.clipPath(body, True)
        for row in range(7):
            for k in range(int(width / 36) + 4):
                bx = x - 60 + (k + 0.5 * (row % 2)) * 36
                brush.flat(box(bx + 1, y - height + row * 19, 33, 16, 3), brush.dark(color, brush.chance.uniform(0.0, 0.3)))
    brush.canvas.drawPath(spline(top_of, closed=False), stroke(brush.lit(color, 0.45), 7))
    span = width / arches
    for k in range(arches):
        left = x + span * (k + 0.14)
        rise = height * (0.74 if k == arches // 2 else 0.56)
        opening = spline([(left, y + 8, "c"), (left + span * 0.06, y - rise * 0.6), (left + span * 0.36, y - rise), (left + span * 0.66, y - rise * 0.6), (left + span * 0.72, y + 8, "c")])
        brush.flat(opening, mix(brush.tone("sea2"), brush.dark("sea3"), 0.4))
        with saved(brush.canvas):
            brush.canvas.clipPath(opening, True)
            brush.outside(opening, -brush.side * 16, 4, brush.dark(color))
        brush.canvas.drawPath(opening, stroke(brush.lit(color, 0.2), 5))
        mirrored = spline([(left, y + 8, "c"), (left + span * 0.1, y + rise * 0.4), (left + span * 0.36, y + rise * 0.62), (left + span * 0.62, y + rise * 0.4), (left + span * 0.72, y + 8, "c")])
        brush.glaze(mirrored, brush.lit("sea1", 0.2), 90)
    brush.glaze(box(x - 60, y + 6, width + 120, 5, 2), brush.day.glint, 120)


def mountain(brush: Brush, *, x: float, y: float, width: float, height: float, color: str = "rock", snow: str = "snow") -> None:
    """Raise one great peak with ridges, a lit and a shaded face, and a snow cap; (x, y) is the middle of its foot."""
    w, top = width / 2, y - height
    left = [(x - w, y + 400), (x - w, y), (x - w * 0.66, y - height * 0.3), (x - w * 0.5, y - height * 0.36), (x - w * 0.24, y - height * 0.74), (x - w * 0.14, y - height * 0.78), (x, top)]
    right = [(x + w * 0.1, y - height * 0.84), (x + w * 0.2, y - height * 0.7), (x + w * 0.42, y - height * 0.46), (x + w * 0.58, y - height * 0.36), (x + w, y), (x + w, y + 400)]
    spine = [(x, top), (x + w * 0.05, y - height * 0.72), (x - w * 0.05, y - height * 0.5), (x + w * 0.1, y - height * 0.3), (x + w * 0.02, y)]
    body = polygon([*left, *right])
    lit, dark = brush.lit(color, 0.3), brush.dark(color, 0.7)
    brush.flat(body, lit if brush.side < 0 else dark)
    with saved(brush.canvas):
        brush.canvas.clipPath(body, True)
        brush.flat(polygon([*spine, (x + w * 0.02, y + 400), *right[::-1]]), dark if brush.side < 0 else lit)
        for k, (dx, dy) in enumerate(((-0.42, 0.2), (-0.2, 0.42), (0.26, 0.38), (0.5, 0.2))):
            away = dx + 0.1
            crag = [(x + dx * w, y - height * (dy + 0.16)), (x + away * w, y - height * dy * 0.5), (x + (dx + 0.04) * w, y - height * dy * 0.2), (x + (dx - 0.04) * w, y - height * dy * 0.6)]
            brush.flat(polygon(crag), brush.dark(color, 0.45 if k < 2 else 1.0))
        line = [(-0.34, 0.5), (-0.27, 0.6), (-0.21, 0.5), (-0.15, 0.62), (-0.08, 0.48), (-0.02, 0.6), (0.06, 0.52), (0.11, 0.64), (0.18, 0.5), (0.25, 0.6), (0.34, 0.5)]
        cap = polygon([(x - w * 0.4, top - 10), *[(x + dx * w, y - height * dy) for dx, dy in line], (x + w * 0.4, top - 10)])
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
            brush.bar(x, y + height * (0.2 * k), width, height * 0.21, mix(brush.tone("cloth"), brush.tone("cloth_low"), k / 3))
        brush.flat(ellipse(x + width * 0.7, y + height * 0.3, 52, 52), brush.tone("#f4e2b4"))
        brush.glaze(ellipse(x + width * 0.7, y + height * 0.3, 84, 84), brush.tone("#f4e2b4"), 50)
        for k, (dy, color) in enumerate(((0.62, "hill"), (0.76, "hill2"))):
            brush.flat(spline([(x - 40, y + height + 40, "c"), (x - 30, y + height * dy), (x + width * 0.3, y + height * (dy - 0.14 + 0.1 * k)), (x + width * 0.62, y + height * (dy + 0.08)), (x + width + 30, y + height * (dy - 0.1)), (x + width + 40, y + height + 40, "c")]), brush.tone(color))
    brush.canvas.drawPath(cloth, stroke(brush.dark("cloth"), 5))


def footlights(brush: Brush, *, y: float, left: float = 120, right: float = 1160, count: int = 9) -> None:
    """Line the front of a stage with lamps in shells."""
    for k in range(count):
        x = lerp(left, right, k / (count - 1))
        brush.flat(ellipse(x, y, 26, 9), brush.dark("dark"))
        brush.canvas.drawPath(spline([(x - 22, y, "c"), (x - 17, y - 20), (x, y - 28), (x + 17, y - 20), (x + 22, y, "c")]), fill(brush.lit("brass", 0.2)))


DRAWERS: dict[str, Drawer] = {
    f.__name__: f
    for f in (
        clock_tower, fountain, windmill, barn, bandstand, arch_bridge, mountain, stage_screen, footlights,
    )
}  # fmt: skip
