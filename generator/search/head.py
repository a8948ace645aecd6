"""The head of the index: what kinds, departments and years there are, for all records at once.

    kinds        the names of the kinds
    departments  short name, 1 if invented, former short names with their last years, and what else
                 it is called; the first one is none, for pages that belong to no department
    shapes       rows of kind, count, kind, count…: what follows one another in the index
    runs         for each department in turn: shape, year, shape, year…; year 0 is none
    invented     numbers of records of no department that tell of invented ones alone

Evaluations of one framework have few shapes, so that thousands of them need a few bytes each.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from generator.model.disclosure import Department
from generator.search.bodies import short_names
from generator.search.record import Kind, SearchRecord, kind_names
from generator.words.catalogue import Words

NOBODY = ["", 0, [], []]


def head(records: Sequence[SearchRecord], say: Words) -> dict[str, object]:
    """The head without what the files of words say."""
    departments: list[list[object]] = [NOBODY]
    shapes: dict[tuple[int, ...], int] = {}
    runs: list[list[int]] = [[]]
    for department, own in groupby(records, lambda one: one.department):
        if department is not None:
            departments.append(_department(department))
            runs.append([])
        for year, of_year in groupby(own, lambda one: one.year):
            shape = _shape(of_year)
            runs[-1] += (shapes.setdefault(shape, len(shapes)), year or 0)
    alone = [at for at, one in enumerate(records) if one.invented and one.department is None]
    return {
        "kinds": kind_names(say),
        "departments": departments,
        "shapes": list(shapes),
        "runs": runs,
        "invented": alone,
    }


def _department(one: Department) -> list[object]:
    former = [[name.short_name, name.until] for name in one.former_names]
    return [one.short_name, int(one.invented), former, list(short_names(one)[1:])]


_NUMBERS = {kind: number for number, kind in enumerate(Kind)}


def _shape(records: Iterable[SearchRecord]) -> tuple[int, ...]:
    """Neighbours of one kind as kind and count, one after the other."""
    found: list[int] = []
    for kind, same in groupby(records, lambda one: one.kind):
        found += (_NUMBERS[kind], sum(1 for _ in same))
    return tuple(found)
