"""Show the drawing modules that places are made of: `python tools/module_sheet.py OUT.png`, or `--list` as text.

Each is drawn as the first place that uses it has it, by that place's colours; `--list` tells what it draws, its
arguments with their defaults (one without must be given), and a step to copy. `--names shelf,window` chooses some,
`--about lamp` those whose name or description holds a word.
"""

from __future__ import annotations

import argparse
import inspect
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import skia

from cinema_agent.generators.animatic.canvas import Pixels, argb, fill, hex_color, new_surface, saved
from cinema_agent.generators.animatic.daylight import daylight
from cinema_agent.generators.animatic.modules import DRAWERS, MOVERS
from cinema_agent.generators.animatic.modules.brush import Brush
from cinema_agent.generators.animatic.recipe import Recipe, recipes
from cinema_agent.generators.animatic.recipe_checks import STEP_COLUMNS, choices

CELL_WIDTH, CELL_HEIGHT, LABEL = 200, 150, 18
LEFT, TOP, WIDTH, HEIGHT = -320, -300, 1920, 1240
PAPER, INK = hex_color("#d8cbb0"), hex_color("#3a2c36")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("png", type=Path, nargs="?", help="file to write")
    parser.add_argument("--list", action="store_true", help="print names, arguments and examples")
    parser.add_argument("--names", default="", help="only these, with commas")
    parser.add_argument("--about", default="", help="only those that speak of this")
    parser.add_argument("--columns", type=int, default=8)
    options = parser.parse_args()
    chosen = [name for name in (*DRAWERS, *MOVERS) if _is_chosen(name, options.names, options.about)]
    if options.list or not options.png:
        print("\n".join(_told(name) for name in chosen))
    if options.png:
        shown = _examples()
        cells = [_cell(name, *shown[name]) for name in chosen if name in shown and name in DRAWERS]
        cv2.imwrite(str(options.png), _sheet(cells, options.columns))


def _is_chosen(name: str, names: str, about: str) -> bool:
    told = f"{name} {_module(name).__doc__}".lower()
    return (not names or name in names.split(",")) and about.lower() in told


def _module(name: str) -> Callable[..., Any]:
    return DRAWERS[name] if name in DRAWERS else MOVERS[name]


def _examples() -> Mapping[str, tuple[Recipe, dict[str, Any]]]:
    """Return for each module the first place that uses it and how."""
    found: dict[str, tuple[Recipe, dict[str, Any]]] = {}
    for recipe in recipes().values():
        for layer in recipe.layers:
            for step in layer.draw:
                found.setdefault(step["module"], (recipe, step))
        for mover in recipe.moving:
            found.setdefault(mover.module, (recipe, {"module": mover.module, "args": mover.args}))
    return found


def _told(name: str) -> str:
    module = _module(name)
    lines = [f"{name}{'' if name in DRAWERS else '  (moves)'}: {' '.join((module.__doc__ or '').split())}"]
    for parameter in list(inspect.signature(module).parameters.values())[1:]:
        is_needed = parameter.default is inspect.Parameter.empty
        usual = " (needed)" if is_needed else f" = {_toml(parameter.default)}"
        known = (
            f"   one of {', '.join(choices(module, parameter.name))}"
            if choices(module, parameter.name)
            else ""
        )
        lines.append(f"    {parameter.name}{usual}{known}")
    if name in (shown := _examples()):
        recipe, step = shown[name]
        lines.append(f"    in {recipe.name}: {_toml(step)}")
    return "\n".join(lines)


def _toml(value: Any) -> str:
    """Return a value as a sheet writes it."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{name} = {_toml(part)}" for name, part in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_toml, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else "left out" if value is None else str(value)


def _cell(name: str, recipe: Recipe, step: Mapping[str, Any]) -> Pixels:
    picture = _drawn(recipe, step)
    left, top, right, bottom = _bounds(picture[..., 3])
    part = skia.Image.fromarray(
        np.ascontiguousarray(picture[top:bottom, left:right]), skia.kBGRA_8888_ColorType
    )
    pixels, surface = new_surface(CELL_WIDTH, CELL_HEIGHT)
    canvas = surface.getCanvas()
    canvas.clear(argb(PAPER))
    room = CELL_HEIGHT - LABEL
    scale = min(CELL_WIDTH / (right - left), room / (bottom - top), 1.0)
    with saved(canvas):
        canvas.translate((CELL_WIDTH - scale * (right - left)) / 2, room - scale * (bottom - top))
        canvas.scale(scale, scale)
        canvas.drawImage(part, 0, 0, skia.SamplingOptions(skia.CubicResampler.Mitchell()))
    typeface = skia.FontMgr().matchFamilyStyle(None, skia.FontStyle())
    if typeface is not None:
        canvas.drawString(f"{name} ({recipe.name})", 4, CELL_HEIGHT - 5, skia.Font(typeface, 11), fill(INK))
    return pixels


def _drawn(recipe: Recipe, step: Mapping[str, Any]) -> Pixels:
    """Return a step of a place alone on an empty stage, flat even if the place has it on a slanting wall."""
    pixels, surface = new_surface(WIDTH, HEIGHT)
    canvas = surface.getCanvas()
    canvas.translate(-LEFT, -TOP)
    colors = {role: hex_color(color) for role, color in recipe.colors.items()}
    day = daylight("day", "clear", "calm", mirrored=recipe.mirrored)
    brush = Brush(canvas, day, colors, {}, 7, float(step.get("depth", 1.0)), recipe.interior)
    DRAWERS[step["module"]](brush, **{k: v for k, v in step.items() if k not in STEP_COLUMNS})
    return pixels


def _bounds(alpha: np.ndarray[Any, Any]) -> tuple[int, int, int, int]:
    rows, columns = np.flatnonzero(alpha.any(axis=1)), np.flatnonzero(alpha.any(axis=0))
    if not len(rows):
        return 0, 0, 1, 1
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1


def _sheet(cells: list[Pixels], columns: int) -> Pixels:
    rows = list(_rows(cells, columns))
    return np.concatenate(rows, axis=0)[..., :3].copy()


def _rows(cells: list[Pixels], columns: int) -> Iterator[Pixels]:
    empty = np.zeros((CELL_HEIGHT, CELL_WIDTH, 4), np.uint8)
    for first in range(0, len(cells), columns):
        row = cells[first : first + columns]
        yield np.concatenate([*row, *([empty] * (columns - len(row)))], axis=1)


if __name__ == "__main__":
    main()
