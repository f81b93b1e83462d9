"""Drawing modules by name, for recipe sheets. Still ones paint layers, moving ones are drawn every frame."""

from __future__ import annotations

from collections.abc import Mapping

from cinema_agent.generators.animatic.modules import (
    apparatus,
    fittings,
    foregrounds,
    furniture,
    halls,
    land,
    landmarks,
    life,
    plants,
    quarters,
    roofs,
    rooms,
    shells,
    sky,
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

DRAWERS: Mapping[str, Drawer] = {
    **sky.DRAWERS, **land.DRAWERS, **town.DRAWERS, **plants.DRAWERS, **rooms.DRAWERS, **furniture.DRAWERS,
    **storage.DRAWERS, **fittings.DRAWERS, **apparatus.DRAWERS,
    **foregrounds.DRAWERS, **landmarks.DRAWERS, **towers.DRAWERS, **waters.DRAWERS,
    **windows.DRAWERS, **quarters.DRAWERS, **traffic.DRAWERS, **roofs.DRAWERS, **wilds.DRAWERS,
    **shells.DRAWERS, **halls.DRAWERS, **trades.DRAWERS, **studios.DRAWERS,
}  # fmt: skip
MOVERS: Mapping[str, Mover] = {**life.MOVERS, **waters.MOVERS}
