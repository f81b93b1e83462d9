"""Telling actions in the present tense, with the characters' names: 'Tomas relights the lamp.'

Knows grammar and names; decides nothing about the story.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from cinema_agent.agents.writer.lexicon import load_lexicon, sheet
from cinema_agent.agents.writer.sentence import Action, Phrase
from cinema_agent.script.bible_entries import Character, Presents

MOST_NAMED = 4
NameOf = Callable[[Phrase], str]
"""Gives the words for a phrase: a character's name, or its own words."""


@dataclass(frozen=True)
class Pronouns:
    """The pronouns of one character."""

    subject: str
    object: str
    possessive: str
    reflexive: str


def pronouns_of(character: Character) -> Pronouns:
    """Return the pronouns of a character; machines and animals are 'it'."""
    table: dict[Presents, Pronouns] = {
        "feminine": Pronouns("she", "her", "her", "herself"),
        "masculine": Pronouns("he", "him", "his", "himself"),
    }
    return table.get(character.look.presents, Pronouns("it", "it", "its", "itself"))


def third_person(lemma: str) -> str:
    """Return a verb as it stands after 'he' or 'she': go -> goes, carry -> carries."""
    if lemma in ("be", "have", "do"):
        return {"be": "is", "have": "has", "do": "does"}[lemma]
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + "s"


def plural(noun: str) -> str:
    """Return the plural of a noun: thief -> thieves, chef -> chefs, woman -> women."""
    if noun.endswith("man") and noun not in ("human", "german", "shaman"):
        return noun[:-3] + "men"
    special = {"thief": "thieves", "wife": "wives", "child": "children", "person": "people", "wolf": "wolves"}
    if noun in special:
        return special[noun]
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")


def participle(lemma: str) -> str:
    """Return the past participle of a verb: trap -> trapped, lose -> lost."""
    from_table = load_lexicon().participles.get(lemma)
    if from_table:
        return from_table
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ied"
    return lemma + (lemma[-1] if _doubles(lemma) else "") + "ed"


def gerund(lemma: str) -> str:
    """Return a verb as it stands in 'relighting the lamp': bake -> baking, run -> running, die -> dying."""
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1] + "ing"
    return lemma + (lemma[-1] if _doubles(lemma) else "") + "ing"


def _doubles(lemma: str) -> bool:
    """Say whether a verb doubles its last letter: trap -> trapped, run -> running."""
    if lemma in ("begin", "forget", "regret", "admit", "permit", "commit", "kidnap"):
        return True
    return (
        len(lemma) <= 4
        and not re.match(r"[aeiou]+[^aeiou]+[aeiou]", lemma)
        and lemma[-1:] not in "aeiouwxy"
        and lemma[-2:-1] in "aeiou"
        and lemma[-3:-2] not in "aeiou"
    )


def tell(action: Action, name_of: NameOf, *, tail: str = "") -> str:
    """Return an action as a sentence. `tail` is added before the full stop."""
    names = [name for phrase in action.subjects for name in name_of(phrase).split(" and ")]
    subject = join_words(names[:MOST_NAMED]) or "It"
    several = len(names) > 1 or any(phrase.is_plural for phrase in action.subjects)
    several = several or any(phrase.head in ("they", "we") for phrase in action.subjects)
    words = [subject, _predicate(action, several=several)]
    comes_late = bool(action.objects) and all(phrase.is_pronoun for phrase in action.objects)
    if action.particle and not comes_late:
        words.append(action.particle)
    if action.complement:
        words.append(action.complement)
    words.append(_objects(action, name_of))
    if action.particle and comes_late:
        words.append(action.particle)
    # What stands before the verb only sets the scene: 'In 1924 Berlin, ...'.
    others = [(preposition, phrase) for preposition, phrase in action.others if phrase.start > action.verb_at]
    words += [f"{preposition} {name_of(phrase)}" for preposition, phrase in others[:MOST_NAMED]]
    sentence = " ".join(" ".join(words).split()) + tail
    return sentence[0].upper() + sentence[1:] + "."


def own_words(action: Action) -> str:
    """Return an action nobody of the cast does in the author's words, without what joins them to their sentence."""
    marker = f"{action.marker} "
    words = action.words[len(marker) :] if action.words.lower().startswith(marker) else action.words
    return f"{words[:1].upper()}{words[1:]}."


def infinitive(action: Action, name_of: NameOf) -> str:
    """Return an action as it follows another: ' to leave his boat'."""
    words = [action.verb, *([action.particle] if action.particle else []), action.complement]
    words.append(_objects(action, name_of))
    words += [f"{preposition} {name_of(phrase)}" for preposition, phrase in action.others[:MOST_NAMED]]
    return " to " + " ".join(word for word in words if word)


def _objects(action: Action, name_of: NameOf) -> str:
    """Return the objects: 'Elias the basics' after verbs of giving, else 'bread and salt'."""
    names = [name_of(phrase) for phrase in action.objects[:2]]
    gives = action.verb in sheet("actions.toml")["gives"]["verbs"]
    return " ".join(names) if gives else join_words(names)


def _predicate(action: Action, *, several: bool) -> str:
    negation = "not " if action.is_negated else ""
    if action.is_passive:
        return f"{'are' if several else 'is'} {negation}{participle(action.verb)}"
    if action.verb == "be":
        return f"{'are' if several else 'is'} {negation}".strip()
    if action.is_able:
        return f"{'cannot' if action.is_negated else 'can'} {action.verb}"
    if action.is_negated:
        return f"{'do' if several else 'does'} not {action.verb}"
    return action.verb if several else third_person(action.verb)


def join_words(words: list[str]) -> str:
    """Return 'a', 'a and b' or 'a, b and c'."""
    if len(words) < 2:
        return "".join(words)
    return ", ".join(words[:-1]) + " and " + words[-1]


def plain_words(phrase: Phrase) -> str:
    """Return a phrase's own words as they stand inside a sentence: 'An old man' -> 'an old man'."""
    first = phrase.words.split(" ", 1)[0]
    lowered = first.lower() if phrase.determiner == first.lower() or phrase.owner == first.lower() else first
    return lowered + phrase.words[len(first) :]
