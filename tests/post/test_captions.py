"""Captions can be read: short lines, long enough, never two at once."""

from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pysubs2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rough_cut import film, recordings, slates

from cinema_agent.post.captions import columns, line_columns, split_text, write_captions
from cinema_agent.post.timeline import cut_of
from cinema_agent.script import Overlay, PictureSize

PORTRAIT = PictureSize(width=720, height=1280)


def captions(**changes: object) -> list[Overlay]:
    screenplay = film().replace(**changes)
    return [o for o in cut_of(screenplay, slates(screenplay), recordings()).overlays if o.kind == "caption"]


def test_a_caption_starts_with_its_words() -> None:
    first, second = captions()

    assert (first.text, first.start) == ("Then teach me.", 60 + 10)
    assert second.start == 110 + 20


def test_a_caption_stays_long_enough_to_be_read() -> None:
    for caption in captions():
        assert columns(caption.text) / ((caption.end - caption.start) / 24) <= 17


def test_a_speaker_who_is_not_seen_is_named() -> None:
    first, second = captions()

    assert second.text.startswith("TOMAS: ") and "INES" not in first.text


def test_a_long_line_becomes_captions_that_start_at_its_words() -> None:
    text = "One two three four five six seven eight. " * 4
    screenplay = film()
    scene = screenplay.scene("1")
    line = scene.beats[0].lines[0].model_copy(update={"text": text.strip()})
    beat = scene.beats[0].model_copy(update={"lines": (line,)})
    longer = screenplay.replace(scenes=(scene.model_copy(update={"beats": (beat,)}), screenplay.scene("2")))
    recorded = recordings()["1.1.1"].model_copy(update={"text": text, "seconds": 1.6})

    cut = cut_of(longer, slates(longer), {"1.1.1": recorded})

    spoken = [o for o in cut.overlays if o.kind == "caption" and o.start < 110]
    assert len(spoken) == 2
    assert spoken[0].end <= spoken[1].start


def test_captions_never_overlap() -> None:
    spoken = captions()

    assert all(a.end <= b.start for a, b in pairwise(spoken))


@given(st.text(st.sampled_from("abc defg, hij. klm? nopqrstuv"), min_size=1, max_size=400))
def test_every_caption_has_at_most_two_lines_of_at_most_42_columns(text: str) -> None:
    words = " ".join(word[:30] for word in text.split())

    for caption in split_text(words):
        assert len(caption.split("\n")) <= 2
        assert all(columns(line) <= 42 for line in caption.split("\n"))


@given(st.text(st.sampled_from("abc defg, hij. klm? nopqrstuv灯台の、。「」っ"), max_size=300))
def test_no_word_is_lost(text: str) -> None:
    assert "".join(split_text(text, 24)).replace("\n", "").replace(" ", "") == "".join(text.split())


def test_captions_end_at_a_sentence_where_they_can() -> None:
    text = (
        "The lamp has not been lit since Grandma left us all. And nobody will climb those stairs again, ever."
    )

    assert [caption[-1] for caption in split_text(text)] == [".", "."]


def test_two_lines_are_about_equally_long() -> None:
    (caption,) = split_text("A light only needs one person to keep it burning.")

    lines = [columns(line) for line in caption.split("\n")]
    assert abs(lines[0] - lines[1]) <= 8


def test_japanese_lines_start_with_no_closing_mark() -> None:
    for caption in split_text(
        "灯台の明かりが消えてしまったので、私は海へ出る。「待って！」と彼女は言った。ずっと、ずっと。"
    ):
        for line in caption.split("\n"):
            assert columns(line) <= 42 and line[0] not in "、。」っー！"


def test_portrait_lines_are_shorter() -> None:
    assert (line_columns(PictureSize(width=1280, height=720)), line_columns(PORTRAIT)) == (42, 24)


@pytest.mark.parametrize("suffix", [".srt", ".vtt"])
def test_caption_files_can_be_read_by_others(tmp_path: Path, suffix: str) -> None:
    spoken = captions()

    write_captions(spoken, Fraction(24000, 1001), tmp_path / f"film{suffix}")

    read = pysubs2.load(str(tmp_path / f"film{suffix}"))
    assert [event.plaintext for event in read] == [caption.text for caption in spoken]
    assert abs(read[0].start - 70 * 1001 / 24) <= 1


def test_markup_in_a_line_stays_text(tmp_path: Path) -> None:
    line = Overlay(kind="caption", text=r"{\b1} a\Nb <i>c</i> --> d", start=0, end=24)

    write_captions([line], Fraction(24), tmp_path / "f.srt")

    assert "(/b1) a/Nb ‹i›c‹/i› --› d" in (tmp_path / "f.srt").read_text("utf-8")


def test_a_silent_film_has_empty_caption_files(tmp_path: Path) -> None:
    write_captions([], Fraction(24), tmp_path / "film.vtt")

    assert (tmp_path / "film.vtt").read_text("utf-8").startswith("WEBVTT")
