"""How a line is delivered in time: when each sound is said, how loud, and on what melody.

Speech falls towards the end of a phrase, rises for a question, lifts and lengthens stressed syllables, and
slows down before a pause. Source: ours.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cinema_agent.generators.voices.phones import Phone, Tone, phones
from cinema_agent.generators.voices.spelling import Ending, SpokenWord
from cinema_agent.script.bible_entries import Voice
from cinema_agent.script.sound import WordTime

LEAD_S = 0.05
TAIL_S = 0.14
_WORD_GAP_S = 0.012

# Octaves above the voice's pitch where the melody stands.
_START, _SETTLED, _STRESS = 0.10, -0.09, 0.17
_FINAL: dict[Ending, float] = {"none": -0.05, "comma": 0.06, "fall": -0.34, "exclaim": -0.30, "rise": 0.46}


@dataclass(frozen=True)
class TimedPhone:
    """A sound from `start_s` to `end_s`; `loudness` 0 to 1."""

    phone: Phone
    start_s: float
    end_s: float
    loudness: float
    stressed: bool


@dataclass(frozen=True)
class Delivery:
    """A line in time. `melody` is (points, 2): seconds, and octaves above the voice's pitch."""

    sounds: tuple[TimedPhone, ...]
    words: tuple[WordTime, ...]
    melody: NDArray[np.float64]
    seconds: float


def deliver(words: tuple[SpokenWord, ...], voice: Voice, tone: Tone, rng: np.random.Generator) -> Delivery:
    """Place the sounds of a line in time and give it a melody."""
    pace = voice.pace * tone.pace
    sounds: list[TimedPhone] = []
    times: list[WordTime] = []
    melody: list[tuple[float, float]] = [(0.0, _START)]
    now = LEAD_S
    for phrase in _phrases(words):
        first = len(sounds)
        for place, word in enumerate(phrase):
            start = now
            is_last = place == len(phrase) - 1
            now = _say(word, now, pace, is_last, rng, sounds)
            times.append(WordTime(word=word.text, start_s=round(start, 4), end_s=round(now, 4)))
            now += _WORD_GAP_S / pace
        melody.extend(_melody(sounds[first:], phrase[-1].ending))
        now += phrase[-1].pause_s / pace
    end = (sounds[-1].end_s if sounds else now) + TAIL_S
    return Delivery(tuple(sounds), tuple(times), np.array(melody, dtype=np.float64), end)


def _phrases(words: tuple[SpokenWord, ...]) -> list[list[SpokenWord]]:
    phrases: list[list[SpokenWord]] = [[]]
    for word in words:
        phrases[-1].append(word)
        if word.ending != "none":
            phrases.append([])
    return [phrase for phrase in phrases if phrase]


def _say(
    word: SpokenWord,
    now: float,
    pace: float,
    is_last: bool,
    rng: np.random.Generator,
    sounds: list[TimedPhone],
) -> float:
    """Append the sounds of one word, and return when it ends."""
    known = phones()
    weak = word.stressed is None
    last_vowel = max(i for i, name in enumerate(word.phones) if known[name].is_vowel)
    for index, name in enumerate(word.phones):
        phone = known[name]
        stressed = index == word.stressed
        length = phone.length_s * (0.74 if weak else 1.0) / pace
        length *= 1.0 + 0.07 * float(rng.uniform(-1, 1))
        if phone.is_vowel:
            length *= 1.22 if stressed else 0.86
            follows_vowel = index > 0 and known[word.phones[index - 1]].is_vowel
            length *= 0.72 if follows_vowel else 1.0
        if is_last and index >= last_vowel:
            length *= 1.4
        loudness = 1.0 if stressed else 0.62 if weak else 0.74
        loudness *= 0.8 if is_last and index > last_vowel else 1.0
        sounds.append(TimedPhone(phone, now, now + length, loudness, stressed))
        now += length
    return now


def _melody(sounds: list[TimedPhone], ending: Ending) -> list[tuple[float, float]]:
    """Return the melody over one phrase: declination, a lift at each stress, and its ending."""
    begin, end = sounds[0].start_s, sounds[-1].end_s
    last_vowel = max(i for i, sound in enumerate(sounds) if sound.phone.is_vowel)
    turn = sounds[last_vowel].start_s
    points = [(begin, _START)]
    for sound in sounds:
        if sound.stressed and begin < sound.start_s < turn:
            part = (sound.start_s - begin) / max(end - begin, 0.2)
            base = _START + (_SETTLED - _START) * part
            lift = _STRESS * (1.5 if ending == "exclaim" else 1.0) * (1.0 - 0.4 * part)
            middle = (sound.start_s + sound.end_s) / 2
            points += [(sound.start_s - 0.03, base), (middle, base + lift)]
    lift_at_end = _STRESS if sounds[last_vowel].stressed and ending != "rise" else 0.0
    points += [(turn, _SETTLED + lift_at_end), (end, _FINAL[ending]), (end + 0.02, _FINAL[ending])]
    return sorted(points)
