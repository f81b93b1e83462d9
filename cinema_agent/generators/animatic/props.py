"""Props on the stage and in hands: sprites stood, laid or held, with flames and the light they throw.

Sizes are in stage units on the stage and in heads (0.24 m) in a hand. Source: ours.
"""

from __future__ import annotations

import math

import skia

from cinema_agent.generators.animatic.canvas import (
    SMOOTH,
    Color,
    Lighting,
    argb,
    ellipse,
    fill,
    hex_color,
    saved,
    spline,
    with_alpha,
)
from cinema_agent.generators.animatic.prop_art import bulk, content_box, sprite
from cinema_agent.generators.animatic.prop_sheets import prop_art, prop_row, prop_vocabulary
from cinema_agent.generators.animatic.stage_set import Glow

HEAD_METRES = 0.24
"""How high an adult's head is: what turns heads into metres."""

_FLAME: tuple[tuple[Color, float], ...] = (
    (hex_color("#ff8f35"), 1.0),
    (hex_color("#ffc45c"), 0.68),
    (hex_color("#fff3c8"), 0.36),
)
_GLOW: Color = hex_color("#ff9f45")
_SHADOW: Color = hex_color("#140d1c")
_ADULT_HEADS = 6.5
_LONGEST_IN_HAND, _BULKIEST_IN_HAND = 0.85, 0.25
"""How long a staff, and how large what is as wide as high, may be in a hand, in parts of the holder's height."""
_LEAST_IN_HAND, _ENLARGED = 0.34, 0.45
"""Small things are drawn this much larger than they are, the more the smaller, and never below so many heads."""

__all__ = [
    "HEAD_METRES",
    "draw_held",
    "draw_prop",
    "held_light",
    "metres_of",
    "prop_extent",
    "prop_light",
    "prop_vocabulary",
]


def metres_of(kind: str) -> float:
    """Return the true length of a prop's largest side."""
    return prop_row(kind).metres


def prop_extent(kind: str, size_units: float, *, flatness: float = 1.0) -> tuple[float, float]:
    """Return width and height in stage units of a prop whose largest side is `size_units`."""
    left, top, right, bottom = content_box(kind)
    scale = size_units / max(right - left, bottom - top)
    return (right - left) * scale, (bottom - top) * scale * _squash(kind, flatness)


def draw_prop(
    canvas: skia.Canvas,
    kind: str,
    light: Lighting,
    x: float,
    y: float,
    size_units: float,
    *,
    lit: float = 0.0,
    seconds: float = 0.0,
    flatness: float = 0.6,
    shadow: float = 0.5,
) -> None:
    """Draw a prop with the middle of its foot at (x, y); what hangs, hangs from there.

    Args:
        size_units: stage units along its largest side.
        lit: 0 out to 1 burning; things that cannot burn take no notice.
        seconds: time, for the flicker of flames.
        flatness: height of what lies flat, as seen from the camera (1: from above).
        shadow: strength of the shadow on what it stands on, 0 to 1.
    """
    left, top, right, bottom = content_box(kind)
    scale = size_units / max(right - left, bottom - top)
    rests = prop_row(kind).rests
    squash = _squash(kind, flatness)
    if shadow and rests == "stands":
        _draw_shadow(canvas, x, y, (right - left) * scale, shadow)
    with saved(canvas):
        canvas.translate(x, y)
        canvas.scale(scale, scale * squash)
        canvas.translate(-(left + right) / 2, -top if rests == "hangs" else -bottom)
        if shadow and rests == "lies":
            _draw_cast_shadow(canvas, kind, light, shadow)
        _draw_body(canvas, kind, light, lit, seconds)


def draw_held(
    canvas: skia.Canvas,
    kind: str,
    light: Lighting,
    *,
    lit: float = 0.0,
    seconds: float = 0.0,
    tall: float = _ADULT_HEADS,
) -> None:
    """Draw a prop in a hand: its grip at the origin, one head of the holder, so many heads tall, to the unit."""
    left, top, right, bottom = content_box(kind)
    scale = held_heads(kind, tall) / max(right - left, bottom - top)
    grip_x, grip_y = prop_row(kind).grip
    with saved(canvas):
        canvas.scale(scale, scale)
        canvas.translate(-(left + (right - left) * grip_x), -(top + (bottom - top) * grip_y))
        _draw_body(canvas, kind, light, lit, seconds)


def held_heads(kind: str, tall: float = _ADULT_HEADS) -> float:
    """Return how many heads long a prop is in the hand of somebody so many heads tall.

    Small things are larger than life, or nobody would see them; nothing is larger than the holder could carry.
    """
    true = metres_of(kind) / HEAD_METRES
    seen = max(_LEAST_IN_HAND, true * (1 + _ENLARGED * max(0.0, 1 - true)))
    return min(seen, _LONGEST_IN_HAND * tall, _BULKIEST_IN_HAND * tall / bulk(kind))


def prop_light(kind: str, x: float, y: float, size_units: float, lit: float) -> Glow | None:
    """Return the light of a burning prop whose foot is at (x, y) of the stage; none if it is out."""
    art = prop_art(kind)
    if lit <= 0 or not art.glow or not prop_row(kind).can_burn:
        return None
    left, top, right, bottom = content_box(kind)
    scale = size_units / max(right - left, bottom - top)
    heart_x, heart_y = (art.flame[0], art.flame[1]) if art.flame else ((left + right) / 2, (top + bottom) / 2)
    foot = top if prop_row(kind).rests == "hangs" else bottom
    return Glow(
        x + (heart_x - (left + right) / 2) * scale,
        y + (heart_y - foot) * scale,
        art.glow * scale,
        _GLOW,
        0.55 * lit,
        flicker=0.05,
    )


def held_light(
    kind: str, x: float, y: float, head: float, lit: float, *, tall: float = _ADULT_HEADS
) -> Glow | None:
    """Return the light of a burning prop held at (x, y) by somebody `tall` heads of `head` units high."""
    left, top, right, bottom = content_box(kind)
    size = held_heads(kind, tall) * head
    foot = size * (bottom - top) / max(right - left, bottom - top) * (1 - prop_row(kind).grip[1])
    return prop_light(kind, x, y + foot, size, lit)


def _squash(kind: str, flatness: float) -> float:
    return flatness if prop_row(kind).rests == "lies" else 1.0


def _draw_body(canvas: skia.Canvas, kind: str, light: Lighting, lit: float, seconds: float) -> None:
    """Draw a prop in the units of its SVG box."""
    size_px = _size_px(canvas, kind)
    _draw_sprite(canvas, kind, size_px, light, is_lit=False, alpha=1.0)
    row, art = prop_row(kind), prop_art(kind)
    if lit <= 0 or not row.can_burn:
        return
    if art.lit:
        _draw_sprite(canvas, kind, size_px, light, is_lit=True, alpha=lit)
    if art.flame:
        _draw_flame(canvas, *art.flame, lit, seconds)


def _draw_sprite(
    canvas: skia.Canvas, kind: str, size_px: float, light: Lighting, *, is_lit: bool, alpha: float
) -> None:
    picture = sprite(kind, size_px, light, lit=is_lit)
    with saved(canvas):
        canvas.translate(picture.box[0], picture.box[1])
        canvas.scale(1 / picture.per_unit, 1 / picture.per_unit)
        canvas.drawImage(picture.image, 0, 0, SMOOTH, skia.Paint(Alpha=int(255 * alpha)))


def _draw_flame(canvas: skia.Canvas, x: float, y: float, height: float, lit: float, seconds: float) -> None:
    """Draw a flame whose foot is at (x, y): three tongues, licking."""
    lick = math.sin(seconds * 13) * 0.5 + math.sin(seconds * 7.7 + 1) * 0.5
    for color, part in _FLAME:
        tall = height * part * lit * (1 + 0.08 * lick)
        wide = height * 0.3 * part * (0.6 + 0.4 * lit)
        bend = 0.1 * height * part * lick
        tongue = spline(
            [
                (x, y + wide * 0.35),
                (x - wide, y - tall * 0.22),
                (x - wide * 0.45, y - tall * 0.6),
                (x + bend, y - tall, "c"),
                (x + wide * 0.5, y - tall * 0.55),
                (x + wide, y - tall * 0.2),
            ]
        )
        canvas.drawPath(tongue, fill(color))


def _draw_shadow(canvas: skia.Canvas, x: float, y: float, width: float, strength: float) -> None:
    """Draw the contact shadow of what stands: two flat ellipses, no blur."""
    for grow, alpha in ((1.12, 60), (0.98, 90)):
        canvas.drawPath(
            ellipse(x, y - width * 0.015, width * 0.5 * grow, width * 0.085 * grow),
            fill(with_alpha(_SHADOW, alpha * strength)),
        )


def _draw_cast_shadow(canvas: skia.Canvas, kind: str, light: Lighting, strength: float) -> None:
    """Draw the shadow of what lies flat: its own shape, away from the light, in the units of its SVG box."""
    left, top, right, bottom = content_box(kind)
    side = max(right - left, bottom - top)
    black = skia.ColorFilters.Blend(argb(_SHADOW), skia.BlendMode.kSrcIn)
    picture = sprite(kind, _size_px(canvas, kind), light)
    for reach, alpha in ((0.055, 70), (0.03, 100)):
        with saved(canvas):
            canvas.translate(
                picture.box[0] - light.toward[0] * side * reach, picture.box[1] + side * reach * 1.2
            )
            canvas.scale(1 / picture.per_unit, 1 / picture.per_unit)
            paint = skia.Paint(Alpha=int(alpha * strength), ColorFilter=black)
            canvas.drawImage(picture.image, 0, 0, SMOOTH, paint)


def _size_px(canvas: skia.Canvas, kind: str) -> float:
    """Return how many pixels long the largest side of a prop is, drawn in the units of its SVG box."""
    left, top, right, bottom = content_box(kind)
    return float(canvas.getTotalMatrix().mapRadius(1.0)) * max(right - left, bottom - top)
