"""Which shot a line is heard in, when lines come and go after the director's work. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from cinema_agent.errors import ScriptError
from cinema_agent.script.screenplay import Beat, Screenplay
from cinema_agent.script.shot import Cue, Shot
from cinema_agent.script.timing import GAP_S, frames_of, line_frames, shortest_frames


def with_line_heard(screenplay: Screenplay, name: str) -> Screenplay:
    """Return the screenplay with a line that no shot covers yet heard where the line before it is.

    The first line of a beat is heard in the beat's first shot. The shot grows by the line, unless its
    length is fixed.

    Raises:
        ScriptError: no shot covers the line's beat, or the one that does is locked or approved.
    """
    beat = _beat_of(screenplay, name)
    shots = [shot for shot in screenplay.shots if shot.beat == beat.id]
    names = [line.id for line in beat.lines]
    earlier = set(names[: names.index(name)])
    speaking = [shot for shot in screenplay.shots if earlier & {cue.line for cue in shot.cues}]
    covering = speaking[-1:] or shots[:1]
    if not covering:
        raise ScriptError(f"no shot covers beat {beat.id}, so line {name} cannot be heard; add a shot for it")
    shot, line = _free(covering[0], name), screenplay.line(name)
    seen = {figure.character for figure in shot.figures if not figure.is_foreground}
    place = 1 + max((i for i, cue in enumerate(shot.cues) if cue.line in earlier), default=-1)
    needed = line_frames(line, None, screenplay.format) + frames_of(GAP_S, screenplay.format)
    start = _end_of(screenplay, shot.cues[:place])
    cue = Cue(line=name, at_frame=start, on_camera=line.character in seen)
    later = (c.model_copy(update={"at_frame": c.at_frame + needed}) for c in shot.cues[place:])
    length = shot.length_frames if shot.length_is_fixed else shot.length_frames + needed
    return _with_shot(screenplay, shot, (*shot.cues[:place], cue, *later), length)


def with_line_unheard(screenplay: Screenplay, name: str) -> Screenplay:
    """Return the screenplay with a line heard no more; its shot shrinks by it, unless its length is fixed.

    Raises:
        ScriptError: the shot it is heard in is locked or approved.
    """
    for shot in screenplay.shots:
        if name in {cue.line for cue in shot.cues}:
            _free(shot, name)
            freed = line_frames(screenplay.line(name), None, screenplay.format)
            freed += frames_of(GAP_S, screenplay.format)
            length = max(shortest_frames(shot, screenplay), shot.length_frames - freed)
            length = shot.length_frames if shot.length_is_fixed else min(shot.length_frames, length)
            cues = [cue for cue in shot.cues if cue.line != name]
            screenplay = _with_shot(screenplay, shot, cues, length)
    return screenplay


def _beat_of(screenplay: Screenplay, line: str) -> Beat:
    return next(
        beat
        for scene in screenplay.scenes
        for beat in scene.beats
        if line in {each.id for each in beat.lines}
    )


def _free(shot: Shot, line: str) -> Shot:
    if shot.locked or shot.approved:
        state = "locked" if shot.locked else "approved"
        raise ScriptError(f"line {line} would change shot {shot.id}, which is {state}; free it first")
    return shot


def _end_of(screenplay: Screenplay, cues: Iterable[Cue]) -> int:
    """Return the frame at which the last of these lines and the pause after it are over."""
    ends = [cue.at_frame + line_frames(screenplay.line(cue.line), None, screenplay.format) for cue in cues]
    pause = frames_of(GAP_S, screenplay.format)
    return max(ends, default=0) + pause


def _with_shot(screenplay: Screenplay, shot: Shot, cues: Iterable[Cue], length: int) -> Screenplay:
    changed = shot.model_copy(update={"cues": tuple(cues), "length_frames": length})
    return screenplay.map_shots(lambda each: changed if each.id == shot.id else each)
