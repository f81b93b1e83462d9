"""From the words of a story to what can be drawn: exact words first, then what they are a kind of.

Knows a generator only by its `Capabilities`; a name it does not offer is never asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cinema_agent.agents.writer.lexicon import load_lexicon, sheet
from cinema_agent.script.capabilities import Capabilities, Entry, Kind

_NEAREST_KINDS = 8


@dataclass(frozen=True)
class Match:
    """Something drawable that a word stands for, and how sure we are (0 to 1)."""

    name: str
    word: str
    confidence: float


def _too_general() -> frozenset[str]:
    """Return kinds that say nothing of how a thing looks: 'artifact', 'device'."""
    return frozenset(sheet("settings.toml")["too_general"]["kinds"])


class Vocabulary:
    """The words of one generator's capabilities, indexed."""

    def __init__(self, capabilities: Capabilities) -> None:
        self._capabilities = capabilities
        self._by_word: dict[Kind, dict[str, list[Entry]]] = {}
        for kind, entries in capabilities.vocabulary.items():
            words: dict[str, list[Entry]] = {}
            for entry in entries:
                for word in dict.fromkeys((entry.name.replace("_", " "), *map(str.lower, entry.words))):
                    words.setdefault(word, []).append(entry)
            self._by_word[kind] = words

    def has(self, kind: Kind, name: str) -> bool:
        return name in self._capabilities.names(kind)

    def entries(self, kind: Kind) -> tuple[Entry, ...]:
        return self._capabilities.entries(kind)

    def entry(self, kind: Kind, name: str) -> Entry | None:
        return next((entry for entry in self.entries(kind) if entry.name == name), None)

    def answering(self, kind: Kind, word: str) -> tuple[Entry, ...]:
        """Return everything that stands for exactly this word, in the order offered."""
        return tuple(self._by_word.get(kind, {}).get(word.lower(), ()))

    def exact(self, kind: Kind, word: str, *, era: str = "") -> str | None:
        """Return what stands for exactly this word, of the story's era where there is a choice.

        Things of another era are passed over, unless nothing else answers to the word.
        """
        entries = self._by_word.get(kind, {}).get(word.lower(), [])
        if not entries:
            return None
        plain = word.lower().replace(" ", "_")
        return min(entries, key=lambda entry: (misfit(entry, era), entry.name != plain)).name

    def first(self, kind: Kind, words: Iterable[str], *, era: str = "") -> str | None:
        """Return what stands for the first of `words` that can be drawn."""
        return next((found for word in words if (found := self.exact(kind, word, era=era))), None)

    def noun(
        self, kind: Kind, modifiers: tuple[str, ...], head: str, *, wanted: str, era: str = ""
    ) -> Match | None:
        """Return what stands for a noun: with its modifiers, alone, or as one of its kind.

        Args:
            kind: of the vocabulary.
            modifiers: words before the head, such as ('old', 'paper').
            head: the noun, singular.
            wanted: category letters of the sense that is meant (see `lexicon`).
            era: of the story.
        """
        for start in range(len(modifiers) + 1):
            phrase = " ".join((*modifiers[start:], head))
            found = self.exact(kind, phrase, era=era)
            if found:
                return Match(found, phrase, 0.95)
        above = [word for word in load_lexicon().chain(head, wanted) if word not in _too_general()][
            :_NEAREST_KINDS
        ]
        for steps, word in enumerate(above):
            found = self.exact(kind, word, era=era)
            if found:
                return Match(found, word, max(0.45, 0.8 - 0.05 * steps))
        return self._one_of_its_kind(kind, head, wanted)

    def _one_of_its_kind(self, kind: Kind, head: str, wanted: str) -> Match | None:
        """Return the first drawable thing that is a `head`: a violin for 'instrument'."""
        if head in _too_general() or not load_lexicon().is_noun(head):
            return None
        for entry in self.entries(kind):
            word = entry.name.replace("_", " ")
            if head in load_lexicon().chain(word, wanted)[:5]:
                return Match(entry.name, word, 0.45)
        return None


ERAS = frozenset(["medieval", "past", "present", "future", "fantasy"])


def suits_era(entry: Entry | None, era: str) -> bool:
    """Say whether something belongs to the story's era, or to any."""
    return entry is None or misfit(entry, era) < 2 or not era


def misfit(entry: Entry, era: str) -> int:
    """Say how ill something suits an era: return 0 for the story's own era, 1 for any era, 2 for another one."""
    eras = ERAS.intersection(entry.tags)
    if not eras or not era:
        return 1
    return 0 if era in eras or (era == "medieval" and "fantasy" in eras) else 2
