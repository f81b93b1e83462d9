"""Words drawn as pictures: captions and titles, in the fonts that ship with the package.

Lines are shaped and broken by Skia's Paragraph (kerning, Arabic, Devanagari, Japanese line breaking).
Characters the shipped fonts lack come from the system's fonts; what neither has is an error before anything
is drawn. Knows nothing of where words stand in a picture.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from typing import Any, Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from cinema_agent.errors import MediaError, SettingsError

Face = Literal["caption", "display", "period"]
"""caption: a clear sans serif. display: condensed capitals. period: an old-style serif."""

Plate = NDArray[np.uint8]
"""Drawn words: (height, width, 4) premultiplied BGRA, trimmed to what they cover, shadow included."""

FONTS = {
    "Inter": "Inter-SemiBold.ttf",
    "Bebas Neue": "BebasNeue-Regular.ttf",
    "Oswald": "Oswald-SemiBold.ttf",
    "EB Garamond": "EBGaramond-Medium.ttf",
    "Noto Sans JP": "NotoSansJP-SemiBold.woff",
}
FACES: dict[Face, tuple[str, ...]] = {
    "caption": ("Inter", "Noto Sans JP"),
    "display": ("Bebas Neue", "Oswald", "Inter", "Noto Sans JP"),
    "period": ("EB Garamond", "Inter", "Noto Sans JP"),
}

_NOTO_PACKAGES = "Debian and Ubuntu: apt install fonts-noto-core fonts-noto-cjk; macOS has them"


@dataclass(frozen=True)
class Lettering:
    """How words look.

    `size_px` is the font size, `tracking` the extra space between letters and `leading` the height of a line
    (0: the font's own), both as parts of the size; `shadow` (0 to 1) is how dark the soft edge behind them
    is.
    """

    face: Face
    size_px: float
    color: str = "#fbf1dc"
    tracking: float = 0.0
    leading: float = 0.0
    align: Literal["left", "center", "right"] = "center"
    shadow: float = 0.0
    shadow_color: str = "#0b0d14"


@lru_cache(maxsize=1)
def load_skia() -> Any:
    """Return the drawing engine, loaded at first need.

    Raises:
        MediaError: its system libraries are missing, as in bare containers.
    """
    try:
        import skia
    except ImportError as error:
        raise MediaError(
            f"the drawing engine skia cannot load ({error}); install the libraries it needs, "
            "on Debian or Ubuntu: apt install libegl1 libgl1"
        ) from error
    with _unheard_warnings():
        skia.FontMgr()
    return skia


@contextmanager
def _unheard_warnings() -> Iterator[None]:
    """Keep the wheel's fontconfig from telling film-makers that the system's files are newer than it."""
    stderr = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(stderr, 2)
        os.close(stderr)
        os.close(nowhere)


def missing_glyphs(text: str, face: Face = "caption") -> frozenset[str]:
    """Return the characters of `text` that neither the shipped fonts nor the system's can draw.

    Raises:
        MediaError: the drawing engine cannot load.
    """
    return frozenset(c for c in sorted(set(text)) if _is_drawn(c) and not _font_shelf().family_for(c, face))


def require_glyphs(text: str, where: str) -> None:
    """Check that there is something to draw in `text`, and that every character of it can be.

    Args:
        where: what the text is, for the message: `the title`, `line 1.2.1`.

    Raises:
        SettingsError: it is blank, or some cannot; names them and what to install.
        MediaError: the drawing engine cannot load.
    """
    if not any(_is_drawn(c) for c in text):
        raise SettingsError(f"{where} has no words; write some or take it out")
    if missing := sorted(missing_glyphs(text)):
        shown = ", ".join(f"{c} (U+{ord(c):04X})" for c in missing[:8])
        more = f" and {len(missing) - 8} more" if len(missing) > 8 else ""
        raise SettingsError(f"no font here can draw {shown}{more} of {where}; install one ({_NOTO_PACKAGES})")


def _is_drawn(character: str) -> bool:
    is_selector = "\ufe00" <= character <= "\ufe0f"
    return unicodedata.category(character)[0] not in "ZC" and not is_selector


def text_plate(text: str, lettering: Lettering, width_px: float, *, balanced: bool = True) -> Plate:
    """Draw words, broken into lines no wider than `width_px`.

    Args:
        balanced: break so that lines are about equally long, rather than filling each.

    Raises:
        ValueError: there is nothing to draw.
        MediaError: the drawing engine cannot load.
    """
    paragraph = _paragraph(text, lettering)
    paragraph.layout(width_px)
    width = _balanced_width(paragraph, width_px) if balanced else width_px
    paragraph.layout(width)
    margin = int(np.ceil(lettering.size_px * 0.3)) + 2
    skia = load_skia()
    pixels = np.zeros(
        (int(np.ceil(paragraph.Height)) + 2 * margin, int(np.ceil(width)) + 2 * margin, 4), np.uint8
    )
    surface = skia.Surface(pixels, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType)
    paragraph.paint(surface.getCanvas(), margin, margin)
    surface.flushAndSubmit()
    if lettering.shadow:
        pixels = shadowed(pixels, lettering.size_px, lettering.shadow, lettering.shadow_color)
    return trimmed(pixels)


def text_width(text: str, lettering: Lettering) -> float:
    """Return how many pixels wide `text` is on one line.

    Raises:
        MediaError: the drawing engine cannot load.
    """
    paragraph = _paragraph(text, lettering)
    paragraph.layout(1e6)
    return float(paragraph.LongestLine)


def line_count(text: str, lettering: Lettering, width_px: float) -> int:
    """Return into how many lines `text` is broken at that width.

    Raises:
        MediaError: the drawing engine cannot load.
    """
    paragraph = _paragraph(text, lettering)
    paragraph.layout(1e6)
    one_line = float(paragraph.Height)
    paragraph.layout(width_px)
    return max(1, round(float(paragraph.Height) / one_line))


def longest_word_width(text: str, lettering: Lettering) -> float:
    """Return the width of the longest part of `text` that is never broken.

    Raises:
        MediaError: the drawing engine cannot load.
    """
    paragraph = _paragraph(text, lettering)
    paragraph.layout(1e6)
    return float(paragraph.MinIntrinsicWidth)


def trimmed(plate: Plate) -> Plate:
    """Return the part of a plate that is not empty.

    Raises:
        ValueError: all of it is.
    """
    covered = plate[..., 3] > 0
    rows, columns = np.flatnonzero(covered.any(1)), np.flatnonzero(covered.any(0))
    if not len(rows):
        raise ValueError("there is nothing to draw")
    return np.ascontiguousarray(plate[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1])


def _balanced_width(paragraph: Any, widest: float) -> float:
    """Return the narrowest width that needs no more lines than `widest` does and breaks no word."""
    height = paragraph.Height
    low, high = min(float(paragraph.MinIntrinsicWidth), widest), widest
    while high - low > 2:
        middle = (low + high) / 2
        paragraph.layout(middle)
        low, high = (low, middle) if paragraph.Height <= height else (middle, high)
    return min(widest, float(np.ceil(high)) + 1)


_SOLID = 1.6
"""How far a halo is filled before it fades, 1 being not at all."""


def shadowed(pixels: Plate, size_px: float, amount: float, color: str = "#0b0d14") -> Plate:
    """Return letters with a widened, softened copy of themselves behind them.

    Args:
        pixels: letters, with some empty room around them for the soft edge.
        size_px: their font size, which the width of the edge follows.
        amount: how dark it is, 0 to 1.
        color: its colour.
    """
    spread = max(1.0, 0.5 * size_px**0.5)  # Large letters need less of a halo for their size.
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * round(spread) + 1,) * 2)
    soft = cv2.GaussianBlur(cv2.dilate(pixels[..., 3], kernel), (0, 0), spread * 1.15)
    # Solid close to the letters, soft beyond: a white apron behind a caption leaves 5 to 1 at 720 lines.
    alpha = np.minimum(255, soft.astype(np.float32) * _SOLID) * amount
    below = np.dstack([alpha[..., None] * np.array(_bgr(color)) / 255, alpha])
    seen = 1 - pixels[..., 3:].astype(np.float32) / 255
    return np.asarray(np.clip(np.rint(pixels + below * seen), 0, 255), np.uint8)


def _bgr(color: str) -> tuple[int, int, int]:
    return int(color[5:7], 16), int(color[3:5], 16), int(color[1:3], 16)


def _paragraph(text: str, lettering: Lettering) -> Any:
    skia = load_skia()
    layout = skia.textlayout
    shelf = _font_shelf()
    style = layout.TextStyle()
    style.setColor(0xFF000000 | int(lettering.color[1:], 16))
    style.setFontSize(lettering.size_px)
    style.setFontFamilies(shelf.families_for(text, lettering.face))
    style.setLetterSpacing(lettering.tracking * lettering.size_px)
    if lettering.leading:
        style.setHeight(lettering.leading)
        style.setHeightOverride(True)
    sides = {"left": "kLeft", "center": "kCenter", "right": "kRight"}
    paragraph_style = layout.ParagraphStyle()
    paragraph_style.setTextStyle(style)
    paragraph_style.setTextAlign(getattr(layout.TextAlign, sides[lettering.align]))
    builder = layout.ParagraphBuilder(paragraph_style, shelf.collection, skia.Unicodes.ICU.Make())
    builder.pushStyle(style)
    builder.addText(text)
    return builder.Build()


@dataclass
class _FontShelf:
    """The shipped fonts, and those of the system fetched so far."""

    skia: Any
    provider: Any
    collection: Any
    typefaces: dict[str, Any]
    borrowed: dict[str, str | None] = field(default_factory=dict)

    def family_for(self, character: str, face: Face) -> str | None:
        """Return the family that draws a character, or none."""
        for family in FACES[face]:
            if self.typefaces[family].unicharToGlyph(ord(character)):
                return family
        if character not in self.borrowed:
            self.borrowed[character] = self._borrow(character)
        return self.borrowed[character]

    def _borrow(self, character: str) -> str | None:
        """Find a font of the system that has the character, and put it on the shelf."""
        style = self.skia.FontStyle(600, 5, self.skia.FontStyle.kUpright_Slant)
        typeface = self.skia.FontMgr().matchFamilyStyleCharacter("", style, [""], ord(character))
        if typeface is None or not typeface.unicharToGlyph(ord(character)):
            return None
        family = f"system {typeface.getFamilyName()}"
        if family not in self.typefaces:
            self.typefaces[family] = typeface
            self.provider.registerTypeface(typeface, family)
        return family

    def families_for(self, text: str, face: Face) -> list[str]:
        """Return the families to draw a text with, in order of preference."""
        found = (self.family_for(c, face) for c in sorted(set(text)) if _is_drawn(c))
        return [
            *FACES[face],
            *dict.fromkeys(family for family in found if family and family not in FACES[face]),
        ]


@lru_cache(maxsize=1)
def _font_shelf() -> _FontShelf:
    skia = load_skia()
    provider = skia.textlayout.TypefaceFontProvider()
    typefaces = {}
    for family, file in FONTS.items():
        content = resources.files("cinema_agent.media").joinpath("fonts", file).read_bytes()
        typefaces[family] = skia.Typeface.MakeFromData(skia.Data.MakeWithCopy(content))
        provider.registerTypeface(typefaces[family], family)
    collection = skia.textlayout.FontCollection()
    collection.setDefaultFontManager(provider)
    return _FontShelf(skia, provider, collection, typefaces)
