"""The life of a department in sentences: names, mergers and splits, beginning and end."""

from __future__ import annotations

from collections.abc import Mapping

from generator.compare.lifecycle import BodyChange, Direction, Lineage, NameSpan
from generator.model.disclosure import Department, Succession
from generator.words.catalogue import Words
from generator.words.marks import clause, titled


def life(lineage: Lineage, departments: Mapping[str, Department], say: Words) -> tuple[str, ...]:
    """Names, mergers and splits, beginning and end, each a sentence; nothing where all is plain."""
    own = lineage.department
    lines = [_name(one, say) for one in lineage.names] if len(lineage.names) > 1 else []
    if own.first_year is not None:
        lines.append(say("department.since", year=own.first_year))
    lines += [_body(one, own, departments, say) for one in lineage.changes]
    if own.last_year is not None:
        lines.append(say("department.until", year=own.last_year, reason=clause(own.ended)))
    return tuple(lines)


def _name(one: NameSpan, say: Words) -> str:
    match one.since, one.until:
        case None, int() as until:
            years = say("department.name_until", until=until)
        case int() as since, None:
            years = say("department.name_since", since=since)
        case since, until:
            years = say("department.name_between", since=since, until=until)
    return titled(years, one.name, say)


def _body(
    one: BodyChange, own: Department, departments: Mapping[str, Department], say: Words
) -> str:
    """A merger or split; the other body by its name before it, or after it where it took over."""
    came = one.direction is Direction.FROM
    known = departments.get(one.other)
    other = known.name_in(one.year - 1 if came else one.year) if known else one.other
    way = "from" if came else "to"
    part = came and one.succession is Succession.SPLIT and own.first_year != one.year
    key = "department.part_from" if part else f"department.{one.succession}_{way}"
    return say(key, year=one.year, other=other, reason=clause(one.reason))
