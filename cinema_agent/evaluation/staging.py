"""A take's staging, faces and voices, where its maker told who is where: composition, separation, lips, blinks.

Where things are is told; how they look is measured from the pixels. Source: ours, after the art direction's rules.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from cinema_agent.evaluation.composition import (
    FigureInPicture,
    Lab,
    Mask,
    inside,
    look_room,
    seen_height,
    separation,
    silhouette_overlap,
)
from cinema_agent.evaluation.sound_measures import OPEN, Samples, measure_lip_sync
from cinema_agent.script.takes import Measurement

CLOSED = 0.5
"""Closedness of the lids from which eyes blink."""
LEAST_SEEN = 0.25
"""Share of a figure's head that must be in the picture for it to be judged: others walk in or out."""

Units = dict[str, str]
_UNITS: Units = {
    "head_inside": "share", "head_height": "picture heights", "figure_height": "picture heights",
    "eye_line": "picture heights", "mouth_low": "picture heights", "mouth_aside": "picture widths",
    "look_room": "picture widths",
    "separation": "Lab", "silhouette_overlap": "share",
}  # fmt: skip


@dataclass(frozen=True)
class StagedFrame:
    """A frame in colour, its figures, and what stands before them."""

    lab: Lab
    figures: tuple[FigureInPicture, ...]
    in_front: Mask


@dataclass(frozen=True)
class SpokenHere:
    """A line as heard in a take: who speaks it, from which frame on, its voice."""

    line: str
    character: str
    at_frame: int
    length_frames: int
    samples: Samples
    rate_hz: int


def measure_staging(frames: Sequence[StagedFrame], leads: Sequence[str] = ()) -> Iterator[Measurement]:
    """Yield the measures of group `staging` for each figure: the median of the frames in which it is seen.

    The median, as somebody may be walking in or out in one. Heights and the eye line are those of the largest
    head: who stands far behind a close-up is not in close-up.

    Args:
        frames: some frames of a take.
        leads: whose outlines must differ.
    """
    found: dict[tuple[str, str], list[float]] = defaultdict(list)
    for frame in frames:
        for name, where, value in _seen_in(frame, leads):
            found[name, where].append(value)
    for (name, where), values in found.items():
        value = round(float(np.median(values)), 4)
        yield Measurement(name=name, value=value, unit=_UNITS[name], where=where)


def _seen_in(frame: StagedFrame, leads: Sequence[str]) -> Iterator[tuple[str, str, float]]:
    height, width = frame.lab.shape[:2]
    figures = [f for f in frame.figures if inside(f.head, width, height) >= LEAST_SEEN and f.seen.any()]
    if not figures:
        return
    largest = max(figures, key=lambda f: f.head.height)
    yield "head_height", largest.character, largest.head.height / height
    yield "eye_line", largest.character, largest.eyes_y / height
    tallest = max(figures, key=lambda f: seen_height(f.seen))
    yield "figure_height", tallest.character, seen_height(tallest.seen) / height
    for figure in figures:
        yield "head_inside", figure.character, inside(figure.head, width, height)
        yield "look_room", figure.character, look_room(figure.head, figure.facing, width)
        yield "mouth_low", figure.character, figure.mouth.bottom / height
        middle = (figure.mouth.left + figure.mouth.right) / 2
        yield "mouth_aside", figure.character, abs(middle / width - 0.5)
        yield "separation", figure.character, separation(frame.lab, figure.seen, in_front=frame.in_front)
    whole = [f for f in figures if f.character in leads and inside(f.body, width, height) > 0.99]
    for one, other in combinations(whole, 2):
        overlap = silhouette_overlap(one.seen, other.seen)
        yield "silhouette_overlap", f"{one.character} and {other.character}", overlap


def measure_faces(
    mouths: Mapping[str, Sequence[float]],
    lids: Mapping[str, Sequence[float]],
    lines: Sequence[SpokenHere],
    rate: Fraction,
) -> Iterator[Measurement]:
    """Yield how drawn mouths go with the voices heard, mouths that are open for nothing, and eyes that never blink.

    Args:
        mouths: how open each character's mouth is, 0 to 1, frame by frame.
        lids: how closed each character's eyes are, frame by frame.
        lines: what is heard, in the same frames.
        rate: frames a second.
    """
    for line in lines:
        if line.character in mouths:
            mouth = np.asarray(mouths[line.character], np.float64)
            heard = mouth[line.at_frame : line.at_frame + line.length_frames]
            yield from measure_lip_sync(heard, line.samples, line.rate_hz, rate, line.line)
    for character, openness in mouths.items():
        silent = np.ones(len(openness), np.bool_)
        for line in lines:
            if line.character == character:
                silent[max(0, line.at_frame - 1) : line.at_frame + line.length_frames + 1] = False
        if silent.any():
            gaping = float((np.asarray(openness)[silent] > OPEN).mean())
            yield Measurement(name="open_unspoken", value=round(gaping, 4), unit="share", where=character)
    for character, closed in lids.items():
        seconds = float(_longest_open(np.asarray(closed, np.float64)) / rate)
        yield Measurement(name="unblinking", value=round(seconds, 3), unit="s", where=character)


def _longest_open(closed: NDArray[np.float64]) -> int:
    """Return the most frames between two blinks, or before the first or after the last."""
    blinks = np.flatnonzero(closed >= CLOSED)
    return int(np.diff(np.concatenate(([-1], blinks, [len(closed)]))).max()) - 1
