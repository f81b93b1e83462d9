"""The score: composed for the moods of a film, beat by beat, on themes that keep coming back.

Every stretch begins on a bar; the last one closes with a cadence and is silent at the last sample. Moods and
bands lie in sheets, see `score_sheets`; which theme is due when, `score` has planned. Source: ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np

from cinema_agent.media.sound import Samples
from cinema_agent.post.instruments import MUSIC_RATE_HZ, frequency_hz, play
from cinema_agent.post.score_sheets import Layer, MoodSheet, Player, mood_sheets, player_of
from cinema_agent.post.signal import convolve, doubled, fade, from_db, lay, num_samples, panned, room_response
from cinema_agent.post.themes import Phrase, Theme, make_theme
from cinema_agent.script.screenplay import Mood
from cinema_agent.script.takes import ThemeCue

BED_RMS = from_db(-22.0)
BARS_OF_A_THEME = 2

_MIDDLE_C = 60
_VOICE_CENTRE = 63
_TONICS = (48, 50, 52, 53, 55, 57)
_HALL = (2.6, 4200.0, 0.02)
_WET = 0.55
_LAST_FADE_S = 2.8
_LEAST_HUSH_S = 0.4
_DAMPED_S = 0.3
_GRACE_S = 0.09
_ON_TIME_S = 0.02
_HIT_LAYERS = (
    Layer("stab", "chords", 0, -9.0, 0.0),
    Layer("boom", "roots", -2, -4.0, 0.0),
    Layer("ring", "roots", 0, -14.0, 0.2),
)
_HIT_S = 1.6
_UNDER_A_THEME = 0.65


@dataclass(frozen=True)
class MoodCue:
    """Music of one mood from `start_s` to `end_s`, by a band, on beats, with themes and accents.

    Without beats the mood's own tempo is kept, without themes the film's is stated at the beginning.
    """

    start_s: float
    end_s: float
    mood: Mood
    band: str = "chamber"
    beats_s: tuple[float, ...] = ()
    themes: tuple[ThemeCue, ...] = ()
    hits_s: tuple[float, ...] = ()


@dataclass(frozen=True)
class _Bar:
    """One bar of the film's music: its beats (the end included), its chord, and the melody it has."""

    beats_s: tuple[float, ...]
    number: int
    cue: MoodCue
    sheet: MoodSheet
    tonic: int
    root_step: int
    is_last: bool
    phrase: Phrase = ()
    theme: Theme | None = field(default=None, repr=False)

    @property
    def start_s(self) -> float:
        return self.beats_s[0]

    @property
    def seconds(self) -> float:
        return self.beats_s[-1] - self.beats_s[0]

    @property
    def rings_s(self) -> float:
        """How long a chord of this bar sounds: the last one to the end."""
        return self.cue.end_s - self.start_s if self.is_last else self.seconds

    @property
    def chord(self) -> tuple[int, ...]:
        """MIDI notes, lowest first, within an octave of the middle."""
        notes = {self.sheet.midi(self.tonic, self.root_step + c) % 12 for c in self.sheet.colour}
        return tuple(sorted(_near(note, _MIDDLE_C) for note in notes))

    @property
    def root(self) -> int:
        return _near(self.sheet.midi(self.tonic, self.root_step), _MIDDLE_C)

    def holds(self, beat: float) -> bool:
        """Whether the bar is long enough to have this beat."""
        return beat < len(self.beats_s) - 1 - 1e-6

    def when_s(self, beat: float) -> float:
        """Return when a beat, or a place between two, is reached."""
        return float(np.interp(beat, np.arange(len(self.beats_s)), self.beats_s))


@dataclass(frozen=True)
class _Note:
    at_s: float
    midi: int
    seconds: float
    gain: float = 1.0


def compose(cues: Sequence[MoodCue], total_s: float, seed: int, *, rings_on_s: float = 0.0) -> Samples:
    """Compose the score of a film, or of one reel of it.

    Args:
        cues: in order, not overlapping; where none lies there is silence. What begins before 0 was played by
            the reel before.
        total_s: length of the film or reel in seconds.
        seed: chooses tonic, progressions and the film's own theme.
        rings_on_s: how long the last notes may ring on; 0: the film ends here, with a cadence and a fade.

    Returns:
        (2, n) float32 at 48 kHz, n = round((total_s + rings_on_s) * 48000), RMS about -22 dB while it plays.
    """
    length_s = total_s + rings_on_s
    dry = _played(cues, total_s, num_samples(length_s, MUSIC_RATE_HZ) + 1, seed, closes=not rings_on_s)
    wet = convolve(dry, room_response(*_HALL, rate_hz=MUSIC_RATE_HZ))
    score = doubled(dry + np.float32(_WET) * wet)[:, : num_samples(length_s)]
    _hush(score, cues)
    playing = sum(min(cue.end_s, total_s) - max(cue.start_s, 0.0) for cue in cues)
    rms = float(np.sqrt(np.sum(np.square(score)) / max(2 * num_samples(playing), 1)))
    score *= np.float32(BED_RMS / max(rms, 1e-6))
    return score if rings_on_s else fade(score, out_s=min(_LAST_FADE_S, total_s / 4))


def _played(cues: Sequence[MoodCue], total_s: float, length: int, seed: int, *, closes: bool) -> Samples:
    """Return everything that begins between 0 and `total_s`, without the hall, (2, length) at half rate."""
    rng = np.random.default_rng([seed, 41])
    kept: dict[tuple[str, int, int], Samples] = {}
    sides: dict[float, Samples] = {}
    for bar in _bars(cues, seed, closes):
        if not -_ON_TIME_S <= bar.start_s < total_s - _ON_TIME_S:
            continue
        for layer, note in _heard(bar):
            player = player_of(bar.cue.band, bar.cue.mood, layer.role)
            if player is None:
                continue
            gain = from_db(layer.level_db + player.level_db + bar.sheet.level_db)
            loose_s = 0.0 if layer.part == "hits" or layer in _HIT_LAYERS else float(rng.uniform(0.0, 0.012))
            sound = _sound(player, note, kept) * np.float32(gain * note.gain * rng.uniform(0.86, 1.0))
            track = sides.setdefault(layer.pan, np.zeros(length, np.float32))
            lay(track, sound, num_samples(max(note.at_s, 0.0) + loose_s, MUSIC_RATE_HZ))
    dry = np.zeros((2, length), np.float32)
    for pan, track in sides.items():
        dry += panned(track, pan)
    return dry


def _hush(score: Samples, cues: Sequence[MoodCue]) -> None:
    """Let nothing ring on into a silence between two cues (in place)."""
    for cue, following in pairwise(cues):
        if following.start_s - cue.end_s >= _LEAST_HUSH_S:
            begin, end = num_samples(max(cue.end_s, 0.0)), num_samples(max(following.start_s, 0.0))
            falling = min(num_samples(_DAMPED_S), end - begin, max(score.shape[1] - begin, 0))
            score[:, begin : begin + falling] *= (
                np.cos(np.linspace(0, np.pi / 2, falling, dtype=np.float32)) ** 2
            )
            score[:, begin + falling : end] = 0.0


def _bars(cues: Sequence[MoodCue], seed: int, closes: bool) -> Iterator[_Bar]:
    rng = np.random.default_rng([seed, 23])
    tonic = _TONICS[int(rng.integers(len(_TONICS)))]
    choice = int(rng.integers(1000))
    for cue in cues:
        sheet = mood_sheets()[cue.mood]
        beats = bars_of(cue.beats_s or _even_beats(cue, sheet), sheet.beats)
        progression = sheet.progressions[choice % len(sheet.progressions)]
        themes = _themes_by_bar(cue, beats, seed)
        is_closing = closes and cue is cues[-1]
        spoken_of = next(iter(themes.values()), None)
        for number, bar_beats in enumerate(beats):
            from_end = len(beats) - 1 - number
            step = progression[number % len(progression)]
            spoken_of = themes.get(number, spoken_of)
            phrase = _phrase(themes, number)
            if phrase:
                step = _harmony(phrase, sheet, step)
            if is_closing and len(beats) >= 2 and from_end < 2:
                step = sheet.cadence[1 - from_end]
                # The film's own theme may have the last word: then the chord before the last follows it.
                step = _harmony(phrase, sheet, step) if number in themes else step
            is_last = is_closing and from_end == 0
            yield _Bar(bar_beats, number, cue, sheet, tonic, step, is_last, phrase, spoken_of)


def bars_of(beats_s: Sequence[float], beats: int) -> list[tuple[float, ...]]:
    """Return a stretch of beats bar by bar, each with its end; what is left over makes the last one longer,
    or a short one of its own.
    """
    count = max(1, round((len(beats_s) - 1) / beats - 0.01))
    edges = [number * beats for number in range(count)] + [len(beats_s) - 1]
    return [tuple(beats_s[a : b + 1]) for a, b in pairwise(edges)]


def _even_beats(cue: MoodCue, sheet: MoodSheet) -> tuple[float, ...]:
    length = cue.end_s - cue.start_s
    count = max(1, round(length / (60 / sheet.tempo_bpm * sheet.beats))) * sheet.beats
    return tuple(cue.start_s + length * number / count for number in range(count + 1))


def _themes_by_bar(cue: MoodCue, bars: Sequence[tuple[float, ...]], seed: int) -> dict[int, Theme]:
    """Return the theme that begins with each bar."""
    if not cue.themes:
        return {0: make_theme(seed)}
    starts = np.array([bar[0] for bar in bars])
    return {int(np.argmin(np.abs(starts - due.at_s))): make_theme(due.seed) for due in cue.themes}


def _phrase(themes: Mapping[int, Theme], bar: int) -> Phrase:
    """Return the bar of a theme that is due: one that begins goes before the rest of another."""
    for begun in range(bar, bar - BARS_OF_A_THEME, -1):
        if begun in themes:
            return themes[begun].bars[bar - begun]
    return ()


def _harmony(phrase: Phrase, sheet: MoodSheet, wished: int) -> int:
    """Return the root whose chord holds a phrase's notes longest, the one wished for if it is as good."""
    steps = len(sheet.scale)
    ends = [*(at for at, _ in phrase[1:]), 1.0]
    weights = [(step % steps, 4 * (end - at)) for (at, step), end in zip(phrase, ends, strict=True)]

    def fits(root: int) -> float:
        chord = {(root + third) % steps for third in (0, 2, 4)}
        return sum(weight for step, weight in weights if step in chord)

    return max(sheet.roots, key=lambda root: (fits(root) + 0.5 * (root == wished), root == wished, -root))


def _heard(bar: _Bar) -> Iterator[tuple[Layer, _Note]]:
    """Return what is played in a bar, and by which layer."""
    for layer in bar.sheet.layers:
        # What runs about steps back while a theme is stated.
        gain = _UNDER_A_THEME if bar.phrase and layer.part in ("arpeggio", "pulse") else 1.0
        for note in _notes(bar, layer):
            yield layer, replace(note, gain=note.gain * gain)
    for hit_s in bar.cue.hits_s:
        if bar.start_s - _ON_TIME_S <= hit_s < bar.beats_s[-1] - _ON_TIME_S:
            for layer in _HIT_LAYERS:
                tones = bar.chord if layer.part == "chords" else (bar.root,)
                for midi in tones:
                    yield layer, _Note(hit_s, midi + 12 * layer.octave, _HIT_S, from_db(bar.sheet.hit_db))


def _notes(bar: _Bar, layer: Layer) -> Iterator[_Note]:
    """Return what a layer plays in a bar."""
    if bar.number < layer.late and not (bar.is_last and layer.part == "roots"):
        return
    lift = 12 * layer.octave
    if bar.is_last and layer.part in ("arpeggio", "pulse", "hits"):
        # The last bar only rings: one broken chord, no more motion.
        if layer.part == "arpeggio":
            for place, midi in enumerate(bar.chord):
                yield _Note(bar.start_s + 0.11 * place, midi + lift, bar.rings_s, 0.9)
    elif layer.part == "chords":
        for midi in bar.chord:
            yield _Note(bar.start_s, midi + lift, bar.rings_s)
    elif layer.part == "pedal":
        if bar.number % 2 == 0 or bar.is_last:
            yield _Note(bar.start_s, _near(bar.tonic, _MIDDLE_C) + lift, bar.rings_s * 2)
    elif layer.part in ("roots", "hits"):
        yield from _strokes(bar, layer, lift)
    elif layer.part in ("arpeggio", "pulse"):
        yield from _patterned(bar, layer, lift)
    elif layer.part == "melody":
        yield from _melody(bar, lift)


def _strokes(bar: _Bar, layer: Layer, lift: int) -> Iterator[_Note]:
    for beat in layer.beats_at[: 1 if bar.is_last else None]:
        if bar.holds(beat):
            held = bar.rings_s if bar.is_last else bar.seconds / len(layer.beats_at)
            yield _Note(bar.when_s(beat), bar.root + lift, held, 1.0 if beat == 0 else 0.8)


def _patterned(bar: _Bar, layer: Layer, lift: int) -> Iterator[_Note]:
    per_step = bar.sheet.beats / len(layer.pattern)
    root = bar.root
    upper = sorted({root, *(n if n >= root else n + 12 for n in bar.chord)})
    tones = upper if layer.part == "pulse" else (*bar.chord, bar.chord[0] + 12)
    for place in range(round((len(bar.beats_s) - 1) / per_step)):
        tone = layer.pattern[place % len(layer.pattern)]
        if tone >= 0:
            at_s, next_s = bar.when_s(place * per_step), bar.when_s((place + 1) * per_step)
            midi = tones[tone % len(tones)] + 12 * (tone // len(tones))
            held = (next_s - at_s) * (0.7 if layer.part == "pulse" else 2.0)
            yield _Note(at_s, midi + lift, held, 1.0 if place % len(layer.pattern) == 0 else 0.72)


def _melody(bar: _Bar, lift: int) -> Iterator[_Note]:
    """A theme where one is due, else now and then what is made of the last one; at the end the tonic."""
    sheet = bar.sheet
    if bar.is_last:
        yield _Note(bar.start_s, _near(bar.tonic, _VOICE_CENTRE) + lift, bar.rings_s)
        return
    if bar.phrase and bar.theme:
        first = bar.theme.statement[0][1]
        lowest = _near(sheet.midi(bar.tonic, first), _VOICE_CENTRE)
        tune = [(at, lowest + sheet.midi(0, step) - sheet.midi(0, first)) for at, step in bar.phrase]
        yield from _turned(bar, tune, lift)
    elif bar.theme and sheet.melody_bars[bar.number % len(sheet.melody_bars)]:
        # Led through the chord: its shape only, from a note of the harmony.
        anchor = bar.root_step % len(sheet.scale)
        lowest = _near(sheet.midi(bar.tonic, anchor), _VOICE_CENTRE)
        start = bar.theme.statement[0][1]
        tune = [
            (at, lowest + sheet.midi(0, anchor + step - start) - sheet.midi(0, anchor))
            for at, step in bar.theme.statement[:3]
        ]
        yield from _sung(bar, tune, lift, 0.75)


def _turned(bar: _Bar, tune: list[tuple[float, int]], lift: int) -> Iterator[_Note]:
    """Play a bar of a theme as its mood turns it."""
    turn = bar.sheet.turn
    yield from _sung(bar, tune, lift - (12 if turn == "low" else 0), 1.0)
    if turn == "octave":
        yield from _sung(bar, tune, lift + 12, 0.35)
    elif turn == "grace":
        at, midi = tune[0]
        start_s = bar.when_s(at * bar.sheet.beats)
        yield _Note(start_s - _GRACE_S, midi + lift - 1, _GRACE_S, 0.45)
    elif turn == "echo" and len(tune) <= 2:
        at, midi = tune[-1]
        yield from _sung(bar, [(at + (1 - at) / 2, midi)], lift, 0.4)


def _sung(bar: _Bar, tune: list[tuple[float, int]], lift: int, gain: float) -> Iterator[_Note]:
    starts = [at * bar.sheet.beats for at, _ in tune] + [float(len(bar.beats_s) - 1)]
    for index, (at, midi) in enumerate(tune):
        if bar.holds(starts[index]):
            at_s = bar.when_s(starts[index])
            held = (bar.when_s(starts[index + 1]) - at_s) * bar.sheet.touch
            yield _Note(at_s, midi + lift, held, gain * (1.0 if at == 0 else 0.85))


def _sound(player: Player, note: _Note, kept: dict[tuple[str, int, int], Samples]) -> Samples:
    """Return a note's samples; equal notes are played once and kept."""
    tenths = max(1, round(note.seconds * 10))
    midi = note.midi + 12 * player.octave
    key = (player.instrument, midi, tenths)
    if key not in kept:
        kept[key] = play(player.instrument, frequency_hz(midi), tenths / 10)
    return kept[key]


def _near(note: int, centre: int) -> int:
    """Return the note of the same name within the octave around `centre`."""
    return centre - 6 + (note - centre + 6) % 12
