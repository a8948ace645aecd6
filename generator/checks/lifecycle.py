"""Departments over time: where they come from, when they exist, how they are called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from generator.model.disclosure import Department, Disclosure, Predecessor, Succession
from generator.model.evaluation import Evaluation
from generator.problems import Report


def check_lives(disclosure: Disclosure, report: Report) -> None:
    """Successions fit the lives of both sides, and evaluations those of their departments."""
    departments = disclosure.departments
    years: dict[str, list[Evaluation]] = defaultdict(list)
    for evaluation in disclosure.evaluations:
        years[evaluation.department].append(evaluation)
    for department in departments.values():
        for evaluation in years[department.id]:
            _check_year(evaluation, department, report)
        for one in department.predecessors:
            if (other := departments.get(one.department)) is not None:
                _check_succession(department, one, other, years[other.id], report)
    _check_circles(departments, report)
    _check_abbreviations(departments, report)


def exists_in(department: Department, year: int) -> bool:
    """Whether a department existed in a fiscal year, as far as its file says."""
    first, last = department.first_year, department.last_year
    return (first is None or first <= year) and (last is None or year <= last)


def forebears(department: str, departments: Mapping[str, Department]) -> Collection[str]:
    """The departments it comes from, directly or further back; itself in a circle."""
    found: dict[str, None] = {}
    waiting = [department]
    while waiting:
        step = departments.get(waiting.pop())
        for one in step.predecessors if step else ():
            if one.department not in found:
                found[one.department] = None
                waiting.append(one.department)
    return tuple(found)


def _check_year(evaluation: Evaluation, department: Department, report: Report) -> None:
    if not exists_in(department, evaluation.year):
        found, place = evaluation.year, evaluation.place
        report.add("evaluated-outside-life", place, found=found, **life(department))


def life(department: Department) -> dict[str, str]:
    """The first and the last year of a department, for a message."""
    first, last = department.first_year, department.last_year
    return {"first": str(first or "…"), "last": str(last or "…")}


def _check_succession(
    department: Department,
    one: Predecessor,
    other: Department,
    evaluations: Collection[Evaluation],
    report: Report,
) -> None:
    """A merged body ends right before; real and invented ones stay apart."""
    if department.invented != other.invented:
        report.add("invented-predecessor", one.place, department=other.id)
    if one.succession is not Succession.MERGED:
        return
    if other.last_year != one.year - 1:
        values = {"department": other.id, "found": str(other.last_year or "—")}
        wanted = one.year - 1
        report.add("predecessor-goes-on", one.place, year=one.year, wanted=wanted, **values)
    for evaluation in evaluations:
        if evaluation.year >= one.year and exists_in(other, evaluation.year):
            into, found = department.id, evaluation.year
            report.add(
                "evaluated-after-merger", evaluation.place, into=into, year=one.year, found=found
            )


def _check_circles(departments: Mapping[str, Department], report: Report) -> None:
    """Every circle of predecessors is told once, at the department that comes first."""
    told: set[frozenset[str]] = set()
    for id, department in departments.items():
        for one in department.predecessors:
            back = _way(one.department, id, departments)
            if back and (circle := frozenset(back)) not in told:
                told.add(circle)
                report.add("predecessor-circle", one.place, path=" → ".join([id, *back]))


def _way(start: str, goal: str, departments: Mapping[str, Department]) -> list[str]:
    """A way from a department to one it comes from, both ends included; empty where none leads."""
    came_from: dict[str, str | None] = {start: None}
    waiting = [start]
    while waiting and goal not in came_from:
        id = waiting.pop(0)
        step = departments.get(id)
        for one in step.predecessors if step else ():
            if one.department not in came_from:
                came_from[one.department] = id
                waiting.append(one.department)
    way: list[str] = []
    at = goal if goal in came_from else None
    while at is not None:
        way.append(at)
        at = came_from[at]
    return way[::-1]


def _check_abbreviations(departments: Mapping[str, Department], report: Report) -> None:
    """What people call a department is worth a word where they call another one so."""
    first: dict[tuple[str, bool, str], Department] = {}
    for department in departments.values():
        for name in department.abbreviations:
            key = (department.region, department.invented, name)
            if (other := first.setdefault(key, department)) is not department:
                report.add("abbreviation-shared", department.place, name=name, other=other.id)
