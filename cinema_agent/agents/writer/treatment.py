"""The treatment: the story as prose, what the lead wants and what it costs; and cards in the author's own words."""

from __future__ import annotations

from cinema_agent.agents.writer.material import Material
from cinema_agent.agents.writer.splitting import sentences
from cinema_agent.agents.writer.steps import Step
from cinema_agent.agents.writer.telling import pronouns_of
from cinema_agent.agents.writer.variants import Variant
from cinema_agent.script.bible_entries import Character, Place
from cinema_agent.script.screenplay import Assumption, Scene, Screenplay, TitleCard

CARD_SECONDS_PER_CHARACTER = 1 / 15
LONGEST_CARD = 180
SECONDS_PER_CARD = 12.0
"""A film has at most a card for so many seconds."""


def treatment(
    characters: tuple[Character, ...], scenes: tuple[Scene, ...], places: tuple[Place, ...], aims: str
) -> str:
    """Return the story as present-tense prose, a paragraph for each scene, after who it is about and why."""
    named = {place.id: place.name for place in places}
    cast = " ".join(
        f"{c.name} is {_article(c.role)} {c.role}." for c in characters if not c.name.startswith("The ")
    )
    paragraphs = [paragraph for paragraph in (cast, aims) if paragraph]
    for scene in scenes:
        opening = f"{named[scene.place]}, {_hour(scene.time_of_day)}."
        paragraphs.append(" ".join([opening, *(beat.action for beat in scene.beats)]))
    return "\n\n".join(paragraphs)


def _hour(time_of_day: str) -> str:
    parts_of_day = {part: f"in the {part}" for part in ("morning", "afternoon", "evening")}
    said = {"golden": "late in the day", "day": "by day", "night": "at night", **parts_of_day}
    return said.get(time_of_day, f"at {time_of_day}")


def _article(words: str) -> str:
    return "an" if words[:1].lower() in "aeiou" else "a"


def want_and_cost(material: Material, variant: Variant) -> tuple[Assumption, ...]:
    """Return what the lead wants, what it costs, and how sure of each we are."""
    lead = next(iter(material.cast.leads or material.cast.characters), None)
    if lead is None:
        return ()
    aim, because, sure = _aim(material.steps, lead)
    words = pronouns_of(lead)
    lost = variant.cost.format(
        a=words.subject, A_obj=words.object, A_obj_self=words.reflexive, A_poss=words.possessive
    )
    against = next((step.clause for step in material.steps if step.role == "threat"), "")
    cost = f"It costs {words.object} {lost}."
    if against.startswith(("before ", "until ", "while ")):
        cost = f"There is only the time {against}. {cost}"
    return (
        Assumption(about="want", assumed=f"{lead.name} wants {aim}.", because=because, confidence=sure),
        Assumption(
            about="cost", assumed=cost, because=f"the shape '{variant.name}' has it so", confidence=0.3
        ),
    )


def _aim(steps: tuple[Step, ...], lead: Character) -> tuple[str, str, float]:
    own = [step for step in steps if lead.id in step.people and step.aim]
    goals = [step for step in own if step.role == "goal"]
    if goals:
        return goals[-1].aim, f"'{goals[-1].clause}'", 0.8
    deeds = [step for step in own if step.performer == lead.id and step.role != "threat"]
    if deeds:
        return deeds[-1].aim, f"what {lead.name} does: '{deeds[-1].clause}'", 0.45
    return "to keep things as they are", "the story says of no wish", 0.15


def narration(screenplay: Screenplay, material: Material, unstaged: tuple[str, ...]) -> tuple[TitleCard, ...]:
    """Return cards with the author's own words, for what pictures alone do not tell.

    Args:
        screenplay: the film, with its logline.
        material: of its plot.
        unstaged: sentences of the logline of which nothing is staged.
    """
    most = int(material.seconds / SECONDS_PER_CARD)
    if material.seconds >= 8:
        most = max(1, most)
    found = [sentence for sentence in sentences(screenplay.logline.text) if sentence in unstaged]
    return tuple(_card(screenplay, sentence, material.seconds) for sentence in found[:most])


def _card(screenplay: Screenplay, sentence: str, seconds: float) -> TitleCard:
    if len(sentence) > LONGEST_CARD:
        sentence = sentence[:LONGEST_CARD].rsplit(" ", 1)[0] + "\u2026"
    lasting = min(max(3.0, len(sentence) * CARD_SECONDS_PER_CHARACTER), seconds / 4)
    return TitleCard(kind="narration", text=sentence, length_frames=screenplay.format.frames(lasting))
