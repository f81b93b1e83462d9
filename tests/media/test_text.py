"""Words are drawn whole, in fonts that have them, or refused."""

import builtins
from importlib import resources
from typing import Any

import numpy as np
import pytest

from cinema_agent.errors import MediaError, SettingsError
from cinema_agent.media.text import (
    FONTS,
    Lettering,
    line_count,
    load_skia,
    missing_glyphs,
    require_glyphs,
    shadowed,
    text_plate,
    text_width,
)

CAPTION = Lettering("caption", 24)
CUNEIFORM = "\U00010380"


def test_words_are_drawn_in_their_colour_and_trimmed() -> None:
    plate = text_plate("light", Lettering("caption", 40, color="#ff0000"), 400)

    rows = plate[..., 3].any(1)
    assert rows[0] and rows[-1]
    assert plate[..., 2].max() == 255 and plate[..., :2].max() == 0


def test_the_same_words_give_the_same_pixels() -> None:
    lettering = Lettering("display", 60, tracking=0.1, shadow=0.5)

    assert np.array_equal(
        text_plate("The Last Light", lettering, 300), text_plate("The Last Light", lettering, 300)
    )


def test_a_long_text_is_broken_into_lines_inside_the_width() -> None:
    text = "A light only needs one person to keep it."

    plate = text_plate(text, CAPTION, 230)

    assert line_count(text, CAPTION, 230) == 3
    assert plate.shape[1] <= 232 and plate.shape[0] > 2 * 24


def test_lines_are_about_equally_long() -> None:
    text = "One two three four five six seven"
    just_too_wide = text_width(text, CAPTION) - 10

    balanced, filled = (text_plate(text, CAPTION, just_too_wide, balanced=b) for b in (True, False))

    assert balanced.shape[1] < 0.75 * filled.shape[1]


def test_japanese_is_broken_without_spaces() -> None:
    assert line_count("灯台の明かりが消えてしまったので、私は海へ出る。", CAPTION, 200) >= 3


def test_tracking_widens_words() -> None:
    assert text_width("LIGHT", Lettering("display", 50, tracking=0.2)) > text_width(
        "LIGHT", Lettering("display", 50)
    )


def test_a_shadow_darkens_what_lies_around_the_letters() -> None:
    letters = np.zeros((60, 60, 4), np.uint8)
    letters[25:35, 25:35] = 255

    soft = shadowed(letters, 30, 0.8)

    assert 0 < soft[22, 30, 3] < 255 and soft[22, 30, :3].max() < 20
    assert (soft[25:35, 25:35] == 255).all()


@pytest.mark.parametrize(
    "text", ["Žofie, naïve café", "Привет", "Ωμέγα", "灯台守は海へ出る。ガーン！", "“Then—teach me…”"]
)
def test_shipped_fonts_draw_these_scripts(text: str) -> None:
    assert missing_glyphs(text) == frozenset()


def test_characters_no_font_has_are_named_with_what_to_install() -> None:
    assert missing_glyphs(f"a{CUNEIFORM}") == {CUNEIFORM}
    with pytest.raises(SettingsError, match=r"U\+10380\) of the title; install one .*fonts-noto"):
        require_glyphs(f"a{CUNEIFORM}", "the title")


def test_blank_words_are_refused_by_name() -> None:
    with pytest.raises(SettingsError, match="the title has no words"):
        require_glyphs(" \n", "the title")


def test_a_drawing_engine_that_cannot_load_names_the_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without_gl(name: str, *rest: Any, **named: Any) -> Any:
        if name == "skia":
            raise ImportError("libEGL.so.1: cannot open shared object file")
        return real(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", without_gl)
    load_skia.cache_clear()

    with pytest.raises(MediaError, match=r"libEGL\.so\.1.*apt install libegl1 libgl1"):
        load_skia()


def test_shipped_fonts_are_small_and_carry_their_licences() -> None:
    folder = resources.files("cinema_agent.media") / "fonts"
    sizes = {name: len((folder / name).read_bytes()) for name in FONTS.values()}
    names = {file.name for file in folder.iterdir()}

    assert max(sizes.values()) < 1_000_000 and sum(sizes.values()) < 2_500_000
    assert all(f"OFL-{name.split('-')[0]}.txt" in names for name in sizes) and "NOTICE.txt" in names


def test_nothing_to_draw_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing to draw"):
        text_plate(" ", CAPTION, 100)
