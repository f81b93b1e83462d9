"""Words stand where they can be read, in landscape and portrait."""

import numpy as np
import pytest
from rough_cut import film

from cinema_agent.errors import SettingsError
from cinema_agent.media.color import bgr_of, planes_of
from cinema_agent.post.calm import Calm
from cinema_agent.post.cards import end_card, ground, lay, placeholder_card, text_card, title_card
from cinema_agent.post.compose import PlacedPlate, PlateBlender
from cinema_agent.post.lettering import check_glyphs
from cinema_agent.post.palette import accent_of, ground_of, palette
from cinema_agent.post.titles import Placed, caption_plate, narration_plate, title_plate, title_style
from cinema_agent.script import PictureSize

LANDSCAPE, PORTRAIT = PictureSize(width=640, height=360), PictureSize(width=360, height=640)
SIZES = pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT], ids=["landscape", "portrait"])


def luminance(bgr: np.ndarray) -> np.ndarray:
    """Return relative luminance (WCAG) of BGR colours."""
    linear = ((bgr.astype(float) / 255 + 0.055) / 1.055) ** 2.4
    return linear @ [0.0722, 0.7152, 0.2126]


def busy_below(size: PictureSize) -> np.ndarray:
    """Return a picture with an empty sky over a busy town."""
    picture = np.full((size.height, size.width, 3), (150, 90, 60), np.uint8)
    town = np.random.default_rng(1).integers(0, 256, (size.height // 2 // 8 + 1, size.width // 8 + 1, 3))
    picture[size.height // 2 :] = town.repeat(8, 0).repeat(8, 1)[
        : size.height - size.height // 2, : size.width
    ]
    return picture


def is_title_safe(placed: Placed, size: PictureSize, part: float = 0.05) -> bool:
    height, width = placed.pixels.shape[:2]
    inside_x = placed.x >= part * size.width and placed.x + width <= (1 - part) * size.width
    return inside_x and placed.y >= part * size.height and placed.y + height <= (1 - part) * size.height


@SIZES
def test_captions_stand_low_and_title_safe(size: PictureSize) -> None:
    placed = caption_plate("A light only needs one\nperson to keep it.", size)

    assert is_title_safe(placed, size)
    assert placed.y > 0.6 * size.height
    assert abs(placed.x + placed.pixels.shape[1] / 2 - size.width / 2) <= 1


def test_portrait_captions_are_larger_and_higher() -> None:
    wide, tall = (caption_plate("Then teach me.", size) for size in (LANDSCAPE, PORTRAIT))

    assert tall.pixels.shape[0] > 1.2 * wide.pixels.shape[0]
    assert (tall.y / PORTRAIT.height) < 0.8 < (wide.y / LANDSCAPE.height)


def test_captions_too_wide_for_the_picture_are_made_smaller() -> None:
    assert is_title_safe(caption_plate("W" * 42, PORTRAIT), PORTRAIT, 0.03)


@pytest.mark.parametrize("level", [20, 128, 200, 250])
def test_captions_read_over_any_brightness(level: int) -> None:
    size = PictureSize(width=1280, height=720)
    placed = caption_plate("Then teach me.", size)
    picture = planes_of(np.full((720, 1280, 3), level, np.uint8))
    PlateBlender(PlacedPlate(placed.pixels, placed.x, placed.y, 0, 1), 1280, 720).lay(picture, 1.0)

    height, width = placed.pixels.shape[:2]
    shown = luminance(bgr_of(picture)[placed.y : placed.y + height, placed.x : placed.x + width])
    letters = placed.pixels[..., :3].min(2) > 200
    edge = (placed.pixels[..., 3] > 180) & (placed.pixels[..., :3].max(2) < 60)
    worst = np.percentile(shown[edge], 90)
    assert (np.median(shown[letters]) + 0.05) / (worst + 0.05) >= 4.5


@SIZES
def test_a_title_stands_in_the_empty_sky(size: PictureSize) -> None:
    placed = title_plate(
        "The Last Light", "An animatic", title_style("drama", "present"), size, [busy_below(size)]
    )

    assert is_title_safe(placed, size)
    assert placed.y + placed.pixels.shape[0] <= size.height * 0.52


def test_a_title_avoids_what_moves() -> None:
    still, moved = np.full((2, 360, 640, 3), 120, np.uint8)
    moved[:, :320] = 200

    place = Calm([still, moved]).place(200, 80, 40, 40)

    assert place.side == "right"


@pytest.mark.parametrize(("level", "is_dark"), [(40, False), (230, True)])
def test_a_title_is_light_on_dark_and_dark_on_light(level: int, is_dark: bool) -> None:
    picture = np.full((360, 640, 3), level, np.uint8)

    placed = title_plate("Light", "", title_style("drama", "present"), LANDSCAPE, [picture])

    solid = placed.pixels[placed.pixels[..., 3] == 255][:, :3]
    assert (np.median(solid) < 128) == is_dark


def test_a_period_film_is_lettered_in_a_serif() -> None:
    assert title_style("drama", "medieval").face == title_style("fantasy", "present").face == "period"
    assert title_style("drama", "present").face == title_style("unheard of", "unheard-of").face == "display"


@SIZES
@pytest.mark.parametrize(
    "title", ["Up", "The Extraordinarily Long Journey of Bartholomew Featherstonehaugh", "灯台守"]
)
def test_any_title_fits_its_cards(size: PictureSize, title: str) -> None:
    style = title_style("drama", "present")

    for card in (end_card(title, style, size, ()), title_card(title, "A film", style, size, ())):
        border = np.concatenate(
            [card[:8].reshape(-1, 3), card[:, :8].reshape(-1, 3), card[:, -8:].reshape(-1, 3)]
        )
        assert card.shape == (size.height, size.width, 3)
        assert card.max() > 180 and border.max() < 90


@SIZES
def test_narration_is_title_safe_and_has_a_card_of_its_own(size: PictureSize) -> None:
    text = "For thirty winters nobody had seen the lamp of Cape Sorrow burn."

    assert is_title_safe(narration_plate(text, size), size)
    assert text_card(text, "", size, ()).max() > 180


@SIZES
def test_a_placeholder_is_told_from_a_film_at_a_glance(size: PictureSize) -> None:
    card = placeholder_card("12A", "She climbs.", "The animatic ran out of memory.", size)

    amber = (card[..., 2] > 200) & (card[..., 1] > 120) & (card[..., 0] < 110)
    assert amber.mean() > 0.03


def test_a_palette_holds_the_colours_of_the_pictures_darkest_first() -> None:
    picture = np.zeros((36, 64, 3), np.uint8)
    picture[:, :32], picture[:, 32:50], picture[:, 50:] = (60, 40, 30), (40, 80, 210), (200, 220, 235)

    colors = palette([picture])

    assert len(colors) == 3
    assert np.abs(np.array(colors) - [(60, 40, 30), (40, 80, 210), (200, 220, 235)]).max() <= 4
    assert max(ground_of(colors)) <= 70 and accent_of(colors) == colors[1]


def test_a_film_without_pictures_still_has_a_ground() -> None:
    assert palette([]) == () and max(ground_of(())) < 70


def test_the_ground_of_a_card_does_not_band() -> None:
    rows = ground(LANDSCAPE, (40, 30, 25), (80, 120, 220)).astype(int)

    assert (np.abs(np.diff(rows, axis=1)).sum(2) > 0).mean() > 0.05


def test_a_screenplay_with_signs_no_font_has_is_refused_naming_the_line() -> None:
    line = film().scene("1").beats[0].lines[0]
    beat = (
        film()
        .scene("1")
        .beats[0]
        .model_copy(update={"lines": (line.model_copy(update={"text": "\U00010380?"}),)})
    )
    strange = film().scene("1").model_copy(update={"beats": (beat,)})

    check_glyphs(film())
    with pytest.raises(SettingsError, match=r"U\+10380\) of line 1\.1\.1"):
        check_glyphs(film().replace(scenes=(strange, film().scene("2"))))


def test_a_plate_beyond_the_edge_is_clipped() -> None:
    picture = np.zeros((20, 20, 3), np.uint8)

    lay(picture, np.full((10, 10, 4), 255, np.uint8), -5, 15)

    assert picture[15:, :5].min() == 255 and picture.sum() == 25 * 3 * 255


def test_the_last_picture_lingers_behind_the_end_card() -> None:
    last = np.zeros((360, 640, 3), np.uint8)
    last[:, :320], last[:, 320:] = (40, 80, 220), (180, 120, 30)

    card = end_card("Light", title_style("drama", "present"), LANDSCAPE, palette([last]), last)

    left, right = card[300:340, 40:120].mean((0, 1)), card[300:340, 520:600].mean((0, 1))
    assert left[2] > 1.5 * left[0] and right[0] > 1.5 * right[2]
    assert max(left.max(), right.max()) < 110


def test_an_uneven_place_is_lettered_light_with_a_strong_shadow() -> None:
    picture = np.full((360, 640, 3), 235, np.uint8)
    picture[:, ::64] = picture[:, 1::64] = picture[:, 2::64] = 10
    for start in range(0, 640, 64):
        picture[:, start : start + 32] = 15

    placed = title_plate("The Last Light", "", title_style("drama", "present"), LANDSCAPE, [picture])

    solid = placed.pixels[placed.pixels[..., 3] == 255][:, :3]
    assert np.median(solid) > 200
