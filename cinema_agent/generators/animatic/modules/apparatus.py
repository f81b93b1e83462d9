"""Instruments and machines: consoles, screens, flasks, coil, globe, lens, blackboard, a boat being built.

All stand on a foot line `y`; shade away from the light and a lit upper edge give them body. Source: ours.
"""

from __future__ import annotations

import skia

from cinema_agent.generators.animatic.canvas import (
    box,
    ellipse,
    hex_color,
    mix,
    polygon,
    saved,
    spline,
    stroke,
    with_alpha,
)
from cinema_agent.generators.animatic.modules.brush import Brush, Drawer
from cinema_agent.generators.animatic.modules.land import Points


def flasks(
    brush: Brush, *, spots: Points, colors: tuple[str, ...] = ("#6fb58a", "#d9884a", "#7a8fd0", "#c95f7a")
) -> None:
    """Set out laboratory flasks: spots `[x, y, height]`, half full of coloured liquid."""
    for i, (x, y, height) in enumerate(spots):
        r = height * 0.42
        glass = spline(
            [
                (x - r, y, "c"),
                (x - r * 0.28, y - height * 0.6, "c"),
                (x - r * 0.28, y - height, "c"),
                (x + r * 0.28, y - height, "c"),
                (x + r * 0.28, y - height * 0.6, "c"),
                (x + r, y, "c"),
            ]
        )
        brush.flat(glass, with_alpha(brush.lit("glass", 0.4), 150))
        with saved(brush.canvas):
            brush.canvas.clipPath(glass, True)
            brush.bar(x - r, y - height * 0.42, r * 2, height, brush.lit(colors[i % len(colors)], 0.15))
            brush.bar(x - r, y - height * 0.42, r * 2, 3, brush.lit(colors[i % len(colors)], 0.6))
        brush.canvas.drawPath(glass, stroke(brush.lit("glass", 0.5), 2))


def console(
    brush: Brush,
    *,
    x: float,
    y: float,
    width: float = 300,
    height: float = 150,
    color: str = "metal",
    screens: int = 3,
) -> None:
    """Build a control console with lit screens and rows of keys; its top slopes to the camera."""
    brush.bar(x, y - height * 0.6, width, height * 0.6, brush.dark(color, 0.6))
    brush.flat(
        polygon(
            [
                (x - 10, y - height * 0.58),
                (x + 14, y - height),
                (x + width - 14, y - height),
                (x + width + 10, y - height * 0.58),
            ]
        ),
        brush.tone(color),
    )
    brush.bar(x - 10, y - height * 0.6, width + 20, 6, brush.lit(color, 0.4))
    pitch = (width - 40) / screens
    lights = ("#7fd6cf", "#f2b65a", "#e0685a", "#9fd07a")
    for i in range(screens):
        sx = x + 22 + i * pitch
        brush.flat(
            box(sx, y - height * 0.93, pitch - 12, height * 0.2, 4),
            mix(hex_color(lights[i % 4]), brush.tone("dark"), 0.25),
        )
        for k in range(int(pitch / 16)):
            brush.flat(
                box(sx + k * 14, y - height * 0.68, 9, 7, 2),
                hex_color(lights[(i + k) % 4]) if k % 3 == 0 else brush.lit(color, 0.3),
            )
    for k in range(3):
        brush.bar(x + 24, y - height * 0.46 + k * 18, width - 48, 5, brush.dark(brush.dark(color), 0.7))


def screens(brush: Brush, *, spots: Points, color: str = "metal") -> None:
    """Mount display screens on the wall: spots `[x, y, width, height, colour]`, with a graph on each."""
    for x, y, width, height, tint in spots:
        brush.flat(box(x - 8, y - 8, width + 16, height + 16, 8), brush.dark(color))
        brush.flat(box(x, y, width, height, 4), mix(brush.local(tint), brush.tone("dark"), 0.55))
        bright = mix(brush.local(tint), (255, 255, 255, 255), 0.15)
        trace = [
            (x + width * (0.06 + 0.11 * k), y + height * brush.chance.uniform(0.25, 0.75)) for k in range(9)
        ]
        brush.line(trace, bright, 2.6)
        for k in range(3):
            brush.bar(
                x + width * 0.06,
                y + height * (0.86 - 0.04 * k),
                width * brush.chance.uniform(0.2, 0.8),
                2.4,
                with_alpha(bright, 150),
            )


def screen(brush: Brush, *, x: float, y: float, color: str = "dark") -> None:
    """Stand a computer screen on a table top, its back half turned to us; (x, y) is its lower left corner."""
    brush.bar(x + 44, y - 22, 16, 22, brush.tone(color))
    brush.flat(box(x + 20, y - 6, 64, 8, 3), brush.tone(color))
    brush.flat(box(x, y - 98, 108, 80, 6), brush.tone(color))
    brush.flat(box(x + 7, y - 91, 94, 66, 3), mix(hex_color("#7fd0d8"), brush.tone(color), 0.25))
    for k in range(4):
        brush.bar(x + 16, y - 82 + k * 13, 30 + 13 * ((k * 3) % 4), 4, hex_color("#dff4f2"))


def globe(brush: Brush, *, x: float, y: float, radius: float = 38) -> None:
    """Stand a globe on a table top."""
    brush.flat(box(x - 22, y - 8, 44, 9, 4), brush.tone("brass"))
    brush.bar(x - 3, y - 22, 6, 16, brush.tone("brass"))
    ball = ellipse(x, y - 22 - radius, radius, radius)
    brush.solid(ball, "#5f9aa8", shade=14, edge=4)
    with saved(brush.canvas):
        brush.canvas.clipPath(ball, True)
        for dx, dy, rx, ry in ((-0.4, -0.3, 0.5, 0.4), (0.35, 0.2, 0.34, 0.5), (-0.2, 0.7, 0.4, 0.2)):
            land = ellipse(x + dx * radius, y - 22 - radius + dy * radius, rx * radius, ry * radius)
            brush.flat(land, brush.tone("#b7b06a"))
    brush.canvas.drawPath(ellipse(x, y - 22 - radius, radius + 6, radius + 6), stroke(brush.tone("brass"), 4))


def planet_in_window(
    brush: Brush,
    *,
    x: float,
    y: float,
    radius: float,
    clip: tuple[float, float, float, float],
    color: str = "planet",
    band: str = "band",
) -> None:
    """Show a planet through a window opening `clip` (x, y, width, height), under its glazing bars."""
    with saved(brush.canvas):
        brush.canvas.clipPath(box(*clip), True)
        disc = ellipse(x, y, radius, radius)
        brush.glaze(ellipse(x, y, radius * 1.2, radius * 1.2), brush.tone(color), 50)
        brush.flat(disc, brush.tone(color))
        brush.canvas.clipPath(disc, True)
        for k in range(5):
            brush.bar(
                x - radius,
                y - radius + (0.2 + 0.4 * k) * radius,
                radius * 2,
                radius * (0.1 + 0.05 * (k % 2)),
                with_alpha(brush.tone(band), 120),
            )
        night = ellipse(x - radius * 0.4, y - radius * 0.25, radius * 1.05, radius * 1.05)
        night.setFillType(skia.PathFillType.kInverseWinding)
        brush.glaze(night, brush.tone("space"), 170)
    for k in (1, 2):
        brush.bar(clip[0] + clip[2] * k / 3 - 4, clip[1], 8, clip[3], brush.tone("metal"))


def coil(brush: Brush, *, x: float, y: float, height: float) -> None:
    """Stand a great sparking coil: base, windings, a bright ball on top at (x, y - 0.9 height)."""
    w = height * 0.17
    brush.solid(box(x - w * 1.3, y - height * 0.2, w * 2.6, height * 0.2, 8), "metal", shade=20, edge=4)
    for k in range(3):
        brush.flat(ellipse(x - w * 0.8 + k * w * 0.8, y - height * 0.1, 15, 15), brush.tone("dark"))
        brush.line(
            [
                (x - w * 0.8 + k * w * 0.8, y - height * 0.1),
                (x - w * 0.8 + k * w * 0.8 + 8, y - height * 0.1 - 8),
            ],
            brush.tone("accent"),
            3,
        )
    for k in range(14):
        turn_y = y - height * (0.22 + 0.04 * k)
        wide = w * (0.86 - 0.02 * k)
        brush.flat(
            box(x - wide, turn_y - height * 0.032, wide * 2, height * 0.03, 6),
            brush.lit("brass", 0.1) if k % 2 else brush.dark("brass", 0.3),
        )
        brush.bar(
            x + wide * 0.4,
            turn_y - height * 0.032,
            wide * 0.6,
            height * 0.03,
            with_alpha(brush.dark("brass"), 150),
        )
    brush.bar(x - 7, y - height * 0.86, 14, height * 0.08, brush.tone("metal"))
    ball = ellipse(x, y - height * 0.9, w * 0.62, w * 0.62)
    brush.solid(ball, "metal", shade=16, edge=5)
    for dx, dy in ((-1.7, -0.5), (1.6, -0.8), (1.9, 0.4), (-1.5, 0.6)):
        cx, cy = x + dx * w * 0.5, y - height * 0.9 + dy * w * 0.5
        brush.line(
            [
                (x + dx * w * 0.3, y - height * 0.9 + dy * w * 0.3),
                (cx + 9, cy - 6),
                (x + dx * w * 0.9, y - height * 0.9 + dy * w),
            ],
            brush.lit("#b8fff0", 0.2),
            2.6,
        )


def blackboard(brush: Brush, *, x: float, y: float, width: float = 460, height: float = 210) -> None:
    """Hang a blackboard with chalk writing and a ledge."""
    brush.flat(box(x - 12, y - 12, width + 24, height + 24, 4), brush.tone("wood"))
    brush.bar(x, y, width, height, brush.tone("board"))
    chalk = with_alpha(brush.tone("#e8e6d6"), 190)
    for k in range(5):
        start = x + 28 + 12 * (k % 2)
        words = [
            (start + i * width * 0.062, y + height * (0.18 + 0.15 * k) + brush.chance.uniform(-4, 4))
            for i in range(4 + (k * 3) % 5)
        ]
        brush.line(words, chalk, 3)
    cx, cy, radius = x + width * 0.78, y + height * 0.42, min(width * 0.15, height * 0.25)
    brush.canvas.drawPath(ellipse(cx, cy, radius, radius), stroke(chalk, 3))
    brush.line([(cx, cy), (cx + radius * 0.7, cy - radius * 0.7)], chalk, 3)
    brush.flat(box(x - 12, y + height + 8, width + 24, 12, 2), brush.lit("wood", 0.3))
    brush.flat(box(x + width * 0.3, y + height, 40, 9, 3), brush.tone("#efe9d8"))


def great_lens(brush: Brush, *, x: float, y: float, height: float = 330) -> None:
    """Stand a lighthouse's Fresnel lens on its pedestal; its lamp is at (x, y - 0.62 height)."""
    on = brush.day.lamps > 0.7 and not brush.lamp_is_out
    w, top = height * 0.3, y - height
    brush.solid(
        polygon(
            [
                (x - w * 0.5, y - height * 0.24),
                (x + w * 0.5, y - height * 0.24),
                (x + w * 0.8, y),
                (x - w * 0.8, y),
            ]
        ),
        "brass",
        shade=16,
        edge=4,
    )
    lens = spline(
        [
            (x - w * 0.7, y - height * 0.26, "c"),
            (x - w, y - height * 0.5),
            (x - w * 0.94, y - height * 0.76),
            (x - w * 0.5, top + height * 0.06, "c"),
            (x + w * 0.5, top + height * 0.06, "c"),
            (x + w * 0.94, y - height * 0.76),
            (x + w, y - height * 0.5),
            (x + w * 0.7, y - height * 0.26, "c"),
        ]
    )
    cold = mix(brush.dark("glass"), brush.tone("dark"), 0.5)
    shine = 0.45 if brush.lamp_is_out else 1.0
    unlit = cold if brush.lamp_is_out else mix(brush.tone("glass"), hex_color("#ffe09a"), 0.12)
    brush.flat(lens, mix(brush.tone("glass"), hex_color("#ffe09a"), 0.7) if on else unlit)
    with saved(brush.canvas):
        brush.canvas.clipPath(lens, True)
        middle = y - height * 0.6
        for k in range(5):
            r = height * (0.1 + 0.07 * k)
            brush.canvas.drawPath(
                ellipse(x, middle, r * 0.92, r),
                stroke(mix(unlit, brush.lit("glass", 0.55), shine) if k % 2 else brush.dark("glass", 0.5), 4),
            )
        brush.flat(
            ellipse(x, middle, height * 0.07, height * 0.085),
            hex_color("#fffbe6") if on else mix(unlit, brush.lit("glass", 0.6), 0.4),
        )
        for k in range(5):
            brush.bar(
                x - w,
                top + height * (0.06 + 0.035 * k),
                w * 2,
                2.4,
                mix(unlit, brush.lit("glass", 0.4), shine),
            )
            brush.bar(x - w, y - height * (0.28 + 0.03 * k), w * 2, 2.4, brush.dark("glass", 0.5))
        brush.glaze(
            polygon([(x - w * 0.7, y), (x - w * 0.2, top), (x, top), (x - w * 0.5, y)]),
            (255, 255, 255, 255),
            40,
        )
    for s in (-1, 0, 1):
        brush.line(
            [
                (x + s * w * 0.7, y - height * 0.26),
                (x + s * w, y - height * 0.55),
                (x + s * w * 0.5, top + height * 0.06),
            ],
            brush.dark("brass", 0.4),
            5,
        )
    brush.solid(box(x - w * 0.62, top - 4, w * 1.24, height * 0.09, 8), "brass", shade=8, edge=3)


def skiff(brush: Brush, *, x: float, y: float, width: float, color: str = "hull") -> None:
    """Set a half-built boat on trestles: planked hull, open ribs, a mast; x is its middle, y the floor."""
    w, top = width / 2, y - width * 0.36
    for dx in (-0.5, 0.46):
        for turn in (-1, 1):
            brush.line([(x + dx * w, y - 66), (x + dx * w + turn * 34, y)], brush.dark("wood"), 9)
        brush.bar(x + dx * w - 40, y - 74, 80, 11, brush.lit("wood", 0.2))
    for k in range(7):
        rib_x = x - w * 0.62 + k * w * 0.2
        brush.line([(rib_x, y - 86), (rib_x - 6, top - 26 + abs(k - 3) * 4)], brush.dark("wood", 0.7), 7)
    hull = spline(
        [
            (x - w, top - 14, "c"),
            (x - w * 0.4, top + 14),
            (x + w * 0.4, top + 14),
            (x + w * 1.08, top - 40, "c"),
            (x + w * 0.82, y - 92),
            (x + w * 0.5, y - 74),
            (x - w * 0.6, y - 74),
            (x - w * 0.86, y - 92),
        ]
    )
    brush.solid(hull, color, shade=16, edge=6)
    with saved(brush.canvas):
        brush.canvas.clipPath(hull, True)
        for k in range(1, 4):
            dip = (y - 74 - top) * k / 4
            brush.line(
                [(x - w, top - 14 + dip), (x, top + 16 + dip * 0.9), (x + w * 1.08, top - 40 + dip)],
                brush.dark(color),
                3,
            )
    brush.line(
        [(x - w, top - 14), (x - w * 0.4, top + 12), (x + w * 0.4, top + 12), (x + w * 1.08, top - 40)],
        brush.lit("wood", 0.5),
        7,
    )


DRAWERS: dict[str, Drawer] = {
    f.__name__: f
    for f in (flasks, console, screens, screen, globe, planet_in_window, coil, blackboard, great_lens, skiff)
}
