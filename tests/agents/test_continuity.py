"""The continuity checker: passes a sound take, and names every defect planted in one."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from planted_takes import SCREENPLAY, SHOT, Defect, Picture, sound_picture, still, take

from cinema_agent.agents import Checker
from cinema_agent.agents.continuity import ContinuityChecker
from cinema_agent.agents.thresholds import Threshold, in_words, load_thresholds
from cinema_agent.script.shot import Size
from cinema_agent.script.takes import ContinuityNote, Measurement, Measurements

CHECKER = ContinuityChecker()


def notes(measurements: Measurements) -> dict[str, ContinuityNote]:
    return {note.check: note for note in CHECKER.check(SCREENPLAY, SHOT, measurements).notes}


def black_once(picture: Picture, frame: int) -> Picture:
    return picture * 0 if frame == 40 else picture


def flash(picture: Picture, frame: int) -> Picture:
    return np.full_like(picture, 250) if frame in {40, 41} else picture


def cut(picture: Picture, frame: int) -> Picture:
    return picture if frame < 40 else picture[:, ::-1] // 2 + 90


def freeze(picture: Picture, frame: int) -> Picture:
    return sound_picture(min(frame, 20))


def blow_out(picture: Picture, frame: int) -> Picture:
    return cv2.convertScaleAbs(picture, alpha=2.2)


def grey(picture: Picture, frame: int) -> Picture:
    return picture // 16 + 120


def darken(picture: Picture, frame: int) -> Picture:
    return picture // 4


def blur(picture: Picture, frame: int) -> Picture:
    return cv2.GaussianBlur(picture, (0, 0), 12)


def flicker(picture: Picture, frame: int) -> Picture:
    return cv2.convertScaleAbs(picture, alpha=1 - 0.12 * (frame % 2))


def highlights(picture: Picture, frame: int) -> Picture:
    return cv2.rectangle(picture, (0, 0), (60, 20), (255, 255, 255), -1)


def someone_else(picture: Picture, frame: int) -> Picture:
    return sound_picture(frame, coat="#2f8f4e", skin="#7f8fa0", hair="#e8d23a")


def noise_of_every_colour(picture: Picture, frame: int) -> Picture:
    patches = np.random.default_rng(1).integers(0, 256, (18, 32, 3), np.uint8)
    return cv2.resize(patches, (320, 180), interpolation=cv2.INTER_NEAREST)


FAULTS = [
    (black_once, "black-frame", "frame 40"),
    (flash, "flash", "frame 4"),
    (cut, "jump", "frame 40"),
    (freeze, "frozen", "frame 2"),
    (blow_out, "blown-out", ""),
    (grey, "flat", ""),
    (someone_else, "identity", "ines"),
]
WARNINGS = [
    (darken, "exposure"),
    (grey, "contrast"),
    (blur, "sharpness"),
    (flicker, "flicker"),
    (highlights, "highlights"),
    (noise_of_every_colour, "palette"),
]


def test_checker_keeps_the_contract() -> None:
    assert isinstance(CHECKER, Checker)


def test_sound_take_and_keyframe_pass_without_a_note(tmp_path: Path) -> None:
    assert notes(take(tmp_path)) == {}
    assert notes(still(lambda picture, frame: picture)) == {}


@pytest.mark.parametrize(("defect", "check", "where"), FAULTS, ids=[fault[1] for fault in FAULTS])
def test_planted_fault_fails_the_take(tmp_path: Path, defect: Defect, check: str, where: str) -> None:
    note = notes(take(tmp_path, defect))[check]

    assert (note.severity, note.remedy) == ("fault", "reshoot")
    assert note.where.startswith(where) and note.limit and note.evidence is not None


@pytest.mark.parametrize(("defect", "check"), WARNINGS, ids=[warning[1] for warning in WARNINGS])
def test_planted_flaw_is_noted(tmp_path: Path, defect: Defect, check: str) -> None:
    assert notes(take(tmp_path, defect))[check].severity != "fault"


def test_one_cut_is_only_a_jump(tmp_path: Path) -> None:
    assert "flash" not in notes(take(tmp_path, cut))


def test_take_shorter_than_its_shot_fails(tmp_path: Path) -> None:
    note = notes(take(tmp_path, frames=70))["length"]

    assert note.what == "the take is 2 frames short: 70 frames, should be at least 72"
    assert note.severity == "fault"


def test_handles_make_a_take_longer_and_pass(tmp_path: Path) -> None:
    assert notes(take(tmp_path, frames=90)) == {}


def test_keyframe_with_a_fault_is_planned_again() -> None:
    found = notes(still(someone_else))["identity"]

    assert found.remedy == "replan" and found.what.endswith("(Ines)")


def test_report_names_its_take_and_says_whether_it_passed(tmp_path: Path) -> None:
    report = CHECKER.check(SCREENPLAY, SHOT, take(tmp_path, black_once))

    assert (report.of, report.passed) == ("2A-1", False)


def test_measures_nobody_took_are_not_missed() -> None:
    assert CHECKER.check(SCREENPLAY, SHOT, Measurements(of="2A-1")).passed


@pytest.mark.parametrize(("size", "value", "is_noted"), [("close_up", 0.3, True), ("wide", 0.3, False)])
def test_limits_for_one_size_of_shot_hold_for_it_alone(size: Size, value: float, is_noted: bool) -> None:
    shot = SHOT.model_copy(update={"size": size})
    measured = Measurements(of="2A/0000", values=(Measurement(name="head_height", value=value),))

    assert bool(CHECKER.check(SCREENPLAY, shot, measured).notes) is is_noted


@pytest.mark.parametrize("limit", load_thresholds(), ids=lambda limit: limit.check)
def test_every_limit_of_the_table_can_fail_and_pass(limit: Threshold) -> None:
    shot = SHOT.model_copy(update={"size": (limit.sizes or ("medium",))[0]})
    bad, good = (limit.low - 1, limit.low) if limit.low is not None else (limit.high + 1, limit.high)

    def noted(value: float) -> set[str]:
        measured = Measurements(of="x", values=(Measurement(name=limit.measure, value=value),))
        return {note.check for note in CHECKER.check(SCREENPLAY, shot, measured).notes}

    assert limit.check in noted(bad) and limit.check not in noted(good)


@pytest.mark.parametrize("limit", load_thresholds(), ids=lambda limit: limit.check)
def test_every_note_says_the_number_and_the_limit_in_words(limit: Threshold) -> None:
    bad = abs(limit.high) * 2 + 3 if limit.high is not None else (limit.low or 0) / 2 - 0.01
    bound = limit.high if limit.high is not None else limit.low or 0.0

    told = limit.told(bad)

    assert in_words(bad, limit.unit) in told and told.endswith(in_words(bound, limit.unit))
    assert limit.quantity and ": " in told


def test_note_on_too_little_says_so() -> None:
    exposure = next(limit for limit in load_thresholds() if limit.check == "exposure")

    assert exposure.told(0.12) == "the picture is too dark: mean brightness 12 %, should be at least 18 %"
    assert exposure.told(0.8) == "the picture is too bright: mean brightness 80 %, should be at most 70 %"


def test_table_names_each_check_once() -> None:
    checks = [limit.check for limit in load_thresholds()]

    assert len(checks) == len(set(checks)) > 25
