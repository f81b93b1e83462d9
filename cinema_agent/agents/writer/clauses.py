"""Where one clause ends and the next begins, without a word that says so. Knows verbs and phrases, not sentences."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from cinema_agent.agents.writer.sentence import Action, Link, Phrase
from cinema_agent.agents.writer.tagging import Token


@dataclass
class Clause:
    """A clause while it is being read. `about` is what a clause without 'that' says something of."""

    link: Link = "main"
    marker: str = ""
    start: int = 0
    subjects: list[Phrase] = field(default_factory=list)
    waiting: list[tuple[str, Phrase]] = field(default_factory=list)
    verb: Action | None = None
    about: Phrase | None = None


def opens_bare_clause(opener: Token, before: Action, says: Collection[str]) -> bool:
    """Say whether the last object is the subject of what follows: 'discovers a passenger has vanished'.

    Args:
        opener: first word of the verb group that follows.
        before: the action so far.
        says: verbs that are followed by a clause without 'that'.
    """
    if not before.objects:
        return False
    last = before.objects[-1]
    if last.head.startswith("every") and opener.form == "s":
        return last.is_pronoun
    is_finite = opener.tag == "MODAL" or (opener.tag == "AUX" and opener.form == "s")
    return is_finite and before.verb in says


def opens_noun_contact(main: Token, opener: Token, before: Action) -> bool:
    """Say whether a past verb belongs to what stands right before it: 'searches for the toy her son lost'."""
    if main.form != "past" or not before.objects or before.is_past or main is not opener:
        return False
    newcomer = before.objects[-1]
    phrases = (*before.objects[:-1], *(phrase for _, phrase in before.others))
    follows = any(0 < newcomer.start - phrase.end <= 1 for phrase in phrases)
    return follows and bool(newcomer.owner or newcomer.determiner)


def agrees(main: Token, opener: Token, before: Action) -> bool:
    """Say whether a verb agrees with the phrase joined before it: 'the mayor starts', 'the frogs want'."""
    if main.form == "base":
        return before.objects[-1].is_plural and opener.tag == "VERB"
    return main.form == "s" or (main.form == "past" and before.is_past and len(before.objects) > 1)


def returns_to_main(main: Token, opener: Token, before: Action, marker: str) -> bool:
    """Say whether a joined verb goes on with the main clause.

    'teaches a king to laugh and is thrown out', 'returns to where he vanished and finds'.
    """
    if before.link == "goal" and not marker:
        return main.form == "s" or (opener.tag == "AUX" and main is not opener)
    return marker != "" and before.is_past and not before.is_passive and main.form == "s"


def is_perfect(group: Sequence[Token]) -> bool:
    """Say whether a verb group tells what has just happened: 'has told'."""
    return any(token.lower in ("has", "have") for token in group[:-1])
