"""Stills: a moving picture made of keyframes alone, by moving over them and dissolving from one to the next.

The synthesizer that always works, whoever drew the keyframes: frame-exact, sub-pixel, needs nothing but
OpenCV. Knows nothing of what the keyframes show. Source: ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np

from cinema_agent.errors import GeneratorError
from cinema_agent.generators import Clip, Keyframe, Picture, ShotOrder
from cinema_agent.script.capabilities import Capabilities
from cinema_agent.script.format import PictureSize
from cinema_agent.script.shot import Move


@dataclass(frozen=True)
class View:
    """A crop: `zoom` times enlarged, its middle moved by (`x`, `y`) parts of the picture's size."""

    zoom: float = 1.0
    x: float = 0.0
    y: float = 0.0


MOVES: dict[Move, tuple[View, View]] = {
    "static": (View(), View()),
    "push_in": (View(1.0), View(1.06)),
    "pull_out": (View(1.06), View(1.0)),
    "pan_left": (View(1.08, 0.035), View(1.08, -0.035)),
    "pan_right": (View(1.08, -0.035), View(1.08, 0.035)),
    "tilt_up": (View(1.08, 0.0, 0.035), View(1.08, 0.0, -0.035)),
    "tilt_down": (View(1.08, 0.0, -0.035), View(1.08, 0.0, 0.035)),
    "drift": (View(1.03, -0.01, 0.004), View(1.04, 0.012, -0.004)),
}
"""Where each camera move begins and ends; never outside the keyframe."""


class Stills:
    """A video synthesizer that moves over the given keyframes and dissolves between them."""

    name = "stills"
    version = "1"

    def capabilities(self) -> Capabilities:
        """Return what it does: whatever the keyframes show."""
        return Capabilities(
            generator=self.name,
            version=self.version,
            open_vocabulary=True,
            needs_keyframes=True,
            reads=("length_frames", "move"),
        )

    def shoot(self, order: ShotOrder, keyframes: tuple[Keyframe, ...]) -> Clip:
        """Return a clip that shows each keyframe, alone, at its own frame.

        Raises:
            GeneratorError: there is no keyframe.
        """
        if not keyframes:
            raise GeneratorError(
                f"shot {order.shot.id} has no keyframe to move over; name a --planner that draws keyframes"
            )
        return Clip(length_frames=order.clip_frames, frames=_frames(order, keyframes))


def _frames(order: ShotOrder, keyframes: tuple[Keyframe, ...]) -> Iterator[Picture]:
    ordered = sorted(keyframes, key=lambda keyframe: keyframe.at_frame)
    marks = [keyframe.at_frame for keyframe in ordered]
    pictures = [_covering(keyframe.picture, order.size) for keyframe in ordered]
    dissolve = max(1, round(order.rate))
    for frame in range(-order.head_frames, order.shot.length_frames + order.tail_frames):
        first, amount = _between(marks, frame, dissolve)
        view = view_at(order.shot.move, frame / max(1, order.shot.length_frames - 1))
        shown = _seen(pictures[first], view, order.size)
        if amount > 0:
            following = _seen(pictures[first + 1], view, order.size)
            shown = np.asarray(cv2.addWeighted(shown, 1 - amount, following, amount, 0), np.uint8)
        yield shown


def _between(marks: list[int], frame: int, dissolve_frames: int) -> tuple[int, float]:
    """Return which keyframe a frame shows, and how far it is dissolved into the next one (0 to below 1)."""
    index = max(0, sum(mark <= frame for mark in marks) - 1)
    if index + 1 == len(marks) or frame <= marks[index]:
        return index, 0.0
    gap = marks[index + 1] - marks[index]
    length = min(gap, dissolve_frames)
    start = marks[index] + (gap - length) / 2
    amount = min(1.0, max(0.0, (frame - start) / length))
    return (index + 1, 0.0) if amount == 1 else (index, amount)


def view_at(move: Move, progress: float) -> View:
    """Return the crop at `progress` (0 first frame of the shot, 1 last), eased; handles hold still."""
    a, b = MOVES[move]
    t = min(1.0, max(0.0, progress))
    t = t * t * (3 - 2 * t)
    return View(a.zoom + (b.zoom - a.zoom) * t, a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t)


def _covering(picture: Picture, size: PictureSize) -> Picture:
    """Return the middle of the picture at the wanted size: scaled to cover it, never stretched."""
    height, width = picture.shape[:2]
    if (width, height) == (size.width, size.height):
        return picture
    scale = max(size.width / width, size.height / height)
    wide, tall = max(size.width, round(width * scale)), max(size.height, round(height * scale))
    method = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    scaled = cv2.resize(picture, (wide, tall), interpolation=method)
    left, top = (wide - size.width) // 2, (tall - size.height) // 2
    return np.ascontiguousarray(scaled[top : top + size.height, left : left + size.width])


def _seen(picture: Picture, view: View, size: PictureSize) -> Picture:
    if view == View():
        return picture
    middle_x, middle_y = (size.width - 1) / 2, (size.height - 1) / 2
    to_source = np.array(
        [
            [1 / view.zoom, 0, middle_x + view.x * size.width - middle_x / view.zoom],
            [0, 1 / view.zoom, middle_y + view.y * size.height - middle_y / view.zoom],
        ]
    )
    moved = cv2.warpAffine(
        picture,
        to_source,
        (size.width, size.height),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return np.asarray(moved, np.uint8)
