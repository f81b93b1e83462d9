"""Makes the segments that cannot be copied: decodes takes, lays words over them, encodes, keeps the result.

A segment's key is made of everything that shows in it, so a segment is made again only if it would come out
different. Knows nothing of the film's order beyond the segment at hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from cinema_agent.errors import MediaError
from cinema_agent.media.clips import ENCODER_VERSION, decode_planes, encode_clip
from cinema_agent.media.color import black_planes
from cinema_agent.media.files import copy_file
from cinema_agent.post.compose import PictureLayer, PlateBlender, mixed
from cinema_agent.post.lettering import Words
from cinema_agent.post.segments import Segment
from cinema_agent.script.format import Format
from cinema_agent.script.noun import content_hash

Planes = NDArray[np.uint8]

FINISH_VERSION = "4"
"""Part of every key of a finished segment or film; raise it when plates, blending or muxing change."""


@dataclass(frozen=True)
class Encoding:
    """How a film is encoded; its takes must be encoded the same way to be copied into it."""

    format: Format
    crf: int = 19
    preset: str = "veryfast"


@dataclass(frozen=True, eq=False)
class SegmentJob:
    """All that is needed to make frames [`start`, `end`) of a film; can be sent to another process."""

    start: int
    end: int
    layers: tuple[PictureLayer, ...]
    words: tuple[Words, ...]
    encoding: Encoding
    path: Path


class SegmentStore(Protocol):
    """Where made segments are kept by key."""

    def find(self, key: str) -> Path | None:
        """Return the segment kept under `key`, or none."""
        ...

    def keep(self, key: str, path: Path) -> Path:
        """Keep the segment at `path` under `key`, and return where it lies now."""
        ...


class SegmentFolder:
    """Keeps segments as files of a folder, named by their key."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def find(self, key: str) -> Path | None:
        """Return the segment kept under `key`, or none."""
        path = self.folder / f"{key}.mp4"
        return path if path.is_file() else None

    def keep(self, key: str, path: Path) -> Path:
        """Copy the segment into the folder.

        Raises:
            MediaError: it cannot be written.
        """
        kept = self.folder / f"{key}.mp4"
        copy_file(path, kept)
        return kept


def job_for(
    segment: Segment,
    layers: Iterable[PictureLayer],
    words: Iterable[Words],
    encoding: Encoding,
    path: Path,
) -> SegmentJob:
    """Return the job that makes a segment: the layers and words that show in it, in order."""

    def shows(start: int, end: int) -> bool:
        return start < segment.end and end > segment.start

    return SegmentJob(
        start=segment.start,
        end=segment.end,
        layers=tuple(layer for layer in layers if shows(layer.at, layer.end)),
        words=tuple(spoken for spoken in words if shows(spoken.start, spoken.end)),
        encoding=encoding,
        path=path,
    )


def segment_key(job: SegmentJob, clip_sha256: Mapping[str, str]) -> str:
    """Return the key of a segment: a hash of the takes, words and settings that show in it, wherever it lies.

    Args:
        clip_sha256: hash of every clip.
    """
    layers = [
        asdict(replace(layer, clip=clip_sha256[layer.clip], at=layer.at - job.start)) for layer in job.layers
    ]
    words = [spoken.key(clip_sha256, job.start) for spoken in job.words]
    settings = [ENCODER_VERSION, FINISH_VERSION, job.encoding.format, job.encoding.crf, job.encoding.preset]
    return content_hash("segment", settings, job.end - job.start, layers, words)


def make_segment(job: SegmentJob) -> Path:
    """Make a segment and return its path.

    Raises:
        MediaError: a take is missing, broken or of another size, or the disk refuses.
    """
    encoding = job.encoding
    encode_clip(
        finished_frames(job), job.path, size=encoding.format.size, rate=encoding.format.rate, pixels="i420",
        length_frames=job.end - job.start, crf=encoding.crf, preset=encoding.preset,
    )  # fmt: skip
    return job.path


def finished_frames(job: SegmentJob) -> Iterator[Planes]:
    """Yield the frames of a segment as I420 planes; each may be the array of the one before, changed.

    Raises:
        MediaError: a take is missing, broken or of another size.
    """
    size = job.encoding.format.size
    black = black_planes(size.width, size.height)
    decoders = [(layer, _frames_of(layer, job, black.shape)) for layer in job.layers]
    plates = [spoken.plate() for spoken in job.words]
    blenders = [(plate, PlateBlender(plate, size.width, size.height)) for plate in plates]
    for frame in range(job.start, job.end):
        planes = black
        for layer, decoder in decoders:
            if layer.at <= frame < layer.end:
                planes = _covered(planes, next(decoder), layer, frame, black)
        planes = planes.copy() if planes is black else planes
        for plate, blender in blenders:
            blender.lay(planes, plate.opacity(frame))
        yield planes


def _covered(below: Planes, taken: Planes, layer: PictureLayer, frame: int, black: Planes) -> Planes:
    brightness, cover = layer.brightness(frame), layer.cover(frame)
    if brightness < 1:
        taken = mixed(black, taken, brightness)
    return mixed(below, taken, cover) if cover < 1 else taken


def _frames_of(layer: PictureLayer, job: SegmentJob, shape: tuple[int, ...]) -> Iterator[Planes]:
    first = layer.source_in + max(job.start - layer.at, 0)
    last = layer.source_in + min(job.end, layer.end) - layer.at
    for planes in decode_planes(Path(layer.clip), first, last):
        if planes.shape != shape:
            found = f"{planes.shape[1]}x{planes.shape[0] * 2 // 3}"
            raise MediaError(f"{layer.clip} is {found}, the film {job.encoding.format.size}; shoot it again")
        yield planes


MapJobs = Callable[[Callable[[SegmentJob], Path], Sequence[SegmentJob]], Iterable[Path]]
"""Like `map` or `Executor.map`: applies a function to every job, in order; may do so in other processes."""


def finished(
    jobs: Sequence[SegmentJob], clip_sha256: Mapping[str, str], store: SegmentStore, map_jobs: MapJobs
) -> dict[int, Path]:
    """Return the path of every segment by its first frame, making only those the store does not have.

    Raises:
        MediaError: a segment cannot be made or kept.
    """
    keys = [segment_key(job, clip_sha256) for job in jobs]
    found: dict[str, Path] = {}
    missing: dict[str, SegmentJob] = {}
    for key, job in zip(keys, jobs, strict=True):
        kept = store.find(key)
        if kept is None:
            missing.setdefault(key, job)
        else:
            found[key] = kept
    # The longest first, so that nobody waits long for the last.
    order = sorted(missing, key=lambda key: missing[key].start - missing[key].end)
    for key, path in zip(order, map_jobs(make_segment, [missing[key] for key in order]), strict=True):
        found[key] = store.keep(key, path)
        path.unlink(missing_ok=True)
    return {job.start: found[key] for key, job in zip(keys, jobs, strict=True)}
