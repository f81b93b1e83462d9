"""What the graph costs a shot, with generators that cost next to nothing: python -m benchmarks.orchestration

ColorBars shoots two tiny frames a shot. The work of a shot itself (draw, encode, measure, hash, store) is timed apart,
in one process without the graph, and taken off.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from fractions import Fraction
from pathlib import Path

from benchmarks.measuring import FamilyMemory

CREW = """format_version = 1
[film]
logline = "Many shots."
seed = 1
size = "64x64"
[crew]
agents = ["benchmarks.many_shots:ManyShots"]
planner = "colorbars"
synthesizer = "colorbars"
voice = "none"
[delivery]
captions = "none"
"""


def orchestrate(shots: int, scratch: Path) -> tuple[float, float]:
    """Make a film of that many shots; return its wall seconds and the parent's peak memory in MB."""
    folder = scratch / f"film-{shots}"
    folder.mkdir()
    (folder / "production.toml").write_text(CREW)
    command = [str(Path(sys.executable).parent / "cinema-agent"), "make", str(folder), "--json"]
    environment = os.environ | {"MANY_SHOTS": str(shots), "PYTHONPATH": os.getcwd()}
    start = time.perf_counter()
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    watcher = FamilyMemory(process.pid, only_root=True)
    watcher.start()
    _, complaints = process.communicate()
    seconds = time.perf_counter() - start
    watcher.stop()
    if process.returncode:
        sys.exit(f"{shots} shots: {complaints[-2000:]}")
    return seconds, watcher.peak_mb


def bare_shot_seconds(scratch: Path, repeats: int = 100) -> float:
    """Return the seconds one core takes for a shot's keyframe and take without graph, vault or folder."""
    from benchmarks.many_shots import ManyShots
    from cinema_agent.agents import Desk
    from cinema_agent.graph.jobs import Component, KeyframeJob, TakeJob, draw_keyframes, shoot_take
    from cinema_agent.graph.orders import order_for
    from cinema_agent.graph.settings import settings_from
    from cinema_agent.script import Format, Logline, PictureSize, Screenplay
    from cinema_agent.script.capabilities import Capabilities

    os.environ["MANY_SHOTS"] = "1"
    size = PictureSize(width=64, height=64)
    blank = Screenplay(title="x", logline=Logline(text="x"), format=Format(size=size, rate=Fraction(24)))
    screenplay = ManyShots().work(blank, Desk(Capabilities(generator="colorbars", version="1")))
    film = settings_from({"film": {"logline": "x", "size": "64x64"}}, where="benchmark").film
    order = order_for(screenplay, screenplay.shots[0], {}, {}, film)
    bars = Component("generators", "colorbars")
    draw_keyframes(KeyframeJob(bars, order, scratch))
    start = time.perf_counter()
    for _ in range(repeats):
        draw_keyframes(KeyframeJob(bars, order, scratch))
        shoot_take(TakeJob(bars, order, (), scratch / "bare.mp4"))
    return (time.perf_counter() - start) / repeats


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shots", type=int, nargs="+", default=[100, 1000, 10_000])
    options = parser.parse_args()
    cores = len(os.sched_getaffinity(0))
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        bare = bare_shot_seconds(scratch)
        print(f"cores {cores}; a shot alone takes {bare * 1000:.1f} ms of one core")
        smallest: tuple[int, float, float] | None = None
        for shots in options.shots:
            seconds, peak = orchestrate(shots, scratch)
            each = seconds / shots * 1000
            line = f"{shots} shots: {seconds:.1f} s, {each:.1f} ms a shot in all, memory {peak:.0f} MB"
            if smallest:
                more = shots - smallest[0]
                each = (seconds - smallest[1]) / more - bare / cores
                grown = (peak - smallest[2]) * 1000 / more
                line += (
                    f"; beyond {smallest[0]}: {each * 1000:.1f} ms of orchestration, {grown:.1f} kB a shot"
                )
            else:
                smallest = (shots, seconds, peak)
            print(line, flush=True)


if __name__ == "__main__":
    main()
