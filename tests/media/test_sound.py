"""Sound files: whole or refused, exact to 24 bits, resampled without delay."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np
import pytest

from cinema_agent.errors import MediaError
from cinema_agent.media.sound import (
    fast_length,
    largest_jump,
    peak_db,
    read_wav,
    resample,
    rms_db,
    silences,
    write_wav,
)  # fmt: skip

SECOND = np.arange(48_000) / 48_000
TONE = (0.5 * np.sin(2 * np.pi * 440 * SECOND)).astype(np.float32)


def test_stereo_sound_comes_back_exact_to_24_bits(tmp_path: Path) -> None:
    stereo = np.stack([TONE, -TONE])

    write_wav(tmp_path / "film.wav", stereo)

    assert np.abs(read_wav(tmp_path / "film.wav") - stereo).max() <= 2**-23
    with wave.open(str(tmp_path / "film.wav")) as wav:
        assert (wav.getframerate(), wav.getsampwidth(), wav.getnchannels()) == (48_000, 3, 2)


def test_writing_leaves_nothing_but_the_file(tmp_path: Path) -> None:
    write_wav(tmp_path / "line.wav", TONE)

    assert [file.name for file in tmp_path.iterdir()] == ["line.wav"]


def test_writing_where_there_is_no_room_to_write_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(MediaError) as refused:
        write_wav(tmp_path / "file" / "line.wav", TONE)

    assert "\n" not in str(refused.value)


def test_sound_cut_short_is_refused_with_both_counts(tmp_path: Path) -> None:
    write_wav(tmp_path / "line.wav", TONE)
    whole = (tmp_path / "line.wav").read_bytes()
    (tmp_path / "line.wav").write_bytes(whole[: len(whole) // 2])

    with pytest.raises(MediaError, match=r"cut short: \d+ of 48000 samples"):
        read_wav(tmp_path / "line.wav")


@pytest.mark.parametrize("content", [b"", b"RIFF", b"not a sound at all" * 9, bytes(64)])
def test_what_is_no_wav_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "line.wav").write_bytes(content)

    with pytest.raises(MediaError, match=r"line\.wav"):
        read_wav(tmp_path / "line.wav")


def test_missing_sound_is_a_media_error(tmp_path: Path) -> None:
    with pytest.raises(MediaError, match=r"absent\.wav. is missing"):
        read_wav(tmp_path / "absent.wav")


@pytest.mark.parametrize("width", [1, 2, 4])
def test_film_makers_own_recording_is_read_at_any_width(tmp_path: Path, width: int) -> None:
    scaled = np.round(TONE * (2 ** (8 * width - 1) - 1)).astype(np.int64) + (128 if width == 1 else 0)
    with wave.open(str(tmp_path / "own.wav"), "wb") as wav:
        wav.setparams((1, width, 48_000, 0, "NONE", ""))
        wav.writeframes(scaled.astype({1: "u1", 2: "<i2", 4: "<i4"}[width]).tobytes())

    assert np.abs(read_wav(tmp_path / "own.wav")[0] - TONE).max() < 2.0 ** (1 - 8 * width) * 1.5 + 1e-6


def test_recording_at_another_rate_is_heard_at_ours(tmp_path: Path) -> None:
    slow = (0.5 * np.sin(2 * np.pi * 440 * np.arange(22_050) / 22_050)).astype(np.float32)

    write_wav(tmp_path / "own.wav", slow, rate_hz=22_050)
    heard = read_wav(tmp_path / "own.wav")[0]

    assert len(heard) == 48_000
    assert np.abs(heard - TONE)[2_000:-2_000].max() < 2e-3


def test_resampling_keeps_time() -> None:
    click = np.zeros(22_050, np.float32)
    click[11_025] = 1.0

    assert int(np.argmax(resample(click, 22_050, 48_000))) == 24_000


def test_fast_lengths_have_only_small_factors() -> None:
    for least in (1, 7, 97, 1_001, 66_150, 575_999):
        length = rest = fast_length(least)
        for factor in (2, 3, 5):
            while rest % factor == 0:
                rest //= factor
        assert length >= least and rest == 1


def test_measures_of_a_tone_are_those_of_a_tone() -> None:
    assert peak_db(TONE) == pytest.approx(-6.02, abs=0.01)
    assert rms_db(TONE) == pytest.approx(-9.03, abs=0.01)
    assert largest_jump(TONE) < 0.03


def test_silence_is_found_where_it_is() -> None:
    film = np.concatenate([TONE, np.zeros(48_000, np.float32), TONE])

    assert silences(film) == ((pytest.approx(1.0, abs=0.02), pytest.approx(2.0, abs=0.02)),)
