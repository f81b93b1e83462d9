"""What a shot shows, as names GoldenMem can compare: `character:ines`, `prop:lantern`, `place:harbour`."""

from __future__ import annotations

from cinema_agent.script.screenplay import Screenplay
from cinema_agent.script.shot import Shot


def entities_of(screenplay: Screenplay, shot: Shot) -> tuple[str, ...]:
    """Return what a shot shows, most important first: its focus, characters, props, then the place.

    Raises:
        ScriptError: the screenplay lacks the shot's scene.
    """
    characters = [f"character:{figure.character}" for figure in shot.figures if not figure.is_foreground]
    backs = [f"character:{figure.character}" for figure in shot.figures if figure.is_foreground]
    held = [f"prop:{figure.holds}" for figure in shot.figures if figure.holds]
    props = [f"prop:{prop.prop}" for prop in shot.props]
    place = f"place:{screenplay.scene(shot.scene_id).place}"
    everything = dict.fromkeys([*characters, *backs, *props, *held, place])
    focus = [entity for entity in everything if entity.partition(":")[2] == shot.focus]
    return tuple(dict.fromkeys([*focus, *everything]))
