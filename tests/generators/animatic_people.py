"""People for the tests of figures: a keeper, a girl, a dog and a robot, and lines for them to speak."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import skia

from cinema_agent.generators.animatic.acting import pose_at
from cinema_agent.generators.animatic.canvas import Lighting, Pixels, new_surface
from cinema_agent.generators.animatic.design import Design, design_of
from cinema_agent.generators.animatic.figure import draw_figure
from cinema_agent.generators.animatic.pose import Pose
from cinema_agent.script import Character, Figure, Look, Outfit, Palette, SpokenLine, Viseme

RATE = Fraction(24)
LIGHT = Lighting(rim=(255, 244, 218, 255))
COLORS = Palette(top="#2c4763", inner="#d9a441", legs="#26324a", shoes="#1c1a26", accent="#e8c98a")


def keeper(**look: object) -> Character:
    face = Look.model_validate({"age": "old", "build": "bear", "facial_hair": "full", "nose": 1.5, **look})
    return Character(
        id="tomas",
        name="Tomas",
        role="keeper",
        look=face,
        wardrobe=(Outfit(costume="peacoat", palette=COLORS, hat="cap"),),
    )


def girl() -> Character:
    look = Look(age="child", presents="feminine", build="kid", hair="bob", skin="#b9774f")
    return Character(
        id="ines", name="Ines", role="girl", look=look, wardrobe=(Outfit(costume="raincoat", palette=COLORS),)
    )


def creature(rig: str) -> Character:
    return Character(id=rig, name=rig, role=rig, rig=rig, wardrobe=(Outfit(palette=COLORS),))


def dressed(character: Character, **outfit: object) -> Design:
    worn = character.wardrobe[0]
    return design_of(character, Outfit.model_validate({**dict(worn), **outfit}))


def drawn(design: Design, pose: Pose, *, light: Lighting = LIGHT, **spot: object) -> Pixels:
    """Return a picture of 640 x 360 with the figure's feet at (320, 340), its head 50 units."""
    pixels, surface = new_surface(640, 360)
    canvas: skia.Canvas = surface.getCanvas()
    draw_figure(canvas, design, pose, light, 320, 340, 50, **spot)  # type: ignore[arg-type]
    return pixels


def covered_box(pixels: Pixels) -> tuple[int, int, int, int]:
    rows, columns = np.flatnonzero(pixels[..., 3].any(1)), np.flatnonzero(pixels[..., 3].any(0))
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1


def spoken(character: str = "tomas", *, at_frame: int = 10) -> tuple[SpokenLine, ...]:
    """A line of two seconds: eight loud and soft sounds, a pause in the middle."""
    visemes = tuple(
        Viseme(
            start_s=start, end_s=start + 0.2, shape="open", openness=0.3 + 0.6 * (i % 2), stressed=i % 2 == 1
        )
        for i, start in enumerate((0.0, 0.2, 0.4, 0.6, 1.2, 1.4, 1.6, 1.8))
    )
    return (
        SpokenLine(
            line="1.1.1",
            character=character,
            text="hello",
            at_frame=at_frame,
            length_frames=48,
            visemes=visemes,
        ),
    )


def acted(frame: int, character: Character | None = None, **changes: object) -> Pose:
    """Return the pose of a character (the keeper) at a frame of a shot of 72 frames."""
    who = character or keeper()
    staging = {name: changes.pop(name) for name in tuple(changes) if name in Figure.model_fields}
    settings: dict[str, object] = {
        "spoken": (),
        "seed": 7,
        "gaze_toward": (0.4, 0.0),
        "faces": 0.5,
        "length_frames": 72,
    }
    settings.update(changes)
    return pose_at(
        Figure.model_validate({"character": who.id, **staging}),
        who,
        dressed(who),
        frame=frame,
        rate=RATE,
        **settings,
    )  # type: ignore[arg-type]
