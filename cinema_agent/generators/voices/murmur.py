"""`Murmur`: a wordless voice for every character, from nothing but numpy. It cannot mispronounce: it has no
words.

The spelling gives vowels, consonants and stress; punctuation gives pauses and the fall or rise of the melody;
the character's `Voice` gives pitch, size, pace and breath.
"""

from __future__ import annotations

import numpy as np

from cinema_agent.generators import Speech
from cinema_agent.generators.voices.formants import render_voice
from cinema_agent.generators.voices.levels import level
from cinema_agent.generators.voices.mouth import MouthTarget, visemes
from cinema_agent.generators.voices.phones import tones
from cinema_agent.generators.voices.prosody import deliver
from cinema_agent.generators.voices.spelling import spoken_words
from cinema_agent.media.sound import SOUND_RATE_HZ
from cinema_agent.script.bible_entries import Voice
from cinema_agent.script.screenplay import Line

_SILENT_LINE_S = 0.4
_EVENNESS = 0.4


class Murmur:
    """Speaks any language without words."""

    name = "murmur"
    version = "2"

    def speak(self, line: Line, voice: Voice, language: str, seed: int) -> Speech:
        """Return the line as a wordless voice; a line without letters is a short silence."""
        words = spoken_words(line.text, language)
        if not words:
            silence = np.zeros(round(_SILENT_LINE_S * SOUND_RATE_HZ), np.float32)
            return Speech(silence, SOUND_RATE_HZ, (), visemes((), silence))
        tone = tones()[line.tone]
        rng = np.random.default_rng([seed, len(line.text)])
        delivery = deliver(words, voice, tone, rng)
        samples = level(render_voice(delivery, voice, tone, rng), gain_db=tone.level_db, evenness=_EVENNESS)
        targets = (
            MouthTarget(s.start_s, s.end_s, s.phone.shape, s.phone.open, s.stressed) for s in delivery.sounds
        )
        return Speech(samples, SOUND_RATE_HZ, delivery.words, visemes(targets, samples))
