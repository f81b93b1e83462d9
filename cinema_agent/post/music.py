"""The score: a bed composed for the moods of a film, bar by bar, on one motif that keeps coming back.

Every section begins on a bar at its scene's first frame; the last one closes with a cadence and is silent at
the last sample. What a mood is made of lies in `sheets/moods.toml`. Source: ours.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cache
from importlib.resources import files
from itertools import pairwise
from types import MappingProxyType
from typing import Any

import numpy as np

from cinema_agent.media.sound import Samples
from cinema_agent.post.instruments import INSTRUMENTS, MUSIC_RATE_HZ, frequency_hz
from cinema_agent.post.signal import convolve, doubled, fade, from_db, lay, num_samples, panned, room_response
from cinema_agent.script.screenplay import Mood

BED_RMS = from_db(-22.0)
_MIDDLE_C = 60
_VOICE_CENTRE = 63
_TONICS = (48, 50, 52, 53, 55, 57)
_HALL = (2.6, 4200.0, 0.02)
_WET = 0.55
_LAST_FADE_S = 2.8
_LEAST_HUSH_S = 0.4
_DAMPED_S = 0.5
# Parts of a bar at which the motif's notes begin, and its turns in scale steps from the first note.
_RHYTHMS = (
    (0.0, 0.375, 0.5),
    (0.0, 0.25, 0.5, 0.75),
    (0.0, 0.5, 0.75),
    (0.0, 0.125, 0.25, 0.625),
    (0.0, 0.25, 0.625),
)
_TURNS = ((0, 1, 2, 1), (0, 2, 1, -1), (0, 4, 2, 1), (2, 1, 0, -3), (0, -1, 0, 3), (0, 3, 2, 0))


@dataclass(frozen=True)
class MoodCue:
    """Music of one mood from `start_s` to `end_s` of the film."""

    start_s: float
    end_s: float
    mood: Mood


@dataclass(frozen=True)
class Layer:
    """One instrument playing one part; see the head of the mood sheet."""

    instrument: str
    part: str
    octave: int = 0
    level_db: float = -12.0
    pan: float = 0.0
    pattern: tuple[int, ...] = ()
    beats_at: tuple[float, ...] = ()
    late: int = 0


@dataclass(frozen=True)
class MoodSheet:
    """What the music of a mood is made of; see the head of the mood sheet."""

    tempo_bpm: float
    beats: int
    level_db: float
    scale: tuple[int, ...]
    colour: tuple[int, ...]
    progressions: tuple[tuple[int, ...], ...]
    melody_bars: tuple[bool, ...]
    cadence: tuple[int, int]
    layers: tuple[Layer, ...]

    def midi(self, tonic: int, step: int) -> int:
        """Return the note `step` scale steps above the tonic."""
        octave, place = divmod(step, len(self.scale))
        return tonic + 12 * octave + self.scale[place]


@dataclass(frozen=True)
class Motif:
    """The film's own few notes, (part of the bar, scale steps from the first), as statement and answer."""

    statement: tuple[tuple[float, int], ...]
    answer: tuple[tuple[float, int], ...]


@dataclass(frozen=True)
class _Bar:
    """One bar of the film's music. `chord` are MIDI notes, lowest first, within an octave of the middle."""

    start_s: float
    seconds: float
    number: int
    sheet: MoodSheet
    tonic: int
    root_step: int
    is_last: bool
    rings_s: float
    motif: Motif = field(repr=False)

    @property
    def chord(self) -> tuple[int, ...]:
        notes = {self.sheet.midi(self.tonic, self.root_step + c) % 12 for c in self.sheet.colour}
        return tuple(sorted(_near(note, _MIDDLE_C) for note in notes))

    @property
    def root(self) -> int:
        return _near(self.sheet.midi(self.tonic, self.root_step), _MIDDLE_C)


@dataclass(frozen=True)
class _Note:
    at_s: float
    midi: int
    seconds: float
    gain: float = 1.0


@cache
def mood_sheets() -> Mapping[str, MoodSheet]:
    """Return every mood's sheet by name."""
    raw = tomllib.loads(files(__package__).joinpath("sheets", "moods.toml").read_text(encoding="utf-8"))
    return MappingProxyType({mood: _mood_sheet(table) for mood, table in raw.items()})


def compose(
    cues: Sequence[MoodCue], total_s: float, seed: int, *, tempo: float = 1.0, is_end: bool = True
) -> Samples:
    """Compose the score of a film.

    Args:
        cues: in order, not overlapping; where none lies there is silence.
        total_s: length of the film in seconds.
        seed: chooses tonic, motif and progressions.
        tempo: factor on every mood's tempo.
        is_end: whether the film ends here: with a cadence and a fade. Else the last notes ring on.

    Returns:
        (2, n) float32 at 48 kHz, n = round(total_s * 48000), its RMS about -22 dB while it plays.
    """
    dry = np.zeros((2, num_samples(total_s, MUSIC_RATE_HZ) + 1), np.float32)
    rng = np.random.default_rng([seed, 41])
    kept: dict[tuple[str, int, int], Samples] = {}
    for bar in _bars(cues, seed, tempo, is_end):
        for layer in bar.sheet.layers:
            gain = from_db(layer.level_db + bar.sheet.level_db)
            for note in _notes(bar, layer):
                sound = panned(
                    _sound(layer.instrument, note, kept)
                    * np.float32(gain * note.gain * rng.uniform(0.86, 1.0)),
                    layer.pan,
                )
                late_s = 0.0 if layer.part == "hits" else float(rng.uniform(0.0, 0.012))
                lay(dry, sound, num_samples(note.at_s + late_s, MUSIC_RATE_HZ))
    wet = convolve(dry, room_response(*_HALL, rate_hz=MUSIC_RATE_HZ))
    score = doubled(dry + np.float32(_WET) * wet)[:, : num_samples(total_s)]
    _hush(score, cues)
    playing = sum(cue.end_s - cue.start_s for cue in cues)
    rms = float(np.sqrt(np.sum(np.square(score)) / max(2 * num_samples(playing), 1)))
    score *= np.float32(BED_RMS / max(rms, 1e-6))
    return fade(score, out_s=min(_LAST_FADE_S, total_s / 4)) if is_end else score


def make_motif(seed: int) -> Motif:
    """Return the film's motif: a statement of three or four notes, and an answer that turns it over."""
    rng = np.random.default_rng([seed, 17])
    rhythm = _RHYTHMS[int(rng.integers(len(_RHYTHMS)))]
    turns = _TURNS[int(rng.integers(len(_TURNS)))]
    statement = tuple(zip(rhythm, turns, strict=False))
    answer = tuple((at, -turn if index else 1) for index, (at, turn) in enumerate(statement[:-1]))
    return Motif(statement, answer)


def _hush(score: Samples, cues: Sequence[MoodCue]) -> None:
    """Let nothing ring on into a silence between two cues (in place)."""
    for cue, following in pairwise(cues):
        if following.start_s - cue.end_s >= _LEAST_HUSH_S:
            begin, end = num_samples(cue.end_s), num_samples(following.start_s)
            falling = min(num_samples(_DAMPED_S), end - begin)
            score[:, begin : begin + falling] *= (
                np.cos(np.linspace(0, np.pi / 2, falling, dtype=np.float32)) ** 2
            )
            score[:, begin + falling : end] = 0.0


def _bars(cues: Sequence[MoodCue], seed: int, tempo: float, is_end: bool) -> Iterator[_Bar]:
    rng = np.random.default_rng([seed, 23])
    tonic = _TONICS[int(rng.integers(len(_TONICS)))]
    choice = int(rng.integers(1000))
    motif = make_motif(seed)
    for cue in cues:
        sheet = mood_sheets()[cue.mood]
        usual_s = 60 / (sheet.tempo_bpm * tempo) * sheet.beats
        length = cue.end_s - cue.start_s
        count = max(1, round(length / usual_s))
        progression = sheet.progressions[choice % len(sheet.progressions)]
        closes = is_end and cue is cues[-1]
        for number in range(count):
            from_end = count - 1 - number
            step = progression[number % len(progression)]
            if closes and count >= 2 and from_end < 2:
                step = sheet.cadence[1 - from_end]
            last = closes and from_end == 0
            start = cue.start_s + number * length / count
            rings = cue.end_s - start if last else length / count
            yield _Bar(start, length / count, number, sheet, tonic, step, last, rings, motif)


def _notes(bar: _Bar, layer: Layer) -> Iterator[_Note]:
    """Return what a layer plays in a bar."""
    if bar.number < layer.late:
        return
    lift = 12 * layer.octave
    if bar.is_last and layer.part in ("arpeggio", "pulse", "hits"):
        # The last bar only rings: one broken chord, no more motion.
        if layer.part == "arpeggio":
            for place, midi in enumerate(bar.chord):
                yield _Note(bar.start_s + 0.11 * place, midi + lift, bar.rings_s, 0.9)
        return
    if layer.part == "chords":
        for midi in bar.chord:
            yield _Note(bar.start_s, midi + lift, bar.rings_s)
    elif layer.part == "pedal":
        if bar.number % 2 == 0 or bar.is_last:
            yield _Note(bar.start_s, _near(bar.tonic, _MIDDLE_C) + lift, bar.seconds * 2)
    elif layer.part in ("roots", "hits"):
        for beat in layer.beats_at[: 1 if bar.is_last else None]:
            held = bar.rings_s if bar.is_last else bar.seconds / len(layer.beats_at)
            yield _Note(
                bar.start_s + bar.seconds * beat / bar.sheet.beats,
                bar.root + lift,
                held,
                1.0 if beat == 0 else 0.8,
            )
    elif layer.part in ("arpeggio", "pulse"):
        yield from _patterned(bar, layer, lift)
    elif layer.part == "melody":
        yield from _melody(bar, lift)


def _patterned(bar: _Bar, layer: Layer, lift: int) -> Iterator[_Note]:
    step_s = bar.seconds / len(layer.pattern)
    root = bar.root
    upper = sorted({root, *(n if n >= root else n + 12 for n in bar.chord)})
    tones = upper if layer.part == "pulse" else (*bar.chord, bar.chord[0] + 12)
    for place, tone in enumerate(layer.pattern):
        if tone >= 0:
            midi = tones[tone % len(tones)] + 12 * (tone // len(tones))
            held = step_s * (0.7 if layer.part == "pulse" else 2.0)
            yield _Note(bar.start_s + place * step_s, midi + lift, held, 1.0 if place == 0 else 0.72)


def _melody(bar: _Bar, lift: int) -> Iterator[_Note]:
    """Lead the motif through the chord: statement, answer, statement again, and the tonic at the very end."""
    anchor = bar.root_step % len(bar.sheet.scale) + (bar.sheet.colour[1] if bar.number % 4 == 2 else 0)
    if bar.is_last:
        yield _Note(bar.start_s, _near(bar.tonic, _VOICE_CENTRE) + lift, bar.rings_s)
        return
    if not bar.sheet.melody_bars[bar.number % len(bar.sheet.melody_bars)]:
        return
    first = _near(bar.sheet.midi(bar.tonic, anchor), _VOICE_CENTRE)
    phrase = bar.motif.answer if bar.number % 4 in (1, 3) else bar.motif.statement
    starts = [at for at, _ in phrase] + [1.0]
    for index, (at, turn) in enumerate(phrase):
        midi = first + bar.sheet.midi(0, anchor + turn) - bar.sheet.midi(0, anchor)
        held = (starts[index + 1] - at) * bar.seconds
        yield _Note(bar.start_s + at * bar.seconds, midi + lift, held * 1.05, 1.0 if at == 0 else 0.85)


def _sound(instrument: str, note: _Note, kept: dict[tuple[str, int, int], Samples]) -> Samples:
    """Return a note's samples; equal notes are played once and kept."""
    tenths = max(1, round(note.seconds * 10))
    key = (instrument, note.midi, tenths)
    if key not in kept:
        kept[key] = INSTRUMENTS[instrument](frequency_hz(note.midi), tenths / 10)
    return kept[key]


def _near(note: int, centre: int) -> int:
    """Return the note of the same name within the octave around `centre`."""
    return centre - 6 + (note - centre + 6) % 12


def _mood_sheet(table: Mapping[str, Any]) -> MoodSheet:
    plain = {f.name: table[f.name] for f in fields(MoodSheet) if f.name != "layers"}
    tupled = {name: _tupled(value) for name, value in plain.items()}
    layers = tuple(Layer(**{key: _tupled(value) for key, value in row.items()}) for row in table["layers"])
    return MoodSheet(**tupled, layers=layers)


def _tupled(value: Any) -> Any:
    return tuple(_tupled(item) for item in value) if isinstance(value, list) else value
