"""Which parts of a film are copied from the takes packet by packet, and which must be made. Pure.

A frame must be made where words lie over it, where a take dissolves or fades, and where no take is. A group
of pictures with no such frame is copied. Knows nothing of codecs beyond where groups start.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from cinema_agent.media.join import Groups
from cinema_agent.post.compose import PictureLayer
from cinema_agent.script.takes import Cut

LONGEST_MADE = 120
"""Longer runs are made in parts, side by side."""

SHORTEST_MADE = 8
"""Runs are not cut into parts shorter than this."""


class Span(Protocol):
    """Frames [`start`, `end`) of the film with something over them."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


@dataclass(frozen=True)
class Segment:
    """Frames [`start`, `end`) of the film: copied from `clip` at `source_in`, or to be made (no clip)."""

    start: int
    end: int
    clip: str = ""
    source_in: int = 0

    @property
    def is_copied(self) -> bool:
        return bool(self.clip)


def layers_of(cut: Cut, fade_out_frames: int) -> tuple[PictureLayer, ...]:
    """Return the takes of a cut as layers; before an end card the last one goes to black."""
    layers = []
    for number, event in enumerate(cut.pictures):
        is_last = number == len(cut.pictures) - 1
        layers.append(
            PictureLayer(
                clip=event.clip,
                at=event.at,
                source_in=event.source_in,
                source_out=event.source_out,
                dissolve_frames=event.transition_frames if event.transition == "dissolve" else 0,
                fade_in_frames=event.transition_frames if event.transition == "fade_in" else 0,
                fade_out_frames=min(fade_out_frames, event.length) if is_last and cut.end_card_frames else 0,
            )
        )
    return tuple(layers)


def plan_segments(
    layers: Sequence[PictureLayer],
    words: Sequence[Span],
    groups: Mapping[str, Groups],
    total_frames: int,
) -> tuple[Segment, ...]:
    """Divide a film of `total_frames` into copied and made segments, in order and without gaps.

    Args:
        layers: the takes, in order of their place in the film.
        words: what lies over them.
        groups: how each clip can be cut up; a clip that is not named here cannot be joined and is made.
    """
    is_plain = _plain_frames(layers, words, total_frames)
    copied = [segment for layer in layers for segment in _copied(layer, groups.get(layer.clip), is_plain)]
    cuts = sorted({frame for layer in layers for frame in (layer.at + layer.dissolve_frames, layer.end)})
    segments: list[Segment] = []
    at = 0
    for segment in [*copied, Segment(total_frames, total_frames)]:
        segments += [Segment(start, end) for start, end in _parts(at, segment.start, cuts)]
        at = segment.end
    return tuple(sorted([*segments, *copied], key=lambda segment: segment.start))


def _plain_frames(
    layers: Sequence[PictureLayer], words: Sequence[Span], total_frames: int
) -> NDArray[np.bool_]:
    """Say of every frame whether exactly one take shows in it, as it is."""
    takes = np.zeros(total_frames, np.int32)
    is_changed = np.zeros(total_frames, np.bool_)
    for layer in layers:
        takes[layer.at : layer.end] += 1
        is_changed[layer.at : layer.at + max(layer.dissolve_frames, layer.fade_in_frames)] = True
        is_changed[layer.end - layer.fade_out_frames : layer.end] = True
    for span in words:
        is_changed[span.start : span.end] = True
    return np.asarray((takes == 1) & ~is_changed, np.bool_)


def _copied(layer: PictureLayer, groups: Groups | None, is_plain: NDArray[np.bool_]) -> Iterator[Segment]:
    """Yield the longest runs of whole, plain groups of a take."""
    if groups is None:
        return
    offset = layer.at - layer.source_in
    run: Segment | None = None
    for begin, end in pairwise([*groups.starts, groups.length_frames]):
        is_inside = layer.source_in <= begin and end <= layer.source_out
        if is_inside and is_plain[begin + offset : end + offset].all():
            first = run.source_in if run else begin
            run = Segment(first + offset, end + offset, layer.clip, first)
        elif run:
            yield run
            run = None
    if run:
        yield run


def _parts(start: int, end: int, cuts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Divide a run at shot boundaries, so that a new take leaves its neighbours' segments, and by length."""
    marks = [start]
    for cut in cuts[bisect_right(cuts, start) : bisect_left(cuts, end)]:
        if cut - marks[-1] >= SHORTEST_MADE and end - cut >= SHORTEST_MADE:
            marks.append(cut)
    for begin, stop in pairwise([*marks, end]):
        count = max(1, -(-(stop - begin) // LONGEST_MADE))
        edges = [begin + (stop - begin) * part // count for part in range(count + 1)]
        yield from ((a, b) for a, b in pairwise(edges) if a < b)
