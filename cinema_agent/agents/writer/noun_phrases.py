"""Noun phrases: a run of tokens becomes a head with its modifiers, its number and its owner. Knows no sentence."""

from __future__ import annotations

from cinema_agent.agents.writer.lexicon import load_lexicon
from cinema_agent.agents.writer.sentence import Phrase
from cinema_agent.agents.writer.tagging import Token

_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "both": 2, "twin": 2}


def made_of(tokens: list[Token], owner: Phrase | None, text: str) -> Phrase | None:
    """Return the noun phrase that tokens make, or none: they hold no noun.

    Args:
        tokens: one after the other, of one phrase.
        owner: whose it is, if that was said before them ('the keeper's').
        text: the sentence they stand in.
    """
    content = [token for token in tokens if token.tag in ("ADJ", "NOUN", "NAME", "NUM")]
    is_bare = all(token.tag == "ADJ" for token in content) and not any(t.tag == "DET" for t in tokens)
    if is_bare or not any(token.tag != "NUM" for token in content):
        return None
    names = [token.text for token in content if token.tag == "NAME"]
    common = [token for token in content if token.tag in ("ADJ", "NOUN")]
    trailing = names and content[-1].tag == "NAME"
    head = content[-1] if not trailing or not common or common[-1].tag == "ADJ" else common[-1]
    modifiers = [token.lower for token in content if token is not head and token.tag != "NUM"]
    determiner = next((token.lower for token in tokens if token.tag == "DET"), "")
    is_plural = head.tag == "NOUN" and load_lexicon().is_plural(head.lower)
    return Phrase(
        head=head.lemma or head.lower,
        words=text[owner.start if owner else tokens[0].start : tokens[-1].end],
        modifiers=tuple(modifiers),
        determiner=determiner,
        owner=next((token.lower for token in tokens if token.tag == "POSS"), ""),
        owner_phrase=owner,
        number=_number(tokens, is_plural),
        is_plural=is_plural,
        is_name=head.tag == "NAME",
        name=" ".join(names) if trailing else "",
        start=tokens[0].start,
        end=tokens[-1].end,
    )


def _number(tokens: list[Token], is_plural: bool) -> int:
    for token in tokens:
        if token.lower in _NUMBERS:
            return _NUMBERS[token.lower]
        if token.tag == "NUM" and token.text.isdigit() and int(token.text) < 100:
            return int(token.text)
    return 2 if is_plural else 1


def pronoun_of(token: Token) -> Phrase:
    """Return the phrase that is a pronoun."""
    return Phrase(head=token.lower, words=token.text, is_pronoun=True, start=token.start, end=token.end)
