"""A production's folder: where each file lies, whose hand wrote it last, and the lock that keeps it to one run.

A file whose hash is not the one we wrote is the user's (`is_hand_edited`), and an input from then on.
"""

from __future__ import annotations

import errno
import fcntl
import hashlib
import json
import os
import threading
from pathlib import Path
from typing import Any, TextIO

from cinema_agent.errors import SettingsError
from cinema_agent.graph.settings import SETTINGS_FILE, Settings, read_settings_file, settings_toml
from cinema_agent.media.files import copy_file, file_sha256, remove_leftovers, write_text

LEDGER = ".ledger.json"
LOCK = ".lock"


class ProductionFolder:
    """Paths and bookkeeping of one production."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.settings_file = root / SETTINGS_FILE
        self.screenplay = root / "screenplay.json"
        self.schema = root / "screenplay.schema.json"
        self.fountain = root / "screenplay.fountain"
        self.film = root / "film.mp4"
        self.dailies = root / "dailies.html"
        self.poster = root / "poster.png"
        self.cut = root / "cut.json"
        self.events = root / "events.jsonl"
        self.database = root / "production.sqlite"
        self.memory = root / "memory.jsonl"
        self.vault = root / ".vault"
        self.stems = root / "stems"
        self.bible = root / "bible"
        self._lock: TextIO | None = None
        self._ledger: dict[str, tuple[str, ...]] = {}
        self._writing = threading.Lock()

    @property
    def is_production(self) -> bool:
        return self.settings_file.is_file()

    def open(self) -> None:
        """Create the folder if needed, take its lock and read its ledger.

        Raises:
            SettingsError: it cannot be written, or another run holds it.
        """
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            self._lock = (self.root / LOCK).open("a+", encoding="utf-8")
        except OSError as error:
            raise SettingsError(
                f"cannot write in {self.root}: {_reason(error)}; choose another --out"
            ) from error
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self._lock.seek(0)
            holder = self._lock.read().strip() or "unknown"
            self._lock.close()
            self._lock = None
            raise SettingsError(
                f"{self.root} is in use by another run (process {holder}); wait for it or choose another --out"
            ) from error
        self._lock.truncate(0)
        self._lock.write(str(os.getpid()))
        self._lock.flush()
        remove_leftovers(self.root)
        self._read_ledger()

    def close(self) -> None:
        if self._lock:
            self._lock.close()
            self._lock = None

    def settings(self) -> dict[str, Any]:
        return read_settings_file(self.settings_file)

    def write_settings(self, settings: Settings) -> None:
        write_text(self.settings_file, settings_toml(settings))

    def voice(self, line: str) -> Path:
        return self.root / "voices" / f"{line}.wav"

    def keyframe(self, shot: str, at_frame: int) -> Path:
        return self.root / "keyframes" / shot / f"{at_frame:04d}.png"

    def take(self, slate: str) -> Path:
        return self.root / "takes" / f"{slate}.mp4"

    def slate_file(self, slate: str) -> Path:
        return self.root / "takes" / f"{slate}.json"

    def inside(self, path: Path) -> str:
        """Return a path as written into files: relative to the folder, with forward slashes."""
        return path.relative_to(self.root).as_posix()

    def write(self, path: Path, text: str) -> None:
        """Write a file of ours and note its hash; one that lies there already is left alone."""
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        self.note(path, sha256)
        if not (path.is_file() and file_sha256(path) == sha256):
            write_text(path, text)

    def place(self, source: Path, path: Path, sha256: str) -> None:
        """Copy a file of ours into the folder unless it lies there already, and note its hash."""
        self.note(path, sha256)
        if not (path.is_file() and file_sha256(path) == sha256):
            copy_file(source, path)

    def note(self, path: Path, sha256: str) -> None:
        """Remember that `path` is ours with this hash.

        Noted before the file is written, and the hash before it stays good: whenever a kill strikes, what lies there is
        known as ours.
        """
        self._enter(self.inside(path), sha256)

    def is_hand_edited(self, path: Path) -> bool:
        """Tell whether `path` exists and is not as we wrote it."""
        if not path.is_file():
            return False
        return file_sha256(path) not in self._ledger.get(self.inside(path), ())

    def _enter(self, name: str, value: str) -> None:
        with self._writing:
            before = self._ledger.get(name, ())
            if before[-1:] == (value,):
                return
            self._ledger[name] = (*before[-1:], value)
            # Appended, never rewritten while running: a note costs the same in a film of ten thousand shots.
            with (self.root / LEDGER).open("a", encoding="utf-8") as ledger:
                ledger.write(json.dumps({name: value}) + "\n")

    def hand_edits(self) -> dict[str, str]:
        """Return the hash of every noted file that is no longer as we wrote it, and of every file laid beside them."""
        found = {}
        laid = [
            path
            for folder in ("takes", "voices", "keyframes")
            for path in sorted((self.root / folder).rglob("*.*"))
        ]
        for path in [self.screenplay, self.fountain, *laid]:
            if path.suffix in {".mp4", ".wav", ".png", ".json", ".fountain"} and self.is_hand_edited(path):
                found[self.inside(path)] = file_sha256(path)
        return found

    def remember(self, what: str, value: str) -> None:
        """Keep a word about the production from run to run."""
        self._enter(f"#{what}", value)

    def recalled(self, what: str) -> str | None:
        return self._ledger.get(f"#{what}", (None,))[-1]

    def noted(self, path: Path) -> str:
        """Return the hash `path` was last noted with.

        Raises:
            KeyError: it never was.
        """
        return self._ledger[self.inside(path)][-1]

    def _read_ledger(self) -> None:
        self._ledger = {}
        path = self.root / LEDGER
        if not path.is_file():
            return
        for line in path.read_text("utf-8").splitlines():
            try:
                entries = json.loads(line)
            except ValueError:
                # A kill can leave half a last line: what it spoke of is then looked at afresh.
                continue
            for name, value in entries.items():
                values = (
                    tuple(value) if isinstance(value, list) else (*self._ledger.get(name, ())[-1:], value)
                )
                self._ledger[name] = values
        write_text(path, "".join(json.dumps({name: values}) + "\n" for name, values in self._ledger.items()))


def _reason(error: OSError) -> str:
    if error.errno == errno.EROFS:
        return "the file system is read-only"
    if error.errno in (errno.EACCES, errno.EPERM):
        return "permission denied"
    if error.errno == errno.ENOSPC:
        return "the disk is full"
    return error.strerror or str(error)
