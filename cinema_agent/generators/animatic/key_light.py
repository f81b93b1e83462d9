"""What a shot does to the light of its set: on faces, on the light map, on the bloom. Source: ours."""

from __future__ import annotations

from dataclasses import replace

from cinema_agent.generators.animatic.canvas import Color, Lighting, mix
from cinema_agent.generators.animatic.framing import Scale
from cinema_agent.generators.animatic.stage_set import LightPool, StageSet
from cinema_agent.script.shot import Light

_LEAST_LIGHT: dict[Scale, float] = {"wide": 0.58, "full": 0.62, "medium": 0.70, "close": 0.76}
_LARGEST_RIM: dict[Scale, float] = {"wide": 2.4, "full": 2.0, "medium": 1.1, "close": 0.75}
_NIGHT_RIM = 0.65
"""How much wider a rim is at night, when it is what draws a figure."""
_WIDER_RIM = 1.7
"""How much wider the rim of somebody becomes who would be lost before the ground."""
BLOOM: dict[Scale, float] = {"wide": 1.0, "full": 0.9, "medium": 0.65, "close": 0.4}
"""Part of the set's bloom: faces that fill the picture would glow like lamps."""


def key_light(stage_set: StageSet, light: Light, scale: Scale) -> Lighting:
    """Return the set's light on figures, as the shot asks for it; the sun stays where it is.

    The closer the shot, the more a face is given light of its own, however dark the night, and the finer its
    rim.
    """
    lighting = stage_set.lighting
    x, y = lighting.toward
    level = sum(lighting.ambient) / 3
    lift = max(1.0, _LEAST_LIGHT[scale] / level)
    red, green, blue = (part * lift for part in lighting.ambient)
    lighting = replace(
        lighting,
        ambient=(red, green, blue),
        rim_width=min(lighting.rim_width, _LARGEST_RIM[scale]) * (1 + _NIGHT_RIM * _darkness(level)),
        haze_amount=lighting.haze_amount / lift,
    )
    if light.key_from == "behind":
        ambient = tuple(level * 0.72 for level in lighting.ambient)
        lighting = replace(
            lighting, ambient=(ambient[0], ambient[1], ambient[2]), rim_width=lighting.rim_width * 2.2
        )
    elif light.key_from == "front":
        lighting = replace(lighting, toward=(x * 0.35, y), shade_depth=lighting.shade_depth * 0.7)
    return lighting


def _darkness(level: float) -> float:
    """Return 0 by day to 1 at night, from the light on figures."""
    return min(1.0, max(0.0, (0.9 - level) / 0.17))


def _shaded_towards(light: Lighting, factor: float) -> Lighting:
    red, green, blue = (part + (factor - part) * 0.45 for part in light.shade)
    return replace(light, shade=(red, green, blue))


def edge_lights(light: Lighting) -> tuple[Lighting, ...]:
    """Return a figure's light, and the same with another edge: softer or deeper shade, a thin or wide rim, a kicker."""
    variants = [
        light,
        _shaded_towards(light, 1.0),
        _shaded_towards(light, 0.12),
        replace(light, rim_width=light.rim_width * 0.3),
    ]
    if light.rim is not None:
        kicker = mix(light.rim, light.shaded(light.rim), 0.5)
        wider = replace(light, rim_width=light.rim_width * _WIDER_RIM)
        variants += [replace(light, kicker=kicker), wider, replace(wider, kicker=kicker)]
    return tuple(variants)


def pool_tones(stage_set: StageSet) -> tuple[Color, Color]:
    """Return what the ground behind a figure is tinted with: the light of the place, and its darkest tone."""
    lighting = stage_set.lighting
    light = lighting.rim or stage_set.light_pool.inner
    return (light if stage_set.interior else mix(light, lighting.haze, 0.35)), stage_set.darkest


def graded_pool(pool: LightPool, light: Light) -> LightPool:
    """Return the set's light map, warmer, colder, dimmer or brighter as the shot asks."""
    tints = {
        "warm": ((255, 226, 186, 255), 0.22),
        "cold": ((176, 204, 255, 255), 0.25),
        "dim": ((70, 74, 104, 255), 0.3),
        "bright": ((255, 255, 250, 255), 0.35),
    }
    if light.mood not in tints:
        return pool
    color, amount = tints[light.mood]
    return replace(pool, inner=mix(pool.inner, color, amount), edge=mix(pool.edge, color, amount))
