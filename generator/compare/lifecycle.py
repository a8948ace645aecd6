"""How departments came from one another: mergers, splits, names over the years."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from generator.model.disclosure import Department, Predecessor, Succession


class Direction(StrEnum):
    """FROM: this body took over another, or a part of it. TO: another took over this, or a part."""

    FROM = "from"
    TO = "to"


@dataclass(frozen=True, slots=True)
class BodyChange:
    """A merger or split seen from one body; `other` is the id of the other body.

    `year` is the first fiscal year of the new state of things. MERGED with TO is the end of this
    body; SPLIT with TO is the loss of a part.
    """

    succession: Succession
    direction: Direction
    other: str
    year: int
    reason: str


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name and the fiscal years it was borne, both included; None where that is open."""

    name: str
    short_name: str
    since: int | None
    until: int | None


@dataclass(frozen=True, slots=True)
class Lineage:
    """A body over the years: names, oldest first; mergers and splits in the order of the years."""

    department: Department
    names: tuple[NameSpan, ...]
    changes: tuple[BodyChange, ...]

    @property
    def predecessors(self) -> tuple[BodyChange, ...]:
        """The bodies this one came from, or that went into it."""
        return tuple(one for one in self.changes if one.direction is Direction.FROM)

    def existed_in(self, year: int) -> bool:
        """Whether the body existed in a fiscal year, as far as its file says."""
        first, last = self.department.first_year, self.department.last_year
        return (first is None or first <= year) and (last is None or year <= last)

    def changes_between(self, older: int, newer: int) -> tuple[BodyChange, ...]:
        """What took effect after the year `older` and up to `newer`."""
        return tuple(one for one in self.changes if older < one.year <= newer)


def lineages(departments: Mapping[str, Department]) -> Mapping[str, Lineage]:
    """The lineage of each department; successors follow from declared predecessors."""
    found: dict[str, list[BodyChange]] = {id: [] for id in departments}
    for department in departments.values():
        for one in department.predecessors:
            found[department.id].append(_seen(one, Direction.FROM, one.department))
            if one.department in found:
                found[one.department].append(_seen(one, Direction.TO, department.id))
    return {
        id: Lineage(department, _names(department), _in_order(found[id]))
        for id, department in departments.items()
    }


def _seen(declared: Predecessor, direction: Direction, other: str) -> BodyChange:
    return BodyChange(declared.succession, direction, other, declared.year, declared.reason)


def _in_order(changes: Iterable[BodyChange]) -> tuple[BodyChange, ...]:
    return tuple(sorted(changes, key=lambda one: (one.year, one.direction, one.other)))


def _names(department: Department) -> tuple[NameSpan, ...]:
    since = department.first_year
    spans = []
    for former in department.former_names:
        spans.append(NameSpan(former.name, former.short_name, since, former.until))
        since = former.until + 1
    now = NameSpan(department.name, department.short_name, since, department.last_year)
    return (*spans, now)
