"""Ground truth of a drawn frame: who is where, to the pixel. For training and tests only.

Nothing that judges a film may read this: takes are measured from their pixels. Source: ours.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cinema_agent.generators import ShotOrder
from cinema_agent.generators.animatic.canvas import Camera, Point, new_surface, saved
from cinema_agent.generators.animatic.picture import StagedPicture, picture_of
from cinema_agent.generators.animatic.players import Moment, Player

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels; may reach outside the picture."""


@dataclass(frozen=True)
class FigureTruth:
    """One figure of a frame. `openness` is the mouth's, 0 to 1; `eyes_y` the height of the eyes in pixels."""

    character: str
    box: Box
    face: Box
    eyes_y: float
    mouth: Box
    openness: float
    yaw: float


@dataclass(frozen=True)
class GroundTruth:
    """What is known of one frame.

    `identity` (height, width) holds 0 for nobody and n for the n-th of `figures`; nearer figures cover
    farther ones, furniture and hands before them are not taken off. `light_toward` points to the light, y
    down.
    """

    identity: NDArray[np.uint8]
    figures: tuple[FigureTruth, ...]
    light_toward: Point
    camera: Camera


def ground_truth(order: ShotOrder, frame_number: int) -> GroundTruth:
    """Return the ground truth of one frame of a shot (0 is its first).

    Raises:
        GeneratorError: the order names something that cannot be drawn.
    """
    picture = picture_of(order)
    width, height = order.size.width, order.size.height
    if not isinstance(picture, StagedPicture):
        return GroundTruth(np.zeros((height, width), np.uint8), (), (-0.7, -0.7), Camera())
    moment = Moment.of(order, frame_number)
    camera = picture.framing.camera(moment.progress)
    pixels, surface = new_surface(width, height)
    canvas = surface.getCanvas()
    with saved(canvas):
        camera.apply(canvas, width, height)
        for number, player in enumerate(picture.players, start=1):
            player.draw_mask(canvas, moment, (number, number, number, 255))
    figures = tuple(_truth(player, moment, camera, width, height) for player in picture.players)
    return GroundTruth(pixels[..., 0].copy(), figures, picture.stage_set.lighting.toward, camera)


def _truth(player: Player, moment: Moment, camera: Camera, width: int, height: int) -> FigureTruth:
    face, pose = player.face(moment), player.pose(moment)
    half = (face.chin - face.head_top) * 0.45
    mouth_x, mouth_y, mouth_wide, mouth_tall = face.mouth

    def seen(left: float, top: float, right: float, bottom: float) -> Box:
        zoom = height / camera.height
        return (
            (left - camera.x) * zoom + width / 2,
            (top - camera.y) * zoom + height / 2,
            (right - camera.x) * zoom + width / 2,
            (bottom - camera.y) * zoom + height / 2,
        )

    return FigureTruth(
        character=player.staged.character.id,
        box=seen(*player.box(moment)),
        face=seen(face.x - half, face.head_top, face.x + half, face.chin),
        eyes_y=seen(0, face.eye_line, 0, 0)[1],
        mouth=seen(
            mouth_x - mouth_wide / 2,
            mouth_y - mouth_tall / 2,
            mouth_x + mouth_wide / 2,
            mouth_y + mouth_tall / 2,
        ),
        openness=pose.openness,
        yaw=pose.yaw,
    )
