"""How GoldenMem spends its budget: levels for keyframes offered one by one, and what is averaged or dropped.

Works on positions and counts alone. Source: ours (the paper says nothing of levels under one token).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from cinema_agent.memory.schedule import Schedule

PROMOTED_LEVEL = 2


@dataclass(frozen=True)
class Plan:
    """What is offered: (position, level) one by one, then (entity, keyframes) averaged to a token each."""

    singles: tuple[tuple[int, int], ...]
    averages: tuple[tuple[str, int], ...]


def assign_levels(schedule: Schedule, order: Sequence[int], sole: Sequence[int]) -> list[tuple[int, int]]:
    """Give every position its level by rank, with the `sole` carriers of an entity at level 2 or better.

    A promoted keyframe takes the place of the least useful one that needs no promotion. Once all those places
    hold sole carriers, the others join them at level 2, and what follows pays for it in `fit`. A keyframe
    past the last level stays there: the smallest picture there is.

    Args:
        order: positions, most useful first; holds every one of `sole`.
        sole: positions that must not be shown small, most important first.

    Returns:
        (position, level), most useful first.
    """
    places = schedule.group * (PROMOTED_LEVEL + 1) - 1
    head, rest, crowded = list(order[:places]), list(order[places:]), []
    for position in sole:
        if position in head:
            continue
        rest.remove(position)
        givers = [other for other in head if other not in sole]
        if givers:
            head.remove(givers[-1])
            head.append(position)
            rest.insert(0, givers[-1])
        else:
            crowded.append(position)

    def level(rank: int) -> int:
        return min(schedule.level_of(rank), schedule.last_level)

    smallest_promoted = min(PROMOTED_LEVEL, schedule.last_level)
    levels = [(p, smallest_promoted if crowded else level(rank)) for rank, p in enumerate(head, start=1)]
    levels += [(position, smallest_promoted) for position in crowded]
    return levels + [(position, level(rank)) for rank, position in enumerate(rest, start=len(head) + 1)]


def fit(
    schedule: Schedule,
    ranked: Sequence[tuple[int, int]],
    shows: Callable[[int], Sequence[str]],
    totals: Mapping[str, int],
) -> Plan:
    """Average the tail entity by entity, then drop averages, then the least useful, until all is paid.

    Args:
        ranked: (position, level) of the keyframes that may be offered one by one, most useful first.
        shows: entities of the keyframe at a position.
        totals: how many keyframes show each entity in all, most wanted entity first.
    """
    left = schedule.budget - schedule.tokens(0) - sum(schedule.tokens(level) for _, level in ranked)
    singles, counts = list(ranked), dict(totals)
    for position, _ in singles:
        for entity in shows(position):
            counts[entity] -= 1

    ladder = schedule.group * (schedule.last_level + 1) - 1
    averages = sum(count > 0 for count in counts.values())
    while averages > left and len(singles) > ladder:
        position, level = singles.pop()
        left += schedule.tokens(level)
        for entity in shows(position):
            averages += counts[entity] == 0
            counts[entity] += 1

    while left < 0 and singles:
        left += schedule.tokens(singles.pop()[1])
    kept = [(entity, count) for entity, count in counts.items() if count > 0][: max(0, left)]
    return Plan(tuple(singles), tuple(kept))
