"""What the crew's generators can act, asked in the director's words. Knows no screenplay."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from cinema_agent.agents.director.sheets import GestureRule, StagingSheet
from cinema_agent.script.bible_entries import Prop
from cinema_agent.script.capabilities import Capabilities, Entry
from cinema_agent.script.shot import Expression, PropState

SEATED = frozenset({"afloat", "seated"})
"""Tags of places that have nothing but seats."""


@dataclass(frozen=True)
class Able:
    """The capabilities of the crew, read with the house's staging sheet."""

    capabilities: Capabilities
    staging: StagingSheet

    def gesture(self, name: str | None) -> str | None:
        """Return a gesture if it can be drawn, else none: rather no act than a wrong one."""
        if name and (self.capabilities.open_vocabulary or name in self.capabilities.names("gesture")):
            return name
        return None

    def first_gesture(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return those gestures of a list that can be drawn. An open vocabulary draws all."""
        return tuple(name for name in names if self.gesture(name))

    def rule(self, gesture: str | None, action: str, others: Collection[str] = ()) -> GestureRule:
        """Return what a gesture does to bodies and props; what it leaves open, the action decides.

        Args:
            others: ids of people whose own sentences in the action are not about the performer.
        """
        told = self.staging.told_in(action, others)
        if gesture is None:
            return told
        rule = self.staging.gesture(gesture)
        if rule.posture or rule.after or told.travels:
            return rule
        return rule.model_copy(update={"posture": told.posture, "after": told.after, "by_all": told.by_all})

    def uses_prop(self, gesture: str, rule: GestureRule) -> bool:
        """Say whether a gesture is made with a prop: as its generator tags it, or else as its rule says."""
        entry = self._entry(gesture)
        return "prop" in entry.tags if entry and entry.tags else rule.prop is not None

    def _entry(self, gesture: str) -> Entry | None:
        return next((e for e in self.capabilities.entries("gesture") if e.name == gesture), None)

    def expression(self, wanted: Expression) -> Expression:
        """Return an expression if it can be drawn, else a neutral face."""
        known = self.capabilities.names("expression")
        return wanted if self.capabilities.open_vocabulary or not known or wanted in known else "neutral"

    def seats_everybody(self, recipe: str) -> bool:
        """Say whether people can only sit at a place, in a boat or a car, as its generator tags it."""
        tags = (set(e.tags) for e in self.capabilities.entries("place") if e.name == recipe)
        return any(not SEATED.isdisjoint(of_place) for of_place in tags)

    def is_as_big_as(self, prop: Prop, bulk: str) -> bool:
        """Say whether a prop is `large` (as tall as a man or longer) or `huge` (too large for a room)."""
        return any(bulk in e.tags for e in self.capabilities.entries("prop") if e.name == prop.kind)

    def can_burn(self, prop: Prop) -> bool:
        """Say whether a prop gives light, as its generator tags it."""
        return any(
            "lit" in entry.tags for entry in self.capabilities.entries("prop") if entry.name == prop.kind
        )

    def can_turn(self, prop: Prop, state: PropState) -> bool:
        """Say whether a prop can be drawn open, broken or empty, as its generator tags it."""
        return any(state in e.tags for e in self.capabilities.entries("prop") if e.name == prop.kind)

    def can_be_held(self, prop: Prop, rule: GestureRule) -> bool:
        """Say whether a prop fits a hand: as its generator tags it, or else as the gesture suggests."""
        entries = self.capabilities.entries("prop")
        if any("held" in entry.tags for entry in entries):
            return any("held" in entry.tags for entry in entries if entry.name == prop.kind)
        return rule.prop in ("takes", "gives", "leaves", "holds")
