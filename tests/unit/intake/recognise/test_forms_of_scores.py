"""Tables of scores in other forms: heads below others, goals in front, targets beside results."""

from __future__ import annotations

from decimal import Decimal

from generator.intake.document import Cell, Document, Origin, Table
from generator.intake.draft import Draft
from generator.intake.recognise.report import Asked, recognise

ASKED = Asked("a", 2024, "a-2024")
STANDARD = "完成目标值得满分，未完成的按完成率计分。"


def table(*rows: str) -> Table:
    """A table of single cells; rows hold texts between bars."""
    cells = tuple(
        Cell((text.strip(),), row, column, 1, 1, Origin(row=row + 1, column=column + 1))
        for row, line in enumerate(rows)
        for column, text in enumerate(line.split("|"))
    )
    return Table(cells, Origin(table=1), merged=True)


def draft(*rows: str) -> Draft:
    return recognise(Document("a.docx", "docx", (table(*rows),)), ASKED)


def paths(made: Draft) -> list[tuple[str, ...]]:
    return [(*one.parents, one.name) for one in made.indicators if one.leaf]


def test_a_goal_before_the_indicators_is_a_level():
    made = draft(
        "年度目标|一级指标|权重|评分标准|得分",
        f"目标1（60分）|里程|60|{STANDARD}|55",
        f"目标2（40分）|车辆|40|{STANDARD}|40",
        "合计||100||95",
    )
    assert paths(made) == [("目标1", "里程"), ("目标2", "车辆")]


def test_the_budget_of_the_national_form_is_a_leaf():
    made = draft(
        "资金|年初预算数|全年预算数|全年执行数|分值|执行率|得分",
        "年度资金总额|2,150.00|2,386.45|2,291.70|10|96.03%|9.6",
        "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分",
        "产出指标（90分）|数量指标|抽检批次|≥1200批次|1236批次|90|90",
        "总分|||||100|99.6",
    )
    assert paths(made) == [("预算执行", "预算执行率"), ("产出指标", "数量指标", "抽检批次")]
    assert [one.score for one in made.indicators if one.leaf] == [Decimal("9.6"), Decimal(90)]


def test_what_was_reached_is_scored_over_the_target():
    made = draft(
        "一级指标|二级指标|权重|目标值|完成值|评分标准|得分",
        f"产出|里程|100|≥120公里|118公里|{STANDARD}|98.33",
        "合计||100||||98.33",
    )
    facts = {one["id"]: one["value"] for one in made.year["facts"]["facts"]}
    assert facts == {"里程": Decimal(118), "里程_目标值": Decimal(120)}
    (rule,) = made.framework["rules"]["rules"]
    assert rule["measure"] == {"expression": "里程 / 里程_目标值", "unit": "%"}
    kinds = {one.kind for one in made.doubts}
    assert "measure-of-target" in kinds
    assert "measure-unsaid" not in kinds


def test_a_sum_is_never_joined_to_the_last_leaf():
    made = draft(
        "序号|一级指标|二级指标|权重|评分标准|得分",
        f"1|产出|里程|60|{STANDARD}|55",
        f"2|效益|满意度|40|{STANDARD}|40",
        "合计|||100||95",
    )
    assert [one.score for one in made.indicators if one.leaf] == [55, 40]
    assert made.year["published"]["places"][-1]["total"] == 95
