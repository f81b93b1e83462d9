"""The shape of a film over its beats: whose scene it is, how tense each beat is, how fast it is cut.

Knows beats and the house's taste; no set-ups and no bodies. Source: ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cinema_agent.agents.director.sheets import CoverageSheet, ShapeSheet
from cinema_agent.script.screenplay import Beat, Scene, Screenplay

TURNING = ("turn", "choice", "climax")
"""Kinds of beats in which a thing may turn the story."""


@dataclass(frozen=True)
class Shape:
    """What a film's shape says of its beats and scenes; by default none has any.

    `owners` by scene id, `tensions` (0 to 1) and `tempos` (how much longer than usual shots last) by beat id,
    `telling` the ids of the beats in which their prop matters: its first, and the one in which it turns the story.
    """

    owners: Mapping[str, str] = field(default_factory=dict)
    tensions: Mapping[str, float] = field(default_factory=dict)
    tempos: Mapping[str, float] = field(default_factory=dict)
    telling: frozenset[str] = frozenset()


def shape_of(screenplay: Screenplay, coverage: CoverageSheet) -> Shape:
    """Return the shape of a film: tension rises to the climax and shots shorten, then there is a long breath."""
    beats = [beat for scene in screenplay.scenes for beat in scene.beats]
    shares = dict(zip((beat.id for beat in beats), _shares(beats), strict=True))
    tensions = {
        beat.id: _tension(coverage.kind(beat.kind).tension, shares[beat.id], coverage.shape) for beat in beats
    }
    return Shape(
        owners={scene.id: who for scene in screenplay.scenes if (who := _owner(scene, screenplay, coverage))},
        tensions=tensions,
        tempos={name: _tempo(share, coverage.shape) for name, share in shares.items()},
        telling=frozenset(_telling(beats)),
    )


def _shares(beats: Sequence[Beat]) -> Iterator[float | None]:
    """Yield how much of the way to the climax is gone at each beat (0 to 1), none once it is over."""
    at = max((index for index, beat in enumerate(beats) if beat.kind == "climax"), default=None)
    last = at if at is not None else len(beats) - 1
    for index, beat in enumerate(beats):
        is_over = index > last or (at is None and beat.kind == "after")
        yield None if is_over else index / max(1, last)


def _tension(usual: float, share: float | None, sheet: ShapeSheet) -> float:
    return usual if share is None else min(1.0, usual + sheet.rise * share)


def _tempo(share: float | None, sheet: ShapeSheet) -> float:
    if share is None:
        return sheet.breath
    return sheet.slowest + (sheet.fastest - sheet.slowest) * share


def _owner(scene: Scene, screenplay: Screenplay, coverage: CoverageSheet) -> str | None:
    """Return whose scene it is: who wants something in it, else who does what weighs most."""
    there = {who for beat in scene.beats for who in (*beat.characters, beat.performer) if who}
    wanting = [beat.performer for beat in scene.beats if beat.kind == "want" and beat.performer in there]
    if wanting:
        return wanting[0]
    weights = dict.fromkeys((lead.id for lead in screenplay.leads if lead.id in there), 0.0)
    for beat in scene.beats:
        if beat.performer in there:
            weight = coverage.kind(beat.kind).weight
            weights[beat.performer] = weights.get(beat.performer, 0.0) + weight
    return max(weights, key=lambda who: weights[who], default=None)


def _telling(beats: Sequence[Beat]) -> Iterator[str]:
    """Yield the beats in which the film's things are first seen, and those in which they turn the story."""
    seen: set[str] = set()
    turned: dict[str, str] = {}
    for beat in beats:
        if beat.prop is None:
            continue
        if beat.prop not in seen:
            yield beat.id
            seen.add(beat.prop)
        if beat.kind in TURNING:
            turned[beat.prop] = beat.id
    yield from turned.values()
