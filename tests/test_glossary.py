"""The glossary speaks of things that exist."""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from typing import Any

import pytest

GLOSSARY = Path(__file__).parents[1] / "docs" / "glossary.md"
FILES = {"dailies.html", "production.toml"}
NAMES = sorted(set(re.findall(r"`([A-Za-z_.]+)`", GLOSSARY.read_text("utf-8"))) - FILES)
ROOMS = ("cinema_agent", "cinema_agent.script", "cinema_agent.memory")


def found(room: str, name: str) -> Any:
    """Return what a dotted name means inside a room, or none."""
    parts = name.removeprefix("cinema_agent.").split(".")
    for split in range(len(parts), -1, -1):
        try:
            thing: Any = importlib.import_module(".".join([room, *parts[:split]]))
        except ModuleNotFoundError:
            continue
        for part in parts[split:]:
            thing = getattr(thing, "model_fields", {}).get(part) or getattr(thing, part, None)
        return thing
    return None


@pytest.mark.parametrize("name", NAMES)
def test_word_of_the_glossary_names_something_real(name: str) -> None:
    assert any(found(room, name) is not None for room in ROOMS)
