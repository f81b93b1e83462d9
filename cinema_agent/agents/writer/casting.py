"""Casting: who plays the story's people: names, genders, ages; how they look, dress and sound is asked of others.

Chance comes from the film's seed.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from random import Random

from cinema_agent.agents.writer.dressing import Dresser, Wearer
from cinema_agent.agents.writer.lexicon import sheet
from cinema_agent.agents.writer.looks import LookMaker
from cinema_agent.agents.writer.people import Someone
from cinema_agent.agents.writer.vocabulary import Vocabulary
from cinema_agent.agents.writer.voices import voice_for
from cinema_agent.script.bible_entries import Age, Character, Look, Presents
from cinema_agent.script.screenplay import Assumption

LEAD_SCORE, ONLY_OTHER_SCORE = 1.4, 0.6
"""How much somebody does or suffers whom the film follows besides the first; less for who is nearest to the first."""
_AGES_UNSAID: tuple[tuple[Age, str], ...] = (
    ("young", "a young grown-up"),
    ("adult", "a grown-up"),
    ("adult", "a grown-up"),
    ("middle", "somebody in middle age"),
)
"""Ages of those whose age the story does not name, and how they are called."""
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
        self._region = _region_of(words)
        self._looks = LookMaker(vocabulary, era, self._region, chance)
        self._dresser = Dresser(vocabulary, era, self._region, chance)
        self._is_fable = False
        self._characters: list[Character] = []
        self._assumed: list[Assumption] = []

    def run(self, people: tuple[Someone, ...]) -> Cast:
        ids: dict[int, str] = {}
        leads = _leads_of(people)
        self._is_fable = len(people) > 1 and all(someone.nature == "animal" for someone in people)
        self._dresser.expect(
            [
                Wearer(someone, someone.age or "adult", someone.presents or "neutral", is_lead=True)
                for someone in people
                if someone.index in leads and someone.nature == "person"
            ]
        )
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
        told = (
            " ".join((*phrase.modifiers[start:], phrase.head)) for start in range(len(phrase.modifiers) + 1)
        )
        exact = vocabulary.first("rig", told)
        exact = exact or vocabulary.first("rig", self._people_sheet["rig_like"].get(phrase.head, ()))
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
        nearest = vocabulary.first("rig", self._people_sheet["any_animal"])
        if nearest is not None and not someone.is_crowd:
            self._assume(someone.role, f"drawn as a {nearest}", f"no {phrase.head} can be drawn", 0.15)
            return nearest
        self._assume(someone.role, "left out of the picture", f"no {phrase.head} can be drawn", 0.5)
        return None

    def _cast(self, someone: Someone, rig: str, *, is_lead: bool) -> Character:
        presents = self._presents(someone)
        age = self._age(someone)
        name = self._name(someone, presents, rig)
        role = _role_in_words(someone)
        wearer = Wearer(someone, age, presents, is_lead)
        is_person = rig == "person"
        outfit = self._dresser.outfit(wearer) if is_person else self._dresser.shell(wearer)
        look = Look(age=age, presents=presents, **self._coat(someone))
        if is_person:
            look = self._looks.look(wearer, outfit, self._dresser.accessories(wearer, outfit))
        others = [character.voice for character in self._characters]
        return Character(
            id=self._free_id(name if not someone.is_crowd else someone.phrase.head),
            name=name,
            role=role,
            rig=rig,
            is_lead=is_lead,
            look=look,
            wardrobe=(outfit,),
            voice=voice_for(look, rig=rig, nature=someone.nature, others=others, chance=self._chance),
            speaks=_speaks(someone, is_fable=self._is_fable),
            description=f"{name}, {_with_article(role)}.",
        )

    def _free_id(self, name: str) -> str:
        plain = re.sub(r"[^a-z0-9]+", "_", _plain_letters(name).lower()).strip("_") or "someone"
        taken = {character.id for character in self._characters}
        return next(i for i in (plain, *(f"{plain}_{n}" for n in range(2, 99))) if i not in taken)

    def _coat(self, someone: Someone) -> dict[str, str]:
        """Return the colour of an animal's coat, if the story names one."""
        coats: dict[str, str] = self._people_sheet["coats"]
        named = next((coats[word] for word in someone.phrase.modifiers if word in coats), None)
        return {"hair_color": named} if named and someone.nature in ("animal", "creature") else {}

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
        if someone.age is not None or someone.nature != "person":
            return someone.age or "adult"
        age, called = self._chance.choice(_AGES_UNSAID)
        self._assume(someone.role, called, "the logline names no age", 0.6)
        return age

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


def _leads_of(people: tuple[Someone, ...]) -> set[int]:
    """Return whom the film follows: the first, and a second who does or suffers enough."""
    rows = [p for p in people if not p.is_crowd] or list(people)
    chosen = {p.index for p in rows[:1]}
    for place, person in enumerate(rows[1:]):
        twins = person.phrase == rows[0].phrase
        enough = LEAD_SCORE if place else ONLY_OTHER_SCORE
        if (person.score >= enough and len(chosen) < 2) or (twins and len(chosen) < 3):
            chosen.add(person.index)
    return chosen


def _speaks(someone: Someone, *, is_fable: bool) -> bool:
    """Say whether somebody speaks; animals do where no person is about: in a fable."""
    if "talking" in someone.phrase.modifiers:
        return True
    if "mute" in someone.phrase.modifiers or "silent" in someone.phrase.modifiers:
        return False
    return someone.nature in ("person", "machine", "creature") or is_fable


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
