"""The sheets of figures are rich, consistent, and refuse what is wrong in one line."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from cinema_agent.errors import SheetError
from cinema_agent.generators.animatic.figure_sheets import (
    Costume,
    Gesture,
    Hair,
    Named,
    figure_sheets,
    figure_vocabulary,
    read_rows,
)
from cinema_agent.generators.animatic.pose import HandShape
from cinema_agent.script.bible_entries import Age
from cinema_agent.script.shot import Expression, Posture
from cinema_agent.script.sound import MouthShape

SHEETS = figure_sheets()


def test_every_closed_set_of_the_script_has_its_row() -> None:
    assert {row.name for row in SHEETS.expressions} == set(get_args(Expression))
    assert {row.name for row in SHEETS.mouths} == set(get_args(MouthShape))
    assert {row.name for row in SHEETS.hands} == set(get_args(HandShape))
    assert {row.name for row in SHEETS.ages} == set(get_args(Age))
    assert {posture for row in SHEETS.stances for posture in row.postures} == set(get_args(Posture))


def test_gestures_and_stances_name_hands_that_exist() -> None:
    hands = {row.name for row in SHEETS.hands}
    assert all(set(row.hands) <= hands for row in (*SHEETS.gestures, *SHEETS.stances))


def test_channels_of_gestures_run_from_start_to_end() -> None:
    for gesture in SHEETS.gestures:
        for name, keys in gesture.channels.items():
            times = [key[0] for key in keys]
            assert (times[0], times[-1]) == (0, 1), (gesture.name, name)


def test_looping_gestures_end_where_they_begin() -> None:
    for gesture in SHEETS.gestures:
        if gesture.hz:
            assert all(keys[0][1:] == keys[-1][1:] for keys in gesture.channels.values()), gesture.name


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        ("costume", 80),
        ("hair", 34),
        ("hat", 34),
        ("build", 10),
        ("accessory", 28),
        ("facial_hair", 10),
        ("gesture", 16),
        ("expression", 8),
        ("rig", 5),
    ],
)
def test_vocabulary_is_rich(kind: str, least: int) -> None:
    entries = figure_vocabulary()[kind]  # type: ignore[index]

    assert len(entries) >= least
    assert len({entry.name for entry in entries}) == len(entries)


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        ("costume", "keeper"),
        ("costume", "baker"),
        ("costume", "astronaut"),
        ("gesture", "find"),
        ("gesture", "hide"),
        ("gesture", "weep"),
        ("rig", "puppy"),
        ("rig", "robot"),
        ("hat", "chef"),
    ],
)
def test_words_of_loglines_find_an_entry(kind: str, word: str) -> None:
    assert any(word in entry.words for entry in figure_vocabulary()[kind])  # type: ignore[index]


def test_a_word_stands_for_one_costume_of_its_era_and_gender() -> None:
    """Where two costumes share an era, the one made for fewer eras is meant: no two are equally fitting."""
    meant = [
        (word, era, "feminine" in row.tags, len(row.era))
        for row in SHEETS.costumes
        for word in row.words
        for era in row.era
    ]

    assert sorted({one for one in meant if meant.count(one) > 1}) == []


@pytest.mark.parametrize("rows", [SHEETS.gestures, SHEETS.rigs, SHEETS.builds])
def test_a_word_stands_for_one_thing_only(rows: tuple[Named, ...]) -> None:
    words = [word for row in rows for word in row.words]
    assert sorted({word for word in words if words.count(word) > 1}) == []


SHEET = "sheets/figures/hair.toml"


def complaint(model: type[Named], row: str) -> str:
    """Return what an artist is told of a row named mop."""
    with pytest.raises(SheetError) as raised:
        read_rows({SHEET: f'[[row]]\nname = "mop"\n{row}\n'}, model)
    return str(raised.value)


@pytest.mark.parametrize(
    ("model", "row", "told"),
    [
        (Hair, 'lenght = 1', "there is no column 'lenght'; use 'length'"),
        (Hair, "length = 'long'", 'mop, length: .*not "long"; correct it'),
        (Hair, 'pieces = [{ points = [[0, 1], [2]], color = "hair" }]', r"mop, pieces 1: .*\[2\.0\] must be"),
        (Hair, "pieces = [{ points = [[0, 1], [2, 1]] }]", "mop, pieces 1: column 'color' is missing; add it"),
        (Costume, 'pieces = [{ points = [[0, 1], [2, 1]], colour = "top" }]', "pieces 1.* 'colour'; use 'color'"),
        (Costume, 'pieces = [{ points = [[0, 1], [2, 1]], color = "purple" }]', "no colour 'purple'; use skin,"),
        (Costume, 'pieces = [{ points = [[0, 1], [2, 1]], color = "top", space = "arm" }]', "pieces 1, space.*'neck'"),
        (Gesture, 'words = ["mop"]', "nothing moves; key at least one channel"),
        (Gesture, "channels.lead_hnd = [[0, 0], [1, 1]]", "there is no channel 'lead_hnd'; use 'lead_hand'"),
        (Gesture, "channels.lean = [[0, 0, 1], [1, 1, 1]]", r"lean: a key has 2 numbers, not \[0\.0, 0"),
        (Gesture, "channels.lean = [[1, 0], [0, 1]]", "times of channels.lean must rise"),
    ],
)  # fmt: skip
def test_a_wrong_row_is_one_line_that_says_where_and_what_to_do(
    model: type[Named], row: str, told: str
) -> None:
    said = complaint(model, row)

    assert said.startswith(f"{SHEET}, row mop")
    assert re.search(told, said)
    assert "\n" not in said
    assert "pydantic" not in said


def test_two_rows_of_one_name_are_refused() -> None:
    two = {"a.toml": '[[row]]\nname = "plain"\n', "b.toml": '[[row]]\nname = "plain"\n'}
    with pytest.raises(SheetError, match=r"b\.toml, row plain: a\.toml has that row already; rename one"):
        read_rows(two, Costume)


def test_broken_toml_and_a_table_that_is_no_row_are_refused() -> None:
    with pytest.raises(SheetError, match=r"hair\.toml is no TOML: .*; mend that line"):
        read_rows({SHEET: "[[row"}, Hair)
    with pytest.raises(SheetError, match=r"no table 'rows'; use 'row'"):
        read_rows({SHEET: '[[rows]]\nname = "mop"\n'}, Hair)
