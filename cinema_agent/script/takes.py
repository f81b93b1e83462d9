"""What a day of shooting leaves on paper: slates, measurements, continuity reports, the cut."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from cinema_agent.script.noun import Noun, Slug
from cinema_agent.script.shot import SHOT_ID

Severity = Literal["note", "warning", "fault"]


class Measurement(Noun):
    """One number taken from pixels or samples, and where."""

    name: Slug
    value: float
    unit: str = ""
    where: str = Field(default="", description="frame, region or file it was measured in")


class Measurements(Noun):
    """All numbers taken from one keyframe or take."""

    of: str = Field(description="slate or keyframe name")
    values: tuple[Measurement, ...] = ()

    def get(self, name: str) -> float | None:
        """Return the value measured under `name`, or none."""
        return next((m.value for m in self.values if m.name == name), None)


class ContinuityNote(Noun):
    """Something the checker saw: what, how bad, the evidence, and what would cure it."""

    check: Slug
    severity: Severity
    what: str
    evidence: float | None = None
    limit: str = ""
    where: str = ""
    remedy: Literal["none", "reshoot", "replan", "restage"] = "none"


class ContinuityReport(Noun):
    """The checker's notes on one keyframe or take."""

    of: str
    notes: tuple[ContinuityNote, ...] = ()

    @property
    def passed(self) -> bool:
        return not any(note.severity == "fault" for note in self.notes)


class OfferedReference(Noun):
    """A remembered keyframe offered to a shot: at which GoldenMem level, how large, and why."""

    keyframe: str = Field(description="name of the keyframe, such as 3B/0000")
    sha256: str
    level: int = Field(ge=0)
    rows: int = Field(ge=0, description="height in tokens")
    columns: int = Field(ge=0, description="width in tokens")
    why: str
    entities: tuple[str, ...] = ()
    stands_for: int = Field(default=1, ge=1, description="how many keyframes are averaged into it")


class KeyframeRecord(Noun):
    """A keyframe on disk."""

    shot: str = Field(pattern=SHOT_ID)
    at_frame: int = Field(ge=0)
    file: str = Field(description="path inside the production folder")
    sha256: str

    @property
    def name(self) -> str:
        return f"{self.shot}/{self.at_frame:04d}"


class Slate(Noun):
    """The identity of a take, `12A-3`, and all that is known of it."""

    shot: str = Field(pattern=SHOT_ID)
    take: int = Field(ge=1)
    clip: str = Field(description="path inside the production folder")
    sha256: str
    key: str
    seed: int
    generator: Slug
    generator_version: str
    length_frames: int = Field(ge=1)
    head_frames: int = Field(default=0, ge=0, description="handle before the first frame of the shot")
    tail_frames: int = Field(default=0, ge=0, description="handle after the last frame of the shot")
    is_placeholder: bool = False
    is_circled: bool = False
    why: str = Field(default="", description="why it was shot: first take, action changed, retake for ...")
    facts: dict[str, str] = Field(
        default_factory=dict, description="digest of every fact the key was made of"
    )
    references: tuple[OfferedReference, ...] = ()
    measurements: Measurements | None = None
    report: ContinuityReport | None = None

    @property
    def name(self) -> str:
        return f"{self.shot}-{self.take}"


class CutEvent(Noun):
    """A shot's place in the cut: frames [`source_in`, `source_out`) of its clip, starting at frame `at` of the film."""

    shot: str
    slate: str
    clip: str
    at: int = Field(ge=0)
    source_in: int = Field(ge=0)
    source_out: int = Field(ge=1)
    transition: Literal["cut", "dissolve", "fade_in"] = "cut"
    transition_frames: int = Field(default=0, ge=0)

    @property
    def length(self) -> int:
        return self.source_out - self.source_in


class Overlay(Noun):
    """Words laid over frames [`start`, `end`) of the film."""

    kind: Literal["caption", "title", "narration"]
    text: str
    subtitle: str = ""
    start: int = Field(ge=0)
    end: int = Field(ge=1)


class ThemeCue(Noun):
    """A theme of the score and when it is played: whose (a character's id, or 'film'), and what makes it that."""

    whose: Slug
    seed: int
    at_s: float


class ScoreCue(Noun):
    """How the score goes through one stretch of the film: who plays, on which beats, which themes return when."""

    band: Slug
    beats_s: tuple[float, ...] = Field(
        default=(), description="every beat, the end included; none: the mood's tempo"
    )
    themes: tuple[ThemeCue, ...] = ()
    hits_s: tuple[float, ...] = Field(default=(), description="accents of the whole band, on cuts")


class SoundEvent(Noun):
    """A sound in the film: what, from when to when (seconds), how loud, on which stem."""

    stem: Literal["dialogue", "effects", "music"]
    sound: Slug = Field(
        description="name of an effect or ambience; 'line' a recording, 'score' music, 'silence' a hush"
    )
    start_s: float = Field(ge=0)
    end_s: float = Field(ge=0)
    gain_db: float = 0.0
    pan: float = Field(default=0.0, ge=-1, le=1)
    source: str = Field(
        default="", description="line id of a recording; mood of the score; shot an effect belongs to"
    )
    seed: int = 0
    room: Slug | None = Field(default=None, description="how the place around it sounds; none: dry")
    every_s: float | None = Field(
        default=None, gt=0, description="how often a repeating sound repeats: steps"
    )
    score: ScoreCue | None = Field(default=None, description="how the music goes, for music")


class Chapter(Noun):
    """A scene's place in the film."""

    title: str
    start: int
    end: int


class Cut(Noun):
    """The film as decided: picture and sound events apart, exact in frames."""

    rate: str
    total_frames: int = Field(ge=1)
    pictures: tuple[CutEvent, ...]
    end_card_frames: int = Field(default=0, ge=0)
    overlays: tuple[Overlay, ...] = ()
    sounds: tuple[SoundEvent, ...] = ()
    chapters: tuple[Chapter, ...] = ()
