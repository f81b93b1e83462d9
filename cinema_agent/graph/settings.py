"""Settings of a production: `production.toml`, environment and options, in rising order of precedence.

Unknown keys are errors. What does not change the film (number of workers, how progress is shown) is not a setting.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import tomllib
import unicodedata
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError, field_validator

from cinema_agent.errors import SettingsError
from cinema_agent.script.format import Format, PictureSize, Rate
from cinema_agent.script.noun import Noun, content_hash

SETTINGS_FILE = "production.toml"
FORMAT_VERSION = 1
LONGEST_SECONDS = 6 * 3600


class FilmSettings(Noun):
    """What film is wanted."""

    logline: str = Field(min_length=1)
    seconds: float = Field(default=60.0, ge=5, le=LONGEST_SECONDS)
    seed: int = Field(default=0, ge=0, lt=2**63)
    size: PictureSize = PictureSize(width=1280, height=720)
    rate: Rate = Fraction(24)
    title: str = ""
    genre: str = ""
    style: str = ""
    language: str = Field(default="en", pattern=r"^[a-z]{2,3}(-[a-z0-9]{2,8})*$")
    draft: bool = False
    handles: int = Field(default=0, ge=0, le=240)

    @field_validator("size", mode="before")
    @classmethod
    def _size_from_text(cls, value: Any) -> Any:
        return PictureSize.parse(value) if isinstance(value, str) else value

    @property
    def format(self) -> Format:
        return Format(size=self.size, rate=self.rate)


class CrewSettings(Noun):
    """Who works on it, by plugin name."""

    agents: tuple[str, ...] = ("writer", "director")
    planner: str = "animatic"
    synthesizer: str = "animatic"
    voice: str = "murmur"
    checker: str = "continuity"


class DeliverySettings(Noun):
    """How the film leaves the house."""

    captions: Literal["burn", "soft", "none"] = "burn"
    loudness_lufs: float = Field(default=-16.0, ge=-30, le=-10)


class Settings(Noun):
    """Everything that decides what the film is."""

    format_version: int = FORMAT_VERSION
    film: FilmSettings
    crew: CrewSettings = CrewSettings()
    delivery: DeliverySettings = DeliverySettings()
    config: dict[str, dict[str, Any]] = Field(default_factory=dict)

    @property
    def fingerprint(self) -> str:
        return content_hash(self)


def default_seed(logline: str) -> int:
    """Return the seed a logline has when none is given."""
    return int(hashlib.sha256(logline.strip().encode()).hexdigest()[:8], 16)


def settings_from(values: Mapping[str, Any], *, where: str) -> Settings:
    """Validate nested values as settings; the seed defaults to a hash of the logline.

    Raises:
        SettingsError: one line naming the key, what is wrong and where it stands.
    """
    version = values.get("format_version", FORMAT_VERSION)
    if version != FORMAT_VERSION:
        raise SettingsError(
            f"{where} is of version {version}, this cinema-agent reads version {FORMAT_VERSION}; "
            "use the cinema-agent that made it or choose another folder with --out"
        )
    film = dict(values.get("film", {}))
    if "logline" in film and "seed" not in film:
        film["seed"] = default_seed(str(film["logline"]))
    try:
        return Settings.model_validate({**values, "film": film})
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        reason = (
            "unknown key"
            if first["type"] == "extra_forbidden"
            else first["msg"].removeprefix("Value error, ")
        )
        raise SettingsError(f"{where}: {key}: {reason}") from error


def environment_values(environment: Mapping[str, str] = os.environ) -> dict[str, dict[str, Any]]:
    """Return settings given as CINEMA_AGENT_<TABLE>_<KEY>, such as CINEMA_AGENT_CREW_VOICE=espeak."""
    values: dict[str, dict[str, Any]] = {}
    for table, model in (("film", FilmSettings), ("crew", CrewSettings), ("delivery", DeliverySettings)):
        for key in model.model_fields:
            text = environment.get(f"CINEMA_AGENT_{table}_{key}".upper())
            if text is not None:
                values.setdefault(table, {})[key] = tuple(text.split(",")) if key == "agents" else text
    return values


def merged(*layers: Mapping[str, Any]) -> dict[str, Any]:
    """Return nested tables merged key by key; later layers win."""
    result: dict[str, Any] = {}
    for layer in layers:
        for key, value in layer.items():
            if isinstance(value, Mapping) and isinstance(result.get(key), Mapping):
                result[key] = merged(result[key], value)
            else:
                result[key] = dict(value) if isinstance(value, Mapping) else value
    return result


def read_settings_file(path: Path) -> dict[str, Any]:
    """Return the tables of a `production.toml`.

    Raises:
        SettingsError: it cannot be read or is no TOML.
    """
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"cannot read {path}: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path} is no valid TOML: {error}; correct it or delete the folder") from error


def settings_toml(settings: Settings) -> str:
    """Return settings as TOML text."""
    values = settings.model_dump(mode="json")
    film = values["film"]
    film["size"] = str(settings.film.size)
    lines = ["# What this film is. Edit and run `cinema-agent make` on this folder again.", ""]
    lines.append(f"format_version = {values['format_version']}")
    for table in ("film", "crew", "delivery"):
        lines += ["", f"[{table}]", *(f"{key} = {_toml(value)}" for key, value in values[table].items())]
    for name, table in values["config"].items():
        lines += [
            "",
            f"[config.{json.dumps(name)}]",
            *(f"{key} = {_toml(value)}" for key, value in table.items()),
        ]
    return "\n".join(lines) + "\n"


def _toml(value: Any) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    # A JSON string is a TOML basic string, except that TOML forbids a raw DEL.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def slug(text: str, longest: int = 40) -> str:
    """Return `text` as a safe file name: ASCII lower-case words joined by `-`."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(words) > longest:
        words = words[:longest].rsplit("-", 1)[0]
    return words or "film"


def default_folder(settings: Settings) -> Path:
    """Return `films/<slug>-<hash>`: the hash covers logline, seed and every other setting."""
    name = settings.film.title or settings.film.logline
    return Path("films") / f"{slug(name)}-{settings.fingerprint[:8]}"
