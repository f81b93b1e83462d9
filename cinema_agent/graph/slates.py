"""Reads slates back from a production's folder: which take of each shot is circled."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cinema_agent.script.screenplay import Screenplay
from cinema_agent.script.takes import Slate

HIGHEST_TAKE = 9


def read_slate(folder: Path, shot: str, take: int) -> Slate | None:
    """Return the slate of one take, if it was ever filed."""
    path = folder / "takes" / f"{shot}-{take}.json"
    return Slate.model_validate_json(path.read_text("utf-8")) if path.is_file() else None


def slates_of(folder: Path, shot: str) -> tuple[Slate, ...]:
    """Return every slate of a shot, in the order of takes."""
    # Asked for by name: listing `takes/` for every shot would make long films quadratic.
    slates = [read_slate(folder, shot, take) for take in range(1, HIGHEST_TAKE + 1)]
    return tuple(slate for slate in slates if slate is not None)


def circled_slate(folder: Path, shot: str) -> Slate | None:
    """Return the slate of the take chosen for the cut, if the shot has one."""
    return next((slate for slate in slates_of(folder, shot) if slate.is_circled), None)


def slates_for_the_cut(folder: Path, screenplay: Screenplay) -> dict[str, Slate]:
    """Return the circled slate of every shot by shot, without what only a report reads: a long film has many."""
    unread: dict[str, Any] = {"facts": {}, "references": (), "measurements": None, "report": None}
    found = ((shot.id, circled_slate(folder, shot.id)) for shot in screenplay.shots)
    return {shot: slate.model_copy(update=unread) for shot, slate in found if slate}
