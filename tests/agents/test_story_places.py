"""A story that names one place stays there, or goes next door; who is in it says where it is if it names none."""

from __future__ import annotations

import pytest
from forty_films import made, named


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("lastplant", {"ruined_city"}),
        ("museum", {"museum_hall", "corridor", "gallery"}),
        ("submarine", {"submarine"}),
        ("nighttrain", {"train"}),
        ("monastery", {"church", "graveyard"}),
        ("gardener", {"garden", "greenhouse", "kitchen"}),
        ("letters", {"library", "city_street"}),
        ("pirate", {"ship_deck", "ship_cabin"}),
        ("foxcrow", {"forest", "river"}),
        ("wheelchair", {"stadium", "gym", "city_street"}),
    ],
)
def test_a_film_goes_no_farther_than_its_logline(name: str, places: set[str]):
    assert {scene.place for scene in named(name).scenes} <= places


@pytest.mark.parametrize(
    ("logline", "home"),
    [
        ("A fox and a crow quarrel over a piece of cheese.", "forest"),
        ("A shy hedgehog wants to learn to sing.", "garden"),
        ("A lonely monkey wants to learn to sing.", "jungle"),
        ("A brave hen wants to learn to sing.", "farm_field"),
        ("A tired knight wants to learn to sing.", "castle_hill"),
        ("A lonely whale wants to learn to sing.", "open_sea"),
        ("A panda wants to learn to sing.", "forest"),
    ],
)
def test_a_story_without_a_place_is_where_its_people_live(logline: str, home: str):
    assert made(logline).scenes[0].place == home


@pytest.mark.parametrize(
    "logline",
    [
        "In a bakery, a baker looks for the last loaf on Earth.",
        "In a bakery, a baker sings under the moon.",
        "A night guard in a bakery waits as snow covers the street.",
    ],
)
def test_earth_sky_and_trades_are_no_places(logline: str):
    places = {scene.place for scene in made(logline).scenes}

    assert "bakery" in places
    assert not places & {"farm_field", "moon_surface", "snow_field", "castle_hill"}
