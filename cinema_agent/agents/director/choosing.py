"""Which ideas become shots: what a film must have, then what there are seconds for, spread over the film.

Knows lengths only roughly (`script/timing.py` times the shots).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from cinema_agent.agents.director.ideas import CARRIES, MUST, Idea, Plan, breathing_ideas, make
from cinema_agent.script.shot import Size
from cinema_agent.script.timing import CHARACTERS_PER_SECOND, GAP_S, LEAD_IN_S, TAIL_S

SIZES: tuple[Size, ...] = (
    "extreme_wide", "wide", "full", "medium", "medium_close_up", "close_up", "extreme_close_up",
)  # fmt: skip
WIDE_SIZES = ("extreme_wide", "wide")
SECONDS_PER_ESSENTIAL = 2.5
SQUEEZE = 0.12
"""How much longer than the film, as a part of it, shots may be before one that carries a beat is left out."""

Demand = tuple[Callable[[Idea], bool], str, str | None]
"""What a film must have: which ideas satisfy it, the set-up to add if none does, and about whom."""


def seconds_of(idea: Idea, plan: Plan) -> float:
    """Return about how long a shot would like to be."""
    if not idea.lines:
        return idea.set_up.seconds * plan.taste.coverage.pace * plan.shape.tempos.get(idea.beat.id, 1.0)
    spoken = sum(len(line.text) for line in idea.lines) / CHARACTERS_PER_SECOND
    return max(1.5, spoken + LEAD_IN_S + TAIL_S + GAP_S * (len(idea.lines) - 1))


def with_essentials(
    ideas: Sequence[Idea], leads: Sequence[str], seconds: float, plan: Plan
) -> tuple[Idea, ...]:
    """Make a must of what every film has: an end, close-ups of its leads, an insert, an over-shoulder.

    A film too short for all of them has the first of them.
    """
    found = [*ideas[:-1], *(replace(idea, rank=MUST) for idea in ideas[-1:])]
    room = int(seconds / SECONDS_PER_ESSENTIAL) - sum(idea.rank == MUST for idea in found)
    demands: list[Demand] = [(partial(_is_close_up_of, lead), "face", lead) for lead in leads]
    has_props = any(idea.set_up.frame == "prop" for idea in ideas)
    is_shared = any(len(i.people) > 1 and plan.have_shoulders(*i.people[:2]) for i in ideas)
    demands.append((_is_insert, "detail" if has_props else "eyes", None))
    demands.append((partial(_is_framed, "over"), "over", None) if is_shared else _LOOK_OUT)
    for demand in demands[: max(0, room)] if room < len(demands) else demands:
        found = _demand(found, demand, plan)
    return tuple(found)


def _is_insert(idea: Idea) -> bool:
    return idea.set_up.coverage == "insert"


def _is_framed(frame: str, idea: Idea) -> bool:
    return idea.set_up.frame == frame


_LOOK_OUT: Demand = (partial(_is_framed, "out"), "look_out", None)


def _is_close_up_of(who: str, idea: Idea) -> bool:
    return idea.is_close and idea.subject == who


def _demand(ideas: list[Idea], demand: Demand, plan: Plan) -> list[Idea]:
    """Make the best fitting idea a must; if there is none, add one where the film is most tense."""
    fits, name, about = demand
    fitting = [idea for idea in ideas if fits(idea)]
    if fitting:
        best = min(fitting, key=lambda idea: (idea.rank, idea.name != name, -idea.tension))
        return [replace(idea, rank=MUST, insisted=True) if idea is best else idea for idea in ideas]
    for at in sorted(range(len(ideas)), key=lambda index: -ideas[index].tension):
        idea = make(ideas[at].scene, ideas[at].beat, name, MUST, plan)
        if idea is None or (about and about not in (idea.subject, idea.partner)):
            continue
        if about and idea.subject != about:
            idea = replace(idea, subject=about, partner=idea.subject)
        at = _after_placing(ideas, at)
        return [*ideas[: at + 1], replace(idea, insisted=True), *ideas[at + 1 :]]
    return ideas


def _after_placing(ideas: Sequence[Idea], at: int) -> int:
    """Return the last idea of the same beat that shows where people are, else `at`."""
    beat = ideas[at].beat.id
    placing = [
        index
        for index, idea in enumerate(ideas)
        if idea.beat.id == beat and idea.set_up.frame in ("all", "pair") and idea.rank <= CARRIES
    ]
    return max((index for index in placing if ideas[index].name != "last_image"), default=at)


def choose(ideas: Sequence[Idea], seconds: float, plan: Plan) -> tuple[Idea, ...]:
    """Return the ideas there is time for, in cutting order: musts, what carries beats, then the rest."""
    chosen = [index for index, idea in enumerate(ideas) if idea.rank == MUST]
    left = seconds - sum(seconds_of(ideas[index], plan) for index in chosen)
    for index in _by_desire(ideas, plan):
        length = seconds_of(ideas[index], plan)
        squeezed = SQUEEZE * seconds if ideas[index].rank == CARRIES else 0.0
        if length <= left + squeezed:
            chosen.append(index)
            left -= length
    kept = _with_actions([ideas[index] for index in sorted(chosen)], plan)
    return tuple(_with_breathing(kept, left, plan))


def _with_actions(kept: Sequence[Idea], plan: Plan) -> list[Idea]:
    """Let the first who speaks in a beat also perform its action, if there was no time for a shot of it."""
    performed = {idea.beat.id for idea in kept if idea.set_up.acts and idea.set_up.frame != "prop"}
    varied: list[Idea] = []
    for idea in kept:
        if idea.lines and idea.beat.id not in performed and _can_act(idea):
            performed.add(idea.beat.id)
            varied.append(_acting(idea, plan))
        else:
            varied.append(idea)
    return varied


def _can_act(idea: Idea) -> bool:
    return bool(idea.beat.gesture) and idea.beat.performer in idea.people and not idea.insisted


def _acting(idea: Idea, plan: Plan) -> Idea:
    """Return a spoken idea wide enough for hands to be seen."""
    name = "together" if idea.partner else "act"
    set_up, speaker = plan.taste.coverage.set_ups[name], idea.lines[0].character
    return replace(
        idea,
        name=name,
        set_up=set_up,
        size=plan.size_of(set_up, idea.tension),
        subject=speaker,
        partner=idea.subject if idea.heard_off else idea.partner,
        heard_off=False,
    )


def _by_desire(ideas: Sequence[Idea], plan: Plan) -> list[int]:
    """Order ideas by rank; those that carry beats by weight, the others each far from the one before."""

    def desire(index: int) -> tuple[int, float, int]:
        idea = ideas[index]
        if idea.rank == CARRIES:
            return idea.rank, -plan.kind(idea.beat).weight, index
        return idea.rank, -1.0 if idea.weighs else _spread(index), index

    return sorted((i for i, idea in enumerate(ideas) if idea.rank != MUST), key=desire)


def _spread(index: int) -> float:
    """Return the van der Corput number of an index: 0, 1/2, 1/4, 3/4, 1/8 ..."""
    value, step = 0.0, 0.5
    while index:
        index, digit = divmod(index, 2)
        value += digit * step
        step /= 2
    return value


def _with_breathing(kept: list[Idea], left: float, plan: Plan) -> list[Idea]:
    """Add passing moments after the beats, in turn, while a long film has seconds to spare."""
    turn, fruitless = 0, 0
    while fruitless < len(plan.taste.coverage.breathing.set_ups):
        before = len(kept)
        ends = [i for i, idea in enumerate(kept) if i + 1 == len(kept) or kept[i + 1].beat != idea.beat]
        # Backwards, so that an insertion does not move the places still to come; never after the last image.
        for at in reversed(ends[:-1] or ends):
            for idea in breathing_ideas(kept[at].scene, kept[at].beat, turn + at, plan):
                if seconds_of(idea, plan) <= left and idea.shows != kept[at].shows:
                    kept = [*kept[: at + 1], idea, *kept[at + 1 :]]
                    left -= seconds_of(idea, plan)
        turn, fruitless = turn + 1, 0 if len(kept) > before else fruitless + 1
    return kept


def with_varied_sizes(ideas: Sequence[Idea]) -> tuple[Idea, ...]:
    """Resize ideas so that no two neighbours show the same subject at the same size (30-degree rule).

    Nor is one person seen small right after a wide picture: then the camera comes nearer.
    """
    varied = list(ideas)
    for index in range(1, len(varied)):
        before, this = varied[index - 1], varied[index]
        if before.size in WIDE_SIZES and this.size == "wide" and len(this.seen) == 1:
            varied[index] = replace(this, size="full")
    for index in range(1, len(varied)):
        before, this = varied[index - 1], varied[index]
        if before.scene.id != this.scene.id or not clash(before, this):
            continue
        if this.insisted and not before.insisted:
            earlier = varied[index - 2] if index > 1 else None
            varied[index - 1] = resized(before, (earlier, this))
        else:
            later = varied[index + 1] if index + 1 < len(varied) else None
            varied[index] = resized(this, (before, later))
    return tuple(varied)


def _tightest(idea: Idea) -> Size:
    """Return the closest size in which everybody still fits the picture."""
    return "medium" if len(idea.seen) > 1 else "close_up"


def clash(one: Idea | None, other: Idea) -> bool:
    """Say whether two neighbours show the same people or thing at the same size."""
    return one is not None and one.size == other.size and one.shows == other.shows


def resized(idea: Idea, neighbours: Sequence[Idea | None]) -> Idea:
    """Return the idea one or two sizes tighter, or wider, whichever first clashes with no neighbour."""
    at = SIZES.index(idea.size)
    tightest = len(SIZES) - 1 if idea.set_up.coverage == "insert" else SIZES.index(_tightest(idea))
    widest = min(at, SIZES.index("medium")) if idea.set_up.frame in ("one", "over") else 0
    for step in (1, -1, 2, -2):
        if widest <= at + step <= tightest:
            changed = replace(idea, size=SIZES[at + step])
            if not any(clash(near, changed) for near in neighbours):
                return changed
    return idea
