"""Value plan of a shot: whoever melts into the ground gets a pool of light, or of shade, on the ground behind.

Worked out once per shot on a small painted frame: the colours along each figure's seen contour are compared,
and as much of a pool is laid behind it as parts the two. Source: ours, after the rule "subject and ground
differ in lightness, never mid on mid".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import cv2
import numpy as np
import skia
from numpy.typing import NDArray

from cinema_agent.generators.animatic.canvas import SMOOTH, Camera, Color, Pixels, image_of, saved

LEAST_CONTRAST, ENOUGH_CONTRAST = 21.0, 19.0
"""Lab distance across the contour that is aimed at, and which will do; the limit that pictures are held to is 15."""
STRENGTHS = (0.22, 0.38, 0.54, 0.7)
IN_FRONT = 255
_REACH = 0.008
"""How far inside and outside of the contour to look, in picture heights."""
_SOFT_HEADS = 0.55
_TINT = 0.6
"""How far a pool goes from the colour of the ground there to the tone of its light."""
_WORTH_IT = 0.4
"""Least gain of contrast for which a stronger pool is taken."""
_FULL_AT = 0.62
"""Share of the blurred silhouette from which a pool has its full strength: a little outside the contour."""

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Cover:
    """What covers each pixel of a small frame: 0 the ground, n the n-th figure, `IN_FRONT` what hides figures."""

    numbers: NDArray[np.uint8]
    heads_px: tuple[float, ...]

    @property
    def ground(self) -> Mask:
        return np.asarray(self.numbers == 0)

    @property
    def in_front(self) -> Mask:
        return np.asarray(self.numbers == IN_FRONT)


@dataclass(frozen=True)
class GroundPool:
    """A soft patch of light or shade on the ground behind a figure: a picture, its corner on the stage, and stage units
    per pixel of it."""

    image: skia.Image
    left: float
    top: float
    unit: float

    def draw(self, canvas: skia.Canvas, dx: float = 0.0) -> None:
        """Draw the pool in stage units, moved with its figure by `dx`."""
        with saved(canvas):
            canvas.translate(self.left + dx, self.top)
            canvas.scale(self.unit, self.unit)
            canvas.drawImage(self.image, 0, 0, SMOOTH)


@dataclass(frozen=True)
class Plan:
    """What a figure gets: a pool behind it or none, and the contrast along its contour with it."""

    pool: GroundPool | None
    contrast: float


def plan_values(
    painted: Pixels,
    cover: Cover,
    lit: Callable[[Pixels], Pixels],
    camera: Camera,
    tones: tuple[Color, Color],
) -> list[Plan]:
    """Return what each figure needs to stand out.

    Args:
        painted: the small frame before its light.
        cover: what is where in it.
        lit: gives a small frame its light.
        camera: the camera of the frame.
        tones: what a pool leans to: the light of the set, and its darkest tone.
    """
    lab = _lab(lit(painted))
    plans = []
    for number, head_px in enumerate(cover.heads_px, start=1):
        seen = np.asarray(cover.numbers == number)
        across, is_darker = contour(lab, seen, cover.in_front)
        plan = Plan(None, across)
        if seen.any() and across < LEAST_CONTRAST:
            soft = _soft(seen, head_px)
            plan = _best_pool(painted, cover, seen, soft, lit, camera, tones[0 if is_darker else 1], plan)
        plans.append(plan)
    return plans


def _best_pool(
    painted: Pixels, cover: Cover, seen: Mask, soft: NDArray[np.float32], lit: Callable[[Pixels], Pixels],
    camera: Camera, tone: Color, without: Plan,
) -> Plan:  # fmt: skip
    """Return the weakest pool that parts figure and ground, or the one that parts them most."""
    beside = cover.ground & (soft > 0.3)
    if not beside.any():
        return without
    local = painted[beside][:, :3].astype(np.float32).mean(0)
    target = local + (np.array(tone[2::-1], np.float32) - local) * _TINT
    best, best_strength = without, 0.0
    for strength in STRENGTHS:
        share = (soft * strength * cover.ground)[..., None]
        tried = painted.copy()
        tried[..., :3] = painted[..., :3] * (1 - share) + target * share
        across = contrast(lit(tried), seen, cover.in_front)
        if across > best.contrast + _WORTH_IT:
            best, best_strength = Plan(None, across), strength
        if across >= LEAST_CONTRAST:
            break
    return replace(best, pool=_pool(soft * best_strength, target, camera)) if best_strength else without


def numbered(pixels: Pixels) -> NDArray[np.uint8]:
    """Return what covers each pixel, from figures drawn in red numbers and white before them, edges soft."""
    white, red = pixels[..., 0], pixels[..., 2]
    return np.asarray(np.where(white >= 128, IN_FRONT, np.where(white == 0, red, 0)), np.uint8)


def contrast(pixels: Pixels, seen: Mask, in_front: Mask) -> float:
    """Return the lower quartile of colour distances (Lab) across the contour of what is seen of a figure."""
    return contour(_lab(pixels), seen, in_front)[0]


def contour(lab: NDArray[np.float32], seen: Mask, in_front: Mask) -> tuple[float, bool]:
    """Return the lower quartile of colour distances across a contour, and if the figure is the darker there.

    Where something stands before the figure there is no contour of its own.
    """
    reach = max(1, round(_REACH * lab.shape[0]))
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1, 2 * reach + 1))
    solid = seen.astype(np.uint8)
    inner = seen & (cv2.erode(solid, kernel, borderType=cv2.BORDER_REPLICATE) == 0)
    outer = ~seen & ~in_front & (cv2.dilate(solid, kernel, borderType=cv2.BORDER_REPLICATE) > 0)
    inner &= cv2.dilate(outer.astype(np.uint8), kernel) > 0
    if not inner.any():
        return 0.0, True
    weight = outer.astype(np.float32)
    window = (4 * reach + 3, 4 * reach + 3)
    total = cv2.blur(lab * weight[..., None], window, borderType=cv2.BORDER_CONSTANT)
    count = cv2.blur(weight, window, borderType=cv2.BORDER_CONSTANT)
    beside = (total / np.maximum(count, 1e-6)[..., None])[inner]
    distance = np.linalg.norm(lab[inner] - beside, axis=1)
    worst = distance <= np.percentile(distance, 50)
    is_darker = float(lab[inner][worst, 0].mean()) <= float(beside[worst, 0].mean())
    return float(np.percentile(distance, 25)), is_darker


def _soft(seen: Mask, head_px: float) -> NDArray[np.float32]:
    """Return the silhouette blurred far beyond its contour, 0 to 1."""
    sigma = max(1.5, _SOFT_HEADS * head_px)
    blurred = cv2.GaussianBlur(seen.astype(np.float32), (0, 0), sigma, borderType=cv2.BORDER_REPLICATE)
    return np.asarray(np.minimum(1.0, blurred / _FULL_AT), np.float32)


def _pool(cover: NDArray[np.float32], color: NDArray[np.float32], camera: Camera) -> GroundPool:
    rows, columns = np.flatnonzero((cover > 0.01).any(1)), np.flatnonzero((cover > 0.01).any(0))
    top, bottom, left, right = rows[0], rows[-1] + 1, columns[0], columns[-1] + 1
    height, width = cover.shape
    part = cover[top:bottom, left:right, None]
    pixels = np.concatenate([part * color, part * 255], axis=2)
    unit = camera.height / height
    return GroundPool(
        image_of(np.asarray(pixels.round(), np.uint8)),
        camera.x + (left - width / 2) * unit,
        camera.y + (top - height / 2) * unit,
        unit,
    )


def _lab(pixels: Pixels) -> NDArray[np.float32]:
    bgr = pixels[..., :3].astype(np.float32) / 255
    return np.asarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2Lab), np.float32)
