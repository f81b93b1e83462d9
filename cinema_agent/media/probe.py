"""What a file of pictures or sound really holds, counted from its packets; asked after every write.

Knows nothing of what it should hold.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

import av

from cinema_agent.errors import MediaError
from cinema_agent.media.files import media_error

_CODES = {1: "bt709", 2: "unknown", 5: "bt470bg", 6: "smpte170m", 9: "bt2020"}
_RANGES = {0: "unknown", 1: "tv", 2: "pc"}


@dataclass(frozen=True)
class VideoFacts:
    """The picture of a file: `frames` counted, `keyframes` those that start a group of pictures."""

    codec: str
    frames: int
    width: int
    height: int
    rate: Fraction
    pixel_format: str
    primaries: str
    transfer: str
    matrix: str
    color_range: str
    keyframes: tuple[int, ...]
    seconds: Fraction


@dataclass(frozen=True)
class AudioFacts:
    """The sound of a file."""

    codec: str
    channels: int
    rate_hz: int
    seconds: Fraction


@dataclass(frozen=True)
class ChapterFacts:
    """A chapter mark, in seconds."""

    title: str
    start_s: float
    end_s: float


@dataclass(frozen=True)
class MediaFacts:
    """What a media file holds."""

    path: Path
    container: str
    seconds: Fraction
    video: VideoFacts | None
    audio: AudioFacts | None
    subtitle_codecs: tuple[str, ...] = ()
    chapters: tuple[ChapterFacts, ...] = ()
    is_faststart: bool = False
    metadata: dict[str, str] = field(default_factory=dict)

    def picture(self) -> VideoFacts:
        """Return the picture.

        Raises:
            MediaError: there is none.
        """
        if self.video is None:
            raise MediaError(f"{self.path} holds no picture; make it again")
        return self.video

    @property
    def frames(self) -> int:
        """How many frames the picture has."""
        return self.picture().frames

    @property
    def width(self) -> int:
        """Width of the picture in pixels."""
        return self.picture().width

    @property
    def height(self) -> int:
        """Height of the picture in pixels."""
        return self.picture().height

    @property
    def rate(self) -> Fraction:
        """Frame rate of the picture."""
        return self.picture().rate

    def sound(self) -> AudioFacts:
        """Return the sound.

        Raises:
            MediaError: there is none.
        """
        if self.audio is None:
            raise MediaError(f"{self.path} holds no sound; make it again")
        return self.audio


def probe(path: Path) -> MediaFacts:
    """Read what a media file holds, without decoding it.

    Raises:
        MediaError: missing, empty, cut short or not a media file.
    """
    try:
        if path.stat().st_size == 0:
            raise MediaError(f"{path} is empty; make it again")
        with av.open(str(path)) as container:
            return _facts(container, path)
    except (OSError, av.FFmpegError) as error:
        raise media_error("cannot read", path, error) from error


def _facts(container: Any, path: Path) -> MediaFacts:
    video = container.streams.video[0] if container.streams.video else None
    audio = container.streams.audio[0] if container.streams.audio else None
    if video is None and audio is None:
        raise MediaError(f"{path} holds neither picture nor sound; make it again")
    packets = _packets(container, [stream for stream in (video, audio) if stream is not None])
    return MediaFacts(
        path=path,
        container=container.format.name,
        seconds=Fraction(container.duration or 0, av.time_base),
        video=_video(video, packets[video.index], path) if video else None,
        audio=_audio(audio, packets[audio.index]) if audio else None,
        subtitle_codecs=tuple(stream.codec_context.name for stream in container.streams.subtitles),
        chapters=tuple(_chapter(mark) for mark in container.chapters()),
        is_faststart=_is_faststart(path),
        metadata=dict(container.metadata),
    )


@dataclass(frozen=True)
class _Packet:
    pts: int
    duration: int
    is_keyframe: bool
    is_discarded: bool


def _packets(container: Any, streams: list[Any]) -> dict[int, list[_Packet]]:
    packets: dict[int, list[_Packet]] = {stream.index: [] for stream in streams}
    for packet in container.demux(streams):
        if packet.size and packet.pts is not None:
            facts = _Packet(packet.pts, packet.duration or 0, packet.is_keyframe, packet.is_discard)
            packets[packet.stream.index].append(facts)
    return packets


def _video(stream: Any, packets: list[_Packet], path: Path) -> VideoFacts:
    rate = stream.average_rate
    if not packets or not rate or not stream.codec_context.width:
        raise MediaError(f"{path} holds no readable picture; make it again")
    if stream.frames and len(packets) < stream.frames:
        raise MediaError(
            f"{path} is cut short: {len(packets)} of {stream.frames} frames are there; make it again"
        )
    shown = sorted((p for p in packets if not p.is_discarded), key=lambda p: p.pts)
    context = stream.codec_context
    span = (shown[-1].pts - shown[0].pts + shown[-1].duration) * stream.time_base
    return VideoFacts(
        codec=context.name,
        frames=len(shown),
        width=context.width,
        height=context.height,
        rate=rate,
        pixel_format=context.pix_fmt or "unknown",
        primaries=_CODES.get(int(context.color_primaries), "other"),
        transfer=_CODES.get(int(context.color_trc), "other"),
        matrix=_CODES.get(int(context.colorspace), "other"),
        color_range=_RANGES.get(int(context.color_range), "other"),
        keyframes=tuple(number for number, p in enumerate(shown) if p.is_keyframe),
        seconds=span,
    )


def _audio(stream: Any, packets: list[_Packet]) -> AudioFacts:
    seconds = Fraction(0)
    if stream.duration:
        seconds = stream.duration * stream.time_base
    elif packets:
        seconds = (packets[-1].pts + packets[-1].duration - packets[0].pts) * stream.time_base
    return AudioFacts(
        codec=stream.codec_context.name,
        channels=stream.codec_context.channels,
        rate_hz=stream.codec_context.sample_rate,
        seconds=seconds,
    )


def _chapter(mark: Any) -> ChapterFacts:
    base = mark["time_base"]
    title = mark["metadata"].get("title", "")
    return ChapterFacts(title, float(mark["start"] * base), float(mark["end"] * base))


def _is_faststart(path: Path) -> bool:
    """Say whether an MP4's index comes before its data: it can then play before all of it has arrived."""
    with path.open("rb") as file:
        while len(header := file.read(8)) == 8:
            size, kind = struct.unpack(">I4s", header)
            if kind in (b"moov", b"mdat"):
                return bool(kind == b"moov")
            if size == 1:
                size, skip = struct.unpack(">Q", file.read(8))[0], 16
            else:
                skip = 8
            if size < skip:
                return False
            file.seek(size - skip, 1)
    return False
