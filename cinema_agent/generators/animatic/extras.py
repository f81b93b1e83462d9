"""Extras: people in the background of a place, each painted into a few plates once and then only laid in.

A place says in its recipe how many there are and where; here they are cast (seeded, in colours apart from the
leads'), drawn paler than the leads, and moved a little: they breathe, turn to each other, some cross. Source: ours.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from importlib.resources import files

import skia
from pydantic import Field

from cinema_agent.generators import ShotOrder
from cinema_agent.generators.animatic.acting import pose_at
from cinema_agent.generators.animatic.canvas import (
    SMOOTH,
    Lighting,
    ellipse,
    fill,
    hex_color,
    image_of,
    lerp,
    new_surface,
    saved,
    with_alpha,
)
from cinema_agent.generators.animatic.design import design_of, lab_distance
from cinema_agent.generators.animatic.figure import draw_figure, figure_box
from cinema_agent.generators.animatic.figure_sheets import figure_sheets
from cinema_agent.generators.animatic.pose import Pose
from cinema_agent.generators.animatic.recipe import ExtrasSheet, recipe_named
from cinema_agent.generators.animatic.seats import draw_seat, seat_height
from cinema_agent.generators.animatic.set_store import number_of
from cinema_agent.generators.animatic.sheet_rows import Row
from cinema_agent.generators.animatic.skeleton import walk_cycle
from cinema_agent.generators.animatic.stage_set import Moving, StageSet
from cinema_agent.script.bible_entries import Age, Character, Look, Outfit, Palette, Presents
from cinema_agent.script.screenplay import Mood, Weather
from cinema_agent.script.sheets import parse_sheet, read_row
from cinema_agent.script.shot import Figure, Posture

APART_FROM_LEADS = 22.0
"""Least distance (CIE Lab) of an extra's coat from a lead's."""
_PALE = 0.08
"""How much more haze lies over extras than over whoever stands where they do."""
_STEPS = 8
"""Plates of a walk."""
_WALKING_YAW = 0.8
_PER_UNIT = 1.25
_RATE = Fraction(24)
_SHADOW = hex_color("#100c1e")
_WET: frozenset[Weather] = frozenset({"rain", "snow"})
_NOBODY_OUT: frozenset[Weather] = frozenset({"storm"})
_NOBODY_ABOUT: frozenset[Mood] = frozenset({"eerie"})
_MARGIN = 90.0
_FEW = 0.5
"""The part of a place's extras who are about when there are few, or it rains."""


class ExtrasLooks(Row):
    """The sheet of what extras look like."""

    skins: tuple[str, ...]
    hair_colors: tuple[str, ...]
    palettes: tuple[tuple[str, str, str, str, str], ...]
    ages: tuple[Age, ...]
    costumes: dict[str, tuple[str, ...]] = Field(description="by era")


@lru_cache(maxsize=1)
def extras_looks() -> ExtrasLooks:
    """Return the sheet of extras' looks.

    Raises:
        SheetError: it cannot be read.
    """
    sheet = files("cinema_agent.generators.animatic") / "sheets" / "figures" / "extras.toml"
    where = "figures/extras.toml"
    return read_row(ExtrasLooks, parse_sheet(where, sheet.read_text(encoding="utf-8")), where=where)


@dataclass(frozen=True)
class _Spot:
    """Where an extra is: stage point between the feet, size of an adult's head, and how it is held."""

    x: float
    y: float
    head: float
    faces: float
    crosses: bool


@dataclass(frozen=True)
class _Plate:
    """A picture of an extra; its corner in stage units from the spot."""

    image: skia.Image
    left: float
    top: float
    per_unit: float

    def draw(self, canvas: skia.Canvas) -> None:
        canvas.translate(self.left, self.top)
        canvas.scale(1 / self.per_unit, 1 / self.per_unit)
        canvas.drawImage(self.image, 0, 0, SMOOTH)


def peopled(stage_set: StageSet, order: ShotOrder) -> StageSet:
    """Return a set with its extras behind everybody, if the place asks for any."""
    recipe = recipe_named(order.place.recipe)
    if not recipe.extras or order.shot.crowd == "none" or order.mood in _NOBODY_ABOUT:
        return stage_set
    if not stage_set.interior and order.weather in _NOBODY_OUT:
        return stage_set
    leads = tuple(sorted(c.outfit_in(order.shot.scene_id).palette.top for c in order.characters))
    crowd = _crowd(
        order.place.recipe,
        order.era if order.place.era == "present" else order.place.era,
        number_of(order.place_seed, "extras", order.place.recipe),
        leads,
        stage_set.lighting,
        _FEW if order.shot.crowd == "few" or (order.weather in _WET and not stage_set.interior) else 1.0,
    )
    after = stage_set.back[-1].name
    here = tuple(
        Moving(draw, rows.parallax, after_layer=rows.after or after)
        for rows, draw in zip(recipe.extras, crowd, strict=True)
        if not rows.times or order.time_of_day in rows.times
    )
    return replace(stage_set, moving=(*stage_set.moving, *here))


@lru_cache(maxsize=8)
def _crowd(
    recipe: str, era: str, seed: int, leads: tuple[str, ...], light: Lighting, part: float
) -> tuple[Callable[[skia.Canvas, float], None], ...]:
    """Return what draws each row of extras; painted once for all shots of a film in a place."""
    return tuple(
        crowd_row(rows, era, number_of(seed, index), leads, light, part)
        for index, rows in enumerate(recipe_named(recipe).extras)
    )


def crowd_row(
    rows: ExtrasSheet, era: str, seed: int, leads: tuple[str, ...], light: Lighting, part: float
) -> Callable[[skia.Canvas, float], None]:
    chance = random.Random(seed)
    fewest, most = rows.count
    count = max(1, round(chance.randint(fewest, most) * part))
    pale = replace(
        light,
        rim=None,
        kicker=None,
        shade_depth=0.8,
        haze_amount=min(0.7, light.haze_amount + rows.haze + _PALE),
    )
    spots = [_spot(rows, place, count, chance) for place in range(count)]
    # Farther ones first: nearer ones stand before them.
    extras = [
        _Extra(cast_extra(rows, era, number_of(seed, place), leads), spot, rows, pale, chance.random())
        for place, spot in sorted(enumerate(spots), key=lambda item: item[1].y)
    ]

    def draw(canvas: skia.Canvas, seconds: float) -> None:
        for extra in extras:
            extra.draw(canvas, seconds)

    return draw


def _spot(rows: ExtrasSheet, place: int, count: int, chance: random.Random) -> _Spot:
    """Return where one of `count` extras is: spread over the row, not in step."""
    left, right = rows.x
    x = lerp(left, right, (place + 0.5 + chance.uniform(-0.34, 0.34)) / count)
    deep = chance.random()
    crosses = rows.posture == "stands" and chance.random() < rows.crossing
    faces = chance.choice((-0.6, -0.3, 0.35, 0.6))
    return _Spot(x, lerp(*rows.y, deep), lerp(*rows.head, deep), faces, crosses)


def cast_extra(rows: ExtrasSheet, era: str, seed: int, leads: tuple[str, ...]) -> Character:
    """Cast one extra: of the era, in a coat that no lead wears."""
    looks, chance = extras_looks(), random.Random(seed)
    presents: Presents = chance.choice(("feminine", "masculine"))
    age: Age = "adult" if rows.grown_up else chance.choice(looks.ages)
    apart = [p for p in looks.palettes if _is_apart(p[0], leads)] or list(looks.palettes)
    top, inner, legs, shoes, accent = chance.choice(apart)
    hair = [
        h.name
        for h in figure_sheets().hair
        if presents in h.tags and not {"old", "rare", "child"} & set(h.tags)
    ]
    builds = (
        ["kid"]
        if age == "child"
        else ["teen"]
        if age == "teen"
        else ["average", "slender", "pear", "block", "stick"]
    )
    gray = age == "old"
    look = Look(
        age=age,
        presents=presents,
        build=chance.choice(builds),
        skin=chance.choice(looks.skins),
        hair=chance.choice(hair),
        hair_color=looks.hair_colors[-1] if gray else chance.choice(looks.hair_colors[:-1]),
    )
    costumes = [
        c for c in rows.costumes or looks.costumes.get(era, looks.costumes["present"]) if _suits(c, presents)
    ]
    palette = Palette(top=top, inner=inner, legs=legs, shoes=shoes, accent=accent)
    outfit = Outfit(costume=chance.choice(costumes), palette=palette)
    name = f"extra_{seed}"
    return Character(id=name, name="Extra", role="passer-by", look=look, wardrobe=(outfit,))


def _is_apart(color: str, leads: tuple[str, ...]) -> bool:
    return all(lab_distance(hex_color(color), hex_color(lead)) >= APART_FROM_LEADS for lead in leads)


def _suits(costume: str, presents: Presents) -> bool:
    row = next((c for c in figure_sheets().costumes if c.name == costume), None)
    return row is not None and ("feminine" not in row.tags or presents == "feminine")


class _Extra:
    """One extra with its plates: at rest, turned, or the steps of a walk."""

    def __init__(self, who: Character, spot: _Spot, rows: ExtrasSheet, light: Lighting, habit: float) -> None:
        self._who, self._spot, self._rows, self._habit = who, spot, rows, habit
        self._design = design = design_of(who, who.wardrobe[0])
        self._seat = None
        if rows.posture == "sits":
            own = seat_height(design)
            self._seat = None if own is None else own * spot.head * design.scale
        self._light = light
        self._plates = [self._painted(pose) for pose in self._poses()]

    def _poses(self) -> list[Pose]:
        if self._spot.crosses:
            return [
                self._acted("walks", _WALKING_YAW, 0, 2 * math.pi * step / _STEPS) for step in range(_STEPS)
            ]
        faces = self._spot.faces
        return [
            self._acted(self._rows.posture, yaw, frame, None)
            for frame, yaw in ((10, faces), (90, 0.6 * faces))
        ]

    def _acted(self, posture: Posture, faces: float, frame: int, stride: float | None) -> Pose:
        """Return how an extra holds itself when it has nothing to do, as acting has it."""
        figure = Figure(
            character=self._who.id,
            posture=posture,
            facing="away" if self._rows.facing == "away" else "camera",
            expression="happy" if frame else "neutral",
        )
        return pose_at(
            figure, self._who, self._design, frame=frame, length_frames=240, rate=_RATE, spoken=(),
            seed=round(1000 * self._habit), gaze_toward=(0.4 * faces, 0.0), faces=faces, stride=stride,
        )  # fmt: skip

    def _painted(self, pose: Pose) -> _Plate:
        design, spot = self._design, self._spot
        seat_y = None if self._seat is None else -self._seat
        left, top, right, bottom = figure_box(design, pose, 0.0, 0.0, spot.head, seat_y)
        left, top, right, bottom = left - 14, top - 6, right + 14, max(bottom, 0.0) + 8
        per_unit = _PER_UNIT
        pixels, surface = new_surface(
            math.ceil((right - left) * per_unit), math.ceil((bottom - top) * per_unit)
        )
        canvas = surface.getCanvas()
        canvas.scale(per_unit, per_unit)
        canvas.translate(-left, -top)
        half = 0.7 * spot.head * design.scale
        if seat_y is None:
            canvas.drawPath(ellipse(0.0, 1.0, half, half * 0.16), fill(with_alpha(_SHADOW, 60)))
        else:
            draw_seat(canvas, self._rows.seat, self._light, 0.0, 0.0, seat_y, spot.head * design.scale)
        draw_figure(canvas, design, pose, self._light, 0.0, 0.0, spot.head, seat_y=seat_y)
        return _Plate(image_of(pixels), left, top, per_unit)

    def draw(self, canvas: skia.Canvas, seconds: float) -> None:
        """Draw the extra in stage units."""
        spot, at = self._spot, math.floor(seconds * 12) / 12
        with saved(canvas):
            if spot.crosses:
                self._draw_crossing(canvas, at)
                return
            canvas.translate(spot.x, spot.y)
            # Breathing: so little that nobody looks, so much that nobody is of cardboard. Turning would cost five
            # times as much as growing.
            canvas.scale(1.0, 1 + 0.006 * math.sin(2 * math.pi * (0.23 * at + self._habit)))
            turns = (0.16 + 0.1 * self._habit) * at + 7 * self._habit
            self._plates[math.floor(turns) % 2].draw(canvas)

    def _draw_crossing(self, canvas: skia.Canvas, at: float) -> None:
        spot, design = self._spot, self._design
        cycle = walk_cycle(design, yaw=_WALKING_YAW) * spot.head
        pace = cycle * (0.72 + 0.2 * self._habit)
        left, right = self._rows.x[0] - _MARGIN, self._rows.x[1] + _MARGIN
        side = 1.0 if spot.faces > 0 else -1.0
        gone = pace * at
        x = left + (spot.x - left + side * gone) % (right - left)
        canvas.translate(x, spot.y)
        canvas.scale(side, 1.0)
        self._plates[round(gone / cycle * _STEPS) % _STEPS].draw(canvas)
