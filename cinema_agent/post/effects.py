"""Sound effects and ambiences by name, from `effects.toml`, and which of them a place or gesture calls for.

Knows nothing of the cut: spotting decides when, mixing how loud. Source: ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from types import MappingProxyType
from typing import Any

import numpy as np

from cinema_agent.media.sound import SOUND_RATE_HZ, Samples, fast_length
from cinema_agent.post.signal import fade, from_db, lay, num_samples
from cinema_agent.post.sound_layers import SoundLayer, as_layer, render_layer, soften
from cinema_agent.script.bible_entries import Place
from cinema_agent.script.screenplay import Mood, TimeOfDay, Weather
from cinema_agent.script.sheets import check_columns, parse_sheet

_USUAL_LENGTH_S = 2.0
_MOST_AMBIENCES = 3
_BEHIND_DB = 2.5
_MUFFLED_DB = 4.0
_UNKNOWN_GESTURE_DB = -6.0
_LOOPS_KEPT = 8
_CUT_OFF_S = 0.03


@dataclass(frozen=True)
class Effect:
    """How one sound is made; see the head of the effects sheet."""

    layers: tuple[SoundLayer, ...]
    level_db: float
    loop_s: float = 0.0
    every_s: float = 0.0
    length_s: float = 0.0
    most: int = 0


@dataclass(frozen=True)
class AmbienceRule:
    """Where an ambience is heard; an empty condition holds everywhere."""

    sound: str
    words: frozenset[str]
    unless: frozenset[str]
    interior: bool | None
    weather: frozenset[str]
    times: frozenset[str]
    eras: frozenset[str]
    not_in: frozenset[str]
    gain_db: float

    def fits(self, place: Place, time_of_day: TimeOfDay, weather: Weather, mood: Mood) -> bool:
        """Whether this is heard at a place, at an hour, under a weather, in a mood."""
        words = place_words(place)
        asked = ((self.times, time_of_day), (self.weather, weather), (self.eras, place.era))
        return (
            (not self.words or bool(self.words & words))
            and not self.unless & words
            and mood not in self.not_in
            and (self.interior is None or self.interior == place.interior)
            and all(not allowed or value in allowed for allowed, value in asked)
        )


@dataclass(frozen=True)
class GestureRule:
    """What a gesture (with one of these props, if any are named) sounds like, and at which part of it."""

    sound: str
    gestures: frozenset[str]
    props: frozenset[str]
    at: float
    gain_db: float
    holds: bool


@dataclass(frozen=True)
class Ambience:
    """An ambience chosen for a scene."""

    sound: str
    gain_db: float


def render_effect(
    name: str, seconds: float, seed: int, *, from_s: float = 0.0, every_s: float | None = None
) -> Samples:
    """Return a sound as (2, n) float32 at 48 kHz.

    Args:
        name: an effect or ambience of the sheet.
        seconds: how long an ambience or a repeating sound lasts; what happens once takes its own time.
        seed: the take; the same seed gives the same samples.
        from_s: where in an ambience to begin, so that it can be had piece by piece.
        every_s: how often a repeating sound repeats; none: as its sheet says.

    Raises:
        ValueError: no such sound.
    """
    if name not in effects():
        raise ValueError(f"no effect {name!r}; there are {', '.join(sorted(effects()))}")
    effect = effects()[name]
    if effect.loop_s:
        loop = _loop(name)
        start = int(np.random.default_rng([seed, 3]).integers(loop.shape[1])) + num_samples(from_s)
        start %= loop.shape[1]
        wanted = num_samples(seconds)
        repeats = -(-(start + wanted) // loop.shape[1])
        return np.tile(loop, repeats)[:, start : start + wanted]
    if effect.every_s:
        return _repeated(effect, seconds, seed, every_s or effect.every_s)
    return _once(effect, np.random.default_rng([seed, 5]))


def is_ambience(name: str) -> bool:
    """Whether a sound is one that lies under a whole scene."""
    return name in effects() and effects()[name].loop_s > 0


def ambiences_of(
    place: Place, time_of_day: TimeOfDay, weather: Weather, mood: Mood = "calm"
) -> tuple[Ambience, ...]:
    """Return what is heard at a place, at most three sounds, the most telling first."""
    is_muffled = weather == "snow" and not place.interior
    found: list[Ambience] = []
    for rule in ambience_rules():
        is_new = all(rule.sound != other.sound for other in found)
        if is_new and rule.fits(place, time_of_day, weather, mood):
            # Each further sound lies below the one before it; snow swallows what it does not make itself.
            muffled_db = _MUFFLED_DB if is_muffled and not rule.weather else 0.0
            found.append(Ambience(rule.sound, rule.gain_db - _BEHIND_DB * len(found) - muffled_db))
    return tuple(found[:_MOST_AMBIENCES])


def gesture_rule(gesture: str, prop_words: frozenset[str]) -> GestureRule | None:
    """Return how a gesture sounds with a prop, none if it is silent; one nobody thought of rustles."""
    if gesture in silent_gestures():
        return None
    candidates = [rule for rule in gesture_rules() if gesture in rule.gestures]
    with_prop = [rule for rule in candidates if rule.props & prop_words]
    plain = [rule for rule in candidates if not rule.props]
    unknown = GestureRule("cloth", frozenset([gesture]), frozenset(), 0.1, _UNKNOWN_GESTURE_DB, False)
    return next(iter(with_prop + plain), unknown)


@cache
def silent_gestures() -> frozenset[str]:
    """Return the gestures that are silent on purpose."""
    return frozenset(_sheet("gestures.toml")["silent"]["gestures"])


def steps_of(place: Place, weather: Weather, rig: str = "person") -> str:
    """Return the sound of footsteps at a place, empty for a body that makes none."""
    rigs: dict[str, str] = _sheet("ambiences.toml")["rig_steps"]
    if rig != "person" and rigs.get(rig, "paws") != "steps":
        return rigs.get(rig, "paws")
    words = place_words(place)
    if weather == "snow" and not place.interior:
        return "steps_snow"
    for rule in _sheet("ambiences.toml")["steps"]:
        if words & set(rule["words"]):
            return str(rule["sound"])
    return "steps_wood" if place.interior else "steps"


def step_seconds(posture: str, expression: str, age: str, gestures: Iterable[str] = ()) -> float:
    """Return how long a person takes from one footfall to the next, by face, age and what they do."""
    doing = set(gestures)
    rows = [
        row
        for row in _sheet("ambiences.toml")["paces"]
        if row.get("posture", posture) == posture
        and expression in row.get("feels", [expression])
        and age in row.get("ages", [age])
        and ("gestures" not in row or doing & set(row["gestures"]))
    ]
    asks = {"gestures": 4, "ages": 2, "feels": 1}
    return float(
        max(rows, key=lambda row: sum(weight for name, weight in asks.items() if name in row))["step_s"]
    )


def plain_places() -> frozenset[str]:
    """Return the places whose own air is all that is heard there, on purpose."""
    return frozenset(_sheet("ambiences.toml")["plain"])


def call_of(rig: str) -> str:
    """Return what a body that is no person's says, empty if nothing."""
    return str(_sheet("ambiences.toml")["rig_calls"].get(rig, ""))


def sound_of_lit(words: frozenset[str]) -> str:
    """Return the sound a lit prop makes by itself, empty if none."""
    rows = _sheet("ambiences.toml")["lit_props"]
    return next((str(row["sound"]) for row in rows if words & set(row["words"])), "")


@cache
def effects() -> Mapping[str, Effect]:
    """Return every sound by name."""
    table = _sheet("effects.toml")
    for name, row in table.items():
        where = f"post/sheets/effects.toml, [{name}]"
        check_columns(row, Effect, where=where)
        for number, layer in enumerate(row["layers"], 1):
            check_columns(layer, SoundLayer, where=f"{where}, layers {number}")
    return MappingProxyType(
        {
            name: Effect(**{**row, "layers": tuple(as_layer(layer) for layer in row["layers"])})
            for name, row in table.items()
        }
    )


@cache
def ambience_rules() -> tuple[AmbienceRule, ...]:
    """Return the rules of `ambiences.toml`, in order."""
    for number, row in enumerate(_sheet("ambiences.toml")["ambiences"], 1):
        where = f"post/sheets/ambiences.toml, ambiences {number}"
        check_columns(row, AmbienceRule, where=where, needs=("sound",))
    return tuple(
        AmbienceRule(
            sound=row["sound"],
            words=frozenset(row.get("words", ())),
            unless=frozenset(row.get("unless", ())),
            interior=row.get("interior"),
            weather=frozenset(row.get("weather", ())),
            times=frozenset(row.get("times", ())),
            eras=frozenset(row.get("eras", ())),
            not_in=frozenset(row.get("not_in", ())),
            gain_db=row.get("gain_db", 0.0),
        )
        for row in _sheet("ambiences.toml")["ambiences"]
    )


@cache
def gesture_rules() -> tuple[GestureRule, ...]:
    """Return the rules of `gestures.toml`, in order."""
    for number, row in enumerate(_sheet("gestures.toml")["gestures"], 1):
        where = f"post/sheets/gestures.toml, gestures {number}"
        check_columns(row, GestureRule, where=where, needs=("sound", "gestures"))
    return tuple(
        GestureRule(
            sound=row["sound"],
            gestures=frozenset(row["gestures"]),
            props=frozenset(row.get("props", ())),
            at=row.get("at", 0.0),
            gain_db=row.get("gain_db", 0.0),
            holds=row.get("holds", False),
        )
        for row in _sheet("gestures.toml")["gestures"]
    )


def _once(effect: Effect, rng: np.random.Generator) -> Samples:
    length = fast_length(num_samples(effect.length_s or _USUAL_LENGTH_S))
    total = np.zeros((2, length), np.float32)
    for layer in effect.layers:
        total += render_layer(layer, length, False, rng)
    peak = float(np.abs(total).max(initial=1e-9))
    audible = np.flatnonzero(np.abs(total).max(axis=0) > peak * 0.001)
    ended = total[:, : int(audible[-1]) + 1 if len(audible) else 1]
    return soften(ended * np.float32(from_db(effect.level_db) / max(peak, 1e-9)))


def _repeated(effect: Effect, seconds: float, seed: int, every: float) -> Samples:
    rng = np.random.default_rng([seed, 7])
    count = max(1, int(seconds / every))
    count = min(count, effect.most) if effect.most else count
    # A few takes, told apart by chance, keep it from sounding like a machine.
    takes = [_once(effect, rng) for _ in range(min(count, 4))]
    track = np.zeros((2, num_samples(count * every) + max(take.shape[1] for take in takes)), np.float32)
    for number in range(count):
        at = num_samples(number * every + float(rng.uniform(0, 0.03)) * every)
        lay(track, takes[number % len(takes)] * np.float32(rng.uniform(0.75, 1.0)), at)
    if effect.most:
        return track
    return fade(track[:, : max(num_samples(seconds), 1)], out_s=_CUT_OFF_S)


@lru_cache(maxsize=_LOOPS_KEPT)
def _loop(name: str) -> Samples:
    effect = effects()[name]
    rng = np.random.default_rng(sum(name.encode()))
    length = num_samples(effect.loop_s, SOUND_RATE_HZ)
    total = np.zeros((2, length), np.float32)
    for layer in effect.layers:
        total += render_layer(layer, length, True, rng)
    total -= total.mean(axis=1, keepdims=True)
    rms = float(np.sqrt(np.mean(total**2)))
    loop = total * np.float32(from_db(effect.level_db) / max(rms, 1e-9))
    loop.flags.writeable = False
    return loop


def _words(*texts: str) -> frozenset[str]:
    """Return the words of a place's names, plurals as singulars too, neighbours joined as well."""
    words = [word for text in texts for word in re.findall(r"[^\W_]+", text.lower())]
    joined = [f"{a}_{b}" for a, b in pairwise(words)]
    return frozenset([*words, *joined, *(word.removesuffix("s") for word in words)])


def place_words(place: Place) -> frozenset[str]:
    """Return the words by which a place is looked up in the sheets."""
    return _words(place.recipe, place.name)


def prop_words(kind: str, name: str) -> frozenset[str]:
    """Return the words by which a prop is looked up in the gesture sheet."""
    return _words(kind, name) | {kind}


@cache
def _sheet(name: str) -> dict[str, Any]:
    return parse_sheet(f"post/sheets/{name}", files(__package__).joinpath("sheets", name).read_text("utf-8"))
