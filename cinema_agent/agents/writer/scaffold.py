"""The scaffold: beats the logline does not tell, chosen for company, genre, shape and what the film leads up to.

Knows the sheets `scaffolds.toml`, `variants.toml` and `actions.toml`; where a beat plays is decided by `plot`.
"""

from __future__ import annotations

from random import Random
from typing import Any

from cinema_agent.agents.writer.lexicon import sheet
from cinema_agent.agents.writer.material import Material, Moment
from cinema_agent.agents.writer.props import Thing
from cinema_agent.agents.writer.stagings import staging_of
from cinema_agent.agents.writer.steps import Step
from cinema_agent.agents.writer.telling import pronouns_of
from cinema_agent.agents.writer.variants import Variant
from cinema_agent.agents.writer.vocabulary import Vocabulary
from cinema_agent.script.bible_entries import Character

_HANDS = (
    "person", "robot", "tin_robot", "rover", "drone", "yeti", "monster", "troll", "alien", "goblin", "fairy", "ghost",
    "monkey", "gorilla",
)  # fmt: skip
"""Rigs that can gesture."""
_LEADS_UP = ("choice", "want", "refusal", "low")
"""Where what is seen just before the film's deed stands; the first of them that the film has."""
_WORKING = ("light", "repair", "open", "play")
_SHAPED, _FROM_THE_DEED, _WITH_THE_THING, _SPECIAL = 0.75, 0.6, 0.5, 0.6
"""How likely a beat comes from the film's own shape, from its deed, with its thing, or from its genre."""


class Scaffold:
    """Tells scaffold beats; no two of one film alike."""

    def __init__(
        self, material: Material, variant: Variant, vocabulary: Vocabulary, *, apart: str | None
    ) -> None:
        self._material = material
        self._variant = variant
        self._vocabulary = vocabulary
        self._apart = apart
        self._chance = Random(f"plot {material.seed}")
        self._told: set[str] = set()
        self._goal_thing: Thing | None = None
        self._deed_thing: Thing | None = None
        self._thing_works = False
        self._around_deed: list[dict[str, Any]] = []
        leads = list(material.cast.leads) or list(material.cast.characters[:1])
        self._lead = leads[0] if leads else None
        self._second = leads[1] if len(leads) > 1 else None

    def aim_at(self, goal: Step | None) -> None:
        """Take note of what is wanted: its thing is shown before it is used."""
        self._goal_thing = goal.thing if goal else None
        self._thing_works = goal is not None and goal.gesture in _WORKING

    def lead_up_to(self, deed: Step | None) -> None:
        """Take note of the film's deed: its before and after are seen where the story has no other words."""
        staging = staging_of(deed.verb) if deed else None
        if deed is None or staging is None or self._lead is None or deed.performer != self._lead.id:
            return
        kind = next((k for k in _LEADS_UP if k in self._variant.order), "want")
        self._deed_thing = deed.thing if staging.toward == "thing" else None
        before = {"kind": kind, "with": ["A"], "text": staging.before, "of_deed": True}
        after = {"kind": "after", "with": ["A"], "text": staging.after, "of_deed": True}
        self._around_deed = [before, after]

    def beat(self, kind: str, present: tuple[str, ...]) -> Moment:
        """Return a scaffold beat of some kind for those who are present (ids)."""
        chosen = self._choose(kind, present)
        if chosen is None or self._lead is None:
            return Moment(kind, self._stillness(kind), present)
        self._told.add(chosen["text"])
        second = self._second if self._second and self._second.id in present else None
        both = second is not None and "B" in chosen["with"]
        thing = self._main_thing() if chosen.get("prop") else None
        thing = self._deed_thing if chosen.get("of_deed") else thing
        roles = {"A": self._lead.id, "B": second.id if second else None}
        gesture = self._vocabulary.first("gesture", chosen.get("gestures", ()))
        performer = roles.get(chosen.get("performer", "A")) if gesture else None
        if performer is not None and not self._has_hands(performer):
            gesture = performer = None
        # Who is there but not in the sentence stays out of the picture of solo beats, except in company
        # scenes.
        people = present if both or kind in ("setback", "attempt") else (self._lead.id,)
        return Moment(
            kind,
            self._worded(chosen["text"], second, thing),
            people,
            gesture=gesture if performer else None,
            performer=performer,
            recipient=roles.get(chosen.get("recipient", "")) if gesture else None,
            thing=thing,
        )

    def _choose(self, kind: str, present: tuple[str, ...]) -> dict[str, Any] | None:
        """Choose a way to tell a beat: for this company and genre, not told before in this film."""
        pair = self._second is not None and self._second.id in present
        house: list[dict[str, Any]] = sheet("scaffolds.toml")["beat"]
        shaped = self._fresh([b for b in self._variant.beats if b["kind"] == kind and self._fits(b, pair)])
        around = self._fresh([b for b in self._around_deed if b["kind"] == kind and self._may_stand(b)])
        fitting = [b for b in house if b["kind"] == kind and self._fits(b, pair)]
        fresh = self._fresh(fitting) or fitting
        reunion = [b for b in fresh if b.get("apart")]
        if reunion:
            return self._chance.choice(reunion)
        if shaped and self._chance.random() < _SHAPED:
            return shaped[0]
        if around and self._chance.random() < _FROM_THE_DEED:
            return around[0]
        special = [b for b in fresh if "genres" in b]
        works = [b for b in fresh if b.get("works")]
        if works and self._chance.random() < _SHAPED:
            return self._chance.choice(works)
        with_thing = [b for b in fresh if b.get("prop")]
        if with_thing and self._goal_thing is not None and self._chance.random() < _WITH_THE_THING:
            fresh, special = with_thing, []
        if special and self._chance.random() < _SPECIAL:
            fresh = special
        return self._chance.choice(fresh) if fresh else None

    def _fresh(self, beats: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [beat for beat in beats if beat["text"] not in self._told]

    def _may_stand(self, beat: dict[str, Any]) -> bool:
        """Say whether what is seen around the deed suits who does it."""
        return self._lead is not None and self._has_hands(self._lead.id) and not self._apart

    def _fits(self, beat: dict[str, Any], pair: bool) -> bool:
        wants_pair = "B" in beat["with"]
        if wants_pair and not pair:
            return False
        is_ours = beat in self._variant.beats
        if pair and not wants_pair and not is_ours and beat["kind"] not in _SOLO_IN_COMPANY:
            return False
        if wants_pair and beat["kind"] == "image" and not self._material.begins_together:
            return False
        inside = self._material.home.interior
        if (beat.get("indoors") and not inside) or (beat.get("outdoors") and inside):
            return False
        thing = self._main_thing()
        if beat.get("works") and not self._thing_works:
            return False
        if beat.get("prop") and (thing is None or (beat.get("held") and not self._fits_a_hand(thing))):
            return False
        if beat.get("apart") and not self._apart:
            return False
        if "genres" in beat and self._material.genre not in beat["genres"]:
            return False
        if self._lead is not None and self._has_hands(self._lead.id) == bool(beat.get("beast")):
            return False
        relation = self._material.relation if pair else "alone"
        return relation not in beat.get("not", ()) and relation in beat.get("only", (relation,))

    def _has_hands(self, name: str) -> bool:
        return self._material.cast.character(name).rig in _HANDS

    def _main_thing(self) -> Thing | None:
        return self._goal_thing or next((t for t in self._material.things if not t.is_plural), None)

    def _fits_a_hand(self, thing: Thing) -> bool:
        entry = self._vocabulary.entry("prop", thing.kind)
        return entry is None or "held" in entry.tags

    def _worded(self, text: str, second: Character | None, thing: Thing | None) -> str:
        assert self._lead is not None
        lead = pronouns_of(self._lead)
        other = pronouns_of(second) if second else lead
        prop = the(thing.words) if thing else ""
        values = {
            "A": self._lead.name, "B": second.name if second else "", "a": lead.subject, "A_obj": lead.object,
            "A_obj_self": lead.reflexive, "A_poss": lead.possessive,
            "A_poss_c": lead.possessive.capitalize(), "B_poss": other.possessive,
            "prop": prop, "prop_c": prop[:1].upper() + prop[1:], "place": "{place}",
        }  # fmt: skip
        return text.format(**values)

    def _stillness(self, kind: str) -> str:
        return "{place}, left as it is." if kind == "after" else "{place}. Nobody is there."


_SOLO_IN_COMPANY = ("image", "quiet", "setback", "attempt")
"""Beats that may show one lead alone although both are there."""


def the(words: str) -> str:
    """Return words with their article: 'the harbour', 'Vienna'."""
    return words if words[:1].isupper() else f"the {words}"
