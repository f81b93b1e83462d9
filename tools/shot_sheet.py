"""Draw a sheet of coverages in several places, to be looked at.

Usage: python tools/shot_sheet.py OUT.png [--size 1280x720] [--places a,b] [--frame 12] [--one COVERAGE]
"""

from __future__ import annotations

import argparse
from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np

from cinema_agent.generators import ShotOrder
from cinema_agent.generators.animatic import Animatic
from cinema_agent.generators.animatic.picture import picture_of
from cinema_agent.script import (
    Act,
    Character,
    Figure,
    Look,
    Outfit,
    Palette,
    PictureSize,
    Place,
    Prop,
    PropInFrame,
    Shot,
    SpokenLine,
    Viseme,
)

KEEPER = Character(
    id="tomas",
    name="Tomas",
    role="old keeper",
    is_lead=True,
    look=Look(
        age="old",
        presents="masculine",
        build="bear",
        skin="#d99a78",
        hair="short",
        hair_color="#e6dccb",
        facial_hair="full",
    ),
    wardrobe=(
        Outfit(
            costume="peacoat",
            hat="cap",
            palette=Palette(
                top="#2c3f5e", inner="#d9a441", legs="#1c2233", shoes="#141722", accent="#e8d9b8"
            ),
        ),
    ),
)
GIRL = Character(
    id="ines",
    name="Ines",
    role="granddaughter",
    is_lead=True,
    look=Look(
        age="child",
        presents="feminine",
        build="kid",
        skin="#a9683f",
        hair="bob",
        hair_color="#2a1a24",
        freckles=True,
    ),
    wardrobe=(
        Outfit(
            costume="casual",
            palette=Palette(
                top="#d8402f", inner="#e9b44a", legs="#2a3350", shoes="#4a2a26", accent="#f1dfba"
            ),
        ),
    ),
)
LANTERN = Prop(id="lantern", name="lantern", kind="lantern")
LETTER = Prop(id="letter", name="letter", kind="letter")


def coverages() -> dict[str, Shot]:
    """Return the shots of the sheet by name."""
    him = Figure(character="tomas", across="right", facing="left", looks_at="ines")
    her = Figure(character="ines", across="left", facing="right", looks_at="tomas")
    common = {"beat": "1.1", "length_frames": 72, "plot": "They talk."}
    return {
        "establishing": Shot(id="1A", coverage="establishing", size="extreme_wide", **common),
        "master": Shot(id="1B", coverage="master", size="wide", figures=(him, her), **common),
        "two_shot": Shot(
            id="1C",
            coverage="two_shot",
            size="medium",
            figures=(him, her),
            props=(PropInFrame(prop="lantern", across="center", lit=True),),
            **common,
        ),
        "single": Shot(id="1D", coverage="single", size="close_up", figures=(him,), focus="tomas", **common),
        "over_shoulder": Shot(
            id="1E",
            coverage="over_shoulder",
            size="close_up",
            figures=(her, him.model_copy(update={"is_foreground": True})),
            focus="ines",
            **common,
        ),
        "reaction": Shot(
            id="1F", coverage="reaction", size="medium_close_up", figures=(her,), focus="ines", **common
        ),
        "full": Shot(
            id="1G",
            coverage="single",
            size="full",
            figures=(her.model_copy(update={"holds": "lantern"}),),
            focus="ines",
            **common,
        ),
        "insert": Shot(
            id="1H",
            coverage="insert",
            size="close_up",
            props=(PropInFrame(prop="lantern", lights_at=0.1), PropInFrame(prop="letter")),
            figures=(her.model_copy(update={"acts": (Act(gesture="reach", with_prop="lantern"),)}),),
            focus="lantern",
            **common,
        ),
    }


def order_of(
    shot: Shot, recipe: str, size: PictureSize, time: str = "dusk", weather: str = "clear"
) -> ShotOrder:
    """Return an order for a shot in a place."""
    visemes = (Viseme(start_s=0.0, end_s=2.0, shape="open", openness=0.6),)
    line = SpokenLine(
        line="1.1.1",
        character=shot.focus or "tomas",
        text="A light.",
        at_frame=2,
        length_frames=50,
        visemes=visemes,
    )
    is_heard = shot.focus in ("tomas", "ines") and shot.coverage != "reaction"
    return ShotOrder(
        slate=f"{shot.id}-1",
        shot=shot,
        place=Place(id=recipe, name=recipe, recipe=recipe, interior=False),
        time_of_day=time,
        weather=weather,
        mood="calm",
        characters=(KEEPER, GIRL),
        props=(LANTERN, LETTER),
        spoken=(line,) if is_heard else (),
        size=size,
        rate=Fraction(24),
        seed=7,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--size", default="1280x720")
    parser.add_argument("--places", default="")
    parser.add_argument("--time", default="dusk")
    parser.add_argument("--weather", default="clear")
    parser.add_argument("--frame", type=int, default=12)
    parser.add_argument("--one", default="")
    options = parser.parse_args()
    size = PictureSize.parse(options.size)
    places = [name for name in options.places.split(",") if name] or Animatic().capabilities().names("place")[
        :4
    ]
    shots = coverages()
    if options.one:
        shots = {options.one: shots[options.one]}
    rows = []
    for place in places:
        pictures = [
            picture_of(order_of(shot, place, size, options.time, options.weather)).draw(options.frame)[
                ..., :3
            ]
            for shot in shots.values()
        ]
        thumb = (size.width, size.height) if options.one else (480, round(480 / size.aspect))
        if size.is_portrait and not options.one:
            thumb = (240, round(240 / size.aspect))
        small = [cv2.resize(p, thumb, interpolation=cv2.INTER_AREA) for p in pictures]
        half = (len(small) + 1) // 2 if not size.is_portrait else len(small)
        for start in range(0, len(small), half):
            row = small[start : start + half]
            row += [np.zeros_like(small[0])] * (half - len(row))
            rows.append(np.hstack(row))
    cv2.imwrite(str(options.out), np.vstack(rows))


if __name__ == "__main__":
    main()
