"""Plays gestures of the sheets: channels over the time of an act, faded so that no pose jumps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from cinema_agent.generators.animatic.canvas import ease, lerp
from cinema_agent.generators.animatic.figure_sheets import Gesture, Keys, figure_sheets, row_named
from cinema_agent.script.shot import Act

FADE_S = 0.7
LEAST_ACT_S = 1.0


@dataclass(frozen=True)
class Gesturing:
    """What a gesture asks for at one instant: channel values, and how much of them (0 to 1)."""

    gesture: Gesture
    weight: float
    channels: Mapping[str, float]

    def blended(self, channel: str, usual: float) -> float:
        """Return `usual` moved towards the gesture's value."""
        return lerp(usual, self.channels[channel], self.weight) if channel in self.channels else usual


def gesturing(act: Act, *, seconds: float, length_frames: int, rate: Fraction) -> Gesturing | None:
    """Return what an act asks for, `seconds` into its shot; none outside the act.

    Raises:
        GeneratorError: there is no such gesture.
    """
    length_s = float(length_frames / rate)
    start, end = act.start * length_s, max(act.end * length_s, act.start * length_s + LEAST_ACT_S)
    if not start < seconds < end:
        return None
    gesture = row_named(figure_sheets().gestures, act.gesture, "gesture")
    since = seconds - start
    fade = min(FADE_S, (end - start) / 2)
    weight = ease(since / fade) * ease((end - seconds) / fade)
    time = since * gesture.hz % 1.0 if gesture.hz else since / (end - start)
    return Gesturing(gesture, weight, {name: value_at(keys, time) for name, keys in gesture.channels.items()})


def value_at(keys: Keys, time: float) -> float:
    """Return the eased value between the keys around `time`."""
    before = keys[0]
    for key in keys:
        if time < key[0]:
            span = key[0] - before[0]
            return lerp(before[1], key[1], ease((time - before[0]) / span)) if span > 0 else key[1]
        before = key
    return before[1]
