"""The tone of rooms: the air of a place, heard always and very softly, so that a film is never dead silent.

It is laid under the mastered mix, at a level of its own, whatever the mix does above it. Source: ours.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from cinema_agent.media.sound import SOUND_RATE_HZ, Samples
from cinema_agent.post.rooms import rooms
from cinema_agent.post.signal import band_noise, from_db, lay, num_samples
from cinema_agent.script.takes import SoundEvent

TONE = "tone"
TONE_DB = -55.0
"""RMS of the tone in dB of full scale: heard as air, not as noise."""
TONE_FADE_S = 0.8

_LOOP_S = 8.0
_LOOPS_KEPT = 8


def room_tone(sounds: Sequence[SoundEvent], begin: int, end: int) -> Samples:
    """Return the tone of the rooms of a film from sample `begin` to sample `end`, (2, end - begin) float32."""
    track = np.zeros((2, end - begin), np.float32)
    for event in sounds:
        first, last = num_samples(event.start_s), num_samples(event.end_s)
        if event.sound == TONE and first < end and last > begin and event.room:
            start, stop = max(first, begin), min(last, end)
            loop = _loop(event.room)
            offset = (start - first) % loop.shape[1]
            repeats = -(-(offset + stop - start) // loop.shape[1])
            air = np.tile(loop, repeats)[:, offset : offset + stop - start]
            lay(track, _faded(air, start - first, last - first), start - begin)
    return track


def _faded(air: Samples, at: int, length: int) -> Samples:
    """Return a piece of a tone, from sample `at` of its `length`, risen and fallen as far as it is by then."""
    fade = min(num_samples(TONE_FADE_S), length // 2)
    end = at + air.shape[1]
    if at >= fade and end <= length - fade:
        return air
    place = np.arange(at, end, dtype=np.float32)
    risen = np.clip(np.minimum(place, length - 1 - place) / np.float32(max(fade, 1)), 0, 1)
    return np.asarray(air * np.sin(np.float32(np.pi / 2) * risen), dtype=np.float32)


@lru_cache(maxsize=_LOOPS_KEPT)
def _loop(name: str) -> Samples:
    room = next((room for room in rooms() if room.name == name), rooms()[-1])
    rng = np.random.default_rng(sum(name.encode()))
    low_hz, high_hz = room.tone_hz
    length = num_samples(_LOOP_S, SOUND_RATE_HZ)
    air = band_noise(length, rng, low_hz=low_hz, high_hz=high_hz, slope=1)
    loop = np.stack([air, np.roll(air, length // 2)]) * np.float32(from_db(TONE_DB))
    loop.flags.writeable = False
    return loop
