"""A shot: one camera set-up, and everything it needs to be staged, drawn, acted and timed.

Staging is abstract (left, far, sits, faces right); where that is on a set is the generator's business.
"""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field

from cinema_agent.script.noun import Noun, Slug

Size = Literal["extreme_wide", "wide", "full", "medium", "medium_close_up", "close_up", "extreme_close_up"]
Coverage = Literal["establishing", "master", "single", "two_shot", "over_shoulder", "insert", "reaction"]
Angle = Literal["eye_level", "low", "high", "overhead"]
Move = Literal["static", "push_in", "pull_out", "pan_left", "pan_right", "tilt_up", "tilt_down", "drift"]
Lens = Literal["wide", "normal", "long"]
Across = Literal["far_left", "left", "center", "right", "far_right"]
Depth = Literal["near", "middle", "far"]
Posture = Literal["stands", "sits", "kneels", "lies", "walks", "runs", "rides", "climbs", "swims"]
Facing = Literal["left", "right", "camera", "away"]
Expression = Literal["neutral", "happy", "sad", "angry", "afraid", "surprised", "determined", "tender"]
Hand = Literal["left", "right", "both"]
PropState = Literal["open", "closed", "broken", "empty", "full"]
Crowd = Literal["none", "few", "many"]

SHOT_ID = r"^[1-9][0-9]{0,4}[A-Z]{1,3}$"


class Act(Noun):
    """A gesture within a shot, from `start` to `end` as parts of the shot's length (0 to 1)."""

    gesture: Slug
    start: float = Field(default=0.1, ge=0, le=1)
    end: float = Field(default=0.9, ge=0, le=1)
    with_prop: Slug | None = None
    towards: Slug | None = Field(default=None, description="id of the character or prop it is aimed at")


class Figure(Noun):
    """One character in one shot: where, how, looking at what, doing what."""

    character: Slug
    across: Across = "center"
    depth: Depth = "middle"
    posture: Posture = "stands"
    facing: Facing = "camera"
    is_foreground: bool = Field(
        default=False, description="seen from behind, dark, at the edge (over-shoulder)"
    )
    looks_at: Slug | None = Field(default=None, description="id of a character or prop; none: straight ahead")
    expression: Expression = "neutral"
    expression_after: Expression | None = Field(
        default=None, description="what it changes to within the shot"
    )
    expression_turns_at: float | None = Field(
        default=None, ge=0, le=1, description="part of the shot at which it changes; none: the middle"
    )
    holds: Slug | None = Field(default=None, description="id of the prop in hand")
    holds_lit: bool = Field(
        default=False, description="what is in hand is a lamp, candle or torch that burns"
    )
    holds_state: PropState | None = Field(default=None, description="what is in hand is open, broken, empty")
    acts: tuple[Act, ...] = ()
    moves_to: Across | None = Field(default=None, description="where they walk to during the shot")


class PropInFrame(Noun):
    """A prop that stands or lies in the picture."""

    prop: Slug
    across: Across = "center"
    depth: Depth = "near"
    lit: bool = Field(default=False, description="a lamp, candle or fire that burns")
    lights_at: float | None = Field(
        default=None, ge=0, le=1, description="part of the shot at which it is lit"
    )
    state: PropState | None = Field(default=None, description="as the shot begins; none: as it is by nature")
    becomes: PropState | None = Field(default=None, description="what it is opened, broken or filled to")
    becomes_at: float = Field(default=0.5, ge=0, le=1, description="part of the shot at which that happens")


class Light(Noun):
    """How the shot is lit, beyond the scene's time of day."""

    key_from: Literal["left", "right", "front", "behind"] = "left"
    mood: Literal["neutral", "warm", "cold", "dim", "bright"] = "neutral"
    place_lamp: bool = Field(default=True, description="the place's own great lamp (a lighthouse's) burns")
    place_lamp_at: float | None = Field(
        default=None, ge=0, le=1, description="part of the shot at which the place's own lamp is lit"
    )


class Cue(Noun):
    """A line of the scene spoken during this shot, starting at a frame of the shot."""

    line: str
    at_frame: int = Field(default=0, ge=0)
    on_camera: bool = True


class Transition(Noun):
    """How the cut enters this shot. A dissolve overlaps the shot before by its length."""

    kind: Literal["cut", "dissolve", "fade_in"] = "cut"
    length_frames: int = Field(default=0, ge=0)


class Shot(Noun):
    """One camera set-up. Its id (`12A`) never changes; an insertion takes a new letter."""

    id: str = Field(pattern=SHOT_ID)
    beat: str = Field(description="id of the beat it covers")
    coverage: Coverage
    size: Size
    angle: Angle = "eye_level"
    move: Move = "push_in"
    lens: Lens = "normal"
    length_frames: int = Field(ge=1, le=200_000)
    length_is_fixed: bool = Field(default=False, description="true: never re-timed to its lines")
    plot: str = Field(description="what happens, one present-tense sentence")
    elements: tuple[str, ...] = Field(default=(), description="scene elements a picture of it must show")
    style: str = ""
    figures: tuple[Figure, ...] = ()
    props: tuple[PropInFrame, ...] = ()
    focus: Slug | None = Field(default=None, description="id of the prop or character the shot is about")
    light: Light = Light()
    crowd: Crowd = Field(default="many", description="strangers in the background, where the place has any")
    cues: tuple[Cue, ...] = ()
    transition: Transition = Transition()
    notes: tuple[str, ...] = ()
    approved: bool = False
    locked: bool = False

    @property
    def scene_id(self) -> str:
        return self.id.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")

    @property
    def on_screen(self) -> tuple[str, ...]:
        """Ids of the characters in the picture, foreground last."""
        return tuple(f.character for f in sorted(self.figures, key=lambda f: f.is_foreground))

    def with_note(self, note: str) -> Self:
        """Return this shot with one more note for the crew."""
        return self.model_copy(update={"notes": (*self.notes, note)})


def next_letters(letters: str) -> str:
    """Return the letters after `letters`: A -> B, Z -> AA, AZ -> BA."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return shot_letters(number)


def shot_letters(index: int) -> str:
    """Return the letters of the set-up with this index: 0 -> A, 25 -> Z, 26 -> AA."""
    letters, number = "", index + 1
    while number:
        number, digit = divmod(number - 1, 26)
        letters = chr(65 + digit) + letters
    return letters
