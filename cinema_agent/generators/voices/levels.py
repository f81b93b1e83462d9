"""How loud a spoken line is: every voice actor's lines at one level, so that the mix can trust them."""

from __future__ import annotations

import numpy as np

from cinema_agent.media.sound import SOUND_RATE_HZ, Samples, envelope

SPEAKING_RMS = 10 ** (-20 / 20)
_BENDS_AT, _PEAK = 0.5, 0.85
_WEAKEST = 0.2
_EVEN_OVER = 11


def level(samples: Samples, *, gain_db: float = 0.0, evenness: float = 0.0) -> Samples:
    """Bring a line to the usual loudness while speaking, its ends faded and its peaks rounded off.

    Args:
        samples: (n,) float32 at `SOUND_RATE_HZ`.
        gain_db: louder or softer than usual.
        evenness: how far strong and weak syllables are brought together, 0 (not at all) to 1.
    """
    loudness = envelope(samples)
    speaking = loudness[loudness > 0.25 * loudness.max(initial=0.0)]
    if len(speaking) == 0:
        return samples
    if evenness:
        samples = samples * _evening(loudness / np.sqrt(np.mean(speaking**2)), evenness, len(samples))
        return level(samples, gain_db=gain_db)
    gain = SPEAKING_RMS * 10 ** (gain_db / 20) / max(float(np.sqrt(np.mean(speaking**2))), 1e-9)
    louder = samples * np.float32(gain)
    rounded = np.where(np.abs(louder) > _BENDS_AT, _bent(louder), louder)
    edge = min(len(rounded) // 2, SOUND_RATE_HZ // 200)
    fade = np.ones(len(rounded), np.float32)
    fade[:edge] = np.linspace(0, 1, edge, dtype=np.float32)
    fade[len(fade) - edge :] = fade[:edge][::-1]
    return np.asarray(rounded * fade, dtype=np.float32)


def _evening(loudness: Samples, evenness: float, length: int) -> Samples:
    """Return a gain that brings strong and weak syllables nearer to each other, but leaves silence."""
    window = np.hanning(_EVEN_OVER + 2)[1:-1]
    padded = np.pad(loudness, _EVEN_OVER // 2, mode="edge")
    slow = np.convolve(padded, window / window.sum(), "valid")
    gain = np.clip(slow, _WEAKEST, None) ** -evenness
    centres = (np.arange(len(loudness)) + 0.5) * (SOUND_RATE_HZ // 100)
    return np.asarray(np.interp(np.arange(length), centres, gain), dtype=np.float32)


def _bent(samples: Samples) -> Samples:
    """Bend what is above `_BENDS_AT` towards `_PEAK` without a corner."""
    room = _PEAK - _BENDS_AT
    excess = np.abs(samples) - _BENDS_AT
    return np.asarray(np.sign(samples) * (_BENDS_AT + room * np.tanh(excess / room)), dtype=np.float32)
