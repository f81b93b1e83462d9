"""Is this character in the picture? Judged by the colours of garment, skin and hair standing together.

Light changes colours, so they are looked for under a few plausible lights, and the light and the spot that
fit best count. Cheap and repeatable, and one-sided: a low value means that somebody else, or nobody, is in
the picture; a high one proves little. Says nothing of faces or shapes; networks do that where there are some.

Source: ours. On 39 figures of two drawn films: the right ones 0.5 to 1; strangers' colours median 0.5, one
in ten
above 0.73.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product

import cv2
import numpy as np
from numpy.typing import NDArray

from cinema_agent.evaluation.picture import Planes, small_lab
from cinema_agent.script.bible_entries import Character
from cinema_agent.script.shot import Shot, Size

DISTANCE = 9.0
"""Lab distance within which a pixel has a colour in full light; less in the dark, where colours lie
closer.
"""
BRIGHTNESS = (1.0, 0.8, 0.62, 0.46, 0.32)
TINTS = ((1.0, 1.0, 1.0), (1.06, 0.94, 0.78), (0.78, 0.92, 1.1))
"""Red, green and blue factors: neutral, warm (lamp, low sun), cold (moon, dusk)."""
WEIGHTS = {"garment": 0.5, "skin": 0.25, "hair": 0.25}
ENOUGH = {"garment": 0.12, "skin": 0.05, "hair": 0.03}
"""Share of a window two heads high and wide that a colour fills when head and shoulders are in it."""
HEAD: dict[Size, float] = {
    "extreme_wide": 0.05, "wide": 0.08, "full": 0.11, "medium": 0.24,
    "medium_close_up": 0.33, "close_up": 0.45, "extreme_close_up": 0.70,
}  # fmt: skip
"""About how high a head is in the picture, by size of shot."""
HEAD_PIXELS, NARROWEST, WIDEST = 14, 96, 320
STEP = np.array([2.5, 4.0, 4.0], np.float32)
"""Size of a cell of Lab space: colours that share one are told apart from others once."""
CELLS = 64


@dataclass(frozen=True)
class Subject:
    """A character to look for: sRGB colours by role, and about how high the head is, in picture heights."""

    character: str
    colors: tuple[tuple[str, tuple[int, int, int]], ...]
    head: float


def subjects_of(
    shot: Shot, characters: Iterable[Character], worn: Mapping[str, Mapping[str, str]] | None = None
) -> tuple[Subject, ...]:
    """Return whom a picture of this shot must show, by what they wear in its scene.

    Left out: backs, which are too dark or have no face, bodies that are no person's, and inserts.

    Args:
        worn: colours by character and role where a costume has some of its own, whatever the wardrobe says: a
            cook's white.
    """
    if shot.coverage == "insert":
        return ()
    faces = {
        figure.character for figure in shot.figures if not figure.is_foreground and figure.facing != "away"
    }
    found = []
    for character in characters:
        if character.id in faces and character.rig == "person":
            outfit = character.outfit_in(shot.scene_id)
            hair = outfit.hat_color if outfit.hat else character.look.hair_color
            named = {"garment": outfit.palette.top, "skin": character.look.skin, "hair": hair}
            own = (worn or {}).get(character.id, {})
            colors = tuple((role, _rgb(own.get(role, text))) for role, text in named.items())
            found.append(Subject(character.id, colors, HEAD[shot.size]))
    return tuple(found)


def identity(planes: Planes, subject: Subject) -> float:
    """Return how much of a character's colours stand together somewhere in a picture: 0 is none, 1 is all."""
    luma_rows, width = planes.shape[0] * 2 // 3, planes.shape[1]
    wanted = HEAD_PIXELS / subject.head * width / luma_rows
    lab = small_lab(planes, int(np.clip(wanted, NARROWEST, WIDEST)))
    colors, cell_of = _cells(lab)
    window = max(3, round(2 * subject.head * lab.shape[0]) | 1)
    best = 0.0
    for brightness, lit in _lit(subject):
        score, to_come = np.zeros(lab.shape[:2], np.float32), 1.0
        for (role, _), color in zip(subject.colors, lit, strict=True):
            # A light that can no longer beat the best one is left: most cost the first colour only.
            if float(score.max()) + to_come <= best:
                break
            to_come -= WEIGHTS[role]
            has_color = np.linalg.norm(colors - color, axis=1) < DISTANCE * brightness**0.5
            if has_color.any():
                here = has_color[cell_of].astype(np.float32)
                share = cv2.blur(here, (window, window), borderType=cv2.BORDER_CONSTANT)
                score += WEIGHTS[role] * np.minimum(1.0, share / ENOUGH[role])
        best = max(best, float(score.max()))
    return best


def _cells(lab: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.intp]]:
    """Return the colours that occur, (n, 3), and which one each pixel has: few to compare instead of many."""
    offset = np.array([0, CELLS // 2, CELLS // 2], np.float32)
    cells = np.clip(lab / STEP + offset, 0, CELLS - 1).astype(np.int64)
    packed = (cells[..., 0] * CELLS + cells[..., 1]) * CELLS + cells[..., 2]
    used = np.flatnonzero(np.bincount(packed.reshape(-1), minlength=CELLS**3))
    place = np.zeros(CELLS**3, np.intp)
    place[used] = np.arange(len(used))
    found = np.stack([used // CELLS**2, used // CELLS % CELLS, used % CELLS], 1)
    return np.asarray((found + 0.5 - offset) * STEP, np.float32), place[packed]


def _lit(subject: Subject) -> list[tuple[float, NDArray[np.float32]]]:
    """Return every light's brightness, and a subject's colours under it in Lab, (colours, 3)."""
    lights = np.array([np.multiply(tint, bright) for bright, tint in product(BRIGHTNESS, TINTS)], np.float32)
    rgb = np.array([color for _, color in subject.colors], np.float32) / 255
    lit = np.minimum(1.0, lights[:, None] * rgb)
    lab = np.asarray(cv2.cvtColor(lit, cv2.COLOR_RGB2Lab), np.float32)
    return [(bright, colors) for (bright, _), colors in zip(product(BRIGHTNESS, TINTS), lab, strict=True)]


def _rgb(text: str) -> tuple[int, int, int]:
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)
