"""The newest of several evaluations."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from generator.audit.result import Result


def newest_of_each(results: Iterable[Result], kind: Callable[[Result], str]) -> tuple[Result, ...]:
    """The newest evaluation of each kind (its department, its framework); kinds as they come."""
    newest: dict[str, Result] = {}
    for one in results:
        known = newest.get(kind(one))
        if known is None or one.evaluation.year > known.evaluation.year:
            newest[kind(one)] = one
    return tuple(newest.values())
