"""Over forty films: the line, eyelines, whose scene it is, rhythm, match cuts, the last image, the arc of light."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from statistics import correlation, mean

import pytest
from directed_films import desk, two_leads
from forty_films import forty_films, made

from cinema_agent.agents.director import HouseDirector
from cinema_agent.agents.director.shape import shape_of
from cinema_agent.agents.director.sheets import house_taste
from cinema_agent.agents.writer.tone import goes_back
from cinema_agent.script import Figure, Scene, Screenplay, Shot
from cinema_agent.script.statistics import crossed_lines

SIZES = ("extreme_wide", "wide", "full", "medium", "medium_close_up", "close_up", "extreme_close_up")
FACES = SIZES[4:]
SIDES = {"far_left": -1, "left": -1, "center": 0, "right": 1, "far_right": 1}
SEEDS = (0, 1, 2)


def seen(shot: Shot) -> list[Figure]:
    return [figure for figure in shot.figures if not figure.is_foreground]


def is_face(shot: Shot) -> bool:
    return len(seen(shot)) == 1 and shot.size in FACES


def kind_of(film: Screenplay) -> dict[str, str]:
    return {beat.id: beat.kind for scene in film.scenes for beat in scene.beats}


def cuts_between_scenes(film: Screenplay) -> Iterator[tuple[Shot, Shot]]:
    for before, after in pairwise([scene for scene in film.scenes if scene.shots]):
        yield before.shots[-1], after.shots[0]


def matching_cuts(film: Screenplay) -> list[tuple[Shot, Shot]]:
    return [
        (last, first)
        for last, first in cuts_between_scenes(film)
        if first.size == last.size and first.focus == last.focus and first.focus != film.scenes[0].place
        if last.size in FACES
    ]


def sides_lost(scene: Scene) -> list[str]:
    """Return the shots of a scene in which somebody is on another side than they were left on."""
    sides: dict[str, int] = {}
    lost = []
    for shot in scene.shots:
        are_close = len(shot.figures) == 2 and {figure.across for figure in shot.figures} == {"center"}
        for index, figure in enumerate(shot.figures):
            # Two who embrace in the middle are told from left to right.
            side = (-1, 1)[index] if are_close else SIDES[figure.across]
            if side and sides.get(figure.character, side) != side:
                lost.append(shot.id)
            end = SIDES[figure.moves_to] if figure.moves_to else side
            if end or side:
                sides[figure.character] = end or side
    return lost


@pytest.mark.parametrize("seed", SEEDS)
def test_everybody_keeps_their_side_until_they_cross_the_picture(seed: int):
    for film in forty_films(seed):
        assert crossed_lines(film) == ()
        assert [shot for scene in film.scenes for shot in sides_lost(scene)] == []


def test_two_faces_in_a_row_look_at_each_other():
    meetings = [
        (seen(one)[0], seen(other)[0], SIZES.index(one.size) - SIZES.index(other.size))
        for film in forty_films()
        for scene in film.scenes
        for one, other in pairwise(scene.shots)
        if is_face(one) and is_face(other) and seen(one)[0].character != seen(other)[0].character
    ]

    meetings = [m for m in meetings if "camera" not in (m[0].facing, m[1].facing)]
    assert len(meetings) >= 15
    for one, other, step in meetings:
        assert {one.facing, other.facing} == {"left", "right"}
        assert abs(step) <= 1


def test_whoever_wants_something_is_seen_closer_and_more_often():
    owned = []
    for film in forty_films():
        owners = shape_of(film, house_taste().coverage).owners
        faces = [(scene, shot) for scene in film.scenes for shot in scene.shots if is_face(shot)]
        own = [
            SIZES.index(shot.size) for scene, shot in faces if owners.get(scene.id) == seen(shot)[0].character
        ]
        others = [
            SIZES.index(shot.size) for scene, shot in faces if owners.get(scene.id) != seen(shot)[0].character
        ]
        if others:
            owned.append(len(own) >= len(others) and max(own) >= max(others))

    assert len(owned) >= 20
    assert mean(owned) >= 0.9


def test_the_camera_comes_nearer_as_tension_rises():
    points = [
        (house_taste().coverage.kind(kind_of(film)[shot.beat]).tension, SIZES.index(shot.size))
        for film in forty_films()
        for shot in film.shots
        if shot.figures and shot.coverage in ("single", "reaction", "two_shot", "over_shoulder")
    ]

    assert correlation([tension for tension, _ in points], [size for _, size in points]) > 0.2


def test_the_face_nearest_to_us_is_not_seen_before_the_story_turns():
    for film in forty_films():
        first = next((s for s in film.shots if s.size == "extreme_close_up" and s.figures), None)
        assert first is None or kind_of(film)[first.beat] not in ("image", "want", "quiet")


@pytest.mark.parametrize("seed", SEEDS)
def test_shots_shorten_towards_the_climax_and_then_there_is_a_long_breath(seed: int):
    tightened = []
    for film in forty_films(seed):
        kinds, shots = kind_of(film), film.shots
        at = [index for index, shot in enumerate(shots) if kinds[shot.beat] == "climax"]
        third = shots[: len(shots) // 3]
        climax = shots[max(0, at[0] - 2) : at[-1] + 1]
        tightened.append(mean(s.length_frames for s in climax) < 0.95 * mean(s.length_frames for s in third))
        assert shots[-1].length_frames > 1.2 * mean(s.length_frames for s in shots)

    assert mean(tightened) >= 0.95


def test_the_last_image_is_held_wide_and_without_words():
    for film in forty_films():
        last = film.shots[-1]
        assert last.size in ("extreme_wide", "wide") and not last.cues
        assert last.length_frames >= 4 * 24


def test_most_films_have_one_match_cut_and_it_matches():
    matches = [match for film in forty_films() for match in matching_cuts(film)]

    assert len(matches) >= 20
    assert all(len(matching_cuts(film)) <= 1 for film in forty_films())
    for last, first in matches:
        assert (last.angle, last.focus, last.size) == (first.angle, first.focus, first.size)
        assert [f.across for f in seen(last)] == [f.across for f in seen(first)] or last.coverage == "insert"


def test_what_matters_to_the_story_is_seen_close_when_it_matters():
    shown = []
    for film in forty_films():
        telling = shape_of(film, house_taste().coverage).telling
        people = {character.id for character in film.characters}
        inserts = {s.beat for s in film.shots if s.coverage == "insert" and s.focus not in people}
        if inserts:
            shown.append(bool(inserts & telling))

    assert len(shown) >= 20
    assert all(shown)


@pytest.mark.parametrize("seed", SEEDS)
def test_time_never_goes_a_little_back(seed: int):
    for film in forty_films(seed):
        hours = [scene.time_of_day for scene in film.scenes]
        assert not any(goes_back(before, after) for before, after in pairwise(hours)), hours


@pytest.mark.parametrize("seed", SEEDS)
def test_the_low_point_is_dark_and_the_end_is_warm(seed: int):
    for film in forty_films(seed):
        light = {scene.id: scene.shots[0].light.mood for scene in film.scenes if scene.shots}
        low = [scene for scene in film.scenes if any(beat.kind == "low" for beat in scene.beats)]
        assert all(
            s.time_of_day in ("dusk", "evening", "night") or light[s.id] in ("cold", "dim") for s in low
        )
        end = film.scenes[-1]
        is_bright = light[end.id] in ("warm", "bright") or end.time_of_day in (
            "dawn",
            "morning",
            "day",
            "golden",
        )
        assert is_bright or film.genre in ("horror", "mystery")


def with_second_beat(action: str) -> Screenplay:
    """Return the film of two leads; Ines comes or goes in the third beat of the kitchen."""
    film = two_leads()
    kitchen = film.scenes[0]
    beat = kitchen.beats[2].model_copy(
        update={"action": action, "performer": "ines", "gesture": None, "recipient": None, "kind": "action"}
    )
    alone = kitchen.beats[0]
    scene = kitchen.model_copy(update={"beats": (alone, beat)})
    return HouseDirector().work(film.replace(scenes=(scene, *film.scenes[1:])), desk())


def test_whoever_arrives_walks_in_from_the_edge():
    walks = [f for s in with_second_beat("Ines comes in.").scene("1").shots for f in s.figures if f.moves_to]

    assert [figure.character for figure in walks] == ["ines"]
    assert walks[0].across.startswith("far_") and walks[0].moves_to == walks[0].across.removeprefix("far_")


def test_whoever_leaves_walks_out_over_the_nearer_edge_facing_it():
    scene = with_second_beat("Ines shakes her head, and goes.").scene("1")

    walks = [figure for shot in scene.shots for figure in shot.figures if figure.moves_to]
    gone = walks[-1]
    assert gone.character == "ines" and gone.moves_to == f"far_{gone.across}"
    assert gone.facing == gone.across


def test_where_a_path_goes_nobody_leaves():
    assert house_taste().staging.way_of("Ines follows it, and does not like where it goes.") is None
    assert house_taste().staging.way_of("Ines waves, and goes.") == "out"


def test_the_same_logline_gives_the_same_film():
    assert made("A fox finds a crown.") == made.__wrapped__("A fox finds a crown.")
