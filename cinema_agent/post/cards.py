"""Whole pictures of words: the end card, cards that stand alone, the placeholder of a missing shot.

Knows nothing of the cut; colours come in as a palette.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from cinema_agent.media.text import Lettering, Plate, text_plate
from cinema_agent.post.palette import BGR, accent_of, ground_of
from cinema_agent.post.titles import Ink, TitleStyle, rule, small_capitals, stacked, title_block, unit_of
from cinema_agent.script.format import PictureSize

Picture = NDArray[np.uint8]
"""(height, width, 3), BGR, uint8."""

MADE_BY = "A cinema-agent animatic"
MACHINE_MADE = "Made by a machine"
_QUIET = "#cfc4ae"
_AMBER: BGR = (70, 168, 240)


def ground(size: PictureSize, color: BGR, glow: BGR) -> Picture:
    """Return a dark card with a breath of light in its middle, dithered so that it does not band."""
    y, x = np.mgrid[0 : size.height, 0 : size.width].astype(np.float32)
    reach = unit_of(size)
    distance = np.hypot((x - size.width / 2) / (1.15 * reach), (y - size.height * 0.46) / (0.75 * reach))
    light = np.exp(-2.2 * distance**2)[..., None]
    vignette = 1 - 0.42 * np.clip(distance - 0.35, 0, 1)[..., None]
    picture = np.asarray(color, np.float32) * vignette + np.asarray(glow, np.float32) * 0.15 * light
    dither = np.random.default_rng(11).uniform(-0.5, 0.5, (size.height, size.width, 1)).astype(np.float32)
    return np.asarray(np.clip(np.rint(picture + dither), 0, 255), np.uint8)


def end_card(
    title: str, style: TitleStyle, size: PictureSize, colors: Sequence[BGR], last: Picture | None = None
) -> Picture:
    """Draw the card that ends a film: its title, its colours, and that a machine made it.

    Args:
        last: the film's last picture, BGR of that size; its colours linger, out of focus and dark, behind the
            words.

    Raises:
        MediaError: the drawing engine cannot load.
    """
    card = ground(size, ground_of(colors), accent_of(colors))
    if last is not None:
        card = _lingering(last, card, unit_of(size))
    unit = unit_of(size)
    ink = Ink(size.width * (0.84 if size.is_portrait else 0.72), shadow=0.0)
    parts = [title_block(title, "", style, size, ink), swatches(colors, unit)]
    parts.append(small_capitals(MADE_BY, size, ink))
    block = stacked(parts, round(unit * 0.052), "center")
    lay(card, block, (size.width - block.shape[1]) // 2, round(size.height * 0.47) - block.shape[0] // 2)
    quiet = Ink(ink.width, color=_QUIET, shadow=0.0)
    foot = small_capitals(MACHINE_MADE, size, quiet, 0.8)
    lay(card, foot, (size.width - foot.shape[1]) // 2, round(size.height * 0.88) - foot.shape[0] // 2)
    return card


def _lingering(picture: Picture, card: Picture, unit: int) -> Picture:
    """Return a card with a picture behind it, far out of focus and dark."""
    height, width = card.shape[:2]
    small = cv2.resize(picture, (width // 8, height // 8), interpolation=cv2.INTER_AREA).astype(np.float32)
    soft = cv2.GaussianBlur(small, (0, 0), unit / 8 * 0.075)
    wide = cv2.resize(soft, (width, height), interpolation=cv2.INTER_CUBIC)
    rich = wide + 0.45 * (wide - wide.mean(2, keepdims=True))  # Mixing colours by blur greys them.
    dimmed = rich * (62 / max(62.0, float(np.percentile(rich.max(2), 95))))
    dither = np.random.default_rng(12).uniform(-0.5, 0.5, (height, width, 1)).astype(np.float32)
    return np.asarray(np.clip(np.rint(card * 0.35 + dimmed + dither), 0, 255), np.uint8)


def swatches(colors: Sequence[BGR], unit: int) -> Plate:
    """Return a thin row of a palette's colours, without those that would sink into the ground."""
    shown = [color for color in colors if max(color) > 85] or [(180, 205, 225)]
    width, height = round(unit * 0.052), max(3, round(unit * 0.009))
    row = np.zeros((height, width * len(shown), 4), np.uint8)
    for number, color in enumerate(shown):
        row[:, number * width : (number + 1) * width] = (*color, 255)
    return row


def text_card(text: str, subtitle: str, size: PictureSize, colors: Sequence[BGR]) -> Picture:
    """Draw narration that stands alone.

    Raises:
        MediaError: the drawing engine cannot load.
    """
    card = ground(size, ground_of(colors), accent_of(colors))
    unit = unit_of(size)
    width = size.width * (0.80 if size.is_portrait else 0.62)
    lettering = Lettering("period", unit * (0.074 if size.is_portrait else 0.066), leading=1.34)
    parts = [text_plate(text, lettering, width)]
    if subtitle:
        ink = Ink(width, shadow=0.0)
        parts += [rule(unit, ink), small_capitals(subtitle, size, ink)]
    block = stacked(parts, round(unit * 0.045), "center")
    lay(card, block, (size.width - block.shape[1]) // 2, round(size.height * 0.48) - block.shape[0] // 2)
    return card


def title_card(
    title: str, subtitle: str, style: TitleStyle, size: PictureSize, colors: Sequence[BGR]
) -> Picture:
    """Draw a title that stands alone.

    Raises:
        MediaError: the drawing engine cannot load.
    """
    card = ground(size, ground_of(colors), accent_of(colors))
    ink = Ink(size.width * (0.84 if size.is_portrait else 0.72), shadow=0.0)
    block = title_block(title, subtitle, style, size, ink)
    lay(card, block, (size.width - block.shape[1]) // 2, round(size.height * 0.48) - block.shape[0] // 2)
    return card


def placeholder_card(shot: str, plot: str, reason: str, size: PictureSize) -> Picture:
    """Draw the slate for a shot nobody could make: which, why it is missing, what it should show.

    Raises:
        MediaError: the drawing engine cannot load.
    """
    unit, portrait = unit_of(size), size.is_portrait
    card = ground(size, (46, 40, 38), (150, 150, 160))
    stripe = round(size.height * (0.07 if portrait else 0.10))
    card[:stripe] = _clapper(size.width, stripe, unit)
    left = Ink(size.width * 0.86, align="left", shadow=0.0)
    amber = Ink(left.width, align="left", color="#f0a846", shadow=0.0)
    number = Lettering("display", unit * 0.27, color="#f0a846", tracking=0.04, align="left")
    say = Lettering("caption", unit * (0.050 if portrait else 0.042), leading=1.3, align="left")
    quiet = Lettering(
        "period", unit * (0.054 if portrait else 0.046), color=_QUIET, leading=1.25, align="left"
    )
    parts = [
        small_capitals("Shot not made", size, amber, 1.15),
        text_plate(shot, number, left.width),
        text_plate(_shortened(reason, 150), say, left.width, balanced=False),
        rule(unit, left),
        text_plate(_shortened(plot, 170), quiet, left.width, balanced=False),
    ]
    block = stacked(parts, round(unit * 0.042), "left")
    lay(card, block, round(size.width * 0.07), stripe + (size.height - stripe - block.shape[0]) // 2)
    return card


def _clapper(width: int, height: int, unit: int) -> Picture:
    """Return the striped stick of a clapperboard."""
    y, x = np.mgrid[0:height, 0:width]
    band = unit * 0.11
    is_light = ((x + 0.9 * y) // band) % 2 < 1
    stick = np.where(is_light[..., None], np.array(_AMBER), np.array((30, 24, 22)))
    stick[-max(2, unit // 240) :] = (18, 14, 12)
    return np.asarray(cv2.GaussianBlur(stick.astype(np.uint8), (3, 3), 0), np.uint8)


def _shortened(text: str, length: int) -> str:
    text = " ".join(text.split()) or "-"
    return text if len(text) <= length else text[: length - 1].rsplit(" ", 1)[0] + "…"


def lay(picture: Picture, plate: Plate, x: int, y: int) -> None:
    """Blend a plate into a BGR picture (changed in place) with its top left corner at (`x`, `y`); clipped."""
    left, top = max(0, x), max(0, y)
    plate = plate[top - y : picture.shape[0] - y, left - x : picture.shape[1] - x]
    region = picture[top : top + plate.shape[0], left : left + plate.shape[1]]
    kept = region * (1 - plate[..., 3:].astype(np.float32) / 255)
    region[:] = np.clip(np.rint(kept + plate[..., :3]), 0, 255).astype(np.uint8)
