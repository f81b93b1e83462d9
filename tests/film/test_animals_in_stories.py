"""The house writer finds the animals, robots and creatures that the animatic draws."""

from __future__ import annotations

import pytest

from cinema_agent.agents import Desk
from cinema_agent.agents.writer.house_writer import HouseWriter
from cinema_agent.generators.animatic import Animatic
from cinema_agent.script import Character, Logline, Screenplay

DESK = Desk(capabilities=Animatic().capabilities())


def cast(logline: str) -> tuple[Character, ...]:
    blank = Screenplay(title="Untitled", logline=Logline(text=logline), target_frames=1440, seed=7)
    return HouseWriter().work(blank, DESK).characters


@pytest.mark.parametrize(
    ("logline", "rigs"),
    [
        ("A raven steals a widow's ring and brings it back when she learns to laugh.", {"raven", "person"}),
        ("An old horse carries a boy across the mountains one last time.", {"horse", "person"}),
        ("A lonely whale follows a fishing boat that hums her song.", {"whale"}),
        ("A ghost who cannot leave the library befriends a night guard.", {"ghost", "person"}),
        ("A young dragon who is afraid of fire must light the village lamp.", {"dragon"}),
        ("A mouse and a lion share a prison cell.", {"mouse", "lion"}),
        ("A penguin dreams of flying and asks a gull for lessons.", {"penguin", "gull"}),
        ("An old tin robot waits in a toy shop for the girl who left him.", {"tin_robot", "person"}),
        ("A fairy loses her wings and learns to walk.", {"fairy"}),
        ("A yeti works in a hotel kitchen and hides from the guests.", {"yeti", "person"}),
        ("A goose guards a nuclear power station.", {"swan"}),
    ],
)
def test_who_a_story_is_about_is_drawn_as_what_they_are(logline: str, rigs: set[str]) -> None:
    assert {character.rig for character in cast(logline)} == rigs


def test_a_colour_said_of_an_animal_is_its_coat() -> None:
    elephant = cast("A white elephant walks through the city at night and nobody stops it.")[0]
    horse = cast("An old horse carries a boy across the mountains one last time.")[0]

    assert elephant.look.hair_color == "#f2ede4"
    assert horse.look.hair_color != elephant.look.hair_color


def test_animals_speak_in_fables_and_not_beside_people() -> None:
    fable = cast("A penguin dreams of flying and asks a gull for lessons.")
    beside = cast("A black cat brings luck to a sailor nobody trusts.")

    assert all(animal.speaks for animal in fable)
    assert {character.rig: character.speaks for character in beside} == {"cat": False, "person": True}


def test_ghosts_and_dragons_speak() -> None:
    assert cast("A ghost who cannot leave the library befriends a night guard.")[0].speaks
    assert cast("A young dragon who is afraid of fire must light the village lamp.")[0].speaks


def test_the_young_of_animals_are_young() -> None:
    kitten = cast("A kitten is lost in the old town and a grumpy dog brings it home.")[0]

    assert (kitten.rig, kitten.look.age) == ("cat", "child")
