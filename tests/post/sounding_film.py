"""A small film to be heard: two people, three places, five lines, a walk, a letter, a storm."""

from __future__ import annotations

from functools import cache

from cinema_agent.generators import Speech
from cinema_agent.generators.voices.murmur import Murmur
from cinema_agent.media.sound import Samples
from cinema_agent.script import (
    Act,
    Beat,
    Character,
    Cue,
    Cut,
    CutEvent,
    Figure,
    Line,
    Logline,
    Outfit,
    Palette,
    Place,
    Prop,
    Recording,
    Scene,
    Screenplay,
    Shot,
    TitleCard,
    Voice,
)  # fmt: skip
from cinema_agent.script.screenplay import Mood

RATE = 24
_GREY = Palette(top="#405060", inner="#405060", legs="#405060", shoes="#405060", accent="#405060")
_COAT = (Outfit(palette=_GREY),)
_SAID = {
    "2.1.1": ("ines", "The lamp hasn't been lit since Grandma left.", "plain"),
    "2.1.2": ("tomas", "A light only needs one person to keep it.", "warm"),
    "3.1.1": ("tomas", "I was never any good at this.", "sad"),
    "4.1.1": ("ines", "Listen! Can you hear it?", "anxious"),
}


def shot(
    shot_id: str, length: int, size: str, *, cues: tuple[Cue, ...] = (), figures: tuple[Figure, ...] = ()
) -> Shot:
    return Shot.model_validate(
        {
            "id": shot_id, "beat": f"{shot_id[:-1]}.1", "coverage": "single", "size": size,
            "length_frames": length, "plot": "Something happens.", "cues": cues, "figures": figures,
        }
    )  # fmt: skip


def scene(
    scene_id: str, place: str, mood: Mood, kind: str, shots: tuple[Shot, ...], weather: str = "clear"
) -> Scene:
    lines = tuple(
        Line.model_validate({"id": name, "character": who, "text": text, "tone": tone})
        for name, (who, text, tone) in _SAID.items()
        if name.startswith(f"{scene_id}.")
    )
    beat = Beat(id=f"{scene_id}.1", kind=kind, action="Something happens.", lines=lines)
    return Scene.model_validate(
        {"id": scene_id, "place": place, "mood": mood, "weather": weather, "beats": (beat,), "shots": shots}
    )


def screenplay() -> Screenplay:
    letter = Act(gesture="give", with_prop="letter", start=0.25, end=0.75)
    walk = Figure(character="tomas", across="left", posture="walks")
    scenes = (
        scene("1", "cliff", "calm", "image", (
            shot("1A", 144, "wide", figures=(walk,)),
            shot("1B", 96, "medium", figures=(Figure(character="ines", across="right", acts=(letter,)),)),
        )),
        scene("2", "kitchen", "tense", "want", (
            shot("2A", 120, "medium", cues=(Cue(line="2.1.1", at_frame=24),)),
            shot("2B", 120, "close_up", cues=(Cue(line="2.1.2", at_frame=12, on_camera=False),)),
        )),
        scene("3", "sea", "sad", "low", (
            shot("3A", 168, "wide", cues=(Cue(line="3.1.1", at_frame=48),)),
        ), "storm"),
        scene("4", "cliff", "heroic", "climax", (
            shot("4A", 168, "close_up", cues=(Cue(line="4.1.1", at_frame=60),)),
        )),
    )  # fmt: skip
    return Screenplay(
        title="The Last Light",
        logline=Logline(text="A keeper must relight the lamp."),
        seed=7,
        characters=(
            Character(id="tomas", name="Tomas", role="keeper", wardrobe=_COAT, voice=Voice(pitch_hz=105)),
            Character(id="ines", name="Ines", role="girl", wardrobe=_COAT, voice=Voice(pitch_hz=230)),
        ),
        places=(
            Place(id="cliff", name="the cliff", recipe="lighthouse", interior=False),
            Place(id="kitchen", name="the kitchen", recipe="kitchen", interior=True),
            Place(id="sea", name="the sea", recipe="sea", interior=False),
        ),
        props=(Prop(id="letter", name="the letter", kind="letter"),),
        scenes=scenes,
        cards=(TitleCard(kind="end", text="The Last Light", length_frames=48),),
    )  # fmt: skip


def pictures(play: Screenplay) -> tuple[CutEvent, ...]:
    events, at = [], 0
    for one in play.shots:
        events.append(
            CutEvent(
                shot=one.id, slate=f"{one.id}-1", clip="", at=at, source_in=0, source_out=one.length_frames
            )
        )
        at += one.length_frames
    return tuple(events)


@cache
def speeches() -> dict[str, Speech]:
    play = screenplay()
    return {
        line.id: Murmur().speak(line, play.character(line.character).voice, "en", 7) for line in play.lines
    }


def load_line(line: str) -> Samples:
    return speeches()[line].samples


def recordings() -> dict[str, Recording]:
    play = screenplay()
    return {
        name: Recording(
            line=name, character=play.line(name).character, text=play.line(name).text, voice_actor="murmur",
            seconds=len(speech.samples) / 48_000, sha256="", words=speech.words, visemes=speech.visemes,
        )
        for name, speech in speeches().items()
    }  # fmt: skip


def cut_of(play: Screenplay, sounds: tuple = (), rate: str = "24") -> Cut:
    events = pictures(play)
    total = events[-1].at + events[-1].length + 48
    return Cut(rate=rate, total_frames=total, pictures=events, end_card_frames=48, sounds=sounds)
