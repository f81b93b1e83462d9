"""The writer reads English: parts of speech, phrases, actions, people."""

from __future__ import annotations

import pytest

from cinema_agent.agents.writer.lexicon import load_lexicon
from cinema_agent.agents.writer.people import find_people
from cinema_agent.agents.writer.phrases import read
from cinema_agent.agents.writer.sentence import Action
from cinema_agent.agents.writer.splitting import sentences
from cinema_agent.agents.writer.tagging import tag


def actions_of(text: str) -> list[Action]:
    return list(read(text).actions)


def tag_of(text: str, word: str) -> str:
    return next(token.tag for token in tag(text) if token.text == word)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("A deaf pianist and a homeless street dog form an unlikely duo.", "form", "VERB"),
        ("A deaf pianist and a homeless street dog form an unlikely duo.", "dog", "NOUN"),
        ("A night train conductor meets a ghost.", "train", "NOUN"),
        ("A teenage girl finds a map and follows it.", "finds", "VERB"),
        ("The keeper must relight the lamp.", "relight", "VERB"),
        ("The city goes dark.", "dark", "ADJ"),
        ("A man who talks to trees finds love.", "finds", "VERB"),
        ("A detective who cannot remember faces must find him.", "faces", "NOUN"),
        ("Two police officers hunt a robber through the city.", "officers", "NOUN"),
        ("Two police officers hunt a robber through the city.", "hunt", "VERB"),
        ("An octopus repairs watches at the bottom of the sea.", "repairs", "VERB"),
        ("An alien lands in a field and falls in love.", "lands", "VERB"),
        ("A host gets a call from the future warning him of a fire.", "warning", "VERB"),
    ],
)
def test_an_ambiguous_word_is_the_verb_its_clause_still_lacks(text: str, word: str, expected: str) -> None:
    assert tag_of(text, word) == expected


def test_a_wish_and_its_cause_are_told_apart() -> None:
    wish, cause = actions_of("A keeper must relight the lamp when his granddaughter is lost at sea.")

    assert (wish.verb, wish.is_wish, wish.objects[0].head) == ("relight", True, "lamp")
    assert (cause.verb, cause.link, cause.is_passive) == ("lose", "because", True)


def test_who_is_taught_does_the_dancing() -> None:
    teach, dance, dark = actions_of("A clockmaker teaches a robot to dance before the city goes dark.")

    assert (teach.verb, dance.verb, dance.subjects[0].head) == ("teach", "dance", "robot")
    assert (dark.link, dark.complement) == ("against", "dark")


def test_before_dawn_is_no_clause() -> None:
    sentence = read("Two chefs cook a last meal before the final.")

    assert len(sentence.actions) == 1
    assert sentence.loose[0][0] == "before"


def test_a_relative_clause_does_not_swallow_the_main_verb() -> None:
    verbs = [
        action.verb for action in actions_of("A detective who cannot remember faces must find the killer.")
    ]

    assert verbs == ["remember", "find"] or verbs == ["find", "remember"]


def test_titles_do_not_end_a_sentence() -> None:
    assert sentences("Mr. Gray waits. Dr. Bell is late!") == ["Mr. Gray waits.", "Dr. Bell is late!"]


def test_two_rival_chefs_are_two_people() -> None:
    company = find_people((read("Two rival chefs are trapped in an elevator."),))

    assert [person.phrase.head for person in company.everyone] == ["chef", "chef"]


def test_his_granddaughter_makes_the_keeper_an_old_man() -> None:
    company = find_people((read("A keeper searches for his granddaughter."),))

    keeper, child = company.everyone
    assert (keeper.presents, keeper.age) == ("masculine", "old")
    assert (child.age, child.relation, child.related_to) == ("child", "elder", keeper.index)


def test_the_dead_are_not_cast() -> None:
    company = find_people((read("After her mother dies, a teenage girl finds a map."),))

    assert {person.phrase.head: person.is_gone for person in company.everyone} == {
        "girl": False,
        "mother": True,
    }


def test_internet_and_love_are_nobody() -> None:
    company = find_people((read("When the internet disappears, a baker finds love."),))

    assert [person.phrase.head for person in company.everyone] == ["baker"]


def test_an_apposition_names_the_same_person() -> None:
    company = find_people((read("Maria, a young fisherwoman, sails into the storm."),))

    assert [(person.name, person.age, person.presents) for person in company.everyone] == [
        ("Maria", "young", "feminine")
    ]


@pytest.mark.parametrize(
    ("word", "lemma", "form"),
    [
        ("taught", "teach", "past"),
        ("crosses", "cross", "s"),
        ("hoping", "hope", "ing"),
        ("loses", "lose", "s"),
    ],
)
def test_verb_forms_lead_to_their_lemma(word: str, lemma: str, form: str) -> None:
    assert load_lexicon().verb_form(word) == (lemma, form)


def test_a_lantern_is_a_kind_of_lamp() -> None:
    assert "lamp" in load_lexicon().chain("lantern")
