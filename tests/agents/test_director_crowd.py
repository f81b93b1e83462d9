"""Strangers are about where and when there would be some, and never between us and two people who talk."""

from __future__ import annotations

import pytest
from directed_films import desk, two_leads
from forty_films import forty_films

from cinema_agent.agents.director import HouseDirector
from cinema_agent.script import Logline, Screenplay


def crowds(film: Screenplay, scene_id: str) -> set[str]:
    """Return how many strangers are about in the wide shots of a scene."""
    wide = ("extreme_wide", "wide", "full")
    return {shot.crowd for shot in film.scene(scene_id).shots if shot.size in wide}


def at(logline: str = "Two friends meet.", **changes: object) -> Screenplay:
    """Return the film of two leads, its last scene at another hour, in another weather or mood."""
    film = two_leads()
    scene = film.scenes[2].model_copy(update={"mood": "calm", "time_of_day": "day", **changes})
    scenes = (*film.scenes[:2], scene)
    return HouseDirector().work(film.replace(scenes=scenes, logline=Logline(text=logline)), desk())


def test_people_are_about_by_day():
    assert crowds(at(), "3") == {"many"}


@pytest.mark.parametrize(
    "changes", [{"time_of_day": "night"}, {"mood": "eerie"}, {"mood": "sad"}, {"weather": "storm"}]
)
def test_nobody_is_about_at_night_in_fear_in_sorrow_or_in_a_storm(changes: dict[str, str]):
    assert crowds(at(**changes), "3") == {"none"}


@pytest.mark.parametrize("changes", [{"time_of_day": "evening"}, {"weather": "rain"}])
def test_few_are_about_in_the_evening_and_in_the_rain(changes: dict[str, str]):
    assert crowds(at(**changes), "3") == {"few"}


def test_a_story_of_the_last_of_their_kind_has_no_strangers():
    assert crowds(at("The last postman keeps the coast."), "3") == {"none"}


def test_strangers_never_come_near_two_people():
    for film in forty_films():
        for shot in film.shots:
            is_near = shot.size not in ("extreme_wide", "wide", "full")
            assert shot.crowd == "none" or not (is_near and len(shot.figures) > 1)


def test_halls_are_shut_in_the_evening_and_bars_are_not():
    film = two_leads()
    kitchen = film.scenes[0].model_copy(update={"time_of_day": "evening"})

    def evening_in(recipe: str) -> set[str]:
        place = film.places[0].model_copy(update={"recipe": recipe})
        inside = film.replace(
            scenes=(kitchen, *film.scenes[1:]), places=(place, *film.places[1:]),
            logline=Logline(text="Two friends meet."),
        )  # fmt: skip
        return crowds(HouseDirector().work(inside, desk()), "1")

    assert evening_in("museum_hall") == {"none"}
    assert evening_in("bar") == {"few"}
