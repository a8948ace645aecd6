from __future__ import annotations

from fractions import Fraction

import pytest

from generator.views.heat import HeatCell, HeatRow, heat_table, legend, step
from generator.views.tables import Heading
from generator.words.catalogue import words

say = words("zh")


@pytest.mark.parametrize(
    ("percent", "expected"),
    [("0", 0), ("59.999", 0), ("60", 1), ("69.999", 1), ("70", 2), ("80", 3), ("89.999", 3),
     ("90", 4), ("95", 5), ("100", 5), ("110", 5)],
)  # fmt: skip
def test_step(percent: str, expected: int) -> None:
    assert step(Fraction(percent) / 100) == expected


def test_legend_names_every_step_once() -> None:
    steps, texts = zip(*legend(say), strict=True)
    assert steps == (0, 1, 2, 3, 4, 5)
    assert texts[0] == "低于 60%"
    assert texts[1] == "60% 至不足 70%"
    assert texts[-1] == "95% 及以上"


def heat() -> list[HeatRow]:
    return [
        HeatRow(
            "甲",
            (
                HeatCell(Fraction(2, 3), "a/"),
                HeatCell(None, reason="不适用"),
                HeatCell(None, reason="当年机构改革，没有评价"),
                HeatCell(None),
            ),
            "jia/",
            invented=True,
        )
    ]


COLUMNS = [Heading(name, True, f"c{name}", f"level/{name}/") for name in "1234"]


class TestHeatTable:
    found = heat_table("heat", "得分率", Heading("部门"), COLUMNS, heat(), say, invented=True)

    def test_the_number_is_in_the_cell(self) -> None:
        (row,) = self.found.table.rows
        assert row.cells[1].text == "66.67%"
        assert row.cells[1].heat == 1
        assert row.cells[1].link == "a/"
        assert row.cells[1].exact == "0.666666666667"

    def test_an_empty_cell_has_a_reason_no_colour_and_no_value(self) -> None:
        (row,) = self.found.table.rows
        _, _, short, long, none = row.cells
        assert (short.text, short.reason) == ("不适用", "")
        assert (long.text, long.reason) == ("—", "当年机构改革，没有评价")
        assert none.text == "—"
        for cell in (short, long, none):
            assert cell.heat is None
            assert cell.exact == ""
            assert cell.order == ""

    def test_it_is_a_table_that_can_be_taken_away_and_sorted(self) -> None:
        table = self.found.table
        assert table.id == "heat"
        assert table.sortable
        assert table.caption == "得分率（虚构数据）"
        assert table.headings[1].link == "level/1/"
        assert table.rows[0].invented
