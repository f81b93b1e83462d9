"""From screenplay to orders: what a generator is asked for, the facts its key is made of, and what changed since."""

from __future__ import annotations

import math
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from cinema_agent.generators import ShotOrder
from cinema_agent.graph.settings import FilmSettings
from cinema_agent.script.bible_entries import Character
from cinema_agent.script.capabilities import Capabilities
from cinema_agent.script.noun import content_hash
from cinema_agent.script.screenplay import Screenplay
from cinema_agent.script.shot import Shot
from cinema_agent.script.sound import Recording, SpokenLine

Handles = Mapping[str, tuple[int, int]]

TOLD = {
    "spoken": "dialogue changed",
    "shot.length_frames": "length changed",
    "shot.figures": "action changed",
    "shot.plot": "action changed",
    "shot.elements": "action changed",
    "shot.props": "props changed",
    "shot.size": "framing changed",
    "shot.coverage": "framing changed",
    "shot.move": "camera move changed",
    "shot.light": "light changed",
    "shot.cues": "dialogue changed",
    "characters": "cast changed",
    "place": "place changed",
    "generator": "generator changed",
    "size": "picture size changed",
    "rate": "frame rate changed",
    "handles": "handles changed",
    "keyframes": "keyframes changed",
    "joins": "captions or titles moved",
}


def seed_for(screenplay: Screenplay, *what: object) -> int:
    """Return the seed of something in this film: 63 bits of a hash of the film's seed and its name."""
    return int(content_hash("seed", screenplay.seed, *what)[:15], 16)


def order_for(
    screenplay: Screenplay, shot: Shot, recordings: Mapping[str, Recording], handles: Handles, film: FilmSettings,
    *, take: int = 1,
) -> ShotOrder:  # fmt: skip
    """Return the order for one take of a shot."""
    scene = screenplay.scene(shot.scene_id)
    head, tail = handles.get(shot.id, (0, 0))
    named_props = {p.prop for p in shot.props} | {f.holds for f in shot.figures}
    named_props |= {act.with_prop for f in shot.figures for act in f.acts} | {shot.focus}
    speakers = {recordings[cue.line].character for cue in shot.cues if cue.line in recordings}
    cast = set(shot.on_screen) | speakers
    return ShotOrder(
        slate=f"{shot.id}-{take}",
        shot=shot,
        place=screenplay.place(scene.place),
        time_of_day=scene.time_of_day,
        weather=scene.weather,
        mood=scene.mood,
        characters=tuple(c for c in screenplay.characters if c.id in cast),
        props=tuple(p for p in screenplay.props if p.id in named_props),
        spoken=spoken_in(shot, recordings, screenplay.format.rate),
        size=screenplay.format.size,
        rate=screenplay.format.rate,
        seed=seed_for(screenplay, shot.id),
        place_seed=seed_for(screenplay, scene.place),
        take_seed=0 if take == 1 else seed_for(screenplay, shot.id, take),
        head_frames=head,
        tail_frames=tail,
        style=screenplay.style,
        era=screenplay.era,
        draft=film.draft,
    )


def spoken_in(shot: Shot, recordings: Mapping[str, Recording], rate: Fraction) -> tuple[SpokenLine, ...]:
    """Return the recorded lines of a shot, placed in its frames."""
    return tuple(
        SpokenLine(
            line=cue.line,
            character=recorded.character,
            text=recorded.text,
            at_frame=cue.at_frame,
            length_frames=max(1, math.ceil(Fraction(recorded.seconds) * rate)),
            on_camera=cue.on_camera,
            visemes=recorded.visemes,
        )
        for cue in shot.cues
        if (recorded := recordings.get(cue.line)) is not None
    )


def facts_of(order: ShotOrder, capabilities: Capabilities) -> dict[str, str]:
    """Return a digest of each fact a generator with these capabilities reads from an order: what its key is made of."""
    reads = capabilities.reads or tuple(Shot.model_fields)
    facts: dict[str, Any] = {f"shot.{name}": getattr(order.shot, name) for name in reads}
    described = capabilities.open_vocabulary
    facts |= {
        "generator": [capabilities.generator, capabilities.version],
        "place": order.place if described else [order.place.recipe, order.place.era],
        "scene": [order.time_of_day, order.weather, order.mood],
        "characters": [_seen(character, order.shot.scene_id, described) for character in order.characters],
        "props": [[prop.id, prop.kind, prop.description if described else ""] for prop in order.props],
        "spoken": order.spoken,
        "size": order.size,
        "rate": order.rate,
        "seed": [order.seed, order.place_seed, order.take_seed],
        "handles": [order.head_frames, order.tail_frames],
        "style": [order.style if described else "", order.era],
        "draft": order.draft,
    }
    return {name: content_hash(value)[:16] for name, value in facts.items()}


def _seen(character: Character, scene_id: str, described: bool) -> list[object]:
    words = [character.role, character.description] if described else []
    return [character.id, character.rig, character.look, character.outfit_in(scene_id), *words]


def what_changed(before: Mapping[str, str], now: Mapping[str, str]) -> str:
    """Return in plain words why something with facts `before` is not what `now` asks for."""
    names = [name for name in now if before.get(name) != now[name]] + [
        name for name in before if name not in now
    ]
    # A line that grew changes its shot's length and cues as well: say the cause, not its consequences.
    if "spoken" in names:
        names = [name for name in names if name not in {"shot.length_frames", "shot.cues", "joins"}]
    told = dict.fromkeys(
        TOLD.get(name, f"{name.removeprefix('shot.').replace('_', ' ')} changed") for name in names
    )
    return ", ".join(told)
