"""Small real takes, one sound and others each with one defect planted, encoded like any take of a film."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from cinema_agent.evaluation.identity import Subject, subjects_of
from cinema_agent.evaluation.measure import measure_keyframe, measure_take
from cinema_agent.media.clips import encode_clip
from cinema_agent.script.format import PictureSize
from cinema_agent.script.reading import read_screenplay
from cinema_agent.script.takes import Measurements

Picture = NDArray[np.uint8]
Defect = Callable[[Picture, int], Picture]
"""Takes a sound picture and its frame number, gives what is shown instead."""

SCREENPLAY = read_screenplay(Path(__file__).parents[1] / "script" / "golden" / "screenplay-1.json")
SHOT = SCREENPLAY.shot("2A")
SIZE = PictureSize(width=320, height=180)
COAT, SKIN, HAIR = "#c2412d", "#cf9674", "#33202c"


def plain(hex_color: str) -> tuple[int, int, int]:
    """Return a colour as BGR."""
    return int(hex_color[5:7], 16), int(hex_color[3:5], 16), int(hex_color[1:3], 16)


def sound_picture(frame: int, coat: str = COAT, skin: str = SKIN, hair: str = HAIR) -> Picture:
    """Return a figure before sea and sky that breathes and drifts a little."""
    picture = np.empty((180, 320, 3), np.uint8)
    picture[:110] = np.linspace((150, 120, 60), (210, 225, 240), 110)[:, None].astype(np.uint8)
    picture[110:] = np.linspace((110, 80, 30), (40, 25, 12), 70)[:, None].astype(np.uint8)
    for wave in range(0, 340, 24):
        cv2.line(picture, (wave + frame % 24, 130), (wave + frame % 24 + 9, 130), (170, 140, 90), 2)
    x, y = 150 + frame // 4, 88 + (frame // 12) % 2
    cv2.ellipse(picture, (x, y + 82), (52, 62), 0, 0, 360, plain(coat), -1)
    cv2.circle(picture, (x, y - 6), 40, plain(hair), -1)
    cv2.ellipse(picture, (x, y), (28, 33), 0, 0, 360, plain(skin), -1)
    cv2.circle(picture, (265, 30), 12, (235, 250, 252), -1)
    return picture


def wanted() -> tuple[Subject, ...]:
    """Return Ines as she is dressed in the first scene: the planted figure."""
    characters = [c for c in SCREENPLAY.characters if c.id == "ines"]
    return subjects_of(SHOT.model_copy(update={"id": "1C"}), characters)


def take(folder: Path, defect: Defect = lambda picture, frame: picture, frames: int = 72) -> Measurements:
    """Encode a take with a defect and measure it."""
    pictures = (defect(sound_picture(frame), frame) for frame in range(frames))
    path = folder / "2A-1.mp4"
    encode_clip(pictures, path, size=SIZE, rate=Fraction(24), pixels="bgr24", length_frames=frames)
    return measure_take(path, "2A-1", wanted())


def still(defect: Defect) -> Measurements:
    """Measure a keyframe with a defect."""
    return measure_keyframe(defect(sound_picture(0), 0), "2A/0000", wanted())
