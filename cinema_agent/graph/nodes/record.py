"""Record every line, then time the shots from what was recorded."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path

from langgraph.runtime import Runtime

from cinema_agent.graph.jobs import VoiceJob, speak_line
from cinema_agent.graph.office import Office
from cinema_agent.graph.orders import seed_for
from cinema_agent.graph.sound import begin_sound
from cinema_agent.graph.state import WINDOW, ProductionState
from cinema_agent.post.lettering import check_glyphs
from cinema_agent.script.checks import demand_sound
from cinema_agent.script.screenplay import Line, Screenplay
from cinema_agent.script.sound import Recording
from cinema_agent.script.timing import retime, time_shots


def record(state: ProductionState, *, runtime: Runtime[Office]) -> ProductionState:
    """Speak all lines in the workers, keep them under `voices/`, and leave a timed screenplay."""
    office = runtime.context
    screenplay = office.draft
    check_glyphs(screenplay)
    lines = list(screenplay.lines)
    before = {name: recorded.seconds for name, recorded in office.recordings_on_disk(lines).items()}
    office.events.tell("voices", "started", total=len(lines))
    recordings: dict[str, Recording] = {}
    for start in range(0, len(lines), WINDOW):
        recordings |= _recorded(office, screenplay, lines[start : start + WINDOW])
    office.events.tell("voices", "finished")
    office.keep_recordings(recordings)
    if office.screenplay_is_the_users:
        timed = retime(screenplay, recordings, before)
    else:
        timed = time_shots(screenplay, recordings)
    demand_sound(timed, office.crew.filmed)
    kept = office.keep_screenplay(timed)
    begin_sound(office)
    return {"screenplay": kept, "window": 0}


def _recorded(office: Office, screenplay: Screenplay, lines: list[Line]) -> dict[str, Recording]:
    found: dict[str, Recording] = {}
    with office.scratch() as folder:
        spoken: list[tuple[Line, str, Path, Future[Recording]]] = []
        for line in lines:
            if (own := office.own_recording(line)) is not None:
                office.events.tell("voices", "reused", line.id, "your own recording")
                found[line.id] = own
                continue
            key = _key(office, screenplay, line)
            if (entry := office.vault.find(key)) is not None:
                found[line.id] = Recording.model_validate(entry.facts).model_copy(update={"line": line.id})
                office.keep_voice(found[line.id], office.vault.path_of(entry, "voice.wav"))
                office.events.tell("voices", "reused", line.id)
                continue
            wav = folder / f"{line.id}.wav"
            voice = screenplay.character(line.character).voice
            seed = _seed(screenplay, line)
            job = VoiceJob(office.component("voices"), line, voice, screenplay.language, seed, wav)
            spoken.append((line, key, wav, office.pool.submit(speak_line, job)))
        for line, key, wav, future in spoken:
            found[line.id] = future.result()
            office.vault.keep(key, {"voice.wav": wav}, found[line.id].model_dump(mode="json"))
            office.keep_voice(found[line.id], wav)
            office.events.tell("voices", "made", line.id)
    return found


def _seed(screenplay: Screenplay, line: Line) -> int:
    return seed_for(screenplay, "voice", line.character, line.text)


def _key(office: Office, screenplay: Screenplay, line: Line) -> str:
    actor = office.crew.voice
    return office.vault.key(
        kind=f"voice {actor.name}", version=actor.version, text=line.text, tone=line.tone,
        character=line.character, voice=screenplay.character(line.character).voice.model_dump(mode="json"),
        language=screenplay.language, seed=_seed(screenplay, line), config=office.component("voices").config,
    )  # fmt: skip
