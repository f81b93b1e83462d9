"""Can a screenplay be shot and cut as it is timed? Pure checks of its lines, cues, transitions and cards.

Whether its ids answer to each other and its words are known is asked in `checks`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cinema_agent.script.noun import Noun
from cinema_agent.script.screenplay import Screenplay
from cinema_agent.script.shot import Shot
from cinema_agent.script.takes import Severity
from cinema_agent.script.timing import film_frames

LENGTH_TOLERANCE = 0.02
"""How far the film may be from the length asked for, as a part of it, before it is worth a warning."""


class Problem(Noun):
    """Something wrong with a screenplay (`fault`), or something its film-maker should know (`warning`)."""

    where: str
    what: str
    severity: Severity = "fault"

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


def filming_problems(screenplay: Screenplay) -> Iterator[Problem]:
    """Yield everything that stands in the way of shooting and cutting a screenplay."""
    if not screenplay.shots:
        yield Problem(where="scenes", what="the film has no shots; let a director work on it, or write some")
        return
    yield from _unheard(screenplay)
    for shot in screenplay.shots:
        yield from _late_cues(shot)
    yield from _long_transitions(screenplay)
    yield from _long_cards(screenplay)
    yield from _wrong_length(screenplay)


def _unheard(screenplay: Screenplay) -> Iterator[Problem]:
    heard = Counter(cue.line for shot in screenplay.shots for cue in shot.cues)
    for line in screenplay.lines:
        if heard[line.id] != 1:
            where = f"{heard[line.id]} shots" if heard[line.id] else "no shot"
            yield Problem(where=f"line {line.id}", what=f"is heard in {where}; give it exactly one cue")
    for scene in screenplay.scenes:
        own = {line.id for line in scene.lines}
        for shot in scene.shots:
            for cue in shot.cues:
                if cue.line not in own:
                    what = f"line {cue.line} belongs to another scene; move its cue there"
                    yield Problem(where=f"shot {shot.id}", what=what)


def _late_cues(shot: Shot) -> Iterator[Problem]:
    for cue in shot.cues:
        if cue.at_frame >= shot.length_frames:
            what = (
                f"line {cue.line} starts at frame {cue.at_frame}, past the shot's end ({shot.length_frames})"
            )
            yield Problem(where=f"shot {shot.id}", what=f"{what}; start it earlier or lengthen the shot")


def _long_transitions(screenplay: Screenplay) -> Iterator[Problem]:
    shots = screenplay.shots
    for index, shot in enumerate(shots):
        kind, length = shot.transition.kind, shot.transition.length_frames
        if kind == "dissolve" and index == 0:
            what = "the first shot has nothing to dissolve from; use fade_in"
            yield Problem(where=f"shot {shot.id}", what=what)
        neighbours = {"cut": (), "fade_in": (shot,), "dissolve": (*shots[max(0, index - 1) : index], shot)}[
            kind
        ]
        for neighbour in neighbours:
            if length >= neighbour.length_frames:
                what = f"its {kind} of {length} frames covers all of shot {neighbour.id}"
                yield Problem(where=f"shot {shot.id}", what=f"{what} ({neighbour.length_frames}); shorten it")


def _long_cards(screenplay: Screenplay) -> Iterator[Problem]:
    lengths = {shot.id: shot.length_frames for shot in screenplay.shots}
    for card in screenplay.cards:
        room = lengths.get(card.over_shot or "")
        if room is not None and card.length_frames > room:
            what = f"stays for {card.length_frames} frames over shot {card.over_shot}, which has {room}"
            yield Problem(where=f"{card.kind} card", what=what, severity="warning")


def _wrong_length(screenplay: Screenplay) -> Iterator[Problem]:
    length, target, seconds = film_frames(screenplay), screenplay.target_frames, screenplay.format.seconds
    if abs(length - target) > LENGTH_TOLERANCE * target:
        what = f"it lasts {seconds(length):.1f} s; {seconds(target):.1f} s were asked for"
        yield Problem(where="film", what=what, severity="warning")
