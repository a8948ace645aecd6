"""A summary whose scores stand side by side, with what it says otherwise than the full table."""

from __future__ import annotations

from decimal import Decimal

from generator.intake.recognise.across import scores_across
from tests.unit.intake.recognise.test_forms_of_scores import table

TOPS = {
    "预算执行情况": "预算执行情况",
    "目标1推进公路": "目标1：推进公路",
    "目标2公交": "目标2：公交",
}


def test_scores_side_by_side():
    found = scores_across(
        table(
            "内容|预算执行情况|目标1|目标2|总分",
            "权重分|20|40|40|100",
            "评价得分|18.27|35.78|33.00|87.14",
        ),
        TOPS,
    )
    assert found == {
        "scores": {
            "预算执行情况": Decimal("18.27"),
            "目标1：推进公路": Decimal("35.78"),
            "目标2：公交": Decimal("33.00"),
        },
        "total": Decimal("87.14"),
    }


def test_a_name_that_two_begin_with_is_none_of_them():
    rows = ("内容|目标|目标2|总分", "得分|1|2|3")
    assert scores_across(table(*rows), TOPS) == {}


def test_other_tables_have_no_scores_across():
    assert scores_across(table("项目|预算|决算", "基本支出|1|2"), TOPS) == {}
