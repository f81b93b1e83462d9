"""Writing the plot down: scenes with their beats and lines, numbered as a screenplay numbers them."""

from __future__ import annotations

from cinema_agent.agents.writer.dialogue import Tone
from cinema_agent.agents.writer.material import Moment, Plot
from cinema_agent.script.bible_entries import Place, Prop
from cinema_agent.script.screenplay import Beat, Line, Mood, Scene, TimeOfDay, Weather

Said = dict[int, tuple[tuple[str, Tone, str], ...]]
_WEIGHTIEST = (
    "climax",
    "low",
    "turn",
    "after",
    "setback",
    "choice",
    "want",
    "attempt",
    "refusal",
    "quiet",
    "image",
)


def write_scenes(
    plot: Plot,
    said: Said,
    hours: tuple[TimeOfDay, ...],
    weather: Weather | None,
    genre: str,
    places: tuple[Place, ...],
    props: tuple[Prop, ...],
) -> tuple[Scene, ...]:
    """Return the scenes of a plot.

    Args:
        plot: moments by scene.
        said: lines by the moment's index in the whole film.
        hours: time of day of each scene.
        weather: the story's, if it has any.
        genre: decides whether the weather clears.
        places: the film's places, by whose recipe moments are set.
        props: the film's props.
    """
    scenes: list[Scene] = []
    index = 0
    last = len(plot.scenes) - 1
    for number, moments in enumerate(plot.scenes, start=1):
        beats = []
        for count, moment in enumerate(moments, start=1):
            beats.append(_beat(f"{number}.{count}", moment, said.get(index, ()), props))
            index += 1
        spot = moments[0].spot
        place = next(p for p in places if spot is not None and p.recipe == spot.recipe)
        scenes.append(
            Scene(
                id=str(number),
                place=place.id,
                time_of_day=hours[number - 1],
                weather=_weather(weather, number - 1, last, genre),
                mood=_mood(moments),
                beats=tuple(beats),
            )
        )
    return tuple(scenes)


def without_clauses(scenes: tuple[Scene, ...]) -> tuple[Scene, ...]:
    """Return scenes whose beats do not claim to quote the logline: it was only glossed."""
    return tuple(
        scene.model_copy(
            update={"beats": tuple(beat.model_copy(update={"clause": None}) for beat in scene.beats)}
        )
        for scene in scenes
    )


def _beat(
    beat_id: str,
    moment: Moment,
    lines: tuple[tuple[str, Tone, str], ...],
    props: tuple[Prop, ...],
) -> Beat:
    prop = next((p.id for p in props if moment.thing is not None and p.kind == moment.thing.kind), None)
    speakers = tuple(speaker for speaker, _, _ in lines)
    return Beat(
        id=beat_id,
        kind=moment.kind,
        action=moment.text,
        clause=moment.clause,
        characters=tuple(dict.fromkeys((*moment.people, *speakers))),
        gesture=moment.gesture,
        performer=moment.performer,
        recipient=moment.recipient if moment.recipient != moment.performer else None,
        prop=prop,
        mood=moment.mood,
        lines=tuple(
            Line(id=f"{beat_id}.{n}", character=speaker, text=text, tone=tone)
            for n, (speaker, tone, text) in enumerate(lines, start=1)
        ),
    )


def _mood(moments: tuple[Moment, ...]) -> Mood:
    return min(moments, key=lambda moment: _WEIGHTIEST.index(moment.kind)).mood


def _weather(weather: Weather | None, number: int, last: int, genre: str) -> Weather:
    """Return the weather of a scene: it breaks after the first and clears for the last, snow and wind
    stay.
    """
    if weather is None:
        return "clear"
    if weather in ("snow", "wind", "rain", "fog") or last == 0:
        cleared = (
            weather in ("rain", "fog") and number == last and last > 1 and genre not in ("horror", "mystery")
        )
        return "clear" if cleared else weather
    if number == 0:
        return "cloudy"
    return "clear" if number == last and last > 1 else weather
