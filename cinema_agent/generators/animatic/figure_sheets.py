"""The sheets of figures: what bodies, heads, clothes, hands, mouths, feelings and gestures there are.

A new haircut, costume or gesture is a row in `sheets/figures/*.toml`; no code changes. Read once, frozen,
checked. Source: ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, Literal, TypeVar

from pydantic import Field, model_validator

from cinema_agent.errors import GeneratorError, SheetError
from cinema_agent.generators.animatic.acting_rows import Gait, Gesture, Stance
from cinema_agent.generators.animatic.rig_sheets import Rig
from cinema_agent.generators.animatic.sheet_rows import ColorRole, Named, Row
from cinema_agent.script.capabilities import Entry, Kind
from cinema_agent.script.sheets import parse_sheet, read_row, unknown

FOLDER = "sheets/figures"
VOLUMINOUS_HEM = 0.75
"""A costume that covers this part of the legs hides the build: all who wear such look alike from afar."""
SheetPoint = tuple[float | str, ...]
"""x, y, parallax and perhaps 'c' for a corner."""


class Piece(Row):
    """One drawn shape. x and parallax in half widths of what it lies on, y in heads; `line` > 0 strokes it.

    `mirror`: `join` closes a right half, listed from the top, with its reflection; `pair` draws it on both
    sides; `none` draws it as listed. `shade` is the width of the crescent of shade, `cast` that of the edge
    it casts, `tone` darkens the fill towards shade.
    """

    points: tuple[SheetPoint, ...] = Field(min_length=2)
    color: ColorRole
    mix_with: ColorRole | None = None
    mix: float = 0.0
    tone: float = Field(default=0.0, ge=0, le=1)
    shade: float = Field(default=0.0, ge=0)
    cast: float = Field(default=0.0, ge=0)
    line: float = Field(default=0.0, ge=0)
    alpha: int = Field(default=255, ge=0, le=255)
    mirror: Literal["join", "pair", "none"] = "none"
    layer: Literal["back", "front", "over", "rear", "lapel"] = "front"
    outer: bool = False

    @model_validator(mode="after")
    def _points(self) -> Piece:
        for point in self.points:
            numbers = point[:3]
            is_corner = len(point) == 4 and point[3] == "c"
            if (
                len(point) < 2
                or any(isinstance(n, str) for n in numbers)
                or (len(point) > 3 and not is_corner)
            ):
                raise ValueError(
                    f'point {list(point)} must be [x, y], [x, y, parallax] or [x, y, parallax, "c"]'
                )
        return self


class Build(Named):
    """Proportions of a body, in its own heads. `leg` is the part of the height below the chin that is leg."""

    heads: float = Field(ge=2.5, le=8)
    scale: float = Field(default=1.0, ge=0.5, le=1.3)
    shoulder: float
    waist: float
    hip: float
    leg: float = Field(default=0.49, ge=0.2, le=0.7)
    limb: float = Field(default=1.0, description="thickness of arms and legs")
    neck: float = Field(default=0.06, description="heads between chin and collar")
    head_width: float = 0.8
    jaw: float = 0.6
    eye: float = 1.0


class AgeRow(Named):
    """What an age does to a build that was not made for it."""

    heads: float = Field(description="most heads high")
    scale: float
    width: float = Field(description="factor on shoulder, waist and hip")
    limb: float = 1.0
    eye: float = 1.0
    head_width: float = 1.0
    lines: float = Field(default=0.0, ge=0, le=1, description="how lined the face is")
    jaw: float = Field(default=1.0, description="factor on the width of the jaw: soft cheeks, jowls")
    eye_drop: float = Field(default=0.0, description="heads the eyes lie lower: the high brow of a child")
    lids: float = Field(default=0.0, ge=-0.2, le=0.4, description="how much further the lids hang")
    nose: float = Field(default=1.0, description="factor on the nose: it grows all life long")
    brow: float = Field(default=1.0, description="factor on the weight of the brows")
    stoop: float = Field(default=0.0, description="degrees the back is bent")
    fits: tuple[str, ...] = Field(description="tags of builds left as they are")


class Drawn(Named):
    """Something drawn from pieces on the head: hair, a beard."""

    pieces: tuple[Piece, ...] = ()


class Hair(Drawn):
    """A haircut. `ears` says whether the ears show."""

    ears: bool = True
    length: float = Field(default=0.0, description="how far it hangs, for swaying")


class Hat(Drawn):
    """Something on the head, and which hair it hides."""

    hides: Literal["nothing", "top", "all"] = "top"
    hides_ears: bool = False


class CostumePiece(Piece):
    """A piece of clothing on the torso.

    `space`: `neck` measures x and y in heads from the base of the neck; `torso` measures x in half widths of
    the shoulders and y from 0 at the shoulders to 1 at the hem; `waist` measures x in half widths of the
    waist and y in heads from the waist; `body` measures x in heads and y from 0 at the neck to 1 at the
    ground. `faces` says whether it is on the front, the back or both. Layer `over` stands out from the
    torso, `lapel` lies over the shoulder of a hanging arm, `back` hangs behind all.
    """

    space: Literal["neck", "torso", "waist", "body"] = "neck"
    faces: Literal["front", "back", "both"] = "front"
    repeat: int = Field(default=1, ge=1, le=30, description="drawn this often")
    step: float = Field(default=0.0, description="y from one repeat to the next")


class Costume(Named):
    """A set of clothes: outline, sleeves, legs, shoes and the pieces on it."""

    hem: float = Field(default=0.1, ge=-0.1, le=1, description="part of the leg the garment covers")
    flare: float = Field(default=1.0, description="width of the hem, in hip widths")
    color: ColorRole = "top"
    dominant: ColorRole | None = Field(default=None, description="the colour seen from afar, if not `color`")
    padding: float = Field(default=0.0, description="heads added to the width of shoulders and waist")
    sleeve: Literal["long", "short", "none"] = "long"
    sleeve_width: float = 1.0
    sleeve_color: ColorRole = "top"
    sleeve_end: float = Field(default=0.74, description="width at the wrist, in widths of the sleeve")
    cuff: ColorRole | None = None
    leg_color: ColorRole = "legs"
    leg_width: float = 1.0
    leg_length: float = Field(default=1.0, ge=0, le=1, description="part of the leg that trousers cover")
    shin_color: ColorRole = Field(
        default="skin", description="what short trousers leave bare: skin, stockings"
    )
    shoe: Literal["shoe", "boot", "sandal", "sneaker"] = "shoe"
    gloves: ColorRole | None = None
    collar_height: float = Field(default=0.0, description="heads the garment reaches up the neck")
    collar_color: ColorRole = "inner"
    back_seam: bool = True
    era: tuple[str, ...] = ()
    pieces: tuple[CostumePiece, ...] = ()


class Accessory(Named):
    """Something worn or used besides clothes: glasses, a scarf, a cane, a wheelchair.

    `worn_on` says how its pieces are measured and when they are drawn. `face`: x in half widths of the face as it
    lies round the head, the third number how far it stands out (1 = on the skin). `head`: as hats. `chest`: as
    pieces of costumes; layer `back` hangs behind the torso. `hand`: x in heads forwards, y from 0 at the grip to 1
    at the tip. `arm` and `leg` replace a forearm or a shin, `seat` carries its user: these have only a colour.
    """

    worn_on: Literal["face", "head", "chest", "hand", "arm", "leg", "seat"]
    color: ColorRole = "accent"
    slant: float = Field(default=0.0, ge=0, le=60, description="degrees a cane leans forwards")
    grip_up: float = Field(
        default=0.1, ge=0, le=1, description="where it is held: 0 at the hips, 1 at the shoulders"
    )
    hides_ears: bool = False
    pieces: tuple[CostumePiece, ...] = ()


class HandRow(Named):
    """A hand, wrist at the origin, fingers towards +y, thumb towards -x; in heads."""

    pieces: tuple[Piece, ...]


class Mouth(Named):
    """A mouth shape, in heads. Heights are those of the open mouth at openness 0 and 1."""

    width: tuple[float, float]
    upper: tuple[float, float] = (0.0, 0.0)
    lower: tuple[float, float] = (0.0, 0.0)
    corner: float = Field(default=0.0, description="rise of the corners")
    squareness: float = 0.5
    teeth: float = 0.0
    lower_teeth: bool = False
    tongue: float = 0.0


class ExpressionRow(Named):
    """What a feeling does to face and head; parts of the full range, degrees for `tilt`."""

    brow: float = 0.0
    brow_inner: float = 0.0
    smile: float = 0.0
    eyes_wide: float = 0.0
    lids: float = 0.0
    pitch: float = 0.0
    tilt: float = 0.0
    crouch: float = 0.0
    tears: float = 0.0
    gaze_down: float = 0.0


class FigureSheets(Row):
    """All sheets of figures."""

    builds: tuple[Build, ...]
    ages: tuple[AgeRow, ...]
    hair: tuple[Hair, ...]
    hats: tuple[Hat, ...]
    facial_hair: tuple[Drawn, ...]
    costumes: tuple[Costume, ...]
    accessories: tuple[Accessory, ...]
    hands: tuple[HandRow, ...]
    mouths: tuple[Mouth, ...]
    expressions: tuple[ExpressionRow, ...]
    gestures: tuple[Gesture, ...]
    stances: tuple[Stance, ...]
    gaits: tuple[Gait, ...]
    rigs: tuple[Rig, ...]


_ROWS: dict[str, type[Named]] = {
    "builds": Build,
    "ages": AgeRow,
    "hair": Hair,
    "hats": Hat,
    "facial_hair": Drawn,
    "costumes": Costume,
    "accessories": Accessory,
    "hands": HandRow,
    "mouths": Mouth,
    "expressions": ExpressionRow,
    "gestures": Gesture,
    "stances": Stance,
    "gaits": Gait,
    "rigs": Rig,
}
_KINDS: dict[Kind, str] = {
    "build": "builds",
    "hair": "hair",
    "hat": "hats",
    "facial_hair": "facial_hair",
    "costume": "costumes",
    "accessory": "accessories",
    "gesture": "gestures",
    "rig": "rigs",
    "expression": "expressions",
}


@lru_cache(maxsize=1)
def figure_sheets() -> FigureSheets:
    """Return the sheets that ship with the animatic.

    Raises:
        SheetError: a sheet cannot be read; names file, row and column.
    """
    folder = resources.files("cinema_agent.generators.animatic").joinpath(FOLDER)
    rows: dict[str, Any] = {name: read_rows(_texts_of(folder, name), model) for name, model in _ROWS.items()}
    return FigureSheets(**rows)


def _texts_of(folder: Traversable, name: str) -> dict[str, str]:
    """Return the texts of a sheet by file: one file, or all files of the folder of its name in their order."""
    if folder.joinpath(f"{name}.toml").is_file():
        return {f"{FOLDER}/{name}.toml": folder.joinpath(f"{name}.toml").read_text("utf-8")}
    files = sorted(folder.joinpath(name).iterdir(), key=lambda file: file.name)
    return {f"{FOLDER}/{name}/{f.name}": f.read_text("utf-8") for f in files if f.name.endswith(".toml")}


RowType = TypeVar("RowType", bound=Named)


def read_rows(texts: Mapping[str, str], model: type[RowType]) -> tuple[RowType, ...]:
    """Read the rows of a sheet, `[[row]]` tables of TOML.

    Args:
        texts: the sheet's text by file name.

    Raises:
        SheetError: no TOML, a row that is wrong, or two rows of one name.
    """
    rows: dict[str, RowType] = {}
    homes: dict[str, str] = {}
    for where, text in texts.items():
        tables = parse_sheet(where, text)
        for other in tables.keys() - {"row"}:
            raise SheetError(f"{where}: {unknown(other, ['row'], 'table')}")
        for table in tables.get("row", []):
            row = read_row(model, table, where=f"{where}, row {table.get('name', 'without a name')}")
            if row.name in rows:
                raise SheetError(
                    f"{where}, row {row.name}: {homes[row.name]} has that row already; rename one"
                )
            rows[row.name], homes[row.name] = row, where
    return tuple(rows.values())


def row_named(rows: tuple[RowType, ...], name: str, kind: str) -> RowType:
    """Return the row with this name.

    Raises:
        GeneratorError: there is none; lists those there are.
    """
    for row in rows:
        if row.name == name:
            return row
    known = ", ".join(row.name for row in rows)
    raise GeneratorError(f"the animatic has no {kind} {name!r}; use one of: {known}")


def figure_vocabulary() -> dict[Kind, tuple[Entry, ...]]:
    """Return what can be drawn of figures, for `Capabilities`."""
    sheets = figure_sheets()
    return {
        kind: tuple(Entry(name=row.name, words=row.words, tags=_tags(row)) for row in getattr(sheets, field))
        for kind, field in _KINDS.items()
    }


def _tags(row: Named) -> tuple[str, ...]:
    """Return the tags of a row; of a costume also its eras, whether it hides the build, and at the end its dominant
    colour; of an accessory at the end where it is worn.
    """
    if isinstance(row, Costume):
        hides = ("voluminous",) if row.hem >= VOLUMINOUS_HEM else ()
        return (*row.tags, *row.era, *hides, row.dominant or row.color)
    return (*row.tags, row.worn_on) if isinstance(row, Accessory) else row.tags
