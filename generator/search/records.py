"""What can be found, in the order of the pages: one record for each thing a reader looks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from generator.audit.result import Result
from generator.compare.site import Comparisons
from generator.exposure import Announced, Shown, Withdrawn
from generator.model.disclosure import Department
from generator.pages import addresses
from generator.pages.change import Changed
from generator.pages.page import Page
from generator.remembered import remembered
from generator.search.around import concept_records, site_records, written_records, year_records
from generator.search.bodies import department_record, withdrawn_record
from generator.search.checked import audit_records, change_record, correction_records
from generator.search.record import SearchRecord
from generator.search.scored import finance_records, indicator_records, overview_record
from generator.search.told import findings_records, goals_records, method_records
from generator.words.catalogue import Words

T = TypeVar("T", Result, Announced, Withdrawn)


def search_records(
    shown: Shown,
    compared: Comparisons,
    pages: Mapping[str, Page],
    written: Mapping[str, str],
    say: Words,
) -> tuple[SearchRecord, ...]:
    """All records of a site: the pages around, then each department with its evaluations.

    `pages` are the pages by address; only those are asked for whose own words are searched.
    `written` are the pages written by hand, as Markdown by path.
    """
    return (
        *year_records(pages),
        *concept_records(compared, pages),
        *site_records(pages, say),
        *written_records(written),
        *_body_records(shown, pages, say),
    )


def _body_records(shown: Shown, pages: Mapping[str, Page], say: Words) -> Iterator[SearchRecord]:
    for department, own in _by_department(shown):
        yield department_record(department, own.results, own.announced, say)
        for result in own.results:
            yield from evaluation_records(result, say)
            address = addresses.evaluation(result, "change")
            page = pages.get(address)
            if page is not None and isinstance(page.context, Changed):
                yield change_record(result, page, page.context)
        for one in own.withdrawn:
            yield withdrawn_record(one, say)


def _by_department(shown: Shown) -> list[tuple[Department, Shown]]:
    """What is shown of each department of which anything is shown."""
    every: list[Result | Announced | Withdrawn] = [
        *shown.results, *shown.announced, *shown.withdrawn
    ]  # fmt: skip
    departments = {one.department.id: one.department for one in every}
    results = _grouped(shown.results)
    announced = _grouped(shown.announced)
    withdrawn = _grouped(shown.withdrawn)
    return [
        (one, Shown(results.get(id, ()), announced.get(id, ()), withdrawn.get(id, ())))
        for id, one in departments.items()
    ]


def _grouped(items: Iterable[T]) -> dict[str, tuple[T, ...]]:
    """Things of departments by the id of the department, in their order."""
    found: dict[str, list[T]] = {}
    for one in items:
        found.setdefault(one.department.id, []).append(one)
    return {id: tuple(own) for id, own in found.items()}


@remembered
def evaluation_records(result: Result, say: Words) -> tuple[SearchRecord, ...]:
    """The records of one evaluation that follow from it alone."""
    return (
        overview_record(result, say),
        *indicator_records(result, say),
        *finance_records(result, say),
        *goals_records(result, say),
        *findings_records(result, say),
        *method_records(result, say),
        *audit_records(result, say),
        *correction_records(result, say),
    )
