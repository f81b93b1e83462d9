"""Where one is kept, trains, keeps house or sails: bars and bunks, a ring, paper screens, hay, a stern of windows.

All stand on a foot line `y`; shade away from the light and a lit upper edge give them body. Source: ours.
"""

from __future__ import annotations

from cinema_agent.generators.animatic.canvas import (
    box,
    ellipse,
    hex_color,
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
from cinema_agent.generators.animatic.modules.windows import View, opening_path, paint_view


def bars(
    brush: Brush,
    *,
    x: float,
    y: float,
    width: float,
    height: float,
    count: int = 9,
    color: str = "metal",
    gap: str = "",
) -> None:
    """Bar an opening whose upper left corner is (x, y) with iron; `gap` fills what is behind."""
    if gap:
        brush.bar(x, y, width, height, brush.dark(gap))
    for k in range(count):
        at = x + width * (k + 0.5) / count
        brush.bar(at - 6, y, 12, height, brush.dark(color, 0.8))
        brush.bar(at - 6, y, 4, height, brush.lit(color, 0.2))
    for line in (y, y + height * 0.46, y + height - 14):
        brush.bar(x - 6, line, width + 12, 14, brush.dark(color, 0.5))
        brush.bar(x - 6, line, width + 12, 4, brush.lit(color, 0.2))


def bunk(
    brush: Brush, *, x: float, y: float, width: float = 330, color: str = "blanket", upper: bool = False
) -> None:
    """Hang a plank bed on chains from the wall, its mattress 84 above the foot line; `upper` adds one above."""
    brush.glaze(ellipse(x + width / 2, y, width * 0.5, 11), brush.dark("floor"), 190)
    for dx in (14, width - 26):
        brush.bar(x + dx, y - 66, 12, 66, brush.dark("metal"))
    for line in (y, y - 190) if upper else (y,):
        brush.flat(box(x, line - 70, width, 20, 3), brush.dark("metal"))
        brush.bar(x, line - 70, width, 5, brush.lit("metal", 0.3))
        brush.flat(box(x + 4, line - 88, width - 8, 22, 8), brush.tone("#cfc4ac"))
        cover = [
            (x + width * 0.34, line - 92, "c"), (x + width * 0.7, line - 96), (x + width - 4, line - 88, "c"),
            (x + width - 6, line - 52), (x + width * 0.36, line - 58, "c"),
        ]  # fmt: skip
        brush.solid(spline(cover), color, shade=8, edge=4)
        brush.solid(box(x + 14, line - 108, 80, 26, 11), "#e0d6c0", shade=7)
        for dx, turn in ((6, 40), (width - 8, -40)):
            brush.line([(x + dx, line - 64), (x + dx + turn, line - 178)], brush.dark("metal", 0.6), 4)


def basin(brush: Brush, *, x: float, y: float) -> None:
    """Hang a small steel wash basin with its tap and pipe; y is its rim."""
    brush.bar(x + 20, y + 30, 9, 120, brush.dark("metal", 0.6))
    brush.solid(spline([
        (x - 34, y, "c"), (x - 26, y + 32), (x + 25, y + 44), (x + 76, y + 32), (x + 84, y, "c"),
    ]), "metal", shade=10, edge=4)  # fmt: skip
    brush.flat(ellipse(x + 25, y, 59, 8), brush.dark("metal", 0.7))
    brush.line(
        [(x + 25, y - 6), (x + 25, y - 34), (x + 40, y - 34), (x + 40, y - 22)], brush.lit("metal", 0.3), 6
    )
    brush.solid(box(x - 16, y - 150, 82, 96, 3), "glass", shade=10, edge=3)


def tallies(brush: Brush, *, x: float, y: float, weeks: int = 7) -> None:
    """Scratch days into the wall, five by five."""
    for k in range(weeks):
        left, top = x + (k % 4) * 62, y + (k // 4) * 52
        tone = with_alpha(brush.lit("wall", 0.5), 190)
        for i in range(4):
            brush.line([(left + i * 9, top), (left + i * 9 + 2, top + 32)], tone, 3)
        brush.line([(left - 7, top + 26), (left + 38, top + 6)], tone, 3)


def boxing_ring(
    brush: Brush, *, y: float = 570, left: float = 240, right: float = 1040, depth: float = 150
) -> None:
    """Build a boxing ring seen from its corner side: apron, canvas, four posts, three ropes; y is the far edge."""
    flare = depth * 0.9
    near = y + depth
    floor = [(left, y), (right, y), (right + flare, near), (left - flare, near)]
    brush.flat(polygon(floor), brush.lit("cloth", 0.1))
    with saved(brush.canvas):
        brush.canvas.clipPath(polygon(floor), True)
        brush.canvas.drawPath(ellipse(
            (left + right) / 2, y + depth * 0.52, 170, 50,
        ), stroke(brush.tone("accent"), 12))  # fmt: skip
        brush.flat(
            ellipse((left + right) / 2, y + depth * 0.52, 110, 30), with_alpha(brush.tone("blue"), 150)
        )
    brush.bar(left - flare, near, right - left + 2 * flare, 46, brush.tone("blue"))
    brush.bar(left - flare, near, right - left + 2 * flare, 6, brush.lit("blue", 0.4))
    brush.bar(left - flare, near + 46, right - left + 2 * flare, 200, brush.dark("dark", 0.3))
    for x, tall, color in ((left, 190, "accent"), (right, 190, "blue")):
        brush.solid(box(x - 13, y - tall, 26, tall + 6, 8), color, shade=9, edge=4)
    for k, color in enumerate(("accent", "#efe6d2", "blue")):
        up = 56 + 56 * k
        brush.line(
            [(left, y - up), ((left + right) / 2, y - up + 8), (right, y - up)], brush.dark(color, 0.2), 8
        )
        for x, out in ((left, -1), (right, 1)):
            brush.line([(x, y - up), (x + out * flare, near - up * 1.5)], brush.tone(color), 10)


def punch_bag(brush: Brush, *, x: float, y: float, height: float = 230, color: str = "accent") -> None:
    """Hang a punch bag on its chain; y is its foot."""
    brush.line([(x, -260), (x, y - height - 34)], brush.tone("metal"), 5)
    for s in (-1, 1):
        brush.line([(x, y - height - 36), (x + s * 34, y - height + 4)], brush.tone("metal"), 4)
    brush.solid(box(x - 42, y - height, 84, height, 24), color, shade=24, edge=7)
    for k in (0.2, 0.74):
        brush.bar(x - 42, y - height * k - 10, 84, 14, brush.dark(color, 0.9))


def paper_screens(
    brush: Brush, *, x: float, y: float, width: float, height: float = 360, count: int = 4
) -> None:
    """Stand sliding screens of paper in wooden lattice, lit from outside; y is their foot."""
    pane = width / count
    day = brush.day.kin in ("day", "dawn", "golden")
    paper = mix(brush.tone("paper"), brush.day.sky[-1] if day else brush.day.window, 0.34)
    brush.bar(x - 10, y - height - 26, width + 20, 26, brush.dark("wood", 0.5))
    for k in range(count):
        left = x + k * pane
        brush.bar(left, y - height, pane, height, brush.dark("wood", 0.5))
        brush.bar(left + 9, y - height + 9, pane - 18, height - 72, paper)
        brush.bar(left + 9, y - 58, pane - 18, 50, brush.tone("wood"))
        for i in range(1, 4):
            brush.bar(
                left + 9 + (pane - 18) * i / 4 - 2, y - height + 9, 4, height - 72, brush.dark("wood", 0.3)
            )
        for i in range(1, 6):
            brush.bar(
                left + 9, y - height + 9 + (height - 72) * i / 6 - 2, pane - 18, 4, brush.dark("wood", 0.3)
            )
    brush.bar(x - 10, y - 6, width + 20, 8, brush.dark("wood", 0.8))


def round_opening(
    brush: Brush, *, x: float, y: float, radius: float, view: View = "garden", frame: str = "wood"
) -> None:
    """Open a great round window on a garden, with two crossing bars of bamboo."""
    brush.flat(ellipse(x, y, radius * 1.1, radius * 1.1), brush.dark(frame, 0.7))
    with saved(brush.canvas):
        brush.canvas.clipPath(ellipse(x, y, radius, radius), True)
        paint_view(brush, (x - radius, y - radius, radius * 2, radius * 2), view, True)
        branch = [
            (x - radius, y - radius * 0.2), (x - radius * 0.3, y - radius * 0.44),
            (x + radius * 0.3, y - radius * 0.3),
        ]  # fmt: skip
        brush.line(branch, brush.dark("dark", 0.2), 11)
        for k in range(26):
            t = brush.chance.random()
            cx, cy = lerp(x - radius, x + radius * 0.36, t), y - radius * (0.24 + 0.3 * t * (1 - t))
            size = brush.chance.uniform(6, 13)
            brush.flat(
                ellipse(cx, cy + brush.chance.uniform(-30, 34), size, size),
                brush.tone("blossom" if k % 3 else "accent"),
            )
    brush.canvas.drawPath(ellipse(x, y, radius, radius), stroke(brush.lit(frame, 0.2), 8))
    brush.bar(x - 3, y - radius, 6, radius * 2, brush.dark(frame, 0.4))
    brush.bar(x - radius, y + radius * 0.3, radius * 2, 6, brush.dark(frame, 0.4))


def paper_lanterns(brush: Brush, *, spots: Points) -> None:
    """Hang paper lanterns: spots `[x, y, radius]`."""
    for x, y, radius in spots:
        brush.line([(x, -260), (x, y - radius)], brush.tone("dark"), 3)
        on = brush.day.lamps > 0.1
        globe = ellipse(x, y, radius * 0.86, radius)
        brush.flat(globe, mix(hex_color("#ffe2a0"), brush.tone("paper"), 0.2 if on else 0.7))
        for k in range(-3, 4):
            wide = radius * 0.86 * (1 - (k / 4.2) ** 2) ** 0.5
            brush.line([
                (x - wide, y + k * radius / 4), (x, y + k * radius / 4 + 5), (x + wide, y + k * radius / 4),
            ], with_alpha(brush.dark("paper"), 150), 2)  # fmt: skip
        for dy in (-1, 1):
            brush.bar(x - radius * 0.36, y + dy * radius - 5, radius * 0.72, 10, brush.dark("wood", 0.4))


def hay(brush: Brush, *, spots: Points) -> None:
    """Stack bales of hay: spots `[x, y, width]`; x is the left side."""
    for x, y, width in spots:
        height = width * 0.56
        brush.solid(box(x, y - height, width, height, 8), "hay", shade=14, edge=7)
        for _ in range(34):
            sx, sy = x + brush.chance.uniform(4, width - 12), y - brush.chance.uniform(4, height - 4)
            tone = brush.lit("hay", 0.4) if brush.chance.random() < 0.5 else brush.dark("hay")
            brush.line(
                [(sx, sy), (sx + brush.chance.uniform(-16, 16), sy + brush.chance.uniform(-5, 5))], tone, 2
            )
        for k in (0.3, 0.7):
            brush.bar(x + width * k - 2, y - height, 4, height, brush.dark("wood", 0.6))


def hayloft(brush: Brush, *, y: float, left: float, right: float) -> None:
    """Build a loft of boards on posts with hay spilling over its edge; y is the loft's floor."""
    brush.flat(
        spline(
            [
                (left, y, "c"),
                (left + 10, y - 90),
                (left + (right - left) * 0.3, y - 130),
                (left + (right - left) * 0.62, y - 96),
                (right - 10, y - 60),
                (right, y, "c"),
            ]
        ),
        brush.tone("hay"),
    )
    for k in range(60):
        sx, sy = brush.chance.uniform(left, right), y - brush.chance.uniform(-26, 96)
        brush.line([
            (sx, sy), (sx + brush.chance.uniform(-20, 20), sy + brush.chance.uniform(4, 16)),
        ], brush.lit("hay", 0.3) if k % 2 else brush.dark("hay", 0.7), 3)  # fmt: skip
    brush.bar(left, y, right - left, 24, brush.dark("wood", 0.3))
    brush.bar(left, y, right - left, 5, brush.lit("wood", 0.3))
    for x in (left + 16, right - 46):
        brush.solid(box(x, y + 20, 30, 640 - y, 3), "wood", shade=10, edge=4)


def stall(brush: Brush, *, x: float, y: float, width: float = 240, height: float = 170) -> None:
    """Close a horse's box with a boarded half door; x is its left side."""
    brush.bar(x, y - height * 1.9, width, height * 1.9, brush.dark("dark", 0.3))
    for k in range(6):
        brush.bar(
            x + 6 + k * (width - 12) / 6,
            y - height,
            (width - 12) / 6 - 4,
            height,
            brush.dark("wood", 0.2 + 0.1 * (k % 3)),
        )
    brush.line([(x + 10, y - 8), (x + width - 10, y - height + 10)], brush.lit("wood", 0.16), 17)
    for line in (height, 22):
        brush.bar(x, y - line, width, 20, brush.lit("wood", 0.16))
    for dx in (0, width - 22):
        brush.solid(box(x + dx, y - height * 1.94, 22, height * 1.94, 3), "wood", shade=8, edge=4)


def stern_windows(
    brush: Brush, *, x: float, y: float, width: float, height: float = 230, count: int = 5
) -> None:
    """Set the leaning row of windows at the stern of a ship above their bench; (x, y) is the upper left corner."""
    pitch = width / count
    brush.solid(box(x - 26, y - 30, width + 52, height + 60, 10), "wood", shade=14, edge=6)
    for k in range(count):
        left, lean = x + k * pitch + 9, (k - (count - 1) / 2) * 6
        pane = polygon([
            (left - lean, y), (left + pitch - 18 - lean, y), (left + pitch - 18 + lean, y + height),
            (left + lean, y + height),
        ])  # fmt: skip
        with saved(brush.canvas):
            brush.canvas.clipPath(pane, True)
            paint_view(brush, (x, y, width, height), "sea", k == count - 2)
            for i in (1, 2):
                brush.bar(left + (pitch - 18) * i / 3 - 2, y, 4, height, brush.dark("dark", 0.2))
            for i in range(1, 5):
                brush.bar(left - 30, y + height * i / 5 - 2, pitch + 40, 4, brush.dark("dark", 0.2))
        brush.canvas.drawPath(pane, stroke(brush.lit("brass", 0.1), 5))
    brush.solid(box(x - 40, y + height + 22, width + 80, 26, 4), "wood", shade=6, edge=5)
    for k in range(count * 2):
        cx = x - 20 + k * (width + 40) / (count * 2)
        brush.solid(
            box(cx, y + height + 2, (width + 40) / (count * 2) - 4, 24, 9), "cushion", shade=6, edge=3
        )


def hammock(brush: Brush, *, x: float, y: float, width: float = 300, color: str = "cloth") -> None:
    """Sling a hammock between two hooks; (x, y) is the left hook."""
    for s in (0, 1):
        hook = x + s * width
        for k in range(3):
            brush.line([(hook, y), (x + width * (0.2 + 0.6 * s), y + 50 + 12 * k)], brush.dark(color, 0.6), 3)
    bed = [
        (x + width * 0.16, y + 50, "c"), (x + width * 0.5, y + 96), (x + width * 0.84, y + 50, "c"),
        (x + width * 0.7, y + 116), (x + width * 0.3, y + 116),
    ]  # fmt: skip
    brush.solid(spline(bed), color, shade=12, edge=5)


def plant_bench(
    brush: Brush, *, x: float, y: float, width: float, height: float = 90, tall: float = 1.0
) -> None:
    """Stand a slatted bench of pots and seedlings; x is its left side."""
    for k in range(3):
        brush.bar(x + 10 + k * (width - 32) / 2, y - height, 12, height, brush.dark("wood", 0.6))
    brush.bar(x, y - height * 0.4, width, 8, brush.dark("wood", 0.4))
    for k in range(int(width / 58)):
        cx, top = x + 30 + k * 58, y - height
        reach = brush.chance.uniform(50, 110) * tall
        for i, turn in enumerate((-1.0, -0.5, 0.0, 0.5, 1.0)):
            leaf = [
                (cx, top - 26, "c"), (cx + turn * 24 - 7, top - 30 - reach * 0.6),
                (cx + turn * 36, top - 26 - reach * (1 - 0.3 * abs(turn)), "c"),
                (cx + turn * 20 + 8, top - 30 - reach * 0.4),
            ]  # fmt: skip
            brush.flat(spline(leaf), brush.dark("leaf", 0.15 * i) if (k + i) % 2 else brush.lit("leaf", 0.12))
        if k % 2:
            for i in range(3):
                brush.flat(ellipse(cx - 14 + 14 * i, top - 30 - reach * (0.5 + 0.2 * (i % 2)), 8, 8), brush.tone(
                    ("accent", "#f0c24f", "#d986a8")[k % 3],
                ))  # fmt: skip
        pot = [(cx - 20, top - 34), (cx + 20, top - 34), (cx + 14, top), (cx - 14, top)]
        brush.solid(polygon(pot), "pot", shade=9, edge=3)
    brush.solid(box(x - 6, y - height, width + 12, 12, 3), "wood", shade=3, edge=3)


def observation_window(brush: Brush, *, x: float, y: float, width: float, height: float) -> None:
    """Set a one-way mirror into the wall, with the faint outline of somebody behind it."""
    brush.flat(box(x - 16, y - 16, width + 32, height + 32, 3), brush.dark("metal", 0.5))
    pane = box(x, y, width, height, 1)
    brush.flat(pane, mix(brush.tone("dark"), brush.tone("glass"), 0.2))
    with saved(brush.canvas):
        brush.canvas.clipPath(pane, True)
        cx, foot = x + width * 0.7, y + height
        brush.glaze(ellipse(cx, foot - height * 0.56, height * 0.12, height * 0.15), brush.tone("dark"), 190)
        brush.glaze(spline([
            (cx - height * 0.34, foot + 20, "c"), (cx - height * 0.28, foot - height * 0.3),
            (cx, foot - height * 0.42), (cx + height * 0.28, foot - height * 0.3),
            (cx + height * 0.34, foot + 20, "c"),
        ]), brush.tone("dark"), 190)  # fmt: skip
        for left, wide in ((0.06, 0.16), (0.28, 0.05)):
            shine = [
                (x + width * left, foot), (x + width * (left + 0.2), y), (x + width * (left + 0.2 + wide), y),
                (x + width * (left + wide), foot),
            ]  # fmt: skip
            brush.glaze(polygon(shine), (255, 255, 255, 255), 30)
    brush.canvas.drawPath(pane, stroke(brush.lit("metal", 0.2), 5))


def sarcophagus(brush: Brush, *, x: float, y: float, width: float = 340) -> None:
    """Stand a stone coffin with a carved sleeper on its lid; x is its middle."""
    w, h = width / 2, width * 0.34
    brush.glaze(ellipse(x, y, w * 1.2, 16), brush.dark("floor"), 180)
    brush.solid(box(x - w, y - h, width, h, 4), "stone", shade=26, edge=6)
    for k in range(5):
        arch = opening_path(
            x - w + 20 + k * (width - 30) / 5, y - h + 26, (width - 30) / 5 - 12, h - 40, True
        )
        brush.flat(arch, brush.dark("stone", 0.9))
    brush.solid(box(x - w - 12, y - h - 20, width + 24, 26, 5), "stone", shade=8, edge=6)
    body = [
        (x - w * 0.9, y - h - 20, "c"), (x - w * 0.86, y - h - 50), (x - w * 0.66, y - h - 58),
        (x - w * 0.56, y - h - 40), (x - w * 0.3, y - h - 62), (x + w * 0.2, y - h - 54),
        (x + w * 0.74, y - h - 40), (x + w * 0.82, y - h - 64), (x + w * 0.92, y - h - 20, "c"),
    ]  # fmt: skip
    brush.solid(spline(body), "stone", shade=12, edge=5)
    brush.line([(x - w * 0.34, y - h - 62), (x + w * 0.5, y - h - 58)], brush.lit("stone", 0.4), 8)


def treasure(brush: Brush, *, x: float, y: float, width: float = 220) -> None:
    """Heap up a chest's worth of gold, cups and gems; x is the middle."""
    w = width / 2
    mound = [
        (x - w, y, "c"), (x - w * 0.6, y - w * 0.36), (x, y - w * 0.6), (x + w * 0.6, y - w * 0.3),
        (x + w, y, "c"),
    ]  # fmt: skip
    brush.solid(spline(mound), "gold", shade=14, edge=5)
    for k in range(50):
        t = brush.chance.uniform(-0.9, 0.9)
        cx, cy = x + t * w, y - brush.chance.uniform(0.02, 0.56) * w * (1 - abs(t))
        brush.flat(ellipse(cx, cy, 8, 4), brush.lit("gold", 0.5) if k % 2 else brush.dark("gold", 0.6))
    for dx, color in ((-0.5, "#c8443a"), (0.1, "#3f8fb0"), (0.46, "#4fa06a")):
        gx, gy = x + dx * w, y - w * 0.34
        brush.flat(
            polygon([(gx - 11, gy), (gx, gy - 13), (gx + 11, gy), (gx, gy + 13)]), brush.lit(color, 0.2)
        )


DRAWERS: dict[str, Drawer] = {
    f.__name__: f
    for f in (
        bars, bunk, basin, tallies, boxing_ring, punch_bag, paper_screens, round_opening, paper_lanterns, hay, hayloft,
        stall, stern_windows, hammock, plant_bench, observation_window, sarcophagus, treasure,
    )
}  # fmt: skip
