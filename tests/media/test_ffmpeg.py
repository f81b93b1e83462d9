"""Filter graphs run, and a failure keeps what ffmpeg said."""

from pathlib import Path

import ffmpeg
import pytest
from moving_pictures import clip

from cinema_agent.errors import MediaError
from cinema_agent.media.ffmpeg import run_graph
from cinema_agent.media.probe import probe


def test_a_graph_writes_its_output(tmp_path: Path) -> None:
    clip(tmp_path / "it's a [take].mp4", 10)
    graph = (
        ffmpeg.input(str(tmp_path / "it's a [take].mp4")).filter("hflip").output(str(tmp_path / "out.mp4"))
    )

    run_graph(graph, "cannot flip")

    assert probe(tmp_path / "out.mp4").frames == 10


def test_what_a_measuring_filter_says_comes_back(tmp_path: Path) -> None:
    clip(tmp_path / "take.mp4", 10)
    graph = (
        ffmpeg.input(str(tmp_path / "take.mp4"))
        .filter("blackdetect", pix_th=1.0, d=0.1)
        .output("-", format="null")
    )

    assert "black_start:0" in run_graph(graph, "cannot measure")


def test_a_failure_is_one_line_and_keeps_command_and_last_words(tmp_path: Path) -> None:
    graph = ffmpeg.input(str(tmp_path / "gone.mp4")).output("-", format="null")

    with pytest.raises(MediaError, match=r"cannot flip: .*gone\.mp4") as caught:
        run_graph(graph, "cannot flip")

    assert "\n" not in str(caught.value)
    assert caught.value.command.startswith("ffmpeg ") and "No such file" in caught.value.stderr
