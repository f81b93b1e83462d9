"""A gloss of loglines in other languages: the people, places, things and deeds we have words for.

Looks words up in a small sheet and reads no grammar, so what it returns is a guess; the author's own words
are shown beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from cinema_agent.agents.writer.lexicon import sheet
from cinema_agent.agents.writer.telling import third_person

_LONGEST_ENTRY = 3
_WRITTEN_WITHOUT_SPACES = ("ja",)


@dataclass(frozen=True)
class _Hit:
    kind: str
    english: str


def gloss(text: str, language: str) -> str | None:
    """Return what we make of a text in another language, as English sentences, or none if we know no word
    of it.

    Args:
        text: the logline.
        language: its code ('de', 'pt-BR'); one we have no words for is tried as every language we have.
    """
    sheets: dict[str, dict[str, dict[str, str]]] = sheet("foreign.toml")
    code = language.lower().split("-")[0].split("_")[0]
    tried = [code] if code in sheets else list(sheets)
    readings = [_hits(text, sheets[name], spaced=name not in _WRITTEN_WITHOUT_SPACES) for name in tried]
    best = max(readings, key=len)
    if code not in sheets and len(best) < 2:
        return None
    return _sentences(best)


def _hits(text: str, words: dict[str, dict[str, str]], *, spaced: bool) -> list[_Hit]:
    """Return the words of a text that we know, in their order, the longest entries first."""
    known = {entry: _Hit(kind, english) for kind, rows in words.items() for entry, english in rows.items()}
    pieces = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.lower()) if spaced else list(text)
    longest = _LONGEST_ENTRY if spaced else max(map(len, known), default=1)
    found: list[_Hit] = []
    at = 0
    while at < len(pieces):
        for length in range(min(longest, len(pieces) - at), 0, -1):
            entry = (" " if spaced else "").join(pieces[at : at + length])
            if entry in known:
                found.append(known[entry])
                at += length
                break
        else:
            at += 1
    return found


def _sentences(hits: list[_Hit]) -> str | None:
    """Return English sentences: the first person does the first deed; everybody and everywhere else is
    only named.
    """
    people = _people(hits)
    first = {
        kind: next((hit.english for hit in hits if hit.kind == kind), "")
        for kind in ("things", "deeds", "places")
    }
    places = list(dict.fromkeys(hit.english for hit in hits if hit.kind == "places"))
    if not people and not places:
        return None
    if not people:
        return " ".join(f"The {place} is quiet." for place in places)
    lead = people[0].split(" ", 1)[1]
    other = f" of {people[1]}" if len(people) > 1 else ""
    deed = third_person(first["deeds"]) if "deeds" in first else "stands"
    thing = f" the {first['things']}" if "things" in first and "deeds" in first else ""
    where = f" at the {places[0]}" if places else ""
    sentences = [f"{people[0].capitalize()} thinks{other}."]
    sentences += [f"{person.capitalize()} waits." for person in people[2:4]]
    sentences += [f"The {place} is quiet." for place in places[1:3]]
    sentences.append(f"The {lead} {deed}{thing}{where}.")
    return " ".join(sentences)


def _people(hits: list[_Hit]) -> list[str]:
    people: list[str] = []
    for before, hit in zip([None, *hits], hits, strict=False):
        if hit.kind == "people":
            age = f"{before.english} " if before is not None and before.kind == "ages" else ""
            words = f"{age}{hit.english}"
            article = "" if words.startswith("two ") else "an " if words[0] in "aeiou" else "a "
            people.append(f"{article}{words}")
    return list(dict.fromkeys(people))
