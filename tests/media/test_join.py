"""Clips are joined without changing a pixel, and sound starts with the picture."""

import subprocess
import wave
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from moving_pictures import SIZE, clip

from cinema_agent.errors import MediaError
from cinema_agent.media.clips import decode_planes
from cinema_agent.media.ffmpeg import binary
from cinema_agent.media.join import (
    Extras,
    Piece,
    SoftCaption,
    film_header,
    join_film,
    read_groups,
)
from cinema_agent.media.probe import probe
from cinema_agent.script import Format

RATES = [Fraction(24), Fraction(24000, 1001), Fraction(30)]


def silence(frames: int, rate: Fraction = Fraction(24)) -> np.ndarray:
    return np.zeros((round(frames / rate * 48_000), 2), np.float32)


def loudest_moment(path: Path) -> float:
    """Return when the loudest sample of a film is heard, in seconds."""
    with av.open(str(path)) as container:
        blocks = [(frame.pts * frame.time_base, frame.to_ndarray()[0]) for frame in container.decode(audio=0)]
    start, loudest = max(blocks, key=lambda block: abs(block[1]).max())
    return float(start) + abs(loudest).argmax() / 48_000


@pytest.mark.parametrize("rate", RATES)
def test_joined_groups_keep_every_pixel_and_frame(tmp_path: Path, rate: Fraction) -> None:
    clip(tmp_path / "a.mp4", 49, rate)
    clip(tmp_path / "b.mp4", 1, rate)
    clip(tmp_path / "c.mp4", 60, rate, joins=(12,))
    pieces = [
        Piece(tmp_path / "a.mp4", 0, 24),
        Piece(tmp_path / "b.mp4", 0, 1),
        Piece(tmp_path / "c.mp4", 12, 36),
        Piece(tmp_path / "a.mp4", 24, 49),
    ]

    join_film(pieces, silence(74, rate), tmp_path / "film.mp4", rate=rate, extras=Extras())

    expected = [planes for piece in pieces for planes in decode_planes(piece.path, piece.start, piece.end)]
    film = list(decode_planes(tmp_path / "film.mp4"))
    picture = probe(tmp_path / "film.mp4").picture()
    assert (picture.frames, picture.rate, picture.seconds) == (74, rate, 74 / rate)
    assert len(film) == 74 and all(np.array_equal(a, b) for a, b in zip(film, expected, strict=True))


def test_a_strict_decoder_finds_no_fault_in_a_joined_film(tmp_path: Path) -> None:
    clip(tmp_path / "a.mp4", 25)
    clip(tmp_path / "b.mp4", 1)
    pieces = [
        Piece(tmp_path / name, 0, end)
        for name, end in (("a.mp4", 25), ("b.mp4", 1), ("b.mp4", 1), ("a.mp4", 25))
    ]
    join_film(pieces, silence(52), tmp_path / "film.mp4", rate=Fraction(24), extras=Extras())

    command = [
        binary(),
        "-v",
        "warning",
        "-err_detect",
        "explode",
        "-xerror",
        "-i",
        tmp_path / "film.mp4",
        "-f",
        "null",
        "-",
    ]
    said = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (said.returncode, said.stderr) == (0, "")


def test_the_same_pieces_give_the_same_bytes(tmp_path: Path) -> None:
    clip(tmp_path / "a.mp4", 48)
    extras = Extras(chapters=(("One", 0, 48),), metadata={"title": "Film"})
    for name in ("one.mp4", "two.mp4"):
        join_film(
            [Piece(tmp_path / "a.mp4", 0, 48)], silence(48), tmp_path / name, rate=Fraction(24), extras=extras
        )

    assert (tmp_path / "one.mp4").read_bytes() == (tmp_path / "two.mp4").read_bytes()


def test_a_click_is_heard_when_its_frame_is_seen(tmp_path: Path) -> None:
    clip(tmp_path / "a.mp4", 48)
    sound = silence(48)
    sound[48_000 - 24 : 48_000 + 24] = 0.9 * np.hanning(48)[:, None]
    join_film(
        [Piece(tmp_path / "a.mp4", 0, 48)], sound, tmp_path / "film.mp4", rate=Fraction(24), extras=Extras()
    )

    assert abs(loudest_moment(tmp_path / "film.mp4") - 1.0) < 0.001


def test_sound_comes_from_a_file_at_any_rate(tmp_path: Path) -> None:
    clip(tmp_path / "a.mp4", 48)
    click = np.zeros(2 * 44_100, np.int16)
    click[44_100 - 22 : 44_100 + 22] = 28_000
    with wave.open(str(tmp_path / "mono.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(44_100)
        file.writeframes(click.tobytes())

    join_film(
        [Piece(tmp_path / "a.mp4", 0, 48)],
        tmp_path / "mono.wav",
        tmp_path / "film.mp4",
        rate=Fraction(24),
        extras=Extras(),
    )

    assert abs(loudest_moment(tmp_path / "film.mp4") - 1.0) < 0.002
    assert probe(tmp_path / "film.mp4").sound().channels == 2


def test_sound_is_as_long_as_the_picture(tmp_path: Path) -> None:
    clip(tmp_path / "a.mp4", 31)
    too_long = silence(60)

    join_film(
        [Piece(tmp_path / "a.mp4", 0, 31)],
        too_long,
        tmp_path / "film.mp4",
        rate=Fraction(24),
        extras=Extras(),
    )

    facts = probe(tmp_path / "film.mp4").sound()
    assert abs(facts.seconds - Fraction(31, 24)) < Fraction(1, 24)
    assert (facts.codec, facts.channels, facts.rate_hz) == ("aac", 2, 48_000)


def test_sound_that_ends_early_is_an_error_and_leaves_no_film(tmp_path: Path) -> None:
    clip(tmp_path / "a.mp4", 48)

    with pytest.raises(MediaError, match=r"the sound is 1.00 s, the picture 2.00 s"):
        join_film(
            [Piece(tmp_path / "a.mp4", 0, 48)],
            silence(24),
            tmp_path / "f.mp4",
            rate=Fraction(24),
            extras=Extras(),
        )

    assert [path.name for path in tmp_path.iterdir()] == ["a.mp4"]


def test_a_film_carries_chapters_captions_and_says_what_it_is(tmp_path: Path) -> None:
    clip(tmp_path / "a.mp4", 48)
    extras = Extras(
        chapters=(("1. The cliff, dusk", 0, 24), ("2. Lamp room, night", 24, 48)),
        captions=(SoftCaption("Then teach me.", 500, 1200),),
        language="eng",
        metadata={"title": "The Last Light", "comment": "Made by a machine with cinema-agent"},
    )

    join_film(
        [Piece(tmp_path / "a.mp4", 0, 48)], silence(48), tmp_path / "f.mp4", rate=Fraction(24), extras=extras
    )

    facts = probe(tmp_path / "f.mp4")
    assert [(c.title, c.start_s) for c in facts.chapters] == [
        ("1. The cliff, dusk", 0),
        ("2. Lamp room, night", 1),
    ]
    assert facts.subtitle_codecs == ("mov_text",) and facts.is_faststart
    assert facts.metadata["title"] == "The Last Light" and "machine" in facts.metadata["comment"]
    assert not any("creation" in name or "date" in name for name in facts.metadata)


def test_captions_can_be_read_back_from_the_film(tmp_path: Path) -> None:
    clip(tmp_path / "a.mp4", 48)
    extras = Extras(captions=(SoftCaption("Žofie —\nteach me.", 500, 1200),))
    join_film(
        [Piece(tmp_path / "a.mp4", 0, 48)], silence(48), tmp_path / "f.mp4", rate=Fraction(24), extras=extras
    )

    with av.open(str(tmp_path / "f.mp4")) as container:
        packets = [p for p in container.demux(container.streams.subtitles[0]) if p.size > 2]

    assert [bytes(p)[2:].decode() for p in packets] == ["Žofie —\nteach me."]
    assert [round(p.pts * p.time_base * 1000) for p in packets] == [500]


def test_clips_of_one_size_and_rate_share_their_header(tmp_path: Path) -> None:
    clip(tmp_path / "a.mp4", 30)
    clip(tmp_path / "b.mp4", 2)
    ours = film_header(Format(size=SIZE), tmp_path, crf=19, preset="veryfast")
    other = film_header(Format(size=SIZE), tmp_path, crf=19, preset="slow")

    assert read_groups(tmp_path / "a.mp4").header == read_groups(tmp_path / "b.mp4").header == ours != other


def test_a_missing_piece_is_named(tmp_path: Path) -> None:
    with pytest.raises(MediaError, match=r"gone\.mp4: it is not there"):
        read_groups(tmp_path / "gone.mp4")
