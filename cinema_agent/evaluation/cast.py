"""Can the people of a film be told apart? Colours of garments, hair and skin as the script gives them. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from cinema_agent.evaluation.composition import color_distance
from cinema_agent.script.bible_entries import Character
from cinema_agent.script.takes import Measurement

BALD = "bald"


def measure_cast(characters: Sequence[Character]) -> Iterator[Measurement]:
    """Yield the measures of group `cast`: leads against each other, and every face against its own hair.

    What each of them wears first counts; whose hair a hat covers, or who has none, has no such measure.
    """
    people = [character for character in characters if character.rig == "person"]
    for one, other in combinations([character for character in people if character.is_lead], 2):
        tops = [character.wardrobe[0].palette.top for character in (one, other)]
        distance = round(color_distance(*tops), 2)
        where = f"{one.name} and {other.name}"
        yield Measurement(name="garment_distance", value=distance, unit="Lab", where=where)
    for character in people:
        look = character.look
        if look.hair != BALD and not character.wardrobe[0].hat:
            distance = round(color_distance(look.hair_color, look.skin), 2)
            yield Measurement(name="hair_skin_distance", value=distance, unit="Lab", where=character.name)
