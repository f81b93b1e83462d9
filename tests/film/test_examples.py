"""What the README and `examples/` show, as it is shown."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from cinema_agent import make
from cinema_agent.script.reading import read_screenplay

ROOT = Path(__file__).parents[2]


def test_an_agent_of_ones_own_works_after_the_director(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "path", [*sys.path, str(ROOT / "examples" / "gaffer")])

    production = make(
        "A fox finds a key in the forest.", out=tmp_path / "film", seconds=6, size="128x72", workers=1, voice="none",
        agents=("writer", "director", "my_crew:Gaffer"), planner="colorbars", synthesizer="colorbars",
    )  # fmt: skip

    shots = read_screenplay(production.folder / "screenplay.json").shots
    assert shots
    assert all(shot.notes == ("key light from the left",) for shot in shots)


def test_the_readme_shows_the_example_as_it_is():
    shown = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    example = (ROOT / "examples" / "gaffer" / "my_crew.py").read_text("utf-8").split('"""\n\n', 1)[1]

    assert example.strip() in {code.strip() for code in shown}


def test_the_readme_names_only_options_that_exist():
    from typer.main import get_command

    from cinema_agent.cli import app

    command = get_command(app).commands["make"]  # type: ignore[attr-defined]
    known = {
        option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)
    }
    named = set(re.findall(r"(?<![\w-])--[a-z]+", (ROOT / "README.md").read_text("utf-8")))

    assert named <= known
