"""The dominant colours of pictures, for reports: few, in order of how much of the picture they fill."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

SAMPLE_WIDTH = 48


def dominant_colors(pictures: Sequence[NDArray[np.uint8]], count: int = 6) -> tuple[str, ...]:
    """Return up to `count` colours as `#rrggbb`, the largest first.

    Args:
        pictures: BGR, uint8, (height, width, 3); none gives none.
        count: how many colours to look for.

    Source: ours (k-means in Lab with a fixed seed).
    """
    if not pictures:
        return ()
    small = [
        cv2.resize(p, (SAMPLE_WIDTH, SAMPLE_WIDTH * 9 // 16), interpolation=cv2.INTER_AREA) for p in pictures
    ]
    lab = cv2.cvtColor(np.concatenate(small).astype(np.float32) / 255, cv2.COLOR_BGR2LAB).reshape(-1, 3)
    cv2.setRNGSeed(1)
    criteria = (cv2.TERM_CRITERIA_MAX_ITER + cv2.TERM_CRITERIA_EPS, 20, 0.5)
    _, labels, centers = cv2.kmeans(lab, min(count, len(lab)), None, criteria, 2, cv2.KMEANS_PP_CENTERS)
    order = np.argsort(-np.bincount(labels.ravel(), minlength=len(centers)))
    bgr = cv2.cvtColor(centers[order][None].astype(np.float32), cv2.COLOR_LAB2BGR)[0]
    return tuple(
        "#{2:02x}{1:02x}{0:02x}".format(*(int(round(c)) for c in np.clip(color, 0, 1) * 255)) for color in bgr
    )
