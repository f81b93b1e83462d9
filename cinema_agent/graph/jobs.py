"""What worker processes do: speak a line, draw keyframes, shoot a take. Each job is a value; each leaves files behind.

Generators are created in the worker by name, once, and kept: what one has built for a shot serves the next.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from cinema_agent import plugins
from cinema_agent.errors import GeneratorError, MediaError
from cinema_agent.evaluation.identity import Subject, subjects_of
from cinema_agent.evaluation.measure import TakeMeter, measure_keyframe
from cinema_agent.generators import (
    Clip,
    Dresser,
    Keyframe,
    KeyframePlanner,
    Picture,
    ShotOrder,
    VideoSynthesizer,
)
from cinema_agent.graph.border import generator_border
from cinema_agent.graph.known import told_of
from cinema_agent.graph.previews import PREVIEW_HEIGHT
from cinema_agent.media.clips import encode_clip
from cinema_agent.media.color import ToPlanes
from cinema_agent.media.files import file_sha256, write_bytes
from cinema_agent.media.probe import probe
from cinema_agent.media.sound import write_wav
from cinema_agent.media.stills import read_picture, small_jpeg, write_png
from cinema_agent.script.bible_entries import Voice
from cinema_agent.script.screenplay import Line
from cinema_agent.script.sound import Recording
from cinema_agent.script.takes import Measurements


@dataclass(frozen=True)
class Component:
    """A generator or voice actor by name, with its configuration as JSON."""

    group: plugins.Group
    name: str
    config: str = "{}"


@lru_cache(maxsize=8)
def _created(component: Component) -> Any:
    return plugins.create(component.group, component.name, json.loads(component.config))


@dataclass(frozen=True)
class VoiceJob:
    """A line to speak into `wav`."""

    actor: Component
    line: Line
    voice: Voice
    language: str
    seed: int
    wav: Path


def speak_line(job: VoiceJob) -> Recording:
    """Record a line.

    Raises:
        GeneratorError: the voice cannot speak it.
    """
    actor = _created(job.actor)
    with generator_border(job.actor.name, f"line {job.line.id}"):
        speech = actor.speak(job.line, job.voice, job.language, job.seed)
    if speech.samples.ndim != 1 or not len(speech.samples):
        raise GeneratorError(f"{job.actor.name} gave no mono sound for line {job.line.id}")
    write_wav(job.wav, speech.samples, rate_hz=speech.rate_hz)
    return Recording(
        line=job.line.id,
        character=job.line.character,
        text=job.line.text,
        voice_actor=f"{job.actor.name} {actor.version}",
        seconds=round(len(speech.samples) / speech.rate_hz, 6),
        sha256=file_sha256(job.wav),
        words=speech.words,
        visemes=speech.visemes,
    )


@dataclass(frozen=True)
class KeyframeJob:
    """The keyframes of a shot, to be drawn into `folder`."""

    planner: Component
    order: ShotOrder
    folder: Path


@dataclass(frozen=True)
class DrawnKeyframe:
    """A keyframe on disk, measured."""

    at_frame: int
    file: Path
    preview: Path
    sha256: str
    measurements: Measurements


def draw_keyframes(job: KeyframeJob) -> tuple[DrawnKeyframe, ...]:
    """Plan a shot's keyframes and write them as PNG.

    Raises:
        GeneratorError: the planner cannot draw them, or gave pictures of the wrong size.
    """
    order, planner = job.order, _created(job.planner)
    with generator_border(job.planner.name, f"keyframes of {order.shot.id}"):
        keyframes = planner.plan(order)
    if not keyframes:
        raise GeneratorError(f"{job.planner.name} gave no keyframe for {order.shot.id}")
    drawn = []
    for keyframe in keyframes:
        expected = (order.size.height, order.size.width, 3)
        if keyframe.picture.shape != expected:
            raise GeneratorError(
                f"{job.planner.name} gave a keyframe of shape {keyframe.picture.shape} for {order.shot.id}, "
                f"{expected} was ordered"
            )
        path = job.folder / f"{keyframe.at_frame:04d}.png"
        write_png(keyframe.picture, path)
        preview = path.with_suffix(".jpg")
        write_bytes(preview, small_jpeg(keyframe.picture, PREVIEW_HEIGHT), "the preview")
        name = f"{order.shot.id}/{keyframe.at_frame:04d}"
        measurements = measure_keyframe(keyframe.picture, name, _subjects(planner, order))
        drawn.append(DrawnKeyframe(keyframe.at_frame, path, preview, file_sha256(path), measurements))
    return tuple(drawn)


@dataclass(frozen=True)
class TakeJob:
    """A take to shoot into `clip`, from keyframes on disk.

    `joins` are frames that start a group of pictures, `voices` the recordings of its lines.
    """

    synthesizer: Component
    order: ShotOrder
    keyframes: tuple[tuple[int, Path], ...]
    clip: Path
    joins: tuple[int, ...] = ()
    voices: Mapping[str, Path] = field(default_factory=dict)


@dataclass(frozen=True)
class ShotTake:
    """A take on disk, measured."""

    sha256: str
    measurements: Measurements


def shoot_take(job: TakeJob) -> ShotTake:
    """Shoot, encode and measure a take.

    Raises:
        GeneratorError: the synthesizer cannot fill the order.
        MediaError: what it gave cannot be encoded (wrong number or size of frames).
    """
    order, synthesizer = job.order, _created(job.synthesizer)
    with generator_border(job.synthesizer.name, f"take {order.slate}"):
        stills: tuple[Keyframe, ...] = ()
        if synthesizer.capabilities().needs_keyframes:
            stills = tuple(Keyframe(at, read_picture(path)) for at, path in job.keyframes)
        clip = synthesizer.shoot(order, stills)
        meter = TakeMeter(order.clip_frames, order.rate, _subjects(synthesizer, order))
        encode_clip(
            _metered(clip, order, meter), job.clip, size=order.size, rate=order.rate, pixels="i420",
            length_frames=order.clip_frames, joins=job.joins,
        )  # fmt: skip
        told = told_of(clip, meter.samples, order, job.voices)
    written = probe(job.clip).frames
    if written != order.clip_frames:
        raise MediaError(
            f"take {order.slate} was written with {written} frames of {order.clip_frames}; shoot it again"
        )
    return ShotTake(file_sha256(job.clip), meter.measurements(order.slate, told))


def _metered(clip: Clip, order: ShotOrder, meter: TakeMeter) -> Iterator[Picture]:
    """Yield a clip's frames as the encoder takes them, measured on the way: decoding them again would cost a tenth.

    Raises:
        GeneratorError: a picture has another size than was ordered.
    """
    to_planes = ToPlanes(order.size.width, order.size.height)
    wanted = (order.size.height, order.size.width, 4 if clip.pixels == "bgra" else 3)
    for number, picture in enumerate(clip.frames):
        if picture.shape != wanted:
            raise GeneratorError(
                f"frame {number} of take {order.slate} is {picture.shape}, {wanted} was ordered"
            )
        planes = to_planes(picture)
        meter.see(planes)
        yield planes


def _subjects(generator: KeyframePlanner | VideoSynthesizer, order: ShotOrder) -> tuple[Subject, ...]:
    """Return whom the generator's pictures must show, if they show people at all."""
    if not generator.capabilities().shows_people:
        return ()
    worn = generator.worn(order) if isinstance(generator, Dresser) else None
    return subjects_of(order.shot, order.characters, worn)
