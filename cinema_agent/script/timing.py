"""How long shots last and when their lines are heard, in whole frames. Pure: knows no files and no samples.

The house's rules, in seconds so that they hold at any frame rate: a breath before the first line, one between
two, one after the last; no shot shorter than it takes to read; the film as long as asked for where possible.
Source: ours.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from cinema_agent.script.format import Format
from cinema_agent.script.screenplay import Line, Screenplay
from cinema_agent.script.shot import Coverage, Cue, Shot
from cinema_agent.script.sound import Recording

CHARACTERS_PER_SECOND = 14.0
SHORTEST_LINE_S = 0.5

LEAD_IN_S, GAP_S, TAIL_S = 8 / 24, 8 / 24, 10 / 24
LONGEST_LEAD_S = 0.8
TIGHTEST = 0.5
"""The part of the usual pauses that may remain when the film is too long."""
LOOSEST_S = 1.2
"""How much longer than usual the pauses of one shot may grow when the film is too short."""

ACT_S = 2.0
WALK_S = 2.4
LIMITS_S: dict[Coverage, tuple[float, float]] = {
    "establishing": (2.2, 7.0),
    "master": (2.0, 6.5),
    "two_shot": (1.8, 6.0),
    "single": (1.5, 5.5),
    "over_shoulder": (1.5, 5.5),
    "insert": (1.4, 4.5),
    "reaction": (1.2, 4.0),
}
"""Shortest and longest comfortable length of a shot without dialogue."""
PATIENCE = 2
"""How many times its longest comfortable length a silent shot may last, when nothing else fills the film."""


@dataclass(frozen=True)
class _Span:
    """How short and how long a shot may become, in frames, and how long it would like to be."""

    shortest: int
    natural: int
    longest: int

    def held_at(self, length: int, patience: int) -> _Span:
        """Return this span for a shot that has become `length` long, its limit multiplied by `patience`."""
        return _Span(self.shortest, length, max(length, self.longest * patience))


@dataclass(frozen=True)
class _Pauses:
    """Silence of a shot in frames: before, between and after its lines, beyond what transitions take."""

    lead: int
    gap: int
    tail: int
    entering: int
    leaving: int

    def silence(self, lines: int) -> int:
        return self.lead + self.gap * (lines - 1) + self.tail

    @property
    def reserved(self) -> int:
        return self.entering + self.leaving


def line_frames(line: Line, recording: Recording | None, picture: Format) -> int:
    """Return how many frames a line takes: as recorded, or as its text suggests (14 characters a second)."""
    if recording is not None:
        return frames_of(recording.seconds, picture)
    return frames_of(max(SHORTEST_LINE_S, len(line.text) / CHARACTERS_PER_SECOND), picture)


def frames_of(seconds: float, picture: Format) -> int:
    """Return the whole frames that hold `seconds`, at least one."""
    return max(1, math.ceil(Fraction(seconds).limit_denominator(10**6) * picture.rate))


def film_frames(screenplay: Screenplay) -> int:
    """Return the length of the film: shots and cards of their own, less the overlap of dissolves."""
    overlaps = sum(
        shot.transition.length_frames for shot in screenplay.shots if shot.transition.kind == "dissolve"
    )
    cards = sum(card.length_frames for card in screenplay.cards if card.over_shot is None)
    return sum(shot.length_frames for shot in screenplay.shots) + cards - overlaps


def shortest_frames(shot: Shot, screenplay: Screenplay) -> int:
    """Return the fewest frames in which a shot can be read, whatever is spoken: coverage, acts, cards."""
    seconds = LIMITS_S[shot.coverage][0]
    if any(figure.acts for figure in shot.figures):
        seconds = max(seconds, ACT_S)
    if any(figure.moves_to for figure in shot.figures):
        seconds = max(seconds, WALK_S)
    frames = screenplay.format.frames(seconds)
    cards = [card.length_frames for card in screenplay.cards if card.over_shot == shot.id]
    return max([frames, *cards])


def time_shots(
    screenplay: Screenplay, recordings: Mapping[str, Recording], *, movable: Collection[str] | None = None
) -> Screenplay:
    """Return the screenplay with its shots timed from their lines and fitted to the length asked for.

    Lines get their place in their shot; shots without dialogue, then pauses, are stretched or squeezed until
    the film is `target_frames` long. Where lines or shortest lengths do not allow that, the nearest possible
    length results (`checks.check` says so). Locked, approved and fixed shots keep their length. Doing it
    twice changes nothing.

    Args:
        recordings: by line id; a line without one is taken to be as long as its text suggests.
        movable: ids of the shots that may change; none: all.
    """
    shots = screenplay.shots
    spans = {
        shot.id: _span(screenplay, index, recordings)
        for index, shot in enumerate(shots)
        if _may_change(shot) and (movable is None or shot.id in movable)
    }
    natural = {shot.id: spans[shot.id].natural if shot.id in spans else shot.length_frames for shot in shots}
    too_short = screenplay.target_frames - (
        film_frames(screenplay) + sum(natural[shot.id] - shot.length_frames for shot in shots)
    )
    silent = [shot.id for shot in shots if shot.id in spans and not shot.cues and not shot.length_is_fixed]
    speaking = [shot.id for shot in shots if shot.id in spans and shot.cues and not shot.length_is_fixed]
    for group, patience in ((silent, 1), (speaking, 1), (silent, PATIENCE)):
        fitted = _fit([spans[name].held_at(natural[name], patience) for name in group], too_short)
        too_short -= sum(fitted) - sum(natural[name] for name in group)
        natural |= dict(zip(group, fitted, strict=True))
    return _with_lengths(screenplay, recordings, {name: natural[name] for name in spans})


def retime(
    screenplay: Screenplay, recordings: Mapping[str, Recording], previous: Mapping[str, float]
) -> Screenplay:
    """Return the screenplay with only those shots re-timed whose lines became longer or shorter.

    A shot grows or shrinks by what its lines did and keeps its pauses; every other shot keeps every frame.

    Args:
        recordings: by line id, as they are now.
        previous: seconds each line lasted when the shots were timed.
    """
    lengths: dict[str, int] = {}
    for index, shot in enumerate(screenplay.shots):
        changes = [_change(cue, screenplay, recordings, previous) for cue in shot.cues]
        if not any(changes) or not _may_change(shot):
            continue
        if shot.length_is_fixed:
            lengths[shot.id] = shot.length_frames
        else:
            shortest = _span(screenplay, index, recordings).shortest
            lengths[shot.id] = max(shortest, shot.length_frames + sum(changes))
    return _with_lengths(screenplay, recordings, lengths) if lengths else screenplay


def _change(
    cue: Cue, screenplay: Screenplay, recordings: Mapping[str, Recording], previous: Mapping[str, float]
) -> int:
    """Return by how many frames a line became longer."""
    line, picture = screenplay.line(cue.line), screenplay.format
    before = (
        frames_of(previous[cue.line], picture) if cue.line in previous else line_frames(line, None, picture)
    )
    return line_frames(line, recordings.get(cue.line), picture) - before


def _may_change(shot: Shot) -> bool:
    return not (shot.locked or shot.approved)


def _pauses(screenplay: Screenplay, index: int) -> _Pauses:
    shots, picture = screenplay.shots, screenplay.format
    entered, left = shots[index].transition, shots[index + 1].transition if index + 1 < len(shots) else None
    return _Pauses(
        lead=picture.frames(LEAD_IN_S),
        gap=picture.frames(GAP_S),
        tail=picture.frames(TAIL_S),
        entering=entered.length_frames if entered.kind != "cut" else 0,
        leaving=left.length_frames if left is not None and left.kind == "dissolve" else 0,
    )


def _span(screenplay: Screenplay, index: int, recordings: Mapping[str, Recording]) -> _Span:
    shot, picture, pauses = screenplay.shots[index], screenplay.format, _pauses(screenplay, index)
    if shot.length_is_fixed:
        return _Span(shot.length_frames, shot.length_frames, shot.length_frames)
    readable = shortest_frames(shot, screenplay) + pauses.reserved
    if not shot.cues:
        longest = picture.frames(LIMITS_S[shot.coverage][1]) + pauses.reserved
        natural = max(readable, shot.length_frames)
        return _Span(readable, natural, max(natural, longest))
    spoken = sum(_spoken(shot, screenplay, recordings)) + pauses.reserved
    silence = pauses.silence(len(shot.cues))
    shortest = max(readable, spoken + math.ceil(silence * TIGHTEST))
    natural = max(readable, spoken + silence)
    return _Span(shortest, natural, natural + picture.frames(LOOSEST_S))


def _spoken(shot: Shot, screenplay: Screenplay, recordings: Mapping[str, Recording]) -> list[int]:
    return [
        line_frames(screenplay.line(cue.line), recordings.get(cue.line), screenplay.format)
        for cue in shot.cues
    ]


def _fit(spans: Sequence[_Span], change: int) -> list[int]:
    """Return lengths that differ from the natural ones by `change` in all, each in proportion to itself."""
    lengths = [span.natural for span in spans]
    while change:
        room = [
            span.longest - length if change > 0 else length - span.shortest
            for span, length in zip(spans, lengths, strict=True)
        ]
        open_ones = [index for index, left in enumerate(room) if left > 0]
        if not open_ones:
            break
        total = sum(lengths[index] for index in open_ones)
        moved = 0
        for index in open_ones:
            share = max(1, abs(change) * lengths[index] // total)
            step = min(share, room[index], abs(change) - moved)
            lengths[index] += step if change > 0 else -step
            moved += step
        change -= moved if change > 0 else -moved
    return lengths


def _with_lengths(
    screenplay: Screenplay, recordings: Mapping[str, Recording], lengths: Mapping[str, int]
) -> Screenplay:
    """Return the screenplay with these lengths, and the lines of those shots placed anew."""
    pauses = {shot.id: _pauses(screenplay, index) for index, shot in enumerate(screenplay.shots)}

    def timed(shot: Shot) -> Shot:
        if shot.id not in lengths:
            return shot
        cues = _placed(
            shot, lengths[shot.id], _spoken(shot, screenplay, recordings), pauses[shot.id], screenplay.format
        )
        return shot.model_copy(update={"length_frames": lengths[shot.id], "cues": cues})

    return screenplay.map_shots(timed)


def _placed(
    shot: Shot, length: int, spoken: Sequence[int], pauses: _Pauses, picture: Format
) -> tuple[Cue, ...]:
    """Place the lines of a shot so that its silence falls before, between and after them as the pauses do."""
    if not spoken:
        return shot.cues
    silence = max(0, length - pauses.reserved - sum(spoken))
    usual = pauses.silence(len(spoken))
    lead = min(silence * pauses.lead // usual, picture.frames(LONGEST_LEAD_S))
    gap = min(silence * pauses.gap // usual, 2 * pauses.gap)
    # A fixed shot too short for its lines gives up the room of its transitions first.
    at = pauses.entering + lead if length >= pauses.reserved + sum(spoken) else 0
    cues = []
    for cue, frames in zip(shot.cues, spoken, strict=True):
        cues.append(cue.model_copy(update={"at_frame": at}))
        at += frames + gap
    return tuple(cues)
