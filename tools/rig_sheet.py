"""Draws a sheet of animals, robots and creatures to look at: a row each, standing, walking, running, sitting, lying,
with a gesture, and close.

python tools/rig_sheet.py sheet.png [--rigs dog,raven] [--size]
"""

from __future__ import annotations

import argparse
from pathlib import Path

import cv2
import skia

from cinema_agent.generators.animatic.canvas import Lighting, argb, fill, hex_color, new_surface, saved
from cinema_agent.generators.animatic.design import Design, design_of
from cinema_agent.generators.animatic.figure import draw_figure, face_box, figure_box
from cinema_agent.generators.animatic.figure_sheets import figure_sheets
from cinema_agent.generators.animatic.pose import Arm, Pose
from cinema_agent.script import Character, Outfit, Palette

CELL, GROUND = 250, 16
PAPER, EARTH, CLOSE = hex_color("#d8cbb0"), hex_color("#b8a888"), hex_color("#8fa3a0")
DAYLIGHT = Lighting((-0.7, -0.6), shade=(0.62, 0.6, 0.74), rim=hex_color("#fff4da"))
COLORS = Palette(top="#c8402f", inner="#e8d9b8", legs="#3a4a63", shoes="#7a4a2c", accent="#f2d9a0")
POINTING = Arm(forward=0.9, up=0.95, hand="point")
POSES = (
    Pose(yaw=0.5),
    Pose(yaw=-0.5, posture="walks", stride=1.0),
    Pose(yaw=0.5, posture="walks", stride=3.4, mouth="open", openness=0.8),
    Pose(yaw=0.5, posture="runs", stride=2.0),
    Pose(yaw=0.5, posture="sits", smile=0.6),
    Pose(yaw=-0.5, posture="lies", blink=1.0),
    Pose(yaw=0.5, right_arm=POINTING, eyes_wide=0.8, brow=0.7),
)
TRUE_HEAD, WIDE = 22.0, 420
"""Stage units of an adult's head, and the width of a figure's place, where rigs are shown side by side."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("png", type=Path, help="file to write")
    parser.add_argument("--rigs", default="", help="names of rigs, by commas; none: all")
    parser.add_argument(
        "--size", action="store_true", help="side by side as large as they are drawn in a film"
    )
    asked = parser.parse_args()
    names = asked.rigs.split(",") if asked.rigs else [r.name for r in figure_sheets().rigs]
    designs = [_design(name) for name in names]
    pixels, surface = new_surface(*_extent(designs, asked.size))
    canvas = surface.getCanvas()
    canvas.clear(argb(PAPER))
    (_side_by_side if asked.size else _rows)(canvas, designs)
    cv2.imwrite(str(asked.png), pixels)
    print(asked.png)


def _design(name: str) -> Design:
    character = Character(id=name, name=name, role=name, rig=name, wardrobe=(Outfit(palette=COLORS),))
    return design_of(character, character.wardrobe[0])


def _extent(designs: list[Design], is_size: bool) -> tuple[int, int]:
    if is_size:
        return WIDE * min(6, len(designs)), 300 * -(-len(designs) // 6)
    return CELL * (len(POSES) + 1), CELL * len(designs)


def _rows(canvas: skia.Canvas, designs: list[Design]) -> None:
    for row, design in enumerate(designs):
        unit = 0.8 * CELL / max(3.4, 1.1 * design.heads) / design.scale
        for column, pose in enumerate(POSES):
            x, y = column * CELL, row * CELL
            with saved(canvas):
                canvas.clipRect(skia.Rect(x, y, x + CELL, y + CELL))
                canvas.drawRect(skia.Rect(x, y + CELL - GROUND, x + CELL, y + CELL), fill(EARTH))
                # Who flies is shown as low as the picture of it needs.
                above = max(0.0, -figure_box(design, pose, 0, 0, unit)[3] - 0.1 * CELL)
                draw_figure(canvas, design, pose, DAYLIGHT, x + CELL / 2, y + CELL - GROUND + above, unit)
        _close_up(canvas, design, len(POSES) * CELL, row * CELL)


def _close_up(canvas: skia.Canvas, design: Design, x: float, y: float) -> None:
    pose = Pose(yaw=0.5, mouth="open", openness=0.3, smile=0.3)
    head = 0.46 * CELL / design.scale
    face = face_box(design, pose, 0, 0, head)
    with saved(canvas):
        canvas.clipRect(skia.Rect(x, y, x + CELL, y + CELL))
        canvas.drawColor(argb(CLOSE))
        draw_figure(canvas, design, pose, DAYLIGHT, x + CELL / 2 - face.x, y + CELL / 2 - face.y, head)


def _side_by_side(canvas: skia.Canvas, designs: list[Design]) -> None:
    for index, design in enumerate(sorted(designs, key=lambda design: design.height)):
        x, y = (index % 6 + 0.5) * WIDE, (index // 6 + 1) * 300 - GROUND
        canvas.drawRect(skia.Rect(x - WIDE / 2, y, x + WIDE / 2, y + GROUND), fill(EARTH))
        draw_figure(canvas, design, Pose(yaw=0.5), DAYLIGHT, x, y, TRUE_HEAD)


if __name__ == "__main__":
    main()
