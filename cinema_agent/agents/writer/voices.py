"""Casting voices: by age, build and body, and never two alike. Rules lie in `data/voices.toml`. Source: ours."""

from __future__ import annotations

import math
from collections.abc import Sequence
from random import Random
from typing import Any

from cinema_agent.agents.writer.lexicon import sheet
from cinema_agent.script.bible_entries import Look, Voice

LEAST_SEMITONES = 3.0
LEAST_SIZE = 0.08
"""Two voices are told apart by so many semitones, or by so much of their formant scale."""

_WANDER = 0.05
_LOWEST_HZ, _HIGHEST_HZ = 60.0, 460.0
_SMALLEST, _LARGEST = 0.62, 1.58
# Ways to move a voice from one it is taken for, the mildest first: semitones, and part of the formant scale.
_MOVES = (
    (0.0, 0.0), (1.5, 0.085), (-1.5, -0.085), (3.1, 0.03), (-3.1, -0.03), (0.0, 0.17), (0.0, -0.17), (4.8, 0.09),
    (-4.8, -0.09), (6.3, 0.05), (-6.3, -0.05), (3.2, 0.18), (-3.2, -0.18), (9.4, 0.0), (-9.4, 0.0),
)  # fmt: skip


def voice_for(look: Look, *, rig: str, nature: str, others: Sequence[Voice], chance: Random) -> Voice:
    """Return the voice of somebody new.

    Args:
        look: how old they are, how they present, their build.
        rig: their kind of body.
        nature: person, machine, animal or creature.
        others: the voices cast before, to be told apart from.
        chance: the source of chance.
    """
    usual = _usual(look, rig, nature)
    pitched = usual.model_copy(update={"pitch_hz": usual.pitch_hz * chance.uniform(1 - _WANDER, 1 + _WANDER)})
    moved = [_moved(pitched, semitones, part) for semitones, part in _MOVES]
    return next((voice for voice in moved if all(are_told_apart(voice, other) for other in others)), moved[0])


def are_told_apart(one: Voice, other: Voice) -> bool:
    """Whether two voices differ enough for an ear."""
    semitones = abs(12 * math.log2(one.pitch_hz / other.pitch_hz))
    return (
        semitones >= LEAST_SEMITONES
        or max(one.size, other.size) / min(one.size, other.size) - 1 >= LEAST_SIZE
    )


def _usual(look: Look, rig: str, nature: str) -> Voice:
    voices = sheet("voices.toml")
    if nature == "machine" or rig in ("robot", "drone"):
        return _voice(voices["machine"], voices["rig"].get(rig, voices["machine"]["voice"]))
    if rig != "person":
        return _voice(voices["animal"], voices["rig"].get(rig, voices["animal"]["voice"]))
    table = voices["age"][look.age]
    pitch_factor, size_factor = voices["build"].get(look.build, (1.0, 1.0))
    pitch_hz, size = table[look.presents]
    return _voice(table, (pitch_hz * pitch_factor, size * size_factor))


def _voice(table: dict[str, Any], pitch_and_size: Sequence[float]) -> Voice:
    pitch_hz, size = pitch_and_size
    return Voice(
        pitch_hz=pitch_hz,
        size=round(size, 3),
        pace=table["pace"],
        breath=table["breath"],
        jitter=table["jitter"],
        timbre=table.get("timbre", "human"),
    )


def _moved(voice: Voice, semitones: float, part: float) -> Voice:
    pitch_hz = min(max(voice.pitch_hz * 2 ** (semitones / 12), _LOWEST_HZ), _HIGHEST_HZ)
    size = min(max(voice.size * (1 + part), _SMALLEST), _LARGEST)
    return voice.model_copy(update={"pitch_hz": round(pitch_hz, 1), "size": round(size, 3)})
