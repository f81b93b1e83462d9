"""A text into its sentences. Knows abbreviations and quotation marks, not words."""

from __future__ import annotations

import re

_SENTENCE = re.compile(
    r"(?<=[.!?\u2026])[\"'\u201d\u2019)]*\s+(?=[\"'\u201c\u2018(]*[A-Z\u00c0-\u00de0-9])|\n\s*\n"
)
_TITLES = re.compile(r"\b(Mr|Mrs|Ms|Dr|St|Prof|Capt|Sgt|Lt)\.")


def sentences(text: str) -> list[str]:
    """Split a text into sentences, white space tidied."""
    guarded = _TITLES.sub(lambda match: match[1] + "\u2024", text)
    parts = [" ".join(part.split()).replace("\u2024", ".") for part in _SENTENCE.split(guarded)]
    return [part for part in parts if re.search(r"\w", part)]
