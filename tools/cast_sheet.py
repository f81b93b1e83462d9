"""Draw everything people can look like into one sheet: `python tools/cast_sheet.py OUT.png --kind costumes`.

Kinds: costumes, hair, hats, facial_hair, accessories, ages, builds; `cast` casts `--logline` with several seeds. For
looking at rows of the sheets while drawing them: `--from-behind`, `--posture sits` and `--names a,b` choose.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, get_args

import cv2
import skia

from cinema_agent import plugins
from cinema_agent.agents import Desk, Wishes
from cinema_agent.agents.writer import HouseWriter
from cinema_agent.generators.animatic.canvas import (
    Lighting,
    Pixels,
    argb,
    fill,
    hex_color,
    new_surface,
    saved,
)
from cinema_agent.generators.animatic.design import Design, design_of
from cinema_agent.generators.animatic.figure import draw_figure
from cinema_agent.generators.animatic.figure_sheets import figure_sheets
from cinema_agent.generators.animatic.pose import Pose
from cinema_agent.generators.animatic.sheet_rows import Named
from cinema_agent.script import Character, Logline, Look, Outfit, Palette, Screenplay
from cinema_agent.script.bible_entries import Age, Presents

PAPER, INK = hex_color("#d8cbb0"), hex_color("#3a2c36")
BACKGROUNDS = tuple(hex_color(color) for color in ("#b8a888", "#8fa3a0", "#a58f94"))
DAYLIGHT = Lighting((-0.7, -0.6), shade=(0.62, 0.6, 0.74), rim=hex_color("#fff4da"))
SKINS = ("#f3cfb3", "#8f5638", "#d9a074", "#b9774f", "#6a3c2a", "#e8b992")
HAIR_COLORS = ("#33202c", "#1d1820", "#5a3524", "#1d1820", "#1d1820", "#c9803c")
CUTS = {"feminine": ("bob", "afro", "wavy"), "masculine": ("short", "side_part", "buzz")}
BUILDS = ("slender", "average", "athletic", "stick", "pear", "average")
GARMENTS = """
#2c4763 #d9a441 #26324a #1c1a26 #e8c98a
#c8402f #e8d9b8 #3a4a63 #4a2a30 #f2d9a0
#3f6f5a #e9c46a #38413f #4a3324 #f1e3c0
#d99a2b #6b2f3a #4a3a52 #2a2030 #fff0cf
#6d4a7c #e58f6a #2c2a44 #1c1a2c #f0c7a0
#2f7f86 #f0b35a #23424c #15262d #f6e2b8
"""
"""A line each: top, inner, legs, shoes, accent."""
Item = tuple[str, Design]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("png", type=Path, help="file to write")
    parser.add_argument("--kind", choices=(*KINDS, "cast"), default="costumes")
    parser.add_argument("--names", default="", help="only these rows, with commas")
    parser.add_argument("--logline", default="Two strangers meet in a city.", help="for --kind cast")
    parser.add_argument("--from-behind", action="store_true")
    parser.add_argument("--posture", default="stands")
    options = parser.parse_args()
    items = list(_casts(options.logline) if options.kind == "cast" else KINDS[options.kind]())
    wanted = options.names.split(",") if options.names else [name for name, _ in items]
    items = [item for item in items if item[0] in wanted]
    pose = Pose(yaw=0.45, smile=0.2, posture=options.posture, from_behind=options.from_behind)
    draw = _close if options.kind in ("hair", "hats", "facial_hair") else _wide
    cv2.imwrite(str(options.png), draw(items, pose))
    print(f"{options.png}: {len(items)}")


def _someone(index: int, row: Named | None = None, **look: Any) -> Design:
    """Return a design like no neighbour's: skin, hair, build and garments go round."""
    tags = set(row.tags) if row is not None else set()
    presents = next((p for p in get_args(Presents) if tags == {p} or (p != "neutral" and p in tags)), None)
    presents = presents or ("feminine", "masculine")[index % 2]
    costume, hat = look.pop("costume", "casual"), look.pop("hat", None)
    features = {
        "presents": presents, "build": BUILDS[index % 6], "skin": SKINS[index % 6],
        "hair": CUTS[presents][index % 3], "hair_color": HAIR_COLORS[index % 6], **look,
    }  # fmt: skip
    colors = GARMENTS.split("\n")[1 + index % 6].split()
    palette = Palette(**dict(zip(("top", "inner", "legs", "shoes", "accent"), colors, strict=True)))
    outfit = Outfit.model_validate({"costume": costume, "hat": hat, "palette": palette})
    person = Character(
        id=f"p{index}", name="P", role="p", look=Look.model_validate(features), wardrobe=(outfit,)
    )
    return design_of(person, outfit)


def _rows(field: str, feature: str) -> Iterator[Item]:
    for index, row in enumerate(getattr(figure_sheets(), field)):
        look: dict[str, Any] = {feature: (row.name,) if feature == "accessories" else row.name}
        if field == "facial_hair":
            look["presents"] = "masculine"
        if field == "builds" and {"child", "teen"}.intersection(row.tags):
            look["age"] = "child" if "child" in row.tags else "teen"
        yield row.name, _someone(index, row, **look)


def _ages() -> Iterator[Item]:
    for presents in ("feminine", "masculine"):
        for index, age in enumerate(get_args(Age)):
            color = "#d8d4d2" if age == "old" else HAIR_COLORS[index % 6]
            build = {"child": "kid", "teen": "teen"}.get(age, "average")
            yield age, _someone(index, age=age, presents=presents, build=build, hair_color=color)


KINDS: dict[str, Callable[[], Iterator[Item]]] = {
    "costumes": lambda: _rows("costumes", "costume"),
    "hair": lambda: _rows("hair", "hair"),
    "hats": lambda: _rows("hats", "hat"),
    "facial_hair": lambda: _rows("facial_hair", "facial_hair"),
    "accessories": lambda: _rows("accessories", "accessories"),
    "builds": lambda: _rows("builds", "build"),
    "ages": _ages,
}


def _casts(logline: str) -> Iterator[Item]:
    """Yield everybody the house writer casts for a logline, with twelve seeds."""
    desk = Desk(capabilities=plugins.create("generators", "animatic").capabilities(), wishes=Wishes())
    for seed in range(12):
        blank = Screenplay(title="x", logline=Logline(text=logline), seed=seed, target_frames=720)
        for character in HouseWriter().work(blank, desk).characters:
            yield f"{seed} {character.role}", design_of(character, character.wardrobe[0])


def _wide(items: list[Item], pose: Pose, columns: int = 12, width: int = 150, height: int = 370) -> Pixels:
    pixels, surface = new_surface(width * columns, height * (-(-len(items) // columns)))
    canvas = surface.getCanvas()
    canvas.clear(argb(PAPER))
    for index, (name, design) in enumerate(items):
        x, y = index % columns * width, index // columns * height
        draw_figure(canvas, design, pose, DAYLIGHT, x + width / 2, y + height - 34, 52)
        _label(canvas, name, x + 8, y + height - 8)
    return pixels


def _close(items: list[Item], pose: Pose, columns: int = 8, width: int = 220, height: int = 300) -> Pixels:
    pixels, surface = new_surface(width * columns, height * (-(-len(items) // columns)))
    canvas = surface.getCanvas()
    canvas.clear(argb(PAPER))
    for index, (name, design) in enumerate(items):
        x, y = index % columns * width, index // columns * height
        with saved(canvas):
            canvas.clipRect(skia.Rect(x, y, x + width - 3, y + height - 3))
            canvas.drawColor(argb(BACKGROUNDS[index % 3]))
            feet = y + height * 0.55 + (design.heads - 0.5) * 130 * design.scale
            turned = pose.but(yaw=(0.45, -0.35, 0.1, -0.7)[index % 4])
            draw_figure(canvas, design, turned, DAYLIGHT, x + width / 2, feet, 130)
            _label(canvas, name, x + 6, y + height - 10)
    return pixels


def _label(canvas: skia.Canvas, text: str, x: float, y: float) -> None:
    typeface = skia.FontMgr().matchFamilyStyle(None, skia.FontStyle())
    if typeface is not None:
        canvas.drawString(text, x, y, skia.Font(typeface, 14), fill(INK))


if __name__ == "__main__":
    main()
