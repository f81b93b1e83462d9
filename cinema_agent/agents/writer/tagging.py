"""Sentences into tokens, tokens into parts of speech: rules over the word table, no model.

The rules lean on one fact about loglines: every clause has one finite verb, and a word that could be a verb
or a noun is the verb when its clause has none yet. Knows no story.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile

from cinema_agent.agents.writer.lexicon import Lexicon, given_names, load_lexicon, sheet
from cinema_agent.agents.writer.lookahead import OPENS_OBJECT, SUBJECT_PRONOUNS, LookAhead

_TOKEN = re.compile(
    r"\d+(?:[.,]\d+)*(?:s|st|nd|rd|th)?|[^\W\d_]+(?:['\u2019-][^\W\d_]+)*['\u2019]?|--|[,;:()\u2013\u2014&]"
)
_IN_PHRASE = ("DET", "POSS", "NUM", "ADJ", "GEN")
_MOVES = ("guide", "bring", "carry", "lead", "take", "drive", "walk", "get", "follow", "call", "send", "see")


@dataclass(frozen=True)
class Token:
    """A word with its part of speech; `start` and `end` are offsets in the sentence."""

    text: str
    tag: str
    start: int
    end: int
    lemma: str = ""
    form: str = ""

    @property
    def lower(self) -> str:
        return self.text.lower()


def tag(sentence: str) -> list[Token]:
    """Return the tokens of a sentence with their parts of speech."""
    return _Tagger(sentence, load_lexicon()).run()


def _words_of(sentence: str) -> list[tuple[str, int, int]]:
    """Return the words of a sentence with their offsets; "keeper's" is two."""
    split: list[tuple[str, int, int]] = []
    for found in _TOKEN.finditer(sentence):
        word, start, end = found.group(), found.start(), found.end()
        match = re.fullmatch(
            r"(.+?)(n['\u2019]t|['\u2019]s|['\u2019]re|['\u2019]m|['\u2019]ll|['\u2019])", word
        )
        if match and len(match[1]) > 1:
            middle = start + len(match[1])
            split += [(match[1], start, middle), (match[2].replace("\u2019", "'"), middle, end)]
        else:
            split.append((word, start, end))
    return split


class _Tagger(LookAhead):
    """One pass from left to right; what a word is depends on what came before and a short look ahead."""

    def __init__(self, sentence: str, lexicon: Lexicon) -> None:
        super().__init__(lexicon, _words_of(sentence))
        self._tokens: list[Token] = []
        self._has_verb = False
        self._outer: list[bool] = []

    def run(self) -> list[Token]:
        for index, (word, start, end) in enumerate(self._words):
            chosen = self._tag_word(index, word)
            lemma, form = self._lemma_of(word, chosen)
            self._tokens.append(Token(word, chosen, start, end, lemma, form))
            self._note(chosen, form, index)
        return self._tokens

    def _note(self, tag: str, form: str, index: int) -> None:
        """Keep track of whether the clause at hand has its finite verb."""
        before_preposition = form == "past" and self._guess(index + 1) == "PREP"
        is_participle = before_preposition and (index == 0 or self._verb_ahead(index + 1))
        goes_on = (
            tag == "VERB" and form == "ing" and len(self._tokens) > 1 and self._tokens[-2].tag == "PUNCT"
        )
        is_finite = tag == "VERB" and form in ("s", "past", "base") and not is_participle
        if tag in ("MODAL", "AUX") or is_finite or goes_on:
            # 'refining timing, overcoming a brief hiccup': after a comma, a participle is verb enough.
            self._has_verb = True
        elif tag in ("SUB", "REL") or self._opens_contact_clause(tag):
            self._outer.append(self._has_verb)
            self._has_verb = False
        elif tag == "PUNCT" and self._outer:
            self._has_verb = self._outer.pop()
        elif (
            tag == "CONJ"
            and self._has_verb
            and self._guess(index + 1) in ("DET", "POSS", "PRON", "NUM", "NAME")
        ):
            self._has_verb = self._coordinates_objects(index)

    def _opens_contact_clause(self, tag: str) -> bool:
        """Say whether a pronoun opens a relative clause without 'that': 'every couple she shoots'."""
        if tag != "PRON" or len(self._tokens) < 2:
            return False
        if self._tokens[-2].tag not in ("NOUN", "NAME"):
            return False
        return self._tokens[-1].lower in SUBJECT_PRONOUNS or self._tokens[-1].lower == "it"

    def _coordinates_objects(self, index: int) -> bool:
        """Say whether nothing after a conjunction is surely a verb: then it joins things, not clauses."""
        return not self._verb_ahead(index + 1) and not self._plain_verb_ahead(index + 2)

    def _previous(self) -> str:
        return self._tokens[-1].tag if self._tokens else "START"

    def _tag_word(self, index: int, word: str) -> str:
        lower = word.lower()
        closed = self._tag_closed(index, lower)
        if closed:
            return closed
        if self._is_name(index, word):
            return "NAME"
        previous = self._previous()
        if previous == "NUM" and len(self._tokens) > 1 and self._tokens[-2].tag == "NOUN":
            # 'The guest in room 13 casts no shadow.'
            previous = "NOUN"
        if previous in ("MODAL", "NEG", "TO") or (previous == "ADV" and self._after_modal()):
            return self._after_to(index, lower, previous)
        if previous in _IN_PHRASE:
            return self._inside_phrase(index, lower)
        if previous in ("NOUN", "NAME"):
            return self._after_noun(index, lower)
        if previous in ("PRON", "REL"):
            return self._verb_or(index, lower, prefer_verb=True)
        if previous == "CONJ":
            return self._after_conjunction(index, lower)
        if previous in ("VERB", "AUX", "PREP"):
            return self._after_verb(index, lower, previous)
        return self._opening(index, lower)

    def _after_modal(self) -> bool:
        return len(self._tokens) > 1 and self._tokens[-2].tag in ("MODAL", "TO")

    def _tag_closed(self, index: int, lower: str) -> str | None:
        if not lower[0].isalnum() and lower not in ("'s", "'", "'re", "'m", "'ll", "&"):
            return "PUNCT"
        if lower[0].isdigit():
            return "NUM" if lower[-1].isdigit() or not lower.endswith("s") else "NOUN"
        if lower in ("'s", "'"):
            return "GEN"
        if lower == "'ll":
            return "MODAL"
        if lower == "to":
            return "TO"
        if lower == "her" and self._tokens and self._tokens[-1].lemma in ("let", "help", "make", "watch"):
            return "PRON"
        if lower == "her":
            return "POSS" if self._can_be_noun(index + 1) else "PRON"
        if lower == "that":
            return self._tag_that(index)
        if lower in ("like", "past", "can", "will", "may", "might") and self._previous() in ("DET", "POSS"):
            return "NOUN"
        if lower == "home" and self._previous() in (*_IN_PHRASE, "NOUN", "PREP"):
            return "ADV" if self._goes_home(index) else "NOUN"
        if lower == "once" and self._previous() in ("PREP", "NOUN", "NAME"):
            return "ADV"
        if lower in ("one", "other", "others") and self._guess(index + 1) in ("END", "PUNCT"):
            return "PRON"
        if lower == "other":
            return "ADJ"
        if lower in ("own", "last", "next", "first"):
            return "ADJ"
        return self._closed.get(lower)

    def _goes_home(self, index: int) -> bool:
        """Say whether 'home' is where somebody goes: 'brings her brother home from the war'."""
        ends = self._guess(index + 1) in ("END", "PUNCT", "TO", "CONJ", "SUB")
        ends = ends or self._words[index + 1][0].lower() in ("from", "for", "in", "on", "before")
        moves = any(token.tag == "VERB" and token.lemma in _MOVES for token in self._tokens[-6:])
        return self._previous() == "NOUN" and ends and moves

    def _tag_that(self, index: int) -> str:
        if self._previous() in ("NOUN", "NAME"):
            return "REL"
        return "SUB" if self._previous() == "VERB" else "DET"

    def _is_name(self, index: int, word: str) -> bool:
        if not word[0].isupper():
            return False
        if index and self._words[index - 1][0] not in (":", "--"):
            return True
        lower = word.lower()
        known = (
            self._lexicon.noun_lemma(lower)
            or self._lexicon.verb_form(lower)
            or self._lexicon.uses(lower).adjective >= 0
        )
        return word in given_names() or not (known or self._lexicon.uses(lower).adverb >= 0 or "-" in lower)

    def _verb_or(self, index: int, lower: str, *, prefer_verb: bool) -> str:
        if self._lexicon.is_manner(lower):
            return "ADV"
        if prefer_verb and self._lexicon.verb_form(lower):
            return "VERB"
        return self._noun_or_adjective(index, lower)

    def _after_to(self, index: int, lower: str, previous: str) -> str:
        form = self._lexicon.verb_form(lower)
        uses = self._lexicon.uses(lower)
        if form and form[1] == "base":
            sure = (
                previous != "TO"
                or uses.verb + 2 >= uses.noun
                or self._guess(index + 1) in ("DET", "POSS", "PRON")
            )
            if sure and not (uses.adjective > uses.verb + 2 and self._can_be_noun(index + 1)):
                return "VERB"
        if previous == "NEG" and form:
            return "VERB"
        return self._verb_or(index, lower, prefer_verb=False)

    def _inside_phrase(self, index: int, lower: str) -> str:
        if self._lexicon.is_manner(lower):
            return "ADV"
        return self._noun_or_adjective(index, lower)

    def _noun_or_adjective(self, index: int, lower: str) -> str:
        """Choose between noun and adjective by what may follow."""
        uses = self._lexicon.uses(lower)
        noun = self._lexicon.noun_lemma(lower)
        form = self._lexicon.verb_form(lower)
        goes_on = self._can_be_noun(index + 1) and not self._next_is_the_verb(index + 1)
        goes_on = goes_on and not self._does_to_somebody(index + 1)
        if uses.adjective >= 0 and (noun is None or (goes_on and uses.adjective >= uses.noun - 2)):
            return "ADJ"
        if form and form[1] in ("past", "ing") and (goes_on or noun is None):
            return "ADJ"
        if "-" in lower and noun is None:
            return self._hyphenated(lower, goes_on)
        if uses.adverb >= 0 and noun is None:
            return "ADV"
        return "NOUN"

    def _hyphenated(self, lower: str, goes_on: bool) -> str:
        last = lower.rsplit("-", 1)[1]
        return "NOUN" if self._lexicon.noun_lemma(last) and not goes_on else "ADJ"

    def _next_is_the_verb(self, index: int) -> bool:
        """Say whether the next word is the verb the clause still lacks: 'the deaf dance', 'a nurse finds'."""
        form = self._lexicon.verb_form(self._words[index][0].lower())
        if form is None or self._has_verb:
            return False
        if form[1] == "base" and self._subject_is_plural():
            # 'The dolls in the attic whisper at night.'
            uses = self._lexicon.uses(form[0])
            return uses.verb > uses.noun and self._guess(index + 1) in OPENS_OBJECT
        if form[1] not in ("s", "past"):
            return False
        if form[1] == "past" and self._can_be_noun(index + 1):
            return False
        return not self._verb_ahead(index + 1, past_conjunctions=False)

    def _after_noun(self, index: int, lower: str) -> str:
        form = self._lexicon.verb_form(lower)
        noun = self._lexicon.noun_lemma(lower)
        uses = self._lexicon.uses(lower)
        last = self._lexicon.verb_form(lower.rsplit("-", 1)[1]) if "-" in lower else None
        if last is not None and last[1] == "s" and not self._has_verb:
            # 'A pilot crash-lands.'
            return "VERB"
        if form is None or (self._lexicon.is_manner(lower)):
            return self._verb_or(index, lower, prefer_verb=False)
        if form[1] == "ing" and self._names_a_room(index):
            return "NOUN"
        if form[1] in ("past", "ing"):
            common_noun = noun == lower and self._lexicon.uses(lower).noun > self._lexicon.uses(form[0]).verb
            return "NOUN" if common_noun and not self._does_to_somebody(index) else "VERB"
        if form[1] == "s":
            return self._after_noun_s(index, lower, noun)
        wants_plain = not self._has_verb and self._subject_is_plural()
        wants_plain = wants_plain and not self._verb_ahead(index + 1, past_conjunctions=False)
        if wants_plain and (noun is None or uses.verb + 2 >= uses.noun):
            return "VERB"
        if noun is None and uses.noun < 0:
            return "ADJ" if uses.adjective >= 0 else "VERB"
        return "NOUN"

    def _names_a_room(self, index: int) -> bool:
        """Say whether an -ing word stands inside a phrase: 'in a home recording studio, two ...'."""
        opened = next(
            (token for token in reversed(self._tokens) if token.tag in ("PREP", "VERB", "PUNCT")), None
        )
        ends = self._guess(index + 2) in ("PUNCT", "END", "PREP")
        return opened is not None and opened.tag == "PREP" and self._can_be_noun(index + 1) and ends

    def _somebody_does(self, lower: str) -> bool:
        """Say whether a word in -s is what one being before it does: 'an octopus repairs watches'."""
        form = self._lexicon.verb_form(lower)
        before = self._tokens[-1]
        if form is None or self._lexicon.is_plural(before.lower):
            return False
        uses = self._lexicon.uses(form[0])
        senses = self._lexicon.categories(before.lower)
        is_being = senses[:1] == ("p",) or "a" in senses
        return is_being and uses.verb >= max(uses.noun, 2) and not self._subject_is_plural()

    def _is_commoner_noun(self, lower: str, noun: str) -> bool:
        form = self._lexicon.verb_form(lower)
        return form is None or self._lexicon.uses(noun).noun > self._lexicon.uses(form[0]).verb

    def _after_noun_s(self, index: int, lower: str, noun: str | None) -> str:
        if noun is None:
            return "VERB"
        if not self._has_verb:
            if self._guess(index + 1) in ("DET", "POSS", "PRON") or self._somebody_does(lower):
                return "VERB"
            if self._is_commoner_noun(lower, noun) and self._opens_plainly(index + 1):
                return "NOUN"
            crowded = self._subject_is_plural() or self._verb_ahead(index + 1, past_conjunctions=False)
            return "NOUN" if crowded else "VERB"
        if self._outer and not self._outer[-1]:
            self._outer.pop()
            return "VERB"
        return "NOUN"

    def _subject_is_plural(self) -> bool:
        tags = [token.tag for token in self._tokens]
        since = max((i for i, t in enumerate(tags) if t in ("SUB", "REL", "PUNCT")), default=-1)
        subject = self._tokens[since + 1 :]
        head = list(takewhile(lambda token: token.tag != "PREP", subject)) or subject
        nouns = [token for token in head if token.tag in ("NOUN", "NAME", "ADJ")]
        return any(token.lower == "and" for token in head) or bool(
            nouns and self._lexicon.is_plural(nouns[-1].lower)
        )

    def _after_conjunction(self, index: int, lower: str) -> str:
        form = self._lexicon.verb_form(lower)
        verbs = [token for token in self._tokens if token.tag == "VERB"]
        uses = self._lexicon.uses(form[0]) if form else None
        if (
            form
            and form[1] == "ing"
            and self._lexicon.names_a_doing(lower)
            and self._guess(index + 1) in ("PUNCT", "END")
        ):
            return "NOUN"
        if (
            form
            and uses
            and verbs
            and (form[1] == verbs[-1].form or ("past" in (form[1],) and verbs[-1].form == "past"))
        ):
            follows_verb = len(self._tokens) > 1 and self._tokens[-2].tag in ("VERB", "ADV")
            if follows_verb or self._guess(index + 1) in OPENS_OBJECT or uses.verb > uses.noun:
                return "VERB"
        goes_on = form is not None and form[1] == "s" and any(token.form == "s" for token in verbs)
        if goes_on and uses and uses.verb > uses.noun + 1 and self._can_be_noun(index + 1):
            # 'wants to fly and builds wings'
            return "VERB"
        if form and form[1] == "s":
            opens = self._guess(index + 1) in ("DET", "POSS", "PRON")
            if self._lexicon.noun_lemma(lower) is None or (opens and bool(verbs)):
                return "VERB"
        return self._verb_or(index, lower, prefer_verb=False)

    def _after_verb(self, index: int, lower: str, previous: str) -> str:
        form = self._lexicon.verb_form(lower)
        uses = self._lexicon.uses(lower)
        follows_doing = previous == "VERB" and self._tokens[-1].form == "ing"
        if (
            form
            and form[1] == "ing"
            and not (follows_doing and self._lexicon.names_a_doing(lower))
            and not (self._can_be_noun(index + 1) and previous != "AUX" and uses.noun > 2)
        ):
            return "VERB"
        if form and form[1] == "s" and previous == "VERB" and self._closes_relative_clause(index, lower):
            self._outer.pop()
            return "VERB"
        is_be = previous == "AUX" or self._tokens[-1].lemma in ("get", "become")
        if form and form[1] == "past" and is_be and not self._can_be_noun(index + 1):
            return "VERB"
        if form and form[1] == "past" and previous == "AUX":
            return "VERB"
        if previous in ("VERB", "AUX") and uses.adjective > 3 and not self._can_be_noun(index + 1):
            return "ADJ"
        if form and form[1] == "base" and self._tokens[-1].lemma in ("help", "let", "dare", "do"):
            return "VERB"
        if uses.adverb > max(uses.adjective, uses.noun, 0) or (self._lexicon.is_manner(lower)):
            return "ADV"
        return self._noun_or_adjective(index, lower)

    def _closes_relative_clause(self, index: int, lower: str) -> bool:
        """Say whether a verb after a verb is the one the clause outside still lacks: 'every couple she
        shoots breaks up'.
        """
        lacks_verb = bool(self._outer) and not self._outer[-1] and self._has_verb
        following = self._guess(index + 1)
        return (
            lacks_verb
            and following != "MODAL"
            and (self._lexicon.noun_lemma(lower) is None or following in ("ADV", "DET", "POSS", "PRON"))
        )

    def _opening(self, index: int, lower: str) -> str:
        form = self._lexicon.verb_form(lower)
        after_comma = self._previous() == "PUNCT"
        if form and form[1] in ("past", "ing") and not self._can_be_noun(index + 1):
            return "VERB"
        if form and form[1] == "ing" and after_comma and self._has_verb:
            return "VERB"
        if form and form[1] == "s" and (after_comma or self._previous() == "ADV"):
            uses = self._lexicon.uses(form[0])
            if uses.verb > uses.noun or self._guess(index + 1) in ("DET", "POSS", "PRON"):
                return "VERB"
        if form and self._previous() == "ADV" and form[1] in ("past", "s") and not self._has_verb:
            return "VERB"
        if (
            form
            and form[1] == "base"
            and (self._goes_on_plainly(index, lower) or self._plural_waits(index, lower))
        ):
            return "VERB"
        return self._verb_or(index, lower, prefer_verb=False)

    def _plural_waits(self, index: int, lower: str) -> bool:
        """Say whether a plural still lacks its verb after a comma: 'Two enemies, both veterans, meet'."""
        uses = self._lexicon.uses(lower)
        is_plural = any(
            token.tag == "NOUN" and self._lexicon.is_plural(token.lower) for token in self._tokens
        )
        lacks = (
            not any(token.tag in ("VERB", "AUX", "MODAL") for token in self._tokens) and uses.verb > uses.noun
        )
        return lacks and is_plural and self._previous() == "PUNCT" and not self._verb_ahead(index + 1)

    def _goes_on_plainly(self, index: int, lower: str) -> bool:
        """Say whether a list of plain verbs goes on: 'they set it up, record a song, then leave'."""
        finite = [token for token in self._tokens if token.tag == "VERB" and token.form != "ing"]
        is_plain = bool(finite) and finite[-1].lower == finite[-1].lemma
        uses = self._lexicon.uses(lower)
        return (
            is_plain and uses.verb + 1 >= uses.noun and self._guess(index + 1) not in ("END", "PUNCT", "PREP")
        )

    def _lemma_of(self, word: str, tag: str) -> tuple[str, str]:
        lower = word.lower()
        if tag == "VERB":
            return (
                self._lexicon.verb_form(lower)
                or self._lexicon.verb_form(lower.rsplit("-", 1)[-1])
                or (lower, "base")
            )
        if tag == "AUX":
            forms = sheet("grammar.toml")["aux"]
            return next((lemma for lemma, words in forms.items() if lower in words), lower), "s"
        if tag in ("NOUN", "NAME", "ADJ"):
            return self._lexicon.noun_lemma(lower) or lower, ""
        return lower, ""
