"""A small film for the post tests: two scenes, four shots, a dissolve, a fade, two lines, cards, takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from cinema_agent.media.clips import encode_clip
from cinema_agent.media.probe import MediaFacts
from cinema_agent.post.film import CuttingRoom, finish_film
from cinema_agent.post.finish import SegmentFolder
from cinema_agent.post.lettering import FilmLook
from cinema_agent.post.timeline import cut_of, handles_needed
from cinema_agent.script import (
    Beat,
    Character,
    Cue,
    Cut,
    Format,
    Line,
    Logline,
    Outfit,
    Palette,
    PictureSize,
    Place,
    Recording,
    Scene,
    Screenplay,
    Shot,
    Slate,
    TitleCard,
    Transition,
    WordTime,
)

SIZE = PictureSize(width=160, height=90)
LENGTHS = {"1A": 60, "1B": 50, "2A": 72, "2B": 49}
DISSOLVE, FADE, END_CARD = 12, 10, 48


def film(rate: Fraction = Fraction(24), size: PictureSize = SIZE) -> Screenplay:
    """Return the screenplay. Shot 2A dissolves in, 2B fades in; Ines speaks in 1B, Tomas unseen in 2A."""
    blue = Palette(top="#2a3f5c", inner="#e8dcc0", legs="#2b2b33", shoes="#1b1b1f", accent="#c9803a")
    cast = tuple(
        Character(id=name.lower(), name=name, role=name, wardrobe=(Outfit(palette=blue),))
        for name in ("Ines", "Tomas")
    )
    shots = {
        "1A": Shot(
            id="1A", beat="1.1", coverage="establishing", size="wide", length_frames=60, plot="The sea."
        ),
        "1B": Shot(
            id="1B",
            beat="1.1",
            coverage="single",
            size="close_up",
            length_frames=50,
            plot="Ines asks.",
            cues=(Cue(line="1.1.1", at_frame=10),),
        ),
        "2A": Shot(
            id="2A",
            beat="2.1",
            coverage="insert",
            size="close_up",
            length_frames=72,
            plot="The lamp.",
            cues=(Cue(line="2.1.1", at_frame=20, on_camera=False),),
            transition=Transition(kind="dissolve", length_frames=DISSOLVE),
        ),
        "2B": Shot(
            id="2B",
            beat="2.1",
            coverage="reaction",
            size="close_up",
            length_frames=49,
            plot="She smiles.",
            transition=Transition(kind="fade_in", length_frames=FADE),
        ),
    }
    return Screenplay(
        title="The Last Light",
        logline=Logline(text="A keeper relights the lamp."),
        format=Format(size=size, rate=rate),
        characters=cast,
        places=(
            Place(id="cliff", name="the cliff", recipe="cliff", interior=False),
            Place(id="tower", name="lamp room", recipe="tower", interior=True),
        ),
        scenes=(
            Scene(
                id="1",
                place="cliff",
                time_of_day="dusk",
                shots=(shots["1A"], shots["1B"]),
                beats=(_beat("1.1", "ines", "Then teach me."),),
            ),
            Scene(
                id="2",
                place="tower",
                time_of_day="night",
                shots=(shots["2A"], shots["2B"]),
                beats=(_beat("2.1", "tomas", "A light only needs one person to keep it."),),
            ),
        ),
        cards=(
            TitleCard(
                kind="title", text="The Last Light", subtitle="An animatic", length_frames=36, over_shot="1A"
            ),
            TitleCard(kind="end", text="The Last Light", length_frames=END_CARD),
        ),
    )


def _beat(name: str, character: str, text: str) -> Beat:
    line = Line(id=f"{name}.1", character=character, text=text)
    return Beat(id=name, kind="want", action="They talk.", lines=(line,))


def recordings() -> dict[str, Recording]:
    """Return what was recorded of both lines."""
    return {
        "1.1.1": _recording("1.1.1", "ines", "Then teach me.", 0.8),
        "2.1.1": _recording("2.1.1", "tomas", "A light only needs one person to keep it.", 1.6),
    }


def _recording(line: str, character: str, text: str, seconds: float) -> Recording:
    words = text.split()
    times = [
        WordTime(word=word, start_s=seconds * n / len(words), end_s=seconds * (n + 1) / len(words))
        for n, word in enumerate(words)
    ]
    return Recording(
        line=line,
        character=character,
        text=text,
        voice_actor="murmur",
        seconds=seconds,
        sha256="0" * 64,
        words=tuple(times),
    )


def pictures(count: int, seed: int, size: PictureSize = SIZE) -> Iterator[NDArray[np.uint8]]:
    """Yield smooth noise sliding sideways."""
    noise = np.random.default_rng(seed).integers(0, 256, (size.height, size.width, 3), dtype=np.uint8)
    picture = cv2.normalize(cv2.GaussianBlur(noise, (0, 0), 6), None, 30, 170, cv2.NORM_MINMAX)
    for number in range(count):
        yield np.roll(picture, 2 * number, axis=1)


def slate(shot: Shot, handles: tuple[int, int] = (0, 0)) -> Slate:
    """Return the slate of a take that need not exist."""
    head, tail = handles
    return Slate(
        shot=shot.id,
        take=1,
        clip=f"takes/{shot.id}-1.mp4",
        sha256="0" * 64,
        key="0",
        seed=1,
        generator="noise",
        generator_version="1",
        length_frames=shot.length_frames,
        head_frames=head,
        tail_frames=tail,
        is_circled=True,
    )


def slates(screenplay: Screenplay, extra: int = 0) -> dict[str, Slate]:
    """Return a circled slate for every shot, with the handles its transition needs."""
    handles = handles_needed(screenplay, extra)
    return {shot.id: slate(shot, handles[shot.id]) for shot in screenplay.shots}


def shoot(folder: Path, screenplay: Screenplay, extra: int = 0) -> dict[str, Slate]:
    """Write every take into `folder` and return its slate."""
    made = slates(screenplay, extra)
    for number, (shot, take) in enumerate(made.items()):
        frames = take.head_frames + take.length_frames + take.tail_frames
        encode_clip(
            pictures(frames, number, screenplay.format.size),
            folder / take.clip,
            size=screenplay.format.size,
            rate=screenplay.format.rate,
            pixels="bgr24",
            length_frames=frames,
            joins=(take.head_frames, take.head_frames + screenplay.shot(shot).length_frames),
        )
    return made


def tone(frames: int, rate: Fraction) -> NDArray[np.float32]:
    """Return a quiet tone as long as the film, (n, 2)."""
    count = round(frames / rate * 48_000)
    wave = 0.1 * np.sin(np.arange(count) * 0.05).astype(np.float32)
    return np.stack([wave, wave], axis=1)


@dataclass(frozen=True)
class Finished:
    """A film on disk and what it was made of."""

    folder: Path
    screenplay: Screenplay
    cut: Cut
    facts: MediaFacts

    @property
    def path(self) -> Path:
        return self.folder / "film.mp4"


def finish(folder: Path, rate: Fraction = Fraction(24), extra: int = 0) -> Finished:
    """Shoot and finish the rough cut in `folder`."""
    screenplay = film(rate)
    cut = cut_of(screenplay, shoot(folder, screenplay, extra), recordings())
    room = CuttingRoom(SegmentFolder(folder / "segments"), folder / "scratch")
    sound = tone(cut.total_frames, rate)
    facts = finish_film(cut, folder, sound, folder / "film.mp4", look=FilmLook.of(screenplay), room=room)
    return Finished(folder, screenplay, cut, facts)
