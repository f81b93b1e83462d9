"""The bible: people, places and props that last from film to film, and what they are recognised by."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from cinema_agent.errors import SettingsError
from cinema_agent.memory.bible import Bible, Book
from cinema_agent.memory.entities import entities_of
from cinema_agent.memory.safetensors import pack, unpack
from cinema_agent.script.bible_entries import Place, Prop
from cinema_agent.script.reading import read_screenplay

SAMPLE = read_screenplay(Path(__file__).parents[1] / "script" / "golden" / "screenplay-1.json")
INES = SAMPLE.character("ines")


def test_entries_last_from_film_to_film(tmp_path: Path) -> None:
    book = Bible(tmp_path).read().with_entry(INES).with_entry(Prop(id="lamp", name="lamp", kind="lantern"))
    Bible(tmp_path).write(book)

    assert Bible(tmp_path).read() == book
    assert book.characters == (INES,)


def test_entry_of_the_same_id_takes_the_place_of_the_old() -> None:
    sea, rough_sea = (
        Place(id="sea", name=name, recipe="sea", interior=False) for name in ("Sea", "Rough sea")
    )

    assert Book().with_entry(sea).with_entry(rough_sea).places == (rough_sea,)


def test_pictures_and_vectors_hang_on_an_entry(tmp_path: Path) -> None:
    bible, face = Bible(tmp_path), np.arange(6, dtype=np.float32).reshape(2, 3)
    references = (bible.keep_picture(b"png", "animatic 1"), bible.keep_vectors({"face": face}, "encoder 2"))
    bible.write(Book().with_entry(INES.model_copy(update={"references": references})))

    picture, vector = Bible(tmp_path).read().characters[0].references
    assert bible.picture(picture) == b"png"
    assert np.array_equal(bible.vectors(vector)["face"], face)


def test_damaged_or_missing_reference_is_refused(tmp_path: Path) -> None:
    bible = Bible(tmp_path)
    reference = bible.keep_picture(b"png", "animatic 1")
    (path,) = tmp_path.rglob("*.png")

    path.write_bytes(b"gnp")
    with pytest.raises(SettingsError, match="damaged"):
        bible.picture(reference)
    path.unlink()
    with pytest.raises(SettingsError, match="missing"):
        bible.picture(reference)


@pytest.mark.parametrize("text", ["", "{", '{"bible": 2}', '{"cast": []}'])
def test_what_is_no_bible_of_ours_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "bible.json").write_text(text)

    with pytest.raises(SettingsError, match=r"bible\.json"):
        Bible(tmp_path).read()


def test_vectors_are_packed_the_same_every_time() -> None:
    a, b = np.ones(3, np.float32), np.zeros((2, 2), np.float32)

    assert pack({"a": a, "b": b}) == pack({"b": b, "a": a})
    assert unpack(pack({})) == {}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff" * 16,
        (2).to_bytes(8, "little") + b"[]",
        pack({"a": np.ones(3, np.float32)})[:-1],
        pack({"a": np.ones(3, np.float32)}).replace(b"F32", b"F16"),
        pack({"a": np.ones(3, np.float32)}).replace(b"[3]", b"[4]"),
    ],
)
def test_what_are_no_vectors_is_refused(content: bytes) -> None:
    with pytest.raises(SettingsError, match="no vectors"):
        unpack(content)


def test_shot_names_its_focus_people_props_and_place() -> None:
    shot = SAMPLE.shot("1B").model_copy(update={"focus": "ines"})

    assert entities_of(SAMPLE, shot) == ("character:ines", "character:tomas", "place:lamp-room")
    assert entities_of(SAMPLE, SAMPLE.shot("1A")) == ("character:tomas", "prop:lantern", "place:lamp-room")
