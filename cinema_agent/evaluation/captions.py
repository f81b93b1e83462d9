"""Can a caption be read? Contrast of its letters with what is right around them, and reading speed. Pure."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
WORST = 90
"""Percentile of the surround that counts: the brightest tenth around light letters, else the darkest."""


def caption_contrast(picture: Picture, letters: NDArray[np.bool_]) -> float:
    """Return the contrast of letters against the worst tenth of their surround, from 1 to 21 (WCAG 2 asks for
    4.5).

    Args:
        picture: (height, width, 3) BGR, the captions laid over it, with whatever shadow or plate they have.
        letters: (height, width), true inside the strokes of the letters, edges left out.

    Raises:
        ValueError: there is no letter, or nothing around them.

    Source: WCAG 2.2, relative luminance and contrast ratio; the worst tenth is ours.
    """
    ink = letters.astype(np.uint8)
    touching = cv2.dilate(ink, np.ones((3, 3), np.uint8)) > 0
    around = (cv2.dilate(ink, np.ones((7, 7), np.uint8)) > 0) & ~touching
    if not letters.any() or not around.any():
        raise ValueError("no letters, or nothing around them")
    text = float(relative_luminance(picture[letters]).mean())
    ground = relative_luminance(picture[around])
    is_light = text >= np.median(ground)
    worst = float(np.percentile(ground, WORST if is_light else 100 - WORST))
    light, dark = max(text, worst), min(text, worst)
    return (light + 0.05) / (dark + 0.05)


def contrast_in_region(
    picture: Picture, top: int, bottom: int, left: int, right: int, ink: int = 200
) -> float:
    """Return the contrast of light letters inside a region of a finished picture, found by their brightness.

    Args:
        ink: luma, of 255, above which a pixel is inside a letter.

    Raises:
        ValueError: no letters are found there.
    """
    region = picture[top:bottom, left:right]
    return caption_contrast(region, region.mean(-1) > ink)


def reading_speed(text: str, seconds: float) -> float:
    """Return how many characters a second a caption asks its reader to take in."""
    return len("".join(text.splitlines())) / seconds


def relative_luminance(bgr: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Return the relative luminance, 0 to 1, of sRGB colours in BGR order (..., 3)."""
    share = bgr.astype(np.float64) / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear @ np.array([0.0722, 0.7152, 0.2126]), np.float64)
