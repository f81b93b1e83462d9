"""Spotting: which sound is heard when. Pure: screenplay, picture cut and recordings in, sound events out.

Lines lie at their cues; ambience lies under each scene and crosses into the next; gestures, steps and lit
fires sound when they are seen; the score follows the moods; before the climax everything is silent.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

from cinema_agent.post.effects import (
    ambiences_of,
    call_of,
    gesture_rule,
    prop_words,
    sound_of_lit,
    step_seconds,
    steps_of,
)
from cinema_agent.post.laid import Laid, laid_shots, scene_sections
from cinema_agent.post.mix import AMBIENCE_FADE_S
from cinema_agent.post.room_tone import TONE, TONE_FADE_S
from cinema_agent.post.rooms import room_of
from cinema_agent.post.score import score_events
from cinema_agent.post.silence import silences_of
from cinema_agent.script.screenplay import Scene, Screenplay
from cinema_agent.script.shot import Across, Act, Figure
from cinema_agent.script.sound import Recording
from cinema_agent.script.takes import CutEvent, SoundEvent

_PAN: Mapping[Across, float] = {
    "far_left": -0.45,
    "left": -0.25,
    "center": 0.0,
    "right": 0.25,
    "far_right": 0.45,
}
# A sound seen from farther away is softer.
_SIZE_DB = {
    "extreme_wide": -9.0, "wide": -6.0, "full": -4.0, "medium": -2.0, "medium_close_up": -1.0, "close_up":
    0.0, "extreme_close_up": 1.0,
}  # fmt: skip
_OFF_CAMERA_DB = -1.5
_AFTER_PICTURE_S = 1.5
_ACT_TAIL_S = 3.0
_THUNDER_AT_S = 1.2
_THUNDER_DB, _THUNDER_INSIDE_DB = -4.0, -14.0
_CALL_AT_S = 0.5
_CALL_BESIDE_DB = -4.0
_APART_S = 4.0


def spot(
    screenplay: Screenplay,
    pictures: Sequence[CutEvent],
    recordings: Mapping[str, Recording],
    *,
    total_frames: int | None = None,
) -> tuple[SoundEvent, ...]:
    """Decide every sound of the film.

    Args:
        screenplay: the script; its shots' cues and acts say what is heard.
        pictures: the cut, in order.
        recordings: by line id; a cue without one is silent.
        total_frames: length of the film; if not given, the pictures and the end cards after them.

    Returns:
        Events in order of time.

    Raises:
        ScriptError: the cut names a shot that is not in the screenplay.
    """
    rate = screenplay.format.rate
    placed = laid_shots(screenplay, pictures)
    if not placed:
        return ()
    end_card = sum(card.length_frames for card in screenplay.cards if card.kind == "end")
    frames = total_frames or pictures[-1].at + pictures[-1].length + end_card
    end_s = float(frames / rate)
    lines = list(_lines(screenplay, placed, recordings))
    spoken = [(line.start_s, line.end_s) for line in lines]
    silences = silences_of(placed, screenplay.genre, spoken)
    events = [
        *lines,
        *silences,
        *_tones(screenplay, placed, end_s),
        *_ambiences(screenplay, placed, end_s),
        *_apart(event for shot in placed for event in _actions(screenplay, shot)),
        *score_events(screenplay, placed, end_s, silences),
    ]
    return tuple(sorted(events, key=lambda e: (e.start_s, e.stem, e.sound, e.source)))


def _lines(
    screenplay: Screenplay, placed: Sequence[Laid], recordings: Mapping[str, Recording]
) -> Iterator[SoundEvent]:
    for here in placed:
        room = room_of(screenplay.place(here.scene.place), here.scene.weather)
        across = {figure.character: figure.across for figure in here.shot.figures}
        for cue in here.shot.cues:
            if cue.line not in recordings:
                continue
            recording = recordings[cue.line]
            start = here.start_s + cue.at_frame * here.per_frame_s
            # Voices stay near the middle, whatever the picture does: cuts would make them jump.
            pan = 0.4 * _PAN[across.get(recording.character, "center")]
            yield SoundEvent(
                stem="dialogue",
                sound="line",
                start_s=_rounded(start),
                end_s=_rounded(start + recording.seconds),
                gain_db=0.0 if cue.on_camera else _OFF_CAMERA_DB,
                pan=round(pan, 3),
                source=cue.line,
                room=room,
            )


def _tones(screenplay: Screenplay, placed: Sequence[Laid], end_s: float) -> Iterator[SoundEvent]:
    """Yield the tone of every scene's place, from the first frame to the last."""
    over = TONE_FADE_S / 2
    sections = scene_sections(placed)
    for number, section in enumerate(sections):
        is_last = number == len(sections) - 1
        yield SoundEvent(
            stem="effects",
            sound=TONE,
            start_s=_rounded(section.start_s - over if number else 0.0),
            end_s=_rounded(end_s if is_last else section.end_s + over),
            source=section.scene.id,
            room=room_of(screenplay.place(section.scene.place), section.scene.weather),
        )


def _ambiences(screenplay: Screenplay, placed: Sequence[Laid], end_s: float) -> Iterator[SoundEvent]:
    sections = scene_sections(placed)
    over = AMBIENCE_FADE_S / 2
    running: dict[str, SoundEvent] = {}
    for number, section in enumerate(sections):
        is_first, is_last = number == 0, number == len(sections) - 1
        start = 0.0 if is_first else section.start_s - over
        end = min(end_s, section.end_s + _AFTER_PICTURE_S) if is_last else section.end_s + over
        heard = dict(_heard_in(screenplay, section.scene))
        for sound in [name for name in running if name not in heard]:
            yield running.pop(sound)
        for sound, gain_db in heard.items():
            earlier = running.get(sound)
            if earlier and earlier.gain_db == gain_db:
                # The same place sounds on; it does not begin again.
                running[sound] = earlier.model_copy(update={"end_s": _rounded(end)})
                continue
            if earlier:
                yield earlier
            running[sound] = SoundEvent(
                stem="effects",
                sound=sound,
                start_s=_rounded(start),
                end_s=_rounded(end),
                gain_db=gain_db,
                source=section.scene.id,
                seed=_seed(section.scene.place, sound),
            )
        if section.scene.weather == "storm":
            place = screenplay.place(section.scene.place)
            thunder_db = _THUNDER_INSIDE_DB if place.interior else _THUNDER_DB
            yield _once("thunder", section.start_s + _THUNDER_AT_S, section.scene.id, thunder_db)
    yield from running.values()


def _heard_in(screenplay: Screenplay, scene: Scene) -> Iterator[tuple[str, float]]:
    place = screenplay.place(scene.place)
    for ambience in ambiences_of(place, scene.time_of_day, scene.weather, scene.mood):
        yield ambience.sound, ambience.gain_db
    for seen in (prop for shot in scene.shots for prop in shot.props if prop.lit):
        prop = screenplay.prop(seen.prop)
        if sound := sound_of_lit(prop_words(prop.kind, prop.name)):
            yield sound, 0.0


def _actions(screenplay: Screenplay, here: Laid) -> Iterator[SoundEvent]:
    """Sounds of what is done in a shot; of several people walking together one is heard."""
    room = room_of(screenplay.place(here.scene.place), here.scene.weather)
    far_db = _SIZE_DB[here.shot.size]
    walking = True
    for figure in here.shot.figures:
        pan = _PAN[figure.across]
        if event := _call(screenplay, here, figure):
            yield event.model_copy(update={"gain_db": event.gain_db + far_db, "pan": pan, "room": room})
        if walking and (steps := _steps(screenplay, here, figure)):
            walking = False
            yield steps.model_copy(update={"gain_db": far_db, "pan": pan, "room": room})
        for number, act in enumerate(figure.acts):
            if event := _act(screenplay, here, act, f"{here.shot.id}/{figure.character}/{number}"):
                yield event.model_copy(update={"gain_db": event.gain_db + far_db, "pan": pan, "room": room})


def _call(screenplay: Screenplay, here: Laid, figure: Figure) -> SoundEvent | None:
    """Return what an animal says when it is first seen in a scene, none if it has lines of its own."""
    character = screenplay.character(figure.character)
    first = next(shot.id for shot in here.scene.shots if figure.character in shot.on_screen)
    sound = call_of(character.rig)
    speaks = any(line.character == character.id for line in screenplay.lines)
    if not sound or speaks or first != here.shot.id:
        return None
    beside_db = 0.0 if character.is_lead else _CALL_BESIDE_DB
    return _once(sound, min(here.start_s + _CALL_AT_S, here.end_s), here.shot.id, beside_db)


def _apart(events: Iterable[SoundEvent]) -> Iterator[SoundEvent]:
    """Leave out what sounds again right after itself: one act in two shots, two people in one embrace."""
    heard_at: dict[str, float] = {}
    for event in sorted(events, key=lambda e: (e.start_s, e.sound, e.source)):
        if (
            event.sound.startswith("steps")
            or event.start_s - heard_at.get(event.sound, -_APART_S) >= _APART_S
        ):
            heard_at[event.sound] = event.start_s
            yield event


def _act(screenplay: Screenplay, here: Laid, act: Act, name: str) -> SoundEvent | None:
    words: frozenset[str] = frozenset()
    if act.with_prop:
        prop = screenplay.prop(act.with_prop)
        words = prop_words(prop.kind, prop.name)
    rule = gesture_rule(act.gesture, words)
    if rule is None:
        return None
    start = here.at(act.start + rule.at * (act.end - act.start))
    end = min(here.at(act.end), here.end_s) if rule.holds else start + _ACT_TAIL_S
    if start >= here.end_s or end <= start:
        return None
    event = _once(rule.sound, start, here.shot.id, rule.gain_db)
    return event.model_copy(update={"end_s": _rounded(end), "seed": _seed(name, rule.sound)})


def _steps(screenplay: Screenplay, here: Laid, figure: Figure) -> SoundEvent | None:
    goes = figure.posture in ("walks", "runs") or figure.moves_to is not None
    if not goes or figure.depth == "far":
        return None
    character = screenplay.character(figure.character)
    sound = steps_of(screenplay.place(here.scene.place), here.scene.weather, character.rig)
    if not sound:
        return None
    start, end = (here.start_s, here.end_s) if figure.moves_to is None else (here.at(0.05), here.at(0.9))
    event = _once(sound, start, here.shot.id, 0.0)
    pace = "runs" if figure.posture == "runs" else "walks"
    on_two_feet = character.rig == "person" and sound.startswith("steps")
    doing = [act.gesture for act in figure.acts]
    paced = step_seconds(pace, figure.expression, character.look.age, doing) if on_two_feet else None
    return event.model_copy(update={"end_s": _rounded(min(end, here.end_s)), "every_s": paced})


def _once(sound: str, start_s: float, source: str, gain_db: float) -> SoundEvent:
    return SoundEvent(
        stem="effects",
        sound=sound,
        start_s=_rounded(start_s),
        end_s=_rounded(start_s + _ACT_TAIL_S),
        gain_db=gain_db,
        source=source,
        seed=_seed(source, sound),
    )


def _seed(*names: str) -> int:
    return zlib.crc32("/".join(names).encode())


def _rounded(seconds: float) -> float:
    return round(max(0.0, seconds), 5)
