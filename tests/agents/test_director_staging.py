"""People keep their side, their posture and what they hold from shot to shot; words lie over quiet shots."""

from __future__ import annotations

import pytest
from directed_films import desk, one_lead, two_leads

from cinema_agent.agents import Desk
from cinema_agent.agents.director import HouseDirector
from cinema_agent.script import Capabilities, Screenplay, Shot, TitleCard

PEOPLE = ("tomas", "ines")


def directed(film: Screenplay) -> Screenplay:
    return HouseDirector().work(film, desk())


def figure_in(shot: Shot, who: str):
    return next((figure for figure in shot.figures if figure.character == who), None)


@pytest.mark.parametrize("seed", range(4))
def test_two_who_talk_face_each_other(seed: int):
    for shot in directed(two_leads(seed=seed)).shots:
        tomas, ines = figure_in(shot, "tomas"), figure_in(shot, "ines")
        if shot.coverage == "two_shot" and tomas and ines:
            left, right = sorted((tomas, ines), key=lambda figure: "right" in figure.across)
            assert (left.facing, right.facing) == ("right", "left")


def test_over_a_shoulder_the_one_in_front_is_turned_away_and_listened_to():
    shots = [shot for shot in directed(two_leads()).shots if shot.coverage == "over_shoulder"]

    for shot in shots:
        seen, front = sorted(shot.figures, key=lambda figure: figure.is_foreground)
        assert front.is_foreground and front.facing == "away"
        assert seen.looks_at == front.character


def test_what_is_given_is_held_by_the_other_from_then_on():
    shots = directed(two_leads()).scene("2").shots
    gave = next(i for i, s in enumerate(shots) for f in s.figures for act in f.acts if act.gesture == "give")

    after = [
        figure.holds for shot in shots[gave + 1 :] for figure in shot.figures if figure.character == "tomas"
    ]

    assert figure_in(shots[gave], "ines").holds == "lantern"
    assert after and set(after) == {"lantern"}


def with_last_beat(**changes: object) -> Screenplay:
    """Return the film of two leads with another last beat."""
    film = two_leads()
    scene = film.scenes[2]
    beat = scene.beats[0].model_copy(update=changes)
    return film.replace(scenes=(*film.scenes[:2], scene.model_copy(update={"beats": (beat,)})))


def test_what_is_taken_is_in_hand_as_it_is_taken_and_after():
    shots = directed(with_last_beat(gesture="take", prop="lantern")).scene("3").shots

    took = next(i for i, s in enumerate(shots) for f in s.figures for act in f.acts if act.gesture == "take")
    held = [figure.holds for shot in shots[took:] for figure in shot.figures if figure.character == "tomas"]
    assert held and set(held) == {"lantern"}


def test_what_fits_no_hand_is_not_held_whatever_is_done_with_it():
    shots = directed(with_last_beat(gesture="take", prop="lamp")).scene("3").shots

    assert not any(figure.holds for shot in shots for figure in shot.figures)
    assert any(prop.prop == "lamp" for shot in shots for prop in shot.props)


def test_hands_are_free_for_an_embrace():
    film = two_leads()
    scene = film.scenes[1]
    embrace = scene.beats[2].model_copy(update={"gesture": "embrace", "recipient": "ines", "prop": None})
    changed = scene.model_copy(update={"beats": (*scene.beats[:2], embrace)})

    shots = directed(film.replace(scenes=(film.scenes[0], changed, film.scenes[2]))).scene("2").shots

    assert any(figure.holds for shot in shots if shot.beat == "2.2" for figure in shot.figures)
    assert not any(figure.holds for shot in shots if shot.beat == "2.3" for figure in shot.figures)


def test_people_who_embrace_come_together_and_stay_so():
    film = directed(with_last_beat(gesture="embrace", recipient="ines"))

    shots = [
        shot for shot in film.scene("3").shots if len(shot.figures) == 2 and shot.coverage != "over_shoulder"
    ]
    assert len(shots) >= 2
    assert all({figure.across for figure in shot.figures} == {"center"} for shot in shots)
    assert {act.gesture for figure in shots[0].figures for act in figure.acts} == {"embrace"}


def test_a_thing_that_fits_no_hand_stands_behind_whoever_uses_it():
    order = ("far", "middle", "near")

    for shot in directed(two_leads()).shots:
        tomas = figure_in(shot, "tomas")
        for prop in shot.props:
            if prop.prop == "lamp" and tomas and shot.coverage != "insert":
                assert order.index(prop.depth) <= order.index(tomas.depth)


@pytest.mark.parametrize("seed", range(4))
def test_people_are_seen_together_before_they_are_seen_over_shoulders(seed: int):
    for scene in directed(two_leads(seed=seed)).scenes:
        kinds = [shot.coverage for shot in scene.shots if len(shot.figures) > 1]
        assert kinds[0] in ("two_shot", "master")


def test_a_hand_is_in_the_insert_of_what_it_does():
    inserts = [
        shot for shot in directed(two_leads()).shots if shot.focus == "lamp" and shot.coverage == "insert"
    ]

    assert inserts
    assert [act.gesture for figure in inserts[0].figures for act in figure.acts] == ["light"]


def test_a_lamp_is_lit_in_one_shot_and_burns_in_the_next():
    shots = directed(two_leads()).shots

    states = [(prop.lights_at, prop.lit) for shot in shots for prop in shot.props if prop.prop == "lamp"]
    lit_at = [index for index, (at, _) in enumerate(states) if at is not None]
    assert len(lit_at) == 1
    assert all(lit for _, lit in states[lit_at[0] :])


def test_a_line_may_be_heard_over_who_listens():
    films = [directed(two_leads(seed=seed)) for seed in range(4)]
    heard_off = [
        (film, shot) for film in films for shot in film.shots for cue in shot.cues if not cue.on_camera
    ]

    assert heard_off
    for film, shot in heard_off:
        speakers = {film.line(cue.line).character for cue in shot.cues}
        assert shot.coverage == "reaction" and not speakers & set(shot.on_screen)


def test_a_tall_picture_stacks_people_in_depth_and_keeps_them_off_the_edges():
    film = directed(two_leads(portrait=True))

    for shot in film.shots:
        assert all(figure.across in ("left", "center", "right") for figure in shot.figures)
        seen = [figure for figure in shot.figures if not figure.is_foreground]
        assert len(seen) <= 2
        assert len({figure.depth for figure in seen}) == len(seen)


def test_who_walks_is_seen_whole_and_followed():
    walks = [shot for shot in directed(one_lead()).shots for f in shot.figures if f.posture == "walks"]

    assert walks
    assert all(shot.size in ("full", "wide", "extreme_wide") for shot in walks)
    assert all(shot.move in ("pan_left", "pan_right") for shot in walks)


def test_an_unknown_gesture_is_not_acted_but_still_told():
    film = HouseDirector().work(two_leads(), Desk(Capabilities(generator="stick", version="1")))

    assert not any(figure.acts for shot in film.shots for figure in shot.figures)
    assert "Tomas lights the lamp." in [shot.plot for shot in film.shots]


def test_every_shot_says_in_words_what_it_shows():
    for shot in directed(two_leads()).shots:
        assert shot.plot and shot.plot[0].isupper()
        assert any("kitchen" in element or "coast" in element for element in shot.elements)


def test_the_title_lies_over_the_empty_place_and_the_film_ends_on_a_card():
    film = directed(two_leads())
    title, end = film.cards

    assert (title.kind, title.over_shot, title.text) == ("title", "1A", film.title)
    assert film.shot("1A").figures == ()
    assert film.shot("1A").length_frames > title.length_frames
    assert (end.kind, end.over_shot) == ("end", None)
    assert "machine" in end.subtitle


def test_narration_finds_a_quiet_shot_that_stays_long_enough():
    card = TitleCard(kind="narration", text="The lamp had been dark for a year.", length_frames=80)

    film = directed(two_leads().replace(cards=(card,)))

    laid = next(card for card in film.cards if card.kind == "narration")
    shot = film.shot(laid.over_shot)
    assert not shot.cues and shot.length_frames >= 80 and shot.id != "1A"


def test_cards_that_are_there_already_stay():
    title = TitleCard(kind="title", text="Mine", length_frames=40, over_shot=None)

    film = directed(two_leads().replace(cards=(title,)))

    assert [card.text for card in film.cards if card.kind == "title"] == ["Mine"]


def test_where_one_sleeps_the_other_does_not_lie_down():
    film = with_last_beat(action="Ines sleeps. Tomas keeps watch a little longer.", performer="tomas")

    for shot in directed(film).scene("3").shots:
        assert getattr(figure_in(shot, "tomas"), "posture", "stands") != "lies"


def test_the_last_image_leaves_nobody_lying():
    film = with_last_beat(action="Tomas collapses.", gesture=None)

    for figure in directed(film).shots[-1].figures:
        assert figure.posture in ("stands", "sits", "kneels", "walks")


def test_whoever_dances_with_somebody_is_danced_with():
    film = with_last_beat(gesture="dance", recipient="ines", action="Tomas dances with Ines.")
    told = HouseDirector().work(
        film, Desk(capabilities=Capabilities(generator="any", version="1", open_vocabulary=True))
    )

    dancing = [
        shot
        for shot in told.scene("3").shots
        if any(a.gesture == "dance" for f in shot.figures for a in f.acts)
    ]
    assert dancing
    for shot in dancing:
        assert {figure.posture for figure in shot.figures if not figure.is_foreground} == {"stands"}


@pytest.mark.parametrize("seed", range(3))
def test_a_face_turns_on_what_happens_or_on_the_last_line(seed: int):
    figures = [figure for shot in directed(two_leads(seed=seed)).shots for figure in shot.figures]
    turning = [figure for figure in figures if figure.expression_after]

    assert any(figure.expression_turns_at is not None for figure in turning)
    assert all(figure.expression_turns_at is None for figure in figures if figure not in turning)
    for figure in turning:
        for act in (act for act in figure.acts if figure.expression_turns_at is not None):
            assert act.start < figure.expression_turns_at < 1
