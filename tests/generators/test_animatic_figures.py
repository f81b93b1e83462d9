"""Figures are drawn where they are said to be, in every posture, costume and rig."""

from __future__ import annotations

import numpy as np
import pytest
import skia
from animatic_people import COLORS, covered_box, creature, drawn, dressed, girl, keeper

from cinema_agent.errors import GeneratorError
from cinema_agent.generators.animatic.canvas import Lighting, new_surface
from cinema_agent.generators.animatic.design import apart, design_of, lab_distance
from cinema_agent.generators.animatic.figure import draw_mask, face_box, figure_box
from cinema_agent.generators.animatic.figure_sheets import figure_sheets
from cinema_agent.generators.animatic.pose import Arm, Pose
from cinema_agent.generators.animatic.skeleton import solve
from cinema_agent.script import Outfit

SHEETS = figure_sheets()
POSTURES = ("stands", "sits", "kneels", "lies", "walks", "runs")


@pytest.mark.parametrize("posture", POSTURES)
@pytest.mark.parametrize("rig", ["person", "dog", "robot"])
def test_figure_box_holds_what_is_drawn(rig: str, posture: str) -> None:
    design = dressed(keeper() if rig == "person" else creature(rig))
    pose = Pose(posture=posture, yaw=0.4, stride=1.0 if posture in ("walks", "runs") else None)

    left, top, right, bottom = figure_box(design, pose, 320, 340, 50)
    seen = covered_box(drawn(design, pose))

    assert seen == pytest.approx((left, top, right, bottom), abs=4)


def test_standing_figure_is_as_tall_as_its_design_says() -> None:
    design = dressed(girl())

    _, top, _, bottom = figure_box(design, Pose(), 320, 340, 50)

    assert bottom - top == pytest.approx(design.height * 50, rel=0.06)
    assert bottom == pytest.approx(340, abs=4)


def test_child_is_smaller_than_adult_though_its_head_is_larger_for_its_body() -> None:
    child, adult = dressed(girl()), dressed(keeper())

    assert child.height < adult.height * 0.7
    assert child.scale < adult.scale
    assert 1 / child.heads > 1 / adult.heads


def test_age_shrinks_a_build_that_was_not_made_for_it() -> None:
    grown, small = dressed(keeper(age="adult")), dressed(keeper(age="child"))

    assert small.height < grown.height * 0.75
    assert small.body.shoulder < grown.body.shoulder


def test_face_lies_inside_the_head_in_every_posture() -> None:
    design = dressed(keeper())
    for posture in ("stands", "sits", "kneels"):
        face = face_box(design, Pose(posture=posture, yaw=0.5), 320, 340, 50)

        assert face.head_top < face.eye_line < face.mouth[1] < face.chin
        assert face.chin - face.head_top == pytest.approx(50, rel=0.2)


def test_hands_are_where_the_arms_put_them() -> None:
    hanging, raised = Pose(), Pose(right_arm=Arm(0.2, 3.0, 1.0, 0.1, "point"))
    design = dressed(keeper())

    low, high = (face_box(design, pose, 320, 340, 50).hand_right for pose in (hanging, raised))

    assert high[0] > low[0] + 20
    assert high[1] < low[1] - 40


def test_seated_figure_has_its_hips_at_the_seat_and_its_feet_on_the_ground() -> None:
    design = dressed(keeper())

    skeleton = solve(design, Pose(posture="sits", yaw=0.6), seat=1.3)

    assert skeleton.hip[1] == pytest.approx(-1.3, abs=0.25)
    for leg in skeleton.legs.values():
        assert leg.knee[0] > leg.hip[0]
        assert leg.ankle[1] == pytest.approx(0, abs=0.25)


def test_mask_covers_the_picture_of_the_figure() -> None:
    design, pose = dressed(keeper()), Pose(yaw=0.5)
    pixels, surface = new_surface(640, 360)

    draw_mask(surface.getCanvas(), design, pose, (255, 0, 0, 255), 320, 340, 50)

    figure = drawn(design, pose, light=Lighting())[..., 3] > 127
    assert {tuple(c) for c in np.unique(pixels.reshape(-1, 4), axis=0)} == {(0, 0, 0, 0), (0, 0, 255, 255)}
    assert (figure != (pixels[..., 3] > 0)).sum() < 0.03 * figure.sum()


def test_same_figure_is_the_same_picture() -> None:
    design, pose = dressed(girl()), Pose(yaw=-0.4, mouth="wide", openness=0.6)

    assert np.array_equal(drawn(design, pose), drawn(design, pose))


def test_light_side_has_a_rim_only_when_the_light_has_one() -> None:
    design, pose = dressed(keeper()), Pose(yaw=0.5)

    plain, rimmed = drawn(design, pose, light=Lighting()), drawn(design, pose)

    assert covered_box(rimmed)[0] <= covered_box(plain)[0]
    changed = (plain != rimmed).any(2)
    inside = plain[..., 3] == 255
    assert changed.any()
    assert (changed & inside).sum() < 20


def test_held_prop_is_drawn_in_the_hand() -> None:
    design, pose = dressed(keeper()), Pose(right_arm=Arm(0.5, 1.2, 0.6))
    seen: list[tuple[float, float]] = []

    def prop(canvas: skia.Canvas, light: Lighting) -> None:
        corner = canvas.getTotalMatrix().mapXY(0, 0)
        seen.append((corner.x(), corner.y()))

    drawn(design, pose, held=prop, held_in="right")

    hand = face_box(design, pose, 320, 340, 50).hand_right
    assert len(seen) == 1
    assert seen[0] == pytest.approx(hand, abs=10)


@pytest.mark.parametrize("costume", [row.name for row in SHEETS.costumes])
def test_every_costume_is_drawn_from_both_sides(costume: str) -> None:
    design = dressed(keeper(), costume=costume, hat=None)

    front, back = drawn(design, Pose(yaw=0.4)), drawn(design, Pose(yaw=0.4, from_behind=True))

    assert front[..., 3].any()
    assert not np.array_equal(front, back)


@pytest.mark.parametrize("hair", [row.name for row in SHEETS.hair])
def test_every_haircut_changes_the_head(hair: str) -> None:
    worn = dressed(keeper(hair=hair, facial_hair=None), hat=None)
    hidden = dressed(keeper(hair=hair, facial_hair=None), hat="hijab")

    assert not np.array_equal(drawn(worn, Pose(yaw=0.3)), drawn(hidden, Pose(yaw=0.3)))


@pytest.mark.parametrize("mouth", [row.name for row in SHEETS.mouths])
def test_every_mouth_shape_differs_from_a_shut_mouth_only_at_the_mouth(mouth: str) -> None:
    design = dressed(girl())
    shut, shaped = drawn(design, Pose()), drawn(design, Pose(mouth=mouth, openness=0.8))

    rows = np.flatnonzero((shut != shaped).any((1, 2)))

    face = face_box(design, Pose(), 320, 340, 50)
    assert (len(rows) == 0) == (mouth == "rest")
    if len(rows):
        assert rows[0] > face.eye_line
        assert rows[-1] < face.chin + 10


def test_hair_and_skin_are_told_apart() -> None:
    close = keeper(skin="#8a4b2a", hair_color="#8f5030")

    colors = dressed(close).colors

    for role in ("hair", "brow", "beard"):
        assert lab_distance(colors[role], colors["skin"]) >= 25
    assert apart((0, 0, 0, 255), (255, 255, 255, 255)) == (0, 0, 0, 255)


def test_unknown_costume_names_those_there_are() -> None:
    with pytest.raises(GeneratorError, match=r"no costume 'bathrobe'.*peacoat"):
        design_of(girl(), Outfit(costume="bathrobe", palette=COLORS))
