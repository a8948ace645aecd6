"""Rules fit their indicators: every leaf has one, its points fit the weight, bands close."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from generator.model.framework import Framework, Indicator, RuleEntry
from generator.model.rules import (
    Band,
    Bands,
    Checklist,
    Complement,
    Discretionary,
    Items,
    Levels,
    PassFail,
    Proportional,
)
from generator.problems import Report

JUDGED = (Levels, Checklist, Items, PassFail, Discretionary)


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
        else:
            _check_measure(node, entry, report)
            _check_points(node, entry, report)


def _check_measure(leaf: Indicator, entry: RuleEntry, report: Report) -> None:
    measure = entry.measure
    if isinstance(entry.rule, JUDGED):
        if measure is not None:
            report.add("measure-unused", measure.place, id=leaf.id)
        return
    if measure is None:
        report.add("measure-missing", entry.place, id=leaf.id)
        return
    if isinstance(entry.rule, Proportional | Complement) and measure.unit.dimension:
        report.add("ratio-needed", measure.place, id=leaf.id, unit=measure.unit.symbol)
    for policy in (measure.on_zero, measure.on_zero_by_zero):
        if policy is not None and not 0 <= policy.points <= leaf.weight:
            report.add(
                "zero-policy-range",
                measure.place,
                id=leaf.id,
                points=policy.points,
                weight=leaf.weight,
            )


def _check_points(leaf: Indicator, entry: RuleEntry, report: Report) -> None:
    match entry.rule:
        case Levels(levels):
            points = [level.points for level in levels]
            _check_ladder(leaf, entry, points, report)
        case Bands() as rule:
            _check_bands(leaf, entry, rule, report)
            _check_ladder(leaf, entry, [band.points for band in rule.bands], report)
        case Items(items):
            total = sum(item.points for item in items)
            if total != leaf.weight or any(item.points <= 0 for item in items):
                _report_points(leaf, entry, total, report)
        case Checklist(least, most, _) if not 0 < least <= most:
            report.add("rule-range", entry.place, id=leaf.id, low=least, high=most)
        case Checklist(_, most, _) if most > leaf.weight:
            _report_points(leaf, entry, most, report)
        case Discretionary(least, most) if not 0 <= least < most or most > leaf.weight:
            report.add("rule-range", entry.place, id=leaf.id, low=least, high=most)


def _check_ladder(leaf: Indicator, entry: RuleEntry, points: list[Decimal], report: Report) -> None:
    """The best step earns the weight, none is negative; the last one not zero is worth a word."""
    if not points or max(points) != leaf.weight or min(points) < 0:
        _report_points(leaf, entry, max(points, default=0), report)
    elif min(points) > 0:
        report.add("ladder-end", entry.place, id=leaf.id, points=min(points))


def _report_points(leaf: Indicator, entry: RuleEntry, points: object, report: Report) -> None:
    report.add("points-over-weight", entry.place, id=leaf.id, points=points, weight=leaf.weight)


def _check_bands(leaf: Indicator, entry: RuleEntry, rule: Bands, report: Report) -> None:
    upside_down = False
    for band in rule.bands:
        if band.low is not None and band.high is not None and band.low > band.high:
            report.add("band-edges", entry.place, id=leaf.id, low=band.low, high=band.high)
            upside_down = True
    for upper, lower in pairwise(rule.bands) if not upside_down else ():
        _check_neighbours(leaf, entry, upper, lower, report, gap_is_read=rule.gap is not None)


def _check_neighbours(
    leaf: Indicator,
    entry: RuleEntry,
    upper: Band,
    lower: Band,
    report: Report,
    *,
    gap_is_read: bool,
) -> None:
    if upper.low is None or lower.high is None or lower.high > upper.low:
        report.add("band-overlap", entry.place, id=leaf.id)
        return
    touching = upper.low == lower.high
    if touching and upper.low_closed and lower.high_closed:
        report.add("band-overlap", entry.place, id=leaf.id)
    elif touching and not upper.low_closed and not lower.high_closed and not gap_is_read:
        report.add("band-edge", entry.place, id=leaf.id, edge=upper.low)
    elif not touching and not gap_is_read:
        report.add("band-gap", entry.place, id=leaf.id, low=lower.high, high=upper.low)
