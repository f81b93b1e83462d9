"""The light of an hour: sky, sun or moon, haze, ambient and shade, bent by weather and mood.

The numbers are in `sheets/places/daylight.toml`; this file only reads and blends them. It draws
nothing. Source: ours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import Any

from cinema_agent.errors import GeneratorError
from cinema_agent.generators.animatic.canvas import Color, Lighting, hex_color, mix, multiply, with_alpha
from cinema_agent.generators.animatic.stage_set import LightPool
from cinema_agent.script.screenplay import Mood, TimeOfDay, Weather
from cinema_agent.script.sheets import parse_sheet

Factors = tuple[float, float, float]
SHEETS = "cinema_agent.generators.animatic"
FARTHEST_HAZE = 0.78
"""Share of haze in what stands at depth 0."""


@dataclass(frozen=True)
class Daylight:
    """Everything an hour gives a place. Colours are final; factors multiply red, green and blue.

    `kin` is the hour that stands for this one where a place or module knows no other (`[time.X] like`).
    `sky` runs from the zenith to the horizon; `orb` is the sun or moon with its stage position and radius;
    `orb_strength` 0 hides it. `veil` is what all local colours lean towards, which holds the palette
    together. `lamps` says how brightly practical lights burn, `haze_reach` how thick the air is far off,
    `mist` near by. The `indoors` numbers light a room.
    """

    time: TimeOfDay
    kin: TimeOfDay
    weather: Weather
    sky: tuple[Color, ...]
    orb: Color
    orb_at: tuple[float, float]
    orb_radius: float
    orb_strength: float
    haze: Color
    haze_reach: float
    ambient: Factors
    figure_ambient: Factors
    shade: Factors
    veil: Color
    veil_amount: float
    rim: Color
    cloud: Color
    cloud_lit: Color
    glint: Color
    window: Color
    stars: int
    lamps: float
    bloom: float
    pool_inner: Color
    pool_edge: Color
    indoors_ambient: Factors
    indoors_inner: Color
    indoors_edge: Color
    indoors_bloom: float
    cloudiness: float = 0.5
    mist: float = 0.0
    is_snowing: bool = False

    @property
    def side(self) -> float:
        """Return -1 where the light comes from the left of the stage, 1 from the right."""
        return -1.0 if self.orb_at[0] <= 640 else 1.0

    def is_among(self, times: Sequence[str]) -> bool:
        """Say whether this hour, or the one it is like, is one of `times`; none named means all."""
        return not times or self.time in times or self.kin in times

    def shifted(self, dx: float, dy: float) -> Daylight:
        """Return the same light with the sun or moon moved by stage units."""
        return replace(self, orb_at=(self.orb_at[0] + dx, self.orb_at[1] + dy))

    def at_depth(self, color: Color, depth: float) -> Color:
        """Return a local colour as it looks at `depth` (1 near, 0 far) out of doors."""
        near = mix(multiply(color, self.ambient), self.veil, self.veil_amount)
        return with_alpha(mix(near, self.haze, self.haze_at(depth)), color[3])

    def haze_at(self, depth: float) -> float:
        """Return the share of haze, 0 to 0.92, in what stands at `depth`."""
        return min(
            0.92, (1 - depth) * FARTHEST_HAZE * self.haze_reach + self.mist * min(1.0, (1.25 - depth) * 2)
        )

    def in_room(self, color: Color) -> Color:
        """Return a local colour as it looks indoors at this hour."""
        return multiply(color, self.indoors_ambient)

    def figure_lighting(self) -> Lighting:
        """Return the light on figures out of doors."""
        return Lighting(
            toward=(self.side * 0.75, -0.55), ambient=self.figure_ambient, shade=self.shade, rim=self.rim,
            haze=self.haze, haze_amount=0.06,
        )  # fmt: skip

    def outdoor_pool(self) -> LightPool:
        """Return the light map of an exterior: brightest under the sun or moon."""
        x, y = self.orb_at
        return LightPool(x, y + 60, 1080, self.pool_inner, self.pool_edge, power=1.3, vignette=0.3)


def _factors(values: list[float]) -> Factors:
    r, g, b = values
    return r, g, b


@lru_cache(maxsize=1)
def _sheet() -> dict[str, Any]:
    sheet = files(SHEETS) / "sheets" / "places" / "daylight.toml"
    return parse_sheet("places/daylight.toml", sheet.read_text(encoding="utf-8"))


def kin_of(time: TimeOfDay) -> TimeOfDay:
    """Return the hour that stands for this one where nothing is said of it: the day for a morning."""
    kin: TimeOfDay = _sheet()["time"].get(time, {}).get("like", time)
    return kin


def _from_table(table: Mapping[str, Any], time: TimeOfDay, weather: Weather) -> Daylight:
    values: dict[str, Any] = {}
    for name, value in table.items():
        if name == "like":
            continue
        if name == "orb_at":
            values[name] = (float(value[0]), float(value[1]))
        elif isinstance(value, str):
            values[name] = hex_color(value)
        elif isinstance(value, list) and isinstance(value[0], str):
            values[name] = tuple(hex_color(v) for v in value)
        else:
            values[name] = _factors(value) if isinstance(value, list) else value
    return Daylight(time=time, kin=kin_of(time), weather=weather, **values)


def _scaled(a: Factors, b: Factors, amount: float = 1.0) -> Factors:
    r, g, b_ = (x * (1 + (y - 1) * amount) for x, y in zip(a, b, strict=True))
    return r, g, b_


def _greyed(color: Color, tint: Color, amount: float, brightness: float) -> Color:
    """Drain `color` towards a grey of its own lightness leaning to `tint`."""
    luma = int(0.299 * color[0] + 0.587 * color[1] + 0.114 * color[2])
    level = (luma + 40) / 200
    grey = multiply(tint, (level, level, level))
    return multiply(mix(color, grey, amount), (brightness, brightness, brightness))


def _under_weather(day: Daylight, table: Mapping[str, Any]) -> Daylight:
    tint, amount, brightness = hex_color(table["tint"]), float(table["amount"]), float(table["brightness"])

    def drained(color: Color) -> Color:
        return _greyed(color, tint, amount, brightness)

    is_dark = day.kin == "night"
    level = 1.0 if is_dark else float(table["ambient"])
    ambient = _scaled(day.ambient, (level, level, level * 1.02))
    return replace(
        day,
        sky=tuple(drained(c) for c in day.sky),
        haze=drained(day.haze),
        cloud=drained(day.cloud),
        cloud_lit=drained(day.cloud_lit),
        glint=drained(day.glint),
        rim=_greyed(day.rim, tint, amount * 0.6, 1.0 - (1.0 - brightness) * 0.3),
        veil=drained(day.veil),
        veil_amount=min(0.6, day.veil_amount + float(table["veil"])),
        ambient=ambient,
        figure_ambient=_scaled(day.figure_ambient, (level, level, level)),
        orb_strength=day.orb_strength * float(table["orb"]),
        stars=int(day.stars * float(table["orb"])),
        haze_reach=day.haze_reach * float(table["haze"]),
        cloudiness=float(table["clouds"]),
        mist=max(day.mist, float(table["mist"])),
        lamps=max(day.lamps, float(table["lamps"])),
        is_snowing=day.weather == "snow",
    )


def _in_mood(day: Daylight, table: Mapping[str, Any]) -> Daylight:
    tint = _factors(table["tint"])
    edge = float(table["edge"])
    return replace(
        day, sky=tuple(multiply(c, tint) for c in day.sky), haze=multiply(day.haze, tint),
        ambient=_scaled(day.ambient, tint, 0.7), figure_ambient=_scaled(day.figure_ambient, tint, 0.4),
        indoors_ambient=_scaled(day.indoors_ambient, tint, 0.6),
        pool_edge=multiply(day.pool_edge, (edge, edge, edge)),
        indoors_edge=multiply(day.indoors_edge, (edge, edge, edge)),
    )  # fmt: skip


def daylight(
    time: TimeOfDay,
    weather: Weather,
    mood: Mood,
    *,
    changes: Mapping[str, Any] | None = None,
    mirrored: bool = False,
) -> Daylight:
    """Return the light of an hour under a weather and in a mood.

    Args:
        changes: a place's own values over those of the sheet (another sky above the moon), by field name.
        mirrored: the sun or moon stands on the other side of the picture.

    Raises:
        GeneratorError: the time, weather or mood is not in the sheet.
    """
    sheet = _sheet()
    for kind, name in (("time", time), ("weather", weather), ("mood", mood)):
        if name not in sheet[kind]:
            known = ", ".join(sheet[kind])
            raise GeneratorError(f"daylight.toml knows no {kind} {name!r}; use one of {known}")
    day = _from_table({**sheet["time"][time], **(changes or {})}, time, weather)
    if mirrored:
        day = replace(day, orb_at=(1280 - day.orb_at[0], day.orb_at[1]))
    return _in_mood(_under_weather(day, sheet["weather"][weather]), sheet["mood"][mood])
