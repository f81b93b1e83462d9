"""`Espeak`: real words in a hundred languages, by espeak-ng (the `voice` extra; GPL-3, never bundled)."""

from __future__ import annotations

import math
import re
import zlib
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import numpy as np

from cinema_agent.errors import GeneratorError
from cinema_agent.generators import Speech
from cinema_agent.generators.voices.espeak_library import Saying, Spoken, has_variant, say
from cinema_agent.generators.voices.levels import level
from cinema_agent.generators.voices.mouth import MouthTarget, visemes
from cinema_agent.generators.voices.phones import Tone, phones, read_sheet, tones
from cinema_agent.generators.voices.prosody import LEAD_S, TAIL_S
from cinema_agent.media.sound import SOUND_RATE_HZ, Samples, resample
from cinema_agent.script.bible_entries import Voice
from cinema_agent.script.screenplay import Line
from cinema_agent.script.sound import WordTime

_AUDIBLE = 0.01
_AFTER_APOSTROPHE = re.compile(r"['’]\w+")
_STRESS_MARK = "ˈ"
_MARKS = "ˈˌː'"


class Espeak:
    """Speaks words, a little like a machine."""

    name = "espeak"
    version = "2"

    def speak(self, line: Line, voice: Voice, language: str, seed: int) -> Speech:
        """Return the line spoken.

        Raises:
            GeneratorError: espeak-ng is missing, or knows neither the language nor the variant.
        """
        tone = tones()[line.tone]
        spoken = say(line.text, _saying(voice, tone, language, seed))
        samples = level(_framed(spoken), gain_db=tone.level_db)
        return Speech(
            samples, SOUND_RATE_HZ, _words(spoken, line.text, samples), visemes(_mouth(spoken), samples)
        )


def _saying(voice: Voice, tone: Tone, language: str, seed: int) -> Saying:
    sheet = _sheet()
    tag = language.replace("_", "-").lower()
    variant, usual_hz = _variant(voice)
    octaves = math.log2(voice.pitch_hz * tone.pitch / usual_hz)
    return Saying(
        voice=f"{sheet['languages'].get(tag, tag)}+{variant}",
        words_a_minute=min(450, max(80, round(sheet["words_a_minute"] * voice.pace * tone.pace))),
        pitch=min(99, max(0, round(50 + sheet["pitch_step"] * octaves))),
        range=min(100, max(0, round(50 * tone.range))),
        seed=seed,
    )


def _variant(voice: Voice) -> tuple[str, float]:
    """Return the variant for a voice and the pitch it has by itself."""
    known: dict[str, float] = {k: v for group in _sheet()["groups"] for k, v in group["variants"].items()}
    if voice.variant:
        if not has_variant(voice.variant):
            raise GeneratorError(
                f"espeak-ng has no variant {voice.variant!r}; use one such as {', '.join(known)}"
            )
        return voice.variant, known.get(voice.variant, voice.pitch_hz)
    group = next(group["variants"] for group in _sheet()["groups"] if _fits(group, voice))
    names = sorted(group)
    own = zlib.crc32(f"{voice.pitch_hz:.1f}/{voice.size:.3f}/{voice.pace:.2f}".encode())
    name = names[own % len(names)]
    return name, known[name]


def _fits(group: Mapping[str, Any], voice: Voice) -> bool:
    """Whether a group of variants is for a voice: the same throat, unsteady enough, not too high."""
    same_throat: bool = group.get("timbre", voice.timbre) == voice.timbre
    is_low_enough: bool = voice.pitch_hz <= group.get("up_to_hz", math.inf)
    is_unsteady_enough: bool = voice.jitter >= group.get("unsteady_from", 0.0)
    return same_throat and is_low_enough and is_unsteady_enough


def _framed(spoken: Spoken) -> Samples:
    """Return the line at our rate, with our silence before and after it."""
    said = spoken.samples.astype(np.float32) / np.float32(32768)
    # Some of its variants lie beside the middle.
    samples = resample(said - said.mean() if len(said) else said, spoken.rate_hz, SOUND_RATE_HZ)
    audible = np.flatnonzero(np.abs(samples) > _AUDIBLE * np.abs(samples).max(initial=0.0))
    end = int(audible[-1]) + 1 if len(audible) else 0
    return np.pad(samples[:end], (round(LEAD_S * SOUND_RATE_HZ), round(TAIL_S * SOUND_RATE_HZ)))


def _words(spoken: Spoken, text: str, samples: Samples) -> tuple[WordTime, ...]:
    end_of_speech = len(samples) / SOUND_RATE_HZ - TAIL_S
    starts = [second + LEAD_S for second, _, _ in spoken.words]
    ends = [*starts, end_of_speech][1:]
    return tuple(
        WordTime(word=_word(text, first, letters), start_s=round(start, 4), end_s=round(max(start, end), 4))
        for (_, first, letters), start, end in zip(spoken.words, starts, ends, strict=True)
    )


def _word(text: str, first: int, letters: int) -> str:
    """Return a word with what follows its apostrophe, which espeak does not count."""
    rest = _AFTER_APOSTROPHE.match(text, first + letters)
    return text[first : rest.end() if rest else first + letters]


def _mouth(spoken: Spoken) -> Iterator[MouthTarget]:
    known, names = phones(), _sheet()["mouth"]
    starts = [second + LEAD_S for second, _ in spoken.sounds]
    ends = [*starts, len(spoken.samples) / spoken.rate_hz + LEAD_S][1:]
    for (_, ipa), start, end in zip(spoken.sounds, starts, ends, strict=True):
        letter = ipa.lstrip(_MARKS)[:1]
        if letter in names and end > start:
            phone = known[names[letter]]
            yield MouthTarget(start, end, phone.shape, phone.open, _STRESS_MARK in ipa)


@cache
def _sheet() -> dict[str, Any]:
    return read_sheet("espeak.toml")
