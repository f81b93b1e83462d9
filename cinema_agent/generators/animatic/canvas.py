"""The drawing board: colours, paths, cel shading, layers and the camera, on Skia and NumPy.

Everything else in the animatic draws through this file, so another engine could replace Skia here. Stage units: the
stage is 720 units high, y down; x 640 is its middle. Surfaces are premultiplied BGRA, always asked for explicitly (the
wheel's native order differs and a mismatch costs a conversion per blit).

Source: ours.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache

import cv2
import numpy as np
import skia
from numpy.typing import NDArray

Color = tuple[int, int, int, int]
"""Red, green, blue, alpha, 0 to 255, not premultiplied."""
Point = tuple[float, float]
Pixels = NDArray[np.uint8]
"""(height, width, 4) premultiplied BGRA."""

BGRA = skia.kBGRA_8888_ColorType
PREMUL = skia.kPremul_AlphaType
SMOOTH = skia.SamplingOptions(skia.FilterMode.kLinear)
NEAREST = skia.SamplingOptions()

STAGE_LEFT, STAGE_TOP, STAGE_RIGHT, STAGE_BOTTOM = -320.0, -260.0, 1600.0, 920.0
STAGE_MIDDLE_X, STAGE_HEIGHT = 640.0, 720.0


def hex_color(text: str, alpha: int = 255) -> Color:
    """Read `#2c4763`."""
    digits = text.lstrip("#")
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16), alpha


def hex_text(color: Color) -> str:
    """Write a colour as `#2c4763`, without its alpha."""
    return "#{:02x}{:02x}{:02x}".format(*color[:3])


def mix(a: Color, b: Color, amount: float) -> Color:
    """Return the colour `amount` (0 to 1) of the way from `a` to `b`, with `a`'s alpha mixed too."""
    return tuple(round(x + (y - x) * amount) for x, y in zip(a, b, strict=True))  # type: ignore[return-value]


def with_alpha(color: Color, alpha: float) -> Color:
    return color[0], color[1], color[2], int(alpha)


def multiply(color: Color, factors: tuple[float, float, float]) -> Color:
    """Scale red, green and blue; clipped at 255."""
    r, g, b = (min(255, int(c * f)) for c, f in zip(color, factors, strict=False))
    return r, g, b, color[3]


def argb(color: Color) -> int:
    return (color[3] << 24) | (color[0] << 16) | (color[1] << 8) | color[2]


def fill(color: Color, **options: object) -> skia.Paint:
    return skia.Paint(AntiAlias=True, Color=argb(color), **options)


def stroke(color: Color, width: float, *, flat_ends: bool = False) -> skia.Paint:
    cap = skia.Paint.kButt_Cap if flat_ends else skia.Paint.kRound_Cap
    return skia.Paint(
        AntiAlias=True, Color=argb(color), Style=skia.Paint.kStroke_Style, StrokeWidth=width,
        StrokeCap=cap, StrokeJoin=skia.Paint.kRound_Join,
    )  # fmt: skip


def shader_fill(shader: skia.Shader, **options: object) -> skia.Paint:
    return skia.Paint(AntiAlias=True, Shader=shader, **options)


def linear_gradient(
    a: Point, b: Point, colors: Sequence[Color], stops: Sequence[float] | None = None
) -> skia.Shader:
    return skia.GradientShader.MakeLinear(
        [a, b], [argb(c) for c in colors], *([list(stops)] if stops else [])
    )


def radial_gradient(
    center: Point, radius: float, colors: Sequence[Color], stops: Sequence[float] | None = None
) -> skia.Shader:
    return skia.GradientShader.MakeRadial(
        center, radius, [argb(c) for c in colors], *([list(stops)] if stops else [])
    )


def polygon(points: Sequence[Sequence[float]], *, closed: bool = True) -> skia.Path:
    path = skia.Path()
    path.moveTo(points[0][0], points[0][1])
    for point in points[1:]:
        path.lineTo(point[0], point[1])
    if closed:
        path.close()
    return path


def band(centers: Sequence[Point], widths: Sequence[float]) -> skia.Path:
    """Return a band along `centers`, as wide as `widths` there, its ends straight."""
    left: list[Point] = []
    right: list[Point] = []
    for index, (x, y) in enumerate(centers):
        before, after = centers[max(0, index - 1)], centers[min(len(centers) - 1, index + 1)]
        dx, dy = after[0] - before[0], after[1] - before[1]
        length = math.hypot(dx, dy) or 1.0
        nx, ny = -dy / length * widths[index] / 2, dx / length * widths[index] / 2
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    return polygon(left + right[::-1])


def spline(points: Sequence[Sequence[float | str]], *, closed: bool = True) -> skia.Path:
    """Return a smooth path through `points` (Catmull-Rom); a third element `'c'` makes a point a corner."""
    count = len(points)
    xs = [float(point[0]) for point in points]
    ys = [float(point[1]) for point in points]
    tangents: list[Point] = []
    for i, point in enumerate(points):
        if len(point) > 2:
            tangents.append((0.0, 0.0))
            continue
        before = i - 1 if closed else max(0, i - 1)
        after = (i + 1) % count if closed else min(count - 1, i + 1)
        tangents.append(((xs[after] - xs[before]) * 0.25, (ys[after] - ys[before]) * 0.25))
    path = skia.Path()
    path.moveTo(xs[0], ys[0])
    for i in range(count if closed else count - 1):
        end = (i + 1) % count
        (tax, tay), (tbx, tby) = tangents[i], tangents[end]
        path.cubicTo(xs[i] + tax, ys[i] + tay, xs[end] - tbx, ys[end] - tby, xs[end], ys[end])
    if closed:
        path.close()
    return path


def limb(a: Point, bend: Point, b: Point, widths: tuple[float, float, float], steps: int = 9) -> skia.Path:
    """Return a tapered tube along the quadratic curve a-bend-b; widths at start, middle and end."""
    left: list[Point] = []
    right: list[Point] = []
    for i in range(steps + 1):
        t, u = i / steps, 1 - i / steps
        x = u * u * a[0] + 2 * u * t * bend[0] + t * t * b[0]
        y = u * u * a[1] + 2 * u * t * bend[1] + t * t * b[1]
        dx = 2 * u * (bend[0] - a[0]) + 2 * t * (b[0] - bend[0])
        dy = 2 * u * (bend[1] - a[1]) + 2 * t * (b[1] - bend[1])
        length = math.hypot(dx, dy) or 1.0
        half = (widths[0] * u * u + 2 * u * t * widths[1] + widths[2] * t * t) / 2
        left.append((x - dy / length * half, y + dx / length * half))
        right.append((x + dy / length * half, y - dx / length * half))
    return polygon(left + right[::-1])


def ellipse(x: float, y: float, rx: float, ry: float) -> skia.Path:
    path = skia.Path()
    path.addOval(skia.Rect(x - rx, y - ry, x + rx, y + ry))
    return path


def box(x: float, y: float, width: float, height: float, radius: float = 0.0) -> skia.Path:
    path = skia.Path()
    path.addRRect(skia.RRect.MakeRectXY(skia.Rect(x, y, x + width, y + height), radius, radius))
    return path


def moved(path: skia.Path, dx: float, dy: float) -> skia.Path:
    copy = skia.Path(path)
    copy.offset(dx, dy)
    return copy


def united(a: skia.Path, b: skia.Path) -> skia.Path:
    """Return the union of two paths (the first alone where Skia cannot tell)."""
    return skia.Op(a, b, skia.PathOp.kUnion_PathOp) or a


def ease(t: float) -> float:
    """Smoothstep, clipped to 0..1."""
    t = max(0.0, min(1.0, t))
    return t * t * (3 - 2 * t)


def lerp(a: float, b: float, t: float) -> float:
    return a + (b - a) * t


@contextmanager
def saved(canvas: skia.Canvas) -> Iterator[skia.Canvas]:
    """Restore the canvas's matrix and clip on leaving."""
    canvas.save()
    try:
        yield canvas
    finally:
        canvas.restore()


@dataclass(frozen=True)
class Lighting:
    """How local colours become lit colours: colour arithmetic, no filters.

    `toward` points to the light (y down); `ambient` and `shade` multiply; `haze` is mixed in by `haze_amount`.
    `kicker` is an edge light on the dark side, narrower than the rim.
    """

    toward: Point = (-0.7, -0.7)
    ambient: tuple[float, float, float] = (1.0, 1.0, 1.0)
    shade: tuple[float, float, float] = (0.62, 0.60, 0.78)
    rim: Color | None = None
    kicker: Color | None = None
    haze: Color = (255, 255, 255, 255)
    haze_amount: float = 0.0
    shade_depth: float = 1.0
    rim_width: float = 1.0

    def lit(self, color: Color) -> Color:
        return with_alpha(mix(multiply(color, self.ambient), self.haze, self.haze_amount), color[3])

    def shaded(self, color: Color) -> Color:
        return multiply(self.lit(color), self.shade)

    def mirrored(self) -> Lighting:
        """Return the same light for a figure drawn flipped left to right."""
        return replace(self, toward=(-self.toward[0], self.toward[1]))


def cel(
    canvas: skia.Canvas, path: skia.Path, color: Color, light: Lighting, *,
    depth: float = 0.1, rim: bool = True, shade: bool = True,
) -> None:  # fmt: skip
    """Fill a shape flat, with a crescent of shade away from the light and a thin rim towards it.

    `depth` is the crescent's width in units of the path. Rims belong on outer silhouettes only.
    """
    canvas.drawPath(path, fill(light.lit(color)))
    has_rim = rim and light.rim is not None
    if not (shade or has_rim):
        return
    with saved(canvas):
        canvas.clipPath(path, True)
        if shade:
            _fill_outside(canvas, path, light.toward, depth * light.shade_depth, light.shaded(color))
        if has_rim and light.rim is not None:
            _fill_outside(canvas, path, light.toward, -0.022 * light.rim_width, light.rim)


def _fill_outside(canvas: skia.Canvas, path: skia.Path, toward: Point, distance: float, color: Color) -> None:
    """Fill what `path` no longer covers once moved towards the light by `distance`."""
    cut = moved(path, toward[0] * distance, toward[1] * distance)
    cut.setFillType(skia.PathFillType.kInverseWinding)
    canvas.drawPath(cut, fill(color))


def new_surface(width: int, height: int) -> tuple[Pixels, skia.Surface]:
    """Return a cleared picture and the Skia surface that draws into it."""
    pixels = np.zeros((height, width, 4), np.uint8)
    return pixels, skia.Surface(pixels, BGRA, PREMUL)


def image_of(pixels: Pixels) -> skia.Image:
    """Return a Skia image holding a copy of `pixels`; opaque pictures are marked so (three times faster to draw)."""
    pixels = np.ascontiguousarray(pixels)
    if bool((pixels[..., 3] == 255).all()):
        return skia.Image.fromarray(pixels, BGRA, skia.kOpaque_AlphaType)
    return skia.Surface(pixels, BGRA, PREMUL).makeImageSnapshot()


@lru_cache(maxsize=1)
def paper() -> NDArray[np.float32]:
    """Return the speckle, fibre and clouds of a sheet of paper, in standard deviations, clipped at three."""
    noise = np.random.default_rng(7).standard_normal((1400, 2500), np.float32)
    fine = cv2.GaussianBlur(noise, (0, 0), 1.1) * 2.2 * 0.6
    # Wide blurs see no difference between this and the whole sheet, and cost a hundredth.
    fibre = _softened(noise, 4, 6.0) * 13 * 0.35
    cloud = _softened(noise, 20, 40.0) * 90 * 0.25
    return np.asarray(np.clip(fine + fibre + cloud, -3, 3), np.float32)


def _softened(noise: NDArray[np.float32], by: int, sigma: float) -> NDArray[np.float32]:
    """Blur by `sigma` pixels at a `by`-th of the size, and enlarge again."""
    height, width = noise.shape
    small = cv2.resize(noise, (width // by, height // by), interpolation=cv2.INTER_AREA)
    soft = cv2.GaussianBlur(small, (0, 0), sigma / by)
    return np.asarray(cv2.resize(soft, (width, height), interpolation=cv2.INTER_CUBIC), np.float32)


def textured(pixels: Pixels, amount: float = 5.0) -> Pixels:
    """Return `pixels` with the speckle of gouache on paper baked in (alpha kept)."""
    result = pixels.copy()
    left, top, width, height = cv2.boundingRect(cv2.extractChannel(pixels, 3))
    if not width:
        return result
    part = np.s_[top : top + height, left : left + width]
    sheet = paper()
    if pixels.shape[0] > sheet.shape[0] or pixels.shape[1] > sheet.shape[1]:
        sheet = _large_paper(pixels.shape[1], pixels.shape[0])
    strength = amount * 1.6 / 255
    # Bytes are four times faster than floats; paper is clipped at three standard deviations.
    unit = int(255 / (1 + 3 * strength))
    speckle = cv2.convertScaleAbs(sheet[part], alpha=strength * unit, beta=unit)
    factors = cv2.merge([speckle, speckle, speckle, np.full_like(speckle, unit)])
    covered = np.asarray(cv2.extractChannel(pixels[part], 3), np.uint8)
    speckled = cv2.multiply(pixels[part], factors, scale=1 / unit)
    result[part] = cv2.min(speckled, cv2.merge([covered] * 4))
    return result


@lru_cache(maxsize=1)
def _large_paper(width: int, height: int) -> NDArray[np.float32]:
    return np.asarray(cv2.resize(paper(), (width, height)), np.float32)


Finish = Callable[[Pixels, float], Pixels]
"""Something done to a finished layer: (pixels, pixels per stage unit) -> pixels."""


def stippled(
    shade: Color, top: float, bottom: float, amount: float = 1.0, *, slant: float = 0.0, seed: int = 0
) -> Finish:
    """Airbrush-and-sand shading of a layer towards `shade`: none at stage height `top`, full at `bottom`."""

    def finish(pixels: Pixels, per_unit: float) -> Pixels:
        height, width = pixels.shape[:2]
        reach = abs(slant) * (STAGE_RIGHT - STAGE_LEFT) / 2
        # Nothing is shaded above this row, and sand is slow to make.
        first = min(height - 1, max(0, int((top - reach - STAGE_TOP) * per_unit)))
        below = pixels[first:]
        y = (np.arange(first, height, dtype=np.float32)[:, None] / per_unit) + STAGE_TOP
        x = (np.arange(width, dtype=np.float32)[None] / per_unit) + STAGE_LEFT
        t = (y - top + slant * (x - STAGE_MIDDLE_X)) / (bottom - top)
        noise = np.random.default_rng(seed).standard_normal((height - first, width), dtype=np.float32)
        sand = np.asarray(cv2.GaussianBlur(noise, (0, 0), 0.75 * per_unit))
        sand *= 0.23 / sand.std()
        mask = np.clip((t + sand - 0.5) / 0.1 + 0.5, 0, 1) * np.clip(t * 1.6, 0, 1) * amount
        cover = mask * below[..., 3] / 255
        result = pixels.copy()
        for channel in range(3):
            kept = cv2.multiply(below[..., channel], 1 - mask, dtype=cv2.CV_32F)
            result[first:, :, channel] = kept + cover * shade[2 - channel]
        return result

    return finish


@dataclass(frozen=True)
class Camera:
    """Where the camera looks: the stage point in the middle of the picture, and stage units seen from top to bottom.

    A layer at parallax 1 moves and scales fully with the camera, one at 0 not at all, one above 1 more than the stage.
    At the stage height's middle and at `axis_x` all layers lie as the place was composed, whatever their parallax.
    """

    x: float = STAGE_MIDDLE_X
    y: float = STAGE_HEIGHT / 2
    height: float = STAGE_HEIGHT
    roll: float = 0.0
    axis_x: float = STAGE_MIDDLE_X

    def apply(self, canvas: skia.Canvas, width_px: int, height_px: int, parallax: float = 1.0) -> None:
        """Set the canvas to draw stage units of a layer with this parallax into a picture of that size."""
        base = height_px / STAGE_HEIGHT
        zoom = base * (1 + (STAGE_HEIGHT / self.height - 1) * parallax)
        canvas.translate(width_px / 2, height_px / 2)
        canvas.rotate(self.roll)
        canvas.scale(zoom, zoom)
        dx = (self.x - self.axis_x) * parallax
        dy = (self.y - STAGE_HEIGHT / 2) * parallax
        canvas.translate(-self.axis_x - dx, -STAGE_HEIGHT / 2 - dy)
