"""The figures of a shot as they play it: pose, place and light at any frame.

Acting decides how a figure moves; here it learns where it stands, whom it faces and who is speaking. Source:
ours.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import skia

from cinema_agent.generators import ShotOrder
from cinema_agent.generators.animatic.acting import POSES_PER_SECOND, holding_hand, pose_at
from cinema_agent.generators.animatic.canvas import (
    Color,
    Lighting,
    Point,
    ellipse,
    fill,
    hex_color,
    lerp,
    saved,
    with_alpha,
)
from cinema_agent.generators.animatic.climbing import climbed, climbing_at
from cinema_agent.generators.animatic.contact import contact_of, hand_over_in, reaching
from cinema_agent.generators.animatic.figure import (
    FaceBox,
    Held,
    HeldIn,
    Layer,
    Toward,
    draw_figure,
    draw_mask,
    face_box,
    figure_box,
    held_point,
    saddle_point,
)
from cinema_agent.generators.animatic.pose import Pose
from cinema_agent.generators.animatic.prop_sheets import in_state, prop_row
from cinema_agent.generators.animatic.props import draw_held, held_light
from cinema_agent.generators.animatic.skeleton import walk_cycle
from cinema_agent.generators.animatic.stage_set import Glow
from cinema_agent.generators.animatic.staging import StagedFigure, Staging
from cinema_agent.generators.animatic.walking import gait_for
from cinema_agent.script.shot import Figure

_SHADOW = hex_color("#100c1e")
_FOAM = hex_color("#e4eef0")
_LAMP_RIM = hex_color("#ffb765")
_LARGEST_GAZE = 0.7
_WALKING_YAW = 0.85
_SWIMMING_HEADS = 3.4
"""How long somebody who swims is at the surface."""
_NEAR_SIZES, _NEAR_KNEES = ("medium", "medium_close_up", "close_up", "extreme_close_up"), 0.3
_LOOKS_LATE_S = 0.25
_HAIR = 0.01
"""Stage units by which arms about somebody lie before and behind both."""
_DARK_HOURS = ("dusk", "night", "dawn")


@dataclass(frozen=True)
class _Place:
    """Where a figure is drawn at an instant: between its feet, the size of an adult's head there, and its seat."""

    x: float
    y: float
    head: float
    seat_y: float | None


@dataclass(frozen=True)
class Moment:
    """An instant of a shot: its frame, the part of the shot that is over, seconds from its first frame."""

    frame: int
    progress: float
    seconds: float

    @classmethod
    def of(cls, order: ShotOrder, frame: int) -> Moment:
        """Return the instant of a frame of a shot; handles are before and after its progress."""
        last = max(1, order.shot.length_frames - 1)
        return cls(frame, min(1.0, max(0.0, frame / last)), float(frame / order.rate))


class Player:
    """One figure of a shot."""

    def __init__(
        self, staged: StagedFigure, staging: Staging, order: ShotOrder, light: Lighting, seed: int
    ) -> None:
        self.staged = staged
        self._order, self._seed = order, seed
        haze = staged.spot.haze
        self.light = replace(light, haze_amount=min(0.6, light.haze_amount + haze)) if haze else light
        self._kinds = {prop.id: prop.kind for prop in order.props}
        self._gait = gait_for(staged.figure, staged.character)
        self._contact, self._hand_over = contact_of(staged, staging), hand_over_in(order.shot)
        self._staging = staging
        self._posed: tuple[Moment, Pose] | None = None
        self._mount: Player | None = None
        self._spoken = tuple(line for line in order.spoken if line.character == staged.character.id)
        self._others = tuple(line for line in order.spoken if line.character != staged.character.id)
        if self._is_lit(staged.figure) and order.time_of_day in _DARK_HOURS:
            self.light = _lamplit(self.light, self._held_in())

    def x(self, moment: Moment) -> float:
        """Return the stage x between the feet."""
        return self._contact.x(moment.progress) if self._contact else self.staged.x_at(moment.progress)

    def mount_of(self, players: tuple[Player, ...]) -> None:
        """Let a rider know who plays the mount."""
        mount = self.staged.mount
        own = (player for player in players if mount and player.staged.character.id == mount.character.id)
        self._mount = next(own, None)

    def _place(self, moment: Moment) -> _Place:
        """Return where the figure is drawn."""
        staged, spot, unit = self.staged, self.staged.spot, self.staged.spot.head * self.staged.design.scale
        if self._mount is not None:
            below = self._mount
            at = below._place(moment)
            x, y = saddle_point(below.staged.design, below.pose(moment), at.x, at.y, at.head)
            return _Place(x, spot.y, spot.head, y)
        risen = 0.0
        if staged.figure.posture == "climbs":
            # On twos, as the hands go that hold the rungs.
            held_s = math.floor(moment.frame * POSES_PER_SECOND / self._order.rate) / POSES_PER_SECOND
            risen = climbed(climbing_at(held_s)) * unit
        return _Place(self.x(moment), spot.y - risen, spot.head, staged.seat_y)

    def pose(self, moment: Moment) -> Pose:
        """Return how the figure is held."""
        if self._posed is None or self._posed[0] != moment:
            # A frame asks for it up to four times: picture, box, mask and light.
            self._posed = moment, self._pose(moment)
        return self._posed[1]

    def _pose(self, moment: Moment) -> Pose:
        staged, order = self.staged, self._order
        pose = pose_at(
            self._figure(moment),
            staged.character,
            staged.design,
            frame=moment.frame,
            length_frames=order.shot.length_frames,
            rate=order.rate,
            spoken=self._spoken,
            seed=self._seed,
            gaze_toward=self._gaze(moment),
            faces=self._faces(moment),
            heard=self._others,
            stride=self._stride(moment),
            kinds=self._kinds,
        )
        if order.shot.size in _NEAR_SIZES:
            # Whoever bends to the ground in a medium shot would leave the picture: knees give a little.
            pose = pose.but(crouch=pose.crouch * _NEAR_KNEES, rise=pose.rise * _NEAR_KNEES)
        if self._contact is None:
            return pose
        return reaching(staged, pose, self.x(moment), self._contact, moment.progress)

    def layers(self, moment: Moment) -> tuple[tuple[float, Layer], ...]:
        """Return what is drawn of the figure and how deep (stage y): arms about somebody apart from the body."""
        y = self.staged.ground_y
        if self._contact is None or not self.pose(moment).touches:
            return ((y, "all"),)
        far, near = self._contact.ys()
        return (far - _HAIR, "far"), (y, "body"), (near + _HAIR, "near")

    def draw(self, canvas: skia.Canvas, moment: Moment, layer: Layer = "all") -> None:
        """Draw the figure, or a layer of it, in stage units."""
        staged = self.staged
        if staged.seat_y is None and staged.waterline is None and layer in ("all", "body"):
            self._draw_shadow(canvas, moment)
        if staged.waterline is None:
            self._draw_whole(canvas, moment, layer)
            return
        with saved(canvas):
            _clip_above(canvas, staged.waterline)
            self._draw_whole(canvas, moment, layer)
        self._draw_foam(canvas, moment, staged.waterline)

    def _draw_whole(self, canvas: skia.Canvas, moment: Moment, layer: Layer) -> None:
        at = self._place(moment)
        draw_figure(
            canvas,
            self.staged.design,
            self.pose(moment),
            self.light,
            at.x,
            at.y,
            at.head,
            seat_y=at.seat_y,
            held=self._held(moment),
            held_in=self._held_in(),
            held_toward=self._passed(moment),
            layer=layer,
        )

    def held_point(self, moment: Moment) -> Point | None:
        """Return where the grip of what the figure holds is, in stage units; none if it holds nothing."""
        if self._figure(moment).holds is None:
            return None
        at = self._place(moment)
        x, y = held_point(
            self.staged.design, self.pose(moment), at.x, at.y, at.head, at.seat_y, self._held_in()
        )
        passed = self._passed(moment)
        if passed is None:
            return x, y
        return lerp(x, passed.point[0], passed.amount), lerp(y, passed.point[1], passed.amount)

    def _passed(self, moment: Moment) -> Toward | None:
        """Return where what is handed over is on its way to: the point where both hands meet."""
        if self._hand_over is None or self._contact is None or not self._hands_over():
            return None
        shared = self._hand_over.shared(moment.progress)
        return Toward(self._contact.meeting_point(moment.progress), shared) if shared else None

    def _hands_over(self) -> bool:
        both = self._hand_over
        return both is not None and self.staged.character.id in (both.giver.character, both.taker.character)

    def draw_mask(self, canvas: skia.Canvas, moment: Moment, color: Color, *, holding: bool = False) -> None:
        """Draw the silhouette of the figure in one colour, in stage units; `holding`: what it holds in white."""
        at, waterline = self._place(moment), self.staged.waterline
        with saved(canvas):
            if waterline is not None:
                _clip_above(canvas, waterline)
            design, pose = self.staged.design, self.pose(moment)
            held = self._held(moment) if holding else None
            draw_mask(
                canvas, design, pose, color, at.x, at.y, at.head,
                seat_y=at.seat_y, held=held, held_in=self._held_in(),
            )  # fmt: skip

    def face(self, moment: Moment) -> FaceBox:
        """Return where the face and the hands are, in stage units."""
        at = self._place(moment)
        return face_box(self.staged.design, self.pose(moment), at.x, at.y, at.head, at.seat_y)

    def box(self, moment: Moment) -> tuple[float, float, float, float]:
        """Return left, top, right, bottom of the whole figure, in stage units."""
        at = self._place(moment)
        return figure_box(self.staged.design, self.pose(moment), at.x, at.y, at.head, at.seat_y)

    def glow(self, moment: Moment) -> Glow | None:
        """Return the light of a burning thing in the hand."""
        figure = self._figure(moment)
        if figure.holds is None or not self._is_lit(figure):
            return None
        face, kind = self.face(moment), self._order.prop(figure.holds).kind
        x, y = face.hand_right if self._held_in() == "right" else face.hand_left
        if self.staged.hidden_below is not None and y > self.staged.hidden_below:
            return None
        design = self.staged.design
        return held_light(kind, x, y, self.staged.spot.head * design.scale, 1.0, tall=design.heads)

    def _figure(self, moment: Moment) -> Figure:
        """Return what the shot asks of the figure at an instant: what it is given is in its hand from then on."""
        figure = self.staged.figure
        return self._hand_over.held_by(figure, moment.progress) if self._hand_over else figure

    def _held(self, moment: Moment) -> Held | None:
        figure = self._figure(moment)
        if figure.holds is None:
            return None
        kind, lit = self._kind_in_hand(figure.holds), 1.0 if self._is_lit(figure) else 0.0
        size, is_turned = self._held_size(moment), self._holds_turned(moment)
        tall = self.staged.design.heads

        def draw(canvas: skia.Canvas, light: Lighting) -> None:
            canvas.scale(-size if is_turned else size, size)
            draw_held(canvas, kind, light, lit=lit, seconds=moment.seconds, tall=tall)

        return draw

    def _kind_in_hand(self, prop: str) -> str:
        """Return what is in the hand looks like: a book, or an open one."""
        bearers = (figure for figure in self._order.shot.figures if figure.holds == prop)
        return in_state(self._order.prop(prop).kind, next((figure.holds_state for figure in bearers), None))

    def _held_size(self, moment: Moment) -> float:
        """Return how large what is handed over is drawn: between two hands as it is for both."""
        if self._hand_over is None or self._contact is None or not self._hands_over():
            return 1.0
        own, other = (s.spot.head * s.design.scale for s in (self.staged, self._contact.other))
        return lerp(1.0, (own + other) / 2 / own, self._hand_over.shared(moment.progress))

    def _holds_turned(self, moment: Moment) -> bool:
        """Say whether a thing was given by who faces the other way: it keeps the side it shows."""
        both = self._hand_over
        if both is None or self.staged.character.id != both.taker.character or moment.progress < both.at:
            return False
        giver = self._staging.figure(both.giver.character)
        gave_rightwards = giver is not None and giver.spot.x < self.staged.spot.x
        return gave_rightwards == (self._held_in() == "left")

    def _held_in(self) -> HeldIn:
        return holding_hand(self._faces(Moment(0, 0.0, 0.0)))

    def _is_lit(self, figure: Figure) -> bool:
        if figure.holds is None or not prop_row(self._order.prop(figure.holds).kind).can_burn:
            return False
        placed = next((p for p in self._order.shot.props if p.prop == figure.holds), None)
        return placed.lit if placed else figure.holds_lit

    def _gaze(self, moment: Moment) -> Point:
        """Return where the figure looks, -1 to 1 right and down."""
        speaker = self._speaker(moment)
        target = self._staging.place_of(speaker, moment.progress) if speaker else None
        target = target or self._target(moment)
        if target is None:
            return {"left": -0.5, "right": 0.5}.get(self.staged.figure.facing, 0.0), 0.0
        face = self.staged.face(self.x(moment))
        dx, dy = target[0] - face.x, target[1] - face.eye_line
        reach = math.hypot(dx, dy) or 1.0
        return _LARGEST_GAZE * dx / reach, _LARGEST_GAZE * dy / reach

    def _speaker(self, moment: Moment) -> str | None:
        """Return who else is speaking: whoever listens looks at them, a moment after they began."""
        if self.staged.figure.is_foreground or self.staged.figure.facing in ("camera", "away"):
            return None
        late = moment.frame - round(_LOOKS_LATE_S * self._order.rate)
        speaking = (
            line for line in self._others if line.at_frame <= late < line.at_frame + line.length_frames
        )
        return next((line.character for line in speaking), None)

    def _faces(self, moment: Moment) -> float:
        """Return the yaw of the body: three quarters towards whom it speaks to, so that the face is seen."""
        figure = self.staged.figure
        if self.staged.to_x is not None:
            return math.copysign(_WALKING_YAW, self.staged.to_x - self.staged.spot.x)
        target = self._target(moment)
        if figure.facing in ("camera", "away") or target is None:
            return {"left": -0.55, "right": 0.55}.get(figure.facing, 0.06)
        return 0.5 if target[0] > self.x(moment) else -0.5

    def _target(self, moment: Moment) -> Point | None:
        """Return what the figure turns to, none if that is not in the picture."""
        seen = self.staged.figure.looks_at
        return self._staging.place_of(seen, moment.progress) if seen else None

    def _stride(self, moment: Moment) -> float | None:
        """Return the phase of the walk from the way gone, so that feet stay where they are put down."""
        if self.staged.to_x is None:
            return None
        start, end = self.staged.spot.x, self.staged.to_x
        gone = math.copysign(1.0, end - start) * (self.x(moment) - start)
        cycle = walk_cycle(self.staged.design, yaw=_WALKING_YAW, gait=self._gait) * self.staged.spot.head
        return 2 * math.pi * gone / cycle

    def _draw_foam(self, canvas: skia.Canvas, moment: Moment, waterline: float) -> None:
        """Draw the water that breaks at what swims in it."""
        design, spot = self.staged.design, self.staged.spot
        length = design.rig.swimmer.length if design.rig.body == "swimmer" else _SWIMMING_HEADS
        half = 0.54 * length * spot.head * design.scale
        foam = self.light.lit(_FOAM)
        for index in range(5):
            x = self.x(moment) + half * (index - 2) / 2.1
            wide = half * (0.34 + 0.06 * math.sin(1.9 * moment.seconds + index))
            canvas.drawPath(ellipse(x, waterline + 1.5 * (index % 2), wide, 3.2), fill(with_alpha(foam, 150)))

    def _draw_shadow(self, canvas: skia.Canvas, moment: Moment) -> None:
        spot, design = self.staged.spot, self.staged.design
        half = spot.head * design.scale * design.rig.footprint
        x = self.x(moment) - self.light.toward[0] * half * 0.25
        for grow, alpha in ((1.15, 46), (0.85, 70)):
            canvas.drawPath(
                ellipse(x, spot.y + half * 0.03, half * grow, half * 0.16 * grow),
                fill(with_alpha(_SHADOW, alpha)),
            )


def _clip_above(canvas: skia.Canvas, y: float) -> None:
    """Show nothing below a stage height."""
    canvas.clipRect(skia.Rect(-9999.0, -9999.0, 9999.0, y))


def _lamplit(light: Lighting, held_in: HeldIn) -> Lighting:
    """Return the light on somebody who carries a lamp in the dark: from the lamp, warm."""
    red, green, blue = light.ambient
    return replace(
        light,
        toward=(0.85 if held_in == "right" else -0.85, 0.1),
        rim=_LAMP_RIM,
        rim_width=max(1.2, light.rim_width),
        ambient=(red * 1.16, green * 1.0, blue * 0.86),
    )
