"""When a story happens, in what weather and era, and what kind of story it is: by its words, matched whole.

Knows words only.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from cinema_agent.agents.writer.lexicon import load_lexicon, sheet
from cinema_agent.agents.writer.sentence import Sentence
from cinema_agent.agents.writer.tagging import tag
from cinema_agent.agents.writer.variants import spread
from cinema_agent.script.screenplay import TimeOfDay, Weather

GENRES = ("drama", "comedy", "mystery", "adventure", "romance", "horror", "scifi", "fairytale")


def words_of(sentences: Iterable[Sentence]) -> Counter[str]:
    """Return the words of a story, as written (lower case) and as lemmas, with how often they stand."""
    found: Counter[str] = Counter()
    for sentence in sentences:
        tokens = tag(sentence.text)
        found.update(f"{a.lower} {b.lower}" for a, b in itertools.pairwise(tokens))
        for token in tokens:
            # A verb's lemma counts as itself, never as the noun it is spelt like.
            verb = load_lexicon().verb_form(token.lower)
            found.update({token.lower, token.lemma, verb[0] if verb else token.lower} - {""})
            found.update(part for part in token.lower.split("-") if "-" in token.lower)
    return found


def time_of_day(words: Counter[str]) -> TimeOfDay | None:
    """Return the hour a story names, the commonest if several."""
    hours: dict[TimeOfDay, list[str]] = sheet("settings.toml")["time_of_day"]
    counts = {hour: sum(words[word] for word in signs) for hour, signs in hours.items()}
    best = max(counts, key=lambda hour: counts[hour])
    return best if counts[best] else None


def weather(words: Counter[str]) -> Weather | None:
    """Return the weather a story names, or that goes with what happens in it."""
    settings = sheet("settings.toml")
    named: dict[Weather, list[str]] = settings["weather"]
    found = [(sign.count(" "), kind) for kind, signs in named.items() for sign in signs if words[sign]]
    if found:
        # A dust storm is no storm: of the longest words that fit, the first.
        return max(found, key=lambda match: match[0])[1]
    together: list[dict[str, object]] = settings["weather_with"]
    for row in together:
        signs_of_row, kind_of_row = row["words"], row["weather"]
        assert isinstance(signs_of_row, list) and isinstance(kind_of_row, str)
        if all(any(words[word] for word in choice) for choice in signs_of_row):
            return _as_weather(kind_of_row)
    return None


def _as_weather(name: str) -> Weather:
    kinds: tuple[Weather, ...] = ("clear", "cloudy", "rain", "snow", "fog", "wind", "storm")
    return next(kind for kind in kinds if kind == name)


def era(words: Counter[str]) -> tuple[str, str]:
    """Return the era of a story and the word it was read from ('present' and '' if none says)."""
    years = [int(word[:4]) for word in words if re.fullmatch(r"\d{4}(?:s|th)?", word)]
    for year in years:
        if 800 <= year < 1600:
            return "medieval", str(year)
        if year < 1980:
            return "past", str(year)
        if year > 2060:
            return "future", str(year)
    eras: dict[str, list[str]] = sheet("settings.toml")["era"]
    for name, signs in eras.items():
        for word in signs:
            if words[word]:
                return name, word
    return "present", ""


def genre(words: Counter[str]) -> tuple[str, float]:
    """Return the kind of story its words speak for, and how sure that is (0 to 1)."""
    signs: dict[str, list[str]] = sheet("settings.toml")["genre"]
    strong: dict[str, list[str]] = sheet("settings.toml")["genre_strong"]
    counts = {name: sum(min(words[word], 2) for word in (*signs[name], *strong[name])) for name in GENRES}
    best = max(GENRES, key=lambda name: counts[name])
    total = sum(counts.values())
    return (best, round(0.3 + 0.5 * counts[best] / total, 2)) if total else ("drama", 0.25)


def known_genre(wish: str) -> str | None:
    """Return the genre a wish means: 'sci-fi' -> scifi; none if we have no scaffold for it."""
    plain = re.sub(r"[^a-z]", "", wish.lower())
    likenesses = {
        "sf": "scifi",
        "sciencefiction": "scifi",
        "thriller": "mystery",
        "noir": "mystery",
        "crime": "mystery",
    }
    likenesses |= {"tragedy": "drama", "action": "adventure", "fantasy": "adventure", "love": "romance"}
    likenesses |= {"romcom": "comedy", "comic": "comedy", "romantic": "romance", "western": "adventure"}
    likenesses |= {
        "children": "fairytale",
        "childrens": "fairytale",
        "kids": "fairytale",
        "family": "fairytale",
    }
    likenesses |= {"fairy": "fairytale", "fable": "fairytale", "musical": "romance", "war": "drama"}
    plain = likenesses.get(plain, plain)
    return plain if plain in GENRES else None


_DAY: tuple[TimeOfDay, ...] = ("dawn", "morning", "day", "afternoon", "golden", "dusk", "evening", "night")
_DARK: tuple[TimeOfDay, ...] = ("dusk", "evening", "night")
_BACK = 6
"""So many hours of the day's eight forward look like one or two back."""


def with_dark_low(
    hours: Sequence[TimeOfDay], low: int | None, places: Sequence[str]
) -> tuple[TimeOfDay, ...]:
    """Return the hours of scenes with a dark low point, after which time goes on and never a little back.

    Args:
        low: index of the scene with the low point; none: there is none, or the story names its hour.
        places: of the scenes; where a scene stays in its place, some time passes.
    """
    found: list[TimeOfDay] = []
    for index, hour in enumerate(hours):
        if index == low and hour not in _DARK:
            hour = "dusk"
        stays = index > 0 and places[index] == places[index - 1]
        if found and (goes_back(found[-1], hour) or (stays and hour == found[-1] != "night")):
            hour = _DAY[(_DAY.index(found[-1]) + stays) % len(_DAY)]
        found.append(hour)
    return tuple(found)


def goes_back(before: TimeOfDay, after: TimeOfDay) -> bool:
    """Say whether an hour looks like one a little earlier on the same day, not like one of the next day."""
    return (_DAY.index(after) - _DAY.index(before)) % len(_DAY) >= _BACK


def light_of_scenes(
    count: int, stated: TimeOfDay | None, usual: tuple[TimeOfDay, ...]
) -> tuple[TimeOfDay, ...]:
    """Return the hour of each scene: around the hour the story states, else as the film's shape has it."""
    if stated is None:
        return spread(usual, count)
    if count == 1:
        return (stated,)
    around: dict[TimeOfDay, list[TimeOfDay]] = sheet("settings.toml")["light_from"]
    return spread(tuple(around[stated]), count)
