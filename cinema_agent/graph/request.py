"""What a film-maker asked for (a logline, a text file or a folder, and options), as settings and a folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cinema_agent.errors import SettingsError
from cinema_agent.graph.folder import ProductionFolder
from cinema_agent.graph.settings import (
    CrewSettings,
    DeliverySettings,
    FilmSettings,
    Settings,
    default_folder,
    environment_values,
    merged,
    settings_from,
)

LONGEST_TEXT = 200_000


@dataclass(frozen=True)
class Request:
    """What to make and where. `is_new`: nothing of it lies in the folder yet."""

    settings: Settings
    folder: Path
    is_new: bool


def tables_of(options: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Sort flat options into the tables of the settings.

    Raises:
        SettingsError: no table has such a key.
    """
    tables: dict[str, dict[str, Any]] = {}
    for key, value in options.items():
        for table, model in (("film", FilmSettings), ("crew", CrewSettings), ("delivery", DeliverySettings)):
            if key in model.model_fields:
                tables.setdefault(table, {})[key] = value
                break
        else:
            raise SettingsError(f"there is no option {key!r}")
    return tables


def request(source: str | Path, *, out: Path | None, options: Mapping[str, Any]) -> Request:
    """Turn what was asked for into settings and a folder.

    Raises:
        SettingsError: the source is empty, unreadable or binary, an option is wrong, or the folder holds another film.
    """
    folder = _as_folder(source)
    if folder is not None:
        if out is not None and out.resolve() != folder.resolve():
            raise SettingsError(f"{folder} is a production of its own; leave out --out to go on with it")
        return _resumed(ProductionFolder(folder), options)
    values = merged(environment_values(), options, {"film": {"logline": _logline(source)}})
    settings = settings_from(values, where="options")
    root = out or default_folder(settings)
    existing = ProductionFolder(root)
    if not existing.is_production:
        if root.is_dir() and any(path.name != ".lock" for path in root.iterdir()):
            raise SettingsError(f"{root} holds other files; choose a new or empty folder with --out")
        return Request(settings, root, is_new=True)
    held = existing.settings().get("film", {}).get("logline")
    if held != settings.film.logline:
        raise SettingsError(
            f"{root} holds another film ({_short(str(held))!r}); choose another --out, "
            f"or go on with that one: cinema-agent make {root}"
        )
    return _resumed(existing, options)


def _resumed(folder: ProductionFolder, options: Mapping[str, Any]) -> Request:
    values = merged(folder.settings(), environment_values(), options)
    return Request(settings_from(values, where=str(folder.settings_file)), folder.root, is_new=False)


def _as_folder(source: str | Path) -> Path | None:
    """Return the production folder `source` names, if it names a folder at all."""
    path = _as_path(source)
    if path is None or not path.is_dir():
        return None
    if not ProductionFolder(path).is_production:
        raise SettingsError(
            f"{path} is a folder without production.toml; give a logline, a text file or a production"
        )
    return path


def _as_path(source: str | Path) -> Path | None:
    text = str(source)
    if not text.strip() or "\n" in text or len(text) > 1000 or "\0" in text:
        return None
    try:
        path = Path(text).expanduser()
        return path if path.exists() else None
    except OSError:
        return None


def _logline(source: str | Path) -> str:
    path = _as_path(source)
    text = _text_of(path) if path is not None else str(source)
    looks_like_a_file = (
        path is None and " " not in text.strip() and Path(text.strip() or "x").suffix in {".txt", ".md"}
    )
    if (isinstance(source, Path) and path is None) or looks_like_a_file:
        raise SettingsError(f"there is no file {source}; give a logline, a text file or a production folder")
    text = text.strip()
    if not any(character.isalpha() for character in text):
        where = f"{path} holds no words" if path else "the logline is empty"
        raise SettingsError(f'{where}; write one sentence, such as "An old keeper must relight the lamp."')
    return text


def _text_of(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise SettingsError(f"cannot read {path}: {error.strerror}") from error
    if b"\0" in raw[:8192]:
        raise SettingsError(f"{path} is a binary file; give a text file in UTF-8")
    if len(raw) > LONGEST_TEXT:
        raise SettingsError(
            f"{path} has {len(raw)} bytes; a text may have {LONGEST_TEXT}: give a part or a summary"
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path} is not UTF-8 text (byte {error.start}); save it as UTF-8") from error


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."
