"""Dialogue: short exchanges from a bank written by hand, chosen by relation, beat and tone.

Lines have no slots, so nothing in them can be wrong; a film uses each exchange at most once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from random import Random
from typing import Literal

from cinema_agent.agents.writer.casting import Cast
from cinema_agent.agents.writer.lexicon import data_text, sheet
from cinema_agent.agents.writer.people import Company
from cinema_agent.agents.writer.plot import Moment
from cinema_agent.script.bible_entries import Character

Tone = Literal["plain", "soft", "loud", "sad", "warm", "anxious"]
_TONES: tuple[Tone, ...] = ("plain", "soft", "loud", "sad", "warm", "anxious")
_TALKED_FIRST = ("low", "want", "after", "setback", "turn", "choice", "refusal", "quiet", "attempt", "climax")
_TONE_OF_GENRE = {"comedy": "dry", "mystery": "tense", "horror": "tense", "adventure": "tense"}
SECONDS_PER_EXCHANGE = 12.0
MOST_SOLO = 3
SECONDS_PER_SOLO = 40.0


@dataclass(frozen=True)
class Exchange:
    """A few lines two people (or one) say. `lines` are (speaker 'A' or 'B', tone, text)."""

    relation: str
    beats: tuple[str, ...]
    tones: tuple[str, ...]
    lines: tuple[tuple[str, Tone, str], ...]


@dataclass(frozen=True)
class Pair:
    """Who the film's talk is between, in the order the bank speaks of them."""

    relation: str
    first: Character
    second: Character | None


@lru_cache(maxsize=1)
def exchanges() -> tuple[Exchange, ...]:
    """Return the bank."""
    found = []
    for block in re.split(r"\n\s*\n", data_text("dialogue.txt")):
        head, *rows = [row for row in block.strip().split("\n") if not row.startswith("#")] or [""]
        if not head.startswith("@"):
            continue
        relation, beats, tones = (part.split() for part in head[1:].split("|"))
        lines = tuple(_line(row) for row in rows)
        found.append(Exchange(relation[0], tuple(beats), tuple(tones), lines))
    return tuple(found)


def _line(row: str) -> tuple[str, Tone, str]:
    match = re.fullmatch(r"([AB])(?:!(\w+))?: (.+)", row)
    assert match is not None, f"dialogue.txt: {row!r} is no line"
    tone: Tone = next((tone for tone in _TONES if tone == match[2]), "plain")
    return str(match[1]), tone, str(match[3])


def pair_of(cast: Cast, company: Company, words: frozenset[str]) -> Pair | None:
    """Return what the two leads are to each other, by kinship words, what they do, or what they are.

    Args:
        cast: the film's cast.
        company: the story's people.
        words: what the story says of them: verbs, and 'love'.
    """
    leads = cast.leads or cast.characters[:1]
    if not leads:
        return None
    if len(leads) < 2:
        return Pair("alone", leads[0], None)
    first, second = leads[:2]
    people = {cast.ids[p.index]: p for p in company.everyone if p.index in cast.ids}
    one, other = people[first.id], people[second.id]
    for lead, kin in ((first, other), (second, one)):
        if kin.relation and kin.related_to is not None and cast.ids.get(kin.related_to) == lead.id:
            owned = second if lead is first else first
            return _kin(kin.relation, lead, owned)
    if "animal" in (one.nature, other.nature) or not (first.speaks and second.speaks):
        return Pair("animal", first if first.speaks else second, second if first.speaks else first)
    bonds: dict[str, list[str]] = sheet("people.toml")["bonds"]
    if words.intersection(bonds["couple"]) and "person" == one.nature == other.nature:
        return Pair("couple", first, second)
    if "machine" in (one.nature, other.nature):
        human, machine = (first, second) if other.nature == "machine" else (second, first)
        return Pair("machine", human, machine)
    if {"rival", "enemy"}.intersection((*one.phrase.modifiers, *other.phrase.modifiers)):
        return Pair("rivals", first, second)
    if one.phrase == other.phrase:
        return Pair("friends", first, second)
    said = {other.relation, one.relation}
    relation = next((r for r in ("rivals", "mentor", "friends") if r in said), "")
    if words.intersection(bonds["rivals"]) and not words.intersection((*bonds["refuge"], *bonds["mentor"])):
        relation = "rivals"
    relation = relation or next(
        (bond for bond, signs in bonds.items() if words.intersection(signs)), "strangers"
    )
    if relation == "mentor" and one.relation == "mentor":
        first, second = second, first
    return Pair(relation, first, second)


def _kin(relation: str, owner: Character, kin: Character) -> Pair:
    """Orient a tie of kinship: the elder, the parent, the teacher comes first."""
    if relation == "elder":
        return Pair("kin", owner, kin)
    if relation == "younger":
        return Pair("kin", kin, owner)
    if relation == "parent":
        return Pair("parent", owner, kin)
    if relation == "child_of":
        return Pair("parent", kin, owner)
    return Pair(relation, owner, kin)


def talk(
    moments: tuple[Moment, ...], pair: Pair | None, genre: str, *, seconds: float, seed: int
) -> dict[int, tuple[tuple[str, Tone, str], ...]]:
    """Choose who says what in which moment: (character id, tone, text) by the moment's index.

    Spare: an exchange for about every 12 seconds, and no more than three when the lead has nobody to talk to.
    """
    if pair is None or not pair.first.speaks:
        return {}
    most = max(1 if seconds >= 12 else 0, round(seconds / SECONDS_PER_EXCHANGE))
    by_kind = sorted(range(len(moments)), key=lambda i: (_rank(moments[i].kind), i))
    chosen: dict[int, tuple[tuple[str, Tone, str], ...]] = {}
    used: set[Exchange] = set()
    chance = Random(f"talk {seed}")
    solo = 0
    most_solo = max(1, min(max(MOST_SOLO, round(seconds / SECONDS_PER_SOLO)), most // 2))
    for index in by_kind:
        if len(chosen) >= most:
            break
        moment = moments[index]
        together = pair.second is not None and {pair.first.id, pair.second.id} <= set(moment.people)
        if pair.first.id not in moment.people or (not together and solo >= most_solo):
            continue
        exchange = _choose(
            moment.kind, pair if together else Pair("alone", pair.first, None), genre, used, chance
        )
        if exchange is None:
            continue
        used.add(exchange)
        solo += not together
        chosen[index] = tuple((_speaker(who, pair), tone, text) for who, tone, text in exchange.lines)
    return chosen


def _rank(kind: str) -> int:
    return _TALKED_FIRST.index(kind) if kind in _TALKED_FIRST else 99


def _speaker(who: str, pair: Pair) -> str:
    return pair.first.id if who == "A" or pair.second is None else pair.second.id


def _choose(kind: str, pair: Pair, genre: str, used: set[Exchange], chance: Random) -> Exchange | None:
    """Return an unused exchange: of this relation and tone if there is one, else of either, else of any."""
    beat = {"attempt": "setback", "quiet": "low"}.get(kind, kind)
    tone = _TONE_OF_GENRE.get(genre, "warm")
    usable = [e for e in exchanges() if beat in e.beats and e not in used]
    allowed = {pair.relation} if pair.relation in ("alone", "animal") else {pair.relation, "any"}
    usable = [e for e in usable if e.relation in allowed]
    for relations in ({pair.relation}, allowed):
        for tones in ({tone}, {tone, "any"}):
            fitting = [e for e in usable if e.relation in relations and tones.intersection(e.tones)]
            if len(fitting) > (tones == {tone} and relations != allowed):
                return chance.choice(fitting)
    return None
