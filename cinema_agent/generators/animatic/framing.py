"""The camera, solved from framing goals: how large a head is, where the eyes are, what must be seen.

Each shot gets two cameras at either end of its move: one for the figures, one for the place behind them.
Close framings show the place wider than it would be seen, as a plate: a designed background, not four
blown-up boards of a wall. Draws nothing. Source: ours; the thresholds are those of the art direction (head
45-60 % of the height in a close-up ...).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from cinema_agent.generators.animatic.canvas import STAGE_HEIGHT, STAGE_MIDDLE_X, Camera, ease, lerp
from cinema_agent.generators.animatic.props import prop_extent
from cinema_agent.generators.animatic.stage_set import StageSet
from cinema_agent.generators.animatic.staged_prop import StagedProp
from cinema_agent.generators.animatic.staging import StagedFigure, Staging
from cinema_agent.script.format import PictureSize
from cinema_agent.script.shot import Angle, Move, Shot
from cinema_agent.script.shot import Size as ShotSize

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in stage units."""
Scale = Literal["wide", "full", "medium", "close"]

HEAD_PART: dict[ShotSize, float] = {
    "medium": 0.27,
    "medium_close_up": 0.345,
    "close_up": 0.515,
    "extreme_close_up": 0.575,
}
"""Height of the head in parts of the picture's height, by shot size."""
HEAD_WIDTH_LIMIT: dict[ShotSize, float] = {
    "medium": 0.34,
    "medium_close_up": 0.46,
    "close_up": 0.60,
    "extreme_close_up": 0.68,
}
"""Most of the picture's width a head may take; what decides in a portrait picture."""
EYES_AT: dict[ShotSize, float] = {
    "medium": 0.33,
    "medium_close_up": 0.355,
    "close_up": 0.385,
    "extreme_close_up": 0.40,
}
"""Height of the eyes, in parts of the picture's height from the top."""
_NOSE = 0.14
"""How far a nose is before the mouth, in heads: inside the head of a person."""
_LONGEST_HEAD = 1.1
"""How much wider than high the box of a head may be: a longer one would make narrow pictures too wide."""
HEAD_WIDTH = 0.95
"""Width of a head with its hair, against its height."""
_LOWEST_EYES = 0.405
"""Eyes in a close shot are no lower, in picture heights, whatever is worn above them."""
_EYES_BY_ANGLE: dict[Angle, float] = {"low": 0.018, "high": -0.03, "overhead": -0.045}
"""How much lower the eyes are in the picture when the camera is low: there is more above them."""
_GROUND_BY_ANGLE: dict[Angle, float] = {"low": -0.035, "high": 0.06, "overhead": 0.10}
"""How much more ground is seen before the feet, in parts of the picture's height."""
BLUR: dict[ShotSize, float] = {
    "medium": 1.8,
    "medium_close_up": 4.0,
    "close_up": 6.5,
    "extreme_close_up": 8.0,
}
"""Blur of the place behind, Gaussian sigma in parts of 720 of the picture's height."""
WORDS_FROM, WORDS_FROM_PORTRAIT = 0.77, 0.69
"""Where two lines of spoken words begin, in parts of the picture's height; higher up in portrait pictures."""
_NARROW = 1.5
"""Pictures below this aspect show a part of the place, not all of it."""
_HERO_PART = 0.84, 0.66
"""How much of a narrow picture's width and height the hero of the place takes at most."""
_LARGEST_STAGE: Box = (-315.0, -255.0, 1595.0, 915.0)


@dataclass(frozen=True)
class Framing:
    """The cameras at both ends of the move; `blur` of the place behind in parts of 720 of the height."""

    scale: Scale
    start: Camera
    end: Camera
    plate_start: Camera
    plate_end: Camera
    blur: float = 0.0

    @property
    def is_in_line(self) -> bool:
        """Return whether what is painted is seen from where the figures are: its chairs are under them."""
        return self.camera(0.5) == self.plate(0.5)

    def camera(self, progress: float) -> Camera:
        """Return the camera on the figures, eased; `progress` below 0 and above 1 holds still."""
        return _between(self.start, self.end, ease(progress))

    def plate(self, progress: float) -> Camera:
        """Return the camera on the place behind the figures."""
        return _between(self.plate_start, self.plate_end, ease(progress))


def frame(
    shot: Shot,
    staging: Staging,
    stage_set: StageSet,
    size: PictureSize,
    *,
    restage: int = 0,
    talks: bool = False,
) -> Framing:
    """Solve the camera of a shot.

    Args:
        restage: above 0 in a retake: framed a little differently.
        talks: words will lie at the bottom of the picture: faces keep out of there.
    """
    subjects = staging.subjects(shot)
    kind = scale_of(shot, len(subjects))
    if kind == "medium" and any(staged.waterline for staged in subjects):
        # The sea far off moves less than what swims in it: only a wide keeps the two together.
        kind = "wide"
    if kind in ("wide", "full"):
        still = _wide(shot, subjects, staging, stage_set, size, kind)
        still = _on_stage(_clear_of_words(still, subjects, size), size.aspect) if talks else still
        start, end = _moved(
            still, shot.move, size.aspect, 0.035 if shot.coverage == "establishing" else 0.024
        )
        start, end = (_on_stage(camera, size.aspect) for camera in (start, end))
        return Framing(kind, start, end, start, end)
    still = _on_heads(shot, subjects, size, kind)
    still = _clear_of_words(still, subjects, size) if talks else still
    still = replace(still, height=still.height * (1 + 0.02 * (restage % 3)))
    if len(subjects) == 1:
        amount = 0.13 if shot.coverage == "over_shoulder" else 0.085
        still = _with_look_room(
            still, look_side(subjects[0], staging), size.aspect, amount * min(1, size.aspect / 1.6)
        )
    if _is_in_line(still, subjects):
        start, end = _moved(_on_stage(still, size.aspect), shot.move, size.aspect, 0.022)
        start, end = (_on_stage(camera, size.aspect) for camera in (start, end))
        return Framing(kind, start, end, start, end, BLUR[_head_size(shot)])
    start, end = _moved(still, shot.move, size.aspect, 0.022)
    behind = _plate(still, shot, stage_set, size, kind)
    if restage:
        behind = replace(behind, x=behind.x + 55.0 * (restage // 3 % 5 - 2))
    plate_start, plate_end = _moved(behind, shot.move, size.aspect, 0.012)
    plate_start, plate_end = (_on_stage(camera, size.aspect) for camera in (plate_start, plate_end))
    return Framing(kind, start, end, plate_start, plate_end, BLUR[_head_size(shot)])


def _is_in_line(still: Camera, subjects: tuple[StagedFigure, ...]) -> bool:
    """Say whether feet show, or somebody swims: they are seen on the very ground, in the very water they are in."""
    lowest = min(staged.spot.y for staged in subjects)
    return still.y + still.height / 2 > lowest or any(staged.waterline for staged in subjects)


def scale_of(shot: Shot, num_subjects: int) -> Scale:
    """Return how close a shot is. Nobody to look at, or a shot that establishes: wide."""
    if not num_subjects or shot.coverage == "establishing" or shot.size in ("extreme_wide", "wide"):
        return "wide"
    if any(figure.moves_to for figure in shot.figures) and num_subjects > 1:
        return "wide"
    if shot.size == "full" or (shot.size == "medium" and any(f.posture == "lies" for f in shot.figures)):
        return "full"
    return "medium" if shot.size == "medium" else "close"


def head_box(staged: StagedFigure, x: float | None = None) -> Box:
    """Return the box of a staged figure's head on the stage, held at rest."""
    face = staged.face(x)
    own = staged.spot.head * staged.design.scale
    if face.chin - face.head_top < 0.8 * own:
        # A lying head: as wide as it is high.
        return face.x - own / 2, face.y - own / 2, face.x + own / 2, face.y + own / 2
    half_width = HEAD_WIDTH / 2 * (face.chin - face.head_top)
    left, right = face.x - half_width, face.x + half_width
    # A muzzle or a beak belongs to the head; of a long head, its front.
    ahead = face.mouth[0] - face.x
    nose = face.mouth[0] + math.copysign(_NOSE * own, ahead)
    longest = _LONGEST_HEAD * (face.chin - face.head_top)
    if ahead > 0 and nose > right:
        left, right = max(left, nose - longest), nose
    elif ahead < 0 and nose < left:
        left, right = nose, min(right, nose + longest)
    return left, face.head_top, right, face.chin


def body_box(staged: StagedFigure, x: float | None = None) -> Box:
    """Return the box of a whole staged figure on the stage, held at rest."""
    left, top, right, bottom = staged.body(x)
    # Of a figure behind a table, the table belongs to what must be seen, not the legs under it.
    if staged.hidden_below is not None:
        bottom = staged.hidden_below + staged.spot.head * 1.3
    return left, top, right, bottom


def look_side(staged: StagedFigure, staging: Staging) -> float:
    """Return where a figure looks: -1 to the left of the picture, 1 to the right, 0 to the camera."""
    figure = staged.figure
    target = staging.place_of(figure.looks_at) if figure.looks_at else None
    if target and abs(target[0] - staged.spot.x) > 1:
        return 1.0 if target[0] > staged.spot.x else -1.0
    return {"left": -1.0, "right": 1.0}.get(figure.facing, 0.0)


def union(boxes: Sequence[Box]) -> Box:
    """Return the smallest box around all boxes."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _head_size(shot: Shot) -> ShotSize:
    return shot.size if shot.size in HEAD_PART else "medium"


def _on_heads(shot: Shot, subjects: tuple[StagedFigure, ...], size: PictureSize, kind: Scale) -> Camera:
    """Return the camera that shows heads as large and eyes as high as the shot size asks."""
    wanted = _head_size(shot)
    boxes = [head_box(staged) for staged in subjects]
    largest = max(boxes, key=lambda box: box[3] - box[1])
    head_height, head_width = largest[3] - largest[1], max(box[2] - box[0] for box in boxes)
    height = max(
        head_height / HEAD_PART[wanted],
        head_width / HEAD_WIDTH_LIMIT[wanted] / size.aspect,
    )
    heads = union(boxes)
    if len(boxes) > 1:
        height = max(height, (heads[2] - heads[0]) / 0.74 / size.aspect, (heads[3] - heads[1]) / 0.62)
    eyes_y = sum(staged.face().eye_line for staged in subjects) / len(subjects)
    y = eyes_y + (0.5 - EYES_AT[wanted] - _EYES_BY_ANGLE.get(shot.angle, 0.0)) * height
    # Nobody's hat is cut off by the upper edge, however the heights differ.
    hats_y = min(body_box(staged)[1] for staged in subjects)
    tables = [
        staged.hidden_below + 1.5 * staged.spot.head for staged in subjects if staged.hidden_below is not None
    ]
    if tables and kind == "medium":
        # People at a table: enough of it is seen for what lies there.
        height *= 1.06
        y = max(y, min(tables) - height / 2)
    y = min(y, max(hats_y, heads[1] - 0.3 * head_height) + height * (0.5 - 0.035))
    if kind == "close":
        # But of a tall hat the top is cut rather than eyes sink.
        y = max(y, eyes_y + (0.5 - _LOWEST_EYES) * height)
    return Camera((heads[0] + heads[2]) / 2, y, height)


def _clear_of_words(still: Camera, subjects: tuple[StagedFigure, ...], size: PictureSize) -> Camera:
    """Return the camera lowered, or else wider, until every chin is above where words lie."""
    if not subjects:
        return still
    limit = WORDS_FROM_PORTRAIT if size.is_portrait else WORDS_FROM
    chin = max(staged.face(x).chin for staged in subjects for x in {staged.spot.x, staged.x_at(1.0)})
    top = min(body_box(staged)[1] for staged in subjects)
    height = max(still.height, (chin - top) / (limit - 0.03))
    lowest_y = chin + (0.5 - limit) * height
    return replace(still, y=max(still.y, lowest_y), height=height)


def _with_look_room(camera: Camera, side: float, aspect: float, amount: float) -> Camera:
    """Move the subject away from where it looks by `amount` of the picture's width."""
    return replace(camera, x=camera.x + side * amount * camera.height * aspect)


def _wide(
    shot: Shot,
    subjects: tuple[StagedFigure, ...],
    staging: Staging,
    stage_set: StageSet,
    size: PictureSize,
    kind: Scale,
) -> Camera:
    """Return the camera that shows the place, or whole figures in it with their feet."""
    everyone = [body_box(staged, x) for staged in subjects for x in {staged.spot.x, staged.x_at(1.0)}]
    if not everyone:
        return _whole_place(stage_set, size, staging)
    if kind == "wide":
        everyone += [_box_of(prop) for prop in staging.far_off]
    in_hand = {figure.holds for figure in shot.figures}
    everyone += [_box_of(prop) for prop in staging.within_reach if prop.id not in in_hand]
    if stage_set.is_afloat or _is_done_to_the_place(shot, staging):
        # People in a boat are small; without the boat nobody sees where they are.
        left, top, wide, tall = stage_set.hero
        everyone.append((left, top, left + wide, top + tall))
    company = union(everyone)
    tall, broad = company[3] - company[1], company[2] - company[0]
    part = (
        0.72
        if kind == "full"
        else 0.34
        if shot.size == "extreme_wide" or shot.coverage == "establishing"
        else 0.55
    )
    fit_width = broad / (0.82 if size.is_portrait else 0.72) / size.aspect
    height = min(STAGE_HEIGHT * 1.02, max(tall / part, fit_width))
    if shot.coverage == "establishing":
        height = max(height, STAGE_HEIGHT * 0.9)
    if staging.foreground and kind == "wide":
        height = max(height, STAGE_HEIGHT * (0.85 if size.is_portrait else 0.62))
    if kind == "full":
        height = max(height, STAGE_HEIGHT * 0.37)
    x = (company[0] + company[2]) / 2
    if kind == "wide":
        x = lerp(x, _place_x(stage_set), 0.35 if not size.is_portrait else 0.12)
    y = company[3] + height * (0.075 + _GROUND_BY_ANGLE.get(shot.angle, 0.0)) - height / 2
    y = min(y, max(STAGE_HEIGHT / 2 + 40, company[1] - height * 0.1 + height / 2))
    if staging.foreground and kind == "wide":
        aside = (0.26 if size.is_portrait else 0.17) * foreground_side(staging, stage_set)
        x = (company[0] + company[2]) / 2 + aside * height * size.aspect
    x = _holding(x, company[0], company[2], height * size.aspect)
    return _on_stage(_squared(Camera(x, y, height), size), size.aspect)


def _is_done_to_the_place(shot: Shot, staging: Staging) -> bool:
    """Say whether somebody does something to a thing that the place itself is: lights the lamp of a lamp room."""
    in_hand = {figure.holds for figure in shot.figures}
    aims = {act.towards for figure in shot.figures for act in figure.acts if act.towards} - in_hand
    return any(staging.place_of(aim) is None for aim in aims) and not shot.light.place_lamp


def _box_of(prop: StagedProp) -> Box:
    wide, tall = prop_extent(prop.kind, prop.size)
    return prop.x - wide / 2, prop.y - tall, prop.x + wide / 2, prop.y


def _holding(x: float, left: float, right: float, width: float) -> float:
    """Return `x` moved so far that left and right stay inside the picture with a margin."""
    room = width * 0.44
    if right - left > 2 * room:
        return (left + right) / 2
    return max(right - room, min(left + room, x))


def _whole_place(stage_set: StageSet, size: PictureSize, staging: Staging) -> Camera:
    """Return the camera on the place itself: all of it, or what a narrow picture can hold, its hero first."""
    hero_left, hero_top, hero_wide, hero_tall = stage_set.hero
    hero_x, hero_y = hero_left + hero_wide / 2, hero_top + hero_tall / 2
    height, x, y = STAGE_HEIGHT * 0.95, STAGE_MIDDLE_X, STAGE_HEIGHT / 2
    if size.aspect < _NARROW:
        wanted = max(hero_wide / _HERO_PART[0] / size.aspect, hero_tall / _HERO_PART[1])
        height = max(STAGE_HEIGHT * 0.74, min(STAGE_HEIGHT * 1.3, wanted))
        # It stands on its ground in the lower part: the sky above is the title's.
        x, y = hero_x, max(hero_top + hero_tall - 0.36 * height, lerp(STAGE_HEIGHT / 2, hero_y, 0.5))
    if staging.foreground:
        # What somebody looks out at lies on the third of the picture that their back leaves free.
        side = foreground_side(staging, stage_set)
        height = STAGE_HEIGHT * 0.8 if size.aspect >= _NARROW else height
        reach = 0.16 if size.aspect >= _NARROW else 0.1
        x, y = hero_x + side * reach * height * size.aspect, lerp(y, hero_y, 0.3)
    return _on_stage(_squared(Camera(x, y, height), size), size.aspect)


def foreground_side(staging: Staging, stage_set: StageSet) -> float:
    """Return at which side a back is seen: where it leaves the subject free, 1 at the right, -1 at the left."""
    others = staging.figures
    if others:
        middle = sum(staged.spot.x for staged in others) / len(others)
        own = staging.foreground.spot.x if staging.foreground else middle
        return 1.0 if own >= middle else -1.0
    hero_x = stage_set.hero[0] + stage_set.hero[2] / 2
    return -1.0 if hero_x > STAGE_MIDDLE_X else 1.0


def _squared(camera: Camera, size: PictureSize) -> Camera:
    """Return the camera standing straight before what a narrow picture shows: a crop of the composed place.

    Else far layers, which move little, would leave the narrow picture: its hero first.
    """
    return replace(camera, axis_x=camera.x) if size.aspect < _NARROW else camera


def _place_x(stage_set: StageSet) -> float:
    hero_x = stage_set.hero[0] + stage_set.hero[2] / 2
    return lerp(640.0, hero_x, 0.25)


def _plate(still: Camera, shot: Shot, stage_set: StageSet, size: PictureSize, kind: Scale) -> Camera:
    """Return the camera on the place behind close figures: wider than theirs, eyes near the horizon."""
    if still.height >= 430:
        return _on_stage(still, size.aspect)
    height = 300 + 0.3 * still.height if kind == "close" else max(still.height, 330 + 0.2 * still.height)
    eye_level = 300.0 if stage_set.interior else 345.0
    eye_level += {"low": -45.0, "high": 55.0, "overhead": 90.0}.get(shot.angle, 0.0)
    y = lerp(still.y, eye_level, 0.75 if kind == "close" else 0.55)
    return _on_stage(Camera(still.x, y, height), size.aspect)


def _moved(still: Camera, move: Move, aspect: float, amount: float) -> tuple[Camera, Camera]:
    """Return both ends of a move about a still camera; `amount` is its size as a part of the picture."""
    width = still.height * aspect
    if move == "push_in":
        return replace(still, height=still.height * (1 + amount)), replace(
            still, height=still.height * (1 - amount)
        )
    if move == "pull_out":
        return replace(still, height=still.height * (1 - amount)), replace(
            still, height=still.height * (1 + amount)
        )
    dx, dy = {
        "pan_left": (-amount, 0.0),
        "pan_right": (amount, 0.0),
        "tilt_up": (0.0, -amount * 1.5),
        "tilt_down": (0.0, amount * 1.5),
        "drift": (amount * 0.5, -amount * 0.25),
        "static": (0.0, 0.0),
    }[move]
    start = replace(still, x=still.x - dx * width, y=still.y - dy * still.height)
    end = replace(still, x=still.x + dx * width, y=still.y + dy * still.height)
    return (start, end) if move != "drift" else (start, replace(end, height=end.height * (1 - amount * 0.5)))


def _on_stage(camera: Camera, aspect: float) -> Camera:
    """Return the camera pushed back over what is painted, made smaller where it would still see past it."""
    left, top, right, bottom = _LARGEST_STAGE
    height = min(camera.height, bottom - top, (right - left) / aspect)
    half_width, half_height = height * aspect / 2, height / 2
    x = max(left + half_width, min(right - half_width, camera.x))
    y = max(top + half_height, min(bottom - half_height, camera.y))
    axis_x = x if camera.axis_x == camera.x else camera.axis_x
    return replace(camera, x=x, y=y, height=height, axis_x=axis_x)


def _between(a: Camera, b: Camera, t: float) -> Camera:
    return Camera(
        lerp(a.x, b.x, t),
        lerp(a.y, b.y, t),
        lerp(a.height, b.height, t),
        lerp(a.roll, b.roll, t),
        lerp(a.axis_x, b.axis_x, t),
    )
