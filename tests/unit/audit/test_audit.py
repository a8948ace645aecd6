"""The audit of the published report: what it finds, and that nothing of it is typed in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from generator.audit.figures import Audited, audit_placed, audit_sentences, not_computed
from generator.audit.ranges import Range
from generator.audit.readings import readings
from generator.audit.sums import Sum
from generator.audit.verdicts import Computed, Verdict, verdict
from generator.load.expressions import parse_expression
from generator.model.evaluation import Evaluation, Printed
from generator.model.figures import (
    Aspect,
    Basis,
    Figure,
    Listed,
    NotComputable,
    OfExpression,
    OfIndicator,
    OfLevel,
    OfList,
    OfTotal,
)
from generator.model.framework import Framework, Role
from generator.model.rules import Discretionary, Proportional
from generator.model.tables import Column, DataTable, Row
from generator.model.units import unit
from generator.problems import Place, Problem
from generator.score.evaluation import score
from generator.score.trace import Scores
from generator.yaml_nodes.scalars import Misfit
from tests.unit.score.builders import (
    entry,
    evaluation,
    fact,
    facts,
    framework,
    indicator,
    judgement,
    measure_of,
    real,
)


def scored() -> Scores:
    found = score(*real())
    assert isinstance(found, Scores)
    return found


def audit(evaluation: Evaluation, framework: Framework, scores: Scores) -> tuple[Audited, ...]:
    placed = audit_placed(evaluation, framework, scores)
    return (*placed, *audit_sentences(evaluation, framework, scores))


def audited() -> tuple[Audited, ...]:
    return audit(*real(), scored())


def of(verdict: Verdict) -> list[Audited]:
    return [one for one in audited() if one.verdict is verdict]


def test_well_over_two_hundred_figures_are_checked() -> None:
    assert len(audited()) > 400
    assert len({one.id for one in audited()}) == len(audited())


def test_the_contradictions() -> None:
    assert [(one.where, one.quote, one.printed) for one in of(Verdict.CONTRADICTS)] == [
        ("表 1-2", "总计 · 支出决算数", "2,163.32"),
        ("表 4-7", "可持续发展能力", "5"),
        ("表 4-7", "可持续发展", "5"),
        ("正文二（二）", "5G基站建立是否达到规格数量等10个指标", "10"),
    ]


def test_the_four_rates_that_differ_are_within_rounding() -> None:
    rates = {one.printed for one in of(Verdict.ROUNDING) if one.printed.endswith("%")}
    assert rates == {"69.87%", "367.91%", "401.98%", "-5.06%"}
    assert {one.where for one in of(Verdict.ROUNDING) if one.unit.symbol == "万元"} == {"表 1-2"}


def test_what_is_not_computable_says_why_and_nothing_else_is() -> None:
    for one in audited():
        assert (one.computed is None) == (one.verdict is Verdict.NOT_COMPUTABLE)
    assert all(getattr(one.basis, "why", "") for one in of(Verdict.NOT_COMPUTABLE))


def test_a_changed_fact_contradicts_every_place_that_prints_it() -> None:
    evaluation, framework = real()
    spent = evaluation.facts["实际政府采购金额"]
    more = replace(spent, quantity=replace(spent.quantity, value=spent.quantity.value + 1))
    changed = replace(evaluation, facts={**evaluation.facts, spent.id: more})
    found = score(changed, framework)
    assert isinstance(found, Scores)
    before = {one.id: one.verdict for one in audited()}
    after = {one.id: one.verdict for one in audit(changed, framework, found)}
    moved = [id for id in before if before[id] is not after[id]]
    printed = [one.id for one in audited() if spent in one.facts and "0.90" in one.printed]
    assert sorted(moved) == sorted(printed)
    assert {after[id] for id in moved} == {Verdict.CONTRADICTS}


def test_only_the_zero_divisor_leaves_the_score_open() -> None:
    found = readings(real()[1], scored())
    assert [one.indicator for one in found if one.changes] == ["政府采购执行率"]
    tried = Counter(bool(one.others) for one in found)
    assert tried[True] > 20


# ---- an invented evaluation, every figure told whole ----------------------------------------

TABLE, CELL, TEXT = Place("published.yml", 3), Place("published.yml", 5), Place("figures.yml", 9)
KNOWN = {**facts(甲="3", 乙="4", 零="0"), "人数": fact("人数", "39", "人")}


def small() -> tuple[Evaluation, Framework]:
    """一 of 8 points: 比 earns 3 of 4, 判 earns 3 of 4; 二 earns 1 of 2; 加 is a bonus."""
    by = framework(
        [
            indicator("一", "8", None, ["比", "判"]),
            replace(indicator("比", "4", "一"), level=2, name="比例"),
            replace(indicator("判", "4", "一"), level=2),
            indicator("二", "2"),
            replace(indicator("加", "1"), role=Role.BONUS),
        ],
        [
            entry("比", Proportional(), measure_of("甲 / 乙")),
            *(
                entry(id, Discretionary(Decimal(0), Decimal(most)))
                for id, most in (("判", 4), ("二", 2), ("加", 1))
            ),
        ],
    )
    by = replace(by, total_weight=Decimal(10))
    given = [judgement("比")]
    given += [judgement(id, points=Decimal(n)) for id, n in (("判", 3), ("二", 1), ("加", 0))]
    found = evaluation(given, KNOWN)
    profile, finance = replace(found.profile, tables=()), replace(found.finance, tables=())
    return replace(found, profile=profile, finance=finance, figures=()), by


def small_audit(
    *, published: Iterable[Printed] = (), figures: Iterable[Figure] = ()
) -> tuple[Audited, ...]:
    found, by = small()
    found = replace(found, published=tuple(published), figures=tuple(figures))
    return audited_of(found, by)


def audited_of(found: Evaluation, by: Framework) -> tuple[Audited, ...]:
    scores = score(found, by)
    assert isinstance(scores, Scores)
    return audit(found, by, scores)


def exactly(value: str) -> Computed:
    return Computed(Fraction(value), Range(Fraction(value), Fraction(value)))


def test_a_figure_by_place_is_told_whole() -> None:
    place = Printed(
        where="表 9",
        scores={"比": Decimal("3.00")},
        score_rates={"一": "75.0%", "二": "不详"},
        measured={"比": "75.00 %", "判": "1,234.5 万元"},
        deductions={"二": Decimal("1E+1")},
        total=Decimal("7.0"),
        total_rate="70.00%",
        grade=None,
        score_places={"比": CELL},
        place=TABLE,
    )
    points, percent, money = unit("分"), unit("%"), unit("万元")
    used = (KNOWN["甲"], KNOWN["乙"])
    ratio = Computed(Fraction(75), Range(Fraction(250, 450) * 100, Fraction(350, 350) * 100))

    def of(aspect, id, quote, text, value, in_unit, computed, found) -> Audited:
        basis = OfIndicator(aspect, id) if id else OfTotal(aspect)
        return Audited(
            f"{aspect}/1/{id}", "表 9", quote, text, Decimal(value), in_unit, basis,
            used if aspect is Aspect.MEASURED and computed else (), computed, found,
            CELL if id == "比" else TABLE,
        )  # fmt: skip

    exact = Verdict.EXACT
    assert small_audit(published=(place,)) == (
        of(Aspect.SCORE, "比", "比例", "3.00", "3.00", points, exactly("3"), exact),
        of(Aspect.DEDUCTION, "二", "二", "10", "10", points, exactly("1"), Verdict.CONTRADICTS),
        of(Aspect.RATE, "一", "一", "75.0%", "75.0", percent, exactly("75"), exact),
        of(Aspect.MEASURED, "比", "比例", "75.00 %", "75.00", percent, ratio, exact),
        of(Aspect.MEASURED, "判", "判", "1,234.5 万元", "1234.5", money, None,
           Verdict.NOT_COMPUTABLE),
        of(Aspect.SCORE, "", "", "7.0", "7.0", points, exactly("7"), exact),
        of(Aspect.RATE, "", "", "70.00%", "70.00", percent, exactly("70"), exact),
    )  # fmt: skip


def test_places_are_counted_and_odd_texts_passed_over() -> None:
    empty = Printed(
        where="表", scores={}, score_rates={"一": "约七成"}, measured={"比": "-"}, deductions={},
        total=None, total_rate="不详", grade=None, score_places={}, place=TABLE,
    )  # fmt: skip
    second = replace(empty, total=Decimal("70000"), total_rate=None, measured={"比": "-5.5%"})
    found = small_audit(published=(empty, second))
    assert [(one.id, one.printed, one.value) for one in found] == [
        ("measured/2/比", "-5.5%", Decimal("-5.5")),
        ("score/2/", "70000", Decimal(70000)),
    ]


def test_a_sum_of_a_table_is_told_whole() -> None:
    rows = (
        Row("甲", None, False, {"金额": Decimal("1000.50")}, TEXT),
        Row("乙", None, False, {"金额": Decimal("163")}, TEXT),
        Row("总计", None, True, {"金额": Decimal("1163.50")}, CELL),
    )
    table = DataTable("支", "表 1", "支出", "项目", (Column("金额", unit("万元")),), rows, TEXT)
    found, by = small()
    found = replace(found, profile=replace(found.profile, tables=(table,)))
    (one,) = audited_of(found, by)
    assert isinstance(one.basis, Sum)
    computed = Computed(Fraction("1163.5"), Range(Fraction("1162.995"), Fraction("1164.005")))
    assert one == Audited(
        "table/支/总计/金额", "表 1", "总计 · 金额", "1,163.50", Decimal("1163.50"), unit("万元"),
        one.basis, (), computed, Verdict.EXACT, CELL,
    )  # fmt: skip


def in_a_sentence(basis: Basis, value: str = "1", symbol: str = "个") -> Audited:
    figure = Figure("f", "正文", "其中", f"{value} 元", Decimal(value), unit(symbol), basis, TEXT)
    (one,) = small_audit(figures=(figure,))
    assert (one.id, one.where, one.quote, one.printed) == ("f", "正文", "其中", f"{value} 元")
    assert (one.value, one.unit, one.basis, one.place) == (
        figure.value, figure.unit, basis, TEXT,
    )  # fmt: skip
    return one


def of_facts(text: str) -> OfExpression:
    expression = parse_expression(text)
    assert not isinstance(expression, Misfit)
    return OfExpression(expression)


@pytest.mark.parametrize(
    ("basis", "value"),
    [
        (OfIndicator(Aspect.SCORE, "一"), "6"),
        (OfIndicator(Aspect.WEIGHT, "一"), "8"),
        (OfIndicator(Aspect.DEDUCTION, "一"), "2"),
        (OfIndicator(Aspect.RATE, "一"), "75"),
        (OfTotal(Aspect.SCORE), "7"),
        (OfTotal(Aspect.WEIGHT), "10"),
        (OfTotal(Aspect.DEDUCTION), "3"),
        (OfTotal(Aspect.RATE), "70"),
        (OfLevel(1, None), "3"),
        (OfLevel(2, None), "2"),
        (OfLevel(2, "一"), "2"),
        (OfLevel(2, "二"), "0"),
        (OfLevel(1, "一"), "0"),
    ],
)
def test_what_is_counted_or_scored_is_exact(basis: Basis, value: str) -> None:
    one = in_a_sentence(basis, value)
    assert (one.facts, one.computed, one.verdict) == ((), exactly(value), Verdict.EXACT)


def test_lists_are_counted() -> None:
    found, by = small()
    goals, profile, findings = found.goals, found.profile, found.findings
    lengths = {
        Listed.STRATEGIC_GOALS: len(goals.strategic_indicators),
        Listed.ANNUAL_GOALS: sum(len(group.indicators) for group in goals.annual_groups),
        Listed.OFFICES: len(profile.offices),
        Listed.SUBORDINATES: len(profile.subordinates),
        Listed.FUNCTIONS: len(profile.functions),
        Listed.PROBLEMS: len(findings.problems),
        Listed.RECOMMENDATIONS: len(findings.recommendations),
        Listed.GRADES: len(by.grades),
    }
    assert set(lengths) == set(Listed)
    for listed, length in lengths.items():
        assert in_a_sentence(OfList(listed)).computed == exactly(str(length))


def test_a_bonus_has_no_rate() -> None:
    one = in_a_sentence(OfIndicator(Aspect.RATE, "加"), "0", "%")
    assert (one.computed, one.verdict) == (None, Verdict.NOT_COMPUTABLE)


@pytest.mark.parametrize("node", ["一", "判"])
def test_what_has_no_measure_has_no_measured_value(node: str) -> None:
    one = in_a_sentence(OfIndicator(Aspect.MEASURED, node), "75", "%")
    assert (one.facts, one.computed, one.verdict) == ((), None, Verdict.NOT_COMPUTABLE)


def test_a_sentence_is_computed_from_facts_in_its_unit() -> None:
    one = in_a_sentence(of_facts("甲 + 乙"), "70000", "元")
    assert one.facts == (KNOWN["甲"], KNOWN["乙"])
    assert one.computed == Computed(Fraction(70000), Range(Fraction(60000), Fraction(80000)))
    assert one.verdict is Verdict.EXACT


def test_counts_are_compared_whatever_they_are_called() -> None:
    assert in_a_sentence(of_facts("人数"), "39", "名").verdict is Verdict.EXACT
    assert in_a_sentence(of_facts("人数"), "40", "名").verdict is Verdict.CONTRADICTS


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("人数 + 人数", "名"),
        ("人数", "万元"),
        ("甲", "名"),
        ("没有", "名"),
        ("甲 / 零", "%"),
        ("甲 + 人数", "万元"),
    ],
)
def test_units_that_differ_and_zero_divisors_are_told(text: str, symbol: str) -> None:
    one = in_a_sentence(of_facts(text), "3", symbol)
    assert (one.facts, one.computed, one.verdict) == ((), None, Verdict.NOT_COMPUTABLE)
    assert not_computed([one]) == (Problem("figure-not-computed", TEXT, {"id": "f"}),)


def test_only_expressions_are_expected_to_be_computed() -> None:
    said = in_a_sentence(NotComputable("报告未给出"))
    assert said.verdict is Verdict.NOT_COMPUTABLE
    assert not_computed([said, in_a_sentence(of_facts("甲"), "3", "万元")]) == ()


@pytest.mark.parametrize(
    ("printed", "value", "found"),
    [
        ("75", "149/2", Verdict.EXACT),
        ("74", "149/2", Verdict.CONTRADICTS),
        ("74.5", "149/2", Verdict.EXACT),
        ("74.50", "149/2", Verdict.EXACT),
        ("1E+1", "10", Verdict.EXACT),
        ("1E+1", "101/10", Verdict.EXACT),
        ("1E+1", "12", Verdict.ROUNDING),
        ("2E+1", "12", Verdict.CONTRADICTS),
    ],
)
def test_the_computed_value_is_rounded_to_the_printed_digits(
    printed: str, value: str, found: Verdict
) -> None:
    exact = Fraction(value)
    near = Range(exact, exact) if found is Verdict.ROUNDING else None
    assert verdict(Decimal(printed), Computed(exact, near)) is found
