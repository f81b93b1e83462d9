"""The limits a film is held to, read from `data/thresholds.toml`: one file for every check."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Literal

from pydantic import Field, model_validator

from cinema_agent.script.noun import Noun, Slug
from cinema_agent.script.sheets import parse_sheet, read_row
from cinema_agent.script.shot import Size
from cinema_agent.script.takes import Severity

Group = Literal["take", "staging", "captions", "cast", "sound"]


class Threshold(Noun):
    """One limit: `measure` must be at least `low` and at most `high`, where given."""

    check: Slug
    of: Group
    measure: Slug
    low: float | None = None
    high: float | None = None
    unit: str
    severity: Severity
    remedy: Literal["none", "reshoot", "restage"]
    what: str
    too_low: str = Field(
        default="", description="what is wrong below `low`, where that differs from above `high`"
    )
    quantity: str = Field(default="", description="the measure in plain words; none: its name")
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
        """The limit in words: `at least 18 %, at most 70 %`."""
        low = [] if self.low is None else [f"at least {in_words(self.low, self.unit)}"]
        high = [] if self.high is None else [f"at most {in_words(self.high, self.unit)}"]
        return ", ".join(low + high)

    def told(self, value: float) -> str:
        """Say what is wrong in plain words, with the number and the limit it broke."""
        measured = f"{self.quantity or self.measure.replace('_', ' ')} {in_words(value, self.unit)}"
        if self.low is not None and value < self.low:
            return (
                f"{self.too_low or self.what}: {measured}, should be at least {in_words(self.low, self.unit)}"
            )
        return f"{self.what}: {measured}, should be {self._most}"

    @property
    def _most(self) -> str:
        return self.limit if self.high is None else f"at most {in_words(self.high, self.unit)}"


def in_words(value: float, unit: str) -> str:
    """Return a number with its unit as one says it: shares in percent."""
    if unit == "share":
        return f"{value * 100:.3g} %"
    return f"{value:.3g} {unit}".rstrip()


@cache
def load_thresholds() -> tuple[Threshold, ...]:
    """Return every limit, in the order of the file."""
    text = resources.files("cinema_agent.agents").joinpath("data/thresholds.toml").read_text("utf-8")
    where = "agents/data/thresholds.toml"
    rows = enumerate(parse_sheet(where, text)["threshold"], 1)
    return tuple(read_row(Threshold, row, where=f"{where}, threshold {number}") for number, row in rows)
