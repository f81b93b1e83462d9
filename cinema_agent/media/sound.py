"""Sound on disk and its plain measures: 24-bit PCM WAV in and out, resampling, peak, RMS, silences.

Samples are float32 in [-1, 1], mono (n,) or (channels, n), at `SOUND_RATE_HZ` unless said. Knows nothing of
films.
"""

from __future__ import annotations

import math
import wave
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from cinema_agent.errors import MediaError
from cinema_agent.media.files import media_error, written_whole

SOUND_RATE_HZ = 48_000
SILENCE_DB = -120.0

Samples = NDArray[np.float32]
"""float32 samples in [-1, 1]: (n,) for mono, (channels, n) otherwise."""

_FULL_SCALE_24 = 2**23 - 1


def write_wav(path: Path, samples: Samples, *, rate_hz: int = SOUND_RATE_HZ) -> None:
    """Write samples as 24-bit PCM; the file appears whole or not at all.

    Args:
        path: where; its folder exists.
        samples: (n,) or (channels, n); what lies outside [-1, 1] is clipped.
        rate_hz: samples a second.

    Raises:
        MediaError: the file cannot be written.
    """
    frames = np.atleast_2d(samples)
    with WavWriter(path, channels=len(frames), rate_hz=rate_hz) as writer:
        writer.write(frames)


class WavWriter:
    """Writes a 24-bit WAV piece by piece; the file appears whole when the block ends without an error.

    Raises:
        MediaError: the file cannot be written.
    """

    def __init__(self, path: Path, *, channels: int, rate_hz: int = SOUND_RATE_HZ) -> None:
        self._path, self._channels, self._rate_hz = path, channels, rate_hz
        self._open = ExitStack()

    def __enter__(self) -> Self:
        with ExitStack() as opening:
            part = opening.enter_context(written_whole(self._path, "the sound"))
            self._wav = opening.enter_context(wave.open(str(part), "wb"))
            self._wav.setnchannels(self._channels)
            self._wav.setsampwidth(3)
            self._wav.setframerate(self._rate_hz)
            self._open = opening.pop_all()
        return self

    def write(self, samples: Samples) -> None:
        """Add the next piece, (channels, n)."""
        for start in range(0, samples.shape[1], self._rate_hz * 10):
            self._wav.writeframes(_pack_24(samples[:, start : start + self._rate_hz * 10]))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool | None:
        return self._open.__exit__(kind, error, trace)


def read_wav(path: Path) -> Samples:
    """Read a PCM WAV of 8 to 32 bits as (channels, n) at `SOUND_RATE_HZ`, resampled if need be.

    Raises:
        MediaError: missing, not a PCM WAV, or cut short.
    """
    try:
        with wave.open(str(path), "rb") as wav:
            channels, width, rate_hz, promised = wav.getparams()[:4]
            raw = wav.readframes(promised)
    except FileNotFoundError as problem:
        raise MediaError(
            f"sound {path.name!r} is missing from {path.parent.name!r}; record it again"
        ) from problem
    except (wave.Error, EOFError) as problem:
        reason = str(problem) or "it ends within its header"
        raise MediaError(f"{path.name!r} is no WAV we can read ({reason}); save it as PCM WAV") from problem
    except OSError as problem:
        raise media_error("cannot read the sound", path, problem) from problem
    found = len(raw) // (channels * width)
    if found < promised:
        raise MediaError(
            f"sound {path.name!r} is cut short: {found} of {promised} samples; record or copy it again"
        )
    samples = np.ascontiguousarray(_unpack(raw, width).reshape(-1, channels).T)
    return samples if rate_hz == SOUND_RATE_HZ else resample(samples, rate_hz, SOUND_RATE_HZ)


def resample(samples: Samples, from_hz: int, to_hz: int) -> Samples:
    """Change the sample rate along the last axis, band-limited, without delay.

    Returns:
        float32 of length round(n * to_hz / from_hz).

    Source: ours; zero-padded or cut spectrum.
    """
    if from_hz == to_hz or samples.shape[-1] == 0:
        return samples.astype(np.float32, copy=False)
    common = math.gcd(from_hz, to_hz)
    length = samples.shape[-1]
    # A stretch of silence behind the sound keeps its end from wrapping round into its start.
    blocks = fast_length(-(-(length + from_hz // 50) // (from_hz // common)))
    padded, wanted = blocks * (from_hz // common), blocks * (to_hz // common)
    spectrum = np.fft.rfft(samples.astype(np.float32, copy=False), padded)
    kept = min(padded, wanted) // 2
    resized = np.zeros((*samples.shape[:-1], wanted // 2 + 1), spectrum.dtype)
    resized[..., :kept] = spectrum[..., :kept]
    result = np.fft.irfft(resized, wanted) * np.float32(wanted / padded)
    return np.ascontiguousarray(result[..., : round(length * to_hz / from_hz)], dtype=np.float32)


def fast_length(least: int) -> int:
    """Return the smallest 2^a 3^b 5^c that is at least `least`: a length the FFT is fast at."""
    best = 1 << max(0, least - 1).bit_length()
    five = 1
    while five < best:
        three = five
        while three < best:
            power = three << max(0, -(-least // three) - 1).bit_length()
            best = min(best, power) if power >= least else best
            three *= 3
        five *= 5
    return best


def decibels(ratio: float) -> float:
    """Return an amplitude ratio in dB, `SILENCE_DB` at the least."""
    return max(SILENCE_DB, 20 * math.log10(ratio)) if ratio > 0 else SILENCE_DB


def peak_db(samples: Samples) -> float:
    """Return the largest sample in dB of full scale."""
    return decibels(float(np.abs(samples).max(initial=0.0)))


def rms_db(samples: Samples) -> float:
    """Return the root mean square over all samples and channels in dB of full scale."""
    if samples.size == 0:
        return SILENCE_DB
    return decibels(math.sqrt(float(np.mean(np.square(samples, dtype=np.float64)))))


def largest_jump(samples: Samples) -> float:
    """Return the largest step from one sample to the next: clicks stand out by it."""
    return float(np.abs(np.diff(samples, axis=-1)).max(initial=0.0))


def envelope(samples: Samples, *, step_s: float = 0.01, rate_hz: int = SOUND_RATE_HZ) -> Samples:
    """Return the RMS over all channels in steps of `step_s` seconds, as (steps,) float32."""
    step = max(1, round(step_s * rate_hz))
    power = np.square(np.atleast_2d(samples)).mean(axis=0)
    padded = np.pad(power, (0, -len(power) % step))
    return np.asarray(np.sqrt(padded.reshape(-1, step).mean(axis=1)), dtype=np.float32)


def silences(
    samples: Samples, *, below_db: float = -60.0, shortest_s: float = 0.5, rate_hz: int = SOUND_RATE_HZ
) -> tuple[tuple[float, float], ...]:
    """Return the stretches (start_s, end_s) of `shortest_s` or more whose 10 ms RMS is below `below_db`."""
    step_s = 0.01
    is_quiet = envelope(samples, step_s=step_s, rate_hz=rate_hz) < 10 ** (below_db / 20)
    edges = np.flatnonzero(np.diff(np.concatenate(([0], is_quiet.astype(np.int8), [0]))))
    stretches = ((int(a) * step_s, int(b) * step_s) for a, b in zip(edges[::2], edges[1::2], strict=True))
    return tuple((a, b) for a, b in stretches if b - a >= shortest_s)


def _pack_24(frames: Samples) -> bytes:
    whole = np.rint(np.clip(frames.T, -1.0, 1.0) * _FULL_SCALE_24).astype("<i4")
    return np.ascontiguousarray(whole).view(np.uint8).reshape(-1, 4)[:, :3].tobytes()


def _unpack(raw: bytes, width: int) -> Samples:
    if width == 1:
        return np.asarray((np.frombuffer(raw, np.uint8) - 128.0) / 128, dtype=np.float32)
    if width == 3:
        wide = np.zeros((len(raw) // 3, 4), np.uint8)
        wide[:, 1:] = np.frombuffer(raw, np.uint8).reshape(-1, 3)
        return (wide.view("<i4")[:, 0] / np.float64(_FULL_SCALE_24 * 256)).astype(np.float32)
    whole = np.frombuffer(raw, f"<i{width}")
    return (whole / np.float64(2 ** (8 * width - 1))).astype(np.float32)
