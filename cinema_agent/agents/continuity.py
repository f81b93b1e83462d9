"""The continuity checker: holds what was measured against the limits, and says what is wrong.

Pure: it sees numbers only, edits nothing, and knows nothing of how they were measured. Source: ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cinema_agent.agents.thresholds import Group, Threshold, load_thresholds
from cinema_agent.script.screenplay import Screenplay
from cinema_agent.script.shot import Shot
from cinema_agent.script.takes import ContinuityNote, ContinuityReport, Measurement, Measurements


class ContinuityChecker:
    """Reports every measurement outside its limits. Only faults ask for another take."""

    name = "continuity"
    version = "1"

    def __init__(self, thresholds: Sequence[Threshold] | None = None) -> None:
        """Judge by these limits; none: by those that ship with the package."""
        self._thresholds = tuple(load_thresholds() if thresholds is None else thresholds)

    def check(self, screenplay: Screenplay, shot: Shot, measurements: Measurements) -> ContinuityReport:
        """Return the notes on one keyframe or take of `shot`; measures nobody took are not missed.

        Args:
            screenplay: the film it belongs to, which names the characters.
            shot: what was to be shot.
            measurements: what came out. With a number of `frames` it is a take, without a keyframe.
        """
        notes = [*_length(shot, measurements), *self._limits(screenplay, shot, measurements)]
        return ContinuityReport(of=measurements.of, notes=tuple(notes))

    def _limits(
        self, screenplay: Screenplay, shot: Shot, measurements: Measurements
    ) -> Iterator[ContinuityNote]:
        is_take = measurements.get("frames") is not None
        for limit in self._thresholds:
            if limit.sizes and shot.size not in limit.sizes:
                continue
            for measured in measurements.values:
                if measured.name == limit.measure and not limit.allows(measured.value):
                    yield _note(limit, measured, is_take, _names(screenplay))


def check_sound(
    measurements: Measurements, thresholds: Sequence[Threshold] | None = None
) -> ContinuityReport:
    """Return the notes on the sound of a film, as `check_group` does."""
    return check_group("sound", measurements, thresholds)


def check_group(
    group: Group, measurements: Measurements, thresholds: Sequence[Threshold] | None = None
) -> ContinuityReport:
    """Return the notes on what is measured once a film; `where` of a measure is the line or whatever it was taken in.

    Args:
        group: which limits hold: those of its sound, its captions or its cast.
        measurements: what was measured.
        thresholds: the limits; none: those that ship with the package.
    """
    limits = [
        limit for limit in (load_thresholds() if thresholds is None else thresholds) if limit.of == group
    ]
    notes = [
        ContinuityNote(
            check=limit.check,
            severity=limit.severity,
            what=limit.told(measured.value) + (f", {measured.where}" if measured.where else ""),
            evidence=measured.value,
            limit=limit.limit,
            where=measured.where,
        )
        for limit in limits
        for measured in measurements.values
        if measured.name == limit.measure and not limit.allows(measured.value)
    ]
    return ContinuityReport(of=measurements.of, notes=tuple(notes))


def _length(shot: Shot, measurements: Measurements) -> Iterator[ContinuityNote]:
    """A take may be longer than its shot (handles), never shorter."""
    frames = measurements.get("frames")
    if frames is not None and frames < shot.length_frames:
        missing = shot.length_frames - frames
        least = f"at least {shot.length_frames}"
        yield ContinuityNote(
            check="length",
            severity="fault",
            what=f"the take is {missing:g} frames short: {frames:g} frames, should be {least}",
            evidence=frames,
            limit=f"{least} frames",
            remedy="reshoot",
        )


def _note(limit: Threshold, measured: Measurement, is_take: bool, names: dict[str, str]) -> ContinuityNote:
    who = f" ({names[measured.where]})" if measured.where in names else ""
    where = f", {measured.where}" if measured.where.startswith("frame") else ""
    return ContinuityNote(
        check=limit.check,
        severity=limit.severity,
        what=limit.told(measured.value) + who + where,
        evidence=measured.value,
        limit=limit.limit,
        where=measured.where,
        remedy="replan" if limit.remedy == "reshoot" and not is_take else limit.remedy,
    )


def _names(screenplay: Screenplay) -> dict[str, str]:
    return {character.id: character.name for character in screenplay.characters}
