"""The written half of a shot: its plot sentence and the elements a picture of it must show."""

from __future__ import annotations

from collections.abc import Sequence

from cinema_agent.agents.director.ideas import Plan
from cinema_agent.agents.director.moments import Moment
from cinema_agent.script.screenplay import Scene
from cinema_agent.script.shot import Expression, Figure, PropInFrame


def plot_of(moment: Moment, plan: Plan) -> str:
    """Return what happens in a shot, in one sentence: the beat's own words where its action is seen."""
    if moment.tells:
        return moment.beat.action
    idea, screenplay = moment.idea, plan.screenplay
    name_of = {character.id: character.name for character in screenplay.characters}
    props = {prop.id: prop.name for prop in screenplay.props}
    template = plan.taste.feeling.plots[_plot_kind(moment)]
    text = template.format(
        who=name_of.get(idea.subject or "", ""),
        other=name_of.get(idea.partner or "", ""),
        prop=_sentence_start(props.get(idea.subject or "", "")),
        place=screenplay.place(idea.scene.place).name,
        when=_when(idea.scene, plan),
        feels=plan.taste.feeling.faces[_face(moment)],
    )
    return _sentence_start(text)


def elements_of(
    moment: Moment, figures: Sequence[Figure], props: Sequence[PropInFrame], plan: Plan
) -> tuple[str, ...]:
    """Return what a picture of a shot must show: place and weather, who in what clothes, which props."""
    screenplay, scene = plan.screenplay, moment.idea.scene
    found = [f"{screenplay.place(scene.place).name}, {_when(scene, plan)}"]
    for figure in figures:
        character = screenplay.character(figure.character)
        costume = character.outfit_in(scene.id).costume.replace("_", " ")
        found.append(f"{character.name}, {character.role}, in {costume} clothes")
        if figure.holds:
            burning = "burning " if figure.holds_lit else ""
            state = f"{figure.holds_state} " if figure.holds_state else ""
            found.append(f"{burning}{state}{screenplay.prop(figure.holds).name} in hand")
    for prop in props:
        how = [state for state in (prop.becomes or prop.state, "burning" if prop.lit else None) if state]
        found.append(", ".join((screenplay.prop(prop.prop).name, *how)))
    return tuple(found)


def _face(moment: Moment) -> Expression:
    shown = moment.feels if moment.idea.subject == moment.performer else moment.answers
    return shown[1]


def _plot_kind(moment: Moment) -> str:
    idea = moment.idea
    if idea.lines:
        if idea.heard_off:
            return "listens"
        return "speaks_to" if idea.partner else "speaks"
    if idea.set_up.coverage == "reaction":
        return "reaction"
    if idea.set_up.frame in ("pair", "over"):
        return "pair"
    return idea.set_up.frame


def _when(scene: Scene, plan: Plan) -> str:
    feeling = plan.taste.feeling
    return f"{feeling.times[scene.time_of_day]} {feeling.weathers[scene.weather]}".strip()


def _sentence_start(text: str) -> str:
    return text[:1].upper() + text[1:]
