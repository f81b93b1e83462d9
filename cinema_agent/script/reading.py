"""`screenplay.json`: read strictly, every complaint naming its place; written the same way every time."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from cinema_agent.errors import ScriptError
from cinema_agent.script.checks import first_inconsistency
from cinema_agent.script.safe_file import write_text
from cinema_agent.script.screenplay import Screenplay
from cinema_agent.script.versions import upgrade


def read_screenplay(path: Path) -> Screenplay:
    """Read a screenplay, of this or an older version, and check that it holds together.

    Raises:
        ScriptError: one line naming the file, the place in it (`scenes[1].shots[3].length_frames`) and what
        is wrong.
    """
    try:
        return parse_screenplay(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError as error:
        raise ScriptError(f"{path}: there is no such file") from error
    except UnicodeDecodeError as error:
        raise ScriptError(f"{path}: not UTF-8 text; save it as UTF-8") from error
    except OSError as error:
        raise ScriptError(f"{path}: cannot be read: {error.strerror or error}") from error
    except ScriptError as error:
        raise ScriptError(f"{path}: {error}") from error


def parse_screenplay(text: str) -> Screenplay:
    """Read a screenplay from JSON text.

    Raises:
        ScriptError: one line naming the place and what is wrong.
    """
    try:
        raw = json.loads(text, object_pairs_hook=_without_doubles)
    except json.JSONDecodeError as error:
        raise ScriptError(f"line {error.lineno}, column {error.colno}: not JSON: {error.msg}") from error
    except RecursionError as error:
        raise ScriptError("nested too deeply for a screenplay") from error
    try:
        screenplay = Screenplay.model_validate(upgrade(raw))
    except ValidationError as error:
        raise ScriptError(explain(error)) from error
    if complaint := first_inconsistency(screenplay):
        raise ScriptError(complaint)
    return screenplay


def write_screenplay(path: Path, screenplay: Screenplay) -> None:
    """Write a screenplay as JSON one can read and edit: whole or not at all, and the same bytes each time.

    Raises:
        ScriptError: the file cannot be written.
    """
    try:
        write_text(path, screenplay_json(screenplay))
    except OSError as error:
        raise ScriptError(f"{path}: cannot be written: {error.strerror or error}") from error


def screenplay_json(screenplay: Screenplay) -> str:
    """Return the JSON text of a screenplay, as `write_screenplay` writes it."""
    return json.dumps(screenplay.model_dump(mode="json"), indent=2, ensure_ascii=False) + "\n"


def explain(error: ValidationError) -> str:
    """Return pydantic's first complaint as one line: place, what is wrong, what stands there."""
    problems = error.errors(include_url=False)
    first = problems[0]
    place = _place(first["loc"]) or "the top"
    what = first["msg"].removeprefix("Value error, ")
    found = "" if first["type"] == "missing" else f" (found {_short(first['input'])})"
    more = f"; {len(problems) - 1} more after it" if len(problems) > 1 else ""
    return f"{place}: {what}{found}{more}".replace("\n", " ")


def _place(location: tuple[int | str, ...]) -> str:
    place = ""
    for step in location:
        place += f"[{step}]" if isinstance(step, int) else f".{step}"
    return place.lstrip(".")


def _short(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else text[:57] + "..."


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for name, value in pairs:
        if name in result:
            raise ScriptError(f'"{name}" stands twice in the same object; remove one')
        result[name] = value
    return result
