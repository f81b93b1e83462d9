"""`Murmur`: a wordless voice for every character, from nothing but numpy. It cannot mispronounce: it has no
words.

The spelling gives vowels, consonants and stress; punctuation gives pauses and the fall or rise of the melody;
the character's `Voice` gives pitch, size, pace and breath.
"""

from __future__ import annotations

import numpy as np

from cinema_agent.generators import Speech
from cinema_agent.generators.voices.formants import render_voice
from cinema_agent.generators.voices.mouth import MouthTarget, visemes
from cinema_agent.generators.voices.phones import tones
from cinema_agent.generators.voices.prosody import deliver
from cinema_agent.generators.voices.spelling import spoken_words
from cinema_agent.media.sound import SOUND_RATE_HZ, Samples, envelope
from cinema_agent.script.bible_entries import Voice
from cinema_agent.script.screenplay import Line

SPEAKING_RMS = 10 ** (-20 / 20)
_PEAK = 0.85
_SILENT_LINE_S = 0.4


class Murmur:
    """Speaks any language without words."""

    name = "murmur"
    version = "1"

    def speak(self, line: Line, voice: Voice, language: str, seed: int) -> Speech:
        """Return the line as a wordless voice; a line without letters is a short silence."""
        words = spoken_words(line.text, language)
        if not words:
            silence = np.zeros(round(_SILENT_LINE_S * SOUND_RATE_HZ), np.float32)
            return Speech(silence, SOUND_RATE_HZ, (), visemes((), silence))
        tone = tones()[line.tone]
        rng = np.random.default_rng([seed, len(line.text)])
        delivery = deliver(words, voice, tone, rng)
        samples = level(render_voice(delivery, voice, tone, rng), gain_db=tone.level_db)
        targets = (
            MouthTarget(s.start_s, s.end_s, s.phone.shape, s.phone.open, s.stressed) for s in delivery.sounds
        )
        return Speech(samples, SOUND_RATE_HZ, delivery.words, visemes(targets, samples))


def level(samples: Samples, *, gain_db: float = 0.0) -> Samples:
    """Bring a spoken line to the usual loudness while speaking, its ends faded and its peaks rounded off.

    Args:
        samples: (n,) float32.
        gain_db: louder or softer than usual.
    """
    loudness = envelope(samples)
    speaking = loudness[loudness > 0.25 * loudness.max(initial=0.0)]
    if len(speaking) == 0:
        return samples
    gain = SPEAKING_RMS * 10 ** (gain_db / 20) / max(float(np.sqrt(np.mean(speaking**2))), 1e-9)
    louder = samples * np.float32(gain)
    rounded = np.where(np.abs(louder) > 0.5, _soft(louder), louder)
    edge = min(len(rounded) // 2, SOUND_RATE_HZ // 200)
    fade = np.ones(len(rounded), np.float32)
    fade[:edge] = np.linspace(0, 1, edge, dtype=np.float32)
    fade[len(fade) - edge :] = fade[:edge][::-1]
    return np.asarray(rounded * fade, dtype=np.float32)


def _soft(samples: Samples) -> Samples:
    """Bend what is above 0.5 towards `_PEAK` without a corner."""
    room = _PEAK - 0.5
    excess = np.abs(samples) - 0.5
    return np.asarray(np.sign(samples) * (0.5 + room * np.tanh(excess / room)), dtype=np.float32)
