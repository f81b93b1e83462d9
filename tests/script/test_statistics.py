"""What a shot list amounts to is counted from it."""

from __future__ import annotations

from cinema_agent.script import Figure, Logline, Scene, Screenplay, Shot
from cinema_agent.script.statistics import (
    coverage_counts,
    crossed_lines,
    distinct_set_ups,
    is_standing_row,
    repeated_framings,
    seen_in_close_up,
    standing_row_share,
)

TOMAS, INES = Figure(character="tomas", across="left"), Figure(character="ines", across="right")


def shot(name: str, *figures: Figure, **more: object) -> Shot:
    fields = {
        "coverage": "single",
        "size": "medium",
        "plot": "They wait.",
        "beat": "1.1",
        "length_frames": 48,
    }
    return Shot.model_validate({"id": name, "figures": figures, **fields, **more})


def film(*shots: Shot) -> Screenplay:
    scene = Scene(id="1", place="coast", shots=shots)
    return Screenplay(title="Light", logline=Logline(text="A light."), scenes=(scene,))


def test_returning_to_a_camera_position_is_no_new_set_up():
    assert distinct_set_ups(film(shot("1A", TOMAS), shot("1B", INES), shot("1C", TOMAS))) == 2


def test_two_who_stand_side_by_side_are_a_row_and_sitting_or_depth_breaks_it():
    sitting, far = INES.model_copy(update={"posture": "sits"}), INES.model_copy(update={"depth": "far"})

    assert is_standing_row(shot("1A", TOMAS, INES))
    assert not is_standing_row(shot("1A", TOMAS, sitting))
    assert not is_standing_row(shot("1A", TOMAS, far))
    assert not is_standing_row(shot("1A", TOMAS))


def test_row_share_and_coverage_are_parts_and_counts_of_all_shots():
    screenplay = film(shot("1A", TOMAS, INES, coverage="two_shot"), shot("1B", TOMAS), shot("1C", INES))

    assert standing_row_share(screenplay) == 1 / 3
    assert coverage_counts(screenplay) == {"single": 2, "two_shot": 1}


def test_same_size_and_subject_in_a_row_is_a_repeated_framing():
    assert repeated_framings(film(shot("1A", TOMAS), shot("1B", TOMAS), shot("1C", INES))) == (("1A", "1B"),)


def test_changing_sides_crosses_the_line():
    swapped = (TOMAS.model_copy(update={"across": "right"}), INES.model_copy(update={"across": "left"}))

    assert crossed_lines(film(shot("1A", TOMAS, INES), shot("1B", *swapped))) == (("1A", "1B"),)
    assert crossed_lines(film(shot("1A", TOMAS, INES), shot("1B", TOMAS, INES))) == ()


def test_close_ups_are_counted_by_who_fills_them():
    assert seen_in_close_up(film(shot("1A", INES, size="close_up"), shot("1B", TOMAS))) == ("ines",)
