"""An agent that writes as many shots as it is told: named `benchmarks.many_shots:ManyShots` as a crew's only agent."""

from __future__ import annotations

import os

from cinema_agent.agents import Desk
from cinema_agent.script import (
    Beat,
    Character,
    Figure,
    Outfit,
    Palette,
    Place,
    Scene,
    Screenplay,
    Shot,
    shot_letters,
)

SHOTS_A_SCENE = 50
CLOTHES = Palette(top="#2c4763", inner="#d9a441", legs="#26324a", shoes="#1c1a26", accent="#e8c98a")


class ManyShots:
    """Writes MANY_SHOTS (an environment variable) shots of two frames each."""

    name, version, after = "many_shots", "1", ""

    def work(self, screenplay: Screenplay, desk: Desk) -> Screenplay:
        wanted = int(os.environ["MANY_SHOTS"])
        scenes = []
        for number in range(1, -(-wanted // SHOTS_A_SCENE) + 1):
            count = min(SHOTS_A_SCENE, wanted - (number - 1) * SHOTS_A_SCENE)
            beat = Beat(id=f"{number}.1", kind="image", action="She waits.", characters=("ada",))
            shots = tuple(_shot(number, index) for index in range(count))
            scenes.append(Scene(id=str(number), place="quay", beats=(beat,), shots=shots))
        return screenplay.replace(
            title="Many shots",
            target_frames=2 * wanted,
            characters=(Character(id="ada", name="Ada", role="sailor", wardrobe=(Outfit(palette=CLOTHES),)),),
            places=(Place(id="quay", name="The quay", recipe="harbour", interior=False),),
            scenes=tuple(scenes),
        )


def _shot(scene: int, index: int) -> Shot:
    return Shot(
        id=f"{scene}{shot_letters(index)}",
        beat=f"{scene}.1",
        coverage="single",
        size="medium",
        length_frames=2,
        length_is_fixed=True,
        plot=f"She waits, moment {index}.",
        figures=(Figure(character="ada"),),
    )
