"""What a film says of itself: title, treatment, and the card that carries the logline's own words."""

from __future__ import annotations

import re
from collections import Counter
from random import Random

from cinema_agent.agents.writer.lexicon import load_lexicon, sheet
from cinema_agent.agents.writer.material import Material, Plot
from cinema_agent.agents.writer.tagging import sentences
from cinema_agent.agents.writer.telling import plural, pronouns_of
from cinema_agent.script.bible_entries import Character, Place
from cinema_agent.script.screenplay import Scene, Screenplay, TitleCard

CARD_SECONDS_PER_CHARACTER = 1 / 15
LONGEST_CARD = 180
LONGEST_TITLE = 32
_WORLDS = ("moon_surface", "desert", "spaceship", "mountain_pass")
_NUMBERS = {2: "Two", 3: "Three", 4: "Four"}


def title_for(material: Material, words: Counter[str], seed: int) -> str:
    """Return a title from what the story is about: its thing, its two leads, its place."""
    chance = Random(f"title {seed}")
    leads = material.cast.leads
    things = [thing.words for thing in material.things if thing.confidence >= 0.75 and len(thing.words) < 26]
    roles = [_short_role(character) for character in leads]
    options: list[str] = []
    if len(roles) > 1 and roles[0] != roles[1]:
        is_kin = material.relation in ("kin", "parent", "siblings") and any(
            roles[1] in words for words in sheet("people.toml")["relations"].values()
        )
        owner = pronouns_of(leads[0]).possessive if is_kin else "the"
        options.append(f"The {roles[0]} and {owner} {roles[1]}")
    if things and roles and roles.count(roles[0]) == 1:
        options.append(f"The {roles[0]}'s {things[0].split()[-1]}")
    if things and len(things[0].split()) > 1:
        options.append(f"The {things[0]}")
    if roles and words["last"]:
        options.append(f"The last {roles[0]}")
    if len(leads) > 1 and roles[0] == roles[1]:
        same = sum(c.role == leads[0].role for c in material.cast.characters)
        options.append(f"{_NUMBERS.get(same, 'The')} {plural(roles[0])}")
    if material.home.words[:1].isupper() and roles and material.home.recipe not in _WORLDS:
        options.append(f"A {roles[0]} in {material.home.words}")
    if not options and roles:
        options.append(f"The {roles[0]}")
    if not options and material.home.words:
        options.append(_with_the(material.home.words))
    return capitalized(chance.choice(options) if options else "Untitled")[:120]


def _short_role(character: Character) -> str:
    """Return what somebody is in a word or two: 'lighthouse keeper', 'robot'; by name where the story
    gives one.
    """
    words = character.role.split()
    compound = " ".join(words[-2:])
    return (
        compound
        if load_lexicon().is_noun(words[-1]) and len(words) > 1 and _is_compound(words[-2])
        else words[-1]
    )


def _is_compound(word: str) -> bool:
    uses = load_lexicon().uses(word)
    return load_lexicon().is_noun(word) and uses.adjective < 0 and uses.verb < 1


def _with_the(words: str) -> str:
    return words if words[:1].isupper() else f"The {words}"


def first_words(text: str) -> str:
    """Return the first words of a text in whatever language, short enough for a title."""
    first = re.split(r"[.!?,;:\u3001\u3002\uff0c]", text.strip(), maxsplit=1)[0].strip() or text.strip()
    if len(first) <= LONGEST_TITLE:
        return first
    cut = first[:LONGEST_TITLE]
    return cut.rsplit(" ", 1)[0] if " " in cut else cut


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
    cast = " ".join(
        f"{c.name} is {_article(c.role)} {c.role}." for c in characters if not c.name.startswith("The ")
    )
    paragraphs = [cast] if cast else []
    for scene in scenes:
        opening = f"{named[scene.place]}, {_hour(scene.time_of_day)}."
        paragraphs.append(" ".join([opening, *(beat.action for beat in scene.beats)]))
    return "\n\n".join(paragraphs)


def _hour(time_of_day: str) -> str:
    return {"golden": "late in the day", "day": "by day", "night": "at night"}.get(
        time_of_day, f"at {time_of_day}"
    )


def _article(words: str) -> str:
    return "an" if words[:1].lower() in "aeiou" else "a"


def narration(
    screenplay: Screenplay, material: Material, plot: Plot, *, is_told: bool
) -> tuple[TitleCard, ...]:
    """Return the card with the author's own words, only where pictures alone would not tell them."""
    if is_told or material.seconds < 8:
        return ()
    first = sentences(screenplay.logline.text)[0]
    if len(first) > LONGEST_CARD:
        first = first[:LONGEST_CARD].rsplit(" ", 1)[0] + "\u2026"
    seconds = min(max(3.0, len(first) * CARD_SECONDS_PER_CHARACTER), material.seconds / 4)
    return (TitleCard(kind="narration", text=first, length_frames=screenplay.format.frames(seconds)),)
