"""`cinema-agent vocabulary`: what the drawing generator can draw, word by word."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from cinema_agent.commands.exits import clear_ending


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(vocabulary)


def vocabulary(
    generator: Annotated[str, typer.Option(help="Whose vocabulary.")] = "animatic",
    as_json: Annotated[bool, typer.Option("--json", help="Print as JSON.")] = False,
) -> None:
    """List the places, costumes, props and gestures a generator can draw."""
    with clear_ending():
        from cinema_agent import plugins

        capabilities = plugins.create("generators", generator).capabilities()
        if as_json:
            kinds = {
                kind: [entry.model_dump(mode="json") for entry in entries]
                for kind, entries in capabilities.vocabulary.items()
            }
            print(json.dumps(kinds, ensure_ascii=False))
            return
        for kind, entries in capabilities.vocabulary.items():
            print(f"{kind} ({len(entries)})")
            for entry in entries:
                words = ", ".join(word for word in entry.words if word != entry.name)
                print(f"  {entry.name:<20} {words}".rstrip())
