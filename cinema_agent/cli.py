"""The command line: assembles the commands. Importing it stays cheap; every command imports what it needs."""

from __future__ import annotations

import typer

from cinema_agent.commands import doctor, make, shots, vocabulary

app = typer.Typer(
    name="cinema-agent",
    help="One sentence in, a finished short film out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
make.register(app)
shots.register(app)
doctor.register(app)
vocabulary.register(app)


def main() -> None:
    """Run the command line."""
    app()
