"""The animatic: a drawn 2-D film from places, figures and things that are data, on a laptop, with no weights.

`Animatic` plans keyframes and shoots clips. Importing this costs nothing; the drawing engine is loaded when
it is first asked for a picture. Source: ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from cinema_agent.errors import GeneratorError
from cinema_agent.generators import Clip, Keyframe, Picture, ShotOrder
from cinema_agent.script.capabilities import Capabilities

if TYPE_CHECKING:
    from cinema_agent.generators.animatic.passes import TruthKeeper
    from cinema_agent.generators.animatic.picture import ShotPicture

_READS = (
    "id",
    "coverage",
    "size",
    "angle",
    "move",
    "length_frames",
    "figures",
    "props",
    "focus",
    "light",
)
_LONG_SHOT_S = 4.0


class Animatic:
    """A keyframe planner and video synthesizer that draws."""

    name = "animatic"
    version = "5"

    def prepare(self) -> None:
        """Load what every picture needs, ahead of the first order; a worker does so while it waits.

        Raises:
            GeneratorError: the drawing engine cannot be loaded.
        """
        _require_skia()
        from cinema_agent.generators.animatic.canvas import paper
        from cinema_agent.generators.animatic.figure_sheets import figure_sheets
        from cinema_agent.generators.animatic.prop_sheets import prop_rows

        import_module("cinema_agent.generators.animatic.picture")
        figure_sheets()
        prop_rows()
        paper()

    def capabilities(self) -> Capabilities:
        """Return every place, costume, prop, gesture and feature there is a sheet for.

        Raises:
            GeneratorError: the drawing engine cannot be loaded, or a sheet cannot be read.
        """
        _require_skia()
        from cinema_agent.generators.animatic.figure_sheets import figure_vocabulary
        from cinema_agent.generators.animatic.places import place_vocabulary
        from cinema_agent.generators.animatic.prop_sheets import prop_vocabulary

        vocabulary = {**figure_vocabulary(), "place": place_vocabulary(), "prop": prop_vocabulary()}
        return Capabilities(
            generator=self.name, version=self.version, vocabulary=vocabulary, largest_side=3840, reads=_READS
        )

    def worn(self, order: ShotOrder) -> Mapping[str, Mapping[str, str]]:
        """Return the colours people wear by the sheets of their costumes, hats and hair."""
        _require_skia()
        from cinema_agent.generators.animatic.design import design_of

        people = [character for character in order.characters if character.rig == "person"]
        return {who.id: design_of(who, who.outfit_in(order.shot.scene_id)).shown_colors for who in people}

    def plan(self, order: ShotOrder) -> tuple[Keyframe, ...]:
        """Return the first frame of the shot and, where the shot is long or something changes, the last.

        Raises:
            GeneratorError: the order names something that cannot be drawn.
        """
        _require_skia()
        from cinema_agent.generators.animatic.picture import picture_of

        last = order.shot.length_frames - 1
        frames = [0, last] if last > 0 and _wants_two(order) else [0]
        picture = picture_of(order)
        return tuple(Keyframe(at, picture.draw(_drawn_for(order, at))[..., :3].copy()) for at in frames)

    def shoot(self, order: ShotOrder, keyframes: tuple[Keyframe, ...] = ()) -> Clip:
        """Return the clip, drawn as it is asked for; keyframes of this planner are frames of it already.

        Raises:
            GeneratorError: the order names something that cannot be drawn.
        """
        _require_skia()
        from cinema_agent.generators.animatic.passes import TruthKeeper
        from cinema_agent.generators.animatic.picture import picture_of

        picture = picture_of(order)
        keeper = TruthKeeper(picture, order)
        frames = _frames(order, picture, keeper)
        return Clip(length_frames=order.clip_frames, frames=frames, pixels="bgra", truth=keeper.truth)


def _wants_two(order: ShotOrder) -> bool:
    shot = order.shot
    changes = any(figure.moves_to or figure.expression_after for figure in shot.figures)
    lights = any(prop.lights_at is not None for prop in shot.props) or shot.light.place_lamp_at is not None
    return shot.length_frames / order.rate > _LONG_SHOT_S or changes or lights


def _frames(order: ShotOrder, picture: ShotPicture, keeper: TruthKeeper) -> Iterator[Picture]:
    drawn: Picture | None = None
    drawn_number: int | None = None
    for at in range(-order.head_frames, order.shot.length_frames + order.tail_frames):
        number = _drawn_for(order, at)
        if drawn is None or number != drawn_number:
            drawn, drawn_number = picture.draw(number), number
        keeper.keep(number)
        yield drawn


def _drawn_for(order: ShotOrder, at_frame: int) -> int:
    """Return the frame that is drawn to be shown at a frame: a draft is drawn on twos."""
    return at_frame - at_frame % 2 if order.draft else at_frame


def _require_skia() -> None:
    """Load the drawing engine, or say what it lacks.

    Raises:
        GeneratorError: Skia or a system library it links is missing.
    """
    try:
        import skia  # noqa: F401
    except ImportError as error:
        raise GeneratorError(
            f"the animatic cannot load its drawing engine ({error}); install the libraries it links: "
            "apt install libegl1 libgl1 (Debian, Ubuntu) or dnf install libglvnd-egl libglvnd-glx (Fedora)"
        ) from error
