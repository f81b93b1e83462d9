"""Reads the mouth off the recorded lines at the middle of a frame: lips neither lead nor trail."""

from __future__ import annotations

from fractions import Fraction

from cinema_agent.generators.animatic.canvas import lerp
from cinema_agent.script.sound import MouthShape, SpokenLine, Viseme

TOUCHING_S = 0.05
PARTING_S = 0.05


def mouth_at(lines: tuple[SpokenLine, ...], frame: int, rate: Fraction) -> tuple[MouthShape, float]:
    """Return the mouth's shape and openness at a frame of the shot; closed where nobody speaks."""
    for line in lines:
        if not line.at_frame <= frame < line.at_frame + line.length_frames:
            continue
        seconds = float((frame - line.at_frame + Fraction(1, 2)) / rate)
        for index, viseme in enumerate(line.visemes):
            if viseme.start_s <= seconds < viseme.end_s:
                return viseme.shape, _openness(line.visemes, index, seconds)
    return "rest", 0.0


def _openness(visemes: tuple[Viseme, ...], index: int, seconds: float) -> float:
    """Full in the middle of a sound, half-way to its neighbour at its edges; shut at a pause."""
    viseme = visemes[index]
    middle = (viseme.start_s + viseme.end_s) / 2
    is_rising = seconds < middle
    edge_s = viseme.start_s if is_rising else viseme.end_s
    beside = index - 1 if is_rising else index + 1
    neighbour = visemes[beside] if 0 <= beside < len(visemes) else None
    edge = viseme.openness * 0.35
    if neighbour is not None and _gap(viseme, neighbour) < TOUCHING_S:
        edge = (viseme.openness + neighbour.openness) / 2
    span = abs(middle - edge_s) or 1e-6
    if viseme.shape == "rest":
        # However long the pause: lips part just before a sound, and close just after it.
        span = min(span, PARTING_S)
    return lerp(edge, viseme.openness, min(1.0, abs(seconds - edge_s) / span))


def _gap(a: Viseme, b: Viseme) -> float:
    return max(a.start_s, b.start_s) - min(a.end_s, b.end_s)
