"""Everything the animatic can show has a sound of its own, or is silent on purpose."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from cinema_agent.generators.animatic import Animatic
from cinema_agent.generators.animatic.acting import RUN_HZ, WALK_HZ
from cinema_agent.post.effects import (
    ambience_rules,
    ambiences_of,
    effects,
    gesture_rules,
    is_ambience,
    silent_gestures,
    steps_of,
)  # fmt: skip
from cinema_agent.post.rooms import room_of, rooms
from cinema_agent.post.spotting import STEP_S
from cinema_agent.script import Entry, Place

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
        assert heard & telling, f"say in post/sheets/ambiences.toml what {entry.name!r} sounds like by {time}"
    assert room_of(place) in {room.name for room in rooms()}
    assert steps_of(place, "clear") in {*effects(), ""}


@pytest.mark.parametrize("rig", CAN.names("rig"))
def test_body_that_is_no_persons_has_a_voice_or_is_dumb_on_purpose(rig: str) -> None:
    called = RULES["rig_calls"]

    assert rig == "person" or rig in called, f'say in post/sheets/ambiences.toml what {rig!r} says, or ""'
    assert rig == "person" or called[rig] == "" or not is_ambience(called[rig])
    assert {called.get(rig, ""), RULES["rig_steps"].get(rig, "")} <= {*effects(), ""}


def test_steps_are_heard_when_feet_are_put_down() -> None:
    assert STEP_S["walks"] == pytest.approx(1 / (2 * WALK_HZ), abs=0.005)
    assert STEP_S["runs"] == pytest.approx(1 / (2 * RUN_HZ), abs=0.005)
