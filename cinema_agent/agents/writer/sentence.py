"""A sentence as read: its noun phrases, and who does what to whom. Knows nothing of how it was read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Link = Literal["main", "goal", "because", "against", "who", "while"]
"""How an action hangs on its sentence: main; goal (must, to ...); because (when ...); against (before, but
...).
"""


@dataclass(frozen=True)
class Phrase:
    """A noun phrase: `head` in the singular; `owner` is a possessive word or phrase before it."""

    head: str
    words: str
    modifiers: tuple[str, ...] = ()
    determiner: str = ""
    owner: str = ""
    owner_phrase: Phrase | None = None
    number: int = 1
    is_plural: bool = False
    is_name: bool = False
    is_pronoun: bool = False
    of: Phrase | None = None
    name: str = ""
    start: int = 0
    end: int = 0

    @property
    def compound(self) -> str:
        """The last modifier and the head, such as 'space station'."""
        return f"{self.modifiers[-1]} {self.head}" if self.modifiers else self.head


@dataclass(frozen=True)
class Action:
    """One verb with its people and things. `words` are the source's own."""

    verb: str
    subjects: tuple[Phrase, ...] = ()
    objects: tuple[Phrase, ...] = ()
    others: tuple[tuple[str, Phrase], ...] = ()
    complement: str = ""
    particle: str = ""
    link: Link = "main"
    marker: str = ""
    is_wish: bool = False
    is_passive: bool = False
    is_negated: bool = False
    is_past: bool = False
    is_able: bool = False
    words: str = ""
    start: int = 0
    verb_at: int = 0


@dataclass(frozen=True)
class Sentence:
    """A sentence read: its actions in the order written, and every phrase in it."""

    text: str
    actions: tuple[Action, ...]
    phrases: tuple[Phrase, ...]
    loose: tuple[tuple[str, Phrase], ...] = ()
