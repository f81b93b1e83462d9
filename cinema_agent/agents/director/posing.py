"""How everyone in a shot is held: where they go, whom they face, what their face shows, what they do.

Reads the blocking of the moment; changes nothing.
"""

from __future__ import annotations

from cinema_agent.agents.director.blocking import MIRRORED, Blocking
from cinema_agent.agents.director.ideas import people_of
from cinema_agent.agents.director.moments import WALKING_SIZES, Moment
from cinema_agent.script.shot import Across, Act, Expression, Facing, Figure, Posture, PropState

LEFT_TO_RIGHT: tuple[Across, ...] = ("far_left", "left", "center", "right", "far_right")
ANSWER_LATE = 0.3
"""How much of a gesture passes before it is answered."""
WHOLE_INSERT = (0.05, 0.9)
SPOKEN_GESTURE = (0.2, 0.7)
HAPPENS_AT = 0.5
"""The part of a gesture in which it does what it is for."""
LAST_LINE_AT, REACTS_LATE = 0.7, 0.1
"""Parts of a shot: when its last line has been understood, and how much later who only watches answers."""


def figures_of(moment: Moment, blocking: Blocking) -> tuple[Figure, ...]:
    """Return everyone in the picture, whoever is in the foreground last."""
    idea = moment.idea
    if idea.set_up.frame == "out" and idea.subject:
        # A companion is what one sees; who is alone sees the place.
        beyond = (_figure(idea.partner, moment, blocking),) if idea.partner else ()
        return (*beyond, _foreground(idea.subject, blocking))
    if idea.set_up.frame == "prop":
        return _hands(moment, blocking)
    if blocking.is_close and len(idea.seen) > 1:
        return _close_together(moment, blocking)
    people = [_figure(who, moment, blocking) for who in idea.seen]
    if idea.set_up.frame == "over" and idea.partner:
        people.append(_foreground(idea.partner, blocking))
    return tuple(people)


def _close_together(moment: Moment, blocking: Blocking) -> tuple[Figure, ...]:
    """Return people who have come together in the middle, from left to right as they stand in the scene."""
    ordered = sorted(moment.idea.seen, key=lambda who: LEFT_TO_RIGHT.index(blocking.sides[who]))
    close: dict[str, Across | None] = {"across": "center", "moves_to": None}
    return tuple(_figure(who, moment, blocking).model_copy(update=close) for who in ordered)


def _foreground(who: str, blocking: Blocking) -> Figure:
    return Figure(
        character=who,
        across=blocking.sides[who],
        depth="near",
        posture=blocking.postures[who],
        facing="away",
        is_foreground=True,
        holds=blocking.holds.get(who),
        holds_lit=_holds_light(who, blocking),
        holds_state=_holds_state(who, blocking),
    )


def _hands(moment: Moment, blocking: Blocking) -> tuple[Figure, ...]:
    """Return whose hand is in an insert: the performer's, if the thing is handled in the beat."""
    who, gesture = moment.performer, moment.gesture
    if who is None or gesture is None or moment.rule.prop is None or moment.idea.subject != moment.beat.prop:
        return ()
    start, end = WHOLE_INSERT
    act = Act(gesture=gesture, start=start, end=end, with_prop=moment.beat.prop, towards=moment.beat.prop)
    hand = _figure(who, moment, blocking)
    return (hand.model_copy(update={"acts": (act,), "moves_to": None}),)


def _figure(who: str, moment: Moment, blocking: Blocking) -> Figure:
    across, posture, moves_to = _course(who, moment, blocking)
    expression, after = _face(who, moment, blocking)
    return Figure(
        character=who,
        across=across,
        depth=blocking.depth_of(who, moment),
        posture=posture,
        facing=_facing(who, moment, blocking),
        looks_at=_looks_at(who, moment, blocking),
        expression=expression,
        expression_after=after if after != expression else None,
        expression_turns_at=_turns_at(who, moment) if after != expression else None,
        holds=blocking.holds.get(who),
        holds_lit=_holds_light(who, blocking),
        holds_state=_holds_state(who, blocking),
        acts=_acts(who, moment, blocking),
        moves_to=moves_to,
    )


def _holds_light(who: str, blocking: Blocking) -> bool:
    held = blocking.holds.get(who)
    return held is not None and blocking.burning.burns(held)


def _holds_state(who: str, blocking: Blocking) -> PropState | None:
    held = blocking.holds.get(who)
    return blocking.turned.state(held) if held is not None else None


def _course(who: str, moment: Moment, blocking: Blocking) -> tuple[Across, Posture, Across | None]:
    """Return where someone starts, how they are held or move, and where they end (none: they stay)."""
    side, posture = blocking.sides[who], blocking.postures[who]
    if moment.rule.posture == "swims" and who == moment.performer and moment.travels:
        start, end = _crossing(side)
        return start, "swims", end
    if blocking.all_sit:
        return side, blocking.able_posture(who, "sits"), None
    if moment.idea.name == "last_image" and posture == "lies" and blocking.is_upright(who):
        # The picture that stays: nobody is left lying in the street.
        posture = blocking.able_posture(who, "sits")
    if moment.performer and moment.travels and moment.rule.together and who == moment.beat.recipient:
        who, side, posture = moment.performer, blocking.sides[moment.performer], "stands"
    if who == moment.performer and moment.travels:
        moving = blocking.able_posture(who, moment.rule.posture or "walks")
        start, end = _crossing(side) if len(blocking.sides) == 1 else _approach(side, blocking)
        return start, moving, end
    passing = _passing(who, moment, blocking)
    if passing is not None:
        return passing[0], blocking.able_posture(who, "walks"), passing[1]
    if moment.tells and moment.rule.posture and not moment.rule.travels and _is_moved(who, moment):
        return side, blocking.able_posture(who, moment.rule.posture), None
    if moment.tells and who in moment.told:
        return side, blocking.able_posture(who, moment.told[who]), None
    if _enters(who, moment, blocking):
        return _edge(side), blocking.able_posture(who, "walks"), side
    return side, posture, None


def _is_moved(who: str, moment: Moment) -> bool:
    is_partner = moment.rule.together and who == moment.beat.recipient
    return who == moment.performer or moment.rule.by_all or is_partner


def _passing(who: str, moment: Moment, blocking: Blocking) -> tuple[Across, Across] | None:
    """Return the way of who comes into the picture or leaves it by its nearer edge, none if nobody does."""
    side = blocking.sides[who]
    if who != moment.performer or _edge(side) == side or blocking.plan.is_portrait:
        return None
    if moment.way == "in" and who not in blocking.seen:
        return _edge(side), side
    return (side, _edge(side)) if moment.way == "out" else None


def _crossing(side: Across) -> tuple[Across, Across]:
    """Return the way of someone alone: across the picture."""
    return (side, MIRRORED[side]) if side != "center" else ("left", "right")


def _approach(side: Across, blocking: Blocking) -> tuple[Across, Across]:
    """Return the way of someone who comes to others: in from the edge, or else to the middle."""
    if blocking.plan.is_portrait or side == "center":
        return (side, "center") if side != "center" else ("left", "center")
    return (_edge(side), side) if _edge(side) != side else (side, "center")


def _enters(who: str, moment: Moment, blocking: Blocking) -> bool:
    """Say whether someone new comes to others, in a picture wide enough to walk in."""
    is_newcomer = bool(blocking.seen) and who not in blocking.seen
    is_wide = moment.idea.size in WALKING_SIZES and not blocking.plan.is_portrait
    may_walk = blocking.postures[who] == "stands" and blocking.sides[who] in ("left", "right")
    is_busy = moment.span is not None and who == moment.beat.recipient
    is_acting = who == moment.performer and moment.span is not None
    return is_newcomer and is_wide and may_walk and not (is_busy or is_acting) and len(moment.idea.seen) > 1


def _edge(side: Across) -> Across:
    edges: dict[Across, Across] = {"left": "far_left", "right": "far_right"}
    return edges.get(side, side)


def _facing(who: str, moment: Moment, blocking: Blocking) -> Facing:
    if moment.idea.name == "eyes":
        return "camera"
    if _looks_out(moment, blocking) and _passing(who, moment, blocking) is None:
        return "away"
    side = blocking.sides[who]
    start, _, end = _course(who, moment, blocking)
    if end and (len(moment.idea.seen) == 1 or _passing(who, moment, blocking)):
        return _towards(start, end)
    partner = _opposite(who, moment, blocking)
    if partner is not None and blocking.sides[partner] != side:
        return _towards(side, blocking.sides[partner])
    return "left" if side in ("right", "far_right") else "right"


def _towards(here: Across, there: Across) -> Facing:
    return "right" if LEFT_TO_RIGHT.index(there) > LEFT_TO_RIGHT.index(here) else "left"


def _opposite(who: str, moment: Moment, blocking: Blocking) -> str | None:
    """Return whom someone turns to."""
    idea = moment.idea
    if who == idea.subject and idea.partner in blocking.sides:
        return idea.partner
    if idea.subject in blocking.sides and who != idea.subject:
        return idea.subject
    return next((other for other in people_of(moment.beat) if other != who), None)


def _looks_out(moment: Moment, blocking: Blocking) -> bool:
    """Say whether everybody turns their back on us to look at the landscape."""
    return moment.idea.name == "last_image" and not blocking.interior


def _looks_at(who: str, moment: Moment, blocking: Blocking) -> str | None:
    if _looks_out(moment, blocking):
        return None
    uses_prop = moment.beat.prop and moment.rule.prop in ("takes", "lights", "holds", "leaves")
    if who == moment.performer and uses_prop and (moment.span or not moment.idea.lines):
        return moment.beat.prop
    return _opposite(who, moment, blocking)


def _face(who: str, moment: Moment, blocking: Blocking) -> tuple[Expression, Expression]:
    """Return what a face shows at first and then; a tone of voice shows throughout."""
    first, then = moment.feels if who == moment.performer else moment.answers
    if who != moment.performer and who in moment.settled:
        first = then
    said = next((line for line in moment.idea.lines if line.character == who), None)
    tone = blocking.plan.taste.feeling.tones.get(said.tone) if said else None
    able = blocking.able
    return able.expression(tone or first), able.expression(tone or then)


def _turns_at(who: str, moment: Moment) -> float | None:
    """Return when a face turns: on what happens or on the last line, whoever sees or hears it a little later."""
    late = 0.0 if who == moment.performer else REACTS_LATE
    if moment.span is not None:
        start, end = moment.span
        return round(min(1.0, start + HAPPENS_AT * (end - start) + late), 2)
    return LAST_LINE_AT + late if moment.idea.lines else None


def _acts(who: str, moment: Moment, blocking: Blocking) -> tuple[Act, ...]:
    if who == moment.performer and moment.span and moment.gesture:
        act = _performed(who, moment, blocking)
    else:
        act = _answered(who, moment, blocking) or _spoken(who, moment, blocking)
    return (act,) if act else ()


def _performed(who: str, moment: Moment, blocking: Blocking) -> Act | None:
    if moment.gesture is None or moment.span is None or (moment.rule.travels and not moment.travels):
        return None
    if moment.rule.travels and blocking.all_sit:
        return None
    start, end = moment.span
    uses_prop = blocking.able.uses_prop(moment.gesture, moment.rule)
    prop, partner = moment.beat.prop if uses_prop else None, _opposite(who, moment, blocking)
    towards = partner if partner and moment.beat.recipient == partner else moment.beat.prop
    return Act(gesture=moment.gesture, start=start, end=end, with_prop=prop, towards=towards)


def _answered(who: str, moment: Moment, blocking: Blocking) -> Act | None:
    """Return what someone does while something is done to them: takes what is given, returns an embrace."""
    gesture = blocking.able.gesture(moment.rule.answer)
    if gesture is None or moment.span is None or who != moment.beat.recipient:
        return None
    start, end = moment.span
    late = round(start + ANSWER_LATE * (end - start), 2)
    return Act(gesture=gesture, start=late, end=end, with_prop=moment.beat.prop, towards=moment.performer)


def _spoken(who: str, moment: Moment, blocking: Blocking) -> Act | None:
    """Return the small gesture that goes with a line, if hands are seen and free."""
    said = next((line for line in moment.idea.lines if line.character == who), None)
    hands_are_seen = moment.idea.size in ("wide", "full", "medium") and not moment.idea.heard_off
    if said is None or not hands_are_seen or blocking.holds.get(who):
        return None
    known = blocking.able.first_gesture(blocking.plan.taste.staging.speaking.get(said.tone, ()))
    if not known:
        return None
    turn = sum(int(part) for part in said.id.split("."))
    start, end = SPOKEN_GESTURE
    towards = _opposite(who, moment, blocking)
    return Act(gesture=known[turn % len(known)], start=start, end=end, towards=towards)
