"""Numbers of a moving picture: does it stand still, jump or flicker?

Frames are compared by a small picture of their luma, so that grain and codec noise do not count as motion.
A take is one shot, so any cut or flash inside it is a defect. Knows nothing of shots. Source: ours.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

from cinema_agent.evaluation.picture import BLACK, WHITE, Planes
from cinema_agent.media.color import split_planes
from cinema_agent.media.stills import shrunk

CELL, WIDEST = 8, 160
"""Side of a cell of the small picture in pixels, and its greatest width in cells."""
CHANGED_LEVELS = 3
"""Difference, in levels of 255, from which a cell of the small picture has changed."""
CHANGED_CELLS = 3
"""Changed cells from which the picture as a whole moves: a blink does, codec noise does not."""
WINDOW = 6
"""Frames before and after that say how much change is usual here."""


@dataclass(frozen=True)
class Motion:
    """How a clip moves.

    `frozen_frames` is the longest stretch without visible change. `jump` is the largest change between two
    frames beyond what is usual around it, `flash` the largest swing of mean luma away and back within a few
    frames, `flicker` its usual size: all in parts of full range.
    """

    frozen_frames: int
    frozen_at: int
    jump: float
    jump_at: int
    flash: float
    flash_at: int
    flicker: float


@dataclass
class MotionWatch:
    """Watches the frames of a clip go by, one at a time."""

    _means: list[float] = field(default_factory=list)
    _changes: list[float] = field(default_factory=list)
    _before: NDArray[np.uint8] | None = None
    _anchor: NDArray[np.uint8] | None = None
    _anchor_at: int = 0
    _longest: tuple[int, int] = (0, 0)

    def see(self, planes: Planes) -> None:
        """Take note of the next frame."""
        luma = split_planes(planes)[0]
        width = min(WIDEST, luma.shape[1] // CELL)
        height = max(1, round(luma.shape[0] * width / luma.shape[1]))
        small = shrunk(luma, (width, height))
        at = len(self._means)
        self._means.append(float(small.mean()))
        if self._before is not None:
            self._changes.append(float(cv2.absdiff(small, self._before).mean()))
        # Against the first frame of the stretch, not the last one: a slow drift is motion too.
        if self._anchor is None or _has_changed(self._anchor, small):
            self._anchor, self._anchor_at = small, at
        self._longest = max(self._longest, (at - self._anchor_at + 1, -self._anchor_at))
        self._before = small

    def motion(self) -> Motion:
        """Return how the frames seen so far move."""
        span = WHITE - BLACK
        jump, jump_at = _largest_outlier(np.array(self._changes) / span)
        swings = _swings(np.array(self._means) / span)
        flash_at = int(swings.argmax()) if len(swings) else 0
        return Motion(
            frozen_frames=self._longest[0],
            frozen_at=-self._longest[1],
            jump=jump,
            jump_at=jump_at + 1,
            flash=float(swings.max(initial=0.0)),
            flash_at=flash_at,
            flicker=float(np.sqrt(np.mean(swings**2))) if len(swings) else 0.0,
        )


def _has_changed(a: NDArray[np.uint8], b: NDArray[np.uint8]) -> bool:
    return bool((cv2.absdiff(a, b) > CHANGED_LEVELS).sum() >= CHANGED_CELLS)


def _largest_outlier(changes: NDArray[np.float64]) -> tuple[float, int]:
    """Return the change that exceeds the median around it most (0 if none), and where it is."""
    if not len(changes):
        return 0.0, 0
    padded = np.pad(changes, WINDOW, mode="reflect" if len(changes) > WINDOW else "edge")
    around = np.lib.stride_tricks.sliding_window_view(padded, 2 * WINDOW + 1)
    excess = changes - np.median(around, axis=1)
    at = int(excess.argmax())
    return max(0.0, float(excess[at])), at


def _swings(means: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return, frame by frame, how far the mean leaves those on both sides of it, one or two frames away."""
    swings = np.zeros(len(means))
    for reach in (1, 2):
        if len(means) > 2 * reach:
            before, here, after = means[: -2 * reach], means[reach:-reach], means[2 * reach :]
            outside = np.maximum(here - np.maximum(before, after), np.minimum(before, after) - here)
            swings[reach:-reach] = np.maximum(swings[reach:-reach], outside)
    return swings
