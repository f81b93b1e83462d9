"""A long film's sound in reels of a minute or two, so that it is mixed in little memory however long it is.

Reels part where the music changes and nobody speaks, if they can. Knows nothing of what is heard.
"""

from __future__ import annotations

from dataclasses import dataclass

from cinema_agent.media.sound import SOUND_RATE_HZ
from cinema_agent.script.takes import Cut

REEL_S = 60.0
_LONGEST_S = 110.0
_CLEAR_S = 1.5
# A tenth of a second: reels are whole hops of the loudness meter.
_GRID = SOUND_RATE_HZ // 10


@dataclass(frozen=True)
class Reel:
    """Samples [`begin`, `end`) of the film."""

    begin: int
    end: int

    @property
    def begin_s(self) -> float:
        return self.begin / SOUND_RATE_HZ

    @property
    def end_s(self) -> float:
        return self.end / SOUND_RATE_HZ

    @property
    def length(self) -> int:
        return self.end - self.begin


def reels_of(cut: Cut, length: int) -> tuple[Reel, ...]:
    """Return the reels of a film of `length` samples; one, unless it lasts two minutes."""
    spoken = sorted((e.start_s - _CLEAR_S, e.end_s + _CLEAR_S) for e in cut.sounds if e.stem == "dialogue")
    changes = sorted(e.start_s for e in cut.sounds if e.stem == "music")
    reels: list[Reel] = []
    begin = 0
    while length - begin > _LONGEST_S * SOUND_RATE_HZ:
        begin_s = begin / SOUND_RATE_HZ
        at_s = _parting(changes, spoken, begin_s + REEL_S, begin_s + _LONGEST_S - REEL_S / 4)
        end = round(at_s * 10) * _GRID
        reels.append(Reel(begin, end))
        begin = end
    return (*reels, Reel(begin, length))


def _parting(
    changes: list[float], spoken: list[tuple[float, float]], wished_s: float, latest_s: float
) -> float:
    """Return where to part: where the music changes if nobody speaks then, else where nobody speaks."""
    for change_s in changes:
        is_spoken_over = any(start_s < change_s < end_s for start_s, end_s in spoken)
        if wished_s <= change_s <= latest_s and not is_spoken_over:
            return change_s
    return _quiet_moment(spoken, wished_s, latest_s)


def _quiet_moment(spoken: list[tuple[float, float]], wished_s: float, latest_s: float) -> float:
    """Return the first moment from `wished_s` on without speech around it, `wished_s` if there is none."""
    moment = wished_s
    for start_s, end_s in spoken:
        if start_s < moment < end_s:
            moment = end_s
    return moment if moment <= latest_s else wished_s
