"""A gloss of loglines in other languages: the people, places, things and deeds we have words for.

Looks words up in a small sheet (`data/foreign.toml`) clause by clause and reads no grammar, so what it returns is a
guess; the author's own words are shown beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cinema_agent.agents.writer.lexicon import sheet
from cinema_agent.agents.writer.telling import third_person

_LONGEST_ENTRY = 4
_WRITTEN_WITHOUT_SPACES = ("ja", "zh")
_CLAUSE_END = r"[.!?,;:\u2014\u3001\u3002\uff0c\uff01\uff1b]+"
_TOWARD_PEOPLE = (
    "meet",
    "save",
    "teach",
    "follow",
    "protect",
    "fight",
    "betray",
    "defeat",
    "search",
    "find",
    "bring",
)
"""Deeds that, in a clause with two people, are done to the second."""
_TOUCH_NOTHING = ("run", "leave", "return", "cry", "wait", "dance", "sing", "sail", "cross", "fight")
"""Deeds without an object where nobody is there to be its object."""
_WITH = {"search": "for ", "wait": "for ", "return": "to "}
_KANA = re.compile(r"[\u3040-\u30ff]")
_GENDERS = {"feminine": "female", "masculine": "male"}
_CAUSES = ("when", "while", "before", "because")
_LOOK_BACK = 3
"""Words before a person in which an article tells the gender."""
_GENDERED = (
    "man", "woman", "boy", "girl", "mother", "father", "sister", "brother", "son", "daughter", "king",
    "queen", "prince", "princess", "witch", "wizard", "monk", "widow", "bride", "groom", "wife", "husband",
    "robot", "dog", "cat", "wolf", "fox", "bear", "dragon", "ghost",
)  # fmt: skip
"""Words that tell their own gender, or have none."""


@dataclass(frozen=True)
class _Hit:
    kind: str
    english: str
    gender: str = ""


@dataclass(frozen=True)
class _Clause:
    """The words we know of a clause, and what joins it to the one before ('when')."""

    hits: tuple[_Hit, ...]
    marker: str = ""

    def of(self, kind: str) -> tuple[str, ...]:
        return tuple(hit.english for hit in self.hits if hit.kind == kind)


@dataclass(frozen=True)
class Gloss:
    """What we make of a text: English sentences, and how many of its words we knew."""

    english: str
    language: str
    known: int


def gloss(text: str, language: str) -> Gloss | None:
    """Return what we make of a text in another language, or none if we know no word of it.

    Args:
        text: the logline.
        language: its code ('de', 'pt-BR'); one we have no words for is tried as every language we have.
    """
    sheets: dict[str, dict[str, dict[str, str]]] = sheet("foreign.toml")
    code = language.lower().split("-")[0].split("_")[0]
    tried = [code] if code in sheets else [name for name in sheets if _may_be(name, text)]
    readings = {
        name: _clauses(text, sheets[name], spaced=name not in _WRITTEN_WITHOUT_SPACES) for name in tried
    }
    best = max(readings, key=lambda name: _count(readings[name]), default="")
    known = _count(readings.get(best, []))
    if not known or (code not in sheets and known < 2):
        return None
    english = _sentences(readings[best])
    return Gloss(english, best, known) if english else None


def _count(clauses: list[_Clause]) -> int:
    return sum(len(clause.hits) for clause in clauses)


def _may_be(name: str, text: str) -> bool:
    """Say whether a text is written in a language's letters; kana are never Chinese."""
    if name == "ja":
        return bool(_KANA.search(text))
    if name == "zh":
        return bool(re.search(r"[\u4e00-\u9fff]", text)) and not _KANA.search(text)
    if name == "ru":
        return bool(re.search(r"[\u0400-\u04ff]", text))
    return True


def _clauses(text: str, words: dict[str, dict[str, str]], *, spaced: bool) -> list[_Clause]:
    kinds = {kind: rows for kind, rows in words.items() if kind not in ("joins", "genders")}
    known = {entry: _Hit(kind, english) for kind, rows in kinds.items() for entry, english in rows.items()}
    joins, genders = words.get("joins", {}), words.get("genders", {})
    signs = "|".join(map(re.escape, sorted(joins, key=len, reverse=True)))
    ends = rf"({_CLAUSE_END}|\b(?:{signs})\b)" if spaced and joins else f"({_CLAUSE_END})"
    found: list[_Clause] = []
    marker = ""
    for number, part in enumerate(re.split(ends, text.lower())):
        if number % 2:
            marker = joins.get(part, marker if re.fullmatch(_CLAUSE_END, part) and "." not in part else "")
            continue
        hits = _hits(part, known, genders, spaced=spaced)
        if hits:
            found.append(_Clause(tuple(hits), marker))
            marker = ""
    return found


def _hits(text: str, known: dict[str, _Hit], genders: dict[str, str], *, spaced: bool) -> list[_Hit]:
    """Return the words of a text that we know, in their order, the longest entries first."""
    pieces = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text) if spaced else list(text)
    longest = _LONGEST_ENTRY if spaced else max(map(len, known), default=1)
    found: list[_Hit] = []
    at = 0
    while at < len(pieces):
        for length in range(min(longest, len(pieces) - at), 0, -1):
            hit = _entry(pieces[at : at + length], known, spaced=spaced)
            if hit is not None:
                before = pieces[max(0, at - _LOOK_BACK) : at]
                gender = next((g for word in reversed(before) if (g := _gender(word, genders))), "")
                found.append(replace(hit, gender=gender))
                at += length
                break
        else:
            at += 1
    return found


def _gender(word: str, genders: dict[str, str]) -> str:
    """Return the gender an article tells, or the ending of an adjective ('*ая')."""
    ending = next((g for sign, g in genders.items() if sign.startswith("*") and word.endswith(sign[1:])), "")
    return genders.get(word, ending)


def _entry(pieces: list[str], known: dict[str, _Hit], *, spaced: bool) -> _Hit | None:
    """Return what a run of words stands for: as written, else by how it begins."""
    entry = (" " if spaced else "").join(pieces)
    if entry in known or not spaced:
        return known.get(entry)
    first, *rest = pieces
    for length in range(len(first), 2, -1):
        stem = " ".join((first[:length] + "*", *rest))
        if stem in known:
            return known[stem]
    return _inflected(entry, known) if not rest else None


def _inflected(word: str, known: dict[str, _Hit]) -> _Hit | None:
    """Return what a word with another ending stands for: 'cruzan' by 'cruza', 'Nachbarn' by 'nachbar'."""
    for cut, longest in ((0, 2), (1, 3)):
        for length in range(len(word) - 1, 3, -1):
            for entry, hit in _beginning(word[:length], cut, known):
                if len(word) - len(entry) <= longest and (cut == 0 or hit.kind == "deeds"):
                    return hit
    return None


def _beginning(stem: str, cut: int, known: dict[str, _Hit]) -> list[tuple[str, _Hit]]:
    if cut == 0:
        return [(stem, known[stem])] if stem in known else []
    return [(entry, hit) for entry, hit in known.items() if entry[:-cut] == stem and len(entry) > 4]


def _sentences(clauses: list[_Clause]) -> str | None:
    """Return English sentences: each clause's deeds by its first person, then who and what is only named."""
    people = list(dict.fromkeys(person for clause in clauses for person in _people(clause.hits)))
    places = list(dict.fromkeys(place for clause in clauses for place in clause.of("places")))
    if not people and not any(clause.of("deeds") for clause in clauses):
        return " ".join(f"{_the(place, capital=True)} is quiet." for place in places) or None
    lead, *others = people or ["a stranger"]
    told = [f"{_capital(lead)} {_verb(lead, 'have')} {others[0]}."] if others else []
    for deed, marker in (told_ for clause in clauses for told_ in _deeds(clause, lead)):
        first = re.sub(rf"^(?:They|The {re.escape(_noun(lead))})\b", _capital(lead), deed)
        words = deed if told else first
        if told and marker in _CAUSES and not told[-1].endswith(f"{others[:1]}."):
            told[-1] = f"{told[-1][:-1]} {marker} {words[:1].lower()}{words[1:]}."
        else:
            told.append(f"{words}.")
    if len(told) < 1 + bool(others):
        told.append(f"{_capital(lead)} {_verb(lead, 'wait')}.")
    told += [f"{_capital(person)} {_verb(person, 'wait')}." for person in others[1:3]]
    said = " ".join(told)
    told += [f"{_the(place, capital=True)} is quiet." for place in places if _the(place) not in said][:2]
    return " ".join(told)


def _deeds(clause: _Clause, lead: str) -> list[tuple[str, str]]:
    """Return what a clause says is done, and how it hangs on the one before: 'The keeper lights the lamp'."""
    hits = clause.hits
    deeds = list(dict.fromkeys(clause.of("deeds")))
    if not deeds:
        return []
    at = next(i for i, hit in enumerate(hits) if hit.kind == "deeds")
    before, after = _people(hits[:at]), _people(hits[at:])
    doer = before[0] if before else lead
    other = next((person for person in (*before[1:], *after) if person != doer), "")
    place = next(iter(clause.of("places")), "")
    where = f" at {_the(place)}" if place else ""
    subject = "They" if doer.startswith("two ") else f"The {_noun(doer)}"
    must = "must " if clause.of("musts") else ""

    def does(lemma: str) -> str:
        return f"{subject} {must}{lemma}" if must else f"{subject} {_verb(doer, lemma)}"

    if deeds[:1] == ["teach"] and other and len(deeds) > 1:
        return [(f"{does('teach')} the {_noun(other)} to {deeds[1]}{where}", clause.marker)]
    if deeds == ["lose"] and not clause.of("things") and not other:
        return [(f"{does('be')} lost{where}", clause.marker)]
    told = []
    for deed in deeds:
        if deed == "cross" and place:
            told.append(f"{does(deed)} {_the(place)}")
            where = ""
            continue
        object_ = _noun(other) if other and deed in _TOWARD_PEOPLE else ""
        object_ = object_ or ("" if deed in _TOUCH_NOTHING else next(iter(clause.of("things")), ""))
        told.append(f"{does(deed)} {_WITH.get(deed, '')}the {object_}" if object_ else does(deed))
    return [(words, clause.marker) for words in (*told[:-1], told[-1] + where)]


def _verb(person: str, lemma: str) -> str:
    if person.startswith("two "):
        return "are" if lemma == "be" else lemma
    return third_person(lemma)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _people(hits: Sequence[_Hit]) -> list[str]:
    """Return the people of a clause with their ages, which stand before or after them, and genders."""
    people: list[str] = []
    for at, hit in enumerate(hits):
        if hit.kind != "people":
            continue
        near = [*hits[max(0, at - 1) : at], *hits[at + 1 : at + 2]]
        age = next((f"{other.english} " for other in near if other.kind == "ages"), "")
        is_plain = hit.english.split()[-1].endswith(_GENDERED) or hit.english.startswith("two ")
        gender = "" if is_plain or not hit.gender else f"{_GENDERS[hit.gender]} "
        words = f"{age}{gender}{hit.english}"
        article = "" if words.startswith("two ") else "an " if words[0] in "aeiou" else "a "
        people.append(f"{article}{words}")
    return people


def _noun(person: str) -> str:
    """Return a person without article or age: 'an old keeper' -> 'keeper'."""
    return re.sub(r"^(?:an? )?(?:old |young |little )?(?:female |male )?", "", person)


def _the(place: str, *, capital: bool = False) -> str:
    if place[:1].isupper():
        return place
    return f"{'The' if capital else 'the'} {place}"
