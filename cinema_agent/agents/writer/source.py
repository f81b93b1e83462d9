"""The writer's source: a logline or a whole text, checked, and cut down to the sentences a film has time for.

Knows sentences and words, not the story.
"""

from __future__ import annotations

import re

from cinema_agent.agents.writer.lexicon import load_lexicon
from cinema_agent.agents.writer.lookahead import closed_class_words
from cinema_agent.agents.writer.natures import nature_of
from cinema_agent.agents.writer.phrases import read
from cinema_agent.agents.writer.props import MOST_PROPS
from cinema_agent.agents.writer.sentence import Sentence
from cinema_agent.agents.writer.splitting import sentences
from cinema_agent.agents.writer.stagings import can_be_shown
from cinema_agent.agents.writer.tagging import tag
from cinema_agent.errors import ScriptError

FEWEST_WORDS = 3
LONGEST_READ = 400
"""Sentences of a text that are read closely; of a longer one, only as many, spread over its length."""


def check_logline(text: str) -> str:
    """Return the logline, tidied.

    Raises:
        ScriptError: it is empty, binary, or has fewer than three words.
    """
    tidy = text.strip()
    if not tidy:
        raise ScriptError("the logline is empty; write one or two sentences that say who wants what")
    if "\x00" in tidy or sum(not c.isprintable() and not c.isspace() for c in tidy) > len(tidy) * 0.02:
        raise ScriptError("the logline is not text; give a sentence or a plain text file (UTF-8)")
    letters = sum(c.isalpha() for c in tidy)
    words = re.findall(r"[^\W\d_]+", tidy)
    if letters < 4 or (len(words) < FEWEST_WORDS and letters < 8):
        raise ScriptError(
            f"the logline {tidy[:40]!r} says too little; write who it is about and what they do"
        )
    return tidy


def choose_sentences(text: str, beats: int) -> tuple[tuple[Sentence, ...], tuple[str, ...]]:
    """Choose which sentences of a text the film tells, and which it leaves out.

    A sentence scores by what can be shown: named people, things and places, actions; the first and the
    last ones tell
    how a story begins and ends.

    Args:
        text: a logline or a whole text.
        beats: how many beats the film has; about one sentence for each.

    Returns:
        The sentences read, in their order, and the words of those left out.
    """
    written = sentences(text)
    room = max(2, beats)
    if len(written) <= room:
        return tuple(read(sentence) for sentence in written), ()
    step = max(1, len(written) // LONGEST_READ)
    looked_at = [i for i in range(len(written)) if i % step == 0 or i >= len(written) - 2]
    readings = {i: read(written[i]) for i in looked_at}
    scores = {i: _score(readings[i], i, len(written)) for i in looked_at}
    kept = sorted(sorted(looked_at, key=lambda i: (-scores[i], i))[:room])
    left_out = tuple(sentence for i, sentence in enumerate(written) if i not in kept)
    return tuple(readings[i] for i in kept), left_out


def _score(sentence: Sentence, place: int, count: int) -> float:
    """Return how much of a sentence can be shown."""
    drawable = sum(can_be_shown(action.verb) for action in sentence.actions)
    people = sum(nature_of(phrase) is not None for phrase in sentence.phrases)
    named = sum(phrase.is_name for phrase in sentence.phrases)
    lexicon = load_lexicon()
    things = sum(
        lexicon.categories(phrase.head)[:1] in (("t",), ("g",), ("f",)) for phrase in sentence.phrases
    )
    where = 2.5 if place == 0 else 1.0 if place in (1, count - 1) else 0.0
    length = max(1.0, len(sentence.text) / 90)
    return (
        1.5 * drawable + 1.2 * min(people, 2) + 0.6 * named + 0.5 * min(things, MOST_PROPS)
    ) / length + where


def is_english(read_sentences: tuple[Sentence, ...]) -> bool:
    """Say whether the text is English enough to be understood: its words are ones the table knows."""
    lexicon, known, seen = load_lexicon(), 0, 0
    closed = closed_class_words()
    function_words = 0
    for sentence in read_sentences:
        for token in tag(sentence.text):
            if not token.text[0].isalpha():
                continue
            seen += 1
            lower = token.lower
            function_words += lower in closed
            is_word = lower in closed or lexicon.noun_lemma(lower) or lexicon.verb_form(lower)
            known += bool(is_word or lexicon.uses(lower).adjective >= 0 or lexicon.uses(lower).adverb >= 0)
    return seen > 0 and known / seen >= 0.6 and (function_words / seen >= 0.12 or seen < 8)
