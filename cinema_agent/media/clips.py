"""Frames to clip and clip to frames: H.264 in MP4, exact to the frame, the same bytes for the same pictures.

Clips are made to be joined: groups of pictures are closed and start at known frames, so that whole groups can
be copied into a film without being encoded again. Knows nothing of shots or sound.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Literal

import av
import cv2
import numpy as np
from av.video.frame import PictureType
from numpy.typing import NDArray

from cinema_agent.errors import MediaError
from cinema_agent.media.color import ToPlanes, bgr_of
from cinema_agent.media.files import file_sha256, media_error, written_whole
from cinema_agent.script.format import PictureSize

Picture = NDArray[np.uint8]
Pixels = Literal["bgr24", "bgra", "i420"]

GROUP_FRAMES = 24
"""Length of a closed group of pictures; the last one of a run may be one frame longer."""

FRAMES_AHEAD = 4
"""How many pictures may wait for the encoder."""

_CPU_AVX_512F = 13
"""OpenCV's number of that processor feature (CV_CPU_AVX_512F)."""

_BT709 = 1
_TV_RANGE = 1

ENCODER_VERSION = "x264-2"
"""Part of every key that stands for encoded pictures; raise it when the same pictures give other bytes."""


@dataclass(frozen=True)
class ClipFacts:
    """What is known of a clip just written."""

    path: Path
    length_frames: int
    size: PictureSize
    rate: Fraction
    sha256: str


def encode_clip(
    frames: Iterable[Picture], path: Path, *, size: PictureSize, rate: Fraction, pixels: Pixels,
    length_frames: int, crf: int = 19, preset: str = "veryfast", joins: Iterable[int] = (),
) -> ClipFacts:  # fmt: skip
    """Write a clip of exactly `length_frames` pictures; nothing is left behind if it fails.

    x264 has one thread, so that the same pictures give the same bytes; it works while the next pictures are made.

    Args:
        frames: pictures of `size`, read once, in order; they may be the same array again, changed.
        pixels: what they hold: `bgr24` (height, width, 3), `bgra` (height, width, 4; alpha ignored), `i420`
            planes (height * 3 / 2, width), BT.709 limited range.
        crf: x264's constant quality, 0 to 51, lower is better.
        preset: x264's preset.
        joins: frames at which a group of pictures must start besides frame 0 (where handles end and begin).

    Raises:
        MediaError: a picture has the wrong shape, there are fewer or more than promised, or the disk refuses.
    """
    encoder = _Encoder(path.name, size, rate, crf=crf, preset=preset)
    starts = group_starts(length_frames, joins)
    try:
        with written_whole(path, "the clip") as part:
            encoder.write(_counted(frames, length_frames, path.name), part, pixels, starts)
    except av.FFmpegError as error:
        raise media_error("cannot encode", path, error) from error
    return ClipFacts(path, length_frames, size, rate, file_sha256(path))


def group_starts(length_frames: int, joins: Iterable[int] = ()) -> frozenset[int]:
    """Return the frames at which groups of pictures start: every 24 frames from 0 and from each join.

    A group of a single frame is never made where its run allows it: two such groups in a row may not be told
    apart by a player once they are joined (their `idr_pic_id` can be equal).
    """
    inside = sorted({0, *(join for join in joins if 0 < join < length_frames), length_frames})
    starts: set[int] = set()
    for begin, end in pairwise(inside):
        starts.update(frame for frame in range(begin, end, GROUP_FRAMES) if frame == begin or end - frame > 1)
    return frozenset(starts)


def _counted(frames: Iterable[Picture], expected: int, name: str) -> Iterator[Picture]:
    """Pass on frames, and complain of fewer or more than expected."""
    count = 0
    for picture in frames:
        if count == expected:
            raise MediaError(
                f"clip {name!r} was promised {expected} frames and got more; the generator is at fault"
            )
        count += 1
        yield picture
    if count < expected:
        raise MediaError(
            f"clip {name!r} was promised {expected} frames and got {count}; the generator stopped early"
        )


def _assembly() -> str:
    """Return the setting that keeps x264 to AVX2 where it would use AVX-512 and not be deterministic.

    Its macroblock tree (core 165) reads memory it never wrote when a row of macroblocks is no multiple of 16,
    as in 720x1280: equal frames gave up to eight different files in ten runs; with AVX2, one, at nine tenths
    of the speed.
    """
    return ":asm=AVX2,FMA3,BMI2" if cv2.checkHardwareSupport(_CPU_AVX_512F) else ""


class _Encoder:
    """x264 with the settings all clips of a film share."""

    def __init__(self, name: str, size: PictureSize, rate: Fraction, *, crf: int, preset: str) -> None:
        self.name, self.size, self.rate = name, size, rate
        # stitchable: headers do not depend on content. Keyframes are forced, a frame before keyint would.
        tuned = f"keyint={GROUP_FRAMES + 1}:min-keyint=1:scenecut=0:open-gop=0:stitchable=1:chromaloc=1"
        self.options = {
            "crf": str(crf),
            "preset": preset,
            "forced-idr": "1",
            "x264-params": tuned + _assembly(),
        }

    def write(self, frames: Iterator[Picture], path: Path, pixels: Pixels, starts: frozenset[int]) -> None:
        size = self.size
        to_planes = ToPlanes(size.width, size.height)
        with av.open(str(path), "w", format="mp4", options={"movflags": "+faststart"}) as container:
            stream = container.add_stream("libx264", rate=self.rate, options=self.options)
            context = stream.codec_context
            context.width, context.height, context.pix_fmt = size.width, size.height, "yuv420p"
            context.time_base = stream.time_base = 1 / self.rate
            context.thread_count = 1
            context.color_primaries = context.color_trc = context.colorspace = _BT709
            context.color_range = _TV_RANGE

            def encode(frame: av.VideoFrame | None) -> None:
                container.mux(stream.encode(frame))

            # The next pictures are drawn while one is encoded: x264 leaves the interpreter alone.
            with ThreadPoolExecutor(1, "encoder") as behind:
                encoding: deque[Future[None]] = deque()
                for number, picture in enumerate(frames):
                    planes = self._checked(picture, pixels, number)
                    frame = av.VideoFrame.from_ndarray(
                        planes if pixels == "i420" else to_planes(planes), format="yuv420p"
                    )
                    frame.pts, frame.time_base = number, 1 / self.rate
                    frame.pict_type = PictureType.I if number in starts else PictureType.NONE
                    encoding.append(behind.submit(encode, frame))
                    if len(encoding) > FRAMES_AHEAD:
                        encoding.popleft().result()
                for waiting in encoding:
                    waiting.result()
            encode(None)

    def _checked(self, picture: Picture, pixels: Pixels, number: int) -> Picture:
        width, height = self.size.width, self.size.height
        shape = {"bgr24": (height, width, 3), "bgra": (height, width, 4), "i420": (height * 3 // 2, width)}[
            pixels
        ]
        if picture.shape != shape or picture.dtype != np.uint8:
            raise MediaError(
                f"frame {number} of clip {self.name!r} is {picture.shape} {picture.dtype}, not {shape} uint8 "
                f"({pixels}); the generator is at fault"
            )
        return picture


def decode_clip(path: Path, start: int = 0, end: int | None = None) -> Iterator[Picture]:
    """Yield frames [`start`, `end`) of a clip as BGR pictures (height, width, 3), each an array of its own.

    Raises:
        MediaError: the file is missing or broken, or ends before `end`.
    """
    return map(bgr_of, decode_planes(path, start, end))


def decode_planes(path: Path, start: int = 0, end: int | None = None) -> Iterator[Picture]:
    """Yield frames [`start`, `end`) of a clip as I420 planes, as they were encoded.

    Seeks to the group of pictures that holds `start` and drops what comes before.

    Raises:
        ValueError: `start` is negative or after `end`.
        MediaError: the file is missing or broken, or ends before `end`.
    """
    if start < 0 or (end is not None and end < start):
        raise ValueError(f"frames {start} to {end} are no range")
    if end == start:
        return
    expected = start
    try:
        with av.open(str(path)) as container:
            if not container.streams.video:
                raise MediaError(f"{path} holds no picture; make it again")
            stream = container.streams.video[0]
            stream.codec_context.thread_count = 1
            frame_time = 1 / (stream.average_rate or Fraction(24))
            time_base = stream.time_base or frame_time
            if start:
                container.seek(round(start * frame_time / time_base), stream=stream, backward=True)
            for frame in container.decode(stream):
                number = round((frame.pts or 0) * time_base / frame_time)
                if number < expected:
                    continue
                if number > expected:
                    raise MediaError(f"{path} lacks frame {expected}; make it again")
                yield np.asarray(frame.to_ndarray(format="yuv420p"), np.uint8)
                expected += 1
                if expected == end:
                    return
    except (OSError, av.FFmpegError) as error:
        raise media_error("cannot read the clip", path, error) from error
    if end is not None:
        raise MediaError(f"{path} ends after {expected} frames, {end} are needed; make it again")


def frame_at(path: Path, number: int) -> Picture:
    """Return one frame of a clip as a BGR picture.

    Raises:
        MediaError: the file is missing, broken or shorter.
    """
    return next(decode_clip(path, number, number + 1))


def glimpse(path: Path, near: int) -> Picture:
    """Return the frame at the start of the group of pictures that holds frame `near`: quick to decode.

    Raises:
        MediaError: the file is missing or broken.
    """
    try:
        with av.open(str(path)) as container:
            if not container.streams.video:
                raise MediaError(f"{path} holds no picture; make it again")
            stream = container.streams.video[0]
            stream.codec_context.thread_count = 1
            rate, time_base = stream.average_rate or Fraction(24), stream.time_base or Fraction(1, 24)
            container.seek(round(near / rate / time_base), stream=stream, backward=True)
            for frame in container.decode(stream):
                return bgr_of(np.asarray(frame.to_ndarray(format="yuv420p"), np.uint8))
    except (OSError, av.FFmpegError) as error:
        raise media_error("cannot read the clip", path, error) from error
    raise MediaError(f"{path} holds no picture; make it again")


def thumbnails(path: Path, length_frames: int, count: int, height: int) -> tuple[Picture, ...]:
    """Return `count` small BGR pictures from the middles of equal parts of a clip, for contact sheets.

    Raises:
        MediaError: the file is missing, broken or shorter than `length_frames`.
    """
    wanted = [length_frames * (2 * part + 1) // (2 * count) for part in range(count)]
    pictures = []
    for number in wanted:
        picture = frame_at(path, number)
        width = max(2, round(picture.shape[1] * height / picture.shape[0]))
        pictures.append(
            np.asarray(cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA), np.uint8)
        )
    return tuple(pictures)
