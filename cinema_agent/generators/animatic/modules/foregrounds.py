"""Dark silhouettes close to the camera, to be blurred: grass, branches, rocks, posts. Source: ours."""

from __future__ import annotations

from cinema_agent.generators.animatic.canvas import (
    STAGE_LEFT,
    STAGE_RIGHT,
    box,
    ellipse,
    limb,
    mix,
    polygon,
    spline,
)
from cinema_agent.generators.animatic.modules.brush import Brush, Drawer
from cinema_agent.generators.animatic.modules.land import Points


def tall_grass(
    brush: Brush,
    *,
    color: str = "dark",
    tips: str = "grass",
    count: int = 150,
    height: float = 150,
    flowers: Points = (),
) -> None:
    """Grow grass along the lower edge, taller towards the sides, with flower heads at `[x, y]`."""
    chance = brush.chance
    for _ in range(count):
        x = chance.uniform(STAGE_LEFT, STAGE_RIGHT)
        away = abs(x - 640) / 700
        tall = (16 + height * away**1.5) * chance.uniform(0.5, 1.15)
        bend = chance.uniform(-0.35, 0.5)
        tone = mix(brush.tone(color), brush.tone(tips), chance.random() * 0.25)
        brush.flat(
            spline(
                [
                    (x - 7, 910, "c"),
                    (x - 3 + bend * tall * 0.3, 800 - tall * 0.5),
                    (x + bend * tall, 770 - tall, "c"),
                    (x + 5 + bend * tall * 0.3, 800 - tall * 0.45),
                    (x + 9, 910, "c"),
                ]
            ),
            tone,
        )
    for x, y in flowers:
        brush.line([(x, 900), (x + 6, y + 60), (x + 2, y)], brush.tone(color), 3)
        brush.flat(ellipse(x + 2, y, 9, 13), mix(brush.tone(color), brush.lit(tips), 0.35))


def branch(brush: Brush, *, color: str = "dark", left: bool = True, pine: bool = False) -> None:
    """Hang a branch with leaves or needles into an upper corner."""

    def x_of(x: float) -> float:
        return x if left else 1280 - x

    tone = brush.tone(color)
    brush.flat(limb((x_of(-330), 10), (x_of(60), 60), (x_of(330), 20), (48, 26, 5)), tone)
    brush.flat(limb((x_of(0), 44), (x_of(90), 110), (x_of(190), 130), (18, 11, 4)), tone)
    for i in range(64):
        t = i / 64
        x, y = -320 + 650 * t, 20 + 60 * t * (1 - t) + brush.chance.uniform(-60, 86)
        if pine:
            brush.line([(x_of(x), y), (x_of(x + 30), y + 22)], tone, 5)
        else:
            brush.flat(ellipse(x_of(x), y, brush.chance.uniform(14, 32), brush.chance.uniform(9, 17)), tone)


def palm_fronds(brush: Brush, *, color: str = "dark", left: bool = False) -> None:
    """Hang palm leaves into an upper corner."""
    tone = brush.tone(color)
    for dx, dy in ((-420, 30), (-380, 130), (-270, 210), (-140, 250), (-460, -50)):
        x, tip_x = (1330, 1330 + dx) if not left else (-50, -50 - dx)
        leaf = [
            (x, -40, "c"),
            ((x + tip_x) / 2, dy * 0.35 - 50),
            (tip_x, dy, "c"),
            ((x + tip_x) / 2, dy * 0.5 + 10),
        ]
        brush.flat(spline(leaf), tone)


def rocks(
    brush: Brush,
    *,
    color: str = "dark",
    spots: Points = ((-330, 360, 230), (1180, 420, 250), (1010, 180, 90)),
) -> None:
    """Pile boulders along the lower edge: spots `[x, width, height]`."""
    for x, width, height in spots:
        body = [
            (x, 920),
            (x + width * 0.08, 780 - height * 0.3),
            (x + width * 0.36, 800 - height),
            (x + width * 0.7, 800 - height * 0.74),
            (x + width, 920),
        ]
        brush.flat(polygon(body), brush.tone(color))
        top = [
            body[2],
            body[3],
            (x + width * 0.6, 815 - height * 0.6),
            (x + width * 0.34, 815 - height * 0.85),
        ]
        brush.flat(polygon(top), mix(brush.tone(color), brush.day.haze, 0.16))


def posts(
    brush: Brush, *, color: str = "dark", xs: tuple[float, ...] = (30,), rope: bool = False, width: float = 50
) -> None:
    """Stand dark posts at the edge of the picture, with a sagging rope between them if asked."""
    tone = brush.tone(color)
    for x in xs:
        brush.flat(box(x - width / 2, 470, width, 460, 8), tone)
        brush.flat(ellipse(x, 474, width * 0.62, 16), mix(tone, brush.day.haze, 0.12))
        if rope:
            brush.line([(x, 520), (x + 150, 700), (x + 420, 930)], tone, 13)
            brush.line([(x, 520), (x - 150, 700), (x - 420, 930)], tone, 13)


def frame(brush: Brush, *, color: str = "dark", left: float = 40, right: float = 0, top: float = 0) -> None:
    """Stand a dark wall, door post or lintel at the edges: how far each reaches in, in units (0: none)."""
    tone = brush.tone(color)
    if left:
        brush.bar(STAGE_LEFT, -260, left - STAGE_LEFT, 1180, tone)
    if right:
        brush.bar(1280 - right, -260, STAGE_RIGHT - 1280 + right, 1180, tone)
    if top:
        brush.bar(STAGE_LEFT, -260, STAGE_RIGHT - STAGE_LEFT, 260 + top, tone)


def chair_back(brush: Brush, *, color: str = "dark", x: float = 40) -> None:
    """Put the back of a chair close to the camera, at the lower edge."""
    tone = brush.tone(color)
    for dx in (-100, -20, 60):
        brush.flat(box(x + dx, 470, 22, 460, 6), tone)
    rail = [
        (x - 130, 500, "c"),
        (x - 130, 440),
        (x - 20, 410),
        (x + 100, 440),
        (x + 100, 500, "c"),
        (x - 20, 480),
    ]
    brush.flat(spline(rail), tone)


def hanging_pots(
    brush: Brush, *, color: str = "dark", spots: Points = ((1130, 90, 46), (1240, 130, 58))
) -> None:
    """Hang pots from above: spots `[x, y of the rim, radius]`."""
    tone = brush.tone(color)
    for x, y, radius in spots:
        brush.bar(x - 3, -260, 6, 260 + y, tone)
        brush.flat(
            spline(
                [
                    (x - radius, y, "c"),
                    (x + radius, y, "c"),
                    (x + radius * 0.8, y + radius * 0.9),
                    (x, y + radius * 1.1),
                    (x - radius * 0.8, y + radius * 0.9),
                ]
            ),
            tone,
        )


def heads(
    brush: Brush,
    *,
    color: str = "dark",
    spots: Points = ((60, 740, 70), (240, 770, 60), (1080, 765, 62), (1250, 735, 74)),
) -> None:
    """Seat an audience with its back to us: spots `[x, y, radius]`."""
    tone = brush.tone(color)
    for x, y, radius in spots:
        brush.flat(ellipse(x, y, radius * 0.72, radius * 0.86), tone)
        brush.flat(
            spline(
                [
                    (x - radius * 1.7, 930, "c"),
                    (x - radius * 1.5, y + radius * 1.5),
                    (x, y + radius * 0.7),
                    (x + radius * 1.5, y + radius * 1.5),
                    (x + radius * 1.7, 930, "c"),
                ]
            ),
            tone,
        )


def objects(brush: Brush, *, color: str = "dark", shapes: tuple[Points, ...] = ()) -> None:
    """Place hand-made silhouettes: each a list of points `[x, y]` or `[x, y, "c"]`."""
    for points in shapes:
        brush.flat(spline(points), brush.tone(color))


DRAWERS: dict[str, Drawer] = {
    f.__name__: f
    for f in (tall_grass, branch, palm_fronds, rocks, posts, frame, chair_back, hanging_pots, heads, objects)
}
