"""What passes between the writer's own hands: the material of a plot, its moments, and the plot. Knows no rules."""

from __future__ import annotations

from dataclasses import dataclass

from cinema_agent.agents.writer.casting import Cast
from cinema_agent.agents.writer.places import Spot
from cinema_agent.agents.writer.props import Thing
from cinema_agent.agents.writer.steps import Step
from cinema_agent.script.screenplay import Mood


@dataclass(frozen=True)
class Moment:
    """One beat before it is written into the screenplay."""

    kind: str
    text: str
    people: tuple[str, ...]
    clause: str | None = None
    gesture: str | None = None
    performer: str | None = None
    recipient: str | None = None
    thing: Thing | None = None
    spot: Spot | None = None
    mood: Mood = "calm"


@dataclass(frozen=True)
class Material:
    """All that a plot is made of."""

    cast: Cast
    steps: tuple[Step, ...]
    things: tuple[Thing, ...]
    spots: tuple[Spot, ...]
    home: Spot
    genre: str
    relation: str
    begins_together: bool
    seconds: float
    seed: int


@dataclass(frozen=True)
class Plot:
    """Moments in order, in runs that share a place and an hour, and what found no room."""

    scenes: tuple[tuple[Moment, ...], ...]
    left_out: tuple[str, ...] = ()

    @property
    def moments(self) -> tuple[Moment, ...]:
        return tuple(moment for scene in self.scenes for moment in scene)
