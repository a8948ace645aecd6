"""The working of a score as the sentences a reader sees, for each kind of rule."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from generator.load.expressions import parse_expression
from generator.model.rules import (
    Bands,
    Basis,
    Checklist,
    Complement,
    Direction,
    Discretionary,
    Gap,
    Item,
    Items,
    Level,
    Levels,
    PassFail,
    Proportional,
    Rule,
    Step,
    Steps,
)
from generator.score.evaluation import score
from generator.score.trace import LeafTrace, Scores
from generator.words import working
from generator.words.catalogue import words
from generator.yaml_nodes.scalars import Misfit
from tests.unit.score import builders
from tests.unit.score.builders import band, chosen

say = words("zh")


def trace(
    rule: Rule,
    weight: str = "2",
    text: str = "",
    symbol: str = "%",
    *,
    given: dict[str, Any] | None = None,
    zero: str | None = None,
    facts_in: str = "万元",
    **facts: str,
) -> LeafTrace:
    """The trace of one leaf, its facts given as numbers by name."""
    measure = builders.measure_of(text, symbol, zero=zero) if text else None
    framework = builders.framework(
        [builders.indicator("执行率", weight)], [builders.entry("执行率", rule, measure)]
    )
    evaluation = builders.evaluation(
        [builders.judgement("执行率", **(given or {}))], builders.facts(facts_in, **facts)
    )
    scores = score(evaluation, framework)
    assert isinstance(scores, Scores), scores
    return scores.traces["执行率"]


def step(
    threshold: str,
    direction: Direction,
    size: str,
    deduct: str,
    steps: Steps,
    basis: Basis = Basis.POINTS,
) -> Step:
    return Step(Decimal(threshold), direction, Decimal(size), Decimal(deduct), basis, steps)


BELOW, ABOVE = Direction.BELOW, Direction.ABOVE
STARTED, COMPLETED, LINEAR = Steps.STARTED, Steps.COMPLETED, Steps.LINEAR

RULE_LINES = {
    "proportional": (
        trace(Proportional(), "3", "决算 / 预算", 决算="2163.32", 预算="2183.41"),
        "99.08% × 3 = 2.97",
    ),
    "complement": (
        trace(Complement(), "2", "调整 / 预算", 调整="1630.93", 预算="2183.41"),
        "(1 − |74.70%|) × 2 = 0.51",
    ),
    "complement of a negative": (
        trace(Complement(), "2", "(今 - 上) / 上", 今="95", 上="100"),
        "(1 − |−5.00%|) × 2 = 1.90",
    ),
    "step, full below": (
        trace(step("100", BELOW, "1", "0.2", STARTED), "2", "甲 / 乙", 甲="5", 乙="5"),
        "100.00% 不低于 100%，不扣分，得 2.00 分。",
    ),
    "step, full above": (
        trace(step("100", ABOVE, "1", "0.2", STARTED), "2", "甲 / 乙", 甲="4", 乙="5"),
        "80.00% 不高于 100%，不扣分，得 2.00 分。",
    ),
    "step, no whole step below": (
        trace(step("100", BELOW, "10", "0.5", COMPLETED), "2", "甲 / 乙", 甲="95", 乙="100"),
        "95.00% 低于 100%，但不足一步（10 个百分点），不扣分，得 2.00 分。",
    ),
    "step, no whole step above": (
        trace(step("100", ABOVE, "10", "0.5", COMPLETED), "2", "甲 / 乙", 甲="105", 乙="100"),
        "105.00% 高于 100%，但不足一步（10 个百分点），不扣分，得 2.00 分。",
    ),
    "step, started": (
        trace(step("100", BELOW, "1", "0.2", STARTED), "2", "甲 / 乙", 甲="97.5", 乙="100"),
        "97.50% 比 100% 低 2.50 个百分点，每 1 个百分点为一步，不足一步按一步计，计 3 步："
        "2 − 3 × 0.2 = 1.40",
    ),
    "step, completed": (
        trace(step("100", ABOVE, "10", "0.5", COMPLETED), "2", "甲 / 乙", 甲="125", 乙="100"),
        "125.00% 比 100% 高 25.00 个百分点，每 10 个百分点为一步，不足一步不计，计 2 步："
        "2 − 2 × 0.5 = 1.00",
    ),
    "step, linear": (
        trace(step("100", ABOVE, "10", "0.5", LINEAR), "2", "甲 / 乙", 甲="125", 乙="100"),
        "125.00% 比 100% 高 25.00 个百分点，每 10 个百分点为一步，按比例计，计 2.50 步："
        "2 − 2.50 × 0.5 = 0.75",
    ),
    "step, relative": (
        trace(
            step("80", BELOW, "5", "0.5", STARTED, Basis.RELATIVE), "2", "甲 / 乙",
            甲="76", 乙="100",
        ),
        "76.00% 比 80% 低 5.00%（相对比例），每 5%（相对比例）为一步，不足一步按一步计，计 1 步："
        "2 − 1 × 0.5 = 1.50",
    ),
    "step in a unit": (
        trace(step("10", BELOW, "2", "1", STARTED), "4", "甲", "家", facts_in="家", 甲="7"),
        "7 家 比 10 家 低 3 家，每 2 家为一步，不足一步按一步计，计 2 步：4 − 2 × 1 = 2.00",
    ),
    "step below zero": (
        trace(step("100", BELOW, "1", "1", STARTED), "2", "甲 / 乙", 甲="50", 乙="100"),
        "50.00% 比 100% 低 50.00 个百分点，每 1 个百分点为一步，不足一步按一步计，计 50 步："
        "2 − 50 × 1 = −48.00",
    ),
    "bands": (
        trace(
            Bands((band("95", None, "5"), band("80", "94", "3", "[]"), band(None, "80", "0"))),
            "5", "甲", "%", facts_in="%", 甲="89.66",
        ),
        "89.66% 落在“≥80%，≤94%”一档，得 3.00 分。",
    ),
    "bands, open below": (
        trace(
            Bands((band("1", None, "2"), band(None, "1", "0"))),
            "2", "甲", "个", facts_in="个", 甲="0",
        ),
        "0 个 落在“＜1 个”一档，得 0.00 分。",
    ),
    "bands, open edges": (
        trace(
            Bands((band("95", None, "5", "()"), band(None, "95", "3", "(]"))),
            "5", "甲", "%", facts_in="%", 甲="95.5",
        ),
        "95.50% 落在“＞95%”一档，得 5.00 分。",
    ),
    "bands, in a gap": (
        trace(
            Bands((band("95", None, "5"), band(None, "94", "3", "(]")), Gap.LOWER),
            "5", "甲", "%", facts_in="%", 甲="94.5",
        ),
        "94.50% 在两档之间，按指标体系的规定归入“≤94%”一档，得 3.00 分。",
    ),
    "zero divisor": (
        trace(Proportional(), "2", "甲 / 乙", zero="0.5", 甲="1", 乙="0"),
        "x ÷ 0得 0.50 分。",
    ),
    "levels": (
        trace(Levels((Level("效果显著", Decimal(4)), Level("没有", Decimal(0)))), "4",
              given={"level": "效果显著"}),
        "评为“效果显著”，得 4.00 分。",
    ),
    "checklist, nothing found": (
        trace(Checklist(Decimal("0.5"), Decimal("0.5"), ("未细化", "超标")), given={"found": ()}),
        "没有发现评分标准所列的问题，不扣分，得 2.00 分。",
    ),
    "checklist": (
        trace(
            Checklist(Decimal("0.5"), Decimal("0.5"), ("未细化", "超标", "自收自支")),
            given={"found": (chosen(1), chosen(3))},
        ),
        "发现的问题：1. 未细化；3. 自收自支。2 − 0.5 − 0.5 = 1.00",
    ),
    "items": (
        trace(
            Items((Item("一", Decimal(1)), Item("二", Decimal("0.5")), Item("三", Decimal("0.5")))),
            given={"met": (1, 3)},
        ),
        "3 项中符合 2 项：1 + 0.5 = 1.50",
    ),
    "items, none met": (
        trace(Items((Item("一", Decimal(1)),)), given={"met": ()}),
        "1 项中符合 0 项：0 = 0.00",
    ),
    "passed": (
        trace(PassFail("按时公开", "未按时公开"), given={"passed": True}),
        "按时公开：得 2.00 分。",
    ),
    "failed": (
        trace(PassFail("按时公开", "未按时公开"), given={"passed": False}),
        "未按时公开：得 0.00 分。",
    ),
    "discretionary": (
        trace(Discretionary(Decimal("0.5"), Decimal(3)), "3", given={"points": Decimal("1.5")}),
        "由评价人员在 0.5 至 3 分之间评定，得 1.50 分。",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("one", "line"), RULE_LINES.values(), ids=RULE_LINES)
def test_rule_line(one: LeafTrace, line: str) -> None:
    assert working.rule_line(one, say) == line


MEASURE_LINES = {
    "one unit: bare numbers": (
        trace(Proportional(), "3", "决算 / 预算", 决算="2163.32", 预算="2183.41"),
        "执行率 = 决算 ÷ 预算 = 2,163.32 ÷ 2,183.41 = 99.08%",
    ),
    "brackets only where needed": (
        trace(Complement(), "2", "(今 - 上) / 上 * 1", 今="95.10", 上="100"),
        "执行率 = (今 − 上) ÷ 上 × 1 = (95.10 − 100) ÷ 100 × 1 = −4.90%",
    ),
    "absolute": (
        trace(Proportional(), "2", "abs(今 - 上) / 上", 今="95", 上="100"),
        "执行率 = |今 − 上| ÷ 上 = |95 − 100| ÷ 100 = 5.00%",
    ),
    "a negative number in brackets": (
        trace(Complement(), "2", "今 / 上 - 1 * 下 / 上", 今="50", 上="100", 下="-5"),
        "执行率 = 今 ÷ 上 − 1 × 下 ÷ 上 = 50 ÷ 100 − 1 × (−5) ÷ 100 = 55.00%",
    ),
    "subtracted brackets stay": (
        trace(Proportional(), "2", "(上 - (今 - 下)) / 上", 今="5", 上="100", 下="1"),
        "执行率 = (上 − (今 − 下)) ÷ 上 = (100 − (5 − 1)) ÷ 100 = 96.00%",
    ),
    "a fact alone": (
        trace(
            Bands((band("1", None, "2"), band(None, "1", "0"))),
            "2", "数量", "个", facts_in="个", 数量="1",
        ),
        "执行率 = 数量 = 1 个",
    ),
    "a fact of the same name": (
        trace(
            Bands((band("1", None, "2"), band(None, "1", "0"))),
            "2", "执行率", "个", facts_in="个", 执行率="1234",
        ),
        "执行率 = 1,234 个",
    ),
    "no measure": (trace(PassFail("是", "否"), given={"passed": True}), None),
}  # fmt: skip


@pytest.mark.parametrize(("one", "line"), MEASURE_LINES.values(), ids=MEASURE_LINES)
def test_measure_line(one: LeafTrace, line: str | None) -> None:
    assert working.measure_line(one, "执行率", say) == line


def test_the_measure_of_a_zero_divisor_has_no_value() -> None:
    one = trace(Proportional(), "2", "甲 / 乙", zero="0", 甲="0.90", 乙="0")
    line = working.measure_line(one, "执行率", say)
    assert line is not None
    assert line.startswith("执行率 = 甲 ÷ 乙 = 0.90 ÷ 0")
    assert line.endswith("除数为零，无法计算）")


def test_facts_in_several_units_keep_their_units() -> None:
    measure = builders.measure_of("支出 / 人数", "万元")
    facts = {"支出": builders.fact("支出", "3", "万元"), "人数": builders.fact("人数", "2", "%")}
    framework = builders.framework(
        [builders.indicator("人均", "2")],
        [builders.entry("人均", Bands((band(None, None, "1"),)), measure)],
    )
    scores = score(builders.evaluation([builders.judgement("人均")], facts), framework)
    assert isinstance(scores, Scores)
    line = working.measure_line(scores.traces["人均"], "人均", say)
    assert line == "人均 = 支出 ÷ 人数 = 3 万元 ÷ 2% = 150 万元"


CLAMP_LINES = {
    "floor": (
        trace(step("100", BELOW, "1", "1", STARTED), "2", "甲 / 乙", 甲="50", 乙="100"),
        "算得的分数低于 0，扣完为止，得 0 分。",
    ),
    "ceiling": (
        trace(Proportional(), "2.50", "甲 / 乙", 甲="150", 乙="100"),
        "算得的分数高于分值，按分值 2.5 分计。",
    ),
    "none": (trace(Proportional(), "2", "甲 / 乙", 甲="50", 乙="100"), None),
}


@pytest.mark.parametrize(("one", "line"), CLAMP_LINES.values(), ids=CLAMP_LINES)
def test_clamp_line(one: LeafTrace, line: str | None) -> None:
    assert working.clamp_line(one, say) == line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a", "甲"),
        ("a + b - c", "甲 + 乙 − 丙"),
        ("a - (b + c)", "甲 − (乙 + 丙)"),
        ("(a - b) - c", "甲 − 乙 − 丙"),
        ("a * (b + c)", "甲 × (乙 + 丙)"),
        ("a * b + c", "甲 × 乙 + 丙"),
        ("a / (b * c)", "甲 ÷ (乙 × 丙)"),
        ("a / (b / c)", "甲 ÷ (乙 ÷ 丙)"),
        ("a / b / c", "甲 ÷ 乙 ÷ 丙"),
        ("-(a + b)", "−(甲 + 乙)"),
        ("-a * b", "−甲 × 乙"),
        ("a - -b", "甲 − −乙"),
        ("abs(a - b) / c", "|甲 − 乙| ÷ 丙"),
        ("1000 * a", "1,000 × 甲"),
    ],
)
def test_written(text: str, shown: str) -> None:
    expression = parse_expression(text)
    assert not isinstance(expression, Misfit)
    assert working.written(expression, {"a": "甲", "b": "乙", "c": "丙"}) == shown


CLOSE = {
    "below a threshold": trace(
        step("100", BELOW, "1", "0.2", STARTED), "2", "甲 / 乙", 甲="99999", 乙="100000"
    ),
    "above a threshold": trace(
        step("100", ABOVE, "1", "0.2", STARTED), "2", "甲 / 乙", 甲="100001", 乙="100000"
    ),
    "below the edge of a band": trace(
        Bands((band("100", None, "5"), band(None, "100", "3"))), "5", "甲", "%",
        facts_in="%", 甲="99.999",
    ),
}  # fmt: skip


@pytest.mark.parametrize("one", CLOSE.values(), ids=CLOSE)
def test_a_value_close_to_an_edge_is_not_shown_as_the_edge(one: LeafTrace) -> None:
    """Else the line says that 100.00% is less than 100%."""
    assert not working.rule_line(one, say).startswith("100.00%")
