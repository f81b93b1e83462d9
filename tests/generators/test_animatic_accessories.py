"""Accessories are drawn where they are worn, and wheelchairs carry their users wherever others walk."""

from __future__ import annotations

import math

import numpy as np
import pytest
from animatic_people import COLORS, drawn, girl, keeper

from cinema_agent.errors import GeneratorError
from cinema_agent.generators.animatic.design import Design, design_of
from cinema_agent.generators.animatic.figure import face_box, figure_box
from cinema_agent.generators.animatic.figure_sheets import figure_sheets
from cinema_agent.generators.animatic.pose import Pose
from cinema_agent.generators.animatic.seats import seat_height
from cinema_agent.generators.animatic.skeleton import solve, walk_cycle
from cinema_agent.script import Outfit

SHEETS = figure_sheets()


def with_accessories(*names: str, costume: str = "jersey") -> Design:
    outfit = Outfit(costume=costume, palette=COLORS)
    return design_of(keeper(accessories=names, facial_hair=None), outfit)


@pytest.mark.parametrize("accessory", [row.name for row in SHEETS.accessories])
@pytest.mark.parametrize("yaw", [0.0, 0.8])
def test_every_accessory_is_seen(accessory: str, yaw: float) -> None:
    without, with_it = (
        drawn(with_accessories(), Pose(yaw=yaw)),
        drawn(with_accessories(accessory), Pose(yaw=yaw)),
    )

    assert np.any(without != with_it)


@pytest.mark.parametrize("name", ["glasses", "round_glasses", "sunglasses", "goggles", "eye_patch"])
@pytest.mark.parametrize("yaw", [-0.9, 0.0, 0.9])
def test_glasses_stay_on_the_face(name: str, yaw: float) -> None:
    pose = Pose(yaw=yaw)
    changed = np.any(drawn(with_accessories(), pose) != drawn(with_accessories(name), pose), axis=2)
    rows, columns = np.nonzero(changed)
    face = face_box(with_accessories(), pose, 320, 340, 50)

    assert face.head_top < rows.min() and rows.max() < face.chin
    assert abs(columns - face.x).max() < 0.52 * 50


@pytest.mark.parametrize("name", ["cane", "white_cane", "crook", "staff"])
def test_canes_reach_the_ground_and_no_farther(name: str) -> None:
    pose = Pose(yaw=0.3)
    changed = np.any(drawn(with_accessories(), pose) != drawn(with_accessories(name), pose), axis=2)
    rows, _ = np.nonzero(changed)

    assert abs(int(rows.max()) - 340) <= 5


@pytest.mark.parametrize("posture", ["stands", "walks", "runs", "sits", "kneels"])
def test_a_wheelchair_user_sits_whatever_others_do(posture: str) -> None:
    design = with_accessories("wheelchair")
    stride = 1.0 if posture in ("walks", "runs") else None

    skeleton = solve(design, Pose(posture=posture, yaw=0.5, stride=stride))  # type: ignore[arg-type]

    assert skeleton.is_seated
    assert seat_height(design) is None


def test_wheels_turn_as_far_as_the_chair_goes() -> None:
    design = with_accessories("wheelchair")
    radius = walk_cycle(design) / (2 * math.pi * design.scale)

    _, top, _, bottom = figure_box(design, Pose(yaw=0.9), 0, 0, 50)

    assert radius == pytest.approx(0.64 * 0.47 * design.body.leg * math.sin(math.radians(64)), rel=0.01)
    assert bottom - top < 50 * design.height * 0.95


def test_a_false_leg_shows_metal_below_the_knee_only() -> None:
    whole, false = with_accessories(), with_accessories("prosthetic_leg")
    changed = np.any(drawn(whole, Pose()) != drawn(false, Pose()), axis=2)
    rows, _ = np.nonzero(changed)

    assert rows.min() > 340 - 50 * false.body.leg - 10


def test_unknown_accessory_names_those_there_are() -> None:
    with pytest.raises(GeneratorError, match=r"no accessory 'monocle'.*wheelchair"):
        with_accessories("monocle")


def test_every_age_has_its_own_face_and_height() -> None:
    designs = [design_of(keeper(age=row.name, build="average"), keeper().wardrobe[0]) for row in SHEETS.ages]

    assert len({(d.face.eye, d.face.lines, d.face.nose, d.face.half_jaw) for d in designs}) == len(designs)
    assert designs[0].height < designs[1].height < designs[2].height


def test_children_have_builds_of_their_own() -> None:
    heights = {
        row.name: design_of(
            girl().model_copy(update={"look": girl().look.model_copy(update={"build": row.name})}),
            girl().wardrobe[0],
        ).height
        for row in SHEETS.builds
        if "child" in row.tags
    }

    assert len(heights) >= 3 and max(heights.values()) < 4.2
