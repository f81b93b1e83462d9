"""Rooms: walls by material, floors, windows with the hour and weather outside, doors, beams, curtains, light
on the floor.

Source: ours.
"""

from __future__ import annotations

from typing import Literal

from cinema_agent.generators.animatic.canvas import (
    STAGE_LEFT,
    STAGE_RIGHT,
    argb,
    box,
    ellipse,
    fill,
    mix,
    polygon,
    saved,
    spline,
    stroke,
    with_alpha,
)
from cinema_agent.generators.animatic.modules.brush import Brush, Drawer
from cinema_agent.generators.animatic.modules.windows import opening_path

WIDTH = STAGE_RIGHT - STAGE_LEFT
Material = Literal[
    "panels", "plaster", "stripes", "bricks", "tiles", "stone", "metal", "planks", "timber", "seamless"
]  # fmt: skip


def wall(
    brush: Brush,
    *,
    material: Material = "panels",
    color: str = "wall",
    dado: float | None = None,
    dado_color: str = "dado",
    floor: float = 590,
    shade: float = 0.0,
) -> None:
    """Fill the stage with a wall of some material, darker towards the ceiling, with a dado below `dado`.

    `shade`, 0 to 1, darkens one that is turned from the light.
    """
    brush.canvas.clear(argb(brush.tone(color)))
    _MATERIALS[material](brush, color, floor)
    if dado is not None:
        brush.bar(STAGE_LEFT, dado, WIDTH, floor - dado, brush.tone(dado_color))
        for i in range(16):
            x = -300 + i * 124
            brush.bar(x, dado + 30, 96, floor - dado - 60, brush.dark(dado_color, 0.35))
            brush.bar(x, dado + 30, 96, 3, brush.dark(dado_color))
            brush.bar(x, floor - 32, 96, 3, brush.lit(dado_color, 0.2))
        brush.bar(STAGE_LEFT, dado - 6, WIDTH, 14, brush.lit(dado_color, 0.22))
        brush.bar(STAGE_LEFT, dado + 8, WIDTH, 4, brush.dark(dado_color))
    for k in range(4):
        brush.glaze(box(STAGE_LEFT, -260, WIDTH, 200 - 44 * k), brush.dark(color), 46)
    if shade:
        brush.glaze(box(STAGE_LEFT, -260, WIDTH, 1180), brush.dark(brush.dark(color)), 255 * shade)


def _panels(brush: Brush, color: str, floor: float) -> None:
    for i in range(-4, 18):
        brush.bar(i * 98, -260, 3, floor + 260, with_alpha(brush.dark(color, 0.6), 210))
        brush.bar(i * 98 + 3, -260, 2, floor + 260, with_alpha(brush.lit(color, 0.12), 130))


def _plaster(brush: Brush, color: str, floor: float) -> None:
    for _ in range(26):
        x, y = brush.chance.uniform(STAGE_LEFT, STAGE_RIGHT), brush.chance.uniform(-200, floor)
        wide = brush.chance.uniform(30, 120)
        tone = brush.lit(color, 0.1) if brush.chance.random() < 0.5 else brush.dark(color, 0.25)
        brush.glaze(ellipse(x, y, wide, wide * 0.3), tone, 60)


def _stripes(brush: Brush, color: str, floor: float) -> None:
    for i in range(-7, 33):
        brush.bar(i * 50, -260, 25, floor + 260, brush.dark(color, 0.16))
        brush.bar(i * 50 + 36, -260, 2, floor + 260, brush.lit(color, 0.12))


def _bricks(brush: Brush, color: str, floor: float) -> None:
    y, row = -260.0, 0
    while y < floor:
        x = STAGE_LEFT - (32 if row % 2 else 0)
        while x < STAGE_RIGHT:
            tint = brush.chance.random()
            if tint < 0.3:
                brush.bar(x, y, 61, 23, brush.dark(color, 0.12 + tint))
            elif tint > 0.93:
                brush.bar(x, y, 61, 23, brush.lit(color, 0.12))
            x += 64
        brush.bar(STAGE_LEFT, y + 23, WIDTH, 3, brush.dark(color, 0.75))
        y, row = y + 26, row + 1


def _tiles(brush: Brush, color: str, floor: float) -> None:
    for i in range(33):
        brush.bar(STAGE_LEFT + i * 60, -260, 2, floor + 260, brush.dark(color, 0.3))
    for i in range(15):
        brush.bar(STAGE_LEFT, floor - i * 60, WIDTH, 2, brush.dark(color, 0.3))
    for _ in range(40):
        x, y = STAGE_LEFT + 60 * brush.chance.randrange(32), floor - 60 * brush.chance.randrange(1, 14)
        brush.bar(x + 2, y + 2, 58, 58, with_alpha(brush.lit(color, 0.2), 70))


def _stone(brush: Brush, color: str, floor: float) -> None:
    y, row = -260.0, 0
    while y < floor:
        x = STAGE_LEFT - brush.chance.uniform(0, 80)
        while x < STAGE_RIGHT:
            width = brush.chance.uniform(70, 150)
            block = box(x + 2, y + 2, width - 4, 50, 7)
            brush.flat(block, brush.dark(color, brush.chance.uniform(0.0, 0.34)))
            brush.bar(x + 8, y + 2, width - 16, 3, with_alpha(brush.lit(color, 0.22), 150))
            x += width
        brush.bar(STAGE_LEFT, y + 52, WIDTH, 3, brush.dark(color, 0.9))
        y, row = y + 54, row + 1


def _metal(brush: Brush, color: str, floor: float) -> None:
    for i in range(11):
        x = STAGE_LEFT + i * 190
        brush.bar(x, -260, 184, floor + 260, brush.dark(color, 0.08 + 0.1 * (i % 2)))
        brush.bar(x + 184, -260, 6, floor + 260, brush.dark(color))
        brush.bar(x, -260, 3, floor + 260, brush.lit(color, 0.25))
        for k in range(9):
            brush.flat(ellipse(x + 12, -220 + k * 92, 3.2, 3.2), brush.dark(color))
    for y in (60.0, 400.0):
        brush.bar(STAGE_LEFT, y, WIDTH, 8, brush.dark(color, 0.8))
        brush.bar(STAGE_LEFT, y + 8, WIDTH, 2, brush.lit(color, 0.25))


def _planks(brush: Brush, color: str, floor: float) -> None:
    y = -260.0
    while y < floor:
        brush.bar(STAGE_LEFT, y, WIDTH, 36, brush.dark(color, brush.chance.uniform(0, 0.3)))
        brush.bar(STAGE_LEFT, y + 35, WIDTH, 3, brush.dark(color))
        brush.bar(STAGE_LEFT, y, WIDTH, 2, with_alpha(brush.lit(color, 0.2), 120))
        y += 38


def _timber(brush: Brush, color: str, floor: float) -> None:
    """Plaster between dark posts, rails and braces."""
    _plaster(brush, color, floor)
    beam = mix(brush.dark(color), brush.tone("#3f2a20"), 0.7)
    light = mix(beam, brush.lit(color), 0.22)
    for i, x in enumerate(range(-300, 1600, 236)):
        brush.bar(x, -260, 24, floor + 260, beam)
        brush.bar(x, -260, 4, floor + 260, light)
        low, high = (x + 24, x + 236) if i % 2 else (x + 236, x + 24)
        brush.flat(polygon([(low, floor), (low, floor - 34), (high, 330), (high, 364)]), beam)
    for y in (-60.0, 330.0, floor - 26):
        brush.bar(STAGE_LEFT, y, WIDTH, 26, beam)
        brush.bar(STAGE_LEFT, y, WIDTH, 4, light)


def _seamless(brush: Brush, color: str, floor: float) -> None:
    """Wide smooth shells with a line of light between them."""
    for i in range(8):
        x = STAGE_LEFT + i * 260
        brush.flat(box(x + 5, -300, 250, floor + 270, 44), brush.lit(color, 0.1 + 0.05 * (i % 2)))
        brush.bar(x + 14, -260, 5, floor + 220, with_alpha(brush.lit(color, 0.5), 90))
    brush.bar(STAGE_LEFT, floor - 22, WIDTH, 22, brush.dark(color, 0.7))
    brush.bar(STAGE_LEFT, floor - 30, WIDTH, 5, brush.tone("#c8f4ff"))


_MATERIALS = {
    "timber": _timber,
    "seamless": _seamless,
    "panels": _panels,
    "plaster": _plaster,
    "stripes": _stripes,
    "bricks": _bricks,
    "tiles": _tiles,
    "stone": _stone,
    "metal": _metal,
    "planks": _planks,
}


def floor(
    brush: Brush,
    *,
    y: float = 590,
    color: str = "floor",
    kind: Literal["boards", "tiles", "stone", "plain"] = "boards",
    skirting: str | None = None,
) -> None:
    """Lay the floor from the line `y` to the bottom in perspective, with a skirting board on the wall."""
    brush.bar(STAGE_LEFT, y, WIDTH, 920 - y, brush.tone(color))
    if kind in ("boards", "tiles"):
        for i in range(-16, 17):
            far, near = 640 + i * 95, 640 + i * 210
            tint = brush.dark(color, 0.3 * ((i * 7) % 5) / 5)
            brush.flat(polygon([(far, y), (far + 95, y), (near + 210, 920), (near, 920)]), tint)
            brush.flat(
                polygon([(far, y), (far + 2.5, y), (near + 5, 920), (near, 920)]), brush.dark(color, 0.8)
            )
    if kind in ("tiles", "stone"):
        row, step = y, 16.0
        while row < 920:
            brush.bar(STAGE_LEFT, row, WIDTH, 2 + step * 0.05, brush.dark(color, 0.8))
            row, step = row + step, step * 1.5
    if kind == "stone":
        for i in range(-14, 15):
            brush.line([(640 + i * 120, y), (640 + i * 250, 920)], with_alpha(brush.dark(color), 150), 3)
    if skirting:
        brush.bar(STAGE_LEFT, y - 24, WIDTH, 24, brush.tone(skirting))
        brush.bar(STAGE_LEFT, y - 24, WIDTH, 4, brush.lit(skirting, 0.3))
    brush.bar(STAGE_LEFT, y, WIDTH, 9, brush.dark(color, 0.9))


def rug(
    brush: Brush,
    *,
    x: float = 640,
    y: float = 690,
    width: float = 640,
    height: float = 120,
    color: str = "rug",
    border: str = "rug_border",
) -> None:
    """Lay an oval-cornered rug with a border and a fringe, in perspective."""
    top, half = 0.78, width / 2
    outer = [
        (x - half * top, y - height / 2),
        (x + half * top, y - height / 2),
        (x + half, y + height / 2),
        (x - half, y + height / 2),
    ]
    brush.flat(polygon([(px, py + 5) for px, py in outer]), brush.dark("floor"))
    brush.flat(polygon(outer), brush.tone(border))
    inner = [(x + (px - x) * 0.9, y + (py - y) * 0.74) for px, py in outer]
    brush.flat(polygon(inner), brush.tone(color))
    for k in range(-3, 4):
        cx = x + k * width * 0.12
        brush.flat(
            polygon([(cx - 18, y), (cx, y - height * 0.2), (cx + 18, y), (cx, y + height * 0.2)]),
            brush.lit(border, 0.2),
        )


def door(
    brush: Brush,
    *,
    x: float,
    y: float = 590,
    width: float = 130,
    height: float = 300,
    color: str = "wood",
    frame: str = "wood",
    glass: bool = False,
    arched: bool = False,
) -> None:
    """Hang a door whose foot is on the line `y`: panels, frame, handle, glass above if asked."""
    brush.flat(box(x - 14, y - height - 14, width + 28, height + 14, 3), brush.dark(frame))
    leaf = opening_path(x, y - height, width, height, arched)
    brush.solid(leaf, color, shade=6, edge=3)
    with saved(brush.canvas):
        brush.canvas.clipPath(leaf, True)
        rows = ((0.08, 0.36), (0.52, 0.38))
        for top, tall in rows:
            for side in (0.12, 0.55):
                panel = box(x + width * side, y - height * (1 - top), width * 0.33, height * tall, 3)
                is_glass = glass and top < 0.3
                brush.flat(
                    panel,
                    mix(brush.day.sky[-2], brush.tone(color), 0.25) if is_glass else brush.dark(color, 0.5),
                )
                brush.canvas.drawPath(panel, stroke(brush.dark(color), 3))
    brush.flat(ellipse(x + width * 0.87, y - height * 0.47, 6.5, 6.5), brush.lit("brass", 0.2))


def beams(brush: Brush, *, y: float = 40, color: str = "wood", uprights: tuple[float, ...] = ()) -> None:
    """Carry the ceiling on a heavy beam, with joists above it and posts at the given x."""
    for i in range(13):
        brush.bar(STAGE_LEFT + i * 160, -260, 34, 260 + y, brush.dark(color, 0.9))
        brush.bar(STAGE_LEFT + i * 160, -260, 5, 260 + y, brush.tone(color))
    for x in uprights:
        brush.bar(x, y, 30, 552, brush.dark(color, 0.5))
        brush.bar(x, y, 5, 552, brush.lit(color, 0.25))
        brush.flat(polygon([(x + 30, y + 30), (x + 30, y + 110), (x + 110, y + 30)]), brush.dark(color, 0.75))
    brush.bar(STAGE_LEFT, y, WIDTH, 34, brush.dark(color, 0.3))
    brush.bar(STAGE_LEFT, y, WIDTH, 5, brush.lit(color, 0.25))
    brush.bar(STAGE_LEFT, y + 30, WIDTH, 6, brush.dark(color))


def drapes(
    brush: Brush, *, color: str = "curtain", left: float = 150, right: float = 150, valance: float = 40
) -> None:
    """Frame the picture with heavy curtains reaching in by `left` and `right`, under a valance."""
    for start, end in ((STAGE_LEFT, left), (1280 - right, STAGE_RIGHT)):
        if end <= start:
            continue
        brush.bar(start, -260, end - start, 900, brush.tone(color))
        folds = int((end - start) / 34)
        for k in range(folds + 1):
            x = start + k * 34
            brush.flat(
                polygon([(x, -260), (x + 15, -260), (x + 11 + (k % 3) * 4, 640), (x - 3, 640)]),
                brush.dark(color, 0.55 + 0.3 * (k % 2)),
            )
            brush.bar(x + 19, -260, 4, 890, brush.lit(color, 0.22))
    if valance > -260:
        brush.bar(STAGE_LEFT, -260, WIDTH, 260 + valance - 30, brush.dark(color, 0.5))
        for i in range(15):
            x = STAGE_LEFT + i * 130
            brush.solid(
                spline(
                    [
                        (x, valance - 60, "c"),
                        (x + 130, valance - 60, "c"),
                        (x + 118, valance - 10),
                        (x + 65, valance + 26),
                        (x + 12, valance - 10),
                    ]
                ),
                color,
                shade=14,
                edge=3,
            )
            brush.line(
                [(x + 14, valance - 6), (x + 65, valance + 28), (x + 116, valance - 6)],
                brush.tone("brass"),
                4,
            )


def light_shaft(
    brush: Brush,
    *,
    x: float,
    y: float,
    width: float,
    height: float,
    reach: float = 260,
    strength: float = 1.0,
) -> None:
    """Let the window's light fall on wall and floor as a slanted patch of sun or moon."""
    day = brush.day
    amount = (
        {"dawn": 46, "day": 60, "golden": 74, "dusk": 30, "night": 22}[day.kin]
        * max(0.2, day.orb_strength)
        * strength
    )
    tone = mix(day.orb, day.sky[-1], 0.2)
    slant = -brush.side * reach
    top = [(x, y), (x + width, y), (x + width + slant, y + height), (x + slant, y + height)]
    brush.canvas.drawPath(polygon(top), fill(with_alpha(tone, amount)))


DRAWERS: dict[str, Drawer] = {
    f.__name__: f for f in (wall, floor, rug, door, beams, drapes, light_shaft)
}  # fmt: skip
