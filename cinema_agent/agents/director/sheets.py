"""The director's taste, read from the data sheets beside this file. Knows no screenplay."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from importlib import resources
from typing import Literal, Self

from pydantic import Field

from cinema_agent.script.noun import Noun
from cinema_agent.script.screenplay import Mood, Scene, TimeOfDay, Weather
from cinema_agent.script.sheets import parse_sheet, read_row
from cinema_agent.script.shot import (
    Angle,
    Coverage,
    Depth,
    Expression,
    Lens,
    Light,
    Move,
    Posture,
    PropState,
    Size,
)

FrameOf = Literal["place", "all", "pair", "one", "over", "out", "prop"]
About = Literal["performer", "other", "prop", "place"]
PropUse = Literal["takes", "gives", "leaves", "lights", "holds"]
Way = Literal["in", "out"]
LINES = "lines"
SENTENCE_END = re.compile(r"(?<=[.!?;])\s+")
PUNCTUATION = ".,;:!?"
CLAUSE_END = "end"
"""What follows, in the sheet of ways, a verb that ends its clause: 'he waves, and goes.' is `go_end`."""


class PortraitChange(Noun):
    """What is different about a set-up in a picture that is taller than wide."""

    size: Size


class SetUp(Noun):
    """One way to point the camera; see `data/coverage.toml`."""

    coverage: Coverage
    size: Size | None = None
    frame: FrameOf
    about: About
    acts: bool = False
    seconds: float = Field(gt=0)
    move: Move | None = None
    angle: Angle | None = None
    lens: Lens = "normal"
    with_recipient: str | None = None
    for_use: PropUse | None = None
    portrait: PortraitChange | None = None


class BeatKind(Noun):
    """How a kind of beat is covered; see `data/coverage.toml`."""

    tension: float = Field(ge=0, le=1)
    weight: float = Field(ge=0, le=1)
    move: Move
    angle: Angle = "eye_level"
    variants: tuple[tuple[tuple[str, int], ...], ...] = Field(min_length=1)


class Rung(Noun):
    """Below this tension a single has this size."""

    below: float
    size: Size


class Breathing(Noun):
    """Set-ups for a film with more seconds than story."""

    set_ups: tuple[str, ...]


class ShapeSheet(Noun):
    """How a film tightens towards its climax; see `data/coverage.toml`."""

    rise: float = Field(ge=0, le=1)
    slowest: float = Field(gt=0)
    fastest: float = Field(gt=0)
    breath: float = Field(gt=0)
    owner_closer: float = Field(ge=0, le=1)
    other_wider: float = Field(ge=0, le=1)


class CoverageSheet(Noun):
    """`data/coverage.toml`."""

    shape: ShapeSheet
    pace: float = Field(gt=0)
    ladder: tuple[Rung, ...]
    set_ups: dict[str, SetUp]
    kinds: dict[str, BeatKind]
    breathing: Breathing

    def kind(self, name: str) -> BeatKind:
        """Return how a kind of beat is covered; unknown kinds are covered as plain action."""
        return self.kinds.get(name, self.kinds["action"])

    def size_at(self, tension: float) -> Size:
        return next(rung.size for rung in self.ladder if tension < rung.below)


class Grouping(Noun):
    """How some people share a wide picture, the most important first."""

    people: int
    where: Literal["interior", "exterior", "any"]
    moods: tuple[Mood, ...] = ()
    postures: tuple[Posture, ...]
    depths: tuple[Depth, ...]

    def suits(self, people: int, interior: bool, mood: Mood) -> bool:
        """Say whether so many people may be grouped so in such a place and mood."""
        is_here = self.where in ("any", "interior" if interior else "exterior")
        return self.people == people and is_here and (not self.moods or mood in self.moods)


def _own_sentences(action: str, others: Collection[str]) -> list[list[str]]:
    """Return the words of the sentences of an action that do not begin with the id of somebody else."""
    sentences = [sentence.split() for sentence in SENTENCE_END.split(action.lower())]
    return [words for words in sentences if words and words[0].strip(PUNCTUATION) not in others]


class GestureRule(Noun):
    """What a gesture does to a body and to a prop."""

    names: tuple[str, ...] = ()
    posture: Posture | None = None
    after: Posture | None = None
    travels: bool = False
    feels: Expression | None = None
    prop: PropUse | None = None
    answer: str | None = None
    close: bool = False
    by_all: bool = False
    together: bool = False

    @property
    def moves_body(self) -> bool:
        return self.travels or self.posture is not None or self.after is not None


class CrowdSheet(Noun):
    """When strangers are about; see `data/staging.toml`."""

    lonely: tuple[str, ...] = ()
    empty_moods: tuple[Mood, ...] = ()
    empty_hours: tuple[TimeOfDay, ...] = ()
    thin_hours: tuple[TimeOfDay, ...] = ()
    empty_weathers: tuple[Weather, ...] = ()
    thin_weathers: tuple[Weather, ...] = ()
    open_late: tuple[str, ...] = ()


class StagingSheet(Noun):
    """`data/staging.toml`."""

    upright: tuple[str, ...]
    groupings: tuple[Grouping, ...]
    kind_postures: dict[str, Posture]
    rig_postures: dict[str, tuple[Posture, ...]]
    gestures: tuple[GestureRule, ...]
    speaking: dict[str, tuple[str, ...]]
    own_things: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    own_lamps: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    crowd: CrowdSheet = CrowdSheet()
    ways: dict[Way, tuple[str, ...]] = Field(default_factory=dict)
    turns: dict[PropState, tuple[str, ...]] = Field(default_factory=dict)

    def gesture(self, name: str) -> GestureRule:
        """Return the rule of a gesture; one the sheet does not know does nothing to bodies and props."""
        return next((rule for rule in self.gestures if name in rule.names), GestureRule())

    def told_in(self, action: str, others: Collection[str] = ()) -> GestureRule:
        """Return the rule of the first verb in an action that moves or changes a body, else an empty rule.

        Only the present tense of "she" and "they" counts: "as if somebody might come" is no journey. Nor do
        sentences about `others` (ids): where the dog sleeps, its master does not lie down.
        """
        own = _own_sentences(action, others)
        return next((rule for words in own if (rule := self._told(words))), GestureRule())

    def way_of(self, action: str, others: Collection[str] = ()) -> Way | None:
        """Return whether the performer of an action comes into the picture or leaves it, by its verbs."""
        for words in _own_sentences(action, others):
            bare = [word.strip(PUNCTUATION) for word in words]
            for at, word in enumerate(bare):
                is_last = words[at] != word or at + 1 == len(words)
                after = CLAUSE_END if is_last else bare[at + 1]
                stems = {word.removesuffix("s"), word.removesuffix("es")} - {word}
                said = stems | {f"{stem}_{after}" for stem in stems}
                way = next((way for way, verbs in self.ways.items() if said & set(verbs)), None)
                # 'where it goes': a thing leaves no picture.
                if way is not None and bare[at - 1] != "it":
                    return way
        return None

    def turn_of(self, action: str, others: Collection[str] = ()) -> PropState | None:
        """Return what the performer of an action turns a thing into, by its verbs: open, broken, full."""
        for words in _own_sentences(action, others):
            for word in words:
                bare = word.strip(PUNCTUATION)
                stems = {bare.removesuffix("s"), bare.removesuffix("es")} - {bare}
                state = next((state for state, verbs in self.turns.items() if stems & set(verbs)), None)
                if state is not None:
                    return state
        return None

    def told_of(self, who: str, action: str) -> GestureRule:
        """Return the rule of the first sentence of an action that is about somebody (an id)."""
        sentences = (sentence.split() for sentence in SENTENCE_END.split(action.lower()))
        about = (words for words in sentences if words and words[0].strip(PUNCTUATION) == who)
        return next((rule for words in about if (rule := self._told(words))), GestureRule())

    def _told(self, words: Sequence[str]) -> GestureRule | None:
        words = [word.strip(PUNCTUATION) for word in words]
        for before, word, after in zip(["", *words], words, [*words[1:], ""], strict=False):
            stems = {word} if before == "they" else {word.removesuffix("s"), word.removesuffix("es")} - {word}
            verbs = {f"{stem}_{after}" for stem in stems} | stems
            found = next(
                (rule for rule in self.gestures if rule.moves_body and verbs & set(rule.names)), None
            )
            if found is not None:
                return found.model_copy(update={"by_all": before == "they", "prop": None, "feels": None})
        return None

    def can_hold(self, rig: str, posture: Posture) -> bool:
        return posture == "stands" or posture in self.rig_postures.get(rig, ())


class CardWords(Noun):
    """The words of the cards in one language."""

    end: str
    made: str
    subtitle: str
    genres: dict[str, str] = Field(default_factory=dict)


Faces = tuple[Expression, Expression]


class FeelingSheet(Noun):
    """`data/feeling.toml`."""

    kinds: dict[str, Faces]
    moods: dict[str, Faces]
    answers: dict[str, Faces]
    tones: dict[str, Expression]
    light: dict[str, Literal["neutral", "warm", "cold", "dim", "bright"]]
    turning_light: dict[str, Literal["neutral", "warm", "cold", "dim", "bright"]] = Field(
        default_factory=dict
    )
    faces: dict[Expression, str]
    times: dict[str, str]
    weathers: dict[str, str]
    plots: dict[str, str]
    cards: dict[str, CardWords]

    def card_words(self, language: str) -> CardWords:
        return self.cards.get(language.split("-")[0], self.cards["en"])

    def lit_for(self, scene: Scene) -> Light:
        """Return the light of a scene: of its turning point, else of its mood; in one place the key never moves."""
        turning = [self.turning_light[b.kind] for b in scene.beats if b.kind in self.turning_light]
        bright = self.light.get(scene.mood, "neutral")
        # What is eerie stays so to the end.
        mood = bright if bright in ("dim", "bright") or not turning else turning[-1]
        return Light(key_from="left" if sum(scene.place.encode()) % 2 else "right", mood=mood)


class Taste(Noun):
    """All sheets together."""

    coverage: CoverageSheet
    staging: StagingSheet
    feeling: FeelingSheet

    @classmethod
    def read(cls) -> Self:
        """Read the sheets that come with the package.

        Raises:
            SheetError: a sheet cannot be used; names file and column.
        """
        folder, where = resources.files(__package__) / "data", "agents/director/data"
        texts = {name: (folder / f"{name}.toml").read_text("utf-8") for name in cls.model_fields}
        tables = {name: parse_sheet(f"{where}/{name}.toml", text) for name, text in texts.items()}
        return read_row(cls, tables, where=where)


@lru_cache(maxsize=1)
def house_taste() -> Taste:
    """Return the house's taste, read once."""
    return Taste.read()
