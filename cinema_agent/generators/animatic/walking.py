"""Which way somebody goes: their age, their mood and what they are doing choose the gait. Source: ours."""

from __future__ import annotations

from cinema_agent.generators.animatic.acting_rows import Gait
from cinema_agent.generators.animatic.figure_sheets import figure_sheets, row_named
from cinema_agent.script.bible_entries import Character
from cinema_agent.script.shot import Figure


def gait_for(figure: Figure, character: Character) -> Gait:
    """Return how a figure walks or runs: as what it does wants it, else as its face and age do.

    Raises:
        GeneratorError: a gesture names a gait that is not in the sheets.
    """
    sheets = figure_sheets()
    for act in figure.acts:
        gait = next((row.gait for row in sheets.gestures if row.name == act.gesture and row.gait), None)
        if gait:
            return row_named(sheets.gaits, gait, "gait")
    posture = "runs" if figure.posture == "runs" else "walks"
    fitting = [row for row in sheets.gaits if posture in row.postures and _suits(row, figure, character)]
    return max(fitting, key=lambda row: 2 * bool(row.ages) + bool(row.feels))


def _suits(gait: Gait, figure: Figure, character: Character) -> bool:
    is_felt = not gait.feels or figure.expression in gait.feels
    return is_felt and (not gait.ages or character.look.age in gait.ages)
