"""Shots are as long as their lines and actions need, and the film as long as was asked for."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest

from cinema_agent.script import (
    Act,
    Beat,
    Cue,
    Figure,
    Format,
    Line,
    Logline,
    Recording,
    Scene,
    Screenplay,
    Shot,
    TitleCard,
    Transition,
)
from cinema_agent.script.timing import (
    film_frames,
    frames_of,
    line_frames,
    retime,
    shortest_frames,
    time_shots,
)

LINES = tuple(Line(id=f"1.1.{n}", character="ines", text="A light needs one person.") for n in (1, 2, 3))


def shot(name: str, frames: int = 72, **more: object) -> Shot:
    fields = {"coverage": "single", "size": "medium", "plot": "Ines waits.", "beat": "1.1", **more}
    return Shot.model_validate({"id": name, "length_frames": frames, **fields})


def film(
    *shots: Shot, seconds: float = 20, rate: str = "24", cards: tuple[TitleCard, ...] = ()
) -> Screenplay:
    picture = Format.model_validate({"rate": rate})
    beat = Beat(id="1.1", kind="image", action="Ines waits.", lines=LINES)
    return Screenplay(
        title="Light",
        logline=Logline(text="A light."),
        format=picture,
        target_frames=picture.frames(seconds),
        scenes=(Scene(id="1", place="coast", beats=(beat,), shots=shots),),
        cards=cards,
    )


def recorded(seconds: dict[str, float]) -> dict[str, Recording]:
    return {
        name: Recording(line=name, character="ines", text="", voice_actor="murmur", seconds=s, sha256="")
        for name, s in seconds.items()
    }


def test_a_recorded_line_takes_whole_frames_that_hold_it_all():
    picture = Format.model_validate({"rate": "24000/1001"})

    frames = frames_of(2.0, picture)

    assert frames == 48
    assert Fraction(frames) / picture.rate >= 2


def test_a_line_without_recording_is_as_long_as_its_text_suggests():
    assert line_frames(LINES[0], None, Format()) == frames_of(len(LINES[0].text) / 14, Format())


def test_film_length_counts_cards_and_overlaps():
    end = TitleCard(kind="end", text="The End", length_frames=60)
    over = TitleCard(kind="title", text="Light", length_frames=48, over_shot="1A")
    dissolve = Transition(kind="dissolve", length_frames=14)

    length = film_frames(film(shot("1A", 100), shot("1B", 80, transition=dissolve), cards=(over, end)))

    assert length == 100 + 80 - 14 + 60


@pytest.mark.parametrize("rate", ["24", "25", "24000/1001", "30"])
@pytest.mark.parametrize("seconds", [12, 18, 24])
def test_film_is_exactly_as_long_as_asked_for_where_that_can_be(rate: str, seconds: float):
    draft = film(
        shot("1A", coverage="establishing"),
        shot("1B", cues=(Cue(line="1.1.1"), Cue(line="1.1.2"))),
        shot("1C", cues=(Cue(line="1.1.3"),)),
        shot("1D", transition=Transition(kind="dissolve", length_frames=12)),
        seconds=seconds,
        rate=rate,
    )

    timed = time_shots(draft, recorded({"1.1.1": 1.9, "1.1.2": 2.2, "1.1.3": 1.5}))

    assert film_frames(timed) == timed.target_frames
    assert time_shots(timed, recorded({"1.1.1": 1.9, "1.1.2": 2.2, "1.1.3": 1.5})) == timed


def test_lines_of_a_shot_follow_each_other_with_breath_between_and_end_inside():
    draft = film(shot("1A", cues=tuple(Cue(line=line.id) for line in LINES)), seconds=10)

    cues = time_shots(draft, recorded({line.id: 2.0 for line in LINES})).shots[0].cues

    assert 6 <= cues[0].at_frame <= 20
    assert all(after.at_frame - before.at_frame > 48 for before, after in pairwise(cues))
    assert (
        cues[-1].at_frame + 48
        < time_shots(draft, recorded({line.id: 2.0 for line in LINES})).shots[0].length_frames
    )


def test_too_much_dialogue_makes_the_film_longer_but_never_cuts_a_line():
    draft = film(
        *(shot(f"1{x}", cues=(Cue(line=line.id),)) for x, line in zip("ABC", LINES, strict=True)), seconds=5
    )

    timed = time_shots(draft, recorded({line.id: 4.0 for line in LINES}))

    assert film_frames(timed) > timed.target_frames
    assert all(one.cues[0].at_frame + 96 <= one.length_frames for one in timed.shots)


def test_a_shot_is_never_shorter_than_its_action_or_its_card():
    act = Figure(character="ines", acts=(Act(gesture="give"),))
    title = TitleCard(kind="title", text="Light", length_frames=90, over_shot="1B")
    draft = film(shot("1A", figures=(act,)), shot("1B"), shot("1C"), seconds=1, cards=(title,))

    timed = time_shots(draft, {})

    assert [one.length_frames for one in timed.shots] == [48, 90, 36]
    assert shortest_frames(timed.shots[1], timed) == 90


def test_a_locked_an_approved_and_a_fixed_shot_keep_their_length():
    kept = (shot("1A", 30, locked=True), shot("1B", 31, approved=True), shot("1C", 32, length_is_fixed=True))

    timed = time_shots(film(*kept, shot("1D"), seconds=7), {})

    assert [one.length_frames for one in timed.shots[:3]] == [30, 31, 32]
    assert film_frames(timed) == timed.target_frames


def test_only_the_shot_of_an_edited_line_is_timed_again():
    draft = film(shot("1A"), shot("1B", cues=(Cue(line="1.1.1"),)), shot("1C", cues=(Cue(line="1.1.2"),)))
    before = {"1.1.1": 2.0, "1.1.2": 2.0, "1.1.3": 2.0}
    timed = time_shots(draft, recorded(before))

    edited = retime(timed, recorded({**before, "1.1.1": 3.0}), before)

    assert edited.shots[1].length_frames == timed.shots[1].length_frames + 24
    assert edited.shots[1].cues == timed.shots[1].cues
    assert (edited.shots[0], edited.shots[2]) == (timed.shots[0], timed.shots[2])


def test_an_edit_that_changes_no_length_changes_nothing():
    timed = time_shots(film(shot("1A", cues=(Cue(line="1.1.1"),))), recorded({"1.1.1": 2.0}))

    assert retime(timed, recorded({"1.1.1": 2.0}), {"1.1.1": 2.0}) is timed


def test_a_fixed_shot_keeps_its_length_when_its_line_grows():
    timed = film(shot("1A", 60, length_is_fixed=True, cues=(Cue(line="1.1.1", at_frame=20),)))

    edited = retime(timed, recorded({"1.1.1": 2.4}), {"1.1.1": 1.0})

    assert edited.shots[0].length_frames == 60
    assert edited.shots[0].cues[0].at_frame < 3


def test_lines_wait_until_a_dissolve_is_over():
    dissolve = Transition(kind="dissolve", length_frames=14)
    draft = film(shot("1A"), shot("1B", cues=(Cue(line="1.1.1"),), transition=dissolve), seconds=8)

    assert time_shots(draft, {}).shots[1].cues[0].at_frame >= 14
