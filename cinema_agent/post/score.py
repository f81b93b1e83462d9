"""Planning the score: who plays, on which beats, and which theme returns when. Pure; `music` composes it.

Everybody's theme is heard when they first appear, where a scene is theirs, at the climax and over the last
image; the film's own opens and closes it. Cuts fall on beats where they can, and the climax and the title
are accented.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from cinema_agent.post.beats import cutting_tempo, fit_beats
from cinema_agent.post.laid import SHORTEST_SECTION_S, Laid, Section, mood_sections
from cinema_agent.post.music import BARS_OF_A_THEME, bars_of
from cinema_agent.post.score_sheets import band_of, mood_sheets
from cinema_agent.post.themes import theme_seeds
from cinema_agent.post.timeline import CARD_DELAY_S
from cinema_agent.script.screenplay import Screenplay
from cinema_agent.script.takes import ScoreCue, SoundEvent, ThemeCue

FILM = "film"
"""Whose theme it is that belongs to nobody: the film's."""

_MOST_THEMES = 6
_EARLY_S = 0.7
_SOON_BARS, _LATE_BARS = 2, 5
_CADENCE_BARS = 2
_REMIND_S = 12.0


@dataclass(frozen=True)
class _Wish:
    """A theme to be heard from `at_s` on."""

    at_s: float
    whose: str


def score_events(
    screenplay: Screenplay, shots: Sequence[Laid], end_s: float, silences: Sequence[SoundEvent]
) -> Iterator[SoundEvent]:
    """Yield the music of a film, one event a section, in order.

    Args:
        screenplay: its genre, era and seed choose band and themes.
        shots: where they lie.
        end_s: the end of the film.
        silences: the music stops for one that meets the beginning of a section.
    """
    sections = _parted(mood_sections(shots, end_s), silences)
    band = band_of(screenplay.genre, screenplay.era)
    seeds = theme_seeds(screenplay.seed, [FILM, *_people(screenplay)])
    titles = list(_titles(screenplay, shots))
    cuts = sorted({here.start_s for here in shots} | set(titles) | {shots[-1].end_s})
    introduced: set[str] = set()
    for number, section in enumerate(sections):
        sheet = mood_sheets()[section.mood]
        tempo = cutting_tempo(sheet.tempo_bpm, section.start_s, section.end_s, cuts)
        beats = fit_beats(section.start_s, section.end_s, cuts, tempo)
        is_last = number == len(sections) - 1
        wishes = _wishes(screenplay, shots, section, [name for name in seeds if name != FILM], introduced)
        themes = _due(wishes, [bar[0] for bar in bars_of(beats, sheet.beats)], seeds, closes=is_last)
        introduced |= {theme.whose for theme in themes}
        hits = [section.start_s] if section.has_climax else []
        hits += [at for at in titles if section.start_s <= at < section.end_s and at not in hits]
        yield SoundEvent(
            stem="music",
            sound="score",
            start_s=section.start_s,
            end_s=section.end_s,
            source=section.mood,
            seed=screenplay.seed,
            score=ScoreCue(band=band, beats_s=beats, themes=themes, hits_s=tuple(hits)),
        )


def _parted(sections: Sequence[Section], silences: Sequence[SoundEvent]) -> list[Section]:
    """Return the sections with the music stopped for every silence that meets where one begins."""
    edges = [(section.start_s, section.end_s) for section in sections]
    for hush in silences:
        for number in range(1, len(edges)):
            at = edges[number][0]
            if hush.start_s - 0.01 <= at <= hush.end_s + 0.01:
                before = max(edges[number - 1][0] + SHORTEST_SECTION_S / 2, hush.start_s)
                edges[number - 1] = (edges[number - 1][0], min(before, at))
                edges[number] = (max(at, hush.end_s), edges[number][1])
    return [
        Section(round(start, 5), round(end, 5), section.scene, section.mood, section.has_climax)
        for section, (start, end) in zip(sections, edges, strict=True)
    ]


def _people(screenplay: Screenplay) -> list[str]:
    """Return who has a theme, leads first."""
    ordered = sorted(screenplay.characters, key=lambda character: not character.is_lead)
    return [character.id for character in ordered][:_MOST_THEMES]


def _titles(screenplay: Screenplay, shots: Sequence[Laid]) -> Iterator[float]:
    """Yield when the film's title comes up."""
    for card in screenplay.cards:
        if card.kind == "title":
            over = next((here for here in shots if here.shot.id == card.over_shot), None)
            if over is not None:
                spare_s = (over.shot.length_frames - card.length_frames) * over.per_frame_s
                yield round(over.start_s + min(float(CARD_DELAY_S), max(0.0, spare_s)), 5)
            elif card.over_shot is None:
                yield 0.0


def _wishes(
    screenplay: Screenplay, shots: Sequence[Laid], section: Section, people: Sequence[str], known: Set[str]
) -> list[_Wish]:
    """Return the themes a section asks for, the most important first; `known` are those heard before."""
    hero = people[0] if people else FILM
    inside = [here for here in shots if section.start_s - _EARLY_S <= here.start_s < section.end_s]
    wishes = [_Wish(section.start_s, FILM)] if section.start_s == 0 else []
    if section.has_climax:
        wishes.append(_Wish(section.start_s, hero))
    if inside and inside[-1] is shots[-1]:
        wishes.append(_Wish(inside[-1].start_s, hero))
    for name in people:
        first_s = next((here.start_s for here in shots if name in here.shot.on_screen), section.end_s)
        if name not in known and first_s < section.end_s:
            wishes.append(_Wish(max(first_s, section.start_s), name))
    asked = {wish.whose for wish in wishes}
    owner = _owner(screenplay, inside, [name for name in people if name not in asked])
    if owner not in asked:
        wishes.append(_Wish(section.start_s, owner))
    return [*wishes, *_reminders(screenplay, inside, section, people)]


def _reminders(
    screenplay: Screenplay, inside: Sequence[Laid], section: Section, people: Sequence[str]
) -> Iterator[_Wish]:
    """Yield, every so often in a long section, the theme of whoever it is about by then."""
    at_s = section.start_s + _REMIND_S
    while at_s < section.end_s - _REMIND_S / 2:
        ahead = [here for here in inside if here.end_s > at_s and here.start_s < at_s + _REMIND_S]
        yield _Wish(at_s, _owner(screenplay, ahead, people))
        at_s += _REMIND_S


def _owner(screenplay: Screenplay, inside: Sequence[Laid], people: Sequence[str]) -> str:
    """Return whose section it is: who of these is seen and heard most, the film's where nobody is."""
    present: Counter[str] = Counter()
    for here in inside:
        speak = [screenplay.line(cue.line).character for cue in here.shot.cues]
        for name in (*here.shot.on_screen, *speak):
            present[name] += here.shot.length_frames
    there = [name for name in people if present[name]]
    return max(there, key=lambda name: (present[name], -people.index(name)), default=FILM)


def _due(
    wishes: Sequence[_Wish], bars_s: Sequence[float], seeds: Mapping[str, int], *, closes: bool
) -> tuple[ThemeCue, ...]:
    """Give every wish a place near when it is wished for; what finds no room is left out.

    A theme has two bars of its own; where they are not to be had soon, its statement alone has one.
    """
    last = len(bars_s) - (_CADENCE_BARS if closes and len(bars_s) > _CADENCE_BARS else 0)
    taken: dict[int, str] = {}
    for wish in wishes:
        first = sum(start < wish.at_s - _EARLY_S for start in bars_s)
        for bars, latest in ((BARS_OF_A_THEME, _SOON_BARS), (1, _SOON_BARS), (BARS_OF_A_THEME, _LATE_BARS)):
            # Over the last image there may be no room left before the cadence: then a little early.
            earliest = min(first, max(last - bars, 0))
            free = [
                bar
                for bar in range(earliest, min(last - bars, earliest + latest) + 1)
                if all(other + BARS_OF_A_THEME <= bar or bar + bars <= other or bars == 1 for other in taken)
                and bar not in taken
            ]
            if free:
                taken[free[0]] = wish.whose
                break
    if closes and len(bars_s) > _CADENCE_BARS:
        taken[last] = FILM
    return tuple(
        ThemeCue(whose=whose, seed=seeds[whose], at_s=bars_s[bar]) for bar, whose in sorted(taken.items())
    )
