"""Casts are told apart, dressed by trade and era, and drawn as the story says they are."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pytest
from cast_of_trades import trades

from cinema_agent import plugins
from cinema_agent.agents import Desk, Wishes
from cinema_agent.agents.writer import HouseWriter
from cinema_agent.agents.writer.casting import cast_story
from cinema_agent.agents.writer.colors import distance, is_warm
from cinema_agent.agents.writer.dressing import dominant_color
from cinema_agent.agents.writer.people import find_people, without_gone
from cinema_agent.agents.writer.phrases import read
from cinema_agent.agents.writer.tone import era, words_of
from cinema_agent.agents.writer.vocabulary import Vocabulary
from cinema_agent.generators.animatic.canvas import Pixels, new_surface
from cinema_agent.generators.animatic.design import design_of
from cinema_agent.generators.animatic.figure import draw_mask, figure_box
from cinema_agent.generators.animatic.pose import Pose
from cinema_agent.script import Capabilities, Character, Logline, Screenplay

RIVALS = (
    "Two rival chefs are trapped in an elevator.",
    "A wizard and a witch raise a knight.",
    "A king and a queen lose a crown.",
    "A girl and a boy find a map.",
    "Two teenage girls start a band.",
    "An astronaut and a cosmonaut repair a satellite.",
    "In the 1920s two detectives chase a flapper.",
    "In the year 3000 a hacker and a bounty hunter rob a bank.",
    "A priest and a nun play football.",
    "Two firefighters fall in love.",
    "A grandmother and her grandson sail to the moon.",
    "Two old men build a boat.",
)
SEEDS = range(3)
MOST_OVERLAP = 0.8
REST = Pose(yaw=0.3)


@lru_cache(maxsize=1)
def offered() -> Capabilities:
    found: Capabilities = plugins.create("generators", "animatic").capabilities()
    return found


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    return Vocabulary(offered())


@lru_cache(maxsize=256)
def written(logline: str, seed: int = 3) -> Screenplay:
    """Return what the house writer makes of a logline for the animatic."""
    blank = Screenplay(title="x", logline=Logline(text=logline), seed=seed, target_frames=720)
    return HouseWriter().work(blank, Desk(capabilities=offered(), wishes=Wishes()))


def cast(logline: str, seed: int = 3) -> tuple[Character, ...]:
    return written(logline, seed).characters


def leads(logline: str, seed: int) -> list[Character]:
    return [c for c in cast(logline, seed) if c.is_lead and c.rig == "person"]


def seen_color(character: Character) -> str:
    """Return the colour a character is seen in from afar."""
    outfit = character.wardrobe[0]
    entry = next(e for e in offered().entries("costume") if e.name == outfit.costume)
    return dominant_color(entry, outfit.palette.model_dump())


def silhouette(character: Character, size: int = 160) -> Pixels:
    """Return where a standing character is, drawn `size` pixels tall whatever the character's height."""
    design = design_of(character, character.wardrobe[0])
    _, top, _, bottom = figure_box(design, REST, 0.0, 0.0, 1.0)
    pixels, surface = new_surface(size, size)
    unit = size / (bottom - top)
    draw_mask(surface.getCanvas(), design, REST, (255, 255, 255, 255), size / 2, size - bottom * unit, unit)
    return np.asarray(pixels[..., 3] > 0)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("logline", RIVALS)
def test_leads_are_told_apart_by_colour_and_silhouette(logline: str, seed: int) -> None:
    first, second = leads(logline, seed)[:2]
    a, b = silhouette(first), silhouette(second)

    assert distance(seen_color(first), seen_color(second)) >= 30
    assert sum(is_warm(seen_color(lead)) for lead in (first, second)) <= 1
    assert (a & b).sum() / (a | b).sum() <= MOST_OVERLAP
    assert all(distance(c.look.skin, c.look.hair_color) >= 25 for c in (first, second))


@pytest.mark.parametrize(("opening", "trade", "costume"), trades())
def test_every_trade_has_its_costume(opening: str, trade: str, costume: str) -> None:
    article = "an" if trade[0] in "aeiou" else "a"

    read_as = (read(f"{opening}{article} {trade} finds a map."),)
    words = words_of(read_as)
    people = without_gone(find_people(read_as))
    first = cast_story(people, vocabulary(), words, era=era(words)[0], seed=3).characters[0]

    assert first.wardrobe[0].costume == costume


def test_many_trades_are_known() -> None:
    assert len(trades()) >= 180


@pytest.mark.parametrize(
    ("said", "accessories"),
    [
        ("A blind man", {"sunglasses", "white_cane"}),
        ("A pianist who is blind", {"sunglasses", "white_cane"}),
        ("A deaf girl", {"hearing_aid"}),
        ("A bespectacled librarian", {"glasses"}),
        ("A girl in a wheelchair", {"wheelchair"}),
        ("A doctor who uses a wheelchair", {"wheelchair", "stethoscope"}),
        ("A one-legged sailor", {"prosthetic_leg"}),
        ("A woman with an eye patch and a cane", {"eye_patch", "cane"}),
        ("A detective in round glasses", {"round_glasses"}),
    ],
)
def test_who_is_said_to_wear_or_use_something_does(said: str, accessories: set[str]) -> None:
    who = cast(f"{said} finds a map.")[0]

    assert accessories <= set(who.look.accessories)


def test_what_is_said_to_be_worn_is_worn_and_no_prop_besides() -> None:
    film = written("A spy in a top hat finds a map.")

    assert film.characters[0].wardrobe[0].hat == "top_hat"
    assert not any("hat" in prop.kind for prop in film.props)


def test_wheelchair_users_act_as_others_do() -> None:
    told = "A firefighter{} rescues a cat from a burning house."
    films = [written(told.format(how)) for how in ("", " in a wheelchair")]

    first, second = ([(s.place, [b.gesture for b in s.beats]) for s in film.scenes] for film in films)

    assert first == second
    assert films[1].characters[0].wardrobe[0].costume == "firefighter"
    assert not any("chair" in prop.kind for prop in films[1].props)


def test_a_country_shows_in_faces_and_sometimes_in_clothes() -> None:
    worn = {cast("In Mumbai, a young woman finds a map.", seed)[0].wardrobe[0].costume for seed in range(12)}

    assert "sari" in worn
    assert len(worn) > 1


def test_skin_ranges_widely_where_no_country_is_named() -> None:
    tones = {cast("A woman finds a map.", seed)[0].look.skin for seed in range(24)}

    assert len(tones) >= 6


def test_toddlers_have_no_grey_hair_nor_beards() -> None:
    for seed in range(8):
        child = cast("A little boy finds a map.", seed)[0]
        assert child.look.facial_hair is None
        assert distance(child.look.hair_color, "#e9e2d3") > 20
