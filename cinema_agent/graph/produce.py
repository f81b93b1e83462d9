"""Make a film: from what was asked for to a finished production, in one call.

`make` is the public door; `produce` runs the graph for a `Request`.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

from cinema_agent.graph.crew import assemble_crew
from cinema_agent.graph.events import EventLog, Listener
from cinema_agent.graph.folder import ProductionFolder
from cinema_agent.graph.request import Request, request, tables_of
from cinema_agent.graph.slates import slates_for_the_cut
from cinema_agent.graph.warming import warm_up
from cinema_agent.graph.workers import WorkerPool
from cinema_agent.memory.vault import Vault

if TYPE_CHECKING:
    from cinema_agent.graph.office import Office
    from cinema_agent.graph.state import ProductionState

SCREENPLAY_OWNER = "owner of screenplay"
WORKER_LOG = ".workers.log"


@dataclass(frozen=True)
class Production:
    """A finished film and where everything about it lies. `placeholders` names shots that could not be made."""

    folder: Path
    film: Path
    dailies: Path
    title: str
    seconds: float
    shots: int
    placeholders: tuple[str, ...]


def make(
    source: str | Path, *, out: Path | str | None = None, workers: int | None = None, listener: Listener | None = None,
    **options: Any,
) -> Production:  # fmt: skip
    """Make a film from a logline, a text file or a production folder.

    Args:
        source: a logline, the path of a UTF-8 text file, or a folder with a `production.toml` to go on with.
        out: the production's folder; by default `films/<slug>-<hash>`.
        workers: processes that draw; by default one a core, eight at most. Does not change the film.
        listener: called with every `Event`.
        options: any key of `FilmSettings`, `CrewSettings` or `DeliverySettings`, such as `seconds=30, voice="espeak"`.

    Returns:
        The finished production.

    Raises:
        CinemaError: the film cannot be made; what was made so far is kept, and the same call goes on from there.
    """
    asked = request(source, out=Path(out) if out else None, options=tables_of(options))
    return produce(asked, workers=workers, listener=listener)


def produce(
    asked: Request, *, workers: int | None = None, listener: Listener | None = None, rewrite: bool = False
) -> Production:
    """Run the production graph, or go on where it stopped.

    Args:
        rewrite: let the agents write anew over a screenplay that was edited by hand.

    Raises:
        CinemaError: the film cannot be made; what was made so far is kept.
        KeyboardInterrupt: the film-maker stopped it; what was made so far is kept.
    """
    settings = asked.settings
    crew = assemble_crew(settings)
    folder = ProductionFolder(asked.folder)
    folder.open()
    try:
        folder.write_settings(settings)
        pool = WorkerPool(workers or min(8, os.cpu_count() or 1), folder.root / WORKER_LOG)
        for _ in range(_wanted_workers(folder, pool.count)):
            pool.submit(warm_up, settings.crew.planner)
        # Not at the top: LangGraph takes as long to import as the workers take to start.
        from cinema_agent.graph.office import Office
        from cinema_agent.graph.running import run_graph

        events = EventLog(folder.events, listener)
        office = Office(settings, crew, folder, Vault(folder.vault), pool, events)
        folder.vault.mkdir(exist_ok=True)
        office.clear_scratch()
        _settle_owner(office, rewrite)
        try:
            with _stopping(pool):
                state = run_graph(office)
        finally:
            pool.close()
            office.clear_scratch()
            events.close()
        return _production(office, state)
    finally:
        folder.close()


def _wanted_workers(folder: ProductionFolder, count: int) -> int:
    """Return how many workers to start ahead: all for a new film, one for an edit, none where nothing changed."""
    if not folder.film.is_file():
        return count
    return 1 if folder.hand_edits() else 0


def _settle_owner(office: Office, rewrite: bool) -> None:
    """Find out whose screenplay this is: once edited by hand, it stays the film-maker's until a rewrite."""
    folder = office.folder
    if rewrite:
        folder.remember(SCREENPLAY_OWNER, "crew")
        return
    edited = folder.is_hand_edited(folder.screenplay) or folder.is_hand_edited(folder.fountain)
    office.screenplay_was_just_edited = edited
    if edited:
        folder.remember(SCREENPLAY_OWNER, "hand")
    office.screenplay_is_the_users = (
        folder.recalled(SCREENPLAY_OWNER) == "hand" and folder.screenplay.is_file()
    )


def _production(office: Office, state: ProductionState) -> Production:
    screenplay = office.screenplay
    slates = slates_for_the_cut(office.folder.root, screenplay).values()
    return Production(
        folder=office.folder.root,
        film=office.folder.film,
        dailies=office.folder.dailies,
        title=screenplay.title,
        seconds=screenplay.format.seconds(state["frames"]),
        shots=len(screenplay.shots),
        placeholders=tuple(slate.shot for slate in slates if slate.is_placeholder),
    )


@contextmanager
def _stopping(pool: WorkerPool) -> Iterator[None]:
    """On Ctrl-C or a polite kill, stop the workers first, so that nobody waits for a shot that will not come."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        pool.close()
        raise KeyboardInterrupt

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
