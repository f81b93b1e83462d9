"""Joins groups of pictures from many clips into one film without encoding them again, and adds sound.

H.264 packets are copied, captions can go along as a track. Times are continuous and exact at any rational
rate. Knows nothing of why the pieces are in this order.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

import av

from cinema_agent.errors import MediaError
from cinema_agent.media.aac import Sound, SoundTrack, sound_track
from cinema_agent.media.clips import encode_clip
from cinema_agent.media.color import black_planes
from cinema_agent.media.files import media_error, written_whole
from cinema_agent.script.format import Format

_REORDERED = 2
"""By how many frames x264 decodes ahead of showing, with the B-frame pyramid `clips` always asks for."""

_MILLISECOND = Fraction(1, 1000)

_ASS_HEADER = b"[Script Info]\nScriptType: v4.00+\n"


@dataclass(frozen=True)
class Groups:
    """How a clip can be cut up: its H.264 header, its length, and where groups of pictures start."""

    header: bytes
    length_frames: int
    starts: tuple[int, ...]


@dataclass(frozen=True)
class Piece:
    """Frames [`start`, `end`) of a clip: whole groups of pictures."""

    path: Path
    start: int
    end: int


@dataclass(frozen=True)
class SoftCaption:
    """A caption of the caption track."""

    text: str
    start_ms: int
    end_ms: int


@dataclass(frozen=True)
class Extras:
    """What else a film carries: chapters (title, first frame, frame after), captions, words about itself."""

    chapters: tuple[tuple[str, int, int], ...] = ()
    captions: tuple[SoftCaption, ...] = ()
    language: str = "und"
    metadata: dict[str, str] = field(default_factory=dict)


def read_groups(path: Path) -> Groups:
    """Read how a clip can be cut up.

    Raises:
        MediaError: it is missing or broken.
    """
    try:
        with av.open(str(path)) as container:
            stream = _picture_stream(container, path)
            frames = sorted((p.pts or 0, p.is_keyframe) for p in container.demux(stream) if p.size)
            header = bytes(stream.codec_context.extradata or b"")
    except (OSError, av.FFmpegError) as error:
        raise media_error("cannot read the clip", path, error) from error
    return Groups(header, len(frames), tuple(n for n, (_, is_start) in enumerate(frames) if is_start))


def film_header(fmt: Format, folder: Path, *, crf: int, preset: str) -> bytes:
    """Return the H.264 header our encoder writes with these settings: only clips that have it can be joined.

    Args:
        folder: where a clip of one frame may be written for a moment.

    Raises:
        MediaError: it cannot be written.
    """
    path = folder / "header.mp4"
    black = black_planes(fmt.size.width, fmt.size.height)
    encode_clip(
        [black], path, size=fmt.size, rate=fmt.rate, pixels="i420", length_frames=1, crf=crf, preset=preset
    )
    try:
        return read_groups(path).header
    finally:
        path.unlink()


def join_film(pieces: Sequence[Piece], sound: Sound, path: Path, *, rate: Fraction, extras: Extras) -> None:
    """Write a film of pieces, one after the other, with its sound.

    The sound starts with the picture (the encoder's delay is taken off by the file's edit list) and is cut
    or, by up to one frame, lengthened to the length of the picture. The same input gives the same bytes.

    Args:
        pieces: clips written by `encode_clip` with equal settings.
        sound: samples or a sound file; one `encode_sound` wrote is copied.

    Raises:
        ValueError: there are no pieces.
        MediaError: a piece is missing or broken, the sound is shorter than the picture, or the disk refuses.
    """
    if not pieces:
        raise ValueError("a film needs at least one piece")
    total = sum(piece.end - piece.start for piece in pieces)
    try:
        with written_whole(path, "the film") as part, av.open(
            str(part), "w", format="mp4", options={"movflags": "+faststart"}
        ) as container:  # fmt: skip
            _mux(container, pieces, sound_track(sound, total / rate), rate, extras)
    except av.FFmpegError as error:
        raise media_error("cannot write the film", path, error) from error


def _mux(container: Any, pieces: Sequence[Piece], track: SoundTrack, rate: Fraction, extras: Extras) -> None:
    with av.open(str(pieces[0].path)) as first:
        picture = container.add_stream_from_template(_picture_stream(first, pieces[0].path))
    picture.time_base = 1 / rate
    track.join(container)
    words = _caption_stream(container, extras) if extras.captions else None
    container.metadata.update(extras.metadata)
    container.set_chapters([_chapter(n, *mark, rate) for n, mark in enumerate(extras.chapters)])
    captions = list(extras.captions)
    for number, packet in enumerate(_packets(pieces, rate)):
        packet.stream = picture
        packet.dts = number - _REORDERED
        now = number / rate
        for sounding in track.until(now + Fraction(1, 2)):
            container.mux(sounding)
        while captions and captions[0].start_ms <= now * 1000:
            container.mux(_caption_packet(captions.pop(0), words))
        container.mux(packet)
    for caption in captions:
        container.mux(_caption_packet(caption, words))
    for sounding in track.rest():
        container.mux(sounding)


def _packets(pieces: Sequence[Piece], rate: Fraction) -> Iterator[Any]:
    """Yield the packets of all pieces in decoding order; their time is the frame of the film they show."""
    at = 0
    for piece in pieces:
        found = 0
        try:
            with av.open(str(piece.path)) as container:
                stream = _picture_stream(container, piece.path)
                if piece.start:
                    container.seek(round(piece.start / rate / stream.time_base), stream=stream, backward=True)
                for packet in container.demux(stream):
                    number = round((packet.pts or 0) * stream.time_base * rate) if packet.size else -1
                    if piece.start <= number < piece.end:
                        packet.time_base = 1 / rate
                        packet.pts, packet.duration = at + number - piece.start, 1
                        found += 1
                        yield packet
                    if found == piece.end - piece.start:
                        break
        except (OSError, av.FFmpegError) as error:
            raise media_error("cannot copy from", piece.path, error) from error
        if found < piece.end - piece.start:
            raise MediaError(f"{piece.path} lacks frames of {piece.start} to {piece.end}; make it again")
        at += found


def _picture_stream(container: Any, path: Path) -> Any:
    if not container.streams.video:
        raise MediaError(f"{path} holds no picture; make it again")
    return container.streams.video[0]


def _chapter(number: int, title: str, start: int, end: int, rate: Fraction) -> dict[str, Any]:
    return {
        "id": number,
        "start": round(start / rate / _MILLISECOND),
        "end": round(end / rate / _MILLISECOND),
        "time_base": _MILLISECOND,
        "metadata": {"title": title},
    }


def _caption_stream(container: Any, extras: Extras) -> Any:
    stream = container.add_stream("mov_text")
    # Without an ASS header libavcodec's mov_text encoder does not open, although we feed it ready packets.
    stream.codec_context.subtitle_header = _ASS_HEADER
    stream.codec_context.time_base = stream.time_base = _MILLISECOND
    stream.metadata["language"] = extras.language
    return stream


def _caption_packet(caption: SoftCaption, stream: Any) -> Any:
    text = caption.text.encode()
    packet = av.Packet(struct.pack(">H", len(text)) + text)
    packet.pts = packet.dts = caption.start_ms
    packet.duration = caption.end_ms - caption.start_ms
    packet.time_base, packet.stream = _MILLISECOND, stream
    return packet
