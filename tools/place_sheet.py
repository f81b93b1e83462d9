"""Draw every place into one contact sheet, with grey mannequins at the anchors: `python tools/place_sheet.py
OUT.png`.

For looking at sets while designing them; `--place` shows one at full size, `--time`, `--weather` and
`--era` (several each) choose the hour, the weather and the story's period.
"""

from __future__ import annotations

import argparse
import itertools
import time
from pathlib import Path

import cv2
import numpy as np
import skia

from cinema_agent.generators.animatic.canvas import (
    Camera,
    Lighting,
    Pixels,
    box,
    cel,
    ellipse,
    fill,
    new_surface,
    saved,
    with_alpha,
)  # fmt: skip
from cinema_agent.generators.animatic.light_pass import LightPass, pool_seen
from cinema_agent.generators.animatic.places import build_set, place_vocabulary
from cinema_agent.generators.animatic.stage_set import Anchor, StageSet
from cinema_agent.script.shot import Across, Depth

WIDTH, HEIGHT = 1280, 720
SHOWN: tuple[tuple[Depth, Across], ...] = (
    ("far", "far_left"),
    ("middle", "left"),
    ("middle", "right"),
    ("near", "center"),
    ("far", "far_right"),
)


def mannequin(canvas: skia.Canvas, spot: Anchor, light: Lighting) -> None:
    """Draw a plain figure six heads tall, sitting where the anchor has a seat."""
    grey, head = (150, 140, 150, 255), spot.head
    with saved(canvas):
        if spot.seat_y is None:
            hip = spot.y - 3.0 * head
            cel(canvas, box(spot.x - 0.5 * head, hip, 0.42 * head, 3.0 * head, 6), grey, light, depth=6)
            cel(canvas, box(spot.x + 0.08 * head, hip, 0.42 * head, 3.0 * head, 6), grey, light, depth=6)
        else:
            hip = spot.seat_y + 0.2 * head
        cel(
            canvas,
            box(spot.x - 0.8 * head, hip - 2.0 * head, 1.6 * head, 2.2 * head, 0.5 * head),
            grey,
            light,
            depth=10,
        )
        cel(canvas, ellipse(spot.x, hip - 2.5 * head, 0.42 * head, 0.52 * head), grey, light, depth=8)


def photograph(stage: StageSet, *, figures: bool, camera: Camera, seconds: float = 1.3) -> Pixels:
    """Return the set as the camera sees it, (720, 1280, 3) BGR, with its light map, glows and mannequins."""
    pixels, surface = new_surface(WIDTH, HEIGHT)
    canvas = surface.getCanvas()

    def move(name: str, in_front: bool) -> None:
        for moving in stage.moving:
            if moving.after_layer == name and moving.in_front == in_front:
                with saved(canvas):
                    camera.apply(canvas, WIDTH, HEIGHT, moving.parallax)
                    moving.draw(canvas, seconds)

    for part in stage.back:
        part.layer.draw(canvas, camera, WIDTH, HEIGHT)
        move(part.name, False)
    move("", False)
    spots = [stage.anchors[key] for key in SHOWN] if figures else []
    for spot in spots:
        if not spot.behind:
            continue
        _stand(canvas, camera, spot, stage)
    for part in stage.front:
        if part.name != "foreground":
            part.layer.draw(canvas, camera, WIDTH, HEIGHT)
    for spot in spots:
        if not spot.behind:
            _stand(canvas, camera, spot, stage)
    for part in stage.front:
        if part.name == "foreground":
            part.layer.draw(canvas, camera, WIDTH, HEIGHT)
    move("", True)
    light = LightPass(pool_seen(stage.light_pool, camera, WIDTH, HEIGHT), stage.bloom, WIDTH, HEIGHT)
    return light.apply(pixels, camera, stage.glows, seconds, None)[..., :3]


def _stand(canvas: skia.Canvas, camera: Camera, spot: Anchor, stage: StageSet) -> None:
    with saved(canvas):
        camera.apply(canvas, WIDTH, HEIGHT, 1.0)
        canvas.drawPath(
            ellipse(spot.x, spot.y, spot.head * 0.9, spot.head * 0.16), fill(with_alpha(stage.darkest, 110))
        )
        mannequin(canvas, spot, stage.lighting)


def _unusual(hour: str, weather: str, era: str) -> tuple[str, ...]:
    return hour, "" if weather == "clear" else weather, "" if era == "present" else era


def main() -> None:
    """Parse the options, draw, and print what each set cost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--place", nargs="*")
    parser.add_argument("--time", nargs="*", default=["day"])
    parser.add_argument("--weather", nargs="*", default=["clear"])
    parser.add_argument("--era", nargs="*", default=["present"])
    parser.add_argument("--mood", default="calm")
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--columns", type=int, default=3)
    parser.add_argument("--width", type=int, default=480)
    parser.add_argument("--empty", action="store_true", help="without mannequins")
    options = parser.parse_args()
    names = options.place or [entry.name for entry in place_vocabulary()]
    pictures = []
    for name in names:
        for hour, weather, era in itertools.product(options.time, options.weather, options.era):
            start = time.process_time()
            stage = build_set(
                name, time_of_day=hour, weather=weather, mood=options.mood, era=era, seed=options.seed
            )
            cost = time.process_time() - start
            picture = photograph(stage, figures=not options.empty, camera=Camera(640, 360, 690))
            luma = float(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY).mean()) / 255
            print(f"{name:18s} {hour:9s} {weather:6s} {era:8s} {cost:5.2f} s  luma {luma:.2f}")
            small = cv2.resize(
                picture, (options.width, options.width * 9 // 16), interpolation=cv2.INTER_AREA
            )
            cv2.putText(
                small,
                " ".join(filter(None, (name, *_unusual(hour, weather, era)))),
                (8, 18),
                cv2.FONT_HERSHEY_SIMPLEX,
                0.45,
                (255, 255, 255),
                1,
                cv2.LINE_AA,
            )
            pictures.append(small)
    while len(pictures) % options.columns:
        pictures.append(np.zeros_like(pictures[0]))
    rows = [np.hstack(pictures[i : i + options.columns]) for i in range(0, len(pictures), options.columns)]
    cv2.imwrite(str(options.out), np.vstack(rows))


if __name__ == "__main__":
    main()
