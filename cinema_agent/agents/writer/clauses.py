"""Where one clause ends and the next begins, without a word that says so. Knows verbs and phrases, not sentences."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from cinema_agent.agents.writer.lexicon import load_lexicon
from cinema_agent.agents.writer.sentence import Action, Link, Phrase
from cinema_agent.agents.writer.tagging import Token

IN_PHRASE = ("DET", "POSS", "NUM", "ADJ", "NOUN", "NAME", "GEN")
"""Tags of words inside a noun phrase."""


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
    if opener.tag in ("AUX", "MODAL"):
        return opener.form == "s" or opener.tag == "MODAL"
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


def verb_follows(tokens: Sequence[Token], at: int) -> bool:
    """Say whether there is a 'to' or 'not' at some place that opens a verb group."""
    if tokens[at].tag not in ("TO", "NEG"):
        return False
    following = [token.tag for token in tokens[at + 1 : at + 3]]
    if following[:1] and following[0] in ("VERB", "AUX"):
        return True
    return len(following) == 2 and following[0] in ("ADV", "NEG") and following[1] == "VERB"


def list_goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a comma before some place only separates things of one list: 'bread, salt and wine'."""
    has_conjunction = False
    for token in tokens[at:]:
        if token.tag == "CONJ":
            has_conjunction = True
        elif token.tag not in IN_PHRASE and token.text != ",":
            return has_conjunction and token.tag not in ("VERB", "AUX", "MODAL")
    return has_conjunction


def poses(tokens: Sequence[Token], at: int, words: Collection[str]) -> bool:
    """Say whether somebody only looks like what follows: 'robbers dressed as monks'."""
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    return tokens[at].lower in words and following == "as"


def says_hour(phrase: Phrase) -> bool:
    """Say whether a phrase is only a time: 'for years'."""
    return load_lexicon().categories(phrase.head)[:1] == ("m",)


def only_says_when(phrase: Phrase, verb: Action | None, following: str, adverbial: Collection[str]) -> bool:
    """Say whether a phrase without preposition is no object: 'the girl next door', 'dances all night'.

    Args:
        phrase: as read.
        verb: of its clause so far.
        following: tag of the word after the phrase.
        adverbial: phrases that only say where or when.
    """
    if phrase.compound in adverbial:
        return True
    if load_lexicon().categories(phrase.head)[:1] != ("m",) or phrase.owner:
        return False
    if verb is None:
        # 'Every night a clerk tries on a coat.'
        is_each = phrase.determiner in ("every", "each", "one")
        return is_each and following in ("DET", "POSS", "NAME", "PRON", "NUM")
    return phrase.determiner in ("every", "each") or bool(verb.objects or verb.others)
