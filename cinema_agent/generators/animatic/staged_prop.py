"""A thing on its spot: how large it is, when it burns, and what it looks like before and after it turns.

A book that is opened, a vase that breaks: what it looks like then is a prop of its own. Source: ours.
"""

from __future__ import annotations

from dataclasses import dataclass

from cinema_agent.generators.animatic.canvas import ease
from cinema_agent.generators.animatic.prop_sheets import in_state
from cinema_agent.generators.animatic.props import metres_of
from cinema_agent.script.shot import PropInFrame


@dataclass(frozen=True)
class Turning:
    """The kind of prop a thing looks like as a shot begins, and the one it turns into at a part of it."""

    first: str
    then: str
    at: float | None = None

    @classmethod
    def of(cls, kind: str, in_frame: PropInFrame) -> Turning:
        """Return how a prop of a kind turns within a shot."""
        first = in_state(kind, in_frame.state)
        if in_frame.becomes is None:
            return cls(first, first)
        return cls(first, in_state(kind, in_frame.becomes), in_frame.becomes_at)

    def kind_at(self, progress: float) -> str:
        """Return what it looks like when `progress` (0 to 1) of the shot is over."""
        return self.first if self.at is None or progress < self.at else self.then


@dataclass(frozen=True)
class StagedProp:
    """A prop on its spot: the middle of its foot, its largest side in stage units, and when it burns."""

    id: str
    kind: str
    x: float
    y: float
    size: float
    behind: tuple[str, ...] = ()
    is_lit: bool = False
    lights_at: float | None = None
    turning: Turning | None = None

    def lit_at(self, progress: float) -> float:
        """Return how brightly it burns (0 to 1) when `progress` of the shot is over."""
        return brightness(self.is_lit, self.lights_at, progress)

    def kind_at(self, progress: float) -> str:
        """Return what it looks like when `progress` of the shot is over."""
        return self.turning.kind_at(progress) if self.turning else self.kind

    def size_at(self, progress: float) -> float:
        """Return its largest side then, in stage units: an open suitcase is larger than a closed one."""
        return self.size * metres_of(self.kind_at(progress)) / metres_of(self.kind)


def brightness(is_lit: bool, lights_at: float | None, progress: float) -> float:
    """Return how brightly a lamp burns (0 to 1) that is lit, or is lit at a part of the shot."""
    if lights_at is None:
        return 1.0 if is_lit else 0.0
    return ease((progress - lights_at) / 0.08)
