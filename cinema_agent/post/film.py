"""From the cut to `film.mp4`: copy what can be copied, finish the rest once, join, and look at the result.

Knows nothing of shots, scripts or graphs: a cut, a folder of takes and a mixed sound come in.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from cinema_agent.errors import MediaError
from cinema_agent.media.aac import Sound
from cinema_agent.media.files import file_sha256
from cinema_agent.media.join import (
    Extras,
    Groups,
    Piece,
    SoftCaption,
    film_header,
    join_film,
    read_groups,
)
from cinema_agent.media.probe import MediaFacts, probe
from cinema_agent.post.captions import milliseconds, write_captions
from cinema_agent.post.compose import PictureLayer
from cinema_agent.post.finish import Encoding, MapJobs, SegmentStore, finished, job_for
from cinema_agent.post.lettering import Captions, FilmLook, Letterer
from cinema_agent.post.segments import Segment, layers_of, plan_segments
from cinema_agent.script.takes import Cut

COMMENT = "Made by a machine with cinema-agent"
FADE_OUT_S = Fraction(1, 2)
"""How long the last picture takes to go to black before the end card."""

_LANGUAGES = {
    "de": "deu", "el": "ell", "en": "eng", "es": "spa", "fr": "fra", "it": "ita", "ja": "jpn", "nl": "nld",
    "pl": "pol", "pt": "por", "ru": "rus", "sv": "swe", "tr": "tur", "uk": "ukr",
}  # fmt: skip


@dataclass(frozen=True)
class CuttingRoom:
    """Where a film is finished and how.

    `store` keeps finished segments from one run to the next; `scratch` is a folder for files in the making,
    on the same disk if possible; `map_jobs` works like `Executor.map` and may use other processes.
    """

    store: SegmentStore
    scratch: Path
    map_jobs: MapJobs = map
    captions: Captions = "burn"
    crf: int = 19
    preset: str = "veryfast"


def finish_film(
    cut: Cut, folder: Path, sound: Sound, path: Path, *, look: FilmLook, room: CuttingRoom
) -> MediaFacts:
    """Write the film, and its captions as `.srt` and `.vtt` beside it.

    The same cut, takes, sound and settings give the same bytes, however the work was shared out.

    Args:
        cut: which frames of which takes make the film; clips are paths inside `folder`.
        folder: the production folder.
        sound: the mixed sound, 48 kHz stereo, as long as the film; best as AAC already.
        path: where the film goes.

    Returns:
        What the written file holds, counted.

    Raises:
        MediaError: a take or the sound is missing, broken or too short, the drawing engine cannot load, the
        disk
            refuses, or the written film is not what the cut says.
    """
    layers = _on_disk(layers_of(cut, round(FADE_OUT_S * look.format.rate)), folder)
    words = Letterer(cut, layers, look).words(room.captions)
    encoding = Encoding(look.format, room.crf, room.preset)
    room.scratch.mkdir(parents=True, exist_ok=True)
    segments = plan_segments(layers, words, _joinable(layers, encoding, room.scratch), cut.total_frames)
    jobs = [
        job_for(segment, layers, words, encoding, room.scratch / f"segment-{segment.start:08d}.mp4")
        for segment in segments
        if not segment.is_copied
    ]
    clips = {name: file_sha256(Path(name)) for name in dict.fromkeys(layer.clip for layer in layers)}
    made = finished(jobs, clips, room.store, room.map_jobs)
    pieces = [_piece(segment, made) for segment in segments]
    join_film(pieces, sound, path, rate=look.format.rate, extras=_extras(cut, look, room.captions))
    spoken = [overlay for overlay in cut.overlays if overlay.kind == "caption"]
    for suffix in (".srt", ".vtt"):
        write_captions(spoken, look.format.rate, path.with_suffix(suffix))
    return _checked(probe(path), cut, look)


def _on_disk(layers: tuple[PictureLayer, ...], folder: Path) -> tuple[PictureLayer, ...]:
    return tuple(replace(layer, clip=str(folder / layer.clip)) for layer in layers)


def _joinable(layers: tuple[PictureLayer, ...], encoding: Encoding, scratch: Path) -> dict[str, Groups]:
    """Return how each take can be cut up, leaving out those another encoder made: they are encoded again."""
    ours = film_header(encoding.format, scratch, crf=encoding.crf, preset=encoding.preset)
    names = list(dict.fromkeys(layer.clip for layer in layers))
    with ThreadPoolExecutor() as readers:
        groups = readers.map(read_groups, map(Path, names))
        return {name: found for name, found in zip(names, groups, strict=True) if found.header == ours}


def _piece(segment: Segment, made: dict[int, Path]) -> Piece:
    length = segment.end - segment.start
    if segment.is_copied:
        return Piece(Path(segment.clip), segment.source_in, segment.source_in + length)
    return Piece(made[segment.start], 0, length)


def _extras(cut: Cut, look: FilmLook, captions: Captions) -> Extras:
    rate = look.format.rate
    soft = tuple(
        SoftCaption(overlay.text, milliseconds(overlay.start, rate), milliseconds(overlay.end, rate))
        for overlay in cut.overlays
        if overlay.kind == "caption" and captions == "soft"
    )
    return Extras(
        chapters=tuple((chapter.title, chapter.start, chapter.end) for chapter in cut.chapters),
        captions=soft,
        language=_LANGUAGES.get(look.language.lower().split("-")[0], "und"),
        metadata={"title": look.title, "comment": COMMENT},
    )


def _checked(facts: MediaFacts, cut: Cut, look: FilmLook) -> MediaFacts:
    """Check that the file holds what the cut says, to the frame."""
    size, rate = look.format.size, look.format.rate
    picture = facts.picture()
    if (picture.frames, picture.width, picture.height) != (cut.total_frames, size.width, size.height):
        raise MediaError(
            f"{facts.path} has {picture.frames} frames of {picture.width}x{picture.height}, the cut "
            f"{cut.total_frames} of {size}; remove the finished segments and run again"
        )
    if abs(facts.sound().seconds - cut.total_frames / rate) > 1 / rate:
        sounding, showing = float(facts.sound().seconds), float(cut.total_frames / rate)
        raise MediaError(f"{facts.path} sounds for {sounding:.3f} s and shows for {showing:.3f} s; mix again")
    return facts
