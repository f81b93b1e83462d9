"""What words are: nouns with their kinds, and how often a word is a noun, a verb, an adjective or an adverb.

Reads the table that `tools/build_nouns.py` makes from WordNet. Knows no grammar and no story.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from cinema_agent.script.sheets import parse_sheet

CATEGORIES = {
    "p": "person", "a": "animal", "t": "thing", "f": "food", "l": "plant", "g": "place", "P": "named place",
    "o": "nature", "c": "words", "b": "body", "e": "event", "k": "act", "r": "group", "s": "stuff", "m":
    "time",
    "h": "weather", "$": "money", "x": "idea",
}  # fmt: skip
"""The one-letter categories of the table, and what we call them."""

_NOUN_ENDINGS = (
    ("ies", "y"),
    ("ves", "f"),
    ("ves", "fe"),
    ("men", "man"),
    ("es", ""),
    ("es", "e"),
    ("s", ""),
)
_IRREGULAR_PLURALS = {
    "people": "person", "children": "child", "feet": "foot", "teeth": "tooth", "mice": "mouse", "geese":
    "goose",
    "bees": "bee", "oxen": "ox", "dice": "die", "men": "man", "women": "woman", "twins": "twin", "wolves": "wolf",
}  # fmt: skip
_NOT_PLURAL = ("ss", "us", "is")


def data_text(name: str) -> str:
    """Return a text file of `data/`."""
    return (resources.files(__package__) / "data" / name).read_text(encoding="utf-8")


@lru_cache(maxsize=32)
def sheet(name: str) -> dict[str, Any]:
    """Return a TOML sheet of `data/`; treat it as read-only."""
    return parse_sheet(f"agents/writer/data/{name}", data_text(name))


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Return the names we recognise as names."""
    names = sheet("names.toml")
    return frozenset(
        name for people in names["given"].values() for group in people.values() for name in group
    ) | frozenset(names["more"])


@dataclass(frozen=True)
class Uses:
    """How often a lemma is each part of speech: 0 (known, never counted) to 9 (log2 of the count), -1
    never.
    """

    noun: int = -1
    verb: int = -1
    adjective: int = -1
    adverb: int = -1


@dataclass(frozen=True)
class Lexicon:
    """The word table, looked up by lemma."""

    kinds: tuple[str, ...]
    nouns: dict[str, str]
    classes: dict[str, str]
    irregular: dict[str, str]
    participles: dict[str, str]

    def is_noun(self, lemma: str) -> bool:
        return lemma in self.nouns

    def uses(self, lemma: str) -> Uses:
        """Return how often a lemma is used as what; all -1 for an unknown word."""
        row = self.classes.get(lemma)
        if row is None:
            return Uses(noun=1) if lemma in self.nouns else Uses()
        return Uses(*(-1 if digit == "-" else int(digit) for digit in row))

    def noun_lemma(self, word: str) -> str | None:
        """Return the singular of a noun (lower case), or none for a word the table does not know as a
        noun.
        """
        if word in _IRREGULAR_PLURALS:
            return _IRREGULAR_PLURALS[word]
        singular = None if word.endswith(_NOT_PLURAL) else self._singular(word)
        if word in self.nouns:
            # 'letters' is literature, too, but hardly ever.
            rarer = singular is not None and self.uses(word).noun < self.uses(singular).noun
            return singular if rarer else word
        return singular

    def _singular(self, word: str) -> str | None:
        for ending, instead in _NOUN_ENDINGS:
            if word.endswith(ending) and word[: -len(ending)] + instead in self.nouns:
                return word[: -len(ending)] + instead
        return None

    def is_plural(self, word: str) -> bool:
        """Say whether a noun is written in the plural."""
        lemma = self.noun_lemma(word)
        return lemma is not None and lemma != word

    def verb_form(self, word: str) -> tuple[str, str] | None:
        """Return (lemma, form) of a verb as written; form is base, s, past or ing. None: no verb."""
        if word in self.irregular:
            return self.irregular[word], "past"
        if self._is_verb(word):
            return word, "base"
        for ending, form in (("ing", "ing"), ("ed", "past"), ("s", "s")):
            if word.endswith(ending) and not (form == "s" and word.endswith(_NOT_PLURAL)):
                lemma = self._verb_stem(word[: -len(ending)], form)
                if lemma:
                    return lemma, form
        return None

    def _is_verb(self, lemma: str) -> bool:
        if lemma.startswith("re") and len(lemma) > 5 and lemma not in self.classes:
            lemma = lemma[2:]
        return self.uses(lemma).verb >= 0

    def _verb_stem(self, stem: str, form: str) -> str | None:
        stems = [stem, stem + "e"]
        if form in ("ing", "past") and len(stem) > 3 and stem[-1] == stem[-2]:
            stems.insert(1, stem[:-1])
        if stem.endswith("i"):
            stems.append(stem[:-1] + "y")
        if form == "s" and stem.endswith("ie"):
            stems.insert(0, stem[:-2] + "y")
        if form == "s" and stem.endswith("e"):
            stems.insert(0, stem[:-1]) if stem[-3:-1] in ("ch", "sh", "ss") else stems.append(stem[:-1])
        known = [lemma for lemma in dict.fromkeys(stems) if self._is_verb(lemma)]
        # 'lose' and 'los', 'hope' and 'hop': the commoner verb is meant.
        return max(known, key=lambda lemma: self.uses(lemma).verb, default=None)

    def is_manner(self, lower: str) -> bool:
        """Say whether a word is an adverb by its ending: 'slowly', but not 'lonely' or 'family'."""
        is_other = self.uses(lower).adjective >= 0 or self.noun_lemma(lower) is not None
        return lower.endswith("ly") and not is_other

    def names_a_doing(self, lower: str) -> bool:
        """Say whether an -ing word is a noun of its own: lighting, timing."""
        return self.noun_lemma(lower) == lower and self.uses(lower).noun >= 1

    def categories(self, lemma: str) -> tuple[str, ...]:
        """Return the category letters of a noun's senses, the commonest first; empty for an unknown noun."""
        return tuple(code[0] for code in self.nouns.get(lemma.replace(" ", "_"), "").split())

    def chain(self, lemma: str, wanted: str = "") -> tuple[str, ...]:
        """Return what a noun is a kind of, nearest first: 'lantern' -> lamp, source of illumination, ...

        Args:
            lemma: a noun in the singular.
            wanted: category letters; the first sense of one of them is followed (none such: the first).
        """
        codes = self.nouns.get(lemma.replace(" ", "_"), "").split()
        if not codes:
            return ()
        code = next((c for c in codes if c[0] in wanted), codes[0])
        above: list[str] = []
        line = code[1:]
        while line and line != "-" and len(above) < 24:
            _, parent, words = self.kinds[int(line, 36)].split(" ", 2)
            above += [word.replace("_", " ") for word in words.split(",")]
            line = parent
        return tuple(above)


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """Read the word table (about 50 ms, once)."""
    packed = (resources.files(__package__) / "data" / "words.txt.gz").read_bytes()
    kinds_part, nouns_part = gzip.decompress(packed).decode().split("#nouns\n")
    nouns_part, classes_part = nouns_part.split("#classes\n")
    irregular: dict[str, str] = {}
    participles: dict[str, str] = {}
    for line in data_text("irregular_verbs.txt").split("\n"):
        if line:
            lemma, *forms = line.split()
            irregular.update({form: lemma for form in forms if form != lemma})
            participles[lemma] = forms[-1]
    return Lexicon(
        kinds=tuple(kinds_part.split("\n")[1:]),
        nouns=dict(line.split(" ", 1) for line in nouns_part.split("\n") if line),
        classes=dict(line.split(" ", 1) for line in classes_part.split("\n") if line),
        irregular=irregular,
        participles=participles,
    )
