"""The cut is exact to the frame at any rate."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rough_cut import DISSOLVE, END_CARD, LENGTHS, film, recordings, slate, slates

from cinema_agent.errors import ScriptError
from cinema_agent.post.timeline import assemble, cut_of, dissolve_frames, handles_needed
from cinema_agent.script import Screenplay, Shot, TitleCard, Transition


def retimed(screenplay: Screenplay, lengths: list[int], transitions: list[Transition]) -> Screenplay:
    """Return the screenplay with other lengths and transitions, shot by shot."""
    news = dict(zip(LENGTHS, zip(lengths, transitions, strict=True), strict=True))

    def change(shot: Shot) -> Shot:
        length, transition = news[shot.id]
        return shot.model_copy(update={"length_frames": length, "transition": transition, "cues": ()})

    return screenplay.map_shots(change)


def test_a_film_is_as_long_as_its_shots_and_cards() -> None:
    cut = cut_of(film(), slates(film()), recordings())

    assert cut.total_frames == sum(LENGTHS.values()) + END_CARD
    assert cut.end_card_frames == END_CARD


@pytest.mark.parametrize("rate", [Fraction(24), Fraction(24000, 1001), Fraction(30)])
def test_shots_start_at_the_same_frames_at_every_rate(rate: Fraction) -> None:
    assembly = assemble(film(rate), slates(film(rate)))

    assert [assembly.start_of(shot) for shot in LENGTHS] == [0, 60, 110, 182]


def test_a_dissolving_shot_starts_early_from_its_handle() -> None:
    screenplay = film()

    assert handles_needed(screenplay) == {"1A": (0, 0), "1B": (0, 0), "2A": (DISSOLVE, 0), "2B": (0, 0)}
    event = cut_of(screenplay, slates(screenplay)).pictures[2]
    assert (event.at, event.source_in, event.length) == (110 - DISSOLVE, 0, 72 + DISSOLVE)
    assert (event.transition, event.transition_frames) == ("dissolve", DISSOLVE)


def test_extra_handles_are_kept_out_of_the_film() -> None:
    screenplay = film()

    cut = cut_of(screenplay, slates(screenplay, extra=8))

    assert handles_needed(screenplay, extra=8)["2A"] == (DISSOLVE + 8, 8)
    assert [(e.source_in, e.length) for e in cut.pictures[:3]] == [(8, 60), (8, 50), (8, 72 + DISSOLVE)]


def test_a_take_without_the_handle_is_cut_in_instead() -> None:
    takes = slates(film()) | {"2A": slate(film().shot("2A"))}

    event = cut_of(film(), takes).pictures[2]

    assert (event.at, event.transition, event.length) == (110, "cut", 72)


def test_a_dissolve_is_no_longer_than_the_shot_it_covers() -> None:
    long = Transition(kind="dissolve", length_frames=500)
    screenplay = retimed(film(), [9, 5, 40, 40], [long] * 4)

    assert dissolve_frames(screenplay) == {"1B": 9, "2A": 5, "2B": 40}


transitions = st.builds(
    Transition, kind=st.sampled_from(["cut", "dissolve", "fade_in"]), length_frames=st.integers(0, 300)
)


@given(st.lists(st.integers(1, 200), min_size=4, max_size=4), st.lists(transitions, min_size=4, max_size=4))
def test_every_frame_of_any_film_is_covered_and_no_take_is_overrun(
    lengths: list[int], entrances: list[Transition]
) -> None:
    screenplay = retimed(film(), lengths, entrances)
    takes = slates(screenplay)

    cut = cut_of(screenplay, takes)

    covered = {frame for event in cut.pictures for frame in range(event.at, event.at + event.length)}
    assert covered == set(range(sum(lengths)))
    for event in cut.pictures:
        take = takes[event.shot]
        assert event.source_out <= take.head_frames + take.length_frames + take.tail_frames


def test_a_title_lies_over_its_shot_a_moment_after_it_starts() -> None:
    title = next(o for o in cut_of(film(), slates(film())).overlays if o.kind == "title")

    assert (title.start, title.end, title.subtitle) == (16, 52, "An animatic")


def test_a_title_longer_than_its_shot_ends_with_it() -> None:
    card = TitleCard(kind="title", text="Long", length_frames=400, over_shot="1A")
    screenplay = film().replace(cards=(card,))

    title = cut_of(screenplay, slates(screenplay)).overlays[0]

    assert (title.start, title.end) == (0, 60)


def test_a_card_of_its_own_comes_before_the_first_shot() -> None:
    card = TitleCard(kind="narration", text="Long ago", length_frames=40)
    screenplay = film().replace(cards=(card,))

    cut = cut_of(screenplay, slates(screenplay))

    assert (cut.overlays[0].start, cut.overlays[0].end, cut.pictures[0].at) == (0, 40, 40)
    assert cut.total_frames == 40 + sum(LENGTHS.values())


def test_scenes_are_chapters_without_gaps() -> None:
    chapters = cut_of(film(), slates(film())).chapters

    assert [(c.title, c.start, c.end) for c in chapters] == [
        ("1. The cliff, dusk", 0, 110),
        ("2. Lamp room, night", 110, 279),
    ]


def test_a_shot_without_a_take_is_named() -> None:
    takes = slates(film())
    del takes["1B"]

    with pytest.raises(ScriptError, match="shot 1B has no circled take"):
        cut_of(film(), takes)


def test_a_take_shorter_than_its_shot_is_named() -> None:
    short = slate(film().shot("1B")).model_copy(update={"length_frames": 49})

    with pytest.raises(ScriptError, match="take 1B-1 has 49 frames, shot 1B needs 50"):
        cut_of(film(), slates(film()) | {"1B": short})


def test_a_card_over_an_unknown_shot_is_named() -> None:
    card = TitleCard(kind="title", text="Lost", length_frames=40, over_shot="9Z")

    with pytest.raises(ScriptError, match="lies over shot 9Z"):
        cut_of(film().replace(cards=(card,)), slates(film()))
