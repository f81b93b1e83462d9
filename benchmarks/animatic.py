"""A 60 s film, everything included, against merely encoding the reference frames: python -m benchmarks.animatic

The reference is as long as the film, encoded on the same cores in the same run, with the settings of our takes
(H.264, veryfast, crf 19). Also: drawing and light per frame and core, peak memory, time to the first picture.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from fractions import Fraction
from pathlib import Path

from benchmarks.measuring import LOGLINE, must_run
from benchmarks.reference import reference_frames
from cinema_agent.media.clips import encode_clip
from cinema_agent.media.probe import probe
from cinema_agent.script.format import PictureSize


def encode_reference(size: PictureSize, frames: int, path: Path) -> float:
    """Encode `frames` reference frames into `path`; return the seconds it took without making the frames."""
    pictures = reference_frames(size)
    start = time.perf_counter()
    encode_clip(
        (pictures[i % len(pictures)] for i in range(frames)), path,
        size=size, rate=Fraction(24), pixels="bgr24", length_frames=frames,
    )  # fmt: skip
    return time.perf_counter() - start


def reference_seconds(size: PictureSize, frames: int, cores: int) -> float:
    """Return the wall time of encoding `frames`, split over `cores` processes that run at once."""
    share = -(-frames // cores)
    with (
        tempfile.TemporaryDirectory() as scratch,
        ProcessPoolExecutor(cores, mp_context=multiprocessing.get_context("spawn")) as pool,
    ):
        jobs = [pool.submit(encode_reference, size, share, Path(scratch) / f"{i}.mp4") for i in range(cores)]
        return max(job.result() for job in jobs)


def draw_ms(folder: Path) -> tuple[float, float, str]:
    """Return milliseconds of one core to draw and light a frame of this production: average, worst shot, its id."""
    from cinema_agent.generators.animatic import Animatic
    from cinema_agent.graph.folder import ProductionFolder
    from cinema_agent.graph.orders import order_for
    from cinema_agent.graph.settings import settings_from
    from cinema_agent.script.reading import read_screenplay
    from cinema_agent.script.sound import Recording

    screenplay = read_screenplay(folder / "screenplay.json")
    film = settings_from(ProductionFolder(folder).settings(), where="production.toml").film
    recordings = {
        line.id: Recording.model_validate_json((folder / "voices" / f"{line.id}.json").read_text())
        for line in screenplay.lines
    }
    animatic, spent, frames, worst = Animatic(), 0.0, 0, (0.0, "")
    for shot in screenplay.shots:
        clip = animatic.shoot(order_for(screenplay, shot, recordings, {}, film), ())
        pictures = iter(clip.frames)
        next(pictures)  # builds the set: counted by the whole film, not by the frame
        start = time.process_time()
        for _ in pictures:
            pass
        seconds = time.process_time() - start
        spent += seconds
        frames += shot.length_frames - 1
        worst = max(worst, (seconds / max(1, shot.length_frames - 1) * 1000, shot.id))
    return spent / frames * 1000, worst[0], worst[1]


def measure(size: str, seconds: float, cores: int, *, draft: bool) -> dict[str, float | str]:
    """Make one film and its reference; return the figures."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "film"
        options = ["--draft"] if draft else []
        made = must_run(
            ["make", LOGLINE, "--out", str(folder), "--size", size, "--seconds", str(seconds), *options]
        )
        frames = probe(folder / "film.mp4").picture().frames
        events = [json.loads(line) for line in (folder / "events.jsonl").read_text().splitlines()]
        first = next(e["at_s"] for e in events if e["step"] == "keyframes" and e["what"] == "made")
        reference = reference_seconds(PictureSize.parse(size), frames, cores)
        average, worst, shot = draw_ms(folder)
        return {
            "size": size + (" draft" if draft else ""),
            "frames": frames,
            "film_s": round(made.seconds, 2),
            "reference_s": round(reference, 2),
            "ratio": round(made.seconds / reference, 2),
            "draw_ms": round(average, 2),
            "worst_shot_ms": round(worst, 2),
            "worst_shot": shot,
            "peak_mb": round(made.peak_mb),
            "first_picture_s": round(first, 2),
            "film_mb": round((folder / "film.mp4").stat().st_size / 1e6, 2),
        }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", nargs="+", default=["1280x720", "1920x1080"])
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--draft", action="store_true", help="measure a draft of the first size too")
    options = parser.parse_args()
    cores = len(os.sched_getaffinity(0))
    print(f"cores {cores}, {options.seconds:g} s at 24 frames a second")
    runs = [(size, False) for size in options.sizes] + ([(options.sizes[0], True)] if options.draft else [])
    for size, draft in runs:
        figures = measure(size, options.seconds, cores, draft=draft)
        print("  ".join(f"{name} {value}" for name, value in figures.items()), flush=True)


if __name__ == "__main__":
    main()
