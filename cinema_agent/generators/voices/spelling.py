"""From written text to speech sounds: words with their phones, stress, and the pauses between them.

Rules lie in `sheets/spelling.toml`. Latin text is read by rules of its language, Greek and Cyrillic letter by
letter, kana and Hangul by the sound in their Unicode name, every other script by a syllable made of its code
point.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

from cinema_agent.generators.voices.phones import phones, read_sheet

Ending = Literal["none", "comma", "fall", "ask", "rise", "exclaim"]
"""How a phrase ends; `ask`: a question that begins with its question word, and falls."""

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[^\w\s]")
_ENDINGS: dict[str, Ending] = {"?": "rise", "？": "rise", "!": "exclaim", "！": "exclaim"}
_FALLING = ".…。"
_LONGEST_UNSPACED = 4
_SYLLABLE_ONSETS = ("k", "s", "t", "n", "h", "m", "j", "r", "w", "g", "d", "b", "sh")
_SYLLABLE_VOWELS = ("aa", "iy", "uw", "eh", "ao")


@dataclass(frozen=True)
class SpokenWord:
    """A word as it is said. `stressed`: index of the stressed vowel in `phones`, none in a weak word.

    `may_breathe`: a long phrase may take breath before it.
    """

    text: str
    phones: tuple[str, ...]
    stressed: int | None
    pause_s: float = 0.0
    ending: Ending = "none"
    may_breathe: bool = False


@dataclass(frozen=True)
class _Rules:
    pattern: re.Pattern[str]
    sounds: tuple[tuple[str, ...], ...]
    letters: frozenset[str]
    unstressed: frozenset[str]
    asking: frozenset[str]
    breathes: frozenset[str]


def spoken_words(text: str, language: str) -> tuple[SpokenWord, ...]:
    """Return the words of a line as they are said, none if it holds nothing to say.

    Args:
        text: the line as written.
        language: a tag such as `en` or `pt-BR`; unknown ones are read by continental rules.
    """
    rules = _rules(_family(language))
    pauses = _sheet()["pauses"]
    words: list[SpokenWord] = []
    for token in _tokens(text):
        if token[0].isalnum():
            sounds = _sounds(token.lower().replace("’", "'"), rules)
            if sounds and not any(phones()[sound].is_vowel for sound in sounds):
                sounds = (*sounds, "ax")
            if sounds:
                breathes = token.lower() in rules.breathes
                words.append(SpokenWord(token, sounds, _stress(token, sounds, rules), may_breathe=breathes))
        elif words and token in pauses:
            last = words[-1]
            ending = _stronger(last.ending, _ending(token))
            words[-1] = replace(last, pause_s=max(last.pause_s, pauses[token]), ending=ending)
    if words and words[-1].ending in ("none", "comma"):
        words[-1] = replace(words[-1], ending="fall")
    return tuple(_asked(words, rules))


def _asked(words: Sequence[SpokenWord], rules: _Rules) -> Iterator[SpokenWord]:
    """Yield the words, questions that begin with a question word marked: they fall where others rise."""
    opens = True
    is_asking = False
    for word in words:
        is_asking = word.text.lower() in rules.asking if opens else is_asking
        opens = word.ending not in ("none", "comma")
        yield replace(word, ending="ask") if is_asking and word.ending == "rise" else word


def _tokens(text: str) -> Iterator[str]:
    for token in _TOKEN.findall(unicodedata.normalize("NFC", text)):
        if token[0].isalnum() and _is_unspaced(token[0]):
            for start in range(0, len(token), _LONGEST_UNSPACED):
                yield token[start : start + _LONGEST_UNSPACED]
        else:
            yield token


def _is_unspaced(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith(("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER"))


def _ending(mark: str) -> Ending:
    return _ENDINGS.get(mark, "fall" if mark in _FALLING else "comma")


def _stronger(one: Ending, other: Ending) -> Ending:
    order: tuple[Ending, ...] = ("none", "comma", "fall", "exclaim", "ask", "rise")
    return max(one, other, key=order.index)


def _sounds(word: str, rules: _Rules) -> tuple[str, ...]:
    sheet = _sheet()
    word = "".join(_plain(letter, rules) for letter in word)
    sounds: list[str] = []
    place = 0
    while place < len(word):
        letter = word[place]
        match = rules.pattern.match(word, place)
        if match and match.lastindex:
            sounds.extend(rules.sounds[match.lastindex - 1])
            place = max(match.end(), place + 1)
            continue
        if letter in sheet["letters"] or letter in sheet["digits"]:
            sounds.extend((sheet["letters"].get(letter) or sheet["digits"].get(letter) or "").split())
        else:
            sounds.extend(_by_name(letter, place))
        place += 1
    return tuple(sounds)


def _plain(letter: str, rules: _Rules) -> str:
    """Drop the accents of a letter no rule knows."""
    if letter in rules.letters or letter in _sheet()["letters"]:
        return letter
    name = unicodedata.name(letter, "")
    if name.startswith(("LATIN", "GREEK", "CYRILLIC")):
        return unicodedata.normalize("NFD", letter)[0]
    return letter


def _by_name(letter: str, place: int) -> tuple[str, ...]:
    """Return the sounds of a letter without a rule: by its Unicode name, or a syllable of its code point."""
    name = unicodedata.name(letter, "")
    if unicodedata.category(letter)[0] == "M" or letter == "'" or name.endswith(("SMALL TU", "SOUND MARK")):
        return ()
    if name.startswith(("HIRAGANA", "KATAKANA", "HANGUL SYLLABLE")):
        return _sounds(name.rsplit(" ", 1)[-1].lower(), _rules("latin"))
    code = ord(letter)
    onset = _SYLLABLE_ONSETS[code % len(_SYLLABLE_ONSETS)]
    vowel = _SYLLABLE_VOWELS[code // len(_SYLLABLE_ONSETS) % len(_SYLLABLE_VOWELS)]
    # Alphabets hold about one vowel for each consonant; an ideograph is a syllable by itself.
    return (onset, vowel) if name.startswith("CJK") or place % 2 == 0 else (vowel,)


def _stress(word: str, sounds: tuple[str, ...], rules: _Rules) -> int | None:
    if word.lower() in rules.unstressed:
        return None
    known = phones()
    vowels = [
        index
        for index, sound in enumerate(sounds)
        if known[sound].is_vowel and (index == 0 or not known[sounds[index - 1]].is_vowel)
    ]
    return vowels[0 if len(vowels) <= 2 else len(vowels) - 3]


def _family(language: str) -> str:
    family = _sheet()["languages"].get(language.replace("_", "-").split("-")[0].lower(), "latin")
    return str(family)


@cache
def _sheet() -> dict[str, Any]:
    return read_sheet("spelling.toml")


@cache
def _rules(family: str) -> _Rules:
    table = _sheet()[family]
    patterns = [pattern for pattern, _ in table["rules"]]
    return _Rules(
        pattern=re.compile("|".join(f"({pattern})" for pattern in patterns)),
        sounds=tuple(tuple(sounds.split()) for _, sounds in table["rules"]),
        letters=frozenset(letter for pattern in patterns for letter in pattern if letter.isalpha()),
        unstressed=frozenset(table["unstressed"].split()),
        asking=frozenset(table["asking"].split()),
        breathes=frozenset(table["breathes"].split()),
    )
