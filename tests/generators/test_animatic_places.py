"""Places: each recipe builds at every hour, people have room, and equal seeds give equal pictures."""

from __future__ import annotations

from functools import lru_cache
from typing import cast, get_args

import cv2
import numpy as np
import pytest
import skia
from pydantic import ValidationError

from cinema_agent.errors import GeneratorError
from cinema_agent.generators.animatic import places
from cinema_agent.generators.animatic.canvas import Camera, Pixels, new_surface, saved
from cinema_agent.generators.animatic.daylight import daylight
from cinema_agent.generators.animatic.light_pass import LightPass, pool_seen
from cinema_agent.generators.animatic.modules import _DRAWING, DRAWERS
from cinema_agent.generators.animatic.modules.brush import Brush, Drawer
from cinema_agent.generators.animatic.periods import NOTHING, period_of, periods
from cinema_agent.generators.animatic.places import build_set, place_vocabulary
from cinema_agent.generators.animatic.recipe import PeriodSheet, Recipe, recipe_named, recipes
from cinema_agent.generators.animatic.stage_set import StageSet
from cinema_agent.script.screenplay import Mood, TimeOfDay, Weather
from cinema_agent.script.shot import Across, Depth

TIMES: tuple[TimeOfDay, ...] = get_args(TimeOfDay)
WEATHERS: tuple[Weather, ...] = get_args(Weather)
NAMES = tuple(recipes())
EXTERIORS = tuple(name for name, recipe in recipes().items() if not recipe.interior)
BUILT = (
    "city_street",
    "old_town",
    "harbour",
    "village",
    "suburb",
    "rooftop",
    "railway_station",
    "airfield",
    "battlefield",
)
"""Exteriors of whose every era something is known."""
SMALL = 0.16
WIDTH, HEIGHT = 320, 180


@lru_cache(maxsize=64)
def small_set(
    name: str, time: TimeOfDay = "day", weather: Weather = "clear", mood: Mood = "calm", seed: int = 5
) -> StageSet:
    return build_set(
        name, time_of_day=time, weather=weather, mood=mood, era="present", seed=seed, detail=SMALL
    )


def in_era(name: str, era: str) -> StageSet:
    return build_set(name, time_of_day="day", weather="clear", mood="calm", era=era, seed=5, detail=SMALL)


def photograph(stage: StageSet, camera: Camera = Camera()) -> Pixels:  # noqa: B008 - frozen
    pixels, surface = new_surface(WIDTH, HEIGHT)
    for part in (*stage.back, *stage.front):
        part.layer.draw(surface.getCanvas(), camera, WIDTH, HEIGHT)
    return pixels


def lit(stage: StageSet) -> Pixels:
    camera = Camera()
    light = LightPass(pool_seen(stage.light_pool, camera, WIDTH, HEIGHT), stage.bloom, WIDTH, HEIGHT)
    return light.apply(photograph(stage, camera), camera, stage.glows, 0.0, None)


def luma(pixels: Pixels) -> float:
    blue, green, red = (float(pixels[..., channel].mean()) for channel in range(3))
    return (0.114 * blue + 0.587 * green + 0.299 * red) / 255


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("time", TIMES)
def test_every_place_is_neither_black_nor_burnt_out_at_any_hour(name: str, time: TimeOfDay) -> None:
    assert 0.18 <= luma(lit(small_set(name, time))) <= 0.70


@pytest.mark.parametrize("name", NAMES)
def test_a_set_fills_the_picture_wherever_the_camera_looks(name: str) -> None:
    stage = small_set(name)

    for camera in (Camera(), Camera(560, 300, 500), Camera(720, 400, 560)):
        assert (photograph(stage, camera)[..., 3] == 255).all()


@pytest.mark.parametrize("name", NAMES)
def test_anchors_are_complete_and_on_the_stage(name: str) -> None:
    stage = small_set(name)
    fronts = {part.name for part in stage.front}

    assert set(stage.anchors) == {(d, a) for d in get_args(Depth) for a in get_args(Across)}
    for anchor in stage.anchors.values():
        assert 100 <= anchor.x <= 1180
        assert 560 <= anchor.y <= 900
        assert set(anchor.behind) <= fronts
        assert anchor.seat_y is None or anchor.seat_y < anchor.y


@pytest.mark.parametrize("name", NAMES)
def test_people_nearer_the_camera_are_larger_and_lower(name: str) -> None:
    anchors = small_set(name).anchors

    far, middle, near = (anchors[depth, "center"] for depth in ("far", "middle", "near"))
    assert far.head < middle.head < near.head
    assert far.y < middle.y < near.y
    assert 6 * middle.head >= 0.2 * 720


@pytest.mark.parametrize("name", NAMES)
def test_people_in_a_row_stand_from_left_to_right(name: str) -> None:
    anchors = small_set(name).anchors

    for depth in get_args(Depth):
        row = [anchors[depth, across].x for across in get_args(Across)]
        assert row == sorted(row)


@pytest.mark.parametrize("name", NAMES)
def test_few_enough_layers_to_film_quickly(name: str) -> None:
    stage = small_set(name)

    assert len(stage.back) + len(stage.front) <= 6


@pytest.mark.parametrize("name", NAMES)
def test_every_place_has_a_hero_in_view(name: str) -> None:
    x, y, width, height = recipe_named(name).hero

    assert width * height >= 40_000
    assert 0 <= x + width / 2 <= 1280
    assert 0 <= y + height / 2 <= 720


def test_some_room_has_two_seats_at_different_heights_behind_its_table() -> None:
    anchors = small_set("kitchen").anchors

    left, right = anchors["middle", "left"], anchors["middle", "right"]
    assert left.behind == right.behind == ("table",)
    assert left.seat_y is not None and left.seat_y != right.seat_y


def test_the_same_seed_gives_the_same_picture_and_another_seed_another_one() -> None:
    first = build_set(
        "forest", time_of_day="dusk", weather="rain", mood="calm", era="present", seed=9, detail=SMALL
    )
    again, other = (small_set("forest", "dusk", "rain", seed=seed) for seed in (9, 10))

    assert (photograph(first) == photograph(again)).all()
    assert (photograph(first) != photograph(other)).any()


@pytest.mark.parametrize("weather", WEATHERS)
def test_what_moves_is_a_function_of_time_alone(weather: Weather) -> None:
    stage = small_set("lighthouse_coast", "night", weather)

    def drawn(seconds: float) -> Pixels:
        pixels, surface = new_surface(WIDTH, HEIGHT)
        for moving in stage.moving:
            with saved(surface.getCanvas()) as canvas:
                Camera().apply(canvas, WIDTH, HEIGHT, moving.parallax)
                moving.draw(canvas, seconds)
        return pixels

    later = drawn(3.0)
    assert (drawn(0.5) != later).any()
    assert (drawn(3.0) == later).all()


@pytest.mark.parametrize("weather", WEATHERS)
def test_weather_builds_indoors_and_out(weather: Weather) -> None:
    for name in ("village", "kitchen"):
        assert 0.18 <= luma(lit(small_set(name, "day", weather))) <= 0.75


def test_there_are_eight_hours_and_seven_weathers() -> None:
    assert (len(TIMES), len(WEATHERS)) == (8, 7)


def test_hours_look_different() -> None:
    pictures = [photograph(small_set("lighthouse_coast", time)).astype(np.int16) for time in TIMES]

    for i, one in enumerate(pictures):
        for other in pictures[i + 1 :]:
            assert np.abs(one - other).mean() > 8


@pytest.mark.parametrize("place", ["village", "desert"])
def test_weathers_look_different(place: str) -> None:
    pictures = []
    for weather in WEATHERS:
        stage = small_set(place, "day", weather)
        pixels = photograph(stage)
        surface = skia.Surface(pixels)
        for moving in stage.moving:
            with saved(surface.getCanvas()) as canvas:
                Camera().apply(canvas, WIDTH, HEIGHT, moving.parallax)
                moving.draw(canvas, 2.0)
        pictures.append(pixels.astype(np.int16))

    for i, one in enumerate(pictures):
        for other in pictures[i + 1 :]:
            assert np.abs(one - other).mean() > 3


def test_lightning_strikes_in_a_storm_alone() -> None:
    def behind_all(weather: Weather) -> int:
        stage = small_set("village", "day", weather)
        return sum(moving.after_layer == stage.back[0].name for moving in stage.moving)

    assert (behind_all("storm"), behind_all("rain")) == (1, 0)


def test_snow_lies_on_the_ground_and_not_on_the_moon() -> None:
    assert small_set("village", "day", "snow").ground_kind == "snow"
    assert small_set("moon_surface", "day", "snow").ground_kind == "sand"
    assert len(small_set("moon_surface", "day", "rain").moving) == len(small_set("moon_surface").moving)


def test_lamps_burn_at_night_and_hardly_by_day() -> None:
    by_day = max((glow.strength for glow in small_set("city_street").glows), default=0.0)
    at_night = max(glow.strength for glow in small_set("city_street", "night").glows)

    assert at_night > 3 * by_day


def test_old_stories_have_no_neon() -> None:
    modern, old = (
        build_set(
            "city_street",
            time_of_day="night",
            weather="clear",
            mood="calm",
            era=era,
            seed=5,
            detail=SMALL,
        )
        for era in ("present", "past")
    )

    assert (photograph(modern) != photograph(old)).any()


def test_fog_hides_what_is_near_as_well() -> None:
    clear, fog = (daylight("day", weather, "calm") for weather in ("clear", "fog"))

    assert fog.haze_at(1.0) > clear.haze_at(1.0) == 0
    assert fog.haze_at(0.0) > clear.haze_at(0.0)


def test_an_unknown_place_is_refused_with_the_known_ones() -> None:
    with pytest.raises(GeneratorError, match="kitchen"):
        small_set("volcano_lair")


def test_every_place_answers_to_words_of_its_own() -> None:
    entries = place_vocabulary()
    words = [word for entry in entries for word in entry.words]

    assert len(entries) >= 20
    assert len(words) == len(set(words))
    assert all(("interior" in entry.tags) != ("exterior" in entry.tags) for entry in entries)


def test_no_two_drawing_modules_share_a_name() -> None:
    names = [name for part in _DRAWING for name in part.DRAWERS]

    assert len(names) == len(set(names))


def test_lighthouse_is_a_coast() -> None:
    coast = next(entry for entry in place_vocabulary() if entry.name == "lighthouse_coast")

    assert {"lighthouse", "coast", "cliff", "sea", "ocean"} <= set(coast.words)


@pytest.mark.parametrize("name", BUILT)
def test_a_built_place_looks_different_in_every_era_it_suits(name: str) -> None:
    eras = recipe_named(name).eras or tuple(periods())
    pictures = [photograph(in_era(name, era)).astype(np.int16) for era in eras if era in periods()]

    for i, one in enumerate(pictures):
        for other in pictures[i + 1 :]:
            assert np.abs(one - other).mean() > 1.2


@pytest.mark.parametrize("name", EXTERIORS)
@pytest.mark.parametrize("era", periods())
def test_an_exterior_builds_in_every_era(name: str, era: str) -> None:
    assert in_era(name, era).back


def test_there_are_forty_exteriors() -> None:
    assert len(EXTERIORS) >= 40


def test_no_two_exteriors_share_their_landmark() -> None:
    landmarks = [recipe_named(name).landmark for name in EXTERIORS]

    assert len(landmarks) == len(set(landmarks))


@pytest.mark.parametrize("name", EXTERIORS)
def test_the_landmark_of_an_exterior_stands_in_its_hero_box(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def speck(brush: Brush, **arguments: object) -> None:
        brush.bar(-300, -200, 2, 2, brush.tone("dark"))

    whole = photograph(small_set(name)).astype(np.int16)
    monkeypatch.setitem(cast(dict[str, Drawer], DRAWERS), recipe_named(name).landmark, speck)
    bare = photograph(in_era(name, "present")).astype(np.int16)

    changed = np.abs(whole - bare).max(axis=2) > 6
    left, top, wide, tall = (round(side * WIDTH / 1280) for side in small_set(name).hero)
    box = changed[max(0, top) : top + tall, max(0, left) : left + wide]
    assert box.mean() > 0.1
    assert box.sum() > 0.4 * changed.sum()


@pytest.mark.parametrize("landmark", ["", "windmill"])
def test_an_exterior_without_a_hero_is_refused(landmark: str) -> None:
    sheet = recipe_named("harbour").model_dump()

    with pytest.raises(ValidationError, match="landmark"):
        Recipe(**{**sheet, "landmark": landmark})


def test_palettes_of_exteriors_differ() -> None:
    means = {
        name: cv2.cvtColor(cv2.resize(photograph(small_set(name))[..., :3], (8, 4)), cv2.COLOR_BGR2Lab)
        for name in EXTERIORS
    }

    for i, one in enumerate(EXTERIORS):
        for other in EXTERIORS[i + 1 :]:
            apart = np.abs(means[one].astype(np.int16) - means[other].astype(np.int16)).mean()
            assert apart > 2, (one, other)


def test_a_place_turned_round_is_its_own_mirror_image(monkeypatch: pytest.MonkeyPatch) -> None:
    turned, straight = recipe_named("temple"), recipe_named("temple").model_copy(update={"flipped": False})
    there = small_set("temple")
    monkeypatch.setattr(places, "recipe_named", lambda name: straight)
    here = in_era("temple", "present")

    one, other = (photograph(stage).astype(np.int16) for stage in (there, here))
    assert turned.flipped
    assert np.abs(one[:, ::-1] - other).mean() < 0.4 * np.abs(one - other).mean()
    assert there.hero[0] + there.hero[2] == 1280 - here.hero[0]
    assert there.anchors["far", "left"].x == 1280 - here.anchors["far", "right"].x
    assert there.lighting.toward[0] == -here.lighting.toward[0]


def test_fantasy_is_drawn_as_the_middle_ages_and_an_unknown_era_as_today() -> None:
    assert period_of("fantasy") == period_of("medieval")
    assert period_of("bronze_age") == period_of("present")


def test_every_stand_in_is_a_module_that_can_be_drawn() -> None:
    for period in periods().values():
        for module, stand_in in period.instead.items():
            assert module in DRAWERS
            assert stand_in.module in (*DRAWERS, NOTHING)


def test_a_step_made_for_an_era_is_drawn_as_it_stands_there_and_nowhere_else() -> None:
    step = {"module": "street_lamps", "spots": [[1, 2, 3]], "eras": ["medieval"]}

    assert period_of("medieval").staged(step) == {"module": "street_lamps", "spots": [[1, 2, 3]]}
    assert period_of("past").staged(step) is None


def test_an_era_changes_the_colours_of_one_place() -> None:
    recipe = recipe_named("village").model_copy(
        update={"period": {"future": PeriodSheet(colors={"grass": "#ff00ff"}, ground="stone")}}
    )

    changed = recipe.in_era("future")
    assert (changed.colors["grass"], changed.ground) == ("#ff00ff", "stone")
    assert recipe.in_era("past") == recipe
