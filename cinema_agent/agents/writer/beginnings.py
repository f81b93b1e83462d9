"""Where a story begins: the place it names first, where its people are at home, where its things belong.

Knows people, steps and places; which of them the film visits later is decided by `plot`.
"""

from __future__ import annotations

from cinema_agent.agents.writer.lexicon import sheet
from cinema_agent.agents.writer.people import Company
from cinema_agent.agents.writer.places import TOO_WIDE, Scout, Spot
from cinema_agent.agents.writer.props import Thing
from cinema_agent.agents.writer.sentence import Sentence
from cinema_agent.agents.writer.steps import Step

SURE_ENOUGH = 0.5
"""Below this a place the words may mean is not taken for the story's home."""


_ARRIVES = ("return", "come", "arrive", "move", "run", "enter")
"""A story that begins with these is set where they lead."""

_COMBS = ("search", "scour", "comb", "roam", "find", "discover", "uncover", "reach")
"""Who does this to a place has set out from another."""


def home_of_story(
    sentences: tuple[Sentence, ...],
    company: Company,
    steps: tuple[Step, ...],
    things: tuple[Thing, ...],
    scout: Scout,
) -> Spot:
    """Return where the story begins: the first place it names that nobody has yet to reach, else where its
    people live.
    """
    spots = scout.spots_said(sentences)
    own = _own_place(company, steps, things, scout)
    setting = _setting(sentences, scout)
    if setting is not None and setting.confidence >= SURE_ENOUGH:
        return own if own is not None and _is_whole_city(setting) and own.interior else setting
    named = [spot for spot in spots if spot.confidence >= SURE_ENOUGH]
    reached = {step.spot.recipe for step in steps if step.spot and step.role == "goal"}
    first = steps[0] if steps else None
    travelled = {
        step.spot.recipe
        for step in steps
        if step.spot
        and step.people
        and step.verb in (*_travels(), *_COMBS)
        and not (step is first and step.verb in _ARRIVES)
    }
    # 'The museum lights go out' happens in the museum, whoever is there.
    around = [
        step.spot for step in steps if step.spot and not step.people and step.spot.words not in TOO_WIDE
    ]
    here = next((spot for spot in (*named, *around) if spot.recipe not in reached | travelled), None)
    if here is not None:
        return own if own is not None and _is_whole_city(here) and own.interior else here
    is_beast = bool(company.everyone) and company.everyone[0].nature == "animal"
    nearest = next((spot for spot in spots if spot.confidence >= 0.4), None)
    if is_beast and (named or nearest):
        # A cat may live anywhere; where the story says it is counts.
        return next(iter(named), None) or nearest or scout.nowhere()
    if own is not None and own.recipe not in {spot.recipe for spot in named if spot.recipe in reached}:
        return own
    return next(iter(named), None) or own or next(iter(spots), None) or scout.anywhere() or scout.nowhere()


def _own_place(
    company: Company, steps: tuple[Step, ...], things: tuple[Thing, ...], scout: Scout
) -> Spot | None:
    """Return where the story's people work or live; of families, where their things belong first."""
    by_trade = scout.home_of(company)
    by_thing = scout.place_of_things(tuple(thing.kind for thing in things))
    leads = [person.phrase.head for person in company.everyone[:2]]
    kin = {word for words in sheet("people.toml")["relations"].values() for word in words}
    is_family = bool(kin.intersection(leads))
    by_deed = scout.workplace(tuple(step.verb for step in steps))
    found = (by_thing, by_trade, by_deed) if is_family else (by_trade, by_deed, by_thing)
    return next((spot for spot in found if spot is not None), None)


def _setting(sentences: tuple[Sentence, ...], scout: Scout) -> Spot | None:
    """Return the place named before the first verb: 'On a dying space station, ...', 'The last postman on
    Mars ...'.
    """
    if not sentences:
        return None
    for action in [a for a in sentences[0].actions if a.link == "main" and not a.marker][:1]:
        for preposition, phrase in action.others:
            spot = scout.spot_of_phrase(phrase, preposition) if phrase.start < action.verb_at else None
            if spot is not None:
                return spot
    return None


def _is_whole_city(spot: Spot) -> bool:
    """Say whether a place is a city by name: what happens there happens somewhere in it."""
    return spot.words[:1].isupper() and spot.recipe in ("old_town", "city_street")


def _travels() -> frozenset[str]:
    return frozenset(sheet("actions.toml")["travel"]["verbs"])
