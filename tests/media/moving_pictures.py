"""A little picture that moves, so that every frame of a test clip can be told from every other."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from cinema_agent.media.clips import ClipFacts, encode_clip
from cinema_agent.script import PictureSize

SIZE = PictureSize(width=160, height=90)


def pictures(count: int, seed: int = 0, size: PictureSize = SIZE) -> Iterator[NDArray[np.uint8]]:
    """Yield smooth noise sliding sideways, two pixels a frame."""
    noise = np.random.default_rng(seed).integers(0, 256, (size.height, size.width, 3), dtype=np.uint8)
    picture = cv2.normalize(cv2.GaussianBlur(noise, (0, 0), 5), None, 20, 235, cv2.NORM_MINMAX)
    for number in range(count):
        yield np.roll(picture, 2 * number, axis=1)


def clip(
    path: Path, count: int = 50, rate: Fraction = Fraction(24), joins: tuple[int, ...] = ()
) -> ClipFacts:
    """Encode `count` of the pictures."""
    return encode_clip(
        pictures(count), path, size=SIZE, rate=rate, pixels="bgr24", length_frames=count, joins=joins
    )
