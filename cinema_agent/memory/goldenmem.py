"""GoldenMem: which remembered keyframes a new one may look at, how large each, and why.

The most useful keyframe is offered largest and each next one smaller by the golden ratio (`schedule.py`),
so a film of any length costs at most phi times one picture. Useful is what the shot names: first the fewest
keyframes that together show all of it, then the picture just before, then the first picture of each
character, then whatever shares most, newest first. Two guards spend the same budget: small keyframes keep
one token's height until they are averaged entity by entity, and the only picture of something the shot
names is never shown smaller than level 2.

Knows keyframes by name and hash only; pictures stay where they are. Source: Captain Cinema, section 3.2
(schedule, semantic order); the guards and the similarity are ours.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from pydantic import ValidationError

from cinema_agent.errors import SettingsError
from cinema_agent.memory.budget import Plan, assign_levels, fit
from cinema_agent.memory.schedule import Schedule
from cinema_agent.memory.shelf import Remembered, Shelf
from cinema_agent.script.takes import KeyframeRecord, OfferedReference

FORMAT = 1
KEPT_FRAMES = 48
"""How many keyframes keep a picture of their own before the rest is averaged."""


@dataclass(frozen=True, eq=False)
class GoldenMem:
    """A memory of keyframes. Frozen: `remember` returns a new memory and leaves this one as it is.

    `schedule` is that of the film's pictures; `kept_frames` is how many keyframes are offered one by one at
    most.
    """

    schedule: Schedule
    kept_frames: int = KEPT_FRAMES
    _shelf: Shelf = field(default_factory=Shelf, repr=False)
    _length: int = 0

    def __len__(self) -> int:
        return self._length

    @property
    def remembered(self) -> tuple[Remembered, ...]:
        """Every keyframe, oldest first."""
        return tuple(self._shelf.items[: self._length])

    def remember(self, keyframe: KeyframeRecord, entities: Iterable[str]) -> GoldenMem:
        """Return a memory that also knows this keyframe.

        A keyframe already known by name (`3B/0000`) is replaced where it stands, so remembering it twice
        does no harm.

        Args:
            keyframe: an accepted keyframe.
            entities: what it shows, as `entities_of` names it.
        """
        item = Remembered(keyframe=keyframe, entities=tuple(dict.fromkeys(entities)))
        position = self._shelf.position_of.get(keyframe.name, self._length)
        if position < self._length:
            return self if self._shelf.items[position] == item else self._with_replaced(position, item)
        if self._shelf.append(item, at=self._length):
            return replace(self, _length=self._length + 1)
        return self._from((*self.remembered, item))

    def as_of(self, shot_id: str) -> GoldenMem:
        """Return this memory as it stood before the first keyframe of a shot; unchanged if it has none."""
        return replace(self, _length=self._shelf.length_before(shot_id, self._length))

    def with_schedule(self, schedule: Schedule) -> GoldenMem:
        """Return the same memory for pictures of another size."""
        return replace(self, schedule=schedule)

    def recall(self, shot_id: str, entities: Sequence[str]) -> tuple[OfferedReference, ...]:
        """Choose what a shot may look at, most useful first, within the budget of the schedule.

        A shot never sees its own keyframes nor those remembered after them.

        Args:
            shot_id: the shot to be made.
            entities: what it shows, most important first, as `entities_of` names it.

        Returns:
            References whose tokens, with the picture to be made, are at most `schedule.budget`. Those of
            level `schedule.last_level + 1` are averages of `stands_for` keyframes, named by the newest of
            them.
        """
        length = self._shelf.length_before(shot_id, self._length)
        if not length:
            return ()
        reasons = self._order(entities, length)
        carriers = {entity: self._shelf.carriers(entity, length) for entity in entities}
        sole = {positions[0]: entity for entity, positions in carriers.items() if len(positions) == 1}
        ranked = assign_levels(self.schedule, list(reasons), list(sole))[: self._longest]
        plan = fit(self.schedule, ranked, self._shows, self._totals(entities, length))
        reasons |= {position: f"the only picture of {_plain(entity)}" for position, entity in sole.items()}
        singles = (
            self._single(position, level, reasons[position], entities) for position, level in plan.singles
        )
        return (*singles, *self._averages(plan, length))

    def to_lines(self) -> str:
        """Return the memory as JSON lines: a header, then a keyframe a line; more may simply be appended."""
        header = {
            "goldenmem": FORMAT, "rows": self.schedule.rows, "columns": self.schedule.columns,
            "group": self.schedule.group, "kept_frames": self.kept_frames,
        }  # fmt: skip
        return "".join([json.dumps(header) + "\n", *(self.line(item) for item in self.remembered)])

    @staticmethod
    def line(item: Remembered) -> str:
        """Return the line to append for one more remembered keyframe."""
        return item.model_dump_json() + "\n"

    @classmethod
    def from_lines(cls, text: str) -> GoldenMem:
        """Read what `to_lines` wrote.

        Raises:
            SettingsError: not such lines, or written by a newer version.
        """
        header, _, rest = text.partition("\n")
        try:
            facts = json.loads(header)
            if facts.pop("goldenmem") != FORMAT:
                raise SettingsError(
                    "this memory was written by another version; delete it, and it is made anew"
                )
            kept_frames = int(facts.pop("kept_frames"))
            memory = cls(Schedule(**facts), kept_frames)
            items = [Remembered.model_validate_json(line) for line in rest.splitlines()]
        except (ValueError, TypeError, KeyError, AttributeError, ValidationError) as error:
            raise SettingsError("this is no memory of keyframes; delete it, and it is made anew") from error
        for item in items:
            memory = memory.remember(item.keyframe, item.entities)
        return memory

    def _from(self, items: Iterable[Remembered]) -> GoldenMem:
        shelf = Shelf(items)
        return replace(self, _shelf=shelf, _length=len(shelf.items))

    def _with_replaced(self, position: int, item: Remembered) -> GoldenMem:
        items = list(self.remembered)
        items[position] = item
        return self._from(items)

    @property
    def _longest(self) -> int:
        """How many keyframes are offered one by one at most."""
        return max(self.kept_frames, self.schedule.group * (self.schedule.last_level + 1) - 1)

    def _shows(self, position: int) -> tuple[str, ...]:
        return self._shelf.items[position].entities

    def _order(self, entities: Sequence[str], length: int) -> dict[int, str]:
        """Return the most useful positions in order, each with the reason it stands there."""
        view = self._shelf.by_shared(entities, length)
        order = dict.fromkeys(view.cover(), "")
        order.setdefault(length - 1, "the picture just before")
        for entity in entities:
            carriers = self._shelf.carriers(entity, length)
            if carriers and entity.startswith("character:"):
                order.setdefault(carriers[0], f"the first picture of {_plain(entity)}")
        for position in view.most_alike(self._longest):
            order.setdefault(position, "")
        return order

    def _totals(self, entities: Sequence[str], length: int) -> dict[str, int]:
        """Return how many keyframes show each entity: those of the shot first, then the most recently met."""
        known = dict.fromkeys([*entities, *reversed(self._shelf.entities())])
        return {entity: count for entity in known if (count := self._shelf.count(entity, length))}

    def _single(self, position: int, level: int, reason: str, wanted: Sequence[str]) -> OfferedReference:
        item = self._shelf.items[position]
        shared = [_plain(entity) for entity in wanted if entity in item.entities]
        shows = f"shows {', '.join(shared)}" if shared else "a recent picture"
        rows, columns = self.schedule.grid(level)
        return OfferedReference(
            keyframe=item.keyframe.name, sha256=item.keyframe.sha256, level=level, rows=rows, columns=columns,
            why=f"{reason}; {shows}" if reason else shows, entities=item.entities,
        )  # fmt: skip

    def _averages(self, plan: Plan, length: int) -> Iterator[OfferedReference]:
        singles = {position for position, _ in plan.singles}
        for entity, count in plan.averages:
            newest = next(p for p in reversed(self._shelf.carriers(entity, length)) if p not in singles)
            keyframe = self._shelf.items[newest].keyframe
            yield OfferedReference(
                keyframe=keyframe.name, sha256=keyframe.sha256, level=self.schedule.last_level + 1,
                rows=1, columns=1, entities=(entity,), stands_for=count,
                why=f"{_plain(entity)} in {count} more, averaged",
            )  # fmt: skip


def _plain(entity: str) -> str:
    return entity.partition(":")[2] or entity
