"""The poster: the film's best frame, with its title in the calmest part of it.

Source: ours.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from cinema_agent.errors import MediaError
from cinema_agent.media.clips import glimpse
from cinema_agent.media.stills import write_png
from cinema_agent.post.calm import Calm
from cinema_agent.post.cards import lay, title_card
from cinema_agent.post.lettering import FilmLook
from cinema_agent.post.titles import title_plate
from cinema_agent.script.takes import Cut

Picture = NDArray[np.uint8]

MOST_GLIMPSES = 12
"""Takes looked at for the best frame, however long the film is."""


def write_poster(
    cut: Cut, folder: Path, path: Path, look: FilmLook, *, without: Collection[str] = ()
) -> None:
    """Write the poster as PNG, in the size of the film.

    Args:
        folder: the production folder that holds the cut's clips.
        without: shots it must not show, such as those with a placeholder.

    Raises:
        MediaError: a clip cannot be read, the drawing engine cannot load, or the disk refuses.
    """
    events = [event for event in cut.pictures if event.shot not in without]
    step = max(1, -(-len(events) // MOST_GLIMPSES))
    frames = [
        glimpse(folder / event.clip, (event.source_in + event.source_out) // 2) for event in events[::step]
    ]
    write_png(poster(frames, look), path)


def poster(frames: list[Picture], look: FilmLook) -> Picture:
    """Return the best of some BGR frames with the film's title on it; without frames, a title card.

    Raises:
        MediaError: the drawing engine cannot load, or a frame has another size than the film.
    """
    size = look.format.size
    if not frames:
        return title_card(look.title, "", look.style, size, ())
    picture = max(frames, key=worth).copy()
    if picture.shape != (size.height, size.width, 3):
        raise MediaError(f"a frame is {picture.shape[1]}x{picture.shape[0]}, the film {size}; shoot it again")
    placed = title_plate(look.title, "", look.style, size, [picture])
    lay(picture, placed.pixels, placed.x, placed.y)
    return picture


def worth(picture: Picture) -> float:
    """Return how well a frame would do as a poster: contrast, colour, exposure, calm for the title."""
    small = cv2.resize(picture, (160, 90), interpolation=cv2.INTER_AREA).astype(np.float32)
    b, g, r = small[..., 0], small[..., 1], small[..., 2]
    luma = 0.0722 * b + 0.7152 * g + 0.2126 * r
    colour = float(
        np.hypot((r - g).std(), ((r + g) / 2 - b).std()) + 0.3 * np.hypot((r - g).mean(), (b - g).mean())
    )
    exposure = abs(float(luma.mean()) - 105) / 105
    height, width = picture.shape[:2]
    calm = Calm([picture]).place(width * 2 // 5, height // 4, width // 14, height // 9)
    return float(luma.std()) / 50 + colour / 50 - exposure - calm.busyness / 40 - calm.unevenness / 50
