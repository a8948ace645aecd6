"""Rows of tables made without Jinja: whatever stands in a cell is text."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest

from generator.render.rows import table_rows
from generator.views.tables import Cell, Heading, Row, Table

HOSTILE = "\"><script>alert('1')</script>&"
SAFE = "&#34;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;"


def made(*cells: Cell, stack: bool = False, sortable: bool = False) -> str:
    headings = tuple(Heading(HOSTILE) for _ in cells)
    view = Table("表", headings, (Row(cells, anchor=HOSTILE),), id="t", sortable=sortable)
    return str(table_rows(view, stack, lambda address: f"../{address}"))


@pytest.mark.parametrize("name", [one.name for one in fields(Cell) if one.name != "heat"])
@pytest.mark.parametrize("place", [0, 1])
def test_what_a_cell_says_is_escaped(name: str, place: int) -> None:
    cells = [Cell("甲"), Cell("乙")]
    said: dict[str, Any] = {"text": "丙", "sort": "", name: HOSTILE}
    cells[place] = Cell(**said)
    html = made(*cells, stack=True, sortable=True)
    assert "<script>" not in html
    assert html.count(SAFE) >= 2 + (name != "value")


def test_a_cell_without_a_value_tells_why_to_those_who_do_not_see_it() -> None:
    assert made(Cell("甲"), Cell("—", reason="未评价")).splitlines()[2] == (
        '<td><span title="未评价"><span aria-hidden="true">—</span>'
        '<span class="unseen">未评价</span></span></td>'
    )


def test_a_link_leads_from_the_page_it_stands_on() -> None:
    assert '<a href="../a/b/">甲</a>' in made(Cell("甲", link="a/b/"))


def test_a_cell_without_heading_is_a_mistake() -> None:
    view = Table("表", (Heading("一"),), (Row((Cell("甲"), Cell("乙"))),))
    with pytest.raises(IndexError):
        table_rows(view, False, str)
