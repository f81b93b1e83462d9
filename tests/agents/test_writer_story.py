"""The writer makes a story of a logline: cast, places, beats, lines, and says what it assumed."""

from __future__ import annotations

from itertools import pairwise

import pytest
from writer_vocabulary import CLOCKMAKER, LIGHTHOUSE, drawable, written

from cinema_agent.agents import Agent, Desk, Wishes
from cinema_agent.agents.writer import HouseWriter
from cinema_agent.agents.writer.colors import distance
from cinema_agent.agents.writer.dialogue import exchanges
from cinema_agent.errors import ScriptError
from cinema_agent.script import Beat, Capabilities, Logline, Screenplay

LOGLINES = (
    LIGHTHOUSE,
    CLOCKMAKER,
    "Two rival chefs are trapped in an elevator an hour before the final of a cooking competition.",
    "A night train conductor meets the ghost of his wife on Christmas Eve.",
    "A boy and his dog cross the frozen mountains to bring medicine to their village.",
    "A detective who cannot remember faces must find the man who killed her partner.",
    "When the internet disappears, a teenage influencer and her grumpy grandfather cross the desert.",
)


def beats_of(film: Screenplay) -> list[Beat]:
    return [beat for scene in film.scenes for beat in scene.beats]


def beat(film: Screenplay, kind: str) -> Beat:
    return next(b for b in beats_of(film) if b.kind == kind)


def test_the_house_writer_is_an_agent() -> None:
    writer = HouseWriter()

    assert isinstance(writer, Agent)
    assert (writer.name, writer.after) == ("writer", "")


def test_the_keeper_relights_the_lamp_and_finds_his_granddaughter() -> None:
    film = written(LIGHTHOUSE)
    keeper, child = film.leads
    climax, after = beat(film, "climax"), beat(film, "after")

    assert (keeper.look.age, keeper.look.presents, keeper.wardrobe[0].costume) == (
        "old",
        "masculine",
        "peacoat",
    )
    assert (child.look.age, child.look.presents, child.look.build) == ("child", "feminine", "kid")
    assert (climax.gesture, climax.performer, climax.prop) == ("light", keeper.id, "lamp")
    assert (after.gesture, set(after.characters)) == ("embrace", {keeper.id, child.id})


def test_who_is_lost_is_not_seen_with_the_keeper_before_the_end() -> None:
    film = written(LIGHTHOUSE)
    keeper, child = film.leads

    together = [b.kind for b in beats_of(film) if {keeper.id, child.id} <= set(b.characters)]
    assert together == ["after"]


def test_the_robot_dances_with_the_clockmaker_in_the_end() -> None:
    film = written(CLOCKMAKER)
    human, robot = film.leads
    climax = beat(film, "climax")

    assert (robot.rig, human.wardrobe[0].costume) == ("robot", "overalls")
    assert (climax.gesture, climax.performer, climax.recipient) == ("dance", robot.id, human.id)
    assert beat(film, "setback").clause == "before the city goes dark"
    assert film.scenes[0].place == "workshop"


def test_light_moves_on_from_scene_to_scene() -> None:
    hours = [scene.time_of_day for scene in written(LIGHTHOUSE).scenes]

    assert len(set(hours)) >= 3
    assert hours[-1] == "dawn"


def test_a_stated_hour_is_kept() -> None:
    film = written("Two thieves break into a museum at night.")

    assert "night" in {scene.time_of_day for scene in film.scenes}
    assert not [a for a in film.assumptions if a.about == "time of day"]


@pytest.mark.parametrize("logline", LOGLINES)
def test_a_minute_has_few_scenes_and_few_words(logline: str) -> None:
    film = written(logline)

    assert 2 <= len(film.scenes) <= 5
    assert 6 <= len(beats_of(film)) <= 9
    assert sum(bool(b.lines) for b in beats_of(film)) <= 7
    assert all(len(line.text) <= 60 for line in film.lines)


@pytest.mark.parametrize("logline", LOGLINES)
def test_everything_asked_for_can_be_drawn(logline: str) -> None:
    film, offered = written(logline), drawable()

    assert {place.recipe for place in film.places} <= set(offered.names("place"))
    assert {prop.kind for prop in film.props} <= set(offered.names("prop"))
    assert {b.gesture for b in beats_of(film) if b.gesture} <= set(offered.names("gesture"))
    assert {c.wardrobe[0].costume for c in film.characters} <= set(offered.names("costume"))


@pytest.mark.parametrize("logline", LOGLINES)
def test_ids_refer_to_what_is_there(logline: str) -> None:
    film = written(logline)
    people, props = {c.id for c in film.characters}, {p.id for p in film.props}

    for b in beats_of(film):
        assert {*b.characters, *filter(None, (b.performer, b.recipient))} <= people
        assert b.prop is None or b.prop in props
        assert all(line.character in people and line.id.startswith(b.id) for line in b.lines)
    assert {scene.place for scene in film.scenes} <= {place.id for place in film.places}


@pytest.mark.parametrize("seed", range(12))
def test_leads_are_dressed_apart_and_only_one_wears_a_warm_colour(seed: int) -> None:
    film = written("Two rival chefs are trapped in an elevator.", seed=seed)
    first, second = film.leads

    assert distance(first.wardrobe[0].palette.top, second.wardrobe[0].palette.top) >= 30
    assert all(distance(c.look.skin, c.look.hair_color) >= 25 for c in film.leads)
    assert first.look.build != second.look.build
    assert first.name[0] != second.name[0]


def test_a_dog_does_not_speak() -> None:
    film = written("A boy and his dog cross the frozen mountains.")
    dog = next(c for c in film.characters if c.rig == "dog")

    assert not dog.speaks
    assert dog.id not in {line.character for line in film.lines}


def test_a_second_lead_is_never_invented() -> None:
    film = written("An astronaut plants a garden in the desert.")

    assert len(film.characters) == 1


def test_backstory_is_not_staged_as_if_it_happened_now() -> None:
    film = written("A beekeeper hides a runaway boy from the soldiers who burned his village.")

    assert not any("burn" in b.action for b in beats_of(film))


def test_refusing_to_leave_is_not_leaving() -> None:
    climax = beat(written("When a volcano wakes, a fisherman refuses to leave his boat."), "climax")

    assert climax.gesture == "refuse"
    assert "refuses to leave his boat" in climax.action


def test_same_seed_same_screenplay() -> None:
    assert written(LIGHTHOUSE, seed=3) == written(LIGHTHOUSE, seed=3)
    assert written(LIGHTHOUSE, seed=3) != written(LIGHTHOUSE, seed=4)


@pytest.mark.parametrize(("seconds", "fewest", "most"), [(10, 2, 2), (30, 3, 5), (60, 7, 9), (600, 50, 70)])
def test_beats_grow_with_the_film(seconds: float, fewest: int, most: int) -> None:
    assert fewest <= len(beats_of(written(LIGHTHOUSE, seconds=seconds))) <= most


def test_sentences_without_room_are_listed() -> None:
    text = "A boy finds a letter. " + " ".join(f"The weather of day {n} was mild." for n in range(30))
    film = written(text, seconds=20)

    assert any("find" in b.action for b in beats_of(film))
    assert "The weather of day 17 was mild." in film.left_out


def test_wishes_win() -> None:
    film = written(LIGHTHOUSE, wishes=Wishes(title="Ember", genre="horror", style="woodcut"))

    assert (film.title, film.genre, film.style) == ("Ember", "horror", "woodcut")


def test_assumptions_say_how_sure_they_are() -> None:
    assumed = written(LIGHTHOUSE).assumptions

    assert {"genre", "era", "place"} <= {a.about for a in assumed}
    assert all(a.because and 0 <= a.confidence <= 1 for a in assumed)


def test_a_logline_that_cannot_be_read_is_shown_in_its_own_words() -> None:
    text = "Zxqv brumel tokker vanu pelidor."
    film = written(text)

    assert [card.text for card in film.cards] == [text]
    assert any(a.about == "story" and a.confidence < 0.3 for a in film.assumptions)


@pytest.mark.parametrize("text", ["   ", "hi", "...!!!", "\x00\x01\x02abc def ghi"])
def test_too_little_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(ScriptError) as refused:
        written(text)

    assert "\n" not in str(refused.value)


def test_a_generator_that_draws_nothing_still_gets_a_story() -> None:
    blank = Screenplay(title="x", logline=Logline(text=LIGHTHOUSE), target_frames=1440)
    film = HouseWriter().work(blank, Desk(capabilities=Capabilities(generator="none", version="1")))

    assert film.scenes and film.characters and not film.props


def test_words_inside_words_are_not_read() -> None:
    film = written("A train driver finds a letter while cooking at the station.")

    assert film.era == "present"
    assert {scene.weather for scene in film.scenes} == {"clear"}


def test_the_bank_is_large_short_and_spoken_by_two() -> None:
    bank = exchanges()

    assert len(bank) >= 150
    assert all(len(text) <= 60 for e in bank for _, _, text in e.lines)
    assert all(speaker == "A" for e in bank if e.relation in ("alone", "animal") for speaker, _, _ in e.lines)
    assert len({e.lines for e in bank}) == len(bank)


def test_no_exchange_is_heard_twice() -> None:
    spoken = [line.text for line in written(CLOCKMAKER, seconds=300).lines]

    assert len(spoken) == len(set(spoken))


def test_scenes_follow_each_other_without_standing_still() -> None:
    for logline in LOGLINES:
        scenes = written(logline).scenes
        assert all((a.place, a.time_of_day) != (b.place, b.time_of_day) for a, b in pairwise(scenes)), logline


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "de",
            "Ein alter Leuchtturmwärter muss das Licht anzünden, als seine Enkelin auf See verloren geht.",
        ),
        ("fr", "Un vieux gardien de phare doit rallumer la lampe quand sa petite-fille se perd en mer."),
        ("es", "Un viejo farero debe volver a encender la lámpara cuando su nieta se pierde en el mar."),
        ("ja", "年老いた灯台守は、孫娘が海で行方不明になったとき、灯りを再びともさなければならない。"),
        (
            "it",
            "Un vecchio guardiano del faro deve riaccendere la lampada quando la nipote si perde in mare.",
        ),
        ("ru", "Старый смотритель маяка должен зажечь лампу, когда его внучка теряется в море."),
        ("zh", "年老的灯塔看守人必须点亮灯，当孙女在海上丢失。"),
    ],
)
def test_other_languages_are_glossed_silent_and_shown_in_their_own_words(language: str, text: str) -> None:
    film = written(text, language=language)
    keeper, child = film.leads

    assert (keeper.look.age, keeper.wardrobe[0].costume, child.look.age) == ("old", "peacoat", "child")
    assert beat(film, "climax").gesture == "light"
    assert [card.text for card in film.cards] == [text]
    assert not list(film.lines)
    assert not any(b.clause for b in beats_of(film))
