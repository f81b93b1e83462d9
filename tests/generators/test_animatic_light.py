"""The light of animatic shots: people stand out, nothing is blown out or black, and a retake answers what was wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import cv2
import numpy as np
import pytest

from cinema_agent.agents.thresholds import load_thresholds
from cinema_agent.evaluation.composition import separation
from cinema_agent.evaluation.measure import measure_keyframe
from cinema_agent.generators import ShotOrder
from cinema_agent.generators.animatic import insert_picture, picture
from cinema_agent.generators.animatic.canvas import Camera, Lighting, Pixels
from cinema_agent.generators.animatic.key_light import edge_lights
from cinema_agent.generators.animatic.light_pass import Grade, LightPass, Pool
from cinema_agent.generators.animatic.metering import (
    FIRST_TAKE,
    RETAKE,
    Reading,
    exposure_for,
    harmony,
    metered,
    read,
    stretched,
)
from cinema_agent.generators.animatic.passes import ground_truth
from cinema_agent.generators.animatic.picture import picture_of
from cinema_agent.generators.animatic.set_store import set_for
from cinema_agent.generators.animatic.stage_set import Glow, LightPool, StageSet
from cinema_agent.script import (
    Character,
    Figure,
    Outfit,
    Palette,
    PictureSize,
    Place,
    Prop,
    PropInFrame,
    Shot,
)

NAVY = Palette(top="#24344f", inner="#d9a441", legs="#1c2233", shoes="#141722", accent="#e8d9b8")
CREAM = Palette(top="#efe3c8", inner="#b5523b", legs="#d8c7a2", shoes="#8a6a48", accent="#c2412d")
LEAST_BY_DAY = 10
"""A cream coat before sand and pale walls at noon cannot have more and stay cream."""
LIMITS = [
    limit
    for limit in load_thresholds()
    if (limit.measure in ("darkest", "clipped", "luma", "span") and limit.severity == "fault")
    or limit.check == "exposure"
]


def order_of(
    place: str, *, time: str = "night", size: str = "close_up", palette: Palette = NAVY
) -> ShotOrder:
    is_insert = size == "insert"
    figures = () if is_insert else (Figure(character="ann", across="left", facing="right"),)
    shot = Shot(
        id="1A",
        beat="1.1",
        coverage="insert" if is_insert else "single",
        size="close_up" if is_insert else size,
        length_frames=24,
        plot="She waits.",
        focus="note" if is_insert else "ann",
        figures=figures,
        props=(PropInFrame(prop="note"),) if is_insert else (),
    )
    outfit = Outfit(costume="peacoat", palette=palette)
    return ShotOrder(
        slate="1A-1",
        shot=shot,
        place=Place(id=place, name=place, recipe=place, interior=False),
        time_of_day=time,
        weather="clear",
        mood="calm",
        characters=(Character(id="ann", name="Ann", role="someone", wardrobe=(outfit,)),),
        props=(Prop(id="note", name="note", kind="letter"),),
        spoken=(),
        size=PictureSize.parse("640x360"),
        rate=Fraction(24),
        seed=7,
        draft=True,
    )


def frame_of(order: ShotOrder) -> np.ndarray:
    return np.ascontiguousarray(picture_of(order).draw(12)[..., :3])


def faults(order: ShotOrder) -> set[str]:
    """Return what the limits find wrong with the light of a shot."""
    measured = measure_keyframe(frame_of(order), "1A/0000")
    values = {limit.check: measured.get(limit.measure) for limit in LIMITS}
    return {limit.check for limit in LIMITS if not limit.allows(values[limit.check] or 0.0)}


def contrast_of(order: ShotOrder) -> float:
    """Return how far Ann stands out from the ground, as pictures are judged."""
    lab = cv2.cvtColor(frame_of(order).astype(np.float32) / 255, cv2.COLOR_BGR2Lab)
    return separation(lab, ground_truth(order, 12).identity == 1)


def blown_out(stage_set: StageSet) -> StageSet:
    sun = Glow(640, 300, 1600, (255, 255, 255, 255), 1.0)
    return replace(stage_set, bloom=9.0, glows=(sun,) * 3)


def unlit(stage_set: StageSet) -> StageSet:
    dark = (9, 9, 14, 255)
    return replace(
        stage_set, light_pool=replace(stage_set.light_pool, inner=dark, edge=dark), glows=(), bloom=0.0
    )


@pytest.mark.parametrize(
    ("extreme", "fault", "size"),
    [
        (blown_out, "blown-out", "wide"),
        (unlit, "black-frame", "wide"),
        (unlit, "black-frame", "close_up"),
        (unlit, "black-frame", "insert"),
    ],
)
def test_a_take_in_impossible_light_fails_and_its_retake_passes(
    extreme: Callable[[StageSet], StageSet], fault: str, size: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = order_of("kitchen", size=size)
    for module in (picture, insert_picture):
        monkeypatch.setattr(module, "set_for", lambda order: extreme(set_for(order)))

    first, second = faults(order), faults(replace(order, take_seed=3))

    assert fault in first
    assert not second


@pytest.mark.parametrize("place", ["village", "harbour", "forest", "moon_surface"])
@pytest.mark.parametrize("size", ["wide", "medium", "close_up"])
def test_a_navy_coat_stands_out_at_night(place: str, size: str) -> None:
    assert contrast_of(order_of(place, size=size)) >= 15


@pytest.mark.parametrize("place", ["old_town", "beach"])
@pytest.mark.parametrize("size", ["wide", "close_up"])
def test_a_light_coat_stands_out_by_day(place: str, size: str) -> None:
    assert contrast_of(order_of(place, size=size, time="day", palette=CREAM)) >= LEAST_BY_DAY


@pytest.mark.parametrize("place", ["lamp_room", "moon_surface", "forest"])
@pytest.mark.parametrize("size", ["wide", "insert"])
@pytest.mark.parametrize("time", ["day", "night"])
def test_a_first_take_is_exposed_without_a_fault(place: str, size: str, time: str) -> None:
    assert not faults(order_of(place, size=size, time=time)) & {
        "blown-out",
        "black-frame",
        "flat",
        "exposure",
    }


def test_night_stays_night() -> None:
    assert read(picture_of(order_of("forest", size="wide")).draw(12)).mean < 0.45


def test_light_is_the_same_in_every_frame_of_a_shot_however_it_is_drawn() -> None:
    order = order_of("harbour", size="medium")
    first = picture_of(order)
    first.draw(3)

    assert np.array_equal(first.draw(12), picture_of(order).draw(12))


@pytest.mark.parametrize(("level", "is_lifted"), [(0.05, True), (0.5, False)])
def test_exposure_goes_no_farther_than_its_latitude(level: float, is_lifted: bool) -> None:
    ramp = np.tile(np.linspace(0, 1, 64, dtype=np.float32), (8, 1))[..., None] * [1, 1, 1, 1]

    def lit(exposure: float) -> np.ndarray:
        return np.clip(ramp * 510 * level * exposure, 0, 255).astype(np.uint8)

    first, retake = exposure_for(lit, FIRST_TAKE), exposure_for(lit, RETAKE)

    assert (first == FIRST_TAKE.most) is is_lifted
    assert (retake > FIRST_TAKE.most) is is_lifted


def test_edge_lights_start_with_the_light_as_it_is() -> None:
    light = Lighting(rim=(255, 240, 200, 255))

    assert edge_lights(light)[0] == light
    assert len(set(edge_lights(light))) == 7


@pytest.mark.parametrize("low", (20, 90, 120))
def test_a_picture_grey_upon_grey_is_graded_to_have_contrast(low: int) -> None:
    painted = np.full((90, 160, 4), 255, np.uint8)
    painted[..., :3] = np.linspace(low, low + 85, 160, dtype=np.uint8)[:, None]
    pool = Pool(0.9, 0.5, 1.0, LightPool(0, 0, 1, (255, 255, 255, 255), (255, 255, 255, 255), vignette=0))

    def shine(light: LightPass, pixels: Pixels) -> Pixels:
        return light.apply(pixels, Camera(), (), 0.0, None)

    light = metered(pool, 0.0, painted, shine, FIRST_TAKE)

    graded = read(shine(light, painted))
    assert graded.span >= 0.62
    assert graded.white == 0
    assert abs(graded.mean - read(painted).mean) < 0.18


def test_a_picture_with_contrast_is_left_as_it_is() -> None:
    assert stretched(Grade(), Reading(0.4, 0.05, 0.69, 0.69, 0.0)).gain < 1.02


def test_harmony_draws_stray_hues_to_the_main_contrast_and_keeps_lightness() -> None:
    colors = np.array([(40, 120, 230), (170, 120, 40), (60, 180, 60)], np.uint8)
    painted = np.full((30, 90, 4), 255, np.uint8)
    painted[..., :3] = np.repeat(colors, 30, 0)[None]
    painted[:, 60:80, :3] = colors[0]
    pool = Pool(0.9, 0.5, 1.0, LightPool(0, 0, 1, (255, 255, 255, 255), (255, 255, 255, 255), vignette=0))
    plain = LightPass(pool, 0.0, 90, 30)

    drawn = plain.graded(Grade(harmony=harmony(painted, 0.4))).apply(painted, Camera(), (), 0.0, None)

    before, after = (np.ptp(pixels[15, (5, 40, 85), :3].astype(int), axis=1) for pixels in (painted, drawn))
    assert after[2] < 0.75 * before[2], "the green is the stray hue"
    assert (np.abs(after[:2] - before[:2]) < 30).all()
    luma = np.array([0.0722, 0.7152, 0.2126])
    assert np.abs((drawn[..., :3] - painted[..., :3].astype(float)) @ luma).max() < 3
