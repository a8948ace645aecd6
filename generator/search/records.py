"""What can be found, in the order of the pages: one record for each thing a reader looks for."""

from __future__ import annotations

from generator.audit.result import Result
from generator.exposure import Shown
from generator.model.disclosure import Department
from generator.pages import addresses
from generator.remembered import remembered
from generator.search.record import Kind, SearchRecord, joined
from generator.search.scored import finance_records, indicator_records, overview_record
from generator.search.told import findings_records, goals_records, method_records
from generator.words import numbers
from generator.words.catalogue import Words


def search_records(shown: Shown, say: Words) -> tuple[SearchRecord, ...]:
    """All records of a site: each department, then its evaluations; of those announced, a line."""
    every = [one.department for one in shown.results]
    every += [one.department for one in shown.announced]
    departments = {one.id: one for one in every}
    by_department: dict[str, list[Result]] = {id: [] for id in departments}
    announced: dict[str, list[int]] = {id: [] for id in departments}
    for result in shown.results:
        by_department[result.department.id].append(result)
    for one in shown.announced:
        announced[one.department.id].append(one.year)
    found: list[SearchRecord] = []
    for id, own in by_department.items():
        found.append(_department(departments[id], own, announced[id], say))
        for result in own:
            found.extend(evaluation_records(result, say))
    return tuple(found)


@remembered
def evaluation_records(result: Result, say: Words) -> tuple[SearchRecord, ...]:
    """The records of one evaluation."""
    return (
        overview_record(result, say),
        *indicator_records(result, say),
        *finance_records(result, say),
        *goals_records(result, say),
        *findings_records(result, say),
        *method_records(result, say),
    )


def _department(
    department: Department, own: list[Result], announced: list[int], say: Words
) -> SearchRecord:
    years = (
        f"{say('evaluation.year', year=one.evaluation.year)} "
        f"{numbers.points(one.scores.total.score, one.framework.rounding.digits)} "
        f"{one.scores.grade_name}"
        for one in own
    )
    awaited = (say("department.announced", year=year) for year in announced)
    return SearchRecord(
        address=addresses.department(department.id),
        title=department.name,
        kind=Kind.DEPARTMENT,
        department=department.short_name,
        year=None,
        text=joined(department.short_name, department.region, *years, *awaited),
        invented=department.invented,
    )
