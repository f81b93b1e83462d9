"""Kill -9 at seeded moments, resume, compare with the film nobody disturbed: python -m benchmarks.killing"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.measuring import LOGLINE, must_run
from benchmarks.repeating import digest


def kill_after(arguments: list[str], seconds: float) -> bool:
    """Start the command, kill it and nothing else after `seconds`; tell whether it was still running."""
    command = [str(Path(sys.executable).parent / "cinema-agent"), *arguments]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(seconds)
    was_running = process.poll() is None
    if was_running:
        os.kill(process.pid, signal.SIGKILL)
    process.wait()
    return was_running


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", default="20", help="length of the film")
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    moments = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "whole"
        arguments = ["make", LOGLINE, "--seconds", options.seconds]
        undisturbed = must_run([*arguments, "--out", str(whole)])
        same = 0
        for number in range(1, options.kills + 1):
            folder = Path(scratch) / f"killed-{number}"
            moment = moments.uniform(0.5, undisturbed.seconds)
            was_running = kill_after([*arguments, "--out", str(folder)], moment)
            resumed = must_run([*arguments, "--out", str(folder)])
            is_same = digest(folder / "film.mp4") == digest(whole / "film.mp4")
            same += is_same
            state = "killed" if was_running else "had ended"
            print(
                f"{number}: {state} at {moment:.1f} of {undisturbed.seconds:.1f} s, "
                f"resumed in {resumed.seconds:.1f} s, "
                f"{'same bytes' if is_same else 'DIFFERENT'}",
                flush=True,
            )
        print(f"{same} of {options.kills} films have the bytes of the undisturbed one")


if __name__ == "__main__":
    main()
