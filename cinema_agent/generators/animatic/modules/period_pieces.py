"""What stands in rooms of other times instead of today's lamps, pictures, screens and doors (see periods.toml).

They take the arguments of what they stand in for and name their own colours, so that any recipe can have them.
Source: ours.
"""

from __future__ import annotations

from cinema_agent.generators.animatic.canvas import (
    box,
    ellipse,
    hex_color,
    hex_text,
    mix,
    polygon,
    saved,
    spline,
    stroke,
    with_alpha,
)  # fmt: skip
from cinema_agent.generators.animatic.modules.brush import Brush, Drawer
from cinema_agent.generators.animatic.modules.rooms import Material, wall
from cinema_agent.generators.animatic.modules.windows import View, window

IRON, OAK, WAX, GOLD = "#4a4448", "#6a4630", "#efe2c4", "#cf9a42"
FLAME, CORE = hex_color("#ffb84a"), hex_color("#fff4c8")
CLOTHS = ("#8f2f36", "#2f4f6a", "#4f6a3f")
LIME = "#a8916c"
STEEL, SHINE = "#8fa6c0", hex_color("#c8f4ff")


def _flame(brush: Brush, x: float, y: float, size: float = 1.0) -> None:
    lick = [
        (x - 6 * size, y + 10 * size), (x - 4 * size, y), (x, y - 16 * size, "c"), (x + 5 * size, y),
        (x + 6 * size, y + 10 * size),
    ]  # fmt: skip
    brush.flat(spline(lick), FLAME)
    brush.flat(ellipse(x, y + 4 * size, 2.6 * size, 6 * size), CORE)


def old_wall(
    brush: Brush, *, material: Material = "panels", color: str = "wall", floor: float = 590,
    dado: float | None = None, dado_color: str = "dado", shade: float = 0.0,
) -> None:  # fmt: skip
    """Build a wall before machines: rough stone for bricks, tiles and metal, timber and plaster for the rest.

    Has no dado.
    """
    kept: dict[Material, Material] = {"stone": "stone", "planks": "planks"}
    rough: Material = "stone" if material in ("bricks", "tiles", "metal") else "timber"
    kind = kept.get(material, rough)
    earthy = brush.local(color) if kind == "planks" else mix(brush.local(color), hex_color(LIME), 0.5)
    wall(brush, material=kind, color=hex_text(earthy), floor=floor, shade=shade)


def sleek_wall(
    brush: Brush, *, material: Material = "panels", color: str = "wall", floor: float = 590,
    dado: float | None = None, dado_color: str = "dado", shade: float = 0.0,
) -> None:  # fmt: skip
    """Build a wall of smooth shells with lines of light; stone and metal stay what they are. Has no dado."""
    pale = hex_text(mix(brush.local(color), hex_color(STEEL), 0.4))
    kind = material if material in ("stone", "metal") else "seamless"
    wall(brush, material=kind, color=pale, floor=floor, shade=shade)


def lattice_window(
    brush: Brush, *, x: float, y: float, width: float, height: float, view: View = "hills", frame: str = "",
    panes: tuple[int, int] = (2, 2), curtains: str = "", sill: bool = True, arched: bool = False,
    plant: bool = False, orb: bool = True,
) -> None:  # fmt: skip
    """Set a window of many small panes that looks on gables where today's looks on towers."""
    small = max(2, round(width / 52)), max(2, round(height / 52))
    window(
        brush, x=x, y=y, width=width, height=height, view="village" if view == "city" else view, frame="#5a4636",
        panes=small, curtains=curtains, sill=sill, arched=arched, orb=orb,
    )  # fmt: skip


def wide_window(
    brush: Brush, *, x: float, y: float, width: float, height: float, view: View = "hills", frame: str = "",
    panes: tuple[int, int] = (2, 2), curtains: str = "", sill: bool = True, arched: bool = False,
    plant: bool = False, orb: bool = True,
) -> None:  # fmt: skip
    """Set one sheet of glass in a steel rim that looks on towers where today's looks on gables."""
    window(
        brush, x=x, y=y, width=width, height=height, view="city" if view == "village" else view, frame=STEEL,
        panes=(1, 1), sill=False, arched=arched, plant=plant, orb=orb,
    )  # fmt: skip


def candle_wheel(brush: Brush, *, x: float = 640, y: float = 150, width: float = 140) -> None:
    """Hang a wheel of candles in place of a lamp whose light was at (x, y)."""
    half = max(56.0, width / 2)
    for dx in (-half, 0, half):
        brush.line([(x, y - 110), (x + dx, y + 4)], brush.tone(IRON), 3)
    brush.bar(x - 2, -260, 4, 152 + y, brush.tone(IRON))
    rim = ellipse(x, y + 4, half, half * 0.16)
    brush.canvas.drawPath(rim, stroke(brush.dark(OAK), 13))
    brush.canvas.drawPath(rim, stroke(brush.lit(OAK, 0.2), 5))
    for share in (-0.96, -0.5, 0.0, 0.5, 0.96):
        cx, cy = x + half * share, y + 4 + half * 0.16 * (1 - share * share) ** 0.5
        brush.bar(cx - 5, cy - 26, 10, 26, brush.tone(WAX))
        _flame(brush, cx, cy - 36)


def tall_candle(brush: Brush, *, x: float, y: float = 640, height: float = 300) -> None:
    """Stand an iron candlestick on its three feet in place of a lamp of that height."""
    for dx in (-26, 0, 26):
        brush.line([(x, y - 34), (x + dx, y)], brush.tone(IRON), 6)
    brush.bar(x - 4, y - height, 8, height - 20, brush.tone(IRON))
    brush.flat(ellipse(x, y - height, 22, 6), brush.lit(IRON, 0.2))
    for dx, tall in ((-13, 22), (0, 36), (13, 26)):
        brush.bar(x + dx - 5, y - height - tall, 10, tall, brush.tone(WAX))
        _flame(brush, x + dx, y - height - tall - 10)


def candle(brush: Brush, *, x: float, y: float) -> None:
    """Stand a candle in its dish on a table top in place of a small lamp."""
    brush.flat(ellipse(x + 6, y - 3, 24, 6), brush.tone(GOLD))
    brush.bar(x - 1, y - 42, 14, 40, brush.tone(WAX))
    brush.bar(x - 1, y - 42, 4, 40, brush.lit(WAX, 0.4))
    _flame(brush, x + 6, y - 54)


def tapestry(brush: Brush, *, x: float, y: float, width: float, height: float) -> None:
    """Hang a woven cloth with a beast in a border in place of a picture or board."""
    cloth = CLOTHS[int(x + y) // 40 % 3]
    brush.glaze(box(x + 5, y + 8, width, height), brush.dark(IRON), 90)
    brush.bar(x - 12, y - 8, width + 24, 8, brush.dark(OAK))
    brush.solid(box(x, y - 2, width, height, 1), cloth, shade=width * 0.06, edge=3)
    brush.canvas.drawPath(
        box(x + width * 0.08, y + height * 0.08, width * 0.84, height * 0.8), stroke(brush.tone(GOLD), 4)
    )
    with saved(brush.canvas):
        brush.canvas.translate(x + width / 2, y + height / 2)
        brush.canvas.scale(min(width, height) / 100, min(width, height) / 100)
        body = [
            (-26, 26, "c"), (-22, 2), (-4, -6), (8, -22), (20, -28), (30, -18), (22, -8), (20, 8),
            (24, 26, "c"), (14, 26, "c"), (8, 12), (-10, 12), (-16, 26, "c"),
        ]  # fmt: skip
        brush.flat(spline(body), brush.lit(GOLD, 0.1))
        brush.line([(-24, 6), (-36, -4), (-32, -20)], brush.lit(GOLD, 0.1), 5)
    for k in range(int(width / 9)):
        brush.bar(x + 2 + k * 9, y + height - 2, 3, 11, brush.dark(GOLD))


def cask(brush: Brush, *, x: float, y: float, width: float = 160) -> None:
    """Lay a cask with its tap on a counter in place of a machine; x is its left side."""
    radius = width * 0.3
    cx, cy = x + width / 2, y - radius - 8
    for s in (-1, 1):
        brush.flat(polygon([(cx + s * radius, y), (cx + s * radius * 0.5, y - 26), (cx, y)]), brush.dark(OAK))
    brush.solid(ellipse(cx, cy, radius, radius), OAK, shade=12, edge=5)
    for r in (0.96, 0.72):
        brush.canvas.drawPath(ellipse(cx, cy, radius * r, radius * r), stroke(brush.tone(IRON), 5))
    brush.line([(cx, cy + radius * 0.5), (cx, cy + radius * 0.86)], brush.tone(GOLD), 8)


def cask_rack(brush: Brush, *, x: float, y: float, width: float, rows: int = 3) -> None:
    """Stack casks on a rack in place of shelves of bottles, jugs on the board below."""
    across = max(2, round(width / 124))
    pitch = width / across
    radius = pitch * 0.42
    for row in range(2):
        line = y - 30 - row * pitch * 0.94
        brush.bar(x - 14, line, width + 28, 14, brush.dark(OAK, 0.6))
        for k in range(across):
            cx, cy = x + pitch * (k + 0.5), line - radius
            brush.solid(ellipse(cx, cy, radius, radius), OAK, shade=radius * 0.3, edge=5)
            for r in (0.95, 0.7):
                brush.canvas.drawPath(ellipse(cx, cy, radius * r, radius * r), stroke(brush.tone(IRON), 5))
            brush.flat(box(cx - 5, cy + radius * 0.4, 10, 22, 3), brush.tone(GOLD))
    for k in range(int(width / 46)):
        cx = x + 24 + k * 46
        jug = [
            (cx - 13, y, "c"), (cx - 16, y - 18), (cx - 8, y - 32), (cx - 9, y - 40, "c"),
            (cx + 9, y - 40, "c"), (cx + 8, y - 32), (cx + 16, y - 18), (cx + 13, y, "c"),
        ]  # fmt: skip
        brush.solid(spline(jug), "#9a6a48" if k % 2 else "#6f7a80", shade=6, edge=3)
    brush.bar(x - 14, y, width + 28, 10, brush.lit(OAK, 0.2))
    for dx in (-20, width + 6):
        brush.bar(x + dx, y - pitch * 2.2, 14, pitch * 2.2 + 10, brush.dark(OAK, 0.4))


def typewriter(brush: Brush, *, x: float, y: float) -> None:
    """Stand a typewriter on a table top in place of a screen; (x, y) is its lower left corner."""
    brush.bar(x + 24, y - 96, 62, 52, brush.tone("#f1e8d2"))
    for k in range(4):
        brush.bar(x + 32, y - 88 + k * 9, 30 + 9 * (k % 3), 2, brush.dark("#f1e8d2", 0.8))
    brush.flat(box(x + 8, y - 54, 94, 17, 8), brush.lit(IRON, 0.16))
    base = [(x + 14, y - 42), (x + 96, y - 42), (x + 110, y), (x, y)]
    brush.solid(polygon(base), IRON, shade=8, edge=4)
    for row in range(3):
        for k in range(8):
            key = ellipse(x + 16 + k * 11 - row * 2, y - 30 + row * 10, 4, 3)
            brush.flat(key, brush.tone(WAX))


def light_disc(brush: Brush, *, x: float = 640, y: float = 150, width: float = 140) -> None:
    """Float a disc of light under the ceiling in place of a lamp."""
    on = brush.day.lamps > 0.1
    half = max(60.0, width * 0.7)
    brush.glaze(ellipse(x, y - 6, half * 1.2, half * 0.3), SHINE, 70 if on else 24)
    brush.flat(ellipse(x, y - 10, half, half * 0.2), brush.lit(STEEL, 0.2))
    brush.flat(ellipse(x, y - 4, half * 0.9, half * 0.15), SHINE if on else brush.tone("#b8d0dc"))
    brush.bar(x - 1.5, -260, 3, 244 + y, brush.dark(STEEL))


def light_column(brush: Brush, *, x: float, y: float = 640, height: float = 300) -> None:
    """Stand a glowing column in place of a lamp of that height."""
    wide = 8 + height * 0.04
    brush.solid(box(x - wide * 1.3, y - 10, wide * 2.6, 13, 4), STEEL, shade=5, edge=3)
    brush.glaze(box(x - wide * 1.6, y - height - 10, wide * 3.2, height, wide), SHINE, 46)
    brush.flat(box(x - wide * 0.6, y - height, wide * 1.2, height - 8, wide * 0.6), SHINE)
    brush.flat(box(x - wide, y - height - 12, wide * 2, 14, 5), brush.lit(STEEL, 0.3))


def hologram(brush: Brush, *, x: float, y: float, width: float, height: float) -> None:
    """Hang a sheet of shining figures in the air before the wall in place of a picture or board."""
    sheet = box(x, y, width, height, 6)
    brush.glaze(box(x - 6, y - 6, width + 12, height + 12, 9), SHINE, 36)
    brush.flat(sheet, with_alpha(mix(SHINE, hex_color("#1f4a6a"), 0.72), 225))
    with saved(brush.canvas):
        brush.canvas.clipPath(sheet, True)
        for k in range(1, 6):
            brush.bar(x, y + height * k / 6, width, 1.5, with_alpha(SHINE, 50))
        points = [
            (x + width * (0.06 + 0.11 * k), y + height * brush.chance.uniform(0.3, 0.8)) for k in range(9)
        ]
        brush.line(points, SHINE, 3)
        radius = min(width, height) * 0.2
        for r in (1.0, 0.62):
            ring = ellipse(x + width * 0.74, y + height * 0.34, radius * r, radius * r)
            brush.canvas.drawPath(ring, stroke(hex_color("#ffc87a"), 3))
        for k in range(3):
            brush.bar(x + width * 0.07, y + height * (0.12 + 0.08 * k), width * (0.3 - 0.07 * k), 3, SHINE)
    brush.canvas.drawPath(sheet, stroke(with_alpha(SHINE, 160), 2))


def sliding_door(brush: Brush, *, x: float, y: float = 590, width: float = 130, height: float = 300) -> None:
    """Set two steel leaves that slide apart into the wall in place of a door; its foot is on the line `y`."""
    brush.flat(box(x - 18, y - height - 18, width + 36, height + 18, 16), brush.dark(STEEL))
    for k in range(2):
        left = x + k * width / 2
        brush.solid(box(left, y - height, width / 2 - 2, height, 3), STEEL, shade=7, edge=4)
        brush.bar(left + 10, y - height * 0.72, width / 2 - 22, height * 0.1, brush.dark(STEEL, 0.7))
        brush.bar(left + 10, y - height * 0.36, width / 2 - 22, 5, brush.lit(STEEL, 0.4))
    brush.bar(x + width * 0.2, y - height - 11, width * 0.6, 5, SHINE)
    brush.flat(box(x + width + 22, y - height * 0.5, 18, 34, 4), hex_color("#7fe0d0"))


DRAWERS: dict[str, Drawer] = {
    f.__name__: f
    for f in (
        old_wall, sleek_wall, lattice_window, wide_window, candle_wheel, tall_candle, candle, tapestry, cask,
        cask_rack, typewriter, light_disc, light_column, hologram, sliding_door,
    )
}  # fmt: skip
