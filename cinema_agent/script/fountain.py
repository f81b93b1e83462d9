"""`screenplay.fountain`: the story as writers read it, and what they changed taken back into the screenplay.

Title, time of day, place, action and dialogue may be edited, speeches added and taken out. Whatever else
changed is refused, never guessed. Text that was not touched stays exactly as it was, down to its spaces.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pydantic import ValidationError

from cinema_agent.errors import ScriptError
from cinema_agent.script.coverage import with_line_heard, with_line_unheard
from cinema_agent.script.fountain_text import BeatText, Document, SceneText, Speech, parse, render
from cinema_agent.script.reading import explain
from cinema_agent.script.screenplay import Beat, Line, Scene, Screenplay

TIMES = {
    "dawn": "DAWN",
    "morning": "MORNING",
    "day": "DAY",
    "afternoon": "AFTERNOON",
    "golden": "GOLDEN HOUR",
    "dusk": "DUSK",
    "evening": "EVENING",
    "night": "NIGHT",
}


def to_fountain(screenplay: Screenplay) -> str:
    """Return the screenplay as Fountain text."""
    return render(_document(screenplay))


def read_fountain(text: str, screenplay: Screenplay) -> Screenplay:
    """Return the screenplay with what was edited in its Fountain text taken over.

    A changed speech keeps its id; a new one gets the next id of its beat and is heard in the shot that
    covers the speech before it, which grows by it; one taken out is heard no more.

    Args:
        text: what `to_fountain(screenplay)` gave, edited.

    Raises:
        ScriptError: the line, and what in it cannot be taken over.
    """
    ours, theirs = parse(to_fountain(screenplay)), parse(text)
    _same([s.id for s in ours.scenes], [(s.id, s.at) for s in theirs.scenes], "scene", at=1)
    if theirs.title != ours.title:
        screenplay = _replaced(screenplay, title=theirs.title)
    for before, after in zip(ours.scenes, theirs.scenes, strict=True):
        screenplay = _with_heading(screenplay, before, after)
        _same([b.id for b in before.beats], [(b.id, after.at) for b in after.beats], "beat", at=after.at)
        for old, new in zip(before.beats, after.beats, strict=True):
            screenplay = _with_action(screenplay, before.id, old, new)
            screenplay = _with_speeches(screenplay, before.id, old, new)
    return screenplay


def _document(screenplay: Screenplay) -> Document:
    return Document(screenplay.title, [_scene_text(screenplay, scene) for scene in screenplay.scenes])


def _scene_text(screenplay: Screenplay, scene: Scene) -> SceneText:
    place = screenplay.place(scene.place)
    beats = [
        BeatText(beat.id, beat.action, [_speech(screenplay, line) for line in beat.lines])
        for beat in scene.beats
    ]
    return SceneText(scene.id, place.interior, place.name, TIMES[scene.time_of_day], beats)


def _speech(screenplay: Screenplay, line: Line) -> Speech:
    tone = "" if line.tone == "plain" else line.tone
    return Speech(screenplay.character(line.character).name, tone, line.text, line.id)


def _same(ours: Sequence[str], theirs: Sequence[tuple[str, int]], kind: str, at: int) -> None:
    """Refuse scenes or beats that were added, taken out, doubled or moved."""
    for position, (name, line) in enumerate(theirs):
        if position >= len(ours) or name != ours[position]:
            expected = f"{kind} {ours[position]!r} is expected here" if position < len(ours) else "it is new"
            raise _refused(
                line, f"{kind} {name!r} cannot be taken over: {expected}; change it in screenplay.json"
            )
    if len(theirs) < len(ours):
        raise _refused(
            at, f"{kind} {ours[len(theirs)]!r} is missing; put it back, or remove it in screenplay.json"
        )


def _with_heading(screenplay: Screenplay, before: SceneText, after: SceneText) -> Screenplay:
    changes: dict[str, object] = {}
    if after.time.upper() != before.time.upper():
        times = [time for time, words in TIMES.items() if words == after.time.upper()]
        if not times:
            raise _refused(after.at, f"no time of day {after.time!r}; use {', '.join(TIMES.values())}")
        changes["time_of_day"] = times[0]
    if (after.place.upper(), after.interior) != (before.place.upper(), before.interior):
        places = [
            place.id
            for place in screenplay.places
            if place.name.upper() == after.place.upper() and place.interior == after.interior
        ]
        if len(places) != 1:
            known = ", ".join(
                f"{'INT.' if p.interior else 'EXT.'} {p.name.upper()}" for p in screenplay.places
            )
            raise _refused(after.at, f"no such place; there is {known}; add a new one in screenplay.json")
        changes["place"] = places[0]
    return _with_scene(screenplay, before.id, **changes) if changes else screenplay


def _with_action(screenplay: Screenplay, scene_id: str, old: BeatText, new: BeatText) -> Screenplay:
    if new.action == old.action:
        return screenplay
    before = next(beat for beat in screenplay.scene(scene_id).beats if beat.id == old.id)
    screenplay = _with_beat(screenplay, scene_id, old.id, action=new.action)
    # A shot that tells the whole beat tells the new one; what the director worded otherwise stays.
    return screenplay.map_shots(
        lambda shot: (
            shot.model_copy(update={"plot": new.action})
            if shot.beat == old.id and shot.plot == before.action
            else shot
        )
    )


def _with_speeches(screenplay: Screenplay, scene_id: str, old: BeatText, new: BeatText) -> Screenplay:
    if [_said(speech) for speech in old.speeches] == [_said(speech) for speech in new.speeches]:
        return screenplay
    beat = next(beat for beat in screenplay.scene(scene_id).beats if beat.id == old.id)
    before = {line.id: (line, speech) for line, speech in zip(beat.lines, old.speeches, strict=True)}
    kept = [speech for speech in new.speeches if speech.line is not None]
    known = [name for name in before if name in {speech.line for speech in kept}]
    for position, speech in enumerate(kept):
        if position >= len(known) or speech.line != known[position]:
            raise _refused(speech.at, f"line {speech.line} does not belong here; speeches cannot be moved")

    lines: list[Line] = []
    added: list[str] = []
    last = max((int(name.rpartition(".")[2]) for name in before), default=0)
    for speech in new.speeches:
        if speech.line is None:
            added.append(f"{beat.id}.{last + len(added) + 1}")
            lines.append(_line(screenplay, speech, added[-1]))
        else:
            line, unchanged = before[speech.line]
            lines.append(
                line if _said(speech) == _said(unchanged) else _line(screenplay, speech, line.id, line)
            )
    for name in before:
        if name not in known:
            screenplay = with_line_unheard(screenplay, name)
    screenplay = _with_beat(screenplay, scene_id, beat.id, lines=tuple(lines))
    for name in added:
        screenplay = with_line_heard(screenplay, name)
    return screenplay


def _said(speech: Speech) -> tuple[str, str, str, str | None]:
    return speech.cue.upper(), speech.tone, speech.text, speech.line


def _line(screenplay: Screenplay, speech: Speech, name: str, before: Line | None = None) -> Line:
    named = [c.id for c in screenplay.characters if _same_name(c.name, speech.cue)]
    if before is not None and before.character in named:
        named = [before.character]
    if len(named) != 1:
        known = ", ".join(c.name.upper() for c in screenplay.characters)
        raise _refused(speech.at, f"{speech.cue!r} is nobody of this film; there is {known}")
    try:
        return Line.model_validate(
            {"id": name, "character": named[0], "text": speech.text, "tone": speech.tone.lower() or "plain"}
        )
    except ValidationError as error:
        raise _refused(speech.at, explain(error)) from error


def _same_name(name: str, cue: str) -> bool:
    return " ".join(name.split()).upper() == cue.upper()


def _with_beat(screenplay: Screenplay, scene_id: str, beat_id: str, **changes: object) -> Screenplay:
    beats: Iterable[Beat] = screenplay.scene(scene_id).beats
    changed = tuple(beat.model_copy(update=changes) if beat.id == beat_id else beat for beat in beats)
    return _with_scene(screenplay, scene_id, beats=changed)


def _with_scene(screenplay: Screenplay, scene_id: str, **changes: object) -> Screenplay:
    scenes = tuple(
        scene.model_copy(update=changes) if scene.id == scene_id else scene for scene in screenplay.scenes
    )
    return _replaced(screenplay, scenes=scenes)


def _replaced(screenplay: Screenplay, **changes: object) -> Screenplay:
    try:
        return screenplay.replace(**changes)
    except ValidationError as error:
        raise ScriptError(f"screenplay.fountain: {explain(error)}") from error


def _refused(at: int, why: str) -> ScriptError:
    return ScriptError(f"screenplay.fountain, line {at}: {why}")
