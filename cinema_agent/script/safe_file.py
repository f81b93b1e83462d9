"""Writing a file so that it is either whole or not there: temporary name, flush to disk, rename.

Knows nothing of films.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from uuid import uuid4


@contextmanager
def replaced(path: Path) -> Iterator[IO[bytes]]:
    """Open a file that takes the place of `path` once the block ends well; until then `path` stays.

    The folder is made if need be.

    Raises:
        OSError: the folder or file cannot be written (no room, not allowed); nothing is left behind.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.parent / f".{path.name[:40]}.{uuid4().hex}.part"
    try:
        with temporary.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 text with Unix line ends, whole or not at all.

    Raises:
        OSError: as `replaced`.
    """
    with replaced(path) as file:
        file.write(text.encode("utf-8"))
