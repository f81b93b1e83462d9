"""Beats become shots by the grammar of film, for every length and both shapes of picture."""

from __future__ import annotations

import pytest
from directed_films import capabilities, desk, one_lead, two_leads

from cinema_agent.agents import Agent
from cinema_agent.agents.director import HouseDirector
from cinema_agent.script import Screenplay
from cinema_agent.script.checks import check
from cinema_agent.script.statistics import (
    coverage_counts,
    crossed_lines,
    distinct_set_ups,
    repeated_framings,
    seen_in_close_up,
    standing_row_share,
)
from cinema_agent.script.timing import film_frames

FILMS = [
    pytest.param(
        lambda seed=seed, portrait=portrait: two_leads(seed=seed, portrait=portrait), id=f"{shape}-{seed}"
    )
    for portrait, shape in ((False, "16:9"), (True, "9:16"))
    for seed in range(5)
]


def directed(film: Screenplay) -> Screenplay:
    return HouseDirector().work(film, desk())


def test_the_house_director_is_an_agent_after_the_writer():
    director = HouseDirector()

    assert isinstance(director, Agent)
    assert (director.name, director.after) == ("director", "writer")


@pytest.mark.parametrize("make", FILMS)
def test_a_minute_of_film_has_what_every_film_has(make):
    film = directed(make())

    counts = coverage_counts(film)
    assert distinct_set_ups(film) >= 8
    assert 12 <= len(film.shots) <= 20
    assert seen_in_close_up(film) and set(seen_in_close_up(film)) == {"tomas", "ines"}
    assert counts["insert"] >= 1
    assert counts["over_shoulder"] >= 1
    assert counts["establishing"] >= 2


@pytest.mark.parametrize("make", FILMS)
def test_the_grammar_of_film_holds(make):
    film = directed(make())

    assert crossed_lines(film) == ()
    assert repeated_framings(film) == ()
    assert standing_row_share(film) <= 0.25


@pytest.mark.parametrize("make", FILMS)
def test_two_people_are_never_framed_tighter_than_medium(make):
    for shot in directed(make()).shots:
        if len([figure for figure in shot.figures if not figure.is_foreground]) > 1:
            assert shot.size in ("extreme_wide", "wide", "full", "medium")


@pytest.mark.parametrize("make", FILMS)
def test_the_light_of_a_scene_does_not_change_from_shot_to_shot(make):
    for scene in directed(make()).scenes:
        assert len({(shot.light.key_from, shot.light.mood) for shot in scene.shots}) == 1


@pytest.mark.parametrize("make", FILMS)
def test_every_line_is_heard_once_and_nothing_unknown_is_asked_for(make):
    assert check(directed(make())) == ()


@pytest.mark.parametrize("seconds", [30, 60, 90, 180, 600])
def test_the_film_is_as_long_as_asked_for(seconds: float):
    film = directed(two_leads(seconds=seconds))

    assert abs(film_frames(film) - film.target_frames) <= 0.02 * film.target_frames


@pytest.mark.parametrize("seconds", [10, 20, 60, 600])
def test_a_silent_film_of_one_fits_any_length(seconds: float):
    film = directed(one_lead(seconds=seconds))

    assert abs(film_frames(film) - film.target_frames) <= 0.02 * film.target_frames
    assert seen_in_close_up(film) == ("tomas",)


def test_one_lead_has_an_insert_and_looks_out_over_the_place():
    film = directed(one_lead())

    looks = [shot for shot in film.shots if shot.coverage == "over_shoulder"]
    assert coverage_counts(film)["insert"] >= 1
    assert looks and all(shot.figures[0].is_foreground and shot.size == "wide" for shot in looks)


def test_the_same_screenplay_and_seed_give_the_same_shots():
    assert directed(two_leads(seed=3)) == directed(two_leads(seed=3))
    assert directed(two_leads(seed=3)) != directed(two_leads(seed=4))


def test_a_scene_that_has_shots_is_left_alone():
    film = directed(two_leads())
    one, two, three = film.scenes
    own = one.model_copy(
        update={"shots": one.shots[:2], "beats": tuple(b.model_copy(update={"lines": ()}) for b in one.beats)}
    )
    half = film.replace(scenes=(own, two.model_copy(update={"shots": ()}), three))

    again = directed(half)

    assert again.scenes[0] == own
    assert again.scenes[2] == three
    assert again.scenes[1].shots


def test_a_film_with_all_its_shots_is_returned_as_it_is():
    film = directed(two_leads())

    assert directed(film) is film


def test_shots_are_lettered_in_their_scene():
    scene = directed(two_leads()).scenes[1]

    assert [shot.id for shot in scene.shots[:3]] == ["2A", "2B", "2C"]


def test_a_film_without_people_is_a_film_of_places_and_things():
    film = two_leads(seconds=30)
    empty = {"characters": (), "performer": None, "recipient": None, "gesture": None, "lines": ()}
    scenes = tuple(
        scene.model_copy(update={"beats": tuple(beat.model_copy(update=empty) for beat in scene.beats)})
        for scene in film.scenes
    )

    shots = directed(film.replace(scenes=scenes)).shots

    assert shots and not any(shot.figures for shot in shots)
    assert {shot.coverage for shot in shots} == {"establishing", "insert"}


def test_whoever_something_is_done_to_is_seen_even_if_the_beat_does_not_list_them():
    film = two_leads()
    scene = film.scenes[1]
    beats = tuple(b.model_copy(update={"characters": (), "lines": ()}) for b in scene.beats)

    shots = directed(film.replace(scenes=(film.scenes[0], scene.model_copy(update={"beats": beats})))).shots

    assert any(shot.beat == "2.2" and {"tomas", "ines"} <= set(shot.on_screen) for shot in shots)


def test_only_gestures_the_crew_can_draw_are_asked_for():
    film = directed(two_leads())

    acted = {act.gesture for shot in film.shots for figure in shot.figures for act in figure.acts}
    assert acted and acted <= set(capabilities().names("gesture"))


def test_the_film_fades_in_and_dissolves_only_between_scenes():
    film = directed(two_leads())

    entered = {shot.id: shot.transition.kind for shot in film.shots if shot.transition.kind != "cut"}
    assert entered["1A"] == "fade_in"
    assert set(entered) <= {"1A", "2A", "3A"}


def test_singles_tighten_towards_the_climax():
    film = directed(two_leads())
    sizes = ("medium", "medium_close_up", "close_up", "extreme_close_up")

    def tightest(scene_id: str) -> int:
        shots = [
            shot for shot in film.scene(scene_id).shots if shot.size in sizes and shot.coverage == "single"
        ]
        return max(sizes.index(shot.size) for shot in shots)

    assert tightest("2") >= tightest("1")
