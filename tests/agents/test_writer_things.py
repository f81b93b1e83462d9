"""The house writer finds the things a logline names, by their very names and in the plural."""

import pytest
from forty_films import made


@pytest.mark.parametrize(
    ("logline", "kind"),
    [
        ("A lonely novelist finds a haunted typewriter that writes her future.", "typewriter"),
        ("A gambler cheats at cards against the devil.", "card_fan"),
        ("A dragon counts its coins and cannot sleep.", "coin_pile"),
        ("A messenger carries a sealed scroll through a blizzard.", "sealed_scroll"),
        ("A mother receives a ransom note from her own son.", "ransom_note"),
        ("A widow finds her husband's voice on a tape recorder.", "cassette_recorder"),
        ("A maid breaks the emperor's vase.", "vase"),
        ("Two old friends play chess for the last time.", "chessboard"),
    ],
)
def test_a_thing_the_logline_names_is_found(logline: str, kind: str) -> None:
    assert kind in {prop.kind for prop in made(logline).props}


def test_the_vase_that_is_broken_is_broken_from_then_on() -> None:
    shots = [shot for scene in made("A maid breaks the emperor's vase.").scenes for shot in scene.shots]
    states = [(prop.state, prop.becomes) for shot in shots for prop in shot.props]

    assert (None, "broken") in states
    broken = states.index((None, "broken"))
    assert all(state == "broken" for state, _ in states[broken + 1 :])
