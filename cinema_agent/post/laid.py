"""Shots, scenes and moods where they lie in the film, in seconds: what spotting and scoring look at. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from cinema_agent.script.screenplay import Mood, Scene, Screenplay
from cinema_agent.script.shot import Shot
from cinema_agent.script.takes import CutEvent

SHORTEST_SECTION_S = 5.0


@dataclass(frozen=True)
class Laid:
    """A shot where it lies in the film, in seconds."""

    shot: Shot
    scene: Scene
    start_s: float
    end_s: float
    per_frame_s: float

    def at(self, part: float) -> float:
        """Return when a part of the shot (0 to 1) is reached."""
        return self.start_s + part * self.shot.length_frames * self.per_frame_s

    @property
    def beat_kind(self) -> str:
        """What the beat it covers is in the story, empty if it covers none."""
        return next((beat.kind for beat in self.scene.beats if beat.id == self.shot.beat), "")


@dataclass(frozen=True)
class Section:
    """A stretch of the film: a scene's, or one of a single mood."""

    start_s: float
    end_s: float
    scene: Scene
    mood: Mood
    has_climax: bool = False


def laid_shots(screenplay: Screenplay, pictures: Sequence[CutEvent]) -> list[Laid]:
    """Return the shots of a cut where they lie.

    Raises:
        ScriptError: the cut names a shot that is not in the screenplay.
    """
    return [_laid(screenplay, event, screenplay.format.rate) for event in pictures]


def scene_sections(shots: Sequence[Laid]) -> list[Section]:
    """Return the scenes where they lie in the film."""
    sections: list[Section] = []
    for here in shots:
        if sections and sections[-1].scene.id == here.scene.id:
            sections[-1] = replace(sections[-1], end_s=here.end_s)
            continue
        sections.append(Section(here.start_s, here.end_s, here.scene, here.scene.mood))
    return sections


def mood_sections(shots: Sequence[Laid], end_s: float) -> list[Section]:
    """Return stretches of one mood from the first frame to the last; too short ones join their neighbour."""
    sections: list[Section] = []
    for here in shots:
        beat = next((beat for beat in here.scene.beats if beat.id == here.shot.beat), None)
        is_climax = beat is not None and beat.kind == "climax"
        # A score that turned with every beat would have no form: only the climax has a mood of its own.
        mood = (beat.mood if beat and is_climax else None) or here.scene.mood
        last = sections[-1] if sections else None
        starts_climax = is_climax and last is not None and not last.has_climax
        is_long = last is not None and here.start_s - last.start_s >= SHORTEST_SECTION_S
        if last and (not is_long or (last.mood == mood and not starts_climax)):
            sections[-1] = replace(last, end_s=here.end_s, has_climax=last.has_climax or is_climax)
            continue
        if last:
            sections[-1] = replace(last, end_s=here.start_s)
        sections.append(Section(here.start_s if last else 0.0, here.end_s, here.scene, mood, is_climax))
    if len(sections) > 1 and end_s - sections[-1].start_s < SHORTEST_SECTION_S:
        sections.pop()
    sections[-1] = replace(sections[-1], end_s=end_s)
    return sections


def _laid(screenplay: Screenplay, event: CutEvent, rate: Fraction) -> Laid:
    shot = screenplay.shot(event.shot)
    # A dissolve shows the shot before its own first frame.
    early = event.transition_frames if event.transition == "dissolve" else 0
    start, end = float((event.at + early) / rate), float((event.at + event.length) / rate)
    return Laid(shot, screenplay.scene(shot.scene_id), start, end, float(1 / rate))
