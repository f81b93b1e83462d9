"""What a generator knows of its clip, measured: who is where in a few frames, and mouths against the voices heard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from cinema_agent.evaluation.composition import Box, FigureInPicture
from cinema_agent.evaluation.picture import Planes, sharp_lab
from cinema_agent.evaluation.staging import SpokenHere, StagedFrame, measure_faces, measure_staging
from cinema_agent.generators import Clip, ShotOrder
from cinema_agent.generators.truth import IN_FRONT, Area, ClipTruth, FigureTruth, FrameTruth
from cinema_agent.media.sound import SOUND_RATE_HZ, read_wav
from cinema_agent.script.takes import Measurement

FRONTAL = 0.25
"""Yaw under which a face looks at the camera rather than to a side."""


def told_of(
    clip: Clip, samples: Sequence[tuple[int, Planes]], order: ShotOrder, voices: Mapping[str, Path]
) -> tuple[Measurement, ...]:
    """Return what can be measured of a clip whose maker tells who is where in it; nothing of another.

    Args:
        clip: all its frames were yielded.
        samples: some of them, by number.
        voices: the recordings of the lines heard, mono or stereo, by line.

    Raises:
        MediaError: a recording cannot be read.
    """
    if clip.truth is None:
        return ()
    truth = clip.truth([number for number, _ in samples])
    frames = [_staged(planes, truth.frames[number]) for number, planes in samples if number in truth.frames]
    leads = [character.id for character in order.characters if character.is_lead]
    return (*measure_staging(frames, leads), *_faces(truth, order, voices))


def _faces(truth: ClipTruth, order: ShotOrder, voices: Mapping[str, Path]) -> tuple[Measurement, ...]:
    # A body that is no person's may have a beak for a mouth, or lenses for eyes: only people are held to these.
    turned_away = {figure.character for figure in order.shot.figures if figure.facing == "away"}
    people = {who.id for who in order.characters if who.rig == "person"} - turned_away
    lines = [
        SpokenHere(
            spoken.line, spoken.character, order.head_frames + spoken.at_frame, spoken.length_frames,
            read_wav(voices[spoken.line]).mean(axis=0), SOUND_RATE_HZ,
        )
        for spoken in order.spoken
        if spoken.on_camera and spoken.character in people and spoken.line in voices
    ]  # fmt: skip
    faces = {who: face for who, face in truth.faces.items() if who in people}
    return tuple(
        measure_faces(
            {who: face.mouth for who, face in faces.items()},
            {who: face.lids for who, face in faces.items()},
            lines,
            order.rate,
        )
    )


def _staged(planes: Planes, truth: FrameTruth) -> StagedFrame:
    height, width = truth.cover.shape
    lab = sharp_lab(planes, width, height)
    figures = tuple(
        _figure(figure, np.asarray(truth.cover == number), width, height)
        for number, figure in enumerate(truth.figures, start=1)
    )
    return StagedFrame(lab, figures, np.asarray(truth.cover == IN_FRONT))


def _figure(truth: FigureTruth, seen: np.ndarray, width: int, height: int) -> FigureInPicture:
    def box(area: Area) -> Box:
        return Box(area[0] * width, area[1] * height, area[2] * width, area[3] * height)

    return FigureInPicture(
        character=truth.character,
        head=box(truth.head),
        body=box(truth.body),
        eyes_y=truth.eyes_y * height,
        facing=0 if abs(truth.yaw) < FRONTAL else (1 if truth.yaw > 0 else -1),
        seen=seen,
        mouth=box(truth.mouth),
    )
