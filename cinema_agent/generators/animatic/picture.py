"""Draws one frame of a shot: back layers, figures and things far to near, front layers, weather, light.

A `ShotPicture` is built once per shot and size and then draws any frame alone, always to the same bytes.
Source: ours.
"""

from __future__ import annotations

from typing import Protocol

import skia

from cinema_agent.generators import ShotOrder
from cinema_agent.generators.animatic.backdrop import Backdrop, draw_item
from cinema_agent.generators.animatic.canvas import Camera, Pixels, new_surface, saved
from cinema_agent.generators.animatic.foreground import Foreground
from cinema_agent.generators.animatic.framing import Framing, foreground_side, frame, look_side
from cinema_agent.generators.animatic.insert_picture import InsertPicture, insert_kinds
from cinema_agent.generators.animatic.key_light import BLOOM, graded_pool, key_light
from cinema_agent.generators.animatic.light_pass import LightPass, pool_seen
from cinema_agent.generators.animatic.players import Moment, Player
from cinema_agent.generators.animatic.props import draw_prop, prop_extent, prop_light
from cinema_agent.generators.animatic.set_store import seed_of, set_for
from cinema_agent.generators.animatic.seats import draw_seat
from cinema_agent.generators.animatic.stage_set import Glow, NamedLayer
from cinema_agent.generators.animatic.staging import StagedFigure, StagedProp, Staging, stage

_FOREGROUND_PARALLAX = 1.2
"""Layers above this are out-of-focus foreground, not furniture."""


class ShotPicture(Protocol):
    """Draws any frame of one shot."""

    def draw(self, frame_number: int) -> Pixels:
        """Return a frame of the shot (0 its first; handles lie outside), BGRA; a new array."""
        ...


def picture_of(order: ShotOrder) -> ShotPicture:
    """Build the picture of a shot: an insert where there is a thing to show, else a staged shot."""
    if order.shot.coverage == "insert" and insert_kinds(order):
        return InsertPicture(order)
    return StagedPicture(order)


class StagedPicture:
    """A shot of people and things on a set."""

    def __init__(self, order: ShotOrder) -> None:
        self._order = order
        self._size = order.size.width, order.size.height
        self.stage_set = set_for(order)
        self.staging: Staging = stage(order, self.stage_set)
        self.framing: Framing = frame(
            order.shot,
            self.staging,
            self.stage_set,
            order.size,
            restage=order.take_seed,
            talks=bool(order.spoken),
        )
        light = key_light(self.stage_set, order.shot.light, self.framing.scale)
        self.players = tuple(
            Player(staged, self.staging, order, light, seed_of(order, staged.character.id))
            for staged in self._seen_figures()
        )
        self._light = light
        self._held = {f.holds for f in order.shot.figures if f.holds}
        self._backdrop = Backdrop(self.stage_set, self.framing.plate, *self._size, blur=self.framing.blur)
        self._foreground = self._foreground_figure(order)
        pool = pool_seen(
            graded_pool(self.stage_set.light_pool, order.shot.light), self._middle_camera(), *self._size
        )
        self._light_pass = LightPass(pool, self.stage_set.bloom * BLOOM[self.framing.scale], *self._size)

    def draw(self, frame_number: int) -> Pixels:
        """Return a frame of the shot."""
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

    def _draw_stage(self, canvas: skia.Canvas, moment: Moment, *, on_tables: bool) -> None:
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

    def _seen_figures(self) -> tuple[StagedFigure, ...]:
        """Return who is drawn: in a close shot of one, nobody else's shoulder."""
        return (
            self.staging.subjects(self._order.shot) if self.framing.scale == "close" else self.staging.figures
        )

    def _standing_props(self) -> list[StagedProp]:
        return [prop for prop in self.staging.props if prop.id not in self._held and self._is_seen(prop)]

    def _is_seen(self, prop: StagedProp) -> bool:
        """Return whether enough of a thing is seen to tell what it is; a stray handle is left out."""
        camera = self.framing.camera(0.5)
        _, tall = prop_extent(prop.kind, prop.size)
        bottom = camera.y + camera.height / 2
        return self.framing.scale == "wide" or prop.y - tall * 0.35 < bottom

    def _front_layers(self) -> list[NamedLayer]:
        """Return the layers before the figures: furniture they are behind; in wide shots everything."""
        if self.framing.scale == "wide":
            return list(self.stage_set.front)
        if self.framing.scale == "full":
                self._draw_seat(canvas, item.staged)
            # Feet must be seen: no grass out of focus before them.
            return [named for named in self.stage_set.front if named.layer.parallax <= _FOREGROUND_PARALLAX]
        if self.framing.scale == "close":
            return []
        names = {name for staged in self.staging.figures for name in staged.spot.behind}
        return [named for named in self.stage_set.front if named.name in names]

    def _draw_seat(self, canvas: skia.Canvas, staged: StagedFigure) -> None:
        """Draw a seat under whoever sits where the place shows none in line with them."""
        spot, seat_y = staged.spot, staged.seat_y
        is_painted = staged.uses_furniture and spot in self.stage_set.anchors.values()
        if seat_y is None or spot.behind or (is_painted and self.framing.is_in_line):
            return
        head = spot.head * staged.design.scale
        draw_seat(canvas, spot.seat, self._light, spot.x, spot.y, seat_y, head)

    def _draw_weather(self, canvas: skia.Canvas, moment: Moment) -> None:
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
        if self.framing.scale == "wide" or not subjects:
            side = foreground_side(self.staging, self.stage_set)
        else:
            side = look_side(subjects[0], self.staging)
        return Foreground(
            staged,
            self.framing,
            side or 1.0,
            order.size,
            self.stage_set.darkest,
            self._light,
        )
