"""The sheets of props: what each is called, how large it is, how it rests, where a hand holds it.

A new prop is a line of `sheets/props/props.toml`, with a picture in a `drawn` sheet or `fluent.json`; no code
changes. What a prop looks like once opened or broken is a prop too. Draws nothing. Source: ours; the notice of
the icons lies beside them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from cinema_agent.errors import GeneratorError
from cinema_agent.script.capabilities import Entry
from cinema_agent.script.sheets import parse_sheet, read_row
from cinema_agent.script.shot import PropState

FOLDER = "sheets/props"
DRAWN = ("drawn.toml", "drawn_home.toml", "drawn_work.toml", "drawn_paper.toml", "drawn_tech.toml")
UNKNOWN = "box"
"""What stands in for a prop nobody has drawn yet: a parcel."""

LARGE_METRES, HUGE_METRES = 1.6, 3.0
_ICON_GLOW = 40.0
Rests = Literal["stands", "lies", "hangs"]


class PropRow(BaseModel):
    """A prop of the sheet. `grip` is where a hand holds it, in parts of its picture from the top left."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    fluent: str = ""
    drawn: str = ""
    words: tuple[str, ...] = Field(min_length=1)
    metres: float = Field(gt=0, le=20)
    rests: Rests = "stands"
    grip: tuple[float, float] = (0.5, 0.9)
    tags: tuple[str, ...] = ()
    states: Mapping[PropState, str] = Field(
        default={}, description="the prop it looks like once opened, closed, broken, emptied, filled"
    )

    @model_validator(mode="after")
    def _one_picture(self) -> PropRow:
        if bool(self.fluent) == bool(self.drawn):
            raise ValueError("a prop names one picture, either fluent or drawn")
        return self

    @property
    def can_burn(self) -> bool:
        """Return whether it can be lit."""
        return "lit" in self.tags

    @property
    def bulk(self) -> tuple[str, ...]:
        """Return `large` for what is as tall as a man or longer, and `huge` if no room holds it either."""
        sizes = (("large", LARGE_METRES), ("huge", HUGE_METRES))
        return tuple(name for name, over in sizes if self.metres > over)


class Art(BaseModel):
    """The picture of a prop: SVG bodies in a box of 32 units; see `drawn.toml` for the fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    body: str
    lit: str = ""
    flame: tuple[float, float, float] | None = None
    glow: float = 0.0


@lru_cache(maxsize=1)
def prop_rows() -> Mapping[str, PropRow]:
    """Return all props by name.

    Raises:
        SheetError: the sheet cannot be read.
    """
    where = f"{FOLDER}/props.toml"
    tables = parse_sheet(where, _text("props.toml"))
    return {name: read_row(PropRow, row, where=f"{where}, [{name}]") for name, row in tables.items()}


def prop_row(kind: str) -> PropRow:
    """Return the prop of that name, or the parcel that stands in for what is not in the sheet."""
    rows = prop_rows()
    return rows.get(kind) or rows[UNKNOWN]


def in_state(kind: str, state: PropState | None) -> str:
    """Return the prop that one of a kind looks like in a state: itself if it has no such state, or none is told."""
    return kind if state is None else prop_row(kind).states.get(state, kind)


@lru_cache(maxsize=1)
def _drawn() -> Mapping[str, Art]:
    art: dict[str, Art] = {}
    for sheet in DRAWN:
        where = f"{FOLDER}/{sheet}"
        tables = parse_sheet(where, _text(sheet))
        art |= {name: read_row(Art, table, where=f"{where}, [{name}]") for name, table in tables.items()}
    return art


@lru_cache(maxsize=1)
def _fluent() -> Mapping[str, str]:
    icons: dict[str, str] = json.loads(_text("fluent.json"))
    return icons


@lru_cache(maxsize=512)
def prop_art(kind: str) -> Art:
    """Return the picture of a prop.

    Raises:
        GeneratorError: its picture is missing.
    """
    row = prop_row(kind)
    try:
        if row.drawn:
            return _drawn()[row.drawn]
        return Art(body=_fluent()[row.fluent], glow=_ICON_GLOW if row.can_burn else 0.0)
    except KeyError as error:
        raise GeneratorError(
            f"prop {kind!r} names a picture {error} that is not in {FOLDER}; gather the icons again"
        ) from error


def prop_vocabulary() -> tuple[Entry, ...]:
    """Return every prop with the nouns it stands for its tags (`held`, `lit`, `large`, `huge`, eras) and states."""
    return tuple(
        Entry(name=name, words=row.words, tags=(*row.tags, *row.bulk, *row.states))
        for name, row in prop_rows().items()
    )


def _text(name: str) -> str:
    return resources.files(__package__).joinpath(FOLDER, name).read_text(encoding="utf-8")
