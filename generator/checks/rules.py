"""Rules fit their indicators: every leaf has one, its measure and its terms fit the weight."""

from __future__ import annotations

from generator.checks.points import points_fit
from generator.checks.scales import bands_close
from generator.model.framework import Framework, Indicator, RuleEntry
from generator.model.rules import (
    Basis,
    Complement,
    JudgedRule,
    MeasuredRule,
    Proportional,
    Step,
    all_rules,
)
from generator.problems import Report


def check_leaves(framework: Framework, report: Report) -> None:
    """Every leaf has a rule."""
    for leaf in framework.leaves:
        if leaf.id not in framework.rules:
            report.add("leaf-without-rule", leaf.place, id=leaf.id)


def check_rules(framework: Framework, report: Report) -> None:
    """A rule fits its leaf; no other node has one."""
    for node in framework.indicators:
        entry = framework.rules.get(node.id)
        if entry is None:
            continue
        if not node.is_leaf:
            report.add("rule-on-parent", entry.place, id=node.id)
            continue
        _check_terms(node, entry, report)
        _check_zero_policies(node, entry, report)
        for rule in all_rules(entry.rule):
            if isinstance(rule, JudgedRule):
                _check_no_measure(node, entry, report)
            else:
                _check_measure(node, entry, rule, report)
                bands_close(node, entry, rule, report)
            points_fit(node, entry, rule, report)


def _check_no_measure(leaf: Indicator, entry: RuleEntry, report: Report) -> None:
    if entry.measure is not None and not _some_measured(entry):
        report.add("measure-unused", entry.measure.place, id=leaf.id)


def _some_measured(entry: RuleEntry) -> bool:
    """Whether some context of an entry scores a measured value."""
    return any(isinstance(rule, MeasuredRule) for rule in all_rules(entry.rule))


def _check_measure(leaf: Indicator, entry: RuleEntry, rule: MeasuredRule, report: Report) -> None:
    measure = entry.measure
    if measure is None:
        report.add("measure-missing", entry.place, id=leaf.id)
        return
    if isinstance(rule, Proportional | Complement) and measure.unit.dimension:
        report.add("ratio-needed", measure.place, id=leaf.id, unit=measure.unit.symbol)
    if isinstance(rule, Step) and rule.basis is Basis.RELATIVE and measure.unit.is_date:
        report.add("relative-date", entry.place, id=leaf.id)


def _check_zero_policies(leaf: Indicator, entry: RuleEntry, report: Report) -> None:
    measure = entry.measure
    for policy in (measure.on_zero, measure.on_zero_by_zero) if measure else ():
        if measure and policy is not None and not 0 <= policy.points <= leaf.weight:
            report.add(
                "zero-policy-range",
                measure.place,
                id=leaf.id,
                points=policy.points,
                weight=leaf.weight,
            )


def _check_terms(leaf: Indicator, entry: RuleEntry, report: Report) -> None:
    """A ceiling lies above the weight, a reward needs one, conditions hold below the weight."""
    ceiling, rules = entry.ceiling, all_rules(entry.rule)
    if ceiling is not None and ceiling <= leaf.weight:
        report.add("ceiling-low", entry.place, id=leaf.id, ceiling=ceiling, weight=leaf.weight)
    rewards = any(isinstance(rule, Step) and rule.reward is not None for rule in rules)
    if rewards and ceiling is None:
        report.add("reward-without-ceiling", entry.place, id=leaf.id, weight=leaf.weight)
    for condition in entry.conditions:
        if not 0 <= condition.points < leaf.weight:
            points, weight = condition.points, leaf.weight
            report.add("condition-points", entry.place, id=leaf.id, points=points, weight=weight)
