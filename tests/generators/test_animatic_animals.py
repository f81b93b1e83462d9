"""Animals, robots and creatures: true sizes, feet that stay put, faces that speak, wings instead of arms."""

from __future__ import annotations

import math

import pytest
from animatic_people import LIGHT, covered_box, creature, drawn, dressed, keeper

from cinema_agent.generators.animatic.canvas import Pixels, new_surface
from cinema_agent.generators.animatic.creatures import compose_creature
from cinema_agent.generators.animatic.design import Design
from cinema_agent.generators.animatic.figure import draw_figure, face_box, figure_box
from cinema_agent.generators.animatic.figure_sheets import figure_sheets
from cinema_agent.generators.animatic.gaits import bird_gait, quadruped_gait, travel
from cinema_agent.generators.animatic.pose import Arm, Pose
from cinema_agent.generators.animatic.rig_sheets import Rig
from cinema_agent.generators.animatic.seats import seat_height
from cinema_agent.script import Look
from cinema_agent.script.shot import Posture

RIGS = tuple(rig for rig in figure_sheets().rigs if rig.body != "person")
WALKERS = tuple(rig for rig in RIGS if rig.body == "quadruped")
POSTURES: tuple[Posture, ...] = ("stands", "sits", "lies", "walks", "runs")


def design(name: str, **look: object) -> Design:
    return dressed(creature(name).model_copy(update={"look": Look.model_validate(look)}))


def height(name: str) -> float:
    return design(name).height


@pytest.mark.parametrize("rig", RIGS, ids=lambda rig: rig.name)
def test_every_rig_is_drawn_in_every_posture_within_its_box(rig: Rig) -> None:
    for posture in POSTURES:
        pose = Pose(posture=posture, yaw=-0.5, stride=1.0 if posture in ("walks", "runs") else None)
        left, top, right, bottom = figure_box(design(rig.name), pose, 320, 340, 12)

        seen = covered_box(drawn_small(rig.name, pose))

        clipped = (max(0.0, left), max(0.0, top), min(640.0, right), min(360.0, bottom))
        assert seen == pytest.approx(clipped, abs=4)


def drawn_small(name: str, pose: Pose) -> Pixels:
    pixels, surface = new_surface(640, 360)
    draw_figure(surface.getCanvas(), design(name), pose, LIGHT, 320, 340, 12)
    return pixels


def test_sizes_are_in_the_order_of_nature() -> None:
    order = ("mouse", "rabbit", "fox", "dog", "wolf", "deer", "horse", "elephant", "giraffe")

    heights = [height(name) for name in order]

    assert heights == sorted(heights)
    assert height("elephant") > 1.3 * dressed(keeper()).height
    assert height("mouse") < 0.15 * dressed(keeper()).height


def test_a_foal_is_smaller_than_a_horse_and_a_named_colour_is_its_coat() -> None:
    foal, white = design("horse", age="child"), design("horse", hair_color="#f4f0ea")

    assert foal.height < 0.7 * height("horse")
    assert white.coat == "#f4f0ea"


@pytest.mark.parametrize("rig", WALKERS, ids=lambda rig: rig.name)
@pytest.mark.parametrize("is_running", [False, True])
def test_a_planted_foot_stays_where_it_is_put_down(rig: Rig, is_running: bool) -> None:
    gait = quadruped_gait(rig.quadruped, is_running=is_running)
    way = travel(design(rig.name), 1.0, is_running=is_running)
    for index in range(4):
        spots = []
        for step in range(60):
            stride = 2 * math.pi * step / 60
            forward, up, _ = gait.foot(stride, index)
            if up == 0.0:
                turns = math.floor(step / 60 + gait.phases[index])
                spots.append(round(forward + way * step / 60 - way * turns, 6))

        assert max(spots) - min(spots) < 1e-5


def test_a_bird_waddles_without_slipping() -> None:
    hen = next(rig for rig in RIGS if rig.name == "hen")
    gait = bird_gait(hen.bird)

    steps = [gait.foot(stride, 0)[0] for stride in (0.2, 0.6, 1.0)]

    assert steps[0] - steps[1] == pytest.approx(gait.cycle * 0.4 / (2 * math.pi))
    assert steps[1] - steps[2] == pytest.approx(gait.cycle * 0.4 / (2 * math.pi))


def test_what_flies_perches_at_the_height_of_faces_and_what_does_not_stays_down() -> None:
    raven, hen = design("raven"), design("hen")

    perch = seat_height(raven)

    assert perch is not None
    assert 1.5 < perch * raven.scale < 3.5
    assert seat_height(hen) is None
    assert seat_height(design("horse")) is None


def test_a_bird_on_the_move_is_in_the_air() -> None:
    raven = design("raven")

    standing, flying = (
        figure_box(raven, pose, 0, 0, 50)[3] for pose in (Pose(), Pose(posture="walks", stride=1.0))
    )

    assert standing == pytest.approx(0, abs=9)
    assert flying < -50


@pytest.mark.parametrize(
    "name", ["dog", "elephant", "raven", "robot", "drone", "yeti", "ghost", "octopus", "whale"]
)
def test_a_gesture_moves_a_paw_a_trunk_a_wing_or_an_arm(name: str) -> None:
    rest, pointing = Pose(yaw=0.5), Pose(yaw=0.5, right_arm=Arm(forward=0.9, up=0.95, hand="point"))

    assert (drawn(design(name), rest) != drawn(design(name), pointing)).any()


@pytest.mark.parametrize("rig", RIGS, ids=lambda rig: rig.name)
def test_every_rig_speaks_and_blinks(rig: Rig) -> None:
    rest = drawn_small(rig.name, Pose(yaw=0.5))

    for pose in (Pose(yaw=0.5, mouth="open", openness=0.9), Pose(yaw=0.5, blink=1.0)):
        assert (drawn_small(rig.name, pose) != rest).any()


@pytest.mark.parametrize("rig", RIGS, ids=lambda rig: rig.name)
def test_eyes_are_in_the_head_and_the_head_over_the_chin(rig: Rig) -> None:
    face = face_box(design(rig.name), Pose(yaw=0.4), 0, 0, 50)

    assert face.head_top < face.eye_line < face.chin


def test_a_horse_offers_a_saddle_over_its_back() -> None:
    _, marks = compose_creature(design("horse"), Pose(yaw=0.5), None, None)

    assert marks.saddle is not None
    assert marks.head[1] < marks.saddle[1] < -1.5


def test_over_the_back_of_an_animal_is_no_foreground() -> None:
    with_shoulders = {rig.name for rig in RIGS if rig.has_shoulders}

    assert {"robot", "ghost", "yeti", "rover"} <= with_shoulders
    assert not {"whale", "horse", "owl", "dragon"} & with_shoulders


def test_a_dragon_flies_where_others_run() -> None:
    dragon = design("dragon")

    walking, flying = (
        figure_box(dragon, Pose(posture=posture, stride=1.0, yaw=0.5), 0, 0, 50)[3]
        for posture in ("walks", "runs")
    )

    assert walking == pytest.approx(0, abs=8)
    assert flying < -30


def test_two_of_a_kind_are_told_apart_by_their_coats() -> None:
    coats = {
        dressed(creature("raven").model_copy(update={"id": name})).coat for name in ("moss", "pepper", "bix")
    }

    assert len(coats) > 1
