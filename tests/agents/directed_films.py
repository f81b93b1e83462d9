"""Small screenplays written by hand, and a generator that can draw what they ask for."""

from __future__ import annotations

from cinema_agent.agents import Desk
from cinema_agent.script import (
    Beat,
    Capabilities,
    Character,
    Entry,
    Format,
    Line,
    Logline,
    Outfit,
    Palette,
    PictureSize,
    Place,
    Prop,
    Scene,
    Screenplay,
)

PALETTE = Palette(top="#2c4763", inner="#e8dcc0", legs="#33202c", shoes="#201820", accent="#c87b43")
GESTURES = ("walk", "light", "give", "take", "sit", "nod", "point", "shake_head", "hold", "embrace")


def capabilities() -> Capabilities:
    """Return what a small generator can draw."""
    return Capabilities(
        generator="sketchbook",
        version="1",
        vocabulary={
            "gesture": tuple(Entry(name=name, words=(name,)) for name in GESTURES),
            "prop": (Entry(name="lantern", tags=("held", "lit")), Entry(name="lamp")),
            "rig": (Entry(name="person"),),
        },
    )


def desk() -> Desk:
    return Desk(capabilities=capabilities())


def two_leads(*, seconds: float = 60, portrait: bool = False, seed: int = 0) -> Screenplay:
    """Return a film of two leads in a kitchen and at a coast, without shots."""
    size = PictureSize(width=720, height=1280) if portrait else PictureSize(width=1280, height=720)
    picture = Format(size=size)
    return Screenplay(
        title="The Last Light",
        logline=Logline(text="An old lighthouse keeper must relight the lamp for his granddaughter."),
        format=picture,
        seed=seed,
        target_frames=picture.frames(seconds),
        characters=(_person("tomas", "old lighthouse keeper"), _person("ines", "granddaughter")),
        places=(
            Place(id="kitchen", name="the kitchen", recipe="kitchen", interior=True),
            Place(id="coast", name="the coast", recipe="coast", interior=False),
        ),
        props=(
            Prop(id="lamp", name="the lamp", kind="lamp"),
            Prop(id="lantern", name="a lantern", kind="lantern"),
        ),
        scenes=(_kitchen(), _coast(), _dawn()),
    )


def one_lead(*, seconds: float = 60) -> Screenplay:
    """Return the same film with the keeper alone, who says nothing."""
    film = two_leads(seconds=seconds)
    alone = [
        scene.model_copy(
            update={
                "beats": tuple(
                    beat.model_copy(
                        update={
                            "characters": ("tomas",),
                            "performer": "tomas",
                            "recipient": None,
                            "lines": (),
                        }
                    )
                    for beat in scene.beats
                )
            }
        )
        for scene in film.scenes
    ]
    return film.replace(characters=film.characters[:1], scenes=tuple(alone))


def _person(name: str, role: str) -> Character:
    return Character(id=name, name=name.title(), role=role, is_lead=True, wardrobe=(Outfit(palette=PALETTE),))


def _beat(name: str, kind: str, action: str, **more: object) -> Beat:
    fields = {"characters": ("tomas", "ines"), "performer": "tomas", **more}
    return Beat.model_validate({"id": name, "kind": kind, "action": action, **fields})


def _lines(beat: str, *spoken: tuple[str, str]) -> tuple[Line, ...]:
    return tuple(
        Line(id=f"{beat}.{number}", character=who, text=text) for number, (who, text) in enumerate(spoken, 1)
    )


def _kitchen() -> Scene:
    talk = _lines(
        "1.2",
        ("ines", "The lamp has not been lit since Grandma left."),
        ("tomas", "A light needs only one person to keep it."),
        ("ines", "Then teach me."),
    )
    return Scene(
        id="1",
        place="kitchen",
        time_of_day="dusk",
        mood="calm",
        beats=(
            _beat("1.1", "image", "Tomas sits by the cold stove.", characters=("tomas",), gesture="sit"),
            _beat("1.2", "want", "Ines holds out a lantern.", performer="ines", prop="lantern", lines=talk),
            _beat("1.3", "refusal", "Tomas shakes his head.", gesture="shake_head", recipient="ines"),
        ),
    )


def _coast() -> Scene:
    talk = _lines("2.2", ("tomas", "Ines!"), ("ines", "I am here!"))
    return Scene(
        id="2",
        place="coast",
        time_of_day="night",
        weather="storm",
        mood="tense",
        beats=(
            _beat("2.1", "setback", "Tomas walks into the storm.", characters=("tomas",), gesture="walk"),
            _beat("2.2", "choice", "Ines gives him the lantern.", performer="ines", recipient="tomas",
                  gesture="give", prop="lantern", lines=talk),
            _beat("2.3", "climax", "Tomas lights the lamp.", gesture="light", prop="lamp"),
        ),
    )  # fmt: skip


def _dawn() -> Scene:
    talk = _lines("3.1", ("ines", "Listen."), ("tomas", "I hear nothing."), ("ines", "Exactly."))
    return Scene(
        id="3",
        place="coast",
        time_of_day="dawn",
        mood="tender",
        beats=(_beat("3.1", "after", "They watch the sea.", lines=talk),),
    )
