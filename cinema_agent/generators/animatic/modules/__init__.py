"""Drawing modules by name, for recipe sheets. Still ones paint layers, moving ones are drawn every frame."""

from __future__ import annotations

from collections.abc import Mapping

from cinema_agent.generators.animatic.modules import (
    apparatus,
    camps,
    fairs,
    fittings,
    foregrounds,
    furniture,
    gardens,
    halls,
    journeys,
    land,
    landmarks,
    life,
    lodgings,
    machinery,
    period_pieces,
    plants,
    quarters,
    roofs,
    rooms,
    sacred,
    settlements,
    shells,
    ships,
    sky,
    sports,
    storage,
    studios,
    towers,
    town,
    trades,
    traffic,
    waters,
    wilds,
    windows,
)  # fmt: skip
from cinema_agent.generators.animatic.modules.brush import Drawer
from cinema_agent.generators.animatic.modules.life import Mover

_DRAWING = (
    sky, land, town, plants, foregrounds, landmarks, towers, waters, quarters, traffic, roofs, wilds, sacred, journeys,
    fairs, settlements, camps, ships, gardens, sports,
    rooms, furniture, storage, fittings, apparatus, windows, shells, halls, trades, studios, machinery, lodgings,
    period_pieces,
)  # fmt: skip
"""No two of these name a drawer alike (tested)."""
DRAWERS: Mapping[str, Drawer] = {name: draw for part in _DRAWING for name, draw in part.DRAWERS.items()}
MOVERS: Mapping[str, Mover] = {**life.MOVERS, **waters.MOVERS}
