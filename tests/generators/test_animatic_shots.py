"""Shots of the animatic: framed as asked, whoever plays, in every format, to the same bytes."""

import itertools
import subprocess
import sys
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from typing import get_args

import numpy as np
import pytest

from cinema_agent.errors import GeneratorError
from cinema_agent.evaluation.identity import identity, subjects_of
from cinema_agent.generators import KeyframePlanner, ShotOrder, VideoSynthesizer
from cinema_agent.generators.animatic import Animatic
from cinema_agent.generators.animatic.backdrop import Backdrop
from cinema_agent.generators.animatic.canvas import Camera, new_surface
from cinema_agent.generators.animatic.framing import Box, Framing, body_box, frame, head_box, look_side
from cinema_agent.generators.animatic.inserts import flatness_of, placed
from cinema_agent.generators.animatic.passes import ground_truth
from cinema_agent.generators.animatic.places import build_set
from cinema_agent.generators.animatic.props import prop_extent
from cinema_agent.generators.animatic.set_store import built_set, set_for
from cinema_agent.generators.animatic.stage_set import StageSet
from cinema_agent.generators.animatic.staging import StagedFigure, Staging, stage
from cinema_agent.media.color import planes_of
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
from cinema_agent.script.screenplay import TimeOfDay

SIZES = ("1280x720", "1920x1080", "720x1280", "1080x1080")
PLACES = ("lighthouse_coast", "kitchen")
CASTS = {
    "two_adults": (("adult", "person"), ("adult", "person")),
    "child_and_old": (("child", "person"), ("old", "person")),
    "person_and_robot": (("young", "person"), ("adult", "robot")),
    "dog_and_child": (("adult", "dog"), ("child", "person")),
}
MOVES = ("push_in", "pull_out", "pan_left", "tilt_up", "drift", "static")


def someone(name: str, age: str = "adult", rig: str = "person") -> Character:
    palette = Palette(top="#2c3f5e", inner="#d9a441", legs="#1c2233", shoes="#141722", accent="#e8d9b8")
    return Character(
        id=name,
        name=name.title(),
        role="someone",
        rig=rig,
        look=Look(age=age),
        wardrobe=(Outfit(palette=palette),),
    )


def shot_of(coverage: str, size: str, *, figures: tuple[Figure, ...] | None = None, **fields: object) -> Shot:
    left = Figure(character="ann", across="left", facing="right", looks_at="bob")
    right = Figure(character="bob", across="right", facing="left", looks_at="ann")
    if figures is None:
        figures = (left,) if coverage in ("single", "reaction") else (left, right)
    given = {
        "id": "1A",
        "beat": "1.1",
        "coverage": coverage,
        "size": size,
        "length_frames": 24,
        "plot": "They talk.",
        "focus": "ann",
        "figures": figures,
    }
    return Shot(**{**given, **fields})


def order_of(
    shot: Shot, size: str = "320x180", cast: str = "two_adults", place: str = "kitchen"
) -> ShotOrder:
    ann, bob = CASTS[cast]
    return ShotOrder(
        slate="1A-1",
        shot=shot,
        place=Place(id=place, name=place, recipe=place, interior=False),
        time_of_day="dusk",
        weather="clear",
        mood="calm",
        characters=(someone("ann", *ann), someone("bob", *bob)),
        props=(Prop(id="lamp", name="lamp", kind="lantern"), Prop(id="note", name="note", kind="letter")),
        spoken=(),
        size=PictureSize.parse(size),
        rate=Fraction(24),
        seed=7,
        draft=True,
    )


@lru_cache(maxsize=4)
def set_of(place: str) -> StageSet:
    return build_set(
        place, time_of_day="dusk", weather="clear", mood="calm", era="present", seed=3, draft=True, detail=0.3
    )


def solved(order: ShotOrder) -> tuple[Staging, Framing]:
    stage_set = set_of(order.place.recipe)
    staging = stage(order, stage_set)
    return staging, frame(order.shot, staging, stage_set, order.size)


def seen(box: Box, framing: Framing, progress: float, size: PictureSize) -> Box:
    """Return a box of the stage as parts of the picture's width and height."""
    camera = framing.camera(progress)
    wide = camera.height * size.aspect
    left, top, right, bottom = box
    return (
        (left - camera.x) / wide + 0.5,
        (top - camera.y) / camera.height + 0.5,
        (right - camera.x) / wide + 0.5,
        (bottom - camera.y) / camera.height + 0.5,
    )


def is_inside(box: Box) -> bool:
    return box[0] >= 0 and box[1] >= 0 and box[2] <= 1 and box[3] <= 1


def heads_at_both_ends(order: ShotOrder) -> list[tuple[float, Box]]:
    """Return eye line and head of every subject at both ends of the move, as parts of the picture."""
    staging, framing = solved(order)
    found = []
    for staged in staging.subjects(order.shot):
        for progress in (0.0, 1.0):
            left, top, right, bottom = head_box(staged, staged.x_at(progress))
            eyes = staged.face(staged.x_at(progress)).eye_line
            _, eyes_y, _, _ = seen((left, eyes, right, eyes), framing, progress, order.size)
            found.append((eyes_y, seen((left, top, right, bottom), framing, progress, order.size)))
    return found


every_format = pytest.mark.parametrize("size", SIZES)
every_cast = pytest.mark.parametrize("cast", sorted(CASTS))
every_place = pytest.mark.parametrize("place", PLACES)


@every_format
@every_cast
@every_place
@pytest.mark.parametrize("move", MOVES)
def test_a_close_up_fills_the_picture_with_a_head(size: str, cast: str, place: str, move: str) -> None:
    order = order_of(shot_of("single", "close_up", move=move), size, cast, place)

    for eyes, head in heads_at_both_ends(order):
        height, width = head[3] - head[1], head[2] - head[0]
        assert is_inside(head)
        assert 0.30 <= eyes <= 0.42
        if order.size.aspect > 1.5:
            assert 0.45 <= height <= 0.60
        else:
            assert width <= 0.66 and height >= 0.30


@every_format
@every_cast
def test_look_room_is_on_the_side_of_the_gaze(size: str, cast: str) -> None:
    for facing in ("left", "right"):
        figure = Figure(character="ann", across="center", facing=facing)
        order = order_of(shot_of("single", "close_up", figures=(figure,)), size, cast)
        side = 1 if facing == "right" else -1
        for _, head in heads_at_both_ends(order):
            assert ((head[0] + head[2]) / 2 - 0.5) * side < -0.02


@every_format
@every_cast
@every_place
def test_a_medium_shows_head_and_chest(size: str, cast: str, place: str) -> None:
    order = order_of(shot_of("single", "medium"), size, cast, place)

    for _, head in heads_at_both_ends(order):
        assert is_inside(head)
        assert head[2] - head[0] <= 0.40
        assert (0.20 if order.size.aspect > 0.9 else 0.15) <= head[3] - head[1] <= 0.35


@every_format
@every_cast
@every_place
@pytest.mark.parametrize("move", MOVES)
def test_a_two_shot_keeps_both_heads(size: str, cast: str, place: str, move: str) -> None:
    order = order_of(shot_of("two_shot", "medium", move=move), size, cast, place)
    heads = heads_at_both_ends(order)

    assert len(heads) == 4
    assert all(is_inside(head) for _, head in heads)
    assert max(head[3] - head[1] for _, head in heads) >= 0.10


@every_format
@every_cast
@every_place
def test_faces_of_two_people_do_not_cover_each_other(size: str, cast: str, place: str) -> None:
    staging, _ = solved(order_of(shot_of("two_shot", "medium"), size, cast, place))
    a, b = (head_box(staged) for staged in staging.figures)
    overlap = max(0.0, min(a[2], b[2]) - max(a[0], b[0])) * max(0.0, min(a[3], b[3]) - max(a[1], b[1]))

    assert overlap <= 0.15 * min((box[2] - box[0]) * (box[3] - box[1]) for box in (a, b))


@every_format
@every_cast
def test_a_wide_shows_figures_large_enough_and_on_their_feet(size: str, cast: str) -> None:
    order = order_of(shot_of("master", "wide"), size, cast, "lighthouse_coast")
    staging, framing = solved(order)

    boxes = [
        seen(body_box(staged), framing, end, order.size) for staged in staging.figures for end in (0.0, 1.0)
    ]
    grown = [box for box, staged in zip(boxes[::2], staging.figures, strict=True) if staged.design.height > 4]
    assert all(is_inside(box) for box in boxes)
    assert all(box[3] - box[1] >= 0.20 for box in grown)
    assert max(box[3] - box[1] for box in boxes) >= 0.20


@every_format
@every_cast
def test_people_never_stand_in_a_row(size: str, cast: str) -> None:
    staging, _ = solved(order_of(shot_of("master", "wide"), size, cast, "lighthouse_coast"))

    first, second = staging.figures
    assert abs(first.spot.y - second.spot.y) > 8


def test_a_portrait_picture_is_staged_narrower_and_deeper() -> None:
    shot = shot_of("master", "wide")
    wide, tall = (solved(order_of(shot, size, place="lighthouse_coast"))[0].figures for size in SIZES[::2])

    def spread(figures: tuple[StagedFigure, ...]) -> float:
        return abs(figures[0].spot.x - figures[1].spot.x)

    assert spread(tall) < 0.6 * spread(wide)
    assert abs(tall[0].spot.y - tall[1].spot.y) > abs(wide[0].spot.y - wide[1].spot.y)


def test_whoever_sits_behind_a_table_is_seen_above_it() -> None:
    staging, _ = solved(order_of(shot_of("master", "wide"), cast="child_and_old"))

    for staged in staging.figures:
        assert staged.hidden_below is not None
        assert head_box(staged)[3] < staged.hidden_below


def test_the_back_of_an_over_shoulder_is_not_who_the_shot_is_about() -> None:
    staging, _ = solved(order_of(shot_of("over_shoulder", "close_up")))

    assert staging.foreground is not None
    assert staging.foreground.character.id == "bob"
    assert [staged.character.id for staged in staging.figures] == ["ann"]
    assert look_side(staging.figures[0], staging) == 1.0


@every_cast
def test_a_retake_is_framed_a_little_differently_and_as_well(cast: str) -> None:
    order = order_of(shot_of("single", "close_up"), "1280x720", cast)
    stage_set = set_of("kitchen")
    staging = stage(order, stage_set)
    takes = [
        frame(order.shot, staging, stage_set, order.size, restage=number) for number in (0, 1, 13, 998877)
    ]

    assert len({(take.start, take.plate_start) for take in takes}) == 4
    for take in takes:
        head = seen(head_box(staging.figures[0]), take, 1.0, order.size)
        assert is_inside(head) and 0.45 <= head[3] - head[1] <= 0.60


@pytest.mark.parametrize("angle", ["low", "high", "overhead"])
@every_format
def test_every_angle_keeps_eyes_and_feet_in_place(angle: str, size: str) -> None:
    close = order_of(shot_of("single", "close_up", angle=angle), size)
    wide = order_of(shot_of("master", "wide", angle=angle), size, place="lighthouse_coast")
    staging, framing = solved(wide)

    assert all(0.30 <= eyes <= 0.42 for eyes, _ in heads_at_both_ends(close))
    assert all(
        is_inside(seen(body_box(s), framing, end, wide.size)) for s in staging.figures for end in (0.0, 1.0)
    )


def test_a_walker_ends_where_the_script_says() -> None:
    walker = Figure(character="ann", across="left", facing="right", posture="walks", moves_to="right")
    order = order_of(shot_of("master", "wide", figures=(walker,)), place="lighthouse_coast")
    staged = solved(order)[0].figures[0]

    assert staged.x_at(1.0) == set_of("lighthouse_coast").anchors["middle", "right"].x
    assert staged.x_at(0.0) < staged.x_at(0.5) < staged.x_at(1.0)


def test_every_shot_moves_a_little_and_a_static_one_not_at_all() -> None:
    for move in MOVES:
        _, framing = solved(order_of(shot_of("single", "close_up", move=move)))
        assert (framing.start == framing.end) == (move == "static")
        assert 0.9 < framing.end.height / framing.start.height < 1.1


def test_the_animatic_is_planner_and_synthesizer_and_names_its_vocabulary() -> None:
    animatic = Animatic()
    capabilities = animatic.capabilities()

    assert isinstance(animatic, KeyframePlanner)
    assert isinstance(animatic, VideoSynthesizer)
    for kind in (
        "place",
        "costume",
        "prop",
        "gesture",
        "build",
        "hair",
        "hat",
        "facial_hair",
        "rig",
        "expression",
    ):
        assert capabilities.names(kind), kind
    assert set(capabilities.reads) <= set(Shot.model_fields)


def test_a_clip_has_every_frame_and_its_keyframes_are_frames_of_it() -> None:
    shot = shot_of("two_shot", "medium", props=(PropInFrame(prop="lamp", lights_at=0.4),))
    order = replace(order_of(shot), head_frames=2, tail_frames=3, draft=False)

    first, last = Animatic().plan(order)
    clip = Animatic().shoot(order)
    frames = [picture.copy() for picture in clip.frames]

    assert clip.length_frames == len(frames) == 29
    assert frames[0].shape == (180, 320, 4)
    assert np.array_equal(first.picture, frames[2][..., :3])
    assert np.array_equal(last.picture, frames[2 + last.at_frame][..., :3])


def test_the_same_order_gives_the_same_bytes_from_a_fresh_set() -> None:
    order = order_of(shot_of("over_shoulder", "close_up"))
    first = [frame.copy() for frame in Animatic().shoot(order).frames]
    built_set.cache_clear()

    again = list(Animatic().shoot(order).frames)

    assert np.array_equal(first[5], again[5])
    assert np.array_equal(first[-1], again[-1])


def test_a_place_is_the_same_in_every_shot_and_take_there() -> None:
    order = order_of(shot_of("single", "close_up"))
    later = replace(order, shot=shot_of("two_shot", "medium", id="1B"), seed=99, take_seed=5)

    assert set_for(order) is set_for(later)
    assert set_for(order) is not set_for(replace(order, place_seed=1))


def test_a_draft_is_drawn_on_twos() -> None:
    frames = [picture.copy() for picture in Animatic().shoot(order_of(shot_of("single", "close_up"))).frames]

    assert all(np.array_equal(frames[i], frames[i + 1]) for i in range(0, 24, 2))
    assert any((frames[i] != frames[i + 2]).any() for i in range(0, 22, 2))


def test_the_last_keyframe_of_a_draft_is_what_the_draft_shows() -> None:
    order = order_of(shot_of("single", "close_up", length_frames=100))

    frames = [picture.copy() for picture in Animatic().shoot(order).frames]

    assert np.array_equal(Animatic().plan(order)[1].picture, frames[99][..., :3])


def test_without_its_engine_the_error_names_the_package_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "skia", None)

    with pytest.raises(GeneratorError, match="apt install libegl1 libgl1"):
        Animatic().capabilities()


def test_importing_the_animatic_loads_no_engine() -> None:
    code = "import sys, cinema_agent.generators.animatic; sys.exit(bool({'skia', 'cv2'} & set(sys.modules)))"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_no_picture_is_frozen_or_jumps() -> None:
    frames = [
        p.astype(int)
        for p in Animatic().shoot(replace(order_of(shot_of("two_shot", "medium")), draft=False)).frames
    ]
    steps = [np.abs(a - b).mean() for a, b in itertools.pairwise(frames)]

    assert max(steps) < 6
    assert np.abs(frames[0] - frames[-1]).mean() > 0.3


@every_format
@pytest.mark.parametrize("kind", ["lantern", "letter", "key", "suitcase", "paper_lantern", "sword"])
def test_an_insert_fills_the_picture_with_one_thing(size: str, kind: str) -> None:
    aspect = PictureSize.parse(size).aspect
    thing = placed((kind, "book"), aspect, 1.0, 1.0)[-1]
    wide, tall = prop_extent(kind, thing.size, flatness=flatness_of(kind))
    lift = 0 if kind == "paper_lantern" else tall

    assert thing.kind == kind
    assert max(wide / (720 * aspect), tall / 720) >= 0.35
    assert abs(thing.x - 640) + wide / 2 <= 720 * aspect / 2 * 0.96
    assert thing.y - lift > 40 and thing.y - lift + tall < 690


def test_a_shared_plate_shows_what_its_layers_would() -> None:
    stage_set, still = set_of("forest"), Camera(640, 360, 700)
    layers = replace(stage_set, moving=())

    def ends(progress: float) -> Camera:
        return replace(still, height=715 - 30 * progress)

    backdrop = Backdrop(layers, ends, 320, 180)

    for progress, least in ((0.5, 0.6), (0.0, 3.0), (1.0, 3.0)):
        shared, surface = new_surface(320, 180)
        backdrop.draw(surface.getCanvas(), progress, 0.0)
        apart, surface = new_surface(320, 180)
        for named in layers.back:
            named.layer.draw(surface.getCanvas(), ends(progress), 320, 180)
        assert np.abs(shared[..., :3].astype(int) - apart[..., :3]).mean() < least


def test_rain_falls_behind_a_close_up_too() -> None:
    order = replace(
        order_of(shot_of("single", "close_up"), place="lighthouse_coast"), weather="rain", draft=False
    )
    frames = [picture[:40, :, :3].astype(int) for picture in Animatic().shoot(order).frames]

    assert np.abs(frames[3] - frames[4]).mean() > 0.4


def test_a_lamp_lit_in_the_shot_warms_the_picture() -> None:
    hand = Figure(character="ann", across="left", acts=(Act(gesture="reach", with_prop="lamp"),))
    shot = shot_of(
        "insert", "close_up", figures=(hand,), props=(PropInFrame(prop="lamp", lights_at=0.4),), focus="lamp"
    )
    frames = [picture.astype(float) for picture in Animatic().shoot(order_of(shot)).frames]

    red_over_blue = [frame[..., 2].mean() / frame[..., 0].mean() for frame in (frames[0], frames[-1])]
    assert red_over_blue[1] > red_over_blue[0] * 1.15
    assert frames[-1].mean() > frames[0].mean()


@pytest.mark.parametrize("time", get_args(TimeOfDay))
def test_exposure_holds_at_every_hour(time: str) -> None:
    order = replace(order_of(shot_of("two_shot", "medium"), place="lighthouse_coast"), time_of_day=time)
    luma = Animatic().plan(order)[0].picture @ np.array([0.0722, 0.7152, 0.2126]) / 255

    low, high = np.percentile(luma, (1, 99))
    assert 0.15 <= luma.mean() <= 0.72
    assert (luma > 0.995).mean() < 0.01
    assert high - low >= 0.45


@pytest.mark.parametrize("size", ["64x64", "256x144", "144x256"])
def test_small_pictures_are_drawn_too(size: str) -> None:
    order = order_of(shot_of("over_shoulder", "close_up"), size)

    assert Animatic().plan(order)[0].picture.shape == (order.size.height, order.size.width, 3)


def test_nobody_in_frame_shows_the_place() -> None:
    order = order_of(shot_of("single", "close_up", figures=()), place="lighthouse_coast")

    assert Animatic().plan(order)[0].picture.std() > 20


def test_an_unknown_place_is_one_clear_error() -> None:
    order = order_of(shot_of("single", "close_up"), place="atlantis")

    with pytest.raises(GeneratorError, match="atlantis"):
        Animatic().plan(order)


def test_ground_truth_says_who_is_where() -> None:
    order = order_of(shot_of("two_shot", "medium"), "640x360")

    truth = ground_truth(order, 3)

    assert set(np.unique(truth.identity)) == {0, 1, 2}
    for number, figure in enumerate(truth.figures, start=1):
        left, top, right, bottom = figure.head
        middle = truth.identity[round((top + bottom) * 180), round((left + right) * 320)]
        assert middle == number
        assert top < figure.eyes_y < bottom


def test_a_cook_is_known_by_a_white_coat_whatever_the_wardrobe_says() -> None:
    order = order_of(shot_of("single", "close_up"))
    ann = order.character("ann")
    cook = ann.model_copy(
        update={"wardrobe": (ann.wardrobe[0].model_copy(update={"costume": "chef_whites"}),)}
    )
    order = replace(order, characters=(cook,))

    worn = Animatic().worn(order)
    subject = subjects_of(order.shot, order.characters, worn)[0]

    assert min(subject.colors[0][1]) > 200
    assert identity(planes_of(Animatic().plan(order)[0].picture), subject) > 0.49


def test_a_clip_tells_who_is_where_in_the_frames_asked_for_and_every_face() -> None:
    clip = Animatic().shoot(order_of(shot_of("two_shot", "medium")))
    count = sum(1 for _ in clip.frames)

    assert clip.truth is not None
    truth = clip.truth((3, count - 1))

    assert set(truth.frames) == {3, count - 1}
    assert {1, 2} <= set(np.unique(truth.frames[3].cover))
    assert [figure.character for figure in truth.frames[3].figures] == list(truth.faces)
    assert all(len(face.mouth) == len(face.lids) == count for face in truth.faces.values())


def test_a_mouth_opens_with_the_voice_and_is_closed_in_silence() -> None:
    visemes = (Viseme(start_s=0.0, end_s=0.3, shape="open", openness=0.9),)
    line = SpokenLine(line="1.1.1", character="ann", text="Ah", at_frame=8, length_frames=8, visemes=visemes)
    order = replace(order_of(shot_of("single", "close_up")), spoken=(line,))

    openness = [ground_truth(order, number).figures[0].openness for number in (2, 11, 22)]

    assert openness[1] > 0.4
    assert openness[0] == openness[2] == 0
