"""Light laid over a drawn frame: the multiply map, glows at a quarter of the size, bloom at an eighth.

Three cheap passes turn an evenly lit picture into one with a time of day. Knows pixels, not people. Source:
ours.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import cv2
import numpy as np
import skia
from numpy.typing import NDArray

from cinema_agent.generators.animatic.canvas import (
    SMOOTH,
    STAGE_HEIGHT,
    Camera,
    Color,
    Pixels,
    lerp,
    mix,
    new_surface,
    radial_gradient,
    saved,
    shader_fill,
    with_alpha,
)
from cinema_agent.generators.animatic.stage_set import Glow, LightPool
from cinema_agent.media.stills import shrunk

LEVELS = 8
"""Steps between a light being out and burning for which light maps are made."""
_GLOW_SCALE, _BLOOM_SCALE, _MAP_SCALE = 4, 8, 8
_BLOOM_ABOVE = 150
_WARM: Color = (255, 214, 170, 255)


@dataclass(frozen=True)
class Pool:
    """A light map in picture space: middle and radius in parts of the picture's height, and its colours."""

    x: float
    y: float
    radius: float
    light: LightPool


Row = tuple[float, float, float, float]
Harmony = tuple[Row, Row, Row]


@dataclass(frozen=True)
class Grade:
    """How a shot is exposed and printed: every tone times `exposure`; of that, `gain` times, less `black`.

    `black` is in parts of full range; `harmony`, where there is one, then draws colours together: what is added to
    blue, green and red for each of blue, green, red and full range. What shines by itself is never made brighter, and
    lies on top.
    """

    exposure: float = 1.0
    gain: float = 1.0
    black: float = 0.0
    harmony: Harmony | None = None


class LightPass:
    """The light of one shot at one size."""

    def __init__(
        self, pool: Pool, bloom: float, width_px: int, height_px: int, *, grade: Grade | None = None
    ) -> None:
        """Make ready to light a shot; without a grade, as it is painted."""
        self._pool, self.grade = pool, grade or Grade()
        self._print = _print_of(self.grade)
        self._held_back = min(1.0, self.grade.exposure)
        self._unheld_bloom, self._bloom = bloom, bloom * self._held_back
        self._size = width_px, height_px
        self._maps: dict[tuple[int, bool], Pixels] = {}
        small = max(1, width_px // _GLOW_SCALE), max(1, height_px // _GLOW_SCALE)
        self._shine, _ = new_surface(*small)
        self._glow_pixels, self._glow_surface = new_surface(*small)

    def graded(self, grade: Grade) -> LightPass:
        """Return the same light under another grade; its maps are made once for both."""
        other = LightPass(self._pool, self._unheld_bloom, *self._size, grade=grade)
        other._maps = self._maps
        return other

    def apply(
        self, pixels: Pixels, camera: Camera, glows: Sequence[Glow], seconds: float, lit: float | None
    ) -> Pixels:
        """Return the lit frame.

        Args:
            pixels: the drawn frame, as `new_surface` gives it; not changed.
            glows: practical lights in stage units.
            lit: how far a light that is lit in this shot burns (0 to 1), none if there is no such light.
        """
        scale = self.grade.exposure / 255
        result: Pixels = np.asarray(cv2.multiply(pixels, self._map(lit), scale=scale), np.uint8)
        if self._print is not None:
            # OpenCV transforms three channels twenty times faster than four.
            colors = cv2.transform(cv2.cvtColor(result, cv2.COLOR_BGRA2BGR), self._print)
            cv2.cvtColor(colors, cv2.COLOR_BGR2BGRA, result)
        elif self.grade.gain > 1:
            cv2.addWeighted(result, self.grade.gain, result, 0, -255 * self.grade.black, result)
        if glows:
            self._draw_glows(glows, camera, seconds)
        shine = self._shine if glows else None
        if self._bloom > 0:
            bloom = self._bloom_of(result, shine)
            if shine is None:
                shine = bloom
            else:
                cv2.add(shine, cv2.resize(bloom, (shine.shape[1], shine.shape[0])), shine)
        if shine is not None:
            # Enlarging costs more than all the rest: glows and bloom share one.
            cv2.add(result, cv2.resize(shine, self._size), result)
        return result

    def _map(self, lit: float | None) -> Pixels:
        level = LEVELS if lit is None else round(lit * LEVELS)
        key = level, lit is None
        if key not in self._maps:
            light = self._pool.light if lit is None else _dimmed(self._pool.light, level / LEVELS)
            self._maps[key] = light_map(replace(self._pool, light=light), *self._size)
        return self._maps[key]

    def _draw_glows(self, glows: Iterable[Glow], camera: Camera, seconds: float) -> None:
        canvas = self._glow_surface.getCanvas()
        self._shine.fill(0)
        height_px, width_px = self._shine.shape[:2]
        for index, glow in enumerate(glows):
            flicker = 1 + glow.flicker * (
                math.sin(seconds * 11.3 + index * 2.1) + math.sin(seconds * 7.1 + index)
            )
            # Each on black, then added: Skia's own adding is eight times slower than its plain drawing.
            canvas.clear(0)
            with saved(canvas):
                camera.apply(canvas, width_px, height_px, glow.parallax)
                radius = glow.radius * (1 + glow.flicker * 0.4 * math.sin(seconds * 9.7 + index))
                canvas.drawImageRect(
                    _glow_image(glow.color),
                    skia.Rect(0, 0, 128, 128),
                    skia.Rect(glow.x - radius, glow.y - radius, glow.x + radius, glow.y + radius),
                    SMOOTH,
                    skia.Paint(Alpha=int(255 * min(1.0, glow.strength * flicker) * self._held_back)),
                )
            cv2.add(self._shine, self._glow_pixels, self._shine)

    def _bloom_of(self, lit: Pixels, glows: Pixels | None) -> Pixels:
        """Return the shine, an eighth of the size, of what is bright in the lit picture and its glows."""
        width_px, height_px = self._size
        small = max(1, width_px // _BLOOM_SCALE), max(1, height_px // _BLOOM_SCALE)
        bright = shrunk(lit, small)
        if glows is not None:
            cv2.add(bright, shrunk(glows, small), bright)
        reach = max(3, round(min(small) * 0.145)) | 1
        soft = cv2.subtract(bright, np.full_like(bright, _BLOOM_ABOVE))
        soft = cv2.blur(cv2.blur(soft, (reach, reach)), (reach, reach))
        return np.asarray(cv2.convertScaleAbs(soft, alpha=self._bloom * 1.4), np.uint8)


def light_map(pool: Pool, width_px: int, height_px: int) -> Pixels:
    """Return the picture to multiply a frame with (255 leaves it as it is)."""
    columns, rows = max(2, width_px // _MAP_SCALE), max(2, height_px // _MAP_SCALE)
    y, x = np.mgrid[0:rows, 0:columns].astype(np.float32)
    x = (x + 0.5) / columns * (width_px / height_px)
    y = (y + 0.5) / rows
    distance = np.clip(np.hypot((x - pool.x) * 0.85, y - pool.y) / pool.radius, 0, 1) ** pool.light.power
    inner = np.array(pool.light.inner[2::-1], np.float32)
    edge = np.array(pool.light.edge[2::-1], np.float32)
    light = inner * (1 - distance[..., None]) + edge * distance[..., None]
    half = width_px / height_px / 2
    corner = np.hypot((x - half) / (half * 1.19), (y - 0.5) / 0.667)
    light *= (1 - pool.light.vignette * np.clip(corner - 0.45, 0, 1))[..., None]
    small = np.clip(light, 0, 255).astype(np.uint8)
    large = cv2.resize(small, (width_px, height_px), interpolation=cv2.INTER_CUBIC)
    return np.asarray(cv2.cvtColor(large, cv2.COLOR_BGR2BGRA), np.uint8)


def pool_seen(light: LightPool, camera: Camera, width_px: int, height_px: int) -> Pool:
    """Return a set's light pool as this camera sees it, at half parallax: light is not nailed to the wall."""
    zoom = 1 + (STAGE_HEIGHT / camera.height - 1) * 0.5
    x = (
        light.x - camera.axis_x - (camera.x - camera.axis_x) * 0.5
    ) * zoom / STAGE_HEIGHT + width_px / height_px / 2
    y = (light.y - 360 - (camera.y - 360) * 0.5) * zoom / STAGE_HEIGHT + 0.5
    return Pool(x, y, light.radius * zoom / STAGE_HEIGHT, light)


def blended(before: Pixels, after: Pixels, amount: float) -> Pixels:
    """Return two frames mixed: `amount` 0 is the first, 1 the second."""
    return np.asarray(cv2.addWeighted(before, 1 - amount, after, amount, 0), np.uint8)


def _dimmed(light: LightPool, lit: float) -> LightPool:
    """Return the pool before a lamp is lit (0) to after (1): darker and colder to warmer."""
    cold = mix(light.edge, (40, 56, 96, 255), 0.45)
    return replace(
        light,
        inner=mix(mix(light.inner, (120, 132, 170, 255), 0.3), mix(light.inner, _WARM, 0.25), lit),
        edge=mix(cold, mix(light.edge, _WARM, 0.15), lit),
        power=lerp(light.power, 1.0, lit),
    )


def _print_of(grade: Grade) -> NDArray[np.float32] | None:
    """Return gain, black and harmony of a grade in one, (3, 4) on BGR; none where a plain gain will do."""
    if grade.harmony is None:
        return None
    drawn_together = np.eye(3, 4, dtype=np.float32) + np.array(grade.harmony, np.float32)
    exposed = np.eye(4, dtype=np.float32)
    exposed[:3, :3] *= grade.gain
    exposed[:3, 3] = -grade.black
    result = drawn_together @ exposed
    result[:, 3] *= 255
    return np.asarray(result, np.float32)


@lru_cache(maxsize=32)
def _glow_image(color: Color) -> skia.Image:
    _, surface = new_surface(128, 128)
    colors = [with_alpha(color, alpha) for alpha in (255, 90, 22, 0)]
    surface.getCanvas().drawPaint(shader_fill(radial_gradient((64, 64), 64, colors, [0, 0.28, 0.6, 1])))
    return surface.makeImageSnapshot()
