"""What a generator can do, so that writer and director ask only for that."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from cinema_agent.script.noun import Noun, Slug

Kind = Literal[
    "place",
    "costume",
    "prop",
    "gesture",
    "build",
    "hair",
    "hat",
    "facial_hair",
    "accessory",
    "rig",
    "expression",
]


class Entry(Noun):
    """One thing a generator can draw, and the plain words it stands for.

    `words` are nouns for places, props and rigs, professions for costumes, verb lemmas for gestures.
    `tags` depend on the kind: `interior`, an era, `held`, `lit`, `child`, ...
    """

    name: Slug
    words: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


class Capabilities(Noun):
    """What a generator offers and reads; checked when the crew is put together."""

    generator: Slug
    version: str
    vocabulary: dict[Kind, tuple[Entry, ...]] = Field(default_factory=dict)
    open_vocabulary: bool = Field(default=False, description="true: draws whatever is described in words")
    largest_side: int = 7680
    longest_frames: int = 200_000
    references: int = Field(default=0, ge=0, description="how many reference pictures an order may carry")
    needs_keyframes: bool = False
    shows_people: bool = Field(default=True, description="false: nobody is to be recognised in its pictures")
    reads: tuple[str, ...] = Field(default=(), description="shot fields it reads; empty: all of them")

    def entries(self, kind: Kind) -> tuple[Entry, ...]:
        return self.vocabulary.get(kind, ())

    def names(self, kind: Kind) -> tuple[str, ...]:
        return tuple(entry.name for entry in self.entries(kind))
