"""Previews are made once, by whoever drew the still."""

import hashlib
from pathlib import Path

import numpy as np
import pytest

from cinema_agent.errors import MediaError
from cinema_agent.graph.previews import PREVIEW_HEIGHT, keep_preview, preview_of
from cinema_agent.media.stills import decode_picture, write_png
from cinema_agent.memory.vault import Vault


@pytest.fixture
def still(tmp_path: Path) -> bytes:
    picture = np.random.default_rng(1).integers(0, 255, (360, 640, 3), dtype=np.uint8)
    write_png(picture, tmp_path / "still.png")
    return (tmp_path / "still.png").read_bytes()


def test_a_kept_preview_is_used(tmp_path: Path, still: bytes) -> None:
    (tmp_path / "small.jpg").write_bytes(b"small")
    keep_preview(Vault(tmp_path / "vault"), hashlib.sha256(still).hexdigest(), tmp_path / "small.jpg")

    assert preview_of(Vault(tmp_path / "vault"), still) == b"small"


def test_a_still_nobody_left_a_preview_of_gets_one(tmp_path: Path, still: bytes) -> None:
    preview = preview_of(Vault(tmp_path / "vault"), still)

    assert decode_picture(preview).shape == (PREVIEW_HEIGHT, 320, 3)


def test_a_still_that_is_no_picture_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(MediaError, match="not a picture"):
        preview_of(Vault(tmp_path / "vault"), b"words")
