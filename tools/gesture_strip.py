"""Draws strips in time of the animatic's people: every gait and every gesture, a row each, to look at as an animator.

python tools/gesture_strip.py strips.png [--only give take walk] [--frames 8] [--head 44] [--who 0] [--faces 0.5]
[--holding KIND]
"""

from __future__ import annotations

import argparse
import math
from fractions import Fraction
from pathlib import Path

import cv2
import skia
from figure_sheet import DAYLIGHT, INK, PAPER, cast_of, label

from cinema_agent.generators.animatic.acting import pose_at
from cinema_agent.generators.animatic.canvas import argb, fill, new_surface, saved
from cinema_agent.generators.animatic.figure import Held, draw_figure
from cinema_agent.generators.animatic.figure_sheets import figure_sheets
from cinema_agent.generators.animatic.props import draw_held
from cinema_agent.generators.animatic.skeleton import walk_cycle
from cinema_agent.generators.animatic.walking import gait_for
from cinema_agent.script import Act, Figure

RATE = Fraction(24)
PROPS = {
    "give": "gift", "light": "candle", "repair": "hammer", "read": "book",
    "write": "pen", "dig": "broom", "throw": "baseball", "drop": "cup", "carry": "box", "drink": "cup",
    "play_violin": "violin", "play_guitar": "guitar", "play_trumpet": "trumpet", "play_drum": "drum",
    "fence": "sword", "build": "hammer", "paint": "paintbrush", "eat": "apple", "photograph": "camera",
    "sweep": "broom",
}  # fmt: skip
"""What is in hand in a strip, by gesture."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("png", type=Path, help="file to write")
    parser.add_argument("--only", nargs="*", help="gaits and gestures to draw; none: all")
    parser.add_argument("--frames", type=int, default=8, help="pictures a strip")
    parser.add_argument("--head", type=float, default=40, help="size of an adult's head in pixels")
    parser.add_argument("--columns", type=int, default=1, help="strips beside each other")
    parser.add_argument("--who", type=int, help="one of the cast of figure_sheet.py; none: in turn")
    parser.add_argument("--holding", help="kind of prop in hand; none: what suits the gesture")
    parser.add_argument("--faces", type=float, default=0.5, help="yaw, -1 to 1")
    asked = parser.parse_args()
    sheets = figure_sheets()
    rows = [("gait", row.name) for row in sheets.gaits]
    rows += [("gesture", row.name) for row in sheets.gestures if row.channels and not row.gait]
    rows = [row for row in rows if not asked.only or row[1] in asked.only]
    step, height = asked.head * 4.4, asked.head * 8.6
    wide, deep = step * asked.frames, -(-len(rows) // asked.columns)
    pixels, surface = new_surface(round(wide * asked.columns), round(height * deep))
    canvas = surface.getCanvas()
    canvas.clear(argb(PAPER))
    for index, (kind, name) in enumerate(rows):
        who = index if asked.who is None else asked.who
        with saved(canvas):
            canvas.translate(index // deep * wide, index % deep * height)
            canvas.clipRect(skia.Rect(0, 0, wide, height))
            draw = _gait if kind == "gait" else _gesture
            draw(canvas, name, who, asked, step, height - asked.head * 0.7)
            canvas.drawRect(skia.Rect(0, height - 2, wide - 2, height), fill(INK))
            label(canvas, name, 6, 18)
    cv2.imwrite(str(asked.png), pixels[..., :3])
    print(asked.png)


def _gait(
    canvas: skia.Canvas, name: str, who: int, asked: argparse.Namespace, step: float, ground: float
) -> None:
    """Draw one and a half strides, each figure as far on as it has gone."""
    character, design = cast_of(who)
    gait = next(row for row in figure_sheets().gaits if row.name == name)
    act = next((row.name for row in figure_sheets().gestures if row.gait == name), None)
    acts = (Act(gesture=act, start=0, end=1),) if act else ()
    feels = gait.feels[0] if gait.feels else "neutral"
    posture = "runs" if "runs" in gait.postures else "walks"
    figure = Figure(character=character.id, posture=posture, acts=acts, expression=feels)
    used = gait if gait.ages else gait_for(figure, character)
    yaw = math.copysign(0.85, asked.faces)
    for index in range(asked.frames):
        stride = index * 3 * math.pi / asked.frames
        frame = round(index * 36 / asked.frames / gait.hz)
        pose = pose_at(
            figure, character, design, frame=frame, length_frames=72, rate=RATE, spoken=(), seed=who,
            gaze_toward=(0.5, 0.0), faces=yaw, stride=stride,
        ).but(gait=used)  # fmt: skip
        gone = stride / (2 * math.pi) * walk_cycle(design, yaw=yaw, gait=used) * asked.head
        x = step * (index + 0.4) + gone % (step * 0.2)
        draw_figure(canvas, design, pose, DAYLIGHT, x, ground, asked.head)


def _gesture(
    canvas: skia.Canvas, name: str, who: int, asked: argparse.Namespace, step: float, ground: float
) -> None:
    character, design = cast_of(who)
    row = next(row for row in figure_sheets().gestures if row.name == name)
    kind = asked.holding or PROPS.get(name) or (row.props[0] if row.props else "")
    act = Act(gesture=row.plays or name, start=0, end=1, with_prop="thing" if kind else None)
    figure = Figure(character=character.id, acts=(act,), holds="thing" if kind else None)
    seconds = row.seconds if not row.hz else max(1.4, 1.5 / row.hz)
    frames = round(seconds * 24) + 1
    for index in range(asked.frames):
        frame = round((index + 0.4) / asked.frames * (frames - 1))
        pose = pose_at(
            figure, character, design, frame=frame, length_frames=frames, rate=RATE, spoken=(), seed=who,
            gaze_toward=(math.copysign(0.5, asked.faces), 0.0), faces=asked.faces, kinds={"thing": kind},
        )  # fmt: skip
        draw_figure(
            canvas, design, pose, DAYLIGHT, step * (index + 0.45), ground, asked.head,
            held=_held(kind), held_in="right" if asked.faces >= 0 else "left",
        )  # fmt: skip


def _held(kind: str) -> Held | None:
    return (lambda canvas, light: draw_held(canvas, kind, light)) if kind else None


if __name__ == "__main__":
    main()
