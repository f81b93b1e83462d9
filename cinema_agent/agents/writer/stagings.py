"""How verbs are staged: gesture, prop, toward whom, with what feeling, and what is seen before and after.

Reads `data/actions.toml`; knows no story.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from cinema_agent.agents.writer.lexicon import sheet
from cinema_agent.agents.writer.vocabulary import Vocabulary
from cinema_agent.script.screenplay import Mood

Toward = Literal["someone", "thing", "place"]


@dataclass(frozen=True)
class Staging:
    """One way of acting, and the verbs that mean it."""

    name: str
    verbs: tuple[str, ...]
    gestures: tuple[str, ...]
    toward: Toward
    feels: Mood
    before: str
    after: str
    props: tuple[str, ...] = ()
    trades: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def stagings() -> tuple[Staging, ...]:
    """Return every staging of the sheet."""
    rows = sheet("actions.toml")["staging"]
    return tuple(
        Staging(
            name=name,
            verbs=tuple(row["verbs"]),
            gestures=tuple(row["gestures"]),
            toward=row["toward"],
            feels=row["feels"],
            before=row["before"],
            after=row["after"],
            props=tuple(row.get("props", ())),
            trades=tuple(row.get("trades", ())),
            alone=tuple(row.get("alone", ())),
        )
        for name, row in rows.items()
    )


@lru_cache(maxsize=1)
def _by_verb() -> dict[str, Staging]:
    return {verb: staging for staging in stagings() for verb in staging.verbs}


def staging_of(verb: str) -> Staging | None:
    """Return how a verb (a lemma) is staged, or none for one we have no staging for."""
    return _by_verb().get(verb) or (_by_verb().get(verb[2:]) if verb.startswith("re") else None)


def gesture_for(verb: str, with_it: tuple[str, ...], vocabulary: Vocabulary) -> str | None:
    """Return the gesture for a verb: with its particle or object first ('break into'), then alone.

    Args:
        verb: a lemma.
        with_it: its particle, its prepositions, the heads of its objects.
        vocabulary: of the generator that draws.
    """
    table: dict[str, list[str]] = sheet("actions.toml")["gesture"]
    for word in with_it:
        found = vocabulary.first("gesture", table.get(f"{verb}_{word}", ()))
        if found:
            return found
    if vocabulary.has("gesture", verb):
        return verb
    staging = staging_of(verb)
    wanted = staging.gestures if staging else tuple(table.get(verb, ()))
    named = next((name for name in wanted if vocabulary.has("gesture", name)), None)
    return named or vocabulary.exact("gesture", verb) or vocabulary.first("gesture", wanted)


def can_be_shown(verb: str) -> bool:
    """Say whether we know what a verb looks like."""
    return staging_of(verb) is not None or verb in sheet("actions.toml")["gesture"]
