"""One small film by the whole house: writer, director, voices, animatic, checker, music, captions, titles."""

from __future__ import annotations

import json

import pytest

from cinema_agent import Production, make
from cinema_agent.graph.slates import slates_for_the_cut, slates_of
from cinema_agent.media.probe import probe
from cinema_agent.media.sound import read_wav
from cinema_agent.post.loudness import integrated_lufs
from cinema_agent.script.reading import read_screenplay


@pytest.fixture(scope="module")
def production(tmp_path_factory: pytest.TempPathFactory) -> Production:
    folder = tmp_path_factory.mktemp("films") / "fox"
    return make(
        "A fox finds a key in the forest and gives it to a lost girl.", out=folder, seconds=10, size="320x180"
    )


def test_it_is_as_long_as_was_asked_for_and_lacks_no_shot(production: Production):
    assert production.seconds == pytest.approx(10, rel=0.1)
    assert production.placeholders == ()
    assert probe(production.film).picture().frames == round(production.seconds * 24)


def test_every_circled_take_passed_the_checks(production: Production):
    screenplay = read_screenplay(production.folder / "screenplay.json")

    faults = [
        (slate.name, note.what)
        for shot in screenplay.shots
        for slate in slates_of(production.folder, shot.id)
        if slate.is_circled and slate.report
        for note in slate.report.notes
        if note.severity == "fault"
    ]

    assert faults == []
    assert len(slates_for_the_cut(production.folder, screenplay)) == production.shots


def test_it_is_as_loud_as_was_asked_for(production: Production):
    stems = [
        read_wav(production.folder / "stems" / f"{name}.wav") for name in ("dialogue", "effects", "music")
    ]

    assert integrated_lufs(sum(stems)) == pytest.approx(-16, abs=0.5)


def test_who_is_named_in_the_logline_is_in_the_film(production: Production):
    screenplay = read_screenplay(production.folder / "screenplay.json")

    assert {character.rig for character in screenplay.characters} == {"fox", "person"}
    assert [prop.kind for prop in screenplay.props] == ["key"]
    assert [place.recipe for place in screenplay.places] == ["forest"]


def test_what_each_shot_was_offered_of_the_shots_before_stands_in_its_slate(production: Production):
    screenplay = read_screenplay(production.folder / "screenplay.json")
    first, last = screenplay.shots[0], screenplay.shots[-1]

    offered = {shot.id: slates_of(production.folder, shot.id)[0].references for shot in (first, last)}

    assert offered[first.id] == ()
    assert {reference.keyframe.split("/")[0] for reference in offered[last.id]} <= {
        s.id for s in screenplay.shots[:-1]
    }
    assert offered[last.id] and all(reference.why for reference in offered[last.id])


def test_the_cut_tells_where_everything_is(production: Production):
    cut = json.loads((production.folder / "cut.json").read_text("utf-8"))

    assert {event["stem"] for event in cut["sounds"]} >= {"effects", "music"}
    assert cut["overlays"][0]["kind"] == "title"
