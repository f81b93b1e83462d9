"""Where a place has nothing but seats, everybody sits and nobody walks."""

from __future__ import annotations

import pytest
from directed_films import capabilities, two_leads

from cinema_agent.agents import Desk
from cinema_agent.agents.director import HouseDirector
from cinema_agent.generators.animatic import Animatic
from cinema_agent.script import Entry


@pytest.mark.parametrize("tag", ["seated", "afloat"])
def test_everybody_sits_where_there_are_only_seats(tag: str):
    able = capabilities()
    places = tuple(Entry(name=name, tags=(tag,)) for name in ("kitchen", "coast"))
    desk = Desk(able.model_copy(update={"vocabulary": {**able.vocabulary, "place": places}}))

    figures = [figure for shot in HouseDirector().work(two_leads(), desk).shots for figure in shot.figures]

    assert figures
    assert {figure.posture for figure in figures} == {"sits"}
    assert not any(figure.moves_to for figure in figures)


def test_a_car_has_only_seats():
    car = next(entry for entry in Animatic().capabilities().entries("place") if entry.name == "car")

    assert "seated" in car.tags
