"""What a phrase names: a person, an animal, a machine, a creature, or nobody. Knows words, not stories."""

from __future__ import annotations

import re
from typing import Literal

from cinema_agent.agents.writer.lexicon import load_lexicon, sheet
from cinema_agent.agents.writer.sentence import Phrase

Nature = Literal["person", "animal", "machine", "creature"]


def nature_of(phrase: Phrase) -> Nature | None:
    """Say whether a phrase names somebody, and what kind of somebody."""
    words, head = sheet("people.toml"), phrase.head
    lexicon = load_lexicon()
    if phrase.is_pronoun or head in words["not_people"]:
        return None
    if head in words["machines"] or set(phrase.modifiers).intersection(words["machines"]):
        return "machine"
    if head in words["creatures"]:
        return "creature"
    if head in words["animals"] and not phrase.is_name:
        return "animal"
    if (
        head in (*words["people"], *words["feminine"], *words["masculine"])
        or phrase.compound in words["people"]
    ):
        return "person"
    categories = lexicon.categories(phrase.compound) if phrase.modifiers else ()
    categories = categories or lexicon.categories(head)
    if phrase.is_name and not categories:
        return "person" if not phrase.determiner else None
    if not categories:
        return "person" if re.search(r".{3}(?:man|woman|keeper|maker|ist)$", head) else None
    uses = lexicon.uses(head)
    is_bare_adjective = uses.adjective > uses.noun and not (
        phrase.determiner or phrase.modifiers or phrase.owner
    )
    if is_bare_adjective and not phrase.is_plural:
        return None
    if categories[0] == "p" or ("p" in categories and re.search(r"(?:man|woman|person|keeper)$", head)):
        return "person"
    if categories[0] == "a" and not phrase.is_name and "animal" in lexicon.chain(head, "a"):
        return "animal"
    return None
