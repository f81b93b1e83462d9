"""Whole films from a small script and colour bars, with real codecs: what a run makes, reuses, repairs and survives."""

from __future__ import annotations

import json
import shutil
from fractions import Fraction
from pathlib import Path

import pytest

from cinema_agent.errors import MediaError, PluginError, ScriptError, SettingsError, StorageError
from cinema_agent.generators.colorbars import read_frame_number, read_slate_code, slate_code
from cinema_agent.graph.events import Event
from cinema_agent.graph.produce import Production, make
from cinema_agent.media.clips import decode_clip, encode_clip
from cinema_agent.media.color import black_planes
from cinema_agent.media.files import file_sha256
from cinema_agent.media.probe import probe
from cinema_agent.media.sound import write_wav
from cinema_agent.script import PictureSize

SIZE = "192x108"


class Heard(list[Event]):
    """Collects events, and says what was made in a step."""

    def made(self, step: str) -> list[str]:
        return [event.subject for event in self if event.step == step and event.what == "made"]

    def why(self, subject: str) -> str:
        return next(event.detail for event in self if event.subject == subject and event.detail)


def shoot(folder: Path, source: str | Path = "The lamp.", **options: object) -> tuple[Production, Heard]:
    heard = Heard()
    defaults = {
        "agents": ("doubles:SmallScript",), "planner": "colorbars", "synthesizer": "colorbars", "size": SIZE,
        "seconds": 8, "captions": "none",
    }  # fmt: skip
    out = None if isinstance(source, Path) else folder
    given = options if isinstance(source, Path) else defaults | options
    return make(source, out=out, workers=1, listener=heard.append, **given), heard


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("films") / "lamp"
    shoot(folder)
    return folder


@pytest.fixture
def film(made: Path, tmp_path: Path) -> Path:
    """A copy of a finished production, to be changed."""
    return Path(shutil.copytree(made, tmp_path / "lamp"))


def test_a_film_has_every_frame_of_its_shots_in_order(made: Path):
    frames = list(decode_clip(made / "film.mp4"))
    cut = json.loads((made / "cut.json").read_text())

    assert len(frames) == cut["total_frames"] == probe(made / "film.mp4").picture().frames
    event = next(event for event in cut["pictures"] if event["shot"] == "1C")
    middle = event["at"] + 20
    assert read_slate_code(frames[middle]) == slate_code("1C-1")
    assert read_frame_number(frames[middle]) == 20


def test_every_step_leaves_a_readable_file(made: Path):
    expected = {
        "production.toml", "screenplay.json", "screenplay.schema.json", "screenplay.fountain", "cut.json", "film.mp4",
        "film.srt", "film.vtt", "poster.png", "dailies.html", "events.jsonl", "production.sqlite", "memory.jsonl",
        "voices/1.1.1.wav", "keyframes/1A/0000.png", "takes/1A-1.mp4", "takes/1A-1.json", "stems/music.wav",
        "stems/dialogue.wav", "stems/effects.wav",
    }  # fmt: skip

    assert {name for name in expected if not (made / name).is_file()} == set()


def test_the_dailies_tell_how_the_captions_burnt_in_were_found(tmp_path: Path):
    production, _ = shoot(tmp_path / "film", captions="burn", size="384x216")

    page = production.dailies.read_text("utf-8")
    assert "caption contrast" in page and "caption speed" in page


def test_sound_and_picture_last_equally_long(made: Path):
    facts = probe(made / "film.mp4")

    assert abs(facts.sound().seconds - facts.picture().frames / 24) <= 1 / 24


def test_a_second_run_makes_nothing_and_changes_nothing(film: Path):
    before = {path: file_sha256(path) for path in sorted(film.rglob("*.mp4"))}

    _, heard = shoot(film, film)

    assert {path: file_sha256(path) for path in before} == before
    assert [event for event in heard if event.what == "made"] == []


def test_the_same_film_comes_out_elsewhere_with_two_workers(made: Path, tmp_path: Path):
    make(
        "The lamp.", out=tmp_path / "again", workers=2, agents=("doubles:SmallScript",), planner="colorbars",
        synthesizer="colorbars", size=SIZE, seconds=8, captions="none",
    )  # fmt: skip

    assert file_sha256(tmp_path / "again" / "film.mp4") == file_sha256(made / "film.mp4")


def test_a_changed_line_is_recorded_and_only_its_shot_shot_again(film: Path):
    screenplay = film / "screenplay.json"
    screenplay.write_text(
        screenplay.read_text().replace("Is the lamp lit?", "Tell me, is the old lamp lit at last?")
    )

    _, heard = shoot(film, film)

    assert heard.made("voices") == ["1.1.1"]
    # The bars read a shot's length, which a longer line changes; the other shots keep every frame.
    assert heard.made("takes") == ["1B-1"]
    assert "length changed" in heard.why("1B-1") or "dialogue changed" in heard.why("1B-1")


def test_a_hand_edit_outlives_the_next_run(film: Path):
    screenplay = film / "screenplay.json"
    screenplay.write_text(screenplay.read_text().replace("Not yet.", "Not tonight."))

    shoot(film, film)
    shoot(film, film)

    assert "Not tonight." in screenplay.read_text()
    assert "Not tonight." in (film / "screenplay.fountain").read_text()


def test_the_fountain_can_be_edited_instead(film: Path):
    fountain = film / "screenplay.fountain"
    fountain.write_text(fountain.read_text().replace("Not yet.", "Not tonight."))

    shoot(film, film)

    assert "Not tonight." in (film / "screenplay.json").read_text()


def test_rewriting_gives_the_screenplay_back_to_the_crew(film: Path):
    from cinema_agent.graph.produce import produce
    from cinema_agent.graph.request import request

    screenplay = film / "screenplay.json"
    original = screenplay.read_text()
    screenplay.write_text(original.replace("Not yet.", "Not tonight."))

    produce(request(film, out=None, options={}), workers=1, rewrite=True)

    assert screenplay.read_text() == original


def test_a_screenplay_that_cannot_be_read_is_refused_and_kept(film: Path):
    screenplay = film / "screenplay.json"
    broken = screenplay.read_text().replace('"length_frames": 40', '"length_frames": "long"', 1)
    screenplay.write_text(broken)

    with pytest.raises(ScriptError, match="length_frames"):
        shoot(film, film)

    assert screenplay.read_text() == broken


def test_your_own_take_is_cut_in(film: Path):
    own = film / "takes" / "1C-1.mp4"
    shutil.copy(film / "takes" / "1A-1.mp4", own)

    shoot(film, film)

    frames = list(decode_clip(film / "film.mp4"))
    at = next(e["at"] for e in json.loads((film / "cut.json").read_text())["pictures"] if e["shot"] == "1C")
    assert read_slate_code(frames[at + 10]) == slate_code("1A-1")


def test_your_own_take_is_looked_over_but_never_shot_again(film: Path):
    own = film / "takes" / "1C-1.mp4"
    size = PictureSize.parse(SIZE)
    black = [black_planes(size.width, size.height)] * 40
    encode_clip(black, own, size=size, rate=Fraction(24), pixels="i420", length_frames=40)

    shoot(film, film)

    slate = json.loads((film / "takes/1C-1.json").read_text())
    assert slate["is_circled"] and slate["generator"] == "hand"
    assert "black-frame" in {note["check"] for note in slate["report"]["notes"]}


def test_your_own_take_of_another_length_is_refused_and_kept(film: Path):
    own = film / "takes" / "1C-1.mp4"
    shutil.copy(film / "takes" / "2A-1.mp4", own)
    before = file_sha256(own)

    with pytest.raises(MediaError, match=r"your take 1C-1\.mp4 has 52 frames .* shot 1C needs 40"):
        shoot(film, film)

    assert file_sha256(own) == before


def test_your_own_recording_is_used(film: Path):
    import numpy as np

    t = np.arange(24_000) / 48_000
    write_wav(film / "voices" / "1.1.1.wav", (0.4 * np.sin(2 * np.pi * 220 * t)).astype(np.float32))

    shoot(film, film)

    recording = json.loads((film / "voices" / "1.1.1.json").read_text())
    assert (recording["voice_actor"], recording["seconds"]) == ("hand", 0.5)


@pytest.mark.parametrize(
    "name", ["film.mp4", "takes/1B-1.mp4", "dailies.html", "keyframes/1B/0000.png", "stems/music.wav"]
)
def test_a_lost_file_comes_back_as_it_was(film: Path, name: str):
    before = file_sha256(film / name)
    (film / name).unlink()

    shoot(film, film)

    if name != "dailies.html":  # it tells how long this run took
        assert file_sha256(film / name) == before
    assert (film / name).is_file()


def test_a_damaged_vault_is_noticed_and_made_good(film: Path):
    before = file_sha256(film / "film.mp4")
    (film / "film.mp4").unlink()
    for stored in (film / ".vault").rglob("*"):
        if stored.is_file() and stored.stat().st_size > 3000:
            stored.write_bytes(stored.read_bytes()[:1000])

    shoot(film, film)

    assert file_sha256(film / "film.mp4") == before


def test_a_damaged_database_does_not_stop_the_film(film: Path):
    (film / "production.sqlite").write_bytes(b"not a database at all" * 100)

    production, _ = shoot(film, film)

    assert production.film.is_file()


def test_a_shot_that_cannot_be_made_becomes_a_placeholder(tmp_path: Path):
    production, heard = shoot(tmp_path / "film", synthesizer="doubles:RaisingBars")

    assert production.placeholders == ("1B",)
    assert (
        probe(production.film).picture().frames
        == json.loads((tmp_path / "film/cut.json").read_text())["total_frames"]
    )
    assert "the lens fell off" in production.dailies.read_text()
    assert (
        len([event for event in heard if event.what in {"retake", "warning"} and event.step == "takes"]) == 4
    )


def test_a_full_disk_stops_the_film_at_once_and_keeps_what_was_made(tmp_path: Path):
    with pytest.raises(StorageError, match=r"1B-1\.mp4: the disk is full; free some space and run again"):
        shoot(tmp_path / "film", synthesizer="doubles:FullDisk")

    assert not (tmp_path / "film/takes/1B-4.mp4").exists()
    assert (tmp_path / "film/keyframes/1B/0000.png").is_file()


@pytest.mark.parametrize(
    "synthesizer", ["doubles:RaisesAtFirst", "doubles:BlackAtFirst", "doubles:RaisingBars"]
)
def test_every_shot_counts_once_however_many_takes_it_needs(tmp_path: Path, synthesizer: str):
    _, heard = shoot(tmp_path / "film", synthesizer=synthesizer)

    last = [event for event in heard if event.step == "takes"][-1]
    assert (last.done, last.total) == (4, 4)


def test_a_bad_take_is_taken_again_and_the_good_one_circled(tmp_path: Path):
    production, _ = shoot(tmp_path / "film", synthesizer="doubles:BlackAtFirst")

    slates = [json.loads((production.folder / "takes" / f"1C-{n}.json").read_text()) for n in (1, 2)]
    assert [slate["is_circled"] for slate in slates] == [False, True]
    assert "retake" in slates[1]["why"]


def test_a_retake_that_changes_nothing_is_the_last(tmp_path: Path):
    production, _ = shoot(tmp_path / "film", synthesizer="doubles:AlwaysBlack")

    slates = sorted(path.stem for path in (production.folder / "takes").glob("1C-*.json"))
    assert slates == ["1C-1", "1C-2"]


def test_a_clip_of_the_wrong_length_never_reaches_the_cut(tmp_path: Path):
    production, _ = shoot(tmp_path / "film", synthesizer="doubles:OneFrameShort")

    assert production.placeholders == ("1A", "1B", "1C", "2A")


def test_an_agent_who_changes_a_locked_shot_is_stopped(tmp_path: Path):
    crew = ("doubles:SmallScript", "doubles:Locker", "doubles:Meddler")

    with pytest.raises(PluginError, match="'meddler' changed shot 1A, which is approved or locked"):
        shoot(tmp_path / "film", agents=crew)


def test_the_folder_of_another_film_is_left_alone(film: Path):
    with pytest.raises(SettingsError, match="holds another film"):
        make("Another film.", out=film)


def test_the_bible_shows_everybody_in_the_film(made: Path):
    from cinema_agent.memory.bible import Bible

    bible = Bible(made / "bible")
    book = bible.read()

    assert [character.id for character in book.characters] == ["ada", "bo"]
    assert all(
        bible.picture(entry.references[-1]).startswith(b"\x89PNG")
        for entry in (*book.characters, *book.places)
    )


def test_your_screenplay_is_filmed_in_another_size_but_not_at_another_rate(film: Path):
    screenplay = film / "screenplay.json"
    screenplay.write_text(screenplay.read_text().replace("Not yet.", "Not tonight."))

    shoot(film, film, size="128x72")

    assert probe(film / "film.mp4").picture().height == 72
    assert "Not tonight." in screenplay.read_text()
    with pytest.raises(ScriptError, match="counts 24 frames a second, 25 were asked for"):
        shoot(film, film, rate="25")


def test_keyframes_of_an_earlier_length_are_cleared_away_but_your_own_stay(film: Path):
    keyframes = film / "keyframes" / "1B"
    stale = keyframes / "0099.png"
    shutil.copy(keyframes / "0000.png", stale)  # as a run with another length would have left it
    own = keyframes / "0050.png"
    shutil.copy(film / "poster.png", own)
    ledger = film / ".ledger.json"
    ledger.write_text(ledger.read_text() + json.dumps({"keyframes/1B/0099.png": file_sha256(stale)}) + "\n")

    shoot(film, film)

    assert (stale.exists(), own.exists()) == (False, True)
