"""The finished film is the cut: every frame in its place, untouched where nothing was done to it."""

import shutil
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from rough_cut import END_CARD, SIZE, Finished, film, finish, pictures, tone

from cinema_agent.errors import MediaError
from cinema_agent.media.clips import decode_planes, encode_clip
from cinema_agent.media.color import split_planes
from cinema_agent.post.film import CuttingRoom, finish_film
from cinema_agent.post.finish import SegmentFolder, SegmentJob, make_segment
from cinema_agent.post.lettering import FilmLook
from cinema_agent.post.timeline import cut_of
from cinema_agent.script import PictureSize, TitleCard


def again(finished: Finished, path: Path, store: Path | None = None, **changes: object) -> bytes:
    """Finish the same cut once more and return the film's bytes."""
    room = CuttingRoom(SegmentFolder(store or path.parent / "segments"), path.parent / "scratch")
    sound = tone(finished.cut.total_frames, Fraction(finished.cut.rate))
    look = FilmLook.of(finished.screenplay)
    finish_film(finished.cut, finished.folder, sound, path, look=look, room=replace(room, **changes))
    return path.read_bytes()


@pytest.fixture
def copy(finished: Finished, tmp_path: Path) -> Finished:
    """Return the film in a folder of its own, to be changed."""
    shutil.copytree(finished.folder, tmp_path / "copy")
    return replace(finished, folder=tmp_path / "copy")


@pytest.mark.parametrize("rate", [Fraction(24000, 1001), Fraction(30)])
def test_picture_and_sound_are_exact_at_any_rate(tmp_path: Path, rate: Fraction) -> None:
    made = finish(tmp_path, rate)

    assert made.facts.picture().frames == made.cut.total_frames == 279
    assert made.facts.picture().seconds == 279 / rate
    assert abs(made.facts.sound().seconds - 279 / rate) < 1 / rate


def test_the_film_is_h264_and_aac_in_bt709_ready_to_stream(finished: Finished) -> None:
    picture, sound = finished.facts.picture(), finished.facts.sound()

    assert (picture.codec, picture.pixel_format, picture.matrix) == ("h264", "yuv420p", "bt709")
    assert (sound.codec, sound.channels, sound.rate_hz) == ("aac", 2, 48_000)
    assert finished.facts.is_faststart


def test_untouched_frames_are_the_takes_own_pixels(finished: Finished) -> None:
    shown = {84: ("1B", 24), 97: ("1B", 37), 110: ("2A", 12), 130: ("2A", 32)}
    starts = finished.facts.picture().keyframes

    for at, (shot, number) in shown.items():
        (in_film,) = decode_planes(finished.path, at, at + 1)
        (in_take,) = decode_planes(finished.folder / f"takes/{shot}-1.mp4", number, number + 1)
        is_copied = not any(o.start < at + 24 and o.end > at - 24 for o in finished.cut.overlays)
        assert np.abs(in_film.astype(int) - in_take).mean() < (1e-9 if is_copied else 2.5), at
    assert 60 in starts and 110 in starts


def test_a_copied_run_is_bit_exact(tmp_path: Path) -> None:
    made = finish(tmp_path)
    title_free = made.cut.model_copy(update={"overlays": ()})
    again(replace(made, cut=title_free), tmp_path / "clean.mp4")

    film_frames = list(decode_planes(tmp_path / "clean.mp4", 0, 84))
    takes = [*decode_planes(tmp_path / "takes/1A-1.mp4"), *decode_planes(tmp_path / "takes/1B-1.mp4", 0, 24)]

    assert all(np.array_equal(a, b) for a, b in zip(film_frames, takes, strict=True))


def test_a_dissolve_shows_both_takes(finished: Finished) -> None:
    (mixed,) = decode_planes(finished.path, 104, 105)
    (out,) = decode_planes(finished.folder / "takes/1B-1.mp4", 44, 45)
    (into,) = decode_planes(finished.folder / "takes/2A-1.mp4", 6, 7)

    half = (out.astype(float) * (6 / 13) + into.astype(float) * (7 / 13))[:90]
    assert np.abs(mixed[:90] - half).mean() < 3 < np.abs(mixed[:90].astype(float) - out[:90]).mean()


def test_a_fade_comes_from_black_and_the_last_shot_goes_to_black(finished: Finished) -> None:
    levels = [split_planes(planes)[0].mean() for planes in decode_planes(finished.path, 182, 231)]

    assert levels[0] < 22 < levels[5] < levels[12]
    assert levels[-1] < 22


def test_captions_are_burned_in_where_they_are_spoken(finished: Finished) -> None:
    spoken, silent = (next(decode_planes(finished.path, at, at + 1))[:90] for at in (75, 95))

    assert spoken[70:84].max() > 200 > silent[70:84].max()


def test_the_end_card_closes_the_film(finished: Finished) -> None:
    (card,) = decode_planes(finished.path, 279 - END_CARD // 2, 280 - END_CARD // 2)

    assert card[:90].max() > 200 and np.median(card[:90]) < 90


def test_chapters_and_metadata_name_scenes_and_maker(finished: Finished) -> None:
    assert [c.title for c in finished.facts.chapters] == ["1. The cliff, dusk", "2. Lamp room, night"]
    assert finished.facts.metadata["title"] == "The Last Light"
    assert finished.facts.metadata["comment"] == "Made by a machine with cinema-agent"


def test_caption_files_lie_beside_the_film(finished: Finished) -> None:
    assert "Then teach me." in (finished.folder / "film.srt").read_text("utf-8")
    assert (finished.folder / "film.vtt").read_text("utf-8").startswith("WEBVTT")


def test_soft_captions_are_a_track_and_leave_the_picture_alone(finished: Finished, tmp_path: Path) -> None:
    again(finished, tmp_path / "soft.mp4", captions="soft")
    again(finished, tmp_path / "none.mp4", captions="none")

    soft, none = (next(decode_planes(tmp_path / name, 75, 76)) for name in ("soft.mp4", "none.mp4"))
    assert np.array_equal(soft, none)
    assert (
        b"tx3g" in (tmp_path / "soft.mp4").read_bytes()
        and b"tx3g" not in (tmp_path / "none.mp4").read_bytes()
    )


def test_the_same_film_has_the_same_bytes_however_the_work_is_shared(
    finished: Finished, tmp_path: Path
) -> None:
    def backwards(make: object, jobs: list[SegmentJob]) -> list[Path]:
        return [make_segment(job) for job in reversed(jobs)][::-1]

    alone = again(finished, tmp_path / "a" / "film.mp4")
    shared = again(finished, tmp_path / "b" / "film.mp4", map_jobs=backwards)

    assert alone == shared == finished.path.read_bytes()


def test_a_second_run_makes_no_segment(finished: Finished, tmp_path: Path) -> None:
    def none(make: object, jobs: list[SegmentJob]) -> list[Path]:
        assert not jobs
        return []

    assert (
        again(finished, tmp_path / "f.mp4", finished.folder / "segments", map_jobs=none)
        == finished.path.read_bytes()
    )


def test_a_new_take_makes_only_its_own_segments(copy: Finished) -> None:
    made: list[tuple[int, int]] = []

    def counted(make: object, jobs: list[SegmentJob]) -> list[Path]:
        made.extend((job.start, job.end) for job in jobs)
        return [make_segment(job) for job in jobs]

    encode_clip(
        pictures(50, 99),
        copy.folder / "takes/1B-1.mp4",
        size=SIZE,
        rate=Fraction(24),
        pixels="bgr24",
        length_frames=50,
    )
    again(copy, copy.folder / "film.mp4", map_jobs=counted)

    assert made and all(start >= 60 and end <= 110 + 12 for start, end in made if start < 182)


def test_a_take_of_another_encoder_is_taken_in(copy: Finished) -> None:
    encode_clip(
        pictures(50, 1),
        copy.folder / "takes/1B-1.mp4",
        size=SIZE,
        rate=Fraction(24),
        pixels="bgr24",
        length_frames=50,
        preset="slow",
        crf=12,
    )

    again(copy, copy.folder / "film.mp4")

    assert len(list(decode_planes(copy.folder / "film.mp4"))) == 279


def test_a_take_of_another_size_is_named(copy: Finished) -> None:
    size = PictureSize(width=128, height=72)
    encode_clip(
        pictures(50, 1, size),
        copy.folder / "takes/1B-1.mp4",
        size=size,
        rate=Fraction(24),
        pixels="bgr24",
        length_frames=50,
    )

    with pytest.raises(MediaError, match=r"1B-1\.mp4 is 128x72, the film 160x90"):
        again(copy, copy.folder / "film.mp4")


def test_a_missing_take_is_named_and_the_old_film_stays(copy: Finished) -> None:
    before = copy.path.read_bytes()
    (copy.folder / "takes/1B-1.mp4").unlink()

    with pytest.raises(MediaError, match=r"1B-1\.mp4: it is not there"):
        again(copy, copy.path)

    assert copy.path.read_bytes() == before


def test_a_film_of_cards_alone_can_be_shown(tmp_path: Path) -> None:
    cards = (
        TitleCard(kind="title", text="Soon", length_frames=30),
        TitleCard(kind="end", text="Soon", length_frames=30),
    )
    screenplay = film().replace(scenes=(), cards=cards)
    cut = cut_of(screenplay, {})

    room = CuttingRoom(SegmentFolder(tmp_path / "segments"), tmp_path / "scratch")
    facts = finish_film(
        cut, tmp_path, tone(60, Fraction(24)), tmp_path / "f.mp4", look=FilmLook.of(screenplay), room=room
    )

    assert facts.frames == 60
