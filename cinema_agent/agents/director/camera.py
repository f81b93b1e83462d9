"""Where the camera looks from and how it moves, chosen by what the shot means."""

from __future__ import annotations

from collections.abc import Sequence

from cinema_agent.agents.director.ideas import Plan
from cinema_agent.agents.director.moments import Moment
from cinema_agent.script.shot import Angle, Figure, Move, Shot

LONGEST_HABIT = 2
"""How many shots in a row may move alike."""
RESTFUL: tuple[Move, ...] = ("static", "drift", "push_in")


def angle_of(moment: Moment, plan: Plan) -> Angle:
    """Return low for strength, high for defeat; dialogue and reactions stay at the height of eyes."""
    idea = moment.idea
    if idea.set_up.angle is not None:
        return idea.set_up.angle
    if idea.set_up.frame == "prop":
        return "high"
    is_free = idea.set_up.coverage in ("single", "master") and idea.size != "extreme_wide"
    if is_free and not idea.lines and idea.subject == moment.performer:
        return plan.kind(idea.beat).angle
    return "eye_level"


def move_of(moment: Moment, figures: Sequence[Figure], before: Sequence[Shot], plan: Plan) -> Move:
    """Return a pan after whoever walks, else the set-up's or beat's move; habits are broken."""
    walker = next((figure for figure in figures if figure.moves_to and moment.travels), None)
    if walker is not None:
        return "pan_right" if walker.facing == "right" else "pan_left"
    if moment.idea.set_up.move is not None:
        return moment.idea.set_up.move
    wanted = plan.kind(moment.beat).move
    recent = [shot.move for shot in before[-LONGEST_HABIT:]]
    if len(recent) == LONGEST_HABIT and all(move == wanted for move in recent):
        return next(move for move in RESTFUL if move != wanted)
    return wanted
