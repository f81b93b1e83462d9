"""Who stands where: sides of the line, depths, postures, props in hands, from shot to shot of a scene.

Sides are kept within a scene (180-degree rule), so eyelines match; pictures taller than wide are stacked in
depth. Knows no seconds, no camera and no faces.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from cinema_agent.agents.director.able import Able
from cinema_agent.agents.director.burning import Burning, burning_in
from cinema_agent.agents.director.ideas import Plan, people_of
from cinema_agent.agents.director.moments import ACTING_SIZES, WALKING_SIZES, Moment
from cinema_agent.agents.director.turning import TURNS_AT, Turned, turn_in
from cinema_agent.script.screenplay import Scene
from cinema_agent.script.shot import Across, Depth, Posture, PropInFrame

MIRRORED: dict[Across, Across] = {
    "far_left": "far_right", "left": "right", "center": "center", "right": "left", "far_right": "far_left",
}  # fmt: skip
LINE_UP: tuple[Across, ...] = ("left", "right", "center", "far_left", "far_right")
DEEPER: dict[Depth, Depth] = {"near": "middle", "middle": "far", "far": "far"}


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
    place: str
    burning: Burning
    turned: Turned
    in_set: tuple[str, ...] = ()
    seen: frozenset[str] = frozenset()
    is_close: bool = False
    all_sit: bool = False

    def props(self, moment: Moment) -> tuple[PropInFrame, ...]:
        """Return the props that stand or lie in the picture.

        What fits no hand may be a boat: it stands behind people, and only in pictures wide enough for it.
        """
        idea, prop = moment.idea, moment.beat.prop
        if idea.set_up.frame == "prop" and idea.subject:
            return (self._prop(idea.subject, "center", "near", moment),)
        if idea.set_up.frame in ("place", "out", "over") or idea.size not in ACTING_SIZES:
            return ()
        held = set(self.holds.values())
        known = dict.fromkeys((*self.in_set, *([prop] if prop else ())))
        free = [name for name in known if name not in held and self._fits_in(name, moment)]
        small = {name: self._can_be_held(name, moment) for name in free}
        shown = [name for name in small if small[name] or idea.size in WALKING_SIZES]
        depth = self.depth_of(moment.performer, moment) if moment.performer else "middle"
        depths = {name: depth if small[name] else DEEPER[depth] for name in shown}
        depths |= dict.fromkeys(self.plan.large.intersection(shown), "far")
        return tuple(self._prop(name, "center", depths[name], moment) for name in shown[:2])

    def notes(self, moment: Moment) -> tuple[str, ...]:
        """Return what the crew should know of a shot: which thing of its beat is too large to be in it."""
        prop = moment.beat.prop
        if prop is None or not self._bursts_the_room(prop):
            return ()
        where = self.plan.screenplay.place(self.place).name
        return (f"left out: {self.plan.screenplay.prop(prop).name} is too large for {where}",)

    def _fits_in(self, name: str, moment: Moment) -> bool:
        """Say whether a thing may stand here: no train in a kitchen, and nothing that the place itself shows."""
        kind = self.plan.screenplay.prop(name).kind
        is_found = name == moment.beat.prop and moment.rule.prop == "takes"
        is_own = not is_found and kind in self.plan.taste.staging.own_things.get(self.burning.recipe, ())
        return not (is_own or self.burning.is_of_the_place(name) or self._bursts_the_room(name))

    def _bursts_the_room(self, name: str) -> bool:
        return self.interior and self.able.is_as_big_as(self.plan.screenplay.prop(name), "huge")

    def during(self, moment: Moment) -> Blocking:
        """Return the blocking as a shot begins: what is taken is in hand, who embraces has come close."""
        blocking = replace(self, is_close=True) if moment.span and moment.rule.close else self
        is_free = moment.beat.prop not in self.holds.values()
        if moment.span and moment.rule.prop == "takes" and is_free:
            return blocking._with_prop_moved(moment)
        return blocking

    def after(self, moment: Moment) -> Blocking:
        """Return where everyone and everything is once a shot is over."""
        seen = self.seen | set(moment.idea.seen)
        blocking = replace(self, seen=seen, sides=self._sides_after(moment))
        if moment.tells and moment.rule.after:
            partner = moment.beat.recipient if moment.rule.together else None
            everyone = people_of(moment.beat)
            moved = everyone if moment.rule.by_all else (moment.performer, partner)
            held = {who: self.able_posture(who, moment.rule.after) for who in moved if who in everyone}
            blocking = replace(blocking, postures={**self.postures, **held})
        if moment.tells and moment.told:
            held = {who: self.able_posture(who, posture) for who, posture in moment.told.items()}
            blocking = replace(blocking, postures={**blocking.postures, **held})
        return (
            blocking._with_prop_turned(moment)._with_prop_moved(moment) if moment.changes_prop else blocking
        )

    def _with_prop_turned(self, moment: Moment) -> Blocking:
        state = turn_in(moment, self.plan.screenplay, self.able)
        if state is None or moment.beat.prop is None:
            return self
        return replace(self, turned=self.turned.after(moment.beat.prop, state))

    def _sides_after(self, moment: Moment) -> Mapping[str, Across]:
        """Return the sides once a shot is over: whoever is alone and has crossed the picture is on the other."""
        crossed = moment.performer if moment.travels and len(self.sides) == 1 and not self.all_sit else None
        return {who: MIRRORED[side] if who == crossed else side for who, side in self.sides.items()}

    def _with_prop_moved(self, moment: Moment) -> Blocking:
        prop, use = moment.beat.prop, moment.rule.prop
        if prop is None:
            return self
        others = {who: held for who, held in self.holds.items() if held != prop}
        recipient = next((who for who in people_of(moment.beat) if who != moment.performer), None)
        if use == "lights":
            return replace(self, burning=self.burning.after(prop), in_set=self._with_standing(prop))
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
        postures, holds = dict(self.postures), self._with_free_hands(moment)
        wanted = self.plan.taste.staging.kind_postures.get(moment.beat.kind)
        if who and wanted and (wanted != "sits" or self.interior):
            postures[who] = self.able_posture(who, wanted)
        in_hand = moment.gesture is None or moment.rule.prop in ("holds", "gives", "leaves")
        if who and prop and in_hand and prop not in holds.values() and self._can_be_held(prop, moment):
            holds[who] = prop
        free = _without(self.in_set, prop) if prop in holds.values() else self.in_set
        depths = self._moved(who) if who else self.depths
        return replace(self, postures=postures, holds=holds, in_set=free, depths=depths, is_close=False)

    def _with_free_hands(self, moment: Moment) -> dict[str, str]:
        """Return who holds what once those who need their hands have put away what they do not need now."""
        if moment.rule.prop == "lights":
            # Both hands are needed: what is to be lit is put down.
            return {who: prop for who, prop in self.holds.items() if prop != moment.beat.prop}
        busy: tuple[str | None, ...] = people_of(moment.beat) if moment.rule.close else ()
        if moment.rule.prop in ("takes", "holds", "gives"):
            busy = (moment.performer,)
        return {who: prop for who, prop in self.holds.items() if who not in busy or prop == moment.beat.prop}

    def _moved(self, who: str) -> Mapping[str, Depth]:
        """Return the depths as a beat begins: whoever acts comes forward, who is alone does not stay put."""
        if len(self.depths) == 1 and self.seen and self.postures[who] == "stands":
            return {who: "near" if self.depths[who] == "middle" else "middle"}
        nearer = next((other for other, depth in self.depths.items() if depth != "far"), None)
        if self.depths[who] != "far" or nearer is None:
            return self.depths
        return {**self.depths, who: self.depths[nearer], nearer: "far"}

    def _can_be_held(self, prop: str, moment: Moment) -> bool:
        return self.able.can_be_held(self.plan.screenplay.prop(prop), moment.rule)

    def _prop(self, name: str, across: Across, depth: Depth, moment: Moment) -> PropInFrame:
        lit_at = self.burning.lit_at(name, moment)
        turns = turn_in(moment, self.plan.screenplay, self.able) if name == moment.beat.prop else None
        return PropInFrame(
            prop=name,
            across=across,
            depth=depth,
            lit=self.burning.burns(name) or lit_at is not None,
            lights_at=lit_at,
            state=self.turned.state(name),
            becomes=turns if turns != self.turned.state(name) else None,
            becomes_at=TURNS_AT,
        )

    def depth_of(self, who: str, moment: Moment) -> Depth:
        """Return how far off someone is in this shot."""
        idea, depth = moment.idea, self.depths[who]
        if self.is_close and len(idea.seen) > 1:
            return "near" if self.plan.is_portrait else "middle"
        if idea.name == "small":
            return "far"
        if idea.size in WALKING_SIZES or len(idea.seen) > 1:
            return depth
        # Nearer than a wide would have them: a face alone and far away sinks into the haze.
        return "middle" if depth == "far" else depth

    def is_upright(self, who: str) -> bool:
        """Say whether somebody has shoulders: is a person or a robot."""
        return self.plan.screenplay.character(who).rig in self.plan.taste.staging.upright

    def able_posture(self, who: str, posture: Posture) -> Posture:
        rig = self.plan.screenplay.character(who).rig
        if self.all_sit:
            posture = "sits"
        return posture if self.plan.taste.staging.can_hold(rig, posture) else "stands"


def open_scene(
    scene: Scene, before: Sequence[Blocking], plan: Plan, able: Able, *, kept: str | None = None
) -> Blocking:
    """Return the blocking at the start of a scene.

    Args:
        before: the blockings in which earlier scenes ended: what burns goes on burning, what was left
            somewhere is still there; groupings and sides are taken in turn.
        kept: who keeps the side they had in the scene before, for a match cut.
    """
    turn = len(before)
    people = _in_order(scene, plan)
    interior = plan.screenplay.place(scene.place).interior
    suiting = [
        g for g in plan.taste.staging.groupings if g.suits(max(1, min(len(people), 3)), interior, scene.mood)
    ]
    grouping = suiting[(plan.screenplay.seed + turn) % len(suiting)]
    mirrored = (plan.screenplay.seed + turn) % 2 == 1
    sides = {who: LINE_UP[min(index, 4)] for index, who in enumerate(people)}
    if kept is not None and before and kept in before[-1].sides and kept in sides:
        mirrored = sides[kept] != before[-1].sides[kept]
    if mirrored:
        sides = {who: MIRRORED[side] for who, side in sides.items()}
    depths: dict[str, Depth] = dict.fromkeys(people, "far")
    depths |= dict(zip(people, grouping.depths, strict=False))
    postures: dict[str, Posture] = dict.fromkeys(people, "stands")
    postures |= dict(zip(people, grouping.postures, strict=False))
    if plan.is_portrait and len(people) > 1:
        stacked: tuple[Depth, ...] = ("near", "middle", "far")
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
        place=scene.place,
        burning=burning_in(scene, before[-1].burning if before else None, plan, able),
        turned=before[-1].turned if before else Turned(),
        all_sit=able.seats_everybody(plan.screenplay.place(scene.place).recipe),
        in_set=next((b.in_set for b in reversed(before) if b.place == scene.place), ()),
    )
    held = {who: blocking.able_posture(who, posture) for who, posture in postures.items()}
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
