"""Draw every prop beside a person, in its light and states: `python tools/prop_sheet.py OUT.png`.

For looking at props while drawing them. What is larger than a hand stands beside a silhouette of 170 cm at one
scale; the rest fill their cells, with their true size in the label. `--kinds` chooses some, `--night` shows the
light of a night set, `--held` puts each into a hand.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

import cv2
import skia

from cinema_agent.generators.animatic.canvas import (
    Color,
    Lighting,
    argb,
    box,
    ellipse,
    fill,
    hex_color,
    new_surface,
    saved,
)
from cinema_agent.generators.animatic.prop_sheets import prop_row, prop_rows
from cinema_agent.generators.animatic.props import draw_held, draw_prop, prop_extent

CELL, LABEL, COLUMNS = 150, 30, 12
PERSON_METRES = 1.7
LIGHTS: dict[str, tuple[Color, Color, Lighting]] = {
    "day": (
        hex_color("#b9a98c"),
        hex_color("#3a2c36"),
        Lighting((-0.7, -0.6), shade=(0.62, 0.6, 0.74), rim=hex_color("#fff4da")),
    ),
    "night": (
        hex_color("#26324a"),
        hex_color("#8f9ab8"),
        Lighting(
            (-0.7, -0.6),
            ambient=(0.52, 0.58, 0.78),
            shade=(0.5, 0.52, 0.7),
            rim=hex_color("#9db8d8"),
        ),
    ),
}


@dataclass(frozen=True)
class Shown:
    """A prop of the sheet as one cell shows it: its name, its label, and whether it burns."""

    kind: str
    label: str
    lit: float = 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("png", type=Path, help="file to write")
    parser.add_argument("--kinds", nargs="*", help="which props; none: all")
    parser.add_argument("--from", dest="first", type=int, default=0, help="number of the first prop")
    parser.add_argument("--count", type=int, default=144, help="how many cells at most")
    parser.add_argument("--night", action="store_true", help="show them as on a night set")
    parser.add_argument("--held", action="store_true", help="show them in a hand")
    chosen = parser.parse_args()
    ground, ink, light = LIGHTS["night" if chosen.night else "day"]
    cells = _cells(chosen.kinds or list(prop_rows()))[chosen.first : chosen.first + chosen.count]
    rows = -(-len(cells) // COLUMNS)
    pixels, surface = new_surface(COLUMNS * CELL, rows * (CELL + LABEL))
    canvas = surface.getCanvas()
    canvas.clear(argb(ground))
    for index, shown in enumerate(cells):
        with saved(canvas):
            canvas.translate(index % COLUMNS * CELL, index // COLUMNS * (CELL + LABEL))
            _draw_cell(canvas, shown, light, ink, is_held=chosen.held)
    cv2.imwrite(str(chosen.png), pixels[..., :3])


def _cells(kinds: list[str]) -> list[Shown]:
    cells = []
    for kind in kinds:
        row = prop_row(kind)
        cells.append(Shown(kind, f"{kind} {row.metres * 100:.0f}cm {row.rests}"))
        if row.can_burn:
            cells.append(Shown(kind, f"{kind}, lit", 1.0))
        cells += [Shown(other, f"{kind}, {state}: {other}") for state, other in row.states.items()]
    return cells


def _draw_cell(canvas: skia.Canvas, shown: Shown, light: Lighting, ink: Color, *, is_held: bool) -> None:
    font = skia.Font(skia.Typeface("DejaVu Sans"), 9.5)
    canvas.drawString(shown.label[:28], 3, CELL + 12, font, fill(ink))
    canvas.drawString(shown.label[28:56], 3, CELL + 23, font, fill(ink))
    metres, foot = prop_row(shown.kind).metres, CELL - 8.0
    if is_held:
        _draw_in_hand(canvas, shown, light, ink)
        return
    per_metre = min((CELL - 16) / max(metres, PERSON_METRES), 0.5 * CELL / metres if metres > 0.4 else 999)
    if metres > 0.4:
        _draw_person(canvas, CELL * 0.17, foot, per_metre, ink)
        size = metres * per_metre
    else:
        wide, tall = prop_extent(shown.kind, 1.0)
        size = min((CELL - 30) / wide, (CELL - 34) / tall)
    hangs = prop_row(shown.kind).rests == "hangs"
    y = foot - prop_extent(shown.kind, size)[1] - 6 if hangs else foot
    draw_prop(canvas, shown.kind, light, CELL * (0.6 if metres > 0.4 else 0.5), y, size, lit=shown.lit)


def _draw_person(canvas: skia.Canvas, x: float, foot: float, per_metre: float, ink: Color) -> None:
    head = PERSON_METRES * per_metre / 7
    canvas.drawPath(ellipse(x, foot - 6.5 * head, 0.4 * head, 0.5 * head), fill(ink))
    canvas.drawPath(box(x - 0.8 * head, foot - 5.9 * head, 1.6 * head, 2.6 * head, 0.6 * head), fill(ink))
    for side in (-0.6, 0.1):
        canvas.drawPath(box(x + side * head, foot - 3.5 * head, 0.5 * head, 3.5 * head, 2), fill(ink))


def _draw_in_hand(canvas: skia.Canvas, shown: Shown, light: Lighting, ink: Color) -> None:
    """Draw a head and a hand as large against each other as on a body, and the prop in the hand."""
    head = 26.0
    canvas.drawPath(ellipse(CELL * 0.22, CELL * 0.3, 0.4 * head, 0.5 * head), fill(ink))
    with saved(canvas):
        canvas.translate(CELL * 0.6, CELL * 0.55)
        canvas.scale(head, head)
        draw_held(canvas, shown.kind, light, lit=shown.lit)
        canvas.drawPath(ellipse(0, 0, 0.16, 0.16), fill(hex_color("#cf9674")))


if __name__ == "__main__":
    main()
