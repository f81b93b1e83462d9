"""Whoever fills an order with a picture, a clip or a voice: the protocols, and all that passes through them.

A generator knows nothing of agents, graph or files of a production: it gets a `ShotOrder` and gives pictures back.
The framework encodes, measures, stores and names them. Concrete generators are found by entry point
(`cinema_agent.generators`, `cinema_agent.voices`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Literal, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from cinema_agent.generators.truth import ClipTruth
from cinema_agent.script.bible_entries import Character, Place, Prop, Voice
from cinema_agent.script.capabilities import Capabilities
from cinema_agent.script.format import PictureSize
from cinema_agent.script.screenplay import Line, Mood, TimeOfDay, Weather
from cinema_agent.script.shot import Shot
from cinema_agent.script.sound import SpokenLine, Viseme, WordTime
from cinema_agent.script.takes import OfferedReference

Picture = NDArray[np.uint8]
"""A picture (height, width, 3), BGR, uint8: OpenCV's and our house order."""


@dataclass(frozen=True)
class ShotOrder:
    """All a generator may know of the shot it is to make.

    A clip runs from `-head_frames` to `shot.length_frames + tail_frames` (handles for transitions); frame 0 of the shot
    is frame `head_frames` of the clip.

    `seed` is the shot's, `take_seed` differs between takes, `place_seed` is the same in every shot at a place.
    """

    slate: str
    shot: Shot
    place: Place
    time_of_day: TimeOfDay
    weather: Weather
    mood: Mood
    characters: tuple[Character, ...]
    props: tuple[Prop, ...]
    spoken: tuple[SpokenLine, ...]
    size: PictureSize
    rate: Fraction
    seed: int
    take_seed: int = 0
    place_seed: int = 0
    head_frames: int = 0
    tail_frames: int = 0
    references: tuple[OfferedReference, ...] = ()
    reference_files: Mapping[str, Path] = field(default_factory=dict)
    style: str = ""
    era: str = "present"
    draft: bool = False

    @property
    def clip_frames(self) -> int:
        return self.head_frames + self.shot.length_frames + self.tail_frames

    def character(self, name: str) -> Character:
        return next(c for c in self.characters if c.id == name)

    def prop(self, name: str) -> Prop:
        return next(p for p in self.props if p.id == name)


@dataclass(frozen=True)
class Keyframe:
    """A still the shot passes through at `at_frame` (of the shot, 0 = its first frame)."""

    at_frame: int
    picture: Picture


@dataclass(frozen=True)
class Clip:
    """A moving picture: `length_frames` pictures, yielded once and in order.

    `frames` may yield the same array again, changed; take a copy to keep one. `pixels` says what they hold: `bgr24`
    (height, width, 3), `bgra` (height, width, 4; alpha ignored). `truth`, if its maker knows more than pixels tell, is
    called once, after the last frame was yielded, with the numbers of some frames of the clip.
    """

    length_frames: int
    frames: Iterator[Picture]
    pixels: Literal["bgr24", "bgra"] = "bgr24"
    truth: Callable[[Sequence[int]], ClipTruth] | None = None


@dataclass(frozen=True)
class Speech:
    """A spoken line: mono float32 samples in [-1, 1] at `rate_hz`, with word times and mouth shapes."""

    samples: NDArray[np.float32]
    rate_hz: int
    words: tuple[WordTime, ...]
    visemes: tuple[Viseme, ...]


@runtime_checkable
class KeyframePlanner(Protocol):
    """Draws the stills a shot passes through.

    It may also have a method `prepare()`, called in each worker ahead of its first order.

    Raises:
        GeneratorError: the order cannot be filled.
    """

    name: str
    version: str

    def capabilities(self) -> Capabilities: ...

    def plan(self, order: ShotOrder) -> tuple[Keyframe, ...]: ...


@runtime_checkable
class VideoSynthesizer(Protocol):
    """Makes the moving picture of a shot, `order.clip_frames` long.

    Raises:
        GeneratorError: the order cannot be filled (also while frames are being drawn).
    """

    name: str
    version: str

    def capabilities(self) -> Capabilities: ...

    def shoot(self, order: ShotOrder, keyframes: tuple[Keyframe, ...]) -> Clip: ...


@runtime_checkable
class Dresser(Protocol):
    """A planner or synthesizer whose costumes may have colours of their own, whatever a wardrobe says.

    `worn` gives them by character and role (`garment`, `skin`, `hair`, where a hat hides it that of the hat), as
    `#rrggbb` in full light: what its sheets say of the order, not what it has drawn. Characters are looked for by them.
    """

    def worn(self, order: ShotOrder) -> Mapping[str, Mapping[str, str]]: ...


@runtime_checkable
class VoiceActor(Protocol):
    """Speaks a line.

    Raises:
        GeneratorError: the voice cannot speak (engine missing, language unknown).
    """

    name: str
    version: str

    def speak(self, line: Line, voice: Voice, language: str, seed: int) -> Speech: ...
