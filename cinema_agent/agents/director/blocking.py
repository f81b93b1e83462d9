"""Who stands where: sides of the line, depths, postures, props in hands, from shot to shot of a scene.

Sides are kept within a scene (180-degree rule), so eyelines match; pictures taller than wide are stacked in
depth. Knows no seconds and no camera.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from cinema_agent.agents.director.able import Able
from cinema_agent.agents.director.ideas import Plan, people_of
from cinema_agent.agents.director.moments import WALKING_SIZES, Moment
from cinema_agent.script.screenplay import Scene
from cinema_agent.script.shot import Across, Act, Depth, Expression, Facing, Figure, Posture, PropInFrame

MIRRORED: dict[Across, Across] = {
    "far_left": "far_right", "left": "right", "center": "center", "right": "left", "far_right": "far_left",
}  # fmt: skip
LINE_UP: tuple[Across, ...] = ("left", "right", "center", "far_left", "far_right")
LEFT_SIDE = ("far_left", "left")
LIT_AT = 0.45


@dataclass(frozen=True)
class Blocking:
    """Where everyone and everything of a scene is at one shot."""

    plan: Plan
    able: Able
    interior: bool
    sides: Mapping[str, Across]
    depths: Mapping[str, Depth]
    postures: Mapping[str, Posture]
    holds: Mapping[str, str]
    lit: frozenset[str]
    in_set: tuple[str, ...] = ()
    seen: frozenset[str] = frozenset()

    def figures(self, moment: Moment) -> tuple[Figure, ...]:
        """Return everyone in the picture, whoever stands farthest first."""
        idea = moment.idea
        if idea.set_up.frame == "out" and idea.subject:
            return (self._foreground(idea.subject),)
        people = [self._figure(who, moment) for who in idea.seen]
        if idea.set_up.frame == "over" and idea.partner:
            people.append(self._foreground(idea.partner))
        return tuple(people)

    def props(self, moment: Moment) -> tuple[PropInFrame, ...]:
        """Return the props that stand or lie in the picture."""
        idea, prop = moment.idea, moment.beat.prop
        if idea.set_up.frame == "prop" and idea.subject:
            return (self._prop(idea.subject, "center", "near", moment),)
        if idea.set_up.frame in ("place", "out", "over") or idea.is_close or idea.size == "medium_close_up":
            return ()
        held = set(self.holds.values())
        shown = [
            name for name in dict.fromkeys((*self.in_set, *([prop] if prop else ()))) if name not in held
        ]
        depth = self._depth(moment.performer, moment) if moment.performer else "middle"
        return tuple(self._prop(name, "center", depth, moment) for name in shown[:2])

    def after(self, moment: Moment) -> Blocking:
        """Return where everyone and everything is once a shot is over."""
        seen = self.seen | set(moment.idea.seen)
        blocking = replace(self, seen=seen)
        if moment.span and moment.rule.after and moment.performer:
            posture = self._able_posture(moment.performer, moment.rule.after)
            blocking = replace(blocking, postures={**self.postures, moment.performer: posture})
        return blocking._with_prop_moved(moment) if moment.changes_prop else blocking

    def _with_prop_moved(self, moment: Moment) -> Blocking:
        prop, use = moment.beat.prop, moment.rule.prop
        if prop is None:
            return self
        others = {who: held for who, held in self.holds.items() if held != prop}
        recipient = next((who for who in people_of(moment.beat) if who != moment.performer), None)
        if use == "lights":
            return replace(self, lit=self.lit | {prop}, in_set=self._with_standing(prop))
        if use == "leaves" or (use == "gives" and recipient is None):
            return replace(self, holds=others, in_set=self._with_standing(prop))
        taker = {"takes": moment.performer, "gives": recipient}.get(use or "")
        if taker and self._can_be_held(prop, moment):
            return replace(self, holds={**others, taker: prop}, in_set=_without(self.in_set, prop))
        return self

    def _with_standing(self, prop: str) -> tuple[str, ...]:
        return self.in_set if prop in self.holds.values() else (*_without(self.in_set, prop), prop)

    def at_beat(self, moment: Moment) -> Blocking:
        """Return the blocking as a beat begins: someone rises or sinks, someone has the prop in hand."""
        who, prop = moment.performer, moment.beat.prop
        postures, holds = dict(self.postures), dict(self.holds)
        wanted = self.plan.taste.staging.kind_postures.get(moment.beat.kind)
        if who and wanted and (wanted != "sits" or self.interior):
            postures[who] = self._able_posture(who, wanted)
        in_hand = moment.rule.prop in (None, "holds", "gives", "leaves")
        if who and prop and in_hand and prop not in holds.values() and self._can_be_held(prop, moment):
            holds[who] = prop
        free = _without(self.in_set, prop) if prop in holds.values() else self.in_set
        depths = self._brought_near(who) if who else self.depths
        return replace(self, postures=postures, holds=holds, in_set=free, depths=depths)

    def _brought_near(self, who: str) -> Mapping[str, Depth]:
        """Return the depths with whoever acts exchanged for somebody nearer, if they stand far off."""
        nearer = next((other for other, depth in self.depths.items() if depth != "far"), None)
        if self.depths[who] != "far" or nearer is None:
            return self.depths
        return {**self.depths, who: self.depths[nearer], nearer: "far"}

    def _can_be_held(self, prop: str, moment: Moment) -> bool:
        return self.able.can_be_held(self.plan.screenplay.prop(prop), moment.rule)

    def _prop(self, name: str, across: Across, depth: Depth, moment: Moment) -> PropInFrame:
        is_lit_now = moment.lights and name == moment.beat.prop
        return PropInFrame(
            prop=name,
            across=across,
            depth=depth,
            lit=name in self.lit or is_lit_now,
            lights_at=LIT_AT if is_lit_now and name not in self.lit else None,
        )

    def _foreground(self, who: str) -> Figure:
        return Figure(
            character=who,
            across=self.sides[who],
            depth="near",
            posture=self.postures[who],
            facing="away",
            is_foreground=True,
            holds=self.holds.get(who),
        )

    def _figure(self, who: str, moment: Moment) -> Figure:
        across, posture, moves_to = self._travel(who, moment)
        expression, after = self._face(who, moment)
        return Figure(
            character=who,
            across=across,
            depth=self._depth(who, moment),
            posture=posture,
            facing=self._facing(who, moment, moves_to),
            looks_at=self._looks_at(who, moment),
            expression=expression,
            expression_after=after if after != expression else None,
            holds=self.holds.get(who),
            acts=self._acts(who, moment),
            moves_to=moves_to,
        )

    def _travel(self, who: str, moment: Moment) -> tuple[Across, Posture, Across | None]:
        """Return where someone starts, how they move, and where they end."""
        side, posture = self.sides[who], self.postures[who]
        if who == moment.performer and moment.span:
            if moment.travels:
                moving = self._able_posture(who, moment.rule.posture or "walks")
                is_alone = len(moment.idea.seen) == 1
                end: Across = (MIRRORED[side] if side != "center" else "right") if is_alone else side
                start = side if is_alone and side != "center" else self._edge(side)
                return (start, moving, end) if start != end else (start, moving, "center")
            if moment.rule.posture and not moment.rule.travels:
                return side, self._able_posture(who, moment.rule.posture), None
        elif self._enters(who, moment):
            return self._edge(side), self._able_posture(who, "walks"), side
        return side, posture, None

    def _enters(self, who: str, moment: Moment) -> bool:
        """Say whether someone new comes to others, in a picture wide enough to walk in."""
        is_newcomer = bool(self.seen) and who not in self.seen
        is_wide = moment.idea.size in WALKING_SIZES and not self.plan.is_portrait
        return is_newcomer and is_wide and self.postures[who] == "stands" and len(moment.idea.seen) > 1

    def _edge(self, side: Across) -> Across:
        """Return the edge of the picture on someone's side; tall pictures have none beyond left and right."""
        if self.plan.is_portrait or side == "center":
            return side if side != "center" else "left"
        return "far_left" if side in LEFT_SIDE else "far_right"

    def _able_posture(self, who: str, posture: Posture) -> Posture:
        rig = self.plan.screenplay.character(who).rig
        return posture if self.plan.taste.staging.can_hold(rig, posture) else "stands"

    def _depth(self, who: str, moment: Moment) -> Depth:
        idea, depth = moment.idea, self.depths[who]
        if idea.name == "small":
            return "far"
        if idea.size in WALKING_SIZES or (self.plan.is_portrait and len(idea.seen) > 1):
            return depth
        # Nearer than a wide would have them: faces far away sink into the haze.
        return "middle" if depth == "far" else depth

    def _facing(self, who: str, moment: Moment, moves_to: Across | None) -> Facing:
        if moment.idea.name == "eyes":
            return "camera"
        if self._looks_out(moment):
            return "away"
        order = ("far_left", "left", "center", "right", "far_right")
        side = self.sides[who]
        if moves_to and len(moment.idea.seen) == 1:
            start = self._travel(who, moment)[0]
            return "right" if order.index(moves_to) > order.index(start) else "left"
        partner = self._opposite(who, moment)
        if partner is not None and self.sides[partner] != side:
            return "right" if order.index(self.sides[partner]) > order.index(side) else "left"
        return "left" if side in ("right", "far_right") else "right"

    def _opposite(self, who: str, moment: Moment) -> str | None:
        """Return whom someone turns to."""
        idea = moment.idea
        if who == idea.subject and idea.partner in self.sides:
            return idea.partner
        if idea.subject in self.sides and who != idea.subject:
            return idea.subject
        return next((other for other in people_of(moment.beat) if other != who), None)

    def _looks_out(self, moment: Moment) -> bool:
        """Say whether everybody turns their back on us to look at the landscape."""
        return moment.idea.name == "last_image" and not self.interior

    def _looks_at(self, who: str, moment: Moment) -> str | None:
        if self._looks_out(moment):
            return None
        prop = moment.beat.prop
        uses_prop = prop and moment.rule.prop in ("takes", "lights", "holds", "leaves")
        if who == moment.performer and uses_prop and (moment.span or not moment.idea.lines):
            return prop
        return self._opposite(who, moment)

    def _face(self, who: str, moment: Moment) -> tuple[Expression, Expression]:
        able, tones = self.able, self.plan.taste.feeling.tones
        first, then = moment.feels if who == moment.performer else moment.answers
        if who != moment.performer and who in moment.settled:
            first = then
        said = next((line for line in moment.idea.lines if line.character == who), None)
        if said is not None and said.tone in tones:
            first = tones[said.tone]
            then = first
        return able.expression(first), able.expression(then)

    def _acts(self, who: str, moment: Moment) -> tuple[Act, ...]:
        if who == moment.performer and moment.span and moment.gesture:
            if moment.rule.travels and not moment.travels:
                return ()
            start, end = moment.span
            partner = self._opposite(who, moment)
            towards = partner if moment.beat.recipient == partner else None
            prop = moment.beat.prop
            return (
                Act(gesture=moment.gesture, start=start, end=end, with_prop=prop, towards=towards or prop),
            )
        said = next((line for line in moment.idea.lines if line.character == who), None)
        is_shown = moment.idea.size in ("wide", "full", "medium") and not moment.idea.heard_off
        if said is None or not is_shown or self.holds.get(who):
            return ()
        known = self.able.first_gesture(self.plan.taste.staging.speaking.get(said.tone, ()))
        if not known:
            return ()
        turn = sum(int(part) for part in said.id.split("."))
        return (
            Act(gesture=known[turn % len(known)], start=0.2, end=0.7, towards=self._opposite(who, moment)),
        )


def open_scene(scene: Scene, plan: Plan, able: Able, lit: frozenset[str], turn: int) -> Blocking:
    """Return the blocking at the start of a scene.

    Args:
        lit: ids of props that burn since an earlier scene.
        turn: how many scenes came before; groupings and sides are taken in turn.
    """
    people = _in_order(scene, plan)
    interior = plan.screenplay.place(scene.place).interior
    suiting = [
        g for g in plan.taste.staging.groupings if g.suits(max(1, min(len(people), 3)), interior, scene.mood)
    ]
    grouping = suiting[(plan.screenplay.seed + turn) % len(suiting)]
    mirrored = (plan.screenplay.seed + turn) % 2 == 1
    sides = {
        who: MIRRORED[LINE_UP[min(index, 4)]] if mirrored else LINE_UP[min(index, 4)]
        for index, who in enumerate(people)
    }
    depths: dict[str, Depth] = dict.fromkeys(people, "far")
    depths |= dict(zip(people, grouping.depths, strict=False))
    postures: dict[str, Posture] = dict.fromkeys(people, "stands")
    postures |= dict(zip(people, grouping.postures, strict=False))
    if plan.is_portrait and len(people) > 1:
        stacked: tuple[Depth, ...] = ("near", "far", "middle")
        depths |= dict(zip(people, stacked, strict=False))
        sides = {who: _narrow(side) for who, side in sides.items()}
    blocking = Blocking(
        plan=plan,
        able=able,
        interior=interior,
        sides=sides,
        depths=depths,
        postures=postures,
        holds={},
        lit=lit,
    )
    held = {who: blocking._able_posture(who, posture) for who, posture in postures.items()}
    return replace(blocking, postures=held)


def _in_order(scene: Scene, plan: Plan) -> tuple[str, ...]:
    """Return the people of a scene, leads first."""
    people = tuple(dict.fromkeys(who for beat in scene.beats for who in people_of(beat)))
    leads = [lead.id for lead in plan.screenplay.leads if lead.id in people]
    return tuple(dict.fromkeys((*leads, *people)))


def _narrow(side: Across) -> Across:
    """Return the nearest side that a picture taller than wide has."""
    narrow: dict[Across, Across] = {"far_left": "left", "far_right": "right"}
    return narrow.get(side, side)


def _without(names: tuple[str, ...], name: str | None) -> tuple[str, ...]:
    return tuple(one for one in names if one != name)
