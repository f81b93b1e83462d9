"""The house writer as an agent: reads the logline, casts it, plots it, and writes it down as a screenplay.

Rules and word tables only. Whatever it infers is stated in `Screenplay.assumptions` with how sure it is.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import ClassVar

from cinema_agent.agents import Desk
from cinema_agent.agents.writer import tone
from cinema_agent.agents.writer.assuming import assume, assumed_of, who_wrote
from cinema_agent.agents.writer.beginnings import SURE_ENOUGH, home_of_story
from cinema_agent.agents.writer.casting import Cast, cast_story
from cinema_agent.agents.writer.dialogue import Pair, pair_of, talk
from cinema_agent.agents.writer.foreign import gloss
from cinema_agent.agents.writer.material import Material, Plot
from cinema_agent.agents.writer.people import NOBODY_NAMED, Company, find_people, somebody, without_gone
from cinema_agent.agents.writer.phrases import read
from cinema_agent.agents.writer.places import Scout
from cinema_agent.agents.writer.plot import beats_for, make_plot
from cinema_agent.agents.writer.props import PropMaster, Thing, is_the_place
from cinema_agent.agents.writer.sentence import Sentence
from cinema_agent.agents.writer.source import check_logline, choose_sentences, is_english
from cinema_agent.agents.writer.splitting import sentences as split_sentences
from cinema_agent.agents.writer.steps import Step, StepMaker
from cinema_agent.agents.writer.titles import first_words, title_for
from cinema_agent.agents.writer.treatment import narration, treatment, want_and_cost
from cinema_agent.agents.writer.variants import Variant, choose_variant
from cinema_agent.agents.writer.vocabulary import Vocabulary
from cinema_agent.agents.writer.writing import without_clauses, write_scenes
from cinema_agent.script.bible_entries import Place, Prop
from cinema_agent.script.screenplay import Assumption, Screenplay, TimeOfDay, Weather

LEAST_SURE_GENRE, NEUTRAL_GENRE = 0.35, "drama"
"""Below this the story's words do not say its genre; then it is told as the neutral one."""


@dataclass(frozen=True)
class _Story:
    """What the words say, before anybody is cast."""

    sentences: tuple[Sentence, ...]
    words: Counter[str]
    company: Company
    genre: str
    era: str
    hour: TimeOfDay | None
    weather: Weather | None
    is_read: bool


class HouseWriter:
    """The writer that ships with the framework: needs no model, no key and no network.

    Raises:
        ScriptError: the logline is empty, is not text, or says too little to make a film of.
    """

    name: ClassVar[str] = "writer"
    version: ClassVar[str] = "4"
    after: ClassVar[str] = ""

    def work(self, screenplay: Screenplay, desk: Desk) -> Screenplay:
        """Return the screenplay with title, treatment, cast, places, props, scenes, beats and lines."""
        text = check_logline(screenplay.logline.text)
        seconds = screenplay.format.seconds(screenplay.target_frames)
        sentences, dropped = choose_sentences(text, beats_for(seconds))
        assumed: list[Assumption] = [who_wrote()]
        is_read = is_english(sentences)
        if not is_read:
            sentences = self._glossed(screenplay, sentences, assumed)
        story = self._understand(sentences, desk, assumed, is_read=is_read)
        vocabulary = Vocabulary(desk.capabilities)
        people = without_gone(story.company) or (somebody(),)
        if people[0].index == NOBODY_NAMED:
            assumed.append(assume("people", "one stranger", "the story names nobody we can read", 0.2))
        cast = cast_story(people, vocabulary, story.words, era=story.era, seed=screenplay.seed)
        assumed += cast.assumptions
        scout, master = (
            Scout(vocabulary, story.era, screenplay.seed, story.words),
            PropMaster(vocabulary, story.era, story.company.worn),
        )
        steps = StepMaker(vocabulary, story.company, cast, scout, master).steps(sentences)
        pair = pair_of(cast, story.company, _bonds_said(story, steps))
        material = self._material(story, cast, steps, pair, scout, master, screenplay)
        variant = choose_variant(story.genre, screenplay.seed)
        aims = want_and_cost(material, variant)
        assumed += [*assumed_of(material, variant, pair), *aims]
        plot = make_plot(material, variant, vocabulary, scout)
        return self._written(screenplay, desk, story, material, variant, plot, pair, tuple(assumed), dropped)

    def _glossed(
        self, screenplay: Screenplay, sentences: tuple[Sentence, ...], assumed: list[Assumption]
    ) -> tuple[Sentence, ...]:
        """Return what few words we know of another language, as English sentences."""
        found = gloss(" ".join(sentence.text for sentence in sentences), screenplay.logline.language)
        because = (
            "the house writer reads English; the author's own words are shown on cards, and nobody speaks"
        )
        if found is None:
            assumed.append(assume("story", "a neutral staging", f"no word of it is known; {because}", 0.1))
            return ()
        sure = min(0.45, 0.1 + 0.05 * found.known)
        because = f"{found.known} words looked up as '{found.language}'; {because}"
        assumed.append(assume("story", found.english, because, sure))
        return tuple(read(sentence) for sentence in split_sentences(found.english))

    def _understand(
        self, sentences: tuple[Sentence, ...], desk: Desk, assumed: list[Assumption], *, is_read: bool
    ) -> _Story:
        words = tone.words_of(sentences)
        genre, sure = tone.genre(words)
        if sure < LEAST_SURE_GENRE:
            genre = NEUTRAL_GENRE
        wished = tone.known_genre(desk.wishes.genre)
        if wished is None:
            assumed.append(assume("genre", genre, "its words", sure))
        if desk.wishes.genre and wished is None:
            because = f"no scaffold for {desk.wishes.genre!r}; told as {genre}"
            assumed.append(assume("genre", genre, because, 0.4))
        era, sign = tone.era(words)
        assumed.append(
            assume("era", era, f"'{sign}'" if sign else "the logline names none", 0.8 if sign else 0.6)
        )
        return _Story(
            sentences=sentences,
            words=words,
            company=find_people(sentences),
            genre=wished or genre,
            era=era,
            hour=tone.time_of_day(words),
            weather=tone.weather(words),
            is_read=is_read,
        )

    def _material(
        self, story: _Story, cast: Cast, steps: tuple[Step, ...], pair: Pair | None, scout: Scout,
        master: PropMaster, screenplay: Screenplay,
    ) -> Material:  # fmt: skip
        spots = scout.spots_said(story.sentences)
        named = [spot for spot in spots if spot.is_literal and spot.confidence >= SURE_ENOUGH]
        things = master.things_in(story.sentences, story.company)
        things = tuple(t for t in things if not any(is_the_place(t, spot) for spot in named))
        things += master.tools_of(cast, story.company, things)
        return Material(
            cast=cast,
            steps=steps,
            things=things,
            spots=spots,
            home=home_of_story(story.sentences, story.company, steps, things, scout),
            genre=story.genre,
            relation=pair.relation if pair else "alone",
            begins_together=_begin_together(story, cast),
            seconds=screenplay.format.seconds(screenplay.target_frames),
            seed=screenplay.seed,
        )

    def _written(
        self, screenplay: Screenplay, desk: Desk, story: _Story, material: Material, variant: Variant, plot: Plot,
        pair: Pair | None, assumed: tuple[Assumption, ...], dropped: tuple[str, ...],
    ) -> Screenplay:  # fmt: skip
        # The bank is English; a film in another language is told in pictures.
        speaks = pair if story.is_read else None
        lines = talk(
            plot.moments,
            speaks,
            story.genre,
            _spoken_of(story, plot),
            seconds=material.seconds,
            seed=screenplay.seed,
        )
        hours = _hours(plot, story, variant)
        places = _places(plot, story.era)
        props = _props(plot, material.things)
        scenes = write_scenes(plot, lines, hours, story.weather, story.genre, places, props)
        if not story.is_read:
            scenes = without_clauses(scenes)
        extra: list[Assumption] = []
        if story.hour is None:
            extra.append(assume("time of day", ", ".join(hours), "the logline names none", 0.4))
        if story.weather and not story.words[story.weather]:
            extra.append(assume("weather", story.weather, "what happens and where", 0.5))
        present = {name for scene in scenes for beat in scene.beats for name in beat.characters}
        characters = tuple(c for c in material.cast.characters if c.is_lead or c.id in present)
        title = desk.wishes.title or (
            title_for(material, story.words, screenplay.seed)
            if story.is_read
            else first_words(screenplay.logline.text)
        )
        unstaged = _unstaged(story, material, screenplay.logline.text)
        return screenplay.replace(
            title=title,
            genre=desk.wishes.genre or story.genre,
            style=desk.wishes.style or screenplay.style,
            era=story.era,
            treatment=treatment(characters, scenes, places, _said(assumed)),
            characters=characters,
            places=places,
            props=props,
            scenes=scenes,
            cards=(*screenplay.cards, *narration(screenplay, material, unstaged)),
            assumptions=(*screenplay.assumptions, *assumed, *extra),
            left_out=(*screenplay.left_out, *dropped, *plot.left_out),
        )


def _hours(plot: Plot, story: _Story, variant: Variant) -> tuple[TimeOfDay, ...]:
    """Return the hour of each scene; the low point is dark unless the story names its hour."""
    low = next((i for i, scene in enumerate(plot.scenes) if any(m.kind == "low" for m in scene)), None)
    places = [scene[0].spot.recipe if scene[0].spot else "" for scene in plot.scenes]
    hours = tone.light_of_scenes(len(plot.scenes), story.hour, variant.light)
    return tone.with_dark_low(hours, low if story.hour is None else None, places)


def _spoken_of(story: _Story, plot: Plot) -> frozenset[str]:
    """Return the words a story has: its own, and those of its places and things."""
    shown = [moment.spot.words for moment in plot.moments if moment.spot]
    shown += [moment.thing.words for moment in plot.moments if moment.thing]
    shown += [moment.spot.recipe.replace("_", " ") for moment in plot.moments if moment.spot]
    return frozenset((*story.words, *(word for words in shown for word in words.lower().split())))


def _said(assumed: tuple[Assumption, ...]) -> str:
    """Return want and cost as prose."""
    return " ".join(item.assumed for item in assumed if item.about in ("want", "cost"))


def _bonds_said(story: _Story, steps: tuple[Step, ...]) -> frozenset[str]:
    verbs = (action.verb for sentence in story.sentences for action in sentence.actions)
    return frozenset((*verbs, *(step.verb for step in steps))) | ({"love"} if story.words["love"] else set())


def _begin_together(story: _Story, cast: Cast) -> bool:
    """Say whether the first action has both leads as its subjects: then they know each other from the
    start.
    """
    first = next((a for s in story.sentences for a in s.actions if a.link == "main"), None)
    if first is None:
        return False
    doers = tuple(i for phrase in first.subjects for i in story.company.who(0, phrase))
    return {lead.id for lead in cast.leads} <= set(cast.of(doers)) and len(cast.leads) > 1


def _unstaged(story: _Story, material: Material, text: str) -> tuple[str, ...]:
    """Return the sentences of which nothing is staged: their own words are shown instead."""
    if not story.is_read:
        return tuple(split_sentences(text))
    staged = {step.sentence for step in material.steps if step.gesture or step.people}
    if not material.cast.characters:
        staged = set()
    return tuple(sentence.text for n, sentence in enumerate(story.sentences) if n not in staged)


def _places(plot: Plot, era: str) -> tuple[Place, ...]:
    found: dict[str, Place] = {}
    for scene in plot.scenes:
        for moment in scene:
            spot = moment.spot
            if spot is not None and spot.recipe not in found:
                found[spot.recipe] = Place(
                    id=spot.recipe,
                    name=spot.words[:1].upper() + spot.words[1:],
                    recipe=spot.recipe,
                    interior=spot.interior,
                    era=era,
                    description=f"{spot.words}; {spot.because}",
                )
    return tuple(found.values())


def _props(plot: Plot, things: tuple[Thing, ...]) -> tuple[Prop, ...]:
    held = [moment.thing for scene in plot.scenes for moment in scene if moment.thing is not None]
    found = {thing.kind: thing for thing in (*reversed(things[:2]), *reversed(held))}
    ordered = [thing for thing in (*things, *held) if found.get(thing.kind) is not None]
    unique = {thing.kind: thing for thing in ordered}
    return tuple(
        Prop(id=kind, name=thing.words, kind=kind, description=thing.because)
        for kind, thing in unique.items()
    )
