"""Records and indexes for tests: of the real evaluation, and of the invented district beside it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from generator.build import examine
from generator.compare.site import comparisons
from generator.exposure import Shown, shown
from generator.model.disclosure import Disclosure
from generator.search.record import SearchRecord
from generator.search.records import search_records
from generator.words.catalogue import words
from tests.real_data import SHIPPED
from tests.unit.pages import real
from tests.unit.pages.whole import site_pages

SAY = words()


def records_of(
    seen: Shown, disclosure: Disclosure, written: dict[str, str] | None = None
) -> tuple[SearchRecord, ...]:
    """The records of what is shown, as a site has them."""
    compared = comparisons(disclosure, seen)
    pages = site_pages(disclosure, seen, compared)
    return search_records(seen, compared, pages, written or {}, SAY)


@cache
def real_records() -> tuple[SearchRecord, ...]:
    return records_of(Shown((real.result(),), ()), real.examined().disclosure)


@cache
def shipped() -> tuple[Shown, Disclosure]:
    examined = examine(SHIPPED)
    return shown(examined.results, preview=False), examined.disclosure


@cache
def shipped_records() -> tuple[SearchRecord, ...]:
    return records_of(*shipped())


def with_departments(disclosure: Disclosure, seen: Shown) -> Disclosure:
    """A disclosure that knows the departments of what is shown."""
    departments = {one.department.id: one.department for one in seen.results}
    return replace(disclosure, departments=departments)
