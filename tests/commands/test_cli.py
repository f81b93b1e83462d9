"""The command line as a user meets it: a process, its exit code, its one line of complaint."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = Path(sys.executable).parent / "cinema-agent"


def run(*arguments: str, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [COMMAND, *arguments],
        capture_output=True,
        text=True,
        cwd=cwd,
        env=os.environ | environment,
        timeout=120,
    )


def test_help_names_the_commands_and_imports_nothing_heavy():
    code = (
        "import sys; from cinema_agent import cli; "
        "heavy = {'torch', 'langgraph', 'skia', 'av', 'cv2', 'numpy', 'pydantic'} & set(sys.modules); "
        "assert not heavy, heavy"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stderr == ""

    told = run("--help")

    assert told.returncode == 0
    assert all(name in told.stdout for name in ("make", "shots", "show", "doctor", "vocabulary"))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["make", ""], "the logline is empty"),
        (["make", "A fox.", "--size", "1281x720"], "odd side"),
        (["make", "A fox.", "--size", "huge"], "WIDTHxHEIGHT"),
        (["make", "A fox.", "--fps", "0"], "out of range"),
        (["make", "A fox.", "--voice", "elvis"], "no voice is called 'elvis'"),
        (["make", "A fox.", "--planner", "nobody"], "no generator is called 'nobody'"),
        (["make", "A fox.", "--captions", "neon"], "delivery.captions"),
        (["make", "missing.txt"], "there is no file missing.txt"),
        (["shots", "nowhere"], "holds no screenplay.json"),
    ],
)
def test_bad_input_ends_with_one_clear_line_and_leaves_nothing(
    arguments: list[str], told: str, tmp_path: Path
):
    ended = run(*arguments, cwd=tmp_path)

    assert ended.returncode == 1
    assert told in ended.stderr
    assert len(ended.stderr.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_option_is_refused():
    assert run("make", "A fox.", "--colour", "red").returncode == 2


def test_a_read_only_folder_is_refused(tmp_path: Path):
    if os.geteuid() == 0:
        out = Path("/proc/film")  # nobody, root included, can make a folder there
    else:
        tmp_path.chmod(0o500)
        out = tmp_path / "film"

    ended = run("make", "A fox finds a key.", "--out", str(out))

    assert ended.returncode == 1
    assert "cannot write in" in ended.stderr


def test_the_vocabulary_is_machine_readable():
    kinds = json.loads(run("vocabulary", "--json").stdout)

    assert {"place", "costume", "prop", "gesture"} <= set(kinds)
    assert all(entry["name"] for entries in kinds.values() for entry in entries)


def test_the_doctor_finds_this_machine_fit(tmp_path: Path):
    told = run("doctor", str(tmp_path))

    assert told.returncode == 0, told.stdout + told.stderr
    assert "missing" not in told.stdout
