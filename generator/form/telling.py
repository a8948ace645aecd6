"""Problems said beside the fields they are about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace

from generator.editing.edit import Path
from generator.editing.sheet import Kind, Row
from generator.form.words import form_words
from generator.problems import Problem, Severity
from generator.problems.catalogue import hint, message, severity

Spot = tuple[str, Path]
"""A value: its file and the path in it."""
TO_FILL_ID = "to-fill"
MISSING = "missing-key"
"""Its way out, a line to be added to the file, is not that of a form."""
TODO_IDS = ("todo", "todo-left")
SORTS = ("to_fill", "todo", "errors", "warnings")


@dataclass(frozen=True, slots=True)
class Told:
    """A problem in words."""

    severity: str
    message: str
    hint: str
    file: str
    line: int


def told(problem: Problem, language: str, row: Row | None = None) -> Told:
    """A problem in the words of a language; with the row it is about, by the name of that."""
    about = _called(problem, row) if row is not None else problem
    return Told(
        severity(problem).value,
        message(about, language),
        "" if row is not None and problem.id == MISSING else _here(hint(about, language), language),
        problem.place.file,
        problem.place.line,
    )


def as_data(
    problems: Iterable[Problem], language: str, row: Row | None = None
) -> list[dict[str, str | int]]:
    """Problems in words, for the script of a page."""
    return [asdict(told(one, language, row)) for one in problems]


def _called(problem: Problem, row: Row) -> Problem:
    """A problem of a key as one of the field that people know it by."""
    if problem.values.get("key") != row.path[-1]:
        return problem
    return replace(problem, values={**problem.values, "key": row.label})


def _here(text: str, language: str) -> str:
    """A hint that names the button of the form in place of the command that does the same."""
    say = form_words(language)
    return text.replace(say("telling.command"), say("telling.button"))


def sort_of(problem: Problem) -> str:
    """Under which of the four counts a problem is told: to_fill, todo, errors or warnings."""
    if problem.id == TO_FILL_ID:
        return "to_fill"
    if problem.id in TODO_IDS:
        return "todo"
    return "errors" if severity(problem) is Severity.ERROR else "warnings"


def counted(problems: Iterable[Problem]) -> dict[str, int]:
    """How much is left to do, by sort; what is let stand is not counted."""
    found = dict.fromkeys(SORTS, 0)
    for one in problems:
        if not one.accepted:
            found[sort_of(one)] += 1
    return found


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
