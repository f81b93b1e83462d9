"""Worker processes: spawned, each given one job at a time, dying with their parent.

A job names an affinity (a place on the set, say); a worker that has done the affinity before gets it first, so what it
built for it is used again. A worker that dies is replaced and its job tried once more.
"""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from typing import Any, ParamSpec, TypeVar

from cinema_agent.errors import GeneratorError

P = ParamSpec("P")
T = TypeVar("T")

LOST_WORKER_TRIES = 2


class Stopped(Exception):
    """The production was stopped while work was waiting. Never an error of a shot: nothing is to be retaken."""


@dataclass
class _Job:
    call: Callable[[], Any]
    affinity: str
    future: Future[Any] = field(default_factory=Future)


class WorkerPool:
    """Runs picklable calls in `count` processes. Processes start when first needed."""

    def __init__(self, count: int) -> None:
        self.count = count
        self._jobs: list[_Job] = []
        self._ready = threading.Condition()
        self._threads: list[threading.Thread] = []
        self._executors: dict[int, ProcessPoolExecutor] = {}
        self._known: dict[int, set[str]] = {index: set() for index in range(count)}
        self._closed = False

    def submit(self, call: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> Future[T]:
        """Queue a call with no affinity; its exception comes back through the future."""
        return self.submit_near("", call, *arguments, **named)

    def submit_near(self, affinity: str, call: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> Future[T]:
        """Queue a call for a worker that knows `affinity`, if one is free in time."""
        job = _Job(_Call(call, arguments, named), affinity)
        with self._ready:
            if self._closed:
                raise Stopped("the production was stopped")
            self._jobs.append(job)
            if len(self._threads) < self.count:
                self._start_thread()
            self._ready.notify()
        return job.future

    def close(self, *, at_once: bool = False) -> None:
        """Stop the workers; with `at_once`, kill running jobs and cancel waiting ones."""
        with self._ready:
            self._closed = True
            if at_once:
                for job in self._jobs:
                    job.future.cancel()
                self._jobs.clear()
            self._ready.notify_all()
            executors = list(self._executors.values())
        for executor in executors:
            if at_once:
                _kill(executor)
            executor.shutdown(wait=not at_once, cancel_futures=True)
        for thread in self._threads:
            thread.join(timeout=5)

    def _start_thread(self) -> None:
        thread = threading.Thread(target=self._serve, args=(len(self._threads),), daemon=True, name="worker")
        self._threads.append(thread)
        thread.start()

    def _serve(self, index: int) -> None:
        while (job := self._next_job(index)) is not None:
            if job.future.set_running_or_notify_cancel():
                self._run(index, job)

    def _next_job(self, index: int) -> _Job | None:
        with self._ready:
            while not self._jobs:
                if self._closed:
                    return None
                self._ready.wait()
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
            running = self._start(index, job)
            error = running.exception()
            if error is None:
                job.future.set_result(running.result())
                return
            if not isinstance(error, BrokenProcessPool):
                job.future.set_exception(error)
                return
            self._drop(index)
            if self._closed:
                job.future.set_exception(Stopped("the production was stopped"))
                return
            if attempt == LOST_WORKER_TRIES:
                lost = GeneratorError(f"a worker process was lost {attempt} times on the same work (out of memory?)")
                lost.__cause__ = error
                job.future.set_exception(lost)
                return

    def _start(self, index: int, job: _Job) -> Future[Any]:
        try:
            return self._executor(index).submit(job.call)
        except BrokenProcessPool as error:
            # The worker died between two jobs.
            broken: Future[Any] = Future()
            broken.set_exception(error)
            return broken

    def _executor(self, index: int) -> ProcessPoolExecutor:
        with self._ready:
            if index not in self._executors:
                self._executors[index] = ProcessPoolExecutor(
                    1, mp_context=multiprocessing.get_context("spawn"), initializer=_settle, initargs=(os.getpid(),)
                )
            return self._executors[index]

    def _drop(self, index: int) -> None:
        with self._ready:
            self._executors.pop(index).shutdown(wait=False)
            self._known[index].clear()


@dataclass(frozen=True)
class _Call:
    call: Callable[..., Any]
    arguments: tuple[Any, ...]
    named: dict[str, Any]

    def __call__(self) -> Any:
        return self.call(*self.arguments, **self.named)


def _kill(executor: ProcessPoolExecutor) -> None:
    # Python 3.14 has ProcessPoolExecutor.kill_workers; until then its table of processes is the only way.
    for process in list((getattr(executor, "_processes", None) or {}).values()):
        process.kill()


def _settle(parent: int) -> None:
    """Prepare a worker: leave Ctrl-C to the parent, die with it, use one thread for pictures."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        set_death_signal = 1
        ctypes.CDLL(None).prctl(set_death_signal, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
    if sys.platform != "linux":
        threading.Thread(target=_watch, args=(parent,), daemon=True).start()
    # Read by OpenCV when it is first imported.
    os.environ["OPENCV_FOR_THREADS_NUM"] = "1"


def _watch(parent: int) -> None:
    stop = threading.Event()
    while not stop.wait(1.0):
        if os.getppid() != parent:
            os._exit(1)
