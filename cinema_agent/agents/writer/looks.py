"""Bodies and faces of a cast: build, skin, hair and beard, each character unlike those before.

Asks only for what the generator offers; chance comes from the film's seed. Skin and hair range over the whole
sheet where the story names no country.
"""

from __future__ import annotations

from random import Random

from cinema_agent.agents.writer.colors import distance
from cinema_agent.agents.writer.dressing import Wearer, suits_gender
from cinema_agent.agents.writer.lexicon import sheet
from cinema_agent.agents.writer.vocabulary import ERAS, Vocabulary
from cinema_agent.script.bible_entries import Age, Look, Outfit
from cinema_agent.script.capabilities import Entry, Kind

HAIR_SKIN_DISTANCE = 25.0
SHAPES = frozenset(
    ["upright", "lean", "middling", "square", "broad", "stout", "squat", "small", "small_lean", "small_stout"]
)
"""Tags of builds: two leads share none, so that their silhouettes are told apart."""
_BEARD_BY_TRADE = {True: 0.9, False: 0.6}
"""How likely a man of a bearded trade has a beard, by whether he is old."""
_BEARD_BY_AGE: dict[Age, float] = {"young": 0.15, "adult": 0.35, "middle": 0.45, "old": 0.6}
_AGES: tuple[Age, ...] = ("child", "teen", "young", "adult", "middle", "old")
_LIKE_AGE: dict[Age, frozenset[Age]] = {
    "young": frozenset(["young", "adult"]),
    "adult": frozenset(["young", "adult", "middle"]),
    "middle": frozenset(["adult", "middle"]),
}
"""Ages whose hair and beards an age wears, too."""
_COILY_MORE = 3
"""How much likelier coily hair is than any other cut on the skin it mostly grows with."""
_KIN = frozenset(["elder", "younger", "parent", "child_of", "siblings"])


class LookMaker:
    """Makes the looks of one film's cast; every choice draws from one seeded source, in one order."""

    def __init__(self, vocabulary: Vocabulary, era: str, region: str | None, chance: Random) -> None:
        self._vocabulary = vocabulary
        self._era = era
        self._region = region
        self._chance = chance
        self._palettes = sheet("palettes.toml")
        self._tones: dict[int, int] = {}
        self._made: list[tuple[Look, bool]] = []
        self._hidden = False

    def look(self, wearer: Wearer, outfit: Outfit, accessories: tuple[str, ...]) -> Look:
        """Return the look of somebody new in an outfit."""
        age, presents = wearer.age, wearer.presents
        tone = self._tone(wearer)
        skin = self._palettes["skin"]["tones"][tone]
        made = Look(
            age=age,
            presents=presents,
            build=self._build(wearer, outfit),
            skin=skin,
            hair=self._hair(wearer, tone),
            hair_color=self._hair_color(skin, age, tone),
            facial_hair=self._facial_hair(wearer),
            accessories=accessories,
            freckles=age in ("child", "teen") and self._chance.random() < 0.4,
            nose=round(self._chance.uniform(0.85, 1.15), 2),
            brow=round(self._chance.uniform(0.8, 1.4 if presents == "masculine" else 1.1), 2),
        )
        self._made.append((made, wearer.is_lead))
        return made

    def _tone(self, wearer: Wearer) -> int:
        tones: list[str] = self._palettes["skin"]["tones"]
        someone = wearer.someone
        allowed: list[int] = self._palettes["skin"]["regions"].get(self._region, range(len(tones)))
        related = self._tones.get(someone.related_to) if someone.related_to is not None else None
        if related is not None and someone.relation in _KIN:
            tone = min(len(tones) - 1, max(0, related + self._chance.choice((0, 0, 1))))
        else:
            used = set(self._tones.values())
            tone = self._chance.choice([tone for tone in allowed if tone not in used] or list(allowed))
        self._tones[someone.index] = tone
        return tone

    def _hair_color(self, skin: str, age: Age, tone: int) -> str:
        hair = self._palettes["hair"]
        group = age if age in ("middle", "old") else "dark" if tone >= hair["dark_from_tone"] else "any"
        colors: list[str] = [c for c in hair[group] if distance(c, skin) >= HAIR_SKIN_DISTANCE]
        used = {look.hair_color for look, _ in self._made}
        # Grey hair is as far from every skin as dark hair is from a light one.
        far: list[str] = [c for c in (*hair["old"], *hair["dark"]) if distance(c, skin) >= HAIR_SKIN_DISTANCE]
        return self._chance.choice([c for c in colors if c not in used] or colors or far)

    def _said(self, kind: Kind, wearer: Wearer) -> list[str]:
        """Return what the story's words name, the longest words first: a 'buddhist monk' before a 'monk'."""
        return [
            entry.name
            for word in wearer.said_words
            for entry in self._vocabulary.answering(kind, word)
            if suits_gender(entry, wearer.presents)
        ]

    def _build(self, wearer: Wearer, outfit: Outfit) -> str:
        """Choose a build that suits the age; a lead's shape is no other lead's."""
        said = self._said("build", wearer)
        if said and wearer.age not in ("child", "teen"):
            return said[0]
        grown: Age = wearer.age if wearer.age in ("child", "teen") else "adult"
        fitting = [e for e in self._vocabulary.entries("build") if _is_of_age(e, grown)]
        if not fitting:
            return "average"
        used = {look.build for look, _ in self._made}
        taken = {tag for look, is_lead in self._made if is_lead for tag in self._shape(look.build)}
        apart = [e for e in fitting if not taken.intersection(e.tags)] if wearer.is_lead else fitting
        if wearer.is_lead and self._hides_build(outfit):
            if self._hidden and "lean" not in taken:
                # Two in robes: only a thin one is told from any other.
                apart = [e for e in apart if SHAPES.intersection(e.tags) == {"lean"}] or apart
            self._hidden = True
        names = [entry.name for entry in apart or fitting]
        return self._chance.choice([name for name in names if name not in used] or names)

    def _hides_build(self, outfit: Outfit) -> bool:
        costume = self._vocabulary.entry("costume", outfit.costume)
        return costume is not None and "voluminous" in costume.tags

    def _shape(self, build: str) -> frozenset[str]:
        entry = self._vocabulary.entry("build", build)
        return SHAPES.intersection(entry.tags) if entry is not None else frozenset()

    def _hair(self, wearer: Wearer, tone: int) -> str:
        said = self._said("hair", wearer)
        if said:
            return said[0]
        fitting = [e for e in self._vocabulary.entries("hair") if self._suits(e, wearer)]
        hair = self._palettes["hair"]
        grows_coily = tone >= hair["coily_from_tone"] and (self._region or "any") in hair["coily_in"]
        fitting = [e for e in fitting if grows_coily or "coily" not in e.tags]
        used = {look.hair for look, _ in self._made}
        names = [entry.name for entry in fitting for _ in range(_COILY_MORE if "coily" in entry.tags else 1)]
        return self._chance.choice([name for name in names if name not in used] or names or ["short"])

    def _facial_hair(self, wearer: Wearer) -> str | None:
        age = wearer.age
        if wearer.presents != "masculine" or age in ("child", "teen"):
            return None
        said = self._said("facial_hair", wearer)
        if said:
            return said[0]
        fitting = [e for e in self._vocabulary.entries("facial_hair") if self._suits(e, wearer)]
        if wearer.someone.phrase.head.split()[-1] in self._palettes["wears"]["beard"] and age != "young":
            beards = [e.name for e in fitting if "beard" in e.words]
            if beards and self._chance.random() < _BEARD_BY_TRADE[age == "old"]:
                return beards[0]
        wears = self._chance.random() < _BEARD_BY_AGE.get(age, 0.0)
        common = [e.name for e in fitting if "wizard" not in e.words]
        return self._chance.choice(common) if wears and common else None

    def _suits(self, entry: Entry, wearer: Wearer) -> bool:
        """Say whether hair or a beard suits gender, age and era, by its tags."""
        if not suits_gender(entry, wearer.presents):
            return False
        if "rare" in entry.tags or ("bald" in entry.tags and wearer.age not in ("middle", "old")):
            return False
        eras = ERAS.intersection(entry.tags)
        return (not eras or self._era in eras) and _is_of_age(entry, wearer.age)


def _is_of_age(entry: Entry, age: Age) -> bool:
    ages = [tag for tag in entry.tags if tag in _AGES]
    return not ages or bool(set(ages).intersection(_LIKE_AGE.get(age, frozenset([age]))))
