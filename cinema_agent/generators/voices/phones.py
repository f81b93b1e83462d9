"""The sounds of the wordless voice, read from `sheets/phones.toml`. Knows nothing of spelling or time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from cinema_agent.script.sheets import parse_sheet
from cinema_agent.script.sound import MouthShape


@dataclass(frozen=True)
class Phone:
    """One speech sound. Formants and band in Hz, `length_s` in seconds, loudnesses and `open` from 0 to 1."""

    name: str
    formants: tuple[float, float, float]
    length_s: float
    shape: MouthShape
    open: float = 0.0
    voice: float = 0.0
    noise: float = 0.0
    band: tuple[float, float] = (0.0, 0.0)
    burst: bool = False
    is_vowel: bool = False


@dataclass(frozen=True)
class Tone:
    """How a tone of voice changes the delivery: factors; `effort` 0 to 1, `breath` and `level_db` added."""

    pitch: float
    range: float
    pace: float
    effort: float
    breath: float
    level_db: float
    unsteady: float


@dataclass(frozen=True)
class Timbre:
    """What kind of throat a voice comes from; see the phone sheet."""

    range: float
    wander: float
    steps: float = 0.0
    clang: float = 0.0
    clang_hz: float = 0.0
    growl: float = 0.0


def read_sheet(name: str) -> dict[str, Any]:
    """Return a sheet of this folder as plain tables."""
    return parse_sheet(
        f"voices/sheets/{name}", files(__package__).joinpath("sheets", name).read_text("utf-8")
    )


@cache
def phones() -> Mapping[str, Phone]:
    """Return every phone by name."""
    sheet = read_sheet("phones.toml")
    vowels = {
        name: _phone(name, {"voice": 1.0, **row}, is_vowel=True) for name, row in sheet["vowels"].items()
    }
    consonants = {name: _phone(name, row, is_vowel=False) for name, row in sheet["consonants"].items()}
    return MappingProxyType({**vowels, **consonants})


@cache
def tones() -> Mapping[str, Tone]:
    """Return every tone of voice by name."""
    return MappingProxyType({name: Tone(**row) for name, row in read_sheet("phones.toml")["tones"].items()})


@cache
def timbres() -> Mapping[str, Timbre]:
    """Return every kind of throat by name."""
    rows = read_sheet("phones.toml")["timbres"]
    return MappingProxyType({name: Timbre(**row) for name, row in rows.items()})


def _phone(name: str, row: Mapping[str, Any], *, is_vowel: bool) -> Phone:
    first, second, third = row["formants"]
    low, high = row.get("band", (0.0, 0.0))
    plain = {key: value for key, value in row.items() if key not in ("formants", "band")}
    return Phone(name=name, formants=(first, second, third), band=(low, high), is_vowel=is_vowel, **plain)
