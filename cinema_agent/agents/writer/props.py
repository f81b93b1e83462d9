"""Which things matter in a story: its nouns that can be drawn as props."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cinema_agent.agents.writer.casting import Cast
from cinema_agent.agents.writer.lexicon import load_lexicon, sheet
from cinema_agent.agents.writer.natures import nature_of
from cinema_agent.agents.writer.people import Company, Someone
from cinema_agent.agents.writer.places import Spot
from cinema_agent.agents.writer.sentence import Phrase, Sentence
from cinema_agent.agents.writer.vocabulary import Match, Vocabulary
from cinema_agent.script.capabilities import Kind

MOST_PROPS = 6
_THING_CATEGORIES = "tfl$ca"
_SURE_ENOUGH = 0.58
LEAST_SURE = 0.45
"""Below this a thing is not shown at all: rather none than a wrong one."""


@dataclass(frozen=True)
class Thing:
    """A thing of the story: the prop that draws it, its words, how sure we are, and how much it matters."""

    kind: str
    words: str
    confidence: float
    score: float = 0.0
    because: str = ""
    is_plural: bool = False


class PropMaster:
    """Finds the story's things among its phrases."""

    def __init__(self, vocabulary: Vocabulary, era: str, worn: frozenset[Phrase] = frozenset()) -> None:
        self._vocabulary = vocabulary
        self._era = era
        self._worn = worn

    def thing_of(self, phrase: Phrase) -> Thing | None:
        """Return the thing a phrase names, or none: people, places, ideas and hours are no things."""
        if self._is_dressed_in(phrase):
            return None
        if phrase.is_pronoun or phrase.is_name or phrase.head in sheet("settings.toml")["not_props"]["words"]:
            return None
        named = self._in_so_many_words(phrase)
        if named is not None:
            return named
        nature = nature_of(phrase)
        if nature == "animal" and self._vocabulary.exact("rig", phrase.head):
            return None
        if nature not in (None, "animal"):
            return None
        categories = load_lexicon().categories(phrase.compound) or load_lexicon().categories(phrase.head)
        # A ring is a sound before it is a jewel; where a prop has the word, rarer senses count.
        senses = 4 if self._vocabulary.exact("prop", phrase.head) else 2
        if not set(categories[:senses]).intersection(_THING_CATEGORIES):
            return None
        match = self._like(phrase) or self._vocabulary.noun(
            "prop", phrase.modifiers, phrase.head, wanted=_THING_CATEGORIES, era=self._era
        )
        if match is None:
            return None
        words = " ".join((*phrase.modifiers, phrase.head))
        sure = match.confidence - (0.0 if categories[0] in _THING_CATEGORIES else 0.15)
        if categories[0] not in "tf" and match.word not in (phrase.head, phrase.compound, words):
            # Words and ideas look like nothing; only their own word will do.
            sure -= 0.3
        if not (
            phrase.determiner
            or phrase.owner
            or phrase.is_plural
            or phrase.owner_phrase
            or categories[0] in "tf"
        ):
            sure -= 0.3
        return Thing(
            match.name,
            words,
            round(max(0.05, sure), 2),
            because=f"'{phrase.words}'",
            is_plural=phrase.is_plural,
        )

    def _in_so_many_words(self, phrase: Phrase) -> Thing | None:
        """Return the thing a phrase has the very name of: a sewing machine, a snow globe, coins, a scroll.

        A single word in the singular may mean much else; it counts only if the lexicon does not know it at all.
        """
        names = [" ".join((*phrase.modifiers[i:], phrase.head)) for i in range(len(phrase.modifiers))]
        if phrase.is_plural:
            names.append(phrase.words.split()[-1].lower())
        if not load_lexicon().categories(phrase.head):
            names.append(phrase.head)
        name = next((name for name in names if self._vocabulary.answering("prop", name)), None)
        kind = self._vocabulary.exact("prop", name, era=self._era) if name else None
        if kind is None:
            return None
        words = " ".join((*phrase.modifiers, phrase.head))
        return Thing(kind, words, 0.95, because=f"'{phrase.words}'", is_plural=phrase.is_plural)

    def _like(self, phrase: Phrase) -> Match | None:
        """Return what stands for a noun by our own table, where no prop has its name."""
        names = (phrase.compound, phrase.head)
        if any(self._vocabulary.exact("prop", name) for name in names):
            return None
        table: dict[str, list[str]] = sheet("settings.toml")["prop_like"]
        for name in names:
            found = self._vocabulary.first("prop", table.get(name.replace(" ", "_"), ()), era=self._era)
            if found:
                return Match(found, name, 0.7)
        return None

    def usual(self, kinds: tuple[str, ...], verb: str) -> Thing | None:
        """Return what people do a verb with, the first of some kinds that can be drawn."""
        kind = self._vocabulary.first("prop", (kind.replace("_", " ") for kind in kinds), era=self._era)
        if kind is None:
            return None
        return Thing(kind, kind.replace("_", " "), LEAST_SURE, because=f"what people {verb} with")

    def tool_of(self, someone: Someone) -> Thing | None:
        """Return what somebody of a trade has in hand: a cellist the cello, a photographer the camera."""
        tools: dict[str, list[str]] = sheet("people.toml")["tools_of"]
        if someone.nature != "person":
            return None
        head = someone.phrase.head
        for word in reversed(someone.phrase.modifiers):
            named = self._vocabulary.exact("prop", word, era=self._era)
            entry = self._vocabulary.entry("prop", named) if named else None
            if named == word and entry and "held" in entry.tags:
                # A trumpet player, a chess champion.
                return Thing(named, word, _SURE_ENOUGH, because=f"'{someone.phrase.words}'")
        for word in (*reversed(someone.phrase.modifiers), head, *load_lexicon().chain(head, "p")[:2]):
            kind = self._vocabulary.first("prop", tools.get(word, ()), era=self._era)
            if kind is not None:
                return Thing(kind, kind.replace("_", " "), LEAST_SURE, because=f"what a {word} works with")
        return None

    def tools_of(self, cast: Cast, company: Company, things: tuple[Thing, ...]) -> tuple[Thing, ...]:
        """Return the tools of the leads' trades that the story does not name."""
        kinds = {thing.kind for thing in things}
        leads = {lead.id for lead in cast.leads}
        found = [
            self.tool_of(someone)
            for someone in company.everyone
            if leads.intersection(cast.of((someone.index,)))
        ]
        return tuple({tool.kind: tool for tool in found if tool and tool.kind not in kinds}.values())

    def _played_with(self, phrase: Phrase) -> Thing | None:
        """Return the thing an event is about: the board game of a 'board game tournament'."""
        if load_lexicon().categories(phrase.head)[:1] not in (("e",), ("k",), ("x",)):
            return None
        like: dict[str, list[str]] = sheet("settings.toml")["prop_like"]
        words = like.get(phrase.compound.replace(" ", "_"), []) + [
            " ".join(phrase.modifiers[i:j]) for j in range(len(phrase.modifiers), 0, -1) for i in range(j)
        ]
        for word in words:
            kind = self._vocabulary.exact("prop", word, era=self._era)
            if kind and load_lexicon().categories(word.split()[-1])[:1] not in (("p",), ("a",), ("g",)):
                return Thing(kind, word, 0.6, because=f"'{phrase.words}'")
        return None

    def things_in(self, sentences: tuple[Sentence, ...], company: Company) -> tuple[Thing, ...]:
        """Return the story's things, the most important first."""
        found: dict[str, Thing] = {}
        for number, sentence in enumerate(sentences):
            # 'At the masked ball' nothing is thrown.
            events = {
                p.start for action in sentence.actions for word, p in action.others if is_event(word, p)
            }
            for phrase in sentence.phrases:
                thing = None if company.who(number, phrase) else self.thing_of(phrase)
                if thing is None or phrase.start in events:
                    continue
                score = _weight(sentence, phrase) * thing.confidence / (1 + 0.1 * number)
                known = found.get(thing.kind, replace(thing, score=0.0))
                found[thing.kind] = replace(known, score=known.score + score)
        for number, sentence in enumerate(sentences):
            for thing in filter(None, (self._played_with(phrase) for phrase in sentence.phrases)):
                found.setdefault(thing.kind, replace(thing, score=0.6 / (1 + 0.1 * number)))
        sure = [t for t in found.values() if t.confidence >= _SURE_ENOUGH or t.score >= 1.0]
        sure = [t for t in sure if t.confidence >= LEAST_SURE]
        return tuple(sorted(sure, key=lambda t: -t.score))[:MOST_PROPS]

    def _is_dressed_in(self, phrase: Phrase) -> bool:
        """Say whether a thing is drawn on whoever wears or uses it: a wheelchair, a top hat."""
        words = (" ".join((*phrase.modifiers[i:], phrase.head)) for i in range(len(phrase.modifiers) + 1))
        names = (*words, phrase.words.split()[-1])
        kinds: tuple[Kind, ...] = ("accessory", "hat")
        return phrase in self._worn and any(self._vocabulary.first(kind, names) for kind in kinds)


def is_event(preposition: str, phrase: Phrase) -> bool:
    """Say whether a phrase is what people are at, whatever else it means: at, during or out of a ball."""
    is_one = phrase.head in sheet("settings.toml")["place_like"] and phrase.modifiers[-1:] != ("crystal",)
    return is_one and preposition in ("at", "during", "of", "out of", "from")


def is_the_place(thing: Thing, spot: Spot) -> bool:
    """Say whether a thing is where people are, not what they hold: 'on the night train'."""
    same_words = thing.words.split()[-1:] == spot.words.lower().split()[-1:]
    return same_words and thing.because == spot.because


def _weight(sentence: Sentence, phrase: Phrase) -> float:
    """Return how much a thing matters: what is acted on most, what is only mentioned least."""
    for action in sentence.actions:
        if phrase in action.objects:
            return 2.5 if action.link in ("goal", "main") else 1.8
        if phrase in action.subjects:
            return 1.5
        if any(phrase is other for _, other in action.others):
            return 1.0
    return 0.7
