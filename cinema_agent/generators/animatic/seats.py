"""Seats that come with whoever sits: a stool, a crate, a rock, drawn under them where the place has none.

A place's own furniture moves with its layer's parallax; a seat drawn here is always under its sitter.
Source: ours.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Literal

import skia
from pydantic import Field

from cinema_agent.generators.animatic.canvas import (
    Lighting,
    Point,
    ellipse,
    fill,
    hex_color,
    mix,
    polygon,
    spline,
    with_alpha,
)
from cinema_agent.generators.animatic.design import CREAM, INK, Design
from cinema_agent.generators.animatic.rig_sheets import PERCH
from cinema_agent.script.noun import Noun
from cinema_agent.script.sheets import parse_sheet, read_row

_SHIN = 0.47
"""Height of a seat on which the feet stand flat, in parts of the sitter's leg."""
_LEAST_HEADS = 0.45
_SHADOW = hex_color("#100c1e")


class SeatPart(Noun):
    """One flat shape of a seat: x in halves of its width, y in parts of its height above the ground."""

    tone: Literal["light", "middle", "dark"]
    points: tuple[Point, ...] = Field(min_length=3)
    smooth: bool = False


class SeatRow(Noun):
    """A kind of seat; `width` in heads of the sitter."""

    name: str
    color: str
    grounds: tuple[str, ...] = ()
    width: float = Field(gt=0)
    parts: tuple[SeatPart, ...] = Field(min_length=1)


@lru_cache(maxsize=1)
def seat_rows() -> dict[str, SeatRow]:
    """Return every kind of seat by name.

    Raises:
        SheetError: the sheet does not hold seats.
    """
    sheet = files("cinema_agent.generators.animatic") / "sheets" / "props" / "seats.toml"
    where = "props/seats.toml"
    tables = parse_sheet(where, sheet.read_text(encoding="utf-8")).get("row", [])
    rows = [read_row(SeatRow, row, where=f"{where}, row {row.get('name', '?')}") for row in tables]
    return {row.name: row for row in rows}


def seat_for(ground: str) -> str:
    """Return the usual kind of seat on a kind of ground."""
    return next((row.name for row in seat_rows().values() if ground in row.grounds), "stool")


def seat_height(design: Design) -> float | None:
    """Return how high a seat is on which a figure's feet stand flat, in own heads; none: it sits on the ground."""
    if design.rig.perches:
        return PERCH / design.scale
    if design.rolls or not design.walks_upright:
        return None
    return max(_LEAST_HEADS, _SHIN * design.body.leg)


def draw_seat(
    canvas: skia.Canvas, kind: str, light: Lighting, x: float, ground_y: float, seat_y: float, head: float
) -> None:  # fmt: skip
    """Draw a seat from the ground up to `seat_y`.

    Args:
        canvas: in stage units.
        kind: a row of the sheet.
        light: the light it stands in.
        x: stage position of its middle.
        ground_y: stage height of the ground under it.
        seat_y: stage height on which one sits.
        head: stage units of the sitter's head.
    """
    row = seat_rows()[kind]
    half, height = row.width * head / 2, ground_y - seat_y
    canvas.drawPath(ellipse(x, ground_y, half * 1.12, half * 0.2), fill(with_alpha(_SHADOW, 80)))
    side = -1.0 if light.toward[0] > 0 else 1.0
    color = hex_color(row.color)
    tones = {"light": mix(color, CREAM, 0.24), "middle": color, "dark": mix(color, INK, 0.45)}
    for part in row.parts:
        points = [(x + px * half * side, ground_y - py * height) for px, py in part.points]
        path = spline(points) if part.smooth else polygon(points)
        canvas.drawPath(path, fill(light.lit(tones[part.tone])))
