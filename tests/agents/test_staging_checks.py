"""Where it is told who is where, staging and faces are checked: each planted defect is named, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from planted_takes import SCREENPLAY, SHOT

from cinema_agent.agents.continuity import ContinuityChecker
from cinema_agent.evaluation.composition import Box, FigureInPicture
from cinema_agent.evaluation.staging import SpokenHere, StagedFrame, measure_faces, measure_staging
from cinema_agent.script.shot import Size
from cinema_agent.script.takes import Measurement, Measurements

RATE, HEIGHT, WIDTH = Fraction(24), 200, 356
FRAMES = 24 * 8


def figure(
    name: str = "ines", *, left: int = 120, top: int = 40, wide: int = 70, tall: int = 104, body: int = 200
) -> FigureInPicture:
    """Return a figure whose head fills a box, on shoulders twice as wide."""
    seen = np.zeros((HEIGHT, WIDTH), np.bool_)
    right = left + wide
    seen[max(0, top) : top + tall, max(0, left) : right] = True
    seen[max(0, top + tall) : top + body, max(0, left - wide // 2) : right + wide // 2] = True
    head, whole = Box(left, top, right, top + tall), Box(left - wide // 2, top, right + wide // 2, top + body)
    mouth = Box(left + 0.4 * wide, top + 0.74 * tall, right - 0.4 * wide, top + 0.8 * tall)
    return FigureInPicture(name, head, whole, top + 0.36 * tall, 0, seen, mouth)


def frame(*figures: FigureInPicture, ground: float = 30.0, skin: float = 70.0) -> StagedFrame:
    lab = np.full((HEIGHT, WIDTH, 3), (ground, 0, 0), np.float32)
    for one in figures:
        lab[one.seen] = (skin, 0, 0)
    return StagedFrame(lab, figures, np.zeros((HEIGHT, WIDTH), np.bool_))


def noted(values: Sequence[Measurement], size: Size) -> set[str]:
    shot = SHOT.model_copy(update={"size": size})
    report = ContinuityChecker().check(SCREENPLAY, shot, Measurements(of="2A-1", values=tuple(values)))
    return {note.check for note in report.notes}


def staged(*figures: FigureInPicture, size: Size = "close_up", **colors: float) -> set[str]:
    return noted(tuple(measure_staging([frame(*figures, **colors)] * 3, ("ines", "noor"))), size)


def test_a_well_staged_close_up_passes() -> None:
    assert staged(figure()) == set()


@pytest.mark.parametrize(
    ("planted", "size", "check"),
    [
        (figure(tall=60, top=52), "close_up", "head-height"),
        (figure(top=70), "close_up", "eye-line"),
        (figure(tall=90), "medium", "head-height-medium"),
        (figure(left=-20, tall=60), "medium", "head-inside"),
        (figure(left=150, top=170, wide=4, tall=6, body=28), "wide", "figure-height"),
    ],
)
def test_each_way_to_frame_a_figure_badly_is_named(planted: FigureInPicture, size: Size, check: str) -> None:
    assert staged(planted, size=size) == {check}


def test_a_figure_that_melts_into_the_ground_is_named() -> None:
    assert staged(figure(), ground=62.0, skin=66.0) == {"separation"}


def test_leads_with_the_same_outline_are_named() -> None:
    small = {"wide": 16, "tall": 20, "body": 90, "top": 80}
    ines, twin = figure("ines", left=80, **small), figure("noor", left=200, **small)
    stout = figure("noor", left=200, **(small | {"wide": 60}))

    assert staged(ines, twin, size="wide") == {"silhouettes"}
    assert staged(ines, stout, size="wide") == set()


def test_who_walks_in_at_the_edge_is_not_called_cut_off() -> None:
    outside = replace(figure(), head=Box(-66, 40, 4, 144))

    assert not list(measure_staging([frame(outside)]))


def spoken() -> tuple[np.ndarray, SpokenHere]:
    """Return a mouth that follows a line of two seconds from frame 48 on, and the line."""
    mouth = np.zeros(FRAMES)
    beat = np.arange(48)
    mouth[48:96] = np.where(beat < 44, 0.5 + 0.5 * np.sin(beat * 0.9) * np.sin(beat * 0.13), 0.0)
    loud = np.repeat(mouth[48:96], 2000)
    voice = 0.5 * loud * np.sin(2 * np.pi * 220 * np.arange(len(loud)) / 48_000)
    return mouth, SpokenHere("1.1.1", "ines", 48, 48, voice.astype(np.float32), 48_000)


def blinking(every: int = 96) -> np.ndarray:
    return (np.arange(FRAMES) % every < 3).astype(float)


def faces(mouth: np.ndarray, lids: np.ndarray, *lines: SpokenHere) -> set[str]:
    return noted(tuple(measure_faces({"ines": mouth}, {"ines": lids}, lines, RATE)), "close_up")


def test_a_face_that_speaks_its_line_and_blinks_passes() -> None:
    mouth, line = spoken()

    assert faces(mouth, blinking(), line) == set()


def test_a_mouth_behind_its_voice_is_named() -> None:
    mouth, line = spoken()

    assert {"lip-sync", "lip-lag"} <= faces(np.roll(mouth, 3), blinking(), line)


def test_a_mouth_that_moves_without_a_line_is_named() -> None:
    mouth, _ = spoken()

    assert faces(mouth, blinking()) == {"mouth-unspoken"}


def test_a_face_that_stares_is_named() -> None:
    mouth, line = spoken()

    assert faces(mouth, blinking() * 0, line) == {"blink"}
