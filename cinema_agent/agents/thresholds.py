"""The limits a film is held to, read from `data/thresholds.toml`: one file for every check."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Literal

from pydantic import model_validator

from cinema_agent.script.noun import Noun, Slug
from cinema_agent.script.shot import Size
from cinema_agent.script.takes import Severity


class Threshold(Noun):
    """One limit: `measure` must be at least `low` and at most `high`, where given."""

    check: Slug
    of: Literal["take", "staging", "captions", "cast", "sound"]
    measure: Slug
    low: float | None = None
    high: float | None = None
    unit: str
    severity: Severity
    remedy: Literal["none", "reshoot", "restage"]
    what: str
    sizes: tuple[Size, ...] = ()
    source: str

    @model_validator(mode="after")
    def _has_a_limit(self) -> Threshold:
        if self.low is None and self.high is None:
            raise ValueError(f"{self.check} has no limit")
        return self

    def allows(self, value: float) -> bool:
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)

    @property
    def limit(self) -> str:
        """The limit in words: `at least 0.18, at most 0.7 share`."""
        low = [] if self.low is None else [f"at least {self.low:g}"]
        high = [] if self.high is None else [f"at most {self.high:g}"]
        return f"{', '.join(low + high)} {self.unit}"


@cache
def load_thresholds() -> tuple[Threshold, ...]:
    """Return every limit, in the order of the file."""
    text = resources.files("cinema_agent.agents").joinpath("data/thresholds.toml").read_text("utf-8")
    return tuple(Threshold.model_validate(row) for row in tomllib.loads(text)["threshold"])
