"""Small pieces of a model for the tests of scoring; numbers are given as text, as in the data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from generator.load import load
from generator.load.expressions import parse_expression
from generator.model.evaluation import Chosen, Evaluation, Fact, Judgement
from generator.model.framework import (
    Framework,
    Grade,
    Indicator,
    Measure,
    Rounding,
    RoundingMode,
    RuleEntry,
    ZeroPolicy,
)
from generator.model.rules import Band, Rule
from generator.model.units import Quantity, unit
from generator.problems import Place, Report
from generator.score.trace import Measured
from generator.yaml_nodes.scalars import Misfit
from tests.real_data import real_data

HERE = Place("test.yml", 7, 3)
GRADES = (
    Grade("优", Decimal(90)),
    Grade("良", Decimal(80)),
    Grade("中", Decimal(60)),
    Grade("差", Decimal(0)),
)


@cache
def real() -> tuple[Evaluation, Framework]:
    """The published evaluation that the project carries, and its framework."""
    disclosure = load(real_data(), Report()).disclosure
    (evaluation,) = (
        one
        for one in disclosure.evaluations
        if (one.department, one.year) == ("shanting-industry-it", 2021)
    )
    return evaluation, disclosure.frameworks[evaluation.framework]


def fact(id: str, value: str | Decimal, symbol: str = "万元") -> Fact:
    return Fact(
        id=id,
        name=id,
        quantity=Quantity(Decimal(value), unit(symbol)),
        period="2021",
        source="表 1",
        main=False,
        place=HERE,
    )


def facts(symbol: str = "万元", /, **values: str) -> dict[str, Fact]:
    """Facts by id, all in one unit."""
    return {id: fact(id, value, symbol) for id, value in values.items()}


def measure_of(
    text: str, symbol: str = "%", *, zero: str | None = None, zero_by_zero: str | None = None
) -> Measure:
    """A measure; `zero` and `zero_by_zero` are the points of its policies."""
    expression = parse_expression(text)
    assert not isinstance(expression, Misfit)
    return Measure(
        expression,
        text,
        unit(symbol),
        None if zero is None else ZeroPolicy(Decimal(zero), "x ÷ 0"),
        None if zero_by_zero is None else ZeroPolicy(Decimal(zero_by_zero), "0 ÷ 0"),
        HERE,
    )


def measured(shown: str | Fraction, symbol: str = "%") -> Measured:
    """A measured value, given in its unit."""
    definition = measure_of("x", symbol)
    return Measured(definition, (), Fraction(shown) * definition.unit.factor)


def judgement(indicator: str = "指标", **judged: Any) -> Judgement:
    """A judgement with a reason and nothing judged except what is given."""
    nothing: dict[str, Any] = dict.fromkeys(("level", "found", "met", "passed", "points"))
    fields = {"reason": ("如报告所述。",), **nothing, **judged}
    return Judgement(indicator=indicator, where="正文", place=HERE, **fields)


def chosen(number: int, points: str | None = None, reason: str = "情节较轻") -> Chosen:
    return Chosen(number, None if points is None else Decimal(points), reason)


def band(low: str | None, high: str | None, points: str, closed: str = "[)") -> Band:
    """A band with its brackets as in an interval: [ ] belong to it, ( ) do not."""
    return Band(
        None if low is None else Decimal(low),
        low is not None and closed[0] == "[",
        None if high is None else Decimal(high),
        high is not None and closed[1] == "]",
        Decimal(points),
    )


def entry(indicator: str, rule: Rule, measure: Measure | None = None) -> RuleEntry:
    return RuleEntry(indicator, "", "", measure, rule, "", HERE)


def indicator(
    id: str, weight: str | Decimal, parent: str | None = None, children: Iterable[str] = ()
) -> Indicator:
    return Indicator(id, id, parent, 1, Decimal(weight), None, tuple(children), HERE)


def framework(
    indicators: Iterable[Indicator], rules: Iterable[RuleEntry], digits: int = 2
) -> Framework:
    """A framework over a tree in depth-first order; its total is the sum of the roots."""
    nodes = tuple(indicators)
    return Framework(
        id="test",
        name="test",
        edition="1",
        levels=("一级指标",),
        total_weight=sum((one.weight for one in nodes if one.parent is None), Decimal(0)),
        basis="",
        rounding=Rounding(digits, RoundingMode.HALF_UP),
        grades=GRADES,
        grades_source="",
        indicators=nodes,
        rules={rule.indicator: rule for rule in rules},
        place=HERE,
    )


def evaluation(
    judgements: Iterable[Judgement],
    facts: Mapping[str, Fact] | None = None,
    *,
    rule_profile: str = "",
) -> Evaluation:
    """An evaluation with these records; the words around them do not count and are real ones."""
    return replace(
        real()[0],
        framework="test",
        facts=dict(facts or {}),
        judgements={one.indicator: one for one in judgements},
        published=(),
        rule_profile=rule_profile,
    )
