"""What a recorded line is, apart from its samples: how long, which words when, which mouth shapes when."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from cinema_agent.script.noun import Noun, Slug

MouthShape = Literal["rest", "closed", "open", "wide", "round", "narrow", "teeth", "tongue", "smile"]
"""rest: silence. closed: m b p. open: a. wide: e i. round: o. narrow: u w. teeth: f v s. tongue: l t d n. smile: ee."""


class WordTime(Noun):
    """When a word is heard, in seconds from the start of its recording."""

    word: str
    start_s: float = Field(ge=0)
    end_s: float = Field(ge=0)


class Viseme(Noun):
    """A mouth shape from `start_s` to `end_s`; `openness` 0 to 1 follows the loudness of the voice."""

    start_s: float = Field(ge=0)
    end_s: float = Field(ge=0)
    shape: MouthShape
    openness: float = Field(ge=0, le=1)
    stressed: bool = False


class Recording(Noun):
    """A line as recorded: facts only; the samples lie in `voices/<line>.wav`."""

    line: str
    character: Slug
    text: str
    voice_actor: str
    seconds: float = Field(ge=0)
    sha256: str = Field(description="of the WAV file")
    words: tuple[WordTime, ...] = ()
    visemes: tuple[Viseme, ...] = ()


class SpokenLine(Noun):
    """A recorded line placed in a shot, for whoever draws the shot."""

    line: str
    character: Slug
    text: str
    at_frame: int = Field(ge=0)
    length_frames: int = Field(ge=1)
    on_camera: bool = True
    visemes: tuple[Viseme, ...] = ()
