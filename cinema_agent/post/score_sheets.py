"""What the score is written and played from: moods (`sheets/moods.toml`) and bands (`sheets/bands.toml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Literal

from cinema_agent.script.sheets import check_columns, parse_sheet

Turn = Literal["", "grace", "echo", "octave", "low"]

_USUAL = "usual"


@dataclass(frozen=True)
class Layer:
    """One role playing one part; see the head of the mood sheet."""

    role: str
    part: str
    octave: int = 0
    level_db: float = -12.0
    pan: float = 0.0
    pattern: tuple[int, ...] = ()
    beats_at: tuple[float, ...] = ()
    late: int = 0


@dataclass(frozen=True)
class MoodSheet:
    """What the music of a mood is made of; see the head of the mood sheet."""

    tempo_bpm: float
    beats: int
    level_db: float
    scale: tuple[int, ...]
    colour: tuple[int, ...]
    progressions: tuple[tuple[int, ...], ...]
    melody_bars: tuple[bool, ...]
    cadence: tuple[int, int]
    touch: float
    turn: Turn
    hit_db: float
    layers: tuple[Layer, ...]

    def midi(self, tonic: int, step: int) -> int:
        """Return the note `step` scale steps above the tonic."""
        octave, place = divmod(step, len(self.scale))
        return tonic + 12 * octave + self.scale[place]

    @property
    def roots(self) -> tuple[int, ...]:
        """The scale steps on which this mood builds chords."""
        return tuple(sorted({step for progression in self.progressions for step in progression}))


@dataclass(frozen=True)
class Player:
    """Who plays a role: an instrument, so many octaves above what is written, so much louder."""

    instrument: str
    octave: int = 0
    level_db: float = 0.0


@cache
def mood_sheets() -> Mapping[str, MoodSheet]:
    """Return every mood's sheet by name."""
    return MappingProxyType({mood: _mood_sheet(mood, table) for mood, table in _sheet("moods.toml").items()})


@cache
def band_names() -> tuple[str, ...]:
    """Return the name of every band."""
    return tuple(name for name in _sheet("bands.toml") if name not in ("chosen", _USUAL))


def band_of(genre: str, era: str) -> str:
    """Return the band for a kind of film and the time it plays in.

    Args:
        genre: as a film-maker writes it: 'Science fiction', 'western'.
        era: a slug such as 'medieval'.
    """
    asked = {"genres": _slug(genre), "eras": _slug(era)}
    for row in _sheet("bands.toml")["chosen"]:
        if all(asked[key] in row.get(key, [asked[key]]) for key in asked):
            return str(row["band"])
    return _USUAL


@cache
def player_of(band: str, mood: str, role: str) -> Player | None:
    """Return who plays a role in a mood, none if nobody does; an unknown band is the usual one."""
    sheet = _sheet("bands.toml")
    table: dict[str, Any] = sheet.get(band, sheet[_USUAL])
    row = table.get("moods", {}).get(mood, {}).get(role) or table.get(role) or sheet[_USUAL][role]
    check_columns(row, Player, where=f"post/sheets/bands.toml, [{band}], {role}")
    return Player(**row) if row["instrument"] else None


@cache
def _sheet(name: str) -> dict[str, Any]:
    return parse_sheet(f"post/sheets/{name}", files(__package__).joinpath("sheets", name).read_text("utf-8"))


def _mood_sheet(mood: str, table: Mapping[str, Any]) -> MoodSheet:
    where = f"post/sheets/moods.toml, [{mood}]"
    check_columns(table, MoodSheet, where=where)
    for number, row in enumerate(table["layers"], 1):
        check_columns(row, Layer, where=f"{where}, layers {number}")
    plain = {f.name: _tupled(table[f.name]) for f in fields(MoodSheet) if f.name != "layers"}
    layers = tuple(Layer(**{key: _tupled(value) for key, value in row.items()}) for row in table["layers"])
    return MoodSheet(**plain, layers=layers)


def _tupled(value: Any) -> Any:
    return tuple(_tupled(item) for item in value) if isinstance(value, list) else value


def _slug(text: str) -> str:
    return "_".join(text.lower().replace("-", " ").split())
