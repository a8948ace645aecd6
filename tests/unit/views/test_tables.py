from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from generator.model.tables import Column, DataTable, Row
from generator.model.units import unit
from generator.problems import Place
from generator.views.reports import cell_text, report_cell, report_table
from generator.views.tables import (
    Cell,
    Choice,
    Heading,
    Order,
    Table,
    absent_cell,
    exact,
    points_cell,
    rate_cell,
)
from generator.views.tables import Row as ShownRow
from generator.words.catalogue import words

say = words("zh")
HERE = Place("test.yml")


@pytest.mark.parametrize(
    ("rate", "text", "bar"),
    [
        (Fraction(1), "100.00%", "100.00%"),
        (Fraction(0), "0.00%", "0.00%"),
        (Fraction(1, 3), "33.33%", "33.33%"),
        (Fraction(2, 3), "66.67%", "66.67%"),
        (Fraction(11, 10), "110.00%", "100.00%"),
        (Fraction(-1, 10), "−10.00%", "0.00%"),
    ],
)
def test_rate_cell_holds_its_bar_within_bounds(rate: Fraction, text: str, bar: str) -> None:
    assert rate_cell(rate) == Cell(text, bar=bar, value=exact(rate))


@pytest.mark.parametrize(
    ("value", "text"),
    [(Decimal("1581.67"), "1,581.67"), (Decimal("10.00"), "10.00"), (Decimal(0), "0"),
     ("台式机", "台式机"), (None, ""), ("", "")],
)  # fmt: skip
def test_cell_text(value: Decimal | str | None, text: str) -> None:
    assert cell_text(value) == text


def columns(**units: str | None) -> tuple[Column, ...]:
    return tuple(Column(name, unit(one) if one else None) for name, one in units.items())


def row(name: str, *, part_of: str | None = None, total: bool = False, **cells: str) -> Row:
    values: dict[str, Decimal | str] = {key: Decimal(text) for key, text in cells.items()}
    return Row(name, part_of, total, values, HERE)


class TestReportTable:
    def test_a_common_unit_stands_in_the_caption(self) -> None:
        table = DataTable(
            "支出", "表 1-2", "支出情况", "项目", columns(预算="万元", 决算="万元"),
            (
                row("基本", 预算="427.17", 决算="1726.16"),
                row("人员", part_of="基本", 预算="0"),
                row("总计", total=True, 决算="2163.32"),
            ),
            HERE,
        )  # fmt: skip
        shown = report_table(table, say)
        assert shown.caption == "表 1-2　支出情况（单位：万元）"
        assert shown.headings == (Heading("项目"), Heading("预算", True), Heading("决算", True))
        texts = [[cell.text for cell in one.cells] for one in shown.rows]
        assert texts == [
            ["基本", "427.17", "1,726.16"], ["人员", "0", ""], ["总计", "", "2,163.32"],
        ]  # fmt: skip
        assert [one.depth for one in shown.rows] == [0, 1, 0]
        assert [one.total for one in shown.rows] == [False, False, True]

    def test_different_units_stand_in_the_headings_once(self) -> None:
        table = DataTable(
            "资产", "", "资产", "序号",
            (
                Column("名称", None), Column("数量", unit("件")), Column("价值（元）", unit("元")),
            ),
            (), HERE,
        )  # fmt: skip
        shown = report_table(table, say)
        assert shown.caption == "资产"
        assert [one.text for one in shown.headings] == ["序号", "名称", "数量（件）", "价值（元）"]
        assert [one.numeric for one in shown.headings] == [False, False, True, True]

    def test_a_table_of_text_has_no_unit(self) -> None:
        table = DataTable("x", "", "名单", "序号", columns(名称=None), (), HERE)
        assert report_table(table, say).caption == "名单"


class TestExact:
    @pytest.mark.parametrize(
        ("value", "text"),
        [(Decimal("10.00"), "10.00"), (Fraction(100), "100"), (Fraction(1, 3), "0.333333333333"),
         (Fraction(-3, 2), "-1.5"), (Fraction(0), "0"), (Decimal("1581.67"), "1581.67")],
    )  # fmt: skip
    def test_exact(self, value: Decimal | Fraction, text: str) -> None:
        assert exact(value) == text

    def test_a_report_cell_keeps_its_number_without_separators(self) -> None:
        assert report_cell(Decimal("1581.670")).exact == "1581.670"
        assert report_cell("台式机").exact == "台式机"
        assert report_cell(None).exact == ""


class TestSorting:
    def test_what_a_column_is_sorted_by(self) -> None:
        assert Heading("得分", True).ordered is Order.NUMBER
        assert Heading("部门").ordered is Order.TEXT
        rank = Heading("名次", True, order=Order.RANK)
        assert rank.ways(say) == (("asc", "名次（从第 1 名起）"), ("desc", "名次（从末位起）"))
        assert Heading("部门").ways(words("en"))[0] == ("asc", "部门 (in order of names)")

    def test_what_a_cell_is_sorted_by(self) -> None:
        assert Cell("甲").order is None
        assert points_cell(Decimal("84.480"), 2).order == "84.480"
        assert Cell("优", sort="1").order == "1"
        assert absent_cell("未评价").order == ""

    def test_choices_are_in_the_order_of_their_keys_and_leave_out_totals(self) -> None:
        rows = [("甲", "良", "2"), ("乙", "优", "1"), ("丙", "良", "2")]
        table = Table(
            "结果",
            (Heading("部门", key="department"), Heading("等级", key="grade")),
            (
                *(ShownRow((Cell(name), Cell(grade, sort=key))) for name, grade, key in rows),
                ShownRow((Cell("合计"), Cell("全部")), total=True),
            ),
            id="x", filters=("grade",),
        )  # fmt: skip
        assert table.tools
        assert table.choices == (Choice("grade", "等级", ("优", "良")),)

    def test_one_row_or_one_text_is_no_choice(self) -> None:
        headings = (Heading("部门", key="department"), Heading("等级", key="grade"))
        rows = tuple(ShownRow((Cell(name), Cell("优"))) for name in "甲乙")
        many = Table("x", headings, rows, id="x", sortable=True, filters=("grade",))
        assert many.tools
        assert not many.narrows
        one = Table("x", headings, rows[:1], id="x", sortable=True, searchable=True)
        assert not one.tools

    def test_tools_need_an_id_to_keep_what_is_chosen(self) -> None:
        with pytest.raises(ValueError, match="needs an id"):
            Table("x", (Heading("a", key="a"),), (), sortable=True)

    def test_a_plain_table_has_no_tools(self) -> None:
        assert not Table("x", (Heading("a", key="a"),), ()).tools
