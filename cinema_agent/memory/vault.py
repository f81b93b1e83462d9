"""The vault: whatever was made once, found again by the key of what it was made from.

An entry is a small JSON file that names the files of a product by their hash; the files themselves are
stored once, under that hash, sealed by a fixed modification time. A file that was cut short or changed is
never handed out: its seal or its hash no longer fits, and the product counts as not there. Several
processes may use one vault at once; whatever is interrupted leaves at most a stray `.part` file. Knows
nothing of what it keeps. Source: ours.
"""

from __future__ import annotations

import errno
import fcntl
import hashlib
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from pydantic import ValidationError

from cinema_agent.errors import SettingsError
from cinema_agent.script.noun import Noun, content_hash
from cinema_agent.script.safe_file import replaced

FORMAT = 1
SEALED_NS = 1_000_000_000_000_000_000
"""Modification time of every stored file: whoever writes to it breaks this seal."""
CHUNK = 1 << 20
FICLONE = 0x40049409
"""Linux's request to share a file's blocks with a new file (btrfs, xfs): a copy that costs nothing."""


class KeptFile(Noun):
    """A file of an entry: its content's hash and size in bytes."""

    sha256: str
    size: int


class Entry(Noun):
    """A product in the vault: its files by name, and whatever facts (plain JSON) were kept beside them."""

    key: str
    files: dict[str, KeptFile]
    facts: dict[str, Any]


class Vault:
    """Products by key, in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @staticmethod
    def key(*, kind: str, **parts: Any) -> str:
        """Return the key of a product: a hash of all it is made from.

        Args:
            kind: what it is (`take`, `voice`, ...); products of two kinds never share a key.
            parts: everything it is made from, among it the name and version of whoever makes it: nouns,
            numbers,
                text, and tuples or dicts of them.
        """
        return content_hash("vault", FORMAT, kind, parts)

    def find(self, key: str) -> Entry | None:
        """Return the entry of `key` if all its files are there as they were kept, else none.

        Costs one small read and a look at each file; only a file whose seal is broken is read through.

        Raises:
            ValueError: not a key of this vault.
        """
        try:
            entry = Entry.model_validate_json(_checked(self._entry_file(key).read_bytes()))
        except (OSError, ValidationError, _Damaged):
            return None
        if entry.key != key or not all(self._is_whole(file) for file in entry.files.values()):
            return None
        return entry

    def keep(self, key: str, files: Mapping[str, Path], facts: Mapping[str, Any]) -> Entry:
        """Keep a product: its files are copied, the originals stay where they are.

        The entry is written last: once it is there, all of it is. Keeping a key again replaces what it
        stood for.

        Raises:
            SettingsError: the vault cannot be written (disk full, not allowed), or a file cannot be read.
            ValueError: not a key of this vault.
        """
        target = self._entry_file(key)
        with _explained(self.folder):
            kept = {name: self._keep_file(path) for name, path in sorted(files.items())}
            entry = Entry(key=key, files=kept, facts=dict(facts))
            content = entry.model_dump_json().encode()
            with replaced(target) as file:
                file.write(hashlib.sha256(content).hexdigest().encode() + b"\n" + content)
        return entry

    def path_of(self, entry: Entry, name: str) -> Path:
        """Return where a file of an entry is stored: to read or copy, never to change.

        Raises:
            KeyError: the entry has no file of that name.
        """
        return _stored(self.folder, entry.files[name].sha256)

    def copy_into(self, entry: Entry, name: str, destination: Path) -> None:
        """Copy (never link) a file of an entry to `destination`, whole or not at all.

        Raises:
            SettingsError: the stored file is damaged (it is thrown away), or `destination` cannot be written.
            KeyError: the entry has no file of that name.
        """
        try:
            self._copy_out(entry.files[name], destination)
        except _Damaged as error:
            raise SettingsError(
                f"{name} in the vault {self.folder} is damaged and was thrown away; run again to make it anew"
            ) from error

    def fetch(self, key: str, destinations: Mapping[str, Path]) -> Entry | None:
        """Find a product and copy its named files out; none if it, or a part of it, is missing or damaged.

        Raises:
            SettingsError: a destination cannot be written.
        """
        entry = self.find(key)
        if entry is None or not destinations.keys() <= entry.files.keys():
            return None
        try:
            for name, destination in destinations.items():
                self._copy_out(entry.files[name], destination)
        except _Damaged:
            return None
        return entry

    def _entry_file(self, key: str) -> Path:
        if len(key) != 64 or not set(key) <= set("0123456789abcdef"):
            raise ValueError(f"{key!r} is no key; use Vault.key(...)")
        return self.folder / "entries" / key[:2] / f"{key}.json"

    def _is_whole(self, file: KeptFile) -> bool:
        stored = _stored(self.folder, file.sha256)
        try:
            found = stored.stat()
            if found.st_size != file.size:
                return False
            if found.st_mtime_ns == SEALED_NS:
                return True
            if _digest(stored) != file.sha256:
                return False
            os.utime(stored, ns=(SEALED_NS, SEALED_NS))
        except OSError:
            return False
        return True

    def _keep_file(self, path: Path) -> KeptFile:
        kept = KeptFile(sha256=_digest(path), size=path.stat().st_size)
        if self._is_whole(kept):
            return kept
        with path.open("rb") as source, replaced(_stored(self.folder, kept.sha256)) as copy:
            if _copy(source, copy) != kept.sha256:
                raise SettingsError(f"{path} changed while it was being kept; run again")
            copy.flush()
            os.utime(copy.fileno(), ns=(SEALED_NS, SEALED_NS))
        return kept

    def _copy_out(self, file: KeptFile, destination: Path) -> None:
        stored = _stored(self.folder, file.sha256)
        try:
            source = stored.open("rb")
        except OSError as error:
            raise _Damaged from error
        with source, _explained(destination), replaced(destination) as copy:
            if _copy(source, copy) != file.sha256:
                stored.unlink(missing_ok=True)
                raise _Damaged


class _Damaged(Exception):
    """A stored file is not what was kept."""


def _stored(folder: Path, sha256: str) -> Path:
    return folder / "files" / sha256[:2] / sha256


@contextmanager
def _explained(place: Path) -> Iterator[None]:
    """Turn what the file system says into what a film-maker can do."""
    try:
        yield
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
        advice = "free some space" if full else "check that the folder can be written"
        raise SettingsError(
            f"cannot write to {place}: {error.strerror or error}; {advice} and run again"
        ) from error


def _checked(content: bytes) -> bytes:
    """Return the JSON of an entry file, whose first line is its hash."""
    digest, _, text = content.partition(b"\n")
    if hashlib.sha256(text).hexdigest().encode() != digest:
        raise _Damaged
    return text


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _copy(source: IO[bytes], copy: IO[bytes]) -> str:
    """Copy all of an open file, sharing its blocks where possible; return the hash of what was copied."""
    is_shared = _reflink(source, copy)
    digest = hashlib.sha256()
    while chunk := source.read(CHUNK):
        digest.update(chunk)
        if not is_shared:
            copy.write(chunk)
    return digest.hexdigest()


def _reflink(source: IO[bytes], copy: IO[bytes]) -> bool:
    if sys.platform != "linux":
        return False
    with suppress(OSError):
        fcntl.ioctl(copy.fileno(), FICLONE, source.fileno())
        return True
    return False
