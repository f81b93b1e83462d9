"""The ladder of whoever climbs where a place shows nothing to climb. Source: ours."""

from __future__ import annotations

import skia

from cinema_agent.generators.animatic.canvas import Lighting, ellipse, fill, hex_color, polygon, with_alpha
from cinema_agent.generators.animatic.climbing import RUNG_HEADS

_WOOD, _DARK, _SHADOW = hex_color("#8a6238"), hex_color("#5f4128"), hex_color("#100c1e")
_HALF, _RAIL, _THICK = 0.78, 0.11, 0.1
"""Half the width, and how thick rails and rungs are, in heads."""


def draw_ladder(
    canvas: skia.Canvas, light: Lighting, x: float, ground_y: float, height: float, head: float
) -> None:
    """Draw a ladder that leans away from us.

    Args:
        canvas: in stage units.
        light: the light it stands in.
        x: stage position of its middle.
        ground_y: stage height of its foot.
        height: stage units it reaches up.
        head: stage units of the climber's head.
    """
    top, half, rail = ground_y - height, _HALF * head, _RAIL * head
    canvas.drawPath(ellipse(x, ground_y, half * 1.4, half * 0.16), fill(with_alpha(_SHADOW, 80)))
    wood, dark = fill(light.lit(_WOOD)), fill(light.lit(_DARK))
    for index in range(1, int(height / (RUNG_HEADS * head)) + 1):
        y = ground_y - (index - 0.4) * RUNG_HEADS * head
        canvas.drawRect(skia.Rect(x - half, y, x + half, y + _THICK * head), wood)
        canvas.drawRect(skia.Rect(x - half, y + 0.6 * _THICK * head, x + half, y + _THICK * head), dark)
    for side in (-1, 1):
        foot, tip = x + side * half, x + side * half * 0.86
        canvas.drawPath(
            polygon([(foot - rail, ground_y), (tip - rail, top), (tip + rail, top), (foot + rail, ground_y)]),
            wood,
        )
        canvas.drawPath(
            polygon(
                [
                    (foot + rail * 0.4, ground_y),
                    (tip + rail * 0.4, top),
                    (tip + rail, top),
                    (foot + rail, ground_y),
                ]
            ),
            dark,
        )
