"""Whether strangers are about in the background of a shot, and how many.

Knows the hour, the mood, the words of the story and the size of the shot; who they are is the generator's business.
"""

from __future__ import annotations

import re

from cinema_agent.agents.director.ideas import Idea, Plan
from cinema_agent.agents.director.moments import WALKING_SIZES
from cinema_agent.script.shot import Crowd

_WORD = re.compile(r"[a-z]+")


def crowd_of(idea: Idea, plan: Plan) -> Crowd:
    """Return who is about: nobody at night, in sorrow or fear, in a story of loneliness, or close to two people."""
    sheet, scene = plan.taste.staging.crowd, idea.scene
    is_lonely = not set(sheet.lonely).isdisjoint(_WORD.findall(plan.screenplay.logline.text.lower()))
    is_near = idea.size not in WALKING_SIZES and len(idea.people) > 1
    if is_lonely or is_near or scene.mood in sheet.empty_moods:
        return "none"
    place = plan.screenplay.place(scene.place)
    if not place.interior and scene.weather in sheet.empty_weathers:
        return "none"
    is_open_late = place.recipe in sheet.open_late
    if scene.time_of_day in sheet.empty_hours:
        return "few" if is_open_late else "none"
    is_thin = scene.time_of_day in sheet.thin_hours
    if is_thin and place.interior and not is_open_late:
        # Museums and halls are shut by then.
        return "none"
    is_wet = not place.interior and scene.weather in sheet.thin_weathers
    return "few" if is_thin or is_wet else "many"
