"""`cinema-agent shots` and `cinema-agent show`: what is in a production, and all that is known of one shot."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cinema_agent.commands.exits import clear_ending
from cinema_agent.errors import SettingsError

if TYPE_CHECKING:
    from cinema_agent.script.screenplay import Screenplay
    from cinema_agent.script.shot import Shot
    from cinema_agent.script.takes import Slate

AsJson = Annotated[bool, typer.Option("--json", help="Print as JSON.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(shots)
    app.command()(show)


def shots(
    folder: Annotated[Path, typer.Argument(help="A production folder.")], as_json: AsJson = False
) -> None:
    """List the shots of a production."""
    with clear_ending():
        screenplay = _screenplay(folder)
        rows = [_row(screenplay, shot, _slate(folder, shot)) for shot in screenplay.shots]
        if as_json:
            print(json.dumps(rows, ensure_ascii=False))
            return
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text

        table = Table(box=None, pad_edge=False)
        for column in ("shot", "set-up", "move", "seconds", "take", "what happens"):
            table.add_column(column, justify="right" if column == "seconds" else "left", overflow="fold")
        for row in rows:
            cells = (
                row["shot"],
                row["set-up"],
                row["move"],
                f"{row['seconds']:.1f}",
                row["take"],
                row["plot"],
            )
            table.add_row(*(Text(str(cell)) for cell in cells))
        Console().print(table)


def show(
    folder: Annotated[Path, typer.Argument(help="A production folder.")],
    shot_id: Annotated[str, typer.Argument(metavar="SHOT", help="A shot, such as 12A.")],
    as_json: AsJson = False,
) -> None:
    """Show all that is known of one shot: script, takes, checks, references."""
    with clear_ending():
        screenplay = _screenplay(folder)
        shot = screenplay.shot(shot_id.upper())
        slate = _slate(folder, shot)
        if as_json:
            facts = {
                "shot": shot.model_dump(mode="json"),
                "slate": slate.model_dump(mode="json") if slate else None,
            }
            print(json.dumps(facts, ensure_ascii=False))
            return
        for line in _told(screenplay, shot, slate):
            print(line)


def _screenplay(folder: Path) -> Screenplay:
    from cinema_agent.script.reading import read_screenplay

    if not (folder / "screenplay.json").is_file():
        raise SettingsError(f"{folder} holds no screenplay.json; give the folder of a production")
    return read_screenplay(folder / "screenplay.json")


def _slate(folder: Path, shot: Shot) -> Slate | None:
    from cinema_agent.graph.slates import circled_slate

    return circled_slate(folder, shot.id)


def _row(screenplay: Screenplay, shot: Shot, slate: Slate | None) -> dict[str, str | float]:
    state = "not shot yet" if slate is None else "placeholder" if slate.is_placeholder else slate.name
    return {
        "shot": shot.id,
        "set-up": f"{shot.size.replace('_', ' ')} {shot.coverage.replace('_', ' ')}",
        "move": shot.move.replace("_", " "),
        "seconds": round(screenplay.format.seconds(shot.length_frames), 3),
        "frames": shot.length_frames,
        "take": state,
        "plot": shot.plot,
    }


def _told(screenplay: Screenplay, shot: Shot, slate: Slate | None) -> list[str]:
    row = _row(screenplay, shot, slate)
    scene = screenplay.scene(shot.scene_id)
    told = [
        f"{shot.id}  {row['set-up']}, {shot.angle.replace('_', ' ')}, {row['move']}, {shot.length_frames} frames",
        f"  where    {screenplay.place(scene.place).name}, {scene.time_of_day}, {scene.weather}",
        f"  plot     {shot.plot}",
    ]
    for figure in shot.figures:
        acts = ", ".join(act.gesture for act in figure.acts)
        told.append(
            f"  who      {screenplay.character(figure.character).name}: {figure.posture} {figure.across} "
            f"{figure.depth}, {figure.expression}" + (f", {acts}" if acts else "")
        )
    for cue in shot.cues:
        line = screenplay.line(cue.line)
        told.append(
            f"  says     {screenplay.character(line.character).name} at frame {cue.at_frame}: {line.text}"
        )
    if slate is None:
        return [*told, "  take     not shot yet"]
    told.append(
        f"  take     {slate.name} by {slate.generator} {slate.generator_version}, seed {slate.seed} ({slate.why})"
    )
    for note in slate.report.notes if slate.report else ():
        told.append(f"  {note.severity:<8} {note.what}")
    for reference in slate.references:
        size = f"{reference.columns}x{reference.rows} tokens"
        told.append(f"  memory   {reference.keyframe} at level {reference.level} ({size}): {reference.why}")
    return told
