"""Who a sentence speaks of though they are not there: the dead, the vanished, who a letter is from. Knows verbs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cinema_agent.agents.writer.lexicon import sheet
from cinema_agent.agents.writer.sentence import Action, Phrase, Sentence

Meant = Mapping[tuple[int, int], tuple[int, ...]]
"""Whom a phrase means: by number of the sentence and where the phrase starts."""


def absent_in(sentence: Sentence, number: int, meant: Meant) -> set[int]:
    """Return the indices of those who cannot be seen in the film.

    Args:
        sentence: as read.
        number: which sentence it is.
        meant: whom phrases mean.
    """
    rules = sheet("actions.toml")["gone"]
    phrases = [
        *_by_their_words(sentence, rules),
        *(phrase for action in sentence.actions for phrase in _by_what_is_done(action, rules)),
    ]
    return {index for phrase in phrases for index in meant.get((number, phrase.start), ())}


def _by_their_words(sentence: Sentence, rules: dict[str, Any]) -> Iterator[Phrase]:
    for phrase in sentence.phrases:
        if phrase.owner_phrase is not None and phrase.head in rules["left_by"]:
            yield phrase.owner_phrase
        if set(phrase.modifiers).intersection(rules["said_of"]):
            yield phrase


def _by_what_is_done(action: Action, rules: dict[str, Any]) -> Iterator[Phrase]:
    tells = {phrase.head for phrase in action.objects}.intersection(rules["tells"])
    is_sent = bool(tells) and action.verb not in rules["takes"]
    for preposition, phrase in action.others:
        is_sender = preposition in ("from", "about") and is_sent
        if is_sender or (preposition == "for" and action.verb in rules["taken_for"]):
            yield phrase
    if action.is_wish:
        return
    if action.verb == "be" and action.complement in rules["said_of"]:
        yield from action.subjects
    killed = action.is_passive and action.verb in rules["object"] and action.verb != "lose"
    left = action.is_past and action.marker != "" and action.verb in rules["left"]
    if (action.verb in rules["subject"] and not action.is_negated) or killed or left:
        yield from action.subjects
    if action.verb in rules["object"] and not action.is_negated:
        yield from action.objects
