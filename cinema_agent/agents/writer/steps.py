"""The story's own actions as steps that can be staged: who, doing what, to whom, with what, where.

Takes them from the sentences as read; their order in the film is decided by `plot`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from cinema_agent.agents.writer.casting import Cast
from cinema_agent.agents.writer.lexicon import load_lexicon, sheet
from cinema_agent.agents.writer.lookahead import SUBJECT_PRONOUNS
from cinema_agent.agents.writer.people import Company
from cinema_agent.agents.writer.places import Scout, Spot
from cinema_agent.agents.writer.props import PropMaster, Thing, is_event, is_the_place
from cinema_agent.agents.writer.sentence import Action, Phrase, Sentence
from cinema_agent.agents.writer.stagings import gesture_for, staging_of
from cinema_agent.agents.writer.telling import NameOf, infinitive, own_words, plain_words, tell
from cinema_agent.agents.writer.vocabulary import Vocabulary

MOST_NAMED = 3
"""People of one phrase who are called by name; more are 'the five students'."""
Role = Literal["setup", "turn", "develop", "threat", "goal"]
"""What a step does for the story: backs it, starts it, carries it on, stands against it, is what somebody
wants.
"""


@dataclass(frozen=True)
class Step:
    """One thing that happens. Characters are ids of the cast; `clause` holds the story's own words.

    `aim` is what is done as somebody would wish it ('to relight the lamp'), `object_words` the thing it is done to,
    `group` how many the story says do it, `sentence` which one tells it.
    """

    role: Role
    verb: str
    text: str
    clause: str
    people: tuple[str, ...] = ()
    gesture: str | None = None
    performer: str | None = None
    recipient: str | None = None
    thing: Thing | None = None
    spot: Spot | None = None
    score: float = 0.0
    keeps_apart: str | None = None
    aim: str = ""
    object_words: str = ""
    group: int = 0
    sentence: int = 0


class StepMaker:
    """Turns the actions of sentences into steps."""

    def __init__(
        self, vocabulary: Vocabulary, company: Company, cast: Cast, scout: Scout, props: PropMaster
    ) -> None:
        self._vocabulary = vocabulary
        self._company = company
        self._cast = cast
        self._scout = scout
        self._props = props
        self._sheet = sheet("actions.toml")
        self._last_thing: Thing | None = None
        self._seen_things: list[Thing] = []
        self._doing: frozenset[int] = frozenset()

    def steps(self, sentences: tuple[Sentence, ...]) -> tuple[Step, ...]:
        """Return what happens in the sentences, in their order."""
        found: list[Step] = []
        past_is_usual = _told_in_the_past(sentences)
        for number, sentence in enumerate(sentences):
            was_behind = False
            for place, action in enumerate(sentence.actions):
                following = sentence.actions[place + 1] if place + 1 < len(sentence.actions) else None
                before = sentence.actions[place - 1] if place else None
                behind = self._is_background(action, past_is_usual)
                behind = behind or (was_behind and action.words.startswith("to "))
                was_behind = behind
                if self._is_taken_along(action, before) or behind:
                    continue
                action = self._as_done(number, action)
                step = self._step(number, action, before, following)
                if step is not None:
                    found.append(replace(step, score=step.score / (1 + 0.05 * number)))
        return tuple(found)

    def _is_taken_along(self, action: Action, before: Action | None) -> bool:
        """Say whether an action was told with the one before: 'refuses to leave' is a refusal, nobody
        leaves.
        """
        hates_it = before is not None and before.verb in self._sheet["denies"]["verbs"]
        if hates_it and re.match(r"\w+ing\b", action.words):
            return True
        if before is None or not action.words.startswith("to "):
            return False
        if before.link == "who" and action.link == "who":
            return not self._is_thin(before, action)
        return before.verb in self._sheet["denies"]["verbs"] or (
            before.is_negated and action.link == before.link
        )

    def _is_background(self, action: Action, past_is_usual: bool) -> bool:
        """Say whether an action lies before the film: 'who burned his village', 'where he lost his voice'."""
        if action.is_negated and action.link == "who" and action.marker in SUBJECT_PRONOUNS:
            # 'whom she has never met'
            return True
        if action.marker in ("who", "which", "that", "where", "he", "she", "they") and action.is_past:
            return action.marker != "that" or action.link == "who"
        return action.is_past and not past_is_usual

    def _as_done(self, number: int, action: Action) -> Action:
        """Return 'is chased by her grandmother' as what the grandmother does."""
        agents = tuple(p for word, p in action.others if word == "by" and self._company.who(number, p))
        if not action.is_passive or not agents:
            return action
        rest = tuple((word, phrase) for word, phrase in action.others if phrase not in agents)
        return replace(action, subjects=agents, objects=action.subjects, others=rest, is_passive=False)

    def _step(
        self, number: int, action: Action, before: Action | None, following: Action | None
    ) -> Step | None:
        doers, others = self._people_in(number, action)
        thing = self._thing_in(number, action)
        if following is not None and self._is_taken_along(following, action):
            # 'refuses to give it to him': he and it are there, though nothing is given.
            others = (*others, *(who for who in self._people_in(number, following)[1] if who not in doers))
            thing = thing or self._thing_in(number, following)
        if following is not None and _is_told_along(action, following):
            # 'suspects that the guest casts no reflection': the guest is there, too.
            others = (*others, *(who for who in self._people_in(number, following)[0] if who not in doers))
        if self._is_thin(action, following) and not (thing and action.verb in ("keep", "have", "get")):
            return None
        self._doing = frozenset(i for phrase in action.subjects for i in self._company.who(number, phrase))
        spot = self._spot_of(number, action) or (self._scout.adrift(action.verb) if doers else None)
        if thing is not None and spot is not None and is_the_place(thing, spot):
            thing = None
        on_themselves = any(p.is_pronoun and self._company.who(number, p) for p in action.objects)
        if doers and not others and on_themselves:
            return None
        if not (doers or others or thing or action.link in ("against", "because")):
            return None
        performer = next(iter(doers), None) if not action.is_passive else None
        gesture = self._acted(number, action, thing, spot) if performer else None
        touched = tuple(who for who in self._touched(number, action) if who in others)
        gesture = gesture if touched or not gesture else self._acted_alone(action.verb, gesture)
        thing = thing or (self._usual_thing(number, action, gesture) if gesture else None)
        role = self._role(number, action)
        return Step(
            role=role,
            verb=action.verb,
            text=self._told(number, action, before, following, bool(doers)),
            clause=action.words,
            people=tuple(dict.fromkeys((*doers, *others))),
            gesture=gesture,
            performer=performer,
            recipient=next((other for other in touched or others if other != performer), None)
            if performer
            else None,
            thing=thing,
            spot=spot,
            score=_score(role, bool(gesture), bool(thing), len({*doers, *others})),
            keeps_apart=self._kept_apart(number, action, role),
            aim=self._aim(number, action, following),
            object_words=self._object_words(number, action),
            group=max((phrase.number for phrase in action.subjects), default=0),
            sentence=number,
        )

    def _acted(self, number: int, action: Action, thing: Thing | None, spot: Spot | None) -> str | None:
        """Return the gesture of an action, or none where being there shows it."""
        verb, is_bare = action.verb, not (thing or action.objects)
        own_ways = self._sheet["gesture"]
        if any(f"{verb}_{word}" in own_ways for word in (action.particle, *(p for p, _ in action.others))):
            # 'breaks into', 'plays against'
            return self._gesture(action)
        if is_bare and not self._is_their_trade(number, action):
            # 'They practice measuring': no music is made.
            return None
        if verb in self._sheet["travel"]["verbs"]:
            runs_it = verb in self._sheet["dwells"]["verbs"] and action.objects and spot is not None
            if (is_bare and not self._vocabulary.has("gesture", verb)) or runs_it:
                # 'She goes home' is seen by her being there; 'she runs a cinema' is no race.
                return None
        return self._gesture(action)

    def _acted_alone(self, verb: str, gesture: str) -> str | None:
        """Return the gesture of a deed done to nobody: who fights a storm does not box."""
        staging = staging_of(verb)
        if staging is None or not staging.alone:
            return gesture
        return next((name for name in staging.alone if self._vocabulary.has("gesture", name)), gesture)

    def _aim(self, number: int, action: Action, following: Action | None) -> str:
        """Return what is done as a wish: 'to relight the lamp'."""
        if action.is_passive or action.verb == "be":
            return ""
        words = infinitive(action, lambda phrase: self._name(number, phrase)).strip()
        tail = self._tail(action, following, lambda phrase: self._name(number, phrase))
        return ("not " if action.is_negated else "") + words + tail

    def _object_words(self, number: int, action: Action) -> str:
        """Return the thing something is done to, for a title; empty if it is somebody or only 'it'."""
        named = action.objects[:1] if len(action.objects) == 1 else ()
        owned = [p for p in named if p.owner or p.owner_phrase]
        things = [p for p in named if not (p.is_pronoun or p in owned or self._company.who(number, p))]
        return plain_words(things[0]) if things and not action.is_negated else ""

    def _told(
        self, number: int, action: Action, before: Action | None, following: Action | None, is_cast: bool
    ) -> str:
        """Return an action as a sentence; the author's own words where nobody we know does it."""

        becomes = [
            phrase for word, phrase in action.others if word == "into" and action.verb in ("turn", "change")
        ]
        doing = {i for phrase in action.subjects for i in self._company.who(number, phrase)}

        def name(phrase: Phrase) -> str:
            meant = self._company.who(number, phrase)
            is_subject = any(phrase is subject for subject in action.subjects)
            if phrase.is_pronoun and not is_subject and meant and doing.issuperset(meant):
                return phrase.words
            return plain_words(phrase) if phrase in becomes else self._name(number, phrase)

        says_who = any(phrase.start >= action.start and not phrase.is_pronoun for phrase in action.subjects)
        if not is_cast and says_who:
            return own_words(action)
        leads_here = before is not None and action.words.startswith("to ") and not before.objects
        if leads_here and before is not None and before.verb in self._sheet["told_with"]["verbs"]:
            return tell(before, name, tail=infinitive(action, name))
        return tell(action, name, tail=self._tail(action, following, name))

    def _is_their_trade(self, number: int, action: Action) -> bool:
        """Say whether people who do something so do it for a living, where only those would."""
        staging = staging_of(action.verb)
        if staging is None or not staging.trades:
            return True
        heads = [
            self._company.someone(i).phrase.head
            for p in action.subjects
            for i in self._company.who(number, p)
        ]
        return any(set(staging.trades).intersection((h, *load_lexicon().chain(h, "p"))) for h in heads)

    def _usual_thing(self, number: int, action: Action, gesture: str) -> Thing | None:
        """Return what a verb is done with, for a gesture that needs something in the hand.

        Only a tool, where the logline says what it is done to.
        """
        staging = staging_of(action.verb)
        entry = self._vocabulary.entry("gesture", gesture)
        if staging is None or entry is None or "prop" not in entry.tags:
            return None
        if gesture in staging.alone or gesture not in staging.gestures:
            return None
        own = self._tool_of_trade(number, action) if staging.trades else None
        if own is not None:
            return own
        tools: list[str] = self._sheet["tools"]["things"]
        usual = tuple(p for p in staging.props if not action.objects or p in tools)
        return self._props.usual(usual, action.verb)

    def _tool_of_trade(self, number: int, action: Action) -> Thing | None:
        """Return what whoever does something plays or works with: a cellist rehearses with the cello."""
        doers = (i for phrase in action.subjects for i in self._company.who(number, phrase))
        tools = (self._props.tool_of(self._company.someone(i)) for i in doers)
        return next((tool for tool in tools if tool is not None), None)

    def _role(self, number: int, action: Action) -> Role:
        """Return what an action does for the story; what others do meanwhile stands against the lead."""
        lead = self._company.everyone[0].index if self._company.everyone else None
        doers = {i for phrase in action.subjects for i in self._company.who(number, phrase)}
        if action.marker in ("while", "as") and action.link == "because" and lead not in doers:
            return "threat"
        return _role_of(action)

    def _is_thin(self, action: Action, following: Action | None) -> bool:
        """Say whether a verb only leads to the next one: 'fights to save', 'decides to go'."""
        if action.verb == "be" and action.complement:
            return False
        follows = following is not None and (
            following.link == "goal" or (following.link == "who" and following.words.startswith("to "))
        )
        leads_on = follows and not (action.objects or action.others)
        if leads_on and action.verb in sheet("grammar.toml")["goal"]["verbs"]:
            return action.verb not in self._sheet["denies"]["verbs"]
        bare = ("have", "get", "need", "set", "work", "want")
        if action.verb in sheet("grammar.toml")["goal"]["verbs"] and action.verb not in bare:
            # 'plans an escape' and 'decides who leads' are deeds, 'plans to leave' is not.
            return follows and following is not None and following.words.startswith("to ")
        # 'leads the rebellion' is a deed, 'which leads to a quarrel' is none.
        return action.verb in self._sheet["thin"]["verbs"] and not (action.verb == "lead" and action.objects)

    def _name(self, number: int, phrase: Phrase) -> str:
        ids = self._cast.of(self._company.who(number, phrase))
        if not ids and phrase.head in ("it", "them") and self._last_thing is not None:
            return f"the {self._last_thing.words}"
        if not ids:
            return phrase.words if phrase.is_pronoun else self._owned(number, phrase)
        names = [self._cast.character(i).name for i in ids]
        if len(names) > MOST_NAMED and not phrase.is_pronoun:
            words = plain_words(phrase)
            return words if phrase.determiner or phrase.owner else f"the {words[:1].lower()}{words[1:]}"
        crowd = any(name.startswith("The ") for name in names)
        return plain_words(phrase) if crowd else " and ".join(names)

    def _owned(self, number: int, phrase: Phrase) -> str:
        """Return a phrase's words, its owner by name: 'her mother' -> 'Freya's mother'."""
        owner = self._company.owners.get((number, phrase.start))
        names = [self._cast.character(i).name for i in self._cast.of((owner,))] if owner is not None else []
        words = plain_words(phrase)
        if not names or owner in self._doing or not words.startswith(phrase.owner):
            return words
        return f"{names[0]}'s{words[len(phrase.owner) :]}"

    def _people_in(self, number: int, action: Action) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return who does an action, and who else is in it."""
        doers = [i for phrase in action.subjects for i in self._company.who(number, phrase)]
        if doers and action.verb in self._sheet["remote"]["verbs"]:
            return self._cast.of(tuple(doers)), ()
        touched = [*action.objects, *(phrase for _, phrase in action.others)]
        parts = [
            part
            for phrase in touched
            for part in (phrase, phrase.of, phrase.owner_phrase)
            if part is not None
        ]
        others = [i for part in parts for i in self._company.who(number, part)]
        return self._cast.of(tuple(doers)), self._cast.of(tuple(i for i in others if i not in doers))

    def _touched(self, number: int, action: Action) -> tuple[str, ...]:
        """Return to whom something is done; who only owns what it is done to is not among them."""
        phrases = (*action.objects, *(phrase for _, phrase in action.others))
        return self._cast.of(tuple(i for phrase in phrases for i in self._company.who(number, phrase)))

    def _thing_in(self, number: int, action: Action) -> Thing | None:
        others = [phrase for preposition, phrase in action.others if not is_event(preposition, phrase)]
        for phrase in (*action.objects, *others, *action.subjects):
            if self._company.who(number, phrase):
                continue
            if phrase.head in ("it", "them") and phrase not in action.subjects:
                self._last_thing = self._meant_by_it(action.verb)
                return self._last_thing
            thing = self._props.thing_of(phrase) or (self._props.thing_of(phrase.of) if phrase.of else None)
            if thing and thing.confidence >= 0.5:
                self._last_thing = thing
                self._note_things(action)
                return thing
        return None

    def _note_things(self, action: Action) -> None:
        for phrase in (*action.objects, *(phrase for _, phrase in action.others)):
            thing = self._props.thing_of(phrase)
            if thing and thing.confidence >= 0.5 and thing not in self._seen_things:
                self._seen_things.append(thing)

    def _meant_by_it(self, verb: str) -> Thing | None:
        """Return what 'it' is: of the things named so far, one that the verb is usually said of."""
        kinds = self._sheet["typical"].get(verb, ())
        chains = ((thing, load_lexicon().chain(thing.words.split()[-1], "t")) for thing in self._seen_things)
        fitting = (thing for thing, chain in chains if set(kinds).intersection((*chain, thing.words)))
        return next(fitting, self._last_thing)

    def _gesture(self, action: Action) -> str | None:
        """Return the gesture for a verb: with its particle or preposition first ('break into'), then
        alone.
        """
        if action.verb in self._sheet["light"]["verbs"] and action.objects:
            # 'share one last dance': the noun is the deed.
            deed = self._vocabulary.exact("gesture", action.objects[0].head)
            if deed:
                return deed
        with_it = [action.particle, *(preposition for preposition, _ in action.others)]
        with_it += [phrase.head for phrase in (*action.objects, *(phrase for _, phrase in action.others))]
        with_it += [action.complement]
        return gesture_for(action.verb, tuple(filter(None, with_it)), self._vocabulary)

    def _tail(self, action: Action, following: Action | None, name: NameOf) -> str:
        """Return ' to dance' where the next action only completes this one."""
        if following is None:
            return ""
        if _is_told_along(action, following):
            return f" {following.words}"
        is_posing = action.verb in ("claim", "pretend", "seem") and following.verb == "be"
        if is_posing or re.match(r"\w+ing\b", following.words):
            denies = action.verb in self._sheet["denies"]["verbs"]
            return infinitive(following, plain_words if is_posing else name) if is_posing or denies else ""
        if following.link != "goal":
            return ""
        completes = action.verb in self._sheet["denies"]["verbs"] or action.is_negated
        caused = bool(following.subjects) and following.subjects == action.objects[-1:]
        return infinitive(following, name) if completes or caused else ""

    def _spot_of(self, number: int, action: Action) -> Spot | None:
        if action.verb in self._sheet["remote"]["verbs"]:
            return None
        travels = any(action.verb in self._sheet[kind]["verbs"] for kind in ("travel", "dwells", "reaches"))
        candidates = [(preposition, phrase) for preposition, phrase in action.others if preposition != "from"]
        candidates += [("through", phrase) for phrase in action.objects if travels]
        if not self._people_in(number, action)[0]:
            # 'The city goes dark' happens in the city.
            candidates = [
                ("in", phrase) for phrase in action.subjects if not self._scout.is_sky(phrase)
            ] + candidates
        spots = [
            self._scout.spot_of_phrase(phrase, preposition, number) for preposition, phrase in candidates
        ]
        # Where somebody ends up counts: 'to the sea' rather than 'in the attic'.
        certain = [spot for spot in spots if spot is not None and spot.confidence >= 0.5]
        # 'inside the house of a woman in the city' is in the house.
        rooms = [spot for spot in certain if spot.interior]
        return (rooms or certain)[-1] if certain else None

    def _kept_apart(self, number: int, action: Action, role: Role) -> str | None:
        """Return who cannot be with the others until the end: lost, kidnapped, still to be found."""
        apart = self._sheet["apart"]
        if action.is_passive or action.verb in apart["subject_of"]:
            lost = [i for p in action.subjects for i in self._company.who(number, p)]
            return next(iter(self._cast.of(tuple(lost))), None) if action.verb in apart["verbs"] else None
        if role == "goal" and action.verb in apart["goal_object_of"]:
            wanted = [i for p in action.objects for i in self._company.who(number, p)]
            return next(iter(self._cast.of(tuple(wanted))), None)
        return None


def _is_told_along(action: Action, following: Action) -> bool:
    """Say whether a clause is what another one says: 'realizes her students are robots', 'suspects that ...'."""
    says = sheet("grammar.toml")["says"]["verbs"]
    is_said = bool(following.subjects) and following.start == following.subjects[0].start
    if action.verb in says and is_said and following.link == action.link and not action.objects:
        return True
    return following.marker == "that" and following.link != "who" and following.words.startswith("that ")


def _role_of(action: Action) -> Role:
    if (
        action.marker == "until"
        and action.subjects
        and action.subjects[0].head in ("they", "he", "she", "it")
    ):
        return "goal"
    if action.link == "against":
        return "threat"
    if action.link == "because":
        return "develop" if action.marker in ("while", "as") else "turn"
    if action.link == "goal" or action.is_wish:
        return "setup" if action.link == "who" else "goal"
    return "setup" if action.link == "who" else "develop"


def _score(role: Role, has_gesture: bool, has_thing: bool, people: int) -> float:
    base = {"goal": 3.0, "turn": 2.6, "develop": 2.2, "threat": 2.0, "setup": 1.0}[role]
    return base + 0.8 * has_gesture + 0.5 * has_thing + 0.3 * min(people, 2)


def _told_in_the_past(sentences: tuple[Sentence, ...]) -> bool:
    mains = [action for sentence in sentences for action in sentence.actions if action.link == "main"]
    return sum(action.is_past for action in mains) * 2 > len(mains)
