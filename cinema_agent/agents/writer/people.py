"""Who is in a story: people, animals and machines among its phrases, and what is said of them.

Knows words, not pictures: looks and clothes are chosen by `casting`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from cinema_agent.agents.writer.absence import absent_in
from cinema_agent.agents.writer.lexicon import load_lexicon, sheet
from cinema_agent.agents.writer.natures import Nature, nature_of
from cinema_agent.agents.writer.sentence import Action, Phrase, Sentence
from cinema_agent.agents.writer.wearing import wearing
from cinema_agent.script.bible_entries import Age, Presents

MOST_PEOPLE = 5
MOST_ALIKE = 4
"""How many of 'twelve jurors' are seen."""
NOBODY_NAMED = 1_000_000
"""Index of the person followed when the story names none."""
_PRONOUN_GENDER = {"he": "masculine", "him": "masculine", "his": "masculine", "himself": "masculine"}
_PRONOUN_GENDER |= {"she": "feminine", "her": "feminine", "hers": "feminine", "herself": "feminine"}
_PLURAL_PRONOUNS = ("they", "them", "their", "themselves")
_AGE_IN_YEARS = re.compile(r"\b(\d{1,3})[- ]year[- ]old\b|\baged (\d{1,3})\b")


@dataclass
class Someone:
    """One of the story's people while the story is being understood."""

    phrase: Phrase
    nature: Nature
    index: int
    score: float = 0.0
    presents: Presents | None = None
    age: Age | None = None
    name: str = ""
    relation: str = ""
    related_to: int | None = None
    is_gone: bool = False
    is_crowd: bool = False
    wears: tuple[str, ...] = ()
    mentions: list[tuple[int, int]] = field(default_factory=list)

    @property
    def role(self) -> str:
        """What they are, in the story's words: 'old lighthouse keeper'."""
        names = (*self.name.lower().split(), "male", "female")
        words = [word for word in (*self.phrase.modifiers, self.phrase.head) if word not in names]
        plain = {"feminine": "woman", "masculine": "man"}.get(self.presents or "", "person")
        return " ".join(words) or plain


@dataclass(frozen=True)
class Company:
    """Everyone in the story, the most important first, who is meant by which phrase, and what they wear or use."""

    everyone: tuple[Someone, ...]
    meant: dict[tuple[int, int], tuple[int, ...]]
    owners: dict[tuple[int, int], int]
    worn: frozenset[Phrase] = frozenset()

    def someone(self, index: int) -> Someone:
        return next(person for person in self.everyone if person.index == index)

    def who(self, sentence: int, phrase: Phrase) -> tuple[int, ...]:
        """Return the indices of those a phrase of a sentence means; empty: nobody."""
        return self.meant.get((sentence, phrase.start), ())


def _is_place(head: str) -> bool:
    return load_lexicon().categories(head)[:1] in (("g",), ("P",), ("r",), ("o",))


def find_people(sentences: tuple[Sentence, ...]) -> Company:
    """Return everyone the sentences speak of, with what they say about age, gender, names and ties."""
    return _Search(sentences).run()


class _Search:
    """Collects people phrase by phrase, then reads pronouns, ties and importance."""

    def __init__(self, sentences: tuple[Sentence, ...]) -> None:
        self._sentences = sentences
        self._sheet = sheet("people.toml")
        self._people: list[Someone] = []
        self._meant: dict[tuple[int, int], tuple[int, ...]] = {}
        self._owners: dict[tuple[int, int], int] = {}
        self._worn: set[Phrase] = set()

    def run(self) -> Company:
        for number, sentence in enumerate(self._sentences):
            # 'the town of Brask': Brask is no person.
            named = {p.of.start for p in sentence.phrases if p.of and p.of.is_name and _is_place(p.head)}
            for phrase in sorted(sentence.phrases, key=lambda p: p.start):
                if phrase.start not in named:
                    self._meet(number, phrase)
        self._read_names()
        self._read_roles()
        self._read_wearing()
        self._read_pronouns()
        self._read_ties()
        self._weigh()
        ranked = sorted(self._people, key=lambda person: (-person.score, person.index))
        return Company(tuple(ranked[: MOST_PEOPLE * 2]), self._meant, self._owners, frozenset(self._worn))

    def _meet(self, sentence: int, phrase: Phrase) -> None:
        if phrase.is_pronoun:
            return
        known = self._known_as(phrase)
        if known is not None:
            self._note(sentence, phrase, (known.index,))
            return
        named_before = self._named_just_before(sentence, phrase)
        if named_before is not None:
            self._note(sentence, phrase, (named_before.index,))
            named_before.wears += (" ".join((*phrase.modifiers, phrase.head)),)
            return
        members = self._sheet["groups_of"].get(phrase.head, ())
        if members and phrase.of is None and phrase.number == 1 and not phrase.owner:
            self._meet_group(sentence, phrase, members)
            return
        nature = nature_of(phrase)
        if nature is None:
            return
        number = (
            phrase.number
            if not phrase.is_plural or phrase.number != 2
            else self._stated_number(sentence, phrase)
        )
        crowd = number == 0
        indices = []
        for _ in range(max(1, min(number, MOST_ALIKE))):
            someone = Someone(phrase, nature, len(self._people), is_crowd=crowd, name=phrase.name)
            self._describe(someone, sentence)
            self._people.append(someone)
            indices.append(someone.index)
        self._note(sentence, phrase, tuple(indices))

    def _meet_group(self, sentence: int, phrase: Phrase, members: list[str]) -> None:
        """'An elderly couple' is a wife and a husband, 'a family' a mother, a father and a child."""
        indices: list[int] = []
        for head in members:
            someone = Someone(replace(phrase, head=head), "person", len(self._people))
            self._describe(someone, sentence)
            someone.related_to = indices[0] if indices else None
            self._people.append(someone)
            indices.append(someone.index)
        self._note(sentence, phrase, tuple(indices))

    def _named_just_before(self, sentence: int, phrase: Phrase) -> Someone | None:
        """Return whom a phrase between commas says more of: 'their mother, an astronaut on Mars'."""
        text = self._sentences[sentence].text
        if phrase.determiner not in ("a", "an") or nature_of(phrase) != "person":
            return None
        for start, meant in ((at[1], who) for at, who in self._meant.items() if at[0] == sentence):
            before = next((p for p in self._sentences[sentence].phrases if p.start == start), None)
            is_known = before is not None and bool(before.owner or before.owner_phrase or before.is_name)
            if before is None or not is_known or len(meant) > 1:
                continue
            is_listed = re.match(r"\s*,?\s*(?:and|or)\b", text[phrase.end :]) is not None
            if text[before.end : phrase.start].strip() == "," and not is_listed:
                return self._people[meant[0]]
        return None

    def _stated_number(self, sentence: int, phrase: Phrase) -> int:
        """Return how many a plural names, 0 when it only says 'several'."""
        words = phrase.words.lower().split()
        counted = {"two", "both", "twin", "twins", "couple", "pair", "2"}
        return 2 if counted.intersection(words) else 0

    def _note(self, sentence: int, phrase: Phrase, indices: tuple[int, ...]) -> None:
        self._meant[sentence, phrase.start] = indices
        for index in indices:
            self._people[index].mentions.append((sentence, phrase.start))

    def _known_as(self, phrase: Phrase) -> Someone | None:
        """Return who a phrase means again: the same name, 'the robot', 'the man', 'the old keeper'."""
        for person in reversed(self._people):
            if phrase.is_name and person.name and phrase.words in (*person.name.split(), person.name):
                return person
            again = phrase.determiner in ("the", "this", "that") or bool(phrase.owner and person.phrase.owner)
            if again and phrase.head == person.phrase.head and not phrase.is_plural:
                return person
        if phrase.determiner == "the" and phrase.head in self._sheet["generic"]:
            nature = nature_of(phrase)
            presents = self._gender_of(phrase)
            fitting = [p for p in self._people if p.nature == nature and p.presents in (None, presents)]
            if len(fitting) == 1 and not phrase.modifiers and self._acts(phrase):
                return fitting[0]
        return None

    def _acts(self, phrase: Phrase) -> bool:
        """Say whether a phrase is the subject of an action; who is acted on may well be somebody new."""
        actions = [action for sentence in self._sentences for action in sentence.actions]
        if any(phrase in action.objects for action in actions):
            return False
        return any(phrase in action.subjects for action in actions if action.link != "who")

    def _describe(self, someone: Someone, sentence: int) -> None:
        phrase = someone.phrase
        someone.presents = self._gender_of(phrase)
        someone.age = self._age_of(phrase, self._sentences[sentence].text)
        if phrase.is_name and someone.nature == "person":
            someone.name = " ".join(word.capitalize() for word in phrase.words.split())
        if someone.name and someone.presents is None:
            someone.presents = _gender_of_name(someone.name.split()[0])

    def _gender_of(self, phrase: Phrase) -> Presents | None:
        for word in (phrase.head, *phrase.modifiers):
            if word in self._sheet["feminine"] or word.endswith(("woman", "heroine")) or word == "female":
                return "feminine"
            if word in self._sheet["masculine"] or (word.endswith("man") and len(word) > 5) or word == "male":
                return "masculine"
        chain = load_lexicon().chain(phrase.head, "p")
        if "female" in chain or "woman" in chain:
            return "feminine"
        if "male" in chain or "man" in chain:
            return "masculine"
        return None

    def _age_of(self, phrase: Phrase, text: str) -> Age | None:
        years = _AGE_IN_YEARS.search(text)
        if years and abs(years.start() - phrase.start) < len(phrase.words) + 40 and "year" in phrase.words:
            return age_of_years(int(years[1] or years[2]))
        ages: dict[Age, list[str]] = self._sheet["ages"]
        # The adjective outweighs the noun: an 'old boy' is old, a 'little old lady' too.
        for words in (phrase.modifiers, (phrase.head,)):
            for age, signs in ages.items():
                if any(word in signs for word in words):
                    return age
        return None

    def _read_names(self) -> None:
        """'a girl named Rosa', 'a dog called Biscuit'."""
        for number, sentence in enumerate(self._sentences):
            for action in sentence.actions:
                if action.verb in ("name", "call") and action.objects and action.objects[0].is_name:
                    for phrase in action.subjects:
                        for index in self._meant.get((number, phrase.start), ()):
                            self._give_name(self._people[index], action.objects[0], number)

    def _read_roles(self) -> None:
        """'Her enemy becomes the first customer': the customer is nobody new."""
        for number, sentence in enumerate(self._sentences):
            for action in sentence.actions:
                if (
                    action.words.startswith("to ")
                    or action.verb not in ("be", "become")
                    or not (action.objects and action.subjects)
                ):
                    continue
                same = self._meant.get((number, action.subjects[0].start), ())
                other = self._meant.get((number, action.objects[0].start), ())
                if same and other and same != other:
                    for index in same:
                        # 'Her students are all robots.'
                        self._people[index].nature = self._people[other[0]].nature
                    self._meant[number, action.objects[0].start] = same
                    for index in other:
                        self._people[index].is_gone = True
                        self._people[index].score = -100.0

    def _give_name(self, person: Someone, name: Phrase, sentence: int) -> None:
        bearer = self._meant.get((sentence, name.start), ())
        person.name = " ".join(word.capitalize() for word in name.words.split())
        person.presents = person.presents or _gender_of_name(person.name.split()[0])
        for index in bearer:
            self._people[index].is_gone = True
            self._people[index].score = -100.0
        self._meant[sentence, name.start] = (person.index,)

    def _read_wearing(self) -> None:
        for number, wearer, words, thing in wearing(self._sentences, self._meant):
            for index in self._meant[number, wearer.start]:
                self._people[index].wears += (words,)
            if thing is not None:
                self._worn.add(thing)

    def _pronouns(self) -> Iterator[tuple[int, Action, Phrase | None, str]]:
        for number, sentence in enumerate(self._sentences):
            for action in sentence.actions:
                others = (phrase for _, phrase in action.others)
                for phrase in (*action.subjects, *action.objects, *others):
                    if phrase.is_pronoun:
                        yield number, action, phrase, phrase.head
                    for owned in (phrase, phrase.of, phrase.owner_phrase):
                        if owned is not None and owned.owner:
                            yield number, action, owned, owned.owner

    def _read_pronouns(self) -> None:
        for number, action, phrase, pronoun in self._pronouns():
            gender = _PRONOUN_GENDER.get(pronoun)
            if pronoun in _PLURAL_PRONOUNS:
                if phrase is not None and phrase.is_pronoun:
                    self._meant[number, phrase.start] = self._those_before(number, phrase)
                continue
            if gender is None or phrase is None:
                continue
            meant = self._antecedent(number, action, phrase, gender)
            if meant is None:
                continue
            if meant.presents is None:
                meant.presents = "feminine" if gender == "feminine" else "masculine"
            if phrase.is_pronoun:
                self._meant[number, phrase.start] = (meant.index,)
            else:
                self._owners[number, phrase.start] = meant.index
                for index in self._meant.get((number, phrase.start), ()):
                    if index != meant.index:
                        self._people[index].related_to = meant.index

    def _those_before(self, sentence: int, phrase: Phrase) -> tuple[int, ...]:
        if phrase.head == "them" and self._is_of_things(sentence, phrase):
            return ()
        earlier = [p for p in self._people if p.mentions and p.mentions[0] < (sentence, phrase.start)]
        plural = [p for p in earlier if p.phrase.number > 1 and not p.is_crowd]
        return tuple(p.index for p in (plural or earlier)[:3])

    def _is_of_things(self, sentence: int, pronoun: Phrase) -> bool:
        """Say whether 'them' means things: the last plural before it names nobody."""
        plurals = [
            p
            for p in self._sentences[sentence].phrases
            if p.is_plural and p.start < pronoun.start and not p.is_pronoun
        ]
        return bool(plurals) and not self._meant.get((sentence, max(plurals, key=lambda p: p.start).start))

    def _antecedent(self, sentence: int, action: Action, phrase: Phrase, gender: str) -> Someone | None:
        """Return whom 'his' or 'she' means: the subject of its clause, else the latest before, else the
        next.
        """
        at = (sentence, phrase.start)
        own = set(self._meant.get(at, ()))

        def fits(person: Someone) -> bool:
            gendered = person.presents in (None, gender) and person.nature != "machine"
            return gendered and person.index not in own and not person.is_crowd and person.score > -50

        subjects = [
            i for p in action.subjects if not p.is_pronoun for i in self._meant.get((sentence, p.start), ())
        ]
        mains = [
            i for a in self._sentences[sentence].actions for p in a.subjects if a.link in ("main", "goal")
            for i in self._meant.get((sentence, p.start), ())
        ]  # fmt: skip
        earlier = [p.index for p in self._people if p.mentions and p.mentions[0] < at]
        later = [p.index for p in self._people if p.mentions and p.mentions[0] > at]
        # In 'the musician who plays outside his shop' the shop is the main subject's.
        told_of_others = action.link == "who" and phrase not in (
            *action.objects,
            *(p for preposition, p in action.others if preposition == "for"),
        )
        harmed = action.link == "who" and action.verb in sheet("actions.toml")["harms"]["verbs"]
        same_clause = subjects if phrase.owner and not told_of_others and not harmed else []
        # 'gives it to him', 'who burned her village': somebody else than who does it.
        elsewhere = harmed or (phrase.is_pronoun and phrase not in action.subjects)
        own |= self._doers(sentence, action) if elsewhere and not phrase.head.endswith("self") else set()
        certain = [
            i
            for i in (*same_clause, *mains, *reversed(earlier), *later)
            if self._people[i].presents == gender
        ]
        order = (
            *same_clause,
            *[i for i in mains if i in earlier],
            *certain,
            *reversed(earlier),
            *mains,
            *later,
        )
        return next((self._people[i] for i in order if fits(self._people[i])), None)

    def _doers(self, sentence: int, action: Action) -> set[int]:
        return {i for phrase in action.subjects for i in self._meant.get((sentence, phrase.start), ())}

    def _read_ties(self) -> None:
        """Kinship words make ages: somebody's granddaughter is a child, her grandfather old."""
        relations: dict[str, list[str]] = self._sheet["relations"]
        for person in self._people:
            person.relation = next(
                (tie for tie, words in relations.items() if person.phrase.head in words), ""
            )
        for person in self._people:
            whose = person.phrase.of or person.phrase.owner_phrase
            if person.phrase.head in self._sheet["ghosts"] and whose is not None:
                self._read_ghost(person, whose)
            if person.related_to is None:
                continue
            owner = self._people[person.related_to]
            if person.relation == "elder" and owner.age is None:
                owner.age = "old"
            if person.relation == "parent" and person.age is None:
                person.age = "child" if owner.phrase.head in ("mother", "father") else None
            if person.relation == "parent" and owner.age == "old" and person.age in (None, "child"):
                person.age = "young"

    def _read_ghost(self, ghost: Someone, whose: Phrase) -> None:
        """'The ghost of his wife' is one person, not two."""
        for other in self._people:
            if other.phrase.head == whose.head and other is not ghost:
                ghost.presents, ghost.relation, ghost.related_to = (
                    other.presents,
                    other.relation,
                    other.related_to,
                )
                ghost.age = other.age
                other.is_gone = True

    def _weigh(self) -> None:
        """Give everyone a score: who acts leads, who is acted on follows, who is only mentioned stays
        behind.
        """
        gone, gone_sheet = self._sheet["faint"], sheet("actions.toml")["gone"]
        described: set[tuple[int, int]] = set()
        for number, sentence in enumerate(self._sentences):
            for place, action in enumerate(sentence.actions):
                leads = action.link == "main" and not any(a.link == "main" for a in sentence.actions[:place])
                weight = (3.0 if leads else 1.6) / (1 + 0.1 * number)
                if action.link == "who" and action.is_past:
                    # 'the woman who married her fiance': he was there, she is.
                    continue
                told = {(number, p.start) for p in action.subjects} if action.link == "who" else set()
                if not told or told - described:
                    # What is said of somebody counts once, however much it is.
                    self._add(number, action.subjects, weight + (1.5 if leads else 0))
                described |= told
                self._add(number, action.objects, 2.0 / (1 + 0.1 * number))
                self._add(number, tuple(phrase for _, phrase in action.others), 1.2 / (1 + 0.1 * number))
                parts = [*action.objects, *(phrase for _, phrase in action.others)]
                owners = tuple(phrase.owner_phrase for phrase in parts if phrase.owner_phrase is not None)
                self._add(number, owners, 0.4 / (1 + 0.1 * number))
                # 'the house of a pianist', 'the voice of an operator': who it is of is met there.
                whose = tuple(p.of for p in parts if p.of is not None and p.head not in gone_sheet["shows"])
                self._add(number, whose, 1.0 / (1 + 0.1 * number))
            for index in absent_in(sentence, number, self._meant):
                self._people[index].is_gone = True
        for person in self._people:
            person.score += 0.5 - 0.01 * person.index
            person.score -= 1.0 if person.phrase.head in gone and not person.name else 0.0
            person.score -= 1.2 if person.is_crowd else 0.0
            person.score += 1.0 if person.name else 0.0
            person.score += 0.7 if person.relation and person.related_to is not None else 0.0
            person.score -= 0.8 if person.nature == "animal" and person.phrase.is_plural else 0.0

    def _add(self, sentence: int, phrases: tuple[Phrase, ...], points: float) -> None:
        for phrase in phrases:
            for index in self._meant.get((sentence, phrase.start), ()):
                self._people[index].score += points


def age_of_years(years: int) -> Age:
    """Return the age group of somebody so many years old."""
    bounds: tuple[tuple[int, Age], ...] = (
        (13, "child"),
        (20, "teen"),
        (30, "young"),
        (45, "adult"),
        (62, "middle"),
    )
    return next((age for limit, age in bounds if years < limit), "old")


def _gender_of_name(name: str) -> Presents | None:
    given = sheet("names.toml")["given"]
    for presents in ("feminine", "masculine"):
        if any(name in people[presents] for people in given.values()):
            return presents
    if name in _MASCULINE_ENDINGS:
        return "masculine"
    is_known = name in sheet("names.toml")["more"]
    # Ana, Fatima, Olga: nobody listed them, and still they are hardly men's.
    is_hers = name.endswith("a") or (is_known and name.endswith(("e", "y", "h")))
    return "feminine" if is_hers and name not in _OF_EITHER else None


_MASCULINE_ENDINGS = (
    "Joe", "George", "Mike", "Steve", "Luke", "Jose", "Pete", "Harry", "Henry", "Ray", "Joseph", "Theo", "Luca", "Noah",
    "Ezra", "Joshua", "Mustafa", "Elia", "Elijah", "Isaiah", "Jeremiah", "Ilya", "Kolya", "Jonah", "Micah", "Abdullah",
)  # fmt: skip
_OF_EITHER = ("Sasha", "Mika", "Nikita", "Misha", "Andrea", "Akira")


def somebody() -> Someone:
    """Return the one person followed in a story that names nobody."""
    return Someone(
        Phrase(head="stranger", words="a stranger", determiner="a"), "person", NOBODY_NAMED, score=2.0
    )


def without_gone(company: Company) -> tuple[Someone, ...]:
    """Return those who can be seen in the film, the most important first."""
    return tuple(replace(p) for p in company.everyone if not p.is_gone and p.score > -50)[:MOST_PEOPLE]
