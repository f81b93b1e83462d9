"""Spotting: the right sound at the right frame."""

from __future__ import annotations

from itertools import pairwise

import pytest
from sounding_film import RATE, pictures, recordings, screenplay

from cinema_agent.errors import ScriptError
from cinema_agent.post.beats import cutting_tempo, fit_beats, share_on_beat
from cinema_agent.post.effects import effects
from cinema_agent.post.mix import AMBIENCE_FADE_S
from cinema_agent.post.silence import LONGEST_S, SHORTEST_S
from cinema_agent.post.spotting import spot
from cinema_agent.post.timeline import CARD_DELAY_S
from cinema_agent.script import Act, Cue, CutEvent, Figure, Prop, PropInFrame, SoundEvent, TitleCard

PLAY = screenplay()
END_S = (144 + 96 + 240 + 168 + 168 + 48) / RATE


def spotted() -> tuple[SoundEvent, ...]:
    return spot(PLAY, pictures(PLAY), recordings())


def named(sound: str) -> list[SoundEvent]:
    return [event for event in spotted() if event.sound == sound]


def test_lines_lie_at_their_cues_and_last_as_recorded() -> None:
    lines = {event.source: event for event in spotted() if event.stem == "dialogue"}

    assert lines["2.1.1"].start_s == pytest.approx((240 + 24) / RATE, abs=1e-4)
    assert lines["2.1.2"].start_s == pytest.approx((360 + 12) / RATE, abs=1e-4)
    for name, event in lines.items():
        assert event.end_s - event.start_s == pytest.approx(recordings()[name].seconds, abs=1e-4)


def test_voice_off_camera_is_softer_and_rooms_follow_places() -> None:
    lines = {event.source: event for event in spotted() if event.stem == "dialogue"}

    assert lines["2.1.2"].gain_db < lines["2.1.1"].gain_db
    assert (lines["2.1.1"].room, lines["3.1.1"].room) == ("room", "open")


def test_cue_without_a_recording_is_silent() -> None:
    assert not [event for event in spot(PLAY, pictures(PLAY), {}) if event.stem == "dialogue"]


def test_dissolve_counts_from_the_shots_own_first_frame() -> None:
    events = list(pictures(PLAY))
    early = events[2].model_copy(
        update={"at": events[2].at - 12, "source_out": 132, "transition": "dissolve", "transition_frames": 12}
    )
    events[2] = CutEvent.model_validate(early.model_dump())

    line = next(e for e in spot(PLAY, events, recordings()) if e.source == "2.1.1")

    assert line.start_s == pytest.approx((240 + 24) / RATE, abs=1e-4)


def test_ambience_crosses_at_the_scene_boundary() -> None:
    waves, kitchen = named("waves")[0], named("kitchen")[0]

    assert waves.start_s == 0
    assert waves.end_s - kitchen.start_s == pytest.approx(AMBIENCE_FADE_S, abs=1e-3)
    assert (waves.end_s + kitchen.start_s) / 2 == pytest.approx(240 / RATE, abs=1e-3)


def test_storm_is_heard_and_thunders() -> None:
    assert named("storm_sea") and named("thunder") and named("rain")


def test_steps_last_while_one_walks_and_are_softer_in_a_wide() -> None:
    steps = named("steps_stone")[0]

    assert (steps.start_s, steps.end_s) == (0.0, 6.0)
    assert steps.gain_db < 0 and steps.pan < 0


def test_letter_rustles_when_it_is_given() -> None:
    paper = named("paper")[0]

    assert (144 + 0.25 * 96) / RATE <= paper.start_s <= (144 + 0.75 * 96) / RATE
    assert paper.source == "1B" and paper.pan > 0


def test_music_follows_the_moods_from_first_to_last_frame() -> None:
    score = [event for event in spotted() if event.stem == "music"]

    assert [event.source for event in score] == ["calm", "tense", "sad", "heroic"]
    assert score[0].start_s == 0 and score[-1].end_s == pytest.approx(END_S)
    assert score[1].start_s == pytest.approx(240 / RATE, abs=1e-3)


def test_everything_is_silent_before_the_climax() -> None:
    (hush,) = named("silence")
    score = [event for event in spotted() if event.stem == "music"]

    assert SHORTEST_S <= hush.end_s - hush.start_s <= LONGEST_S
    assert hush.end_s == pytest.approx(648 / RATE, abs=1e-3) and hush.source == "4A"
    assert (score[2].end_s, score[3].start_s) == pytest.approx((hush.start_s, hush.end_s), abs=1e-4)
    assert score[1].end_s == score[2].start_s


def test_silence_never_falls_on_a_line() -> None:
    late = PLAY.map_shots(
        lambda one: (
            one.model_copy(update={"cues": (Cue(line="3.1.1", at_frame=120),)}) if one.id == "3A" else one
        )
    )

    events = spot(late, pictures(late), recordings())
    hushes = [event for event in events if event.sound == "silence"]

    for hush in hushes:
        assert hush.end_s - hush.start_s >= SHORTEST_S
        for line in (event for event in events if event.stem == "dialogue"):
            assert hush.end_s <= line.start_s or hush.start_s >= line.end_s


def test_mystery_holds_its_breath_before_what_turns_it() -> None:
    turned = PLAY.scenes[1].model_copy(
        update={"beats": (PLAY.scenes[1].beats[0].model_copy(update={"kind": "turn"}),)}
    )
    scenes = (PLAY.scenes[0], turned, *PLAY.scenes[2:])

    def hushed(genre: str) -> list[str]:
        events = spot(PLAY.replace(genre=genre, scenes=scenes), pictures(PLAY), recordings())
        return [event.source for event in events if event.sound == "silence"]

    assert hushed("mystery") == ["2A", "4A"] and hushed("drama") == ["4A"]


def themes_heard() -> list[tuple[str, float]]:
    return [
        (theme.whose, theme.at_s)
        for event in spotted()
        if event.score is not None
        for theme in event.score.themes
    ]


def test_theme_is_heard_when_its_owner_appears_and_returns_at_the_climax_and_last() -> None:
    heard = themes_heard()

    assert heard[0] == ("film", 0.0) and heard[-1][0] == "film"
    assert 0.0 < next(at for whose, at in heard if whose == "tomas") < 5.0
    assert 6.0 <= next(at for whose, at in heard if whose == "ines") < 15.0
    assert [whose for whose, at in heard if at == pytest.approx(648 / RATE)] == ["tomas"]


def test_climax_and_title_are_struck() -> None:
    titled = PLAY.replace(
        cards=(TitleCard(kind="title", text="The Last Light", length_frames=72, over_shot="1A"), *PLAY.cards)
    )

    hits = [
        at
        for event in spot(titled, pictures(titled), recordings())
        if event.score
        for at in event.score.hits_s
    ]

    assert hits == pytest.approx([CARD_DELAY_S, 648 / RATE], abs=0.05)


def test_cuts_fall_on_beats_and_the_beat_stays_even() -> None:
    rhythms = [
        (0.0, 3.1, 6.7, 9.4, 14.0, 17.2, 20.0),
        (0.0, 2.0, 4.6, 8.1, 12.4, 16.5, 20.0),
        (0.0, 5.3, 11.9, 20.0),
    ]

    for cuts in rhythms:
        beats = fit_beats(0.0, 20.0, cuts, 84)
        steps = [b - a for a, b in pairwise(beats)]

        assert beats[0] == 0.0 and beats[-1] == 20.0
        assert share_on_beat(beats, cuts) >= 0.75
        assert max(steps) / min(steps) < 1.25
        assert 60 / 84 / 1.25 < 20.0 / len(steps) < 60 / 84 * 1.25


def test_music_is_faster_where_shots_are_short() -> None:
    quick, slow = (cutting_tempo(80, 0, 24, [24 * n / count for n in range(1, count)]) for count in (12, 3))

    assert quick > 80 > slow


def test_every_sound_is_known_in_order_and_within_the_film() -> None:
    events = spotted()

    assert list(events) == sorted(events, key=lambda e: e.start_s)
    assert all(event.sound in {*effects(), "line", "score", "silence", "tone"} for event in events)
    assert all(0 <= event.start_s < event.end_s for event in events)
    assert spotted() == events


def test_cut_with_a_shot_that_is_not_in_the_script_is_refused() -> None:
    stranger = CutEvent(shot="9Z", slate="9Z-1", clip="", at=0, source_in=0, source_out=24)

    with pytest.raises(ScriptError, match="9Z"):
        spot(PLAY, [stranger], {})


def test_film_without_pictures_has_no_sound() -> None:
    assert spot(PLAY, [], {}) == ()


def test_act_covered_by_two_shots_is_heard_once() -> None:
    give = Figure(character="ines", acts=(Act(gesture="give", start=0.1),))
    twice = PLAY.map_shots(
        lambda one: one.model_copy(update={"figures": (give,)}) if one.id in ("2A", "2B") else one
    )
    short = [event.model_copy(update={"source_out": 48}) for event in pictures(PLAY)]
    placed = [event.model_copy(update={"at": 48 * number}) for number, event in enumerate(short)]

    assert len([e for e in spot(twice, placed, {}) if e.sound == "cloth"]) == 1


def test_fire_in_the_picture_is_heard_through_its_scene() -> None:
    fire = Prop(id="fire", name="the campfire", kind="campfire")
    burning = PropInFrame(prop="fire", lit=True)
    lit = PLAY.replace(props=(*PLAY.props, fire)).map_shots(
        lambda one: one.model_copy(update={"props": (burning,)}) if one.id == "2B" else one
    )

    heard = [event for event in spot(lit, pictures(lit), {}) if event.sound == "fire"]

    assert [event.source for event in heard] == ["2"]
