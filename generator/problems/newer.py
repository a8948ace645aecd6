"""What a change of the data makes wrong that was not wrong before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from generator.problems.catalogue import severity
from generator.problems.problem import Problem, Severity


def new_errors(before: Iterable[Problem], after: Iterable[Problem]) -> tuple[Problem, ...]:
    """The errors that a change brings, wherever their lines moved to."""
    known = Counter(_kind(one) for one in before)
    found: list[Problem] = []
    for one in after:
        if severity(one) is not Severity.ERROR:
            continue
        if known[_kind(one)]:
            known[_kind(one)] -= 1
        else:
            found.append(one)
    return tuple(found)


def _kind(problem: Problem) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    return problem.id, problem.place.file, tuple(sorted(problem.values.items()))
