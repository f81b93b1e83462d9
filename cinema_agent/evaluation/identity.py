"""Is this character in the picture? Judged by the colours of garment, skin and hair: simple and repeatable.

Light changes colours, so the colours are looked for under a few plausible lights and the light that fits the
character best counts. Says nothing of faces or shapes; networks do that where there are some. Source: ours.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

import cv2
import numpy as np
from numpy.typing import NDArray

from cinema_agent.script.bible_entries import Character
from cinema_agent.script.shot import Shot, Size

DISTANCE = 12.0
"""Lab distance within which a pixel has a colour."""
BRIGHTNESS = (1.0, 0.8, 0.62, 0.46, 0.32)
TINTS = ((1.0, 1.0, 1.0), (1.06, 0.94, 0.78), (0.78, 0.92, 1.1))
"""Red, green and blue factors: neutral, warm (lamp, low sun), cold (moon, dusk)."""
WEIGHTS = {"garment": 0.5, "skin": 0.25, "hair": 0.25}
ENOUGH: dict[Size, float] = {
    "extreme_wide": 0.0004, "wide": 0.001, "full": 0.002, "medium": 0.006,
    "medium_close_up": 0.01, "close_up": 0.015, "extreme_close_up": 0.01,
}  # fmt: skip
"""Share of the picture a colour must cover to count as fully there, by size of shot."""


@dataclass(frozen=True)
class Subject:
    """A character to look for: sRGB colours by role, and the share of the picture that is enough of each."""

    character: str
    colors: tuple[tuple[str, tuple[int, int, int]], ...]
    enough: float


def subjects_of(shot: Shot, characters: Iterable[Character]) -> tuple[Subject, ...]:
    """Return whom a picture of this shot must show, by what they wear in its scene.

    Left out: backs at the edge (too dark to tell), bodies that are no person's, and inserts.
    """
    if shot.coverage == "insert":
        return ()
    faces = {figure.character for figure in shot.figures if not figure.is_foreground}
    found = []
    for character in characters:
        if character.id in faces and character.rig == "person":
            outfit = character.outfit_in(shot.scene_id)
            hair = outfit.hat_color if outfit.hat else character.look.hair_color
            named = {"garment": outfit.palette.top, "skin": character.look.skin, "hair": hair}
            colors = tuple((role, _rgb(text)) for role, text in named.items())
            found.append(Subject(character.id, colors, ENOUGH[shot.size]))
    return tuple(found)


def identity(lab: NDArray[np.float32], subject: Subject) -> float:
    """Return how much of a character's colours a picture shows: 0 is none, 1 is enough of each.

    Args:
        lab: (height, width, 3) CIE Lab, as `small_lab` gives it.
    """
    pixels = lab.reshape(-1, 3)
    best = 0.0
    for brightness, tint in product(BRIGHTNESS, TINTS):
        score = 0.0
        for role, color in subject.colors:
            distance = np.linalg.norm(pixels - _lit(color, brightness, tint), axis=1)
            score += WEIGHTS[role] * min(1.0, float((distance < DISTANCE).mean()) / subject.enough)
        best = max(best, score)
    return best


def _lit(
    color: tuple[int, int, int], brightness: float, tint: tuple[float, float, float]
) -> NDArray[np.float32]:
    lit = [min(1.0, c / 255 * brightness * factor) for c, factor in zip(color, tint, strict=True)]
    return np.asarray(cv2.cvtColor(np.array([[lit]], np.float32), cv2.COLOR_RGB2Lab)[0, 0], np.float32)


def _rgb(text: str) -> tuple[int, int, int]:
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)
