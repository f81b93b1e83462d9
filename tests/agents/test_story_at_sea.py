"""Who is lost at sea is seen there, in a boat; big things stand far off and never in a kitchen."""

from __future__ import annotations

import pytest
from directed_films import two_leads

from cinema_agent.agents import Desk
from cinema_agent.agents.director import HouseDirector
from cinema_agent.agents.writer import HouseWriter
from cinema_agent.generators.animatic import Animatic
from cinema_agent.script import Format, Logline, Prop, Screenplay

DEPTHS = ("near", "middle", "far")
DESK = Desk(capabilities=Animatic().capabilities())
LIGHTHOUSE = "An old lighthouse keeper must relight the lamp when his granddaughter is lost at sea."


def filmed(logline: str, seconds: float = 60) -> Screenplay:
    picture = Format()
    blank = Screenplay(
        title="Untitled", logline=Logline(text=logline), format=picture, target_frames=picture.frames(seconds)
    )
    return HouseDirector().work(HouseWriter().work(blank, DESK), DESK)


def with_a_train(place: str) -> Screenplay:
    """Return the film of two leads with a train where it says `lantern`."""
    film = two_leads()
    train = Prop(id="lantern", name="the train", kind="train")
    beats = [
        beat.model_copy(update={"prop": "lantern", "gesture": "point"}) for beat in film.scene("1").beats[:2]
    ]
    scene = film.scene("1").model_copy(update={"place": place, "beats": tuple(beats)})
    return HouseDirector().work(film.replace(props=(film.props[0], train), scenes=(scene,)), DESK)


def test_who_is_lost_at_sea_sits_in_a_boat_there_and_the_other_stays_ashore() -> None:
    film = filmed(LIGHTHOUSE)
    at_sea = [scene for scene in film.scenes if film.place(scene.place).recipe == "open_sea"]
    figures = [figure for scene in at_sea for shot in scene.shots for figure in shot.figures]

    assert len(at_sea) == 1
    assert {film.character(figure.character).role for figure in figures} == {"granddaughter"}
    assert {figure.posture for figure in figures} == {"sits"}
    assert not any(shot.props for scene in at_sea for shot in scene.shots)


@pytest.mark.parametrize(
    ("logline", "recipe"),
    [
        ("A sailor drifts for days on the ocean with a cat.", "open_sea"),
        ("A fisherman rows through the fog to find his brother's boat.", "open_sea"),
        ("A widow paints in a house by the sea.", "lighthouse_coast"),
        ("A girl lights a candle in every window of a dark village.", "village"),
    ],
)
def test_at_sea_is_out_on_the_water_and_other_places_are_on_land(logline: str, recipe: str) -> None:
    film = filmed(logline)

    recipes = {place.recipe for place in film.places}
    assert recipe in recipes
    assert ("open_sea" in recipes) == (recipe == "open_sea")


def test_a_train_stands_far_off_and_is_never_laid_on_a_table() -> None:
    film = with_a_train("coast")
    trains = [(shot, prop) for shot in film.shots for prop in shot.props if prop.prop == "lantern"]

    assert trains
    assert {prop.depth for _, prop in trains} == {"far"}
    assert not any(shot.coverage == "insert" for shot, _ in trains)


def test_a_train_is_left_out_of_a_kitchen_and_the_crew_is_told() -> None:
    film = with_a_train("kitchen")

    assert not any(shot.props for shot in film.shots)
    assert any("too large" in note for shot in film.shots for note in shot.notes)


def test_an_old_keeper_is_grey_and_most_are_bearded() -> None:
    keepers = [
        HouseWriter()
        .work(Screenplay(title="x", logline=Logline(text=LIGHTHOUSE), target_frames=1440, seed=seed), DESK)
        .characters[0]
        .look
        for seed in range(12)
    ]

    men = [look for look in keepers if look.presents == "masculine"]
    assert {look.age for look in keepers} == {"old"}
    assert sum(look.facial_hair == "full" for look in men) > len(men) * 0.6
    assert all(min(bytes.fromhex(look.hair_color[1:])) > 100 for look in keepers)
