"""The house director: beats in, shots out, by the grammar of film and the house's taste. No model, no chance.

The same screenplay and seed give the same shots. A scene that has shots is left as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from cinema_agent.agents import Desk
from cinema_agent.agents.director.able import Able
from cinema_agent.agents.director.blocking import Blocking, open_scene
from cinema_agent.agents.director.camera import angle_of, move_of
from cinema_agent.agents.director.cards import ROOM_S, end_card, title_card, with_cards
from cinema_agent.agents.director.choosing import choose, seconds_of, with_essentials, with_varied_sizes
from cinema_agent.agents.director.crowd import crowd_of
from cinema_agent.agents.director.ideas import Idea, Plan, people_of, scene_ideas
from cinema_agent.agents.director.matching import with_match_cuts
from cinema_agent.agents.director.moments import Moment, moments_of
from cinema_agent.agents.director.posing import figures_of
from cinema_agent.agents.director.shape import shape_of
from cinema_agent.agents.director.sheets import Taste, house_taste
from cinema_agent.agents.director.words import elements_of, plot_of
from cinema_agent.script.screenplay import Scene, Screenplay
from cinema_agent.script.shot import Cue, Shot, Transition, shot_letters
from cinema_agent.script.timing import film_frames, time_shots

FADE_IN_S, DISSOLVE_S = 0.6, 14 / 24
CUT_ABOVE = 0.7
"""Tension at which a change of place is a cut: nobody dissolves in the heat of things."""


class HouseDirector:
    """Covers every scene that has no shots yet."""

    name = "director"
    version = "4"
    after = "writer"

    def __init__(self, taste: Taste | None = None) -> None:
        self.taste = taste or house_taste()

    def work(self, screenplay: Screenplay, desk: Desk) -> Screenplay:
        """Return the screenplay with shots for every scene that had none, cards, and estimated timing."""
        open_scenes = [scene for scene in screenplay.scenes if not scene.shots and scene.beats]
        if not open_scenes:
            return screenplay
        able = Able(desk.capabilities, self.taste.staging)
        large = frozenset(prop.id for prop in screenplay.props if able.is_as_big_as(prop, "large"))
        told = _with_recipients(screenplay)
        shape = shape_of(told, self.taste.coverage)
        plan = Plan(told, self.taste, large=large, shape=shape)
        ideas = self._chosen(plan, open_scenes)
        shots = self._shots(ideas, plan, able)
        scenes = tuple(
            scene.model_copy(update={"shots": shots.get(scene.id, scene.shots)})
            for scene in screenplay.scenes
        )
        covered = with_cards(
            screenplay.replace(scenes=_joined(scenes, self.taste, screenplay)), self.taste.feeling
        )
        made = frozenset(shot.id for scene in open_scenes for shot in shots.get(scene.id, ()))
        return time_shots(covered, {}, movable=made)

    def _chosen(self, plan: Plan, open_scenes: Sequence[Scene]) -> tuple[Idea, ...]:
        screenplay = plan.screenplay
        found: list[Idea] = []
        to_shoot = {scene.id for scene in open_scenes}
        for scene in screenplay.scenes:
            if scene.id in to_shoot:
                found += scene_ideas(scene, plan)
            plan = plan.after(scene)
        present = {who for idea in found for who in people_of(idea.beat)}
        leads = [lead.id for lead in screenplay.leads if lead.id in present]
        seconds = self._seconds(screenplay)
        wanted = with_essentials(found, leads, seconds, plan)
        return with_match_cuts(with_varied_sizes(choose(wanted, seconds, plan)), seconds, plan)

    def _seconds(self, screenplay: Screenplay) -> float:
        """Return how long the new shots may be together."""
        kinds = {card.kind for card in screenplay.cards}
        frames = screenplay.target_frames - film_frames(screenplay)
        if "end" not in kinds:
            frames -= end_card(screenplay, self.taste.feeling).length_frames
        return screenplay.format.seconds(frames)

    def _shots(self, ideas: Sequence[Idea], plan: Plan, able: Able) -> dict[str, tuple[Shot, ...]]:
        """Return the shots of each scene, by its id."""
        made: dict[str, tuple[Shot, ...]] = {}
        ended: list[Blocking] = []
        last: Shot | None = None
        for scene_id, of_scene in groupby(ideas, key=lambda idea: idea.scene.id):
            group = tuple(of_scene)
            kept = group[0].subject if group[0].matches else None
            blocking = open_scene(plan.screenplay.scene(scene_id), ended, plan, able, kept=kept)
            shots: list[Shot] = []
            for _, of_beat in groupby(group, key=lambda idea: idea.beat.id):
                moments = moments_of(tuple(of_beat), able, self.taste.feeling)
                blocking = blocking.at_beat(moments[0])
                for moment in moments:
                    blocking = blocking.during(moment)
                    shots.append(self._shot(moment, blocking, shots, plan))
                    blocking = blocking.after(moment)
            if last is not None and group[0].matches:
                shots[0] = shots[0].model_copy(update={"angle": last.angle})
            ended.append(blocking)
            made[scene_id], last = tuple(shots), shots[-1]
        return made

    def _shot(self, moment: Moment, blocking: Blocking, before: Sequence[Shot], plan: Plan) -> Shot:
        idea, screenplay = moment.idea, plan.screenplay
        figures, props = figures_of(moment, blocking), blocking.props(moment)
        is_first = not before and idea.scene.id == screenplay.scenes[0].id
        seconds = seconds_of(idea, plan)
        if is_first:
            title = title_card(screenplay, self.taste.feeling)
            seconds = max(seconds, screenplay.format.seconds(title.length_frames) + ROOM_S)
        return Shot(
            id=f"{idea.scene.id}{shot_letters(len(before))}",
            beat=idea.beat.id,
            coverage=idea.set_up.coverage,
            size=idea.size,
            angle=angle_of(moment, plan),
            move=move_of(moment, figures, before, plan),
            lens=idea.set_up.lens,
            length_frames=screenplay.format.frames(seconds),
            plot=plot_of(moment, plan),
            elements=elements_of(moment, figures, props, plan),
            style=screenplay.style,
            figures=figures,
            props=props,
            focus=idea.subject or idea.scene.place,
            crowd=crowd_of(idea, plan),
            light=blocking.burning.seen_by(self.taste.feeling.lit_for(idea.scene), moment),
            notes=blocking.notes(moment),
            cues=tuple(Cue(line=line.id, on_camera=not idea.heard_off) for line in idea.lines),
        )


def _with_recipients(screenplay: Screenplay) -> Screenplay:
    """Return the screenplay with whoever something is done to counted among the people of the beat."""
    known = {character.id for character in screenplay.characters}
    scenes = []
    for scene in screenplay.scenes:
        beats = tuple(
            beat.model_copy(update={"characters": (*beat.characters, beat.recipient)})
            if beat.recipient in known and beat.recipient not in beat.characters
            else beat
            for beat in scene.beats
        )
        scenes.append(scene.model_copy(update={"beats": beats}))
    return screenplay.replace(scenes=tuple(scenes))


def _joined(scenes: Sequence[Scene], taste: Taste, screenplay: Screenplay) -> tuple[Scene, ...]:
    """Return the scenes with the transitions that enter them: first a fade, a dissolve over time or place."""
    return tuple(_entered(scenes, index, taste, screenplay) for index in range(len(scenes)))


def _entered(scenes: Sequence[Scene], index: int, taste: Taste, screenplay: Screenplay) -> Scene:
    scene, picture = scenes[index], screenplay.format
    was_open = not screenplay.scenes[index].shots
    if not scene.shots or not was_open:
        return scene
    before = next((earlier for earlier in reversed(scenes[:index]) if earlier.shots), None)
    if before is None:
        transition = Transition(kind="fade_in", length_frames=picture.frames(FADE_IN_S))
    elif _is_gentle(before, scene, taste):
        transition = Transition(kind="dissolve", length_frames=picture.frames(DISSOLVE_S))
    else:
        return scene
    first = scene.shots[0].model_copy(update={"transition": transition})
    return scene.model_copy(update={"shots": (first, *scene.shots[1:])})


def _is_gentle(before: Scene, scene: Scene, taste: Taste) -> bool:
    """Say whether one scene melts into the next: time has passed, or the place changes at leisure."""
    if before.time_of_day != scene.time_of_day:
        return True
    tension = max(_tensions(scene, taste), default=0.0)
    return before.place != scene.place and tension < CUT_ABOVE


def _tensions(scene: Scene, taste: Taste) -> Iterator[float]:
    return (taste.coverage.kind(beat.kind).tension for beat in scene.beats)
