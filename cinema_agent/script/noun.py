"""The base of every value in the script: frozen, strict, comparable, hashable by content.

Knows nothing of films.
"""

from __future__ import annotations

import hashlib
import json
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, StringConstraints

SLUG, HEX_COLOR = r"^[a-z0-9][a-z0-9_-]*$", r"^#[0-9a-f]{6}$"

Slug = Annotated[str, StringConstraints(pattern=SLUG, max_length=60)]
"""A name that is safe as a file name: lower-case letters, digits, `_` and `-`."""

HexColor = Annotated[str, StringConstraints(pattern=HEX_COLOR)]
"""An sRGB colour such as `#2c4763`."""


class Noun(BaseModel):
    """A frozen value that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=True)


def content_hash(*parts: Any) -> str:
    """Return 64 hex digits naming the content of `parts` (nouns, tuples, dicts, numbers, text)."""
    canonical = json.dumps(parts, default=_plain, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(canonical.encode()).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    return str(value)
