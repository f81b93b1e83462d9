"""Props as sprites: an SVG body in the film's palette, cel-shaded, lit and textured once per light.

Knows nothing of where a prop stands. Source: ours.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
import skia
from numpy.typing import NDArray

from cinema_agent.generators.animatic.canvas import Lighting, Pixels, image_of, new_surface, textured
from cinema_agent.generators.animatic.prop_sheets import prop_art, prop_row

BOX = 32.0
_PALETTE = (
    "#7d452c", "#c87b43", "#4a2a26", "#f1dfba", "#e2a23f", "#b9402f", "#1c2a34", "#1c4a4d", "#2f6a72",
    "#86a37a",     "#4f7a55", "#2c4763", "#8a5a6a", "#d9bb8e", "#5f6f7a", "#fbf0d6",
)  # fmt: skip
_REMAP = 0.72
_SIZES = (24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024)
_COLOR = re.compile(r'(fill|stroke)="(#[0-9a-fA-F]{3,8}|white|black)"')
_NAMED = {"white": "#ffffff", "black": "#1c2a34"}

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Sprite:
    """A prop's picture, `per_unit` pixels for a unit of the SVG box; `box` is what it covers of that."""

    image: skia.Image
    box: Box
    per_unit: float


def sprite(kind: str, size_px: float, light: Lighting, *, lit: bool = False) -> Sprite:
    """Return the picture of a prop, at least `size_px` along its largest side (never above 1024).

    `lit` returns what is laid over it when it burns, which takes no shade.
    """
    bucket = next((size for size in _SIZES if size >= size_px), _SIZES[-1])
    return _sprite(kind, bucket, light, lit)


@lru_cache(maxsize=96)
def _sprite(kind: str, size_px: int, light: Lighting, lit: bool) -> Sprite:
    left, top, right, bottom = content_box(kind)
    per_unit = size_px / max(right - left, bottom - top)
    margin = 2 / per_unit
    box = (left - margin, top - margin, right + margin, bottom + margin)
    art = prop_art(kind)
    pixels = _drawn(art.lit if lit else art.body, box, per_unit, recolor=bool(prop_row(kind).fluent))
    if not lit:
        pixels = textured(_lit(pixels, light, size_px), 5.0)
    return Sprite(image_of(pixels), box, per_unit)


@lru_cache(maxsize=512)
def content_box(kind: str) -> Box:
    """Return what a prop's picture covers of its box of 32 units: left, top, right, bottom."""
    per_unit = 4.0
    covered = _drawn(prop_art(kind).body, (0, 0, BOX, BOX), per_unit, recolor=False)[..., 3] > 8
    rows, columns = np.flatnonzero(covered.any(1)), np.flatnonzero(covered.any(0))
    return (
        float(columns[0] / per_unit),
        float(rows[0] / per_unit),
        float((columns[-1] + 1) / per_unit),
        float((rows[-1] + 1) / per_unit),
    )


@lru_cache(maxsize=512)
def bulk(kind: str) -> float:
    """Return how bulky a prop is, 0 a line to 1 a square block: the root of what it covers of its largest side."""
    left, top, right, bottom = content_box(kind)
    covered = _drawn(prop_art(kind).body, (0, 0, BOX, BOX), 2.0, recolor=False)[..., 3] > 128
    return math.sqrt(covered.sum() / 4.0) / max(right - left, bottom - top)


def _drawn(body: str, box: Box, per_unit: float, *, recolor: bool) -> Pixels:
    left, top, right, bottom = box
    pixels, surface = new_surface(round((right - left) * per_unit), round((bottom - top) * per_unit))
    if not body:
        return pixels
    if recolor:
        body = _COLOR.sub(lambda match: f'{match[1]}="{film_color(_NAMED.get(match[2], match[2]))}"', body)
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">{body}</svg>'
    picture = skia.SVGDOM.MakeFromStream(skia.MemoryStream(svg.encode(), True))
    picture.setContainerSize(skia.Size(BOX, BOX))
    canvas = surface.getCanvas()
    canvas.scale(per_unit, per_unit)
    canvas.translate(-left, -top)
    picture.render(canvas)
    return pixels


@lru_cache(maxsize=1024)
def film_color(color: str) -> str:
    """Return a colour moved most of the way to the nearest of the film's palette, in CIE Lab."""
    digits = color.lstrip("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits[:6]
    here = _lab(f"#{digits}")
    palette = np.array([_lab(entry) for entry in _PALETTE])
    nearest = palette[int((((palette - here) * (0.75, 1, 1)) ** 2).sum(1).argmin())].copy()
    nearest[0] = here[0] * 0.45 + nearest[0] * 0.55
    mixed = (here * (1 - _REMAP) + nearest * _REMAP).astype(np.float32)
    rgb = cv2.cvtColor(mixed[None, None], cv2.COLOR_LAB2RGB)[0, 0]
    return "#" + "".join(f"{int(np.clip(level, 0, 1) * 255):02x}" for level in rgb)


def _lab(color: str) -> NDArray[np.float64]:
    rgb = np.array([int(color[i : i + 2], 16) for i in (1, 3, 5)], np.float32) / 255
    return np.asarray(cv2.cvtColor(rgb[None, None], cv2.COLOR_RGB2LAB)[0, 0], np.float64)


def _lit(pixels: Pixels, light: Lighting, size_px: int) -> Pixels:
    """Light a flat sprite: ambient and haze, a crescent of shade away from the light, a rim towards it."""
    alpha = pixels[..., 3].astype(np.float32)
    color = np.multiply(pixels[..., :3], np.array(light.ambient[::-1], np.float32), dtype=np.float64)
    haze = np.array(light.haze[2::-1], np.float32) * (alpha[..., None] / 255)
    color = color * (1 - light.haze_amount) + haze * light.haze_amount
    x, y = light.toward
    shade = _uncovered(alpha, x * size_px * 0.05, y * size_px * 0.05)[..., None]
    color *= 1 - shade * (1 - np.array(light.shade[::-1], np.float32))
    if light.rim is not None:
        reach = -max(1.0, size_px * 0.011 * light.rim_width)
        rim = _uncovered(alpha, x * reach, y * reach)[..., None]
        color = color * (1 - rim) + np.array(light.rim[2::-1], np.float32) * (alpha[..., None] / 255) * rim
    lit = pixels.copy()
    lit[..., :3] = np.clip(color, 0, alpha[..., None]).astype(np.uint8)
    return lit


def _uncovered(alpha: NDArray[np.float32], dx: float, dy: float) -> NDArray[np.float32]:
    """Return how much of each pixel (0 to 1) the shape leaves bare once moved by (dx, dy) pixels."""
    move = np.array([[1, 0, dx], [0, 1, dy]], np.float64)
    shifted = cv2.warpAffine(alpha, move, alpha.shape[::-1], flags=cv2.INTER_LINEAR)
    return np.asarray(np.clip((alpha - shifted) / 255, 0, 1), np.float32)
