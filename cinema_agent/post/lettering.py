"""Every word of a cut: which lie over which frames of the film, and how each is drawn.

Words are values until somebody encodes the frames they lie over, so that they are drawn there, and only then.
Knows nothing of encoding.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from cinema_agent.media.clips import glimpse
from cinema_agent.media.text import require_glyphs
from cinema_agent.post.cards import end_card, text_card, title_card
from cinema_agent.post.compose import PictureLayer, PlacedPlate
from cinema_agent.post.palette import palette
from cinema_agent.post.titles import (
    Placed,
    TitleStyle,
    caption_plate,
    narration_plate,
    title_plate,
    title_style,
)
from cinema_agent.script.format import Format
from cinema_agent.script.noun import content_hash
from cinema_agent.script.screenplay import Screenplay
from cinema_agent.script.takes import Cut, Overlay

Captions = Literal["burn", "soft", "none"]

TITLE_FADE_S, NARRATION_FADE_S, CARD_FADE_S = Fraction(5, 6), Fraction(1, 2), Fraction(3, 4)
PALETTE_TAKES = 5
"""Takes looked at for the film's palette: few, so that a new take seldom makes a card anew."""


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


Glimpse = tuple[str, int]
"""A clip, and the frame of it near which to look."""

Form = Literal["caption", "title", "narration", "title_card", "text_card", "end_card"]


@dataclass(frozen=True)
class Words:
    """Words over frames [`overlay.start`, `overlay.end`) of the film, to be drawn.

    `form` says how they stand; `seen` is what they are drawn for: the pictures they lie over, or those a
    card takes its colours from (an end card: last of all, the picture that lingers behind it).
    """

    overlay: Overlay
    form: Form
    look: FilmLook
    seen: tuple[Glimpse, ...] = ()

    @property
    def start(self) -> int:
        return self.overlay.start

    @property
    def end(self) -> int:
        return self.overlay.end

    def key(self, clip_sha256: Mapping[str, str], origin: int) -> str:
        """Return a hash of all that shows: words, look, and what they are drawn for, `origin` being frame 0."""
        moved = self.overlay.model_copy(update={"start": self.start - origin, "end": self.end - origin})
        seen = [(clip_sha256[clip], near) for clip, near in self.seen]
        return content_hash("words", moved, self.form, replace(self.look, title=""), seen)

    def plate(self) -> PlacedPlate:
        """Draw the words.

        Raises:
            MediaError: the drawing engine cannot load, or a take cannot be read.
        """
        text, subtitle, size = self.overlay.text, self.overlay.subtitle, self.look.format.size
        seen = [glimpse(Path(clip), near) for clip, near in self.seen]
        if self.form == "caption":
            return self._placed(caption_plate(text, size), Fraction(0))
        if self.form == "narration":
            return self._placed(narration_plate(text, size), NARRATION_FADE_S)
        style = self.look.style
        if self.form == "title":
            return self._placed(title_plate(text, subtitle, style, size, seen), TITLE_FADE_S)
        if self.form == "title_card":
            card = title_card(text, subtitle, style, size, palette(seen))
        elif self.form == "text_card":
            card = text_card(text, subtitle, size, palette(seen))
        else:
            card = end_card(text, style, size, palette(seen), seen[-1] if seen else None)
        return self._placed(Placed(_opaque(card), 0, 0), CARD_FADE_S)

    def _placed(self, placed: Placed, fade_s: Fraction) -> PlacedPlate:
        """Lay a drawing over its frames; it comes and goes over at most a third of them."""
        fade = min(round(fade_s * self.look.format.rate), (self.end - self.start) // 3)
        return PlacedPlate(placed.pixels, placed.x, placed.y, self.start, self.end, fade, fade)


@dataclass(frozen=True)
class Letterer:
    """Decides the words of one cut over its takes."""

    cut: Cut
    layers: tuple[PictureLayer, ...]
    look: FilmLook

    def words(self, captions: Captions) -> tuple[Words, ...]:
        """Return all words in the order they are laid: cards, titles and narration, then captions."""
        burnt = [o for o in self.cut.overlays if o.kind == "caption"] if captions == "burn" else []
        spoken = [Words(overlay, "caption", self.look) for overlay in burnt]
        written = [self._written(overlay) for overlay in self.cut.overlays if overlay.kind != "caption"]
        return (*self._end_card(), *written, *spoken)

    def _written(self, overlay: Overlay) -> Words:
        """Return a title or narration over the takes it lies over, or on a card where there are none."""
        samples = self._samples(overlay)
        if not samples:
            form: Form = "title_card" if overlay.kind == "title" else "text_card"
            return Words(overlay, form, self.look, self._colors())
        if overlay.kind == "title":
            return Words(overlay, "title", self.look, samples)
        return Words(overlay, "narration", self.look)

    def _end_card(self) -> tuple[Words, ...]:
        if not self.cut.end_card_frames:
            return ()
        end = self.cut.total_frames
        overlay = Overlay(kind="title", text=self.look.title, start=end - self.cut.end_card_frames, end=end)
        return (Words(overlay, "end_card", self.look, self._last_take()),)

    def _last_take(self) -> tuple[Glimpse, ...]:
        """Return where the film ends: an end card takes its colours from there, so that other takes leave it alone."""
        return tuple(
            (layer.clip, near)
            for layer in self.layers[-1:]
            for near in (layer.source_in, (layer.source_in + layer.source_out) // 2, layer.source_out - 1)
        )

    def _samples(self, overlay: Overlay) -> tuple[Glimpse, ...]:
        """Return some frames of the takes an overlay lies over."""
        frames: list[Glimpse] = []
        for layer in self.layers:
            if layer.at < overlay.end and layer.end > overlay.start:
                first = layer.source_in + max(0, overlay.start - layer.at)
                last = layer.source_in + min(overlay.end, layer.end) - layer.at - 1
                frames += [(layer.clip, number) for number in sorted({first, (first + last) // 2, last})]
        return tuple(frames)

    def _colors(self) -> tuple[Glimpse, ...]:
        """Return where the film's palette is seen: in takes spread evenly over it."""
        step = max(1, -(-len(self.layers) // PALETTE_TAKES))
        return tuple((layer.clip, (layer.source_in + layer.source_out) // 2) for layer in self.layers[::step])


def _opaque(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    alpha: Sequence[int] = (*picture.shape[:2], 1)
    return np.concatenate([picture, np.full(alpha, 255, np.uint8)], axis=2)
