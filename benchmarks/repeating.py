"""Same film again: twice, with one worker and two, unchanged, with each line changed: python -m benchmarks.repeating"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.measuring import LOGLINE, must_run


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def lines_of(folder: Path) -> list[str]:
    """Return the ids of all lines of a production's screenplay."""
    screenplay = json.loads((folder / "screenplay.json").read_text())
    return [line["id"] for line in _lines(screenplay)]


def change_line(folder: Path, name: str) -> None:
    """Change what is said in one line, by hand."""
    path = folder / "screenplay.json"
    screenplay = json.loads(path.read_text())
    for line in _lines(screenplay):
        if line["id"] == name:
            line["text"] = "I never said it would be easy, did I?"
    path.write_text(json.dumps(screenplay, indent=2, ensure_ascii=False))


def _lines(screenplay: dict[str, Any]) -> list[dict[str, Any]]:
    return [line for scene in screenplay["scenes"] for beat in scene["beats"] for line in beat["lines"]]


def takes_made(events: Path, since: int) -> list[str]:
    rows = [json.loads(line) for line in events.read_text().splitlines()[since:]]
    return [
        f"{r['subject']} ({r.get('detail', '')})"
        for r in rows
        if r["step"] == "takes" and r["what"] == "made"
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", default="60")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        a, b, c = (Path(scratch) / name for name in "abc")
        common = ["make", LOGLINE, "--seconds", options.seconds]
        first = must_run([*common, "--out", str(a)])
        must_run([*common, "--out", str(b)])
        must_run([*common, "--out", str(c), "--workers", "1"])
        print(
            f"same command twice: {'identical' if digest(a / 'film.mp4') == digest(b / 'film.mp4') else 'DIFFERENT'}"
        )
        print(
            f"one worker and two: {'identical' if digest(a / 'film.mp4') == digest(c / 'film.mp4') else 'DIFFERENT'}"
        )
        shutil.rmtree(b), shutil.rmtree(c)
        again = must_run(["make", str(a)])
        print(f"full {first.seconds:.2f} s, nothing changed {again.seconds:.2f} s")
        for line in lines_of(a):
            edited = Path(shutil.copytree(a, b))
            rows_before = len((edited / "events.jsonl").read_text().splitlines())
            change_line(edited, line)
            seconds = must_run(["make", str(edited)]).seconds
            again = ", ".join(takes_made(edited / "events.jsonl", rows_before))
            share = 100 * seconds / first.seconds
            print(
                f"line {line} changed: {seconds:.2f} s ({share:.0f} % of the full time); shot again: {again}"
            )
            shutil.rmtree(edited)


if __name__ == "__main__":
    main()
