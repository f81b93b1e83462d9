"""Forty films, written and directed with everything the animatic can draw; none is rendered."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path

from writer_loglines import FORTY

from cinema_agent.agents import Desk
from cinema_agent.agents.director import HouseDirector
from cinema_agent.agents.writer import HouseWriter
from cinema_agent.generators.animatic import Animatic
from cinema_agent.script import Logline, Screenplay

VARIETY = Path(__file__).parents[2] / "benchmarks" / "variety" / "loglines.toml"
OTHERS = 12
SECONDS = 60


@lru_cache(maxsize=1)
def forty_loglines() -> dict[str, str]:
    """Return the twenty-eight loglines of the variety benchmark, by name, and twelve others, by number."""
    rows = tomllib.loads(VARIETY.read_text(encoding="utf-8"))["film"]
    named = {row["name"]: row["logline"] for row in rows}
    return named | {str(number): text for number, (text, _) in enumerate(FORTY[:OTHERS])}


@lru_cache(maxsize=1)
def _desk() -> Desk:
    return Desk(Animatic().capabilities())


@lru_cache(maxsize=256)
def made(logline: str, seed: int = 0) -> Screenplay:
    """Return the film of a logline, a minute long, with its shots."""
    blank = Screenplay(title="untitled", logline=Logline(text=logline), seed=seed, target_frames=SECONDS * 24)
    return HouseDirector().work(HouseWriter().work(blank, _desk()), _desk())


def forty_films(seed: int = 0) -> tuple[Screenplay, ...]:
    """Return all forty films; made once."""
    return tuple(made(logline, seed) for logline in forty_loglines().values())


def named(name: str) -> Screenplay:
    """Return the film of one of the benchmark's loglines."""
    return made(forty_loglines()[name])
