"""Builds places: a recipe sheet, an hour, a weather and a mood become a `StageSet` to film on.

It knows recipes and drawing modules, not figures, shots or cameras. Source: ours.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from typing import Any

import skia

from cinema_agent.errors import GeneratorError, SheetError
from cinema_agent.generators.animatic.canvas import (
    Color,
    Finish,
    Lighting,
    hex_color,
    mix,
    multiply,
    polygon,
    saved,
    stippled,
)
from cinema_agent.generators.animatic.daylight import Daylight, daylight, kin_of
from cinema_agent.generators.animatic.layer import Layer
from cinema_agent.generators.animatic.modules import DRAWERS, MOVERS
from cinema_agent.generators.animatic.modules.brush import Brush
from cinema_agent.generators.animatic.modules.weather import falling
from cinema_agent.generators.animatic.periods import Period, period_of
from cinema_agent.generators.animatic.recipe import GlowSheet, LayerSheet, Recipe, recipe_named, recipes
from cinema_agent.generators.animatic.recipe_checks import check_recipe
from cinema_agent.generators.animatic.seats import seat_for
from cinema_agent.generators.animatic.stage_set import (
    Anchor,
    Glow,
    LightPool,
    Moving,
    NamedLayer,
    StageSet,
    turn,
)
from cinema_agent.script.capabilities import Entry
from cinema_agent.script.screenplay import Mood, TimeOfDay, Weather
from cinema_agent.script.shot import Across, Depth

PER_UNIT = 1.25
"""Pixels per stage unit of a layer at detail 1 (a 720p picture pushed in by a quarter stays sharp)."""
DRAFT_DETAIL = 0.5
ACROSS: tuple[Across, ...] = ("far_left", "left", "center", "right", "far_right")
DEPTHS: tuple[Depth, ...] = ("far", "middle", "near")


@dataclass(frozen=True)
class _Site:
    """What all layers of one set share while it is built."""

    recipe: Recipe
    day: Daylight
    period: Period
    seed: int
    per_unit: float
    lamp_is_out: bool = False

    @property
    def chance_seed(self) -> int:
        """Seed of all scatter here, so that two places of one film do not share their clouds."""
        return self.seed * 1009 + zlib.crc32(self.recipe.name.encode()) % 9973

    def brush(self, canvas: skia.Canvas, seed: int, depth: float) -> Brush:
        return Brush(
            canvas, self.day, {k: self.period.toned(v) for k, v in self.recipe.colors.items()},
            {k: hex_color(v) for k, v in self._graded().items()}, seed, depth, self.recipe.interior,
            self.lamp_is_out,
        )  # fmt: skip

    def _graded(self) -> Mapping[str, str]:
        # Hand-made colours hold for the hour and era they were made for, in fair weather.
        if self.day.weather not in ("clear", "wind") or self.recipe.period.get(self.period.name):
            return {}
        return self.recipe.graded.get(self.day.time, self.recipe.graded.get(self.day.kin, {}))


@lru_cache(maxsize=1)
def place_vocabulary() -> tuple[Entry, ...]:
    """Return the places that can be drawn, their nouns, and `interior` or `exterior` and eras as tags.

    What a recipe draws is checked when it is built.

    Raises:
        SheetError: a sheet holds no recipe.
    """
    return tuple(Entry(name=r.name, words=r.words, tags=r.tags) for r in recipes().values())


def build_set(
    recipe: str,
    *,
    time_of_day: TimeOfDay,
    weather: Weather,
    mood: Mood,
    era: str,
    seed: int,
    draft: bool = False,
    detail: float = 1.0,
    lamp_is_out: bool = False,
) -> StageSet:
    """Paint a place at an hour, under a weather, in a mood.

    Args:
        recipe: name of a sheet in `sheets/places`.
        era: the story's period; `recipe.py` tells what of a place it changes.
        seed: scatters clouds, trees and windows; the composition stays.
        draft: half the pixels, for a quick look.
        detail: pixels per stage unit, relative to what a 720p picture needs (1080p: 1.5).
        lamp_is_out: the place's own great lamp (a lighthouse's) does not burn.

    Raises:
        GeneratorError: no such recipe, hour, weather or mood.
        SheetError: the recipe names something there is not, or a step of it cannot be drawn as it is written.
    """
    period = period_of(era)
    sheet = recipe_named(recipe).in_era(period.name)
    check_recipe(sheet)
    falls = weather if sheet.rain_falls else "clear"
    own = sheet.daylight.get(time_of_day, sheet.daylight.get(kin_of(time_of_day), {}))
    changes = {**sheet.daylight.get("all", {}), **own}
    day = daylight(time_of_day, falls, mood, changes=changes, mirrored=sheet.mirrored).shifted(
        *sheet.orb_shift
    )
    site = _Site(sheet, day, period, seed, PER_UNIT * detail * (DRAFT_DETAIL if draft else 1.0), lamp_is_out)
    layers = [(part, _painted(site, part, number)) for number, part in enumerate(sheet.layers)]
    probe = site.brush(skia.Surface(1, 1).getCanvas(), seed, 1.0)
    light, middle, dark = (_surface_tone(probe, role) for role in sheet.surface)
    stage = StageSet(
        name=recipe,
        interior=sheet.interior,
        back=tuple(layer for part, layer in layers if not part.front),
        front=tuple(layer for part, layer in layers if part.front),
        anchors=_anchors(sheet, period),
        lighting=_room_lighting(sheet, probe) if sheet.interior else day.figure_lighting(),
        light_pool=_room_pool(sheet, day) if sheet.interior else day.outdoor_pool(),
        bloom=day.indoors_bloom if sheet.interior else day.bloom,
        glows=tuple(
            glow
            for part in sheet.glows
            if (glow := _glow(part, day)).strength > 0.01
            and period.is_among(part.eras)
            and not (part.lamp and lamp_is_out)
        ),
        moving=_moving(site, probe),
        hero=sheet.hero,
        ground_kind="snow" if day.is_snowing and not sheet.interior else sheet.ground,
        surface_colors=(light, middle, dark),
        darkest=multiply(probe.tone(sheet.darkest), (0.6, 0.6, 0.7)),
        tags=sheet.tags,
    )
    return stage.flipped() if sheet.flipped else stage


def _surface_tone(brush: Brush, role: str) -> Color:
    # A table top fills an insert shot: at the full brightness of a room by day its colour would shout.
    return mix(brush.local(role), brush.tone(role), 0.35) if brush.is_indoors else brush.tone(role)


def _painted(site: _Site, part: LayerSheet, number: int) -> NamedLayer:
    def draw(canvas: skia.Canvas) -> None:
        if site.recipe.flipped:
            turn(canvas)
        for index, step in enumerate(part.draw):
            with _named(
                f"places/{site.recipe.name}.toml, layer {part.name}, draw {index + 1}", step["module"]
            ):
                _take_step(site, canvas, step, site.chance_seed + number * 101 + index)

    finish: Finish | None = None
    if part.stipple:
        brush = site.brush(skia.Surface(1, 1).getCanvas(), site.seed, 1.0)
        finish = stippled(
            brush.tone(part.stipple.color), part.stipple.top, part.stipple.bottom, part.stipple.amount,
            slant=part.stipple.slant, seed=site.seed + number,
        )  # fmt: skip
    layer = Layer(
        draw,
        parallax=part.parallax,
        per_unit=site.per_unit * part.detail,
        texture=part.texture,
        blur=part.blur,
        finish=finish,
    )
    windy = 1.8 if site.day.weather in ("wind", "storm") else 1.0
    return NamedLayer(
        part.name, layer, drift=part.drift * windy, sway=part.sway * windy, bob=part.bob * windy
    )


@contextmanager
def _named(where: str, module: str) -> Iterator[None]:
    """Turn what goes wrong within a module into a complaint about the sheet that called it.

    Raises:
        SheetError: the module could not be drawn with these arguments.
    """
    try:
        yield
    except GeneratorError as error:
        raise SheetError(f"{where} ({module}): {error}") from error
    except (KeyError, TypeError, ValueError, IndexError) as error:
        told = f"it knows no {error}" if isinstance(error, KeyError) else str(error)
        raise SheetError(f"{where} ({module}): {told}; correct its arguments") from error


def _take_step(site: _Site, canvas: skia.Canvas, step: Mapping[str, Any], seed: int) -> None:
    settings = site.period.staged(step)
    if settings is None or not site.day.is_among(settings.pop("times", ())):
        return
    name, depth = str(settings.pop("module")), float(settings.pop("depth", 1.0))
    face = settings.pop("face", None)
    with saved(canvas):
        if face is not None:
            _turn_to(site.recipe, canvas, str(face))
        DRAWERS[name](site.brush(canvas, seed, depth), **settings)


def _turn_to(recipe: Recipe, canvas: skia.Canvas, name: str) -> None:
    """Let what is drawn next lie on a slanting wall of the place, and nowhere else."""
    face = recipe.faces[name]
    left, top, right, bottom = face.flat
    matrix = skia.Matrix()
    flat = ((left, top), (right, top), (right, bottom), (left, bottom))
    if not matrix.setPolyToPoly([skia.Point(*p) for p in flat], [skia.Point(*p) for p in face.corners]):
        raise GeneratorError(f"face {name!r} is no wall; mend its corners under [faces.{name}]")
    canvas.clipPath(polygon(face.corners), True)
    canvas.concat(matrix)


def _anchors(sheet: Recipe, period: Period) -> dict[tuple[Depth, Across], Anchor]:
    anchors: dict[tuple[Depth, Across], Anchor] = {}
    seat = sheet.anchors.seat or seat_for(sheet.ground)
    for depth in DEPTHS:
        row = getattr(sheet.anchors, depth)
        for name, x in zip(ACROSS, row.across or sheet.anchors.across, strict=True):
            anchors[depth, name] = Anchor(x, row.y, row.head, row.seat_y, row.behind, row.haze, seat)
    for spot in (part for part in sheet.anchors.spots if period.is_among(part.eras)):
        row_anchor = anchors[spot.depth, spot.across]
        anchors[spot.depth, spot.across] = Anchor(
            row_anchor.x if spot.x is None else spot.x,
            row_anchor.y if spot.y is None else spot.y,
            row_anchor.head if spot.head is None else spot.head,
            spot.seat_y,
            row_anchor.behind if spot.behind is None else spot.behind,
            row_anchor.haze,
            spot.seat or seat,
        )
    return anchors


def _room_lighting(sheet: Recipe, brush: Brush) -> Lighting:
    side = -1.0 if sheet.light_from == "left" else 1.0
    warm = (1.06, 1.0, 0.92) if brush.day.lamps > 0.4 else (1.03, 1.01, 0.98)
    return Lighting(
        toward=(side * 0.75, -0.55), ambient=warm, shade=(0.52, 0.51, 0.66), rim=hex_color("#ffe6ae"),
        haze=brush.tone(sheet.darkest), haze_amount=0.03, rim_width=0.8,
    )  # fmt: skip


def _room_pool(sheet: Recipe, day: Daylight) -> LightPool:
    x, y = sheet.pool.at
    return LightPool(x, y, sheet.pool.radius, day.indoors_inner, day.indoors_edge, power=1.2, vignette=0.35)


def _glow(part: GlowSheet, day: Daylight) -> Glow:
    strength = part.strength * (1.0 if part.burns else day.lamps)
    return Glow(*part.at, part.radius, hex_color(part.color), strength, part.parallax, part.flicker)


def _moving(site: _Site, probe: Brush) -> tuple[Moving, ...]:
    movers: list[Moving] = []
    seeds = count(site.seed * 1013 + 7)
    for part, seed in zip(site.recipe.moving, seeds, strict=False):
        if not (site.day.is_among(part.times) and site.period.is_among(part.eras)):
            continue
        if part.weathers and site.day.weather not in part.weathers:
            continue
        if part.lamp and site.lamp_is_out:
            continue
        with _named(f"places/{site.recipe.name}.toml, moving", part.module):
            draw = MOVERS[part.module](site.brush(probe.canvas, seed, part.depth), **part.args)
        movers.append(Moving(draw, part.parallax, part.in_front, after_layer=part.after))
    if not site.recipe.interior:
        movers.extend(falling(probe, carried=site.recipe.wind_carries, sky_layer=site.recipe.layers[0].name))
    return tuple(movers)
