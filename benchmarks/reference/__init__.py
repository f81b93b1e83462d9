"""Fixed frames to encode: 72 frames of a drawn film (a second each of three shots), so that ratios stay comparable.

`clip.mp4` is never made anew: the frames of a newer film would be another yardstick.
"""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from cinema_agent.media.clips import decode_clip
from cinema_agent.script.format import PictureSize


def reference_frames(size: PictureSize) -> list[NDArray[np.uint8]]:
    """Return the reference frames (height, width, 3), BGR, in this size."""
    frames = [picture.copy() for picture in decode_clip(Path(__file__).with_name("clip.mp4"))]
    if frames[0].shape[:2] == (size.height, size.width):
        return frames
    return [cv2.resize(frame, (size.width, size.height), interpolation=cv2.INTER_CUBIC) for frame in frames]
