"""Files the film-maker put in the folder themselves: what can be known of a recording nobody of ours made."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from cinema_agent.media.files import file_sha256
from cinema_agent.media.sound import SOUND_RATE_HZ, envelope, read_wav
from cinema_agent.script.screenplay import Line
from cinema_agent.script.sound import Recording, Viseme

MOUTH_STEP_S = 0.04
SILENT_BELOW = 0.12


def recording_of_own(path: Path, line: Line) -> Recording:
    """Return the facts of a WAV the film-maker recorded: mouth shapes follow its loudness.

    Raises:
        MediaError: it is no readable WAV.
    """
    samples = read_wav(path)
    mono = samples if samples.ndim == 1 else samples.mean(axis=0)
    loudness = envelope(mono.astype(np.float32), step_s=MOUTH_STEP_S)
    loudness = loudness / max(float(loudness.max()), 1e-9)
    visemes = tuple(
        Viseme(
            start_s=round(index * MOUTH_STEP_S, 4),
            end_s=round((index + 1) * MOUTH_STEP_S, 4),
            shape="open" if level > 0.55 else "wide",
            openness=round(float(level), 3),
        )
        for index, level in enumerate(loudness)
        if level > SILENT_BELOW
    )
    return Recording(
        line=line.id, character=line.character, text=line.text, voice_actor="hand",
        seconds=round(mono.shape[-1] / SOUND_RATE_HZ, 6), sha256=file_sha256(path), visemes=visemes,
    )  # fmt: skip
