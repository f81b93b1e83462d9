"""Plants: pines, leafy trees, trunks, palms, cactus, bushes, reeds. Source: ours."""

from __future__ import annotations

from cinema_agent.generators.animatic.canvas import (
    STAGE_LEFT,
    STAGE_RIGHT,
    box,
    ellipse,
    limb,
    mix,
    polygon,
    saved,
    spline,
    united,
)
from cinema_agent.generators.animatic.modules.brush import Brush, Drawer
from cinema_agent.generators.animatic.modules.land import Points


def _pine(brush: Brush, x: float, y: float, height: float, color: str, mixed: float) -> None:
    tone, dark = brush.tone(color), brush.dark(color)
    lit = mix(brush.lit(color, 0.3), tone, mixed)
    brush.bar(x - height * 0.02, y - height * 0.14, height * 0.04, height * 0.2, dark)
    for k in range(4, -1, -1):
        half = height * (0.10 + 0.055 * k)
        top, foot = y - height * (1.0 - 0.16 * k), y - height * (0.70 - 0.155 * k)
        skirt = [
            (x, top),
            (x + half, foot),
            (x + half * 0.3, foot - height * 0.03),
            (x - half * 0.3, foot - height * 0.03),
            (x - half, foot),
        ]
        brush.flat(polygon(skirt), mix(tone, dark, 0.55))
        brush.flat(
            polygon(
                [
                    (x, top),
                    (x + brush.side * half, foot),
                    (x + brush.side * half * 0.15, foot - height * 0.03),
                ]
            ),
            lit,
        )


def pines(
    brush: Brush,
    *,
    y: float,
    height: float = 110,
    count: int = 34,
    color: str = "needle",
    gap: Points = (),
    rise: float = 0.0,
) -> None:
    """Plant a band of pines, none within the `gap` spans `[from, to]`, taller by `rise` at the sides."""
    chance = brush.chance
    places = sorted((chance.uniform(-8, 14), chance.uniform(STAGE_LEFT, STAGE_RIGHT)) for _ in range(count))
    for dy, x in places:
        size = height * chance.uniform(0.62, 1.15) * (1 + rise * abs(x - 640) / 640)
        mixed = chance.random()
        if not any(a < x < b for a, b in gap):
            _pine(brush, x, y + dy, size, color, mixed)


def pine(brush: Brush, *, spots: Points, color: str = "needle") -> None:
    """Plant single pines: spots `[x, y, height]`."""
    for x, y, height in spots:
        _pine(brush, x, y, height, color, 0.2)


def _crown(brush: Brush, x: float, y: float, size: float, color: str) -> None:
    chance = brush.chance
    path = ellipse(x, y, size * 0.72, size * 0.6)
    for dx, dy in ((-0.62, 0.12), (0.62, 0.1), (-0.3, -0.4), (0.34, -0.36), (0.0, 0.3)):
        jitter = chance.uniform(0.9, 1.15)
        path = united(path, ellipse(x + dx * size, y + dy * size, size * 0.46 * jitter, size * 0.42 * jitter))
    brush.solid(path, color, shade=size * 0.3, edge=size * 0.09)
    with saved(brush.canvas):
        brush.canvas.clipPath(path, True)
        for _ in range(22):
            px, py = x + chance.uniform(-0.9, 0.9) * size, y + chance.uniform(-0.7, 0.6) * size
            is_lit = (px - x) * brush.side + (y - py) * 0.8 > 0
            leaf = ellipse(px, py, size * 0.06, size * 0.028)
            brush.glaze(leaf, brush.lit(color, 0.3) if is_lit else brush.dark(color), 110)


def tree(brush: Brush, *, spots: Points, color: str = "leaf", trunk: str = "trunk") -> None:
    """Plant leafy trees: spots `[x, y, height]`."""
    for x, y, height in spots:
        size = height * 0.36
        brush.solid(
            limb(
                (x - 3, y + 8),
                (x + 6, y - height * 0.3),
                (x, y - height * 0.66),
                (height * 0.14, height * 0.08, height * 0.05),
            ),
            trunk,
            shade=5,
            edge=2,
        )
        for s in (-1, 1):
            brush.flat(
                limb(
                    (x, y - height * 0.34),
                    (x + s * size * 0.3, y - height * 0.44),
                    (x + s * size * 0.6, y - height * 0.6),
                    (9, 6, 3),
                ),
                brush.dark(trunk),
            )
        _crown(brush, x, y - height * 0.72, size, color)


def bushes(brush: Brush, *, spots: Points, color: str = "leaf") -> None:
    """Plant round bushes: spots `[x, y, size]`."""
    for x, y, size in spots:
        path = united(
            ellipse(x, y - size * 0.3, size, size * 0.5),
            ellipse(x - size * 0.5, y - size * 0.5, size * 0.5, size * 0.4),
        )
        path = united(path, ellipse(x + size * 0.45, y - size * 0.55, size * 0.48, size * 0.44))
        brush.solid(path, color, shade=size * 0.24, edge=size * 0.07)


def trunks(brush: Brush, *, spots: Points, color: str = "trunk", top: float = -260) -> None:
    """Stand tall trunks that leave the picture at the top: spots `[x, y, width]`."""
    for x, y, width in spots:
        lean = brush.chance.uniform(-0.4, 0.4) * width
        w = width / 2
        body = spline(
            [
                (x - w * 1.9, y + 6, "c"),
                (x - w * 1.15, y - 30),
                (x - w + lean * 0.3, (y + top) / 2),
                (x - w * 0.8 + lean, top, "c"),
                (x + w * 0.8 + lean, top, "c"),
                (x + w + lean * 0.3, (y + top) / 2),
                (x + w * 1.2, y - 34),
                (x + w * 2.1, y + 6, "c"),
            ]
        )
        brush.solid(body, color, shade=width * 0.42, edge=width * 0.1)
        with saved(brush.canvas):
            brush.canvas.clipPath(body, True)
            for _ in range(16):
                by = brush.chance.uniform(top, y)
                bx = x + brush.chance.uniform(-0.8, 0.8) * w
                brush.flat(box(bx, by, 2.4, brush.chance.uniform(16, 60), 1), brush.dark(color, 0.8))


def canopy(brush: Brush, *, y: float, color: str = "leaf", count: int = 30, size: float = 90) -> None:
    """Close the top of the picture with hanging leaves down to about `y`, dark ones behind."""
    for low, tone in (
        (0.0, brush.dark(color, 0.9)),
        (-0.55, brush.tone(color)),
        (-1.1, brush.lit(color, 0.14)),
    ):
        brush.bar(STAGE_LEFT, -260, STAGE_RIGHT - STAGE_LEFT, 240 + y + (low - 0.7) * size, tone)
        for i in range(count):
            x = STAGE_LEFT + (STAGE_RIGHT - STAGE_LEFT) * (i + brush.chance.random()) / count
            dip = (low - brush.chance.uniform(0.0, 0.7)) * size
            brush.flat(
                ellipse(x, y + dip - size * 0.4, size * brush.chance.uniform(0.5, 0.9), size * 0.42), tone
            )


def cactus(brush: Brush, *, spots: Points, color: str = "cactus") -> None:
    """Stand saguaros: spots `[x, y, height]`."""
    for x, y, height in spots:
        thick = height * 0.19
        arms = (
            (x - height * 0.32, y - height * 0.42, y - height * 0.74),
            (x + height * 0.3, y - height * 0.56, y - height * 0.86),
        )
        for ax, low, high in arms:
            brush.line([(x, low + height * 0.06), (ax, low)], brush.dark(color), thick * 0.8)
            brush.solid(
                box(ax - thick * 0.4, high, thick * 0.8, low - high + thick * 0.3, thick * 0.4),
                color,
                shade=thick * 0.3,
                edge=thick * 0.1,
            )
        brush.solid(
            box(x - thick / 2, y - height, thick, height + 6, thick / 2),
            color,
            shade=thick * 0.35,
            edge=thick * 0.12,
        )
        for dx in (-0.2, 0.12):
            brush.bar(x + dx * thick, y - height * 0.92, 1.6, height * 0.9, brush.dark(color, 0.7))


def palm(brush: Brush, *, spots: Points, color: str = "leaf", trunk: str = "trunk") -> None:
    """Lean palms over the beach: spots `[x, y, height, lean]`."""
    for x, y, height, lean in spots:
        top_x, top_y = x + lean, y - height
        brush.solid(
            limb(
                (x, y + 8),
                (x + lean * 0.15, y - height * 0.6),
                (top_x, top_y),
                (height * 0.085, height * 0.05, height * 0.035),
            ),
            trunk,
            shade=6,
            edge=2.5,
        )
        for k in range(9):
            t = k / 9
            brush.line(
                [(x + lean * t * t - 7, y - height * t), (x + lean * t * t + 7, y - height * t - 3)],
                brush.dark(trunk, 0.7),
                2,
            )
        for dx, dy in (
            (-1.0, 0.28),
            (-0.86, -0.14),
            (-0.45, -0.42),
            (0.1, -0.5),
            (0.6, -0.34),
            (0.98, -0.02),
            (0.9, 0.4),
            (-0.6, 0.46),
        ):
            reach = height * 0.46
            tip = (top_x + dx * reach, top_y + dy * reach + reach * 0.12)
            bend = (top_x + dx * reach * 0.5, top_y + dy * reach * 0.6 - reach * 0.3)
            leaf = spline([(top_x, top_y, "c"), bend, (*tip, "c"), (bend[0] + 2, bend[1] + reach * 0.2)])
            brush.solid(leaf, color, shade=reach * 0.05, edge=2.5)


def reeds(brush: Brush, *, spots: Points, color: str = "reed") -> None:
    """Stand clumps of reeds: spots `[x, y, height]`."""
    for x, y, height in spots:
        for k in range(9):
            bend = brush.chance.uniform(-0.25, 0.35) * height
            tall = height * brush.chance.uniform(0.6, 1.1)
            px = x + k * height * 0.09
            brush.line(
                [(px, y + 6), (px + bend * 0.3, y - tall * 0.5), (px + bend, y - tall)],
                brush.lit(color, 0.3 * (k % 3) / 2),
                2.6,
            )
            if k % 3 == 0:
                brush.flat(ellipse(px + bend, y - tall, 4, height * 0.1), brush.dark("trunk", 0.5))


DRAWERS: dict[str, Drawer] = {
    f.__name__: f for f in (pines, pine, tree, bushes, trunks, canopy, cactus, palm, reeds)
}  # fmt: skip
