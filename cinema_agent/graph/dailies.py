"""Dailies: one self-contained page with everything a run shot, for reading next morning."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import jinja2

from cinema_agent.agents.continuity import check_group
from cinema_agent.evaluation.cast import measure_cast
from cinema_agent.graph.office import Office
from cinema_agent.graph.previews import preview_of
from cinema_agent.graph.slates import slates_of
from cinema_agent.graph.sound import SoundReport
from cinema_agent.media.stills import decode_picture, jpeg_data_uri
from cinema_agent.memory.bible import Bible, Book
from cinema_agent.post.palette import palette
from cinema_agent.script.bible_entries import Character
from cinema_agent.script.screenplay import Scene, Screenplay
from cinema_agent.script.shot import Shot
from cinema_agent.script.statistics import distinct_set_ups, standing_row_share
from cinema_agent.script.takes import ContinuityNote, Cut, Measurement, Measurements, Slate

MOST_PICTURES = 400


@dataclass(frozen=True)
class Panel:
    """One shot on the page."""

    shot: Shot
    slate: Slate
    takes: tuple[Slate, ...]
    pictures: tuple[str, ...]
    seconds: float
    lines: tuple[tuple[str, str], ...]
    measured: tuple[Measurement, ...]


@dataclass(frozen=True)
class SceneRow:
    """One scene on the page."""

    scene: Scene
    heading: str
    palette: tuple[str, ...]
    panels: tuple[Panel, ...]


@dataclass(frozen=True)
class Remark:
    """A checker's note on a circled take, for the table of checks."""

    slate: Slate
    note: ContinuityNote


def dailies_page(
    office: Office,
    cut: Cut,
    book: Book,
    sound: SoundReport,
    captions: Measurements,
    timings: Mapping[str, float],
) -> Iterator[str]:
    """Yield the page as HTML, piece by piece; everything from script or plugins is escaped.

    Args:
        cut: the film as cut.
        book: the film's bible.
        sound: what was measured of the finished sound, and what is wrong with it.
        captions: what was measured of the captions in the finished film.
        timings: seconds each step of this run took.
    """
    screenplay = office.screenplay
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("cinema_agent.graph", "templates"), autoescape=True,
        undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.filters["words"] = lambda text: str(text).replace("_", " ")
    remarks, placeholders, takes = _looked_over(office)
    return environment.get_template("dailies.html").generate(
        screenplay=screenplay,
        # Made while the page is written: a long film's slates and pictures never lie in memory together.
        scenes=(_scene_row(office, scene) for scene in screenplay.scenes),
        cast=_cast(office, book),
        rhythm=_rhythm(cut),
        seconds=screenplay.format.seconds(cut.total_frames),
        remarks=remarks,
        placeholders=placeholders,
        statistics=_statistics(screenplay, takes),
        sound=sound,
        film_notes=_film_notes(screenplay, captions),
        captions=captions.values,
        timings=timings,
    )


def _film_notes(screenplay: Screenplay, captions: Measurements) -> tuple[ContinuityNote, ...]:
    """Return what is wrong with the cast side by side and with the captions."""
    cast = Measurements(of="cast", values=tuple(measure_cast(screenplay.characters)))
    return (*check_group("cast", cast).notes, *check_group("captions", captions).notes)


def _looked_over(office: Office) -> tuple[list[Remark], list[Slate], int]:
    """Return every remark on a circled take, the placeholders, and how many takes there are."""
    remarks, placeholders, count = [], [], 0
    for shot in office.screenplay.shots:
        takes = slates_of(office.folder.root, shot.id)
        count += len(takes)
        slate = next(take for take in takes if take.is_circled)
        bare = slate.model_copy(update={"facts": {}, "references": (), "measurements": None, "report": None})
        remarks += [Remark(bare, note) for note in (slate.report.notes if slate.report else ())]
        if slate.is_placeholder:
            placeholders.append(bare)
    return remarks, placeholders, count


def _scene_row(office: Office, scene: Scene) -> SceneRow:
    screenplay = office.screenplay
    place = screenplay.place(scene.place)
    stills: list[Any] = []
    panels = []
    for shot in scene.shots:
        takes = slates_of(office.folder.root, shot.id)
        slate = next(take for take in takes if take.is_circled)
        pictures = []
        if len(screenplay.shots) <= MOST_PICTURES:
            for _, path in office.keyframes_of(shot):
                preview = preview_of(office.vault, path.read_bytes())
                stills.append(decode_picture(preview))
                pictures.append(jpeg_data_uri(preview))
        lines = [screenplay.line(cue.line) for cue in shot.cues]
        panels.append(
            Panel(
                shot=shot,
                slate=slate,
                takes=takes,
                pictures=tuple(pictures),
                seconds=screenplay.format.seconds(shot.length_frames),
                lines=tuple((screenplay.character(line.character).name, line.text) for line in lines),
                measured=slate.measurements.values if slate.measurements else (),
            )
        )
    inside = "INT." if place.interior else "EXT."
    heading = f"{scene.id}  {inside} {place.name.upper()} - {scene.time_of_day.upper()}"
    return SceneRow(
        scene, heading, tuple(f"#{r:02x}{g:02x}{b:02x}" for b, g, r in palette(stills)), tuple(panels)
    )


@dataclass(frozen=True)
class CastMember:
    """Somebody in the film, as the page introduces them."""

    character: Character
    picture: str


def _cast(office: Office, book: Book) -> list[CastMember]:
    """Return everybody of the book, leads first, each with a small picture if there is one."""
    bible = Bible(office.folder.bible)
    members = []
    for character in sorted(book.characters, key=lambda c: not c.is_lead):
        pictures = [reference for reference in character.references if reference.kind == "picture"]
        still = preview_of(office.vault, bible.picture(pictures[-1])) if pictures else None
        members.append(CastMember(character, jpeg_data_uri(still) if still else ""))
    return members


def _rhythm(cut: Cut) -> list[dict[str, Any]]:
    """Return each shot's share of the film, for the strip that shows how it is cut."""
    scenes: dict[str, int] = defaultdict(lambda: len(scenes))
    return [
        {
            "shot": event.shot,
            "share": round(100 * event.length / cut.total_frames, 3),
            "scene": scenes[event.shot.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")] % 6,
            "frames": event.length,
        }
        for event in cut.pictures
    ]


def _statistics(screenplay: Screenplay, takes: int) -> dict[str, str]:
    frames = sorted(shot.length_frames for shot in screenplay.shots)
    middle = screenplay.format.seconds(frames[len(frames) // 2])
    return {
        "shots": str(len(frames)),
        "set-ups": str(distinct_set_ups(screenplay)),
        "standing in a row": f"{100 * standing_row_share(screenplay):.0f} %",
        "takes": str(takes),
        "median shot": f"{middle:.1f} s",
        "shortest": f"{screenplay.format.seconds(frames[0]):.1f} s",
        "longest": f"{screenplay.format.seconds(frames[-1]):.1f} s",
        "lines": str(sum(1 for _ in screenplay.lines)),
    }
