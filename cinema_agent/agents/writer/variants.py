"""The shapes a film may have: each genre's variants, with their order of beats, moods, light and price.

Reads `data/variants.toml` and `data/scaffolds.toml`; knows no story.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from random import Random
from typing import Any

from cinema_agent.agents.writer.lexicon import sheet
from cinema_agent.script.screenplay import Mood, TimeOfDay


@dataclass(frozen=True)
class Variant:
    """One shape. `moods` are by kind of beat, `light` from first scene to last, `cost` fills 'it costs him ...'."""

    genre: str
    name: str
    order: tuple[str, ...]
    moods: dict[str, Mood]
    light: tuple[TimeOfDay, ...]
    cost: str
    beats: tuple[dict[str, Any], ...]

    def mood(self, kind: str) -> Mood:
        """Return the mood of a kind of beat in this shape."""
        usual: dict[str, Mood] = sheet("scaffolds.toml")["mood"]
        return self.moods.get(kind, usual.get(kind, "calm"))

    def order_for(self, count: int) -> list[str]:
        """Return the beats of a film of so many beats, at most as many as the shape has."""
        order = list(self.order)
        drop: list[str] = sheet("scaffolds.toml")["drop"]
        while len(order) > max(1, count):
            least = next((kind for kind in drop if kind in order), order[0])
            del order[len(order) - 1 - order[::-1].index(least)]
        return order


def spread(hours: tuple[TimeOfDay, ...], scenes: int) -> tuple[TimeOfDay, ...]:
    """Return hours spread over so many scenes, from the first to the last."""
    if scenes == 1:
        return (hours[1],)
    last = len(hours) - 1
    return tuple(hours[round(index * last / (scenes - 1))] for index in range(scenes))


@lru_cache(maxsize=1)
def variants() -> tuple[Variant, ...]:
    """Return every variant of every genre."""
    return tuple(
        Variant(
            genre=row["genre"],
            name=row["name"],
            order=tuple(row["order"]),
            moods=row["moods"],
            light=tuple(row["light"]),
            cost=row["cost"],
            beats=tuple(row["beat"]),
        )
        for row in sheet("variants.toml")["variant"]
    )


def choose_variant(genre: str, seed: int) -> Variant:
    """Return the shape a film of some genre has; its seed chooses."""
    fitting = [variant for variant in variants() if variant.genre == genre]
    return Random(f"variant {seed}").choice(fitting)
