"""Make a film: from what was asked for to a finished production, in one call.

`make` is the public door; `produce` runs the graph for a `Request`.
"""

from __future__ import annotations

import os
import signal
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any, Protocol

from langchain_core.runnables import RunnableConfig
from langgraph.checkpoint.sqlite import SqliteSaver

from cinema_agent import __version__
from cinema_agent.errors import SettingsError
from cinema_agent.graph.crew import Crew, assemble_crew
from cinema_agent.graph.events import EventLog, Listener
from cinema_agent.graph.folder import ProductionFolder
from cinema_agent.graph.office import Office
from cinema_agent.graph.request import Request, request, tables_of
from cinema_agent.graph.slates import slates_for_the_cut
from cinema_agent.graph.state import WINDOW, ProductionState
from cinema_agent.graph.wiring import Graph, wire
from cinema_agent.graph.workers import WorkerPool
from cinema_agent.memory.vault import Vault
from cinema_agent.script.noun import content_hash

THREAD: RunnableConfig = {
    "configurable": {"thread_id": "film"},
    # Wider than a window: LangGraph's own throttle loses finished shots on a kill (langgraph #8039).
    "max_concurrency": WINDOW + 16,
    "recursion_limit": 1_000_000,
}
SCREENPLAY_OWNER = "owner of screenplay"
WORKER_LOG = ".workers.log"


class Named(Protocol):
    """Somebody of the crew."""

    name: str
    version: str


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
        events = EventLog(folder.events, listener)
        office = Office(settings, crew, folder, Vault(folder.vault), pool, events)
        folder.vault.mkdir(exist_ok=True)
        office.clear_scratch()
        _settle_owner(office, rewrite)
        try:
            with _stopping(pool), closing(_database(folder.database)) as connection:
                state = _run(wire(crew.agents, SqliteSaver(connection)), office)
        finally:
            pool.close()
            office.clear_scratch()
            events.close()
        return _production(office, state)
    finally:
        folder.close()


def _run(graph: Graph, office: Office) -> ProductionState:
    inputs = _inputs(office)
    snapshot = graph.get_state(THREAD)
    if snapshot.next and snapshot.values.get("inputs") == inputs:
        entry: ProductionState | None = None
        office.events.tell("writing", "note", "", f"going on at {', '.join(sorted(set(snapshot.next)))}")
    else:
        graph.checkpointer.delete_thread("film")  # type: ignore[union-attr]
        entry = ProductionState(inputs=inputs)
    return graph.invoke(entry, THREAD, context=office, durability="sync")  # type: ignore[return-value]


def _inputs(office: Office) -> str:
    """Return a name for everything a run starts from: settings, crew and the files edited by hand."""
    crew: Crew = office.crew
    others: tuple[Named, ...] = (crew.planner, crew.synthesizer, crew.voice, crew.checker)
    versions = [(person.name, person.version) for person in (*crew.agents, *others)]
    return content_hash(__version__, office.settings, versions, office.folder.hand_edits())


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


def _database(path: Path) -> sqlite3.Connection:
    """Open the checkpointer's database; one that is damaged is set aside, for the vault knows what is done."""
    for attempt in (1, 2):
        connection = sqlite3.connect(path, check_same_thread=False, timeout=30)
        try:
            connection.execute("pragma journal_mode=wal")
            connection.execute("pragma busy_timeout=30000")
            connection.execute("select count(*) from sqlite_master")
            return connection
        except sqlite3.DatabaseError as error:
            connection.close()
            if attempt == 2:
                raise SettingsError(f"cannot open {path}: {error}; delete it and run again") from error
            for damaged in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
                damaged.unlink(missing_ok=True)
    raise AssertionError("unreachable")


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
