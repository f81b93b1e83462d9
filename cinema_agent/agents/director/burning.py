"""Which lamps, candles and fires burn in a shot, as the story has it.

What the story lights is dark until the shot that lights it and burns from then on, in hands as well; any
other light burns where it is dark. A place may be a lamp itself: a lighthouse. Knows no positions.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from cinema_agent.agents.director.able import Able
from cinema_agent.agents.director.ideas import Plan
from cinema_agent.agents.director.moments import Moment
from cinema_agent.script.screenplay import Scene
from cinema_agent.script.shot import Light

LIT_AT = 0.45
"""The part of its shot at which a lamp is lit."""
DARK_HOURS = ("dusk", "night", "dawn")


@dataclass(frozen=True)
class Burning:
    """What burns at one shot. `kindled` are the props the story lights at some time, `lit` those it has lit."""

    plan: Plan
    able: Able
    kindled: frozenset[str]
    lit: frozenset[str]
    is_dark: bool
    recipe: str

    def burns(self, name: str) -> bool:
        """Say whether a prop burns as a shot begins."""
        if name in self.kindled:
            return name in self.lit
        return self.is_dark and self.able.can_burn(self.plan.screenplay.prop(name))

    def lit_at(self, name: str, moment: Moment) -> float | None:
        """Return the part of a shot at which a prop is lit, none if it is not lit in it."""
        is_lit_now = moment.lights and name == moment.beat.prop and name not in self.lit
        return LIT_AT if is_lit_now else None

    def after(self, name: str) -> Burning:
        """Return what burns once a prop has been lit."""
        return replace(self, lit=self.lit | {name})

    def is_of_the_place(self, name: str) -> bool:
        """Say whether a prop of the story is the lamp that the place itself is known for."""
        kinds = self.plan.taste.staging.own_lamps.get(self.recipe, ())
        return name in self.kindled and self.plan.screenplay.prop(name).kind in kinds

    def seen_by(self, light: Light, moment: Moment) -> Light:
        """Return the light of a shot with the state of the place's own lamp."""
        own = sorted(name for name in self.kindled if self.is_of_the_place(name))
        lit_at = next((at for name in own if (at := self.lit_at(name, moment)) is not None), None)
        burns = not own or lit_at is not None or any(self.burns(name) for name in own)
        return light.model_copy(update={"place_lamp": burns, "place_lamp_at": lit_at})


def burning_in(scene: Scene, before: Burning | None, plan: Plan, able: Able) -> Burning:
    """Return what burns at the start of a scene; what was lit in an earlier one goes on burning."""
    return Burning(
        plan=plan,
        able=able,
        kindled=_kindled(plan, able),
        lit=before.lit if before else frozenset(),
        is_dark=scene.time_of_day in DARK_HOURS,
        recipe=plan.screenplay.place(scene.place).recipe,
    )


def _kindled(plan: Plan, able: Able) -> frozenset[str]:
    beats = (beat for scene in plan.screenplay.scenes for beat in scene.beats)
    return frozenset(
        beat.prop
        for beat in beats
        if beat.prop and able.rule(able.gesture(beat.gesture), beat.action).prop == "lights"
    )
