"""People of a test crew: an agent with a small fixed script, and generators with planted faults."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from cinema_agent.agents import Desk
from cinema_agent.generators import Clip, Keyframe, Picture, ShotOrder
from cinema_agent.generators.colorbars import ColorBars
from cinema_agent.media.files import media_error
from cinema_agent.script import (
    Beat,
    Character,
    Cue,
    Figure,
    Line,
    Outfit,
    Palette,
    Place,
    Scene,
    Screenplay,
    Shot,
    TitleCard,
    Transition,
)

CLOTHES = Palette(top="#2c4763", inner="#d9a441", legs="#26324a", shoes="#1c1a26", accent="#e8c98a")


class SmallScript:
    """Writes two scenes, four shots, two lines, a dissolve, a title and an end card."""

    name, version, after = "small_script", "1", ""

    def work(self, screenplay: Screenplay, desk: Desk) -> Screenplay:
        lines = (
            Line(id="1.1.1", character="ada", text="Is the lamp lit?"),
            Line(id="1.1.2", character="bo", text="Not yet."),
        )
        beats = (Beat(id="1.1", kind="want", action="Ada asks.", characters=("ada", "bo"), lines=lines),)
        last = (Beat(id="2.1", kind="after", action="Light.", characters=("ada",)),)
        return screenplay.replace(
            title="The lamp",
            target_frames=200,
            characters=tuple(
                Character(id=name.lower(), name=name, role="keeper", is_lead=True, wardrobe=(Outfit(palette=CLOTHES),))
                for name in ("Ada", "Bo")
            ),
            places=(Place(id="quay", name="The quay", recipe="harbour", interior=False),),
            scenes=(
                Scene(id="1", place="quay", time_of_day="dusk", beats=beats, shots=(
                    _shot("1A", "1.1", "establishing", 40),
                    _shot("1B", "1.1", "single", 40, cues=(Cue(line="1.1.1", at_frame=6),)),
                    _shot("1C", "1.1", "reaction", 40, cues=(Cue(line="1.1.2", at_frame=6),)),
                )),
                Scene(id="2", place="quay", time_of_day="dawn", beats=last, shots=(
                    _shot("2A", "2.1", "establishing", 40, transition=Transition(kind="dissolve", length_frames=12)),
                )),
            ),
            cards=(
                TitleCard(kind="title", text="The lamp", length_frames=24, over_shot="1A"),
                TitleCard(kind="end", text="The lamp", length_frames=36),
            ),
        )  # fmt: skip


def _shot(name: str, beat: str, coverage: str, frames: int, **more: object) -> Shot:
    return Shot(
        id=name, length_is_fixed=name != "1B", beat=beat, coverage=coverage, size="medium", length_frames=frames,
        plot=f"{name} happens.",
        figures=(Figure(character="ada"), Figure(character="bo", across="right")), **more,
    )  # fmt: skip


class RaisingBars(ColorBars):
    """Cannot make shot 1B: raises something that is not ours, halfway through the clip."""

    name = "raising_bars"

    def shoot(self, order: ShotOrder, keyframes: tuple[Keyframe, ...] = ()) -> Clip:
        clip = super().shoot(order, keyframes)
        return Clip(clip.length_frames, self._until(clip, 5)) if order.shot.id == "1B" else clip

    def _until(self, clip: Clip, stop: int) -> Iterator[Picture]:
        for number, picture in enumerate(clip.frames):
            if number == stop:
                raise RuntimeError("the lens fell off")
            yield picture


class FullDisk(ColorBars):
    """Finds the disk full when it comes to shot 1B."""

    name = "full_disk"

    def shoot(self, order: ShotOrder, keyframes: tuple[Keyframe, ...] = ()) -> Clip:
        if order.shot.id == "1B":
            raise media_error(
                "cannot write the clip", Path("1B-1.mp4"), OSError(errno.ENOSPC, "No space left")
            )
        return super().shoot(order, keyframes)


class RaisesAtFirst(ColorBars):
    """Raises on the first take of shot 1C, and gives a good second one."""

    name = "raises_at_first"

    def shoot(self, order: ShotOrder, keyframes: tuple[Keyframe, ...] = ()) -> Clip:
        if order.shot.id == "1C" and order.take_seed == 0:
            raise RuntimeError("the lens was fogged")
        return super().shoot(order, keyframes)


class BlackAtFirst(ColorBars):
    """Gives a black first take of shot 1C, and a good second one."""

    name = "black_at_first"

    def shoot(self, order: ShotOrder, keyframes: tuple[Keyframe, ...] = ()) -> Clip:
        clip = super().shoot(order, keyframes)
        is_bad = order.shot.id == "1C" and order.take_seed == 0
        return Clip(clip.length_frames, (np.zeros_like(p) for p in clip.frames)) if is_bad else clip


class AlwaysBlack(ColorBars):
    """Gives a black take of shot 1C, however often it is asked."""

    name = "always_black"

    def shoot(self, order: ShotOrder, keyframes: tuple[Keyframe, ...] = ()) -> Clip:
        clip = super().shoot(order, keyframes)
        is_bad = order.shot.id == "1C"
        return Clip(clip.length_frames, (np.zeros_like(p) for p in clip.frames)) if is_bad else clip


class OneFrameShort(ColorBars):
    """Gives every clip one frame short."""

    name = "one_frame_short"

    def shoot(self, order: ShotOrder, keyframes: tuple[Keyframe, ...] = ()) -> Clip:
        clip = super().shoot(order, keyframes)
        return Clip(clip.length_frames, (p for n, p in enumerate(clip.frames) if n))


class Locker:
    """An agent who locks every shot."""

    name, version, after = "locker", "1", "small_script"

    def work(self, screenplay: Screenplay, desk: Desk) -> Screenplay:
        return screenplay.map_shots(lambda shot: shot.model_copy(update={"locked": True}))


class Meddler:
    """An agent who changes every shot, locked or not."""

    name, version, after = "meddler", "1", "locker"

    def work(self, screenplay: Screenplay, desk: Desk) -> Screenplay:
        def changed(shot: Shot) -> Shot:
            return shot.model_copy(update={"plot": "Meddled."})

        scenes = tuple(
            scene.model_copy(update={"shots": tuple(changed(s) for s in scene.shots)})
            for scene in screenplay.scenes
        )
        return screenplay.replace(scenes=scenes)
