"""Draws one frame of a shot: back layers, figures and things far to near, front layers, weather, light.

A `ShotPicture` is built once per shot and size and then draws any frame alone, always to the same bytes. Source: ours.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Protocol

import numpy as np

from cinema_agent.generators import ShotOrder
from cinema_agent.generators.animatic.backdrop import Backdrop, draw_item
from cinema_agent.generators.animatic.canvas import (
    STAGE_HEIGHT, STAGE_MIDDLE_X, Camera, Layer, Lighting, Pixels, mix, new_surface, saved,
)  # fmt: skip
from cinema_agent.generators.animatic.foreground import Foreground
from cinema_agent.generators.animatic.framing import Framing, Scale, frame, look_side
from cinema_agent.generators.animatic.inserts import EDGE_Y, InsertProp, Reach, placed, surface_layer
from cinema_agent.generators.animatic.light_pass import LightPass, Pool, pool_seen
from cinema_agent.generators.animatic.places import build_set
from cinema_agent.generators.animatic.players import Moment, Player
from cinema_agent.generators.animatic.props import draw_prop, prop_extent, prop_light
from cinema_agent.generators.animatic.stage_set import Glow, LightPool, Moving, NamedLayer, StageSet
from cinema_agent.generators.animatic.staging import StagedProp, Staging, stage
from cinema_agent.script.noun import content_hash
from cinema_agent.script.screenplay import Mood, TimeOfDay, Weather
from cinema_agent.script.shot import Light, Shot

_LEAST_LIGHT: dict[Scale, float] = {"wide": 0.58, "full": 0.62, "medium": 0.70, "close": 0.76}
_LARGEST_RIM: dict[Scale, float] = {"wide": 2.4, "full": 2.0, "medium": 1.1, "close": 0.75}
_BLOOM: dict[Scale, float] = {"wide": 1.0, "full": 0.9, "medium": 0.65, "close": 0.4}
"""Part of the set's bloom: faces that fill the picture would glow like lamps."""
_FOREGROUND_PARALLAX = 1.2
LARGEST_DETAIL = 1.6
"""Most pixels a set is painted with, against those of a 720p picture: beyond, memory grows and nobody sees it."""


class ShotPicture(Protocol):
    """Draws any frame of one shot."""

    def draw(self, frame_number: int) -> Pixels:
        """Return a frame of the shot (0 its first; handles lie outside), BGRA; a new array."""
        ...


def picture_of(order: ShotOrder) -> ShotPicture:
    """Build the picture of a shot: an insert where it is one and there is a thing to show, else a staged shot."""
    if order.shot.coverage == "insert" and insert_kinds(order):
        return InsertPicture(order)
    return StagedPicture(order)


def insert_kinds(order: ShotOrder) -> tuple[str, ...]:
    """Return the kinds of prop an insert shows, the one it is about first."""
    ids = [p.prop for p in order.shot.props] or [f.holds for f in order.shot.figures if f.holds]
    focused = [p.id for p in order.props if p.id == order.shot.focus]
    ordered = list(dict.fromkeys([*focused, *ids]))
    return tuple(order.prop(name).kind for name in ordered)


class StagedPicture:
    """A shot of people and things on a set."""

    def __init__(self, order: ShotOrder) -> None:
        self._order = order
        self._size = order.size.width, order.size.height
        self.stage_set = set_for(order)
        self.staging: Staging = stage(order, self.stage_set)
        self.framing: Framing = frame(order.shot, self.staging, self.stage_set, order.size)
        light = key_light(self.stage_set, order.shot.light, self.framing.scale)
        self.players = tuple(
            Player(staged, self.staging, order, light, seed_of(order, staged.character.id))
            for staged in self.staging.figures
        )
        self._light = light
        self._held = {f.holds for f in order.shot.figures if f.holds}
        self._backdrop = Backdrop(self.stage_set, self.framing.plate, *self._size, blur=self.framing.blur)
        self._foreground = self._foreground_figure(order)
        pool = pool_seen(graded_pool(self.stage_set.light_pool, order.shot.light), self._middle_camera(), *self._size)
        self._light_pass = LightPass(pool, self.stage_set.bloom * _BLOOM[self.framing.scale], *self._size)

    def draw(self, frame_number: int) -> Pixels:
        moment = Moment.of(self._order, frame_number)
        pixels, surface = new_surface(*self._size)
        canvas = surface.getCanvas()
        camera = self.framing.camera(moment.progress)
        self._backdrop.draw(canvas, moment.progress, moment.seconds)
        front = self._front_layers()
        with saved(canvas):
            camera.apply(canvas, *self._size)
            self._draw_stage(canvas, moment, on_tables=False)
        for layer in (named for named in front if named.layer.parallax <= _FOREGROUND_PARALLAX):
            draw_item(canvas, layer, camera, *self._size, moment.seconds)
        with saved(canvas):
            camera.apply(canvas, *self._size)
            self._draw_stage(canvas, moment, on_tables=True)
        for layer in (named for named in front if named.layer.parallax > _FOREGROUND_PARALLAX):
            draw_item(canvas, layer, camera, *self._size, moment.seconds)
        self._draw_weather(canvas, moment)
        if self._foreground:
            self._foreground.draw(canvas, camera)
        return self._light_pass.apply(pixels, camera, self._glows(moment), moment.seconds, self._lit(moment))

    def _draw_stage(self, canvas: object, moment: Moment, *, on_tables: bool) -> None:
        """Draw figures and things, far to near; those on tables come after the tables."""
        stood: list[tuple[float, int, Player | StagedProp]] = [
            (prop.y, 1, prop) for prop in self._standing_props() if bool(prop.behind) == on_tables
        ]
        if not on_tables:
            stood += [(player.staged.spot.y, 0, player) for player in self.players]
        for _, _, item in sorted(stood, key=lambda entry: entry[:2]):
            if isinstance(item, Player):
                item.draw(canvas, moment)
            else:
                lit = item.lit_at(moment.progress)
                draw_prop(
                    canvas, item.kind, self._light, item.x, item.y, item.size, lit=lit, seconds=moment.seconds
                )

    def _standing_props(self) -> list[StagedProp]:
        return [prop for prop in self.staging.props if prop.id not in self._held and self._is_seen(prop)]

    def _is_seen(self, prop: StagedProp) -> bool:
        """Return whether enough of a thing is in the picture to tell what it is; a stray handle is left out."""
        camera = self.framing.camera(0.5)
        _, tall = prop_extent(prop.kind, prop.size)
        bottom = camera.y + camera.height / 2
        return self.framing.scale == "wide" or prop.y - tall * 0.35 < bottom

    def _front_layers(self) -> list[NamedLayer]:
        """Return the layers before the figures: furniture they are behind; in wide shots everything."""
        if self.framing.scale == "wide":
            return list(self.stage_set.front)
        if self.framing.scale == "full":
            # Feet must be seen: no grass out of focus before them.
            return [named for named in self.stage_set.front if named.layer.parallax <= _FOREGROUND_PARALLAX]
        if self.framing.scale == "close":
            return []
        names = {name for staged in self.staging.figures for name in staged.spot.behind}
        return [named for named in self.stage_set.front if named.name in names]

    def _draw_weather(self, canvas: object, moment: Moment) -> None:
        # Rain before a close-up is that of the place, not drops as large as a hand.
        camera = self.framing.plate(moment.progress)
        for part in self.stage_set.moving:
            if part.in_front or part.on_lens:
                draw_item(canvas, part, Camera() if part.on_lens else camera, *self._size, moment.seconds)

    def _glows(self, moment: Moment) -> list[Glow]:
        glows = list(self.stage_set.glows) if self.framing.scale in ("wide", "full") else []
        for prop in self._standing_props():
            glow = prop_light(prop.kind, prop.x, prop.y, prop.size, prop.lit_at(moment.progress))
            glows += [glow] if glow else []
        for player in self.players:
            glow = player.glow(moment)
            glows += [glow] if glow else []
        return glows

    def _lit(self, moment: Moment) -> float | None:
        lights = [p.lit_at(moment.progress) for p in self._standing_props() if p.lights_at is not None]
        return max(lights, default=None)

    def _middle_camera(self) -> Camera:
        return self.framing.plate(0.5)

    def _foreground_figure(self, order: ShotOrder) -> Foreground | None:
        staged = self.staging.foreground
        if staged is None:
            return None
        subjects = self.staging.subjects(order.shot)
        side = look_side(subjects[0], self.staging) if subjects else 1.0
        return Foreground(
            staged, self.framing, side or 1.0, order.size, self.stage_set.darkest, self._light,
        )  # fmt: skip


class InsertPicture:
    """A shot of one thing, large."""

    def __init__(self, order: ShotOrder) -> None:
        self._order = order
        self._size = width, height = order.size.width, order.size.height
        self.stage_set = stage_set = set_for(order)
        self._light = key_light(stage_set, order.shot.light, "close")
        self._side = 1.0 if self._light.toward[0] > 0 else -1.0
        self._reach = self._hand(order)
        away = -self._reach.side if self._reach else self._side
        self.things = placed(insert_kinds(order), order.size.aspect, self._side, away)
        base = Camera(STAGE_MIDDLE_X, STAGE_HEIGHT / 2, STAGE_HEIGHT)
        self.framing = Framing("close", *_insert_move(base, order.shot), *_insert_plate(stage_set, order.shot), 10.0)
        self._backdrop = Backdrop(stage_set, self.framing.plate, width, height, blur=10.0)
        self._surface = surface_layer(stage_set, seed_of(order, "surface"), min(1.6, height / STAGE_HEIGHT))
        in_frame = {order.prop(p.prop).kind: p for p in order.shot.props}
        self._in_frame = in_frame.get(self.things[-1].kind)
        heart_x, heart_y = self.things[-1].heart
        pool = graded_pool(stage_set.light_pool, order.shot.light)
        middle = (heart_x - STAGE_MIDDLE_X) / STAGE_HEIGHT + order.size.aspect / 2, heart_y / STAGE_HEIGHT - 0.04
        self._light_pass = LightPass(Pool(*middle, 1.15, pool), stage_set.bloom * _BLOOM["close"], width, height)

    def draw(self, frame_number: int) -> Pixels:
        moment = Moment.of(self._order, frame_number)
        pixels, surface = new_surface(*self._size)
        canvas = surface.getCanvas()
        camera = self.framing.camera(moment.progress)
        self._backdrop.draw(canvas, moment.progress, moment.seconds)
        self._surface.draw(canvas, camera, *self._size)
        lit = self._lit(moment)
        with saved(canvas):
            camera.apply(canvas, *self._size)
            for thing in self.things:
                thing.draw(canvas, self._light, lit or 0.0, moment.seconds)
            if self._reach:
                self._reach.draw(canvas, self._light, self.things[-1], moment.progress, moment.seconds)
        thing = self.things[-1]
        glow = prop_light(thing.kind, thing.x, thing.y, thing.size, lit or 0.0)
        rising = self._in_frame is not None and self._in_frame.lights_at is not None
        return self._light_pass.apply(pixels, camera, [_softened(glow)] if glow else [], moment.seconds, lit if rising else None)

    def _lit(self, moment: Moment) -> float | None:
        if self._in_frame is None:
            return None
        staged = StagedProp("", "", 0, 0, 0, is_lit=self._in_frame.lit, lights_at=self._in_frame.lights_at)
        return staged.lit_at(moment.progress)

    def _hand(self, order: ShotOrder) -> Reach | None:
        figure = next((f for f in order.shot.figures if f.acts), None)
        if figure is None:
            return None
        staged = stage(order, self.stage_set).figure(figure.character)
        side = {"far_left": -1.0, "left": -1.0, "right": 1.0, "far_right": 1.0}.get(figure.across, -self._side)
        lights_at = next((p.lights_at for p in order.shot.props if p.lights_at is not None), None)
        return Reach(staged.design, side, lights_at) if staged else None


def set_for(order: ShotOrder) -> StageSet:
    """Return the built set of an order; a few stay in memory, the same for every shot there."""
    detail = min(LARGEST_DETAIL, max(0.6, round(order.size.height / STAGE_HEIGHT, 2)))
    if order.size.is_portrait:
        detail = min(LARGEST_DETAIL, max(0.6, round(order.size.width / STAGE_HEIGHT, 2)) * 1.35)
    return built_set(
        order.place.recipe, order.time_of_day, order.weather, order.mood, order.era,
        _number(order.seed, "place", order.place.id), order.draft, detail,
    )  # fmt: skip


@lru_cache(maxsize=2)
def built_set(
    recipe: str, time: TimeOfDay, weather: Weather, mood: Mood, era: str, seed: int, draft: bool, detail: float
) -> StageSet:
    """Return a set, built at most once while it stays among the last few: what two shots there share."""
    return build_set(
        recipe, time_of_day=time, weather=weather, mood=mood, era=era, seed=seed, draft=draft, detail=detail
    )


def seed_of(order: ShotOrder, what: str) -> int:
    """Return the seed of one thing in a shot."""
    return _number(order.seed, order.take_seed, order.shot.id, what)


def _number(*parts: int | str) -> int:
    return int(content_hash(*parts)[:8], 16)


def key_light(stage_set: StageSet, light: Light, scale: Scale) -> Lighting:
    """Return the set's light on figures, as the shot asks for it; the sun stays where it is.

    The closer the shot, the more a face is given light of its own, however dark the night, and the finer its rim.
    """
    lighting = stage_set.lighting
    x, y = lighting.toward
    level = sum(lighting.ambient) / 3
    lift = max(1.0, _LEAST_LIGHT[scale] / level)
    red, green, blue = (part * lift for part in lighting.ambient)
    lighting = replace(
        lighting, ambient=(red, green, blue), rim_width=min(lighting.rim_width, _LARGEST_RIM[scale]),
        haze_amount=lighting.haze_amount / lift,
    )  # fmt: skip
    if light.key_from == "behind":
        ambient = tuple(level * 0.72 for level in lighting.ambient)
        lighting = replace(lighting, ambient=(ambient[0], ambient[1], ambient[2]), rim_width=lighting.rim_width * 2.2)
    elif light.key_from == "front":
        lighting = replace(lighting, toward=(x * 0.35, y), shade_depth=lighting.shade_depth * 0.7)
    return lighting


def graded_pool(pool: LightPool, light: Light) -> LightPool:
    """Return the set's light map, warmer, colder, dimmer or brighter as the shot asks."""
    tints = {
        "warm": ((255, 226, 186, 255), 0.22), "cold": ((176, 204, 255, 255), 0.25),
        "dim": ((70, 74, 104, 255), 0.3), "bright": ((255, 255, 250, 255), 0.35),
    }  # fmt: skip
    if light.mood not in tints:
        return pool
    color, amount = tints[light.mood]
    return replace(pool, inner=mix(pool.inner, color, amount), edge=mix(pool.edge, color, amount))


def _softened(glow: Glow) -> Glow:
    """Return the light of a thing that fills the picture: as seen from so near, or its flame would drown in it."""
    return replace(glow, radius=glow.radius * 0.75, strength=glow.strength * 0.62)


def _insert_move(base: Camera, shot: Shot) -> tuple[Camera, Camera]:
    near, far = replace(base, height=base.height * 0.965), replace(base, height=base.height * 1.02, y=base.y - 6)
    if shot.move == "static":
        return base, base
    if shot.move == "pull_out":
        return near, far
    shift = {"pan_left": -9.0, "pan_right": 9.0, "drift": 6.0}.get(shot.move, 0.0)
    return replace(far, x=far.x - shift), replace(near, x=near.x + shift)


def _insert_plate(stage_set: StageSet, shot: Shot) -> tuple[Camera, Camera]:
    y = EDGE_Y - 200.0 if stage_set.interior else 330.0
    still = Camera(STAGE_MIDDLE_X - 60.0, y, 430.0)
    return (still, still) if shot.move == "static" else (still, replace(still, x=still.x + 9.0, height=423.0))
