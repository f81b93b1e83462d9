"""How speech moves a body: that of who speaks, and that of who listens. Source: ours."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

from cinema_agent.generators.animatic.canvas import ease
from cinema_agent.generators.animatic.habits import Habits, one_blink
from cinema_agent.script.sound import SpokenLine

STRESS_S = 0.42
TALK_FADE_S = 0.5
TILT_BEFORE_S, TILT_AFTER_S = 0.45, 1.4
"""When the head of a listener tilts, round the end of a line."""
BLINK_AFTER_S = 0.15


@dataclass(frozen=True)
class Speech:
    """How much one is speaking (0 to 1), and how stressed the sound is."""

    amount: float = 0.0
    stress: float = 0.0


@dataclass(frozen=True)
class Hearing:
    """What a listener does: how much it attends, nods and tilts its head (0 to 1), how closed its eyes are."""

    amount: float = 0.0
    nod: float = 0.0
    tilt: float = 0.0
    blink: float = 0.0


def speech_at(lines: tuple[SpokenLine, ...], rate: Fraction, seconds: float) -> Speech:
    """Return how one speaks whose lines these are."""
    amount = stress = 0.0
    for line in lines:
        start, end = _span(line, rate)
        amount = max(
            amount, ease((seconds - start + 0.2) / TALK_FADE_S) * ease((end - seconds + 0.2) / TALK_FADE_S)
        )
        for viseme in line.visemes:
            away = abs(seconds - start - (viseme.start_s + viseme.end_s) / 2)
            if viseme.stressed and away < STRESS_S:
                stress = max(stress, 0.5 + 0.5 * math.cos(math.pi * away / STRESS_S))
    return Speech(amount, stress * amount)


def hearing_at(lines: tuple[SpokenLine, ...], rate: Fraction, seconds: float, habits: Habits) -> Hearing:
    """Return how one listens to others' lines: nods in them, tilts the head and blinks as each ends."""
    amount = tilt = blink = 0.0
    for line in lines:
        start, end = _span(line, rate)
        amount = max(amount, ease((seconds - start) / 0.4) * ease((end + 0.4 - seconds) / 0.4))
        tilt = max(
            tilt, ease((seconds - end + TILT_BEFORE_S) / 0.5) * ease((end + TILT_AFTER_S - seconds) / 0.7)
        )
        blink = max(blink, one_blink(seconds - end - BLINK_AFTER_S))
    return Hearing(amount, amount * habits.nod(seconds), tilt, blink)


def _span(line: SpokenLine, rate: Fraction) -> tuple[float, float]:
    start = float(line.at_frame / rate)
    return start, start + float(line.length_frames / rate)
