"""The screenplay as Fountain: read back as it was written, edits taken over, everything else refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cinema_agent.errors import ScriptError
from cinema_agent.script.fountain import read_fountain, to_fountain
from cinema_agent.script.reading import read_screenplay
from cinema_agent.script.screenplay import Screenplay

SAMPLE = read_screenplay(Path(__file__).parent / "golden" / "screenplay-1.json")
TEXT = to_fountain(SAMPLE)
WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40)


def with_words(action: str, line: str, name: str, title: str) -> Screenplay:
    """Return the sample with other words in its first scene."""
    raw = SAMPLE.model_dump(mode="json")
    raw["title"], raw["characters"][1]["name"] = title, name
    raw["scenes"][0]["beats"][1]["action"] = action
    raw["scenes"][0]["beats"][1]["lines"][0]["text"] = line
    return Screenplay.model_validate(raw)


def test_fountain_of_the_sample_reads_like_a_screenplay() -> None:
    assert TEXT.startswith(
        "Title: The Lamp\n\nINT. LAMP ROOM - DUSK #1#\n\nTomas polishes the dead lamp. [[beat 1.1]]"
    )
    assert "INES\n(soft)\nWill it ever shine again? [[line 1.2.1]]\n" in TEXT


def test_untouched_fountain_changes_nothing() -> None:
    assert read_fountain(TEXT, SAMPLE) == SAMPLE


@settings(deadline=None)
@given(WORDS, WORDS, WORDS, WORDS)
def test_whatever_stands_in_it_untouched_fountain_changes_nothing(
    action: str, line: str, name: str, title: str
) -> None:
    screenplay = with_words(action, line, name, title)

    assert read_fountain(to_fountain(screenplay), screenplay) == screenplay


@pytest.mark.parametrize(
    "awkward", ["(sighs)", "INT. BARN - DAY #7#", "[[beat 1.1]]", "/* no */", "CUT TO:", "> x"]
)
def test_words_that_look_like_fountain_come_back_as_words(awkward: str) -> None:
    screenplay = with_words(awkward, awkward, awkward, awkward)

    assert read_fountain(to_fountain(screenplay), screenplay) == screenplay


def test_changed_speech_keeps_its_id_and_everything_else() -> None:
    edited = read_fountain(TEXT.replace("Not for me.", "Not tonight, child."), SAMPLE)

    assert edited.line("1.2.2").text == "Not tonight, child."
    assert edited.shots == SAMPLE.shots


def test_changed_tone_speaker_title_and_time_are_taken_over() -> None:
    text = TEXT.replace("(soft)", "(anxious)").replace("TOMAS\nNot", "INES\nNot")
    edited = read_fountain(text.replace("The Lamp", "The Light").replace("NIGHT", "GOLDEN HOUR"), SAMPLE)

    assert (edited.line("1.2.1").tone, edited.line("1.2.2").character) == ("anxious", "ines")
    assert (edited.title, edited.scene("2").time_of_day) == ("The Light", "golden")


def test_changed_action_reaches_the_shot_that_told_it() -> None:
    edited = read_fountain(TEXT.replace("polishes the dead lamp", "turns his back"), SAMPLE)

    assert edited.scene("1").beats[0].action == edited.shot("1A").plot == "Tomas turns his back."


def test_new_speech_gets_the_next_id_and_is_heard_after_the_one_before() -> None:
    text = TEXT.replace("Not for me. [[line 1.2.2]]", "Not for me. [[line 1.2.2]]\n\nINES\nFor me, then?")
    edited = read_fountain(text, SAMPLE)
    shot = edited.shot("1B")

    assert edited.line("1.2.3").text == "For me, then?"
    assert [cue.line for cue in shot.cues] == ["1.2.1", "1.2.2", "1.2.3"]
    assert shot.cues[1].at_frame < shot.cues[2].at_frame < shot.length_frames


def test_speech_off_camera_is_cued_off_camera() -> None:
    text = TEXT.replace(
        "Grandfather! [[line 2.1.1]]", "Grandfather! [[line 2.1.1]]\n\nTOMAS (V.O.)\nI see you."
    )
    cue = read_fountain(text, SAMPLE).shot("2A").cues[-1]

    assert (cue.line, cue.on_camera) == ("2.1.2", False)


def test_speech_taken_out_is_heard_no_more() -> None:
    edited = read_fountain(TEXT.replace("TOMAS\nNot for me. [[line 1.2.2]]\n\n", ""), SAMPLE)

    assert [line.id for line in edited.lines] == ["1.2.1", "2.1.1"]
    assert [cue.line for cue in edited.shot("1B").cues] == ["1.2.1"]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("DUSK", "TEATIME", "line 3: no time of day 'TEATIME'"),
        ("OPEN SEA", "HARBOUR", "no such place; there is INT. LAMP ROOM, EXT. OPEN SEA"),
        ("TOMAS\n", "THOMAS\n", "'THOMAS' is nobody of this film"),
        ("(soft)", "(whispering)", "tone: Input should be"),
        ("Tomas polishes the dead lamp. [[beat 1.1]]\n\n", "", "beat '1.2' cannot be taken over"),
        ("EXT. OPEN SEA - NIGHT #2#\n\n", "", "scene '2' is missing"),
        ("Not for me. [[", "Not for me.\n\nHe sits down. [[line 1.2.2]]\n\nTOMAS\nNo. [[", "has no [[beat]]"),
        ("Title: The Lamp", "Author: me", "title page"),
        ("Not for me.", "/* Not for me. */", "comments"),
        ("Not for me.", "x" * 401, "String should have at most 400"),
        ("[[line 1.2.2]]", "[[line 1.2.1]]", "does not belong here"),
        ("Tomas polishes", "> Tomas polishes", "Fountain we cannot keep"),
    ],
)
def test_what_cannot_be_taken_over_is_refused_with_its_line(old: str, new: str, words: str) -> None:
    assert old in TEXT
    with pytest.raises(ScriptError) as caught:
        read_fountain(TEXT.replace(old, new), SAMPLE)

    assert words in str(caught.value) and "screenplay.fountain, line" in str(caught.value)


def test_locked_shot_is_not_given_another_line() -> None:
    locked = SAMPLE.map_shots(lambda shot: shot.model_copy(update={"locked": shot.id == "1B"}))
    text = TEXT.replace("Not for me. [[line 1.2.2]]", "Not for me. [[line 1.2.2]]\n\nINES\nFor me, then?")

    with pytest.raises(ScriptError, match="1B, which is locked"):
        read_fountain(text, locked)


def test_new_first_speech_of_a_beat_is_heard_before_the_others() -> None:
    text = TEXT.replace("INES\n(soft)\nWill", "TOMAS\nYou are late.\n\nINES\n(soft)\nWill")
    shot = read_fountain(text, SAMPLE).shot("1B")

    assert [cue.line for cue in shot.cues] == ["1.2.3", "1.2.1", "1.2.2"]
    assert [cue.at_frame for cue in shot.cues] == sorted(cue.at_frame for cue in shot.cues)


def test_speech_in_a_silent_beat_is_heard_in_its_shot() -> None:
    text = TEXT.replace("[[beat 1.1]]", "[[beat 1.1]]\n\nTOMAS\nStill dead.")

    assert [cue.line for cue in read_fountain(text, SAMPLE).shot("1A").cues] == ["1.1.1"]


def test_shot_of_fixed_length_keeps_it() -> None:
    fixed = SAMPLE.map_shots(lambda shot: shot.model_copy(update={"length_is_fixed": True}))
    text = TEXT.replace("TOMAS\nNot for me. [[line 1.2.2]]\n\n", "")

    assert read_fountain(text, fixed).shot("1B").length_frames == 96
