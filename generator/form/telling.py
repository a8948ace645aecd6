"""Problems said beside the fields they are about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.editing.edit import Path
from generator.editing.sheet import Kind, Row
from generator.problems import Problem
from generator.problems.catalogue import hint, message, severity

Spot = tuple[str, Path]
"""A value: its file and the path in it."""
TO_FILL_ID = "to-fill"
TODO_IDS = ("todo", "todo-left")


@dataclass(frozen=True, slots=True)
class Told:
    """A problem in words."""

    severity: str
    message: str
    hint: str
    file: str
    line: int


def told(problem: Problem, language: str) -> Told:
    """A problem in the words of a language."""
    return Told(
        severity(problem).value,
        message(problem, language),
        hint(problem, language),
        problem.place.file,
        problem.place.line,
    )


def beside(
    problems: Iterable[Problem], rows: Sequence[Row]
) -> tuple[dict[Spot, list[Problem]], list[Problem]]:
    """The problems by the value they are about, and those that are about no row."""
    found: dict[Spot, list[Problem]] = {}
    others: list[Problem] = []
    by_file: dict[str, list[Row]] = {}
    for row in rows:
        by_file.setdefault(row.file, []).append(row)
    for problem in problems:
        row_of_it = _row_of(problem, by_file.get(problem.place.file, ()))
        if row_of_it is None:
            others.append(problem)
        else:
            found.setdefault((row_of_it.file, row_of_it.path), []).append(problem)
    return found, others


def _row_of(problem: Problem, rows: Sequence[Row]) -> Row | None:
    place = (problem.place.line, problem.place.column)
    named = {problem.values.get("key"), problem.values.get("expected")}
    at_place = [row for row in rows if (row.line, row.column) == place]
    for row in at_place:
        if row.path[-1] in named:
            return row
    exact = next((row for row in at_place if row.written), None)
    if exact is not None:
        return exact
    inside = [
        row for row in rows if row.written and row.line <= place[0] <= _last(row) and row.path
    ]
    before = [row for row in inside if (row.line, row.column) <= place]
    return max(before, key=lambda row: (row.line, row.column), default=None)


def _last(row: Row) -> int:
    """The last line of a value."""
    several = row.kind in (Kind.PARAGRAPHS, Kind.LINES, Kind.CHECKLIST, Kind.CHOSEN)
    return row.line + (row.value.count("\n") + 1 if several else 0)
