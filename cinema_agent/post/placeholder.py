"""The clip that stands for a shot nobody could make, so that the film is whole and says what is missing."""

from __future__ import annotations

from fractions import Fraction
from itertools import repeat
from pathlib import Path

from cinema_agent.media.clips import ClipFacts, encode_clip
from cinema_agent.post.cards import placeholder_card
from cinema_agent.script.format import PictureSize


def write_placeholder(
    path: Path, *, shot: str, plot: str, reason: str, size: PictureSize, rate: Fraction, length_frames: int
) -> ClipFacts:
    """Write a still clip naming the shot, what it should show and why it is missing.

    Args:
        reason: why no take could be made, in plain words.
        length_frames: length with handles.

    Raises:
        MediaError: the drawing engine cannot load, or the file cannot be written.
    """
    card = placeholder_card(shot, plot, reason, size)
    frames = repeat(card, length_frames)
    return encode_clip(frames, path, size=size, rate=rate, pixels="bgr24", length_frames=length_frames)
