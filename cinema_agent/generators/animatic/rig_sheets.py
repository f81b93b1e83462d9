"""The sheet of rigs: which bodies there are that are no person's, how big they are, and how they are built.

A new animal is a row in `sheets/figures/rigs.toml`; no code changes. `cm` is its true size; everything else is
in its own heads (the height of its skull). Source: ours.
"""

from __future__ import annotations

import math
from typing import Literal

from pydantic import Field, model_validator

from cinema_agent.generators.animatic.sheet_rows import ColorRole, Named, Row

PERSON_CM = 172.0
"""How tall the average adult of the sheets is."""
_SMALL, _LARGE = 0.82, 0.65
"""How fast drawn sizes follow true ones below and above a person's: a mouse beside a man must still be seen,
a whale must still fit into the picture."""

PERCH, FLIGHT = 2.3, 3.8
"""How high birds perch and fly, in heads of an adult: what they say, they say to faces."""
BodyKind = Literal["person", "robot", "quadruped", "bird", "swimmer", "drone", "rover", "being", "ghost"]


class Quadruped(Row):
    """A four-legged body, from the side."""

    length: float = Field(default=2.0, description="from hip to shoulder")
    leg: float = Field(default=0.9, description="from the ground to the belly")
    girth: float = Field(default=0.8, description="depth of the chest")
    loin: float = Field(default=0.86, description="depth of the loins, in girths")
    limb: float = Field(default=1.0, description="thickness of the legs")
    hock: float = Field(default=1.0, description="how bent the hind legs are; 0: columns")
    neck: float = 0.7
    neck_up: float = Field(default=66.0, description="degrees the neck rises")
    neck_width: float = 0.48
    nod: float = Field(default=0.0, description="degrees the head hangs")
    muzzle: float = 0.5
    blunt: float = Field(default=0.16, description="depth of the muzzle at the nose")
    nose: Literal["dot", "snout", "pad", "none"] = "dot"
    eyes: Literal["front", "side"] = "front"
    ear: Literal["point", "flop", "round", "long", "leaf", "fan", "none"] = "point"
    ear_size: float = 1.0
    tail: Literal["bushy", "thin", "short", "puff", "tuft", "hair", "curl", "spade", "brush"] = "thin"
    foot: Literal["paw", "hoof", "pad", "claw"] = "paw"
    mane: Literal["none", "lion", "horse", "wool", "spikes", "beard", "shell"] = "none"
    horns: Literal["none", "antlers", "short", "curved", "one", "spiral"] = "none"
    trunk: float = Field(default=0.0, description="length of an elephant's trunk; 0: none")
    hump: float = 0.0
    wings: float = Field(default=0.0, description="length of a pair of wings; 0: none")
    markings: Literal["none", "patches", "stripes", "spots", "net", "mask", "belly"] = "none"
    gait: Literal["walks", "hops"] = "walks"
    saddle: bool = Field(default=False, description="wears a saddle")
    carries: bool = Field(default=False, description="can be ridden")

    @property
    def heads(self) -> float:
        """Return how high the top of the head is when it stands."""
        return self.leg + 0.57 * self.girth + math.sin(math.radians(self.neck_up)) * self.neck + 0.5


class Bird(Row):
    """A bird, from the side. Its beak and feet have the colour of its `marks`."""

    length: float = Field(default=1.6, description="of the body without its tail")
    girth: float = 1.0
    leg: float = 0.5
    neck: float = Field(default=0.3, description="from the shoulders to the middle of the head")
    upright: float = Field(default=34.0, description="degrees the body rises when it stands")
    beak: float = 0.5
    beak_shape: Literal["straight", "hooked", "flat"] = "straight"
    face: Literal["plain", "owl", "cheek", "cap"] = "plain"
    cap: ColorRole | None = Field(default=None, description="colour of a face of its own: cap, cheek, disc")
    crest: Literal["none", "comb", "tufts", "plume"] = "none"
    tail: float = 0.8
    tail_shape: Literal["wedge", "fan", "up"] = "wedge"
    wing: float = Field(default=1.8, description="length of a spread wing")
    wing_color: ColorRole | None = None
    web: bool = False
    flies: bool = True

    @property
    def heads(self) -> float:
        """Return how high the top of the head is when it stands."""
        return self.height + 0.42 * self.length * math.sin(math.radians(self.upright)) + self.neck + 0.5

    @property
    def height(self) -> float:
        """Return how high the middle of the body is when it stands: an upright one's tail clears the ground."""
        angle = math.radians(self.upright)
        clear = max(0.0, 0.5 * self.length * math.sin(angle) - 0.1 - 0.6 * self.leg)
        return self.leg + 0.4 * self.girth * math.cos(angle) + clear


class Swimmer(Row):
    """A fish or a whale, from the side; an octopus has arms instead of a tail."""

    kind: Literal["fish", "shark", "whale", "dolphin", "octopus"] = "fish"
    length: float = 2.6
    girth: float = 1.2
    snout: float = 0.0
    fin: float = 0.7
    tail: float = 0.8
    markings: Literal["none", "stripes"] = "none"
    teeth: bool = False


class Being(Row):
    """A creature on two legs, on a person's skeleton."""

    heads: float = Field(default=4.4, ge=2, le=7)
    shoulder: float = 1.6
    waist: float = 1.3
    hip: float = 1.1
    leg: float = Field(default=0.42, description="part of the height below the chin that is leg")
    arm: float = Field(default=0.5, description="part of the height below the chin that an arm is long")
    limb: float = 1.0
    skull: tuple[float, float] = Field(default=(0.5, 0.5), description="half width and half height")
    jaw: float = Field(default=0.8, description="width of the jaw in widths of the skull")
    fur: bool = False
    eyes: Literal["dots", "almond", "single", "lamps"] = "dots"
    ears: Literal["none", "point", "round"] = "none"
    horns: Literal["none", "short", "feelers", "curved"] = "none"
    teeth: Literal["none", "tusks", "fangs"] = "none"
    wears: Literal["nothing", "tunic", "suit"] = "nothing"
    wings: bool = False
    tail: bool = False
    hair: bool = False


class Machine(Row):
    """The style of a robot that walks."""

    style: Literal["smooth", "tin"] = "smooth"


class Ghost(Row):
    """A sheet of mist with a face."""

    length: float = 3.2
    width: float = 1.3


class Rig(Named):
    """A kind of body; the table named like the body says how it is built."""

    body: BodyKind = "person"
    cm: float = Field(default=PERSON_CM, gt=0, description="true height, standing; of what swims, its length")
    coats: tuple[ColorRole, ...] = ("#b98552",)
    belly: ColorRole | None = None
    marks: ColorRole = "#4a3a34"
    collar: bool = False
    quadruped: Quadruped = Quadruped()
    bird: Bird = Bird()
    swimmer: Swimmer = Swimmer()
    being: Being = Being()
    machine: Machine = Machine()
    ghost: Ghost = Ghost()

    @model_validator(mode="after")
    def _only_its_own_table(self) -> Rig:
        tables = self.model_fields_set & {"quadruped", "bird", "swimmer", "being", "machine", "ghost"}
        own = "machine" if self.body in ("robot", "drone", "rover") else self.body
        foreign = sorted(tables - {own})
        if foreign:
            raise ValueError(f"a {self.body} has no table {foreign[0]!r}")
        return self

    @property
    def floats(self) -> bool:
        """Return whether it never touches the ground."""
        return self.body in ("swimmer", "drone", "ghost")

    @property
    def has_shoulders(self) -> bool:
        """Return whether one can look over its shoulder: an animal's back would fill the picture."""
        return self.body in ("person", "robot", "being", "ghost", "rover", "drone")

    @property
    def footprint(self) -> float:
        """Return half the width of its shadow, in own heads."""
        if self.body == "quadruped":
            return 0.55 * self.quadruped.length + 0.15 * self.quadruped.girth
        if self.body == "swimmer":
            return 0.5 * self.swimmer.length
        return 0.78

    @property
    def perches(self) -> bool:
        """Return whether it sits up on something when it stands still: a bird that flies."""
        return self.body == "bird" and self.bird.flies

    @property
    def heads(self) -> float:
        """Return how many of its own heads it stands high (what hovers: how high its top is)."""
        if self.body == "quadruped":
            return self.quadruped.heads
        if self.body == "bird":
            return self.bird.heads
        if self.body == "being":
            return self.being.heads
        return {
            "swimmer": self.swimmer.girth,
            "ghost": self.ghost.length + 0.5,
            "robot": 4.4,
            "drone": 2.3,
            "rover": 2.8,
        }.get(self.body, 3.0)

    def flies(self, posture: str) -> bool:
        """Return whether it moves on the wing: birds that fly always, winged beasts when others would run."""
        return self.perches or (self.body == "quadruped" and self.quadruped.wings > 0 and posture == "runs")

    @property
    def drawn_height(self) -> float:
        """Return its drawn size (`cm`) in parts of an average adult's height, nearer to 1 than the true one."""
        swims = self.body == "swimmer"
        high = self.cm * self.swimmer.girth / (self.swimmer.length + self.swimmer.tail) if swims else self.cm
        part = high / PERSON_CM
        return float(part ** (_SMALL if part < 1 else _LARGE))
