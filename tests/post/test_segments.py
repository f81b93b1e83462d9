"""What is untouched is copied; what is touched is made; nothing is missed and nothing is done twice."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from cinema_agent.media.clips import group_starts
from cinema_agent.media.join import Groups
from cinema_agent.post.compose import PictureLayer
from cinema_agent.post.segments import LONGEST_MADE, Segment, plan_segments


def groups(length: int) -> Groups:
    return Groups(b"", length, tuple(sorted(group_starts(length))))


@dataclass(frozen=True)
class Words:
    start: int
    end: int


def one_take(length: int = 100, *plates: Words) -> tuple[Segment, ...]:
    return plan_segments([PictureLayer("a", 0, 0, length)], plates, {"a": groups(length)}, length)


def test_an_untouched_take_is_copied_in_one_piece() -> None:
    assert one_take(100) == (Segment(0, 100, "a", 0),)


def test_only_groups_under_words_are_made() -> None:
    assert one_take(100, Words(50, 60)) == (
        Segment(0, 48, "a", 0),
        Segment(48, 72),
        Segment(72, 100, "a", 72),
    )


def test_words_across_two_groups_make_both() -> None:
    assert [s for s in one_take(100, Words(70, 75)) if not s.is_copied] == [Segment(48, 96)]


def test_a_take_of_another_encoder_is_made() -> None:
    assert plan_segments([PictureLayer("a", 0, 0, 60)], [], {}, 60) == (Segment(0, 60),)


def test_a_dissolve_is_made_and_the_rest_copied() -> None:
    layers = [PictureLayer("a", 0, 0, 72), PictureLayer("b", 60, 0, 84, dissolve_frames=12)]
    takes = {"a": groups(72), "b": Groups(b"", 84, (0, 12, 36, 60))}

    segments = plan_segments(layers, [], takes, 144)

    assert segments == (Segment(0, 48, "a", 0), Segment(48, 72), Segment(72, 144, "b", 12))


def test_frames_without_a_take_are_made() -> None:
    segments = plan_segments([PictureLayer("a", 24, 0, 48)], [], {"a": groups(48)}, 96)

    assert segments == (Segment(0, 24), Segment(24, 72, "a", 0), Segment(72, 96))


def test_a_new_take_leaves_the_segments_of_its_neighbours() -> None:
    layers = [PictureLayer(name, at, 0, 48) for name, at in (("a", 0), ("b", 48), ("c", 96))]

    segments = plan_segments(layers, [Words(0, 144)], {}, 144)

    assert segments == (Segment(0, 48), Segment(48, 96), Segment(96, 144))


@st.composite
def cuts(draw: st.DrawFn) -> tuple[list[PictureLayer], list[Words], dict[str, Groups], int]:
    layers, takes, at = [], {}, draw(st.integers(0, 30))
    for number in range(draw(st.integers(1, 5))):
        length, head = draw(st.integers(1, 150)), draw(st.integers(0, 20))
        early = min(head, draw(st.integers(0, 20)), at if number else 0)
        name = str(number)
        starts = group_starts(head + length, joins=(head,))
        takes[name] = Groups(b"", head + length, tuple(sorted(starts)))
        layers.append(PictureLayer(name, at - early, head - early, head + length, dissolve_frames=early))
        at += length
    total = at + draw(st.integers(0, 40))
    words = draw(st.lists(st.tuples(st.integers(0, total - 1), st.integers(1, 60)), max_size=4))
    return layers, [Words(start, min(total, start + long)) for start, long in words], takes, total


@given(cuts())
def test_any_film_is_covered_once_and_copies_are_plain_whole_groups(
    film: tuple[list[PictureLayer], list[Words], dict[str, Groups], int],
) -> None:
    layers, plates, takes, total = film

    segments = plan_segments(layers, plates, takes, total)

    assert [s.start for s in segments] == [0, *(s.end for s in segments[:-1])] and segments[-1].end == total
    for segment in segments:
        assert segment.is_copied or 0 < segment.end - segment.start <= LONGEST_MADE
        if segment.is_copied:
            take = takes[segment.clip]
            assert segment.source_in in take.starts
            assert segment.source_in + segment.end - segment.start in (*take.starts, take.length_frames)
            for frame in range(segment.start, segment.end):
                shown = [layer for layer in layers if layer.at <= frame < layer.end]
                assert [layer.clip for layer in shown] == [segment.clip] and shown[0].is_plain(frame)
                assert not any(p.start <= frame < p.end for p in plates)
