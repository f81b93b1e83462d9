"""The mix: exact in length, voices clear of the bed, loudness as ordered."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from itertools import pairwise
from pathlib import Path

import imageio_ffmpeg
import numpy as np
import pytest
from sounding_film import cut_of, load_line, pictures, recordings, screenplay

from cinema_agent.errors import MediaError
from cinema_agent.media.sound import envelope, largest_jump, peak_db, read_wav, rms_db, silences, write_wav
from cinema_agent.post.loudness import Master, integrated_lufs, true_peak_db
from cinema_agent.post.mix import Stems, film_samples, mix, mix_to_files
from cinema_agent.post.reels import reels_of
from cinema_agent.post.spotting import spot
from cinema_agent.script import Cut, ScoreCue, SoundEvent

PLAY = screenplay()
SECOND = np.arange(48_000) / 48_000


@cache
def sounding_cut() -> Cut:
    return cut_of(PLAY, spot(PLAY, pictures(PLAY), recordings()))


@cache
def mixed() -> Stems:
    return mix(sounding_cut(), load_line)


def lines() -> list[SoundEvent]:
    return [event for event in sounding_cut().sounds if event.stem == "dialogue"]


def during(samples: np.ndarray, event: SoundEvent) -> np.ndarray:
    return samples[:, round(event.start_s * 48_000) : round(event.end_s * 48_000)]


def tone(level: float, seconds: int = 8, hz: float = 997.0) -> np.ndarray:
    wave = level * np.sin(2 * np.pi * hz * np.arange(seconds * 48_000) / 48_000)
    return np.stack([wave, wave]).astype(np.float32)


@pytest.mark.parametrize(
    ("rate", "frames"), [("24", 864), ("24000/1001", 864), ("25", 101), ("30000/1001", 7)]
)
def test_film_is_as_long_as_its_frames_to_the_sample(rate: str, frames: int) -> None:
    cut = cut_of(PLAY, rate=rate).model_copy(update={"total_frames": frames})
    number, _, divisor = rate.partition("/")

    assert film_samples(cut) == round(frames * int(divisor or 1) * 48_000 / int(number))
    assert mix(cut, load_line).film.shape == (2, film_samples(cut))


def test_stems_add_up_to_the_film_and_each_is_heard() -> None:
    stems = mixed()

    assert np.array_equal(stems.film, stems.dialogue + stems.effects + stems.music)
    assert all(rms_db(samples) > -45 for samples in stems.named().values())


def test_voices_stand_clear_of_the_bed() -> None:
    stems = mixed()

    for event in lines():
        voice = envelope(during(stems.dialogue, event))
        speaking = rms_db(voice[voice > 0.2 * voice.max()])
        assert speaking - rms_db(during(stems.effects + stems.music, event)) >= 6


def test_music_steps_back_before_a_voice_and_returns_after_it() -> None:
    music = mixed().music
    line = lines()[0]
    loud = envelope(music, step_s=0.25)
    at = int(line.start_s / 0.25)

    without = mix(
        sounding_cut().model_copy(
            update={"sounds": tuple(e for e in sounding_cut().sounds if e.stem == "music")}
        ),
        load_line,
    )
    ratio = loud / np.maximum(envelope(without.music, step_s=0.25), 1e-6)

    assert ratio[at : at + 8].mean() < 0.6 * ratio[4:20].mean()
    assert ratio[at] < 0.7 * ratio[4:20].mean()


def test_air_of_the_room_is_heard_even_where_all_else_is_silent() -> None:
    tones = tuple(event for event in sounding_cut().sounds if event.sound == "tone")
    alone = mix(sounding_cut().model_copy(update={"sounds": tones}), load_line).film

    loud_db = 20 * np.log10(envelope(alone[:, 48_000 : -48_000 * 2], step_s=0.4))

    assert loud_db.min() > -60 and loud_db.max() < -50
    assert not silences(alone[:, :-48_000], below_db=-62, shortest_s=0.3)
    assert np.abs(alone[:, -1]).max() < 1e-4


def test_bed_drops_where_silence_is_spotted() -> None:
    (hush,) = [event for event in sounding_cut().sounds if event.sound == "silence"]
    bed = mixed().effects + mixed().music
    before = bed[:, round((hush.start_s - 2) * 48_000) : round((hush.start_s - 0.2) * 48_000)]
    silent = bed[:, round((hush.start_s + 0.15) * 48_000) : round((hush.end_s - 0.15) * 48_000)]

    assert rms_db(before) - rms_db(silent) >= 12


def test_dialogue_is_silent_where_nobody_speaks() -> None:
    gaps = silences(mixed().dialogue, below_db=-60, shortest_s=2.0)

    assert gaps[0][0] == 0 and gaps[0][1] == pytest.approx(lines()[0].start_s, abs=0.1)


def test_film_has_no_click_no_offset_and_no_dead_air() -> None:
    film = mixed().film

    assert largest_jump(film) < 0.35
    assert np.abs(film.mean(axis=1)).max() < 1e-3
    assert not silences(film[:, : -48_000 * 2], below_db=-60, shortest_s=1.5)
    assert np.abs(film[:, -1]).max() < 1e-3


@pytest.mark.parametrize("target", [-16.0, -14.0, -23.0])
def test_film_is_as_loud_as_ordered_below_the_true_peak(target: float) -> None:
    film = mix(sounding_cut(), load_line, loudness_lufs=target).film

    assert integrated_lufs(film) == pytest.approx(target, abs=0.3)
    assert true_peak_db(film) <= -1.0


def test_same_cut_same_bytes() -> None:
    again = mix(sounding_cut(), load_line)

    assert again.film.tobytes() == mixed().film.tobytes()


def test_silent_cut_is_silence() -> None:
    assert not mix(cut_of(PLAY), load_line).film.any()


def test_line_that_cannot_be_read_stops_the_mix() -> None:
    def missing(line: str) -> np.ndarray:
        raise MediaError(f"sound {line!r} is missing")

    with pytest.raises(MediaError, match=r"2\.1\.1"):
        mix(sounding_cut(), missing)


def test_stems_are_written_as_24_bit_files_that_read_back(tmp_path: Path) -> None:
    files = mix_to_files(sounding_cut(), load_line, tmp_path).files

    assert [files[name].name for name in ("dialogue", "effects", "music")] == [
        "dialogue.wav",
        "effects.wav",
        "music.wav",
    ]
    assert np.abs(read_wav(files["music"]) - mixed().music).max() < 2**-22


def test_tone_at_minus_20_has_the_loudness_the_standard_says() -> None:
    assert integrated_lufs(tone(10 ** (-23 / 20))) == pytest.approx(-23.0, abs=0.05)
    assert integrated_lufs(tone(0.0)) == -120


def test_quiet_stretches_do_not_count() -> None:
    loud, faint = tone(0.1), tone(0.0001)

    assert integrated_lufs(np.concatenate([loud, faint], axis=1)) == pytest.approx(
        integrated_lufs(loud), abs=0.2
    )


def test_peak_between_samples_is_found() -> None:
    quarter = (np.sin(2 * np.pi * 12_000 * SECOND + np.pi / 4)).astype(np.float32)

    assert peak_db(quarter) == pytest.approx(-3.01, abs=0.01)
    assert true_peak_db(np.stack([quarter, quarter])) == pytest.approx(0.0, abs=0.15)


def test_limiter_tames_one_clap_and_leaves_the_rest() -> None:
    film = tone(0.05)
    film[:, 192_000:192_048] += 0.9

    gain = Master([film], -14.0).gain(0, film.shape[1])

    assert true_peak_db(film * gain) <= -1.0
    assert gain[192_024] < 0.6 * gain[96_000]
    assert gain[:150_000].std() < 1e-6


def test_our_loudness_is_ffmpegs(tmp_path: Path) -> None:
    film = mixed().film
    write_wav(tmp_path / "film.wav", film)
    command = [
        imageio_ffmpeg.get_ffmpeg_exe(),
        "-nostats",
        "-i",
        str(tmp_path / "film.wav"),
        "-af",
        "ebur128=peak=true",
        "-f",
        "null",
        "-",
    ]

    report = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    summary = report[report.rindex("Summary:") :]

    assert float(re.search(r"I:\s+(-[\d.]+) LUFS", summary)[1]) == pytest.approx(
        integrated_lufs(film), abs=0.2
    )  # type: ignore[index]
    assert float(re.search(r"Peak:\s+(-[\d.]+) dBFS", summary)[1]) == pytest.approx(
        true_peak_db(film), abs=0.2
    )  # type: ignore[index]


def later(score: ScoreCue, by_s: float) -> ScoreCue:
    return ScoreCue(
        band=score.band,
        beats_s=tuple(beat + by_s for beat in score.beats_s),
        themes=tuple(theme.model_copy(update={"at_s": theme.at_s + by_s}) for theme in score.themes),
        hits_s=tuple(hit + by_s for hit in score.hits_s),
    )


def long_cut(times: int) -> Cut:
    """Return the film shown several times over."""
    cut = sounding_cut()
    length_s = cut.total_frames / 24
    sounds = tuple(
        event.model_copy(
            update={
                "start_s": event.start_s + n * length_s,
                "end_s": event.end_s + n * length_s,
                "score": event.score and later(event.score, n * length_s),
            }
        )
        for n in range(times)
        for event in cut.sounds
    )
    return cut.model_copy(update={"total_frames": cut.total_frames * times, "sounds": sounds})


def test_reels_cover_a_long_film_and_part_where_nobody_speaks() -> None:
    cut = long_cut(9)
    reels = reels_of(cut, film_samples(cut))
    spoken = [event for event in cut.sounds if event.stem == "dialogue"]

    assert len(reels) > 2
    assert reels[0].begin == 0 and reels[-1].end == film_samples(cut)
    assert all(before.end == after.begin for before, after in pairwise(reels))
    assert not [e for e in spoken for reel in reels[:-1] if e.start_s - 1 < reel.end_s < e.end_s + 1]


def test_long_film_is_mixed_to_files_without_a_seam(tmp_path: Path) -> None:
    cut = long_cut(5)

    report = mix_to_files(cut, load_line, tmp_path)
    film = read_wav(report.files["film"])

    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "dialogue.wav",
        "effects.wav",
        "film.wav",
        "music.wav",
    ]
    assert film.shape == (2, film_samples(cut))
    assert report.gauged.lufs == pytest.approx(-16, abs=0.3) and report.gauged.peak_dbtp <= -1
    for reel in reels_of(cut, film_samples(cut))[:-1]:
        seam = film[:, reel.end - 4800 : reel.end + 4800]
        assert np.abs(np.diff(seam))[:, 4798:4801].max() <= np.abs(np.diff(seam)).max() * 0.9
        assert rms_db(seam) > -45


def test_files_and_memory_hold_the_same_film(tmp_path: Path) -> None:
    report = mix_to_files(sounding_cut(), load_line, tmp_path)

    assert np.abs(read_wav(report.files["music"]) - mixed().music).max() < 2**-22


def test_nothing_is_left_where_a_mix_fails(tmp_path: Path) -> None:
    def missing(line: str) -> np.ndarray:
        raise MediaError(f"sound {line!r} is missing")

    with pytest.raises(MediaError):
        mix_to_files(sounding_cut(), missing, tmp_path)

    assert list(tmp_path.iterdir()) == []
