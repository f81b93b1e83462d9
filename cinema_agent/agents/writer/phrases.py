"""Noun phrases and actions: who does what to whom, where and when, as a sentence says it.

Knows grammar only; who these people are and what can be drawn is decided elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import replace

from cinema_agent.agents.writer.clauses import (
    IN_PHRASE,
    Clause,
    agrees,
    is_perfect,
    list_goes_on,
    only_says_when,
    opens_bare_clause,
    opens_noun_contact,
    poses,
    returns_to_main,
    says_hour,
    verb_follows,
)
from cinema_agent.agents.writer.lexicon import load_lexicon, sheet
from cinema_agent.agents.writer.lookahead import SUBJECT_PRONOUNS
from cinema_agent.agents.writer.noun_phrases import made_of, pronoun_of
from cinema_agent.agents.writer.sentence import Action, Link, Phrase, Sentence
from cinema_agent.agents.writer.tagging import Token, tag

GROUP = 3
"""How many a team, a crew or a gang are, when it is not said."""
_TRAILING = re.compile(r"(?:[\s,]+(?:and|or|but|by|then|at|to|of|how|just))+$")


def read(text: str) -> Sentence:
    """Return what a sentence says."""
    return _Reader(text).run()


class _Reader:
    """Walks the tagged tokens once, collecting phrases and closing a clause at each boundary."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = tag(text)
        self._at = 0
        self._phrases: list[Phrase] = []
        self._actions: list[Action] = []
        self._loose: list[tuple[str, Phrase]] = []
        self._clause = Clause()
        self._main_subjects: tuple[Phrase, ...] = ()
        self._suspended: list[Clause] = []
        self._joins = False
        self._group_at = 0  # where the verb group at hand opens
        self._joined: Phrase | None = None
        grammar = sheet("grammar.toml")
        self._causes = frozenset(grammar["causes"]["verbs"])
        self._says = frozenset(grammar["says"]["verbs"])
        self._goal_verbs = frozenset(grammar["goal"]["verbs"])
        self._against = frozenset(grammar["goal"]["against"])
        self._particles = frozenset(grammar["particles"]["words"])
        self._disguises = frozenset(grammar["disguises"]["words"])
        self._adverbial = frozenset(grammar["adverbial"]["phrases"])
        self._groups = frozenset(grammar["quantity"]["groups"])
        self._quantities = frozenset(grammar["quantity"]["heads"])

    def run(self) -> Sentence:
        while self._at < len(self._tokens):
            self._step(self._tokens[self._at])
        self._close(len(self._text))
        while self._suspended:
            self._clause = self._suspended.pop()
            self._close(len(self._text))
        self._actions.sort(key=lambda action: action.verb_at)
        self._actions = [
            action if action.subjects else replace(action, subjects=self._main_subjects)
            for action in self._actions
        ]
        return Sentence(self._text, tuple(self._actions), tuple(self._phrases), tuple(self._loose))

    def _step(self, token: Token) -> None:
        if token.tag in ("SUB", "REL"):
            self._open_clause(token)
        elif self._opens_contact_clause(token):
            self._suspended.append(self._clause)
            self._clause = Clause(link="who", marker=token.lower, start=token.start, about=self._phrases[-1])
            self._read_phrase("")
        elif poses(self._tokens, self._at, self._disguises):
            self._at += 2
            self._phrase()
        elif self._starts_anew(token):
            self._start_anew(token)
        elif token.tag == "PUNCT":
            self._punctuation(token)
        elif token.tag == "CONJ":
            self._joins = True
            if token.lower in ("but", "yet"):
                self._open_clause(token)
            else:
                self._at += 1
        elif token.tag in ("MODAL", "AUX", "VERB") or (
            token.tag in ("TO", "NEG") and verb_follows(self._tokens, self._at)
        ):
            self._read_verb()
        elif token.tag in ("PREP", "TO"):
            self._at += 1
            self._read_phrase(token.lower)
        elif token.tag in (*IN_PHRASE, "PRON"):
            before = self._at
            self._read_phrase("")
            self._at = max(self._at, before + 1)
        elif (
            token.lower == "out"
            and self._at + 1 < len(self._tokens)
            and self._tokens[self._at + 1].lower == "of"
        ):
            self._at += 2
            self._read_phrase("out of")
        else:
            self._note_adverb(token)

    @property
    def _list_goes_on(self) -> bool:
        return self._clause.link not in ("because", "against") and list_goes_on(self._tokens, self._at)

    def _starts_anew(self, token: Token) -> bool:
        """Say whether a pronoun opens a clause of its own: 'and then she knocks'."""
        is_subject = token.tag == "PRON" and token.lower in SUBJECT_PRONOUNS
        return is_subject and self._clause.verb is not None and self._tag_at(self._at - 1) in ("CONJ", "ADV")

    def _start_anew(self, token: Token) -> None:
        self._close(token.start)
        while self._suspended:
            self._clause = self._suspended.pop()
            self._close(token.start)
        self._clause = Clause(start=token.start)
        self._read_phrase("")

    def _opens_contact_clause(self, token: Token) -> bool:
        before = self._tokens[self._at - 1] if self._at else None
        if self._clause.link in ("because", "against") and self._clause.verb is None:
            return False
        if self._clause.verb is None and not self._clause.subjects:
            # 'At home he finds a girl.'
            return False
        if before is None or before.tag not in ("NOUN", "NAME"):
            return False
        return token.lower in SUBJECT_PRONOUNS or (
            token.lower == "it" and self._tag_at(self._at + 1) == "VERB"
        )

    def _note_adverb(self, token: Token) -> None:
        verb = self._clause.verb
        is_free = verb is not None and all(phrase.is_pronoun for phrase in verb.objects)
        if verb and is_free and not verb.particle and token.lower in self._particles:
            self._clause.verb = replace(verb, particle=token.lower)
        self._at += 1

    def _punctuation(self, token: Token) -> None:
        self._at += 1
        if self._suspended and self._clause.link == "who":
            self._close(token.start)
            self._clause = self._suspended.pop()
        elif self._clause.verb is None and self._is_only_an_hour():
            self._clause.subjects = []
        elif self._clause.verb is None and self._clause.link in ("because", "against"):
            # 'After a shipwreck, ...': a preposition after all.
            self._close(token.start)
            self._clause = Clause(start=token.end)
        elif self._clause.verb is not None and not self._list_goes_on:
            self._close(token.start)
            self._clause = Clause(start=token.end)

    def _is_only_an_hour(self) -> bool:
        """Say whether the clause so far only says when: 'Every night, ...'."""
        subjects = self._clause.subjects
        hours = [load_lexicon().categories(phrase.head)[:1] == ("m",) for phrase in subjects]
        return self._clause.link == "main" and bool(hours) and all(hours)

    def _open_clause(self, token: Token) -> None:
        if token.tag == "REL":
            self._suspended.append(self._clause)
            antecedent = [self._antecedent(token.lower)] if self._phrases else []
            self._clause = Clause(link="who", marker=token.lower, start=token.start, subjects=antecedent)
        else:
            self._close(token.start)
            link: Link = "against" if token.lower in self._against else "because"
            link = "main" if token.lower in ("that", "where") else link
            self._clause = Clause(link=link, marker=token.lower, start=token.start)
        self._joins = False
        self._at += 1

    def _antecedent(self, marker: str) -> Phrase:
        """Return whom a relative clause is about: in 'the house of a pianist who waits', the pianist."""
        last = self._phrases[-1]
        is_person = load_lexicon().categories(last.head)[:1] == ("p",)
        return last.of if marker == "who" and last.of is not None and not is_person else last

    def _close(self, end: int) -> None:
        """Finish the clause at hand; a subordinator without a verb was a preposition after all."""
        clause = self._clause
        self._finish_verb(end)
        if clause.verb is None:
            marker = clause.marker if clause.link in ("because", "against") else ""
            self._loose += [(marker, phrase) for phrase in clause.subjects if marker] + clause.waiting
        if clause.link == "main" and clause.subjects and not self._main_subjects:
            self._main_subjects = tuple(clause.subjects)

    def _finish_verb(self, end: int) -> None:
        action = self._clause.verb
        if action is not None:
            if self._clause.about and not (action.objects or any(not says_hour(p) for _, p in action.others)):
                # 'the books he borrows': the books are what is borrowed.
                action = replace(action, objects=(self._clause.about,))
            self._actions.append(replace(action, words=self._words(action.start, end)))

    def _words(self, start: int, end: int) -> str:
        return _TRAILING.sub("", self._text[start:end].strip(" ,;:-\u2014\u2013.!?"))

    def _read_phrase(self, preposition: str) -> None:
        if self._at >= len(self._tokens):
            return
        phrase = self._phrase()
        if phrase is None:
            return
        clause, joins = self._clause, self._joins
        self._joins = False
        self._joined = phrase if joins else None
        if not preposition and not joins and self._sets_the_hour(phrase):
            return
        if preposition == "of" and self._phrases and self._attach_of(phrase):
            return
        self._phrases.append(phrase)
        if clause.verb is None:
            self._before_verb(preposition, phrase, joins=joins)
        elif preposition:
            clause.verb = replace(clause.verb, others=(*clause.verb.others, (preposition, phrase)))
        elif joins and clause.verb.others and not clause.verb.objects:
            last = clause.verb.others[-1][0]
            clause.verb = replace(clause.verb, others=(*clause.verb.others, (last, phrase)))
        else:
            clause.verb = replace(clause.verb, objects=(*clause.verb.objects, phrase))

    def _sets_the_hour(self, phrase: Phrase) -> bool:
        """Take a phrase that only says when, and open the clause that may follow it ('the night they arrive')."""
        following, verb = self._tag_at(self._at), self._clause.verb
        if not only_says_when(phrase, verb, following, self._adverbial):
            return False
        if verb is not None and following in ("DET", "POSS", "PRON", "NAME"):
            self._close(phrase.start)
            self._clause = Clause(link="because", marker="when", start=self._tokens[self._at].start)
        return True

    def _before_verb(self, preposition: str, phrase: Phrase, *, joins: bool) -> None:
        subjects = self._clause.subjects
        if preposition:
            self._clause.waiting.append((preposition, phrase))
        elif subjects and subjects[-1].is_name and phrase.determiner and not joins:
            # An apposition: 'Maria, a young fisherwoman' is one person.
            named = replace(phrase, name=subjects[-1].words, start=subjects[-1].start)
            self._phrases[-2:] = [named]
            subjects[-1] = named
        elif subjects and not joins and self._stands_apart(phrase):
            # 'Two enemies, both veterans, meet': nobody new.
            self._phrases.remove(phrase)
        elif self._clause.link == "who" and not joins:
            # 'a wolf that the whole village wants to kill': the antecedent is not who does it.
            self._clause.subjects = [phrase]
        elif joins or not self._clause.subjects or not phrase.is_pronoun:
            self._clause.subjects.append(phrase)

    def _stands_apart(self, phrase: Phrase) -> bool:
        """Say whether a phrase after a subject only says more of it, between commas."""
        first = next(i for i, token in enumerate(self._tokens) if token.start >= phrase.start)
        return self._tag_at(first - 1) == "PUNCT" == self._tag_at(self._at) and not self._list_goes_on

    def _attach_of(self, phrase: Phrase) -> bool:
        """Hang an 'of' phrase on the phrase before it; 'a pair of thieves' becomes the thieves."""
        before = self._phrases[-1]
        if before.end + 4 < phrase.start:
            return False
        if before.head in self._quantities:
            count = 2 if before.head in ("pair", "couple") else before.number
            if before.head in self._groups and before.number == 1:
                count = phrase.number if phrase.number > 2 else GROUP
            joined = replace(
                phrase, number=count, start=before.start, words=self._text[before.start : phrase.end],
                modifiers=(*before.modifiers, *phrase.modifiers),
            )  # fmt: skip
            container = before if before.head in ("suitcase", "box", "bag") else None
            joined = replace(before, of=phrase, end=phrase.end, words=joined.words) if container else joined
        else:
            joined = replace(before, of=phrase, end=phrase.end, words=self._text[before.start : phrase.end])
        self._phrases[-1:] = [joined] if joined.of is None else [joined, phrase]
        self._swap(before, joined)
        if joined.of is not None:
            # The pair is kept in reading order, the whole last, so that a relative clause hangs on the whole.
            self._phrases[-2:] = [phrase, joined]
        return True

    def _swap(self, old: Phrase, new: Phrase) -> None:
        clause = self._clause
        clause.subjects = [new if phrase is old else phrase for phrase in clause.subjects]
        clause.waiting = [(p, new if phrase is old else phrase) for p, phrase in clause.waiting]
        if clause.verb:
            clause.verb = replace(
                clause.verb,
                objects=tuple(new if phrase is old else phrase for phrase in clause.verb.objects),
                others=tuple((p, new if phrase is old else phrase) for p, phrase in clause.verb.others),
            )

    def _phrase(self) -> Phrase | None:
        """Read a noun phrase at the current token; 'the keeper's lamp' has the keeper as its owner."""
        tokens: list[Token] = []
        owner_phrase: Phrase | None = None
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            starts_anew = (
                tokens and token.tag in ("DET", "POSS") and token.lower not in ("few", "many", "such")
            )
            if token.tag == "PRON" and not tokens:
                self._at += 1
                return pronoun_of(token)
            if token.tag == "ADV" and (tokens or owner_phrase) and self._adjective_follows():
                self._at += 1
                continue
            trails = token.tag == "ADJ" and tokens and tokens[-1].tag in ("NOUN", "NAME")
            if (
                token.tag not in IN_PHRASE
                or trails
                or (starts_anew and tokens[-1].tag in ("NOUN", "NAME", "POSS", "NUM"))
            ):
                break
            self._at += 1
            if token.tag == "GEN":
                owner_phrase = made_of(tokens, owner_phrase, self._text)
                if owner_phrase:
                    self._phrases.append(owner_phrase)
                tokens = []
            else:
                tokens.append(token)
        phrase = made_of(tokens, owner_phrase, self._text)
        if phrase is None and not tokens and self._at < len(self._tokens):
            return None
        return phrase

    def _adjective_follows(self) -> bool:
        ahead = self._tokens[self._at + 1 : self._at + 2]
        return (
            bool(ahead)
            and ahead[0].tag in ("ADJ", "NOUN")
            and self._tokens[self._at].lower not in ("home", "back")
        )

    def _read_verb(self) -> None:
        """Read a verb group and start (or go on with) an action."""
        first = self._tokens[self._at]
        self._group_at = self._at
        group: list[Token] = []
        while self._at < len(self._tokens) and self._belongs(self._tokens[self._at], group):
            group.append(self._tokens[self._at])
            self._at += 1
        main = next((t for t in reversed(group) if t.tag in ("VERB", "AUX")), None)
        if main is None:
            return
        modal = any(t.tag == "MODAL" for t in group)
        self._leave_relative_clause(first, is_finite=modal or main.form in ("s", "past"))
        infinitive = group[0].tag == "TO"
        before = self._clause.verb
        if before is not None:
            self._finish_verb(first.start)
        subjects = self._subjects_for(main, before)
        passive = main.form == "past" and any(t.lemma == "be" for t in group[:-1])
        if (
            before is not None
            and before.verb in ("get", "become")
            and not before.objects
            and main.form == "past"
        ):
            # 'gets locked' is one action, not two.
            self._actions.pop()
            passive = True
        link, wish = self._link_of(before, modal=modal, infinitive=infinitive)
        complement = ""
        if main.lemma in ("be", "become", "go", "get", "turn", "grow", "fall") and self._tag_at(self._at) in (
            "ADJ",
            "ADV",
        ):
            ahead = self._tokens[self._at]
            if self._tag_at(self._at + 1) not in ("NOUN", "ADJ"):
                complement = ahead.lower
                self._at += 1
        self._clause.verb = Action(
            verb=main.lemma or main.lower,
            subjects=subjects,
            others=tuple(self._clause.waiting),
            complement=complement,
            link=link,
            marker=self._clause.marker,
            is_wish=wish,
            is_passive=passive,
            is_past=main.form == "past" and not (passive or modal or is_perfect(group)),
            is_negated=any(t.tag == "NEG" or t.lower == "cannot" for t in group),
            is_able=any(t.lower in ("can", "cannot", "could") for t in group),
            start=self._start_of(first, before, subjects),
            verb_at=first.start,
        )
        self._clause.waiting = []
        self._joins = False

    def _leave_relative_clause(self, first: Token, *, is_finite: bool) -> None:
        """A second finite verb belongs to the clause outside: 'a man who talks to trees finds love'."""
        if (
            self._suspended
            and self._clause.link == "who"
            and self._clause.verb
            and is_finite
            and not self._joins
        ):
            self._close(first.start)
            self._clause = self._suspended.pop()

    def _belongs(self, token: Token, group: list[Token]) -> bool:
        if not group:
            return True
        if token.tag in ("AUX", "MODAL", "NEG"):
            return True
        if token.tag == "ADV":
            following = self._tag_at(self._at + 1)
            return following in ("VERB", "AUX") and group[-1].tag != "VERB"
        return token.tag == "VERB" and group[-1].tag != "VERB"

    def _tag_at(self, index: int) -> str:
        return self._tokens[index].tag if index < len(self._tokens) else "END"

    @property
    def _opener(self) -> Token:
        return self._tokens[self._group_at]

    def _subjects_for(self, main: Token, before: Action | None) -> tuple[Phrase, ...]:
        if before is None:
            return tuple(self._clause.subjects) or self._main_subjects
        if not self._joins and opens_bare_clause(self._opener, before, self._says):
            # 'discovers a passenger has vanished': the object is the subject of what was discovered.
            return self._cut_off(before)
        if self._tag_at(self._tokens.index(main) - 1) in ("PREP", "PUNCT"):
            return before.subjects
        if before.objects and before.objects[-1] is self._joined and agrees(main, self._opener, before):
            # 'he runs and she hides': the second phrase was no object but a new subject.
            return self._cut_off(before)
        if not self._joins and opens_noun_contact(main, self._opener, before):
            newcomer = before.objects[-1]
            self._actions[-1] = replace(self._actions[-1], objects=before.objects[:-1])
            self._clause = Clause(link="who", marker="that", start=newcomer.start, subjects=[newcomer])
            return (newcomer,)
        if (
            main.form in ("ing", "past")
            and not self._joins
            and before.objects
            and before.verb not in ("be", "have")
        ):
            return before.objects[-1:]
        if before.verb in self._causes and before.objects and not self._joins:
            return before.objects[-1:]
        if self._opener.tag == "TO" and before.others and before.others[-1][0] == "for":
            # 'waits for the children to return'
            return (before.others[-1][1],)
        if self._joins and returns_to_main(main, self._opener, before, self._clause.marker):
            subjects = () if self._clause.marker else tuple(self._clause.subjects)
            return subjects or self._main_subjects or before.subjects
        return before.subjects

    def _cut_off(self, before: Action) -> tuple[Phrase, ...]:
        """Take its last object, and its words from there on, from the action before; return whom it was."""
        newcomer = before.objects[-1]
        words = self._words(before.start, newcomer.start)
        self._actions[-1] = replace(self._actions[-1], objects=before.objects[:-1], words=words)
        return (newcomer,)

    def _link_of(self, before: Action | None, *, modal: bool, infinitive: bool) -> tuple[Link, bool]:
        clause = self._clause
        if before is None or clause.verb is None:
            return clause.link, modal
        if infinitive and clause.link == "main":
            return "goal", True
        return before.link, before.is_wish or modal

    def _start_of(self, first: Token, before: Action | None, subjects: tuple[Phrase, ...]) -> int:
        if before is not None:
            is_bare = first.tag in ("AUX", "MODAL") and subjects and subjects != before.subjects
            return subjects[0].start if is_bare else first.start
        if self._clause.subjects and self._clause.link != "who":
            return min(self._clause.start or self._clause.subjects[0].start, self._clause.subjects[0].start)
        return min(self._clause.start, first.start)
