"""Runs `cinema-agent` as a user would and watches its processes: wall time, and memory of the whole family."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

LOGLINE = "An old lighthouse keeper must relight the lamp when his granddaughter is lost at sea."


@dataclass(frozen=True)
class Run:
    """One run of the command: exit code, seconds, peak memory of all its processes in MB, its output."""

    code: int
    seconds: float
    peak_mb: float
    output: str


def run(arguments: Sequence[str], *, cwd: Path | None = None) -> Run:
    """Run `cinema-agent` with these arguments to its end."""
    command = [str(Path(sys.executable).parent / "cinema-agent"), *arguments]
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=cwd)
    watcher = FamilyMemory(process.pid)
    watcher.start()
    output, _ = process.communicate()
    seconds = time.perf_counter() - start
    watcher.stop()
    return Run(process.returncode, seconds, watcher.peak_mb, output)


def must_run(arguments: Sequence[str], *, cwd: Path | None = None) -> Run:
    """As `run`, but a failure ends the benchmark with what the command said."""
    finished = run(arguments, cwd=cwd)
    if finished.code:
        sys.exit(f"cinema-agent {' '.join(arguments)} ended with {finished.code}:\n{finished.output}")
    return finished


class FamilyMemory(threading.Thread):
    """Samples the resident memory of a process and its descendants ten times a second (Linux).

    Pages they share count in each: an upper bound. Proportional memory would be exact, but reading it ten times a
    second slows what is measured by a tenth.
    """

    def __init__(self, root: int, *, only_root: bool = False) -> None:
        super().__init__(daemon=True)
        self.peak_mb = 0.0
        self._root, self._only_root = root, only_root
        self._stop_asked = threading.Event()

    def run(self) -> None:
        while not self._stop_asked.wait(0.1):
            family = [self._root] if self._only_root else _family(self._root)
            self.peak_mb = max(self.peak_mb, sum(_resident_mb(pid) for pid in family))

    def stop(self) -> None:
        self._stop_asked.set()
        self.join()


def _family(root: int) -> list[int]:
    members, waiting = [], [root]
    while waiting:
        pid = waiting.pop()
        members.append(pid)
        try:
            for task in os.listdir(f"/proc/{pid}/task"):
                waiting += [
                    int(child) for child in Path(f"/proc/{pid}/task/{task}/children").read_text().split()
                ]
        except OSError:
            continue
    return members


def _resident_mb(pid: int) -> float:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
    except OSError:
        return 0.0
