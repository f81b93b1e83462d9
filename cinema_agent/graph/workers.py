"""Worker processes: each given one job at a time, dying with their parent.

A job names an affinity (a place on the set, say); a worker that has done the affinity before gets it first, so what it
built for it is used again. A worker that dies is replaced and its job tried once more.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from cinema_agent.errors import GeneratorError
from cinema_agent.graph.worker_process import receive, send

P = ParamSpec("P")
T = TypeVar("T")

LOST_WORKER_TRIES = 2


class Stopped(Exception):
    """The production was stopped while work was waiting. Never an error of a shot: nothing is to be retaken."""


class WorkerPool:
    """Runs picklable calls in up to `count` processes, each started when work comes and nobody is idle.

    What workers print goes to `log`, or nowhere.
    """

    def __init__(self, count: int, log: Path | None = None) -> None:
        self.count = count
        self._log = log
        self._jobs: list[_Job] = []
        self._ready = threading.Condition()
        self._threads: list[threading.Thread] = []
        self._workers: dict[int, _Worker] = {}
        self._known: dict[int, set[str]] = {index: set() for index in range(count)}
        self._idle = 0
        self._closed = False

    def submit(self, call: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> Future[T]:
        """Queue a call with no affinity; its exception comes back through the future."""
        return self.submit_near("", call, *arguments, **named)

    def submit_near(
        self, affinity: str, call: Callable[P, T], *arguments: P.args, **named: P.kwargs
    ) -> Future[T]:
        """Queue a call for a worker that knows `affinity`, if one is free in time.

        Raises:
            Stopped: the pool is closed.
        """
        job = _Job(_Call(call, arguments, named), affinity)
        with self._ready:
            if self._closed:
                raise Stopped("the production was stopped")
            self._jobs.append(job)
            if len(self._jobs) > self._idle and len(self._threads) < self.count:
                thread = threading.Thread(
                    target=self._serve, args=(len(self._threads),), daemon=True, name="worker"
                )
                self._threads.append(thread)
                thread.start()
            self._ready.notify()
        return job.future

    def close(self) -> None:
        """Kill the workers; jobs running or waiting end as `Stopped` or cancelled."""
        with self._ready:
            self._closed = True
            for job in self._jobs:
                job.future.cancel()
            self._jobs.clear()
            self._ready.notify_all()
            workers = list(self._workers.values())
        for worker in workers:
            worker.kill()
        for thread in self._threads:
            if thread is not threading.current_thread():
                thread.join(timeout=5)

    def _serve(self, index: int) -> None:
        while (job := self._next_job(index)) is not None:
            if job.future.set_running_or_notify_cancel():
                self._run(index, job)

    def _next_job(self, index: int) -> _Job | None:
        with self._ready:
            while not self._jobs:
                if self._closed:
                    return None
                self._idle += 1
                self._ready.wait()
                self._idle -= 1
            mine = self._known[index]
            elsewhere = set().union(*(known for other, known in self._known.items() if other != index))

            def rank(job: _Job) -> int:
                if job.affinity in mine or not job.affinity:
                    return 0
                return 2 if job.affinity in elsewhere else 1

            job = min(self._jobs, key=rank)
            self._jobs.remove(job)
            mine.add(job.affinity)
            return job

    def _run(self, index: int, job: _Job) -> None:
        for attempt in range(1, LOST_WORKER_TRIES + 1):
            try:
                result, error = self._worker(index).ask(job.call)
            except (OSError, EOFError) as lost:
                self._drop(index)
                if self._closed:
                    job.future.set_exception(Stopped("the production was stopped"))
                    return
                if attempt == LOST_WORKER_TRIES:
                    told = f"a worker process was lost {attempt} times on the same work (out of memory?)"
                    job.future.set_exception(_caused(GeneratorError(told), lost))
                    return
                continue
            if error is None:
                job.future.set_result(result)
            else:
                job.future.set_exception(error)
            return

    def _worker(self, index: int) -> _Worker:
        with self._ready:
            if index not in self._workers:
                self._workers[index] = _Worker(self._log)
            return self._workers[index]

    def _drop(self, index: int) -> None:
        with self._ready:
            self._workers.pop(index).kill()
            self._known[index].clear()


@dataclass
class _Job:
    call: Callable[[], Any]
    affinity: str
    future: Future[Any] = field(default_factory=Future)


@dataclass(frozen=True)
class _Call:
    call: Callable[..., Any]
    arguments: tuple[Any, ...]
    named: dict[str, Any]

    def __call__(self) -> Any:
        return self.call(*self.arguments, **self.named)


class _Worker:
    """One process."""

    def __init__(self, log: Path | None) -> None:
        # -P: our modules come from where they came from here, never from the folder we happen to be in.
        command = [sys.executable, "-P", "-m", "cinema_agent.graph.worker_process", str(os.getpid())]
        with open(log or os.devnull, "ab") as complaints:
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=complaints,
                env=os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
            )  # fmt: skip

    def ask(self, call: Callable[[], Any]) -> tuple[Any, Exception | None]:
        """Run a call in the process.

        Raises:
            OSError, EOFError: the process is gone.
        """
        assert self._process.stdin and self._process.stdout
        send(self._process.stdin, call)
        return receive(self._process.stdout)  # type: ignore[no-any-return]

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                # A call half sent to a dead process cannot be flushed any more.
                with suppress(OSError):
                    stream.close()


def _caused(error: GeneratorError, cause: BaseException) -> GeneratorError:
    error.__cause__ = cause
    return error
