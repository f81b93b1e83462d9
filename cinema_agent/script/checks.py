"""Does a screenplay hold together? Pure checks across its nouns, each complaint naming its place.

The shape of single nouns is checked where they are defined; here is what needs the whole: ids that are used
twice, and ids that nothing answers to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from cinema_agent.errors import ScriptError
from cinema_agent.script.capabilities import Capabilities, Kind
from cinema_agent.script.filmable import Problem, filming_problems
from cinema_agent.script.screenplay import Beat, Screenplay
from cinema_agent.script.shot import Shot


def check(screenplay: Screenplay, capabilities: Capabilities | None = None) -> tuple[Problem, ...]:
    """Return everything wrong with a screenplay that is to be filmed, faults first.

    Args:
        capabilities: what the crew's generator can make; none: size, lengths and vocabulary are not checked.
    """
    complaints = [*inconsistencies(screenplay), *(beyond(screenplay, capabilities) if capabilities else ())]
    found = [_problem(complaint) for complaint in complaints]
    found += filming_problems(screenplay)
    return tuple(sorted(found, key=lambda problem: problem.severity != "fault"))


def demand_sound(screenplay: Screenplay, capabilities: Capabilities | None = None) -> None:
    """Refuse a screenplay that contradicts itself, cannot be cut, or asks for what the generator cannot make.

    Raises:
        ScriptError: the first fault, and how many more there are.
    """
    faults = [problem for problem in check(screenplay, capabilities) if problem.severity == "fault"]
    if faults:
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        raise ScriptError(f"the screenplay cannot be filmed: {faults[0]}{more}")


def _problem(complaint: str) -> Problem:
    """Return a complaint `place: what` as a problem."""
    where, _, what = complaint.partition(": ")
    return Problem(where=where, what=what) if what else Problem(where="screenplay", what=complaint)


def first_inconsistency(screenplay: Screenplay) -> str | None:
    """Return the first complaint, such as `scenes[0].shots[2].cues[0].line: no line '1.2.3'`, or none."""
    return next(inconsistencies(screenplay), None)


def inconsistencies(screenplay: Screenplay) -> Iterator[str]:
    """Yield every complaint about ids used twice or answered by nothing, in the order of the document."""
    known = _Known(screenplay)
    yield from _doubles(known)
    for i, card in enumerate(screenplay.cards):
        yield from known.missing(f"cards[{i}].over_shot", "shot", card.over_shot)
    for i, scene in enumerate(screenplay.scenes):
        yield from known.missing(f"scenes[{i}].place", "place", scene.place)
        for j, beat in enumerate(scene.beats):
            yield from _beat(f"scenes[{i}].beats[{j}]", scene.id, beat, known)
        for j, shot in enumerate(scene.shots):
            at = f"scenes[{i}].shots[{j}]"
            if shot.scene_id != scene.id:
                yield f"{at}.id: shot {shot.id!r} stands in scene {scene.id!r}; its number is the scene's"
            yield from _shot(at, shot, known)


class _Known:
    """The ids of a screenplay by kind."""

    def __init__(self, screenplay: Screenplay) -> None:
        scenes = screenplay.scenes
        self.ids: dict[str, list[str]] = {
            "character": [c.id for c in screenplay.characters],
            "place": [p.id for p in screenplay.places],
            "prop": [p.id for p in screenplay.props],
            "scene": [s.id for s in scenes],
            "beat": [b.id for s in scenes for b in s.beats],
            "line": [line.id for s in scenes for line in s.lines],
            "shot": [shot.id for s in scenes for shot in s.shots],
        }
        self._sets = {kind: frozenset(ids) for kind, ids in self.ids.items()}

    def missing(self, at: str, kinds: str, *names: str | None) -> Iterator[str]:
        """Yield a complaint for each name that nothing of these kinds (`character or prop`) answers to."""
        for name in names:
            if name is not None and not any(name in self._sets[kind] for kind in kinds.split(" or ")):
                there = [known for kind in kinds.split(" or ") for known in self.ids[kind]]
                yield f"{at}: no {kinds} {name!r}; there is {', '.join(there[:12]) or 'none'}"


def _doubles(known: _Known) -> Iterator[str]:
    for kind, ids in known.ids.items():
        for name, count in Counter(ids).items():
            if count > 1:
                yield f"{kind} {name!r} stands there {count} times; give each its own id"


def _beat(at: str, scene_id: str, beat: Beat, known: _Known) -> Iterator[str]:
    if beat.id.partition(".")[0] != scene_id:
        yield f"{at}.id: beat {beat.id!r} stands in scene {scene_id!r}; its first number must be the scene's"
    yield from known.missing(f"{at}.characters", "character", *beat.characters, beat.performer)
    yield from known.missing(f"{at}.recipient", "character or prop", beat.recipient)
    yield from known.missing(f"{at}.prop", "prop", beat.prop)
    for i, line in enumerate(beat.lines):
        yield from known.missing(f"{at}.lines[{i}].character", "character", line.character)
        if line.id.rpartition(".")[0] != beat.id:
            yield f"{at}.lines[{i}].id: line {line.id!r} stands in beat {beat.id!r}; its id begins so"


def _shot(at: str, shot: Shot, known: _Known) -> Iterator[str]:
    yield from known.missing(f"{at}.beat", "beat", shot.beat)
    yield from known.missing(f"{at}.focus", "character or prop or place", shot.focus)
    yield from known.missing(f"{at}.props", "prop", *(prop.prop for prop in shot.props))
    yield from known.missing(f"{at}.cues", "line", *(cue.line for cue in shot.cues))
    for i, figure in enumerate(shot.figures):
        here = f"{at}.figures[{i}]"
        yield from known.missing(f"{here}.character", "character", figure.character)
        yield from known.missing(f"{here}.looks_at", "character or prop", figure.looks_at)
        yield from known.missing(f"{here}.holds", "prop", figure.holds)
        for act in figure.acts:
            yield from known.missing(f"{here}.acts", "prop", act.with_prop)
            yield from known.missing(f"{here}.acts", "character or prop", act.towards)
    yield from _twice(f"{at}.figures", (figure.character for figure in shot.figures))


def _twice(at: str, names: Iterable[str]) -> Iterator[str]:
    for name, count in Counter(names).items():
        if count > 1:
            yield f"{at}: {name!r} stands in this shot {count} times"


def beyond(screenplay: Screenplay, capabilities: Capabilities) -> Iterator[str]:
    """Yield a complaint for everything a generator with these capabilities cannot make."""
    largest = max(screenplay.format.size.width, screenplay.format.size.height)
    who = f"the generator {capabilities.generator!r}"
    if largest > capabilities.largest_side:
        limit = capabilities.largest_side
        yield f"format.size: {screenplay.format.size} is too large for {who}; its largest side is {limit}"
    for i, scene in enumerate(screenplay.scenes):
        for j, shot in enumerate(scene.shots):
            if shot.length_frames > capabilities.longest_frames:
                at, limit = f"scenes[{i}].shots[{j}].length_frames", capabilities.longest_frames
                yield f"{at}: {shot.length_frames} is too long for {who}; its longest is {limit}"
    if capabilities.open_vocabulary:
        return
    for at, kind, name in _words(screenplay):
        known = capabilities.names(kind)
        if name not in known:
            close = get_close_matches(name, known, n=3) or sorted(known)[:6]
            yield f"{at}: {who} has no {kind} {name!r}; it has {', '.join(close) or 'none at all'} ..."


def _words(screenplay: Screenplay) -> Iterator[tuple[str, Kind, str]]:
    """Yield every word a generator must know: where it stands, its kind, and the word."""
    for i, character in enumerate(screenplay.characters):
        at, look = f"characters[{i}]", character.look
        yield f"{at}.rig", "rig", character.rig
        if character.rig == "person":
            yield f"{at}.look.build", "build", look.build
            yield f"{at}.look.hair", "hair", look.hair
            if look.facial_hair:
                yield f"{at}.look.facial_hair", "facial_hair", look.facial_hair
            for accessory in look.accessories:
                yield f"{at}.look.accessories", "accessory", accessory
            for j, outfit in enumerate(character.wardrobe):
                yield f"{at}.wardrobe[{j}].costume", "costume", outfit.costume
                if outfit.hat:
                    yield f"{at}.wardrobe[{j}].hat", "hat", outfit.hat
    for i, place in enumerate(screenplay.places):
        yield f"places[{i}].recipe", "place", place.recipe
    for i, prop in enumerate(screenplay.props):
        yield f"props[{i}].kind", "prop", prop.kind
    for i, scene in enumerate(screenplay.scenes):
        for j, shot in enumerate(scene.shots):
            for k, figure in enumerate(shot.figures):
                for act in figure.acts:
                    yield f"scenes[{i}].shots[{j}].figures[{k}].acts", "gesture", act.gesture
