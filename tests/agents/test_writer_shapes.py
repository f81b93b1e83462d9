"""Each genre has three shapes of film, and each verb is staged in its own way."""

from __future__ import annotations

from itertools import pairwise
from string import Formatter
from typing import get_args

import pytest
from writer_vocabulary import written

from cinema_agent.agents import Wishes
from cinema_agent.agents.writer.lexicon import sheet
from cinema_agent.agents.writer.stagings import gesture_for, staging_of, stagings
from cinema_agent.agents.writer.tone import GENRES
from cinema_agent.agents.writer.variants import Variant, choose_variant, variants
from cinema_agent.agents.writer.vocabulary import Vocabulary
from cinema_agent.generators.animatic import Animatic
from cinema_agent.script import Screenplay
from cinema_agent.script.screenplay import Mood, TimeOfDay

KINDS = tuple(sheet("scaffolds.toml")["mood"])
POSTURES = ("ride",)
"""Stagings a body shows by how it is carried, not by a gesture."""
SLOTS = {"A", "B", "a", "A_obj", "A_obj_self", "A_poss", "A_poss_c", "B_poss", "prop", "prop_c", "place"}
LOGLINE = "A baker finds a letter and must return it to a soldier before the train leaves."


def slots_of(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def of_genre(genre: str) -> list[Variant]:
    return [variant for variant in variants() if variant.genre == genre]


@pytest.mark.parametrize("genre", GENRES)
def test_a_genre_has_three_shapes_that_differ_in_order_mood_and_light(genre: str) -> None:
    shapes = of_genre(genre)

    assert len(shapes) == len({shape.name for shape in shapes}) == 3
    assert len({shape.order for shape in shapes}) == 3
    assert len({shape.light for shape in shapes}) == 3
    assert len({tuple(shape.mood(kind) for kind in shape.order) for shape in shapes}) == 3


@pytest.mark.parametrize("shape", variants(), ids=lambda shape: f"{shape.genre} {shape.name}")
def test_a_shape_is_whole(shape: Variant) -> None:
    assert set(shape.order) <= set(KINDS)
    assert shape.order.count("climax") == 1 and shape.order[-1] == "after" and "turn" in shape.order
    assert set(shape.moods.values()) <= set(get_args(Mood))
    assert len(shape.light) == 4 and set(shape.light) <= set(get_args(TimeOfDay))
    assert len(shape.beats) >= 3 and {beat["kind"] for beat in shape.beats} <= set(shape.order)
    assert slots_of(shape.cost) <= SLOTS
    assert all(slots_of(beat["text"]) <= SLOTS for beat in shape.beats)


@pytest.mark.parametrize("count", range(1, 10))
def test_a_short_film_keeps_what_matters(count: int) -> None:
    for shape in variants():
        order = shape.order_for(count)
        assert len(order) == count
        assert "climax" in order
        assert count < 2 or "turn" in order


def test_no_beat_of_a_shape_is_told_in_another() -> None:
    texts = [beat["text"] for shape in variants() for beat in shape.beats]
    texts += [beat["text"] for beat in sheet("scaffolds.toml")["beat"]]

    assert len(texts) == len(set(texts))


def test_the_seed_chooses_the_shape() -> None:
    assert {choose_variant("horror", seed).name for seed in range(30)} == {s.name for s in of_genre("horror")}
    assert choose_variant("horror", 5) == choose_variant("horror", 5)


def outline(film: Screenplay) -> tuple[object, ...]:
    return tuple((scene.time_of_day, scene.mood, *(b.kind for b in scene.beats)) for scene in film.scenes)


def test_one_logline_gives_visibly_different_films() -> None:
    films = [written(LOGLINE, seed=seed, wishes=Wishes(genre="drama")) for seed in range(12)]

    assert len({outline(film) for film in films}) >= 3


def test_genres_differ_in_what_is_shown() -> None:
    films = [written(LOGLINE, wishes=Wishes(genre=genre)) for genre in GENRES]
    told = [{b.action for scene in film.scenes for b in scene.beats if not b.clause} for film in films]

    assert len({outline(film) for film in films}) == len(GENRES)
    assert all(len(one & other) <= 2 for one, other in pairwise(told))


def test_sixty_verbs_are_staged() -> None:
    verbs = [verb for staging in stagings() for verb in staging.verbs]

    assert len(stagings()) >= 60
    assert len(verbs) == len(set(verbs)) >= 300


def test_a_staging_is_whole() -> None:
    for staging in stagings():
        assert staging.feels in get_args(Mood), staging.name
        assert staging.toward in ("someone", "thing", "place"), staging.name
        assert slots_of(staging.before) | slots_of(staging.after) <= SLOTS - {"B", "B_poss", "prop", "prop_c"}
        assert staging.before != staging.after


def test_every_staging_can_be_drawn() -> None:
    drawable = Vocabulary(Animatic().capabilities())

    staged = [s for s in stagings() if s.name not in POSTURES]
    assert not [s.name for s in staged for v in s.verbs if gesture_for(v, (), drawable) is None]
    assert not [
        s.name
        for s in stagings()
        if s.props and drawable.first("prop", [p.replace("_", " ") for p in s.props]) is None
    ]


@pytest.mark.parametrize(
    ("verb", "staging"), [("steal", "steal"), ("rebuild", "repair"), ("replant", "plant"), ("row", "sail")]
)
def test_verbs_find_their_staging(verb: str, staging: str) -> None:
    found = staging_of(verb)

    assert found is not None and found.name == staging
