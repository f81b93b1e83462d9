"""Who rides sits on an animal of the picture and goes where it goes; without one, or without water to swim in, on foot.

Source: ours.
"""

from __future__ import annotations

from dataclasses import replace

from cinema_agent.generators.animatic.figure import saddle_point
from cinema_agent.generators.animatic.staging import StagedFigure, Staging


def mounted(staging: Staging) -> Staging:
    """Return a staging in which riders are on their mounts; who finds none, or no water, is on foot."""
    placed = list(staging.figures)
    free = [staged for staged in placed if _can_carry(staged)]
    for index, rider in enumerate(placed):
        is_ashore = rider.figure.posture == "swims" and rider.waterline is None
        if is_ashore or (rider.figure.posture == "rides" and not free):
            on_foot = rider.figure.model_copy(update={"posture": "stands"})
            placed[index] = replace(rider, figure=on_foot)
        if rider.figure.posture != "rides" or not free:
            continue
        mount = free.pop(0)
        moved = _moving_as(mount, rider)
        placed[placed.index(mount)] = moved
        placed[index] = _on(moved, rider)
    return replace(staging, figures=tuple(sorted(placed, key=lambda staged: staged.ground_y)))


def _can_carry(staged: StagedFigure) -> bool:
    rig = staged.design.rig
    return rig.body == "quadruped" and rig.quadruped.carries


def _moving_as(mount: StagedFigure, rider: StagedFigure) -> StagedFigure:
    """Return a mount that goes where its rider wants to."""
    asked = rider.figure
    if rider.to_x is None or mount.to_x is not None:
        facing = mount.figure.facing if mount.to_x is not None else asked.facing
        return replace(mount, figure=mount.figure.model_copy(update={"facing": facing}))
    posture = "runs" if mount.figure.posture == "runs" else "walks"
    figure = mount.figure.model_copy(
        update={"moves_to": asked.moves_to, "facing": asked.facing, "posture": posture}
    )
    return replace(mount, figure=figure, spot=replace(mount.spot, x=rider.spot.x), to_x=rider.to_x)


def _on(mount: StagedFigure, rider: StagedFigure) -> StagedFigure:
    spot = mount.spot
    x, y = saddle_point(mount.design, mount.rest, spot.x, spot.y, spot.head)
    to_x = None if mount.to_x is None else mount.to_x + x - spot.x
    return replace(rider, spot=replace(spot, x=x, seat_y=y, behind=()), to_x=to_x, mount=mount)
