"""The audit of the published report: what it finds, and that nothing of it is typed in."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache

from generator.audit.figures import Audited, audit
from generator.audit.readings import readings
from generator.audit.verdicts import Verdict
from generator.score.evaluation import score
from generator.score.trace import Scores
from tests.unit.score.builders import real


def scored() -> Scores:
    found = score(*real())
    assert isinstance(found, Scores)
    return found


@cache
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
    found = readings(*real(), scored())
    assert [one.indicator for one in found if one.changes] == ["政府采购执行率"]
    tried = Counter(bool(one.others) for one in found)
    assert tried[True] > 20
