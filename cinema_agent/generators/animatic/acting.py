"""Acts: the pose of a figure at a frame of its shot. Pure, seeded, continuous.

Bodies move on twos (12 poses a second, whatever the rate), mouths and walking feet on every frame, so that
lips and voice agree and no foot slips. Knows no set: where the figure looks and faces comes in as arguments.
Source: ours.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Literal

from cinema_agent.generators.animatic.canvas import ease, lerp
from cinema_agent.generators.animatic.carriage import Bearing, carriage, channels_of, lean_of
from cinema_agent.generators.animatic.design import Design
from cinema_agent.generators.animatic.figure_sheets import ExpressionRow, figure_sheets, row_named
from cinema_agent.generators.animatic.gestures import Gesturing, gesturing
from cinema_agent.generators.animatic.habits import Habits, blink_at, one_blink
from cinema_agent.generators.animatic.lips import mouth_at
from cinema_agent.generators.animatic.listening import Hearing, Speech, hearing_at, speech_at
from cinema_agent.generators.animatic.pose import Pose
from cinema_agent.generators.animatic.prop_sheets import prop_row
from cinema_agent.generators.animatic.walking import gait_for
from cinema_agent.script.bible_entries import Character
from cinema_agent.script.shot import Act, Figure, Posture
from cinema_agent.script.sound import SpokenLine

POSES_PER_SECOND = 12
CHANGE_AT, CHANGE_S = 0.5, 0.5
SWAY_LAG_S = 0.2
"""How long after the body hair and hems move."""
FEELING_CHANNELS = (
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
_HOLDING_ON, _CLIMBING_YAW = ("climbs", "swims"), 0.12
_SWIMMING = 78.0
"""Degrees who swims lies forwards."""
NO_KINDS: Mapping[str, str] = MappingProxyType({})


def pose_at(
    figure: Figure, character: Character, design: Design, *, frame: int, length_frames: int, rate: Fraction,
    spoken: tuple[SpokenLine, ...], seed: int, gaze_toward: tuple[float, float], faces: float,
    heard: tuple[SpokenLine, ...] = (), stride: float | None = None, kinds: Mapping[str, str] = NO_KINDS,
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
        heard: lines that others speak to it.
        stride: phase of the walk in radians, from the way it has gone (`skeleton.walk_cycle`) so that feet do
            not slip; none: from the time.
        kinds: the kind of each prop by its id: how one plays depends on the instrument.

    Raises:
        GeneratorError: the shot names an expression or a gesture that the sheets do not have.
    """
    held_s = math.floor(frame * POSES_PER_SECOND / rate) / POSES_PER_SECOND
    length_s = float(length_frames / rate)
    own = tuple(line for line in spoken if line.character == character.id)
    habits = Habits.of(design.seed, seed)
    kind = kinds.get(figure.holds or "")
    in_both = kind is not None and "two_hands" in prop_row(kind).tags
    moment = _Moment(figure, character, design, habits, held_s, length_s, faces, stride, in_both)
    speech, hearing = speech_at(own, rate, held_s), hearing_at(heard, rate, held_s, habits)

    def acts_at(seconds: float) -> tuple[Gesturing, ...]:
        played = (
            gesturing(
                act, seconds=seconds, length_frames=length_frames, rate=rate, kind=_kind(act, figure, kinds)
            )
            for act in figure.acts
        )
        return tuple(playing for playing in played if playing is not None)

    # Hands that hold on have no others to act with.
    acts = () if figure.posture in _HOLDING_ON else acts_at(held_s)
    feeling = _feeling(moment)
    body = _body(moment, speech, hearing, feeling, acts)
    if acts:
        body = body.but(sway=body.sway + _dragged(acts, acts_at(held_s - SWAY_LAG_S)))
    shape, openness = mouth_at(own, frame, rate)
    blink = max(body.blink, blink_at(habits.seed, held_s), hearing.blink, _turning_blink(moment))
    gaze = _gaze(moment, feeling, acts, gaze_toward)
    return body.but(mouth=shape, openness=openness, gaze=gaze, blink=blink)


def holding_hand(faces: float) -> Literal["left", "right"]:
    """Return the hand that holds a prop: the one towards which the figure faces."""
    return "right" if faces >= 0 else "left"


@dataclass(frozen=True)
class _Moment:
    figure: Figure
    character: Character
    design: Design
    habits: Habits
    seconds: float
    length_s: float
    faces: float
    gone: float | None
    holds_in_both: bool = False

    @property
    def lead(self) -> int:
        return 1 if self.faces >= 0 else -1

    def wave(self, hz: float, phase: float = 0.0) -> float:
        return self.habits.wave(self.seconds, hz, phase)

    @property
    def turns_s(self) -> float | None:
        """Return when the face changes, none if it does not."""
        if self.figure.expression_after is None:
            return None
        at = self.figure.expression_turns_at
        return (CHANGE_AT if at is None else at) * self.length_s


def _kind(act: Act, figure: Figure, kinds: Mapping[str, str]) -> str | None:
    name = act.with_prop or act.towards or figure.holds
    return kinds.get(name or "") or kinds.get(figure.holds or "")


def _feeling(moment: _Moment) -> dict[str, float]:
    """Return the expression's channels, on their way to the one after once the face has turned."""
    rows, figure, turns_s = figure_sheets().expressions, moment.figure, moment.turns_s
    now = row_named(rows, figure.expression, "expression")
    if figure.expression_after is None or turns_s is None:
        return {name: float(getattr(now, name)) for name in FEELING_CHANNELS}
    after = row_named(rows, figure.expression_after, "expression")
    part = ease((moment.seconds - turns_s) / CHANGE_S)
    return {name: _mixed(now, after, name, part) for name in FEELING_CHANNELS}


def _mixed(now: ExpressionRow, after: ExpressionRow, name: str, part: float) -> float:
    return lerp(float(getattr(now, name)), float(getattr(after, name)), part)


def _turning_blink(moment: _Moment) -> float:
    """Return the blink through which a face changes."""
    return 0.0 if moment.turns_s is None else one_blink(moment.seconds - moment.turns_s)


def _posture(figure: Figure) -> Posture:
    return "walks" if figure.moves_to is not None and figure.posture == "stands" else figure.posture


def _body(
    moment: _Moment, speech: Speech, hearing: Hearing, feeling: dict[str, float], acts: tuple[Gesturing, ...]
) -> Pose:
    figure, lead = moment.figure, moment.lead
    posture = _posture(figure)
    gait = gait_for(figure, moment.character) if posture in ("walks", "runs") else None
    stride = None if gait is None else _stride(moment, gait.hz)
    bearing = Bearing(
        moment.design, moment.habits, moment.seconds, posture, lead, stride, gait, figure.holds is not None,
        moment.holds_in_both,
    )  # fmt: skip
    carried = carriage(bearing, speech, acts)
    shift = carried["shift"]
    assert isinstance(shift, float)
    usual = {
        "lean": 0.7 * moment.wave(0.13)
        + lead * (feeling["pitch"] * 2.0 + 1.2 * hearing.amount)
        + lean_of(shift),
        "bow": (gait.bow if gait else 0.0) + 0.1 * max(0.0, feeling["pitch"]),
        "advance": 0.0,
        "rise": 0.0,
        "topple": _SWIMMING if posture == "swims" else 0.0,
        "pitch": feeling["pitch"]
        - (0.7 if posture in ("swims", "climbs") else 0.0)
        + (gait.pitch if gait else 0.0)
        + 0.3 * speech.stress
        + 0.3 * hearing.nod
        - 0.06 * speech.amount * moment.wave(0.7),
        "tilt": feeling["tilt"]
        + 1.3 * moment.wave(0.11, 1.0)
        + 1.8 * speech.amount * moment.wave(0.43, 2.0)
        + lead * 5.0 * hearing.tilt,
        "crouch": feeling["crouch"],
        "brow": feeling["brow"]
        + 0.4 * speech.stress
        + 0.12 * speech.amount * moment.wave(0.37)
        + 0.25 * hearing.tilt,
        "brow_inner": feeling["brow_inner"],
        "smile": feeling["smile"] + 0.1 * hearing.amount,
        "blink": feeling["lids"],
        "eyes_wide": feeling["eyes_wide"] + 0.15 * speech.stress,
        "tears": feeling["tears"],
    }
    return Pose(
        posture=posture,
        yaw=math.copysign(_CLIMBING_YAW, moment.faces)
        if posture == "climbs"
        else _turned(moment.faces, acts),
        from_behind=figure.facing == "away" or figure.is_foreground or posture == "climbs",
        breath=moment.wave(0.3),
        stride=stride,
        gait=gait,
        sway=0.5 * moment.wave(0.21) + (0.5 * math.sin(2 * stride) if stride is not None else 0.0),
    ).but(**channels_of(acts, usual, lead), **carried)


def _turned(faces: float, acts: tuple[Gesturing, ...]) -> float:
    """Return the yaw of the body: what is done is turned to the side, where it can be seen."""
    yaw = abs(faces)
    for act in acts:
        if "turn" in act.channels:
            yaw = lerp(yaw, max(yaw, act.channels["turn"][0]), act.weight)
    return math.copysign(yaw, faces)


def _stride(moment: _Moment, hz: float) -> float:
    return moment.gone if moment.gone is not None else 2 * math.pi * moment.seconds * hz


def _dragged(now: tuple[Gesturing, ...], before: tuple[Gesturing, ...]) -> float:
    """Return how far hair and hems are left behind by a body that moves."""

    def carried(acts: tuple[Gesturing, ...]) -> float:
        return sum(
            act.weight * (act.channels[name][0] * scale)
            for act in acts
            for name, scale in (("lean", 0.05), ("topple", 0.02), ("advance", 2.0))
            if name in act.channels
        )

    return max(-1.5, min(1.5, carried(before) - carried(now)))


def _gaze(
    moment: _Moment, feeling: dict[str, float], acts: tuple[Gesturing, ...], toward: tuple[float, float]
) -> tuple[float, float]:
    dart_x, dart_y = moment.habits.dart(moment.seconds)
    x, y = toward[0] + dart_x, toward[1] + dart_y + feeling["gaze_down"]
    for act in acts:
        if "gaze_x" in act.channels:
            x = lerp(x, moment.lead * act.channels["gaze_x"][0], act.weight)
        y = act.blended("gaze_y", y)
    return max(-1.0, min(1.0, x)), max(-1.0, min(1.0, y))
