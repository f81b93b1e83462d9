"""What happens in a production, told as it happens: appended to `events.jsonl` and to whoever listens.

Times are seconds since the start of the run; no clock time is written anywhere.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

Step = Literal["writing", "directing", "voices", "keyframes", "takes", "checks", "cut", "film"]
What = Literal["started", "made", "reused", "failed", "retake", "stale", "finished", "warning", "note"]


@dataclass(frozen=True)
class Event:
    """One thing that happened: in which step, what, to whom (a shot, a line, an agent), and how far the step is."""

    step: Step
    what: What
    subject: str = ""
    detail: str = ""
    done: int = 0
    total: int = 0
    at_s: float = 0.0


COUNTED: frozenset[What] = frozenset({"made", "reused", "failed"})

Listener = Callable[[Event], None]


class EventLog:
    """Appends events to a file, one JSON object a line, and tells a listener. Safe to use from several threads."""

    def __init__(self, path: Path, listener: Listener | None = None) -> None:
        self._file = path.open("a", encoding="utf-8")
        self._listener = listener
        self._lock = threading.Lock()
        self._start = time.monotonic()
        self._counts: dict[Step, tuple[int, int]] = {}
        self.spans: dict[Step, tuple[float, float]] = {}

    def tell(
        self, step: Step, what: What, subject: str = "", detail: str = "", *, total: int | None = None
    ) -> None:
        """Record that something happened. `made`, `reused` and `failed` count towards the total."""
        with self._lock:
            done, known = self._counts.get(step, (0, 0))
            if total is not None:
                done, known = 0, total
            if what in COUNTED or (step == "checks" and what == "finished"):
                done += 1
            self._counts[step] = (done, known)
            event = Event(step, what, subject, detail, done, known, round(time.monotonic() - self._start, 3))
            self.spans[step] = (self.spans.get(step, (event.at_s, 0.0))[0], event.at_s)
            fields = {key: value for key, value in asdict(event).items() if value not in ("", 0)}
            self._file.write(json.dumps(fields, ensure_ascii=False) + "\n")
            self._file.flush()
            if self._listener:
                self._listener(event)

    def close(self) -> None:
        self._file.close()
