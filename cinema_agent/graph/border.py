"""The border with strangers' code: whatever a plugin or generator raises becomes one of our errors, with its cause."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from cinema_agent.errors import CinemaError, GeneratorError, OutOfMemory, PluginError

T = TypeVar("T")


@contextmanager
def generator_border(name: str, subject: str) -> Iterator[None]:
    """Turn anything a generator raises into a GeneratorError naming the generator and what it was making."""
    try:
        yield
    except CinemaError:
        raise
    except MemoryError as error:
        raise OutOfMemory(
            f"{name} ran out of memory on {subject}; try a smaller --size or fewer --workers"
        ) from error
    except Exception as error:
        raise GeneratorError(f"{name} failed on {subject}: {_told(error)}") from error


def call_plugin(kind: str, name: str, work: Callable[[], T]) -> T:
    """Run a plugin's `work`; anything it raises that is not ours becomes a PluginError.

    Raises:
        CinemaError: as raised by the plugin.
        PluginError: it raised anything else.
    """
    try:
        return work()
    except CinemaError:
        raise
    except Exception as error:
        raise PluginError(f"{kind} {name!r} failed: {_told(error)}") from error


def outcome_of(call: Callable[[], T]) -> tuple[T | None, Exception | None]:
    """Run a call in a worker process; return its result or what it raised, whatever that is."""
    try:
        return call(), None
    except Exception as error:
        # Only what pickles can cross to the parent.
        return None, error if isinstance(error, CinemaError) else GeneratorError(_told(error))


def _told(error: Exception) -> str:
    text = " ".join(str(error).split())[:300]
    return f"{type(error).__name__}: {text}" if text else type(error).__name__
