"""Numbers as reports print them are taken where they can mean one thing alone."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.intake.amounts import amount
from generator.intake.document import Origin
from generator.intake.draft import Gathered
from generator.intake.recognise.captions import Captioned
from generator.intake.recognise.money_tables import money_table
from generator.intake.recognise.number_cells import in_unit, is_numeric, offered, printed_unit
from generator.intake.recognise.outline import Unit
from tests.unit.intake.recognise.documents import table


@pytest.mark.parametrize(
    "text",
    [
        "2,263.50",
        "2，263.50",
        "２２６３．５０",
        "2 263.50",
        "2263 .50",
        " 2,263.50 万元",
        "2263.50元",
    ],
)
def test_one_number_however_it_is_printed(text: str):
    assert amount(text) == Decimal("2263.50")


@pytest.mark.parametrize("text", ["12 5", "1 2 3", "3-5", "约 30", "30（含上年）", "", "三十"])
def test_what_may_be_several_or_none_is_no_number(text: str):
    assert amount(text) is None


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("2,263.50万元", "万元", "2263.50"),
        ("2,263.50万元", "元", "22635000"),
        ("22635000元", "万元", "2263.5000"),
        ("98%", "%", "98"),
        ("98%", "万元", None),
        ("约 30", "个", None),
    ],
)
def test_a_cell_in_the_unit_of_its_column(text: str, unit: str, value: str | None):
    assert in_unit(text, unit) == (None if value is None else Decimal(value))
    assert value is None or "E" not in str(in_unit(text, unit))


def test_a_column_of_numbers_may_hold_few_with_words():
    assert is_numeric(["1", "2", "3", "约 4"])
    assert not is_numeric(["1", "约 4"])
    assert not is_numeric(["1", "2", "3", "见附表"])
    assert not is_numeric(["3 台", "2 套"])
    assert not is_numeric([])
    assert offered("约 4") == Decimal(4)
    assert offered("4 至 5") is None


def test_the_unit_that_cells_print():
    assert printed_unit(["3台", "2"]) == "台"
    assert printed_unit(["98%", "97%"]) == "%"
    assert printed_unit(["98%", "97"]) == ""
    assert printed_unit(["2万元", "3"]) == ""


def test_a_cell_that_is_not_certain_is_left_to_fill_in_and_offered():
    rows = [
        ["项目", "金额"],
        ["甲", "2,263.50"],
        ["乙", "１２．５万元"],
        ["丙", "45000元"],
        ["丁", "约 30"],
    ]
    into = Gathered()
    below = Unit("", (), "", (), Origin())
    made = money_table(Captioned(table(rows), "表 1-1", "支出表", "万元", below), "支出", "f", into)
    assert made is not None
    found = {row["name"]: row["cells"]["金额"] for row in made.values["rows"]}
    assert found == {
        "甲": Decimal("2263.50"),
        "乙": Decimal("12.5"),
        "丙": Decimal("4.5"),
        "丁": "待填",
    }
    (doubt,) = into.doubts
    assert (doubt.kind, doubt.about) == ("cell-unsure", "支出")
    assert (doubt.values["found"], doubt.values["value"]) == ("约 30", "30")
    printed = {one.about: one.printed for one in into.traced}
    assert printed["支出.丙.金额"] == "45000元"
