"""Sums of tables: totals over the rows above, rows over their parts."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from generator.audit.sums import Sum, table_sums
from generator.audit.verdicts import Verdict, verdict
from generator.model.tables import Column, DataTable, Row
from generator.model.units import unit
from generator.problems import Place
from tests.unit.score.builders import HERE


def row(name: str, value: str | None, part_of: str | None = None, *, total: bool = False) -> Row:
    cells = {} if value is None else {"金额": Decimal(value)}
    return Row(name, part_of, total, cells, HERE)


def sums(*rows: Row, symbol: str = "万元") -> list[Sum]:
    columns = (Column("金额", unit(symbol)), Column("备注", None))
    return list(table_sums(DataTable("表", "表 1", "支出", "项目", columns, rows, HERE)))


def verdicts(found: list[Sum]) -> list[Verdict]:
    return [verdict(one.printed, one.computed) for one in found]


def test_a_total_is_the_sum_of_the_rows_above_without_their_parts() -> None:
    found = sums(
        row("基本", "427.17"),
        row("人员", "418.87", "基本"),
        row("公用", "8.30", "基本"),
        row("项目", "50.33"),
        row("总计", "477.50", total=True),
    )
    assert [(one.row, [name for name, _ in one.parts]) for one in found] == [
        ("基本", ["人员", "公用"]),
        ("总计", ["基本", "项目"]),
    ]
    assert verdicts(found) == [Verdict.EXACT, Verdict.EXACT]


def test_a_cent_is_within_the_rounding_of_two_parts() -> None:
    (found,) = sums(row("甲", "726.16"), row("乙", "1457.26"), row("总计", "2183.41", total=True))
    assert found.computed.value == Decimal("2183.42")
    assert verdicts([found]) == [Verdict.ROUNDING]


def test_two_cents_are_not() -> None:
    (found,) = sums(row("甲", "726.16"), row("乙", "1457.26"), row("总计", "2183.40", total=True))
    assert verdicts([found]) == [Verdict.CONTRADICTS]


def test_a_row_left_out_of_the_total_is_named() -> None:
    (found,) = sums(row("甲", "2163.32"), row("结转", "20.09"), row("总计", "2163.32", total=True))
    assert found.odd == ("结转",)
    assert verdicts([found]) == [Verdict.CONTRADICTS]


def test_counts_are_not_rounded() -> None:
    (found,) = sums(row("甲", "14"), row("乙", "21"), row("合计", "36", total=True), symbol="人")
    assert verdicts([found]) == [Verdict.CONTRADICTS]


def test_empty_cells_are_no_parts() -> None:
    (found,) = sums(row("甲", "5"), row("乙", None), row("合计", "5", total=True))
    assert [name for name, _ in found.parts] == ["甲"]
    assert sums(row("甲", None), row("合计", "5", total=True)) == []
    assert sums(row("甲", "5"), row("合计", None, total=True)) == []


def test_a_sum_says_where_it_stands() -> None:
    place = Place("tables.yml", 12)
    rows = (row("甲", "5"), replace(row("合计", "5", total=True), place=place))
    numbered = DataTable("表", "表 1", "支出", "项目", (Column("金额", unit("元")),), rows, HERE)
    for table, where in ((numbered, "表 1"), (replace(numbered, number=""), "支出")):
        (one,) = table_sums(table)
        assert one == Sum(
            "表", where, "合计", "金额", unit("元"), Decimal(5), (("甲", Decimal(5)),), (), place
        )


def test_a_column_of_text_hides_none_after_it() -> None:
    columns = (Column("备注", None), Column("金额", unit("元")))
    rows = (row("甲", "5"), row("合计", "5", total=True))
    (one,) = table_sums(DataTable("表", "表 1", "支出", "项目", columns, rows, HERE))
    assert one.column == "金额"
