"""A screenplay with something wrong is refused in one line that says what, where and what to do."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cinema_agent.errors import ScriptError
from cinema_agent.script import (
    Act,
    Beat,
    Capabilities,
    Character,
    Cue,
    Entry,
    Figure,
    Line,
    Logline,
    Outfit,
    Palette,
    Place,
    Scene,
    Screenplay,
    Shot,
    TitleCard,
    Transition,
)
from cinema_agent.script.checks import check, demand_sound

PALETTE = Palette(top="#2c4763", inner="#e8dcc0", legs="#33202c", shoes="#201820", accent="#c87b43")


def shot(name: str, **more: object) -> Shot:
    fields = {
        "coverage": "single",
        "size": "medium",
        "plot": "Ines waits.",
        "beat": "1.1",
        "length_frames": 48,
    }
    return Shot.model_validate({"id": name, **fields, **more})


def film(*shots: Shot, cards: tuple[TitleCard, ...] = ()) -> Screenplay:
    line = Line(id="1.1.1", character="ines", text="Listen.")
    beat = Beat(id="1.1", kind="image", action="Ines waits.", characters=("ines",), lines=(line,))
    return Screenplay(
        title="Light",
        logline=Logline(text="A light."),
        target_frames=96,
        characters=(Character(id="ines", name="Ines", role="girl", wardrobe=(Outfit(palette=PALETTE),)),),
        places=(Place(id="coast", name="the coast", recipe="coast", interior=False),),
        scenes=(Scene(id="1", place="coast", beats=(beat,), shots=shots),),
        cards=cards,
    )


HEARD = (Cue(line="1.1.1", at_frame=8),)
ACTING = (Figure(character="ines", acts=(Act(gesture="giv"),)),)


def test_a_sound_screenplay_has_no_problems():
    assert check(film(shot("1A", cues=HEARD), shot("1B"))) == ()


@pytest.mark.parametrize(
    ("broken", "complaint"),
    [
        (lambda: film(), "no shots"),
        (lambda: film(shot("1A"), shot("1B")), "line 1.1.1: is heard in no shot"),
        (lambda: film(shot("1A", cues=HEARD), shot("1B", cues=HEARD)), "is heard in 2 shots"),
        (lambda: film(shot("1A", cues=HEARD), shot("1A")), "'1A' stands there 2 times"),
        (lambda: film(shot("1A", cues=HEARD), shot("2A")), "shot '2A' stands in scene '1'"),
        (lambda: film(shot("1A", cues=(Cue(line="1.1.1", at_frame=50),)), shot("1B")), "past the shot's end"),
        (
            lambda: film(
                shot("1A", cues=HEARD), shot("1B", transition=Transition(kind="dissolve", length_frames=48))
            ),
            "its dissolve of 48 frames covers all of shot 1A",
        ),
        (
            lambda: film(
                shot("1A", cues=HEARD, transition=Transition(kind="dissolve", length_frames=4)), shot("1B")
            ),
            "nothing to dissolve from",
        ),
        (lambda: film(shot("1A", cues=HEARD, figures=(Figure(character="tomas"),))), "no character 'tomas'"),
    ],
)
def test_a_fault_is_refused_in_one_line(broken: Callable[[], Screenplay], complaint: str):
    with pytest.raises(ScriptError, match="cannot be filmed") as refused:
        demand_sound(broken())

    assert complaint in str(refused.value)
    assert "\n" not in str(refused.value)


def test_an_unknown_gesture_names_the_nearest_one():
    able = Capabilities(generator="sketch", version="1", vocabulary={"gesture": (Entry(name="give"),)})

    problems = check(film(shot("1A", cues=HEARD, figures=ACTING), shot("1B")), able)

    assert any("'giv'" in problem.what and "give" in problem.what for problem in problems)


def test_an_open_vocabulary_knows_every_word():
    able = Capabilities(generator="diffusion", version="1", open_vocabulary=True)

    assert check(film(shot("1A", cues=HEARD, figures=ACTING), shot("1B")), able) == ()


def test_a_film_of_another_length_than_asked_for_is_a_warning_not_a_fault():
    short = film(shot("1A", cues=HEARD))

    problems = check(short)

    assert [problem.severity for problem in problems] == ["warning"]
    assert "2.0 s; 4.0 s were asked for" in problems[0].what
    demand_sound(short)


def test_a_card_longer_than_its_shot_is_a_warning():
    card = TitleCard(kind="title", text="Light", length_frames=90, over_shot="1A")

    problems = check(film(shot("1A", cues=HEARD), shot("1B"), cards=(card,)))

    assert [problem.where for problem in problems] == ["title card"]
