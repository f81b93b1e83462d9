"""Whoever sits, sits on something that is drawn under them."""

from dataclasses import replace

import numpy as np
import pytest
from test_animatic_shots import order_of, set_of, shot_of, solved

from cinema_agent.generators.animatic.canvas import Lighting, new_surface
from cinema_agent.generators.animatic.design import design_of
from cinema_agent.generators.animatic.recipe import recipes
from cinema_agent.generators.animatic.seats import draw_seat, seat_for, seat_height, seat_rows
from cinema_agent.generators.animatic.staging import StagedFigure
from cinema_agent.script import Figure

SIDES = ("far_left", "left", "center", "right", "far_right")


def seated(place: str, across: str, cast: str = "two_adults", size: str = "320x180") -> StagedFigure:
    figure = Figure(character="ann", across=across, posture="sits", facing="right")
    shot = shot_of("single", "full", figures=(figure,))
    staging, _ = solved(order_of(shot, size, cast, place))
    return staging.figures[0]


@pytest.mark.parametrize("place", ("theatre", "workshop"))
@pytest.mark.parametrize("across", SIDES)
@pytest.mark.parametrize("cast", ("two_adults", "child_and_old", "person_and_robot"))
def test_hips_are_on_the_seat_and_feet_reach_for_the_floor(place: str, across: str, cast: str) -> None:
    staged = seated(place, across, cast)
    own = staged.spot.head * staged.design.scale
    bottom = staged.body()[3]
    assert staged.seat_y is not None
    assert 0.3 * own < staged.spot.y - staged.seat_y < 1.75 * own
    assert staged.seat_y < bottom < staged.spot.y + 0.5 * own


def test_an_animal_sits_on_the_ground() -> None:
    assert seated("theatre", "left", "dog_and_child").seat_y is None


def test_whoever_sits_alone_in_an_armchair_stays_in_it_when_others_come_close() -> None:
    sits = Figure(character="ann", across="left", posture="sits", facing="right")
    stands = Figure(character="bob", across="far_right", facing="left")
    shot = shot_of("two_shot", "full", figures=(sits, stands))
    for size in ("320x180", "180x320"):
        staging, _ = solved(order_of(shot, size, "two_adults", "theatre"))
        assert staging.figure("ann").spot.x == pytest.approx(set_of("theatre").anchors["middle", "left"].x)


def test_every_ground_has_a_seat_and_every_recipe_names_seats_there_are() -> None:
    for recipe in recipes().values():
        assert seat_for(recipe.ground) in seat_rows()
        assert {spot.seat for spot in recipe.anchors.spots if spot.seat} <= set(seat_rows())


@pytest.mark.parametrize("kind", sorted(seat_rows()))
def test_a_seat_is_drawn_between_the_ground_and_the_hips(kind: str) -> None:
    pixels, surface = new_surface(300, 300)
    draw_seat(surface.getCanvas(), kind, Lighting(), 150, 250, 190, 50)
    rows = np.flatnonzero((pixels[180:200, 120:180, 3] > 0).all(1))
    assert len(rows) and pixels[245, 100:200, 3].any()


def test_a_shot_without_painted_seat_shows_one_under_the_sitter() -> None:
    from cinema_agent.generators.animatic.picture import StagedPicture

    order = order_of(
        shot_of("single", "full", figures=(Figure(character="ann", across="center", posture="sits"),)),
        place="theatre",
    )
    picture = StagedPicture(order)
    with_seat = picture.draw(3)
    picture._draw_seat = lambda *_: None  # type: ignore[method-assign]
    assert (with_seat != picture.draw(3)).any(-1).sum() > 100


def test_seats_fit_their_sitters() -> None:
    order = order_of(shot_of("two_shot", "full"), cast="child_and_old")
    child, old = (design_of(person, person.wardrobe[0]) for person in order.characters)
    heights = [seat_height(design) * design.scale for design in (child, old)]
    assert heights[0] < heights[1]
    assert seat_height(replace(child, body=replace(child.body, leg=0.2))) > 0
