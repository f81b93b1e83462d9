"""No voice: every line is silence as long as it takes to read. For films read, or voiced by hand."""

from __future__ import annotations

import numpy as np

from cinema_agent.generators import Speech
from cinema_agent.script.bible_entries import Voice
from cinema_agent.script.screenplay import Line

RATE_HZ = 48_000
CHARACTERS_A_SECOND = 14.0
SHORTEST_S = 0.8


class Unvoiced:
    """A voice actor who keeps silent."""

    name = "none"
    version = "1"

    def speak(self, line: Line, voice: Voice, language: str, seed: int) -> Speech:
        """Return silence at a reading pace, no words and no mouth shapes."""
        seconds = max(SHORTEST_S, len(line.text) / CHARACTERS_A_SECOND / voice.pace)
        return Speech(np.zeros(round(seconds * RATE_HZ), np.float32), RATE_HZ, (), ())
