"""Make the forty films and their sheets, check them, score labels: python -m benchmarks.variety --help

`make` leaves `films/NAME`, and `sheets/NN.png` in shuffled order: twelve frames of clean takes, without a word on
them, to be labelled by somebody who has not seen the script; `key.json` says which sheet is which film. `check`
counts the shots that passed every check and looks for films that share place, time, lead costume and palette.
`score` counts what the labels found.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tomllib
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from benchmarks.measuring import run
from benchmarks.variety.films import HERE, asked_films
from cinema_agent.media.clips import frame_at

SHUFFLE_SEED = 28
FRAMES, COLUMNS, HEIGHT, GAP = 12, 4, 270, 6


def make(options: argparse.Namespace) -> None:
    out: Path = options.out
    films = asked_films(options.stories)
    settings = ["--seconds", options.seconds, "--size", options.size, *(["--draft"] if options.draft else [])]
    for number, asked in enumerate(films):
        if options.only and asked.name not in options.only:
            continue
        folder = out / "films" / asked.name
        made = run(["make", asked.logline, "--seed", str(number), "--out", str(folder), *settings])
        told = "" if made.code == 0 else f" FAILED {made.output[-300:]}"
        print(f"{asked.name}: {made.seconds:.0f} s{told}", flush=True)
    names = [asked.name for asked in films if (out / "films" / asked.name / "film.mp4").is_file()]
    random.Random(SHUFFLE_SEED).shuffle(names)
    (out / "sheets").mkdir(exist_ok=True)
    for number, name in enumerate(names, 1):
        cv2.imwrite(str(out / "sheets" / f"{number:02d}.png"), sheet(out / "films" / name))
    (out / "key.json").write_text(json.dumps({f"{n:02d}": name for n, name in enumerate(names, 1)}, indent=1))


def sheet(folder: Path) -> np.ndarray:
    """Return twelve frames, spread evenly over a film's circled takes, in rows."""
    slates = circled(folder)
    lengths = np.cumsum([0, *(slate["length_frames"] for slate in slates)])
    pictures = []
    for part in range(FRAMES):
        at = int(lengths[-1]) * (2 * part + 1) // (2 * FRAMES)
        index = int(np.searchsorted(lengths, at, side="right")) - 1
        slate = slates[index]
        picture = frame_at(folder / slate["clip"], slate["head_frames"] + at - int(lengths[index]))
        width = round(picture.shape[1] * HEIGHT / picture.shape[0])
        pictures.append(cv2.resize(picture, (width, HEIGHT), interpolation=cv2.INTER_AREA))
    rows = [pictures[start : start + COLUMNS] for start in range(0, FRAMES, COLUMNS)]
    return np.concatenate([np.concatenate([_framed(picture) for picture in row], 1) for row in rows], 0)


def _framed(picture: np.ndarray) -> np.ndarray:
    return cv2.copyMakeBorder(picture, 0, GAP, 0, GAP, cv2.BORDER_CONSTANT)


def circled(folder: Path) -> list[dict[str, Any]]:
    """Return the circled slates of a film in the order they are cut."""
    order = [event["slate"] for event in json.loads((folder / "cut.json").read_text())["pictures"]]
    return [json.loads((folder / "takes" / f"{name}.json").read_text()) for name in order]


def score(options: argparse.Namespace) -> None:
    asked = {film.name: film for film in asked_films(options.stories)}
    labels = {row["name"]: row for row in tomllib.loads(options.labels.read_text("utf-8"))["film"]}
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for name, film in asked.items():
        for kind, items in film.items.items():
            marks = labels[name][kind]
            if len(marks) != len(items):
                sys.exit(f"{name}: {len(marks)} marks for {len(items)} {kind} in {options.labels}")
            found[kind] += sum(marks)
            wanted[kind] += len(items)
    for kind in wanted:
        print(f"{kind}: {found[kind]} of {wanted[kind]} seen, {100 * found[kind] / wanted[kind]:.0f} %")


def check(options: argparse.Namespace) -> None:
    folders = sorted(path.parent for path in (options.out / "films").glob("*/film.mp4"))
    notes: Counter[str] = Counter()
    shots = green = 0
    looks = {}
    for folder in folders:
        for slate in circled(folder):
            shots += 1
            raised = {note["check"] for note in slate["report"]["notes"]}
            green += not raised and not slate["is_placeholder"]
            notes.update(raised)
        looks[folder.name] = look(json.loads((folder / "screenplay.json").read_text()))
    print(
        f"{len(folders)} films, {shots} shots, every picture check green on {100 * green / max(1, shots):.1f} %"
    )
    for name, count in notes.most_common():
        print(f"  {name}: {count} shots, {100 * count / shots:.1f} %")
    twins = [f"{a} and {b}" for a, b in combinations(looks, 2) if looks[a] == looks[b]]
    print(f"pairs that share place, time, lead costume and palette: {', '.join(twins) or 'none'}")
    for number, part in enumerate(("places", "times", "lead costumes", "palettes")):
        print(f"  {len({seen[number] for seen in looks.values()})} {part}")


def look(screenplay: dict[str, Any]) -> tuple[Any, ...]:
    """Return a film's first place, its time, its lead's costume and palette."""
    scene = screenplay["scenes"][0]
    place = next(place for place in screenplay["places"] if place["id"] == scene["place"])
    lead = next((c for c in screenplay["characters"] if c["is_lead"]), None)
    worn = lead["wardrobe"][0] if lead and lead["wardrobe"] else {}
    palette = tuple(sorted(worn.get("palette", {}).items()))
    return place["recipe"], scene["time_of_day"], worn.get("costume", lead and lead["rig"]), palette


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--stories", type=Path, required=True, help="folder with the twelve stories")
    commands = parser.add_subparsers(required=True)
    making = commands.add_parser("make")
    making.add_argument("--out", type=Path, required=True)
    making.add_argument("--seconds", default="60")
    making.add_argument("--size", default="1280x720")
    making.add_argument("--draft", action="store_true")
    making.add_argument("--only", nargs="*", default=[])
    making.set_defaults(work=make)
    checking = commands.add_parser("check")
    checking.add_argument("--out", type=Path, required=True)
    checking.set_defaults(work=check)
    scoring = commands.add_parser("score")
    scoring.add_argument("--labels", type=Path, default=HERE / "labels.toml")
    scoring.set_defaults(work=score)
    options = parser.parse_args()
    options.work(options)


if __name__ == "__main__":
    main()
