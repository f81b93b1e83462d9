"""Titles: patterns of a bank, filled with what the story is about. Knows no pictures."""

from __future__ import annotations

import re
from collections import Counter
from random import Random
from string import Formatter
from typing import Any

from cinema_agent.agents.writer.lexicon import load_lexicon, sheet
from cinema_agent.agents.writer.material import Material
from cinema_agent.agents.writer.props import Thing
from cinema_agent.agents.writer.scaffold import the
from cinema_agent.agents.writer.telling import gerund, plural, pronouns_of
from cinema_agent.script.bible_entries import Character

LONGEST_TITLE = 40
_LONGEST_FIRST_WORDS = 32
_SURE = 0.6
_NUMBERS = {2: "Two", 3: "Three", 4: "Four", 5: "Five", 6: "Six", 7: "Seven"}
_SMALL = ("and", "the", "a", "an", "of", "in", "on", "at", "to", "for", "with", "from", "but")
_SAYS_NOTHING = ("adult", "female", "male", "own", "same", "single", "only", "certain", "other", "abandoned")


def title_for(material: Material, words: Counter[str], seed: int) -> str:
    """Return a title: a pattern whose every slot the story fills, the film's own genre first."""
    slots = _slots(material, words)
    options: dict[str, float] = {}
    for pattern in sheet("titles.toml")["pattern"]:
        weight = _weight(pattern, material.genre)
        needs = [name for _, name, _, _ in Formatter().parse(pattern["words"]) if name]
        if weight and all(slots.get(name) for name in needs):
            title = capitalized(pattern["words"].format(**slots))
            if len(title) <= LONGEST_TITLE and not _stutters(title):
                options[title] = weight
    if not options:
        return capitalized(the(material.home.words)) if material.home.words else "Untitled"
    return Random(f"title {seed}").choices(list(options), list(options.values()))[0]


def _weight(pattern: dict[str, Any], genre: str) -> float:
    genres = pattern.get("genres")
    if genres is not None and genre not in genres:
        return 0.0
    return float(pattern.get("weight", 1)) * (2 if genres else 1)


def _slots(material: Material, words: Counter[str]) -> dict[str, str]:
    """Return what the story has for each slot; empty where it has nothing, or nothing sure."""
    leads = material.cast.leads or material.cast.characters[:1]
    first = leads[0] if leads else None
    second = leads[1] if len(leads) > 1 else None
    role, other = (short_role(c) if c else "" for c in (first, second))
    alike = first is not None and second is not None and first.role == second.role
    thing = next((t for t in material.things if t.confidence >= _SURE and len(t.words) < 26), None)
    place = material.home.words if material.home.is_literal and material.home.confidence >= _SURE else ""
    slots = {
        "role": "" if alike else role,
        "a_role": "" if alike or not role else _with_a(role),
        "full_role": "" if alike or not first else _full_role(first),
        "other": "" if alike else plural(other) if _are_several(material, second) else other,
        "owner": _owner(material, first, other),
        "name": first.name if first and not first.name.startswith("The ") else "",
        "second": second.name if second else "",
        "roles": plural(role) if alike else "",
        "number": _NUMBERS.get(_count(material), "") if alike else "",
        "last": role if words["last"] and any(words[f"last {word}"] for word in role.split()) else "",
        "at_place": _at(place),
        "the_place": the(place) if place and not place[:1].isupper() else place,
        "city": place if place[:1].isupper() and not material.home.interior else "",
    }
    return slots | _thing_slots(thing, role) | _deed_slots(material)


def _at(place: str) -> str:
    """Return a place with its preposition: 'on the beach', 'at home', 'in Vienna'; empty for what is no place."""
    if not place:
        return ""
    last, words = place.split()[-1].lower(), sheet("settings.toml")["place_words"]
    if load_lexicon().categories(last)[:1] in (("k",), ("e",), ("x",), ("m",)):
        return ""
    where = "on" if last in words["on"] else "at" if last in words["at"] else "in"
    return "at Home" if last == "home" else f"{where} {the(place)}"


def _thing_slots(thing: Thing | None, role: str) -> dict[str, str]:
    if thing is None or set(thing.words.split()).intersection(_stems(role)):
        return {}
    # 'small wooden keepsake box' is a keepsake box to those who look for a title.
    short = " ".join(thing.words.split()[-2:])
    if thing.is_plural:
        return {"thing": plural(short)}
    is_counted = load_lexicon().categories(short.split()[-1])[:1] == ("t",)
    return {"thing": short, "one": short if is_counted else ""}


def _stems(role: str) -> set[str]:
    """Return the words a thing's name must not repeat: 'The Trumpeter's Trumpet'."""
    words = set(role.split())
    return words | {word[:-2] for word in words if word.endswith(("er", "or"))} | {w[:-3] for w in words}


def _deed_slots(material: Material) -> dict[str, str]:
    """Return the film's deed and a clause of the story's own, where they make short words."""
    deeds = [s for s in material.steps if s.object_words and s.gesture and s.role != "threat"]
    goal = next((step for step in deeds if step.role == "goal"), deeds[-1] if deeds else None)
    found: dict[str, str] = {}
    if goal is not None and len(goal.object_words) <= 22:
        found = {"doing": gerund(goal.verb), "deed": goal.verb, "what": goal.object_words}
    clauses = [step.clause for step in material.steps]
    own = (c for c in clauses if re.match(r"(?:before|until|after) ", c) and len(c) <= 34)
    when = next((c for c in own if not re.search(r"\b(?:he|she|they|it|him|his|her|their|them)\b", c)), "")
    return found | {"when": when}


def _are_several(material: Material, lead: Character | None) -> bool:
    return lead is not None and sum(c.role == lead.role for c in material.cast.characters) > 1


def _owner(material: Material, first: Character | None, other: str) -> str:
    """Return 'his' where the second lead is the first one's kin, else 'the'."""
    kin = material.relation in ("kin", "parent", "siblings", "couple")
    is_kin = kin and any(other in words for words in sheet("people.toml")["relations"].values())
    return pronouns_of(first).possessive if is_kin and first is not None else "the"


def _count(material: Material) -> int:
    """Return how many people are what the leads are."""
    stated = max((step.group for step in material.steps), default=0)
    lead = material.cast.leads[0].role if material.cast.leads else ""
    return max(stated, sum(character.role == lead for character in material.cast.characters))


def short_role(character: Character) -> str:
    """Return what somebody is in a word or two ('lighthouse keeper', 'robot'); empty if only by name."""
    words = [word for word in character.role.split() if word not in _SAYS_NOTHING]
    if not words or character.role.lower() == character.name.lower():
        return ""
    is_compound = len(words) > 1 and load_lexicon().is_noun(words[-1]) and _is_compound(words[-2])
    return " ".join(words[-2:]) if is_compound else words[-1]


def _full_role(character: Character) -> str:
    """Return what somebody is with the word before it: 'shy postman'; empty where nothing is said before it."""
    short = short_role(character)
    words = [word for word in character.role.split() if word not in _SAYS_NOTHING]
    before = words[-len(short.split()) - 1 : -len(short.split())] if short else []
    return " ".join((*before, short)) if before else ""


def _is_compound(word: str) -> bool:
    uses = load_lexicon().uses(word)
    return load_lexicon().is_noun(word) and uses.adjective < 0 and uses.verb < 1


def _with_a(words: str) -> str:
    return f"{'an' if words[:1].lower() in 'aeiou' else 'a'} {words}"


def _stutters(title: str) -> bool:
    """Say whether a title says a word twice: 'The Piano and the Piano'."""
    words = [word.lower() for word in re.findall(r"[^\W\d_]+", title) if word.lower() not in _SMALL]
    return len(words) != len(set(words))


def first_words(text: str) -> str:
    """Return the first words of a text in whatever language, short enough for a title."""
    first = re.split(r"[.!?,;:\u3001\u3002\uff0c]", text.strip(), maxsplit=1)[0].strip() or text.strip()
    if len(first) <= _LONGEST_FIRST_WORDS:
        return first
    cut = first[:_LONGEST_FIRST_WORDS]
    return cut.rsplit(" ", 1)[0] if " " in cut else cut


def capitalized(title: str) -> str:
    """Return a title with its main words capitalised."""
    parts = title.split()
    return " ".join(
        word if i and word in _SMALL else word[:1].upper() + word[1:] for i, word in enumerate(parts)
    )
