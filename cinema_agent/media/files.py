"""Files that are whole or absent: written under a temporary name, synced, then renamed.

Knows nothing of what is in them.
"""

from __future__ import annotations

import errno
import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cinema_agent.errors import MediaError, StorageError
from cinema_agent.script.safe_file import PART, whole

_REFUSALS = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EFBIG}
"""What the disk says when the next try would fare no better."""

_REMEDIES = {
    errno.ENOSPC: "the disk is full; free some space and run again",
    errno.EDQUOT: "the disk quota is used up; free some space and run again",
    errno.EROFS: "the disk is read-only; choose another folder",
    errno.EACCES: "no permission; choose a folder you may write to",
    errno.EPERM: "no permission; choose a folder you may write to",
    errno.EFBIG: "the file would be larger than allowed here; choose another disk",
    errno.ENOENT: "it is not there",
    errno.ENOTDIR: "part of its path is a file, not a folder",
    errno.EISDIR: "it is a folder, not a file",
}


def media_error(doing: str, path: Path, error: Exception) -> MediaError:
    """Return the one-line error for an operating system's or codec's complaint about a file: a `StorageError` where
    the disk itself refuses.

    Args:
        doing: what failed, such as `cannot write the clip`.
        error: anything; an `errno` attribute, if it has one, picks the remedy.
    """
    number = getattr(error, "errno", None)
    reason = _REMEDIES.get(abs(number)) if isinstance(number, int) else None
    kind = StorageError if isinstance(number, int) and abs(number) in _REFUSALS else MediaError
    return kind(f"{doing} {path}: {reason or _first_line(error)}")


def _first_line(error: Exception) -> str:
    lines = str(error).splitlines()
    return lines[0] if lines else type(error).__name__


@contextmanager
def written_whole(path: Path, what: str = "the file") -> Iterator[Path]:
    """Give a temporary path beside `path`; on leaving without an error it is synced and becomes `path`.

    Raises:
        MediaError: the disk is full, read-only or not ours (any `OSError` inside the block too).
    """
    try:
        with whole(path) as part:
            yield part
    except OSError as error:
        raise media_error(f"cannot write {what}", path, error) from error


def write_bytes(path: Path, content: bytes, what: str = "the file") -> None:
    """Write a whole file or none.

    Raises:
        MediaError: it cannot be written.
    """
    with written_whole(path, what) as part:
        part.write_bytes(content)


def write_text(path: Path, content: str, what: str = "the file") -> None:
    """Write a whole UTF-8 file, lines ending in a line feed, or none.

    Raises:
        MediaError: it cannot be written.
    """
    write_bytes(path, content.encode(), what)


def file_sha256(path: Path) -> str:
    """Return the SHA-256 of a file as 64 hex digits.

    Raises:
        MediaError: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise media_error("cannot read", path, error) from error


def copy_file(source: Path, target: Path) -> None:
    """Copy a file whole, sharing its blocks where the file system can.

    Never a hard link: an edit stays in one place.

    Raises:
        MediaError: one cannot be read or the other not written.
    """
    with written_whole(target) as part:
        if not _reflinked(source, part):
            shutil.copyfile(source, part)


def _reflinked(source: Path, target: Path) -> bool:
    """Try to clone the blocks (Linux FICLONE; macOS's `copyfile` clones by itself)."""
    try:
        import fcntl
    except ImportError:
        return False
    ficlone = 0x40049409
    with source.open("rb") as original, target.open("wb") as clone:
        try:
            fcntl.ioctl(clone.fileno(), ficlone, original.fileno())
        except OSError:
            return False
    return True


def remove_leftovers(folder: Path) -> int:
    """Remove the parts a killed process left in a folder; return how many. For who holds its lock only."""
    parts = sorted(folder.rglob(f".*{PART}")) if folder.is_dir() else []
    for part in parts:
        part.unlink(missing_ok=True)
    return len(parts)
