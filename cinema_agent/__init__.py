"""cinema-agent: one sentence in, a finished short film out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["Production", "__version__", "make"]

if TYPE_CHECKING:
    from cinema_agent.graph.produce import Production, make


def __getattr__(name: str) -> Any:
    # Lazy: importing the package must stay cheap for `--help` and for worker processes.
    if name in {"make", "Production"}:
        from cinema_agent.graph import produce

        return getattr(produce, name)
    raise AttributeError(name)
