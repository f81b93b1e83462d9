"""The rows an actor reads: gestures as keyed channels, gaits, and how one stands when nothing is done.

Hands and feet are keyed as places on the body, not as angles of joints, so that one row fits every build:

- a hand is `[forward, across, up, elbow]`: `forward` in arm lengths before the shoulders, `across` in half
  shoulder widths from the middle of the chest to the hand's own side (1 before its own shoulder, -1 before
  the other), `up` -1 at the ground, 0 at the hips, 1 at the shoulders, 2 at the crown; `elbow` 0 hangs, 1
  points outwards;
- a foot is `[forward, across, up]` in leg lengths, from where it stands;
- a prop is `[forward, across, up, degrees]`, its grip placed as a hand is, turned towards where one faces.

Knows no design and no time. Source: ours.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from cinema_agent.generators.animatic.sheet_rows import Named
from cinema_agent.script.noun import Slug
from cinema_agent.script.sheets import unknown
from cinema_agent.script.shot import Expression, Posture

Keys = tuple[tuple[float, ...], ...]
"""Keys of one channel: time (0 to 1), then the channel's values."""

Meeting = Literal["pass", "hold", "back", "shake", "shoulder", "hand"]
"""How two people touch: hands pass a thing, dance, lie on a back, are shaken, one lies on a shoulder, or one leads by
the hand."""

HAND_WIDTH, FOOT_WIDTH, PROP_WIDTH = 4, 3, 4
WIDTHS: dict[str, int] = {
    "lead_hand": HAND_WIDTH,
    "trail_hand": HAND_WIDTH,
    "lead_foot": FOOT_WIDTH,
    "trail_foot": FOOT_WIDTH,
    "prop": PROP_WIDTH,
    **dict.fromkeys(
        (
            "lead_wrist",
            "trail_wrist",
            "prop_turn",
            "lean",
            "bow",
            "advance",
            "rise",
            "topple",
            "turn",
            "pitch",
            "tilt",
            "crouch",
            "brow",
            "brow_inner",
            "smile",
            "blink",
            "eyes_wide",
            "gaze_x",
            "gaze_y",
            "tears",
        ),
        1,
    ),
}
"""Every channel a gesture may key, and how many values a key has.

Degrees: `lead_wrist` and `trail_wrist` bend the hand up, `prop_turn` turns what is in hand towards where one
faces, `lean` (towards where one faces), `tilt`, `topple` (the whole body falls: 90 lies on its face, -90 on its back).
`bow` rounds the spine forwards, in heads. `advance` moves the hips forwards and `rise` lifts feet and all, in
leg lengths. `turn` is the least yaw, 0 to 1, so that what is done is seen from the side. The rest are parts of the
feature's range.
"""


class Gesture(Named):
    """A gesture as keyed channels over its own time (0 to 1), flowing through its keys, faded at its ends.

    Limbs are `lead_*` (towards where the figure faces) and `trail_*`. With `hz` the keys loop so often a
    second; without, they take `seconds`, and an act that lasts longer waits at `hold`.
    """

    hands: tuple[str, str] = Field(default=("relaxed", "relaxed"), description="lead and trail hand shapes")
    hz: float = Field(default=0.0, ge=0, le=3)
    seconds: float = Field(default=2.4, gt=0, description="natural length of what does not loop")
    hold: float = Field(default=0.6, ge=0, le=1, description="where a long act waits")
    stays: bool = Field(default=False, description="its last key is kept until the shot ends")
    meets: Meeting | None = Field(default=None, description="how two touch who do it to each other")
    plays: Slug | None = Field(default=None, description="the gesture this is with the props listed")
    props: tuple[Slug, ...] = Field(default=(), description="kinds of prop it is done with")
    gait: Slug | None = Field(default=None, description="how one walks meanwhile")
    by_posture: bool = Field(
        default=False, description="nothing is keyed: a posture shows it (riding, sitting)"
    )
    channels: dict[str, Keys] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _channels(self) -> Gesture:
        if not self.channels and not self.by_posture:
            raise ValueError("nothing moves; key at least one channel, such as channels.lead_hand")
        for name, keys in self.channels.items():
            if name not in WIDTHS:
                raise ValueError(unknown(name, WIDTHS, "channel"))
            wrong = next((key for key in keys if len(key) != 1 + WIDTHS[name]), None)
            if wrong is not None:
                needed = 1 + WIDTHS[name]
                raise ValueError(
                    f"channels.{name}: a key has {needed} numbers, not {list(wrong)}; correct it"
                )
            times = [key[0] for key in keys]
            if not times or times != sorted(set(times)) or not 0 <= times[0] <= times[-1] <= 1:
                raise ValueError(f"the times of channels.{name} must rise from 0 to 1; put its keys in order")
        return self


class Stance(Named):
    """How one is held when nothing is done: the hands, and the weight on one hip."""

    lead: tuple[float, float, float, float]
    trail: tuple[float, float, float, float]
    hands: tuple[str, str] = ("relaxed", "relaxed")
    shift: float = Field(default=0.0, description="hips towards the standing leg, in heads")
    lead_foot: tuple[float, float, float] = (0.0, 0.0, 0.0)
    trail_foot: tuple[float, float, float] = (0.0, 0.0, 0.0)
    postures: tuple[str, ...] = ("stands",)


class Gait(Named):
    """A way to go on two legs. Lengths in leg lengths, angles in degrees, times in parts of the stride.

    A foot is put down `ahead` of the hips and lifted `behind` them; while it is down (`planted`) it does not
    move on the ground.
    """

    postures: tuple[Posture, ...] = ("walks",)
    feels: tuple[Expression, ...] = Field(default=(), description="faces that go with it; none: any")
    ages: tuple[str, ...] = Field(default=(), description="ages that go so; none: any")
    hz: float = Field(gt=0, le=3, description="strides (two steps) a second")
    ahead: float = Field(gt=0, le=0.8)
    behind: float = Field(gt=0, le=0.9)
    planted: float = Field(gt=0.2, lt=0.8)
    lift: float = Field(ge=0, le=0.6)
    toe_up: float = Field(default=14.0, description="at touch-down; below 0 the toes land first")
    heel_up: float = Field(default=34.0, description="at lift-off")
    kick: float = Field(default=16.0, description="more heel in the swing")
    crouch: float = Field(default=0.03, ge=0, le=0.6, description="how much lower the hips are held")
    bob: float = Field(default=0.03, ge=0, le=0.2)
    lowest: float = Field(default=0.04, description="part of the step at which the hips are lowest")
    lean: float = 3.0
    bow: float = 0.0
    pitch: float = 0.0
    swing: float = Field(default=24.0, description="of the arms")
    bend: float = Field(default=16.0, description="of the elbows")
    limp: float = Field(default=0.0, ge=0, le=0.7, description="how lame one leg is")
    hands: tuple[str, str] = ("relaxed", "relaxed")
    lead: tuple[float, float, float, float] | None = Field(default=None, description="none: the arm swings")
    trail: tuple[float, float, float, float] | None = None
