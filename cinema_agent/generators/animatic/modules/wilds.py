"""Wild places: waterfalls, broad leaves, ice, caves and the bottom of the sea. Source: ours."""

from __future__ import annotations

import math

from cinema_agent.generators.animatic.canvas import (
    STAGE_LEFT,
    STAGE_RIGHT,
    box,
    ellipse,
    lerp,
    limb,
    mix,
    polygon,
    saved,
    spline,
    with_alpha,
)
from cinema_agent.generators.animatic.modules.brush import Brush, Drawer
from cinema_agent.generators.animatic.modules.land import Points


def cliffs(
    brush: Brush, *, points: Points, color: str = "cliff", cracks: int = 16, moss: str | None = None
) -> None:
    """Raise a rock face of a hand-made outline, split into lit and shaded slabs, mossy on top if asked."""
    body = polygon(points)
    brush.flat(body, brush.tone(color))
    bounds = body.getBounds()
    with saved(brush.canvas):
        brush.canvas.clipPath(body, True)
        for k in range(cracks):
            x = lerp(bounds.left(), bounds.right(), (k + brush.chance.uniform(0.1, 0.9)) / cracks)
            top = lerp(bounds.top(), bounds.bottom(), brush.chance.uniform(-0.1, 0.4))
            wide, tall = brush.chance.uniform(20, 60), bounds.height() * brush.chance.uniform(0.24, 0.7)
            slab = [
                (x, top),
                (x + wide, top + 18),
                (x + wide * 0.8, top + tall),
                (x + wide * 0.1, top + tall * 0.9),
            ]
            tone = brush.lit(color, 0.2) if k % 3 == 0 else brush.dark(color, 0.35 + 0.4 * (k % 2))
            brush.glaze(polygon(slab), tone, 190)
        brush.outside(body, -brush.side * 9, 8, brush.tone(moss) if moss else brush.lit(color, 0.35))


def waterfall(
    brush: Brush, *, x: float, top: float, bottom: float, width: float, color: str = "sea1"
) -> None:
    """Pour water down a rock face in strands, with a cloud of spray at its foot."""
    w = width / 2
    fall = spline([
        (x - w * 0.7, top, "c"), (x + w * 0.7, top, "c"), (x + w * 0.9, lerp(top, bottom, 0.4)),
        (x + w * 1.1, bottom, "c"), (x - w * 1.1, bottom, "c"), (x - w * 0.86, lerp(top, bottom, 0.4)),
    ])  # fmt: skip
    brush.solid(fall, color, shade=w * 0.3)
    with saved(brush.canvas):
        brush.canvas.clipPath(fall, True)
        for k in range(22):
            sx = x + brush.chance.uniform(-1, 1) * w
            lean = (sx - x) * 0.3
            start = lerp(top, bottom, brush.chance.uniform(0, 0.5))
            end = lerp(start, bottom, brush.chance.uniform(0.4, 1))
            tone = brush.lit("#ffffff", 0.1) if k % 2 else brush.dark(color, 0.5)
            brush.line(
                [(sx, start), (sx + lean * 0.5, (start + end) / 2), (sx + lean, end)],
                with_alpha(tone, 190),
                3,
            )
    white = mix(brush.tone("#ffffff"), brush.day.haze, 0.15)
    for k in range(9):
        px = lerp(x - w * 1.7, x + w * 1.7, k / 8)
        brush.glaze(ellipse(px, bottom + 2, w * 0.52, w * (0.2 + 0.1 * (k % 3))), white, 120)


def broad_leaves(brush: Brush, *, spots: Points, color: str = "leaf", blades: int = 7) -> None:
    """Fan out broad jungle leaves from a root: spots `[x, y, size]`."""
    for x, y, size in spots:
        for k in range(blades):
            turn = lerp(-1.25, 1.25, (k + 0.5) / blades) + brush.chance.uniform(-0.1, 0.1)
            reach = size * brush.chance.uniform(0.75, 1.1)
            tip = (x + math.sin(turn) * reach, y - math.cos(turn) * reach * 0.9 + abs(turn) * reach * 0.18)
            out = size * 0.16
            cx, cy = x + math.sin(turn) * reach * 0.55, y - math.cos(turn) * reach * 0.62
            nx, ny = math.cos(turn) * out, math.sin(turn) * out
            leaf = spline([(x, y, "c"), (cx - nx, cy - ny), (*tip, "c"), (cx + nx, cy + ny)])
            brush.solid(leaf, color, shade=size * 0.06, edge=2.5)
            brush.line([(x, y), (cx, cy), tip], brush.dark(color, 0.8), 1.8)


def vines(brush: Brush, *, spots: Points, color: str = "leaf") -> None:
    """Hang vines with leaves from above: spots `[x, y of the top, length]`."""
    for x, y, length in spots:
        bend = brush.chance.uniform(-24, 24)
        line = [(x, y), (x + bend, y + length * 0.5), (x + bend * 0.3, y + length)]
        brush.line(line, brush.dark(color), 3.4)
        for k in range(int(length / 20)):
            t = (k + 1) / (length / 20 + 1)
            lx = x + bend * 4 * t * (1 - t) * 0.9
            side = 1 if k % 2 else -1
            leaf = ellipse(lx + side * 8, y + length * t, 9, 5)
            brush.flat(leaf, brush.lit(color, 0.18) if side * brush.side > 0 else brush.tone(color))


def roots(brush: Brush, *, x: float, y: float, height: float, color: str = "trunk") -> None:
    """Raise a giant tree on buttress roots that runs out of the picture; (x, y) is the middle of its foot."""
    w = height * 0.085
    for dx, far in ((-3.4, 0.24), (-2.0, 0.4), (1.8, 0.42), (3.3, 0.22), (0.3, 0.3)):
        root = [
            (x + dx * w, y + 10, "c"), (x + dx * w * 0.45, y - height * far * 0.5),
            (x - w * 0.4, y - height * far * 1.5, "c"), (x + w * 0.7, y - height * far * 1.4, "c"),
            (x + dx * w * 0.6 + w * 0.6, y - height * far * 0.3), (x + dx * w + w * 0.9, y + 12, "c"),
        ]  # fmt: skip
        brush.solid(spline(root), color, shade=w * 0.3, edge=4)
    trunk = spline([
        (x - w * 1.3, y, "c"), (x - w * 0.86, y - height * 0.4), (x - w * 0.8, y - height, "c"),
        (x + w * 0.8, y - height, "c"), (x + w * 0.86, y - height * 0.4), (x + w * 1.3, y, "c"),
    ])  # fmt: skip
    brush.solid(trunk, color, shade=w * 0.7, edge=7)
    for k in range(8):
        gx = x + w * (-0.8 + 0.22 * k)
        brush.line(
            [(gx, y - height * 0.04), (gx + 4, y - height * 0.5), (gx, y - height)],
            brush.dark(color, 0.6),
            2.2,
        )


def iceberg(
    brush: Brush,
    *,
    x: float,
    y: float,
    width: float,
    height: float,
    color: str = "ice",
    deep: str = "ice_deep",
) -> None:
    """Raise a tower of ice, split in facets with a blue cleft; (x, y) is the middle of its foot."""
    w = width / 2
    crown = [(-1.0, 0.0), (-0.86, 0.34), (-0.62, 0.42), (-0.5, 0.7), (-0.26, 0.76), (-0.1, 1.0), (0.12, 0.9),
             (0.24, 0.62), (0.46, 0.6), (0.6, 0.34), (0.84, 0.26), (1.0, 0.0)]  # fmt: skip
    at = [(x + dx * w, y - dy * height) for dx, dy in crown]
    body = polygon([*at, (x + w, y + 12), (x - w, y + 12)])
    white = mix(brush.tone(color), brush.day.orb, 0.3)
    brush.flat(body, brush.tone(color))
    with saved(brush.canvas):
        brush.canvas.clipPath(body, True)
        for k, (px, py) in enumerate(at[1:-1]):
            foot = x + (px - x) * 0.8 + (26 if k % 2 else -20)
            nx, ny = at[k + 2]
            tone = white if (k % 2 == 0) == (brush.side < 0) else brush.dark(color, 0.45)
            brush.flat(polygon([(px, py), (nx, ny), (foot + w * 0.22, y + 14), (foot, y + 14)]), tone)
        cleft = [
            (x + w * 0.06, y - height * 0.72),
            (x + w * 0.16, y - height * 0.4),
            (x + w * 0.3, y + 14),
            (x - w * 0.16, y + 14),
            (x - w * 0.02, y - height * 0.36),
        ]
        brush.flat(polygon(cleft), brush.tone(deep))
        inner = [
            (x + w * 0.06, y - height * 0.6),
            (x + w * 0.1, y - height * 0.3),
            (x + w * 0.16, y + 14),
            (x - w * 0.02, y + 14),
        ]
        brush.flat(polygon(inner), brush.dark(deep, 0.8))
        brush.outside(body, -brush.side * 5, 5, white)


def igloo(brush: Brush, *, spots: Points, color: str = "snow") -> None:
    """Build igloos with a lit doorway: spots `[x, y, radius]`."""
    for x, y, radius in spots:
        shell = spline(
            [
                (x - radius, y + 4, "c"),
                (x - radius * 0.84, y - radius * 0.52),
                (x, y - radius * 0.84),
                (x + radius * 0.84, y - radius * 0.52),
                (x + radius, y + 4, "c"),
            ]
        )
        brush.solid(shell, color, shade=radius * 0.4, edge=5)
        with saved(brush.canvas):
            brush.canvas.clipPath(shell, True)
            for row in range(4):
                ry = y - radius * (0.2 + 0.2 * row)
                brush.line(
                    [(x - radius, ry + 6), (x, ry - 4), (x + radius, ry + 6)], brush.dark(color, 0.6), 2
                )
                for k in range(6):
                    bx = x - radius + (k + 0.5 * (row % 2)) * radius * 0.36
                    brush.bar(bx, ry, 2, radius * 0.19, brush.dark(color, 0.6))
        door = spline(
            [
                (x - radius * 0.3, y + 6, "c"),
                (x - radius * 0.28, y - radius * 0.34),
                (x, y - radius * 0.46),
                (x + radius * 0.28, y - radius * 0.34),
                (x + radius * 0.3, y + 6, "c"),
            ]
        )
        brush.solid(door, color, shade=6, edge=4)
        hole = spline(
            [
                (x - radius * 0.19, y + 6, "c"),
                (x - radius * 0.18, y - radius * 0.22),
                (x, y - radius * 0.31),
                (x + radius * 0.18, y - radius * 0.22),
                (x + radius * 0.19, y + 6, "c"),
            ]
        )
        brush.flat(hole, brush.local("#ffbf6a") if brush.day.lamps > 0.4 else brush.dark(color))


def aurora(brush: Brush, *, colors: tuple[str, str] = ("#6ff0b8", "#9a7cf0")) -> None:
    """Let northern lights hang in the sky: waving curtains, brightest at the foot."""
    xs = [STAGE_LEFT + 40.0 * i for i in range(49)]
    for k, (y, color) in enumerate(((250, colors[0]), (150, colors[1]), (200, colors[0]))):
        foot = [(x, y + 54 * math.sin(x * 0.006 + k * 2.1) + 16 * math.sin(x * 0.021 + k)) for x in xs]
        tall = [150 + 70 * math.sin(x * 0.011 + k * 1.3) for x in xs]
        for share in (1.0, 0.8, 0.62, 0.45, 0.3, 0.17, 0.07):
            top = [(x, fy - t * share) for (x, fy), t in zip(foot, tall, strict=True)]
            brush.glaze(spline([*foot, *reversed(top)]), brush.local(color), 17)


def cave_walls(brush: Brush, *, mouth: Points, color: str = "rock", rim: str = "rock_lit") -> None:
    """Close the stage with rock all round a mouth of a hand-made outline, in rings that darken towards us."""
    cx, cy = (sum(float(point[axis]) for point in mouth) / len(mouth) for axis in (0, 1))
    tones = (brush.tone(rim), brush.tone(color), brush.dark(color, 0.5), brush.dark(color, 0.9))
    for grown, tone in zip((1.0, 1.035, 1.16, 1.36), tones, strict=True):
        ring = [(cx + (x - cx) * grown, cy + (y - cy) * grown) for x, y in mouth]
        brush.outside(spline(ring), 0, 0, tone)


def stalactites(brush: Brush, *, spots: Points, color: str = "rock") -> None:
    """Let stone teeth hang or stand: spots `[x, y, width, length]`, a negative length stands up."""
    for x, y, width, length in spots:
        w = width / 2
        tooth = spline([
            (x - w, y, "c"), (x - w * 0.5, y + length * 0.3), (x - w * 0.16, y + length * 0.7), (x, y + length, "c"),
            (x + w * 0.2, y + length * 0.66), (x + w * 0.5, y + length * 0.28), (x + w, y, "c"),
        ])  # fmt: skip
        brush.solid(tooth, color, shade=w * 0.5, edge=3)


def crystals(brush: Brush, *, spots: Points, color: str = "crystal") -> None:
    """Grow clusters of glowing crystals: spots `[x, y, size]`."""
    for x, y, size in spots:
        for k, (turn, long) in enumerate(
            ((-0.95, 0.5), (0.9, 0.55), (-0.5, 0.8), (0.48, 0.78), (0.0, 1.0), (0.22, 0.62))
        ):
            with saved(brush.canvas):
                brush.canvas.translate(x + size * 0.22 * turn, y)
                brush.canvas.rotate(math.degrees(turn * 0.7))
                w, h = size * 0.14, size * long
                local = brush.local(color)
                dark, light = mix(local, brush.tone("dark"), 0.45), mix(local, (255, 255, 255, 255), 0.45)
                brush.flat(
                    polygon([(-w, 6), (-w, -h * 0.76), (0, -h), (w, -h * 0.76), (w, 6)]),
                    mix(local, brush.tone(color), 0.3),
                )
                brush.flat(
                    polygon([(0, -h), (w, -h * 0.76), (w, 6), (w * 0.2, 6), (w * 0.2, -h * 0.7)]), dark
                )
                brush.flat(
                    polygon([(-w, -h * 0.76), (0, -h), (-w * 0.1, -h * 0.68), (-w * 0.4, 6), (-w, 6)]),
                    light if k % 2 == 0 else local,
                )


def deep_water(
    brush: Brush, *, colors: tuple[str, ...] = ("deep1", "deep2", "deep3", "deep4"), shafts: int = 7
) -> None:
    """Fill the stage with water from the lit surface down, with slanting shafts of light."""
    brush.bar(STAGE_LEFT, -320, STAGE_RIGHT - STAGE_LEFT, 1300, brush.tone(colors[0]))
    for k, color in enumerate(colors[1:]):
        y = 60 + 170 * k
        points = [(STAGE_LEFT + i * 240, y + brush.chance.uniform(-26, 26)) for i in range(9)]
        edge = spline(points, closed=False)
        edge.lineTo(STAGE_RIGHT, 940)
        edge.lineTo(STAGE_LEFT, 940)
        edge.close()
        brush.flat(edge, brush.tone(color))
    light = brush.lit(colors[0], 0.6)
    for _ in range(shafts):
        x, wide = brush.chance.uniform(-200, 1400), brush.chance.uniform(26, 84)
        lean = brush.side * -150
        shaft = [(x, -320), (x + wide, -320), (x + wide * 2.2 + lean, 660), (x + lean - wide, 660)]
        brush.glaze(polygon(shaft), light, 24)


def corals(brush: Brush, *, spots: Points, colors: tuple[str, ...] = ("coral1", "coral2", "coral3")) -> None:
    """Grow corals: spots `[x, y, size]`, in turn branching, fanned and domed."""
    for index, (x, y, size) in enumerate(spots):
        color = colors[index % len(colors)]
        kind = index % 3
        if kind == 0:
            for turn in (-0.9, -0.5, -0.1, 0.3, 0.75):
                tip = (x + math.sin(turn) * size, y - math.cos(turn) * size)
                bend = (x + math.sin(turn) * size * 0.3, y - size * 0.5)
                brush.solid(
                    limb((x, y + 8), bend, tip, (size * 0.16, size * 0.11, size * 0.09)),
                    color,
                    shade=size * 0.04,
                    edge=2,
                )
                brush.flat(ellipse(*tip, size * 0.07, size * 0.07), brush.lit(color))
        elif kind == 1:
            fan = spline(
                [
                    (x, y + 8, "c"),
                    (x - size * 0.7, y - size * 0.4),
                    (x - size * 0.5, y - size),
                    (x, y - size * 1.12),
                    (x + size * 0.5, y - size),
                    (x + size * 0.7, y - size * 0.4),
                ]
            )
            brush.solid(fan, color, shade=size * 0.1, edge=4)
            for turn in (-0.55, -0.3, -0.05, 0.2, 0.45):
                brush.line(
                    [(x, y), (x + math.sin(turn) * size * 0.98, y - math.cos(turn) * size * 0.96)],
                    brush.dark(color),
                    2.4,
                )
        else:
            dome = spline(
                [
                    (x - size * 0.7, y + 8, "c"),
                    (x - size * 0.6, y - size * 0.36),
                    (x, y - size * 0.56),
                    (x + size * 0.6, y - size * 0.36),
                    (x + size * 0.7, y + 8, "c"),
                ]
            )
            brush.solid(dome, color, shade=size * 0.16, edge=4)
            for _ in range(16):
                px, py = x + brush.chance.uniform(-0.5, 0.5) * size, y - brush.chance.uniform(0, 0.4) * size
                brush.flat(ellipse(px, py, 3, 2.4), brush.dark(color))


def seaweed(brush: Brush, *, spots: Points, color: str = "weed") -> None:
    """Let weed stand in the water: spots `[x, y, height]`."""
    for x, y, height in spots:
        for k in range(4):
            bx, tall = x + (k - 1.5) * height * 0.12, height * brush.chance.uniform(0.7, 1.1)
            sway = tall * 0.1 * (1 if k % 2 else -1)
            blade = spline([
                (bx - 5, y + 8, "c"), (bx - 7 + sway, y - tall * 0.35), (bx - 5 - sway, y - tall * 0.7),
                (bx + sway * 0.6, y - tall, "c"),
                (bx + 6 - sway, y - tall * 0.66), (bx + 6 + sway, y - tall * 0.33), (bx + 6, y + 8, "c"),
            ])  # fmt: skip
            brush.solid(blade, color, shade=3, edge=1.6)


def wreck(brush: Brush, *, x: float, y: float, scale: float = 1.0, color: str = "hull") -> None:
    """Sink an old ship, leaning on the sea bed with broken masts; (x, y) is the middle of its keel."""
    with saved(brush.canvas):
        brush.canvas.translate(x, y)
        brush.canvas.rotate(-9)
        brush.canvas.scale(scale, scale)
        for mx, tall, lean in ((-70, 250, -6), (60, 190, 9)):
            brush.flat(
                limb((mx, -70), (mx + lean, -70 - tall * 0.5), (mx + lean * 3, -70 - tall), (15, 12, 8)),
                brush.dark(color, 0.5),
            )
            brush.bar(mx - 62 + lean * 2, -70 - tall * 0.7, 124, 7, brush.dark(color, 0.7))
            rag = spline(
                [
                    (mx - 56 + lean * 2, -64 - tall * 0.7, "c"),
                    (mx + 50 + lean * 2, -64 - tall * 0.7, "c"),
                    (mx + 30, -64 - tall * 0.36),
                    (mx + 6, -64 - tall * 0.52),
                    (mx - 20, -64 - tall * 0.3),
                    (mx - 44, -64 - tall * 0.5),
                ]
            )
            brush.glaze(rag, brush.dark("#a8a890", 0.4), 190)
        hull = spline([
            (-210, -120, "c"), (-190, -84), (-80, -70), (70, -72), (150, -84), (196, -136, "c"), (214, -132, "c"),
            (190, -40), (120, 14), (-120, 18), (-186, -30),
        ])  # fmt: skip
        brush.solid(hull, color, shade=26, edge=6)
        with saved(brush.canvas):
            brush.canvas.clipPath(hull, True)
            for k in range(6):
                brush.line(
                    [(-220, -62 + k * 15), (0, -48 + k * 15), (220, -66 + k * 15)],
                    brush.dark(color, 0.7),
                    2.6,
                )
            for hx, hy, r in ((-90, -20, 30), (40, -30, 17)):
                hole = polygon(
                    [
                        (hx + r * math.cos(a) * (1 + 0.3 * math.sin(3 * a)), hy + r * 0.8 * math.sin(a))
                        for a in (0, 0.7, 1.5, 2.4, 3.1, 3.9, 4.8, 5.6)
                    ]
                )
                brush.flat(hole, brush.dark("dark"))
            for k in range(5):
                brush.flat(box(-150 + k * 58, -58, 22, 16, 2), brush.dark("dark", 0.7))


DRAWERS: dict[str, Drawer] = {
    f.__name__: f
    for f in (
        cliffs, waterfall, broad_leaves, vines, roots, iceberg, igloo, aurora, cave_walls, stalactites, crystals,
        deep_water, corals, seaweed, wreck,
    )
}  # fmt: skip
