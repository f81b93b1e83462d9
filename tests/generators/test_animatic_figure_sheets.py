"""The sheets of figures are rich, consistent, and refuse what is wrong in one line."""

from __future__ import annotations

from typing import get_args

import pytest

from cinema_agent.errors import GeneratorError
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


def test_row_with_an_unknown_column_is_named() -> None:
    with pytest.raises(
        GeneratorError, match=r"sheets/figures/hair\.toml, row mop, colour: .*correct the sheet"
    ):
        read_rows("hair", '[[row]]\nname = "mop"\ncolour = "red"\n', Hair)


def test_point_that_is_none_is_named() -> None:
    row = '[[row]]\nname = "mop"\npieces = [{ points = [[0, 1], [2]], color = "hair" }]\n'
    with pytest.raises(GeneratorError, match=r"row mop, pieces\.0: .*\[2\.0\] must be"):
        read_rows("hair", row, Hair)


def test_two_rows_of_one_name_are_refused() -> None:
    with pytest.raises(GeneratorError, match=r"two rows named 'plain'"):
        read_rows("costumes", '[[row]]\nname = "plain"\n[[row]]\nname = "plain"\n', Costume)


def test_unknown_channel_and_broken_toml_are_refused() -> None:
    with pytest.raises(GeneratorError, match=r"channel 'ear_wiggle' is none of"):
        read_rows("gestures", '[[row]]\nname = "x"\nchannels.ear_wiggle = [[0, 0], [1, 1]]\n', Gesture)
    with pytest.raises(GeneratorError, match=r"hair\.toml is no TOML"):
        read_rows("hair", "[[row", Hair)
