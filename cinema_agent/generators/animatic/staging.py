"""From the script's abstract staging (left, far, sits) to spots on a set, for this picture format.

Decides where people and things are, not how they are seen or drawn. Two rules of composition live here:
people never stand in a row (neighbours differ in depth), and a narrow picture is staged narrow. Source: ours.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from cinema_agent.generators import ShotOrder
from cinema_agent.generators.animatic.acting_rows import Meeting
from cinema_agent.generators.animatic.canvas import STAGE_MIDDLE_X, Point, lerp
from cinema_agent.generators.animatic.design import Design, design_of
from cinema_agent.generators.animatic.figure import FaceBox, face_box, figure_box
from cinema_agent.generators.animatic.figure_sheets import figure_sheets
from cinema_agent.generators.animatic.pose import Pose
from cinema_agent.generators.animatic.prop_sheets import LARGE_METRES
from cinema_agent.generators.animatic.props import HEAD_METRES, metres_of, prop_extent
from cinema_agent.generators.animatic.seats import seat_height
from cinema_agent.generators.animatic.skeleton import walk_cycle
from cinema_agent.generators.animatic.stage_set import Anchor, StageSet
from cinema_agent.generators.animatic.staged_prop import StagedProp, Turning
from cinema_agent.generators.animatic.swimmer import swim_height
from cinema_agent.generators.animatic.walking import gait_for
from cinema_agent.script.bible_entries import Character
from cinema_agent.script.shot import Across, Depth, Figure, Shot

_NEARER: dict[Depth, Depth] = {"far": "middle", "middle": "near", "near": "near"}
_FARTHER: dict[Depth, Depth] = {"far": "far", "middle": "far", "near": "middle"}
_LEAST_METRES = 0.2
"""Smaller things are drawn at this size, or nobody would see them."""
_ARMS_LENGTH = 3.6
"""How many heads apart two people reach each other's hands."""
_HAND_IN_HAND = 1.5
"""How much more room than elbows need people have who hold each other's hands."""
_LEAST_CHEST = 0.6
"""How many heads of a figure below the chin show above the table it is behind."""
_UPRIGHT = ("stands", "walks", "runs")
_WIDE_ASPECT = 16 / 9
_WITHIN_REACH, _ASIDE = 2.6, 0.66
"""How many heads from people the small things stand that they use; how much of that beside one alone."""
_FAR_OFF = 0.7
"""How large a thing in the distance is, against the people who stand farthest off."""
_WIDEST_FAR_OFF, _WIDEST_AT_SEA = 340.0, 150.0
"""Stage units that a thing in the distance may be long; what is larger stands further off."""
_PERCH = "post"
"""The kind of seat under a bird."""
_BEYOND_THE_BOAT = 16.0
"""How many stage units over the boat the swell beyond it is."""
_SUNK = -0.15
"""How far the middle of what swims is under water, in parts of its girth: its face is above."""
_ON_ITS_MOUNT = 0.01
"""Stage units by which who rides is nearer than the mount."""
_BROADSIDE = 0.8
"""How much of the length of animals keeps others off: the rest may stand before or behind them."""
SMALL_PROP_METRES = 0.75
"""Things up to this size are put on the table where there is one; larger ones stand on the ground."""


@dataclass(frozen=True)
class StagedFigure:
    """A character on its spot.

    `to_x`: where a walk ends; `hidden_below`: height of the table before it; `waterline`: height of the sea that it
    swims in; `mount`: what it rides on.
    """

    figure: Figure
    character: Character
    design: Design
    spot: Anchor
    to_x: float | None = None
    hidden_below: float | None = None
    waterline: float | None = None
    mount: StagedFigure | None = None

    def x_at(self, progress: float) -> float:
        """Return the stage x between the feet when `progress` (0 to 1) of the shot is over."""
        if self.to_x is None:
            return self.spot.x
        return lerp(self.spot.x, self.to_x, max(0.0, min(1.0, progress)))

    @property
    def ground_y(self) -> float:
        """Return the stage height at which it meets the ground or the water: who is nearer is lower."""
        behind = _ON_ITS_MOUNT if self.mount else 0.0
        return (self.spot.y if self.waterline is None else self.waterline) + behind

    @property
    def rest(self) -> Pose:
        """Return how the figure is held when it does nothing: what staging and framing measure."""
        yaw = {"left": -0.5, "right": 0.5}.get(self.figure.facing, 0.0)
        return Pose(
            posture=self.figure.posture,
            yaw=yaw,
            from_behind=self.figure.facing == "away",
            stride=0.0 if self.flies else None,
        )

    @property
    def flies(self) -> bool:
        """Return whether this is on the wing."""
        moves = self.to_x is not None or self.figure.posture in ("walks", "runs")
        return moves and self.design.rig.flies(self.figure.posture)

    def face(self, x: float | None = None) -> FaceBox:
        """Return where face and hands are at rest, in stage units; `x` puts the figure elsewhere."""
        spot = self.spot
        return face_box(self.design, self.rest, spot.x if x is None else x, spot.y, spot.head, self.seat_y)

    def body(self, x: float | None = None) -> tuple[float, float, float, float]:
        """Return left, top, right, bottom of the figure at rest, in stage units."""
        spot = self.spot
        return figure_box(self.design, self.rest, spot.x if x is None else x, spot.y, spot.head, self.seat_y)

    @property
    def seat_y(self) -> float | None:
        """Return the height of the seat this figure uses, none if it does not sit on one."""
        if self.mount is not None:
            return self.spot.seat_y
        own = seat_height(self.design)
        is_up = self.figure.posture == "sits" or (self.design.rig.perches and not self.flies)
        if own is None or not is_up:
            return None
        return (
            self.spot.y - own * self.spot.head * self.design.scale
            if self.spot.seat_y is None
            else self.spot.seat_y
        )

    @property
    def uses_furniture(self) -> bool:
        """Return whether the seat of this figure is one that the place has painted there."""
        return self.seat_y is not None and self.spot.seat_y is not None and not self.spot.behind


@dataclass(frozen=True)
class Staging:
    """All that is in the picture, far to near; `foreground` is seen from behind at its edge."""

    figures: tuple[StagedFigure, ...]
    props: tuple[StagedProp, ...]
    foreground: StagedFigure | None = None

    def figure(self, character: str) -> StagedFigure | None:
        """Return the staged figure of a character, none if not in the picture."""
        everyone = (*self.figures, *([self.foreground] if self.foreground else []))
        return next((staged for staged in everyone if staged.character.id == character), None)

    @property
    def far_off(self) -> tuple[StagedProp, ...]:
        """Return the large things in the distance: a boat, a car."""
        return tuple(prop for prop in self.props if not prop.behind and metres_of(prop.kind) > LARGE_METRES)

    @property
    def within_reach(self) -> tuple[StagedProp, ...]:
        """Return the things on the ground that people can reach."""
        return tuple(prop for prop in self.props if not prop.behind and metres_of(prop.kind) <= LARGE_METRES)

    def place_of(self, name: str, progress: float = 0.0) -> Point | None:
        """Return where (stage x, y of the eyes or middle) a character or prop of this id is then."""
        staged = self.figure(name)
        if staged:
            face = staged.face(staged.x_at(progress))
            return face.x, face.eye_line
        prop = next((prop for prop in self.props if prop.id == name), None)
        return (prop.x, prop.y - prop.size / 2) if prop else None

    def subjects(self, shot: Shot) -> tuple[StagedFigure, ...]:
        """Return whom the picture is about: the focus of a close shot, else everybody but the foreground."""
        if shot.coverage in ("single", "reaction", "over_shoulder"):
            focused = [staged for staged in self.figures if staged.character.id == shot.focus]
            return tuple(focused) or self.figures[-1:]
        return self.figures


def stage(order: ShotOrder, stage_set: StageSet) -> Staging:
    """Put the figures and props of an order on a set."""
    squeeze = max(0.4, min(1.0, order.size.aspect / _WIDE_ASPECT * 1.3))
    behind = _foreground(order)
    company = [
        _staged(order, stage_set, figure.model_copy(update={"is_foreground": False}))
        for figure in order.shot.figures
        if figure is not behind
    ]
    company = _off_the_row(company, stage_set, squeeze)
    company = _narrowed(
        company, squeeze, _farthest_apart(order), _HAND_IN_HAND if _touch(order.shot, "hold") else 1.0
    )
    company = [_above_the_table(staged, stage_set) for staged in company]
    middle = sum(staged.spot.x for staged in company) / len(company) if company else None
    props = tuple(
        _beside_people(_clear_of_faces(_prop(order, stage_set, index, squeeze, middle), company), company)
        for index in range(len(order.shot.props))
    )
    foreground = _staged(order, stage_set, behind) if behind else None
    return Staging(tuple(sorted(company, key=lambda staged: staged.ground_y)), props, foreground)


def _foreground(order: ShotOrder) -> Figure | None:
    """Return whose back is seen: who the script names, else, over a shoulder, who it is not about.

    Over the back of an animal nothing is seen: it stands in the picture with the others.
    """
    shot = order.shot
    figure = next((figure for figure in shot.figures if figure.is_foreground), None)
    if figure is None and shot.coverage == "over_shoulder" and len(shot.figures) > 1:
        others = (figure for figure in shot.figures if figure.character != shot.focus)
        figure = next(others, shot.figures[-1])
    if figure is None:
        return None
    character = order.character(figure.character)
    design = design_of(character, character.outfit_in(shot.scene_id))
    return figure if design.rig.has_shoulders else None


def _staged(order: ShotOrder, stage_set: StageSet, figure: Figure) -> StagedFigure:
    character = order.character(figure.character)
    design = design_of(character, character.outfit_in(order.shot.scene_id))
    spot = _spot(order.shot, stage_set, figure)
    if design.rig.perches:
        spot = replace(spot, seat=_PERCH, seat_y=None)
    line = None
    if (design.rig.body == "swimmer" or figure.posture == "swims") and stage_set.is_afloat:
        line = stage_set.hero[1] - _BEYOND_THE_BOAT
        spot = _in_the_sea(design, stage_set, spot, line)
    if not figure.moves_to:
        return StagedFigure(figure, character, design, spot, hidden_below=line, waterline=line)
    to_x = stage_set.anchors[figure.depth, figure.moves_to].x
    return StagedFigure(
        figure,
        character,
        design,
        replace(spot, x=_walk_from(order, figure, design, spot, to_x)),
        to_x,
        hidden_below=line,
        waterline=line,
    )


def _in_the_sea(design: Design, stage_set: StageSet, spot: Anchor, line: float) -> Anchor:
    """Return the spot of what swims, beyond the boat, its back over the water."""
    head = stage_set.anchors["far", "center"].head
    deep = swim_height(design) + _SUNK * design.rig.swimmer.girth if design.rig.body == "swimmer" else 0.0
    return replace(spot, y=line + deep * head * design.scale, head=head, seat_y=None, behind=())


def _walk_from(order: ShotOrder, figure: Figure, design: Design, spot: Anchor, to_x: float) -> float:
    """Return where a walk to `to_x` starts so that the feet hardly slip, near where the script wants it."""
    gait = gait_for(figure, order.character(figure.character))
    strides = float(order.shot.length_frames / order.rate) * gait.hz
    natural = walk_cycle(design, gait=gait) * spot.head * strides
    asked = abs(to_x - spot.x)
    distance = max(0.55 * asked, min(1.3 * asked, natural))
    return to_x - math.copysign(distance, to_x - spot.x)


def _spot(shot: Shot, stage_set: StageSet, figure: Figure) -> Anchor:
    """Return the anchor of a figure; one whose feet must be seen does not stand behind furniture."""
    spot = stage_set.anchors[figure.depth, figure.across]
    if not spot.behind or (shot.size != "full" and not figure.moves_to):
        return spot
    others = [stage_set.anchors[depth, figure.across] for depth in ("near", "far", "middle")]
    return next((other for other in others if not other.behind), spot)


def _above_the_table(staged: StagedFigure, stage_set: StageSet) -> StagedFigure:
    """Return a figure behind a table lifted until head and shoulders show: children are given a cushion."""
    spot, design = staged.spot, staged.design
    if not spot.behind:
        return staged
    tops = [named.layer.y for named in stage_set.front if named.name in spot.behind]
    if not tops:
        return staged
    lift = max(0.0, staged.face().chin + _LEAST_CHEST * spot.head * design.scale - min(tops))
    seat_y = None if spot.seat_y is None else spot.seat_y - lift
    lifted = replace(spot, y=spot.y - lift, seat_y=seat_y)
    return replace(staged, spot=lifted, hidden_below=min(tops))


def _farthest_apart(order: ShotOrder) -> float | None:
    """Return how many heads people may be apart, so that hands meet and a two-shot shows faces; none: no limit."""
    if _touch(order.shot):
        return _ARMS_LENGTH
    if order.shot.coverage == "two_shot" or order.shot.size in ("medium", "medium_close_up", "close_up"):
        return max(1.5, 4.4 * order.size.aspect / _WIDE_ASPECT)
    return None


def _touch(shot: Shot, *kinds: Meeting) -> bool:
    """Say whether somebody does something to another in the picture that hands must meet for, of some kinds."""
    seen = {figure.character for figure in shot.figures if not figure.is_foreground}
    meeting = {
        row.name for row in figure_sheets().gestures if row.meets and row.meets in (kinds or (row.meets,))
    }
    acts = (act for figure in shot.figures if figure.character in seen for act in figure.acts)
    return any(act.gesture in meeting and act.towards in seen for act in acts)


def _off_the_row(company: Sequence[StagedFigure], stage_set: StageSet, squeeze: float) -> list[StagedFigure]:
    """Move every second of neighbours who stand equally deep a part of the way nearer or farther."""
    ordered = sorted(company, key=lambda staged: staged.spot.x)
    moved: list[StagedFigure] = list(ordered[:1])
    step = lerp(0.75, 0.4, squeeze)
    for left, right in pairwise(ordered):
        if (
            left.spot.y == right.spot.y
            and _is_free(left)
            and _is_free(right)
            and moved[-1].spot.y == left.spot.y
        ):
            # The taller one goes back, so that nobody hides anybody and heads end at different heights.
            goes_back = right.design.height >= left.design.height
            right = _deeper(right, stage_set, step) if goes_back else _nearer(right, stage_set, step)
        moved.append(right)
    return moved


def _is_free(staged: StagedFigure) -> bool:
    return staged.figure.posture in _UPRIGHT and not staged.spot.behind


def _deeper(staged: StagedFigure, stage_set: StageSet, step: float) -> StagedFigure:
    return _toward(staged, stage_set, _FARTHER[staged.figure.depth], step)


def _nearer(staged: StagedFigure, stage_set: StageSet, step: float) -> StagedFigure:
    return _toward(staged, stage_set, _NEARER[staged.figure.depth], step)


def _toward(staged: StagedFigure, stage_set: StageSet, depth: Depth, step: float) -> StagedFigure:
    other = stage_set.anchors[depth, staged.figure.across]
    spot = staged.spot
    if other.behind:
        return staged
    return replace(
        staged,
        spot=replace(
            spot,
            y=lerp(spot.y, other.y, step),
            head=lerp(spot.head, other.head, step),
            haze=lerp(spot.haze, other.haze, step),
        ),
    )


def _narrowed(
    company: Sequence[StagedFigure], squeeze: float, farthest_heads: float | None, room: float = 1.0
) -> list[StagedFigure]:
    """Bring people together for a narrow picture, and apart (by `room`) where they would hide each other."""
    if not company:
        return []
    middle = sum(staged.spot.x for staged in company) / len(company)
    broad = max(staged.spot.x for staged in company) - min(staged.spot.x for staged in company)
    if farthest_heads is not None and broad > 0:
        head = sum(staged.spot.head * staged.design.scale for staged in company) / len(company)
        squeeze = min(squeeze, farthest_heads * head * max(1, len(company) - 1) / broad)
    xs = [middle + (staged.spot.x - middle) * squeeze for staged in company]
    for index, (left, right) in enumerate(pairwise(company)):
        apart = room * _elbow_room(left, right) * lerp(0.72, 1.0, squeeze)
        xs[index + 1] = max(xs[index + 1], xs[index] + apart)
    shift = middle - sum(xs) / len(xs)
    seated = [index for index, staged in enumerate(company) if staged.uses_furniture]
    if len(seated) == 1:
        # An armchair stays where it stands: the others come to whoever sits in it.
        shift = company[seated[0]].spot.x - xs[seated[0]]
    return [
        replace(
            staged,
            spot=replace(staged.spot, x=x + shift),
            to_x=None if staged.to_x is None else middle + (staged.to_x - middle) * squeeze,
        )
        for staged, x in zip(company, xs, strict=True)
    ]


def _elbow_room(left: StagedFigure, right: StagedFigure) -> float:
    """Return how far apart two neighbours' spots must be; an animal's head is not above its feet."""
    if left.waterline or right.waterline:
        return 0.0
    heads = (left.spot.head * left.design.scale + right.spot.head * right.design.scale) / 2
    toward_each_other = (left.face().x - left.spot.x) - (right.face().x - right.spot.x)
    room = 1.9 * heads + max(0.0, toward_each_other)
    if left.design.walks_upright and right.design.walks_upright:
        return room
    bodies = (left.body()[2] - left.spot.x) + (right.spot.x - right.body()[0])
    return max(room, _BROADSIDE * bodies)


def _prop(
    order: ShotOrder, stage_set: StageSet, index: int, squeeze: float, company_x: float | None
) -> StagedProp:
    """Stand a prop on the table before the company where there is one and it is small, else on the ground."""
    in_frame = order.shot.props[index]
    turning = Turning.of(order.prop(in_frame.prop).kind, in_frame)
    spot = stage_set.anchors[in_frame.depth, in_frame.across]
    table = _table(stage_set, in_frame.across)
    middle = 640.0 if company_x is None else company_x
    x = middle + (spot.x - middle) * squeeze
    metres = metres_of(turning.first)
    nothing: tuple[str, ...] = ()
    if metres > LARGE_METRES and not stage_set.interior:
        x, (y, size), behind = middle, _far_off(metres, stage_set), nothing
    else:
        if stage_set.is_afloat:
            # On a thwart, behind the near side of the boat.
            scale, y, behind = spot.head, spot.seat_y or spot.y, nothing
        elif table and metres <= SMALL_PROP_METRES:
            scale, y, behind = table.head, _table_top(stage_set, table) + 22 * (index % 2), table.behind
        else:
            scale, y, behind = spot.head, spot.y + spot.head * 0.1, spot.behind
        size = max(_LEAST_METRES, metres) / HEAD_METRES * scale
    return StagedProp(
        in_frame.prop, turning.first, x, y, size, behind, in_frame.lit, in_frame.lights_at, turning
    )


def _far_off(metres: float, stage_set: StageSet) -> tuple[float, float]:
    """Return the height and size of a boat or a car behind everybody, no longer than a quarter of the stage."""
    far = stage_set.anchors["far", "center"]
    size = min(_FAR_OFF * metres / HEAD_METRES * far.head, _WIDEST_FAR_OFF)
    if stage_set.is_afloat:
        # Out on the swell beyond our own boat.
        return stage_set.hero[1] - _BEYOND_THE_BOAT, min(size, _WIDEST_AT_SEA)
    return far.y, size


def _table(stage_set: StageSet, across: Across) -> Anchor | None:
    """Return the spot behind the table, none on a set without one."""
    spot = stage_set.anchors["middle", across]
    return spot if spot.behind and spot.seat_y is not None else None


def _clear_of_faces(prop: StagedProp, company: Sequence[StagedFigure]) -> StagedProp:
    """Return a thing on a table moved towards us until it hides nobody's face."""
    if not prop.behind:
        return prop
    wide, tall = prop_extent(prop.kind, prop.size)
    y = prop.y
    for staged in company:
        spot = staged.spot
        own = spot.head * staged.design.scale
        if abs(spot.x - prop.x) < (wide + own) / 2:
            y = max(y, min(staged.face().chin + tall, prop.y + own * 0.75))
    return replace(prop, y=y)


def _beside_people(prop: StagedProp, company: Sequence[StagedFigure]) -> StagedProp:
    """Return a thing where people can reach it, or, if it is large, where nobody stands before it."""
    if not company or prop.behind:
        return prop
    nearest = min(company, key=lambda staged: abs(staged.spot.x - prop.x))
    reach = _WITHIN_REACH * nearest.spot.head * nearest.design.scale
    if metres_of(prop.kind) <= LARGE_METRES:
        away = prop.x - nearest.spot.x
        if len(company) == 1:
            side = away or {"left": -1.0}.get(nearest.figure.facing, 1.0)
            away = math.copysign(max(abs(away), _ASIDE * reach), side)
        return replace(prop, x=nearest.spot.x + max(-reach, min(reach, away)))
    half = prop_extent(prop.kind, prop.size)[0] / 2 + 0.4 * reach
    ends = (staged.x_at(end) for staged in company for end in (0.0, 1.0))
    xs = sorted(ends)
    left, right = xs[0] - half, xs[-1] + half
    return replace(prop, x=right if STAGE_MIDDLE_X * 2 - right >= left else left)


def _table_top(stage_set: StageSet, spot: Anchor) -> float:
    """Return the stage height at which things stand on the table before a spot."""
    tables = [named.layer for named in stage_set.front if named.name in spot.behind]
    return min((layer.y for layer in tables), default=spot.y) + spot.head * 0.62
