"""Develop the script: each agent of the crew in turn, unless the screenplay is the film-maker's own."""

from __future__ import annotations

import hashlib
from typing import Protocol

from langgraph.runtime import Runtime

from cinema_agent.agents import Agent, Desk, Wishes
from cinema_agent.errors import PluginError, ScriptError
from cinema_agent.graph.border import call_plugin
from cinema_agent.graph.events import Step
from cinema_agent.graph.office import Office
from cinema_agent.graph.state import ProductionState
from cinema_agent.script.checks import demand_sound
from cinema_agent.script.fountain import read_fountain
from cinema_agent.script.screenplay import Logline, Screenplay


class Node(Protocol):
    """A node of the graph, as LangGraph calls it."""

    def __call__(self, state: ProductionState, *, runtime: Runtime[Office]) -> ProductionState: ...


def agent_node(agent: Agent) -> Node:
    """Return the graph node in which this agent works on the screenplay."""

    def develop(state: ProductionState, *, runtime: Runtime[Office]) -> ProductionState:
        office = runtime.context
        is_first = agent is office.crew.agents[0]
        if office.screenplay_is_the_users:
            if is_first:
                office.draft = _taken_over(office)
            return {"screenplay": _digest(office.draft)}
        before = blank_screenplay(office) if is_first else office.draft
        after = _worked(office, agent, before)
        office.draft = after
        if agent is office.crew.agents[-1]:
            demand_sound(after, office.crew.filmed)
        return {"screenplay": _digest(after)}

    return develop


def blank_screenplay(office: Office) -> Screenplay:
    """Return the screenplay before anybody has written in it."""
    film = office.settings.film
    return Screenplay(
        title=film.title or "Untitled",
        logline=Logline(text=film.logline, language=film.language),
        language=film.language,
        genre=film.genre or "drama",
        style=film.style,
        format=film.format,
        seed=film.seed,
        target_frames=film.format.frames(film.seconds),
    )


def _worked(office: Office, agent: Agent, before: Screenplay) -> Screenplay:
    """Return what the agent makes of the screenplay; an answer already given to the same question is used again."""
    film = office.settings.film
    wishes = Wishes(title=film.title, genre=film.genre, style=film.style)
    desk = Desk(capabilities=office.crew.filmed, wishes=wishes)
    step: Step = "writing" if agent.name == "writer" else "directing"
    key = office.vault.key(
        kind=f"agent {agent.name}", version=agent.version, before=_digest(before),
        wishes=[wishes.title, wishes.genre, wishes.style], capabilities=_digest(desk.capabilities),
    )  # fmt: skip
    office.events.tell(step, "started", agent.name, total=1)
    if (entry := office.vault.find(key)) is not None:
        office.events.tell(step, "reused", agent.name)
        return Screenplay.model_validate_json(
            office.vault.path_of(entry, "screenplay.json").read_text("utf-8")
        )
    after = call_plugin("agent", agent.name, lambda: agent.work(before, desk))
    if not isinstance(after, Screenplay):
        raise PluginError(f"agent {agent.name!r} gave back {type(after).__name__}, not a Screenplay")
    _refuse_trespass(agent, before, after)
    with office.scratch() as folder:
        written = folder / "screenplay.json"
        written.write_text(after.model_dump_json(), "utf-8")
        office.vault.keep(key, {"screenplay.json": written}, {})
    office.events.tell(step, "made", agent.name)
    return after


def _refuse_trespass(agent: Agent, before: Screenplay, after: Screenplay) -> None:
    """An agent may not change a shot that was approved or locked."""
    now = {shot.id: shot for shot in after.shots}
    for shot in before.shots:
        if (shot.approved or shot.locked) and now.get(shot.id) != shot:
            raise PluginError(f"agent {agent.name!r} changed shot {shot.id}, which is approved or locked")


def _taken_over(office: Office) -> Screenplay:
    """Return the film-maker's own screenplay, from whichever of its two files was edited, in the size asked for.

    Raises:
        ScriptError: both were edited, it cannot be used, or its frames are of another rate than was asked for.
    """
    folder, film = office.folder, office.settings.film
    in_fountain = folder.is_hand_edited(folder.fountain)
    if in_fountain and folder.is_hand_edited(folder.screenplay):
        raise ScriptError(
            f"both {folder.screenplay.name} and {folder.fountain.name} in {folder.root} were edited; "
            "keep one of them and delete the other"
        )
    screenplay = office.screenplay
    if screenplay.format.rate != film.rate:
        raise ScriptError(
            f"your screenplay counts {screenplay.format.rate} frames a second, {film.rate} were asked for; "
            "keep the rate, or have the film written anew with --rewrite"
        )
    if in_fountain:
        screenplay = read_fountain(folder.fountain.read_text("utf-8"), screenplay)
    screenplay = screenplay.replace(format=film.format)
    demand_sound(screenplay, office.crew.filmed)
    if office.screenplay_was_just_edited:
        office.events.tell(
            "writing", "note", "screenplay", "edited by hand: writer and director leave it alone"
        )
    return screenplay


def _digest(value: Screenplay | object) -> str:
    text = value.model_dump_json() if hasattr(value, "model_dump_json") else str(value)
    return hashlib.sha256(text.encode()).hexdigest()
