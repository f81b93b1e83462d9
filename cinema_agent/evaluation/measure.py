"""Measures keyframes and takes: decoded pixels in, named numbers out. Judging is the continuity checker's.

What a file or a generator says of itself does not count here. Source: ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cinema_agent.evaluation.identity import Subject, identity
from cinema_agent.evaluation.motion import MotionWatch
from cinema_agent.evaluation.picture import (
    Planes,
    luma_histogram,
    palette_share,
    sharpness,
    small_lab,
    tones,
)
from cinema_agent.media.clips import decode_planes
from cinema_agent.media.color import planes_of
from cinema_agent.media.probe import probe
from cinema_agent.script.takes import Measurement, Measurements

Picture = NDArray[np.uint8]
SAMPLES = 3
"""Frames of a take that are looked at in colour."""


def measure_keyframe(picture: Picture, of: str, subjects: Sequence[Subject] = ()) -> Measurements:
    """Measure a still.

    Args:
        picture: (height, width, 3) BGR, uint8, both sides even.
        of: the keyframe's name, such as `12A/0000`.
        subjects: whom to look for, as `subjects_of` gives them.

    Raises:
        ValueError: not such a picture.
    """
    planes = planes_of(picture)
    values = (*_light([luma_histogram(planes)]), *_colors([(0, planes)], subjects))
    return Measurements(of=of, values=values)


def measure_take(clip: Path, of: str, subjects: Sequence[Subject] = ()) -> Measurements:
    """Measure a take, decoding it once.

    Args:
        clip: its file.
        of: its slate's name, such as `12A-1`.
        subjects: whom to look for, as `subjects_of` gives them.

    Returns:
        Light and colour over the whole take, the worst of what must never happen, and how it moves.

    Raises:
        MediaError: the clip cannot be decoded.
    """
    facts = probe(clip).picture()
    meter = TakeMeter(facts.frames, facts.rate, subjects)
    for planes in decode_planes(clip):
        meter.see(planes)
    return meter.measurements(of)


class TakeMeter:
    """Measures a take frame by frame, as it is encoded or decoded."""

    def __init__(self, length_frames: int, rate: Fraction, subjects: Sequence[Subject] = ()) -> None:
        self._rate, self._subjects = rate, subjects
        self._wanted = {length_frames * (2 * i + 1) // (2 * SAMPLES) for i in range(SAMPLES)}
        self._watch = MotionWatch()
        self._histograms: list[NDArray[np.float64]] = []
        self._samples: list[tuple[int, Planes]] = []

    def see(self, planes: Planes) -> None:
        """Take note of the next frame, I420 planes (height * 3 / 2, width); they may be changed afterwards."""
        number = len(self._histograms)
        self._watch.see(planes)
        self._histograms.append(luma_histogram(planes))
        if number in self._wanted:
            self._samples.append((number, planes.copy()))

    @property
    def samples(self) -> tuple[tuple[int, Planes], ...]:
        """The frames kept to be looked at in colour, by number."""
        return tuple(self._samples)

    def measurements(self, of: str, told: Iterable[Measurement] = ()) -> Measurements:
        """Return what was measured of the frames seen.

        Args:
            of: the name of the slate.
            told: what else was measured of the take, where it is known what is where in it.

        Raises:
            ValueError: none was seen.
        """
        if not self._samples:
            raise ValueError(f"no frame of {of} was seen")
        motion = self._watch.motion()
        frozen = float(motion.frozen_frames / self._rate)
        values = (
            Measurement(name="frames", value=len(self._histograms), unit="frames"),
            *_light(self._histograms),
            Measurement(name="frozen", value=frozen, unit="s", where=f"frame {motion.frozen_at}"),
            Measurement(name="jump", value=motion.jump, unit="share", where=f"frame {motion.jump_at}"),
            Measurement(name="flash", value=motion.flash, unit="share", where=f"frame {motion.flash_at}"),
            Measurement(name="flicker", value=motion.flicker, unit="share"),
            *_colors(self._samples, self._subjects),
            *told,
        )
        return Measurements(of=of, values=tuple(_rounded(values)))


def _light(histograms: Sequence[NDArray[np.float64]]) -> Iterator[Measurement]:
    """Yield the tones of all frames together, and of the worst frame where a single one matters."""
    together, single = tones(np.sum(histograms, axis=0)), [tones(histogram) for histogram in histograms]
    darkest = min(range(len(single)), key=lambda i: single[i].mean)
    brightest = max(range(len(single)), key=lambda i: single[i].mean)
    yield Measurement(name="luma", value=together.mean, unit="share")
    yield Measurement(name="darkest", value=single[darkest].mean, unit="share", where=f"frame {darkest}")
    yield Measurement(
        name="brightest", value=single[brightest].mean, unit="share", where=f"frame {brightest}"
    )
    yield Measurement(name="clipped", value=together.clipped, unit="share")
    yield Measurement(name="black", value=together.black, unit="share")
    yield Measurement(name="span", value=together.span, unit="share")


def _colors(samples: Iterable[tuple[int, Planes]], subjects: Sequence[Subject]) -> Iterator[Measurement]:
    """Yield the numbers taken from sampled frames in colour, each from the worst of them."""
    frames = list(samples)
    share, at = min((palette_share(small_lab(planes)), number) for number, planes in frames)
    yield Measurement(name="palette", value=share, unit="share", where=f"frame {at}")
    blurred, at = min((sharpness(planes), number) for number, planes in frames)
    yield Measurement(name="sharpness", value=blurred, unit="levels", where=f"frame {at}")
    for subject in subjects:
        # The best frame: a character may enter late or turn away.
        seen = max(identity(planes, subject) for _, planes in frames)
        yield Measurement(name="identity", value=seen, unit="share", where=subject.character)


def _rounded(values: Iterable[Measurement]) -> Iterator[Measurement]:
    """Round to what means something, so that reports and slates stay readable."""
    return (value.model_copy(update={"value": round(value.value, 5)}) for value in values)
