"""The sets of a film, built once per process and place, and the seeds of shots. Source: ours."""

from __future__ import annotations

from functools import lru_cache

from cinema_agent.generators import ShotOrder
from cinema_agent.generators.animatic.canvas import STAGE_HEIGHT
from cinema_agent.generators.animatic.places import build_set
from cinema_agent.generators.animatic.stage_set import StageSet
from cinema_agent.script.noun import content_hash
from cinema_agent.script.screenplay import Mood, TimeOfDay, Weather

LARGEST_DETAIL = 1.25
"""Most pixels a set is painted with, against those for 720p: enough for 1080p; beyond, memory grows."""


def set_for(order: ShotOrder) -> StageSet:
    """Return the built set of an order; a few stay in memory, the same for every shot there."""
    detail = min(LARGEST_DETAIL, max(0.6, round(order.size.height / STAGE_HEIGHT, 2)))
    if order.size.is_portrait:
        detail = min(LARGEST_DETAIL, max(0.6, round(order.size.width / STAGE_HEIGHT, 2)) * 1.35)
    return built_set(
        order.place.recipe,
        order.time_of_day,
        order.weather,
        order.mood,
        order.era if order.place.era == "present" else order.place.era,
        number_of(order.place_seed, "place", order.place.recipe),
        order.draft,
        detail,
        not order.shot.light.place_lamp,
    )


@lru_cache(maxsize=6)
def built_set(
    recipe: str,
    time: TimeOfDay,
    weather: Weather,
    mood: Mood,
    era: str,
    seed: int,
    draft: bool,
    detail: float,
    lamp_is_out: bool,
) -> StageSet:
    """Return a set, built at most once while it stays among the last few: what two shots there share."""
    return build_set(
        recipe, time_of_day=time, weather=weather, mood=mood, era=era, seed=seed, draft=draft, detail=detail,
        lamp_is_out=lamp_is_out,
    )  # fmt: skip


def seed_of(order: ShotOrder, what: str) -> int:
    """Return the seed of one thing in a shot."""
    return number_of(order.seed, order.take_seed, order.shot.id, what)


def number_of(*parts: int | str) -> int:
    """Return a number of 32 bits that stands for `parts`."""
    return int(content_hash(*parts)[:8], 16)
