"""Data folders for tests all the way to their pages, made once."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TypeVar

from generator.build import Examined, examine
from generator.compare.site import Comparisons, comparisons
from generator.exposure import Shown, shown
from generator.pages.page import Page
from generator.views.tables import Row, Table
from tests.unit.pages.whole import site_pages

CASES = Path(__file__).parents[2] / "cases"
C = TypeVar("C")


@cache
def examined(case: str) -> Examined:
    found = examine(CASES / case)
    assert not found.errors
    return found


@cache
def seen(case: str) -> Shown:
    return shown(examined(case).results, preview=False)


@cache
def compared(case: str) -> Comparisons:
    return comparisons(examined(case).disclosure, seen(case))


@cache
def pages(case: str) -> dict[str, Page]:
    """By address, as the public sees them."""
    return site_pages(examined(case).disclosure, seen(case), compared(case))


def context(case: str, address: str, kind: type[C]) -> C:
    found = pages(case)[address].context
    assert isinstance(found, kind)
    return found


def texts(row: Row) -> list[str]:
    return [cell.text for cell in row.cells]


def column(table: Table, key: str) -> list[str]:
    """The texts of a column, by the key of its heading."""
    (place,) = (n for n, heading in enumerate(table.headings) if heading.key == key)
    return [row.cells[place].text for row in table.rows]
