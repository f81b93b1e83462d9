"""Acts: the pose of a figure at a frame of its shot. Pure, seeded, continuous.

Bodies move on twos (12 poses a second, whatever the rate), mouths on every frame so that lips and voice
agree. Knows no set: where the figure looks and faces comes in as arguments. Source: ours.
"""

from __future__ import annotations

import bisect
import math
import random
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from cinema_agent.generators.animatic.canvas import ease, lerp
from cinema_agent.generators.animatic.design import Design
from cinema_agent.generators.animatic.figure_sheets import ExpressionRow, Stance, figure_sheets, row_named
from cinema_agent.generators.animatic.gestures import Gesturing, gesturing
from cinema_agent.generators.animatic.lips import mouth_at
from cinema_agent.generators.animatic.pose import Arm, HandShape, Pose
from cinema_agent.script.bible_entries import Character
from cinema_agent.script.shot import Figure, Posture
from cinema_agent.script.sound import SpokenLine

POSES_PER_SECOND = 12
BLINK_S, BLINK_EVERY_S = 0.26, (2.0, 5.6)
WALK_HZ, RUN_HZ = 0.9, 1.45
ARM_SWING, ARM_SWING_RUNNING, ACROSS = 26.0, 44.0, 0.6
CHANGE_AT, CHANGE_S = 0.5, 0.5
STRESS_S = 0.42
TALK_FADE_S = 0.5
LONGEST_SHOT_S = 900.0
CHANNELS = (
    "brow",
    "brow_inner",
    "smile",
    "eyes_wide",
    "lids",
    "pitch",
    "tilt",
    "crouch",
    "tears",
    "gaze_down",
)
HOLDING = (24.0, 58.0)


def pose_at(
    figure: Figure, character: Character, design: Design, *, frame: int, length_frames: int, rate: Fraction,
    spoken: tuple[SpokenLine, ...], seed: int, gaze_toward: tuple[float, float], faces: float,
    interlocutor_speaking: bool = False, stride: float | None = None,
) -> Pose:  # fmt: skip
    """Return the pose of a figure.

    Args:
        figure: what the shot asks of it.
        character: who it is.
        design: its design (habits differ by its seed).
        frame: frame of the shot; may be negative or past the end (handles).
        length_frames: the shot's length.
        rate: frames a second.
        spoken: the shot's lines; those of this character move its mouth.
        seed: the shot's seed.
        gaze_toward: where it looks, -1 to 1 right and down.
        faces: yaw of the body, -1 (left) to 1 (right).
        interlocutor_speaking: true while another speaks to it.
        stride: phase of the walk in radians, from the way it has gone (`skeleton.walk_cycle`) so that feet
        do not
            slip; none: from the time.

    Raises:
        GeneratorError: the shot names an expression or a gesture that the sheets do not have.
    """
    held_s = math.floor(frame * POSES_PER_SECOND / rate) / POSES_PER_SECOND
    length_s = float(length_frames / rate)
    own = tuple(line for line in spoken if line.character == character.id)
    moment = _Moment(figure, design, held_s, length_s, _habits(design.seed, seed), faces, stride)
    speech = _speech(own, rate, held_s)
    feeling = _feeling(figure, held_s, length_s)
    acts = tuple(
        playing
        for act in figure.acts
        if (playing := gesturing(act, seconds=held_s, length_frames=length_frames, rate=rate)) is not None
    )
    shape, openness = mouth_at(own, frame, rate)
    body = _body(moment, speech, feeling, acts, interlocutor_speaking)
    pose = body.but(mouth=shape, openness=openness, gaze=_gaze(moment, feeling, acts, gaze_toward))
    return pose.but(blink=max(pose.blink, blink_at(moment.habits, held_s)))


def holding_hand(faces: float) -> Literal["left", "right"]:
    """Return the hand that holds a prop: the one towards which the figure faces."""
    return "right" if faces >= 0 else "left"


@dataclass(frozen=True)
class _Moment:
    figure: Figure
    design: Design
    seconds: float
    length_s: float
    habits: int
    faces: float
    gone: float | None

    @property
    def lead(self) -> int:
        return 1 if self.faces >= 0 else -1

    def wave(self, hz: float, phase: float = 0.0) -> float:
        """Return a sine of the shot's time, its phase a habit of the figure."""
        return math.sin(2 * math.pi * hz * self.seconds + phase + self.habits % 628 / 100)


def _habits(design_seed: int, seed: int) -> int:
    return (design_seed * 7919 + seed * 104729) % 2_147_483_647


@dataclass(frozen=True)
class _Speech:
    """How much one is speaking (0 to 1), and how stressed the sound is."""

    amount: float = 0.0
    stress: float = 0.0


def _speech(lines: tuple[SpokenLine, ...], rate: Fraction, seconds: float) -> _Speech:
    amount = stress = 0.0
    for line in lines:
        start = float(line.at_frame / rate)
        end = start + float(line.length_frames / rate)
        amount = max(
            amount, ease((seconds - start + 0.2) / TALK_FADE_S) * ease((end - seconds + 0.2) / TALK_FADE_S)
        )
        for viseme in line.visemes:
            away = abs(seconds - start - (viseme.start_s + viseme.end_s) / 2)
            if viseme.stressed and away < STRESS_S:
                stress = max(stress, 0.5 + 0.5 * math.cos(math.pi * away / STRESS_S))
    return _Speech(amount, stress * amount)


def _feeling(figure: Figure, seconds: float, length_s: float) -> dict[str, float]:
    """Return the expression's channels, changing to the one after in the middle of the shot."""
    rows = figure_sheets().expressions
    now = row_named(rows, figure.expression, "expression")
    if figure.expression_after is None:
        return {name: float(getattr(now, name)) for name in CHANNELS}
    after = row_named(rows, figure.expression_after, "expression")
    part = ease((seconds - CHANGE_AT * length_s) / CHANGE_S)
    return {name: _mixed(now, after, name, part) for name in CHANNELS}


def _mixed(now: ExpressionRow, after: ExpressionRow, name: str, part: float) -> float:
    return lerp(float(getattr(now, name)), float(getattr(after, name)), part)


def _posture(figure: Figure) -> Posture:
    return "walks" if figure.moves_to is not None and figure.posture == "stands" else figure.posture


def _body(
    moment: _Moment, speech: _Speech, feeling: dict[str, float], acts: tuple[Gesturing, ...], listens: bool
) -> Pose:
    figure = moment.figure
    posture = _posture(figure)
    nod = _listening_nod(moment) if listens else 0.0
    usual = {
        "lean": 0.7 * moment.wave(0.13) + moment.lead * feeling["pitch"] * 2.0,
        "pitch": feeling["pitch"] + 0.3 * speech.stress + nod - 0.06 * speech.amount * moment.wave(0.7),
        "tilt": feeling["tilt"] + 1.3 * moment.wave(0.11, 1.0) + 1.8 * speech.amount * moment.wave(0.43, 2.0),
        "crouch": feeling["crouch"],
        "brow": feeling["brow"] + 0.4 * speech.stress + 0.12 * speech.amount * moment.wave(0.37),
        "brow_inner": feeling["brow_inner"],
        "smile": feeling["smile"] + (0.12 if listens else 0.0),
        "blink": feeling["lids"],
        "eyes_wide": feeling["eyes_wide"] + 0.15 * speech.stress,
        "tears": feeling["tears"],
    }
    channels = {name: _with_acts(acts, name, value, moment.lead) for name, value in usual.items()}
    stride = _stride(moment, posture)
    left, right = _arms(moment, posture, stride, speech, acts)
    return Pose(
        posture=posture,
        yaw=moment.faces,
        from_behind=figure.facing == "away" or figure.is_foreground,
        breath=moment.wave(0.3),
        stride=stride,
        sway=0.5 * moment.wave(0.21) + (0.5 * math.sin(2 * stride) if stride is not None else 0.0),
        left_arm=left,
        right_arm=right,
    ).but(**channels)


def _with_acts(acts: tuple[Gesturing, ...], channel: str, usual: float, lead: int) -> float:
    value = usual
    for act in acts:
        if channel in ("lean", "tilt") and channel in act.channels:
            value = lerp(value, lead * act.channels[channel], act.weight)
        else:
            value = act.blended(channel, value)
    return value


def _stride(moment: _Moment, posture: Posture) -> float | None:
    if posture not in ("walks", "runs"):
        return None
    if moment.gone is not None:
        return moment.gone
    return 2 * math.pi * moment.seconds * (RUN_HZ if posture == "runs" else WALK_HZ)


def _arms(
    moment: _Moment, posture: Posture, stride: float | None, speech: _Speech, acts: tuple[Gesturing, ...]
) -> tuple[Arm, Arm]:
    stance = _stance(moment, posture)
    lead, trail = list(stance.lead), list(stance.trail)
    hands = list(stance.hands)
    lead[0] += 1.2 * moment.wave(0.15)
    trail[0] += 1.2 * moment.wave(0.15, 0.6)
    if stride is not None:
        _swing(lead, trail, stride, moment, posture)
    if moment.figure.holds is not None:
        lead[:] = [HOLDING[0] + 2 * moment.wave(0.2), HOLDING[1]]
        hands[0] = "grip"
    elif speech.amount > 0 and stride is None and posture != "lies":
        _talk_with_hands(lead, trail, hands, speech, moment)
    for act in acts:
        lead[0], lead[1] = act.blended("lead_raised", lead[0]), act.blended("lead_bent", lead[1])
        trail[0], trail[1] = act.blended("trail_raised", trail[0]), act.blended("trail_bent", trail[1])
        if act.weight > 0.5:
            hands = [act.gesture.hands[0] if moment.figure.holds is None else "grip", act.gesture.hands[1]]
    lead_arm, trail_arm = _arm(lead, hands[0]), _arm(trail, hands[1])
    return (trail_arm, lead_arm) if moment.lead > 0 else (lead_arm, trail_arm)


def _arm(angles: list[float], hand: str) -> Arm:
    shape: HandShape = _HANDS[hand]
    return Arm(angles[0], angles[1], shape)


_HANDS: dict[str, HandShape] = {
    "relaxed": "relaxed",
    "fist": "fist",
    "open": "open",
    "point": "point",
    "grip": "grip",
    "flat": "flat",
}


def _stance(moment: _Moment, posture: Posture) -> Stance:
    fitting = [stance for stance in figure_sheets().stances if posture in stance.postures]
    return fitting[moment.habits % len(fitting)]


def _swing(lead: list[float], trail: list[float], stride: float, moment: _Moment, posture: Posture) -> None:
    """Arms swing against the legs, one forwards while the other goes back; less across the body than away."""
    runs = posture == "runs"
    reach = (ARM_SWING_RUNNING if runs else ARM_SWING) * (0.25 + 0.75 * abs(moment.faces))
    swing = -moment.lead * math.cos(stride) * reach
    swing *= 1.0 if swing > 0 else ACROSS
    bend = 72.0 if runs else 14.0
    lead[0], lead[1] = 4.0 + swing, bend + 0.3 * swing
    trail[0], trail[1] = 6.0 + swing, -bend + 0.3 * swing


def _talk_with_hands(
    lead: list[float], trail: list[float], hands: list[str], speech: _Speech, moment: _Moment
) -> None:
    """Some speak with one hand, some with both, some hardly move: a habit."""
    size = (0.5, 0.85, 1.0)[moment.habits // 7 % 3]
    uses_both = moment.habits // 3 % 3 == 0
    amount = speech.amount * size
    lead[0] = lerp(lead[0], 20 + 8 * speech.stress + 3 * moment.wave(0.31), amount)
    lead[1] = lerp(lead[1], 54 + 22 * speech.stress, amount)
    if amount > 0.4:
        hands[0] = "open" if moment.habits % 2 else "flat"
    if uses_both:
        trail[0] = lerp(trail[0], 16 + 6 * speech.stress, amount)
        trail[1] = lerp(trail[1], 44 + 18 * speech.stress, amount)


def _gaze(
    moment: _Moment, feeling: dict[str, float], acts: tuple[Gesturing, ...], toward: tuple[float, float]
) -> tuple[float, float]:
    dart_x, dart_y = _saccade(moment)
    x, y = toward[0] + dart_x, toward[1] + dart_y + feeling["gaze_down"]
    for act in acts:
        if "gaze_x" in act.channels:
            x = lerp(x, moment.lead * act.channels["gaze_x"], act.weight)
        y = act.blended("gaze_y", y)
    return max(-1.0, min(1.0, x)), max(-1.0, min(1.0, y))


def _saccade(moment: _Moment) -> tuple[float, float]:
    """Eyes never rest: small darts every second or two, each taking a sixth of a second."""
    times = _times(moment.habits + 11, 0.9, 2.4)
    index = _last_before(times, moment.seconds)
    since = moment.seconds - times[index]
    before, after = _dart(moment.habits, index - 1), _dart(moment.habits, index)
    part = ease(since / 0.25)
    return lerp(before[0], after[0], part), lerp(before[1], after[1], part)


def _dart(habits: int, index: int) -> tuple[float, float]:
    if index < 0 or index % 2:
        return 0.0, 0.0
    where = random.Random(habits * 31 + index)
    return where.uniform(-0.3, 0.3), where.uniform(-0.18, 0.22)


def _listening_nod(moment: _Moment) -> float:
    """Now and then a listener nods, twice and small."""
    times = _times(moment.habits + 5, 1.9, 3.6)
    since = moment.seconds - times[_last_before(times, moment.seconds)]
    return 0.3 * math.sin(math.pi * since / 0.4) ** 2 * (1.0 if since < 0.8 else 0.0)


def blink_at(habits: int, seconds: float) -> float:
    """Return how closed the eyes are in a blink (0 to 1); they blink every 2 to 6 seconds."""
    times = _times(habits, *BLINK_EVERY_S)
    since = seconds - times[_last_before(times, seconds)]
    return math.sin(math.pi * since / BLINK_S) ** 0.5 if 0 < since < BLINK_S else 0.0


@lru_cache(maxsize=512)
def _times(seed: int, shortest: float, longest: float) -> tuple[float, ...]:
    """Return seeded instants, `shortest` to `longest` seconds apart, also before and after a shot."""
    draw = random.Random(seed)
    times = [-30.0 + draw.uniform(0, longest)]
    while times[-1] < LONGEST_SHOT_S:
        times.append(times[-1] + draw.uniform(shortest, longest))
    return tuple(times)


def _last_before(times: tuple[float, ...], seconds: float) -> int:
    return max(0, bisect.bisect_right(times, seconds) - 1)
