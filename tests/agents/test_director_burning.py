"""What the story lights is dark until it is lit and burns from then on; other lights burn where it is dark."""

from __future__ import annotations

from directed_films import desk, two_leads

from cinema_agent.agents.director import HouseDirector
from cinema_agent.script import Screenplay, Shot


def directed(film: Screenplay) -> Screenplay:
    return HouseDirector().work(film, desk())


def with_lantern_lit() -> Screenplay:
    """Return the film of two leads in which the lantern, held since the first scene, is lit at the climax."""
    film = two_leads()
    coast = film.scenes[1]
    climax = coast.beats[2].model_copy(update={"action": "Tomas lights the lantern.", "prop": "lantern"})
    later = film.scenes[2].beats[0].model_copy(update={"gesture": "hold", "prop": "lantern"})
    return film.replace(
        scenes=(
            film.scenes[0],
            coast.model_copy(update={"beats": (*coast.beats[:2], climax)}),
            film.scenes[2].model_copy(update={"beats": (later,)}),
        )
    )


def at_a_lighthouse() -> Screenplay:
    """Return the film of two leads whose coast is a lighthouse's: its own lamp is the one that is lit."""
    film = two_leads()
    coast = film.place("coast").model_copy(update={"recipe": "lamp_room"})
    return film.replace(places=(film.places[0], coast))


def lights_up(shot: Shot) -> bool:
    return any(prop.lights_at is not None for prop in shot.props)


def test_a_held_lantern_is_dark_before_it_is_lit_and_burns_in_hand_after():
    shots = directed(with_lantern_lit()).shots
    lit = next(index for index, shot in enumerate(shots) if lights_up(shot))

    def in_hand(some: tuple[Shot, ...]) -> list[bool]:
        return [figure.holds_lit for shot in some for figure in shot.figures if figure.holds == "lantern"]

    assert in_hand(shots[:lit]) and not any(in_hand(shots[:lit]))
    assert in_hand(shots[lit + 1 :]) and all(in_hand(shots[lit + 1 :]))


def test_what_is_lit_is_put_down_for_it():
    shots = directed(with_lantern_lit()).shots
    lighting = next(shot for shot in shots if lights_up(shot))

    assert not any(figure.holds == "lantern" for figure in lighting.figures)


def test_a_lantern_that_the_story_never_lights_burns_in_the_dark():
    shots = directed(two_leads()).scene("2").shots

    held = [figure.holds_lit for shot in shots for figure in shot.figures if figure.holds == "lantern"]
    assert held and all(held)


def test_a_place_that_is_the_lamp_itself_is_dark_until_it_is_lit_and_needs_no_second_lamp():
    film = directed(at_a_lighthouse())
    coast = [shot for scene in film.scenes[1:] for shot in scene.shots]
    lit = next(index for index, shot in enumerate(coast) if shot.light.place_lamp_at is not None)

    assert not any(shot.light.place_lamp for shot in coast[:lit])
    assert all(shot.light.place_lamp for shot in coast[lit:])
    staged = [shot for shot in coast if shot.coverage != "insert"]
    assert not any(prop.prop == "lamp" for shot in staged for prop in shot.props)


def test_what_has_been_lit_is_seen_burning_in_a_wider_picture():
    shots = directed(at_a_lighthouse()).shots
    lit = next(index for index, shot in enumerate(shots) if shot.light.place_lamp_at is not None)

    assert any(shot.size in ("wide", "full") and shot.beat == shots[lit].beat for shot in shots[lit + 1 :])
