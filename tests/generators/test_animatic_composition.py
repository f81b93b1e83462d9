"""What a picture is about is in view: the hero of a place, who is looked at, faces above the words."""

from dataclasses import replace

import numpy as np
import pytest
from test_animatic_shots import every_cast, head_box, order_of, seen, set_of, shot_of

from cinema_agent.generators.animatic.canvas import Camera
from cinema_agent.generators.animatic.framing import (
    WORDS_FROM,
    WORDS_FROM_PORTRAIT,
    Framing,
    foreground_side,
    frame,
)
from cinema_agent.generators.animatic.picture import StagedPicture
from cinema_agent.generators.animatic.recipe import recipes
from cinema_agent.generators.animatic.staging import Staging, stage
from cinema_agent.script import Figure, PictureSize

LOOKS_OUT = Figure(character="ann", depth="near", facing="away", is_foreground=True)


def framed(order, *, talks: bool = False) -> tuple[Staging, Framing]:
    stage_set = set_of(order.place.recipe)
    staging = stage(order, stage_set)
    return staging, frame(order.shot, staging, stage_set, order.size, talks=talks)


def shown_at(x: float, camera: Camera, parallax: float, size: PictureSize) -> float:
    """Return where a stage x of a layer is seen, in parts of the picture's width."""
    zoom = 1 + (720 / camera.height - 1) * parallax
    away = x - camera.axis_x - (camera.x - camera.axis_x) * parallax
    return 0.5 + away * zoom / 720 / size.aspect


@pytest.mark.parametrize("place", ("lighthouse_coast", "old_town", "theatre"))
@pytest.mark.parametrize("parallax", (0.2, 0.6, 1.0))
def test_a_portrait_picture_of_a_place_has_its_hero_in_the_middle(place: str, parallax: float) -> None:
    order = order_of(shot_of("establishing", "extreme_wide", figures=()), "180x320", place=place)
    left, _, wide, _ = recipes()[place].hero

    _, framing = framed(order)

    for progress in (0.0, 1.0):
        middle = shown_at(left + wide / 2, framing.camera(progress), parallax, order.size)
        assert 0.35 < middle < 0.65


@every_cast
@pytest.mark.parametrize("size", ("320x180", "180x320"))
@pytest.mark.parametrize("shot_size", ("wide", "full", "medium"))
def test_words_lie_below_every_chin(cast: str, size: str, shot_size: str) -> None:
    low = Figure(character="ann", across="left", depth="near", posture="kneels", facing="right")
    tall = Figure(character="bob", across="right", depth="far", facing="left")
    order = order_of(shot_of("two_shot", shot_size, figures=(low, tall)), size, cast, "theatre")
    limit = WORDS_FROM_PORTRAIT if order.size.is_portrait else WORDS_FROM

    staging, framing = framed(order, talks=True)

    for staged in staging.figures:
        assert seen(head_box(staged), framing, 0.5, order.size)[3] <= limit + 0.01


@pytest.mark.parametrize("size", ("320x180", "180x320"))
def test_whoever_looks_out_leaves_the_hero_free(size: str) -> None:
    order = order_of(shot_of("over_shoulder", "wide", figures=(LOOKS_OUT,)), size, place="lighthouse_coast")
    left, _, wide, _ = recipes()["lighthouse_coast"].hero

    staging, framing = framed(order)

    side = foreground_side(staging, set_of("lighthouse_coast"))
    hero = shown_at(left + wide / 2, framing.camera(0.5), 0.5, order.size)
    assert (hero - 0.5) * side < -0.05


def test_whoever_looks_out_is_no_black_shape_by_day() -> None:
    order = order_of(shot_of("over_shoulder", "wide", figures=(LOOKS_OUT,)), place="lighthouse_coast")
    picture = StagedPicture(replace(order, time_of_day="day"))
    with_back = picture.draw(0)[..., :3].astype(int)
    picture._foreground = None
    back = np.abs(with_back - picture.draw(0)[..., :3]).max(-1) > 40

    assert 0.04 < back.mean() < 0.4
    assert np.median(with_back[back].max(-1)) > 30
