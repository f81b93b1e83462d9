"""Ground truth of drawn frames: who is where, to the pixel, and how mouths and eyes go. For measuring and training.

It says where things are, never how they look: colours and light are measured from pixels alone. Source: ours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from cinema_agent.generators import ShotOrder
from cinema_agent.generators.animatic.canvas import Camera, Point, new_surface, saved
from cinema_agent.generators.animatic.picture import RelitPicture, ShotPicture, StagedPicture, picture_of
from cinema_agent.generators.animatic.players import Moment, Player
from cinema_agent.generators.truth import Area, ClipTruth, FaceTruth, FigureTruth, FrameTruth


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
    picture = _staged(picture_of(order))
    width, height = order.size.width, order.size.height
    if picture is None:
        return GroundTruth(np.zeros((height, width), np.uint8), (), (-0.7, -0.7), Camera())
    moment = Moment.of(order, frame_number)
    camera = picture.camera(moment)
    pixels, surface = new_surface(width, height)
    canvas = surface.getCanvas()
    with saved(canvas):
        camera.apply(canvas, width, height)
        for number, player in enumerate(picture.players, start=1):
            player.draw_mask(canvas, moment, (number, number, number, 255))
    figures = _figures(picture, moment, order.size.aspect)
    return GroundTruth(pixels[..., 0].copy(), figures, picture.stage_set.lighting.toward, camera)


@dataclass
class TruthKeeper:
    """Keeps what is known of a clip while it is drawn: every frame it is told of, in order."""

    picture: ShotPicture
    order: ShotOrder
    _numbers: list[int] = field(default_factory=list)
    _faces: dict[str, tuple[list[float], list[float]]] = field(default_factory=dict)

    def keep(self, number: int) -> None:
        """Take note of the faces of the next frame of the clip, which shows frame `number` of the shot."""
        staged = _staged(self.picture)
        self._numbers.append(number)
        for player in staged.players if staged else ():
            # The pose was just drawn, so that it is at hand.
            pose = player.pose(Moment.of(self.order, number))
            mouth, lids = self._faces.setdefault(player.staged.character.id, ([], []))
            mouth.append(pose.openness)
            lids.append(pose.blink)

    def truth(self, clip_frames: Sequence[int]) -> ClipTruth:
        """Return what is known, of these frames of the clip and of all faces."""
        staged = _staged(self.picture)
        if staged is None:
            return ClipTruth({}, {})
        frames = {}
        for at in clip_frames:
            moment = Moment.of(self.order, self._numbers[at])
            figures = _figures(staged, moment, self.order.size.aspect)
            frames[at] = FrameTruth(figures, staged.cover(moment))
        faces = {who: FaceTruth(tuple(mouth), tuple(lids)) for who, (mouth, lids) in self._faces.items()}
        return ClipTruth(frames, faces)


def _staged(picture: ShotPicture) -> StagedPicture | None:
    """Return the people of a shot; an insert has none."""
    if isinstance(picture, RelitPicture):
        picture = picture.lit
    return picture if isinstance(picture, StagedPicture) else None


def _figures(picture: StagedPicture, moment: Moment, aspect: float) -> tuple[FigureTruth, ...]:
    camera = picture.camera(moment)
    return tuple(_figure(player, moment, camera, aspect) for player in picture.players)


def _figure(player: Player, moment: Moment, camera: Camera, aspect: float) -> FigureTruth:
    face, pose = player.face(moment), player.pose(moment)
    half = (face.chin - face.head_top) * 0.45
    mouth_x, mouth_y, mouth_wide, mouth_tall = face.mouth

    def seen(left: float, top: float, right: float, bottom: float) -> Area:
        wide, tall = camera.height * aspect, camera.height
        return (
            (left - camera.x) / wide + 0.5,
            (top - camera.y) / tall + 0.5,
            (right - camera.x) / wide + 0.5,
            (bottom - camera.y) / tall + 0.5,
        )

    return FigureTruth(
        character=player.staged.character.id,
        body=seen(*player.box(moment)),
        head=seen(face.x - half, face.head_top, face.x + half, face.chin),
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
