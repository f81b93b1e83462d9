"""What hangs on the body of an animal: tails, manes, spikes, wings of leather, and markings of the coat.

Everything faces right, in heads of the animal. Source: ours.
"""

from __future__ import annotations

import math
import random

from cinema_agent.generators.animatic.animal_shapes import Coat, lifted, ribbon, tufted
from cinema_agent.generators.animatic.canvas import Point, ellipse, lerp, mix, polygon, spline
from cinema_agent.generators.animatic.parts import PartList
from cinema_agent.generators.animatic.pose import Pose
from cinema_agent.generators.animatic.rig_sheets import Quadruped

_BEATS_ALOFT = 2.0
"""Beats of a dragon's wings in one stride."""


def add_tail(parts: PartList, build: Quadruped, pose: Pose, rump: Point, posture: str, fur: Coat) -> None:
    """Add the tail, wagging with what sways; happy ones carry it high."""
    wag = pose.sway * 0.16
    loin = build.girth * build.loin
    x, y = rump[0] - loin * 0.36, rump[1] - loin * 0.28
    up = 0.35 + 0.5 * pose.smile if posture == "stands" else 0.1
    up -= 0.5 * max(0.0, pose.brow_inner) if posture == "stands" else 0.0
    drop = min(build.leg * 0.8, -y - 0.12)
    match build.tail:
        case "short":
            parts.shape(ellipse(x - 0.03, y + 0.04, 0.15, 0.13), fur.coat, shade=0.04, outer=True)
        case "puff":
            parts.shape(tufted(x - 0.04, y + 0.2, 0.19, 0.24, 9), fur.belly, shade=0.05, outer=True)
        case "curl":
            curl = [
                (x + 0.1, y + 0.06),
                (x - 0.12, y + 0.04),
                (x - 0.2, y - 0.14),
                (x - 0.06, y - 0.16),
                (x - 0.12, y - 0.02),
            ]
            parts.mark(spline(curl, closed=False), fur.coat, 0.075)
        case "tuft":
            end = (x - 0.42 + wag, y + drop * 0.9)
            middle = (x - 0.34 + wag * 0.5, y + drop * 0.35)
            parts.shape(
                ribbon([(x + 0.08, y), middle, end], [0.16, 0.1, 0.08]), fur.coat, shade=0.03, outer=True
            )
            brush = spline(
                [
                    (end[0], end[1] - 0.16),
                    (end[0] + 0.11, end[1] + 0.1),
                    (end[0] - 0.03, end[1] + 0.34, "c"),
                    (end[0] - 0.12, end[1] + 0.1),
                ]
            )
            parts.shape(brush, fur.mark, shade=0.04, outer=True)
        case "hair":
            end = (x - 0.3 + wag, y + drop)
            curve = [(x + 0.06, y), (x - 0.3 + wag * 0.4, y + 0.22), (x - 0.42 + wag, y + drop * 0.55), end]
            parts.shape(ribbon(curve, [0.14, 0.34, 0.36, 0.06]), fur.mark, shade=0.08, outer=True)
        case "brush":
            # A squirrel's: up along the back, over and out.
            curve = [
                (x + 0.1, y + 0.2),
                (x - 0.42, y + 0.05),
                (x - 0.5 + wag, y - 0.75),
                (x - 0.2 + wag, y - 1.25),
                (x - 0.42 + wag, y - 1.5),
            ]
            parts.shape(ribbon(curve, [0.25, 0.5, 0.66, 0.5, 0.2]), fur.coat, shade=0.1, outer=True)
        case "spade":
            low = rump[1] + build.girth * 0.1
            curve = [
                (x + 0.3, y + 0.16),
                (x - 0.5, low + 0.2),
                (x - 1.2, low + 0.36 + wag),
                (x - 1.8, low - 0.1 + wag * 2),
            ]
            parts.shape(ribbon(curve, [0.62, 0.46, 0.28, 0.1]), fur.coat, shade=0.08, outer=True)
            _add_spade(parts, curve[-1], fur)
        case _:
            _add_plain_tail(parts, build, (x, y), up, wag, fur)


def _add_spade(parts: PartList, tip: Point, fur: Coat) -> None:
    around = ((0.16, 0.1), (0.02, -0.2), (-0.34, -0.3), (-0.14, 0.16))
    spade = polygon([(tip[0] + x, tip[1] + y) for x, y in around])
    parts.shape(spade, fur.mark, shade=0.04, outer=True)


def _add_plain_tail(parts: PartList, build: Quadruped, root: Point, up: float, wag: float, fur: Coat) -> None:
    x, y = root
    wide = 0.44 if build.tail == "bushy" else 0.15
    tip = (x - 0.95, y + 0.1 - up + wag)
    curve = [(x + 0.15, y + 0.1), (x - 0.42, y + 0.22 + wag * 0.4), tip]
    widths = [wide * 0.55, wide, wide * 0.3] if build.tail == "bushy" else [wide, wide * 0.86, wide * 0.6]
    tail = ribbon(curve, widths)
    parts.shape(tail, fur.coat, shade=0.06, outer=True)
    if build.tail == "bushy":
        with parts.inside(tail):
            parts.shape(ellipse(tip[0] - 0.04, tip[1], 0.28, 0.3), fur.belly, shade=0.04)


def add_back(parts: PartList, build: Quadruped, rump: Point, shoulder: Point, fur: Coat) -> None:
    """Add the spikes along a dragon's back, behind its trunk."""
    if build.mane != "spikes":
        return
    for index in range(7):
        t = index / 6
        x, y = lerp(rump[0] - 0.3, shoulder[0] + 0.1, t), lerp(rump[1], shoulder[1], t) - build.girth * 0.42
        size = 0.2 + 0.1 * math.sin(math.pi * t)
        parts.shape(
            polygon([(x - size * 0.7, y + 0.1), (x - size * 0.3, y - size), (x + size * 0.6, y + 0.1)]),
            fur.mark,
            shade=0.04,
            outer=True,
        )


def add_mane(parts: PartList, build: Quadruped, shoulder: Point, head: Point, fur: Coat) -> None:
    """Add what grows on the neck, over it and under the head."""
    if build.mane == "lion":
        x, y = lerp(shoulder[0], head[0], 0.72), lerp(shoulder[1], head[1], 0.72)
        parts.shape(tufted(x - 0.12, y + 0.16, 0.72, 0.96, 15, turn=0.32), fur.mark, shade=0.12, outer=True)
        parts.shape(
            tufted(head[0] - 0.12, head[1] + 0.04, 0.54, 0.7, 13, turn=0.24),
            mix(fur.mark, fur.coat, 0.4),
            shade=0.06,
        )
    elif build.mane == "horse":
        poll, crest = (
            (head[0] - 0.14, head[1] - 0.42),
            (lerp(shoulder[0], head[0], 0.42) - 0.26, lerp(shoulder[1], head[1], 0.42) - 0.2),
        )
        withers = (shoulder[0] - 0.18, shoulder[1] - build.girth * 0.46)
        fall = [
            (*poll, "c"), (lerp(poll[0], crest[0], 0.6) - 0.14, lerp(poll[1], crest[1], 0.6)), crest, (*withers, "c"),
            (withers[0] + 0.2, withers[1] + 0.28), (crest[0] + 0.34, crest[1] + 0.34), (head[0] - 0.06, head[1] + 0.08),
        ]  # fmt: skip
        parts.shape(spline(fall), fur.mark, shade=0.08, outer=True)
    elif build.mane == "spikes":
        for t in (0.25, 0.5, 0.75):
            x, y = lerp(shoulder[0], head[0], t) - 0.3, lerp(shoulder[1], head[1], t) - 0.24
            parts.shape(
                polygon([(x + 0.14, y + 0.22), (x - 0.2, y - 0.1), (x + 0.22, y - 0.06)]),
                fur.mark,
                shade=0.03,
                outer=True,
            )


def add_markings(
    parts: PartList, build: Quadruped, seed: int, length: float, girth: float, fur: Coat
) -> None:
    """Add the markings of the coat, to be seen inside the trunk; the same ones for the same animal."""
    chance = random.Random(seed)
    match build.markings:
        case "patches":
            for at in (0.04, 0.5, 0.96):
                x, y = length * at + chance.uniform(-0.1, 0.1), girth * chance.uniform(-0.36, -0.1)
                wide, tall = girth * chance.uniform(0.26, 0.4), girth * chance.uniform(0.24, 0.36)
                blot = [
                    (x - wide, y),
                    (x - wide * 0.3, y - tall),
                    (x + wide * 0.8, y - tall * 0.6),
                    (x + wide * 0.7, y + tall * 0.7),
                    (x - wide * 0.2, y + tall),
                ]
                parts.shape(spline(blot), fur.mark)
        case "stripes":
            for index in range(9):
                x = -girth * 0.3 + (length + girth * 0.5) * index / 8
                reach = girth * chance.uniform(0.05, 0.3)
                stripe = [
                    (x - 0.06, -girth * 0.62),
                    (x + 0.07, -girth * 0.62),
                    (x + 0.1 - 0.05 * index / 8, reach, "c"),
                ]
                parts.shape(spline(stripe), fur.mark)
        case "spots":
            for _ in range(16):
                x, y = chance.uniform(-girth * 0.2, length), chance.uniform(-girth * 0.44, girth * 0.05)
                parts.shape(ellipse(x, y, 0.06, 0.05), fur.mark)
        case "net":
            for row in range(3):
                for index in range(6):
                    x = -girth * 0.3 + (index + 0.5 * (row % 2)) * (length + girth * 0.6) / 6
                    y, size = girth * (-0.4 + 0.3 * row), girth * 0.13
                    spot = [
                        (x - size, y - size * 0.7),
                        (x + size * 0.8, y - size),
                        (x + size, y + size * 0.8),
                        (x - size * 0.6, y + size),
                    ]
                    parts.shape(polygon(spot), fur.mark)
        case _:
            return


def add_shell(parts: PartList, length: float, girth: float, fur: Coat) -> None:
    """Add a turtle's shell over its trunk, in the trunk's placement."""
    rim = girth * 0.16
    dome = spline(
        [
            (-girth * 0.5, rim, "c"),
            (-girth * 0.3, -girth * 0.5),
            (length * 0.5, -girth * 0.92),
            (length + girth * 0.16, -girth * 0.44),
            (length + girth * 0.36, rim, "c"),
            (length * 0.5, rim + girth * 0.16),
        ]
    )
    parts.shape(dome, fur.mark, shade=0.12, outer=True)
    with parts.inside(dome):
        for x in (0.0, 0.5, 1.0):
            at, wide = length * x, girth * 0.22
            plate = [
                (at - wide, -girth * 0.3),
                (at - wide * 0.5, -girth * 0.62),
                (at + wide * 0.5, -girth * 0.62),
            ]
            plate += [
                (at + wide, -girth * 0.3),
                (at + wide * 0.5, -girth * 0.06),
                (at - wide * 0.5, -girth * 0.06),
            ]
            parts.shape(polygon(plate), mix(fur.mark, fur.belly, 0.35))


def add_wing(parts: PartList, build: Quadruped, pose: Pose, root: Point, fur: Coat) -> None:
    """Add a wing of leather or feathers; it beats in a run, spreads in a gesture, and rests half folded."""
    amount, _ = lifted(pose)
    beat = 0.0 if pose.stride is None else math.sin(_BEATS_ALOFT * pose.stride)
    is_running = pose.posture == "runs"
    spread = max(amount, 1.0 if is_running else 0.42)
    rise = math.radians(lerp(28, 62, spread) + (34 * beat if is_running else 3 * pose.breath))
    reach = build.wings * lerp(0.72, 1.0, spread)
    wrist = (root[0] + math.cos(rise) * reach * 0.16, root[1] - math.sin(rise) * reach * 0.62)
    tips = [
        (wrist[0] - reach * part, wrist[1] + reach * low - 0.5 * reach * math.sin(rise) * high)
        for part, low, high in ((0.52, 0.1, 0.34), (0.74, 0.34, 0.1), (0.7, 0.62, 0.0))
    ]
    edge: list[tuple[float | str, ...]] = [(*root, "c"), (*wrist, "c")]
    for index, tip in enumerate(tips):
        edge.append((*tip, "c"))
        after = tips[index + 1] if index + 1 < len(tips) else (root[0] - 0.5, root[1] + 0.2)
        edge.append(
            (
                lerp(lerp(tip[0], after[0], 0.5), root[0], 0.16),
                lerp(lerp(tip[1], after[1], 0.5), root[1], 0.16),
            )
        )
    membrane = spline(edge)
    parts.shape(membrane, fur.mark, shade=0.08, outer=True)
    for tip in tips:
        parts.mark(spline([wrist, tip], closed=False), mix(fur.mark, fur.dark, 0.4), 0.04)
    arm = ribbon(
        [root, (lerp(root[0], wrist[0], 0.5) + 0.08, lerp(root[1], wrist[1], 0.5)), wrist], [0.26, 0.16, 0.1]
    )
    parts.shape(arm, fur.coat, shade=0.04, outer=True)
