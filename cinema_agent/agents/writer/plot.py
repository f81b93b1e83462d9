"""The plot: which beats a film has, what the logline's steps fill, what scaffold stands around them.

Knows steps, characters' names and the scaffold sheet; dialogue comes later.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from cinema_agent.agents.writer.beginnings import SURE_ENOUGH
from cinema_agent.agents.writer.lexicon import sheet
from cinema_agent.agents.writer.material import Material, Moment, Plot
from cinema_agent.agents.writer.places import Scout, Spot
from cinema_agent.agents.writer.scaffold import Scaffold, the
from cinema_agent.agents.writer.stagings import staging_of
from cinema_agent.agents.writer.steps import Step
from cinema_agent.agents.writer.variants import Variant
from cinema_agent.agents.writer.vocabulary import Vocabulary
from cinema_agent.script.screenplay import Mood


@dataclass
class _Slot:
    """A place in the order of beats, with the step that fills it, if any."""

    kind: str
    step: Step | None = None


def beats_for(seconds: float) -> int:
    """Return how many beats a film of this length has: 2 for 10 s, 8 for a minute, then one for 9 s."""
    if seconds <= 75:
        return max(2, min(9, round(seconds / 7.5)))
    return round(seconds / (9 if seconds <= 300 else 10))


def scenes_for(seconds: float) -> int:
    """Return how many scenes a film of this length should have."""
    for limit, count in ((15, 1), (28, 2), (50, 3), (100, 4)):
        if seconds <= limit:
            return count
    return max(4, round(seconds / 24))


def make_plot(material: Material, variant: Variant, vocabulary: Vocabulary, scout: Scout) -> Plot:
    """Return the plot of a film."""
    return _Plotter(material, variant, vocabulary, scout).run()


class _Plotter:
    """Fills slots with steps, the rest with scaffold, then sets each somewhere."""

    def __init__(self, material: Material, variant: Variant, vocabulary: Vocabulary, scout: Scout) -> None:
        self._material = material
        self._variant = variant
        self._scout = scout
        self._left_out: list[str] = []
        leads = list(material.cast.leads) or list(material.cast.characters[:1])
        self._lead = leads[0] if leads else None
        self._second = leads[1] if len(leads) > 1 else None
        apart = next((step.keeps_apart for step in material.steps if step.keeps_apart), None)
        self._apart = apart if apart and self._lead and apart != self._lead.id else None
        self._scaffold = Scaffold(material, variant, vocabulary, apart=self._apart)

    def run(self) -> Plot:
        slots = self._slots(beats_for(self._material.seconds))
        climax = next((slot.step for slot in slots if slot.kind == "climax"), None)
        self._scaffold.lead_up_to(climax)
        moments = [self._moment(slot) for slot in slots]
        placed = self._place(moments)
        return Plot(self._scenes(placed), tuple(dict.fromkeys(self._left_out)))

    def _slots(self, count: int) -> list[_Slot]:
        """Lay out the beats and give each step its slot; the least important scaffold makes room."""
        slots = [_Slot(kind) for kind in self._variant.order_for(count)]
        extras = self._fill(slots)
        self._make_room(slots, extras, count)
        self._stretch(slots, count)
        return slots

    def _fill(self, slots: list[_Slot]) -> list[tuple[str, Step]]:
        """Fill the named slots from the steps and return the steps left, with the kind of beat each would
        be.
        """
        by_role: dict[str, list[Step]] = {}
        for step in self._material.steps:
            by_role.setdefault(step.role, []).append(step)
        self._scaffold.aim_at(next((step for step in by_role.get("goal", []) if step.thing), None))
        lead = self._lead.id if self._lead else None
        setup = [step for step in by_role.get("setup", []) if step.performer in (lead, None)]
        others = [step for step in by_role.get("setup", []) if step not in setup]
        # What 'who' says of somebody the lead meets follows the meeting.
        goals, develop = by_role.get("goal", []), [*by_role.get("develop", []), *others]
        turns, threats = by_role.get("turn", []), by_role.get("threat", [])
        climax = (
            goals.pop() if goals else develop.pop() if len(develop) + len(turns) > 1 and develop else None
        )
        turn = turns.pop(0) if turns else develop.pop(0) if develop else None
        if (
            climax is None
            and turn is not None
            and not turns
            and turn.verb not in sheet("actions.toml")["opens"]["verbs"]
        ):
            # All the story tells is a deed: the film leads up to it.
            climax, turn = turn, None
        chosen = {"climax": climax, "turn": turn}
        chosen["image"] = next((s for s in setup if s.performer), None)
        if chosen["image"] is None and turn is not None and develop and develop[0].sentence < turn.sentence:
            # What an earlier sentence tells comes before what sets the story off.
            chosen["image"] = develop.pop(0)
        setup = [step for step in setup if step is not chosen["image"]]
        chosen["setback"] = threats.pop(0) if threats else None
        for slot in slots:
            slot.step = chosen.pop(slot.kind, None)
        unplaced = [("attempt" if kind == "image" else kind, step) for kind, step in chosen.items() if step]
        extras = [("turn", s) for s in turns] + [("attempt", s) for s in (*setup, *develop, *goals)]
        return unplaced + extras + [("setback", s) for s in threats]

    def _make_room(self, slots: list[_Slot], extras: list[tuple[str, Step]], count: int) -> None:
        """Put the steps left between want and setback, in their order, taking scaffold out for them."""
        ranked = sorted(extras, key=lambda extra: -extra[1].score)
        drop: list[str] = sheet("scaffolds.toml")["drop"]
        free = sum(1 for slot in slots if slot.step is None and slot.kind != "after")
        spare = max(0, count - len(slots))
        kept = ranked[: free + spare]
        self._left_out += [step.clause for _, step in ranked[free + spare :]]
        for kind in drop:
            while len(slots) + len(kept) > count:
                spent = [i for i, slot in enumerate(slots) if slot.kind == kind and slot.step is None]
                if not spent or kind == "after":
                    break
                del slots[spent[-1]]
        begun = next((i for i, slot in enumerate(slots) if slot.kind == "turn"), -1) + 1
        at = next(
            (
                i
                for i, slot in enumerate(slots)
                if i >= begun and slot.kind in ("setback", "low", "choice", "climax")
            ),
            len(slots),
        )
        in_order = [extra for extra in extras if extra in kept]
        slots[at:at] = [_Slot(kind, step) for kind, step in in_order]

    def _stretch(self, slots: list[_Slot], count: int) -> None:
        """Fill a long film with rounds of attempt, setback and quiet before the low point."""
        middle: list[str] = sheet("scaffolds.toml")["middle"]
        missing = count - len(slots)
        at = next((i for i, slot in enumerate(slots) if slot.kind in ("low", "choice", "climax")), len(slots))
        slots[at:at] = [_Slot(middle[n % len(middle)]) for n in range(max(0, missing))]

    def _moment(self, slot: _Slot) -> Moment:
        present = self._present(slot.kind)
        moment = self._literal(slot.kind, slot.step) if slot.step else self._scaffold.beat(slot.kind, present)
        return replace(moment, mood=self._mood(slot))

    def _mood(self, slot: _Slot) -> Mood:
        """Return how a beat feels: as its deed does, but the turning points as the film's shape wants."""
        staging = staging_of(slot.step.verb) if slot.step else None
        if staging is None or slot.kind in ("turn", "climax", "after"):
            return self._variant.mood(slot.kind)
        return staging.feels

    def _literal(self, kind: str, step: Step) -> Moment:
        people = step.people or self._present(kind)
        recipient, text = step.recipient, step.text
        partner = self._partner_of(step) if kind == "climax" else None
        if partner and self._lead and self._second:
            # What two leads went through together they also end together.
            people = tuple(dict.fromkeys((*people, self._lead.id, self._second.id)))
            if recipient is None and len(step.text.split()) == 2 and self._is_done_together(step):
                text = f"{step.text[:-1]} with {self._material.cast.character(partner).name}."
            if recipient is None and self._is_done_together(step):
                recipient = partner if step.performer else None
        return Moment(
            kind, text, people, step.clause, step.gesture, step.performer, recipient, step.thing, step.spot
        )

    def _partner_of(self, step: Step) -> str | None:
        """Return the other lead, if the two can be together by now and are no foes."""
        if self._second is None or self._apart or self._lead is None:
            return None
        if self._material.relation in ("enemies", "rivals") and self._second.id not in step.people:
            return None
        return self._lead.id if step.performer == self._second.id else self._second.id

    def _is_done_together(self, step: Step) -> bool:
        staging = staging_of(step.verb)
        return staging is None or staging.toward == "someone"

    def _present(self, kind: str) -> tuple[str, ...]:
        """Return who is there in a beat that names nobody: the leads, unless one is lost until the end."""
        both = [c.id for c in (self._lead, self._second) if c is not None]
        if self._material.begins_together:
            both = [c.id for c in self._material.cast.leads]
        if self._apart and kind != "after":
            both = [name for name in both if name != self._apart]
        return tuple(both)

    def _place(self, moments: list[Moment]) -> list[Moment]:
        """Give every moment a spot: its own, or where the story stands at that point."""
        wanted = scenes_for(self._material.seconds)
        refuge = self._refuge() if wanted > 1 else None
        begun = next((i for i, m in enumerate(moments) if m.kind == "turn"), 0)
        climax_at = next((i for i, m in enumerate(moments) if m.kind == "climax"), len(moments) - 1)
        current = self._material.home
        heart = self._scout.heart_of(self._material.home) if wanted > 2 else None
        elsewhere = self._elsewhere(refuge)
        placed: list[Moment] = []
        rounds = 0
        for index, moment in enumerate(moments):
            if moment.spot is not None and self._is_elsewhere([moment]):
                # Who is lost is somewhere alone; the story stays with who is left.
                placed.append(replace(moment, text=_in_place(moment.text, moment.spot)))
                continue
            if moment.spot is not None:
                current = moment.spot
            elif moment.kind == "image":
                current = self._material.home
            elif moment.kind == "low" and refuge is not None and index > begun:
                current = refuge
            elif index == climax_at:
                current = self._goal_spot(placed) or heart or self._material.home
            elif moment.kind == "after" and current == heart:
                current = self._material.home
            elif moment.kind == "attempt" and moment.clause is None and elsewhere:
                current = elsewhere[rounds % len(elsewhere)]
                rounds += 1
            placed.append(replace(moment, spot=current, text=_in_place(moment.text, current)))
        return placed

    def _is_elsewhere(self, moments: list[Moment]) -> bool:
        """Say whether moments are those of whoever is apart from the story's lead, alone and far from home."""
        lead, home = self._lead.id if self._lead else None, self._material.home.recipe
        return self._apart is not None and all(
            self._apart in moment.people
            and lead not in moment.people
            and moment.spot is not None
            and moment.spot.recipe != home
            for moment in moments
        )

    def _refuge(self) -> Spot | None:
        """Return a second place: one the story names and has not used yet, else one beside its home."""
        stepped = {step.spot.recipe for step in self._material.steps if step.spot}
        named = [
            s
            for s in self._material.spots
            if s.recipe != self._material.home.recipe
            and s.recipe not in stepped
            and s.confidence >= SURE_ENOUGH
        ]
        if named:
            return named[0]
        followed = {step.spot.recipe for step in self._material.steps if step.spot and not step.keeps_apart}
        if any(recipe != self._material.home.recipe for recipe in followed):
            # The story already goes somewhere; its quiet moments are at home.
            return self._material.home
        heart = self._scout.heart_of(self._material.home)
        taken = frozenset(stepped | {self._material.home.recipe} | ({heart.recipe} if heart else set()))
        return self._scout.beside(self._material.home, taken)

    def _elsewhere(self, refuge: Spot | None) -> list[Spot]:
        spots = [spot for spot in (refuge, self._material.home, *self._material.spots) if spot is not None]
        unique = list({spot.recipe: spot for spot in spots}.values())
        while len(unique) < 5 and unique:
            found = self._scout.beside(unique[-1], frozenset(spot.recipe for spot in unique))
            if found is None:
                break
            unique.append(found)
        return unique

    def _goal_spot(self, placed: list[Moment]) -> Spot | None:
        """Return where the climax is when it does not say: where the last literal step before it led."""
        led = [m.spot for m in placed if m.clause is not None and m.kind in ("attempt", "turn") and m.spot]
        journeys = [spot for spot in led if spot.recipe != self._material.home.recipe]
        return journeys[-1] if journeys and not self._apart else None

    def _scenes(self, moments: list[Moment]) -> tuple[tuple[Moment, ...], ...]:
        """Group moments into scenes by place; the aftermath stands alone where there is time for it."""
        scenes: list[list[Moment]] = []
        lasting = scenes_for(self._material.seconds)
        for moment in moments:
            same = bool(scenes) and scenes[-1][-1].spot == moment.spot
            alone = moment.kind == "after" and lasting > 2
            if same and not alone:
                scenes[-1].append(moment)
            else:
                scenes.append([moment])
        if len(scenes) < min(lasting, 3) and len(scenes[0]) > 3:
            # One place only: the hour changes there, before what stands in the way.
            cut = next(
                (i for i, m in enumerate(scenes[0]) if i > 1 and m.kind in ("setback", "low", "choice")), 0
            )
            if cut:
                scenes[0:1] = [scenes[0][:cut], scenes[0][cut:]]
        return tuple(tuple(scene) for scene in self._merged(scenes, lasting + 1))

    def _merged(self, scenes: list[list[Moment]], most: int) -> list[list[Moment]]:
        """Join scenes of scaffold to their neighbours until there are few enough; glances elsewhere are free."""
        most += sum(self._is_elsewhere(scene) for scene in scenes)
        while len(scenes) > most:
            loose = [
                i
                for i in range(1, len(scenes))
                if all(_is_loose(moment) for moment in scenes[i]) and not self._is_elsewhere(scenes[i - 1])
            ]
            if not loose:
                break
            shortest = min(loose, key=lambda i: len(scenes[i]))
            spot = scenes[shortest - 1][-1].spot
            scenes[shortest - 1] += [replace(moment, spot=spot) for moment in scenes.pop(shortest)]
            following = shortest if shortest < len(scenes) else None
            if following and scenes[following][0].spot == spot and scenes[following][0].kind != "after":
                scenes[following - 1] += scenes.pop(following)
        return scenes


def _is_loose(moment: Moment) -> bool:
    return moment.clause is None and moment.kind != "after"


def _in_place(text: str, spot: Spot) -> str:
    place = the(spot.words)
    worded = text.replace(". {place}", f". {place[:1].upper()}{place[1:]}").replace("{place}", place)
    return worded[:1].upper() + worded[1:]
