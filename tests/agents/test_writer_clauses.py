"""What the writer makes of clauses: who does what to whom, what is staged, what is only said."""

from __future__ import annotations

import pytest
from writer_loglines import FORTY
from writer_vocabulary import written

from cinema_agent.agents.writer.people import find_people
from cinema_agent.agents.writer.phrases import read
from cinema_agent.agents.writer.splitting import sentences
from cinema_agent.script import Beat, Screenplay


def literal(film: Screenplay) -> list[Beat]:
    return [b for scene in film.scenes for b in scene.beats if b.clause]


def told(logline: str, **options: float) -> list[str]:
    return [b.action for b in literal(written(logline, **options))]


def cast_of(text: str) -> dict[str, bool]:
    """Return who is in a text, and whether they are gone."""
    company = find_people(tuple(read(sentence) for sentence in sentences(text)))
    return {person.phrase.head: person.is_gone for person in company.everyone}


def deeds(text: str) -> list[tuple[str, str, str]]:
    """Return (subject, verb, object) of every action, by their heads."""
    return [
        (a.subjects[0].head if a.subjects else "", a.verb, a.objects[0].head if a.objects else "")
        for a in read(text).actions
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A conductor discovers a passenger has vanished.", ("passenger", "vanish", "")),
        ("A mother searches for the toy her son lost.", ("son", "lose", "")),
        ("A hedgehog looks for the door it opens.", ("it", "open", "door")),
        ("A fox steals the moon and the frogs want it back.", ("frog", "want", "it")),
        ("A jester teaches a king to laugh and is thrown out.", ("jester", "throw", "")),
        ("A robot waits for the children to return.", ("child", "return", "")),
        ("A burglar breaks into the house of a pianist who waits.", ("pianist", "wait", "")),
        (
            "A detective returns to the house where a man vanished and finds a lamp.",
            ("detective", "find", "lamp"),
        ),
        ("They set up the stage, record a song, then leave the town.", ("they", "record", "song")),
    ],
)
def test_a_new_clause_has_its_own_subject(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in deeds(text)


def test_next_door_is_no_object() -> None:
    assert deeds("A boxer teaches the girl next door to fight.")[1] == ("girl", "fight", "")


def test_home_is_where_somebody_is_brought() -> None:
    assert deeds("A daughter guides her brother home from the war.") == [("daughter", "guide", "brother")]


def test_a_home_recording_studio_is_a_place() -> None:
    assert deeds("In a home recording studio, two musicians sing.") == [("musician", "sing", "")]


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("An engineer remembers her dead brother.", "brother"),
        ("A pianist mistakes a burglar for his son.", "son"),
        ("Three sisters find a letter from their mother.", "mother"),
        ("A detective returns to the house where his partner vanished.", "partner"),
    ],
)
def test_who_is_only_spoken_of_is_not_there(text: str, gone: str) -> None:
    assert cast_of(text)[gone]


def test_a_town_is_nobody() -> None:
    assert set(cast_of("Nobody in the town of Brask sleeps until a woman sings.")) == {"woman"}


def test_a_fireman_is_somebody_and_a_queen_is_no_bee() -> None:
    assert set(cast_of("A fireman saves a queen.")) == {"fireman", "queen"}


def test_an_enemy_who_becomes_a_customer_is_one_person() -> None:
    film = written("A spy opens a bakery and her old enemy becomes the first customer.")

    assert len(film.characters) == 2


def test_her_village_is_not_the_knights_who_burned_it() -> None:
    film = written("A blacksmith forges a sword for the knight who burned her village.")
    smith, knight = film.leads

    assert (smith.look.presents, knight.look.presents) != ("masculine", "feminine")
    assert smith.look.presents == "feminine"


def test_a_team_is_several() -> None:
    film = written("A team of scientists must find a letter.")

    assert len(film.leads) == 3


def test_a_passive_is_told_by_who_does_it() -> None:
    actions = told("A bride runs away and is chased by her grandmother.")
    bride, grandmother = written("A bride runs away and is chased by her grandmother.").leads

    assert f"{grandmother.name} chases {bride.name}." in actions


def test_groups_are_not_called_by_every_name() -> None:
    assert any(
        line.startswith("The five students ") for line in told("Five students find a letter in a castle.")
    )


def test_learning_is_told_with_what_is_learnt() -> None:
    assert any("learns to cook" in line for line in told("A robot learns to cook in a kitchen."))


def test_it_is_what_the_verb_is_said_of() -> None:
    climax = literal(written("A singer hides a letter in her violin and must play it in Paris."))[-1]

    assert climax.prop == "violin"


def test_who_threatens_meanwhile_stands_against_the_lead() -> None:
    film = written("A monk copies a book while soldiers climb the stairs.")

    assert next(b for b in literal(film) if b.clause and b.clause.startswith("while")).kind == "setback"


def test_an_earlier_sentence_is_told_first() -> None:
    film = written("Marta cooks in Paris. When a storm comes, the baker hides.")

    assert literal(film)[0].clause == "Marta cooks in Paris"


@pytest.mark.parametrize("logline", [logline for logline, _ in FORTY])
def test_no_clause_of_a_logline_is_left_out_of_a_minute(logline: str) -> None:
    film = written(logline)

    assert not film.left_out
    assert literal(film) or not film.characters


@pytest.mark.parametrize("logline", [logline for logline, _ in FORTY])
def test_a_deed_is_done_by_somebody_who_is_there(logline: str) -> None:
    for beat in literal(written(logline)):
        assert beat.performer is None or beat.performer in beat.characters
        assert beat.recipient is None or beat.recipient in beat.characters
        assert beat.gesture is None or beat.performer is not None


def test_most_genres_are_read_as_a_reader_would() -> None:
    read_right = [written(logline).genre == genre for logline, genre in FORTY]

    assert sum(read_right) >= 0.6 * len(FORTY)


def test_who_is_refused_is_there() -> None:
    climax = literal(written("A baker refuses to give a letter to a soldier."))[-1]

    assert (climax.gesture, climax.prop) == ("refuse", "letter")
    assert climax.recipient is not None


def test_who_fights_a_storm_does_not_box() -> None:
    film = written("A fisherman fights a storm to find a letter.")

    assert all(b.gesture != "fight" for b in literal(film))
