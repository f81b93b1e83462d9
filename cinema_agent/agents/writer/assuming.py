"""What the writer assumed, in words a film-maker can correct, each with how sure it is."""

from __future__ import annotations

from cinema_agent.agents.writer.dialogue import Pair
from cinema_agent.agents.writer.material import Material
from cinema_agent.agents.writer.stagings import staging_of
from cinema_agent.agents.writer.variants import Variant
from cinema_agent.script.screenplay import Assumption

_RELATION_SURE = {"strangers": 0.3, "friends": 0.4, "colleagues": 0.45, "alone": 0.6}
"""How sure what two people are to each other is, where it is only a guess; ties that are said are surer."""
_RELATION_SAID = 0.7
DEED_LIKE, DEED_UNKNOWN = 0.6, 0.15
"""How sure a deed is recognised: acted by a gesture like it, or only told."""
SURE_TIE = 0.5


def assume(about: str, assumed: str, because: str, confidence: float) -> Assumption:
    """Return an assumption, its confidence rounded."""
    return Assumption(about=about, assumed=assumed, because=because, confidence=round(confidence, 2))


def who_wrote() -> Assumption:
    """Return the plain statement of what this writer is."""
    return assume(
        "writer",
        "no language model: rules, word tables and a bank of lines",
        "this is the house writer, which needs none; it guesses at what it does not find in its tables",
        1.0,
    )


def assumed_of(material: Material, variant: Variant, pair: Pair | None) -> tuple[Assumption, ...]:
    """Return what was assumed of places, things, deeds, ties and the film's shape."""
    return (*_of_place(material), *_of_things(material), *_of_deeds(material), *_of_story(variant, pair))


def _of_place(material: Material) -> tuple[Assumption, ...]:
    home = material.home
    return (assume("place", f"{home.words} ({home.recipe})", home.because, home.confidence),)


def _of_things(material: Material) -> tuple[Assumption, ...]:
    return tuple(
        assume(f"prop '{thing.words}'", thing.kind, "the nearest that can be drawn", thing.confidence)
        for thing in material.things
        if thing.kind.replace("_", " ") not in thing.words
    )


def _of_deeds(material: Material) -> tuple[Assumption, ...]:
    found = []
    for step in material.steps:
        if step.performer is None or step.gesture == step.verb or step.aim == "":
            continue
        staged = staging_of(step.verb)
        acted = f"acted as '{step.gesture}'" if step.gesture else "told, not acted"
        sure = DEED_UNKNOWN if step.gesture is None else DEED_LIKE if staged else DEED_LIKE - 0.2
        because = f"no gesture is called '{step.verb}'"
        found.append(assume(f"deed '{step.clause[:60]}'", acted, because, sure))
    return tuple(found)


def _of_story(variant: Variant, pair: Pair | None) -> tuple[Assumption, ...]:
    shape = assume(
        "shape",
        f"{variant.genre}: {variant.name}",
        "one of three of its genre, chosen by the film's seed",
        0.5,
    )
    if pair is None or pair.second is None:
        return (shape,)
    sure = _RELATION_SURE.get(pair.relation, _RELATION_SAID)
    names = f"{pair.first.name} and {pair.second.name}"
    because = "what they do and are called" if sure >= SURE_TIE else "the story does not say"
    return (shape, assume("tie", f"{names}: {pair.relation}", because, sure))
