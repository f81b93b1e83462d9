"""A small vocabulary of things that can be drawn, and loglines told with it."""

from __future__ import annotations

from cinema_agent.agents import Desk, Wishes
from cinema_agent.agents.writer import HouseWriter
from cinema_agent.script import Capabilities, Entry, Logline, Screenplay
from cinema_agent.script.capabilities import Kind

LIGHTHOUSE = "An old lighthouse keeper must relight the lamp when his granddaughter is lost at sea."
CLOCKMAKER = "A retired clockmaker teaches a lonely robot to dance before the city goes dark."

_WORDS: dict[Kind, dict[str, str]] = {
    "place": {
        "lighthouse_coast": "lighthouse,coast,sea,ocean",
        "lamp_room": "lamp room|interior",
        "kitchen": "kitchen,house,home,restaurant|interior",
        "city_street": "city,street,town",
        "workshop": "workshop,clockmaker,studio|interior",
        "library": "library,museum,study|interior",
        "castle_hill": "castle,kingdom|medieval",
        "desert": "desert,sand",
        "mountain_pass": "mountain,volcano,snow",
        "village": "village",
        "harbour": "harbour,port,fishing village",
        "train": "train|interior",
        "old_town": "old town,paris,square",
    },
    "costume": {
        "casual": "person",
        "peacoat": "keeper,sailor,fisherman",
        "raincoat": "child,girl,boy,granddaughter",
        "overalls": "mechanic,clockmaker,engineer,farmer",
        "cardigan": "librarian,grandfather,teacher",
        "apron": "chef,cook,baker",
        "suit": "detective,businessman",
        "armour": "knight|medieval",
        "uniform": "officer,conductor",
        "hoodie": "teenager,thief",
    },
    "prop": {
        "lamp": "lamp|held,lit",
        "letter": "letter,message|held",
        "boat": "boat",
        "violin": "violin,cello|held",
        "suitcase": "suitcase,bag|held",
        "book": "book|held",
        "rocket": "rocket",
    },
    "gesture": {
        "light": "light,relight",
        "give": "give,deliver,bring",
        "embrace": "embrace,hug",
        "dance": "dance",
        "point": "point,show",
        "refuse": "refuse",
        "repair": "repair,build",
        "search": "search",
        "find": "find,discover",
        "climb": "climb",
        "hide": "hide",
        "take": "take,steal",
        "cry": "cry",
    },
    "build": {"average": "|adult", "bear": "big|adult", "stick": "thin|adult", "kid": "child|child"},
    "hair": {
        "short": "|masculine",
        "bun": "|feminine,old,adult",
        "bob": "|feminine,child",
        "curly": "|feminine",
    },
    "hat": {"cap": "keeper", "toque": "chef"},
    "facial_hair": {"full": "beard|old,adult"},
    "rig": {"person": "person", "robot": "robot", "dog": "dog"},
}


def drawable() -> Capabilities:
    """What our small generator can draw."""
    return Capabilities(
        generator="tiny",
        version="1",
        vocabulary={
            kind: tuple(_entry(name, words) for name, words in rows.items()) for kind, rows in _WORDS.items()
        },
    )


def _entry(name: str, row: str) -> Entry:
    words, _, tags = row.partition("|")
    return Entry(
        name=name,
        words=tuple(word for word in words.split(",") if word),
        tags=tuple(tag for tag in tags.split(",") if tag),
    )


def written(
    logline: str, *, seconds: float = 60, seed: int = 7, language: str = "en", wishes: Wishes | None = None
) -> Screenplay:
    """Return what the house writer makes of a logline."""
    blank = Screenplay(
        title="untitled",
        logline=Logline(text=logline, language=language),
        language=language,
        seed=seed,
        target_frames=round(seconds * 24),
    )
    return HouseWriter().work(blank, Desk(capabilities=drawable(), wishes=wishes or Wishes()))
