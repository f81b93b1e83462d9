"""Finds agents, generators, voices, checkers and metrics by entry point; ours come through a stranger's door.

A component may also be named `module:Class` before it is installed anywhere. Knows no implementation.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any, Literal, get_args

from cinema_agent.errors import CinemaError, PluginError, SettingsError

Group = Literal["agents", "generators", "voices", "checkers", "metrics"]
GROUPS: tuple[Group, ...] = get_args(Group)


@dataclass(frozen=True)
class Provider:
    """A component somebody offers: its name, where its class is, and the distribution it came with."""

    group: Group
    name: str
    reference: str
    distribution: str


@cache
def providers(group: Group) -> tuple[Provider, ...]:
    """Return everything offered in a group, by name."""
    found = {_provider(group, point) for point in entry_points(group=f"cinema_agent.{group}")}
    return tuple(sorted(found, key=lambda p: (p.name, p.distribution)))


def _provider(group: Group, point: EntryPoint) -> Provider:
    distribution = point.dist.name if point.dist else "unknown"
    return Provider(group, point.name, point.value, distribution)


def load(group: Group, name: str) -> type[Any]:
    """Return the class of a component.

    Raises:
        PluginError: nobody offers it, two distributions do, or it cannot be imported.
    """
    if ":" in name:
        return _import(group, name, name)
    offered = [provider for provider in providers(group) if provider.name == name]
    if not offered:
        known = ", ".join(sorted({provider.name for provider in providers(group)})) or "none"
        raise PluginError(f"no {group[:-1]} is called {name!r}; there are: {known}")
    if len({provider.distribution for provider in offered}) > 1:
        owners = " and ".join(sorted({provider.distribution for provider in offered}))
        raise PluginError(f"{group[:-1]} {name!r} is offered by {owners}; uninstall one of them")
    return _import(group, name, offered[0].reference)


def _import(group: Group, name: str, reference: str) -> type[Any]:
    module_name, _, attribute = reference.partition(":")
    try:
        found = getattr(importlib.import_module(module_name), attribute)
    except CinemaError:
        raise
    # A plugin is a stranger's code: whatever its import raises is a fault of the plugin, told in one line.
    except Exception as error:
        raise PluginError(f"{group[:-1]} {name!r} ({reference}) cannot be loaded: {error}") from error
    if not isinstance(found, type):
        raise PluginError(f"{group[:-1]} {name!r} ({reference}) is not a class")
    return found


def create(group: Group, name: str, config: dict[str, Any] | None = None) -> Any:
    """Return an instance of a component, given its own `Config` when it has one.

    Raises:
        PluginError: as `load`, or its constructor fails.
        SettingsError: `config` holds keys the component does not know.
    """
    component = load(group, name)
    config_class = getattr(component, "Config", None)
    if config_class is None:
        if config:
            raise SettingsError(
                f"{name!r} takes no configuration; remove [config.{name}] from production.toml"
            )
        arguments: tuple[Any, ...] = ()
    else:
        try:
            arguments = (config_class(**(config or {})),)
        except (ValueError, TypeError) as error:
            raise SettingsError(f"[config.{name}] in production.toml: {_first_line(error)}") from error
    try:
        return component(*arguments)
    except CinemaError:
        raise
    except Exception as error:
        raise PluginError(f"{group[:-1]} {name!r} cannot be set up: {_first_line(error)}") from error


def _first_line(error: Exception) -> str:
    return " ".join(str(error).split())[:300]
