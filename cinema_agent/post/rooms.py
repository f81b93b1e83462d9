"""How places answer a voice, from `sheets/rooms.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from cinema_agent.media.sound import Samples
from cinema_agent.post.effects import place_words
from cinema_agent.post.signal import convolve, from_db, num_samples, room_response
from cinema_agent.script.bible_entries import Place


@dataclass(frozen=True)
class Room:
    """The sound of a kind of place; see the head of the sheet."""

    name: str
    interior: bool
    seconds: float
    bright_hz: float
    delay_s: float
    wet_db: float
    words: tuple[str, ...] = ()


@cache
def rooms() -> tuple[Room, ...]:
    """Return every kind of room, the special ones before the usual."""
    raw = tomllib.loads(files(__package__).joinpath("sheets", "rooms.toml").read_text(encoding="utf-8"))
    return tuple(Room(**{**row, "words": tuple(row.get("words", ()))}) for row in raw["rooms"])


def room_of(place: Place) -> str:
    """Return the name of the room a place sounds like."""
    words = place_words(place)
    return next(
        r.name for r in rooms() if r.interior == place.interior and (not r.words or words & set(r.words))
    )


def in_room(samples: Samples, name: str | None) -> Samples:
    """Return stereo (2, n) heard in a room, (2, n + its tail); as it is if there is no room of that name."""
    room = next((r for r in rooms() if r.name == name), None)
    if room is None:
        return samples
    tail = num_samples(room.seconds + room.delay_s)
    padded = np.pad(samples, ((0, 0), (0, tail)))
    response = room_response(room.seconds, room.bright_hz, room.delay_s)
    return padded + convolve(padded, response) * np.float32(from_db(room.wet_db))
