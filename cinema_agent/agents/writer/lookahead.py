"""What comes next in a sentence, by the looks of its words alone: what the tagger asks before it decides.

Knows words and their order; has no memory of what was tagged.
"""

from __future__ import annotations

from functools import lru_cache

from cinema_agent.agents.writer.lexicon import Lexicon, sheet

SUBJECT_PRONOUNS = ("he", "she", "they", "we", "i")
OPENS_OBJECT = (
    "DET", "POSS", "NUM", "PRON", "TO", "PREP", "NAME", "ADV", "CONJ", "SUB", "PUNCT", "END", "REL",
)  # fmt: skip


@lru_cache(maxsize=1)
def closed_class_words() -> dict[str, str]:
    """Return the words of the closed classes with their tags."""
    grammar = sheet("grammar.toml")
    tags = {word: tag for tag, words in grammar.items() if isinstance(words, list) for word in words}
    return {**tags, **{word: "AUX" for words in grammar["aux"].values() for word in words}}


class LookAhead:
    """The words of one sentence, and guesses at what those ahead may be."""

    def __init__(self, lexicon: Lexicon, words: list[tuple[str, int, int]]) -> None:
        self._lexicon = lexicon
        self._closed = closed_class_words()
        self._words = words

    def _plain_verb_ahead(self, index: int) -> bool:
        """Say whether a plural and its verb follow: 'and the frogs want it back'."""
        for noun in range(index, min(index + 3, len(self._words) - 2)):
            word, following = self._words[noun][0].lower(), self._words[noun + 1][0].lower()
            uses = self._lexicon.uses(following)
            is_plain = self._lexicon.verb_form(following) == (following, "base") and uses.verb > uses.noun
            if self._lexicon.is_plural(word) and is_plain and self._guess(noun + 1) == "?":
                return self._guess(noun + 2) in ("DET", "POSS", "PRON", "TO")
        return False

    def _guess(self, index: int) -> str:
        """Return the tag of a word by its looks alone; END after the last, ? where it is open."""
        if index >= len(self._words):
            return "END"
        word = self._words[index][0]
        if not word[0].isalnum() and word not in ("'s", "'"):
            return "PUNCT"
        if word.lower() == "to":
            return "TO"
        if word.lower() in ("her", "that"):
            return "DET"
        if word[0].isdigit():
            return "NUM"
        known = self._closed.get(word.lower())
        if known:
            return known
        return "NAME" if word[0].isupper() and index else "?"

    def _can_be_noun(self, index: int) -> bool:
        if self._guess(index) == "NAME":
            return True
        if self._guess(index) != "?":
            return False
        word = self._words[index][0].lower()
        return (
            self._lexicon.noun_lemma(word) is not None
            or self._lexicon.uses(word).adjective >= 0
            or ("-" in word)
            or self._lexicon.verb_form(word) is None
        )

    def _verb_ahead(self, index: int, *, past_conjunctions: bool = True) -> bool:
        """Say whether a sure finite verb stands before the clause ends."""
        for place in range(index, len(self._words)):
            guess = self._guess(place)
            if guess in ("PUNCT", "SUB", "REL", "END") or self._words[place][0].lower() == "that":
                return False
            if guess == "CONJ" and not past_conjunctions:
                return False
            if place > index and self._words[place][0].lower() in SUBJECT_PRONOUNS:
                # What follows is a clause of its own: 'the ocean they have only seen'.
                return False
            if guess in ("MODAL", "AUX"):
                return True
            if guess == "?" and self._is_sure_verb(place):
                return True
        return False

    def _is_sure_verb(self, index: int) -> bool:
        word = self._words[index][0].lower()
        form = self._lexicon.verb_form(word)
        if form is None or form[1] != "s" or self._guess(index - 1) in ("DET", "POSS", "TO", "NUM"):
            return False
        noun = self._lexicon.noun_lemma(word)
        uses = self._lexicon.uses(form[0])
        if self._guess(index + 1) in ("DET", "POSS", "PRON") and self._guess(index - 1) == "?":
            return True
        return noun is None or (uses.verb > uses.noun + 1 and self._guess(index + 1) in OPENS_OBJECT)

    def _opens_plainly(self, index: int) -> bool:
        """Say whether a plain verb and its object follow: 'two police officers hunt a robber'."""
        word = self._words[index][0].lower() if self._guess(index) == "?" else ""
        return self._lexicon.verb_form(word) == (word, "base") and self._guess(index + 1) in (
            "DET", "POSS", "PRON", "NUM", "PREP", "TO",
        )  # fmt: skip

    def _does_to_somebody(self, index: int) -> bool:
        """Say whether an -ing word has a pronoun for its object: 'a call from the future warning him'."""
        word = self._words[index][0].lower() if self._guess(index) == "?" else ""
        form = self._lexicon.verb_form(word)
        return form is not None and form[1] == "ing" and self._guess(index + 1) == "PRON"
