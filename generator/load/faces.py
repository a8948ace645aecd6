"""What reading an evaluation asks of its framework, and no more.

A preview reads an evaluation again when this changed. Wording, places and the figures by which a
measured value is scored are not in it: editing these leaves every evaluation as it was read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from generator.load.framework import LoadedFramework
from generator.model.framework import Framework, Indicator, Measure, RuleEntry, Veto
from generator.model.rules import Complement, Condition, Profiles, Proportional, Rule, can_choose
from generator.model.rules.scales import Bands, Interpolation
from generator.model.rules.steps import Step
from generator.problems import Place

NOWHERE = Place("")
MEASURED = (Proportional, Complement, Step, Bands, Interpolation)
SOME_MEASURED = Proportional()
"""Stands for every rule that scores a measured value and leaves nothing to be chosen."""


def faces(frameworks: Mapping[str, LoadedFramework]) -> dict[str, LoadedFramework]:
    """Frameworks as evaluations are read with them."""
    return {id: replace(one, framework=_framework(one.framework)) for id, one in frameworks.items()}


def _framework(framework: Framework) -> Framework:
    return replace(
        framework,
        name="",
        edition="",
        basis="",
        grades_source="",
        indicators=tuple(map(_indicator, framework.indicators)),
        rules={id: _entry(one) for id, one in framework.rules.items()},
        place=NOWHERE,
        vetoes=tuple(Veto(one.id, "", None, None) for one in framework.vetoes),
    )


def _indicator(indicator: Indicator) -> Indicator:
    return replace(indicator, name="", weight=Decimal(0), concept=None, place=NOWHERE)


def _entry(entry: RuleEntry) -> RuleEntry:
    return RuleEntry(
        entry.indicator,
        "",
        "",
        entry.measure and _measure(entry.measure),
        _rules(entry.rule),
        "",
        NOWHERE,
        conditions=tuple(Condition("", Decimal(0)) for _ in entry.conditions),
    )


def _measure(measure: Measure) -> Measure:
    return Measure(measure.expression, "", measure.unit, None, None, NOWHERE)


def _rules(rule: Rule | Profiles) -> Rule | Profiles:
    if isinstance(rule, Profiles):
        return Profiles({name: _rule(one) for name, one in rule.rules.items()})
    return _rule(rule)


def _rule(rule: Rule) -> Rule:
    return SOME_MEASURED if isinstance(rule, MEASURED) and not can_choose(rule) else rule
