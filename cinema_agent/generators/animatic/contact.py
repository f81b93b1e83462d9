"""Where two people touch: hands that meet, arms round a back, a thing that goes from hand to hand.

Acting keyframes how arms move; here people come as near as they must and their arms are bent so that each
hand is where the other one is. Source: ours.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from cinema_agent.generators.animatic.acting_rows import Meeting
from cinema_agent.generators.animatic.arms import Chest
from cinema_agent.generators.animatic.canvas import Point, ease, lerp
from cinema_agent.generators.animatic.figure_sheets import figure_sheets
from cinema_agent.generators.animatic.parts import Side
from cinema_agent.generators.animatic.pose import Arm, Foot, Pose, Touch
from cinema_agent.generators.animatic.skeleton import LARGEST_TURN, Skeleton, solve
from cinema_agent.generators.animatic.staging import StagedFigure, Staging
from cinema_agent.script.shot import Act, Figure, Shot

_SOFT = 0.24
"""Which part of the act people need to come together, and as much to part."""
_APART: dict[Meeting, float] = {"pass": 3.3, "hand": 2.4, "hold": 2.0, "shake": 2.9, "shoulder": 2.3}
"""How many heads apart people stand who touch; who embraces stands chest to chest."""
_LEAST_APART, _SLOPE = 1.7, 0.55
"""How many heads apart people stand at least, and how much nearer if they differ in height, in parts of that."""
_ONE_SIDED: tuple[Meeting, ...] = ("shoulder", "hand")
"""What one does to another who need not answer."""
_HAND_DOWN: dict[Meeting, float] = {"pass": 0.7, "hold": 0.15, "shake": 0.85}
"""How far below the shoulders hands meet, in heads."""
_CHEST = 0.6
"""Where the chest of who lies is, between hips and head."""
_TOUCHES: dict[Meeting, Touch] = {"back": "both", "shoulder": "lead", "hold": "trail"}
"""Which arms lie about the other, and are painted apart from the body."""
_EMBRACE_YAW = 0.8
_CHEST_TO_CHEST = 0.76
"""How near the middles of two who embrace come, in widths of their bodies."""
_BACK_IN, _UPPER_BACK, _LOWER_BACK = 0.26, 0.3, 0.95
"""Where arms round somebody's back end: beyond the middle, and below the shoulders, in their heads."""
_SHOULDER_IN, _SHOULDER_UP = 0.58, 0.14
_WAIST_IN, _WAIST_DOWN = 0.5, 1.15
_SHAKES, _SHAKE_HEADS = 3, 0.1
_EASY_REACH, _LOWEST, _UPRIGHT = 0.72, 1.0, 14.0
"""How far down a hand reaches without stooping, in arm lengths, and the lowest crouch."""
_LONGEST_STEP, _STEP_UP = 0.5, 0.06
"""How long a step to somebody is, and how high a foot is lifted for it, in leg lengths."""
_PASSING = 0.16
"""Which part of a hand-over the thing itself is on its way between the hands."""


@dataclass(frozen=True)
class Contact:
    """What one figure does with another from `start` to `end` (parts of the shot)."""

    kind: Meeting
    own: StagedFigure
    other: StagedFigure
    start: float
    end: float
    is_led: bool = False

    def amount(self, progress: float) -> float:
        """Return how much of the reach is done, 0 to 1."""
        if not self.start < progress < self.end:
            return 0.0
        soft = _SOFT * (self.end - self.start)
        return ease((progress - self.start) / soft) * ease((self.end - progress) / soft)

    @property
    def away(self) -> float:
        """Return on which side the other is: 1 right, -1 left."""
        if self.kind == "hand" and self.own.to_x is not None:
            ahead = math.copysign(1.0, self.own.to_x - self.own.spot.x)
            return ahead if self.is_led else -ahead
        return 1.0 if self.other.spot.x >= self.own.spot.x else -1.0

    def x(self, progress: float) -> float:
        """Return where the figure stands then: come nearer, by half the way if the other can move too."""
        return self._x_of(self.own, self.other, progress)

    def _x_of(self, mover: StagedFigure, other: StagedFigure, progress: float) -> float:
        x, there = mover.x_at(progress), _body_x(other, progress)
        if self.kind == "hand" and mover.to_x is not None and (mover is self.own) == self.is_led:
            # Who is led follows, as far behind as two arms reach.
            behind = math.copysign(self._apart(), mover.to_x - mover.spot.x)
            return other.x_at(progress) - behind
        if mover.figure.posture == "lies" or mover.seat_y is not None or mover.to_x is not None:
            return x
        is_still = other.seat_y is not None or other.figure.posture == "lies"
        shared = 1.0 if is_still or self.kind in _ONE_SIDED else 0.5
        if self.kind in _ONE_SIDED and mover is not self.own:
            return x
        nearer = max(0.0, abs(there - x) - self._apart()) * shared * self.amount(progress)
        return x + math.copysign(nearer, there - x)

    def _apart(self) -> float:
        """Return how far apart the two stand when they touch, in stage units."""
        if self.kind == "back":
            return sum(_CHEST_TO_CHEST * _width(staged) for staged in (self.own, self.other))
        slope = abs(_shoulder_y(self.own) - _shoulder_y(self.other))
        least = _LEAST_APART * self._mean_head()
        return max(least, _APART[self.kind] * self._mean_head() - _SLOPE * slope)

    def _mean_head(self) -> float:
        return (_unit(self.own) + _unit(self.other)) / 2

    def ys(self) -> tuple[float, float]:
        """Return the stage heights of whoever is farther and whoever is nearer."""
        own, other = self.own.ground_y, self.other.ground_y
        return min(own, other), max(own, other)

    def points(self, progress: float) -> tuple[Point, Point | None]:
        """Return where the leading hand is, and the trailing one if it touches too, in stage units."""
        there = self._x_of(self.other, self.own, progress) + _body_x(self.other, 0.0) - self.other.spot.x
        unit, shoulders = _unit(self.other), _shoulder_y(self.other)
        if self.kind == "back":
            back = there + self.away * _BACK_IN * unit
            lower = there - self.away * 0.1 * unit, shoulders + _LOWER_BACK * unit
            return (back, shoulders + _UPPER_BACK * unit), lower
        if self.kind == "hold":
            waist = there - self.away * _WAIST_IN * unit, shoulders + _WAIST_DOWN * unit
            return self.meeting_point(progress), waist
        if self.kind == "shoulder":
            return (there - self.away * _SHOULDER_IN * unit, shoulders - _SHOULDER_UP * unit), None
        return self.meeting_point(progress), None

    def meeting_point(self, progress: float) -> Point:
        """Return the point where two hands meet, the same for both."""
        here, there = self.x(progress), self._x_of(self.other, self.own, progress)
        mean = self._mean_head()
        y = (_shoulder_y(self.own) + _shoulder_y(self.other)) / 2 + _HAND_DOWN.get(self.kind, 0.7) * mean
        if self.kind == "hand":
            y = min(_hanging_y(self.own), _hanging_y(self.other))
        if self.kind == "shake":
            part = (progress - self.start) / (self.end - self.start)
            shaken = ease((part - 0.3) / 0.1) * ease((0.75 - part) / 0.1)
            y += _SHAKE_HEADS * mean * shaken * math.sin((part - 0.3) / 0.45 * _SHAKES * 2 * math.pi)
        return (here + there) / 2, y


@dataclass(frozen=True)
class HandOver:
    """What `giver` holds is in `taker`'s hand from `at` (part of the shot) on; `length` of the shot it is passed."""

    giver: Figure
    taker: Figure
    at: float
    length: float

    def held_by(self, figure: Figure, progress: float) -> Figure:
        """Return a figure of the shot with what is in its hand then."""
        if progress < self.at or figure.character not in (self.giver.character, self.taker.character):
            return figure
        if figure.character == self.giver.character:
            return figure.model_copy(update={"holds": None, "holds_lit": False})
        return figure.model_copy(update={"holds": self.giver.holds, "holds_lit": self.giver.holds_lit})

    def shared(self, progress: float) -> float:
        """Return how much the thing is between both hands (1) and not in one (0)."""
        return 1 - ease(abs(progress - self.at) / (_PASSING * self.length))


def contact_of(staged: StagedFigure, staging: Staging) -> Contact | None:
    """Return where and when a figure touches another who touches it; none if they do not meet."""
    act = _meeting_act(staged.figure)
    if act is None:
        return _led(staged, staging)
    other = staging.figure(act.towards) if act.towards else None
    if other is None or other is staging.foreground or not _can_meet(staged, other, _meeting(act)):
        return None
    kind = _meeting(act)
    if kind in _ONE_SIDED:
        return Contact(kind, staged, other, act.start, act.end)
    answer = _meeting_act(other.figure)
    if answer is None or answer.towards != staged.character.id or kind is None:
        return None
    start, end = max(act.start, answer.start), min(act.end, answer.end)
    return Contact(kind, staged, other, start, end) if end > start else None


def _led(staged: StagedFigure, staging: Staging) -> Contact | None:
    """Return how a figure that does nothing of the kind itself is led by the hand; none if nobody leads it."""
    for leader in staging.figures:
        act = _meeting_act(leader.figure)
        leads = act is not None and act.towards == staged.character.id and _meeting(act) == "hand"
        if act is not None and leads and _can_meet(staged, leader, "hand"):
            return Contact("hand", staged, leader, act.start, act.end, is_led=True)
    return None


def hand_over_in(shot: Shot) -> HandOver | None:
    """Return what goes from hand to hand in a shot; none if nothing does."""
    return next((found for figure in shot.figures if (found := _handed_by(figure, shot))), None)


def _handed_by(giver: Figure, shot: Shot) -> HandOver | None:
    giving = next((a for a in giver.acts if giver.holds and a.with_prop == giver.holds and a.towards), None)
    taker = next((f for f in shot.figures if giving and f.character == giving.towards and not f.holds), None)
    taking = _meeting_act(taker) if taker else None
    if giving is None or taker is None or taking is None or taking.with_prop != giver.holds:
        return None
    start, end = max(giving.start, taking.start), min(giving.end, taking.end)
    return HandOver(giver, taker, lerp(start, end, 0.5), end - start) if end > start else None


def reaching(staged: StagedFigure, pose: Pose, x: float, contact: Contact, progress: float) -> Pose:
    """Return a pose with the hands on their way to where they touch the other."""
    amount = contact.amount(progress)
    if not amount:
        return pose
    if contact.kind == "back":
        yaw = math.copysign(lerp(abs(pose.yaw), _EMBRACE_YAW, amount), contact.away)
        pose = pose.but(yaw=yaw)
    pose = _stooping(pose, staged, contact, progress)
    seat = None if staged.seat_y is None else max(0.0, (staged.spot.y - staged.seat_y) / _unit(staged))
    skeleton = solve(staged.design, pose, seat)
    lead, trail = contact.points(progress)
    near: Side = -1 if skeleton.lead > 0 else 1
    first = near if contact.kind == "hand" and contact.away * skeleton.lead < 0 else skeleton.lead
    pose = _with_hand(pose, skeleton, first, _local(lead, staged, x, skeleton), amount)
    if trail is not None:
        pose = _with_hand(pose, skeleton, near, _local(trail, staged, x, skeleton), amount)
    return _stepping(pose, staged, contact, progress).but(touches=_TOUCHES.get(contact.kind))


def _stepping(pose: Pose, staged: StagedFigure, contact: Contact, progress: float) -> Pose:
    """Return a pose whose feet step, one after the other, while the body comes nearer or goes back."""
    way = abs(contact.x(progress) - staged.x_at(progress))
    if not way or pose.posture != "stands":
        return pose
    amount = contact.amount(progress)
    whole = way / amount
    across = math.sin(abs(pose.yaw) * LARGEST_TURN) * staged.design.body.leg * _unit(staged)

    steps = max(1, math.ceil(whole / (_LONGEST_STEP * across)))

    def foot(late: float) -> Foot:
        """Return a foot that swings in every second half step; between, it stays where it is."""
        taken = amount * steps - late
        part = max(0.0, min(1.0, (taken - math.floor(taken)) * 2)) if 0 < taken < steps else 0.0
        gone = (max(0.0, min(steps, math.floor(taken))) + ease(part)) / steps if taken < steps else 1.0
        return (whole * gone - way) / across, 0.0, _STEP_UP * math.sin(math.pi * part)

    lead, trail = foot(0.0), foot(0.5)
    return (
        pose.but(left_foot=trail, right_foot=lead)
        if pose.yaw >= 0
        else pose.but(left_foot=lead, right_foot=trail)
    )


def _stooping(pose: Pose, staged: StagedFigure, contact: Contact, progress: float) -> Pose:
    """Return a pose that goes down to what its arm is too short for: to a child, to somebody who lies there."""
    if pose.posture != "stands":
        return pose
    body, unit = staged.design.body, _unit(staged)
    above = (contact.points(progress)[0][1] - _shoulder_y(staged)) / unit
    down = max(0.0, above - _EASY_REACH * body.arm) * contact.amount(progress)
    crouch = min(_LOWEST, down / (0.5 * body.leg))
    # Upright, on bent knees: leaning down would hide one head behind the other.
    lean = pose.lean - math.copysign(_UPRIGHT * crouch, pose.yaw)
    return pose.but(crouch=max(pose.crouch, crouch), bow=pose.bow + 0.1 * crouch, lean=lean)


def _with_hand(pose: Pose, skeleton: Skeleton, side: Side, point: Point, amount: float) -> Pose:
    arm = pose.left_arm if side < 0 else pose.right_arm
    reached = arm.toward(_reached(skeleton.chest, point, side, arm), amount)
    return pose.but(left_arm=reached) if side < 0 else pose.but(right_arm=reached)


def _reached(chest: Chest, point: Point, side: Side, arm: Arm) -> Arm:
    """Return an arm that reaches a point with its hand before it, not far aside."""
    ahead = Arm(arm.forward, max(0.35, min(1.0, arm.across)), arm.up, arm.elbow, arm.hand, arm.wrist)
    return chest.arm_to(point, side, ahead)


def _local(point: Point, staged: StagedFigure, x: float, skeleton: Skeleton) -> Point:
    """Return a point of the stage in the torso's placement."""
    unit = _unit(staged)
    away = (point[0] - x) / unit - skeleton.hip[0], (point[1] - staged.spot.y) / unit - skeleton.hip[1]
    return _turned(away, -skeleton.torso_degrees)


def _turned(point: Point, degrees: float) -> Point:
    angle = math.radians(degrees)
    x, y = point
    return x * math.cos(angle) - y * math.sin(angle), x * math.sin(angle) + y * math.cos(angle)


def _unit(staged: StagedFigure) -> float:
    """Return the stage units of somebody's head."""
    return staged.spot.head * staged.design.scale


def _hanging_y(staged: StagedFigure) -> float:
    """Return the stage height of somebody's hand that hangs, a little bent."""
    return _shoulder_y(staged) + 0.8 * staged.design.body.arm * _unit(staged)


def _body_x(staged: StagedFigure, progress: float) -> float:
    """Return where somebody's chest is: over the feet, or beside them if they lie there."""
    x = staged.x_at(progress)
    return lerp(x, x + staged.face().x - staged.spot.x, _CHEST) if staged.figure.posture == "lies" else x


def _width(staged: StagedFigure) -> float:
    """Return how wide somebody's body is from the side, with what they wear, in stage units."""
    body = staged.design.body
    return (max(body.shoulder * 0.8, body.waist) + 2 * staged.design.costume.padding) * _unit(staged) * 0.8


def _meeting(act: Act) -> Meeting | None:
    return next((row.meets for row in figure_sheets().gestures if row.name == act.gesture), None)


def _meeting_act(figure: Figure) -> Act | None:
    return next((act for act in figure.acts if _meeting(act)), None)


def _can_meet(one: StagedFigure, other: StagedFigure, kind: Meeting | None) -> bool:
    if not (one.design.walks_upright and other.design.walks_upright):
        return False
    if kind == "hand" and one.to_x is not None and other.to_x is not None:
        return (one.to_x > one.spot.x) == (other.to_x > other.spot.x)
    return one.to_x is None and other.to_x is None


def _shoulder_y(staged: StagedFigure) -> float:
    """Return the stage height of somebody's shoulders."""
    return staged.face().chin + 0.45 * _unit(staged)
