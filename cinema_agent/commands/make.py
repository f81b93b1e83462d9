"""`cinema-agent make`: from a logline, a text file or a production folder to a finished film."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cinema_agent.commands.exits import clear_ending

if TYPE_CHECKING:
    from cinema_agent.graph.produce import Production
    from cinema_agent.graph.request import Request


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(make)


def make(
    source: Annotated[str, typer.Argument(help="A logline, a text file, or a production folder to go on with.")],
    seconds: Annotated[float | None, typer.Option(help="Length of the film.", show_default="60")] = None,
    seed: Annotated[int | None, typer.Option(help="Another seed, another film.", show_default="from logline")] = None,
    size: Annotated[str | None, typer.Option(help="Such as 1920x1080 or 720x1280.", show_default="1280x720")] = None,
    fps: Annotated[str | None, typer.Option(help="Frames a second: 24, 25, 24000/1001 ...", show_default="24")] = None,
    draft: Annotated[bool | None, typer.Option("--draft/--no-draft", help="Faster: pictures on twos.")] = None,
    title: Annotated[str | None, typer.Option(help="Title of the film.")] = None,
    genre: Annotated[str | None, typer.Option(help="drama, comedy, mystery, adventure ...")] = None,
    style: Annotated[str | None, typer.Option(help="Words on the style, for generators that read them.")] = None,
    out: Annotated[Path | None, typer.Option(help="Production folder.", show_default="films/<slug>-<hash>")] = None,
    planner: Annotated[str | None, typer.Option(help="Who draws keyframes.", show_default="animatic")] = None,
    synthesizer: Annotated[str | None, typer.Option(help="Who shoots takes.", show_default="animatic")] = None,
    voice: Annotated[str | None, typer.Option(help="murmur, espeak or none.", show_default="murmur")] = None,
    language: Annotated[str | None, typer.Option(help="Language of the logline: en, ja ...", show_default="en")] = None,
    captions: Annotated[str | None, typer.Option(help="burn, soft or none.", show_default="burn")] = None,
    loudness: Annotated[float | None, typer.Option(help="LUFS: -16, -14 or -23.", show_default="-16")] = None,
    handles: Annotated[int | None, typer.Option(help="Extra frames at both ends of every take.")] = None,
    workers: Annotated[int | None, typer.Option(min=1, max=64, help="Processes.", show_default="one a core")] = None,
    rewrite: Annotated[bool, typer.Option("--rewrite", help="Write anew over a screenplay edited by hand.")] = False,
    open_film: Annotated[bool, typer.Option("--open", help="Open the film when it is done.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the outcome as JSON.")] = False,
) -> None:  # fmt: skip
    """Make a film, or go on with one."""
    options: dict[str, dict[str, Any]] = {
        "film": {
            "seconds": seconds, "seed": seed, "size": size, "rate": fps, "draft": draft, "title": title,
            "genre": genre, "style": style, "language": language, "handles": handles,
        },
        "crew": {"planner": planner, "synthesizer": synthesizer or planner, "voice": voice},
        "delivery": {"captions": captions, "loudness_lufs": loudness},
    }  # fmt: skip
    given = {
        table: {key: value for key, value in values.items() if value is not None}
        for table, values in options.items()
    }
    folder: list[Path] = []

    def hint() -> str:
        return f"; go on with: cinema-agent make {folder[0]}" if folder else ""

    with clear_ending(hint_when_stopped=hint):
        from cinema_agent.graph.request import request

        asked = request(source, out=out, options=given)
        folder.append(asked.folder)
        from cinema_agent.graph.produce import produce

        production = _watched(asked, produce, workers=workers, rewrite=rewrite, as_json=as_json)
        _show(production, as_json)
        if open_film:
            typer.launch(str(production.film))


def _watched(
    asked: Request, produce: Any, *, workers: int | None, rewrite: bool, as_json: bool
) -> Production:
    """Run the production with a view that suits where the output goes."""
    from cinema_agent.commands.live_view import LiveView, plain_line

    if as_json:
        return produce(asked, workers=workers, rewrite=rewrite)  # type: ignore[no-any-return]
    if sys.stderr.isatty():
        with LiveView(asked.folder) as view:
            return produce(asked, workers=workers, rewrite=rewrite, listener=view.hear)  # type: ignore[no-any-return]
    return produce(asked, workers=workers, rewrite=rewrite, listener=plain_line)  # type: ignore[no-any-return]


def _show(production: Production, as_json: bool) -> None:
    if as_json:
        facts = {
            "film": str(production.film), "dailies": str(production.dailies), "folder": str(production.folder),
            "title": production.title, "seconds": production.seconds, "shots": production.shots,
            "placeholders": list(production.placeholders),
        }  # fmt: skip
        print(json.dumps(facts, ensure_ascii=False))
        return
    for shot in production.placeholders:
        print(f"shot {shot} could not be made: the film shows a placeholder, the dailies say why")
    print(f"film     {production.film}  ({production.seconds:.1f} s, {production.shots} shots)")
    print(f"dailies  {production.dailies}")
