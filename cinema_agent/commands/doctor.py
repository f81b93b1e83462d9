"""`cinema-agent doctor`: does this machine have what films need, and what to do where it does not."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from cinema_agent.commands.exits import FAILED

Finding = tuple[bool, str]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(doctor)


def doctor(
    folder: Annotated[Path, typer.Argument(help="Where films are to be made.")] = Path("films"),
) -> None:
    """Check this machine: drawing, encoding, fonts, voices, disk."""
    checks: dict[str, Callable[[], Finding]] = {
        "python": _python,
        "drawing": _drawing,
        "encoding": _encoding,
        "ffmpeg": _ffmpeg,
        "fonts": _fonts,
        "murmur voice": lambda: _voice("murmur"),
        "espeak voice": lambda: _voice("espeak"),
        "processes": lambda: (True, f"{os.cpu_count()} cores"),
        "folder": lambda: _folder(folder),
    }
    optional = {"espeak voice"}
    failed = False
    for name, look in checks.items():
        is_well, finding = _looked(look)
        mark = "ok" if is_well else "optional" if name in optional else "missing"
        failed |= not is_well and name not in optional
        print(f"{mark:<9} {name:<13} {finding}")
    if failed:
        raise typer.Exit(FAILED)


def _looked(look: Callable[[], Finding]) -> Finding:
    try:
        return look()
    # A doctor reports whatever is wrong, also what nobody thought of.
    except Exception as error:
        return False, " ".join(str(error).split())[:200]


def _python() -> Finding:
    version = ".".join(str(part) for part in sys.version_info[:3])
    return sys.version_info >= (3, 11), version


def _drawing() -> Finding:
    from cinema_agent import plugins

    capabilities = plugins.create("generators", "animatic").capabilities()
    counts = ", ".join(
        f"{len(entries)} {kind}s" for kind, entries in capabilities.vocabulary.items() if kind != "hair"
    )
    from cinema_agent.media.text import missing_glyphs

    missing_glyphs("ready")
    return True, counts


def _encoding() -> Finding:
    from fractions import Fraction

    import numpy as np

    from cinema_agent.media.clips import encode_clip
    from cinema_agent.script.format import PictureSize

    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "test.mp4"
        grey = np.full((64, 64, 3), 128, np.uint8)
        encode_clip(
            iter([grey] * 3),
            path,
            size=PictureSize(width=64, height=64),
            rate=Fraction(24),
            pixels="bgr24",
            length_frames=3,
        )
        return True, f"H.264, {path.stat().st_size} bytes for three frames"


def _ffmpeg() -> Finding:
    import imageio_ffmpeg

    return True, f"version {imageio_ffmpeg.get_ffmpeg_version()}"


def _fonts() -> Finding:
    from cinema_agent.media.text import missing_glyphs

    missing = {script: missing_glyphs(text) for script, text in SCRIPTS.items()}
    lacking = [script for script, glyphs in missing.items() if glyphs]
    return not lacking, f"no glyphs for {', '.join(lacking)}" if lacking else ", ".join(SCRIPTS)


SCRIPTS = {"Latin": "Añß", "Greek": "Λόγος", "Cyrillic": "Свет", "Japanese": "光の物語"}


def _voice(name: str) -> Finding:
    from cinema_agent import plugins
    from cinema_agent.script.bible_entries import Voice
    from cinema_agent.script.screenplay import Line

    line = Line(id="1.1.1", character="test", text="One, two.")
    speech = plugins.create("voices", name).speak(line, Voice(), "en", 1)
    return True, f"speaks ({len(speech.samples) / speech.rate_hz:.1f} s)"


def _folder(folder: Path) -> Finding:
    place = folder
    while not place.exists():
        place = place.parent
    if not os.access(place, os.W_OK):
        return False, f"{place} cannot be written; choose another with --out"
    free_gb = shutil.disk_usage(place).free / 1e9
    return free_gb > 0.2, f"{place.resolve()}, {free_gb:.1f} GB free"
