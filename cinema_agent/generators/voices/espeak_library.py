"""espeak-ng as one function: text in; samples, words and sounds out. Knows nothing of characters or films.

The library keeps state between utterances that changes what it says next (measured: other samples, other
lengths). So each line gets a library loaded afresh (5 ms), one at a time, and sounds the same whatever was
said before it.
"""

from __future__ import annotations

import ctypes
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cinema_agent.errors import GeneratorError

_RETRIEVAL = 1 << 1
_PHONEME_EVENTS, _IPA, _NO_EXIT = 1 << 0, 1 << 1, 1 << 15
_UTF8 = 1
_RATE, _PITCH, _RANGE = 1, 3, 4
_END_OF_EVENTS, _WORD, _PHONEME = 0, 1, 7
_ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True)
class Saying:
    """How to say a text: espeak's voice name, words a minute, and pitch and range from 0 to 100."""

    voice: str
    words_a_minute: int
    pitch: int
    range: int
    seed: int


@dataclass(frozen=True)
class Spoken:
    """What was said: int16 at `rate_hz`; words: (second, first letter, letters); sounds: (second, IPA)."""

    samples: NDArray[np.int16]
    rate_hz: int
    words: tuple[tuple[float, int, int], ...]
    sounds: tuple[tuple[float, str], ...]


class _Name(ctypes.Union):
    _fields_ = [("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8)]


class _Event(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position_ms", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _Name),
    ]


_Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)


def say(text: str, saying: Saying) -> Spoken:
    """Say a text.

    Raises:
        GeneratorError: espeak-ng is not installed, cannot start, or does not know the voice.
    """
    loader = _loader()
    with _ONE_AT_A_TIME:
        library = ctypes.CDLL(loader.get_library_path())
        try:
            return _say_with(library, str(loader.get_data_path()), text, saying)
        finally:
            library.espeak_Terminate()
            _unload(library)


def has_variant(name: str) -> bool:
    """Whether espeak-ng has a voice variant of this name.

    Raises:
        GeneratorError: espeak-ng is not installed.
    """
    variants = Path(_loader().get_data_path()) / "voices" / "!v"
    return name in {file.name for file in variants.iterdir()}


def _loader() -> Any:
    try:
        import espeakng_loader
    except ImportError as problem:
        raise GeneratorError(
            "voice 'espeak' needs espeak-ng; install cinema-agent[voice] or choose --voice murmur"
        ) from problem
    return espeakng_loader


def _say_with(library: ctypes.CDLL, data_path: str, text: str, saying: Saying) -> Spoken:
    rate_hz = library.espeak_Initialize(_RETRIEVAL, 0, data_path.encode(), _PHONEME_EVENTS | _IPA | _NO_EXIT)
    if rate_hz <= 0:
        raise GeneratorError(
            f"espeak-ng cannot start with its data in {Path(data_path).name!r}; reinstall cinema-agent[voice]"
        )
    if hasattr(library, "espeak_ng_SetRandSeed"):
        library.espeak_ng_SetRandSeed(ctypes.c_long(saying.seed & 0x7FFFFFFF))
    if library.espeak_SetVoiceByName(saying.voice.encode()) != 0:
        language = saying.voice.split("+")[0]
        raise GeneratorError(
            f"espeak-ng does not speak {language!r}; choose another --language or --voice murmur"
        )
    for parameter, value in ((_RATE, saying.words_a_minute), (_PITCH, saying.pitch), (_RANGE, saying.range)):
        library.espeak_SetParameter(parameter, value, 0)

    pieces: list[NDArray[np.int16]] = []
    words: list[tuple[float, int, int]] = []
    sounds: list[tuple[float, str]] = []

    def collect(wave: Any, count: int, events: Any) -> int:
        if wave and count:
            pieces.append(np.ctypeslib.as_array(wave, (count,)).astype(np.int16))
        index = 0
        while events[index].type != _END_OF_EVENTS:
            event = events[index]
            second = event.audio_position_ms / 1000
            if event.type == _WORD:
                words.append((second, event.text_position - 1, event.length))
            elif event.type == _PHONEME:
                sounds.append((second, bytes(event.id.string).decode("utf-8", "ignore")))
            index += 1
        return 0

    callback = _Callback(collect)
    library.espeak_SetSynthCallback(callback)
    encoded = text.encode()
    library.espeak_Synth(encoded, len(encoded) + 1, 0, 1, 0, _UTF8, None, None)
    library.espeak_Synchronize()
    samples = np.concatenate(pieces) if pieces else np.zeros(0, np.int16)
    return Spoken(samples, rate_hz, tuple(words), tuple(sounds))


def _unload(library: ctypes.CDLL) -> None:
    close = ctypes.CDLL(None).dlclose
    close.argtypes = [ctypes.c_void_p]
    close(library._handle)
