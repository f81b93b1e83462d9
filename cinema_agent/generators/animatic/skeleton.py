"""Where the joints of a person are, from design and pose: drawing, framing and ground truth all read this.

Legs are solved in three dimensions (lateral, forward, height) and projected, so sitting, kneeling and
walking look right at any yaw. Arms move in the picture plane. Heads as units, y down, origin between the
feet. Source: ours.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from cinema_agent.generators.animatic.canvas import Point, ease, lerp
from cinema_agent.generators.animatic.design import Body, Design
from cinema_agent.generators.animatic.gaits import travel
from cinema_agent.generators.animatic.parts import SIDES, Side
from cinema_agent.generators.animatic.pose import Arm, Pose
from cinema_agent.generators.animatic.rolling import on_wheels, roll_cycle

ANKLE = 0.13
LARGEST_TURN = math.radians(64)
LOOK_DOWN = 0.15
"""How much lower in the picture a point one head nearer the camera lies."""
STANCE_PART = 0.6
RUN_STANCE_PART = 0.36
SHOULDER_DROP = 0.27
FAR_ARM_FROM_YAW = 0.22
NECK_OVERLAP = 0.03
UPPER_PART, FORE_PART = 0.52, 0.48
"""Upper arm and forearm, in parts of the arm."""


@dataclass(frozen=True)
class LegJoints:
    """One leg in the picture. `toe` is where the foot points, `tilt` degrees its heel is up."""

    hip: Point
    knee: Point
    ankle: Point
    toe: Point
    tilt: float
    nearness: float


@dataclass(frozen=True)
class ArmJoints:
    """One arm, in the torso's placement. `degrees` is the forearm's turn from hanging, clockwise."""

    shoulder: Point
    elbow: Point
    wrist: Point
    degrees: float


@dataclass(frozen=True)
class Skeleton:
    """The joints of one pose.

    The torso's placement has its origin at `hip` and is turned by `torso_degrees`; arms, neck and head lie
    in it. `lying` degrees turn everything about `hip`.
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
    head: Point
    head_degrees: float
    is_seated: bool


def walk_cycle(
    design: Design, stride_length: float = 1.0, *, yaw: float = 1.0, is_running: bool = False
) -> float:
    """Return how far 2 pi of `Pose.stride` carry a figure turned by `yaw`, in heads of an adult: no foot slips."""
    if not design.walks_upright:
        return travel(design, stride_length, is_running=is_running) * design.scale
    if design.rolls:
        return roll_cycle(design) * math.sin(yaw * LARGEST_TURN)
    reach, part = (0.62, RUN_STANCE_PART) if is_running else (0.42, STANCE_PART)
    step = reach * design.body.leg * stride_length
    return 2 * step / part * math.sin(yaw * LARGEST_TURN) * design.scale


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
    hip_y = -_hip_height(body, pose, seat)
    shoulder_y = -((design.heads - 1) - SHOULDER_DROP - body.leg) - pose.breath * 0.014
    neck_y = -((design.heads - 1) - NECK_OVERLAP - body.leg) - pose.breath * 0.010
    narrow = math.hypot(math.cos(turn), 0.66 * math.sin(turn))
    lead: Side = 1 if yaw >= 0 else -1
    is_low = pose.posture in ("sits", "kneels")
    legs = {side: _leg(body, pose, side, hip_y, lead, seat, view) for side in SIDES}
    runs = 7.0 if pose.posture == "runs" else 0.0
    lean = pose.lean + lead * (body.stoop * 0.6 + runs) * min(1.0, abs(yaw) * 1.6)
    arms = {
        side: _arm(body, pose.left_arm if side < 0 else pose.right_arm, side, shoulder_y, narrow, yaw)
        for side in SIDES
    }
    return Skeleton(
        hip=(0.0, hip_y),
        torso_degrees=lean + lead * pose.crouch * 13 * min(1.0, abs(yaw) * 2),
        neck_y=neck_y,
        shoulder_y=shoulder_y,
        narrow=narrow,
        yaw=yaw,
        lying=(-90.0 if yaw >= 0 else 90.0) if pose.posture == "lies" else 0.0,
        lead=lead,
        legs=legs,
        arms=arms,
        head=(yaw * (0.07 + 0.05 * body.stoop / 8) + lead * max(0.0, pose.pitch) * 0.05, neck_y),
        head_degrees=pose.tilt - lean * 0.5,
        is_seated=is_low and pose.posture == "sits",
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


def _hip_height(body: Body, pose: Pose, seat: float | None) -> float:
    thigh = _thigh(body)
    if pose.posture == "sits":
        return 0.3 if seat is None else seat + 0.2
    if pose.posture == "kneels":
        return thigh * 0.95 + 0.13 - pose.crouch * 0.25 * body.leg
    if pose.posture == "lies":
        return max(body.shoulder * 0.36, body.waist / 2) + 0.08
    height = body.leg * (1 - 0.5 * pose.crouch)
    if pose.stride is not None:
        running = pose.posture == "runs"
        dip = (0.09 if running else 0.06) * pose.stride_length
        height -= body.leg * dip * (0.5 + 0.5 * math.cos(2 * pose.stride + (math.pi if running else 0.0)))
    return height


def _thigh(body: Body) -> float:
    return (body.leg - ANKLE) * 0.515


def _leg(
    body: Body, pose: Pose, side: Side, hip_y: float, lead: Side, seat: float | None, view: View
) -> LegJoints:
    lateral = side * body.hip * 0.25
    thigh = _thigh(body)
    spread, forward, ankle_y, tilt = _ankle(body, pose, side, hip_y, lead, seat)
    is_down_knee = pose.posture == "kneels" and side != lead
    if is_down_knee:
        knee_forward, knee_y = 0.02, -0.14
    elif pose.posture == "sits" and hip_y + 0.22 * thigh < ankle_y - thigh:
        # A high seat: thighs slope until the feet reach the ground, or dangle.
        slope = min(0.72 * thigh, ankle_y - thigh - hip_y)
        knee_forward, knee_y = math.sqrt(thigh**2 - slope**2), hip_y + slope
        forward, ankle_y = knee_forward - 0.06, knee_y + thigh
    else:
        knee_forward, knee_y, forward, ankle_y = bend(0.0, hip_y, forward, ankle_y, thigh, thigh)
    apart = lerp(lateral, spread, 0.5) * (1.25 if pose.posture == "sits" else 1.0 + 0.5 * pose.crouch)
    toe_out = spread + side * 0.12
    return LegJoints(
        hip=view.project(lateral, 0.0, hip_y),
        knee=view.project(apart, knee_forward, knee_y),
        ankle=view.project(spread, forward, ankle_y),
        toe=_minus(view.project(toe_out, forward + 0.3, 0.0), view.project(spread, forward, 0.0)),
        tilt=tilt * view.sin,
        nearness=view.nearness(spread, knee_forward),
    )


def _minus(a: Point, b: Point) -> Point:
    return a[0] - b[0], a[1] - b[1]


def _ankle(
    body: Body, pose: Pose, side: Side, hip_y: float, lead: Side, seat: float | None
) -> tuple[float, float, float, float]:
    """Return lateral, forward, height and heel tilt (degrees) of an ankle."""
    thigh = _thigh(body)
    stance = side * (body.hip * 0.23 + 0.05)
    if pose.posture == "sits":
        if seat is None:
            return stance * 1.1, thigh * (1.25 if side == lead else 1.12), -ANKLE, 0.0
        return stance, thigh * (0.9 if side == lead else 0.72), -ANKLE, 0.0
    if pose.posture == "kneels":
        return (stance, thigh * 0.7, -ANKLE, 0.0) if side == lead else (stance, -thigh * 0.9, -0.1, 70.0)
    if pose.posture == "lies":
        return stance, 0.0, hip_y + 2 * thigh, 0.0
    if pose.stride is None:
        shift = 0.06 if side == lead else -0.05
        return stance, shift + side * lead * 0.22 * pose.crouch * body.leg, -ANKLE, 0.0
    phase = (pose.stride + (0.0 if side > 0 else math.pi)) / (2 * math.pi) % 1.0
    return (stance * 0.7, *_step(body, pose, phase))


def _step(body: Body, pose: Pose, phase: float) -> tuple[float, float, float]:
    """Return forward, height and heel tilt of an ankle at a phase (0 to 1) of the stride."""
    running = pose.posture == "runs"
    reach, planted, lift = (0.62, RUN_STANCE_PART, 0.42) if running else (0.42, STANCE_PART, 0.13)
    reach, lift = reach * body.leg * pose.stride_length, lift * body.leg * pose.stride_length
    if phase < planted:
        along = phase / planted
        heel = max(0.0, along - 0.72) / 0.28
        toe_up = max(0.0, 0.18 - along) / 0.18
        return lerp(reach, -reach, along), -ANKLE - heel * 0.09, heel * 26 - toe_up * 16
    swing = (phase - planted) / (1 - planted)
    height = math.sin(math.pi * swing**0.8) * lift
    tilt = lerp(26, -16, ease(swing)) + (34 if running else 14) * math.sin(math.pi * min(1.0, swing * 1.4))
    return lerp(-reach, reach, ease(swing)), -ANKLE - height - 0.09 * (1 - ease(swing)), tilt


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


def _arm(body: Body, arm: Arm, side: Side, shoulder_y: float, narrow: float, yaw: float) -> ArmJoints:
    x = side * (body.shoulder / 2 - 0.16 * body.limb) * narrow + yaw * 0.03
    shoulder = (x, shoulder_y + 0.15)
    first, second = math.radians(arm.raised), math.radians(arm.raised + arm.bent)
    # A sharply bent arm points its elbow at the camera: foreshortened, so that hands reach the face.
    shortened = 1 - 0.5 * ease((abs(arm.bent) - 80) / 90)
    upper, fore = body.arm * UPPER_PART * shortened, body.arm * FORE_PART
    elbow = (shoulder[0] + side * math.sin(first) * upper, shoulder[1] + math.cos(first) * upper)
    wrist = (elbow[0] + side * math.sin(second) * fore, elbow[1] + math.cos(second) * fore)
    return ArmJoints(shoulder, elbow, wrist, -side * math.degrees(second))


def is_arm_behind(pose: Pose, skeleton: Skeleton, side: Side) -> bool:
    """Return whether an arm is painted before the torso: the far one, unless it reaches across."""
    arm = pose.left_arm if side < 0 else pose.right_arm
    far = -skeleton.lead if pose.from_behind else skeleton.lead
    return side == far and abs(skeleton.yaw) > FAR_ARM_FROM_YAW and arm.raised > -12 and arm.bent > -25


def is_hand_at_head(skeleton: Skeleton, side: Side) -> bool:
    """Return whether a hand is so high that its arm is painted over the head."""
    return skeleton.arms[side].wrist[1] < skeleton.shoulder_y
