"""A contact sheet of a film: frames spread evenly over it, in rows. python tools/contact_sheet.py film.mp4 sheet.png"""

from __future__ import annotations

import argparse
from pathlib import Path

import cv2
import numpy as np

from cinema_agent.media.clips import thumbnails
from cinema_agent.media.probe import probe


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("film", type=Path)
    parser.add_argument("sheet", type=Path)
    parser.add_argument("--count", type=int, default=24)
    parser.add_argument("--columns", type=int, default=4)
    parser.add_argument("--height", type=int, default=216, help="pixels of each frame")
    options = parser.parse_args()
    frames = probe(options.film).picture().frames
    small = thumbnails(options.film, frames, options.count, options.height)
    rows = -(-len(small) // options.columns)
    height, width = small[0].shape[:2]
    sheet = np.full((rows * (height + 4), options.columns * (width + 4), 3), 12, np.uint8)
    for index, picture in enumerate(small):
        y, x = index // options.columns * (height + 4), index % options.columns * (width + 4)
        sheet[y : y + height, x : x + width] = picture
    cv2.imwrite(str(options.sheet), sheet)


if __name__ == "__main__":
    main()
