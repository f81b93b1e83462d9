"""How commands end: one clear line on stderr and a non-zero exit code for whatever goes wrong."""

from __future__ import annotations

import errno
import os
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer

from cinema_agent.errors import CinemaError

FAILED, WRONG_USE, UNEXPECTED, STOPPED = 1, 2, 70, 130
DEBUG = "CINEMA_AGENT_DEBUG"


@contextmanager
def clear_ending(*, hint_when_stopped: Callable[[], str] = str) -> Iterator[None]:
    """End the command with one line instead of a traceback (set CINEMA_AGENT_DEBUG=1 to see both)."""
    try:
        yield
    except (typer.Exit, typer.Abort):
        raise
    except KeyboardInterrupt:
        _say(f"stopped; nothing is lost{hint_when_stopped()}")
        # Threads that wait for a killed worker must not keep the terminal.
        os._exit(STOPPED)
    except BrokenPipeError:
        os._exit(FAILED)
    except CinemaError as error:
        _say(f"error: {_line(error)}")
        _trace()
        raise typer.Exit(FAILED) from error
    except OSError as error:
        reason = (
            "the disk is full; free some space"
            if error.errno == errno.ENOSPC
            else error.strerror or str(error)
        )
        _say(f"error: {error.filename or 'file'}: {reason}; what was made so far is kept")
        _trace()
        raise typer.Exit(FAILED) from error
    except Exception as error:
        _say(
            f"error: {type(error).__name__}: {_line(error)}; this is a fault of cinema-agent, please report it"
        )
        _trace()
        raise typer.Exit(UNEXPECTED) from error


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def _line(error: BaseException) -> str:
    return " ".join(str(error).split())


def _trace() -> None:
    if os.environ.get(DEBUG):
        traceback.print_exc()
