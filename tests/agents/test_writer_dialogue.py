"""The dialogue bank: large, short, unlike itself, and there for every beat; films share little of it."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain, pairwise
from typing import get_args

import pytest
from writer_loglines import FORTY
from writer_vocabulary import written

from cinema_agent.agents.writer.dialogue import BANK, exchanges
from cinema_agent.agents.writer.lexicon import data_text, sheet
from cinema_agent.agents.writer.tone import GENRES
from cinema_agent.agents.writer.variants import variants
from cinema_agent.errors import SheetError
from cinema_agent.script.screenplay import Mood
from cinema_agent.script.timing import CHARACTERS_PER_SECOND

RELATIONS = (
    "kin", "parent", "siblings", "couple", "strangers", "refuge", "friends", "rivals", "enemies", "colleagues",
    "boss", "mentor", "machine", "ghost", "animal", "alone", "any",
)  # fmt: skip
BEATS = tuple(sheet("scaffolds.toml")["mood"])
MOODS = get_args(Mood)
ONE_SPEAKER = ("alone", "animal")


def test_the_bank_has_six_hundred_exchanges() -> None:
    assert len(exchanges()) >= 600


def test_every_exchange_is_keyed_by_words_we_know() -> None:
    for exchange in exchanges():
        assert exchange.relation in RELATIONS, exchange
        assert set(exchange.beats) <= set(BEATS), exchange
        assert set(exchange.tones) <= {*MOODS, "any"}, exchange
        assert set(exchange.genres) <= set(GENRES), exchange


@pytest.mark.parametrize("relation", RELATIONS)
def test_every_relation_has_words_for_every_beat(relation: str) -> None:
    found = Counter(beat for e in exchanges() if e.relation == relation for beat in e.beats)

    assert all(found[beat] >= 2 for beat in BEATS), found


@pytest.mark.parametrize("mood", MOODS)
def test_every_mood_has_words_of_its_own(mood: Mood) -> None:
    assert sum(mood in e.tones for e in exchanges()) >= 25


def test_no_line_is_written_twice() -> None:
    lines = Counter(_plain(text) for e in exchanges() for _, _, text in e.lines)

    assert not [line for line, count in lines.items() if count > 1 and len(line.split()) > 1]


def test_a_line_is_said_in_four_seconds() -> None:
    too_long = [t for e in exchanges() for _, _, t in e.lines if len(t) / CHARACTERS_PER_SECOND > 4.3]

    assert not too_long


def test_an_exchange_is_short_and_both_speak_in_turn() -> None:
    for exchange in exchanges():
        speakers = [speaker for speaker, _, _ in exchange.lines]
        if exchange.relation in ONE_SPEAKER:
            assert speakers == ["A"], exchange
        else:
            assert 2 <= len(speakers) <= 3 and set(speakers) == {"A", "B"}, exchange
            assert all(one != other for one, other in pairwise(speakers)), exchange


def test_lines_have_no_slots_and_end_as_sentences_do() -> None:
    for _, _, text in chain.from_iterable(e.lines for e in exchanges()):
        assert "{" not in text and text[-1] in ".?!", text
        assert text[0].isupper() and not re.search(r"\s{2}|\s[.?!,]", text), text


def test_every_file_of_the_bank_is_read() -> None:
    written_down = sum(data_text(f"dialogue/{name}.txt").count("\n@ ") for name in BANK)

    assert written_down == len(exchanges())


def test_no_film_repeats_itself_and_few_films_share_an_exchange() -> None:
    heard: Counter[str] = Counter()
    for number, (logline, _) in enumerate(FORTY):
        lines = [line.text for line in written(logline, seed=1000 + number).lines]
        assert len(lines) == len(set(lines)), logline
        heard.update(lines)

    shared = [line for line, films in heard.items() if films > 1]
    assert len(shared) <= 0.25 * len(heard)
    assert max(heard.values()) <= 4


def test_every_shape_of_film_finds_words_for_its_beats() -> None:
    for variant in variants():
        for beat in variant.order:
            assert variant.mood(beat) in MOODS


def _plain(text: str) -> str:
    return re.sub(r"[^a-z ]", "", text.lower())


def test_nobody_speaks_of_a_key_where_there_is_none() -> None:
    spoken = {line.text for logline, _ in FORTY for line in written(logline).lines}
    of_keys = {text for e in exchanges() if "key" in e.claims for _, _, text in e.lines}
    with_keys = {line.text for logline, _ in FORTY if "key" in logline for line in written(logline).lines}

    assert of_keys
    assert not (spoken & of_keys) - with_keys


@pytest.mark.parametrize(
    ("block", "told"),
    [
        ("@ any | image\nA: Rain.", "write '@ relation | beats | moods', then its lines"),
        ("@ any | image | calm\nA - Rain.", "'A - Rain.': write 'A: ...'"),
        ("@ any | image | calm\nA!sfot: Rain.", "there is no tone 'sfot'; use 'soft'"),
    ],
)
def test_an_exchange_that_is_none_is_told_with_its_file(
    block: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cinema_agent.agents.writer.dialogue.data_text", lambda _: block)

    with pytest.raises(SheetError, match=f"^dialogue/alone.txt, .*{re.escape(told)}"):
        exchanges.__wrapped__()
