"""The director has a word for every hour and every weather a screenplay may have."""

from typing import get_args

from cinema_agent.agents.director.sheets import house_taste
from cinema_agent.script.screenplay import TimeOfDay, Weather


def test_every_hour_and_weather_has_its_words() -> None:
    feeling = house_taste().feeling

    assert set(feeling.times) == set(get_args(TimeOfDay))
    assert set(feeling.weathers) == set(get_args(Weather))
