"""Same film again: twice, with one worker and two, unchanged, with one line changed: python -m benchmarks.repeating"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

from benchmarks.measuring import LOGLINE, must_run


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def change_one_line(folder: Path) -> str:
    """Lengthen the middle line of the screenplay by hand; return its id."""
    path = folder / "screenplay.json"
    screenplay = json.loads(path.read_text())
    lines = [line for scene in screenplay["scenes"] for beat in scene["beats"] for line in beat["lines"]]
    line = lines[len(lines) // 2]
    line["text"] = "I never said it would be easy, did I?"
    path.write_text(json.dumps(screenplay, indent=2, ensure_ascii=False))
    return str(line["id"])


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
        lines_before = len((a / "events.jsonl").read_text().splitlines())
        line = change_one_line(a)
        edited = must_run(["make", str(a)])
        share = 100 * edited.seconds / first.seconds
        print(f"line {line} changed: {edited.seconds:.2f} s ({share:.0f} % of the full time)")
        print(f"shot again: {', '.join(takes_made(a / 'events.jsonl', lines_before))}")


if __name__ == "__main__":
    main()
