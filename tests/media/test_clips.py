"""A clip is exact to the frame, joinable, and the same bytes every time."""

import resource
from fractions import Fraction
from itertools import chain
from pathlib import Path

import numpy as np
import pytest
from moving_pictures import SIZE, clip, pictures

from cinema_agent.errors import MediaError
from cinema_agent.media.clips import (
    decode_clip,
    decode_planes,
    encode_clip,
    glimpse,
    group_starts,
    thumbnails,
)
from cinema_agent.media.color import planes_of
from cinema_agent.media.probe import probe
from cinema_agent.script import PictureSize


@pytest.mark.parametrize("rate", [Fraction(24), Fraction(24000, 1001), Fraction(30)])
def test_a_clip_has_exactly_its_frames_at_any_rate(tmp_path: Path, rate: Fraction) -> None:
    clip(tmp_path / "take.mp4", 50, rate)

    picture = probe(tmp_path / "take.mp4").picture()

    assert (picture.frames, picture.rate, picture.seconds) == (50, rate, 50 / rate)
    assert len(list(decode_clip(tmp_path / "take.mp4"))) == 50


def test_a_clip_says_its_colours(tmp_path: Path) -> None:
    clip(tmp_path / "take.mp4", 3)

    picture = probe(tmp_path / "take.mp4").picture()

    assert (picture.primaries, picture.transfer, picture.matrix, picture.color_range) == ("bt709",) * 3 + (
        "tv",
    )
    assert picture.pixel_format == "yuv420p"


def test_the_same_pictures_give_the_same_bytes(tmp_path: Path) -> None:
    once, again = clip(tmp_path / "a.mp4"), clip(tmp_path / "b.mp4")

    assert once.sha256 == again.sha256


def test_a_decoded_frame_is_the_frame_that_was_encoded(tmp_path: Path) -> None:
    clip(tmp_path / "take.mp4", 60)
    sources = list(pictures(60))

    for number, picture in enumerate(decode_clip(tmp_path / "take.mp4", 29, 40), start=29):
        errors = [np.abs(picture.astype(int) - sources[n]).mean() for n in (number - 1, number, number + 1)]
        assert min(errors) == errors[1] < 3


def test_seeking_gives_the_same_pixels_as_reading_through(tmp_path: Path) -> None:
    clip(tmp_path / "take.mp4", 60)
    whole = list(decode_planes(tmp_path / "take.mp4"))

    part = list(decode_planes(tmp_path / "take.mp4", 25, 51))

    assert len(part) == 26
    assert all(np.array_equal(a, b) for a, b in zip(part, whole[25:51], strict=True))


def test_groups_start_at_joins_and_every_24_frames_after(tmp_path: Path) -> None:
    clip(tmp_path / "take.mp4", 70, joins=(6, 60))

    assert probe(tmp_path / "take.mp4").picture().keyframes == (0, 6, 30, 54, 60)


def test_a_last_group_of_one_frame_is_not_made() -> None:
    assert sorted(group_starts(49)) == [0, 24]
    assert sorted(group_starts(50)) == [0, 24, 48]
    assert sorted(group_starts(1)) == [0]


def test_planes_and_pictures_give_the_same_clip(tmp_path: Path) -> None:
    planes = (planes_of(picture) for picture in pictures(50))

    as_planes = encode_clip(
        planes, tmp_path / "p.mp4", size=SIZE, rate=Fraction(24), pixels="i420", length_frames=50
    )

    assert as_planes.sha256 == clip(tmp_path / "b.mp4").sha256


@pytest.mark.parametrize(("given", "complaint"), [(9, "got 9"), (11, "got more")])
def test_a_wrong_number_of_frames_is_an_error_and_leaves_nothing(
    tmp_path: Path, given: int, complaint: str
) -> None:
    with pytest.raises(MediaError, match=complaint):
        encode_clip(
            pictures(given),
            tmp_path / "take.mp4",
            size=SIZE,
            rate=Fraction(24),
            pixels="bgr24",
            length_frames=10,
        )

    assert list(tmp_path.iterdir()) == []


def test_a_picture_of_the_wrong_shape_is_named(tmp_path: Path) -> None:
    wrong = chain(pictures(2), [np.zeros((90, 80, 3), np.uint8)])

    with pytest.raises(MediaError, match=r"frame 2 of clip 'take.mp4' is \(90, 80, 3\)"):
        encode_clip(
            wrong, tmp_path / "take.mp4", size=SIZE, rate=Fraction(24), pixels="bgr24", length_frames=3
        )


def test_a_missing_clip_is_named() -> None:
    with pytest.raises(MediaError, match=r"nowhere\.mp4: it is not there"):
        list(decode_clip(Path("nowhere.mp4")))


def test_a_clip_shorter_than_asked_is_an_error(tmp_path: Path) -> None:
    clip(tmp_path / "take.mp4", 10)

    with pytest.raises(MediaError, match="ends after 10 frames, 12 are needed"):
        list(decode_clip(tmp_path / "take.mp4", 0, 12))


def test_a_glimpse_is_the_start_of_the_group_that_holds_the_frame(tmp_path: Path) -> None:
    clip(tmp_path / "take.mp4", 60)

    (start,) = decode_clip(tmp_path / "take.mp4", 24, 25)

    assert np.array_equal(glimpse(tmp_path / "take.mp4", 40), start)


def test_a_disk_that_takes_no_more_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    noise = np.random.default_rng(0)
    frames = (noise.integers(0, 256, (90, 160, 3), dtype=np.uint8) for _ in range(60))
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, usual[1]))
    try:
        with pytest.raises(
            MediaError, match=r"cannot write the clip .*take\.mp4: the file would be larger than"
        ):
            encode_clip(
                frames, tmp_path / "take.mp4", size=SIZE, rate=Fraction(24), pixels="bgr24", length_frames=60
            )
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)

    assert list(tmp_path.iterdir()) == []


def test_thumbnails_are_spread_over_the_clip(tmp_path: Path) -> None:
    clip(tmp_path / "take.mp4", 40)

    small = thumbnails(tmp_path / "take.mp4", 40, count=4, height=45)

    assert [picture.shape for picture in small] == [(45, 80, 3)] * 4
    assert not np.array_equal(small[0], small[3])


def test_the_same_frames_give_the_same_bytes_however_often_they_are_encoded(tmp_path: Path) -> None:
    # Noisy, and no multiple of 256 pixels wide: what x264's AVX-512 code stumbles over.
    noise = np.random.default_rng(1)
    size = PictureSize(width=192, height=108)
    frames = [noise.integers(0, 255, (108, 192, 3), dtype=np.uint8) for _ in range(41)]

    facts = [
        encode_clip(
            frames, tmp_path / f"{n}.mp4", size=size, rate=Fraction(24), pixels="bgr24", length_frames=41
        )
        for n in range(12)
    ]

    assert len({clip.sha256 for clip in facts}) == 1
