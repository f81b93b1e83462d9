"""Words laid over the film: the opening title, narration on quiet shots, the end card."""

from __future__ import annotations

from collections.abc import Sequence

from cinema_agent.agents.director.sheets import FeelingSheet
from cinema_agent.script.screenplay import Screenplay, TitleCard
from cinema_agent.script.shot import Shot

TITLE_S, TITLE_SHARE = (1.4, 3.2), 0.06
END_S, END_SHARE = (1.2, 2.5), 0.10
ROOM_S = 0.6
"""How much longer than its card a shot should be."""


def title_card(screenplay: Screenplay, feeling: FeelingSheet) -> TitleCard:
    """Return the opening title, its shot still open."""
    words = feeling.card_words(screenplay.language)
    return TitleCard(
        kind="title",
        text=screenplay.title,
        subtitle=words.genres.get(screenplay.genre, words.subtitle),
        length_frames=_share(screenplay, TITLE_SHARE, TITLE_S),
    )


def end_card(screenplay: Screenplay, feeling: FeelingSheet) -> TitleCard:
    """Return the end card, which says that a machine made the film."""
    words = feeling.card_words(screenplay.language)
    length = _share(screenplay, END_SHARE, END_S)
    return TitleCard(kind="end", text=words.end, subtitle=words.made, length_frames=length)


def with_cards(screenplay: Screenplay, feeling: FeelingSheet) -> Screenplay:
    """Return the screenplay with a title over its first shot, an end card, and a shot for every narration.

    Cards that are there already stay as they are, but for the shot they lie over.
    """
    cards = list(screenplay.cards)
    kinds = {card.kind for card in cards}
    if "title" not in kinds and screenplay.shots:
        first = screenplay.shots[0].id
        title = title_card(screenplay, feeling).model_copy(update={"over_shot": first})
        cards.insert(0, title)
    if "end" not in kinds:
        cards.append(end_card(screenplay, feeling))
    return screenplay.replace(cards=_over_shots(cards, screenplay.shots))


def _over_shots(cards: Sequence[TitleCard], shots: Sequence[Shot]) -> tuple[TitleCard, ...]:
    """Lay every narration card that has no shot over a quiet one, in order and spread over the film."""
    taken = {card.over_shot for card in cards}
    homeless = [card for card in cards if card.kind == "narration" and card.over_shot is None]
    homes: dict[int, str] = {}
    for number, card in enumerate(homeless):
        wanted = len(shots) * number // len(homeless)
        quiet = [
            (abs(i - wanted), shot)
            for i, shot in enumerate(shots)
            if _is_quiet(shot) and shot.id not in taken
        ]
        if quiet:
            nearest = min(quiet, key=lambda pair: pair[0])[1]
            homes[id(card)] = nearest.id
            taken.add(nearest.id)
    return tuple(
        card.model_copy(update={"over_shot": homes[id(card)]}) if id(card) in homes else card
        for card in cards
    )


def _is_quiet(shot: Shot) -> bool:
    """Say whether words may lie over a shot: nobody speaks, and no face fills the picture."""
    is_tight = shot.size in ("medium_close_up", "close_up", "extreme_close_up")
    return not shot.cues and not is_tight and not (shot.locked or shot.approved or shot.length_is_fixed)


def _share(screenplay: Screenplay, share: float, limits_s: tuple[float, float]) -> int:
    seconds = screenplay.format.seconds(screenplay.target_frames) * share
    return screenplay.format.frames(min(max(seconds, limits_s[0]), limits_s[1]))
