"""The recipe of a place, as it stands in `sheets/places/<name>.toml`: layers of drawing modules, anchors,
lights.

Reading and checking only; `places.build_set` paints it.

A place changes with the story's era (`Place.era`, else the film's) in three ways, all of them data:
1. `sheets/places/periods.toml` says for all places which module stands in for which: a step `street_lamps`
   is drawn as `torch_posts` in a medieval story, `skyline` as `spires` in a far future (see `periods.py`);
2. a step, mover, glow or spot with `eras = ["past", "future"]` is there in those eras only, as it stands;
3. `[period.ERA]` of a recipe changes its `colors` by role, its `ground` and its `surface`.
The eras are `present`, `past` (1920s), `medieval` (also `fantasy`) and `future`. `eras` at the top of a
recipe is something else: the stories it suits; leave it out where the place looks right in all of them.

A recipe must name its `landmark`, the module that draws what the place is known by at a glance; `hero`
is the box it stands in. A recipe without one is refused.

Source: ours.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Literal

from pydantic import Field, model_validator

from cinema_agent.errors import GeneratorError
from cinema_agent.script.noun import HexColor, Noun
from cinema_agent.script.screenplay import TimeOfDay, Weather
from cinema_agent.script.sheets import parse_sheet, read_row
from cinema_agent.script.shot import Across, Depth

Pair = tuple[float, float]
Four = tuple[float, float, float, float]
NO_PLACES = ("daylight.toml", "periods.toml")
"""Sheets beside the recipes that hold for all of them."""
Step = dict[str, Any]
"""One call of a drawing module: `module`, optionally `depth`, `times`, `eras` and `face` (the slanting wall it is
painted on), and the module's own arguments."""


Ground = Literal["floor", "grass", "sand", "snow", "stone", "street", "dock", "mud", "water"]


class FaceSheet(Noun):
    """A wall or ceiling seen at a slant. What a step with `face` draws within `flat` (left, top, right,
    bottom) is seen between `corners`, clockwise from the upper left.
    """

    flat: Four
    corners: tuple[Pair, Pair, Pair, Pair]


class StippleSheet(Noun):
    """Sand shading of a layer, from none at height `top` to full at `bottom`."""

    color: str
    top: float
    bottom: float
    amount: float = 0.8
    slant: float = 0.0


class LayerSheet(Noun):
    """One layer: its steps are painted in order into one picture."""

    name: str
    parallax: float = 1.0
    front: bool = False
    detail: float = Field(default=1.0, description="pixels per unit, relative to the set's")
    texture: float = 5.0
    blur: float = 0.0
    drift: float = 0.0
    sway: float = 0.0
    bob: float = Field(default=0.0, description="rides up and down by so much, with the people of the place")
    stipple: StippleSheet | None = None
    draw: tuple[Step, ...] = Field(min_length=1)


class MovingSheet(Noun):
    """Something that moves: a module of `life`, at a parallax, after a layer, at some times of day only."""

    module: str
    parallax: float = 1.0
    depth: float = 1.0
    in_front: bool = False
    after: str = ""
    times: tuple[TimeOfDay, ...] = ()
    weathers: tuple[Weather, ...] = ()
    eras: tuple[str, ...] = ()
    lamp: bool = Field(default=False, description="comes from the place's own great lamp")
    args: dict[str, Any] = Field(default_factory=dict)


class GlowSheet(Noun):
    """A practical light; one that `burns` always does so by day as well, the others follow the hour."""

    at: tuple[float, float]
    radius: float
    color: HexColor = "#ff9a3c"
    strength: float = 0.4
    parallax: float = 1.0
    flicker: float = 0.0
    burns: bool = False
    eras: tuple[str, ...] = ()
    lamp: bool = Field(default=False, description="comes from the place's own great lamp")


class RowSheet(Noun):
    """The row of anchors at one depth."""

    y: float
    head: float
    haze: float = 0.0
    across: tuple[float, float, float, float, float] | None = None
    seat_y: float | None = None
    behind: tuple[str, ...] = ()


class SpotSheet(Noun):
    """An anchor that differs from its row: a seat, or a place beside furniture."""

    depth: Depth
    across: Across
    x: float | None = None
    y: float | None = None
    head: float | None = None
    seat_y: float | None = None
    behind: tuple[str, ...] | None = None
    seat: str | None = Field(default=None, description="kind of seat in props/seats.toml; none: the row's")
    eras: tuple[str, ...] = ()


class AnchorsSheet(Noun):
    """Where people and things stand."""

    across: tuple[float, float, float, float, float] = (250, 420, 640, 860, 1030)
    far: RowSheet = RowSheet(y=612, head=36, haze=0.12)
    middle: RowSheet = RowSheet(y=654, head=46)
    near: RowSheet = RowSheet(y=706, head=60)
    seat: str | None = Field(default=None, description="kind of loose seat here; none: by the ground")
    spots: tuple[SpotSheet, ...] = ()


class ExtrasSheet(Noun):
    """A row of extras in the background: how many (fewest, most), between which x, at which y and size of a head."""

    count: tuple[int, int]
    x: tuple[float, float] = (40, 1240)
    y: tuple[float, float]
    head: tuple[float, float]
    haze: float = 0.1
    parallax: float = 1.0
    after: str = Field(default="", description="the layer behind them; none: the last one behind the figures")
    posture: Literal["stands", "sits"] = "stands"
    seat: str = Field(default="stool", description="what those sit on, in props/seats.toml")
    facing: Literal["about", "away"] = "about"
    crossing: float = Field(default=0.0, ge=0, le=1, description="the part of them that walks across")
    grown_up: bool = Field(default=False, description="no children here")
    costumes: tuple[str, ...] = Field(default=(), description="what they wear; none: what the era wears")
    times: tuple[TimeOfDay, ...] = ()


class PoolSheet(Noun):
    """The middle and radius of the light map of a room."""

    at: tuple[float, float] = (630, 300)
    radius: float = 800


class PeriodSheet(Noun):
    """What an era changes of one place, over what the recipe says."""

    colors: dict[str, HexColor] = Field(default_factory=dict)
    ground: Ground | None = None
    surface: tuple[str, str, str] | None = None


class Recipe(Noun):
    """A place. `colors` are local colours by role; `graded` holds final ones chosen by hand for an hour."""

    name: str = ""
    words: tuple[str, ...] = Field(min_length=1)
    eras: tuple[str, ...] = ()
    interior: bool = False
    hero: Four
    landmark: str = Field(min_length=1, description="the module that draws the hero")
    ground: Ground
    surface: tuple[str, str, str]
    darkest: str = "dark"
    mirrored: bool = Field(default=False, description="sun and moon stand on the right")
    flipped: bool = Field(default=False, description="drawn left to right, as laid out here right to left")
    orb_shift: tuple[float, float] = Field(
        default=(0, 0), description="moves the sun or moon from its hour's place"
    )
    rain_falls: bool = Field(default=True, description="false: no weather here (the moon)")
    wind_carries: Literal["leaves", "sand", "petals", "snow", "embers", "paper"] = "leaves"
    light_from: Literal["left", "right"] = "left"
    afloat: bool = Field(default=False, description="people sit in a boat here and cannot walk about")
    seated: bool = Field(default=False, description="there is room only on seats: a car")
    colors: dict[str, HexColor]
    graded: dict[TimeOfDay, dict[str, HexColor]] = Field(default_factory=dict)
    daylight: dict[str, dict[str, Any]] = Field(default_factory=dict, description="by time of day, or `all`")
    period: dict[str, PeriodSheet] = Field(default_factory=dict, description="by era, see periods.toml")
    faces: dict[str, FaceSheet] = Field(default_factory=dict, description="slanting walls, by name")
    layers: tuple[LayerSheet, ...]
    moving: tuple[MovingSheet, ...] = ()
    glows: tuple[GlowSheet, ...] = ()
    anchors: AnchorsSheet = AnchorsSheet()
    extras: tuple[ExtrasSheet, ...] = ()
    pool: PoolSheet = PoolSheet()

    @model_validator(mode="after")
    def _has_its_landmark(self) -> Recipe:
        drawn = {step.get("module") for layer in self.layers for step in layer.draw}
        if self.landmark not in drawn:
            raise ValueError(
                f"no step of a layer draws the landmark {self.landmark!r}; name a module of [[layers]] draw"
            )
        return self

    def in_era(self, era: str) -> Recipe:
        """Return the place as an era has it: that era's colours, ground and surface."""
        change = self.period.get(era)
        if change is None:
            return self
        return self.model_copy(
            update={
                "colors": {**self.colors, **change.colors},
                "ground": change.ground or self.ground,
                "surface": change.surface or self.surface,
            }
        )

    @property
    def tags(self) -> tuple[str, ...]:
        sits = tuple(tag for tag, is_so in (("afloat", self.afloat), ("seated", self.seated)) if is_so)
        return ("interior" if self.interior else "exterior", *sits, *self.eras)


def recipe_names() -> tuple[str, ...]:
    """Return the names of all recipes of the package, sorted."""
    sheets = sorted(sheet.name for sheet in _folder().iterdir())
    return tuple(s.removesuffix(".toml") for s in sheets if s.endswith(".toml") and s not in NO_PLACES)


def recipes() -> dict[str, Recipe]:
    """Return every recipe of the package by name, sorted.

    Raises:
        SheetError: a sheet does not hold a recipe.
    """
    return {name: _read(name) for name in recipe_names()}


def recipe_named(name: str) -> Recipe:
    """Return one recipe; the other sheets are not read.

    Raises:
        GeneratorError: there is none of that name; the message lists those there are.
        SheetError: it holds no recipe.
    """
    if name not in recipe_names():
        raise GeneratorError(f"no place {name!r} can be drawn; use one of {', '.join(recipe_names())}")
    return _read(name)


@lru_cache(maxsize=256)
def _read(name: str) -> Recipe:
    where, text = f"places/{name}.toml", (_folder() / f"{name}.toml").read_text(encoding="utf-8")
    return read_row(Recipe, {**parse_sheet(where, text), "name": name}, where=where)


def _folder() -> Traversable:
    return files("cinema_agent.generators.animatic") / "sheets" / "places"
