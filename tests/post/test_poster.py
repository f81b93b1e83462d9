"""The poster and the placeholder are real pictures."""

from fractions import Fraction
from pathlib import Path

import numpy as np
from rough_cut import SIZE, Finished

from cinema_agent.media.clips import decode_clip
from cinema_agent.media.stills import read_picture
from cinema_agent.post.lettering import FilmLook
from cinema_agent.post.placeholder import write_placeholder
from cinema_agent.post.poster import poster, worth, write_poster
from cinema_agent.script import Format


def test_the_poster_is_the_films_size_and_made_twice_the_same(finished: Finished, tmp_path: Path) -> None:
    look = FilmLook.of(finished.screenplay)
    for name in ("a.png", "b.png"):
        write_poster(finished.cut, finished.folder, tmp_path / name, look)

    assert read_picture(tmp_path / "a.png").shape == (90, 160, 3)
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()


def test_a_colourful_frame_is_worth_more_than_a_dim_one() -> None:
    dim = np.full((90, 160, 3), 12, np.uint8)
    bright = dim.copy()
    bright[:45], bright[45:] = (190, 140, 90), (40, 80, 200)

    assert worth(bright) > worth(dim)
    assert poster([dim, bright], FilmLook("Light", Format(size=SIZE)))[80, 5].tolist() == [40, 80, 200]


def test_a_film_of_placeholders_gets_a_title_card(finished: Finished, tmp_path: Path) -> None:
    shots = {event.shot for event in finished.cut.pictures}

    write_poster(
        finished.cut, finished.folder, tmp_path / "p.png", FilmLook.of(finished.screenplay), without=shots
    )

    assert np.median(read_picture(tmp_path / "p.png")) < 60


def test_a_placeholder_holds_still_for_its_length(tmp_path: Path) -> None:
    write_placeholder(
        tmp_path / "12A-4.mp4", shot="12A", plot="She climbs.", reason="the picture is black", size=SIZE,
        rate=Fraction(24), length_frames=30,
    )  # fmt: skip

    frames = list(decode_clip(tmp_path / "12A-4.mp4"))
    assert len(frames) == 30
    assert np.abs(frames[0].astype(int) - frames[-1]).mean() < 2
