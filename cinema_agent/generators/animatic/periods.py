"""What an era changes of a place: which module stands in for which, and how its colours lean.

The rules for all places are in `sheets/places/periods.toml`; what one place has of its own is in its
recipe (`recipe.PeriodSheet`, and `eras` of a step, light or anchor). Knows sheets only. Source: ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

from pydantic import Field

from cinema_agent.generators.animatic.canvas import Color, hex_color, mix
from cinema_agent.script.noun import Noun
from cinema_agent.script.sheets import parse_sheet, read_row

PRESENT = "present"
HOW = ("depth", "times", "face")
"""Arguments of a step that say how it is painted and go to whatever stands in."""
NOTHING = "nothing"
"""Stands in for a module that has no like in an era: the step is left out."""


class StandIn(Noun):
    """What is drawn instead of a module: another one, with these arguments of the step and these of its own.

    `keep` none: all of the step's arguments are handed on.
    """

    module: str
    keep: tuple[str, ...] | None = None
    args: dict[str, Any] = Field(default_factory=dict)

    def of(self, step: Mapping[str, Any]) -> dict[str, Any]:
        """Return the step that is drawn instead of `step`."""
        kept = {k: v for k, v in step.items() if self.keep is None or k in (*self.keep, *HOW)}
        return {**kept, **self.args, "module": self.module}


class Period(Noun):
    """An era: names it also answers to, how far local colours lean to its tint, and its stand-ins."""

    name: str = ""
    also: tuple[str, ...] = ()
    tint: str = "#808080"
    lean: float = Field(default=0.0, ge=0, le=1)
    instead: dict[str, StandIn] = Field(default_factory=dict)

    def toned(self, color: str) -> Color:
        """Return a local colour as this era wore it."""
        return mix(hex_color(color), hex_color(self.tint), self.lean)

    def staged(self, step: Mapping[str, Any]) -> dict[str, Any] | None:
        """Return what of a step is drawn in this era; none if nothing.

        A step whose own `eras` name this era is drawn as it stands: it was made for it.
        """
        eras = step.get("eras", ())
        if eras:
            return {k: v for k, v in step.items() if k != "eras"} if self.is_among(eras) else None
        stand_in = self.instead.get(str(step["module"]))
        if stand_in is None:
            return dict(step)
        return None if stand_in.module == NOTHING else stand_in.of(step)

    def is_among(self, eras: tuple[str, ...] | list[str]) -> bool:
        """Say whether this era, by any of its names, is one of `eras`; no names mean every era."""
        return not eras or bool({self.name, *self.also}.intersection(eras))


@lru_cache(maxsize=1)
def periods() -> dict[str, Period]:
    """Return the eras that places can be drawn in, by name.

    Raises:
        SheetError: the sheet does not hold eras.
    """
    sheet = files("cinema_agent.generators.animatic") / "sheets" / "places" / "periods.toml"
    rows = parse_sheet("places/periods.toml", sheet.read_text(encoding="utf-8"))
    return {
        name: read_row(Period, {**row, "name": name}, where=f"places/periods.toml, era {name}")
        for name, row in rows.items()
    }


def period_of(era: str) -> Period:
    """Return the era of that name; an era the sheet does not know is drawn as today."""
    known = periods()
    return next((p for p in known.values() if era == p.name or era in p.also), known[PRESENT])
