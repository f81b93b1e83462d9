"""Progress while a film is made: a live table on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from rich.console import Console, Group
from rich.live import Live
from rich.markup import escape
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from cinema_agent.graph.events import Event, Step

ORDER: tuple[Step, ...] = ("writing", "directing", "voices", "keyframes", "takes", "checks", "cut", "film")
SHARE: dict[Step, float] = {
    "writing": 0.01, "directing": 0.01, "voices": 0.02, "keyframes": 0.12, "takes": 0.65, "checks": 0.0, "cut": 0.17,
    "film": 0.02,
}  # fmt: skip
"""How the work of an animatic divides, for the time left; corrected by what is seen."""


class LiveView:
    """A table of the steps with bars, what is being made, and the time left."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._done: dict[Step, tuple[int, int]] = {}
        self._finished: set[Step] = set()
        self._latest: dict[Step, str] = {}
        self._notices: list[str] = []
        self._lock = threading.Lock()
        self._start = time.monotonic()
        self._live = Live(self._picture(), console=Console(stderr=True), refresh_per_second=8, transient=True)

    def __enter__(self) -> Self:
        self._live.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._live.__exit__(kind, error, trace)

    def hear(self, event: Event) -> None:
        """Take in an event and redraw."""
        with self._lock:
            self._done[event.step] = (event.done, event.total)
            if event.what == "finished" and event.done >= event.total:
                self._finished.add(event.step)
            self._latest[event.step] = event.subject
            if event.what in {"retake", "failed", "warning", "stale"}:
                self._notices = [*self._notices[-4:], f"{event.subject}: {event.detail}"]
            self._live.update(self._picture())

    def _picture(self) -> Group:
        table = Table.grid(padding=(0, 2))
        for step in ORDER:
            done, total = self._done.get(step, (0, 0))
            bar = ProgressBar(total=max(total, 1), completed=done if total else 0, width=32)
            count = f"{done}/{total}" if total else ""
            table.add_row(
                Text(step, style="bold" if total and done < total else ""),
                bar,
                count,
                self._latest.get(step, ""),
            )
        notices = [Text(escape(notice), style="yellow") for notice in self._notices]
        return Group(
            Text(str(self._folder), style="dim"), table, Text(self._time_left(), style="dim"), *notices
        )

    def _time_left(self) -> str:
        share = 0.0
        for step in ORDER:
            done, total = self._done.get(step, (0, 0))
            share += SHARE[step] * (1.0 if step in self._finished else done / total if total else 0.0)
        elapsed = time.monotonic() - self._start
        if share < 0.05:
            return f"{elapsed:.0f} s"
        return f"{elapsed:.0f} s, about {elapsed * (1 - share) / share:.0f} s left"


def plain_line(event: Event) -> None:
    """Write an event as one line to stderr, where nobody watches a terminal."""
    count = f" {event.done}/{event.total}" if event.total else ""
    words = " ".join(word for word in (event.what, event.subject) if word)
    detail = f" ({event.detail})" if event.detail else ""
    sys.stderr.write(f"{event.at_s:7.1f} s  {event.step:<9}{count:>8}  {words}{detail}\n")
    sys.stderr.flush()
