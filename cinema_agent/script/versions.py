"""Older screenplays, brought up to the version we speak.

A change of the schema adds one step here and one golden file in `tests/script/golden/`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from cinema_agent.errors import ScriptError
from cinema_agent.script.screenplay import SCHEMA_VERSION

Raw = dict[str, Any]


def _accessories(raw: Raw) -> Raw:
    """Version 2 knows more than glasses: `look.glasses` becomes one of `look.accessories`."""
    characters = [dict(character) for character in raw.get("characters", [])]
    for character in characters:
        look = dict(character.get("look", {}))
        wears = look.pop("glasses", False)
        look.setdefault("accessories", ["glasses"] if wears else [])
        character["look"] = look
    return {**raw, "characters": characters}


STEPS: Mapping[int, Callable[[Raw], Raw]] = {1: _accessories}
"""From each older version, how to get to the next."""


def upgrade(raw: object) -> Raw:
    """Return a screenplay as read from JSON, in the present version; `raw` itself is left as it is.

    Raises:
        ScriptError: not a screenplay, without a version, or of a newer one.
    """
    if not isinstance(raw, dict):
        raise ScriptError("this is no screenplay: it must be a JSON object { ... }")
    version = raw.get("schema_version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise ScriptError(f'no usable "schema_version" (this is version {SCHEMA_VERSION}); put it back')
    if version > SCHEMA_VERSION:
        raise ScriptError(
            f"schema_version {version} is newer than ours ({SCHEMA_VERSION}); update cinema-agent"
        )
    screenplay = dict(raw)
    for older in range(version, SCHEMA_VERSION):
        screenplay = {**STEPS[older](screenplay), "schema_version": older + 1}
    return screenplay
