"""The other end of a worker: runs pickled calls that come in on stdin, one at a time, until the parent is gone.

Started as `python -m cinema_agent.graph.worker_process`; unlike multiprocessing it never imports the caller's script.
"""

from __future__ import annotations

import ctypes
import os
import pickle
import signal
import sys
from typing import IO, Any

from cinema_agent.graph.border import outcome_of

LENGTH_BYTES = 8


def send(stream: IO[bytes], value: Any) -> None:
    """Write a value, preceded by its length."""
    content = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(len(content).to_bytes(LENGTH_BYTES, "big") + content)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """Read a value `send` wrote. The other end is our own process: nothing from outside is unpickled.

    Raises:
        EOFError: the other end is gone.
    """
    header = stream.read(LENGTH_BYTES)
    if len(header) < LENGTH_BYTES:
        raise EOFError
    content = stream.read(int.from_bytes(header, "big"))
    return pickle.loads(content)


def main() -> None:
    """Answer every call with (result, None) or (None, exception)."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # Whatever a generator prints must not get between the answers.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    _settle(int(sys.argv[1]))
    calls = sys.stdin.buffer
    while True:
        try:
            call = receive(calls)
        except EOFError:
            return
        send(answers, outcome_of(call))


def _settle(parent: int) -> None:
    """Leave Ctrl-C to the parent, die with it, use one thread for pictures."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Read by OpenCV and NumPy's libraries when they are first imported.
    os.environ |= {"OPENCV_FOR_THREADS_NUM": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    if sys.platform == "linux":
        set_death_signal = 1
        ctypes.CDLL(None).prctl(set_death_signal, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


if __name__ == "__main__":
    main()
