"""The measure: from a formula, a description, or the rate that a report prints."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.intake.draft import Proposal
from generator.intake.wording import propose


def proposed(
    explanation: str, *, reason: str = "", name: str = "执行率", standard: str = "", score: int = 0
) -> Proposal:
    return propose(
        standard or "得分=执行率×4",
        Decimal(4),
        name=name,
        explanation=explanation,
        score=Decimal(score),
        reason=reason,
        year=2021,
    )


def expression(explanation: str, **given: str) -> str:
    measure = proposed(explanation, **given).measure  # type: ignore[arg-type]
    assert measure is not None
    return str(measure["expression"])


@pytest.mark.parametrize(
    ("explanation", "wanted"),
    [
        ("支出预算执行率=（支出决算数/预算下达数）×100%", "支出决算数 / 预算下达数"),
        ("执行率=支出决算数÷预算下达数*100%，反映执行情况。", "支出决算数 / 预算下达数"),
        (
            "变动率=[（本年支出-上年支出）/上年支出]×100%。",
            "(本年支出 - 上年支出) / 上年支出",
        ),
        ("差异率=|决算数-预算数|/预算数×100%", "abs(决算数 - 预算数) / 预算数"),
        ("执行率=支出数（含上年结转）/（年初预算+追加预算）", "支出数 / (年初预算 + 追加预算)"),
        ("控制率=“三公”经费支出/“三公”经费预算", "三公经费支出 / 三公经费预算"),
        (
            "满意度=(很满意票数×100%+满意票数×80%)/有效票数",
            "(很满意票数 + 满意票数 * 0.8) / 有效票数",
        ),
        (
            "满意度=(很满意票数×100+满意票数×80)/有效票数",
            "(很满意票数 * 100 + 满意票数 * 80) / (100 * 有效票数)",
        ),
        ("实际完成数/计划完成数", "执行率_实际完成数 / 执行率_计划完成数"),
        ("部门年末在职人员数与核定编制数的比率。", "年末在职人员数 / 核定编制数"),
        ("本年度公用经费比上年度的变动率。", "(公用经费 - 上年公用经费) / 上年公用经费"),
        ("反映执行情况。", "执行率"),
        ("5G基站数=（", "执行率"),
    ],
)
def test_expression(explanation: str, wanted: str) -> None:
    assert expression(explanation) == wanted


def test_a_description_is_doubted_and_a_formula_is_not() -> None:
    described = proposed("在职人员数与核定编制数的比率。")
    assert "measure-described" in [kind for kind, _ in described.doubts]
    assert proposed("执行率=决算数/预算数").doubts == ()


def test_the_printed_rate_stands_where_its_figures_are_not_printed() -> None:
    given = proposed("实际完成数/计划完成数", reason="新增5家，完成率为90%。")
    assert given.measure == {"expression": "执行率", "unit": "%"}
    assert [kind for kind, _ in given.doubts] == ["measure-rate-only"]


def test_the_formula_stands_where_its_figures_are_printed() -> None:
    reason = "2021年支出决算数90万元，预算下达数100万元，执行率90%。"
    given = proposed("执行率=支出决算数/预算下达数", reason=reason)
    assert given.operands == {"支出决算数": "支出决算数", "预算下达数": "预算下达数"}
    assert given.doubts == ()


def test_figures_that_do_not_come_to_the_printed_rate_are_doubted() -> None:
    reason = "2021年支出决算数90万元，预算下达数100万元，执行率91%。"
    given = proposed("执行率=支出决算数/预算下达数", reason=reason)
    assert [kind for kind, _ in given.doubts] == ["measure-differs"]
    assert given.doubts[0][1] == {"computed": "90.00%", "printed": "91%"}


def test_nothing_to_divide_by_takes_the_printed_score() -> None:
    reason = "无采购预算数，实际采购数 0.90 万元，扣 4 分。"
    given = proposed("执行率=实际采购数/采购预算数", reason=reason)
    assert given.measure is not None
    assert given.measure["on_zero"]["points"] == 0
    assert "measure-zero" in [kind for kind, _ in given.doubts]


def test_a_count_is_measured_in_its_unit() -> None:
    given = proposed("", standard="每发现一笔不合规支出扣1分，扣完为止。")
    assert given.measure == {"expression": "不合规支出", "unit": "笔"}


def test_the_formula_of_the_score_itself_counts() -> None:
    assert expression("", standard="得分=监控项目数÷项目数×4") == "监控项目数 / 项目数"
