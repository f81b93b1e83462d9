"""Who and what must stay the same: characters, places and props, as the bible knows them.

Looks name vocabulary (`build`, `hair`, `costume`, ...) that a generator offers through its `Capabilities`;
colours are plain sRGB so that any generator can follow them.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from cinema_agent.script.noun import HexColor, Noun, Slug

Age = Literal["child", "teen", "young", "adult", "middle", "old"]
Presents = Literal["feminine", "masculine", "neutral"]


class IdentityReference(Noun):
    """Something a character, place or prop can be recognised by: a picture or a vector, named by its hash."""

    kind: Literal["picture", "vector"]
    sha256: str
    made_by: str


class Look(Noun):
    """What does not change from scene to scene: the body and the face."""

    age: Age = "adult"
    presents: Presents = "neutral"
    build: Slug = "average"
    skin: HexColor = "#cf9674"
    hair: Slug = "short"
    hair_color: HexColor = "#33202c"
    facial_hair: Slug | None = None
    accessories: tuple[Slug, ...] = Field(
        default=(), description="what they always wear or use: glasses, a scarf, a cane"
    )
    freckles: bool = False
    nose: float = Field(default=1.0, ge=0.5, le=2.0, description="size of the nose, 1 = usual")
    brow: float = Field(default=1.0, ge=0.5, le=2.0, description="weight of the brows, 1 = usual")


class Palette(Noun):
    """The colours of an outfit; `top` is the dominant one."""

    top: HexColor
    inner: HexColor
    legs: HexColor
    shoes: HexColor
    accent: HexColor


class Outfit(Noun):
    """What a character wears, and in which scenes (no scenes: whenever nothing else is named)."""

    costume: Slug = "casual"
    palette: Palette
    hat: Slug | None = None
    hat_color: HexColor = "#2a3f5c"
    scenes: tuple[str, ...] = ()


class Voice(Noun):
    """How a character sounds, whatever voice actor speaks."""

    pitch_hz: float = Field(default=140.0, ge=50, le=500)
    size: float = Field(
        default=1.0, ge=0.5, le=1.6, description="formant scale; 1 = adult, above 1 = smaller head"
    )
    pace: float = Field(default=1.0, ge=0.5, le=2.0, description="speed of speech, 1 = usual")
    breath: float = Field(default=0.05, ge=0, le=0.5)
    jitter: float = Field(
        default=0.012, ge=0, le=0.2, description="unsteadiness of the pitch; more in old and rough voices"
    )
    timbre: Literal["human", "machine", "animal"] = Field(
        default="human", description="whether it is a person's, clangs, or growls"
    )
    variant: str = Field(default="", description="a named voice of a voice actor, such as an espeak variant")


class Character(Noun):
    """Someone the film follows. `rig` names the kind of body (person, dog, robot, ...)."""

    id: Slug
    name: str = Field(min_length=1, max_length=60)
    role: str = Field(description="what they are, in the words of the logline: 'old lighthouse keeper'")
    rig: Slug = "person"
    is_lead: bool = False
    look: Look = Look()
    wardrobe: tuple[Outfit, ...] = Field(min_length=1)
    voice: Voice = Voice()
    speaks: bool = True
    description: str = ""
    references: tuple[IdentityReference, ...] = ()

    def outfit_in(self, scene_id: str) -> Outfit:
        """Return what this character wears in a scene."""
        named = [outfit for outfit in self.wardrobe if scene_id in outfit.scenes]
        usual = [outfit for outfit in self.wardrobe if not outfit.scenes]
        return (named or usual or list(self.wardrobe))[0]


class Place(Noun):
    """Where scenes happen. `recipe` names a place of the generator's vocabulary."""

    id: Slug
    name: str
    recipe: Slug
    interior: bool
    era: Slug = "present"
    description: str = ""
    references: tuple[IdentityReference, ...] = ()


class Prop(Noun):
    """A thing that matters. `kind` names a prop of the generator's vocabulary."""

    id: Slug
    name: str
    kind: Slug
    description: str = ""
    references: tuple[IdentityReference, ...] = ()
