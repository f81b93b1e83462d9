"""Match cuts: a scene that begins on what the one before ended on, the same face or thing as large as it was.

Knows chosen ideas; that the face keeps its side is seen to by `blocking`. Source: ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from cinema_agent.agents.director.choosing import SIZES, clash, resized
from cinema_agent.agents.director.ideas import MUST, Idea, Plan, make, people_of

SHORTEST_FILM_S = 45
"""Shorter films have no time to begin a scene twice."""
MOST_MATCHES = 1
"""More of them in a minute would be a habit."""
FACES = ("face", "eyes")
"""Set-ups of a face alone; any other near one is matched by the first of them."""
LEAST_SIZE = SIZES.index("medium_close_up")


def with_match_cuts(ideas: Sequence[Idea], seconds: float, plan: Plan) -> tuple[Idea, ...]:
    """Return the ideas with a match cut into a scene where the film allows one, the greatest change first.

    A picture of the place that has been seen before makes room for it.
    """
    cut = list(ideas)
    if seconds < SHORTEST_FILM_S:
        return tuple(cut)
    found = sorted(_matches(ideas, plan), key=lambda match: -_change(ideas, match[0], plan))
    for at, idea in sorted(found[:MOST_MATCHES], key=lambda match: -match[0]):
        is_known = cut[at].name == "arrive" and cut[at].rank != MUST
        following = at + 1 if is_known else at
        cut[at:following] = [idea]
        if at + 1 < len(cut) and clash(idea, cut[at + 1]):
            later = cut[at + 2] if at + 2 < len(cut) else None
            cut[at + 1] = resized(cut[at + 1], (idea, later))
    return tuple(cut)


def _matches(ideas: Sequence[Idea], plan: Plan) -> Iterator[tuple[int, Idea]]:
    """Yield where a scene may begin with a match cut, and its first idea."""
    for at, (last, first) in enumerate(pairwise(ideas), start=1):
        if first.scene.id == last.scene.id or not _ends_on_one(last) or first.name == "last_image":
            continue
        idea = _repeated(last, first, plan)
        if idea is not None:
            yield at, idea


def _ends_on_one(idea: Idea) -> bool:
    is_near = SIZES.index(idea.size) >= LEAST_SIZE
    return idea.subject is not None and is_near and idea.set_up.frame in ("one", "prop")


def _repeated(last: Idea, first: Idea, plan: Plan) -> Idea | None:
    """Return the picture that ends a scene as one that begins the next, none if that has not whom it shows."""
    scene, beat = first.scene, first.beat
    is_thing = last.set_up.frame == "prop"
    if last.subject is None or last.subject not in ((beat.prop,) if is_thing else people_of(beat)):
        return None
    name = "detail" if is_thing else last.name if last.name in FACES else "face"
    idea = make(scene, beat, name, MUST, plan)
    if idea is None:
        return None
    if idea.subject != last.subject:
        idea = replace(idea, subject=last.subject, partner=idea.subject)
    return replace(idea, size=last.size, insisted=True, matches=True)


def _change(ideas: Sequence[Idea], at: int, plan: Plan) -> int:
    """Return how much changes from one scene to the next: place, inside or outside, hour."""
    before, after = ideas[at - 1].scene, ideas[at].scene
    places = plan.screenplay.place(before.place), plan.screenplay.place(after.place)
    moves = before.place != after.place, places[0].interior != places[1].interior
    return sum((*moves, before.time_of_day != after.time_of_day))
