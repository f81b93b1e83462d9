"""What the writer says of a film: its title, what its lead wants and pays, and what was only assumed."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from writer_loglines import FORTY
from writer_vocabulary import CLOCKMAKER, LIGHTHOUSE, written

from cinema_agent.agents.writer.foreign import gloss
from cinema_agent.agents.writer.lexicon import sheet
from cinema_agent.agents.writer.telling import gerund
from cinema_agent.script import Screenplay
from cinema_agent.script.screenplay import Assumption

TITLES = tuple(written(logline, seed=500 + n).title for n, (logline, _) in enumerate(FORTY))


def assumed(film: Screenplay, about: str) -> Assumption:
    return next(item for item in film.assumptions if item.about == about)


def test_forty_films_have_forty_titles_of_many_patterns() -> None:
    openings = Counter(re.sub(r"^(The|A|An) \S+", r"\1", title).split()[0] for title in TITLES)

    assert len(set(TITLES)) >= 39
    assert openings["The"] <= 20
    assert sum(bool(re.fullmatch(r"The \S+", title)) for title in TITLES) <= 4


@pytest.mark.parametrize("title", TITLES)
def test_a_title_is_well_written(title: str) -> None:
    words = title.split()

    assert title != "Untitled" and len(title) <= 40
    assert words[0][0].isupper() and words[-1][0].isupper()
    assert not re.search(r"\b[Aa] [AEIOaeio]", title) and not re.search(r"\b[Aa]n [^AEIOUaeiou]", title)
    assert not re.search(r"\b([Tt]he|[Aa]n?) ([Tt]he|[Aa]n?|[Hh]is|[Hh]er)\b", title)
    assert len(set(words)) >= len(words) - 2


def test_every_pattern_has_slots_we_fill() -> None:
    known = {
        "role", "other", "roles", "number", "name", "second", "owner", "thing", "the_place", "a_role", "doing", "deed",
        "what", "at_place", "one", "when", "last", "city", "full_role",
    }  # fmt: skip
    slots = {
        slot for row in sheet("titles.toml")["pattern"] for slot in re.findall(r"\{(\w+)\}", row["words"])
    }

    assert slots <= known
    assert len(sheet("titles.toml")["pattern"]) >= 40


@pytest.mark.parametrize(
    ("verb", "doing"),
    [("bake", "baking"), ("run", "running"), ("die", "dying"), ("see", "seeing"), ("carry", "carrying")],
)
def test_a_deed_in_a_title_is_spelt_right(verb: str, doing: str) -> None:
    assert gerund(verb) == doing


def test_the_lead_wants_something_and_pays_for_it() -> None:
    film = written(LIGHTHOUSE)
    keeper = film.leads[0]

    assert assumed(film, "want").assumed == f"{keeper.name} wants to relight the lamp."
    assert assumed(film, "cost").assumed.startswith("It costs him ")
    assert assumed(film, "want").assumed in film.treatment
    assert assumed(film, "cost").assumed in film.treatment


def test_what_stands_against_the_lead_is_part_of_the_cost() -> None:
    assert "before the city goes dark" in assumed(written(CLOCKMAKER), "cost").assumed


@pytest.mark.parametrize("logline", [logline for logline, _ in FORTY])
def test_costs_are_worded_whole(logline: str) -> None:
    for item in written(logline).assumptions:
        assert "{" not in item.assumed and item.assumed.strip(), item
        assert item.because and 0 <= item.confidence <= 1, item


def test_a_story_without_a_wish_says_so_and_is_not_sure() -> None:
    assert assumed(written("The fog over Paris and the long night."), "want").confidence <= 0.2


def test_the_writer_says_that_it_is_no_model() -> None:
    writer = assumed(written(LIGHTHOUSE), "writer")

    assert "no language model" in writer.assumed
    assert writer.confidence == 1.0


def test_every_guess_at_a_deed_is_stated() -> None:
    film = written("A girl wins a boat from a soldier.")

    assert any(item.about.startswith("deed ") and item.confidence <= 0.6 for item in film.assumptions)


def test_a_genre_nothing_speaks_for_is_the_neutral_one() -> None:
    film = written("Marta eats bread.")

    assert film.genre == "drama"
    assert assumed(film, "genre").confidence < 0.35


def test_a_sentence_that_cannot_be_staged_is_shown_in_its_own_words() -> None:
    film = written("Nothing is ever quite enough. A girl finds a letter in Paris.")

    assert [card.text for card in film.cards] == ["Nothing is ever quite enough."]


def test_every_sentence_of_a_foreign_logline_is_shown_while_there_is_time() -> None:
    film = written("Ein Bäcker findet einen Brief. Er versteckt ihn im Wald.", language="de")

    assert [card.text for card in film.cards] == [
        "Ein Bäcker findet einen Brief.",
        "Er versteckt ihn im Wald.",
    ]
    assert "nobody speaks" in assumed(film, "story").because


@pytest.mark.parametrize(
    ("language", "text", "english"),
    [
        (
            "it",
            "Un orologiaio insegna a un robot a ballare nella bottega.",
            "teaches the robot to dance at the workshop",
        ),
        ("fr", "Une danseuse cache une lettre et un espion la cherche.", "The dancer hides the letter"),
        ("es", "Dos hermanas cruzan el desierto.", "Two sisters cross the desert"),
        ("de", "Eine Bäckerin stiehlt eine Trompete.", "A female baker steals the trumpet"),
        ("ru", "Девочка находит ключ в лесу.", "A girl finds the key at the forest"),
        ("zh", "一个女孩在森林里发现一把钥匙。", "A girl finds the key at the forest"),
        ("ja", "画家が駅で手紙を見つけた。", "A painter finds the letter at the train station"),
    ],
)
def test_a_gloss_tells_who_does_what_where(language: str, text: str, english: str) -> None:
    found = gloss(text, language)

    assert found is not None and english in found.english


def test_a_language_nobody_named_is_told_by_its_letters() -> None:
    found = gloss("Рыбак ищет лодку в море.", "und")

    assert found is not None and found.language == "ru"
