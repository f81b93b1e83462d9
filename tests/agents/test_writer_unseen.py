"""Loglines as strangers type them: who is cast, where they are, what they have in hand."""

from __future__ import annotations

import pytest

from cinema_agent.agents import Desk, Wishes
from cinema_agent.agents.writer import HouseWriter
from cinema_agent.generators.animatic import Animatic
from cinema_agent.script import Logline, Screenplay

DESK = Desk(capabilities=Animatic().capabilities(), wishes=Wishes())


def told(logline: str) -> Screenplay:
    blank = Screenplay(
        title="untitled",
        logline=Logline(text=logline, language="en"),
        language="en",
        seed=3,
        target_frames=40 * 24,
    )
    return HouseWriter().work(blank, DESK)


@pytest.mark.parametrize(
    ("logline", "rigs"),
    [
        ("An octopus repairs watches at the bottom of the sea.", ["octopus"]),
        ("A girl and her donkey cross the desert to find water.", ["person", "donkey"]),
        ("A scavenger and her broken drone discover a garden.", ["person", "drone"]),
        ("A family moves into an old house.", ["person", "person", "person"]),
        ("A teacher realizes her students are all robots.", ["person", "robot"]),
        ("A snowman searches for the boy who built him.", ["yeti", "person"]),
    ],
)
def test_whoever_acts_is_cast_with_a_body_of_their_kind(logline: str, rigs: list[str]) -> None:
    assert sorted(character.rig for character in told(logline).characters) == sorted(rigs)


@pytest.mark.parametrize(
    ("logline", "place"),
    [
        ("In a 1920s Paris nightclub, a singer falls for a shy man.", "bar"),
        ("A pirate captain finds a stowaway in his cabin.", "ship_cabin"),
        ("A young blacksmith forges a sword for the queen.", "forge"),
        ("A wildlife photographer is stalked by a wolf.", "forest"),
        ("An octopus repairs watches at the bottom of the sea.", "underwater"),
        ("Two police officers hunt a bank robber through the flooded city.", "city_street"),
    ],
)
def test_a_story_begins_where_its_words_say(logline: str, place: str) -> None:
    assert told(logline).scenes[0].place == place


@pytest.mark.parametrize(
    ("logline", "costume"),
    [
        ("A pirate captain finds a stowaway in his cabin.", "pirate_coat"),
        ("A boy visits his mother, an astronaut on Mars.", "spacesuit"),
        ("Two women dress as nuns to rob a bank.", "nun_habit"),
    ],
)
def test_somebody_wears_what_they_are_or_pretend_to_be(logline: str, costume: str) -> None:
    assert costume in {character.wardrobe[0].costume for character in told(logline).characters}


@pytest.mark.parametrize(
    ("logline", "kind"),
    [
        ("A cellist meets a stranger on the night train.", "cello"),
        ("A wildlife photographer is stalked by a wolf.", "camera"),
        ("An elderly trumpet player teaches a girl to play.", "trumpet"),
    ],
)
def test_who_has_a_trade_has_its_tool(logline: str, kind: str) -> None:
    assert kind in {prop.kind for prop in told(logline).props}


def test_what_people_are_in_or_at_is_no_prop() -> None:
    assert not {p.kind for p in told("A cellist meets a stranger on the night train.").props} & {"train"}
    assert not {p.kind for p in told("A princess sneaks out of the ball.").props} & {"ball"}


@pytest.mark.parametrize(
    ("logline", "weather"),
    [
        ("Two astronauts on Mars repair a radio during a dust storm.", "wind"),
        ("A captain steers her ship through a storm.", "storm"),
    ],
)
def test_a_dust_storm_is_no_rain(logline: str, weather: str) -> None:
    assert weather in {scene.weather for scene in told(logline).scenes}
