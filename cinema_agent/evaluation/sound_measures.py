"""What is wrong with a film's sound, in numbers: levels of its stems, and mouths against their voices. Pure.

Integrated loudness and true peaks come measured from the mix; here is what they and the levels of the stems
mean line by line and scene by scene. Source: ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
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

_FLOOR = 1e-6
_LAST_S = 1.5
_SPEAKING = 0.2
_DEAD_DB = -70.0

Span = tuple[float, float]
"""From when to when, in seconds of the film."""


@dataclass(frozen=True)
class HeardFilm:
    """What the mix knows of the film it made.

    `levels` are RMS of each stem (dialogue, effects, music) and of the sum (film) in steps of `step_s`;
    `ordered_lufs` is the loudness asked for, `clipped` counts samples at full scale, `jump` is the largest
    step between samples, `offset` the mean of the worse channel.
    """

    levels: Mapping[str, Samples]
    step_s: float
    lufs: float
    ordered_lufs: float
    peak_dbtp: float
    clipped: int
    jump: float
    offset: float

    def level(self, stem: str, span: Span) -> Samples:
        """Return the levels of a stem over a span."""
        begin, end = (max(0, round(second / self.step_s)) for second in span)
        return self.levels[stem][begin:end]


def measure_film_sound(
    heard: HeardFilm, lines: Mapping[str, Span], scenes: Mapping[str, Span]
) -> tuple[Measurement, ...]:
    """Return what is to be said of a film's sound, as measures of group `sound` in the table of limits.

    Args:
        heard: from the mix.
        lines: when each line is spoken, by its id.
        scenes: when each scene is seen, by its id.

    Returns:
        For the film: `loudness`, `loudness_off` (against the order), `peak`, `clipped_samples`, `jump`,
        `offset`, `dead_silence` (the longest, before the last fade); for each line: `line_level` (against
        the film's loudness) and `dialogue_over_bed`; for each scene: `ambience`.
    """
    film = {
        "loudness": (heard.lufs, "LUFS"),
        "loudness_off": (heard.lufs - heard.ordered_lufs, "LU"),
        "peak": (heard.peak_dbtp, "dB"),
        "clipped_samples": (float(heard.clipped), ""),
        "jump": (heard.jump, ""),
        "offset": (heard.offset, ""),
        "dead_silence": (_longest_silence(heard), "s"),
    }
    whole = (Measurement(name=name, value=round(value, 4), unit=unit) for name, (value, unit) in film.items())
    return (*whole, *_lines(heard, lines), *_scenes(heard, scenes))


def _lines(heard: HeardFilm, lines: Mapping[str, Span]) -> Iterator[Measurement]:
    for line, span in lines.items():
        voice = heard.level("dialogue", span)
        if len(voice) == 0:
            continue
        speaking = _db(_power(voice[voice >= _SPEAKING * voice.max()]))
        bed = _db(_power(heard.level("effects", span)) + _power(heard.level("music", span)))
        over = Measurement(name="line_level", value=round(speaking - heard.lufs, 2), unit="dB", where=line)
        yield over
        yield over.model_copy(update={"name": "dialogue_over_bed", "value": round(speaking - bed, 2)})


def _scenes(heard: HeardFilm, scenes: Mapping[str, Span]) -> Iterator[Measurement]:
    for scene, span in scenes.items():
        effects = heard.level("effects", span)
        if len(effects):
            level = 20 * float(np.log10(max(float(np.median(effects)), _FLOOR)))
            yield Measurement(name="ambience", value=round(level, 2), unit="dB", where=scene)


def _longest_silence(heard: HeardFilm) -> float:
    """Return how long nothing at all is heard, in seconds; the fade at the end does not count."""
    film = heard.levels["film"]
    inside = film[: max(0, len(film) - round(_LAST_S / heard.step_s))]
    quiet = np.concatenate(([0], (inside < 10 ** (_DEAD_DB / 20)).astype(np.int8), [0]))
    edges = np.flatnonzero(np.diff(quiet))
    lengths = edges[1::2] - edges[::2]
    return float(lengths.max(initial=0)) * heard.step_s


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
    # A mouth may be a frame early or late: only frames with silence on both sides must find it closed.
    sounds = np.concatenate(([False], loud >= SILENT * loud.max(initial=0.0), [False]))
    silent = ~(sounds[:-2] | sounds[1:-1] | sounds[2:])
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


def _power(levels: Samples) -> float:
    return float(np.mean(np.square(levels, dtype=np.float64))) if len(levels) else 0.0


def _db(power: float) -> float:
    return 10 * float(np.log10(max(power, _FLOOR**2)))


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
