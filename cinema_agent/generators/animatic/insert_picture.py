"""The picture of an insert: one thing, large, its hand and its light, before a blurred plate of the place.

Source: ours.
"""

from __future__ import annotations

from dataclasses import replace

import skia

from cinema_agent.generators import ShotOrder
from cinema_agent.generators.animatic.backdrop import Backdrop, draw_item
from cinema_agent.generators.animatic.canvas import (
    STAGE_HEIGHT,
    STAGE_MIDDLE_X,
    Camera,
    Pixels,
    new_surface,
    saved,
)
from cinema_agent.generators.animatic.framing import Framing
from cinema_agent.generators.animatic.inserts import EDGE_Y, InsertProp, Reach, edge_of, placed, surface_layer
from cinema_agent.generators.animatic.key_light import BLOOM, graded_pool, key_light
from cinema_agent.generators.animatic.light_pass import LightPass, Pool
from cinema_agent.generators.animatic.metering import latitude_of, metered, small_frame
from cinema_agent.generators.animatic.players import Moment
from cinema_agent.generators.animatic.prop_sheets import in_state
from cinema_agent.generators.animatic.props import prop_light
from cinema_agent.generators.animatic.set_store import seed_of, set_for
from cinema_agent.generators.animatic.stage_set import Glow, StageSet
from cinema_agent.generators.animatic.staged_prop import Turning, brightness
from cinema_agent.generators.animatic.staging import stage
from cinema_agent.script.shot import PropInFrame, Shot


def insert_kinds(order: ShotOrder) -> tuple[str, ...]:
    """Return the kinds of prop an insert shows as it begins, the one it is about first."""
    return tuple(turning.first for turning in _turnings(order))


def _turnings(order: ShotOrder) -> tuple[Turning, ...]:
    """Return what an insert shows and how that turns, the one it is about first."""
    ids = [p.prop for p in order.shot.props] or [f.holds for f in order.shot.figures if f.holds]
    focused = [p.id for p in order.props if p.id == order.shot.focus]
    ordered = list(dict.fromkeys([*focused, *ids]))
    in_frame = {p.prop: p for p in order.shot.props}
    in_hand = {f.holds: PropInFrame(prop=f.holds, state=f.holds_state) for f in order.shot.figures if f.holds}
    shown = in_hand | in_frame
    return tuple(
        Turning.of(order.prop(name).kind, shown.get(name) or PropInFrame(prop=name)) for name in ordered
    )


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
        turnings = _turnings(order)
        aspect = order.size.aspect
        self.things = placed(tuple(t.first for t in turnings), aspect, self._side, away)
        turned = placed(tuple(t.then for t in turnings), aspect, self._side, away)
        self._turned, self._turns_at = turned, turnings[0].at
        edge = edge_of(turnings[0].first)
        base = Camera(STAGE_MIDDLE_X, STAGE_HEIGHT / 2, STAGE_HEIGHT)
        self.framing = Framing(
            "close", *_insert_move(base, order.shot), *_insert_plate(stage_set, order.shot, edge), 10.0
        )
        self._backdrop = Backdrop(stage_set, self.framing.plate, width, height, blur=10.0)
        self._surface = surface_layer(
            stage_set, seed_of(order, "surface"), min(1.6, height / STAGE_HEIGHT), edge
        )
        in_frame = {in_state(order.prop(p.prop).kind, p.state): p for p in order.shot.props}
        self._in_frame = in_frame.get(self.things[-1].kind)
        self._light_pass = self._lit_shot()

    def draw(self, frame_number: int) -> Pixels:
        """Return a frame of the shot."""
        moment = Moment.of(self._order, frame_number)
        pixels, surface = new_surface(*self._size)
        self._paint(surface.getCanvas(), moment, pixels)
        return self._shone_on(self._light_pass, pixels, moment)

    def _paint(self, canvas: skia.Canvas, moment: Moment, frame: Pixels | None = None) -> None:
        """Draw a frame without its light; `frame` is what `canvas` draws into, at the size of the picture."""
        camera = self.framing.camera(moment.progress)
        self._backdrop.draw(canvas, moment.progress, moment.seconds, frame)
        self._surface.draw(canvas, camera, *self._size)
        lit = self._lit(moment)
        with saved(canvas):
            camera.apply(canvas, *self._size)
            things = self._things_at(moment)
            for thing in things:
                thing.draw(canvas, self._light, lit or 0.0, moment.seconds)
            if self._reach:
                self._reach.draw(canvas, self._light, things[-1], moment.progress, moment.seconds)
        for part in self.stage_set.moving:
            if part.in_front and not self.stage_set.interior:
                draw_item(canvas, part, self.framing.plate(moment.progress), *self._size, moment.seconds)

    def _things_at(self, moment: Moment) -> tuple[InsertProp, ...]:
        """Return the things as they are by then: opened, lit, broken."""
        has_turned = self._turns_at is not None and moment.progress >= self._turns_at
        return self._turned if has_turned else self.things

    def _shone_on(self, light_pass: LightPass, pixels: Pixels, moment: Moment) -> Pixels:
        lit, camera = self._lit(moment), self.framing.camera(moment.progress)
        thing = self._things_at(moment)[-1]
        glow = prop_light(thing.kind, thing.x, thing.y, thing.size, lit or 0.0)
        rising = self._in_frame is not None and self._in_frame.lights_at is not None
        glows = [_softened(glow)] if glow else []
        return light_pass.apply(pixels, camera, glows, moment.seconds, lit if rising else None)

    def _lit_shot(self) -> LightPass:
        """Meter a small picture of the middle of the shot and set its exposure."""
        order, (width, height) = self._order, self._size
        moment = Moment.of(order, order.shot.length_frames // 2)
        heart_x, heart_y = self.things[-1].heart
        x = (heart_x - STAGE_MIDDLE_X) / STAGE_HEIGHT + order.size.aspect / 2
        light_pool = graded_pool(self.stage_set.light_pool, order.shot.light)
        pool = Pool(x, heart_y / STAGE_HEIGHT - 0.04, 1.15, light_pool)
        bloom = self.stage_set.bloom * BLOOM["close"]
        painted = small_frame(lambda canvas: self._paint(canvas, moment), width, height)

        def shone_on(light_pass: LightPass, pixels: Pixels) -> Pixels:
            return self._shone_on(light_pass, pixels, moment)

        small = metered(pool, bloom, painted, shone_on, latitude_of(order.take_seed))
        return LightPass(pool, bloom, width, height, grade=small.grade)

    def _lit(self, moment: Moment) -> float | None:
        if self._in_frame is None:
            return 1.0 if any(figure.holds_lit for figure in self._order.shot.figures) else None
        return brightness(self._in_frame.lit, self._in_frame.lights_at, moment.progress)

    def _hand(self, order: ShotOrder) -> Reach | None:
        figure = next((f for f in order.shot.figures if f.acts), None)
        if figure is None:
            return None
        staged = stage(order, self.stage_set).figure(figure.character)
        side = {"far_left": -1.0, "left": -1.0, "right": 1.0, "far_right": 1.0}.get(
            figure.across, -self._side
        )
        lights_at = next((p.lights_at for p in order.shot.props if p.lights_at is not None), None)
        return Reach(staged.design, side, lights_at) if staged and staged.design.is_person else None


def _softened(glow: Glow) -> Glow:
    """Return the light of a thing that fills the picture, softer, or its flame would drown in it."""
    return replace(glow, radius=glow.radius * 0.75, strength=glow.strength * 0.62)


_BREATH = 0.985


def _insert_move(base: Camera, shot: Shot) -> tuple[Camera, Camera]:
    near, far = (
        replace(base, height=base.height * 0.965),
        replace(base, height=base.height * 1.02, y=base.y - 6),
    )
    if shot.move == "static":
        # A thing does not breathe: without a little of the camera's own the picture would freeze.
        return replace(base, height=base.height * 1.01), replace(base, height=base.height * _BREATH)
    if shot.move == "pull_out":
        return near, far
    shift = {"pan_left": -9.0, "pan_right": 9.0, "drift": 6.0}.get(shot.move, 0.0)
    return replace(far, x=far.x - shift), replace(near, x=near.x + shift)


def _insert_plate(stage_set: StageSet, shot: Shot, edge: float) -> tuple[Camera, Camera]:
    y = (EDGE_Y - 200.0 if stage_set.interior else 330.0) + (EDGE_Y - edge) * 0.55
    still = Camera(STAGE_MIDDLE_X - 60.0, y, 430.0)
    return (still, still) if shot.move == "static" else (still, replace(still, x=still.x + 9.0, height=423.0))
