"""Broken files are found and named."""

from pathlib import Path

import pytest
from moving_pictures import clip

from cinema_agent.errors import MediaError
from cinema_agent.media.probe import probe


def test_a_whole_clip_can_start_playing_before_it_has_arrived(tmp_path: Path) -> None:
    clip(tmp_path / "take.mp4")

    assert probe(tmp_path / "take.mp4").is_faststart


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(MediaError, match=r"gone\.mp4: it is not there"):
        probe(tmp_path / "gone.mp4")


def test_an_empty_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "take.mp4").touch()

    with pytest.raises(MediaError, match=r"take\.mp4 is empty"):
        probe(tmp_path / "take.mp4")


def test_a_text_file_is_no_clip(tmp_path: Path) -> None:
    (tmp_path / "take.mp4").write_text("this is not a film " * 50)

    with pytest.raises(MediaError, match=r"cannot read .*take\.mp4"):
        probe(tmp_path / "take.mp4")


@pytest.mark.parametrize("kept", [0.05, 0.5, 0.9])
def test_a_clip_cut_short_is_found(tmp_path: Path, kept: float) -> None:
    clip(tmp_path / "take.mp4", 60)
    whole = (tmp_path / "take.mp4").read_bytes()
    (tmp_path / "take.mp4").write_bytes(whole[: int(len(whole) * kept)])

    with pytest.raises(MediaError, match=r"take\.mp4"):
        probe(tmp_path / "take.mp4")


def test_asking_a_silent_clip_for_its_sound_is_an_error(tmp_path: Path) -> None:
    clip(tmp_path / "take.mp4", 2)

    with pytest.raises(MediaError, match="holds no sound"):
        probe(tmp_path / "take.mp4").sound()
