"""What readers of the shipped site get, the district beside the real evaluation, made once."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from functools import cache
from typing import Any, TypeVar

from generator.build import Examined, examine
from generator.compare.peers import Pool
from generator.compare.site import Comparisons, comparisons
from generator.exports.comparison import comparison_makers
from generator.exports.files import open_data_makers
from generator.exposure import Shown, shown
from generator.pages.page import Page
from generator.views.tables import Table
from tests.makers import made_by
from tests.real_data import SHIPPED
from tests.unit.pages.whole import site_pages

DISTRICT = Pool("示例区", True)
REAL = "shanting-industry-it"
C = TypeVar("C")


@cache
def examined() -> Examined:
    found = examine(SHIPPED)
    assert not found.errors
    return found


@cache
def seen() -> Shown:
    return shown(examined().results, preview=False)


@cache
def compared() -> Comparisons:
    return comparisons(examined().disclosure, seen())


@cache
def as_of(year: int) -> tuple[Shown, Comparisons]:
    """What there was to see when this year was the newest."""
    results = tuple(one for one in seen().results if one.evaluation.year <= year)
    made = Shown(results, ())
    return made, comparisons(examined().disclosure, made)


@cache
def with_one_real(department: str) -> Comparisons:
    """As if one body of the district were a real one, by the same framework in the same region."""
    results = tuple(
        replace(one, department=replace(one.department, invented=False))
        if one.department.id == department
        else one
        for one in seen().results
    )
    return comparisons(examined().disclosure, replace(seen(), results=results))


@cache
def pages() -> dict[str, Page]:
    return site_pages(examined().disclosure, seen(), compared())


def context(address: str, kind: type[C]) -> C:
    found = pages()[address].context
    assert isinstance(found, kind)
    return found


@cache
def files() -> dict[str, bytes]:
    return {
        **made_by(open_data_makers(examined().disclosure, seen(), compared())),
        **made_by(comparison_makers(examined().disclosure, seen())),
    }


def rows(file: str) -> list[dict[str, str]]:
    content = files()[f"data/{file}"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content, newline="")))


def of(file: str, **values: str) -> list[dict[str, str]]:
    return [row for row in rows(file) if all(row[name] == values[name] for name in values)]


def document(address: str) -> Any:
    return json.loads(files()[f"data/{address}"])


def lines(table: Table | None) -> dict[str, list[str]]:
    """The texts of a table by the text of their first cell."""
    assert table is not None
    found = {row.cells[0].text: [cell.text for cell in row.cells] for row in table.rows}
    assert len(found) == len(table.rows)
    return found


def values(table: Table | None, key: str) -> dict[str, str]:
    """The exact values of a column by the text of the first cell."""
    assert table is not None
    (place,) = (n for n, heading in enumerate(table.headings) if heading.key == key)
    return {row.cells[0].text: row.cells[place].exact for row in table.rows}
