"""Who decides: agents change the screenplay, checkers report on takes. The protocols, and the desk they work at."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from cinema_agent.script.capabilities import Capabilities
from cinema_agent.script.screenplay import Screenplay
from cinema_agent.script.shot import Shot
from cinema_agent.script.takes import ContinuityReport, Measurements


@dataclass(frozen=True)
class Wishes:
    """What the film-maker asked for beyond the logline; empty means: decide."""

    title: str = ""
    genre: str = ""
    style: str = ""


@dataclass(frozen=True)
class Desk:
    """What an agent has before it.

    `capabilities` are the crew's: ask only for what they can draw. `report` is the checker's, when the agent is asked
    to answer one.
    """

    capabilities: Capabilities
    wishes: Wishes = field(default_factory=Wishes)
    report: ContinuityReport | None = None


@runtime_checkable
class Agent(Protocol):
    """Turns a screenplay into a better one.

    Returns a new value, touches no files, and never changes an approved, locked or hand-edited shot. `after` names the
    agent it works after ('' for the first); `version` rises when what it writes for the same input changes.
    """

    name: str
    version: str
    after: str

    def work(self, screenplay: Screenplay, desk: Desk) -> Screenplay: ...


@runtime_checkable
class Checker(Protocol):
    """Judges a keyframe or take by its measurements. Pure: reports, never edits."""

    name: str
    version: str

    def check(self, screenplay: Screenplay, shot: Shot, measurements: Measurements) -> ContinuityReport: ...
