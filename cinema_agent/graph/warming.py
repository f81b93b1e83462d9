"""What a worker does before its first job: load what every job needs, while the parent still loads the graph."""

from __future__ import annotations

import importlib

from cinema_agent import plugins


def warm_up(generator: str) -> None:
    """Import the jobs, and have a generator tell its capabilities, which loads what it draws from."""
    importlib.import_module("cinema_agent.graph.jobs")
    plugins.create("generators", generator).capabilities()
