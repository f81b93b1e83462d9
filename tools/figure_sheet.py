"""Draws a sheet of the animatic's figures to look at: cast, faces, walk, talk, gestures, postures.

python tools/figure_sheet.py sheet.png
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import cv2
import skia

from cinema_agent.generators.animatic.acting import pose_at
from cinema_agent.generators.animatic.canvas import Lighting, argb, fill, hex_color, new_surface, saved
from cinema_agent.generators.animatic.design import Design, design_of
from cinema_agent.generators.animatic.figure import draw_figure
from cinema_agent.generators.animatic.figure_sheets import figure_sheets
from cinema_agent.generators.animatic.pose import Pose
from cinema_agent.script import Act, Character, Figure, Look, Outfit, Palette, SpokenLine, Viseme

WIDTH = 1760
PAPER, INK = hex_color("#d8cbb0"), hex_color("#3a2c36")
DAYLIGHT = Lighting((-0.7, -0.6), shade=(0.62, 0.6, 0.74), rim=hex_color("#fff4da"))
RATE = Fraction(24)
SHAPES = ("open", "closed", "wide", "round", "narrow", "teeth", "tongue", "smile")
PALETTES = """
#2c4763 #d9a441 #26324a #1c1a26 #e8c98a
#c8402f #e8d9b8 #3a4a63 #e0a93b #f2d9a0
#3f6f5a #e9c46a #38413f #4a3324 #f1e3c0
#d99a2b #6b2f3a #4a3a52 #2a2030 #fff0cf
#6d4a7c #e58f6a #2c2a44 #1c1a2c #f0c7a0
#e8dcc3 #b5443a #5a6470 #3a2c2a #c8402f
#2f7f86 #f0b35a #23424c #15262d #f6e2b8
#8a2f3c #e6b89c #2b2530 #171419 #d9a441
#4a4f57 #c9d2d6 #2b2e35 #17181c #e2703a
#e27d5a #2f4858 #33454f #22262b #ffe8c2
"""
"""A line each: top, inner, legs, shoes, accent."""
CAST = """
tomas old masculine bear #cf9674 receding #e9e2d3 full - peacoat cap #2a3f5c 0
ines child feminine kid #b9774f bob #33202c - - raincoat - #2a3f5c 1
amara adult feminine slender #6a3c2a afro #1d1820 - - lab_coat - #2a3f5c 6
bruno adult masculine round #e3ab84 short #8a4b2a moustache - apron toque #f3ecdf 3
leila adult feminine average #cf9674 bob #33202c - - cardigan hijab #6d4a7c 2
jun teen masculine teen #e3ab84 shaggy #1d1820 - glasses hoodie - #2a3f5c 8
grace old feminine pear #f3cfb3 bun #e9e2d3 - glasses cardigan - #2a3f5c 7
omar adult masculine athletic #8f5638 buzz #1d1820 short - suit - #2a3f5c 4
freya young feminine athletic #f3cfb3 braids #e0b35a - - armour - #2a3f5c 9
hiro adult masculine stick #e3ab84 bun #1d1820 goatee - kimono - #2a3f5c 7
rosa young feminine slender #b9774f wavy #5a3524 - - dress - #2a3f5c 9
pablo adult masculine block #b9774f short #33202c moustache - overalls straw #c8402f 2
nova adult feminine average #8f5638 pixie #1d1820 - - spacesuit helmet #2a3f5c 9
merek old masculine stick #f3cfb3 long #e9e2d3 long - robe wizard_hat #4a3a6a 4
jack adult masculine average #e3ab84 side_part #5a3524 - - vest brim #7a5238 5
maya child feminine kid #8f5638 curly #1d1820 - - stripes - #2a3f5c 6
"""
"""Name, age, presents, build, skin, hair, colour, beard, glasses, costume, hat, colour, palette."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("png", type=Path, help="file to write")
    sheet = parser.parse_args().png
    rows: list[tuple[int, Callable[[skia.Canvas], None]]] = [
        (340, _cast), (560, _faces), (250, _walk), (250, _runs), (260, _talk), (520, _feelings),
        (330, _postures), (960, _gestures),
    ]  # fmt: skip
    pixels, surface = new_surface(WIDTH, sum(height for height, _ in rows))
    canvas = surface.getCanvas()
    canvas.clear(argb(PAPER))
    top = 0
    for height, draw in rows:
        with saved(canvas):
            canvas.clipRect(skia.Rect(0, top, WIDTH, top + height))
            canvas.translate(0, top)
            draw(canvas)
        canvas.drawRect(skia.Rect(0, top + height - 2, WIDTH, top + height), fill(INK))
        top += height
    cv2.imwrite(str(sheet), pixels)
    print(sheet)


def _character(line: str) -> Character:
    name, age, presents, build, skin, hair, hair_color, beard, glasses, costume, hat, hat_color, palette = (
        line.split()
    )
    colors = PALETTES.split("\n")[1 + int(palette)].split()
    look = {
        "age": age, "presents": presents, "build": build, "skin": skin, "hair": hair,
        "hair_color": hair_color, "facial_hair": None if beard == "-" else beard,
        "accessories": () if glasses == "-" else (glasses,),
        "freckles": name in ("ines", "rosa", "freya"),
        "nose": 1.5 if name in ("tomas", "bruno", "pablo") else 0.9,
    }  # fmt: skip
    outfit = Outfit(
        costume=costume,
        palette=Palette(**dict(zip(("top", "inner", "legs", "shoes", "accent"), colors, strict=True))),
        hat=None if hat == "-" else hat,
        hat_color=hat_color,
    )
    return Character(
        id=name, name=name.title(), role=costume, look=Look.model_validate(look), wardrobe=(outfit,)
    )


def cast_of(index: int) -> tuple[Character, Design]:
    lines = CAST.strip().split("\n")
    character = _character(lines[index % len(lines)])
    return character, design_of(character, character.wardrobe[0])


def _acted(
    index: int, frame: int, *, faces: float = 0.5, spoken: tuple[SpokenLine, ...] = (),
    stride: float | None = None, **figure: object,
) -> tuple[Design, Pose]:  # fmt: skip
    character, design = cast_of(index)
    staged = Figure.model_validate({"character": character.id, **figure})
    pose = pose_at(
        staged, character, design, frame=frame, length_frames=72, rate=RATE, spoken=spoken, seed=index,
        gaze_toward=(0.5 if faces > 0 else -0.5, 0.0), faces=faces, stride=stride,
    )  # fmt: skip
    return design, pose


def _cast(canvas: skia.Canvas) -> None:
    for index in range(16):
        design, pose = _acted(index, 30, faces=(0.5, -0.45, 0.3, -0.6)[index % 4])
        draw_figure(canvas, design, pose, DAYLIGHT, 62 + index * 109, 325, 50)


def _faces(canvas: skia.Canvas) -> None:
    for index in range(12):
        faces, feels = (0.5, -0.45, 0.15, -0.7)[index % 4], "happy" if index % 3 else "neutral"
        design, pose = _acted(index, 40, faces=faces, expression=feels)
        x, y = index % 6 * 293, index // 6 * 280
        with saved(canvas):
            canvas.clipRect(skia.Rect(x, y, x + 290, y + 277))
            canvas.drawColor(argb(hex_color(("#b8a888", "#8fa3a0", "#a58f94")[index % 3])))
            size = 125 * design.scale
            draw_figure(canvas, design, pose, DAYLIGHT, x + 145, y + 145 + (design.heads - 0.5) * size, 125)


def _walk(canvas: skia.Canvas) -> None:
    for step in range(12):
        who = 0 if step < 6 else 10
        design, pose = _acted(who, 0, faces=0.75, posture="walks", stride=step * math.pi / 3)
        draw_figure(canvas, design, pose, DAYLIGHT, 80 + step * 145, 238, 38)


def _runs(canvas: skia.Canvas) -> None:
    for step in range(12):
        who = 1 if step < 6 else 7
        design, pose = _acted(who, step * 3, faces=-0.8, posture="runs")
        draw_figure(canvas, design, pose, DAYLIGHT, 80 + step * 145, 238, 38)


def _spoken(character: str) -> tuple[SpokenLine, ...]:
    visemes = tuple(
        Viseme(
            start_s=i * 0.125, end_s=(i + 1) * 0.125, shape=SHAPES[i % 8], openness=0.35 + 0.3 * (i % 3),
            stressed=i % 5 == 0,
        )
        for i in range(20)
    )  # fmt: skip
    return (
        SpokenLine(
            line="1.1.1", character=character, text="talk", at_frame=6, length_frames=60, visemes=visemes
        ),
    )


def _talk(canvas: skia.Canvas) -> None:
    for step in range(8):
        who = 0 if step < 4 else 2
        design, pose = _acted(
            who, 7 + step * 3, faces=-0.4 if who else 0.4, spoken=_spoken(cast_of(who)[0].id)
        )
        x = step * 220
        with saved(canvas):
            canvas.clipRect(skia.Rect(x, 0, x + 217, 258))
            size = 105 * design.scale
            draw_figure(canvas, design, pose, DAYLIGHT, x + 108, 125 + (design.heads - 0.5) * size, 105)


def _feelings(canvas: skia.Canvas) -> None:
    for row, who in enumerate((1, 7)):
        for column, expression in enumerate(figure_sheets().expressions):
            design, pose = _acted(who, 46, faces=0.3, expression=expression.name)
            x, y = column * 220, row * 260
            with saved(canvas):
                canvas.clipRect(skia.Rect(x, y, x + 217, y + 257))
                size = 105 * design.scale
                feet = y + 125 + (design.heads - 0.5) * size
                draw_figure(canvas, design, pose, DAYLIGHT, x + 108, feet, 105)
                label(canvas, expression.name, x + 8, y + 250)


def _postures(canvas: skia.Canvas) -> None:
    stagings = (
        ("sits", 0.6, 62.0), ("sits", -0.3, 62.0), ("sits", 0.5, None), ("kneels", 0.6, None),
        ("kneels", -0.4, None), ("stands", 0.0, None), ("sits", 0.0, 62.0), ("lies", -0.6, None),
    )  # fmt: skip
    for index, (posture, faces, seat) in enumerate(stagings):
        design, pose = _acted(index + 6, 20, faces=faces, posture=posture)
        x = 90 + index * 205
        seat_y = None if seat is None else 315 - seat
        if seat_y is not None:
            canvas.drawRect(skia.Rect(x - 50, seat_y, x + 50, 315), fill(hex_color("#8a6a48")))
        draw_figure(canvas, design, pose, DAYLIGHT, x, 315, 50, seat_y=seat_y)


def _gestures(canvas: skia.Canvas) -> None:
    for index, gesture in enumerate(figure_sheets().gestures):
        design, pose = _acted(index, 36, faces=0.5, acts=(Act(gesture=gesture.name, start=0, end=1),))
        x, y = 100 + index % 9 * 190, 285 + index // 9 * 305
        draw_figure(canvas, design, pose, DAYLIGHT, x, y, 44)
        label(canvas, gesture.name, x - 30, y + 18)


def label(canvas: skia.Canvas, text: str, x: float, y: float) -> None:
    typeface = skia.FontMgr().matchFamilyStyle(None, skia.FontStyle())
    if typeface is not None:
        canvas.drawString(text, x, y, skia.Font(typeface, 15), fill(INK))


if __name__ == "__main__":
    main()
