"""Insert shots: one thing, large, on a table or on the ground of the place, perhaps with a hand at it.

An insert has a stage of its own, 720 units high with x 640 in its middle, before a blurred plate of the
place. Source: ours.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

import skia

from cinema_agent.generators.animatic.canvas import (
    STAGE_BOTTOM,
    STAGE_LEFT,
    STAGE_MIDDLE_X,
    STAGE_RIGHT,
    Finish,
    Lighting,
    Point,
    box,
    cel,
    ease,
    ellipse,
    fill,
    mix,
    moved,
    multiply,
    saved,
    spline,
    stippled,
    stroke,
    with_alpha,
)
from cinema_agent.generators.animatic.design import Design
from cinema_agent.generators.animatic.layer import Layer
from cinema_agent.generators.animatic.prop_sheets import prop_row
from cinema_agent.generators.animatic.props import draw_held, draw_prop, prop_extent
from cinema_agent.generators.animatic.stage_set import StageSet

EDGE_Y = 452.0
"""Where the surface ends towards the place behind, in units of the insert's stage."""
HIGH_EDGE_Y = 276.0
"""Where it ends when one looks down on what lies flat."""
FOOT_Y = 604.0
"""Where the thing stands."""
_FLATNESS, _FLATNESS_FROM_ABOVE = 0.55, 0.72
_TALLEST, _TALLEST_LYING = 330.0, 305.0
"""Stage units: a thing fills a bit less than half of the picture's height."""
_BEYOND, _BOARDS_EACH_SIDE = 420.0, 6
"""How far over the edge of a table its boards would meet, in stage units, and how many there are."""
_HAND_HEAD = 110.0
_MATCH_SCALE = 330.0
_CONTOUR = (34, 16, 26, 170)
_CAST_SHADOW = (24, 12, 22, 90)
_BOARDS = ("floor", "dock")
_SOFT = ("grass", "sand", "snow", "mud")


@dataclass(frozen=True)
class InsertProp:
    """The thing an insert shows, on the insert's own stage."""

    kind: str
    x: float
    y: float
    size: float

    def draw(self, canvas: skia.Canvas, light: Lighting, lit: float, seconds: float) -> None:
        """Draw the thing; `lit` is 0 out to 1 burning."""
        draw_prop(
            canvas,
            self.kind,
            light,
            self.x,
            self.y,
            self.size,
            lit=lit,
            seconds=seconds,
            flatness=flatness_of(self.kind),
            shadow=0.9,
        )

    @property
    def heart(self) -> Point:
        """Return the middle of the thing in the picture."""
        return self.x, self.y - prop_extent(self.kind, self.size, flatness=flatness_of(self.kind))[1] / 2


def flatness_of(kind: str) -> float:
    """Return how high what lies is, as seen from the camera: it is looked at from above."""
    return _FLATNESS_FROM_ABOVE if prop_row(kind).rests == "lies" else _FLATNESS


def edge_of(kind: str) -> float:
    """Return where the surface ends that a thing is on."""
    return HIGH_EDGE_Y if prop_row(kind).rests == "lies" else EDGE_Y


def placed(kinds: tuple[str, ...], aspect: float, side: float, away: float) -> tuple[InsertProp, ...]:
    """Place the things of an insert: the first one large and a little off the middle, the rest behind it.

    `side` is where the light comes from (-1 left, 1 right): the thing stands opposite. `away` is the side
    without a hand: the second thing stands there.
    """
    width = 720 * aspect
    first = _fitted(kinds[0], STAGE_MIDDLE_X - side * 0.045 * width, FOOT_Y, width)
    rest = [
        replace(
            _fitted(kind, STAGE_MIDDLE_X + away * (0.3 - 0.56 * index) * width, FOOT_Y - 84, width),
            size=first.size * 0.5,
        )
        for index, kind in enumerate(kinds[1:3] if aspect > 0.8 else ())
    ]
    return (*rest, first)


def _fitted(kind: str, x: float, y: float, width: float) -> InsertProp:
    wide, tall = prop_extent(kind, 1.0, flatness=flatness_of(kind))
    if prop_row(kind).rests == "lies":
        # What lies is all on the surface, or it would seem to stand.
        foot = y + 20
        return InsertProp(kind, x, foot, min(_TALLEST_LYING / tall, 0.46 * width / wide, 470))
    size = min(_TALLEST / tall, 0.46 * width / wide, 470)
    if prop_row(kind).rests == "hangs":
        return InsertProp(kind, x, y - size * tall - 30, size)
    return InsertProp(kind, x, y + 12, size)


def surface_layer(stage_set: StageSet, seed: int, per_unit: float, edge: float = EDGE_Y) -> Layer:
    """Return the table top or ground on which the thing lies, painted once; `edge` is where it ends."""
    light, middle, dark = stage_set.surface_colors

    def draw(canvas: skia.Canvas) -> None:
        outline = _outline(stage_set, seed, edge)
        canvas.drawPath(outline, fill(mix(light, middle, 0.35)))
        with saved(canvas):
            canvas.clipPath(outline, True)
            _draw_grain(canvas, stage_set, seed, edge)
            for grow, alpha in ((1.0, 40), (0.72, 46)):
                canvas.drawPath(
                    ellipse(STAGE_MIDDLE_X, FOOT_Y + 14, 470 * grow, 96 * grow),
                    fill(with_alpha(light, alpha)),
                )
            rim = spline(
                [(x, edge + 3.0) for x in (STAGE_LEFT, 160.0, 640.0, 1120.0, STAGE_RIGHT)], closed=False
            )
            if stage_set.ground_kind not in _SOFT:
                canvas.drawPath(rim, stroke(mix(light, (255, 244, 220, 255), 0.3), 5))
        if stage_set.ground_kind == "grass" and not stage_set.interior:
            _draw_blades(canvas, stage_set, seed, edge)

    finish: Finish = stippled(multiply(dark, (0.7, 0.66, 0.8)), 540.0, 780.0, 0.9, seed=seed)
    return Layer(draw, parallax=1.0, per_unit=per_unit, texture=6.0, finish=finish)


def _outline(stage_set: StageSet, seed: int, edge: float) -> skia.Path:
    chance = random.Random(seed)
    sway = 9.0 if stage_set.ground_kind in _SOFT and not stage_set.interior else 0.0
    steps = [STAGE_LEFT + (STAGE_RIGHT - STAGE_LEFT) * i / 9 for i in range(10)]
    path = spline([(x, edge + chance.uniform(-sway, sway)) for x in steps], closed=False)
    path.lineTo(STAGE_RIGHT, STAGE_BOTTOM)
    path.lineTo(STAGE_LEFT, STAGE_BOTTOM)
    path.close()
    return path


def _draw_grain(canvas: skia.Canvas, stage_set: StageSet, seed: int, edge: float) -> None:
    """Draw boards indoors and on docks, patches elsewhere."""
    chance = random.Random(seed + 1)
    light, middle, dark = stage_set.surface_colors
    is_boarded = stage_set.interior or stage_set.ground_kind in _BOARDS
    if is_boarded and edge < EDGE_Y:
        _draw_boards_away(canvas, stage_set, chance, edge)
        return
    if is_boarded:
        y = edge + 22.0
        while y < STAGE_BOTTOM:
            canvas.drawPath(
                box(STAGE_LEFT, y, STAGE_RIGHT - STAGE_LEFT, 2.6 + (y - edge) * 0.012),
                fill(with_alpha(dark, 120)),
            )
            for _ in range(5):
                x, long = chance.uniform(STAGE_LEFT, STAGE_RIGHT), chance.uniform(60, 240)
                canvas.drawPath(
                    box(x, y + chance.uniform(6, 20), long, 1.8, 1), fill(with_alpha(middle, 150))
                )
            y += 24 + (y - edge) * 0.24
        return
    for _ in range(46):
        y = edge + 14 + chance.random() ** 1.4 * 300
        near = (y - edge) / 300
        x, half = chance.uniform(STAGE_LEFT, STAGE_RIGHT), chance.uniform(24, 90) * (0.4 + near)
        tone = dark if chance.random() < 0.55 else light
        canvas.drawPath(ellipse(x, y, half, half * 0.13), fill(with_alpha(tone, chance.randint(36, 80))))


def _draw_boards_away(canvas: skia.Canvas, stage_set: StageSet, chance: random.Random, edge: float) -> None:
    """Draw boards that run away from us to a point beyond the place, as on a table one looks down on."""
    _, middle, dark = stage_set.surface_colors
    far_y, near_y = edge - _BEYOND, STAGE_BOTTOM
    for number in range(-_BOARDS_EACH_SIDE, _BOARDS_EACH_SIDE + 1):
        at = STAGE_MIDDLE_X + 40 + (number + 0.5) * 250.0

        def along(y: float, x: float = at) -> Point:
            return STAGE_MIDDLE_X + (x - STAGE_MIDDLE_X) * (y - far_y) / (near_y - far_y), y

        joint = skia.Path()
        joint.moveTo(*along(edge))
        joint.lineTo(*along(near_y))
        canvas.drawPath(joint, stroke(with_alpha(dark, 130), 3.4))
        for _ in range(4):
            x, y = at + chance.uniform(26, 224), chance.uniform(edge + 16, near_y - 90)
            grain = skia.Path()
            grain.moveTo(*along(y, x))
            grain.lineTo(*along(y + chance.uniform(40, 130), x))
            canvas.drawPath(grain, stroke(with_alpha(middle, 150), 2.0))


def _draw_blades(canvas: skia.Canvas, stage_set: StageSet, seed: int, edge: float) -> None:
    chance = random.Random(seed + 2)
    light, middle, _ = stage_set.surface_colors
    for _ in range(130):
        x, y = chance.uniform(STAGE_LEFT, STAGE_RIGHT), edge + 8 + chance.random() ** 2 * 130
        tall = chance.uniform(14, 34) * (0.6 + (y - edge) / 150)
        blade = spline([(x, y + 8), (x + 2, y - tall * 0.4), (x + tall * 0.45, y - tall)], closed=False)
        canvas.drawPath(blade, stroke(mix(light, middle, chance.random()), 2.6))


@dataclass(frozen=True)
class Reach:
    """A hand at the thing: from which side, whose, and whether it comes to light it."""

    design: Design
    side: float
    lights_at: float | None

    def draw(
        self, canvas: skia.Canvas, light: Lighting, thing: InsertProp, progress: float, seconds: float
    ) -> None:
        """Draw sleeve and hand where they are when `progress` of the shot is over."""
        near, away = self._presence(progress)
        if near <= 0.01 or away >= 0.99:
            return
        heart_x, heart_y = thing.heart
        wide = prop_extent(thing.kind, thing.size)[0]
        gap = 112 if self.lights_at is not None else 34
        x = heart_x + self.side * (wide * 0.5 + gap + 330 * (1 - near) + 420 * away)
        y = heart_y + 46 + 170 * (1 - near) + 150 * away
        with saved(canvas):
            canvas.translate(x, y)
            if self.side > 0:
                canvas.scale(-1, 1)
                light = light.mirrored()
            canvas.rotate(-20)
            if self.lights_at is not None and progress < self.lights_at + 0.14:
                _draw_match(canvas, light, seconds)
            _draw_hand(canvas, self.design, light)

    def _presence(self, progress: float) -> tuple[float, float]:
        """Return how near the hand has come and how far it has gone away again, both 0 to 1."""
        if self.lights_at is None:
            return ease((progress - 0.08) / 0.28), 0.0
        return (
            ease((progress - max(0.0, self.lights_at - 0.3)) / 0.2),
            ease((progress - self.lights_at - 0.1) / 0.16),
        )


def _draw_match(canvas: skia.Canvas, light: Lighting, seconds: float) -> None:
    with saved(canvas):
        canvas.translate(4, -4)
        canvas.rotate(34)
        canvas.scale(_MATCH_SCALE, _MATCH_SCALE)
        draw_held(canvas, "match", light, lit=1.0, seconds=seconds)


def _draw_hand(canvas: skia.Canvas, design: Design, light: Lighting) -> None:
    """Draw a forearm and a hand that pinches, coming from the left; the fingertips at about (30, 0)."""
    # Rims are as wide as on a head of this size, so that the hand stands off the table.
    light = replace(light, rim_width=light.rim_width * _HAND_HEAD)
    skin, cloth = design.color("skin"), design.color("top")
    sleeve = spline(
        [(-520, 60, "c"), (-170, -58, "c"), (-104, -42), (-96, 66), (-150, 104, "c"), (-520, 300, "c")]
    )
    canvas.drawPath(moved(sleeve, 14, 26), fill(_CAST_SHADOW))
    palm = spline([
        (-122, -36), (-70, -34), (-28, -10), (24, 2), (38, 18), (22, 32), (-12, 36),
        (-34, 62), (-82, 78), (-122, 68),
    ])  # fmt: skip
    thumb = spline([(-102, -26), (-44, -38), (14, -26), (32, -11), (16, 4), (-38, 0), (-70, 30)])
    canvas.drawPath(moved(palm, 8, 22), fill(_CAST_SHADOW))
    # Skin and wood may be of one colour: a contour tells the hand from the table.
    for shape in (palm, thumb):
        canvas.drawPath(shape, stroke(_CONTOUR, 6))
    cel(canvas, palm, skin, light, depth=16)
    for y in (20.0, 37.0):
        crease = spline([(-22, y - 3), (6, y + 2), (22, y)], closed=False)
        canvas.drawPath(crease, stroke(light.shaded(skin), 3))
    cel(canvas, thumb, skin, light, depth=8)
    cel(canvas, sleeve, cloth, light, depth=30)
    cuff = spline([(-122, -50), (-110, 10), (-120, 84)], closed=False)
    canvas.drawPath(cuff, stroke(light.shaded(cloth), 8))
