"""Does a mouth follow its voice? Openness of the mouth against loudness of the samples, frame by frame. Pure.

Loudness of whole films is measured in `media` and `post`; here is what needs voice and picture together.
Source: ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from cinema_agent.script.sound import Viseme
from cinema_agent.script.takes import Measurement

Samples = NDArray[np.float32]
SILENT = 0.02
"""Loudness, as a part of the line's loudest frame, under which nothing is said."""
OPEN = 0.15
"""Openness above which a mouth looks open."""
FARTHEST_LAG = 4


def measure_lip_sync(
    openness: NDArray[np.float64], samples: Samples, rate_hz: int, frame_rate: Fraction, where: str = ""
) -> tuple[Measurement, ...]:
    """Return how a mouth follows a voice, as measures of group `sound` in the table of limits.

    Args:
        openness: of the drawn mouth, 0 to 1, one value a frame, from the first frame of the line on.
        samples: the voice, mono, starting at that frame.
        rate_hz: samples a second.
        frame_rate: frames a second.
        where: the line's id.

    Returns:
        `lip_sync` (correlation at no lag), `lip_lag` (frames by which the mouth is late where they correlate
        best) and `open_in_silence` (share of silent frames in which the mouth is open).
    """
    loud = loudness_by_frame(samples, rate_hz, frame_rate, len(openness))
    lags = range(-FARTHEST_LAG, FARTHEST_LAG + 1)
    fit = {lag: correlation(*_shifted(openness, loud, lag)) for lag in lags}
    lag = max(lags, key=lambda lag: (round(fit[lag], 6), -abs(lag)))
    silent = loud < SILENT * loud.max(initial=0.0)
    gaping = float((openness[silent] > OPEN).mean()) if silent.any() else 0.0
    return (
        Measurement(name="lip_sync", value=round(fit[0], 4), unit="correlation", where=where),
        Measurement(name="lip_lag", value=lag, unit="frames", where=where),
        Measurement(name="open_in_silence", value=round(gaping, 4), unit="share", where=where),
    )


def openness_by_frame(visemes: Sequence[Viseme], frame_rate: Fraction, frames: int) -> NDArray[np.float64]:
    """Return how open the mouth is in the middle of each frame, from the visemes of a line."""
    middles = (np.arange(frames) + 0.5) / float(frame_rate)
    result = np.zeros(frames)
    for viseme in visemes:
        result[(middles >= viseme.start_s) & (middles < viseme.end_s)] = viseme.openness
    return result


def loudness_by_frame(
    samples: Samples, rate_hz: int, frame_rate: Fraction, frames: int
) -> NDArray[np.float64]:
    """Return the root mean square of the samples heard during each frame; silence past their end."""
    edges = [int(Fraction(number * rate_hz) / frame_rate) for number in range(frames + 1)]
    return np.array([_rms(samples[a:b]) for a, b in pairwise(edges)])


def correlation(a: NDArray[np.float64], b: NDArray[np.float64]) -> float:
    """Return the correlation of two series of equal length, -1 to 1; 0 where one of them never changes."""
    if len(a) < 2 or not np.ptp(a) or not np.ptp(b):
        return 0.0
    return float(np.corrcoef(a, b)[0, 1])


def silent_share(samples: Samples, floor_db: float = -60.0) -> float:
    """Return the share of samples quieter than `floor_db` below full scale; 1 for none at all."""
    return float((np.abs(samples) < 10 ** (floor_db / 20)).mean()) if len(samples) else 1.0


def dialogue_over_bed(dialogue: Samples, bed: Samples, spoken: Iterable[tuple[int, int]]) -> float:
    """Return by how many dB dialogue is louder than music and effects, where anything is said.

    Args:
        dialogue: the dialogue stem, mono.
        bed: music and effects together, as long and at the same rate.
        spoken: (start, end) of each line, in samples.
    """
    spans = list(spoken)
    voice = _rms(np.concatenate([dialogue[a:b] for a, b in spans])) if spans else 0.0
    under = _rms(np.concatenate([bed[a:b] for a, b in spans])) if spans else 0.0
    return float(20 * np.log10(max(voice, 1e-6) / max(under, 1e-6)))


def _rms(samples: Samples) -> float:
    return float(np.sqrt(np.mean(np.square(samples, dtype=np.float64)))) if len(samples) else 0.0


def _shifted(
    mouth: NDArray[np.float64], voice: NDArray[np.float64], lag: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the overlap of both series once a mouth late by `lag` frames is moved back to its voice."""
    count = len(mouth) - abs(lag)
    if count < 2:
        return mouth[:0], voice[:0]
    return (mouth[lag:], voice[:count]) if lag >= 0 else (mouth[:count], voice[-lag:])
