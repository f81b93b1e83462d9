"""Runs the compiled graph under its checkpointer: from the start, or on from where the last run stopped."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Protocol

from langchain_core.runnables import RunnableConfig
from langgraph.checkpoint.sqlite import SqliteSaver

from cinema_agent import __version__
from cinema_agent.errors import SettingsError
from cinema_agent.graph.office import Office
from cinema_agent.graph.state import WINDOW, ProductionState
from cinema_agent.graph.wiring import wire
from cinema_agent.script.noun import content_hash

THREAD: RunnableConfig = {
    "configurable": {"thread_id": "film"},
    # Wider than a window: LangGraph's own throttle loses finished shots on a kill (langgraph #8039).
    "max_concurrency": WINDOW + 16,
    "recursion_limit": 1_000_000,
}


class Named(Protocol):
    """Somebody of the crew."""

    name: str
    version: str


def run_graph(office: Office) -> ProductionState:
    """Run the production to its end and return its last state.

    Raises:
        CinemaError: as its nodes raise.
        SettingsError: the checkpointer's database cannot be opened.
    """
    with closing(_database(office.folder.database)) as connection:
        checkpointer = SqliteSaver(connection)
        graph = wire(office.crew.agents, checkpointer)
        inputs = _inputs(office)
        snapshot = graph.get_state(THREAD)
        if snapshot.next and snapshot.values.get("inputs") == inputs:
            entry: ProductionState | None = None
            office.events.tell("writing", "note", "", f"going on at {', '.join(sorted(set(snapshot.next)))}")
        else:
            checkpointer.delete_thread("film")
            entry = ProductionState(inputs=inputs)
        return graph.invoke(entry, THREAD, context=office, durability="sync")  # type: ignore[return-value]


def _inputs(office: Office) -> str:
    """Return a name for everything a run starts from: settings, crew and the files edited by hand."""
    crew = office.crew
    others: tuple[Named, ...] = (crew.planner, crew.synthesizer, crew.voice, crew.checker)
    versions = [(person.name, person.version) for person in (*crew.agents, *others)]
    return content_hash(__version__, office.settings, versions, office.folder.hand_edits())


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
