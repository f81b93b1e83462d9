"""Are the captions of the finished film read easily, and clear of every mouth? Each is looked at once, by a worker."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cinema_agent.evaluation.captions import Mouth, measure_caption
from cinema_agent.media.clips import frame_at
from cinema_agent.post.titles import caption_plate
from cinema_agent.script.format import Format, PictureSize
from cinema_agent.script.takes import Cut, Measurement, Overlay, Slate

INK = 200
"""Level, of 255, from which a pixel of a caption's plate is inside a letter: its shadow is dark, its edge between."""

MouthsByShot = Mapping[str, tuple[Mouth, ...]]


@dataclass(frozen=True)
class CaptionJob:
    """The captions of a finished film to measure, and where mouths are in its shots."""

    film: Path
    cut: Cut
    format: Format
    mouths: MouthsByShot


def mouths_in(slates: Mapping[str, Slate]) -> MouthsByShot:
    """Return where the mouths are that anybody knows of, by shot."""
    return {shot: tuple(_mouths(slate)) for shot, slate in slates.items()}


def _mouths(slate: Slate) -> Iterator[Mouth]:
    values = slate.measurements.values if slate.measurements else ()
    aside = {value.where: value.value for value in values if value.name == "mouth_aside"}
    for value in values:
        if value.name == "mouth_low":
            yield Mouth(value.value, aside[value.where])


def measure_captions(job: CaptionJob) -> list[dict[str, Any]]:
    """Return what is measured of every caption, for the vault.

    Raises:
        MediaError: the film cannot be read.
    """
    captions = [overlay for overlay in job.cut.overlays if overlay.kind == "caption"]
    return [measured.model_dump(mode="json") for caption in captions for measured in _measured(job, caption)]


def _measured(job: CaptionJob, caption: Overlay) -> Iterator[Measurement]:
    letters = _letters(caption.text, job.format.size)
    if letters.any():
        # Takes start a group of pictures where words come: the first frame is the quickest to decode.
        picture = frame_at(job.film, caption.start)
        seconds = job.format.seconds(caption.end - caption.start)
        yield from measure_caption(picture, letters, caption.text, seconds, _in_view(job, caption))


def _letters(text: str, size: PictureSize) -> NDArray[np.bool_]:
    """Return where the strokes of a caption's letters are in the picture."""
    placed = caption_plate(text, size)
    height, width = placed.pixels.shape[:2]
    letters = np.zeros((size.height, size.width), np.bool_)
    letters[placed.y : placed.y + height, placed.x : placed.x + width] = placed.pixels[..., :3].min(-1) > INK
    return letters


def _in_view(job: CaptionJob, caption: Overlay) -> tuple[Mouth, ...]:
    return tuple(
        mouth
        for event in job.cut.pictures
        if event.at < caption.end and event.at + event.length > caption.start
        for mouth in job.mouths.get(event.shot, ())
    )
