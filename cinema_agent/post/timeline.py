"""From screenplay and takes to the cut: which frame of which take is where in the film. Pure arithmetic.

A film is its opening cards, its shots one after another, and its end card. Shots never shorten each other: in
a dissolve, the incoming take starts `length` frames before its own first frame, over the last frames of the
shot before it. So only the incoming take gives a handle (at its head), and the film is as long as its shots
and cards together.

Frames no take covers are the ground of cards that stand alone. Knows nothing of files or of what is in a
picture.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from cinema_agent.errors import ScriptError
from cinema_agent.post.captions import captions_of
from cinema_agent.script.screenplay import Screenplay, TitleCard
from cinema_agent.script.shot import Shot
from cinema_agent.script.sound import Recording
from cinema_agent.script.takes import Chapter, Cut, CutEvent, Overlay, Slate

CARD_DELAY_S = Fraction(2, 3)
"""How long a picture is seen before a title comes over it."""


@dataclass(frozen=True)
class Assembly:
    """The picture side of a cut."""

    pictures: tuple[CutEvent, ...]
    overlays: tuple[Overlay, ...]
    chapters: tuple[Chapter, ...]
    end_card_frames: int
    total_frames: int

    def start_of(self, shot: str) -> int:
        """Return the frame of the film at which a shot starts (its first own frame, after any dissolve).

        Raises:
            KeyError: the shot is not in the cut.
        """
        for event in self.pictures:
            if event.shot == shot:
                return event.at + (event.transition_frames if event.transition == "dissolve" else 0)
        raise KeyError(shot)


def dissolve_frames(screenplay: Screenplay) -> dict[str, int]:
    """Return how many frames each dissolving shot starts early: as asked, at most the shot before it."""
    lengths: dict[str, int] = {}
    before: Shot | None = None
    for shot in screenplay.shots:
        if before is not None and shot.transition.kind == "dissolve":
            lengths[shot.id] = min(shot.transition.length_frames, before.length_frames)
        before = shot
    return lengths


def handles_needed(screenplay: Screenplay, extra: int = 0) -> dict[str, tuple[int, int]]:
    """Return the (head, tail) handle each take needs, in frames.

    A shot that dissolves in needs the dissolve's length before its first frame; every take gets `extra` more
    at both ends (`--handles N`).
    """
    dissolves = dissolve_frames(screenplay)
    return {shot.id: (dissolves.get(shot.id, 0) + extra, extra) for shot in screenplay.shots}


def assemble(
    screenplay: Screenplay, slates: Mapping[str, Slate], recordings: Mapping[str, Recording] | None = None
) -> Assembly:
    """Lay every shot's circled take, every card and every caption on the film's frames.

    Args:
        slates: the circled slate of every shot, by shot id.
        recordings: what was recorded, by line id.

    Raises:
        ScriptError: a shot has no slate, a take is shorter than its shot, or there is nothing to show.
    """
    alone = [card for card in screenplay.cards if card.kind != "end" and card.over_shot is None]
    overlays: list[Overlay] = []
    at = 0
    for card in alone:
        overlays.append(_overlay(card, at, at + card.length_frames))
        at += card.length_frames
    pictures, starts, end = _pictures(screenplay, slates, at)
    end_card = sum(card.length_frames for card in screenplay.cards if card.kind == "end")
    if end + end_card == 0:
        raise ScriptError("the screenplay has neither shots nor cards; write a scene first")
    overlays += _cards_over_shots(screenplay, starts, end)
    overlays += captions_of(screenplay, recordings or {}, starts, end)
    return Assembly(
        pictures=pictures,
        overlays=tuple(sorted(overlays, key=lambda overlay: (overlay.start, overlay.end, overlay.kind))),
        chapters=_chapters(screenplay, starts, end + end_card),
        end_card_frames=end_card,
        total_frames=end + end_card,
    )


def cut_of(
    screenplay: Screenplay, slates: Mapping[str, Slate], recordings: Mapping[str, Recording] | None = None
) -> Cut:
    """Return the cut without its sounds, which spotting adds.

    Raises:
        ScriptError: as `assemble`.
    """
    assembly = assemble(screenplay, slates, recordings)
    return Cut(
        rate=str(screenplay.format.rate),
        total_frames=assembly.total_frames,
        pictures=assembly.pictures,
        end_card_frames=assembly.end_card_frames,
        overlays=assembly.overlays,
        chapters=assembly.chapters,
    )


def joins_of(cut: Cut) -> dict[str, tuple[int, ...]]:
    """Return the frames of each shot's clip at which its takes had better start a group of pictures.

    Where a shot's own frames begin and end, where words that begin in it come and go, where dissolves cover it: there
    the finished film passes from copied to made frames. What begins in another shot is left out, so that a change in
    one shot moves no join in its neighbours.
    """
    joins: dict[str, tuple[int, ...]] = {}
    for number, event in enumerate(cut.pictures):
        end = event.at + event.length
        marks = {event.at, event.at + event.transition_frames, end}
        for overlay in cut.overlays:
            if event.at <= overlay.start < end:
                marks |= {overlay.start, min(overlay.end, end)}
        if number + 1 < len(cut.pictures):
            marks.add(min(cut.pictures[number + 1].at, end))
        joins[event.shot] = tuple(sorted(mark - event.at + event.source_in for mark in marks))
    return joins


def _pictures(
    screenplay: Screenplay, slates: Mapping[str, Slate], at: int
) -> tuple[tuple[CutEvent, ...], dict[str, int], int]:
    """Return the events, the start of each shot and the frame after the last."""
    dissolves = dissolve_frames(screenplay)
    events: list[CutEvent] = []
    starts: dict[str, int] = {}
    for shot in screenplay.shots:
        slate = _slate_of(shot, slates)
        early = min(dissolves.get(shot.id, 0), slate.head_frames)
        fade = (
            min(shot.transition.length_frames, shot.length_frames) if shot.transition.kind == "fade_in" else 0
        )
        events.append(
            CutEvent(
                shot=shot.id,
                slate=slate.name,
                clip=slate.clip,
                at=at - early,
                source_in=slate.head_frames - early,
                source_out=slate.head_frames + shot.length_frames,
                transition="dissolve" if early else "fade_in" if fade else "cut",
                transition_frames=early or fade,
            )
        )
        starts[shot.id] = at
        at += shot.length_frames
    return tuple(events), starts, at


def _slate_of(shot: Shot, slates: Mapping[str, Slate]) -> Slate:
    slate = slates.get(shot.id)
    if slate is None:
        raise ScriptError(f"shot {shot.id} has no circled take; shoot it first")
    if slate.length_frames < shot.length_frames:
        raise ScriptError(
            f"take {slate.name} has {slate.length_frames} frames, shot {shot.id} needs {shot.length_frames}; "
            "shoot it again"
        )
    return slate


def _cards_over_shots(screenplay: Screenplay, starts: Mapping[str, int], end: int) -> list[Overlay]:
    """Place each card over its shot, a little after it starts; several over one shot follow each other."""
    free_from: dict[str, int] = {}
    overlays = []
    for card in screenplay.cards:
        if card.kind == "end" or card.over_shot is None:
            continue
        if card.over_shot not in starts:
            raise ScriptError(
                f"the card {card.text!r} lies over shot {card.over_shot}, which is not in the film"
            )
        shot = screenplay.shot(card.over_shot)
        shot_end = starts[shot.id] + shot.length_frames
        delay = min(
            round(CARD_DELAY_S * screenplay.format.rate), max(0, shot.length_frames - card.length_frames)
        )
        start = free_from.get(shot.id, starts[shot.id] + delay)
        stop = min(start + card.length_frames, shot_end, end)
        if start < stop:
            overlays.append(_overlay(card, start, stop))
        free_from[shot.id] = stop
    return overlays


def _overlay(card: TitleCard, start: int, end: int) -> Overlay:
    return Overlay(
        kind="title" if card.kind == "title" else "narration",
        text=card.text,
        subtitle=card.subtitle,
        start=start,
        end=end,
    )


def _chapters(screenplay: Screenplay, starts: Mapping[str, int], total_frames: int) -> tuple[Chapter, ...]:
    """Return a chapter per scene that has shots; the first starts with the film, the last ends with it."""
    scenes = [scene for scene in screenplay.scenes if scene.shots]
    begins = [0, *(starts[scene.shots[0].id] for scene in scenes[1:])]
    ends = [*begins[1:], total_frames]
    return tuple(
        Chapter(
            title=f"{scene.id}. {_heading(screenplay, scene.place, scene.time_of_day)}", start=begin, end=end
        )
        for scene, begin, end in zip(scenes, begins, ends, strict=False)
    )


def _heading(screenplay: Screenplay, place: str, time_of_day: str) -> str:
    name = screenplay.place(place).name
    return f"{name[:1].upper()}{name[1:]}, {time_of_day}"
