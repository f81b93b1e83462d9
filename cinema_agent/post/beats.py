"""The beat of the music, fitted to how the film is cut: as many cuts as can be fall on a beat. Pure.

One tempo is chosen for a stretch, near the one its mood asks for; then the beat leans a little, as players
do who watch the picture, so that a cut that nearly fell on a beat does. Source: ours.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

FARTHEST_TEMPO = 1.22
"""By how much a tempo may differ from what the mood asks for."""
_LEAN = 0.09
_TEMPO_WEIGHT = 0.35
_FASTEST_S, _SLOWEST_S = 0.36, 1.25
_USUAL_SHOT_S = 4.0
_FOLLOWS_CUTTING = 0.3
_ON_BEAT_S = 0.021


def cutting_tempo(tempo_bpm: float, start_s: float, end_s: float, cuts_s: Sequence[float]) -> float:
    """Return a mood's tempo made faster where shots are short and slower where they are long."""
    inside = [cut for cut in cuts_s if start_s < cut < end_s]
    shot_s = (end_s - start_s) / (len(inside) + 1)
    factor: float = (_USUAL_SHOT_S / max(shot_s, 0.5)) ** _FOLLOWS_CUTTING
    return tempo_bpm * min(max(factor, 1 / FARTHEST_TEMPO), FARTHEST_TEMPO)


def fit_beats(start_s: float, end_s: float, cuts_s: Sequence[float], tempo_bpm: float) -> tuple[float, ...]:
    """Return the beats of a stretch of music, in seconds: the first at `start_s`, the last at `end_s`.

    Args:
        start_s: where it begins.
        end_s: where it ends; later than `start_s`.
        cuts_s: the cuts of the film, in order.
        tempo_bpm: beats a minute wished for.
    """
    length = end_s - start_s
    wished = min(max(60 / tempo_bpm, _FASTEST_S), _SLOWEST_S)
    inside = [cut - start_s for cut in cuts_s if start_s + _FASTEST_S < cut < end_s - _FASTEST_S]
    least = max(1, math.ceil(length / (wished * FARTHEST_TEMPO)))
    most = max(least, math.floor(length / (wished / FARTHEST_TEMPO)))
    count = min(range(least, most + 1), key=lambda n: (round(_misfit(n, length, inside, wished), 9), n))
    anchors = _anchors(count, length, inside)
    beats = [start_s]
    for (beat, at), (next_beat, next_at) in pairwise(anchors):
        step = (next_at - at) / (next_beat - beat)
        beats += [start_s + at + step * number for number in range(1, next_beat - beat + 1)]
    return (*(round(beat, 5) for beat in beats[:-1]), round(end_s, 5))


def share_on_beat(beats_s: Sequence[float], cuts_s: Sequence[float]) -> float:
    """Return the share of cuts within half a frame of a beat; 1 for none."""
    near = [any(abs(cut - beat) <= _ON_BEAT_S for beat in beats_s) for cut in cuts_s]
    return sum(near) / len(near) if near else 1.0


def _misfit(count: int, length: float, cuts: Sequence[float], wished: float) -> float:
    """Return how many cuts `count` beats miss, how far they lie from them, and from the tempo wished for."""
    step = length / count
    missed = len(cuts) - (len(_anchors(count, length, cuts)) - 2)
    apart = sum((cut / step - round(cut / step)) ** 2 for cut in cuts)
    far = math.log(step / wished) / math.log(FARTHEST_TEMPO)
    return (missed + apart) / max(len(cuts), 1) + _TEMPO_WEIGHT * far**2


def _anchors(count: int, length: float, cuts: Sequence[float]) -> list[tuple[int, float]]:
    """Return (beat, second) of each cut that a beat can lean to, with both ends."""
    step = length / count
    anchors = [(0, 0.0)]
    for cut in cuts:
        last_beat, last_at = anchors[-1]
        beat = last_beat + max(1, round((cut - last_at) / step))
        if beat >= count:
            break
        before = (cut - last_at) / (beat - last_beat) / step
        after = (length - cut) / (count - beat) / step
        if abs(before - 1) <= _LEAN and abs(after - 1) <= _LEAN:
            anchors.append((beat, cut))
    return [*anchors, (count, length)]
