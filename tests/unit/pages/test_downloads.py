from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

import pytest

from generator.pages.downloads import Download, downloads
from generator.views.charts import Chart
from generator.views.heat import HeatTable
from generator.views.tables import Cell, Heading, Row, Table, points_cell
from tests.unit.pages import real

NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
HEADINGS = (Heading("部门"), Heading("得分", True))


def table(id: str = "", *, invented: bool = False) -> Table:
    rows = (
        Row((Cell("甲"), points_cell(Decimal("1084.48"), 2))),
        Row((Cell("乙"), Cell("—", value="")), invented=True),
    )
    return Table("结果", HEADINGS, rows, id=id, invented=invented)


@dataclass(frozen=True)
class Part:
    pairs: tuple[tuple[Table, Chart | None], ...]


@dataclass(frozen=True)
class Context:
    title: str
    parts: tuple[Part, ...]
    heat: HeatTable | None = None


def chart(id: str, data: Table | None) -> Chart:
    return Chart(id, "图", "说明", {}, data)


def addresses(context: object) -> list[str]:
    return [one.address for one in downloads(context, "a/2024/", invented=False)]


def test_charts_and_tables_with_an_id_are_found_wherever_they_stand() -> None:
    context = Context(
        "x", (Part(((table("one"), chart("two", table())), (table(), None))),),
        HeatTable(table("three"), ()),
    )  # fmt: skip
    assert addresses(context) == ["a/2024/one.csv", "a/2024/two.csv", "a/2024/three.csv"]


def test_a_chart_without_numbers_has_no_file() -> None:
    assert addresses(Context("x", (Part(((table(), chart("two", None)),)),))) == []


def test_values_are_exact_and_rows_of_invented_bodies_are_marked() -> None:
    (found,) = downloads((table("one"),), "", invented=False)
    assert found == Download(
        "one.csv", (("部门", False), ("得分", True)), (("甲", "1084.48"), ("乙", "")),
        (False, True),
    )  # fmt: skip


@pytest.mark.parametrize(("page", "own"), [(True, False), (False, True)])
def test_all_rows_are_marked_where_the_page_or_the_table_is_invented(page: bool, own: bool) -> None:
    (found,) = downloads((table("one", invented=own),), "", invented=page)
    assert found.invented == (True, True)


def test_an_id_given_twice_is_refused() -> None:
    with pytest.raises(ValueError, match=r"one\.csv"):
        addresses((table("one"), chart("one", table())))


def test_columns_of_numbers_hold_exact_numbers_on_every_page() -> None:
    checked = 0
    for page in real.pages():
        for found in page.downloads:
            for row in found.rows:
                for value, (heading, numeric) in zip(row, found.columns, strict=True):
                    if numeric and value:
                        assert NUMBER.fullmatch(value), f"{found.address}: {heading}: {value}"
                        checked += 1
    assert checked > 30
