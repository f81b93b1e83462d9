"""The score: as long as the film, in the mood asked for, on themes that return, closed by a cadence."""

from __future__ import annotations

from itertools import pairwise
from typing import get_args

import numpy as np
import pytest

from cinema_agent.media.sound import envelope, largest_jump, peak_db, rms_db
from cinema_agent.post.instruments import MUSIC_RATE_HZ, frequency_hz, instruments, play
from cinema_agent.post.music import MoodCue, compose
from cinema_agent.post.score_sheets import band_names, band_of, mood_sheets, player_of
from cinema_agent.post.themes import make_theme, theme_seeds, unlikeness
from cinema_agent.script import ThemeCue
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


def test_theme_is_its_owners_in_every_mood() -> None:
    themes = {make_theme(seed) for seed in range(40)}

    assert make_theme(4) == make_theme(4)
    assert len(themes) > 30
    assert all(0 < len(theme.answer) <= len(theme.statement) <= 5 for theme in themes)


@pytest.mark.parametrize("seed", range(12))
def test_nobodys_theme_is_taken_for_anothers(seed: int) -> None:
    seeds = theme_seeds(seed, ["film", "mara", "tomas", "robot"])
    themes = [make_theme(own) for own in seeds.values()]

    assert all(unlikeness(one, other) >= 0.6 for n, one in enumerate(themes) for other in themes[:n])
    assert theme_seeds(seed, ["film", "mara"])["mara"] == seeds["mara"]


def strokes(score: np.ndarray, step_s: float = 0.05) -> np.ndarray:
    """Return how much each of the twelve notes grows louder, in the octaves of the melody, frame by frame."""
    mono = score.mean(axis=0)
    size, step = 8192, round(step_s * 48_000)
    note = np.round(12 * np.log2(np.maximum(np.fft.rfftfreq(size, 1 / 48_000), 1) / 440) + 69).astype(int)
    frames = np.lib.stride_tricks.sliding_window_view(np.pad(mono, (size // 2, size // 2)), size)[::step]
    power = np.abs(np.fft.rfft(frames * np.hanning(size), axis=1)) ** 0.5
    rows = np.stack(
        [power[:, (note % 12 == tone) & (note >= 67) & (note <= 91)].sum(axis=1) for tone in range(12)]
    )
    return np.maximum(np.diff(rows, axis=1, prepend=rows[:, :1]), 0)


def likeness(rows: np.ndarray, at: int, pattern: np.ndarray) -> float:
    window = rows[:, at : at + pattern.shape[1]]
    return float(np.corrcoef(window.ravel(), pattern.ravel())[0, 1])


@pytest.mark.parametrize("mood", ["calm", "tense", "sad", "comic"])
def test_theme_stated_at_first_is_heard_again_just_where_it_returns(mood: Mood) -> None:
    seeds = theme_seeds(3, ["film", "mara", "tomas"])
    beats = tuple(0.8 * number for number in range(41))
    themes = tuple(
        ThemeCue(whose=whose, seed=seeds[whose], at_s=at)
        for whose, at in (("mara", 0), ("tomas", 9.6), ("mara", 22.4))
    )

    rows = strokes(compose([MoodCue(0, 32, mood, beats_s=beats, themes=themes)], 32, seed=3))
    pattern = rows[:, : round(6.0 / 0.05)]
    found = {at: likeness(rows, at, pattern) for at in range(40, rows.shape[1] - pattern.shape[1])}

    assert max(found, key=found.__getitem__) * 0.05 == pytest.approx(22.4, abs=0.06)
    assert found[round(22.4 / 0.05)] > found[round(9.6 / 0.05)] + 0.2


def test_every_role_is_played_by_every_band_in_every_mood() -> None:
    parts = {"chords", "arpeggio", "roots", "melody", "pulse", "pedal", "hits"}

    for mood, sheet in mood_sheets().items():
        assert all(layer.part in parts for layer in sheet.layers)
        assert any(layer.part == "melody" for layer in sheet.layers)
        for band in band_names():
            players = [player_of(band, mood, layer.role) for layer in sheet.layers]
            assert {player.instrument for player in players if player} <= set(instruments())


@pytest.mark.parametrize(
    ("genre", "era", "band"),
    [
        ("drama", "present", "chamber"),
        ("comedy", "present", "caper"),
        ("Science Fiction", "present", "synth"),
        ("drama", "medieval", "court"),
        ("horror", "past", "dread"),
        ("romance", "past", "salon"),
        ("adventure", "unheard_of", "orchestra"),
        ("documentary", "present", "chamber"),
    ],
)
def test_genre_and_era_choose_who_plays(genre: str, era: str, band: str) -> None:
    assert band_of(genre, era) == band


def test_bands_sound_apart() -> None:
    spectra = {}
    for band in band_names():
        power = np.abs(np.fft.rfft(compose([MoodCue(0, 8, "calm", band=band)], 8, seed=4).mean(axis=0)))
        edges = np.geomspace(60, 8000, 25)
        bins = np.fft.rfftfreq(8 * 48_000, 1 / 48_000)
        bands = np.array([power[(bins >= a) & (bins < b)].sum() for a, b in pairwise(edges)])
        spectra[band] = bands / np.linalg.norm(bands)
    apart = {
        (one, other): 1 - float(spectra[one] @ spectra[other])
        for one in spectra
        for other in spectra
        if one < other
    }

    assert min(apart.values()) > 0.002
    assert float(np.median(list(apart.values()))) > 0.05


@pytest.mark.parametrize("name", sorted(instruments()))
def test_every_instrument_begins_and_ends_without_a_click(name: str) -> None:
    note = play(name, frequency_hz(57), 1.0)

    assert 0.03 * MUSIC_RATE_HZ < len(note) <= 6 * MUSIC_RATE_HZ
    assert abs(note[0]) < 0.02 and abs(note[-1]) < 0.02
    assert 0.05 < np.abs(note).max() < 4


def test_film_without_music_cues_has_a_silent_score() -> None:
    assert not compose([], 2.0, seed=1).any()
