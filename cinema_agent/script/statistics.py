"""What a shot list amounts to: set-ups, coverage, standing rows, jumps. Pure; judges nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cinema_agent.script.screenplay import Scene, Screenplay
from cinema_agent.script.shot import Across, Coverage, Shot, Size

_PLACE_ON_LINE: dict[Across, int] = {"far_left": -2, "left": -1, "center": 0, "right": 1, "far_right": 2}
CLOSE_SIZES: tuple[Size, ...] = ("close_up", "extreme_close_up")
LEVEL_POSTURES = ("stands", "walks", "runs")


def distinct_set_ups(screenplay: Screenplay) -> int:
    """Count camera set-ups: the same people from one side at one size in a scene are one set-up."""
    return len({_set_up(scene, shot) for scene in screenplay.scenes for shot in scene.shots})


def coverage_counts(screenplay: Screenplay) -> dict[Coverage, int]:
    """Return how many shots there are of each coverage, most frequent first."""
    return dict(Counter(shot.coverage for shot in screenplay.shots).most_common())


def is_standing_row(shot: Shot) -> bool:
    """Return true if two or more people are seen, all upright and all at one distance."""
    seen = [figure for figure in shot.figures if not figure.is_foreground]
    return (
        len(seen) > 1
        and len(seen) == len(shot.figures)
        and all(figure.posture in LEVEL_POSTURES for figure in seen)
        and len({figure.depth for figure in seen}) == 1
    )


def standing_row_share(screenplay: Screenplay) -> float:
    """Return the part of the shots (0 to 1) in which everybody stands in a row."""
    shots = screenplay.shots
    return sum(is_standing_row(shot) for shot in shots) / len(shots) if shots else 0.0


def seen_in_close_up(screenplay: Screenplay) -> tuple[str, ...]:
    """Return ids of the characters who have a close-up of their own, in order of the first."""
    found = dict.fromkeys(
        shot.figures[0].character
        for shot in screenplay.shots
        if shot.size in CLOSE_SIZES
        and len(shot.figures) == 1
        and shot.focus in (None, shot.figures[0].character)
    )
    return tuple(found)


def repeated_framings(screenplay: Screenplay) -> tuple[tuple[str, str], ...]:
    """Return neighbouring shots of a scene with the same subject at the same size (30-degree rule)."""
    return tuple(
        (before.id, after.id)
        for before, after in _neighbours(screenplay)
        if before.size == after.size and subject_of(before) == subject_of(after)
    )


def crossed_lines(screenplay: Screenplay) -> tuple[tuple[str, str], ...]:
    """Return pairs of shots of a scene in which two people have changed sides (180-degree rule)."""
    crossed = []
    for scene in screenplay.scenes:
        first_seen: dict[tuple[str, str], tuple[int, str]] = {}
        for shot in scene.shots:
            for pair, order in _orders(shot):
                kept, where = first_seen.setdefault(pair, (order, shot.id))
                if kept != order:
                    crossed.append((where, shot.id))
    return tuple(crossed)


def subject_of(shot: Shot) -> tuple[str, ...]:
    """Return who or what the shot shows: the people not in the foreground, or its focus.

    An insert shows a thing, even if a hand is in the picture.
    """
    if shot.coverage == "insert" and shot.focus:
        return (shot.focus,)
    people = tuple(sorted(figure.character for figure in shot.figures if not figure.is_foreground))
    return people or ((shot.focus,) if shot.focus else ())


def _set_up(scene: Scene, shot: Shot) -> tuple[str, ...]:
    people = sorted(f"{f.character}:{f.across}:{f.depth}:{f.is_foreground}" for f in shot.figures)
    return (scene.id, shot.coverage, shot.size, shot.angle, shot.focus or "", *people)


def _neighbours(screenplay: Screenplay) -> Iterator[tuple[Shot, Shot]]:
    for scene in screenplay.scenes:
        yield from zip(scene.shots, scene.shots[1:], strict=False)


def _orders(shot: Shot) -> Iterator[tuple[tuple[str, str], int]]:
    """Yield, for each two people, whether the first (by name) is left (-1) or right (1) of the second."""
    figures = sorted(shot.figures, key=lambda figure: figure.character)
    for index, one in enumerate(figures):
        for other in figures[index + 1 :]:
            apart = _PLACE_ON_LINE[one.across] - _PLACE_ON_LINE[other.across]
            if apart:
                yield (one.character, other.character), 1 if apart > 0 else -1
