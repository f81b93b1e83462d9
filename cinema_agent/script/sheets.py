"""Sheets: the TOML files that hold what a film can show and say. Read strictly; every complaint is one line that says
which file, which row, which column, and what to do.

Knows no sheet in particular. Source: ours.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cache
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

import tomli
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from cinema_agent.errors import SheetError
from cinema_agent.script.noun import HEX_COLOR, SLUG

Model = TypeVar("Model", bound=BaseModel)
_LONGEST_FOUND = 60
_MOST_NAMES = 24
_PATTERNS = {
    SLUG: "write it in small letters, digits and _",
    HEX_COLOR: "write a colour as six small hex digits: '#c8402f'",
}


def parse_sheet(where: str, text: str) -> dict[str, Any]:
    """Return the tables of a sheet.

    Args:
        where: the file, as the artist knows it: `sheets/places/cafe.toml`.

    Raises:
        SheetError: the text is no TOML; names the line.
    """
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise SheetError(f"{where} is no TOML: {error}; mend that line") from error


def read_row(model: type[Model], table: Mapping[str, Any], *, where: str) -> Model:
    """Return a row of a sheet (or a whole one) as the noun it describes.

    Args:
        where: file and row, as the message begins.

    Raises:
        SheetError: a column is unknown, missing or holds what it cannot; names the first such column.
    """
    try:
        return model.model_validate(table)
    except ValidationError as error:
        # A misspelt column comes first: it is why another one is missing.
        problems = sorted(error.errors(include_url=False), key=lambda p: p["type"] != "extra_forbidden")
        more = f" ({len(problems) - 1} more after it)" if len(problems) > 1 else ""
        raise SheetError(f"{where}{_complaint(problems[0], model)}{more}") from error


def check_columns(
    row: Mapping[str, Any], kind: type, *, where: str, needs: Iterable[str] | None = None
) -> None:
    """Refuse a row whose columns are not those of a dataclass.

    Args:
        needs: columns that must be there; none: the fields that have no default.

    Raises:
        SheetError: a column is unknown or missing, or is none of a closed set of words.
    """
    fields = {field.name: field for field in dataclasses.fields(kind)}
    if needs is None:
        needs = (name for name, field in fields.items() if field.default is dataclasses.MISSING)
    closed = _closed_sets(kind)
    for name, value in row.items():
        if name not in fields:
            raise SheetError(f"{where}: {unknown(name, fields, 'column')}")
        if name in closed and value not in closed[name]:
            raise SheetError(f"{where}: {unknown(str(value), closed[name], name)}")
    for name in needs:
        if name not in row:
            raise SheetError(f"{where}: column {name!r} is missing; add it")


@cache
def _closed_sets(kind: type) -> dict[str, tuple[str, ...]]:
    """Return the words that columns of a dataclass may hold, of those that are closed sets."""
    hints = get_type_hints(kind).items()
    return {name: get_args(hint) for name, hint in hints if get_origin(hint) is Literal}


def unknown(name: str, known: Iterable[str], what: str) -> str:
    """Return the complaint that there is no such thing, with the nearest of those there are, or the first of them."""
    names = list(known)
    near = get_close_matches(name, names, n=3, cutoff=0.72)
    more = f" or {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
    those = " or ".join(map(repr, near)) or f"one of {', '.join(names[:_MOST_NAMES])}{more}"
    return f"there is no {what} {name!r}; " + (f"use {those}" if names else "take it out")


def _complaint(problem: ErrorDetails, model: type[BaseModel]) -> str:
    """Return one of pydantic's complaints in an artist's words: `, pieces[2].color: ...`."""
    *above, last = problem["loc"] or ("",)
    if problem["type"] == "extra_forbidden":
        return f"{_at(above)}: {unknown(str(last), _columns(model, above), 'column')}"
    if problem["type"] == "missing" and isinstance(last, int):
        return f"{_at(above)}: value {last + 1} is missing; add it"
    if problem["type"] == "too_long":
        most, found = problem["ctx"]["max_length"], problem["ctx"]["actual_length"]
        return f"{_at(problem['loc'])}: {found} values where {most} belong; take some out"
    if problem["type"] == "missing":
        return f"{_at(above)}: column {last!r} is missing; add it"
    if problem["type"] == "string_pattern_mismatch" and problem["ctx"]["pattern"] in _PATTERNS:
        return (
            f"{_at(problem['loc'])}: {_PATTERNS[problem['ctx']['pattern']]}, not {_short(problem['input'])}"
        )
    said = problem["msg"].removeprefix("Value error, ").removeprefix("Input ")
    if problem["type"] == "value_error":
        return f"{_at(problem['loc'])}: {said}".replace("\n", " ")
    return f"{_at(problem['loc'])}: {said}, not {_short(problem['input'])}; correct it".replace("\n", " ")


def _at(location: Iterable[int | str]) -> str:
    """Return a place in a row as an artist counts: `, pieces 3, color`."""
    return "".join(
        f" {step + 1}" if isinstance(step, int) else f", {step}" for step in location if step != ""
    )


def _columns(model: type[BaseModel], location: Iterable[int | str]) -> list[str]:
    """Return the columns of the row at a location within a model; none where it holds no rows."""
    here: Any = model
    for step in location:
        if isinstance(here, type) and issubclass(here, BaseModel):
            field = here.model_fields.get(str(step))
            here = _without_none(field.annotation) if field else None
        else:
            here = next((part for part in get_args(here) if _row_in(part)), None)
    row = _row_in(here)
    return list(row.model_fields) if row else []


def _without_none(annotation: Any) -> Any:
    parts = get_args(annotation)
    return next(part for part in parts if part is not type(None)) if type(None) in parts else annotation


def _row_in(annotation: Any) -> type[BaseModel] | None:
    """Return the model that a type holds: `Row` of `tuple[Row, ...]`, `Row | None`, `dict[str, Row]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (_row_in(part) for part in get_args(annotation))
    return next((part for part in inner if part is not None), None)


def _short(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= _LONGEST_FOUND else text[: _LONGEST_FOUND - 3] + "..."
