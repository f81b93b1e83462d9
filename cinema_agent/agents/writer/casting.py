"""Casting: who plays the story's people, how they look, dress and sound; the leads against each other.

Asks only for builds, hair, costumes and hats the generator offers; chance comes from the film's seed.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from random import Random
from typing import Any

from cinema_agent.agents.writer.colors import distance
from cinema_agent.agents.writer.lexicon import load_lexicon, sheet
from cinema_agent.agents.writer.people import Someone
from cinema_agent.agents.writer.vocabulary import Vocabulary, suits_era
from cinema_agent.script.bible_entries import Age, Character, Look, Outfit, Palette, Presents, Voice
from cinema_agent.script.capabilities import Entry, Kind
from cinema_agent.script.screenplay import Assumption

GARMENT_DISTANCE = 30.0
HAIR_SKIN_DISTANCE = 25.0
LEAD_SCORE = 1.4
_BEARD_BY_TRADE = {True: 0.9, False: 0.6}
"""How likely a man of a bearded trade has a beard, by whether he is old."""
_AGES: tuple[Age, ...] = ("child", "teen", "young", "adult", "old")
_GENDERS: tuple[Presents, ...] = ("feminine", "masculine", "neutral")


@dataclass(frozen=True)
class Cast:
    """The characters in order of importance, whom they play, and what was assumed about them."""

    characters: tuple[Character, ...]
    ids: dict[int, str]
    assumptions: tuple[Assumption, ...]

    @property
    def leads(self) -> tuple[Character, ...]:
        return tuple(character for character in self.characters if character.is_lead)

    def of(self, indices: tuple[int, ...]) -> tuple[str, ...]:
        """Return the ids of the characters who play these people; those not cast are left out."""
        return tuple(dict.fromkeys(self.ids[index] for index in indices if index in self.ids))

    def character(self, name: str) -> Character:
        return next(character for character in self.characters if character.id == name)


def cast_story(
    people: tuple[Someone, ...], vocabulary: Vocabulary, words: Counter[str], *, era: str, seed: int
) -> Cast:
    """Return the cast of a story's people (the most important first)."""
    return _Casting(vocabulary, words, era, Random(f"cast {seed}")).run(people)


class _Casting:
    """Casts one film; every choice draws from one seeded source, in one order."""

    def __init__(self, vocabulary: Vocabulary, words: Counter[str], era: str, chance: Random) -> None:
        self._vocabulary = vocabulary
        self._era = era
        self._chance = chance
        self._people_sheet = sheet("people.toml")
        self._palettes = sheet("palettes.toml")
        self._region = _region_of(words)
        self._characters: list[Character] = []
        self._tones: dict[int, int] = {}
        self._assumed: list[Assumption] = []

    def run(self, people: tuple[Someone, ...]) -> Cast:
        ids: dict[int, str] = {}
        leads = _leads_of(people)
        for someone in people:
            rig = self._rig_of(someone)
            if rig is None:
                continue
            character = self._cast(someone, rig, is_lead=someone.index in leads)
            ids[someone.index] = character.id
            self._characters.append(character)
        return Cast(tuple(self._characters), ids, tuple(self._assumed))

    def _assume(self, about: str, assumed: str, because: str, confidence: float) -> None:
        self._assumed.append(Assumption(about=about, assumed=assumed, because=because, confidence=confidence))

    def _rig_of(self, someone: Someone) -> str | None:
        """Return the kind of body somebody has; none: it cannot be drawn as a character."""
        vocabulary, phrase = self._vocabulary, someone.phrase
        if not vocabulary.entries("rig"):
            return "person"
        wanted = "a" if someone.nature == "animal" else "p"
        exact = vocabulary.exact("rig", phrase.head)
        if exact:
            return exact
        if someone.nature == "person":
            return "person"
        if someone.nature == "machine":
            return vocabulary.first("rig", ("robot", "machine", "android", "person"))
        found = vocabulary.noun("rig", (), phrase.head, wanted=wanted) if someone.nature == "animal" else None
        if found:
            self._assume(
                someone.role,
                f"drawn as a {found.name}",
                f"no {phrase.head} can be drawn",
                max(0.1, found.confidence - 0.2),
            )
            return found.name
        beasts = self._people_sheet["beast_rigs"] if phrase.head in self._people_sheet["beasts"] else ()
        beast = vocabulary.first("rig", beasts)
        if beast is not None:
            self._assume(someone.role, f"drawn as a {beast}", f"no {phrase.head} can be drawn", 0.3)
            return beast
        if someone.nature == "creature":
            self._assume(someone.role, "drawn as a person", f"no {phrase.head} can be drawn", 0.4)
            return "person"
        self._assume(someone.role, "left out of the picture", f"no {phrase.head} can be drawn", 0.5)
        return None

    def _cast(self, someone: Someone, rig: str, *, is_lead: bool) -> Character:
        presents = self._presents(someone)
        age = self._age(someone)
        name = self._name(someone, presents, rig)
        role = _role_in_words(someone)
        palette = self._palette(
            is_lead=is_lead, is_young=age in ("child", "teen") or someone.nature == "machine"
        )
        is_person = someone.nature == "person" or rig == "person"
        return Character(
            id=self._free_id(name if not someone.is_crowd else someone.phrase.head),
            name=name,
            role=role,
            rig=rig,
            is_lead=is_lead,
            look=self._look(someone, age, presents) if is_person else Look(age=age, presents=presents),
            wardrobe=(self._outfit(someone, age, palette, is_person=is_person),),
            voice=self._voice(someone, age, presents),
            speaks=_speaks(someone, rig),
            description=f"{name}, {_with_article(role)}.",
        )

    def _free_id(self, name: str) -> str:
        plain = re.sub(r"[^a-z0-9]+", "_", _plain_letters(name).lower()).strip("_") or "someone"
        taken = {character.id for character in self._characters}
        return next(i for i in (plain, *(f"{plain}_{n}" for n in range(2, 99))) if i not in taken)

    def _presents(self, someone: Someone) -> Presents:
        if someone.presents is not None:
            return someone.presents
        if someone.nature != "person":
            return "neutral"
        others = [character.look.presents for character in self._characters if character.rig == "person"]
        balance: Presents = "feminine" if others[:1] == ["masculine"] else "masculine"
        chosen = balance if others and self._chance.random() < 0.65 else self._chance.choice(_GENDERS[:2])
        word = {"feminine": "a woman", "masculine": "a man", "neutral": "a person"}[chosen]
        self._assume(someone.role, word, "the logline does not say", 0.5)
        return chosen

    def _age(self, someone: Someone) -> Age:
        if someone.age is None and someone.nature == "person":
            self._assume(someone.role, "a grown-up", "the logline names no age", 0.6)
        return someone.age or "adult"

    def _name(self, someone: Someone, presents: Presents, rig: str) -> str:
        if someone.name:
            return someone.name[:60]
        if someone.is_crowd:
            return f"The {someone.phrase.head}"[:60]
        given: dict[str, dict[Presents, list[str]]] = sheet("names.toml")["given"]
        group = "medieval" if self._era == "medieval" and self._region is None else self._region or "any"
        group = {"machine": "machine", "animal": "animal", "creature": "any"}.get(someone.nature, group)
        taken = {character.name for character in self._characters}
        initials = {character.name[0] for character in self._characters}
        names = [name for name in given[group][presents] if name not in taken]
        names = (
            names or [name for name in given["any"][presents] if name not in taken] or given["any"]["neutral"]
        )
        name = self._chance.choice([name for name in names if name[0] not in initials] or names)
        self._assume(someone.role, f"called {name}", "the logline gives no name", 0.5)
        return name

    def _look(self, someone: Someone, age: Age, presents: Presents) -> Look:
        skin = self._skin(someone)
        return Look(
            age=age,
            presents=presents,
            build=self._choose("build", someone, age, presents) or "average",
            skin=skin,
            hair=self._choose("hair", someone, age, presents) or "short",
            hair_color=self._hair_color(skin, age, self._tones[someone.index]),
            facial_hair=self._facial_hair(someone, age, presents),
            accessories=("glasses",) if self._wears_glasses(someone, age) else (),
            freckles=age in ("child", "teen") and self._chance.random() < 0.4,
            nose=round(self._chance.uniform(0.85, 1.3 if age == "old" else 1.1), 2),
            brow=round(self._chance.uniform(0.8, 1.4 if presents == "masculine" else 1.1), 2),
        )

    def _skin(self, someone: Someone) -> str:
        tones: list[str] = self._palettes["skin"]["tones"]
        allowed: list[int] = self._palettes["skin"]["regions"].get(self._region, range(len(tones)))
        related = self._tones.get(someone.related_to) if someone.related_to is not None else None
        if related is not None and someone.relation not in ("couple", "friends", "rivals", "mentor", ""):
            tone = min(len(tones) - 1, max(0, related + self._chance.choice((0, 0, 1))))
        else:
            used = set(self._tones.values())
            tone = self._chance.choice([tone for tone in allowed if tone not in used] or list(allowed))
        self._tones[someone.index] = tone
        return tones[tone]

    def _hair_color(self, skin: str, age: Age, tone: int) -> str:
        hair = self._palettes["hair"]
        group = "old" if age == "old" else "dark" if tone >= hair["dark_from_tone"] else "any"
        colors: list[str] = [c for c in hair[group] if distance(c, skin) >= HAIR_SKIN_DISTANCE]
        used = {character.look.hair_color for character in self._characters}
        dark: list[str] = hair["dark"]
        return self._chance.choice([c for c in colors if c not in used] or colors or dark)

    def _choose(self, kind: Kind, someone: Someone, age: Age, presents: Presents) -> str | None:
        """Choose a build or a haircut that suits age and gender, unlike those already cast."""
        said = [
            e.name
            for e in self._vocabulary.entries(kind)
            if set(e.words).intersection(someone.phrase.modifiers)
        ]
        fitting = [e for e in self._vocabulary.entries(kind) if _suits(e, age, presents, kind)]
        if said and (kind != "build" or age in ("adult", "old", "young")):
            return said[0]
        used = {c.look.build if kind == "build" else c.look.hair for c in self._characters}
        names = [entry.name for entry in fitting]
        fresh = [name for name in names if name not in used]
        return self._chance.choice(fresh or names) if names else None

    def _facial_hair(self, someone: Someone, age: Age, presents: Presents) -> str | None:
        if presents != "masculine" or age in ("child", "teen"):
            return None
        fitting = [
            e for e in self._vocabulary.entries("facial_hair") if _suits(e, age, presents, "facial_hair")
        ]
        said = [
            e.name
            for e in fitting
            if set(e.words).intersection((*someone.phrase.modifiers, someone.phrase.head))
        ]
        if said:
            return said[0]
        if someone.phrase.head.split()[-1] in self._palettes["wears"]["beard"] and age != "young":
            beards = [e.name for e in fitting if "beard" in e.words]
            if beards and self._chance.random() < _BEARD_BY_TRADE[age == "old"]:
                return beards[0]
        wears = self._chance.random() < {"old": 0.65, "adult": 0.35}.get(age, 0.15)
        common = [e.name for e in fitting if "wizard" not in e.words]
        return self._chance.choice(common) if wears and common else None

    def _wears_glasses(self, someone: Someone, age: Age) -> bool:
        trades: list[str] = self._palettes["wears"]["glasses"]
        likely = 0.75 if someone.phrase.head in trades else 0.2 if age == "old" else 0.06
        return self._chance.random() < likely

    def _palette(self, *, is_lead: bool, is_young: bool) -> dict[str, Any]:
        """Choose garments at least 30 Lab away from every other character's; one lead alone wears a warm
        colour.
        """
        others = [character.wardrobe[0].palette.top for character in self._characters]
        garments: list[dict[str, Any]] = self._palettes["garment"]
        warm_is_taken = any(g.get("warm") for g in garments for top in others if g["top"] == top)
        wants_warm = is_lead and not warm_is_taken and (is_young or bool(self._characters))
        suitable = [g for g in garments if bool(g.get("warm")) == wants_warm]
        apart = [g for g in suitable if all(distance(g["top"], top) >= GARMENT_DISTANCE for top in others)]
        if apart:
            return self._chance.choice(apart)
        return max(suitable, key=lambda g: min((distance(g["top"], top) for top in others), default=0.0))

    def _outfit(self, someone: Someone, age: Age, garment: dict[str, Any], *, is_person: bool) -> Outfit:
        palette = Palette(**{name: garment[name] for name in ("top", "inner", "legs", "shoes", "accent")})
        costume = self._costume(someone, age) if is_person else None
        hat = self._hat(someone, age) if is_person else None
        return Outfit(costume=costume or self._plainest(), palette=palette, hat=hat, hat_color=palette.legs)

    def _plainest(self) -> str:
        names = self._vocabulary.entries("costume")
        usual = self._vocabulary.first("costume", ("casual", "person", "everyday"))
        return usual or (names[0].name if names else "casual")

    def _costume(self, someone: Someone, age: Age) -> str | None:
        """Dress somebody by trade, by what is like the trade, by what the trade is a kind of; else by age."""
        phrase, era = someone.phrase, self._era
        words = [" ".join((*phrase.modifiers[i:], phrase.head)) for i in range(len(phrase.modifiers) + 1)]
        is_trade = age not in ("child",) or phrase.head not in self._people_sheet["generic"]
        exact = self._vocabulary.first("costume", words, era=era) if is_trade else None
        if exact and exact != self._plainest() and self._suits_era(exact):
            return exact
        like: dict[str, list[str]] = self._people_sheet["dress_like"]
        chain = load_lexicon().chain(phrase.head, "p")[:5]
        for word in (phrase.head, *reversed(phrase.modifiers), *chain):
            found = self._vocabulary.exact("costume", word, era=era) if word != phrase.head else None
            found = found or self._vocabulary.first("costume", like.get(word, ()), era=era)
            if found and found != self._plainest() and self._suits_era(found):
                return found
        everyday = [
            self._vocabulary.exact("costume", word, era=era) for word in self._people_sheet["everyday"][age]
        ]
        suitable = [name for name in everyday if name and self._suits_era(name)]
        worn = {character.wardrobe[0].costume for character in self._characters}
        return exact or next((name for name in suitable if name not in worn), next(iter(suitable), None))

    def _suits_era(self, costume: str) -> bool:
        return suits_era(self._vocabulary.entry("costume", costume), self._era)

    def _hat(self, someone: Someone, age: Age) -> str | None:
        if age == "child":
            return None
        words = (someone.phrase.head, *reversed(someone.phrase.modifiers))
        return self._vocabulary.first("hat", words, era=self._era)

    def _voice(self, someone: Someone, age: Age, presents: Presents) -> Voice:
        table = self._palettes["voice"]["machine" if someone.nature == "machine" else age]
        pitch, size = table[presents]
        others = [character.voice.pitch_hz for character in self._characters]
        pitch *= self._chance.uniform(0.94, 1.06)
        if any(abs(pitch - other) < 12 for other in others):
            pitch *= 1.12
        breath = 0.12 if age == "old" else 0.05
        return Voice(pitch_hz=round(pitch, 1), size=size, pace=table["pace"], breath=breath)


def _leads_of(people: tuple[Someone, ...]) -> set[int]:
    """Return whom the film follows: the first, and a second who does or suffers enough."""
    rows = [p for p in people if not p.is_crowd] or list(people)
    chosen = {p.index for p in rows[:1]}
    for person in rows[1:]:
        twins = person.phrase == rows[0].phrase
        if (person.score >= LEAD_SCORE and len(chosen) < 2) or (twins and len(chosen) < 3):
            chosen.add(person.index)
    return chosen


def _suits(entry: Entry, age: Age, presents: Presents, kind: Kind) -> bool:
    """Say whether a build, haircut or beard suits an age and a gender, by its tags."""
    ages = [tag for tag in entry.tags if tag in _AGES]
    genders = [tag for tag in entry.tags if tag in _GENDERS]
    if kind == "build":
        grown = "adult" if age in ("young", "old") else age
        return not ages or age in ages or grown in ages
    if genders and presents not in genders and presents != "neutral":
        return False
    if kind == "hair" and "bald" in entry.tags:
        return age == "old"
    if not ages or age in ages:
        return True
    return age in ("adult", "young") and bool({"young", "adult"}.intersection(ages))


def _speaks(someone: Someone, rig: str) -> bool:
    if "talking" in someone.phrase.modifiers:
        return True
    if "mute" in someone.phrase.modifiers or "silent" in someone.phrase.modifiers:
        return False
    return someone.nature in ("person", "machine") or (someone.nature == "creature" and rig == "person")


def _role_in_words(someone: Someone) -> str:
    return someone.role.replace("_", " ")


def _region_of(words: Counter[str]) -> str | None:
    regions: dict[str, list[str]] = sheet("names.toml")["regions"]
    for region, signs in regions.items():
        if region != "medieval" and any(words[word] for word in signs):
            return region
    return None


def _with_article(words: str) -> str:
    return f"{'an' if words[:1].lower() in 'aeiou' else 'a'} {words}"


def _plain_letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
