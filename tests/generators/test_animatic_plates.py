"""Plates and cut-outs show what drawing everything afresh would show."""

import math

import numpy as np
import pytest
import skia

from cinema_agent.generators.animatic.canvas import Camera, Pixels, hex_color, new_surface
from cinema_agent.generators.animatic.layer import Cutout, Layer
from cinema_agent.generators.animatic.plate import Plate, View

WIDTH, HEIGHT = 640, 360
SMOOTH = skia.SamplingOptions(skia.FilterMode.kLinear)


def discs(canvas: skia.Canvas) -> None:
    """Draw a few discs, far apart, as a picture of the size does."""
    for x, y, color in ((90, 80, 0xFFE0A040), (500, 120, 0xFF4060C0), (320, 300, 0xFF60A060)):
        canvas.drawCircle(x, y, 60, skia.Paint(AntiAlias=True, Color=color))


def drawn(draw: object) -> Pixels:
    pixels, surface = new_surface(WIDTH, HEIGHT)
    draw(surface.getCanvas(), pixels)  # type: ignore[operator]
    return pixels


def view_of(start: Camera, end: Camera, reach: tuple[float, float] = (0.0, 0.0)) -> View:
    middle = Camera((start.x + end.x) / 2, (start.y + end.y) / 2, (start.height + end.height) / 2)
    return View((start, middle, end), 1.0, WIDTH, HEIGHT, reach)


def difference(a: Pixels, b: Pixels) -> float:
    return float(np.abs(a.astype(int) - b).mean())


@pytest.mark.parametrize(("dx", "zoom"), [(0.0, 1.0), (0.37, 1.0), (5.6, 1.07), (-3.2, 0.8)])
def test_a_cut_out_in_pieces_is_drawn_like_the_whole_picture(dx: float, zoom: float) -> None:
    picture = drawn(lambda canvas, _: discs(canvas))
    cutout = Cutout(picture)
    image = skia.Image.fromarray(picture, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType)

    def moved(canvas: skia.Canvas) -> None:
        canvas.translate(dx, dx / 2)
        canvas.scale(zoom, zoom)

    def in_pieces(canvas: skia.Canvas, _: Pixels) -> None:
        moved(canvas)
        cutout.draw(canvas)

    def whole(canvas: skia.Canvas, _: Pixels) -> None:
        moved(canvas)
        canvas.drawImage(image, 0, 0, SMOOTH)

    assert len(cutout.pieces) > 3
    assert np.array_equal(drawn(in_pieces), drawn(whole))


def test_an_empty_picture_draws_nothing() -> None:
    assert not drawn(lambda canvas, _: Cutout(np.zeros((20, 30, 4), np.uint8)).draw(canvas)).any()


def test_a_plate_that_does_not_grow_slides_by_quarters_of_a_pixel() -> None:
    start, end = Camera(636.0), Camera(644.0)
    view = view_of(start, end)
    plate = Plate(discs, view)

    assert view.slides
    for x in (636.0, 638.3, 640.0, 643.1):
        slid = drawn(lambda canvas, _, x=x: plate.draw(canvas, Camera(x)))

        def exactly(canvas: skia.Canvas, _: Pixels, x: float = x) -> None:
            canvas.translate((640.0 - x) * HEIGHT / 720, 0)
            discs(canvas)

        assert difference(slid, drawn(exactly)) < 0.12


def test_a_layer_that_drifts_is_where_its_drift_has_taken_it() -> None:
    still = Camera()
    plate = Plate(discs, view_of(still, still, (40.0, 0.0)), shift=lambda seconds: (10.0 * seconds, 0.0))

    def drifted(canvas: skia.Canvas, _: Pixels) -> None:
        canvas.translate(30.0 * HEIGHT / 720, 0)
        discs(canvas)

    assert difference(drawn(lambda canvas, _: plate.draw(canvas, still, 3.0)), drawn(drifted)) < 0.05


@pytest.mark.parametrize("blur_px", [0.0, 2.0, 5.0])
@pytest.mark.parametrize("height", [700.0, 740.0])
def test_a_ground_is_laid_over_the_whole_frame_as_skia_would_draw_it(blur_px: float, height: float) -> None:
    view = view_of(Camera(height=700.0), Camera(height=740.0))
    plate = Plate(discs, view, ground=hex_color("#203040"), blur_px=blur_px)
    camera = Camera(644.0, 361.0, height)

    laid = drawn(lambda canvas, frame: plate.draw(canvas, camera, frame=frame))
    by_skia = drawn(lambda canvas, _: plate.draw(canvas, camera))

    assert not view.slides
    assert (laid[..., 3] == 255).all()
    assert difference(laid, by_skia) < 0.8


def test_what_is_painted_over_a_plate_stays_on_it_as_it_moves() -> None:
    plate = Plate(
        lambda _: None, view_of(Camera(height=700.0), Camera(height=740.0)), ground=hex_color("#000000")
    )
    plate.paint_over(discs)

    shown = drawn(lambda canvas, _: plate.draw(canvas, Camera()))

    assert difference(shown[..., :3], drawn(lambda canvas, _: discs(canvas))[..., :3]) < 0.8


def test_a_large_plate_that_moves_both_ways_is_not_copied_sixteen_times() -> None:
    view = View((Camera(600.0, 340.0), Camera(), Camera(680.0, 380.0)), 1.0, 2560, 1440)

    assert view.copies() == 16
    assert view_of(Camera(), Camera()).copies() == 1


def test_a_layer_that_draws_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="drew nothing"):
        Layer(lambda _: None)


def test_a_plate_reaches_as_far_as_the_camera_sees() -> None:
    wide, tall = view_of(Camera(600.0, 360.0, 680.0), Camera(680.0, 360.0, 720.0)).needed()

    assert wide >= WIDTH + 40 and tall >= HEIGHT
    assert math.gcd(wide, tall) % 8 == 0
