"""Silence on purpose: the moments at which everything but the room holds its breath. Pure.

Before the climax, and before what is revealed. Never over a line. Source: ours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from cinema_agent.post.laid import Laid
from cinema_agent.script.screenplay import Mood
from cinema_agent.script.takes import SoundEvent

SILENCE = "silence"
SHORTEST_S = 0.7
LONGEST_S = 2.0
DEPTH_DB = -26.0
"""How far music and effects go down in a silence; the tone of the room stays."""

_MOST = 2
_APART_S = 8.0
_NOT_BEFORE_S = 4.0
_AFTER_LINE_S = 0.2
_BEFORE_LINE_S = 0.1
_USUAL_S = 1.2
_LENGTHS_S: Mapping[Mood, float] = MappingProxyType(
    {"eerie": 1.8, "tense": 1.5, "comic": 0.8, "joyful": 0.8, "calm": 1.0}
)
_REVEALING_GENRES = frozenset({"mystery", "horror", "thriller", "crime", "noir"})
_REVEALS = frozenset({"reveal", "twist"})


def silences_of(
    shots: Sequence[Laid], genre: str, spoken: Sequence[tuple[float, float]]
) -> tuple[SoundEvent, ...]:
    """Return the silences of a film as sound events, in order of time; at most two.

    Args:
        shots: where they lie.
        genre: the film's.
        spoken: (start_s, end_s) of every line.
    """
    chosen: list[SoundEvent] = []
    for here in _moments(shots, genre):
        window = _window(here, spoken)
        is_apart = all(abs(here.start_s - other.start_s) >= _APART_S for other in chosen)
        if window and is_apart and len(chosen) < _MOST:
            start, end = window
            chosen.append(
                SoundEvent(
                    stem="effects", sound=SILENCE, start_s=round(start, 5), end_s=round(end, 5),
                    gain_db=DEPTH_DB, source=here.shot.id,
                )
            )  # fmt: skip
    return tuple(sorted(chosen, key=lambda event: event.start_s))


def _moments(shots: Sequence[Laid], genre: str) -> list[Laid]:
    """Return the shots a silence may come before, the most deserving first."""
    climax = [here for here in shots if here.beat_kind == "climax"][:1]
    # In a mystery what turns the story is something found out.
    revealing = _REVEALS | ({"turn"} if genre.lower() in _REVEALING_GENRES else set())
    wanted = climax + [here for here in shots if here.beat_kind in revealing][:1]
    return [here for here in wanted if here.start_s >= _NOT_BEFORE_S]


def _window(here: Laid, spoken: Sequence[tuple[float, float]]) -> tuple[float, float] | None:
    """Return the silence just before a shot, else at its beginning, none if lines leave no room."""
    wished = _LENGTHS_S.get(here.scene.mood, _USUAL_S)
    cut = here.start_s
    if not any(start < cut < end + _AFTER_LINE_S for start, end in spoken):
        heard = [end + _AFTER_LINE_S for _, end in spoken if cut - wished - _AFTER_LINE_S < end <= cut]
        begin = max([cut - wished, *heard])
        if cut - begin >= SHORTEST_S:
            return begin, cut
    over = [end + _AFTER_LINE_S for start, end in spoken if start <= cut < end + _AFTER_LINE_S]
    begin = max([cut, *over])
    ahead = [start - _BEFORE_LINE_S for start, _ in spoken if start > begin]
    end = min([begin + wished, here.end_s, *ahead])
    return (begin, end) if end - begin >= SHORTEST_S else None
