"""Where the joints of a person are, from design and pose: drawing, framing and ground truth all read this.

Legs and arms are solved in three dimensions (lateral, forward, height) and projected, so sitting, kneeling,
walking and reaching look right at any yaw. Heads as units, y down, origin between the feet. Source: ours.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from cinema_agent.generators.animatic.acting_rows import Gait
from cinema_agent.generators.animatic.arms import ArmJoints, Chest, solve_arm
from cinema_agent.generators.animatic.canvas import Point, lerp
from cinema_agent.generators.animatic.design import Body, Design
from cinema_agent.generators.animatic.figure_sheets import figure_sheets
from cinema_agent.generators.animatic.footwork import cycle_length, hips_below, step
from cinema_agent.generators.animatic.gaits import travel
from cinema_agent.generators.animatic.parts import SIDES, Side
from cinema_agent.generators.animatic.pose import Pose
from cinema_agent.generators.animatic.rolling import on_wheels, roll_cycle
from cinema_agent.script.shot import Posture

ANKLE = 0.13
LARGEST_TURN = math.radians(64)
LOOK_DOWN = 0.15
"""How much lower in the picture a point one head nearer the camera lies."""
SHOULDER_DROP = 0.27
FAR_ARM_FROM_YAW = 0.22
NECK_OVERLAP = 0.03
CROWN_OVER_NECK = 0.97
TOE, HEEL = 0.1, 0.12
"""How far a shoe reaches beyond the joints of its foot."""
KNEE_DOWN = 0.14
_ON_TOES, _HEEL_PER_LEG, _FLAT_BEHIND = 62.0, 190.0, 0.2
"""Degrees a heel is up at most; how much it rises with the foot behind, from how far, in leg lengths."""
_IN_THE_SADDLE, _AFLOAT = 0.1, 0.12
"""How high hips are over a saddle, and over the water."""


@dataclass(frozen=True)
class LegJoints:
    """One leg in the picture. `toe` is where the foot points, `tilt` degrees it is turned, its heel up."""

    hip: Point
    knee: Point
    ankle: Point
    toe: Point
    tilt: float
    nearness: float
    is_planted: bool = True


@dataclass(frozen=True)
class Skeleton:
    """The joints of one pose.

    The torso's placement has its origin at `hip` and is turned by `torso_degrees`; arms, neck and head lie
    in it, and its spine is bent sideways by `bow` heads at the shoulders. `lying` degrees turn everything
    about `hip`.
    """

    hip: Point
    torso_degrees: float
    neck_y: float
    shoulder_y: float
    narrow: float
    yaw: float
    lying: float
    lead: Side
    legs: dict[Side, LegJoints]
    arms: dict[Side, ArmJoints]
    chest: Chest
    bow: float
    head: Point
    head_degrees: float
    is_seated: bool

    def bowed(self, y: float) -> float:
        """Return how far the bent spine carries what lies at height `y` of the torso sideways."""
        return self.bow * (y / self.shoulder_y) ** 2 if y < 0 else 0.0


def usual_gait(posture: Posture) -> Gait:
    """Return the gait of a posture when nothing else is asked."""
    return next(row for row in figure_sheets().gaits if posture in row.postures)


def walk_cycle(
    design: Design, stride_length: float = 1.0, *, yaw: float = 1.0, gait: Gait | None = None
) -> float:
    """Return how far 2 pi of `Pose.stride` carry a figure turned by `yaw`, in heads of an adult: no foot slips."""
    is_running = gait is not None and "runs" in gait.postures
    if not design.walks_upright:
        return travel(design, stride_length, is_running=is_running) * design.scale
    if design.rolls:
        return roll_cycle(design) * math.sin(yaw * LARGEST_TURN)
    going = gait or usual_gait("walks")
    return cycle_length(going) * design.body.leg * math.sin(abs(yaw) * LARGEST_TURN) * design.scale


def solve(design: Design, pose: Pose, seat: float | None = None) -> Skeleton:
    """Place the joints.

    Args:
        design: whose body.
        pose: how it is held.
        seat: height of the seat in own heads above the ground, for `sits` on furniture; none: the ground.
    """
    pose, seat = on_wheels(design, pose, seat)
    body = design.body
    yaw = pose.yaw if pose.posture != "lies" else math.copysign(max(abs(pose.yaw), 0.8), pose.yaw)
    turn = yaw * LARGEST_TURN
    view = view_of(yaw, from_behind=pose.from_behind)
    lead: Side = 1 if yaw >= 0 else -1
    hip = _hip(design, pose, seat, lead, view)
    shoulder_y = -((design.heads - 1) - SHOULDER_DROP - body.leg) - pose.breath * 0.014
    neck_y = -((design.heads - 1) - NECK_OVERLAP - body.leg) - pose.breath * 0.010
    narrow = math.hypot(math.cos(turn), 0.66 * math.sin(turn))
    side_on = min(1.0, abs(yaw) * 1.6)
    legs = {side: _leg(body, pose, side, hip, lead, seat, view) for side in SIDES}
    gait_lean = pose.gait.lean if pose.gait and pose.stride is not None else 0.0
    lean = pose.lean + lead * (body.stoop * 0.6 + gait_lean) * side_on
    bow = lead * pose.bow * side_on
    chest = Chest(
        half=body.shoulder / 2 - 0.16 * body.limb,
        middle=yaw * 0.03 + bow,
        shoulder_y=shoulder_y + 0.15,
        crown_y=neck_y - CROWN_OVER_NECK,
        arm=body.arm,
        leg=body.leg,
        narrow=narrow,
        turn=turn,
        front=view.front,
    )
    return Skeleton(
        hip=hip,
        torso_degrees=lean + lead * pose.crouch * 13 * min(1.0, abs(yaw) * 2),
        neck_y=neck_y,
        shoulder_y=shoulder_y,
        narrow=narrow,
        yaw=yaw,
        lying=(-90.0 * lead if pose.posture == "lies" else 0.0) + lead * pose.topple,
        lead=lead,
        legs=legs,
        arms={side: solve_arm(chest, pose.left_arm if side < 0 else pose.right_arm, side) for side in SIDES},
        chest=chest,
        bow=bow,
        head=(yaw * (0.07 + 0.05 * body.stoop / 8) + lead * max(0.0, pose.pitch) * 0.05 + bow * 1.25, neck_y),
        head_degrees=pose.tilt - lean * 0.5 + lead * 26 * max(0.0, pose.bow) * side_on,
        is_seated=pose.posture == "sits",
    )


@dataclass(frozen=True)
class View:
    """Projects (lateral, forward, y) into the picture."""

    cos: float
    sin: float
    front: float

    def project(self, lateral: float, forward: float, y: float) -> Point:
        nearness = self.nearness(lateral, forward)
        return lateral * self.cos + forward * self.sin, y + nearness * LOOK_DOWN

    def nearness(self, lateral: float, forward: float) -> float:
        return self.front * forward * self.cos - self.front * lateral * self.sin


def view_of(yaw: float, *, from_behind: bool) -> View:
    """Return how points of a body turned by `yaw` are projected."""
    turn = yaw * LARGEST_TURN
    return View(math.cos(turn), math.sin(turn), -1.0 if from_behind else 1.0)


def _hip(design: Design, pose: Pose, seat: float | None, lead: Side, view: View) -> Point:
    """Return where the hips are: over the feet, or where a falling body carries them."""
    body = design.body
    height = _hip_height(body, pose, seat) + pose.rise * body.leg
    x = pose.shift * view.cos + pose.advance * body.leg * view.sin + _root(body, pose, lead)
    if pose.topple:
        angle = math.radians(pose.topple)
        least = _AFLOAT if pose.posture == "swims" else _lying_height(body)
        height = max(height * math.cos(angle), least)
    return x, -height


def _root(body: Body, pose: Pose, lead: Side) -> float:
    """Return how far aside the hips of a falling body come down from where its feet are."""
    return lead * math.sin(math.radians(pose.topple)) * body.leg * 0.8


def _lying_height(body: Body) -> float:
    return max(body.shoulder * 0.36, body.waist / 2) + 0.08


def _hip_height(body: Body, pose: Pose, seat: float | None) -> float:
    thigh = _thigh(body)
    if pose.posture == "sits":
        return 0.3 if seat is None else seat + 0.2
    if pose.posture == "rides":
        return _IN_THE_SADDLE + (0.6 * body.leg if seat is None else seat)
    if pose.posture == "swims":
        return _AFLOAT
    if pose.posture == "kneels":
        return thigh * 0.95 + 0.13 - pose.crouch * 0.25 * body.leg
    if pose.posture == "lies":
        return _lying_height(body)
    height = body.leg * (1 - 0.5 * pose.crouch)
    if pose.stride is not None:
        height -= body.leg * hips_below(_gait(pose), pose.stride)
    return height


def _gait(pose: Pose) -> Gait:
    return pose.gait or usual_gait(pose.posture if pose.posture in ("walks", "runs") else "walks")


def _thigh(body: Body) -> float:
    return (body.leg - ANKLE) * 0.515


@dataclass(frozen=True)
class _Foot:
    """A foot before the hips turn it: lateral, forward and height of its ankle, degrees its heel is up."""

    lateral: float
    forward: float
    y: float
    tilt: float = 0.0
    rolls: bool = False
    is_planted: bool = True


def _leg(
    body: Body, pose: Pose, side: Side, hip: Point, lead: Side, seat: float | None, view: View
) -> LegJoints:
    lateral, thigh, hip_y = side * body.hip * 0.25, _thigh(body), hip[1]
    foot = _foot(body, pose, side, hip_y, lead, seat)
    rolled = _rolled(foot)
    forward, ankle_y = rolled
    moved_f = pose.advance * body.leg
    if pose.posture == "kneels" and side != lead:
        knee_forward, knee_y = 0.02, -KNEE_DOWN
    elif pose.posture == "sits" and hip_y + 0.22 * thigh < ankle_y - thigh:
        # A high seat: thighs slope until the feet reach the ground, or dangle.
        slope = min(0.72 * thigh, ankle_y - thigh - hip_y)
        knee_forward, knee_y = math.sqrt(thigh**2 - slope**2), hip_y + slope
        forward, ankle_y = knee_forward - 0.06, knee_y + thigh
    else:
        knee_forward, knee_y, forward, ankle_y = bend(moved_f, hip_y, forward, ankle_y, thigh, thigh)
    apart = lerp(lateral, foot.lateral, 0.5) * (1.25 if pose.posture == "sits" else 1.0 + 0.5 * pose.crouch)
    toe_out = view.project(foot.lateral + side * 0.12, forward + 0.3, 0.0)
    toe = _minus(toe_out, view.project(foot.lateral, forward, 0.0))
    ankle = view.project(foot.lateral, forward, ankle_y)
    if foot.rolls:
        pulled = forward - rolled[0], ankle_y - rolled[1]
        flat = view.project(foot.lateral, foot.forward + pulled[0], foot.y + pulled[1])
        if pose.stride is not None:
            # Who walks goes straight across the picture: feet neither rise nor sink on the ground.
            flat = flat[0], view.project(foot.lateral, 0.0, foot.y + pulled[1])[1]
        ankle = _on_its_sole(flat, toe, foot.tilt * view.sin, lead)
    shift, root = pose.shift * view.cos, _root(body, pose, lead)
    return LegJoints(
        hip=_plus(view.project(lateral, moved_f, hip_y), (shift + root, 0.0)),
        knee=_plus(view.project(apart, knee_forward, knee_y), (shift * 0.5 + root, 0.0)),
        ankle=_plus(ankle, (root, 0.0)),
        toe=toe,
        tilt=foot.tilt * view.sin,
        nearness=view.nearness(foot.lateral, knee_forward),
        is_planted=foot.is_planted,
    )


def _rolled(foot: _Foot) -> Point:
    """Return forward and height of an ankle whose foot has rolled onto its toes or its heel."""
    if not foot.rolls:
        return foot.forward, foot.y
    reach = 0.3 + TOE if foot.tilt >= 0 else -HEEL
    x, y = _turned((-reach, -ANKLE), foot.tilt)
    return foot.forward + reach + x, foot.y + ANKLE + y


def _on_its_sole(flat: Point, toe: Point, tilt: float, lead: Side) -> Point:
    """Return the ankle of a foot that rolls in the picture on its toes or heel, its flat ankle at `flat`."""
    forward = tilt * lead >= 0
    arm = (toe[0] + lead * TOE, ANKLE + toe[1] * 0.5) if forward else (-lead * HEEL, ANKLE)
    x, y = _turned(arm, tilt)
    return flat[0] + arm[0] - x, flat[1] + arm[1] - y


def _turned(point: Point, degrees: float) -> Point:
    angle = math.radians(degrees)
    x, y = point
    return x * math.cos(angle) - y * math.sin(angle), x * math.sin(angle) + y * math.cos(angle)


def _plus(a: Point, b: Point) -> Point:
    return a[0] + b[0], a[1] + b[1]


def _minus(a: Point, b: Point) -> Point:
    return a[0] - b[0], a[1] - b[1]


def _foot(body: Body, pose: Pose, side: Side, hip_y: float, lead: Side, seat: float | None) -> _Foot:
    thigh = _thigh(body)
    stance = side * (body.hip * 0.23 + 0.05)
    if pose.posture == "sits":
        if seat is None:
            return _Foot(stance * 1.1, thigh * (1.25 if side == lead else 1.12), -ANKLE)
        return _Foot(stance, thigh * (0.9 if side == lead else 0.72), -ANKLE)
    if pose.posture == "kneels":
        if side == lead:
            return _Foot(stance, thigh * 0.7, -ANKLE)
        return _Foot(stance, -thigh * 0.95, -ANKLE, _ON_TOES, True)
    if pose.posture == "rides":
        return _Foot(stance * 1.6, 0.16 * body.leg, hip_y + 0.74 * body.leg)
    if pose.posture == "lies":
        return _Foot(stance, 0.0, hip_y + 2 * thigh)
    if pose.stride is not None:
        going = _gait(pose)
        half = 0.0 if side > 0 else math.pi
        at = step(going, (pose.stride + half) / (2 * math.pi), is_lame=side < 0 and going.limp > 0)
        forward, up = at.forward * body.leg, at.up * body.leg
        return _Foot(stance * 0.7, forward, -ANKLE - up, at.tilt, True, at.is_planted)
    forward, across, up = pose.left_foot if side < 0 else pose.right_foot
    apart = 0.06 if side == lead else -0.05
    apart += side * lead * 0.22 * pose.crouch * body.leg + forward * body.leg
    lift = (up + pose.rise) * body.leg
    feet_y = hip_y + body.leg if pose.topple or pose.posture == "swims" else 0.0
    behind = pose.advance - apart / body.leg
    tilt = min(_ON_TOES, 25.0 * min(1.0, 2 * up) + _HEEL_PER_LEG * max(0.0, behind - _FLAT_BEHIND))
    return _Foot(stance + side * across * body.leg, apart, feet_y - ANKLE - lift, tilt, True)


def bend(
    hip_f: float, hip_y: float, ankle_f: float, ankle_y: float, thigh: float, shin: float
) -> tuple[float, float, float, float]:
    """Return the knee that joins hip and ankle (forward, y), bent forwards, and the ankle it can reach."""
    df, dy = ankle_f - hip_f, ankle_y - hip_y
    distance = math.hypot(df, dy) or 1e-6
    reach = min(distance, (thigh + shin) * 0.999)
    df, dy = df / distance, dy / distance
    ankle_f, ankle_y = hip_f + df * reach, hip_y + dy * reach
    along = (thigh**2 - shin**2 + reach**2) / (2 * reach)
    across = math.sqrt(max(0.0, thigh**2 - along**2))
    return hip_f + df * along + dy * across, hip_y + dy * along - df * across, ankle_f, ankle_y


def is_arm_behind(pose: Pose, skeleton: Skeleton, side: Side) -> bool:
    """Return whether an arm is painted before the torso: the far one, unless its hand comes round in front."""
    arm = skeleton.arms[side]
    if pose.from_behind and arm.nearness < -0.5:
        return True
    far = -skeleton.lead if pose.from_behind else skeleton.lead
    if side != far or abs(skeleton.yaw) <= FAR_ARM_FROM_YAW:
        return False
    inwards = (arm.shoulder[0] - arm.wrist[0]) * side
    return arm.nearness < 0.25 or inwards < 0.1


def is_hand_at_head(skeleton: Skeleton, side: Side) -> bool:
    """Return whether a hand is so high that its arm is painted over the head."""
    return skeleton.arms[side].wrist[1] < skeleton.shoulder_y
