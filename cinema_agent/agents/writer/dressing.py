"""Dressing a cast: costume, colours, hat and accessories, each character set off against those before.

Asks only for what the generator offers; chance comes from the film's seed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from random import Random
from typing import Any

from cinema_agent.agents.writer.colors import distance, is_warm
from cinema_agent.agents.writer.lexicon import load_lexicon, sheet
from cinema_agent.agents.writer.people import Someone
from cinema_agent.agents.writer.vocabulary import ERAS, Vocabulary, misfit
from cinema_agent.script.bible_entries import Age, Outfit, Palette, Presents
from cinema_agent.script.capabilities import Entry, Kind

GARMENT_DISTANCE = 30.0
MOST_UNASKED = 2
"""How many accessories a character gets that the story does not name."""
GENDERS = frozenset(["feminine", "masculine", "neutral"])
_OLD = frozenset(["medieval", "fantasy", "past"])
_LATER = ("present", "future", "")
"""Eras in which those of older trades still wear the dress of their trade."""
_GARMENTS = ("top", "inner", "legs", "shoes", "accent")


@dataclass(frozen=True)
class Wearer:
    """Whom a costume is chosen for."""

    someone: Someone
    age: Age
    presents: Presents
    is_lead: bool = False

    @property
    def trade_words(self) -> tuple[str, ...]:
        """What they are, longest first: 'old lighthouse keeper', 'lighthouse keeper', 'keeper'."""
        phrase = self.someone.phrase
        mods = phrase.modifiers
        return tuple(" ".join((*mods[i:], phrase.head)) for i in range(len(mods) + 1))

    @property
    def worn_words(self) -> tuple[str, ...]:
        """What the story says they wear or use, each with its ends: 'red top hat', 'top hat', 'hat'."""
        worn = [words.split() for words in self.someone.wears]
        return tuple(" ".join(words[i:]) for words in worn for i in range(len(words)))

    @property
    def said_words(self) -> tuple[str, ...]:
        """Every word the story says of them or of what they wear."""
        said = (*self.worn_words, *self.trade_words, *reversed(self.someone.phrase.modifiers))
        return tuple(dict.fromkeys(said))


@dataclass(frozen=True)
class _Worn:
    costume: str
    color: str
    is_lead: bool


class Dresser:
    """Dresses one film's cast; every choice draws from one seeded source, in one order."""

    def __init__(self, vocabulary: Vocabulary, era: str, region: str | None, chance: Random) -> None:
        self._vocabulary = vocabulary
        self._era = era
        self._region = region
        self._chance = chance
        self._people = sheet("people.toml")
        self._palettes = sheet("palettes.toml")
        self._worn: list[_Worn] = []
        self._expected: dict[int, str] = {}

    def expect(self, leads: Sequence[Wearer]) -> None:
        """Keep the fixed colours of costumes the leads will want free for them: a chef's white, a monk's brown."""
        for wearer in leads:
            costume = next(self._by_trade(wearer), None)
            color = dominant_color(self._vocabulary.entry("costume", costume), {}) if costume else ""
            if color:
                self._expected[wearer.someone.index] = color

    def outfit(self, wearer: Wearer) -> Outfit:
        """Return costume, colours and hat of a person, at least 30 Lab from the other leads where that can be."""
        garments = self._garments(wearer)
        costume, garment = self._set_off(list(self._costumes(wearer)), garments, wearer)
        hat = self._hat(wearer, costume)
        palette = Palette(**{name: garment[name] for name in _GARMENTS})
        return Outfit(costume=costume, palette=palette, hat=hat, hat_color=palette.legs)

    def shell(self, wearer: Wearer) -> Outfit:
        """Return the colours of a machine or an animal, which wears nothing."""
        costume, garment = self._set_off([self.plainest()], self._garments(wearer), wearer)
        return Outfit(costume=costume, palette=Palette(**{name: garment[name] for name in _GARMENTS}))

    def plainest(self) -> str:
        """Return the costume nobody would notice."""
        names = self._vocabulary.entries("costume")
        usual = self._vocabulary.first("costume", ("casual", "person", "everyday"))
        return usual or (names[0].name if names else "casual")

    def _garments(self, wearer: Wearer) -> list[dict[str, Any]]:
        """Return the palettes to choose from: one lead alone wears a saturated warm colour."""
        is_young = wearer.age in ("child", "teen") or wearer.someone.nature == "machine"
        is_taken = any(is_warm(worn.color) for worn in self._worn)
        wants_warm = wearer.is_lead and not is_taken and (is_young or bool(self._worn))
        return [g for g in self._palettes["garment"] if bool(g.get("warm")) == wants_warm]

    def _set_off(
        self, costumes: list[str], garments: Sequence[dict[str, Any]], wearer: Wearer
    ) -> tuple[str, dict[str, Any]]:
        """Choose the first costume, and a palette, that keep their distance from other leads; else the farthest."""
        others = [worn.color for worn in self._worn if worn.is_lead or not wearer.is_lead]
        self._expected.pop(wearer.someone.index, None)
        warm = any(is_warm(worn.color) for worn in self._worn)
        for costume in costumes:
            free = [
                garment
                for garment in garments
                if self._apart(self._seen(costume, garment), others) >= GARMENT_DISTANCE
                and not (warm and is_warm(self._seen(costume, garment)))
            ]
            kept = list(self._expected.values())
            thoughtful = [g for g in free if self._apart(self._seen(costume, g), kept) >= GARMENT_DISTANCE]
            if free:
                return self._note(costume, self._chance.choice(thoughtful or free), wearer)
        costume, garment = max(
            product(costumes, garments), key=lambda pair: self._apart(self._seen(*pair), others)
        )
        return self._note(costume, garment, wearer)

    def _note(self, costume: str, garment: dict[str, Any], wearer: Wearer) -> tuple[str, dict[str, Any]]:
        self._worn.append(_Worn(costume, self._seen(costume, garment), wearer.is_lead))
        return costume, garment

    def _apart(self, color: str, others: Sequence[str]) -> float:
        return min((distance(color, other) for other in others), default=100.0)

    def _seen(self, costume: str, garment: dict[str, Any]) -> str:
        """Return the colour a costume is seen in from afar: its own, or that of the palette's garment it is made of."""
        return dominant_color(self._vocabulary.entry("costume", costume), garment)

    def _costumes(self, wearer: Wearer) -> Iterator[str]:
        """Yield costumes by what is said to be worn, by trade, by what is like it; else by country, age and era."""
        found = dict.fromkeys(self._by_trade(wearer))
        found.pop(self.plainest(), None)
        yield from found
        if not found:
            usual = list(dict.fromkeys(self._everyday(wearer)))
            self._chance.shuffle(usual)
            everyday = [*self._of_the_country(wearer, "costume"), *usual]
            fresh = [name for name in everyday if name not in {worn.costume for worn in self._worn}]
            yield from fresh or everyday or [self.plainest()]

    def _by_trade(self, wearer: Wearer) -> Iterator[str]:
        head = wearer.someone.phrase.head
        vague = {*self._people["generic"], *self._people["vague"]}
        said = list(
            dict.fromkeys(c for w in wearer.worn_words for c in self._answering("costume", w, wearer))
        )
        if said:
            # Rather two in one colour than an astronaut in a summer dress.
            yield from said
            return
        words = list(reversed(wearer.someone.phrase.modifiers)) if head in vague else []
        if wearer.age != "child" or head not in self._people["generic"]:
            words = [*words, *wearer.trade_words]
        for word in words:
            # A pirate captain is a pirate of old before he is a captain of today.
            now = list(self._answering("costume", word, wearer))
            yield from now or (self._of_old("costume", word, wearer) if " " in word else ())
        like: dict[str, list[str]] = self._people["dress_like"]
        for word in like.get(head, ()):
            yield from self._answering("costume", word, wearer)
        for word in (*wearer.worn_words, *words):
            yield from self._of_old("costume", word, wearer)
        modifiers = () if head in vague else tuple(reversed(wearer.someone.phrase.modifiers))
        for word in (*modifiers, *load_lexicon().chain(head, "p")[:5]):
            for other in (word, *like.get(word, ())):
                yield from self._answering("costume", other, wearer)

    def _everyday(self, wearer: Wearer) -> Iterator[str]:
        by_era: dict[str, dict[str, list[str]]] = self._people["everyday_of"]
        for word in by_era.get(self._era, {}).get(wearer.age, self._people["everyday"][wearer.age]):
            yield from self._answering("costume", word, wearer)

    def _of_the_country(self, wearer: Wearer, kind: Kind) -> Iterator[str]:
        """Yield what some people of the story's country wear: seldom today, nearly always long ago."""
        row = self._people["worn_in"].get(self._region, {}).get(wearer.presents, {})
        words = row.get(kind, ())
        chance = row.get("chance", 0.0) if self._era in ("present", "future", "") else 0.9
        if words and wearer.age != "child" and self._chance.random() < chance:
            for word in words:
                yield from self._answering(kind, word, wearer)

    def _answering(self, kind: Kind, word: str, wearer: Wearer) -> Iterator[str]:
        """Yield what stands for a word and suits gender and era; what is made for just them comes first."""
        fitting = [
            entry
            for entry in self._vocabulary.answering(kind, word)
            if misfit(entry, self._era) < 2 and suits_gender(entry, wearer.presents)
        ]
        yield from (entry.name for entry in sorted(fitting, key=self._generality))

    def _generality(self, entry: Entry) -> tuple[int, bool, int]:
        return misfit(entry, self._era), not GENDERS.intersection(entry.tags), len(entry.tags)

    def _of_old(self, kind: Kind, word: str, wearer: Wearer) -> Iterator[str]:
        """Yield the dress of trades that are of long ago: kings and pirates look so in any later era."""
        for entry in self._vocabulary.answering(kind, word):
            is_older = self._era in _LATER and ERAS.intersection(entry.tags) <= _OLD
            if is_older and suits_gender(entry, wearer.presents):
                yield entry.name

    def _hat(self, wearer: Wearer, costume: str) -> str | None:
        said = self._vocabulary.first("hat", wearer.worn_words)
        if said is not None or wearer.age == "child":
            return said
        words = self._hat_words(wearer)
        hat = next((name for word in words for name in self._answering("hat", word, wearer)), None)
        entry = self._vocabulary.entry("costume", costume)
        if hat is None and entry is not None and ERAS.intersection(entry.tags) <= _OLD:
            hat = next((name for word in words for name in self._of_old("hat", word, wearer)), None)
        if hat is not None:
            return hat
        hat = next(self._of_the_country(wearer, "hat"), None)
        usual = self._people["hats_of"].get(self._era, {}).get(wearer.presents, [])
        if hat is None and usual and self._chance.random() < self._people["hats_of"]["chance"]:
            return next(self._answering("hat", self._chance.choice(usual), wearer), None)
        return hat

    def _hat_words(self, wearer: Wearer) -> list[str]:
        """Return the words a hat may answer to: 'buddhist monk' has clothes of its own, and no monk's hood."""
        words: list[str] = []
        worn: set[str] = set()
        for word in wearer.said_words:
            costumes = {entry.name for entry in self._vocabulary.answering("costume", word)}
            # A pirate captain wears a pirate's hat, though not any captain's.
            if not worn or worn.intersection(costumes):
                words.append(word)
            worn = worn or costumes
        return words

    def accessories(self, wearer: Wearer, outfit: Outfit) -> tuple[str, ...]:
        """Return what they wear or use besides: all that the story says, and a little that suits them."""
        said = [name for word in wearer.said_words for name in self._accessories_for(word)]
        if said and "blind" in wearer.said_words:
            return self._one_a_spot(said, outfit.hat)
        return self._one_a_spot([*said, *self._unasked(wearer, outfit.costume)], outfit.hat)

    def _accessories_for(self, word: str) -> Iterator[str]:
        for entry in self._vocabulary.answering("accessory", word):
            if misfit(entry, self._era) < 2:
                yield entry.name

    def _unasked(self, wearer: Wearer, costume: str) -> list[str]:
        head, found = wearer.someone.phrase.head, []
        for row in self._palettes["wears"]["accessory"]:
            suits = (
                head in row.get("trades", (head,))
                and costume in row.get("costumes", (costume,))
                and wearer.age in row.get("ages", (wearer.age,))
                and self._era in row.get("eras", (self._era,))
                and wearer.presents == row.get("presents", wearer.presents)
            )
            if suits and self._chance.random() < row["chance"]:
                found += list(self._accessories_for(self._chance.choice(row["words"])))[:1]
        return found[:MOST_UNASKED]

    def _one_a_spot(self, names: list[str], hat: str | None) -> tuple[str, ...]:
        """Leave out what would lie over something else: two things on the face, a flower under a hat."""
        taken: set[str] = set()
        kept: list[str] = []
        for name in dict.fromkeys(names):
            entry = self._vocabulary.entry("accessory", name)
            spot = entry.tags[-1] if entry is not None and entry.tags else name
            is_hidden = entry is not None and "bareheaded" in entry.tags and hat is not None
            if spot not in taken and not is_hidden:
                taken.add(spot)
                kept.append(name)
        return tuple(kept)


def dominant_color(entry: Entry | None, garment: dict[str, Any]) -> str:
    """Return the colour a costume is seen in from afar, by the last of its tags: fixed, or a garment's ('' without)."""
    role = entry.tags[-1] if entry is not None and entry.tags else "top"
    return role if role.startswith("#") else str(garment.get(role, garment.get("top", "")))


def suits_gender(entry: Entry, presents: Presents) -> bool:
    """Say whether something is made for a gender, or for any."""
    genders = GENDERS.intersection(entry.tags)
    return not genders or presents == "neutral" or presents in genders
