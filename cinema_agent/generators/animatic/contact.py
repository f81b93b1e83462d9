"""Where two people touch: hands that meet, an arm round a back, a thing that goes from hand to hand.

Acting keyframes how arms move; here they are bent so that the hand is where the other one is. Source: ours.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from cinema_agent.generators.animatic.canvas import Point, ease, lerp
from cinema_agent.generators.animatic.figure_sheets import Meeting, figure_sheets
from cinema_agent.generators.animatic.pose import Arm, Pose
from cinema_agent.generators.animatic.skeleton import FORE_PART, UPPER_PART, solve
from cinema_agent.generators.animatic.staging import StagedFigure, Staging
from cinema_agent.script.shot import Act, Figure, Shot

_SOFT = 0.22
"""Which part of the act the hand needs to get there, and as much to come back."""
_HAND_DOWN = 0.75
"""How far below the shoulders hands meet to pass something, in heads."""
_DANCING_DOWN = 0.3
_NEAREST = 0.85
"""How near a hand comes to its shoulder, against an elbow bent at a right angle."""
_BACK_IN, _BACK_DOWN = 0.3, 0.55
"""Where an arm round somebody's back ends: beyond the middle, below the shoulder, in their heads."""


@dataclass(frozen=True)
class Contact:
    """Two figures touch from `start` to `end` (parts of the shot).

    `point` is where this one's hand goes, in stage units.
    """

    kind: Meeting
    point: Point
    start: float
    end: float

    def amount(self, progress: float) -> float:
        """Return how much of the reach is done, 0 to 1."""
        if not self.start < progress < self.end:
            return 0.0
        soft = _SOFT * (self.end - self.start)
        return ease((progress - self.start) / soft) * ease((self.end - progress) / soft)


@dataclass(frozen=True)
class HandOver:
    """What `giver` holds is in `taker`'s hand from `at` (part of the shot) on."""

    giver: Figure
    taker: Figure
    at: float

    def held_by(self, figure: Figure, progress: float) -> Figure:
        """Return a figure of the shot with what is in its hand then."""
        if progress < self.at or figure.character not in (self.giver.character, self.taker.character):
            return figure
        if figure.character == self.giver.character:
            return figure.model_copy(update={"holds": None, "holds_lit": False})
        return figure.model_copy(update={"holds": self.giver.holds, "holds_lit": self.giver.holds_lit})


def contact_of(staged: StagedFigure, staging: Staging) -> Contact | None:
    """Return where and when a figure touches another who touches it; none if they do not meet."""
    act = _meeting_act(staged.figure)
    other = staging.figure(act.towards) if act and act.towards else None
    if act is None or other is None or other is staging.foreground or not _can_meet(staged, other):
        return None
    answer = _meeting_act(other.figure)
    kind = _meeting(act)
    if answer is None or answer.towards != staged.character.id or kind is None:
        return None
    start, end = max(act.start, answer.start), min(act.end, answer.end)
    return Contact(kind, _point(kind, staged, other), start, end) if end > start else None


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
    return HandOver(giver, taker, lerp(start, end, 0.5)) if end > start else None


def reaching(staged: StagedFigure, pose: Pose, x: float, contact: Contact, progress: float) -> Pose:
    """Return a pose with the leading hand on its way to where it touches the other."""
    amount = contact.amount(progress)
    if not amount:
        return pose
    spot, unit = staged.spot, staged.spot.head * staged.design.scale
    seat = None if staged.seat_y is None else max(0.0, (spot.y - staged.seat_y) / unit)
    skeleton = solve(staged.design, pose, seat)
    side = 1 if pose.yaw >= 0 else -1
    arm = pose.right_arm if side > 0 else pose.left_arm
    local = _turned(
        (
            (contact.point[0] - x) / unit - skeleton.hip[0],
            (contact.point[1] - spot.y) / unit - skeleton.hip[1],
        ),
        -skeleton.torso_degrees,
    )
    shoulder = skeleton.arms[1 if side > 0 else -1].shoulder
    raised, bent = arm_to(side * (local[0] - shoulder[0]), local[1] - shoulder[1], staged.design.body.arm)
    reached = Arm(lerp(arm.raised, raised, amount), lerp(arm.bent, bent, amount), arm.hand)
    return pose.but(right_arm=reached) if side > 0 else pose.but(left_arm=reached)


def arm_to(out: float, down: float, length: float) -> tuple[float, float]:
    """Return degrees raised and bent that bring the hand of an arm `out` and `down` from its shoulder.

    The elbow hangs below; what is too far is pointed at, what is too near is reached with the elbow bent as
    far as it does not foreshorten.
    """
    upper, fore = UPPER_PART * length, FORE_PART * length
    distance = math.hypot(out, down)
    distance = max(_NEAREST * math.hypot(upper, fore), min(0.995 * (upper + fore), distance))
    at_shoulder = math.acos((upper**2 + distance**2 - fore**2) / (2 * upper * distance))
    bent = math.pi - math.acos((upper**2 + fore**2 - distance**2) / (2 * upper * fore))
    return math.degrees(math.atan2(out, down) - at_shoulder), math.degrees(bent)


def _turned(point: Point, degrees: float) -> Point:
    angle = math.radians(degrees)
    x, y = point
    return x * math.cos(angle) - y * math.sin(angle), x * math.sin(angle) + y * math.cos(angle)


def _meeting(act: Act) -> Meeting | None:
    return next((row.meets for row in figure_sheets().gestures if row.name == act.gesture), None)


def _meeting_act(figure: Figure) -> Act | None:
    return next((act for act in figure.acts if _meeting(act)), None)


def _can_meet(*both: StagedFigure) -> bool:
    return all(staged.to_x is None and staged.design.walks_upright for staged in both)


def _shoulder(staged: StagedFigure) -> Point:
    """Return the middle between somebody's shoulders."""
    face, own = staged.face(), staged.spot.head * staged.design.scale
    return face.x, face.chin + 0.45 * own


def _point(kind: Meeting, staged: StagedFigure, other: StagedFigure) -> Point:
    own, far = _shoulder(staged), _shoulder(other)
    head = other.spot.head * other.design.scale
    away = 1.0 if far[0] > own[0] else -1.0
    if kind == "back":
        return far[0] + away * _BACK_IN * head, far[1] + _BACK_DOWN * head
    down = _HAND_DOWN if kind == "pass" else _DANCING_DOWN
    mean = (head + staged.spot.head * staged.design.scale) / 2
    return (own[0] + far[0]) / 2, (own[1] + far[1]) / 2 + down * mean
