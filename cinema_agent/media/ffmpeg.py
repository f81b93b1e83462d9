"""Runs filter graphs: described with ffmpeg-python, done by the ffmpeg that comes with imageio-ffmpeg.

Graphs become argument lists, never shell words, and ffmpeg-python escapes what stands in filters. Used where
a filter does what PyAV does not. Knows nothing of films.
"""

from __future__ import annotations

import shlex
import subprocess
from functools import lru_cache
from pathlib import Path
from typing import Any

import ffmpeg
import imageio_ffmpeg

from cinema_agent.errors import MediaError

_KEPT_LINES = 12
_QUIET = ("-hide_banner", "-nostdin", "-loglevel", "info", "-nostats")


@lru_cache(maxsize=1)
def binary() -> Path:
    """Return the ffmpeg to run.

    Raises:
        MediaError: there is none for this machine.
    """
    try:
        return Path(imageio_ffmpeg.get_ffmpeg_exe())
    except RuntimeError as error:
        raise MediaError(
            "no ffmpeg for this machine came with imageio-ffmpeg; "
            "install one and set IMAGEIO_FFMPEG_EXE to its path"
        ) from error


def run_graph(graph: Any, doing: str, *, timeout_s: float | None = None) -> str:
    """Run a graph that ends in an output, and return what ffmpeg said: measuring filters report there.

    One thread, so that the same input gives the same output.

    Args:
        graph: an output node of ffmpeg-python, such as `ffmpeg.input(a).filter("loudnorm").output("-",
            format="null")`.
        doing: what fails if it does, such as `cannot measure the loudness`.
        timeout_s: after how many seconds to give up; none: never.

    Raises:
        MediaError: ffmpeg failed or took too long; keeps the command and the last lines it wrote.
    """
    flags = [*_QUIET, "-threads", "1", "-filter_threads", "1", "-fflags", "+bitexact"]
    command = [str(binary()), *flags, *ffmpeg.get_args(graph, overwrite_output=True)]
    shown = shlex.join(["ffmpeg", *command[1:]])
    try:
        done = subprocess.run(command, capture_output=True, timeout=timeout_s, check=False)
    except subprocess.TimeoutExpired as error:
        raise MediaError(f"{doing}: ffmpeg took longer than {timeout_s:g} s", command=shown) from error
    except OSError as error:
        raise MediaError(f"{doing}: ffmpeg does not start ({error})", command=shown) from error
    said = done.stderr.decode("utf-8", "replace")
    if done.returncode:
        lines = [line.strip() for line in said.splitlines() if line.strip()][-_KEPT_LINES:]
        # Lines in brackets name memory addresses; the plain ones after them say the same to people.
        plain = [line for line in lines if "rror" in line and not line.startswith("[")]
        reason = plain[0] if plain else lines[-1] if lines else "no reason given"
        raise MediaError(f"{doing}: {reason}", command=shown, stderr="\n".join(lines))
    return said
