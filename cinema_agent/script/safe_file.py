"""Writing a file so that it is either whole or not there: temporary name, flush to disk, rename.

Knows nothing of films.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

PART = ".part"
"""Ending of files in the making; what a kill leaves behind has it."""


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Give a temporary path beside `path`; on leaving without an error it is synced and becomes `path`.

    Readers therefore see the old file or the whole new one, also after a power cut. The folder is made if need be.

    Raises:
        OSError: the folder or file cannot be written (no room, not allowed); nothing is left behind.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.parent / f".{path.name[:40]}.{os.getpid()}-{threading.get_ident()}{PART}"
    try:
        yield part
        _sync(part)
        os.replace(part, path)
        _sync(path.parent)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def replaced(path: Path) -> Iterator[IO[bytes]]:
    """Open a file that takes the place of `path` once the block ends well; until then `path` stays.

    Raises:
        OSError: as `whole`.
    """
    with whole(path) as part, part.open("wb") as file:
        yield file


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 text with Unix line ends, whole or not at all.

    Raises:
        OSError: as `whole`.
    """
    with replaced(path) as file:
        file.write(text.encode("utf-8"))
