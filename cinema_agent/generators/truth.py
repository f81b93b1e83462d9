"""What whoever draws a clip knows of it beyond its pixels: who is where in some of its frames, mouths and eyes in all.

A generator may offer this with a clip; one that films what it cannot know offers nothing, and fewer things are
measured of its takes. Colours, light and movement are always measured from the pixels. Source: ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

IN_FRONT = 255
"""Number of what stands before figures and hides a part of them."""

Area = tuple[float, float, float, float]
"""Left, top, right, bottom in parts of the picture's width and height; may reach outside of it."""


@dataclass(frozen=True)
class FigureTruth:
    """Where one figure is: its whole body, its head with hair and hat left out, eyes and mouth.

    `eyes_y` is in picture heights, `openness` of the mouth 0 to 1, `yaw` -1 for a face turned to the left edge to 1
    for one turned to the right.
    """

    character: str
    body: Area
    head: Area
    eyes_y: float
    mouth: Area
    openness: float
    yaw: float


@dataclass(frozen=True)
class FrameTruth:
    """One frame: its figures, and what covers each pixel of a small picture of it.

    `cover` (height, width) holds 0 for the ground, n for the n-th figure, `IN_FRONT` for what hides figures.
    """

    figures: tuple[FigureTruth, ...]
    cover: NDArray[np.uint8]


@dataclass(frozen=True)
class FaceTruth:
    """How open a mouth is and how closed the eyes are, 0 to 1, a number for every frame of the clip."""

    mouth: tuple[float, ...]
    lids: tuple[float, ...]


@dataclass(frozen=True)
class ClipTruth:
    """What was asked for of a clip: some frames, by number, and the faces of all frames, by character."""

    frames: Mapping[int, FrameTruth]
    faces: Mapping[str, FaceTruth]
