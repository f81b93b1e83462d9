"""The score: as long as the film, in the mood asked for, on one motif, closed by a cadence."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest

from cinema_agent.media.sound import envelope, largest_jump, peak_db, rms_db
from cinema_agent.post.instruments import INSTRUMENTS, MUSIC_RATE_HZ, frequency_hz
from cinema_agent.post.music import MoodCue, compose, make_motif, mood_sheets
from cinema_agent.script.screenplay import Mood

MOODS: tuple[Mood, ...] = get_args(Mood)
STORY = (MoodCue(0, 7, "calm"), MoodCue(7, 14, "tense"), MoodCue(15.5, 21.3, "heroic"))


def brightness(score: np.ndarray) -> float:
    """Return the mean frequency of a score in Hz."""
    power = np.abs(np.fft.rfft(score.sum(axis=0))) ** 2
    return float((power * np.fft.rfftfreq(score.shape[1], 1 / 48_000)).sum() / power.sum())


@pytest.mark.parametrize("total_s", [0.5, 3.0, 21.3, 20.0208])
def test_score_is_as_long_as_the_film_to_the_sample(total_s: float) -> None:
    score = compose([MoodCue(0, total_s, "calm")], total_s, seed=1)

    assert score.shape == (2, round(total_s * 48_000))
    assert score.dtype == np.float32


@pytest.mark.parametrize("mood", MOODS)
def test_every_mood_has_a_score_without_clicks_or_clipping(mood: Mood) -> None:
    score = compose([MoodCue(0, 9, mood)], 9, seed=3)

    assert rms_db(score) == pytest.approx(-22, abs=1.5)
    assert peak_db(score) < -3
    assert largest_jump(score) < 0.12
    assert np.abs(score.mean(axis=1)).max() < 1e-3
    assert not np.isnan(score).any()


def test_score_begins_with_the_title_and_is_silent_at_the_last_sample() -> None:
    score = compose(STORY, 21.3, seed=5)

    assert rms_db(score[:, : 48_000 * 2]) > -40
    assert np.abs(score[:, -1]).max() < 1e-4
    assert rms_db(score[:, -4_800:]) < rms_db(score[:, -144_000:-96_000]) - 12


def test_music_changes_at_the_scene_and_breathes_between() -> None:
    loud = envelope(compose(STORY, 21.3, seed=5), step_s=0.1)

    assert loud[147:154].max() < 0.01 * loud[80:138].mean()
    assert loud[165:200].mean() > 0.5 * loud[80:138].mean()


def test_same_seed_same_score_and_another_seed_another() -> None:
    scores = [compose(STORY[:1], 7, seed=seed) for seed in (5, 5, 6)]

    assert scores[0].tobytes() == scores[1].tobytes() != scores[2].tobytes()


def test_joy_is_brighter_than_dread() -> None:
    joyful, eerie = (compose([MoodCue(0, 10, mood)], 10, seed=2) for mood in ("joyful", "eerie"))

    assert brightness(joyful) > brightness(eerie)


def test_motif_belongs_to_the_film_not_to_the_mood() -> None:
    motifs = {make_motif(seed) for seed in range(20)}

    assert make_motif(4) == make_motif(4)
    assert len(motifs) > 8
    assert all(0 < len(motif.answer) < len(motif.statement) <= 4 for motif in motifs)


def test_every_layer_of_every_mood_can_be_played() -> None:
    parts = {"chords", "arpeggio", "roots", "melody", "pulse", "pedal", "hits"}

    for sheet in mood_sheets().values():
        assert all(layer.instrument in INSTRUMENTS and layer.part in parts for layer in sheet.layers)
        assert any(layer.part == "melody" for layer in sheet.layers)


@pytest.mark.parametrize("name", sorted(INSTRUMENTS))
def test_every_instrument_begins_and_ends_without_a_click(name: str) -> None:
    note = INSTRUMENTS[name](frequency_hz(57), 1.0)

    assert 0.05 * MUSIC_RATE_HZ < len(note) <= 6 * MUSIC_RATE_HZ
    assert abs(note[0]) < 0.02 and abs(note[-1]) < 0.02
    assert 0.05 < np.abs(note).max() < 4


def test_film_without_music_cues_has_a_silent_score() -> None:
    assert not compose([], 2.0, seed=1).any()
