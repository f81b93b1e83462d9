"""Draws every word of a cut: which plates lie over which frames of the film.

Knows nothing of encoding.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from cinema_agent.media.clips import glimpse
from cinema_agent.media.text import require_glyphs
from cinema_agent.post.cards import end_card, text_card, title_card
from cinema_agent.post.compose import PictureLayer, PlacedPlate
from cinema_agent.post.palette import BGR, palette
from cinema_agent.post.titles import TitleStyle, caption_plate, narration_plate, title_plate, title_style
from cinema_agent.script.format import Format
from cinema_agent.script.screenplay import Screenplay
from cinema_agent.script.takes import Cut, Overlay

Captions = Literal["burn", "soft", "none"]

TITLE_FADE_S, NARRATION_FADE_S, CARD_FADE_S = Fraction(5, 6), Fraction(1, 2), Fraction(3, 4)
MOST_GLIMPSES = 12
"""Frames looked at for the film's palette, however long it is."""


@dataclass(frozen=True)
class FilmLook:
    """What the words of a film depend on, and how it is lettered."""

    title: str
    format: Format
    genre: str = "drama"
    era: str = "present"
    language: str = "en"

    @classmethod
    def of(cls, screenplay: Screenplay) -> FilmLook:
        """Return the look of a screenplay's film."""
        return cls(screenplay.title, screenplay.format, screenplay.genre, screenplay.era, screenplay.language)

    @property
    def style(self) -> TitleStyle:
        return title_style(self.genre, self.era)


def check_glyphs(screenplay: Screenplay) -> None:
    """Check, before anything is drawn, that every word of a film can be.

    Raises:
        SettingsError: characters that no font here has; names them, where they are, and what to install.
        MediaError: the drawing engine cannot load.
    """
    require_glyphs(screenplay.title, "the title")
    for card in screenplay.cards:
        require_glyphs(card.text + card.subtitle, f"the card {card.text!r}")
    for character in screenplay.characters:
        require_glyphs(character.name, f"the name {character.name!r}")
    for line in screenplay.lines:
        require_glyphs(line.text, f"line {line.id}")


@dataclass(frozen=True, eq=False)
class Letterer:
    """Draws the words of one cut over its takes."""

    cut: Cut
    layers: tuple[PictureLayer, ...]
    look: FilmLook

    def plates(self, captions: Captions) -> tuple[PlacedPlate, ...]:
        """Return all plates in the order they are laid: cards, titles and narration, then captions.

        Raises:
            MediaError: the drawing engine cannot load, or a take cannot be read.
        """
        burnt = [o for o in self.cut.overlays if o.kind == "caption"] if captions == "burn" else []
        words = [o for o in self.cut.overlays if o.kind != "caption"]
        plates = [self._caption(overlay) for overlay in burnt]
        return (*self._end_card(), *(self._words(overlay) for overlay in words), *plates)

    def _caption(self, overlay: Overlay) -> PlacedPlate:
        placed = caption_plate(overlay.text, self.look.format.size)
        return PlacedPlate(placed.pixels, placed.x, placed.y, overlay.start, overlay.end)

    def _words(self, overlay: Overlay) -> PlacedPlate:
        size = self.look.format.size
        samples = self._samples(overlay)
        if not samples:
            return self._card(overlay)
        if overlay.kind == "title":
            placed = title_plate(overlay.text, overlay.subtitle, self.look.style, size, samples)
            fade = self._frames(TITLE_FADE_S, overlay)
        else:
            placed = narration_plate(overlay.text, size)
            fade = self._frames(NARRATION_FADE_S, overlay)
        return PlacedPlate(placed.pixels, placed.x, placed.y, overlay.start, overlay.end, fade, fade)

    def _card(self, overlay: Overlay) -> PlacedPlate:
        """Draw words that stand alone, over the frames no take covers."""
        size = self.look.format.size
        if overlay.kind == "title":
            picture = title_card(overlay.text, overlay.subtitle, self.look.style, size, self.colors)
        else:
            picture = text_card(overlay.text, overlay.subtitle, size, self.colors)
        fade = self._frames(CARD_FADE_S, overlay)
        return PlacedPlate(_opaque(picture), 0, 0, overlay.start, overlay.end, fade, fade)

    def _end_card(self) -> tuple[PlacedPlate, ...]:
        if not self.cut.end_card_frames:
            return ()
        look, last = self.look, self.layers[-1] if self.layers else None
        picture = end_card(
            look.title,
            look.style,
            look.format.size,
            self.colors,
            glimpse(Path(last.clip), last.source_out - 1) if last else None,
        )
        end = self.cut.total_frames
        overlay = Overlay(kind="title", text=self.look.title, start=end - self.cut.end_card_frames, end=end)
        fade = self._frames(CARD_FADE_S, overlay)
        return (PlacedPlate(_opaque(picture), 0, 0, overlay.start, overlay.end, fade, fade),)

    def _frames(self, seconds: Fraction, overlay: Overlay) -> int:
        """Return the length of a fade, at most a third of what fades."""
        return min(round(seconds * self.look.format.rate), (overlay.end - overlay.start) // 3)

    def _samples(self, overlay: Overlay) -> list[NDArray[np.uint8]]:
        """Return some frames of the takes an overlay lies over."""
        shown = [layer for layer in self.layers if layer.at < overlay.end and layer.end > overlay.start]
        frames = []
        for layer in shown:
            first = layer.source_in + max(0, overlay.start - layer.at)
            last = layer.source_in + min(overlay.end, layer.end) - layer.at - 1
            frames += [
                glimpse(Path(layer.clip), number) for number in sorted({first, (first + last) // 2, last})
            ]
        return frames

    @cached_property
    def colors(self) -> tuple[BGR, ...]:
        """The film's palette, from a glimpse of every take (of evenly spread ones in a long film)."""
        step = max(1, -(-len(self.layers) // MOST_GLIMPSES))
        return palette([_glimpse_of(layer) for layer in self.layers[::step]])


def _glimpse_of(layer: PictureLayer) -> NDArray[np.uint8]:
    return glimpse(Path(layer.clip), (layer.source_in + layer.source_out) // 2)


def _opaque(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    alpha: Sequence[int] = (*picture.shape[:2], 1)
    return np.concatenate([picture, np.full(alpha, 255, np.uint8)], axis=2)
