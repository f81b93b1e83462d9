"""Effects and ambiences: every one sounds, loops run on, and places and gestures find theirs."""

from __future__ import annotations

import numpy as np
import pytest

from cinema_agent.media.sound import largest_jump, peak_db
from cinema_agent.post.effects import (
    ambience_rules,
    ambiences_of,
    effects,
    gesture_rule,
    gesture_rules,
    is_ambience,
    prop_words,
    render_effect,
    steps_of,
)  # fmt: skip
from cinema_agent.post.rooms import in_room, room_of, rooms
from cinema_agent.script import Place

AMBIENCES = [name for name in sorted(effects()) if is_ambience(name)]
MOMENTS = [name for name in sorted(effects()) if not is_ambience(name)]


def place(recipe: str, *, interior: bool = False) -> Place:
    return Place(id="here", name=recipe.replace("_", " "), recipe=recipe, interior=interior)


def heard(recipe: str, *, interior: bool = False, time: str = "day", weather: str = "clear") -> list[str]:
    return [a.sound for a in ambiences_of(place(recipe, interior=interior), time, weather)]  # type: ignore[arg-type]


@pytest.mark.parametrize("name", MOMENTS)
def test_effect_sounds_and_begins_and_ends_softly(name: str) -> None:
    sound = render_effect(name, 1.5, seed=3)

    assert sound.dtype == np.float32 and sound.shape[0] == 2
    assert -45 < peak_db(sound) < -8
    assert max(np.abs(sound[:, 0]).max(), np.abs(sound[:, -1]).max()) < 0.003
    assert np.abs(sound.mean(axis=1)).max() < 2e-3


@pytest.mark.parametrize("name", AMBIENCES)
def test_ambience_runs_on_without_a_seam(name: str) -> None:
    sound = render_effect(name, 13.0, seed=3)
    loop = 12 * 48_000

    assert sound.shape == (2, 13 * 48_000)
    assert np.array_equal(sound[:, :48_000], sound[:, loop:])
    assert np.abs(sound[:, loop] - sound[:, loop - 1]).max() <= largest_jump(sound[:, :loop])
    assert peak_db(sound) < -4


def test_same_seed_same_effect_and_another_seed_another_take() -> None:
    takes = [render_effect("match", 1.0, seed) for seed in (1, 1, 2)]

    assert takes[0].tobytes() == takes[1].tobytes() != takes[2].tobytes()


def test_steps_are_not_all_alike_and_last_as_asked() -> None:
    steps = render_effect("steps", 4.0, seed=1)
    levels = [float(np.abs(steps[:, i * 24_960 : (i + 1) * 24_960]).max()) for i in range(7)]

    assert steps.shape[1] <= 4 * 48_000
    assert len({round(level, 4) for level in levels}) > 3


def test_unknown_effect_names_what_there_is() -> None:
    with pytest.raises(ValueError, match=r"no effect 'kazoo'; there are .*whoosh"):
        render_effect("kazoo", 1.0, 1)


@pytest.mark.parametrize(
    ("recipe", "interior", "time", "weather", "expected"),
    [
        ("lighthouse", False, "day", "clear", "waves"),
        ("forest", False, "day", "clear", "birds"),
        ("forest", False, "night", "clear", "crickets"),
        ("city_street", False, "night", "clear", "city_night"),
        ("city_street", False, "day", "rain", "rain"),
        ("kitchen", True, "day", "rain", "rain_inside"),
        ("mountain", False, "day", "snow", "snow_hush"),
        ("spaceship", True, "day", "clear", "spaceship"),
        ("bedroom", True, "night", "clear", "clock"),
        ("somewhere_unheard_of", False, "day", "clear", "breeze"),
        ("somewhere_unheard_of", True, "day", "clear", "room_tone"),
    ],
)
def test_place_weather_and_hour_choose_the_ambience(
    recipe: str, interior: bool, time: str, weather: str, expected: str
) -> None:
    assert expected in heard(recipe, interior=interior, time=time, weather=weather)


def test_no_place_hears_more_than_three_things() -> None:
    assert len(heard("harbour", weather="storm")) == 3
    assert len(heard("rooftop", weather="rain")) <= 3


def test_prop_in_hand_changes_what_a_gesture_sounds_like() -> None:
    plain, letter = (
        gesture_rule("give", frozenset()),
        gesture_rule("give", prop_words("letter", "the old letter")),
    )

    assert plain is not None and plain.sound == "cloth"
    assert letter is not None and letter.sound == "paper"


def test_gesture_nobody_thought_of_rustles_and_thinking_is_silent() -> None:
    unheard_of = gesture_rule("pirouette_backwards", frozenset())

    assert unheard_of is not None and unheard_of.sound == "cloth" and unheard_of.gain_db < 0
    assert gesture_rule("think", frozenset()) is None


def test_cars_are_not_heard_in_the_middle_ages_nor_birds_on_the_moon() -> None:
    street = Place(id="here", name="the street", recipe="city_street", interior=False, era="medieval")

    assert ambiences_of(street, "day", "clear")[0].sound == "carriages"
    assert heard("moon_surface") == ["space_drone"]


def test_haunted_theatre_is_empty() -> None:
    theatre = place("theatre", interior=True)

    assert ambiences_of(theatre, "night", "clear", "joyful")[0].sound == "crowd"
    assert "crowd" not in {a.sound for a in ambiences_of(theatre, "night", "clear", "eerie")}


def test_snow_muffles_what_is_outside() -> None:
    clear, snowy = (
        {a.sound: a.gain_db for a in ambiences_of(place("harbour"), "night", weather)}
        for weather in ("clear", "snow")
    )

    assert snowy["harbour"] < clear["harbour"] - 3 and "snow_hush" in snowy
    assert room_of(place("harbour"), "snow") == "snowed_in"


def test_steps_sound_of_what_is_walked_on() -> None:
    assert steps_of(place("beach"), "clear") == "steps_sand"
    assert steps_of(place("village"), "snow") == "steps_snow"
    assert steps_of(place("home", interior=True), "clear") == "steps_wood"
    assert steps_of(place("village"), "clear", "ghost") == ""


def test_every_rule_names_a_sound_that_exists() -> None:
    named = {rule.sound for rule in (*ambience_rules(), *gesture_rules())}

    assert named <= set(effects())
    assert all(is_ambience(rule.sound) for rule in ambience_rules())


def test_voice_rings_longer_in_a_church_than_outside() -> None:
    assert (room_of(place("church", interior=True)), room_of(place("field"))) == ("cathedral", "open")
    click = np.zeros((2, 4_800), np.float32)
    click[:, 100] = 1.0

    ringing = {room.name: in_room(click, room.name) for room in rooms()}

    assert ringing["cathedral"].shape[1] > ringing["room"].shape[1] > ringing["booth"].shape[1]
    assert np.abs(ringing["cathedral"][:, 24_000:]).max() > 10 * np.abs(ringing["open"][:, 24_000:]).max(
        initial=0
    )
    assert in_room(click, None) is click
