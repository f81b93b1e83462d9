"""The design of a character: every number and colour that drawing needs, made once from the bible.

Knows the sheets, not the poses. Source: ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np

from cinema_agent.generators.animatic.canvas import Color, hex_color, mix
from cinema_agent.generators.animatic.figure_sheets import (
    Accessory,
    AgeRow,
    Build,
    Costume,
    Drawn,
    Hair,
    Hat,
    figure_sheets,
    row_named,
)
from cinema_agent.generators.animatic.rig_sheets import Rig
from cinema_agent.script.bible_entries import Character, Look, Outfit

LEAST_HAIR_SKIN_DISTANCE = 25.0
CREAM: Color = (244, 236, 220, 255)
INK: Color = (38, 26, 36, 255)


@dataclass(frozen=True)
class Body:
    """Proportions in own heads: full widths, and heights above the ground."""

    shoulder: float
    waist: float
    hip: float
    leg: float
    limb: float
    arm: float
    neck: float = 0.06
    stoop: float = 0.0


@dataclass(frozen=True)
class Face:
    """Proportions of a face: half widths in heads, the rest as factors."""

    half_width: float
    half_jaw: float
    eye: float
    nose: float
    brow: float
    lines: float
    lids: float
    eye_drop: float
    freckles: bool
    lashes: bool


@dataclass(frozen=True, eq=False)
class Design:
    """A character ready to be drawn. Compared by identity: `design_of` makes each only once.

    `heads` is the standing figure's height in its own heads, `scale` the size of its head against an
    adult's; colours are local (unlit), by role; `coat` is that of an animal. `seed` varies small habits, the same in
    every shot.
    """

    character: str
    rig: Rig
    heads: float
    scale: float
    body: Body
    face: Face
    costume: Costume
    hair: Hair
    hat: Hat | None
    beard: Drawn | None
    accessories: tuple[Accessory, ...]
    colors: Mapping[str, Color]
    coat: str
    is_old: bool
    seed: int

    @property
    def height(self) -> float:
        """Standing height in heads of an adult."""
        return self.heads * self.scale

    @property
    def is_person(self) -> bool:
        return self.rig.body == "person"

    @property
    def walks_upright(self) -> bool:
        """Return whether it has a person's skeleton: arms that reach, legs that stride."""
        return self.rig.body in ("person", "robot", "being")

    def accessory_on(self, spot: str) -> Accessory | None:
        """Return the first accessory worn on a spot (`leg`, `seat`, ...), if there is one."""
        return next((accessory for accessory in self.accessories if accessory.worn_on == spot), None)

    @property
    def rolls(self) -> bool:
        """Return whether the figure goes on wheels: it sits whatever else it does."""
        return self.is_person and self.accessory_on("seat") is not None

    def color(self, role: str) -> Color:
        """Return the colour of a role of the sheets, or of a fixed `#rrggbb`."""
        return hex_color(role) if role.startswith("#") else self.colors[role]

    @property
    def shown_colors(self) -> dict[str, str]:
        """Return what one knows a person by, as `#rrggbb`: garment, skin, and hair or the hat that covers it."""
        covers = self.hat if self.hat and self.hat.hides != "nothing" else None
        shown = {"garment": self.costume.color, "skin": "skin", "hair": "hair"}
        if covers:
            shown["hair"] = covers.pieces[0].color
        return {role: f"#{bytes(self.color(name)[:3]).hex()}" for role, name in shown.items()}


_PERSON_HEADS = 5.4
"""How many heads the average adult is high, whom the sizes of rigs are measured against."""
_SHADE = 0.07
"""Steps by which the coats of two of a kind differ, towards cream or ink."""
_YOUNG = 0.6
"""The size of a pup, a foal or a calf against its parents."""
ROBOT_BODY = Body(shoulder=1.6, waist=1.4, hip=1.0, leg=1.5, limb=0.62, arm=1.5)


def design_of(character: Character, outfit: Outfit) -> Design:
    """Make the design of a character in an outfit.

    Raises:
        GeneratorError: the look names something the sheets do not have.
    """
    return _design(character.id, character.rig, character.look, outfit)


@lru_cache(maxsize=256)
def _design(name: str, rig_name: str, look: Look, outfit: Outfit) -> Design:
    sheets = figure_sheets()
    rig = row_named(sheets.rigs, rig_name, "rig")
    build = row_named(sheets.builds, look.build, "build")
    age = row_named(sheets.ages, look.age, "age")
    seed = sum(ord(letter) * (index + 3) for index, letter in enumerate(name))
    hat = row_named(sheets.hats, outfit.hat, "hat") if outfit.hat else None
    beard = row_named(sheets.facial_hair, look.facial_hair, "facial hair") if look.facial_hair else None
    heads, scale, body = _proportions(build, age)
    if rig.body != "person":
        heads, body = rig.heads, _rig_body(rig)
        scale = _PERSON_HEADS * rig.drawn_height * (_YOUNG if look.age == "child" else 1.0) / heads
    return Design(
        character=name,
        rig=rig,
        heads=heads,
        scale=scale,
        body=body,
        face=_face(look, build, age),
        costume=row_named(sheets.costumes, outfit.costume, "costume"),
        hair=row_named(sheets.hair, look.hair, "hair"),
        hat=hat,
        beard=beard,
        accessories=_accessories(look),
        colors=_colors(look, outfit),
        coat=_coat(rig, look, seed),
        is_old=look.age == "old",
        seed=seed,
    )


def _coat(rig: Rig, look: Look, seed: int) -> str:
    """Return the colour of a coat: what the look names, else one of the rig's, a shade of its own."""
    if look.hair_color != Look().hair_color:
        return look.hair_color
    usual, shade = hex_color(rig.coats[seed % len(rig.coats)]), seed // 5 % 5 - 2
    red, green, blue, _ = mix(usual, CREAM if shade > 0 else INK, _SHADE * abs(shade))
    return f"#{red:02x}{green:02x}{blue:02x}"


def _rig_body(rig: Rig) -> Body:
    """Return the proportions of what is no person but may stand on a person's skeleton."""
    if rig.body != "being":
        return ROBOT_BODY
    being = rig.being
    below_chin = being.heads - 1
    return Body(
        shoulder=being.shoulder,
        waist=being.waist,
        hip=being.hip,
        leg=below_chin * being.leg,
        limb=being.limb,
        arm=below_chin * being.arm,
    )


def _accessories(look: Look) -> tuple[Accessory, ...]:
    names = dict.fromkeys(look.accessories)
    return tuple(row_named(figure_sheets().accessories, name, "accessory") for name in names)


def _proportions(build: Build, age: AgeRow) -> tuple[float, float, Body]:
    fits = bool(set(age.fits) & set(build.tags))
    heads = build.heads if fits else min(build.heads, age.heads)
    scale = build.scale if fits else min(build.scale, age.scale)
    width = 1.0 if fits else age.width
    limb = build.limb if fits else build.limb * age.limb
    below_chin = heads - 1
    body = Body(
        shoulder=build.shoulder * width,
        waist=build.waist * width,
        hip=build.hip * width,
        leg=below_chin * build.leg,
        limb=limb,
        arm=below_chin * 0.415,
        neck=build.neck,
        stoop=age.stoop,
    )
    return heads, scale, body


def _face(look: Look, build: Build, age: AgeRow) -> Face:
    fits = bool(set(age.fits) & set(build.tags))
    widen = 1.0 if fits else age.head_width
    eye = build.eye if fits else build.eye * age.eye
    return Face(
        half_width=build.head_width * widen / 2,
        half_jaw=build.jaw
        * (1.06 if look.presents == "masculine" else 0.94 if look.presents == "feminine" else 1)
        * age.jaw
        / 2,
        eye=eye * (1.06 if look.presents == "feminine" else 1.0),
        nose=look.nose * age.nose,
        brow=look.brow * age.brow * (0.8 if look.presents == "feminine" else 1.0),
        lines=age.lines,
        lids=age.lids,
        eye_drop=age.eye_drop,
        freckles=look.freckles,
        lashes=look.presents == "feminine",
    )


def _colors(look: Look, outfit: Outfit) -> dict[str, Color]:
    skin = hex_color(look.skin)
    hair = apart(hex_color(look.hair_color), skin)
    palette = outfit.palette
    return {
        "skin": skin,
        "hair": hair,
        "brow": apart(mix(hair, INK, 0.22), skin),
        "beard": apart(mix(hair, INK, 0.06), skin),
        "top": hex_color(palette.top),
        "inner": hex_color(palette.inner),
        "legs": hex_color(palette.legs),
        "shoes": hex_color(palette.shoes),
        "accent": hex_color(palette.accent),
        "hat": hex_color(outfit.hat_color),
        "lining": mix(hex_color(palette.top), INK, 0.3),
    }


def apart(color: Color, from_color: Color, distance: float = LEAST_HAIR_SKIN_DISTANCE) -> Color:
    """Return `color` made lighter or darker until it lies `distance` (CIE Lab) from another."""
    if lab_distance(color, from_color) >= distance:
        return color
    is_light = lab_distance(color, CREAM) < lab_distance(color, INK)
    first, second = (CREAM, INK) if is_light else (INK, CREAM)
    for target, steps in ((first, 6), (second, 10)):
        for step in range(1, steps + 1):
            moved = mix(color, target, step * 0.09)
            if lab_distance(moved, from_color) >= distance:
                return moved
    return mix(color, first, 0.9)


def lab_distance(a: Color, b: Color) -> float:
    """Return the distance of two colours in CIE Lab (CIE76)."""
    pair = np.array([[a[:3], b[:3]]], np.float32) / 255
    lab = cv2.cvtColor(pair, cv2.COLOR_RGB2LAB)[0]
    return float(np.linalg.norm(lab[0] - lab[1]))
