"""Records of departments, and of evaluations of which little or nothing is shown."""

from __future__ import annotations

from collections.abc import Iterable

from generator.audit.result import Result
from generator.exposure import Announced, Withdrawn
from generator.model.disclosure import Department
from generator.pages import addresses
from generator.search.record import Kind, SearchRecord, joined
from generator.words import numbers
from generator.words.catalogue import Words
from generator.words.marks import day, listed, noted, titled


def department_record(
    department: Department, own: Iterable[Result], announced: Iterable[Announced], say: Words
) -> SearchRecord:
    """A department under all its names, with the result of each year."""
    former = listed((one.name for one in department.former_names), say)
    note = say("search.formerly", names=former) if former else ""
    return SearchRecord(
        address=addresses.department(department.id),
        title=noted(department.name, note, say),
        kind=Kind.DEPARTMENT,
        department=department,
        year=None,
        text=joined(
            titled(say("search.short"), listed(short_names(department), say), say),
            department.region,
            *(_year(one, say) for one in own),
            *(say("department.announced", year=one.year) for one in announced),
            department.ended,
            *(one.reason for one in department.predecessors),
        ),
        invented=department.invented,
    )


def short_names(department: Department) -> tuple[str, ...]:
    """What a department is called for short: now, by people, and in former years."""
    former = (one.short_name for one in department.former_names)
    return tuple(dict.fromkeys((department.short_name, *department.abbreviations, *former)))


def _year(result: Result, say: Words) -> str:
    digits = result.framework.rounding.digits
    year = say("evaluation.year", year=result.evaluation.year)
    points = numbers.points(result.scores.total.score, digits)
    return f"{year} {points} {result.scores.grade_name}"


def withdrawn_record(one: Withdrawn, say: Words) -> SearchRecord:
    """An evaluation taken back: what it was called, since when and why; nothing else."""
    name = one.department.name_in(one.year)
    return SearchRecord(
        address=f"{addresses.department(one.department.id)}{one.year}/",
        title=noted(
            say("evaluation.title", department=name, year=one.year),
            say("changes.withdrawn"),
            say,
        ),
        kind=Kind.OVERVIEW,
        department=one.department,
        year=one.year,
        text=joined(
            say("changes.withdrawn_on", day=day(one.withdrawal.day, say)),
            one.withdrawal.reason,
            one.title,
        ),
        invented=one.department.invented,
    )
