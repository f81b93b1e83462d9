"""What every sheet of the animatic is made of: frozen rows, strict about their columns. Source: ours."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict

from cinema_agent.script.noun import Slug

ROLES = ("skin", "hair", "brow", "beard", "top", "inner", "legs", "shoes", "accent", "hat", "lining")
"""The colours a character's design has."""


def _color_role(name: str) -> str:
    if name not in ROLES and not re.fullmatch("#[0-9a-f]{6}", name):
        raise ValueError(
            f"there is no colour {name!r}; use {', '.join(ROLES)}, or six small hex digits: '#c8402f'"
        )
    return name


ColorRole = Annotated[str, AfterValidator(_color_role)]
"""A colour of the design, or a fixed `#rrggbb`."""


class Row(BaseModel):
    """A row of a sheet: frozen, and strict about its columns."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Named(Row):
    """A row others refer to by name, with the words of the language it stands for."""

    name: Slug
    words: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
