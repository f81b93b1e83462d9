"""Where a story happens: places it names, cities, and where its trades are at home, as drawable places.

Knows words and a generator's vocabulary; in which order the film visits them is decided by `plot`.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from random import Random

from cinema_agent.agents.writer.lexicon import load_lexicon, sheet
from cinema_agent.agents.writer.natures import nature_of
from cinema_agent.agents.writer.people import Company
from cinema_agent.agents.writer.sentence import Action, Phrase, Sentence
from cinema_agent.agents.writer.vocabulary import Match, Vocabulary, suits_era

_PLACE_CATEGORIES = "Pgot"
_ABOARD = 0.55
"""How sure a story is set in a vehicle it only names: 'a blizzard traps a train'."""
_OF_OTHERS = 0.45
"""How sure a story is set where somebody works whom its people only meet."""
TOO_WIDE = ("city", "town", "country", "village", "world", "space")
"""Words for places so large that naming them does not say where anybody is."""
_PLACE_SENSES = tuple((category,) for category in "Pgotre")


@dataclass(frozen=True)
class Spot:
    """A place of the story: what it is called there, the recipe that draws it, how sure we are, and why."""

    recipe: str
    words: str
    confidence: float
    because: str
    interior: bool
    start: tuple[int, int] = (0, 0)
    is_literal: bool = True


class Scout:
    """Finds places that can be drawn."""

    def __init__(
        self, vocabulary: Vocabulary, era: str, seed: int = 0, words: Collection[str] = frozenset()
    ) -> None:
        self._vocabulary = vocabulary
        self._era = era
        self._seed = seed
        self._words = frozenset(words)
        self._settings = sheet("settings.toml")
        self._adrift = self._settings["adrift"]
        self._prepositions = frozenset(self._settings["place_words"]["prepositions"])
        self._kinds = frozenset(self._settings["place_words"]["kinds"])

    def spot_for(self, word: str, *, because: str, confidence: float) -> Spot | None:
        """Return the place a bare word leads to, by itself or by what it is like."""
        match = self._match((), word)
        if match is None:
            return None
        return self._spot(match.name, word, confidence, because, literal=False)

    def adrift(self, verb: str) -> Spot | None:
        """Return the open sea for who rows or drifts and is nowhere in particular."""
        if verb not in self._adrift["verbs"]:
            return None
        match = self._vocabulary.exact("place", self._adrift["place"], era=self._era)
        return self._spot(match, "sea", 0.6, f"where people {verb}", literal=False) if match else None

    def spots_said(self, sentences: tuple[Sentence, ...]) -> tuple[Spot, ...]:
        """Return the places the sentences name, in their order, each recipe once."""
        found: dict[str, Spot] = {}
        for number, sentence in enumerate(sentences):
            prepositions = _prepositions(sentence)
            elsewhere = _elsewhere(sentence)
            met = {p.start for action in sentence.actions for p in action.objects}
            for phrase in sorted(sentence.phrases, key=lambda p: p.start):
                if phrase.start in elsewhere:
                    continue
                spot = self.spot_of_phrase(phrase, prepositions.get(phrase.start, ""), number)
                if spot and nature_of(phrase) == "person" and phrase.start in met:
                    # A lighthouse keeper is at the lighthouse; the bank robber two officers hunt is anywhere.
                    spot = replace(spot, confidence=min(spot.confidence, _OF_OTHERS))
                # The first name of a place stays, unless a later one is much surer.
                if spot and (
                    spot.recipe not in found or spot.confidence > found[spot.recipe].confidence + 0.25
                ):
                    found[spot.recipe] = spot
        return tuple(sorted(found.values(), key=lambda spot: spot.start))

    def spot_of_phrase(self, phrase: Phrase, preposition: str, sentence: int = 0) -> Spot | None:
        """Return the place a phrase names, or none. 'a fishing village', 'Vienna', 'lighthouse keeper'
        (the lighthouse).
        """
        if phrase.is_pronoun or self._is_above(phrase, preposition):
            return None
        at = (sentence, phrase.start)
        if nature_of(phrase) is None:
            if phrase.head in self._adrift["waters"] and preposition in self._adrift["prepositions"]:
                at_sea = self._vocabulary.exact("place", self._adrift["place"], era=self._era)
                if at_sea:
                    return self._spot(at_sea, phrase.head, 0.9, f"'{preposition} {phrase.words}'", at=at)
            common = self._common_place(phrase, preposition, at)
            # 'A Paris nightclub' is the nightclub; 'the streets of Paris' are Paris.
            is_room = common is not None and common.interior and phrase.modifiers != ()
            spot = common if is_room else self._named_place(phrase, at) or common
            if spot:
                return spot
        if phrase.head in self._settings["vehicles"]["words"]:
            return None
        for modifier in reversed(phrase.modifiers):
            is_wide = modifier in TOO_WIDE and modifier != "village"
            if load_lexicon().categories(modifier)[:1] not in _PLACE_SENSES or is_wide:
                continue
            match = self._exact_or_like(modifier)
            named = self._named(modifier)
            if match or named:
                name = match.name if match else str(named)
                word = match.word if match else modifier
                # A truck driver may be anywhere, and rather where the story says.
                drives = phrase.head == "driver"
                sure = _OF_OTHERS if drives else 0.75
                return self._spot(name, word, sure, f"'{phrase.words}'", at=at)
        return None

    def _is_above(self, phrase: Phrase, preposition: str) -> bool:
        """Say whether a phrase is what lies over people or falls on them: 'under the ice', 'snow blocks the
        line'.
        """
        return self.is_sky(phrase) and preposition in ("", "as", "under", "beneath", "below")

    def is_sky(self, phrase: Phrase) -> bool:
        """Say whether a phrase is sky or weather: alone it is no place, 'in the snow' is one."""
        return phrase.head in self._settings["place_words"]["no_shelter"]

    def _named_place(self, phrase: Phrase, at: tuple[int, int]) -> Spot | None:
        for word in (phrase.head, *reversed(phrase.modifiers)):
            name = self._named(word)
            if name:
                return self._spot(name, word.capitalize(), 0.75, f"'{phrase.words}'", at=at)
        return None

    def _named(self, word: str) -> str | None:
        named = self._settings["named"].get(word)
        if named is None and load_lexicon().categories(word)[:1] == ("P",):
            chain = load_lexicon().chain(word)
            named = ["old town", "city"] if {"city", "town", "municipality"}.intersection(chain) else None
        return self._vocabulary.first("place", named, era=self._era) if named else None

    def _common_place(self, phrase: Phrase, preposition: str, at: tuple[int, int]) -> Spot | None:
        if not self._may_be_place(phrase, preposition):
            return None
        match = self._match(phrase.modifiers, phrase.head)
        if match is None:
            return None
        certain = match.confidence if preposition in self._prepositions else match.confidence - 0.5
        if phrase.head in self._settings["vehicles"]["stages"] and preposition not in (
            "against",
            "for",
            "with",
        ):
            certain = max(certain, _ABOARD)
        if phrase.is_plural and preposition not in self._prepositions:
            certain -= 0.1
        words = " ".join((*phrase.modifiers, phrase.head))
        if phrase.is_name:
            words = phrase.head.capitalize()
        return self._spot(match.name, words, certain, f"'{phrase.words}'", at=at)

    def _may_be_place(self, phrase: Phrase, preposition: str) -> bool:
        if phrase.head in self._settings["place_words"]["vague"] and (
            phrase.determiner or phrase.head != "space"
        ):
            return False
        if phrase.modifiers and self._vocabulary.exact("prop", phrase.compound):
            # A crystal ball is nothing to dance at.
            return False
        if phrase.is_plural and self._vocabulary.exact("prop", phrase.head):
            return False
        lexicon = load_lexicon()
        categories = lexicon.categories(phrase.head)
        aboard = (
            phrase.head in self._settings["vehicles"]["words"] and phrase.head in self._settings["place_like"]
        )
        aboard = aboard or phrase.head in self._settings["vehicles"]["stages"]
        # 'through' also stands for the objects of going: 'returns a ring' goes to no ring.
        is_bare = preposition == "through" or preposition not in self._prepositions
        if is_bare and not aboard and self._vocabulary.exact("prop", phrase.head):
            return False
        if phrase.head in self._settings["place_like"] or self._vocabulary.exact("place", phrase.head):
            return True
        if not categories or categories[0] not in _PLACE_CATEGORIES:
            return False
        return bool(self._kinds.intersection(lexicon.chain(phrase.head, _PLACE_CATEGORIES)))

    def _match(self, modifiers: tuple[str, ...], head: str) -> Match | None:
        for start in range(len(modifiers)):
            found = self._exact_or_like(" ".join((*modifiers[start:], head)))
            if found:
                return found
        found = self._exact_or_like(head)
        if found:
            return found
        for modifier in reversed(modifiers):
            found = self._exact_or_like(modifier)
            if found and head in (
                "room",
                "hall",
                "area",
                "floor",
                "space",
                "corner",
                "building",
                "town",
                "set",
            ):
                return found
        return self._vocabulary.noun("place", (), head, wanted=_PLACE_CATEGORIES, era=self._era)

    def _exact_or_like(self, words: str) -> Match | None:
        meant = self._meant_here(words)
        exact = self._vocabulary.exact("place", meant or words, era=self._era)
        if exact:
            return Match(exact, words, 0.95)
        like = self._vocabulary.first(
            "place", self._settings["place_like"].get(words.replace(" ", "_"), ()), era=self._era
        )
        return Match(like, words, 0.75) if like else None

    def _meant_here(self, words: str) -> str | None:
        """Return what a word of many meanings is in this story: a captain's cabin is in a ship."""
        for row in self._settings["place_with"]:
            if words in row["words"] and self._words.intersection(row["with"]):
                return str(row["place"])
        return None

    def home_of(self, company: Company) -> Spot | None:
        """Return where the story's people are at home: by their trades, else by their family's or their age."""
        words = sheet("people.toml")
        kin = {word for ties in words["relations"].values() for word in ties}
        there = [person for person in company.everyone if not person.is_gone and not person.is_crowd]
        if there and there[0].nature == "animal" and there[0].phrase.head not in words["homes"]:
            return self._lair_of(there[0].phrase.head)
        names = [word for person in there for word in self._trades_of(person.phrase)]
        owners = [person.phrase.owner_phrase.head for person in there if person.phrase.owner_phrase]
        plain = {*kin, *words["generic"]}
        trades = [word for word in (*names, *owners) if word not in plain]
        for word in (*trades, *(name for name in names if name in plain)):
            for home in self._settings_homes(word):
                spot = self.spot_for(home, because=f"that is where a {word} is at home", confidence=0.55)
                if spot:
                    return spot
        return None

    def _trades_of(self, phrase: Phrase) -> tuple[str, ...]:
        """Return the words for what somebody is, the one that says most of where they live first: 'wildlife
        photographer', 'pirate cook'.
        """
        telling = self._settings["trades_told_by"]["words"]
        said = [word for word in phrase.modifiers if word in telling]
        return (*said, phrase.head, *reversed(phrase.modifiers))

    def _lair_of(self, beast: str) -> Spot | None:
        """Return where an animal lives: its own place, else that of the nearest kind it is of."""
        lairs: dict[str, list[str]] = self._settings["lives_in"]
        for kind in (beast, *load_lexicon().chain(beast, "a")):
            for word in lairs.get(kind, ()):
                spot = self.spot_for(word, because=f"that is where a {beast} lives", confidence=0.5)
                if spot:
                    return spot
        return None

    def place_of_things(self, heads: tuple[str, ...]) -> Spot | None:
        """Return where things are at home: a kite on the beach, a tractor on the farm."""
        for head in heads:
            for word in self._settings["things_at"].get(head, ()):
                spot = self.spot_for(word, because=f"that is where a {head} belongs", confidence=0.5)
                if spot:
                    return spot
        return None

    def workplace(self, verbs: tuple[str, ...]) -> Spot | None:
        """Return where what happens is usually done: cooking in a kitchen, building in a workshop."""
        for verb in verbs:
            for word in self._settings["done_at"].get(verb, ()):
                spot = self.spot_for(word, because=f"where people {verb}", confidence=0.45)
                if spot:
                    return spot
        return None

    def heart_of(self, spot: Spot) -> Spot | None:
        """Return the room where a place's story comes to its head: the lamp room of a lighthouse."""
        words = set(spot.words.split())
        for key, heart in self._settings["heart"].items():
            found = self._vocabulary.first("place", heart, era=self._era) if key in words else None
            if found and found != spot.recipe:
                word = next(w for w in heart if self._vocabulary.exact("place", w, era=self._era) == found)
                return self._spot(found, word, 0.6, f"inside {_with_article(spot.words)}", literal=False)
        return None

    def _settings_homes(self, word: str) -> list[str]:
        homes: dict[str, list[str]] = sheet("people.toml")["homes"]
        chain = load_lexicon().chain(word, "p")[:3]
        return next((homes[name] for name in (word, *chain) if name in homes), [])

    def beside(self, spot: Spot, taken: frozenset[str]) -> Spot | None:
        """Return a drawable place a story may go to from another one."""
        words = {spot.recipe, *spot.recipe.split("_")} | {spot.words.split()[-1] if spot.words else ""}
        entry = self._vocabulary.entry("place", spot.recipe)
        words |= {word.replace(" ", "_") for word in entry.words} if entry else set()
        beside: dict[str, list[str]] = self._settings["beside"]
        # A ruined city is none: its own name comes before the words it is made of.
        for key in [spot.recipe] if spot.recipe in beside else [key for key in beside if key in words]:
            neighbours = beside[key]
            # The nearer ones likelier; which one is up to the film's seed.
            order = sorted(
                range(len(neighbours)), key=lambda i: Random(f"{self._seed} {key} {i}").random() + 0.25 * i
            )
            for word in (neighbours[i] for i in order):
                found = self._exact_or_like(word)
                if found and found.name not in taken and self._is_near(found.name):
                    because = f"a story in {_with_article(spot.words)} may go there"
                    return self._spot(found.name, word, 0.35, because, literal=False)
        return None

    def _is_near(self, recipe: str) -> bool:
        """Say whether a place nobody named may be shown: it is of the story's time."""
        entry = self._vocabulary.entry("place", recipe)
        if self._era == "future" and entry is not None and entry.tags:
            return bool({"future", "interior"}.intersection(entry.tags))
        return self._suits_era(recipe)

    def anywhere(self) -> Spot | None:
        """Return a neutral place for a story that names none."""
        for word in self._settings["anywhere"]["words"]:
            spot = self.spot_for(word, because="the story names no place", confidence=0.2)
            if spot:
                return spot
        entries = self._vocabulary.entries("place")
        if not entries:
            return None
        return self._spot(entries[0].name, entries[0].name, 0.1, "the story names no place", literal=False)

    def nowhere(self) -> Spot:
        """Return the place of a film whose generator draws none."""
        return Spot("anywhere", "place", 0.0, "nothing can be drawn", interior=False)

    def _suits_era(self, recipe: str) -> bool:
        return suits_era(self._vocabulary.entry("place", recipe), self._era)

    def _spot(
        self, recipe: str, words: str, confidence: float, because: str, *,
        at: tuple[int, int] = (0, 0), literal: bool = True,
    ) -> Spot:  # fmt: skip
        entry = self._vocabulary.entry("place", recipe)
        interior = entry is not None and "interior" in entry.tags
        return Spot(recipe, words, round(max(0.1, confidence), 2), because, interior, at, literal)


def _prepositions(sentence: Sentence) -> dict[int, str]:
    """Return the preposition before each phrase, by where the phrase starts."""
    found = {phrase.start: preposition for preposition, phrase in sentence.loose}
    for action in sentence.actions:
        found.update({phrase.start: preposition for preposition, phrase in action.others})
        found.update({phrase.start: "through" for phrase in _travelled(action)})
        for phrase in (*action.objects, *action.subjects, *(phrase for _, phrase in action.others)):
            if phrase.of is not None:
                found.setdefault(phrase.of.start, "of")
    return found


def _elsewhere(sentence: Sentence) -> frozenset[int]:
    """Return where the phrases start that say where somebody is far away, or was before the film.

    'sends a message to his father at sea', 'the man he sent to prison', 'the children of Earth'.
    """
    remote = sheet("actions.toml")["remote"]["verbs"]
    firsts = [phrase for action in sentence.actions[:1] for phrase in action.subjects]
    found = {
        phrase.of.start
        for phrase in sentence.phrases
        if phrase.of and nature_of(phrase) == "person" and phrase not in firsts
    }
    for action in sentence.actions:
        before = action.is_past and action.link == "who" and action.marker != ""
        if before or action.verb in remote:
            found |= {phrase.start for _, phrase in action.others if phrase.start > action.verb_at}
        if before:
            found |= {phrase.start for phrase in action.objects}
    return frozenset(found)


def _travelled(action: Action) -> tuple[Phrase, ...]:
    """Return the objects of 'cross the desert', 'inherit a bookshop': places without a preposition."""
    sheets = sheet("actions.toml")
    verbs = (*sheets["travel"]["verbs"], *sheets["dwells"]["verbs"], *sheets["reaches"]["verbs"])
    return action.objects if action.verb in verbs else ()


def _with_article(words: str) -> str:
    if not words or words[0].isupper():
        return words or "that place"
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"
