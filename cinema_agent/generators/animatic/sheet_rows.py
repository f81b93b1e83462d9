"""What every sheet of the animatic is made of: frozen rows, strict about their columns. Source: ours."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from cinema_agent.script.noun import Slug

ColorRole = Annotated[
    str, Field(pattern=r"^(skin|hair|brow|beard|top|inner|legs|shoes|accent|hat|lining|#[0-9a-f]{6})$")
]
"""A colour of the design, or a fixed `#rrggbb`."""


class Row(BaseModel):
    """A row of a sheet: frozen, and strict about its columns."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Named(Row):
    """A row others refer to by name, with the words of the language it stands for."""

    name: Slug
    words: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
