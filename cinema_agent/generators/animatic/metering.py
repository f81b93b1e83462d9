"""What a cameraman does before the first frame: meters a small picture of the shot and sets its exposure.

Pure arithmetic on a small painted frame; the frames themselves are not looked at again. Source: ours.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import cv2
import numpy as np
import skia

from cinema_agent.generators.animatic.canvas import Pixels, new_surface
from cinema_agent.generators.animatic.light_pass import Grade, Harmony, LightPass, Pool
from cinema_agent.media.few_colors import explained_by_few

METER_HEIGHT = 240
"""Height in pixels of the picture that is metered (its shorter side in a portrait picture is smaller)."""
_ROUNDS = 8
_CLOSE_ENOUGH = 0.02
_LUMA_BGR = np.array([0.0722, 0.7152, 0.2126], np.float32) / 255


@dataclass(frozen=True)
class Latitude:
    """How far the exposure of a shot may be moved from that of its set: factors of light."""

    least: float
    most: float


FIRST_TAKE = Latitude(0.88, 1.6)
"""The hour stays the hour: a night is lifted a little, never to dusk."""
RETAKE = Latitude(0.1, 24.0)
"""A take that failed is exposed for what must be seen, whatever the set says."""


LAMP_OUT = Latitude(0.88, 1.0)
"""A place whose own lamp is out is not lifted, or lighting it would make the room darker."""


def latitude_of(take_seed: int, *, lamp_is_out: bool = False) -> Latitude:
    """Return how far a take may leave the light of its set: a retake as far as it must."""
    if take_seed:
        return RETAKE
    return LAMP_OUT if lamp_is_out else FIRST_TAKE


@dataclass(frozen=True)
class Reading:
    """The tones of a picture: luma from 0 to 1; `low` and `high` leave out one part in a hundred.

    All but `MOST_WHITE` of the picture is darker than `nearly_white`; `white` is the share that is blown out.
    """

    mean: float
    low: float
    high: float
    nearly_white: float
    white: float

    @property
    def span(self) -> float:
        return self.high - self.low


LEAST_SPAN, LEAST_MEAN, MOST_MEAN = 0.64, 0.205, 0.66
"""What is aimed at: a little inside the limits that takes are held to."""
MOST_LIFTED = 0.31
"""Mean luma to which a dark picture is lifted at most for the sake of its contrast: night stays night."""
BRIGHTEST = 0.965
"""Luma above which no more than `MOST_WHITE` of the picture may lie."""
MOST_WHITE = 0.0085

_BLACK_POINT, _WHITE_POINT = 0.035, 0.93
"""Luma to which the darkest and lightest hundredth of a flat picture may be moved."""
FEW_COLORS_EXPLAIN = 0.885
"""Share of a picture that eight colours should explain: a little inside the limit that takes are held to."""
_KEPT = (0.8, 0.65)
"""How much of what departs from the main contrast of hue is left: beyond, a red coat would no longer be red."""
_DARK = 0.18
"""Mean luma under which a picture is not flat but unlit: it wants a retake in another light, no grade."""
_MOST_STRETCHED = 1.9
"""How far tones may be spread: beyond, the grain of the paper would be all one sees."""


def read(pixels: Pixels) -> Reading:
    """Return the tones of a picture (height, width, 4)."""
    luma = pixels[..., :3].astype(np.float32) @ _LUMA_BGR
    low, high, nearly_white = np.quantile(luma, (0.01, 0.99, 1 - MOST_WHITE))
    white = float((luma > BRIGHTEST).mean())
    return Reading(float(luma.mean()), float(low), float(high), float(nearly_white), white)


def metered(
    pool: Pool,
    bloom: float,
    painted: Pixels,
    shine: Callable[[LightPass, Pixels], Pixels],
    latitude: Latitude,
) -> LightPass:
    """Return the light of a small painted frame: its `grade` is that of the shot.

    Args:
        pool: the light map of the shot.
        bloom: the strength of its bloom.
        painted: the small frame, unlit.
        shine: lights a frame, with the glows that are in it.
        latitude: how far the exposure may go.
    """
    height_px, width_px = painted.shape[:2]

    light = LightPass(pool, bloom, width_px, height_px)
    exposure = exposure_for(lambda exposure: shine(light.graded(Grade(exposure)), painted), latitude)
    grade = Grade(exposure)
    for _ in range(_ROUNDS):
        seen = read(shine(light.graded(grade), painted))
        if seen.span >= LEAST_SPAN or seen.mean < _DARK or grade.gain >= _MOST_STRETCHED:
            break
        grade = stretched(grade, seen)
    return light.graded(_harmonised(grade, lambda tried: shine(light.graded(tried), painted)))


def _harmonised(grade: Grade, lit: Callable[[Grade], Pixels]) -> Grade:
    """Return the grade with as much harmony as the palette of the picture needs: none, mostly."""
    plain = lit(grade)
    best, share = grade, _explained(plain)
    for kept in _KEPT:
        if share >= FEW_COLORS_EXPLAIN:
            break
        tried = replace(grade, harmony=harmony(plain, kept))
        explained = _explained(lit(tried))
        if explained > share:
            best, share = tried, explained
    return best


def harmony(pixels: Pixels, kept: float) -> Harmony:
    """Return what draws the colours of a picture towards its main contrast of hue, lightness left as it is.

    A grader's two-colour palette: of all that departs from the line between, say, orange and teal, only `kept`
    (0 to 1) remains.
    """
    bgr = pixels[..., :3].reshape(-1, 3).astype(np.float64) / 255
    chroma_of = np.eye(3) - np.outer(np.ones(3), _LUMA_BGR * 255)
    chroma = bgr @ chroma_of.T
    mean = chroma.mean(0)
    _, axes = np.linalg.eigh(np.cov((chroma - mean).T))
    stray = (1 - kept) * (np.eye(3) - np.outer(axes[:, -1], axes[:, -1]))
    rows = np.concatenate([-stray @ chroma_of, (stray @ mean)[:, None]], axis=1).round(5)
    blue, green, red = ((float(a), float(b), float(c), float(d)) for a, b, c, d in rows)
    return blue, green, red


def _explained(pixels: Pixels) -> float:
    bgr = pixels[..., :3].astype(np.float32) / 255
    small = cv2.resize(cv2.cvtColor(bgr, cv2.COLOR_BGR2Lab), (80, 48), interpolation=cv2.INTER_AREA)
    return explained_by_few(np.asarray(small, np.float32))


def stretched(grade: Grade, seen: Reading) -> Grade:
    """Return a grade under which a flat picture has the contrast it lacks, about as bright as before.

    Storm, rain and fog leave a picture grey upon grey. A grader sets its black and its white point: the veil is
    taken off, not the weather.

    Args:
        seen: the picture under `grade`.
    """
    gain = min(LEAST_SPAN / max(seen.span, 0.05) + 0.01, _MOST_STRETCHED / grade.gain)
    for_white, for_black = gain * seen.high - _WHITE_POINT, gain * seen.low - _BLACK_POINT
    taken = min(max((gain - 1) * seen.mean, for_white, 0.0), max(for_black, 0.0))
    return Grade(grade.exposure, round(grade.gain * gain, 3), round(grade.black * gain + taken, 4))


def exposure_for(lit: Callable[[float], Pixels], latitude: Latitude) -> float:
    """Return the factor of light that brings a shot inside the limits, as far as its latitude goes.

    Args:
        lit: gives the small picture under an exposure.
    """
    exposure = 1.0
    for _ in range(_ROUNDS):
        change = _wanted_change(read(lit(exposure)))
        before, exposure = exposure, min(latitude.most, max(latitude.least, exposure * change))
        if abs(exposure / before - 1) < _CLOSE_ENOUGH:
            break
    return round(exposure, 3)


def _wanted_change(seen: Reading) -> float:
    """Return by what the light should be multiplied: highlights first, then the middle, then the contrast."""
    if seen.nearly_white > BRIGHTEST:
        # What is clipped hides how bright it was: the more of it, the larger the step.
        return max(0.5, BRIGHTEST / seen.nearly_white - 0.02 - seen.white)
    if seen.mean > MOST_MEAN:
        return MOST_MEAN / seen.mean
    for_contrast = min(LEAST_SPAN / max(seen.span, 0.05), MOST_LIFTED / max(seen.mean, 0.01))
    wanted = max(1.0, LEAST_MEAN / max(seen.mean, 0.01), for_contrast)
    room = BRIGHTEST / max(seen.nearly_white, 0.01)
    return min(wanted, room, max(1.0, MOST_MEAN / max(seen.mean, 0.01)))


def small_frame(paint: Callable[[skia.Canvas], None], width_px: int, height_px: int) -> Pixels:
    """Return what `paint` paints for a picture of that size, at the size that is metered."""
    scale = min(1.0, METER_HEIGHT / height_px)
    pixels, surface = new_surface(max(1, round(width_px * scale)), max(1, round(height_px * scale)))
    canvas = surface.getCanvas()
    canvas.scale(pixels.shape[1] / width_px, pixels.shape[0] / height_px)
    paint(canvas)
    return pixels
