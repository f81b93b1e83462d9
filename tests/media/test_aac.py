"""Sound encoded ahead of the film sounds in it as if it had been encoded with it."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from moving_pictures import clip

from cinema_agent.errors import MediaError
from cinema_agent.media.aac import Sound, encode_sound
from cinema_agent.media.join import Extras, Piece, join_film

SECONDS = Fraction(2)


def heard(path: Path, sound: Sound) -> np.ndarray:
    """Join a film of two seconds with this sound and return its decoded samples."""
    clip(path / "a.mp4", 48)
    join_film([Piece(path / "a.mp4", 0, 48)], sound, path / "f.mp4", rate=Fraction(24), extras=Extras())
    with av.open(str(path / "f.mp4")) as film:
        assert film.streams.audio[0].start_time == 0
        return np.concatenate([frame.to_ndarray() for frame in film.decode(audio=0)], axis=1)


def tone() -> np.ndarray:
    wave = 0.3 * np.sin(np.arange(96_000, dtype=np.float32) * 0.05)
    wave[:30_000] = 0
    return np.stack([wave, wave], axis=1)


def test_a_copied_sound_has_the_samples_of_one_encoded_on_the_way(tmp_path: Path) -> None:
    encode_sound(tone(), tmp_path / "nameless", SECONDS)

    ahead, beside = heard(tmp_path, tmp_path / "nameless"), heard(tmp_path, tone())

    assert np.array_equal(ahead, beside)
    assert np.abs(ahead[0, :96_000] - tone()[:, 0]).max() < 0.05


def test_the_same_sound_gives_the_same_file(tmp_path: Path) -> None:
    for name in "ab":
        encode_sound(tone(), tmp_path / f"{name}.m4a", SECONDS)

    assert (tmp_path / "a.m4a").read_bytes() == (tmp_path / "b.m4a").read_bytes()


def test_an_encoded_sound_too_short_for_the_film_is_an_error(tmp_path: Path) -> None:
    encode_sound(tone(), tmp_path / "sound.m4a", Fraction(1))

    with pytest.raises(MediaError, match=r"the sound is 1\.\d\d s, the picture 2\.00 s"):
        heard(tmp_path, tmp_path / "sound.m4a")


def test_a_lost_sound_is_named(tmp_path: Path) -> None:
    with pytest.raises(MediaError, match=r"sound\.m4a"):
        heard(tmp_path, tmp_path / "sound.m4a")
