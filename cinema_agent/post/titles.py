"""Words over pictures: captions, the opening title, narration, each as a plate with its place in the frame.

Measures are parts of the picture's shorter side, so a 9:16 film is lettered for a telephone. Knows nothing of
the cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from cinema_agent.media.text import (
    Face,
    Lettering,
    Plate,
    line_count,
    longest_word_width,
    shadowed,
    text_plate,
    text_width,
    trimmed,
)  # fmt: skip
from cinema_agent.post.calm import Calm, Place
from cinema_agent.post.captions import line_columns
from cinema_agent.script.format import PictureSize
from cinema_agent.script.sheets import check_columns, parse_sheet

CREAM, INK = "#fbf1dc", "#1b2130"
_BRIGHT = 150
"""Mean luma from which dark letters read better than light ones."""
_UNEVEN = 34
"""Standard deviation of luma from which only light letters with a strong shadow read everywhere."""


@dataclass(frozen=True)
class TitleStyle:
    """How a film's titles are lettered: a row of `sheets/lettering.toml`."""

    name: str
    face: Face
    size: float
    tracking: float
    leading: float

    def words(self, text: str) -> str:
        """Return a title as it is written: in capitals."""
        return text.upper()


@dataclass(frozen=True, eq=False)
class Placed:
    """A plate and where its top left corner stands, in pixels."""

    pixels: Plate
    x: int
    y: int


@lru_cache(maxsize=1)
def _sheet() -> tuple[tuple[frozenset[str], frozenset[str], TitleStyle], ...]:
    text = resources.files("cinema_agent.post").joinpath("sheets", "lettering.toml").read_text("utf-8")
    where, rows = "post/sheets/lettering.toml", []
    for number, row in enumerate(parse_sheet(where, text)["style"], 1):
        eras, genres = frozenset(row.pop("eras", ())), frozenset(row.pop("genres", ()))
        check_columns(row, TitleStyle, where=f"{where}, style {number}")
        rows.append((eras, genres, TitleStyle(**row)))
    return tuple(rows)


def title_style(genre: str, era: str) -> TitleStyle:
    """Return the lettering for a film; the last style of the sheet suits everything."""
    for eras, genres, style in _sheet():
        if era in eras or genre.lower() in genres:
            return style
    return _sheet()[-1][2]


def unit_of(size: PictureSize) -> int:
    """Return the shorter side: what measures of letters are parts of."""
    return min(size.width, size.height)


def caption_plate(text: str, size: PictureSize) -> Placed:
    """Draw a caption (lines parted by line feeds) inside title-safe, clear of the edge that telephones cover.

    Raises:
        MediaError: the drawing engine cannot load.
    """
    widest = size.width * 0.9
    lettering = Lettering("caption", _caption_size(size), shadow=0.85, leading=1.22)
    lines = max(text_width(line, lettering) for line in text.split("\n"))
    if lines > widest:
        lettering = Lettering("caption", lettering.size_px * widest / lines, shadow=0.85, leading=1.22)
    plate = text_plate(text, lettering, size.width, balanced=False)
    bottom = size.height * (0.80 if size.is_portrait else 0.905)
    return Placed(plate, (size.width - plate.shape[1]) // 2, round(bottom) - plate.shape[0])


def _caption_size(size: PictureSize) -> float:
    widest_line = size.width * 0.9 / (line_columns(size) * 0.56)
    return float(min(unit_of(size) * (0.062 if size.is_portrait else 0.046), widest_line))


def title_plate(
    text: str, subtitle: str, style: TitleStyle, size: PictureSize, samples: Sequence[NDArray[np.uint8]]
) -> Placed:
    """Draw the opening title where the pictures it lies over are calmest.

    Args:
        samples: pictures (height, width, 3) BGR from the frames it lies over, at least one.

    Raises:
        MediaError: the drawing engine cannot load.
    """
    calm = Calm(samples)
    margin_x, margin_y = round(size.width * 0.07), round(size.height * (0.13 if size.is_portrait else 0.11))
    tried: list[tuple[float, float, Place]] = []
    for part in (0.86,) if size.is_portrait else (0.44, 0.80):
        block = title_block(text, subtitle, style, size, Ink(size.width * part))
        place = calm.place(block.shape[1], block.shape[0], margin_x, margin_y)
        tried.append((calm.cost(place), part, place))
    _, part, place = min(tried, key=lambda entry: entry[:2])
    ink = Ink(size.width * part, align=place.side)
    if place.unevenness > _UNEVEN:
        ink = replace(ink, shadow=0.85)
    elif place.luma > _BRIGHT:
        ink = replace(ink, color=INK, shadow=0.30, shadow_color=CREAM)
    return Placed(title_block(text, subtitle, style, size, ink), place.x, place.y)


@dataclass(frozen=True)
class Ink:
    """How wide a block of words may be (pixels), in which colour and how aligned."""

    width: float
    align: Literal["left", "center", "right"] = "center"
    color: str = CREAM
    shadow: float = 0.5
    shadow_color: str = "#0b0d14"


def title_block(text: str, subtitle: str, style: TitleStyle, size: PictureSize, ink: Ink) -> Plate:
    """Draw a title, with a rule and small capitals under it if there is a subtitle.

    Raises:
        MediaError: the drawing engine cannot load.
    """
    unit = unit_of(size)
    words = style.words(text)
    font_size = style.size * unit * (0.17 if size.is_portrait else 0.145)
    lettering = Lettering(style.face, font_size, ink.color, style.tracking, style.leading, ink.align)
    lettering = _fitted(words, lettering, ink.width, most_lines=2 if ink.width > unit else 3)
    plates = [text_plate(words, lettering, ink.width)]
    if subtitle:
        plates += [rule(unit, ink), small_capitals(subtitle, size, ink)]
    block = stacked(plates, round(unit * 0.03), ink.align)
    if not ink.shadow:
        return block
    margin = round(unit * 0.03)
    block = np.pad(block, ((margin, margin), (margin, margin), (0, 0)))
    return trimmed(shadowed(block, unit * 0.07, ink.shadow, ink.shadow_color))


def _fitted(words: str, lettering: Lettering, width: float, *, most_lines: int) -> Lettering:
    """Shrink letters until the longest word fits; then, down to two thirds, until few enough lines do."""
    longest = longest_word_width(words, lettering)
    if longest > width:
        lettering = replace(lettering, size_px=lettering.size_px * width / longest * 0.99)
    for scale in (1.0, 0.9, 0.8, 0.72, 0.66):
        smaller = replace(lettering, size_px=lettering.size_px * scale)
        if line_count(words, smaller, width) <= most_lines:
            return smaller
    while line_count(words, lettering, width) > most_lines + 1:
        lettering = replace(lettering, size_px=lettering.size_px * 0.92)
    return lettering


def small_capitals(text: str, size: PictureSize, ink: Ink, scale: float = 1.0) -> Plate:
    """Draw a line of small, widely spaced capitals, as under titles.

    Raises:
        MediaError: the drawing engine cannot load.
    """
    base = unit_of(size) * (0.030 if size.is_portrait else 0.0245) * scale
    lettering = Lettering("caption", base, ink.color, tracking=0.24, leading=1.5, align=ink.align)
    wide = text_width(text.upper(), lettering)
    if wide > 2 * ink.width:
        lettering = replace(lettering, size_px=base * 2 * ink.width / wide)
    return text_plate(text.upper(), lettering, ink.width)


def rule(unit: int, ink: Ink) -> Plate:
    """Return a short line in the colour of the ink."""
    bar = np.zeros((max(2, round(unit * 0.0042)), round(unit * 0.10), 4), np.uint8)
    bar[:] = (*bgr(ink.color), 255)
    return bar


def stacked(plates: Sequence[Plate], gap: int, align: Literal["left", "center", "right"]) -> Plate:
    """Return plates one below the other, `gap` pixels apart."""
    width = max(plate.shape[1] for plate in plates)
    stack = np.zeros((sum(p.shape[0] for p in plates) + gap * (len(plates) - 1), width, 4), np.uint8)
    y = 0
    for plate in plates:
        room = width - plate.shape[1]
        x = {"left": 0, "center": room // 2, "right": room}[align]
        stack[y : y + plate.shape[0], x : x + plate.shape[1]] = plate
        y += plate.shape[0] + gap
    return stack


def narration_plate(text: str, size: PictureSize) -> Placed:
    """Draw narration over a picture: a quiet serif in the lower third.

    Raises:
        MediaError: the drawing engine cannot load.
    """
    unit = unit_of(size)
    lettering = Lettering("period", unit * (0.066 if size.is_portrait else 0.056), leading=1.22, shadow=0.8)
    plate = text_plate(text, lettering, size.width * (0.84 if size.is_portrait else 0.68))
    bottom = size.height * (0.80 if size.is_portrait else 0.90)
    return Placed(plate, (size.width - plate.shape[1]) // 2, round(bottom) - plate.shape[0])


def bgr(color: str) -> tuple[int, int, int]:
    """Read `#rrggbb` as blue, green, red."""
    return int(color[5:7], 16), int(color[3:5], 16), int(color[1:3], 16)
