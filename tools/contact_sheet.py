"""A contact sheet of a film: frames spread evenly over it, in rows. python tools/contact_sheet.py film.mp4 sheet.png"""

from __future__ import annotations

import argparse
from pathlib import Path

import cv2
import numpy as np

from cinema_agent.media.clips import thumbnails
from cinema_agent.media.probe import probe

GAP = 4
JPEG_QUALITY = 78


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("film", type=Path)
    parser.add_argument("sheet", type=Path, help="PNG or JPEG")
    parser.add_argument("--count", type=int, default=24)
    parser.add_argument("--columns", type=int, default=4)
    parser.add_argument("--height", type=int, default=216, help="pixels of each frame")
    options = parser.parse_args()
    frames = probe(options.film).picture().frames
    small = thumbnails(options.film, frames, options.count, options.height)
    rows = -(-len(small) // options.columns)
    height, width = small[0].shape[:2]
    sheet = np.full((rows * (height + GAP) - GAP, options.columns * (width + GAP) - GAP, 3), 12, np.uint8)
    for index, picture in enumerate(small):
        y, x = index // options.columns * (height + GAP), index % options.columns * (width + GAP)
        sheet[y : y + height, x : x + width] = picture
    is_jpeg = options.sheet.suffix.lower() in {".jpg", ".jpeg"}
    cv2.imwrite(str(options.sheet), sheet, [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY] if is_jpeg else [])


if __name__ == "__main__":
    main()
