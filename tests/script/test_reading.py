"""Screenplays on disk: read strictly, written the same every time, upgraded from older versions."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cinema_agent.errors import ScriptError
from cinema_agent.script.reading import parse_screenplay, read_screenplay, screenplay_json, write_screenplay
from cinema_agent.script.schema import screenplay_schema
from cinema_agent.script.screenplay import SCHEMA_VERSION
from cinema_agent.script.versions import upgrade

GOLDEN = Path(__file__).parent / "golden"
SAMPLE = GOLDEN / "screenplay-2.json"


def edited(change: Callable[[dict[str, Any]], object]) -> str:
    raw = json.loads(SAMPLE.read_text("utf-8"))
    change(raw)
    return json.dumps(raw)


def complaint(text: str) -> str:
    with pytest.raises(ScriptError) as caught:
        parse_screenplay(text)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_screenplay_is_written_as_it_was_read(tmp_path: Path) -> None:
    write_screenplay(tmp_path / "screenplay.json", read_screenplay(SAMPLE))

    assert (tmp_path / "screenplay.json").read_bytes() == SAMPLE.read_bytes()


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("screenplay-*.json")), ids=lambda path: path.stem)
def test_every_older_screenplay_still_loads(path: Path) -> None:
    assert read_screenplay(path).schema_version == SCHEMA_VERSION


def test_glasses_of_version_1_are_an_accessory_now() -> None:
    raw = json.loads((GOLDEN / "screenplay-1.json").read_text("utf-8"))
    raw["characters"][0]["look"]["glasses"] = True

    wearer, other, *_ = parse_screenplay(json.dumps(raw)).characters

    assert (wearer.look.accessories, other.look.accessories) == (("glasses",), ())


def test_windows_line_ends_and_byte_order_mark_are_read(tmp_path: Path) -> None:
    path = tmp_path / "screenplay.json"
    path.write_bytes(b"\xef\xbb\xbf" + SAMPLE.read_bytes().replace(b"\n", b"\r\n"))

    assert read_screenplay(path) == read_screenplay(SAMPLE)


def test_wrong_value_is_named_by_its_place() -> None:
    text = edited(lambda raw: raw["scenes"][0]["shots"][1].update(length_frames=0))

    assert complaint(text).startswith("scenes[0].shots[1].length_frames: Input should be greater than")


def test_misspelt_field_is_named_not_guessed() -> None:
    text = edited(lambda raw: raw["scenes"][0]["shots"][0].update(lenght_frames=3))

    assert complaint(text).startswith("scenes[0].shots[0].lenght_frames: Extra inputs")


def test_unreadable_rate_is_explained_in_our_words() -> None:
    assert "is no frame rate; use 24" in complaint(edited(lambda raw: raw["format"].update(rate="fast")))


def test_broken_json_is_named_by_line() -> None:
    broken = SAMPLE.read_text("utf-8").replace('"title": "The Lamp",', '"title": "The Lamp"', 1)

    assert complaint(broken).startswith("line 4, column 3: not JSON")


def test_field_written_twice_is_refused() -> None:
    assert '"title" stands twice' in complaint('{"title": "A", "title": "B"}')


def test_missing_or_binary_file_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "film.json").write_bytes(b"\x89PNG\xff\xfe")

    for path, words in ((tmp_path / "none.json", "no such file"), (tmp_path / "film.json", "not UTF-8")):
        with pytest.raises(ScriptError, match=words) as caught:
            read_screenplay(path)
        assert str(path) in str(caught.value)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            lambda raw: raw["scenes"][0].update(place="attic"),
            "scenes[0].place: no place 'attic'; there is lamp",
        ),
        (lambda raw: raw["scenes"][0]["shots"][1]["cues"][0].update(line="9.9.9"), "no line '9.9.9'"),
        (
            lambda raw: raw["scenes"][1]["shots"][0]["figures"][0].update(character="inez"),
            "no character 'inez'",
        ),
        (lambda raw: raw["scenes"][0]["shots"][1].update(id="1A"), "shot '1A' stands there 2 times"),
        (lambda raw: raw["scenes"][1]["shots"][0].update(id="3A"), "its number is the scene's"),
        (lambda raw: raw["scenes"][0]["beats"][1]["lines"][0].update(id="1.1.1"), "its id begins so"),
    ],
)
def test_screenplay_that_contradicts_itself_is_refused(
    change: Callable[[dict[str, Any]], object], words: str
) -> None:
    assert words in complaint(edited(change))


@pytest.mark.parametrize("raw", [[], "film", None, {}, {"schema_version": "1"}, {"schema_version": True}])
def test_what_is_no_screenplay_is_refused(raw: object) -> None:
    with pytest.raises(ScriptError):
        upgrade(raw)


def test_newer_screenplay_asks_for_an_update() -> None:
    with pytest.raises(ScriptError, match="newer than ours"):
        upgrade({"schema_version": SCHEMA_VERSION + 1})


def test_schema_knows_every_field_and_stays_the_same() -> None:
    schema = json.loads(screenplay_schema())

    assert screenplay_schema() == screenplay_schema()
    assert set(schema["properties"]) == set(json.loads(SAMPLE.read_text("utf-8")))
    assert schema["additionalProperties"] is False


def test_screenplay_json_keeps_letters_of_every_language() -> None:
    screenplay = read_screenplay(SAMPLE).replace(title="灯台 — Ærø")

    assert "灯台 — Ærø" in screenplay_json(screenplay)
    assert parse_screenplay(screenplay_json(screenplay)) == screenplay
