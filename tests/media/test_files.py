"""Files are whole or absent."""

import errno
import hashlib
from pathlib import Path

import pytest

from cinema_agent.errors import MediaError
from cinema_agent.media.files import (
    copy_file,
    file_sha256,
    media_error,
    remove_leftovers,
    write_text,
    written_whole,
)


def test_a_failed_write_leaves_the_old_file_and_no_part(tmp_path: Path) -> None:
    write_text(tmp_path / "cut.json", "old")

    with pytest.raises(KeyError), written_whole(tmp_path / "cut.json") as part:
        part.write_text("half of the new")
        raise KeyError

    assert [p.read_text() for p in tmp_path.iterdir()] == ["old"]


def test_a_full_disk_is_said_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(MediaError) as caught, written_whole(tmp_path / "film.mp4", "the film"):
        raise OSError(errno.ENOSPC, "No space left on device")

    assert str(caught.value).startswith(
        f"cannot write the film {tmp_path / 'film.mp4'}: the disk is full; free"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "takes").touch()

    with pytest.raises(MediaError, match="cannot write the file"):
        write_text(tmp_path / "takes" / "12A.json", "{}")


def test_an_unknown_error_keeps_its_first_line() -> None:
    assert (
        str(media_error("cannot read", Path("a.mp4"), ValueError("bad\nworse"))) == "cannot read a.mp4: bad"
    )


def test_a_copy_is_equal_and_apart(tmp_path: Path) -> None:
    write_text(tmp_path / "a", "take")

    copy_file(tmp_path / "a", tmp_path / "deep" / "b")
    write_text(tmp_path / "a", "edited")

    assert (tmp_path / "deep" / "b").read_text() == "take"


def test_the_hash_is_sha256(tmp_path: Path) -> None:
    write_text(tmp_path / "a", "take")

    assert file_sha256(tmp_path / "a") == hashlib.sha256(b"take").hexdigest()


def test_what_a_killed_process_left_is_removed(tmp_path: Path) -> None:
    (tmp_path / "takes").mkdir()
    (tmp_path / "takes" / ".12A-1.mp4.77-1.part").touch()
    write_text(tmp_path / "takes" / "12A-1.mp4", "kept")

    assert remove_leftovers(tmp_path) == 1
    assert [p.name for p in (tmp_path / "takes").iterdir()] == ["12A-1.mp4"]
