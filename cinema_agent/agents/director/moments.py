"""What happens in each shot of a beat: where its action is performed, when a face turns, when a lamp is lit.

Knows no positions (`blocking` has them).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cinema_agent.agents.director.able import Able
from cinema_agent.agents.director.choosing import SIZES
from cinema_agent.agents.director.ideas import Idea, people_of
from cinema_agent.agents.director.sheets import Faces, FeelingSheet, GestureRule, Way
from cinema_agent.script.screenplay import Beat
from cinema_agent.script.shot import Expression, Posture

WALKING_SIZES = ("extreme_wide", "wide", "full")
"""Feet must be seen to walk."""
ACTING_SIZES = (*WALKING_SIZES, "medium")
"""Hands must be seen to act."""
WHOLE, BEGUN, ENDED = (0.12, 0.85), (0.3, 1.0), (0.0, 0.6)


@dataclass(frozen=True)
class Moment:
    """An idea with what happens in it.

    `span` is the part of the shot in which the beat's gesture is performed, `settled` who was seen earlier in
    the beat: their face has answered already, `told` how the action says that others than the performer are held,
    `way` whether the performer walks into the picture or out of it.
    """

    idea: Idea
    performer: str | None
    gesture: str | None
    rule: GestureRule
    span: tuple[float, float] | None = None
    lights: bool = False
    changes_prop: bool = False
    feels: Faces = ("neutral", "neutral")
    answers: Faces = ("neutral", "neutral")
    tells: bool = False
    settled: frozenset[str] = frozenset()
    told: Mapping[str, Posture] = field(default_factory=dict)
    way: Way | None = None

    @property
    def beat(self) -> Beat:
        return self.idea.beat

    @property
    def travels(self) -> bool:
        return self.span is not None and self.rule.travels and self.idea.size in WALKING_SIZES


def moments_of(ideas: Sequence[Idea], able: Able, feeling: FeelingSheet) -> tuple[Moment, ...]:
    """Return what happens in the shots of one beat, in cutting order."""
    beat = ideas[0].beat
    performer = beat.performer or (beat.characters[0] if beat.characters else None)
    gesture = able.gesture(beat.gesture)
    others = tuple(who for who in people_of(beat) if who != performer)
    rule = able.rule(gesture, beat.action, others)
    told = {who: posture for who in others if (posture := able.staging.told_of(who, beat.action).after)}
    spans = _spans(ideas, performer, gesture, rule)
    lights = _lighting(ideas, rule, spans) if beat.prop else None
    changes = lights if lights is not None else _handling(ideas, spans)
    feels = _feelings(ideas, performer, rule, feeling)
    ways = _ways(ideas, performer, able.staging.way_of(beat.action, others))
    teller = next((i for i, idea in enumerate(ideas) if spans[i]), _first_without_lines(ideas))
    return tuple(
        Moment(
            idea=idea,
            performer=performer,
            gesture=gesture,
            rule=rule,
            span=spans[index],
            lights=index == lights,
            changes_prop=index == changes,
            feels=feels[index],
            answers=feeling.answers[feels[index][1]],
            tells=index == teller,
            settled=frozenset(who for earlier in ideas[:index] for who in earlier.seen),
            told=told,
            way=ways[index],
        )
        for index, idea in enumerate(ideas)
    )


def _spans(
    ideas: Sequence[Idea], performer: str | None, gesture: str | None, rule: GestureRule
) -> list[tuple[float, float] | None]:
    """Return when each shot performs the gesture: once, or begun in one shot and ended in the next."""
    spans: list[tuple[float, float] | None] = [None] * len(ideas)
    if performer is None or not (gesture or rule.travels):
        return spans
    visible = [index for index, idea in enumerate(ideas) if _shows_action(idea, performer, rule)]
    meant = [index for index in visible if ideas[index].set_up.acts]
    if not meant:
        return spans
    first = meant[0]
    if first + 1 in meant and rule.prop is None and not rule.travels:
        spans[first], spans[first + 1] = BEGUN, ENDED
    else:
        spans[first] = WHOLE
    return spans


def _shows_action(idea: Idea, performer: str, rule: GestureRule) -> bool:
    if performer not in idea.seen or idea.heard_off:
        return False
    return idea.size in (WALKING_SIZES if rule.travels else ACTING_SIZES)


def _lighting(
    ideas: Sequence[Idea], rule: GestureRule, spans: Sequence[tuple[float, float] | None]
) -> int | None:
    """Return the shot in which a lamp is lit: its insert, else where the gesture is performed."""
    if rule.prop != "lights":
        return None
    inserts = [index for index, idea in enumerate(ideas) if idea.set_up.frame == "prop"]
    performed = [index for index, span in enumerate(spans) if span]
    return (inserts or performed or [0])[0]


def _handling(ideas: Sequence[Idea], spans: Sequence[tuple[float, float] | None]) -> int:
    """Return the shot in which a prop changes hands: where it is first acted, or the insert after that."""
    acted = next((index for index, span in enumerate(spans) if span), 0)
    inserts = [index for index, idea in enumerate(ideas) if idea.set_up.frame == "prop"]
    return max([acted, *inserts[:1]])


def _feelings(
    ideas: Sequence[Idea], performer: str | None, rule: GestureRule, feeling: FeelingSheet
) -> list[Faces]:
    """Return what the performer feels in each shot: before, at and after the shot in which the face turns."""
    beat, mood = ideas[0].beat, ideas[0].scene.mood
    first, then = feeling.kinds.get(beat.kind) or feeling.moods[beat.mood or mood]
    then = rule.feels or then
    own = [
        index for index, idea in enumerate(ideas) if idea.subject == performer and idea.set_up.frame == "one"
    ]
    turn = max(own, key=lambda index: SIZES.index(ideas[index].size), default=len(ideas) - 1)

    def at(index: int) -> tuple[Expression, Expression]:
        return (first if index <= turn else then, first if index < turn else then)

    return [at(index) for index in range(len(ideas))]


def _ways(ideas: Sequence[Idea], performer: str | None, way: Way | None) -> list[Way | None]:
    """Return in which shot the performer comes or goes: the first that shows the whole of them, or the last.

    Nobody goes who is still needed in the scene.
    """
    ways: list[Way | None] = [None] * len(ideas)
    seen = [index for index, idea in enumerate(ideas) if performer in idea.seen]
    if way is None or not seen:
        return ways
    at = seen[0] if way == "in" else seen[-1]
    following = ideas[0].scene.beats[ideas[0].scene.beats.index(ideas[0].beat) + 1 :]
    is_needed = way == "out" and any(performer in people_of(beat) for beat in following)
    if ideas[at].size in WALKING_SIZES and not is_needed:
        ways[at] = way
    return ways


def _first_without_lines(ideas: Sequence[Idea]) -> int:
    """Return the shot whose plot is the beat's action when nobody performs it."""
    fits = [i for i, idea in enumerate(ideas) if idea.set_up.acts and not idea.lines]
    people = [i for i, idea in enumerate(ideas) if idea.set_up.frame != "place"]
    return (fits or people or [0])[0]
