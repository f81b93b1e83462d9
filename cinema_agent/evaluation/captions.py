"""Can a caption be read? Contrast of its letters with what is right around them, and reading speed. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from cinema_agent.script.takes import Measurement

Picture = NDArray[np.uint8]
WORST = 90
"""Percentile of the surround that counts: the brightest tenth around light letters, else the darkest."""


@dataclass(frozen=True)
class Mouth:
    """Where a mouth is: its lower lip in picture heights from above, its middle in widths from the picture's middle."""

    low: float
    aside: float


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


def measure_caption(
    picture: Picture, letters: NDArray[np.bool_], text: str, seconds: float, mouths: Iterable[Mouth] = ()
) -> Iterator[Measurement]:
    """Yield the measures of group `captions` of one caption, in a frame of the finished film.

    Args:
        picture: (height, width, 3) BGR, with the caption in it.
        letters: (height, width), true inside the strokes of its letters.
        text: what it says, lines parted by line feeds.
        seconds: how long it stands.
        mouths: those in view while it stands, as far as anybody knows where they are.
    """
    height, width = letters.shape
    rows, columns = np.flatnonzero(letters.any(1)), np.flatnonzero(letters.any(0))
    values = {
        "caption_contrast": (caption_contrast(picture, letters), "to 1"),
        "caption_lines": (float(len(text.split("\n"))), "lines"),
        "caption_speed": (reading_speed(text, seconds), "characters/s"),
    }
    top, reach = rows[0] / height, (columns[-1] - columns[0]) / width / 2
    # As far as the lip is from the words it is clear of them; a mouth beside them is in nobody's way.
    clear = [top - mouth.low for mouth in mouths if mouth.aside <= reach]
    if clear:
        values["caption_below_mouth"] = (float(min(clear)), "picture heights")
    for name, (value, unit) in values.items():
        yield Measurement(name=name, value=round(value, 4), unit=unit, where=text.replace("\n", " "))


def reading_speed(text: str, seconds: float) -> float:
    """Return how many characters a second a caption asks its reader to take in."""
    return len("".join(text.splitlines())) / seconds


def relative_luminance(bgr: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Return the relative luminance, 0 to 1, of sRGB colours in BGR order (..., 3)."""
    share = bgr.astype(np.float64) / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear @ np.array([0.0722, 0.7152, 0.2126]), np.float64)
