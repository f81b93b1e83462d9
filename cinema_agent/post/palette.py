"""The colours a film is made of, for cards that belong to it. Pure, on pixels.

Source: ours.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
BGR = tuple[int, int, int]

NIGHT: BGR = (38, 24, 20)
"""The ground of cards of a film without pictures: a blue-black."""


def palette(pictures: Sequence[Picture], count: int = 6) -> tuple[BGR, ...]:
    """Return up to `count` colours that make up most of the pictures and differ clearly, darkest first.

    Counting boxes of Lab colours instead of clustering needs no random start.

    Args:
        pictures: BGR, of any size; none give no colours.
    """
    if not pictures:
        return ()
    small = [cv2.resize(picture, (64, 36), interpolation=cv2.INTER_AREA) for picture in pictures]
    pixels = np.concatenate([picture.reshape(-1, 3) for picture in small])
    lab = cv2.cvtColor(pixels[None], cv2.COLOR_BGR2LAB)[0].astype(np.int32)
    boxes, members, sizes = np.unique(lab // (24, 12, 12), axis=0, return_inverse=True, return_counts=True)
    means = np.stack([np.bincount(members.ravel(), lab[:, c], len(boxes)) / sizes for c in range(3)], axis=1)
    colorfulness = np.hypot(means[:, 1] - 128, means[:, 2] - 128)
    order = np.argsort(-(sizes * (1 + colorfulness / 20)), kind="stable")
    chosen: list[NDArray[np.float64]] = []
    for index in order:
        if all(np.linalg.norm(means[index] - other) > 34 for other in chosen):
            chosen.append(means[index])
        if len(chosen) == count:
            break
    swatches = np.asarray(sorted(chosen, key=lambda color: float(color[0])), np.float32)
    colors = cv2.cvtColor(np.clip(swatches, 0, 255).astype(np.uint8)[None], cv2.COLOR_LAB2BGR)[0]
    return tuple((int(b), int(g), int(r)) for b, g, r in colors)


def ground_of(colors: Sequence[BGR]) -> BGR:
    """Return a dark ground for a card: the palette's darkest hue, brought down to the darkness of night."""
    if not colors:
        return NIGHT
    darkest = np.asarray(colors[0], float)
    luma = float(darkest @ (0.0722, 0.7152, 0.2126))
    tinted = 0.65 * darkest * min(1.0, 30 / max(luma, 1)) + 0.35 * np.asarray(NIGHT, float)
    b, g, r = np.clip(np.rint(tinted), 8, 70)
    return int(b), int(g), int(r)


def accent_of(colors: Sequence[BGR]) -> BGR:
    """Return the most colourful of the lighter colours: what glows in the film."""
    light = [c for c in colors if max(c) > 110] or [(150, 190, 225)]
    return max(light, key=lambda c: (max(c) - min(c), c))
