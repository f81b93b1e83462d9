"""The forty films: twelve stories written by others, twenty-eight loglines of our own."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Asked:
    """A film to be made, and what a viewer must find in it."""

    name: str
    logline: str
    place: tuple[str, ...]
    leads: tuple[str, ...]
    props: tuple[str, ...]
    clauses: tuple[str, ...]

    @property
    def items(self) -> dict[str, tuple[str, ...]]:
        return {"place": self.place, "leads": self.leads, "props": self.props, "clauses": self.clauses}


def asked_films(stories: Path) -> list[Asked]:
    """Return all films; the stories' loglines are read from the folder they lie in, and asked of in `stories.toml`."""
    rows = tomllib.loads((HERE / "loglines.toml").read_text("utf-8"))["film"]
    for row in tomllib.loads((HERE / "stories.toml").read_text("utf-8"))["film"]:
        overview = json.loads((stories / row["file"]).read_text("utf-8"))["story_overview"]
        rows.append(row | {"logline": overview})
    return [_asked(row) for row in rows]


def _asked(row: dict[str, Any]) -> Asked:
    lists = {key: tuple(row[key]) for key in ("place", "leads", "props", "clauses")}
    return Asked(name=row["name"], logline=row["logline"], **lists)
