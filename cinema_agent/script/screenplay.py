"""The multimodal script: the value every agent reads and returns.

`Screenplay` holds story (logline, treatment, scenes, beats, lines), bible (characters, places, props), coverage (shots)
and format. It is written to `screenplay.json`, and may be edited there by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Literal, Self

from pydantic import Field

from cinema_agent.errors import ScriptError
from cinema_agent.script.bible_entries import Character, Place, Prop
from cinema_agent.script.format import Format
from cinema_agent.script.noun import Noun, Slug
from cinema_agent.script.shot import Shot

SCHEMA_VERSION = 2

TimeOfDay = Literal["dawn", "morning", "day", "afternoon", "golden", "dusk", "evening", "night"]
Weather = Literal["clear", "cloudy", "rain", "snow", "fog", "wind", "storm"]
Mood = Literal["calm", "tense", "sad", "joyful", "eerie", "heroic", "comic", "tender"]


class Logline(Noun):
    """The story in one or two sentences, or the text it was drawn from."""

    text: str = Field(min_length=1, max_length=200_000)
    language: str = "en"


class Line(Noun):
    """One spoken line. `tone` colours the delivery."""

    id: str = Field(pattern=r"^[0-9]+\.[0-9]+\.[0-9]+$", description="scene.beat.line")
    character: Slug
    text: str = Field(min_length=1, max_length=400)
    tone: Literal["plain", "soft", "loud", "sad", "warm", "anxious"] = "plain"


class Beat(Noun):
    """The smallest change in a scene: someone wants, meets, decides."""

    id: str = Field(pattern=r"^[0-9]+\.[0-9]+$", description="scene.beat")
    kind: Slug = Field(
        description="its place in the story: image, want, refusal, setback, low, choice, climax, after"
    )
    action: str = Field(description="what happens, present tense")
    clause: str | None = Field(default=None, description="the words of the logline it stages, if any")
    characters: tuple[Slug, ...] = ()
    gesture: Slug | None = Field(
        default=None, description="the drawable action, from the generator's vocabulary"
    )
    performer: Slug | None = None
    recipient: Slug | None = None
    prop: Slug | None = None
    mood: Mood | None = None
    lines: tuple[Line, ...] = ()


class Scene(Noun):
    """One place, one time: beats with their lines, and the shots that cover them, in cutting order."""

    id: str = Field(pattern=r"^[1-9][0-9]{0,4}$")
    place: Slug
    time_of_day: TimeOfDay = "day"
    weather: Weather = "clear"
    mood: Mood = "calm"
    beats: tuple[Beat, ...] = ()
    shots: tuple[Shot, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(line for beat in self.beats for line in beat.lines)


class Assumption(Noun):
    """Something the crew inferred: shown to the film-maker, who may correct it."""

    about: str
    assumed: str
    because: str
    confidence: float = Field(ge=0, le=1)


class TitleCard(Noun):
    """Words laid over the film: the opening title, a narration card, the end card."""

    kind: Literal["title", "narration", "end"]
    text: str = Field(min_length=1, max_length=300)
    subtitle: str = ""
    length_frames: int = Field(ge=1)
    over_shot: str | None = Field(default=None, description="shot it lies over; none: a card of its own")


class Screenplay(Noun):
    """The whole film on paper."""

    schema_version: int = SCHEMA_VERSION
    title: str = Field(min_length=1, max_length=120)
    logline: Logline
    language: str = "en"
    genre: str = "drama"
    style: str = ""
    era: Slug = "present"
    format: Format = Format()
    seed: int = Field(default=0, ge=0)
    target_frames: int = Field(default=1440, ge=1)
    treatment: str = ""
    characters: tuple[Character, ...] = ()
    places: tuple[Place, ...] = ()
    props: tuple[Prop, ...] = ()
    scenes: tuple[Scene, ...] = ()
    cards: tuple[TitleCard, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    left_out: tuple[str, ...] = Field(default=(), description="sentences of the source that found no room")

    @cached_property
    def _index(self) -> dict[str, dict[str, object]]:
        return {
            "character": {c.id: c for c in self.characters},
            "place": {p.id: p for p in self.places},
            "prop": {p.id: p for p in self.props},
            "scene": {s.id: s for s in self.scenes},
            "shot": {s.id: s for s in self.shots},
            "line": {line.id: line for scene in self.scenes for line in scene.lines},
        }

    def _find(self, kind: str, name: str) -> object:
        try:
            return self._index[kind][name]
        except KeyError:
            known = ", ".join(list(self._index[kind])[:12]) or "none"
            raise ScriptError(f"no {kind} {name!r} in this screenplay; it has {known}") from None

    def character(self, name: str) -> Character:
        found = self._find("character", name)
        assert isinstance(found, Character)
        return found

    def place(self, name: str) -> Place:
        found = self._find("place", name)
        assert isinstance(found, Place)
        return found

    def prop(self, name: str) -> Prop:
        found = self._find("prop", name)
        assert isinstance(found, Prop)
        return found

    def scene(self, name: str) -> Scene:
        found = self._find("scene", name)
        assert isinstance(found, Scene)
        return found

    def shot(self, name: str) -> Shot:
        found = self._find("shot", name)
        assert isinstance(found, Shot)
        return found

    def line(self, name: str) -> Line:
        found = self._find("line", name)
        assert isinstance(found, Line)
        return found

    @cached_property
    def shots(self) -> tuple[Shot, ...]:
        """Every shot, in cutting order."""
        return tuple(shot for scene in self.scenes for shot in scene.shots)

    @property
    def lines(self) -> Iterator[Line]:
        """Every line, in script order."""
        return (line for scene in self.scenes for line in scene.lines)

    @property
    def leads(self) -> tuple[Character, ...]:
        return tuple(c for c in self.characters if c.is_lead)

    def map_shots(self, change: Callable[[Shot], Shot]) -> Self:
        """Return a screenplay in which every shot that is neither locked nor approved went through `change`."""
        scenes = tuple(
            scene.model_copy(
                update={"shots": tuple(s if s.locked or s.approved else change(s) for s in scene.shots)}
            )
            for scene in self.scenes
        )
        return self.replace(scenes=scenes)

    def replace(self, **changes: object) -> Self:
        """Return a validated copy with some fields changed."""
        fields = {name: getattr(self, name) for name in type(self).model_fields}
        return type(self).model_validate({**fields, **changes})
