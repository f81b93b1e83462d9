"""Casting voices: everybody sounds their age and size, and nobody is taken for anybody else."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest
from writer_loglines import FORTY
from writer_vocabulary import written

from cinema_agent.agents.writer.voices import are_told_apart, voice_for
from cinema_agent.script import Look, Voice

MEN = [Look(age="adult", presents="masculine")] * 3 + [Look(age="old", presents="masculine")]


def voice(look: Look, rig: str = "person", nature: str = "person", others: tuple[Voice, ...] = ()) -> Voice:
    return voice_for(look, rig=rig, nature=nature, others=others, chance=Random(7))


@pytest.mark.parametrize("seed", range(20))
def test_people_of_one_age_are_told_apart_by_their_voices(seed: int) -> None:
    cast: list[Voice] = []
    for look in MEN:
        cast.append(voice_for(look, rig="person", nature="person", others=cast, chance=Random(seed)))

    assert all(are_told_apart(one, other) for one, other in combinations(cast, 2))


def test_children_speak_high_women_higher_than_men_and_the_old_slowly() -> None:
    child, woman, man, old = (
        voice(Look(age=age, presents=presents))  # type: ignore[arg-type]
        for age, presents in (
            ("child", "neutral"),
            ("adult", "feminine"),
            ("adult", "masculine"),
            ("old", "masculine"),
        )
    )

    assert child.pitch_hz > woman.pitch_hz > 1.4 * man.pitch_hz
    assert child.size > woman.size > man.size
    assert old.pace < 0.9 * man.pace and old.jitter > 2 * man.jitter


def test_large_bodies_have_large_throats() -> None:
    large, slight = (voice(Look(build=build, presents="masculine")) for build in ("bear", "stick"))

    assert large.pitch_hz < 0.85 * slight.pitch_hz and large.size < 0.92 * slight.size


def test_machines_clang_and_animals_growl_at_their_size() -> None:
    robot, mouse, lion = (
        voice(Look(), rig, nature)
        for rig, nature in (("robot", "machine"), ("mouse", "animal"), ("lion", "animal"))
    )

    assert (robot.timbre, mouse.timbre, lion.timbre) == ("machine", "animal", "animal")
    assert robot.jitter == 0 and mouse.pitch_hz > 4 * lion.pitch_hz


def test_age_nobody_wrote_a_voice_for_does_not_exist() -> None:
    for age in ("child", "teen", "young", "adult", "middle", "old"):
        for presents in ("feminine", "masculine", "neutral"):
            assert 60 <= voice(Look(age=age, presents=presents)).pitch_hz <= 460  # type: ignore[arg-type]


@pytest.mark.parametrize("logline", [logline for logline, _ in FORTY[::4]])
def test_leads_of_a_film_are_told_apart_by_their_voices(logline: str) -> None:
    voices = [character.voice for character in written(logline).leads]

    assert all(are_told_apart(one, other) for one, other in combinations(voices, 2))
