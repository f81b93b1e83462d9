"""What is opened, broken, emptied or filled in a shot, as the verbs of the action have it.

A thing stays as it was left until something else is done to it. Knows no positions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from cinema_agent.agents.director.able import Able
from cinema_agent.agents.director.ideas import people_of
from cinema_agent.agents.director.moments import Moment
from cinema_agent.script.screenplay import Screenplay
from cinema_agent.script.shot import PropState

TURNS_AT = 0.5
"""The part of its shot at which a thing is opened: the hand is at it by then."""


@dataclass(frozen=True)
class Turned:
    """How the things of a story are at one shot; a thing not in `states` is as it is by nature."""

    states: Mapping[str, PropState] = field(default_factory=dict)

    def state(self, name: str) -> PropState | None:
        """Return how a thing is as a shot begins."""
        return self.states.get(name)

    def after(self, name: str, state: PropState) -> Turned:
        """Return how things are once one has been turned."""
        return replace(self, states={**self.states, name: state})


def turn_in(moment: Moment, screenplay: Screenplay, able: Able) -> PropState | None:
    """Return what the thing of a beat is turned into in this shot, none if it is not or cannot be drawn so."""
    beat = moment.beat
    if beat.prop is None or not moment.changes_prop:
        return None
    others = tuple(who for who in people_of(beat) if who != moment.performer)
    state = able.staging.turn_of(beat.action, others)
    return state if state and able.can_turn(screenplay.prop(beat.prop), state) else None
