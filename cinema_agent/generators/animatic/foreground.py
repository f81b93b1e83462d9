"""The back of whoever is spoken to, or of whoever looks out: dark and out of focus, edged with the light before it.

At the edge of a shot over a shoulder; larger and on a third where it is the picture's subject.

Drawn once per shot, then moved a little more than the stage. Source: ours.
"""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import skia

from cinema_agent.generators.animatic.canvas import (
    SMOOTH,
    STAGE_HEIGHT,
    Camera,
    Color,
    Lighting,
    Pixels,
    hex_color,
    image_of,
    lerp,
    new_surface,
    saved,
)
from cinema_agent.generators.animatic.figure import draw_figure
from cinema_agent.generators.animatic.framing import Framing
from cinema_agent.generators.animatic.pose import Pose
from cinema_agent.generators.animatic.staging import StagedFigure
from cinema_agent.script.format import PictureSize

_BLUR, _NEARNESS = 6.0, 1.3
_PLACES = ((1.5, 0.54, 0.455, 0.10), (0.9, 0.34, 0.50, 0.22), (0.0, 0.27, 0.53, 0.37))
"""Least aspect of the picture; then height of the head, its way from the middle sideways, its top."""
_LOOKING_OUT = ((1.5, 0.27, 0.21, 0.33), (0.9, 0.25, 0.2, 0.38), (0.0, 0.165, 0.19, 0.50))
"""The same for somebody who looks out: the picture is of them."""
_BLUR_LOOKING_OUT = 1.2
_RIM = 1.6
_BY_NIGHT, _BY_DAY = (0.15, 0.19, 0.25), (0.36, 0.38, 0.46)
_PALE = hex_color("#fff1d6")


class Foreground:
    """A figure from behind at the right (`side` 1) or left (-1) edge of the picture."""

    def __init__(
        self,
        staged: StagedFigure,
        framing: Framing,
        side: float,
        size: PictureSize,
        darkest: Color,
        light: Lighting,
    ) -> None:
        self._still = framing.camera(0.5)
        self._size = size.width, size.height
        looks_out = framing.scale == "wide"
        places = _LOOKING_OUT if looks_out else _PLACES
        _, part, reach, top = next(place for place in places if size.aspect >= place[0])
        head = part * size.height
        # Wider than the picture, so that its cut edge never comes in.
        margin = size.width // 8
        x = margin + size.width * (0.5 + side * reach)
        own = head * staged.design.scale
        pixels, surface = new_surface(size.width + 2 * margin, size.height + 2 * margin)
        pose = Pose(from_behind=True, yaw=-0.3 * side, tilt=2.0 * side)
        dark = _backlit(light) if looks_out else _silhouette(light, darkest)
        feet = size.height * (top + 0.05 * max(0.0, 5.0 - staged.design.height)) + own * staged.design.heads
        draw_figure(surface.getCanvas(), staged.design, pose, dark, x, feet + margin, head)
        sigma_px = (_BLUR_LOOKING_OUT if looks_out else _BLUR) * size.height / STAGE_HEIGHT
        blurred: Pixels = np.asarray(cv2.GaussianBlur(pixels, (0, 0), sigma_px), np.uint8)
        columns = np.flatnonzero((blurred[..., 3] > 0).any(0))
        left, right = (int(columns[0]), int(columns[-1]) + 1) if len(columns) else (0, 1)
        self._left, self._top = left - margin, -margin
        self._image = image_of(blurred[:, left:right])

    def draw(self, canvas: skia.Canvas, camera: Camera) -> None:
        """Draw the back as the camera moves."""
        width_px, height_px = self._size
        zoom = (self._still.height / camera.height) ** _NEARNESS
        per_unit = height_px / self._still.height * _NEARNESS
        with saved(canvas):
            canvas.translate(
                width_px / 2 + (self._still.x - camera.x) * per_unit,
                height_px / 2 + (self._still.y - camera.y) * per_unit,
            )
            canvas.scale(zoom, zoom)
            canvas.translate(-width_px / 2, -height_px / 2)
            canvas.drawImage(self._image, self._left, self._top, SMOOTH)


def _silhouette(light: Lighting, darkest: Color) -> Lighting:
    """Return the light on a back that is turned to us: little at night, clearly more in broad day."""
    day = max(0.0, min(1.0, 2.2 * (sum(light.ambient) / 3 - 0.55)))
    red, green, blue = (lerp(dim, bright, day) for dim, bright in zip(_BY_NIGHT, _BY_DAY, strict=True))
    return replace(
        light,
        ambient=(red, green, blue),
        shade=(0.7, 0.7, 0.8),
        haze=darkest,
        haze_amount=lerp(0.4, 0.2, day),
        rim_width=max(_RIM, light.rim_width),
        shade_depth=1.0,
    )


def _backlit(light: Lighting) -> Lighting:
    """Return the light on somebody before a bright view: their colours half in the shade, edged with light."""
    red, green, blue = (0.62 * part for part in light.ambient)
    edge = light.rim or light.lit(_PALE)
    return replace(light, ambient=(red, green, blue), rim=edge, rim_width=max(_RIM, light.rim_width))
