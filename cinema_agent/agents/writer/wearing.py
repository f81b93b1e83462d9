"""What the story says somebody wears, uses or is: 'a girl in a wheelchair', 'a man with a beard', 'who is blind'.

Knows words, not wardrobes: what can be worn is known to `dressing`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from cinema_agent.agents.writer.lexicon import load_lexicon
from cinema_agent.agents.writer.sentence import Phrase, Sentence

Wearing = tuple[int, Phrase, str, Phrase | None]
"""The sentence's number, who, in what words, and the phrase of the thing (none: of 'who is blind')."""

_LINK = re.compile(
    r",? ?(?:who |that )?(?:(?:always|still|now) )?"
    r"(?:in|with|wears|wearing|uses|using|has|having|dressed in|dressed as|leaning on|disguised as)"
)
_AND = re.compile(r",? ?(?:and|,)")
_WHO_IS = re.compile(r",? ?(?:who|that) (?:is|was|went|has gone|became|has been) (?:born )?([\w-]+)")
_POSES = re.compile(
    r",? ?(?:who )?(?:is |are )?(?:dress|dresses|dressed|disguised|pose|poses|posing) as (?:an? )?([\w-]+)"
)
_DETERMINERS = re.compile(r"^(?:an?|the|his|her|their|its|my|our|your) ")


def wearing(sentences: tuple[Sentence, ...], somebody: Collection[tuple[int, int]]) -> Iterator[Wearing]:
    """Yield what is worn or used in each sentence.

    Args:
        sentences: of the story.
        somebody: the sentence's number and start of each phrase that means people.
    """
    for number, sentence in enumerate(sentences):
        people = {start for at, start in somebody if at == number}
        for wearer, thing in _things_worn(sentence, people):
            yield number, wearer, _DETERMINERS.sub("", thing.words.lower()), thing
        for phrase in sentence.phrases:
            said = _WHO_IS.match(sentence.text[phrase.end :].lower()) if phrase.start in people else None
            if said:
                yield number, phrase, said[1], None
            posing = _POSES.match(sentence.text[phrase.end :].lower()) if phrase.start in people else None
            if posing:
                yield number, phrase, load_lexicon().noun_lemma(posing[1]) or posing[1], None


def _things_worn(sentence: Sentence, people: set[int]) -> Iterator[tuple[Phrase, Phrase]]:
    wearer: Phrase | None = None
    end, is_linked = 0, False
    for phrase in sorted(sentence.phrases, key=lambda p: p.start):
        if phrase.start in people:
            wearer, end, is_linked = phrase, phrase.end, False
            continue
        between = sentence.text[end : phrase.start].strip()
        if wearer is not None and (_LINK.fullmatch(between) or (is_linked and _AND.fullmatch(between))):
            end, is_linked = phrase.end, True
            yield wearer, phrase
        else:
            wearer = None
