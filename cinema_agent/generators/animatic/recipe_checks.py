"""Checks a recipe before anything is painted: modules and their arguments, and the names a place refers to.

A wrong step would else show itself only at the hour or in the era it is drawn in. Knows recipes, the modules' names
and what they ask for; paints nothing. Source: ours.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Literal, get_args, get_origin

from cinema_agent.errors import SheetError
from cinema_agent.generators.animatic.daylight import Daylight
from cinema_agent.generators.animatic.figure_sheets import figure_sheets
from cinema_agent.generators.animatic.modules import DRAWERS, MOVERS
from cinema_agent.generators.animatic.periods import periods
from cinema_agent.generators.animatic.recipe import Recipe
from cinema_agent.generators.animatic.seats import seat_rows
from cinema_agent.script.screenplay import TimeOfDay
from cinema_agent.script.sheets import unknown

STEP_COLUMNS = ("module", "depth", "times", "eras", "face")
"""What any step may say besides its module's own arguments."""


def check_recipe(recipe: Recipe) -> None:
    """Refuse a recipe that names something there is not.

    Raises:
        SheetError: the first such name: where it stands, and what there is instead.
    """
    for complaint in _complaints(recipe):
        raise SheetError(f"places/{recipe.name}.toml, {complaint}")


def _complaints(recipe: Recipe) -> Iterator[str]:
    layers = [layer.name for layer in recipe.layers]
    for layer in recipe.layers:
        for number, step in enumerate(layer.draw, 1):
            where = f"layer {layer.name}, draw {number}"
            if "module" not in step:
                yield f"{where}: column 'module' is missing; add it"
            own = {name: value for name, value in step.items() if name not in STEP_COLUMNS}
            yield from _called(where, DRAWERS, str(step["module"]), own)
            yield from _among(f"{where}, face", step.get("face"), recipe.faces, "face under [faces]")
            yield from _when(where, step.get("times", ()), step.get("eras", ()))
        if layer.stipple:
            yield from _among(f"layer {layer.name}, stipple", layer.stipple.color, recipe.colors, "colour")
    for number, mover in enumerate(recipe.moving, 1):
        where = f"moving {number}"
        yield from _called(where, MOVERS, mover.module, mover.args, "mover")
        yield from _among(f"{where}, after", mover.after or None, layers, "layer")
        yield from _when(where, mover.times, mover.eras)
    yield from _names(recipe, layers)


def _names(recipe: Recipe, layers: list[str]) -> Iterator[str]:
    """Complain of what is named outside of layers and movers."""
    for role in (*recipe.surface, recipe.darkest):
        yield from _among("[colors]", role, recipe.colors, "colour")
    for time, changes in recipe.daylight.items():
        yield from _among("[daylight]", time, ("all", *get_args(TimeOfDay)), "time of day")
        for name in changes:
            yield from _among(f"[daylight.{time}]", name, Daylight.__dataclass_fields__, "column")
    yield from _when("[period]", (), recipe.period)
    anchors = recipe.anchors
    yield from _among("[anchors], seat", anchors.seat, seat_rows(), "seat")
    for spot in anchors.spots:
        where = f"[anchors], spot {spot.depth} {spot.across}"
        yield from _among(f"{where}, seat", spot.seat, seat_rows(), "seat")
        for name in spot.behind or ():
            yield from _among(f"{where}, behind", name, layers, "layer")
    costumes = [costume.name for costume in figure_sheets().costumes]
    for number, row in enumerate(recipe.extras, 1):
        yield from _among(f"extras {number}, after", row.after or None, layers, "layer")
        yield from _among(f"extras {number}, seat", row.seat, seat_rows(), "seat")
        for name in row.costumes:
            yield from _among(f"extras {number}, costumes", name, costumes, "costume")


def _called(
    where: str, modules: Mapping[str, Callable[..., Any]], name: str, own: Mapping[str, Any], kind: str = "module"
) -> Iterator[str]:  # fmt: skip
    """Complain of a module there is not, or of arguments it does not take or misses."""
    if name not in modules:
        yield f"{where}: {unknown(name, modules, kind)}"
        return
    takes = _arguments(modules[name])
    if any(p.kind is inspect.Parameter.VAR_KEYWORD for p in takes):
        return
    for argument, value in own.items():
        yield from _among(f"{where} ({name})", argument, [p.name for p in takes], "argument")
        if known := choices(modules[name], argument):
            yield from _among(f"{where} ({name})", value, known, argument)
    missing = [p.name for p in takes if p.default is inspect.Parameter.empty and p.name not in own]
    if missing:
        yield f"{where} ({name}): argument {missing[0]!r} is missing; add it"


@lru_cache(maxsize=512)
def _arguments(module: Callable[..., Any]) -> tuple[inspect.Parameter, ...]:
    """Return what a module takes besides its brush."""
    return tuple(inspect.signature(module).parameters.values())[1:]


def choices(module: Callable[..., Any], argument: str) -> tuple[str, ...]:
    """Return what an argument of a module may be where that is a closed set of words; else nothing."""
    annotation = next((p.annotation for p in _arguments(module) if p.name == argument), None)
    words = getattr(inspect.getmodule(module), str(annotation), None)
    return get_args(words) if get_origin(words) is Literal else ()


def _when(where: str, times: Iterable[str], eras: Iterable[str]) -> Iterator[str]:
    known = [name for period in periods().values() for name in (period.name, *period.also)]
    for time in times:
        yield from _among(f"{where}, times", time, get_args(TimeOfDay), "time of day")
    for era in eras:
        yield from _among(f"{where}, eras", era, known, "era")


def _among(where: str, name: str | None, known: Iterable[str], kind: str) -> Iterator[str]:
    is_fixed = name is not None and kind == "colour" and name.startswith("#")
    if name is not None and not is_fixed and name not in (names := tuple(known)):
        yield f"{where}: {unknown(str(name), names, kind)}"
