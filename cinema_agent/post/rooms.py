"""How places answer a voice, and how they sound by themselves, from `sheets/rooms.toml`. Source: ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from cinema_agent.media.sound import Samples
from cinema_agent.post.effects import place_words
from cinema_agent.post.signal import convolve, from_db, num_samples, room_response
from cinema_agent.script.bible_entries import Place
from cinema_agent.script.screenplay import Weather
from cinema_agent.script.sheets import check_columns, parse_sheet


@dataclass(frozen=True)
class Room:
    """The sound of a kind of place; see the head of the sheet."""

    name: str
    seconds: float
    bright_hz: float
    delay_s: float
    wet_db: float
    tone_hz: tuple[float, float]
    interior: bool | None = None
    words: tuple[str, ...] = ()
    weather: tuple[str, ...] = ()

    def fits(self, place: Place, weather: Weather) -> bool:
        """Whether a place sounds like this in some weather."""
        fits_side = self.interior is None or self.interior == place.interior
        fits_words = not self.words or bool(place_words(place) & set(self.words))
        return fits_side and fits_words and (not self.weather or weather in self.weather)


@cache
def rooms() -> tuple[Room, ...]:
    """Return every kind of room, the special ones before the usual."""
    where, sheet = "post/sheets/rooms.toml", files(__package__).joinpath("sheets", "rooms.toml")
    tables = parse_sheet(where, sheet.read_text("utf-8")).get("rooms", [])
    for row in tables:
        check_columns(row, Room, where=f"{where}, {row.get('name', 'without a name')}")
    return tuple(_room(row) for row in tables)


def room_of(place: Place, weather: Weather = "clear") -> str:
    """Return the name of the room a place sounds like in some weather."""
    return next(room.name for room in rooms() if room.fits(place, weather))


def in_room(samples: Samples, name: str | None) -> Samples:
    """Return stereo (2, n) heard in a room, (2, n + its tail); as it is if there is no room of that name."""
    room = next((r for r in rooms() if r.name == name), None)
    if room is None:
        return samples
    tail = num_samples(room.seconds + room.delay_s)
    padded = np.pad(samples, ((0, 0), (0, tail)))
    response = room_response(room.seconds, room.bright_hz, room.delay_s)
    return padded + convolve(padded, response) * np.float32(from_db(room.wet_db))


def _room(row: Mapping[str, Any]) -> Room:
    fields: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in row.items()
    }
    return Room(**fields)
