"""Props: a sheet of things, drawn in the film's palette, lit, held and laid down."""

import numpy as np
import pytest

from cinema_agent.generators.animatic import prop_art, prop_sheets, props
from cinema_agent.generators.animatic.canvas import Lighting, Pixels, hex_color, new_surface

ESSENTIAL = (
    "letter",
    "lantern",
    "lamp",
    "key",
    "rope",
    "sword",
    "book",
    "photograph",
    "suitcase",
    "map",
    "candle",
    "ring",
)


def drawn(kind: str, **options: float) -> Pixels:
    pixels, surface = new_surface(200, 200)
    props.draw_prop(surface.getCanvas(), kind, Lighting(), 100, 180, 120, **options)
    return pixels


def test_there_are_well_over_three_hundred_things() -> None:
    names = [entry.name for entry in props.prop_vocabulary()]

    assert len(names) >= 400
    assert set(ESSENTIAL) <= set(names)


def test_every_thing_has_a_picture_a_word_and_a_believable_size() -> None:
    for name, row in prop_sheets.prop_rows().items():
        left, top, right, bottom = prop_art.content_box(name)
        assert right - left > 4 and bottom - top > 2, name
        assert all(word == word.strip().lower() for word in row.words), name
        assert 0.03 <= row.metres <= 10, name


def test_what_a_thing_turns_into_is_a_thing_that_looks_different() -> None:
    rows = prop_sheets.prop_rows()
    turns = [(name, state, other) for name, row in rows.items() for state, other in row.states.items()]

    assert len(turns) >= 30
    for name, state, other in turns:
        assert other in rows, (name, state)
        assert prop_sheets.prop_art(other) != prop_sheets.prop_art(name), (name, state)
        assert rows[other].rests == rows[name].rests, (name, state)


def test_what_two_hands_carry_can_be_held_and_is_no_larger_than_a_chest() -> None:
    carried = {name: row for name, row in prop_sheets.prop_rows().items() if "two_hands" in row.tags}

    assert len(carried) >= 20
    assert all("held" in row.tags and row.metres <= 0.8 for row in carried.values())


def test_no_word_stands_for_two_things_that_are_its_first_meaning() -> None:
    first = [row.words[0] for row in prop_sheets.prop_rows().values()]

    assert len(first) == len(set(first))


def test_nothing_is_a_firearm() -> None:
    words = {word for row in prop_sheets.prop_rows().values() for word in row.words}

    assert not words & {"gun", "pistol", "rifle", "revolver"}


@pytest.mark.parametrize("kind", ["lantern", "teapot", "violin"])
def test_a_thing_stands_with_its_foot_where_it_is_put(kind: str) -> None:
    covered = drawn(kind, shadow=0.0)[..., 3] > 128
    rows, columns = np.flatnonzero(covered.any(1)), np.flatnonzero(covered.any(0))

    assert abs(rows[-1] - 179) <= 3
    assert abs((columns[0] + columns[-1]) / 2 - 99.5) <= 2
    assert max(rows[-1] - rows[0], columns[-1] - columns[0]) in range(70, 124)


def test_the_same_thing_is_drawn_to_the_same_bytes() -> None:
    first = drawn("lantern", lit=1.0, seconds=1.25)
    prop_art._sprite.cache_clear()

    assert np.array_equal(first, drawn("lantern", lit=1.0, seconds=1.25))


def test_a_lit_lantern_is_brighter_and_its_flame_flickers() -> None:
    out, burning, later = drawn("lantern"), drawn("lantern", lit=1.0), drawn("lantern", lit=1.0, seconds=0.21)

    assert burning[..., :3].mean() > out[..., :3].mean() * 1.1
    assert (burning != later).any()


def test_only_burning_things_throw_light() -> None:
    glow = props.prop_light("candle", 100, 200, 40, 1.0)

    assert glow is not None
    assert glow.y < 190
    assert props.prop_light("candle", 100, 200, 40, 0.0) is None
    assert props.prop_light("teapot", 100, 200, 40, 1.0) is None


def test_shade_falls_away_from_the_light() -> None:
    pixels, surface = new_surface(200, 200)
    props.draw_prop(
        surface.getCanvas(),
        "box",
        Lighting(toward=(-0.9, 0.0), shade=(0.3, 0.3, 0.3)),
        100,
        180,
        120,
        shadow=0.0,
    )
    covered = pixels[..., 3] == 255
    row = 130
    columns = np.flatnonzero(covered[row])

    assert pixels[row, columns[4], :3].mean() > pixels[row, columns[-4], :3].mean() * 1.4


def test_colours_are_drawn_towards_the_films_palette() -> None:
    def chroma(color: str) -> float:
        r, g, b, _ = hex_color(color)
        return max(r, g, b) - min(r, g, b)

    assert chroma(prop_art.film_color("#00ff00")) < 160
    assert prop_art.film_color("#fff") == prop_art.film_color("#ffffff")


def test_an_unknown_thing_is_a_parcel_not_a_failure() -> None:
    assert np.array_equal(drawn("flux_capacitor"), drawn("box"))


def test_a_held_thing_has_its_grip_at_the_origin() -> None:
    pixels, surface = new_surface(200, 200)
    canvas = surface.getCanvas()
    canvas.translate(100, 40)
    canvas.scale(50, 50)

    props.draw_held(canvas, "lantern", Lighting())

    rows = np.flatnonzero((pixels[..., 3] > 128).any(1))
    assert abs(rows[0] - 38) <= 5
    assert props.held_heads("ring") < props.held_heads("lantern") <= props.held_heads("ladder") <= 5


def test_nobody_holds_more_than_they_could_carry() -> None:
    for kind, row in prop_sheets.prop_rows().items():
        if "held" in row.tags:
            assert props.held_heads(kind, 4.4) <= 0.85 * 4.4, kind
    assert props.held_heads("box", 4.4) < props.held_heads("box", 7) < 2
    assert props.held_heads("broom", 7) > 4


def test_a_hand_holds_a_thing_where_there_is_something_to_hold() -> None:
    for kind, row in prop_sheets.prop_rows().items():
        if "held" not in row.tags:
            continue
        left, top, right, bottom = prop_art.content_box(kind)
        x, y = left + (right - left) * row.grip[0], top + (bottom - top) * row.grip[1]
        drawn = prop_art._drawn(prop_art.prop_art(kind).body, (0, 0, 32, 32), 2.0, recolor=False)[..., 3]
        rows, columns = np.nonzero(drawn > 128)
        away = np.hypot(columns / 2 + 0.25 - x, rows / 2 + 0.25 - y).min()
        assert away <= 0.14 * max(right - left, bottom - top), kind
