"""What a worker does before its first job: load what every job needs, while the parent still loads the graph."""

from __future__ import annotations

import importlib

from cinema_agent import plugins


def warm_up(generator: str) -> None:
    """Import the jobs, and let the generator prepare itself if it wants to."""
    importlib.import_module("cinema_agent.graph.jobs")
    prepare = getattr(plugins.create("generators", generator), "prepare", None)
    if prepare is not None:
        prepare()
