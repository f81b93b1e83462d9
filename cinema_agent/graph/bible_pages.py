"""The film's own bible: everybody and everything in it, each with the keyframe that shows it best."""

from __future__ import annotations

from pathlib import Path

from cinema_agent.graph.office import Office
from cinema_agent.memory.bible import Bible, Book
from cinema_agent.script.bible_entries import Character, Place, Prop
from cinema_agent.script.shot import Shot

CLOSENESS = ("extreme_wide", "wide", "full", "medium", "extreme_close_up", "medium_close_up", "close_up")


def write_bible(office: Office) -> Book:
    """Write `bible/` with a reference picture for all that the film shows, and return the book.

    Raises:
        SettingsError: it cannot be written.
    """
    screenplay = office.screenplay
    bible, book = Bible(office.folder.bible), Book()
    planner = office.crew.planner
    entries: tuple[Character | Place | Prop, ...] = (
        *screenplay.characters,
        *screenplay.places,
        *screenplay.props,
    )
    for entry in entries:
        picture = best_picture(office, entry)
        if picture is not None:
            reference = bible.keep_picture(picture.read_bytes(), f"{planner.name} {planner.version}")
            entry = entry.model_copy(update={"references": (*entry.references, reference)})
        book = book.with_entry(entry)
    bible.write(book)
    return book


def best_picture(office: Office, entry: Character | Place | Prop) -> Path | None:
    """Return the keyframe that shows an entry best: alone and close, at its own place, or as the focus."""
    shots = office.screenplay.shots
    if isinstance(entry, Character):
        shown = [shot for shot in shots if shot.coverage != "insert" and _faces(shot, entry.id)]
        ranked = sorted(shown, key=lambda shot: (len(shot.figures), -CLOSENESS.index(shot.size)))
    elif isinstance(entry, Place):
        here = [shot for shot in shots if office.screenplay.scene(shot.scene_id).place == entry.id]
        ranked = sorted(here, key=lambda shot: (len(shot.figures), CLOSENESS.index(shot.size)))
    else:
        ranked = [shot for shot in shots if shot.focus == entry.id and shot.coverage == "insert"]
    for shot in ranked:
        keyframes = office.keyframes_of(shot)
        if keyframes:
            return keyframes[-1][1]
    return None


def _faces(shot: Shot, character: str) -> bool:
    return any(figure.character == character and not figure.is_foreground for figure in shot.figures)
