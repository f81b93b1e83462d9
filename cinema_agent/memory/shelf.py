"""The shelf GoldenMem keeps its keyframes on: append-only, and indexed by what the keyframes show.

A shelf is shared by every memory that grew on it, each of which looks at its first `length` keyframes only;
so remembering is cheap and a memory still never changes. Private to this room. Source: ours.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge, nlargest
from itertools import chain, islice
from operator import itemgetter
from threading import Lock

from cinema_agent.script.noun import Noun
from cinema_agent.script.takes import KeyframeRecord


class Remembered(Noun):
    """An accepted keyframe, and the entities (characters, place, props) it shows."""

    keyframe: KeyframeRecord
    entities: tuple[str, ...] = ()


class Shelf:
    """Keyframes in the order they were remembered; a keyframe's place is its position, from 0."""

    def __init__(self, remembered: Iterable[Remembered] = ()) -> None:
        self.items: list[Remembered] = []
        self.position_of: dict[str, int] = {}
        self._masks: list[int] = []
        self._bits: dict[str, int] = {}
        self._first_of_shot: dict[str, int] = {}
        self._carriers: dict[str, list[int]] = {}
        self._masks_with: dict[str, list[int]] = {}
        self._alike: dict[int, list[int]] = {}
        self._lock = Lock()
        for item in remembered:
            self.append(item, at=len(self.items))

    def append(self, item: Remembered, *, at: int) -> bool:
        """Put a keyframe at position `at`; false (and nothing done) where another memory grew before."""
        with self._lock:
            if at != len(self.items):
                return False
            mask = self._mask(item.entities)
            for entity in item.entities:
                self._carriers.setdefault(entity, []).append(at)
                if mask not in self._alike:
                    self._masks_with.setdefault(entity, []).append(mask)
            self._alike.setdefault(mask, []).append(at)
            self._masks.append(mask)
            self._first_of_shot.setdefault(item.keyframe.shot, at)
            self.position_of[item.keyframe.name] = at
            self.items.append(item)
            return True

    def length_before(self, shot_id: str, length: int) -> int:
        """Return how many of the first `length` keyframes stood there before the first one of this shot."""
        return min(length, self._first_of_shot.get(shot_id, length))

    def carriers(self, entity: str, length: int) -> Sequence[int]:
        """Return the positions of the keyframes that show `entity`, oldest first."""
        return _until(self._carriers.get(entity, ()), length)

    def count(self, entity: str, length: int) -> int:
        """Return how many of the first `length` keyframes show `entity`."""
        return bisect_left(self._carriers.get(entity, ()), length)

    def entities(self) -> tuple[str, ...]:
        """Return every entity ever shelved, in order of first appearance."""
        return tuple(self._bits)

    def by_shared(self, wanted: Sequence[str], length: int) -> SharedView:
        """Return the first `length` keyframes, sorted by which of the `wanted` entities they show."""
        want = sum(self._bits[entity] for entity in dict.fromkeys(wanted) if entity in self._bits)
        groups: dict[int, list[Sequence[int]]] = {}
        for mask in dict.fromkeys(mask for entity in wanted for mask in self._masks_with.get(entity, ())):
            positions = self._alike[mask]
            if positions[0] < length:
                groups.setdefault(mask & want, []).append(_until(positions, length))
        return SharedView(want, groups, self._masks, length)

    def _mask(self, entities: Iterable[str]) -> int:
        return sum(self._bits.setdefault(entity, 1 << len(self._bits)) for entity in entities)


class SharedView:
    """Keyframes grouped by the set of wanted entities they show (a set is a bit mask)."""

    def __init__(
        self, want: int, groups: dict[int, list[Sequence[int]]], masks: Sequence[int], length: int
    ) -> None:
        self._want, self._groups, self._masks, self._length = want, groups, masks, length

    def cover(self) -> list[int]:
        """Return few keyframes that together show all of the wanted: greedy, newest among equals."""
        newest = {mask: max(positions[-1] for positions in lists) for mask, lists in self._groups.items()}
        missing, chosen = self._want, []
        while missing and newest:
            best = max(
                newest, key=lambda mask: ((mask & missing).bit_count(), mask.bit_count(), newest[mask])
            )
            if not best & missing:
                break
            chosen.append(newest[best])
            missing &= ~best
        return chosen

    def most_alike(self, limit: int) -> Iterator[int]:
        """Yield up to `limit` keyframes: those sharing most wanted entities first, newest among equals."""
        return islice(chain(self._related(limit), self._unrelated()), limit)

    def _related(self, limit: int) -> Iterator[int]:
        by_count: dict[int, list[Sequence[int]]] = {}
        for mask, lists in self._groups.items():
            by_count.setdefault(mask.bit_count(), []).extend(lists)
        for count in sorted(by_count, reverse=True):
            # Only the lists with the newest ends can reach the first `limit` of their merger.
            lists = nlargest(limit, by_count[count], key=itemgetter(-1))
            yield from merge(*(reversed(positions[-limit:]) for positions in lists), reverse=True)

    def _unrelated(self) -> Iterator[int]:
        return (p for p in range(self._length - 1, -1, -1) if not self._masks[p] & self._want)


def _until(positions: Sequence[int], length: int) -> Sequence[int]:
    """Return the leading positions under `length`; the sequence itself where that is all of them."""
    if not positions or positions[-1] < length:
        return positions
    return positions[: bisect_left(positions, length)]
