"""How far apart two colours look: sRGB to CIE Lab, and the distance between them. Knows no films."""

from __future__ import annotations

import math

WARM_CHROMA, WARM_FROM, WARM_TO = 40.0, -30.0, 90.0
"""Least chroma and the range of hues (degrees) of what counts as a saturated warm colour."""
_D65 = (0.95047, 1.0, 1.08883)


def lab(color: str) -> tuple[float, float, float]:
    """Return the CIE L*a*b* values (D65) of an sRGB colour such as '#2c4763'. Source: CIE 15, IEC
    61966-2-1.
    """
    red, green, blue = (_linear(int(color[i : i + 2], 16) / 255) for i in (1, 3, 5))
    x = 0.4124564 * red + 0.3575761 * green + 0.1804375 * blue
    y = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue
    z = 0.0193339 * red + 0.1191920 * green + 0.9503041 * blue
    fx, fy, fz = (_cube_root(value / white) for value, white in zip((x, y, z), _D65, strict=True))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def distance(first: str, second: str) -> float:
    """Return the Lab distance (CIE76 delta E) of two sRGB colours."""
    return math.dist(lab(first), lab(second))


def is_warm(color: str) -> bool:
    """Return whether a colour is a saturated red, orange or yellow: what draws the eye first."""
    _, a, b = lab(color)
    return math.hypot(a, b) >= WARM_CHROMA and WARM_FROM <= math.degrees(math.atan2(b, a)) <= WARM_TO


def _linear(value: float) -> float:
    return float(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)


def _cube_root(value: float) -> float:
    return float(value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116)
