"""The mix: every sound of the cut on its stem, the bed out of the voices' way, at the loudness asked for.

A function of nothing but the cut and the recorded lines. Stems are 48 kHz stereo, as long as the film to the
sample. Long films are mixed reel by reel.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from cinema_agent.media.files import media_error
from cinema_agent.media.sound import SOUND_RATE_HZ, Samples, WavWriter, envelope
from cinema_agent.post.effects import is_ambience, render_effect
from cinema_agent.post.gauge import FILM, Gauge, Gauged
from cinema_agent.post.loudness import Master
from cinema_agent.post.music import MoodCue, compose
from cinema_agent.post.reels import Reel, reels_of
from cinema_agent.post.room_tone import TONE, room_tone
from cinema_agent.post.rooms import in_room
from cinema_agent.post.score_sheets import mood_sheets
from cinema_agent.post.signal import fade, from_db, lay, num_samples, panned, rounded_mean, to_samples
from cinema_agent.post.silence import SILENCE
from cinema_agent.script.screenplay import Mood
from cinema_agent.script.takes import Cut, ScoreCue, SoundEvent

MIX_VERSION = "4"
"""Rises when the same cut and lines give another mix."""

AMBIENCE_FADE_S = 0.8
AMBIENCE_DB = -8.0
MUSIC_DB = -6.5
CLEARANCE_DB = 9.0
DEFAULT_LUFS = -16.0

_STEP_S = 0.01
_STEP = num_samples(_STEP_S)
_SPEAKING = from_db(-46.0)
_MUSIC_DUCK_DB = 8.0
_EFFECTS_DUCK_DB = 4.0
_LOOK_AHEAD_S = 0.30
_HOLD_S = 0.60
_GLIDE_S = 0.40
_HUSH_GLIDE_S = 0.14
_RING_S = 4.0
_SLIVER_S = 0.2
_PIECE = 10 * SOUND_RATE_HZ

LineLoader = Callable[[str], Samples]
"""A line's id -> its samples at 48 kHz, mono (n,) or (1, n)."""


@dataclass(frozen=True)
class Stems:
    """The sound of a film apart: each (2, n) float32 at 48 kHz; together they are the film."""

    dialogue: Samples
    effects: Samples
    music: Samples

    @property
    def film(self) -> Samples:
        """The stems added up."""
        return self.dialogue + self.effects + self.music

    def named(self) -> Mapping[str, Samples]:
        """Return the stems by name."""
        return {"dialogue": self.dialogue, "effects": self.effects, "music": self.music}

    def louder(self, gain: Samples) -> Stems:
        """Return the stems with a gain at each sample."""
        return Stems(self.dialogue * gain, self.effects * gain, self.music * gain)

    def pieces(self) -> Iterator[Stems]:
        """Return the stems in pieces of ten seconds."""
        for start in range(0, self.dialogue.shape[1], _PIECE):
            yield Stems(*(samples[:, start : start + _PIECE] for samples in self.named().values()))


@dataclass(frozen=True)
class MixReport:
    """What was written, by stem name and `film`, and what was measured of it."""

    files: Mapping[str, Path]
    gauged: Gauged


def film_samples(cut: Cut) -> int:
    """Return how many samples the film lasts: round(frames / rate * 48000), exactly."""
    return round(Fraction(cut.total_frames) / Fraction(cut.rate) * SOUND_RATE_HZ)


def mix(cut: Cut, load_line: LineLoader, *, loudness_lufs: float = DEFAULT_LUFS) -> Stems:
    """Mix a film that fits in memory (2.5 MB a second); `mix_to_files` takes any length.

    Args:
        cut: says which sounds when, how loud and where.
        load_line: gives the recorded lines; it may raise MediaError.
        loudness_lufs: integrated loudness of the sum, its true peaks stay below -1 dBTP.

    Returns:
        Stems whose sum is the film; a silent cut gives silence.
    """
    reels = list(_reels(cut, load_line))
    master = Master([piece.film for reel in reels for piece in reel.pieces()], loudness_lufs)
    whole = Stems(*(np.concatenate([r.named()[name] for r in reels], axis=1) for name in reels[0].named()))
    return _mastered(whole, master, cut, 0)


def mix_to_files(
    cut: Cut, load_line: LineLoader, folder: Path, *, loudness_lufs: float = DEFAULT_LUFS
) -> MixReport:
    """Mix a film of any length in little memory into `film.wav` and a WAV for each stem, all 24-bit.

    Raises:
        MediaError: a line cannot be read or a file not written.
    """
    try:
        with tempfile.TemporaryDirectory(prefix=".mix-", dir=folder) as scratch:
            shelf = _Shelf(Path(scratch))
            for reel in _reels(cut, load_line):
                shelf.keep(reel)
            return _print(shelf, Master(_Films(shelf), loudness_lufs), cut, folder)
    except OSError as problem:
        raise media_error("cannot write the mix in", folder, problem) from problem


class _Shelf:
    """Reels kept between the passes and had back in pieces, again and again: the last at hand, others on disk."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._count = 0
        self._at_hand: Stems | None = None

    def keep(self, reel: Stems) -> None:
        if self._at_hand is not None:
            np.save(self._folder / f"{self._count}.npy", np.stack(list(self._at_hand.named().values())))
            self._count += 1
        self._at_hand = reel

    def __iter__(self) -> Iterator[Stems]:
        for number in range(self._count):
            yield from Stems(*np.load(self._folder / f"{number}.npy", mmap_mode="r")).pieces()
        if self._at_hand is not None:
            yield from self._at_hand.pieces()


class _Films(Iterable[Samples]):
    """The pieces of a shelf as sums of their stems."""

    def __init__(self, shelf: _Shelf) -> None:
        self._shelf = shelf

    def __iter__(self) -> Iterator[Samples]:
        return (piece.film for piece in self._shelf)


def _print(shelf: _Shelf, master: Master, cut: Cut, folder: Path) -> MixReport:
    """Write the mastered pieces, one after the other, and measure what is written."""
    names = (*Stems.__dataclass_fields__, FILM)
    files = {name: folder / f"{name}.wav" for name in names}
    gauge, begin = Gauge(), 0
    with ExitStack() as stack:
        writers = {name: stack.enter_context(WavWriter(path, channels=2)) for name, path in files.items()}
        for piece in shelf:
            mastered = _mastered(piece, master, cut, begin)
            begin += piece.dialogue.shape[1]
            heard = {**mastered.named(), FILM: mastered.film}
            for name, samples in heard.items():
                writers[name].write(samples)
            gauge.add(heard)
    return MixReport(files, gauge.gauged)


def _mastered(piece: Stems, master: Master, cut: Cut, begin: int) -> Stems:
    """Return a piece of the film that starts at sample `begin` at its final loudness, in its rooms."""
    end = begin + piece.dialogue.shape[1]
    louder = piece.louder(master.gain(begin, end))
    return replace(louder, effects=louder.effects + room_tone(cut.sounds, begin, end))


def _reels(cut: Cut, load_line: LineLoader) -> Iterator[Stems]:
    """Return the film reel by reel, ducked but not mastered; what rings on is carried into the next."""
    length = film_samples(cut)
    speaking, hush_db = _speaking(cut, length), _hush(cut, length)
    carried = [np.zeros((2, 0), np.float32)] * 3
    for reel in reels_of(cut, length):
        heard = [e for e in cut.sounds if reel.begin_s <= e.start_s < reel.end_s]
        rendered = (
            _dialogue(heard, load_line, reel),
            _effects(cut.sounds, reel),
            _music(cut.sounds, reel, is_end=reel.end == length),
        )
        whole = [_joined(before, now, reel.length) for before, now in zip(carried, rendered, strict=True)]
        carried = [track[:, reel.length :] for track in whole]
        stems = Stems(*(track[:, : reel.length] for track in whole))
        yield _ducked(stems, heard, reel, speaking, hush_db)


def _joined(before: Samples, now: Samples, least: int) -> Samples:
    if before.shape[1] <= now.shape[1] >= least:
        lay(now, before, 0)
        return now
    joined = np.zeros((2, max(before.shape[1], now.shape[1], least)), np.float32)
    lay(joined, before, 0)
    lay(joined, now, 0)
    return joined


def _dialogue(heard: list[SoundEvent], load_line: LineLoader, reel: Reel) -> Samples:
    spoken = [event for event in heard if event.stem == "dialogue"]
    track = _track(spoken, reel)
    for event in spoken:
        line = np.atleast_2d(load_line(event.source)).mean(axis=0, dtype=np.float32)
        voice = in_room(panned(line * np.float32(from_db(event.gain_db)), event.pan), event.room)
        lay(track, voice, num_samples(event.start_s) - reel.begin)
    return track


def _effects(sounds: tuple[SoundEvent, ...], reel: Reel) -> Samples:
    """Return the reel's effects: those that begin in it, and its piece of every ambience over it."""
    effects = [
        event
        for event in sounds
        if event.stem == "effects" and event.sound not in (SILENCE, TONE) and event.start_s < reel.end_s
    ]
    moments = [e for e in effects if not is_ambience(e.sound) and e.start_s >= reel.begin_s]
    track = _track(moments, reel)
    for event in moments:
        sound = render_effect(event.sound, event.end_s - event.start_s, event.seed, every_s=event.every_s)
        placed = in_room(panned(sound * np.float32(from_db(event.gain_db)), event.pan), event.room)
        lay(track, placed, num_samples(event.start_s) - reel.begin)
    for event in effects:
        if is_ambience(event.sound) and event.end_s > reel.begin_s:
            start_s, end_s = max(event.start_s, reel.begin_s), min(event.end_s, reel.end_s)
            sound = render_effect(event.sound, end_s - start_s, event.seed, from_s=start_s - event.start_s)
            over = min(AMBIENCE_FADE_S, (event.end_s - event.start_s) / 2)
            begins, ends = start_s == event.start_s, end_s == event.end_s
            faded = fade(sound, in_s=over if begins else 0.0, out_s=over if ends else 0.0)
            lay(
                track,
                faded * np.float32(from_db(event.gain_db + AMBIENCE_DB)),
                num_samples(start_s) - reel.begin,
            )
    return track


def _music(sounds: tuple[SoundEvent, ...], reel: Reel, *, is_end: bool) -> Samples:
    # A reel parts on tenths of a second: what it cuts off a section by that is no music.
    events = [
        e
        for e in sounds
        if e.stem == "music" and e.start_s < reel.end_s - _SLIVER_S and e.end_s > reel.begin_s + _SLIVER_S
    ]
    if not events:
        return np.zeros((2, 0), np.float32)
    cues = [_music_cue(event, reel) for event in sorted(events, key=lambda e: e.start_s)]
    total_s = reel.end_s - reel.begin_s
    score = compose(cues, total_s, events[0].seed, rings_on_s=0.0 if is_end else _RING_S)
    # Every reel is composed at one loudness: a calm one stays as far below a heroic one as its moods are.
    share = (_mood_power(events) / _mood_power([e for e in sounds if e.stem == "music"])) ** 0.5
    return score * np.float32(from_db(MUSIC_DB + events[0].gain_db) * share)


def _mood_power(events: Sequence[SoundEvent]) -> float:
    """Return the mean power of music by its moods alone."""
    seconds = [event.end_s - event.start_s for event in events]
    powers = [from_db(mood_sheets()[_mood(event.source)].level_db) ** 2 for event in events]
    return sum(s * p for s, p in zip(seconds, powers, strict=True)) / max(sum(seconds), 1e-6)


def _music_cue(event: SoundEvent, reel: Reel) -> MoodCue:
    """Return what a reel plays of a section, in the reel's own time."""
    began_s = reel.begin_s
    if event.score is None:
        # Nothing is planned: the reel's part of it is music by itself.
        start_s = max(event.start_s, began_s) - began_s
        return MoodCue(start_s, min(event.end_s, reel.end_s) - began_s, _mood(event.source))
    plan: ScoreCue = event.score
    return MoodCue(
        event.start_s - began_s,
        event.end_s - began_s,
        _mood(event.source),
        band=plan.band,
        beats_s=tuple(beat - began_s for beat in plan.beats_s),
        themes=tuple(theme.model_copy(update={"at_s": theme.at_s - began_s}) for theme in plan.themes),
        hits_s=tuple(hit - began_s for hit in plan.hits_s),
    )


def _mood(name: str) -> Mood:
    moods: tuple[Mood, ...] = get_args(Mood)
    return next((mood for mood in moods if mood == name), "calm")


def _track(events: list[SoundEvent], reel: Reel) -> Samples:
    """Return silence for a reel and what rings on after it."""
    last_s = max((event.end_s for event in events), default=0.0)
    return np.zeros((2, max(reel.length, num_samples(last_s + _RING_S) - reel.begin)), np.float32)


def _speaking(cut: Cut, length: int) -> NDArray[np.float32]:
    """Return 1 where someone speaks or is about to or just did, 0 elsewhere, at each step of the film."""
    speaking = np.zeros(-(-length // _STEP), np.float32)
    for event in cut.sounds:
        if event.stem == "dialogue":
            first = max(0, round((event.start_s - _LOOK_AHEAD_S) / _STEP_S))
            speaking[first : round((event.end_s + _HOLD_S) / _STEP_S)] = 1.0
    return speaking


def _ducked(
    stems: Stems,
    heard: list[SoundEvent],
    reel: Reel,
    speaking: NDArray[np.float32],
    hush_db: NDArray[np.float64],
) -> Stems:
    """Turn music and effects down (in place) for silences, and for who speaks by as much as it takes."""
    margin = round(_GLIDE_S / _STEP_S)
    first, last = reel.begin // _STEP, -(-reel.end // _STEP)
    around = np.pad(speaking, margin, mode="edge")[first : last + 2 * margin].astype(np.float64)
    extra = np.pad(_extra_duck(stems, heard, reel), margin, mode="edge")

    def duck(depth_db: float) -> Samples:
        down_db = rounded_mean(around * depth_db + extra, margin)[margin:-margin] + hush_db[first:last]
        return to_samples(10 ** (-down_db / 20), _STEP, reel.length)

    np.multiply(stems.effects, duck(_EFFECTS_DUCK_DB), out=stems.effects)
    np.multiply(stems.music, duck(_MUSIC_DUCK_DB), out=stems.music)
    return stems


def _hush(cut: Cut, length: int) -> NDArray[np.float64]:
    """Return by how many dB the bed goes down at each step of the film for silences."""
    hush_db = np.zeros(-(-length // _STEP))
    for event in cut.sounds:
        if event.sound == SILENCE:
            hush_db[round(event.start_s / _STEP_S) : round(event.end_s / _STEP_S)] = -event.gain_db
    return rounded_mean(hush_db, round(_HUSH_GLIDE_S / _STEP_S))


def _extra_duck(stems: Stems, heard: list[SoundEvent], reel: Reel) -> NDArray[np.float64]:
    """Return how many more dB the bed must go down at each step so that every line stands clear of it."""
    voice, music, effects = (
        envelope(samples, step_s=_STEP_S).astype(np.float64) ** 2
        for samples in (stems.dialogue, stems.music, stems.effects)
    )
    bed = music * from_db(-2 * _MUSIC_DUCK_DB) + effects * from_db(-2 * _EFFECTS_DUCK_DB)
    extra = np.zeros(len(voice))
    for event in heard:
        begin, end = (round((s - reel.begin_s) / _STEP_S) for s in (event.start_s, event.end_s))
        said = voice[begin:end] > _SPEAKING**2
        if event.stem == "dialogue" and said.any():
            clear_db = 10 * np.log10(voice[begin:end][said].mean() / max(float(bed[begin:end].mean()), 1e-12))
            first = max(0, begin - round(_LOOK_AHEAD_S / _STEP_S))
            last = end + round(_HOLD_S / _STEP_S)
            extra[first:last] = np.maximum(extra[first:last], max(0.0, CLEARANCE_DB - clear_db))
    return extra
