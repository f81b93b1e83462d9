"""Plays gestures of the sheets: channels over the time of an act, faded so that no pose jumps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from cinema_agent.generators.animatic.acting_rows import Gesture
from cinema_agent.generators.animatic.canvas import ease, lerp
from cinema_agent.generators.animatic.figure_sheets import figure_sheets, row_named
from cinema_agent.generators.animatic.keyframes import Values, values_at
from cinema_agent.script.shot import Act

FADE_S = 0.5
LEAST_ACT_S = 1.0


@dataclass(frozen=True)
class Gesturing:
    """What a gesture asks for at one instant: channel values, and how much of them (0 to 1)."""

    gesture: Gesture
    weight: float
    channels: Mapping[str, Values]

    def blended(self, channel: str, usual: float) -> float:
        """Return `usual` moved towards the gesture's value."""
        return lerp(usual, self.channels[channel][0], self.weight) if channel in self.channels else usual


def gesture_for(name: str, kind: str | None = None) -> Gesture:
    """Return the gesture of that name, as it is done with a kind of prop (to play a violin is no drumming).

    Raises:
        GeneratorError: there is no such gesture.
    """
    rows = figure_sheets().gestures
    with_it = (row for row in rows if row.plays == name and kind in row.props)
    return next(with_it, None) or row_named(rows, name, "gesture")


def gesturing(
    act: Act, *, seconds: float, length_frames: int, rate: Fraction, kind: str | None = None
) -> Gesturing | None:
    """Return what an act asks for, `seconds` into its shot, with a kind of prop; none outside the act.

    Raises:
        GeneratorError: there is no such gesture.
    """
    length_s = float(length_frames / rate)
    start, end = act.start * length_s, max(act.end * length_s, act.start * length_s + LEAST_ACT_S)
    gesture = gesture_for(act.gesture, kind)
    if seconds <= start or (seconds >= end and not gesture.stays):
        return None
    since, whole = min(seconds, end) - start, end - start
    fade = min(FADE_S, whole / 3)
    weight = ease(since / fade) * (1.0 if gesture.stays else ease((end - seconds) / fade))
    time = since * gesture.hz % 1.0 if gesture.hz else time_in(gesture, since, whole)
    loops = gesture.hz > 0
    channels = {name: values_at(keys, time, loops=loops) for name, keys in gesture.channels.items()}
    return Gesturing(gesture, weight, channels)


def time_in(gesture: Gesture, since: float, whole: float) -> float:
    """Return where in its keys (0 to 1) a gesture is, `since` seconds into an act of `whole` seconds.

    A long act plays at the gesture's natural pace and waits at its hold; a short one is hurried.
    """
    natural = gesture.seconds
    if whole <= natural:
        return since / whole
    first, wait = gesture.hold * natural, whole - natural
    if since < first:
        return since / natural
    return gesture.hold if since < first + wait else (since - wait) / natural
