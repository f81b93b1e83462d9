"""What a film calls itself and says of itself: title, treatment, and the card that carries the logline's own words."""

from __future__ import annotations

from collections import Counter
from random import Random

from cinema_agent.agents.writer.plot import Material, Plot
from cinema_agent.agents.writer.tagging import sentences
from cinema_agent.script.bible_entries import Character, Place
from cinema_agent.script.screenplay import Scene, Screenplay, TitleCard

CARD_SECONDS_PER_CHARACTER = 1 / 15
LONGEST_CARD = 180
_ARTICLES = ("a ", "an ", "the ", "some ")


def title_for(material: Material, words: Counter[str], seed: int) -> str:
    """Return a title from what the story is about: its thing, its two leads, its place."""
    chance = Random(f"title {seed}")
    leads = material.cast.leads
    things = [thing.words for thing in material.things if thing.confidence >= 0.75 and len(thing.words) < 26]
    roles = [_short_role(character) for character in leads]
    options: list[str] = []
    if len(roles) > 1 and roles[0] != roles[1]:
        options.append(f"The {roles[0]} and the {roles[1]}")
    if things:
        options += [f"The {things[0]}", f"The {things[0]}"]
    if roles and words["last"]:
        options.append(f"The Last {roles[0]}")
    if not options and roles:
        options.append(f"{roles[0]}s" if len(leads) > 1 else f"The {roles[0]}")
    if material.home.words and (not options or material.home.confidence > 0.7):
        home = material.home.words
        options.append(home if home[:1].isupper() else f"The {home}")
    return capitalized(chance.choice(options) if options else "Untitled")[:120]


def _short_role(character: Character) -> str:
    return character.role.split()[-1] if not character.role.endswith("keeper") else character.role.split()[-1]


def capitalized(title: str) -> str:
    """Return a title with its main words capitalised."""
    small = ("and", "the", "a", "an", "of", "in", "on", "at", "to", "for", "with", "from")
    parts = title.split()
    return " ".join(
        word if i and word in small else word[:1].upper() + word[1:] for i, word in enumerate(parts)
    )


def treatment(characters: tuple[Character, ...], scenes: tuple[Scene, ...], places: tuple[Place, ...]) -> str:
    """Return the story as present-tense prose, a paragraph for each scene."""
    named = {place.id: place.name for place in places}
    cast = " ".join(f"{c.name} is {_article(c.role)} {c.role}." for c in characters if not c.name.startswith("The "))
    paragraphs = [cast] if cast else []
    for scene in scenes:
        place = named[scene.place]
        place = place if place[:1].isupper() and " " not in place and scene.place not in place.lower() else place
        opening = f"{place}, {_hour(scene.time_of_day)}."
        paragraphs.append(" ".join([opening, *(beat.action for beat in scene.beats)]))
    return "\n\n".join(paragraphs)


def _hour(time_of_day: str) -> str:
    return {"golden": "late in the day", "day": "by day", "night": "at night"}.get(time_of_day, f"at {time_of_day}")


def _article(words: str) -> str:
    return "an" if words[:1].lower() in "aeiou" else "a"


def narration(screenplay: Screenplay, material: Material, plot: Plot, *, is_told: bool) -> tuple[TitleCard, ...]:
    """Return the card with the author's own words, only where pictures alone would not tell them."""
    if is_told or material.seconds < 8:
        return ()
    first = sentences(screenplay.logline.text)[0]
    if len(first) > LONGEST_CARD:
        first = first[:LONGEST_CARD].rsplit(" ", 1)[0] + "\u2026"
    seconds = min(max(3.0, len(first) * CARD_SECONDS_PER_CHARACTER), material.seconds / 4)
    return (TitleCard(kind="narration", text=first, length_frames=screenplay.format.frames(seconds)),)
