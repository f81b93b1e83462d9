"""Draws one frame of a shot: back layers, figures and things far to near, front layers, weather, light.

A `ShotPicture` is built once per shot and size and then draws any frame alone, always to the same bytes.
Source: ours.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

import numpy as np
import skia
from numpy.typing import NDArray

from cinema_agent.generators import ShotOrder
from cinema_agent.generators.animatic.backdrop import Backdrop, draw_item
from cinema_agent.generators.animatic.canvas import Camera, Lighting, Pixels, new_surface, saved
from cinema_agent.generators.animatic.extras import peopled
from cinema_agent.generators.animatic.foreground import Foreground
from cinema_agent.generators.animatic.framing import Framing, foreground_side, frame, look_side
from cinema_agent.generators.animatic.insert_picture import InsertPicture, insert_kinds
from cinema_agent.generators.animatic.key_light import BLOOM, edge_lights, graded_pool, key_light, pool_tones
from cinema_agent.generators.animatic.ladders import draw_ladder
from cinema_agent.generators.animatic.light_pass import LightPass, blended, pool_seen
from cinema_agent.generators.animatic.metering import latitude_of, metered, small_frame
from cinema_agent.generators.animatic.mounts import mounted
from cinema_agent.generators.animatic.parts import Layer
from cinema_agent.generators.animatic.players import Moment, Player
from cinema_agent.generators.animatic.props import draw_prop, prop_extent, prop_light
from cinema_agent.generators.animatic.seats import draw_seat
from cinema_agent.generators.animatic.set_store import seed_of, set_for
from cinema_agent.generators.animatic.stage_set import Glow, NamedLayer
from cinema_agent.generators.animatic.staged_prop import StagedProp, brightness
from cinema_agent.generators.animatic.staging import StagedFigure, Staging, stage
from cinema_agent.generators.animatic.value_plan import (
    ENOUGH_CONTRAST,
    Cover,
    GroundPool,
    Mask,
    contrast,
    numbered,
    plan_values,
)

_CLIMBED = ("ladder", "rope")
"""Kinds of prop one climbs."""
_LADDER_OVER = 2.6
"""How many heads a ladder is taller than whoever stands before it."""
_AS_WHITE = skia.Paint(ColorFilter=skia.ColorFilters.Blend(0xFFFFFFFF, skia.BlendMode.kSrcIn))
"""Paints whatever is drawn through it white, as opaque as it is."""
_FOREGROUND_PARALLAX = 1.2
"""Layers above this are out-of-focus foreground, not furniture."""


class ShotPicture(Protocol):
    """Draws any frame of one shot."""

    def draw(self, frame_number: int) -> Pixels:
        """Return a frame of the shot (0 its first; handles lie outside), BGRA; a new array."""
        ...


def picture_of(order: ShotOrder) -> ShotPicture:
    """Build the picture of a shot: an insert where there is a thing to show, else a staged shot."""
    if order.shot.light.place_lamp_at is not None:
        return RelitPicture(order)
    if order.shot.coverage == "insert" and insert_kinds(order):
        return InsertPicture(order)
    return StagedPicture(order)


class RelitPicture:
    """A shot in which the place's own great lamp is lit: the place dark, then the place in its light."""

    def __init__(self, order: ShotOrder) -> None:
        lit_at = order.shot.light.place_lamp_at
        assert lit_at is not None
        self._order, self._lit_at = order, lit_at
        self._dark, self.lit = (picture_of(_with_place_lamp(order, burns)) for burns in (False, True))

    def draw(self, frame_number: int) -> Pixels:
        """Return a frame of the shot."""
        lit = brightness(True, self._lit_at, Moment.of(self._order, frame_number).progress)
        if lit <= 0:
            return self._dark.draw(frame_number)
        lamplight = self.lit.draw(frame_number)
        if lit >= 1:
            return lamplight
        return blended(self._dark.draw(frame_number), lamplight, lit)


def _with_place_lamp(order: ShotOrder, burns: bool) -> ShotOrder:
    light = order.shot.light.model_copy(update={"place_lamp": burns, "place_lamp_at": None})
    return replace(order, shot=order.shot.model_copy(update={"light": light}))


def _span(order: ShotOrder) -> tuple[float, float]:
    """Return between which seconds a shot is drawn, its handles included."""
    last = order.shot.length_frames + order.tail_frames
    return float(-order.head_frames / order.rate), float(last / order.rate)


class StagedPicture:
    """A shot of people and things on a set."""

    def __init__(self, order: ShotOrder) -> None:
        self._order = order
        self._size = order.size.width, order.size.height
        self.stage_set = peopled(set_for(order), order)
        self.staging: Staging = mounted(stage(order, self.stage_set))
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
        for player in self.players:
            player.mount_of(self.players)
        self._light = light
        self._held = {f.holds for f in order.shot.figures if f.holds}
        self._backdrop = Backdrop(
            self.stage_set, self.framing.plate, *self._size, blur=self.framing.blur, seconds=_span(order)
        )
        self._foreground = self._foreground_figure(order)
        self._ground_pools: dict[str, GroundPool] = {}
        self._light_pass = self._lit_shot()

    def draw(self, frame_number: int) -> Pixels:
        """Return a frame of the shot."""
        moment = Moment.of(self._order, frame_number)
        pixels, surface = new_surface(*self._size)
        self._paint(surface.getCanvas(), moment, pixels)
        return self._shone_on(self._light_pass, pixels, moment)

    def _shone_on(self, light_pass: LightPass, pixels: Pixels, moment: Moment) -> Pixels:
        camera = self.camera(moment)
        return light_pass.apply(pixels, camera, self._glows(moment), moment.seconds, self._lit(moment))

    def _paint(self, canvas: skia.Canvas, moment: Moment, frame: Pixels | None = None) -> None:
        """Draw a frame without its light; `frame` is what `canvas` draws into, at the size of the picture."""
        camera = self.framing.camera(moment.progress)
        on_board = self.camera(moment)
        self._backdrop.draw(canvas, moment.progress, moment.seconds, frame)
        front = self._front_layers()
        with saved(canvas):
            on_board.apply(canvas, *self._size)
            self._draw_ground_pools(canvas, moment)
            self._draw_stage(canvas, moment, on_tables=False)
        for layer in (named for named in front if named.layer.parallax <= _FOREGROUND_PARALLAX):
            draw_item(canvas, layer, camera, *self._size, moment.seconds)
        with saved(canvas):
            on_board.apply(canvas, *self._size)
            self._draw_stage(canvas, moment, on_tables=True)
        for layer in (named for named in front if named.layer.parallax > _FOREGROUND_PARALLAX):
            draw_item(canvas, layer, camera, *self._size, moment.seconds)
        self._draw_weather(canvas, moment)
        if self._foreground:
            self._foreground.draw(canvas, camera)

    def camera(self, moment: Moment) -> Camera:
        """Return the camera on the figures, who ride up and down with the boat they sit in."""
        camera = self.framing.camera(moment.progress)
        return replace(camera, y=camera.y - self.stage_set.bob_at(moment.seconds))

    def _lit_shot(self) -> LightPass:
        """Meter a small picture of the middle of the shot; set its exposure and part people from the ground."""
        order, (width, height) = self._order, self._size
        moment = Moment.of(order, order.shot.length_frames // 2)
        light_pool = graded_pool(self.stage_set.light_pool, order.shot.light)
        pool = pool_seen(light_pool, self._middle_camera(), width, height)
        bloom = self.stage_set.bloom * BLOOM[self.framing.scale]
        painted = small_frame(lambda canvas: self._paint(canvas, moment), width, height)

        def shone_on(light_pass: LightPass, pixels: Pixels) -> Pixels:
            return self._shone_on(light_pass, pixels, moment)

        small = metered(
            pool,
            bloom,
            painted,
            shone_on,
            latitude_of(order.take_seed, lamp_is_out=not order.shot.light.place_lamp),
        )
        self._part_from_ground(painted, lambda pixels: shone_on(small, pixels), moment)
        return LightPass(pool, bloom, width, height, grade=small.grade)

    def _part_from_ground(self, painted: Pixels, lit: Callable[[Pixels], Pixels], moment: Moment) -> None:
        """Give whoever melts into the ground a pool of light or shade behind, and an edge light."""
        numbers = self.cover(moment)
        camera = self.camera(moment)
        per_unit = painted.shape[0] / camera.height
        heads = (player.staged.spot.head * player.staged.design.scale for player in self.players)
        cover = Cover(numbers, tuple(head * per_unit for head in heads))
        plans = plan_values(painted, cover, lit, camera, pool_tones(self.stage_set))
        for player, plan in zip(self.players, plans, strict=True):
            if plan.pool:
                self._ground_pools[player.staged.character.id] = plan.pool
        for number, (player, plan) in enumerate(zip(self.players, plans, strict=True), start=1):
            if plan.contrast < ENOUGH_CONTRAST:
                self._edge_lit(player, np.asarray(numbers == number), cover.in_front, lit, moment)
        is_still = all(player.staged.to_x is None for player in self.players)
        if self.framing.blur and is_still and self._ground_pools:
            # Out of focus the ground is one still plate: what is painted on it costs nothing per frame.
            self._backdrop.paint_over(lambda canvas: self._draw_pools_at(canvas, moment, camera))
            self._ground_pools = {}

    def cover(self, moment: Moment) -> NDArray[np.uint8]:
        """Return a small picture of what covers what: 0 the ground, n the n-th player, 255 what hides players."""
        numbers = small_frame(lambda canvas: self._paint_numbers(canvas, moment), *self._size)
        in_front = small_frame(lambda canvas: self._paint_in_front(canvas, moment), *self._size)
        return numbered(np.maximum(numbers, in_front[..., :1] // 128 * 255))

    def _edge_lit(
        self, player: Player, seen: Mask, in_front: Mask, lit: Callable[[Pixels], Pixels], moment: Moment
    ) -> None:
        """Give a figure that still melts into the ground the edge, or the shade, that parts them most."""

        def contrast_under(light: Lighting) -> float:
            player.light = light
            return contrast(
                lit(small_frame(lambda canvas: self._paint(canvas, moment), *self._size)), seen, in_front
            )

        player.light = max(edge_lights(player.light), key=contrast_under)

    def _draw_pools_at(self, canvas: skia.Canvas, moment: Moment, camera: Camera) -> None:
        with saved(canvas):
            camera.apply(canvas, *self._size)
            self._draw_ground_pools(canvas, moment)

    def _draw_ground_pools(self, canvas: skia.Canvas, moment: Moment) -> None:
        middle = Moment.of(self._order, self._order.shot.length_frames // 2)
        for player in self.players:
            pool = self._ground_pools.get(player.staged.character.id)
            if pool:
                pool.draw(canvas, player.x(moment) - player.x(middle))

    def _paint_numbers(self, canvas: skia.Canvas, moment: Moment) -> None:
        """Draw every figure in its number as red, and things before it or in its hand in white."""
        things = [(prop.y, prop) for prop in self._standing_props()]
        with saved(canvas):
            self.camera(moment).apply(canvas, *self._size)
            for number, player in enumerate(self.players, start=1):
                player.draw_mask(canvas, moment, (number, 0, 0, 255), holding=True)
            for y, prop in things:
                behind = [player for player in self.players if player.staged.ground_y <= y]
                if behind:
                    canvas.saveLayer(None, _AS_WHITE)
                    self._draw_prop(canvas, prop, moment, lit=0.0)
                    canvas.restore()
                for number, player in enumerate(self.players, start=1):
                    if behind and player not in behind:
                        player.draw_mask(canvas, moment, (number, 0, 0, 255), holding=True)

    def _paint_in_front(self, canvas: skia.Canvas, moment: Moment) -> None:
        """Draw all that stands before figures in white."""
        camera = self.framing.camera(moment.progress)
        canvas.saveLayer(None, _AS_WHITE)
        for layer in self._front_layers():
            draw_item(canvas, layer, camera, *self._size, moment.seconds)
        if self._foreground:
            self._foreground.draw(canvas, camera)
        canvas.restore()

    def _draw_stage(self, canvas: skia.Canvas, moment: Moment, *, on_tables: bool) -> None:
        """Draw figures and things, far to near; those on tables come after the tables."""
        stood: list[tuple[float, int, Player | StagedProp, Layer]] = [
            (prop.y, 1, prop, "all") for prop in self._standing_props() if bool(prop.behind) == on_tables
        ]
        if not on_tables:
            stood += [(y, 0, player, layer) for player in self.players for y, layer in player.layers(moment)]
        for _, _, item, layer in sorted(stood, key=lambda entry: entry[:2]):
            if isinstance(item, Player):
                if layer in ("all", "body"):
                    self._draw_seat(canvas, item.staged)
                item.draw(canvas, moment, layer)
            else:
                self._draw_prop(canvas, item, moment, lit=item.lit_at(moment.progress))

    def _draw_prop(self, canvas: skia.Canvas, prop: StagedProp, moment: Moment, *, lit: float) -> None:
        """Draw a thing as it is by then."""
        kind, size = prop.kind_at(moment.progress), prop.size_at(moment.progress)
        draw_prop(canvas, kind, self._light, prop.x, prop.y, size, lit=lit, seconds=moment.seconds)

    def _draw_seat(self, canvas: skia.Canvas, staged: StagedFigure) -> None:
        """Draw a seat under whoever sits where the place shows none in line with them."""
        spot, seat_y = staged.spot, staged.seat_y
        if staged.figure.posture == "climbs":
            self._draw_ladder(canvas, staged)
        is_painted = staged.uses_furniture and spot in self.stage_set.anchors.values()
        if seat_y is None or staged.mount or spot.behind or (is_painted and self.framing.is_in_line):
            return
        head = spot.head * staged.design.scale
        draw_seat(canvas, spot.seat, self._light, spot.x, spot.y, seat_y, head)

    def _draw_ladder(self, canvas: skia.Canvas, staged: StagedFigure) -> None:
        """Draw the ladder of whoever climbs where the shot shows nothing to climb."""
        if any(prop.kind in _CLIMBED for prop in self.staging.props):
            return
        unit = staged.spot.head * staged.design.scale
        tall = (staged.design.heads + _LADDER_OVER) * unit
        draw_ladder(canvas, self._light, staged.spot.x, staged.spot.y, tall, unit)

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
            # Feet must be seen: no grass out of focus before them.
            return [named for named in self.stage_set.front if named.layer.parallax <= _FOREGROUND_PARALLAX]
        if self.framing.scale == "close":
            return []
        names = {name for staged in self.staging.figures for name in staged.spot.behind}
        return [named for named in self.stage_set.front if named.name in names]

    def _draw_weather(self, canvas: skia.Canvas, moment: Moment) -> None:
        # Rain before a close-up is that of the place, not drops as large as a hand.
        camera = self.framing.plate(moment.progress)
        for part in self.stage_set.moving:
            if part.in_front or part.on_lens:
                draw_item(canvas, part, Camera() if part.on_lens else camera, *self._size, moment.seconds)

    def _glows(self, moment: Moment) -> list[Glow]:
        glows = list(self.stage_set.glows) if self.framing.scale in ("wide", "full") else []
        for prop in self._standing_props():
            kind, lit = prop.kind_at(moment.progress), prop.lit_at(moment.progress)
            glow = prop_light(kind, prop.x, prop.y, prop.size, lit)
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
