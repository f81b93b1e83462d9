"""What might be shot: every set-up that would cover a scene's beats, ranked, in cutting order.

Knows no seconds (`choosing` keeps what there is time for) and no bodies (`blocking` places them).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from cinema_agent.agents.director.shape import Shape
from cinema_agent.agents.director.sheets import LINES, BeatKind, SetUp, Taste
from cinema_agent.script.screenplay import Beat, Line, Scene, Screenplay
from cinema_agent.script.shot import Size

MUST, CARRIES, WANTED, SPARE, PLENTY = range(5)
"""Ranks of ideas: always shot; carries its beat; wanted; when there is time; when there is plenty."""
LONGEST_RUN = 90
"""Characters one person may speak in one shot."""
SHORT_EXCHANGE = 75
"""Characters two people may speak in one two-shot."""
INTENSE = 0.75
"""Tension from which people who talk are seen in close-up."""
SHORT_FILM_S = 30
PORTRAIT_TIGHTER = 0.3
"""How much more tension singles are framed for in a picture taller than wide."""
CROWD = "stage"
"""The set-up for what three or more people do."""
LISTENING_EVERY, OWNER_LISTENING_EVERY = 12, 2
"""Every how many turns of talk one is heard over whoever listens; over whoever owns the scene more often."""


@dataclass(frozen=True)
class Idea:
    """One shot that could be made.

    `subject` is a character or prop (none: the place), `partner` whom it concerns too. `heard_off`: its lines
    are heard over a listener. `insisted` ideas keep their size. One that `weighs` goes before others of its rank.
    One that `matches` shows what the scene before ended on.
    """

    scene: Scene
    beat: Beat
    name: str
    set_up: SetUp
    size: Size
    tension: float
    rank: int
    subject: str | None = None
    partner: str | None = None
    people: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    heard_off: bool = False
    insisted: bool = False
    weighs: bool = False
    matches: bool = False

    @property
    def seen(self) -> tuple[str, ...]:
        """Ids of the characters in the picture who are not in the foreground."""
        return {
            "all": self.people,
            "pair": self.people[:2],
            "one": (self.subject,) if self.subject else (),
            "over": (self.subject,) if self.subject else (),
        }.get(self.set_up.frame, ())

    @property
    def shows(self) -> tuple[str, ...]:
        """Ids of whoever or whatever the shot is about, for the 30-degree rule."""
        return tuple(sorted(self.seen)) or ((self.subject,) if self.subject else ())

    @property
    def is_close(self) -> bool:
        return self.size in ("close_up", "extreme_close_up") and self.set_up.frame == "one"


@dataclass(frozen=True)
class Plan:
    """What the director knows of the film while planning a scene; `large` are the props as big as a boat."""

    screenplay: Screenplay
    taste: Taste
    beats_before: tuple[Beat, ...] = ()
    places_before: frozenset[str] = frozenset()
    large: frozenset[str] = frozenset()
    shape: Shape = field(default_factory=Shape)

    @property
    def is_portrait(self) -> bool:
        return self.screenplay.format.size.is_portrait

    @property
    def arrival(self) -> int:
        """Return the rank of the picture that shows a new place: a very short film may do without."""
        seconds = self.screenplay.format.seconds(self.screenplay.target_frames)
        return MUST if seconds >= SHORT_FILM_S else CARRIES

    def kind(self, beat: Beat) -> BeatKind:
        return self.taste.coverage.kind(beat.kind)

    def tension(self, beat: Beat) -> float:
        """Return how tense a beat is where it stands in the film, from 0 to 1."""
        return self.shape.tensions.get(beat.id, self.kind(beat).tension)

    def owns(self, who: str | None, scene: Scene) -> bool:
        """Say whether a scene is somebody's: the one who wants something in it."""
        return who is not None and self.shape.owners.get(scene.id, who) == who

    def felt(self, scene: Scene, beat: Beat, who: str | None) -> float:
        """Return the tension a single of somebody is framed for: whoever owns the scene is seen closer."""
        sheet = self.taste.coverage.shape
        if who is None or scene.id not in self.shape.owners:
            return self.tension(beat)
        shift = sheet.owner_closer if self.owns(who, scene) else -sheet.other_wider
        return min(1.0, max(0.0, self.tension(beat) + shift))

    def size_of(self, set_up: SetUp, tension: float) -> Size:
        if self.is_portrait and set_up.portrait is not None:
            return set_up.portrait.size
        # A tall picture has room for a face, not for the air beside it.
        tension = min(1.0, tension + PORTRAIT_TIGHTER) if self.is_portrait else tension
        return set_up.size or self.taste.coverage.size_at(tension)

    def is_blind(self, idea: Idea) -> bool:
        """Say whether an idea looks out where there is no view: over a shoulder into a room."""
        return idea.set_up.frame == "out" and self.screenplay.place(idea.scene.place).interior

    def have_shoulders(self, *people: str) -> bool:
        """Say whether these characters can be filmed over one another's shoulder."""
        upright = self.taste.staging.upright
        return all(self.screenplay.character(who).rig in upright for who in people)

    def after(self, scene: Scene) -> Plan:
        """Return what is known once a scene is planned."""
        return replace(
            self,
            beats_before=(*self.beats_before, *scene.beats),
            places_before=self.places_before | {scene.place},
        )


def people_of(beat: Beat) -> tuple[str, ...]:
    """Return everyone in a beat, whoever acts first."""
    speakers = [line.character for line in beat.lines]
    named = [beat.performer, beat.recipient, *beat.characters, *speakers]
    known = {*beat.characters, *speakers, beat.performer}
    return tuple(dict.fromkeys(name for name in named if name and name in known))


def scene_ideas(scene: Scene, plan: Plan) -> tuple[Idea, ...]:
    """Return every shot that would cover a scene, in cutting order."""
    found: list[Idea] = []
    if scene.beats:
        found += _establishing(scene, plan)
    for index, beat in enumerate(scene.beats):
        so_far = replace(plan, beats_before=(*plan.beats_before, *scene.beats[:index]))
        found += _beat_ideas(scene, beat, so_far, found)
    return tuple(found)


def make(scene: Scene, beat: Beat, name: str, rank: int, plan: Plan) -> Idea | None:
    """Return a set-up pointed at a beat, or none if it lacks whom or what the set-up is about."""
    people = people_of(beat)
    name = _with_recipient(name, beat, people, plan)
    set_up = plan.taste.coverage.set_ups[name]
    partner = people[1] if len(people) > 1 else None
    performer = people[0] if people else None
    subject = {"performer": performer, "other": partner, "prop": beat.prop, "place": None}[set_up.about]
    if (subject is None and set_up.about != "place") or not _is_used_so(set_up, beat, plan):
        return None
    if set_up.frame == "prop" and subject in plan.large:
        # Laid out large like a key on a table, a train would be a toy.
        return None
    if partner is None and set_up.frame in ("pair", "over"):
        return None
    if set_up.frame == "over" and not plan.have_shoulders(*people[:2]):
        return None
    if set_up.frame == "out" and not plan.have_shoulders(*people[:1]):
        # What goes on four legs is no frame to look past.
        return None
    if set_up.about == "other":
        partner = performer
    tension = plan.tension(beat)
    limit = 2 if plan.is_portrait else 3
    return Idea(
        scene=scene,
        beat=beat,
        name=name,
        set_up=set_up,
        size=plan.size_of(set_up, plan.felt(scene, beat, subject)),
        tension=tension,
        rank=rank,
        subject=subject,
        partner=partner,
        people=people[:limit],
    )


def _is_used_so(set_up: SetUp, beat: Beat, plan: Plan) -> bool:
    if set_up.for_use is None:
        return True
    return beat.gesture is not None and plan.taste.staging.gesture(beat.gesture).prop == set_up.for_use


def _with_recipient(name: str, beat: Beat, people: tuple[str, ...], plan: Plan) -> str:
    """Return the set-up that also shows to whom something is done, or who does it too."""
    if plan.taste.coverage.set_ups[name].with_recipient and len(people) > 2 and not plan.is_portrait:
        return CROWD
    instead = plan.taste.coverage.set_ups[name].with_recipient
    is_shared = len(people) > 1 and (beat.performer is None or beat.recipient == people[1])
    return instead if instead and is_shared else name


def breathing_ideas(scene: Scene, beat: Beat, turn: int, plan: Plan) -> Iterator[Idea]:
    """Yield, if it can be made, the passing moment that is this beat's turn."""
    names = plan.taste.coverage.breathing.set_ups
    idea = make(scene, beat, names[turn % len(names)], PLENTY, plan)
    if idea is not None and not plan.is_blind(idea):
        yield idea


def _establishing(scene: Scene, plan: Plan) -> Iterator[Idea]:
    rank = MUST if not plan.beats_before else plan.arrival if scene.place not in plan.places_before else SPARE
    idea = make(scene, scene.beats[0], "arrive" if plan.beats_before else "hero", rank, plan)
    if idea is not None:
        yield idea


def _beat_ideas(scene: Scene, beat: Beat, plan: Plan, before: Sequence[Idea]) -> list[Idea]:
    kind = plan.kind(beat)
    earlier = sum(before.kind == beat.kind for before in plan.beats_before)
    variant = kind.variants[(plan.screenplay.seed + earlier) % len(kind.variants)]
    found: list[Idea] = []
    for name, rank in variant:
        if name == LINES:
            found += _exchange(scene, beat, plan, _are_placed(beat, (*before, *found)))
            continue
        # Where people talk, talk carries the beat; its action is worth a shot of its own if it can be drawn.
        softened = WANTED if beat.lines and rank == CARRIES and not beat.gesture else rank
        idea = _weighed(make(scene, beat, name, softened, plan), plan)
        if idea is not None and not plan.is_blind(idea) and not _is_doubled(idea, found):
            found.append(idea)
    if found and not any(idea.rank <= CARRIES for idea in found):
        found[0] = replace(found[0], rank=CARRIES)
    return _undoubled(found) or _nobody(scene, beat, plan)


def _weighed(idea: Idea | None, plan: Plan) -> Idea | None:
    """Return an idea ranked by what it is of: the faces of whoever owns the scene, and things when they matter."""
    if idea is None or idea.rank in (MUST, CARRIES):
        return idea
    if idea.set_up.frame == "prop" and idea.beat.id in plan.shape.telling:
        return replace(idea, rank=WANTED, weighs=True)
    if idea.set_up.frame != "one" or idea.set_up.acts or plan.shape.owners.get(idea.scene.id) is None:
        return idea
    step = -1 if plan.owns(idea.subject, idea.scene) else 1
    return replace(idea, rank=min(PLENTY, max(WANTED, idea.rank + step)))


def _is_doubled(idea: Idea, before: Sequence[Idea]) -> bool:
    """Say whether a beat has shown both people, or just now the listener's face, already."""
    if idea.set_up.coverage == "reaction":
        return bool(before) and before[-1].heard_off and before[-1].subject == idea.subject
    return idea.set_up.frame == "pair" and any(e.set_up.frame == "pair" and not e.lines for e in before)


def _undoubled(ideas: Sequence[Idea]) -> list[Idea]:
    """Leave out silent pictures of two people who are seen together talking."""
    is_spoken = any(idea.lines and idea.set_up.frame == "pair" for idea in ideas)
    return [
        idea
        for idea in ideas
        if not (is_spoken and idea.rank > CARRIES and idea.set_up.frame == "pair" and not idea.lines)
    ]


def _nobody(scene: Scene, beat: Beat, plan: Plan) -> list[Idea]:
    """Cover a beat in which nobody is seen: its prop, or the place alone."""
    names = ("detail", "hero")
    ideas = [idea for name in names if (idea := make(scene, beat, name, CARRIES, plan)) is not None]
    return ideas[:1]


def _are_placed(beat: Beat, before: Sequence[Idea]) -> bool:
    """Say whether the scene has shown, in one picture, the people who are about to talk."""
    talking = set(people_of(beat)[:2])
    return any(talking <= set(idea.seen) for idea in before if idea.rank <= CARRIES)


def _exchange(scene: Scene, beat: Beat, plan: Plan, are_placed: bool) -> Iterator[Idea]:
    """Yield the shots in which lines are spoken: together, then over shoulders, then singles."""
    runs = _runs(beat.lines)
    spoken_before = sum(len(_runs(b.lines)) for b in plan.beats_before)
    talked = any(b.lines for b in scene.beats[: scene.beats.index(beat)])
    tension = plan.tension(beat)
    is_calm = tension < INTENSE and not plan.is_portrait
    index = 0
    while index < len(runs):
        taken, name = 1, "single"
        run = runs[index]
        listener = _listener(run[0].character, beat, runs[:index])
        if listener is not None:
            turn = plan.screenplay.seed + spoken_before + index
            every = OWNER_LISTENING_EVERY if plan.owns(listener, scene) else LISTENING_EVERY
            if not are_placed:
                name, are_placed = "together_full", True
                taken = len(runs[:2]) if _is_short(runs[:2]) else 1
            elif (index or talked) and turn % every == every - 1:
                name = "reaction"
            elif is_calm and not talked and not index and _is_short(runs[:2]):
                name, taken = "together", len(runs[:2])
            elif tension >= INTENSE and index:
                name = "face"
            elif index < 2 and plan.have_shoulders(run[0].character, listener):
                name = "over"
        yield _spoken(scene, beat, name, runs[index : index + taken], listener, plan)
        index += taken


def _spoken(
    scene: Scene, beat: Beat, name: str, runs: Sequence[tuple[Line, ...]], listener: str | None, plan: Plan
) -> Idea:
    set_up, speaker = plan.taste.coverage.set_ups[name], runs[0][0].character
    is_heard_off = name == "reaction"
    subject, partner = (listener, speaker) if is_heard_off else (speaker, listener)
    tension = plan.tension(beat)
    pair = tuple(who for who in people_of(beat) if who in (speaker, listener))
    return Idea(
        scene=scene,
        beat=beat,
        name=name,
        set_up=set_up,
        size=plan.size_of(set_up, plan.felt(scene, beat, subject)),
        tension=tension,
        rank=MUST,
        subject=subject,
        partner=partner,
        people=pair,
        lines=tuple(line for run in runs for line in run),
        heard_off=is_heard_off,
    )


def _listener(speaker: str, beat: Beat, before: Sequence[tuple[Line, ...]]) -> str | None:
    """Return whom a speaker talks to: whoever spoke last, else the first other person of the beat."""
    last = [run[0].character for run in reversed(before) if run[0].character != speaker]
    others = [who for who in people_of(beat) if who != speaker]
    return next(iter([*last, *others]), None)


def _is_short(runs: Sequence[tuple[Line, ...]]) -> bool:
    return sum(len(line.text) for run in runs for line in run) <= SHORT_EXCHANGE


def _runs(lines: Sequence[Line]) -> list[tuple[Line, ...]]:
    """Join neighbouring lines of one speaker as long as one shot can carry them."""
    runs: list[tuple[Line, ...]] = []
    for line in lines:
        joined = (*runs[-1], line) if runs and runs[-1][0].character == line.character else ()
        if joined and sum(len(one.text) for one in joined) <= LONGEST_RUN:
            runs[-1] = joined
        else:
            runs.append((line,))
    return runs
