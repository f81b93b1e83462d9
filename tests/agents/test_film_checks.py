"""Captions and cast are checked once a film: each planted defect is named, and nothing else."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from planted_takes import SCREENPLAY

from cinema_agent.agents.continuity import check_group
from cinema_agent.evaluation.captions import Mouth, measure_caption
from cinema_agent.evaluation.cast import measure_cast
from cinema_agent.script.bible_entries import Character
from cinema_agent.script.takes import Measurements

TEXT = "The light was on."
ABOVE, BEHIND = Mouth(0.6, 0.02), Mouth(0.82, 0.02)


def captioned(ground: int = 40) -> tuple[np.ndarray, np.ndarray]:
    """Return a picture with a light caption at its foot, and where its letters are."""
    picture, letters = np.full((180, 320, 3), ground, np.uint8), np.zeros((180, 320), np.uint8)
    cv2.putText(letters, TEXT, (90, 155), cv2.FONT_HERSHEY_SIMPLEX, 0.5, 1, 2)
    picture[letters > 0] = 240
    return picture, letters > 0


def captions(
    ground: int = 40, text: str = TEXT, seconds: float = 2.0, mouths: tuple[Mouth, ...] = (ABOVE,)
) -> set[str]:
    values = tuple(measure_caption(*captioned(ground), text, seconds, mouths))
    return {note.check for note in check_group("captions", Measurements(of="captions", values=values)).notes}


def test_a_caption_that_can_be_read_passes() -> None:
    assert captions() == set()
    assert captions(mouths=(Mouth(0.9, 0.4),)) == set(), "a mouth beside the words is in nobody's way"


@pytest.mark.parametrize(
    ("found", "check"),
    [
        (captions(ground=190), "caption-contrast"),
        (captions(text="The light\nwas\non."), "caption-lines"),
        (captions(seconds=0.7), "caption-speed"),
        (captions(mouths=(ABOVE, BEHIND)), "caption-over-mouth"),
    ],
)
def test_each_way_to_spoil_a_caption_is_named(found: set[str], check: str) -> None:
    assert found == {check}


def dressed(name: str, top: str, hair: str = "#33202c", skin: str = "#cf9674") -> Character:
    usual = next(c for c in SCREENPLAY.characters if c.rig == "person")
    outfit = usual.wardrobe[0]
    outfit = outfit.model_copy(
        update={"hat": None, "palette": outfit.palette.model_copy(update={"top": top})}
    )
    look = usual.look.model_copy(update={"hair": "short", "hair_color": hair, "skin": skin})
    changes = {"id": name, "name": name.title(), "is_lead": True, "look": look, "wardrobe": (outfit,)}
    return usual.model_copy(update=changes)


def cast(*characters: Character) -> set[str]:
    values = tuple(measure_cast(characters))
    return {note.check for note in check_group("cast", Measurements(of="cast", values=values)).notes}


def test_a_cast_that_can_be_told_apart_passes() -> None:
    assert cast(dressed("ann", "#c2412d"), dressed("bob", "#2c4763")) == set()


def test_leads_in_nearly_the_same_colour_are_named() -> None:
    assert cast(dressed("ann", "#c2412d"), dressed("bob", "#b8442e")) == {"garment-distance"}


def test_hair_of_the_colour_of_the_skin_is_named() -> None:
    assert cast(dressed("ann", "#c2412d", hair="#c08a66")) == {"hair-skin-distance"}
