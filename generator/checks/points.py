"""The points a rule gives fit the weight of its indicator."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from generator.model.framework import Indicator, RuleEntry
from generator.model.rules import (
    Award,
    Awarding,
    Bands,
    Checklist,
    Direction,
    Discretionary,
    Interpolation,
    Items,
    Levels,
    Rule,
    Step,
    award,
    told,
)
from generator.problems import Report


def points_fit(leaf: Indicator, entry: RuleEntry, rule: Rule, report: Report) -> None:
    """What a rule gives at best is the weight, or more up to the ceiling where there is one."""
    match rule:
        case Levels(levels):
            _check_ladder(leaf, entry, levels, report)
        case Bands(bands):
            _check_ladder(leaf, entry, bands, report)
        case Interpolation(points_at):
            _check_ladder(leaf, entry, points_at, report)
        case Items():
            _check_items(leaf, entry, rule, report)
        case Step():
            _check_step(leaf, entry, rule, report)
        case Checklist(least, most, _) if not 0 < least <= most:
            report.add("rule-range", entry.place, id=leaf.id, low=least, high=most)
        case Checklist(_, most, _) if most > leaf.weight:
            _report(leaf, entry, most, report)
        case Discretionary(least, most) if not 0 <= least < most or most > _ceiling(leaf, entry):
            report.add("rule-range", entry.place, id=leaf.id, low=least, high=most)


def _ceiling(leaf: Indicator, entry: RuleEntry) -> Decimal:
    return entry.ceiling or leaf.weight


def _check_ladder(
    leaf: Indicator, entry: RuleEntry, steps: Sequence[Awarding], report: Report
) -> None:
    """The best step earns the weight, none is negative; the last one not zero is worth a word."""
    given = [award(one, leaf.weight) for one in steps]
    _check_ranges(leaf, entry, given, report)
    best = max((one.most for one in given), default=None)
    worst = min((one.least for one in given), default=None)
    if best is None or worst is None:
        _report(leaf, entry, 0, report)
    elif not leaf.weight <= best <= _ceiling(leaf, entry) or worst < 0:
        _report(leaf, entry, told(best), report)
    elif worst > 0:
        report.add("ladder-end", entry.place, id=leaf.id, points=told(worst))


def _check_ranges(
    leaf: Indicator, entry: RuleEntry, given: Sequence[Award], report: Report
) -> None:
    for one in given:
        if one.least > one.most:
            values = {"low": told(one.least), "high": told(one.most)}
            report.add("rule-range", entry.place, id=leaf.id, **values)


def _check_items(leaf: Indicator, entry: RuleEntry, rule: Items, report: Report) -> None:
    points = [award(item, leaf.weight).most for item in rule.items]
    total = sum(points, Fraction(0))
    gates = [item.gate for item in rule.items]
    if total != leaf.weight or any(
        one < 0 or (one == 0 and not gate) for one, gate in zip(points, gates, strict=True)
    ):
        _report(leaf, entry, told(total), report)


def _check_step(leaf: Indicator, entry: RuleEntry, rule: Step, report: Report) -> None:
    if rule.tolerance < 0:
        report.add("tolerance-negative", entry.place, id=leaf.id, tolerance=rule.tolerance)
    if rule.most is not None and rule.most > leaf.weight:
        _report(leaf, entry, rule.most, report)
    if rule.reward is not None and rule.direction is Direction.BOTH:
        report.add("reward-both", entry.place, id=leaf.id)


def _report(leaf: Indicator, entry: RuleEntry, points: object, report: Report) -> None:
    report.add("points-over-weight", entry.place, id=leaf.id, points=points, weight=leaf.weight)
