"""Everything the animatic can show has a sound of its own, or is silent on purpose."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import get_args

import pytest

from cinema_agent.generators.animatic import Animatic
from cinema_agent.generators.animatic.walking import gait_for
from cinema_agent.post.effects import (
    ambience_rules,
    ambiences_of,
    effects,
    gesture_rules,
    is_ambience,
    plain_places,
    silent_gestures,
    step_seconds,
    steps_of,
)  # fmt: skip
from cinema_agent.post.rooms import room_of, rooms
from cinema_agent.script import Act, Character, Entry, Figure, Look, Outfit, Palette, Place
from cinema_agent.script.bible_entries import Age
from cinema_agent.script.shot import Expression, Posture

GREY = Palette(top="#405060", inner="#405060", legs="#405060", shoes="#405060", accent="#405060")
CASUAL = Character(id="mara", name="Mara", role="keeper", wardrobe=(Outfit(palette=GREY),))
CAN = Animatic().capabilities()
RULES = tomllib.loads(files("cinema_agent.post").joinpath("sheets", "ambiences.toml").read_text("utf-8"))


def place_of(entry: Entry) -> Place:
    words = entry.name.replace("_", " ")
    return Place(id="here", name=words, recipe=entry.name, interior="interior" in entry.tags)


@pytest.mark.parametrize("gesture", CAN.names("gesture"))
def test_gesture_has_a_sound_or_is_silent_on_purpose(gesture: str) -> None:
    assert gesture in silent_gestures() or any(gesture in rule.gestures for rule in gesture_rules()), (
        f"say in post/sheets/gestures.toml what {gesture!r} sounds like, or name it under `silent`"
    )


@pytest.mark.parametrize("entry", CAN.entries("place"), ids=lambda entry: entry.name)
def test_place_sounds_like_itself_by_day_and_by_night(entry: Entry) -> None:
    place = place_of(entry)
    telling = {rule.sound for rule in ambience_rules() if rule.words}

    for time in ("day", "night"):
        heard = {ambience.sound for ambience in ambiences_of(place, time, "clear")}
        assert heard & telling or entry.name in plain_places(), (
            f"say in post/sheets/ambiences.toml what {entry.name!r} sounds like by {time}"
        )
    assert room_of(place) in {room.name for room in rooms()}
    assert steps_of(place, "clear") in {*effects(), ""}


@pytest.mark.parametrize("rig", CAN.names("rig"))
def test_body_that_is_no_persons_has_a_voice_or_is_dumb_on_purpose(rig: str) -> None:
    called = RULES["rig_calls"]

    assert rig == "person" or rig in called, f'say in post/sheets/ambiences.toml what {rig!r} says, or ""'
    assert rig == "person" or called[rig] == "" or not is_ambience(called[rig])
    assert {called.get(rig, ""), RULES["rig_steps"].get(rig, "")} <= {*effects(), ""}


@pytest.mark.parametrize("age", ["child", "adult", "old"])
@pytest.mark.parametrize("posture", ["walks", "runs"])
@pytest.mark.parametrize("expression", get_args(Expression))
def test_steps_are_heard_when_feet_are_put_down(expression: Expression, posture: Posture, age: Age) -> None:
    somebody = CASUAL.model_copy(update={"look": Look(age=age)})
    drawn = gait_for(Figure(character="mara", posture=posture, expression=expression), somebody)

    assert step_seconds(posture, expression, age) == pytest.approx(1 / (2 * drawn.hz), abs=0.002)


@pytest.mark.parametrize("gesture", ["sneak", "limp", "march"])
def test_steps_follow_a_gesture_that_has_a_gait_of_its_own(gesture: str) -> None:
    drawn = gait_for(Figure(character="mara", posture="walks", acts=(Act(gesture=gesture),)), CASUAL)

    assert step_seconds("walks", "neutral", "adult", [gesture]) == pytest.approx(
        1 / (2 * drawn.hz), abs=0.002
    )
