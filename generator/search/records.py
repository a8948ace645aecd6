"""What can be found: one record for each thing a reader may look for, with where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.audit.result import Result
from generator.model.disclosure import Department
from generator.model.framework import Indicator
from generator.model.narrative import Finding, FinanceSection, GoalIndicator, Named, Statement
from generator.model.tables import DataTable
from generator.pages import addresses
from generator.views.tables import Table, report_table
from generator.words import numbers, working
from generator.words.catalogue import Words
from generator.words.marks import chinese_number, day

BREAK = "\n"
"""Stands between the pieces of a text, so that no phrase is found across them."""


class Kind(StrEnum):
    """What a record is about; its words stand in the catalogue under `search.kind_…`."""

    DEPARTMENT = "department"
    OVERVIEW = "overview"
    INDICATOR = "indicator"
    FINANCE = "finance"
    GOALS = "goals"
    FINDINGS = "findings"
    METHOD = "method"


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """A thing that can be found: its address with fragment, and the words it is found by.

    `year` is None for what belongs to no evaluation.
    """

    address: str
    title: str
    kind: Kind
    department: str
    year: int | None
    text: str
    invented: bool


def search_records(results: tuple[Result, ...], say: Words) -> tuple[SearchRecord, ...]:
    """All records of a site, in the order of its pages."""
    found: list[SearchRecord] = []
    departments: dict[str, Department] = {}
    for result in results:
        departments.setdefault(result.department.id, result.department)
    for department in departments.values():
        own = tuple(result for result in results if result.department.id == department.id)
        found.append(_department(department, own, say))
        for result in own:
            found.extend(evaluation_records(result, say))
    return tuple(found)


def evaluation_records(result: Result, say: Words) -> Iterator[SearchRecord]:
    """The records of one evaluation."""
    yield _overview(result, say)
    yield from (_indicator(result, leaf, say) for leaf in result.framework.leaves)
    yield from (_finance(result, section, say) for section in result.evaluation.finance.sections)
    yield from _goals(result, say)
    yield from _findings(result, say)
    yield from _method(result, say)
    yield from _profile(result, say)
