"""The sound of a film as AAC: encoded bit by bit beside the picture, or ahead of it into a file of its own.

The encoder's delay is taken off by the file's edit list, so the sound starts with the picture. Knows nothing of
pictures beyond how long they last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any, Protocol

import av
import numpy as np
from numpy.typing import NDArray

from cinema_agent.errors import MediaError
from cinema_agent.media.files import media_error, written_whole

SOUND_CODER_VERSION = "aac-1"
"""Part of every key that stands for encoded sound; raise it when the same sound gives other bytes."""

SOUND_RATE_HZ = 48_000
SOUND_BITS = 192_000
_CHUNK = 1024
_SLACK = SOUND_RATE_HZ // 20
"""Samples by which a sound may be too short, and is lengthened."""

Sound = Path | NDArray[np.float32]
"""A sound file, or samples (n, 2), float32, -1 to 1, at 48 kHz."""


class SoundTrack(Protocol):
    """Gives a film's sound packet by packet."""

    def join(self, container: Any) -> None:
        """Become a stream of a file that is being written."""
        ...

    def until(self, seconds: Fraction) -> Iterator[Any]:
        """Yield what sounds up to a time of the film."""
        ...

    def rest(self) -> Iterator[Any]:
        """Yield all that is left."""
        ...


def sound_track(sound: Sound, seconds: Fraction) -> SoundTrack:
    """Return a sound as a track of that length: copied if it is AAC already, else encoded.

    Raises:
        MediaError: the file is missing or broken, or too short.
    """
    if isinstance(sound, Path) and _is_encoded(sound):
        return _Copied(sound, seconds)
    return _Encoded(sound, seconds)


def _is_encoded(path: Path) -> bool:
    with _opened(path) as source:
        streams = source.streams.audio
        return bool(streams) and streams[0].codec.canonical_name == "aac" and streams[0].rate == SOUND_RATE_HZ


def encode_sound(sound: Sound, path: Path, seconds: Fraction) -> None:
    """Write a sound as AAC (.m4a), cut or, by up to 50 ms, lengthened to `seconds`; the same bytes each time.

    Raises:
        MediaError: the sound is missing, broken or too short, or the disk refuses.
    """
    try:
        with written_whole(path, "the sound") as part, av.open(str(part), "w", format="mp4") as container:
            track = _Encoded(sound, seconds)
            track.join(container)
            for packet in track.rest():
                container.mux(packet)
    except av.FFmpegError as error:
        raise media_error("cannot encode", path, error) from error


class _Copied:
    """Packets of a file `encode_sound` wrote."""

    def __init__(self, path: Path, seconds: Fraction) -> None:
        self._path, self._seconds = path, seconds
        self._packets = self._read()
        self._stream: Any = None
        self._next: Any = None

    def join(self, container: Any) -> None:
        with _opened(self._path) as source:
            self._stream = container.add_stream_from_template(source.streams.audio[0])

    def until(self, seconds: Fraction) -> Iterator[Any]:
        while (packet := self._next or next(self._packets, None)) is not None:
            self._next = packet
            if packet.pts * packet.time_base >= seconds:
                return
            self._next = None
            packet.stream = self._stream
            yield packet

    def rest(self) -> Iterator[Any]:
        yield from self.until(self._seconds + 1)

    def _read(self) -> Iterator[Any]:
        end = Fraction(0)
        with _opened(self._path) as source:
            for packet in source.demux(source.streams.audio[0]):
                if packet.size:
                    end = (packet.pts + packet.duration) * packet.time_base
                    yield packet
        if end < self._seconds - Fraction(_SLACK, SOUND_RATE_HZ):
            raise _too_short(float(end), float(self._seconds))


def _opened(path: Path) -> Any:
    try:
        return av.open(str(path))
    except (OSError, av.FFmpegError) as error:
        raise media_error("cannot read the sound", path, error) from error


class _Encoded:
    """Samples, encoded as they are asked for."""

    def __init__(self, sound: Sound, seconds: Fraction) -> None:
        self.needed = round(seconds * SOUND_RATE_HZ)
        self.blocks = self._sized(_file_blocks(sound) if isinstance(sound, Path) else _blocks(sound))
        self.written = 0
        self.stream: Any = None

    def join(self, container: Any) -> None:
        # ffmpeg's "fast" coder is its better one at this bit rate, and does not dwell on pure tones.
        self.stream = container.add_stream(
            "aac", rate=SOUND_RATE_HZ, layout="stereo", options={"aac_coder": "fast"}
        )
        self.stream.bit_rate = SOUND_BITS

    def until(self, seconds: Fraction) -> Iterator[Any]:
        goal = min(self.needed, int(seconds * SOUND_RATE_HZ))
        while self.written < goal:
            block = next(self.blocks)
            frame = av.AudioFrame.from_ndarray(block, format="fltp", layout="stereo")
            frame.sample_rate, frame.pts, frame.time_base = (
                SOUND_RATE_HZ,
                self.written,
                Fraction(1, SOUND_RATE_HZ),
            )
            self.written += block.shape[1]
            yield self.stream.encode(frame)

    def rest(self) -> Iterator[Any]:
        yield from self.until(Fraction(self.needed, SOUND_RATE_HZ))
        yield self.stream.encode(None)

    def _sized(self, arrays: Iterable[NDArray[np.float32]]) -> Iterator[NDArray[np.float32]]:
        """Yield the sound in blocks of 1024 samples (2, n), exactly as long as the picture."""
        pending, given = np.zeros((2, 0), np.float32), 0
        for array in arrays:
            pending = np.concatenate([pending, array], axis=1)
            while pending.shape[1] >= _CHUNK and given < self.needed:
                block = pending[:, : min(_CHUNK, self.needed - given)]
                pending, given = pending[:, _CHUNK:], given + block.shape[1]
                yield np.ascontiguousarray(block)
        if given + pending.shape[1] + _SLACK < self.needed:
            raise _too_short((given + pending.shape[1]) / SOUND_RATE_HZ, self.needed / SOUND_RATE_HZ)
        pending = np.concatenate([pending, np.zeros((2, max(0, self.needed - given)), np.float32)], axis=1)
        for begin in range(0, self.needed - given, _CHUNK):
            yield np.ascontiguousarray(pending[:, begin : min(begin + _CHUNK, self.needed - given)])


def _blocks(samples: NDArray[np.float32]) -> Iterator[NDArray[np.float32]]:
    if samples.ndim != 2 or samples.shape[1] != 2:
        raise ValueError(f"sound is {samples.shape}; expected (n, 2)")
    for begin in range(0, len(samples), 64 * _CHUNK):
        yield np.ascontiguousarray(samples[begin : begin + 64 * _CHUNK].T, np.float32)


def _file_blocks(path: Path) -> Iterator[NDArray[np.float32]]:
    try:
        with av.open(str(path)) as container:
            if not container.streams.audio:
                raise MediaError(f"{path} holds no sound; mix it again")
            resampler = av.AudioResampler(format="fltp", layout="stereo", rate=SOUND_RATE_HZ)
            for decoded in container.decode(container.streams.audio[0]):
                for frame in resampler.resample(decoded):
                    yield np.asarray(frame.to_ndarray(), np.float32)
            for frame in resampler.resample(None):
                yield np.asarray(frame.to_ndarray(), np.float32)
    except (OSError, av.FFmpegError) as error:
        raise media_error("cannot read the sound", path, error) from error


def _too_short(have_s: float, need_s: float) -> MediaError:
    return MediaError(f"the sound is {have_s:.2f} s, the picture {need_s:.2f} s; mix it again")
