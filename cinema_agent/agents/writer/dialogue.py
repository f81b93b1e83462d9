"""Dialogue: short exchanges from a bank written by hand, chosen by relation, beat, mood and genre.

Lines have no slots, so nothing in them can be wrong; a film uses each exchange at most once. How to write one is
told at the top of `data/dialogue/anyone.txt`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from random import Random
from typing import Literal

from cinema_agent.agents.writer.casting import Cast
from cinema_agent.agents.writer.lexicon import data_text, sheet
from cinema_agent.agents.writer.material import Moment
from cinema_agent.agents.writer.people import Company, Someone
from cinema_agent.errors import SheetError
from cinema_agent.script.bible_entries import Character
from cinema_agent.script.screenplay import Mood
from cinema_agent.script.sheets import unknown

Tone = Literal["plain", "soft", "loud", "sad", "warm", "anxious"]
_TONES: tuple[Tone, ...] = ("plain", "soft", "loud", "sad", "warm", "anxious")
BANK = ("alone", "anyone", "couple", "family", "friends", "others", "rivals", "strangers", "work")
"""The files of the bank."""
_TALKED_FIRST = (
    "low", "want", "after", "setback", "turn", "choice", "refusal", "quiet", "attempt", "climax", "image",
)  # fmt: skip
_NEAR_MOODS: dict[Mood, tuple[Mood, ...]] = {
    "calm": ("tender",),
    "tender": ("calm", "sad"),
    "sad": ("tender", "calm"),
    "eerie": ("tense",),
    "tense": ("heroic",),
    "heroic": ("tense", "joyful"),
    "joyful": ("comic", "tender"),
    "comic": ("joyful",),
}
"""Moods whose words will do for a mood, now and then."""
OWN, OF_GENRE = 3, 3
"""How much likelier an exchange is for being of the pair's own relation, and of the film's own genre or things."""
SECONDS_PER_EXCHANGE = 12.0
MOST_SOLO = 3
SECONDS_PER_SOLO = 40.0


@dataclass(frozen=True)
class Exchange:
    """A few lines two people (or one) say. `lines` are (speaker 'A' or 'B', tone, text)."""

    relation: str
    beats: tuple[str, ...]
    tones: tuple[str, ...]
    genres: tuple[str, ...]
    lines: tuple[tuple[str, Tone, str], ...]
    claims: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Pair:
    """Who the film's talk is between, in the order the bank speaks of them."""

    relation: str
    first: Character
    second: Character | None


@lru_cache(maxsize=1)
def exchanges() -> tuple[Exchange, ...]:
    """Return the bank.

    Raises:
        SheetError: an exchange is not written as `dialogue/anyone.txt` tells; names the file and the line.
    """
    found = []
    for name in BANK:
        for block in re.split(r"\n\s*\n", data_text(f"dialogue/{name}.txt")):
            head, *rows = [row for row in block.strip().split("\n") if not row.startswith("#")] or [""]
            if head.startswith("@"):
                found.append(_exchange(f"dialogue/{name}.txt", head, rows))
    return tuple(found)


def _exchange(where: str, head: str, rows: list[str]) -> Exchange:
    parts = [tuple(part.split()) for part in head[1:].split("|")]
    if len(parts) < 3 or not all(parts) or not rows:
        raise SheetError(f"{where}, {head!r}: write '@ relation | beats | moods', then its lines")
    relation, beats, tones, *genres = parts
    lines = tuple(_line(where, row) for row in rows)
    return Exchange(relation[0], beats, tones, genres[0] if genres else (), lines, _claims(lines))


def _claims(lines: tuple[tuple[str, Tone, str], ...]) -> frozenset[str]:
    """Return the nouns in lines that claim a thing is there."""
    known = sheet("claims.toml")["claims"]
    words = re.findall(r"[a-z]+", " ".join(text for _, _, text in lines).lower())
    return frozenset(noun for word in words for noun in (word, word.removesuffix("s")) if noun in known)


def _line(where: str, row: str) -> tuple[str, Tone, str]:
    match = re.fullmatch(r"([AB])(?:!(\w+))?: (.+)", row)
    if match is None:
        raise SheetError(f"{where}, {row!r}: write 'A: ...', 'B: ...' or, with a tone, 'A!soft: ...'")
    if match[2] and match[2] not in _TONES:
        raise SheetError(f"{where}, {row!r}: {unknown(match[2], _TONES, 'tone')}")
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
    by_nature = _by_nature(first, one, second, other)
    if by_nature:
        return by_nature
    for lead, kin in ((first, other), (second, one)):
        if kin.relation and kin.related_to is not None and cast.ids.get(kin.related_to) == lead.id:
            owned = second if lead is first else first
            return _kin(kin.relation, lead, owned)
    relation = _bond(one, other, words)
    if relation == "boss" and _is_boss(other):
        first, second = second, first
    if relation == "mentor" and one.relation == "mentor":
        first, second = second, first
    return Pair(relation, first, second)


def _by_nature(first: Character, one: Someone, second: Character, other: Someone) -> Pair | None:
    """Return how a person and somebody who is none talk: dumb animals do not, machines and ghosts in their way."""
    if not (first.speaks and second.speaks):
        return Pair("animal", first if first.speaks else second, second if first.speaks else first)
    ghosts = sheet("people.toml")["ghosts"]
    if (one.phrase.head in ghosts) != (other.phrase.head in ghosts):
        living, ghost = (first, second) if other.phrase.head in ghosts else (second, first)
        return Pair("ghost", living, ghost)
    if (one.nature == "machine") != (other.nature == "machine"):
        human, machine = (first, second) if other.nature == "machine" else (second, first)
        return Pair("machine", human, machine)
    return None


def _is_boss(someone: Someone) -> bool:
    return someone.phrase.head in sheet("people.toml")["bosses"]


def _bond(one: Someone, other: Someone, words: frozenset[str]) -> str:
    """Return what two people without a tie of kinship are to each other."""
    bonds: dict[str, list[str]] = sheet("people.toml")["bonds"]
    if words.intersection(bonds["couple"]):
        return "couple"
    foes = {"enemy", "nemesis", "foe", "adversary", "captor", "killer", "bandit", "murderer"}
    if {"rival", "competing"}.intersection((*one.phrase.modifiers, *other.phrase.modifiers)):
        return "rivals"
    if one.phrase == other.phrase:
        return "colleagues" if _is_trade(one) else "friends"
    if foes.intersection(
        (one.phrase.head, other.phrase.head, *one.phrase.modifiers, *other.phrase.modifiers)
    ):
        return "enemies"
    said = {other.relation, one.relation}
    relation = next((r for r in ("rivals", "mentor", "friends") if r in said), "")
    if words.intersection(bonds["enemies"]) and not words.intersection((*bonds["refuge"], *bonds["mentor"])):
        relation = "enemies"
    elif words.intersection(bonds["rivals"]) and not words.intersection((*bonds["refuge"], *bonds["mentor"])):
        relation = "rivals"
    if not relation and _is_boss(one) != _is_boss(other):
        relation = "boss"
    return relation or next((bond for bond, signs in bonds.items() if words.intersection(signs)), "strangers")


def _is_trade(someone: Someone) -> bool:
    """Say whether people of one kind are a trade ('two musicians'), not just a kind ('two boys')."""
    words = sheet("people.toml")
    kin = any(someone.phrase.head in signs for signs in words["relations"].values())
    return not kin and someone.phrase.head not in (*words["generic"], *words["faint"])


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
    moments: tuple[Moment, ...],
    pair: Pair | None,
    genre: str,
    words: frozenset[str],
    *,
    seconds: float,
    seed: int,
) -> dict[int, tuple[tuple[str, Tone, str], ...]]:
    """Choose who says what in which moment: (character id, tone, text) by the moment's index.

    `words` are what the story speaks of; nobody talks of a bridge where there is none.
    Spare: an exchange for about every 12 seconds, and no more than three when the lead has nobody to talk to.
    """
    if pair is None or not pair.first.speaks:
        return {}
    bank = [e for e in exchanges() if (not e.genres or genre in e.genres) and _holds(e, words)]
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
        talking = pair if together else Pair("alone", pair.first, None)
        exchange = _choose(moment, talking, bank, used, chance)
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


def _holds(exchange: Exchange, words: frozenset[str]) -> bool:
    """Say whether all that an exchange claims to be there is in the story."""
    claims: dict[str, list[str]] = sheet("claims.toml")["claims"]
    return all(words.intersection(claims[claim]) for claim in exchange.claims)


def _choose(
    moment: Moment, pair: Pair, bank: list[Exchange], used: set[Exchange], chance: Random
) -> Exchange | None:
    """Return an unused exchange for a moment: of its very mood most likely, else of a mood near it."""
    relations = {pair.relation} if pair.relation in ("alone", "animal") else {pair.relation, "any"}
    usable = [e for e in bank if moment.kind in e.beats and e.relation in relations and e not in used]
    weights = [_weight(e, pair.relation, moment.mood) for e in usable]
    return chance.choices(usable, weights)[0] if any(weights) else None


def _weight(exchange: Exchange, relation: str, mood: Mood) -> int:
    """Return how well an exchange suits; 0: it says something else than the beat feels."""
    tones = exchange.tones
    suits = 4 if mood in tones else 2 if "any" in tones else int(not set(tones).isdisjoint(_NEAR_MOODS[mood]))
    special = OF_GENRE if exchange.genres or exchange.claims else 1
    return suits * special * (OWN if exchange.relation == relation else 1)
