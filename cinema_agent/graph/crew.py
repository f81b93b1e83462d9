"""Who makes the film: agents in working order, planner, synthesizer, voice actor and checker, found by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from cinema_agent import plugins
from cinema_agent.agents import Agent, Checker
from cinema_agent.errors import PluginError, SettingsError
from cinema_agent.generators import KeyframePlanner, VideoSynthesizer, VoiceActor
from cinema_agent.graph.border import call_plugin
from cinema_agent.graph.settings import Settings
from cinema_agent.script.capabilities import Capabilities


@dataclass(frozen=True)
class Crew:
    """The people of one production. `planner`, `synthesizer` and `voice` are also made anew in worker processes."""

    agents: tuple[Agent, ...]
    planner: KeyframePlanner
    synthesizer: VideoSynthesizer
    voice: VoiceActor
    checker: Checker
    planned: Capabilities
    filmed: Capabilities


def assemble_crew(settings: Settings) -> Crew:
    """Find everybody the settings name.

    Raises:
        PluginError: somebody cannot be found, loaded, or is not what their group asks for.
        SettingsError: the crew cannot make this film (size beyond what the synthesizer draws).
    """
    names = settings.crew

    def hire(group: plugins.Group, name: str, protocol: Any) -> Any:
        person = plugins.create(group, name, settings.config.get(name))
        if not isinstance(person, protocol):
            raise PluginError(f"{group[:-1]} {name!r} is no {protocol.__name__}; choose another")
        return person

    planner = hire("generators", names.planner, KeyframePlanner)
    same = names.synthesizer == names.planner and isinstance(planner, VideoSynthesizer)
    synthesizer = planner if same else hire("generators", names.synthesizer, VideoSynthesizer)
    crew = Crew(
        agents=in_order(tuple(hire("agents", name, Agent) for name in names.agents)),
        planner=planner,
        synthesizer=synthesizer,
        voice=hire("voices", names.voice, VoiceActor),
        checker=hire("checkers", names.checker, Checker),
        planned=call_plugin("generator", names.planner, planner.capabilities),
        filmed=call_plugin("generator", names.synthesizer, synthesizer.capabilities),
    )
    side = max(settings.film.size.width, settings.film.size.height)
    for capabilities in (crew.planned, crew.filmed):
        if side > capabilities.largest_side:
            raise SettingsError(
                f"{capabilities.generator} draws up to {capabilities.largest_side} pixels a side, "
                f"{settings.film.size} is larger; choose a smaller --size"
            )
    return crew


def in_order(agents: tuple[Agent, ...]) -> tuple[Agent, ...]:
    """Return agents so that each works after the one it names; ties go by name.

    Raises:
        PluginError: two agents share a name, an agent waits for one who is not there, or they wait in a circle.
    """
    by_name = {agent.name: agent for agent in agents}
    if len(by_name) < len(agents):
        raise PluginError(f"two agents share a name: {', '.join(sorted(a.name for a in agents))}")
    for agent in agents:
        if agent.after and agent.after not in by_name:
            raise PluginError(f"agent {agent.name!r} works after {agent.after!r}, who is not in the crew")
    ordered: list[Agent] = []
    waiting = sorted(agents, key=lambda a: a.name)
    while waiting:
        done = {agent.name for agent in ordered}
        free = next((agent for agent in waiting if not agent.after or agent.after in done), None)
        if free is None:
            raise PluginError(f"agents wait for each other in a circle: {', '.join(a.name for a in waiting)}")
        ordered.append(free)
        waiting.remove(free)
    return tuple(ordered)
