"""Numbers of a single picture: light, contrast, sharpness, and how few colours explain it.

Works on I420 planes, as clips are stored, so that a clip need not be turned into BGR first. Luma is in
parts of full range (0 black, 1 white, gamma-coded as on screen). Knows nothing of shots. Source: ours.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from cinema_agent.media.color import bgr_of, split_planes
from cinema_agent.media.few_colors import explained_by_few

Planes = NDArray[np.uint8]
"""(height * 3 / 2, width), 8 bit, limited range."""
Histogram = NDArray[np.float64]
"""(256,) pixels by stored luma."""

BLACK, WHITE = 16, 235
NEARLY_BLACK, NEARLY_WHITE = 0.03, 0.985
SAMPLE_WIDTH = 240


@dataclass(frozen=True)
class Tones:
    """How light is spread over a picture: parts of full range, and shares of the picture (0 to 1)."""

    mean: float
    clipped: float
    black: float
    span: float


def luma_histogram(planes: Planes) -> Histogram:
    """Return how often each stored luma occurs, looking at every fourth pixel of every fourth row."""
    luma = split_planes(planes)[0][2::4, 2::4]
    return np.bincount(luma.reshape(-1), minlength=256).astype(np.float64)


def tones(histogram: Histogram) -> Tones:
    """Return the tones of one or more pictures from their summed histogram."""
    share = histogram / histogram.sum()
    level = (np.arange(256) - BLACK) / (WHITE - BLACK)
    low, high = np.searchsorted(share.cumsum(), (0.01, 0.99))
    return Tones(
        mean=float(np.clip(share @ level, 0, 1)),
        clipped=float(share[level > NEARLY_WHITE].sum()),
        black=float(share[level < NEARLY_BLACK].sum()),
        span=float(np.clip(level[high], 0, 1) - np.clip(level[low], 0, 1)),
    )


def sharpness(planes: Planes) -> float:
    """Return the spread of the second derivative of luma, in levels of 255: near 0 is a blur."""
    luma = split_planes(planes)[0]
    return float(cv2.meanStdDev(cv2.Laplacian(luma, cv2.CV_16S))[1][0, 0])


def small_lab(planes: Planes, width: int = SAMPLE_WIDTH) -> NDArray[np.float32]:
    """Return the picture in CIE Lab, (height, width, 3) float32, L from 0 to 100, at most `width` wide."""
    luma, u, v = split_planes(planes)
    width = min(width, luma.shape[1]) // 4 * 4
    height = max(4, round(luma.shape[0] * width / luma.shape[1] / 4) * 4)
    small = [
        cv2.resize(plane, (width // part, height // part), interpolation=cv2.INTER_AREA)
        for plane, part in ((luma, 1), (u, 2), (v, 2))
    ]
    packed = np.concatenate([plane.reshape(-1) for plane in small]).reshape(height * 3 // 2, width)
    return np.asarray(cv2.cvtColor(bgr_of(packed).astype(np.float32) / 255, cv2.COLOR_BGR2Lab), np.float32)


def sharp_lab(planes: Planes, width: int, height: int) -> NDArray[np.float32]:
    """Return the picture in CIE Lab at a size, (height, width, 3) float32, L from 0 to 100, edges of colour kept.

    `small_lab` halves the resolution of its colours once more, which costs a third of the distance across a contour.
    """
    small = cv2.resize(bgr_of(planes), (width, height), interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.cvtColor(small.astype(np.float32) / 255, cv2.COLOR_BGR2Lab), np.float32)


def palette_share(lab: NDArray[np.float32]) -> float:
    """Return the part of a picture's colour variance that its eight main colours explain, 0 to 1.

    Args:
        lab: (height, width, 3), as `small_lab` gives it.
    """
    return explained_by_few(np.asarray(cv2.resize(lab, (80, 48), interpolation=cv2.INTER_AREA), np.float32))
