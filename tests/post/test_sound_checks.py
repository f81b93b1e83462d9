"""The sound of a film is checked: a good one passes, and each planted defect is told, and where."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import cache

import numpy as np
import pytest
from sounding_film import cut_of, load_line, pictures, recordings, screenplay

from cinema_agent.agents.continuity import check_sound
from cinema_agent.evaluation.sound_measures import (
    HeardFilm,
    measure_film_sound,
    measure_lip_sync,
    openness_by_frame,
)
from cinema_agent.media.sound import Samples
from cinema_agent.post.gauge import FILM, LEVEL_STEP_S, Gauge
from cinema_agent.post.mix import Stems, mix
from cinema_agent.post.spotting import spot
from cinema_agent.script import Cut, Measurements

PLAY = screenplay()
CUT = cut_of(PLAY, spot(PLAY, pictures(PLAY), recordings()))


@cache
def good() -> Stems:
    return mix(CUT, load_line)


def told(stems: Stems, *, film: Samples | None = None, cut: Cut = CUT) -> list[tuple[str, str]]:
    """Return which checks a film fails, and where."""
    gauge = Gauge()
    gauge.add({**stems.named(), FILM: stems.film if film is None else film})
    found = gauge.gauged
    heard = HeardFilm(
        found.levels,
        LEVEL_STEP_S,
        found.lufs,
        -16.0,
        found.peak_dbtp,
        found.clipped,
        found.jump,
        found.offset,
    )
    lines, scenes = (
        {event.source: (event.start_s, event.end_s) for event in cut.sounds if event.sound == name}
        for name in ("line", "tone")
    )
    measured = measure_film_sound(heard, lines, scenes)
    return [(note.check, note.where) for note in check_sound(Measurements(of="sound", values=measured)).notes]


def muted(samples: Samples, start_s: float, end_s: float) -> Samples:
    quiet = samples.copy()
    quiet[:, round(start_s * 48_000) : round(end_s * 48_000)] = 0
    return quiet


def test_good_film_passes_every_check() -> None:
    assert told(good()) == []


def test_quiet_line_is_told_by_its_name() -> None:
    line = next(event for event in CUT.sounds if event.source == "3.1.1")
    dialogue = good().dialogue.copy()
    dialogue[:, round(line.start_s * 48_000) : round(line.end_s * 48_000)] *= 0.1

    assert ("quiet-dialogue", "3.1.1") in told(replace(good(), dialogue=dialogue))


def test_line_under_the_music_is_told_by_its_name() -> None:
    line = next(event for event in CUT.sounds if event.source == "2.1.1")
    music = good().music.copy()
    music[:, round(line.start_s * 48_000) : round(line.end_s * 48_000)] *= 8

    assert ("dialogue-over-bed", "2.1.1") in told(replace(good(), music=music))


def test_clipped_film_is_told() -> None:
    loud = np.clip(good().film * 8, -1, 1)

    checks = {check for check, _ in told(good(), film=loud)}

    assert {"clipping", "peak", "loudness"} <= checks


def test_dead_silence_is_told() -> None:
    dead = Stems(*(muted(samples, 4.0, 5.0) for samples in good().named().values()))

    assert ("dead-silence", "") in told(dead)


@pytest.mark.parametrize("ordered", [-21.0, -13.0])
def test_wrong_loudness_is_told(ordered: float) -> None:
    assert ("loudness", "") in told(mix(CUT, load_line, loudness_lufs=ordered))


def test_place_that_is_not_heard_is_told_by_its_scene() -> None:
    silent = replace(good(), effects=muted(good().effects, 10.0, 20.0))

    assert ("missing-ambience", "2") in told(silent)


def test_click_and_offset_are_told() -> None:
    clicking, beside = good().film.copy(), good().film + np.float32(0.01)
    clicking[:, 200_000] += 0.8

    assert ("click", "") in told(good(), film=clicking)
    assert ("offset", "") in told(good(), film=beside)


@pytest.mark.parametrize("line", sorted(recordings()))
def test_mouths_of_recorded_lines_follow_their_voices(line: str) -> None:
    samples = load_line(line)
    frames = int(len(samples) / 48_000 * 24)
    openness = openness_by_frame(recordings()[line].visemes, Fraction(24), frames)

    measured = measure_lip_sync(openness, samples, 48_000, Fraction(24), line)

    assert check_sound(Measurements(of="sound", values=measured)).notes == ()
