"""How a line is delivered in time: when each sound is said, how loud, and on what melody.

Speech falls towards the end of a phrase, rises for a question unless a question word opens it, lifts and
lengthens stressed syllables, the last of a phrase most, grows softer as breath runs out, takes breath in the
middle of what is long, and slows down before a pause. Source: ours.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

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
_FINAL: dict[Ending, float] = {
    "none": -0.05, "comma": 0.08, "fall": -0.34, "exclaim": -0.30, "ask": -0.20, "rise": 0.46,
}  # fmt: skip
# How much more the last stress of a phrase is lifted, by what the phrase comes to.
_NUCLEAR: dict[Ending, float] = {
    "none": 1.0, "comma": 1.15, "fall": 1.25, "exclaim": 1.6, "ask": 1.75, "rise": 1.0,
}  # fmt: skip
_LONGER_AT_NUCLEUS = 1.12
_LOWER_EACH_PHRASE = 0.035
_SOFTER_BY = 0.16
_BREATHLESS_WORDS = 7
_BREATH_S = 0.09


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
    now, fallen = LEAD_S, 0
    for phrase in _phrases(words):
        first = len(sounds)
        nucleus = max((i for i, word in enumerate(phrase) if word.stressed is not None), default=-1)
        for place, word in enumerate(phrase):
            start = now
            slower = _LONGER_AT_NUCLEUS if place == nucleus else 1.0
            now = _say(word, now, pace / slower, place == len(phrase) - 1, rng, sounds)
            times.append(WordTime(word=word.text, start_s=round(start, 4), end_s=round(now, 4)))
            now += _WORD_GAP_S / pace
        sounds[first:] = _running_out(sounds[first:])
        ending = phrase[-1].ending
        base = -_LOWER_EACH_PHRASE * fallen
        melody.extend((at, octaves + base) for at, octaves in _melody(sounds[first:], ending))
        # A new sentence begins high again.
        fallen = fallen + 1 if ending == "comma" else 0
        now += phrase[-1].pause_s / pace
    end = (sounds[-1].end_s if sounds else now) + TAIL_S
    return Delivery(tuple(sounds), tuple(times), np.array(melody, dtype=np.float64), end)


def _phrases(words: tuple[SpokenWord, ...]) -> list[list[SpokenWord]]:
    """Return what is said in one breath each: up to a mark, or to a word a long phrase breathes before."""
    phrases: list[list[SpokenWord]] = [[]]
    for place, word in enumerate(words):
        phrase = phrases[-1]
        rest = next((n for n, later in enumerate(words[place:], 1) if later.ending != "none"), 0)
        if word.may_breathe and len(phrase) >= 3 and len(phrase) + rest > _BREATHLESS_WORDS and rest >= 3:
            phrase[-1] = replace(phrase[-1], pause_s=_BREATH_S, ending="comma")
            phrases.append([])
        phrases[-1].append(word)
        if word.ending != "none":
            phrases.append([])
    return [phrase for phrase in phrases if phrase]


def _running_out(sounds: list[TimedPhone]) -> list[TimedPhone]:
    """Return the sounds of a phrase, softer towards its end."""
    begin, end = sounds[0].start_s, sounds[-1].end_s
    return [
        replace(s, loudness=s.loudness * (1 - _SOFTER_BY * (s.start_s - begin) / max(end - begin, 0.2)))
        for s in sounds
    ]


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
    stresses = [sound for sound in sounds if sound.stressed]
    for sound in stresses:
        if begin < sound.start_s < turn:
            part = (sound.start_s - begin) / max(end - begin, 0.2)
            base = _START + (_SETTLED - _START) * part
            nuclear = _NUCLEAR[ending] if sound is stresses[-1] else 1.0
            lift = _STRESS * nuclear * (1.3 if ending == "exclaim" else 1.0) * (1.0 - 0.4 * part)
            middle = (sound.start_s + sound.end_s) / 2
            points += [(sound.start_s - 0.03, base), (middle, base + lift)]
    ends_stressed = sounds[last_vowel].stressed and ending != "rise"
    lift_at_end = _STRESS * _NUCLEAR[ending] if ends_stressed else 0.0
    points += [(turn, _SETTLED + lift_at_end), (end, _FINAL[ending]), (end + 0.02, _FINAL[ending])]
    return sorted(points)
