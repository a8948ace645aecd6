"""An evaluation scored: leaves by their rules, parents as exact sums, total and grade."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from generator.model.evaluation import Evaluation, Fact, Judgement
from generator.model.framework import Framework, Grade, Indicator, Rounding, RuleEntry
from generator.model.rules import MeasuredRule
from generator.problems import Place, Report
from generator.score import rules
from generator.score.measures import (
    MissingFacts,
    NegativeDivisor,
    UnitsDiffer,
    ZeroDivisor,
    measure,
)
from generator.score.rounding import exact_sum, rounded
from generator.score.rules import Fault
from generator.score.trace import (
    Clamp,
    Faults,
    LeafTrace,
    Measured,
    NodeScore,
    Scores,
    Undefined,
    Working,
    ZeroWorking,
)


def score(evaluation: Evaluation, framework: Framework) -> Scores | Faults:
    """Score an evaluation by its framework, or tell everything that stands in the way."""
    report = Report()
    traces: dict[str, LeafTrace] = {}
    for leaf in framework.leaves:
        entry = framework.rules.get(leaf.id)
        judgement = evaluation.judgements.get(leaf.id)
        if entry is None:
            report.add("leaf-without-rule", leaf.place, id=leaf.id)
            continue
        if judgement is None:
            report.add("judgement-missing", _file(evaluation, "judgements.yml"), id=leaf.id)
            continue
        match _working(leaf, entry, judgement, evaluation.facts):
            case MissingFacts(names):
                for name in names:
                    place = _file(evaluation, "facts.yml")
                    report.add("fact-missing", place, id=leaf.id, name=name)
            case Fault(id, values):
                report.add(id, judgement.place, meant=None, id=leaf.id, **values)
            case working:
                traces[leaf.id] = trace(leaf.id, leaf.weight, working, framework.rounding)
    if len(report):
        return Faults(report.problems)
    nodes = _add_up(framework, traces)
    points = exact_sum(nodes[root.id].score for root in framework.roots)
    total = NodeScore("", framework.total_weight, points)
    return Scores(nodes, traces, total, grade(points, framework.grades))


def grade(total: Decimal, grades: tuple[Grade, ...]) -> Grade:
    """The best grade whose lowest total is reached; bands are half-open towards the next."""
    return next((one for one in grades if total >= one.lowest), grades[-1])


def clamp(raw: Fraction, weight: Decimal) -> tuple[Clamp, Fraction]:
    """Raw points held to the range from zero (扣完为止) to the weight."""
    if raw < 0:
        return Clamp.FLOOR, Fraction(0)
    if raw > weight:
        return Clamp.CEILING, Fraction(weight)
    return Clamp.NONE, raw


def _file(evaluation: Evaluation, name: str) -> Place:
    return Place(f"{evaluation.department}/{evaluation.year}/{name}")


def trace(leaf: str, weight: Decimal, working: Working, rounding: Rounding) -> LeafTrace:
    """The score of a leaf from its working: clamped, then rounded, never above the weight."""
    held, clamped = clamp(working.raw, weight)
    points = min(rounded(clamped, rounding), weight)
    return LeafTrace(leaf, weight, working, held, clamped, rounding, points)


def _add_up(framework: Framework, traces: Mapping[str, LeafTrace]) -> dict[str, NodeScore]:
    points: dict[str, Decimal] = {}
    for node in reversed(framework.indicators):
        points[node.id] = (
            traces[node.id].score
            if node.is_leaf
            else exact_sum(points[child] for child in node.children)
        )
    return {
        node.id: NodeScore(node.id, node.weight, points[node.id]) for node in framework.indicators
    }


def _working(
    leaf: Indicator, entry: RuleEntry, judgement: Judgement, facts: Mapping[str, Fact]
) -> Working | Fault | MissingFacts:
    rule = entry.rule
    if not isinstance(rule, MeasuredRule):
        return rules.by_judgement(rule, leaf.weight, judgement)
    if given := rules.given_keys(judgement):
        return Fault("judgement-unused", {"key": given[0]})
    if entry.measure is None:
        return Fault("measure-missing", {})
    match measure(entry.measure, facts):
        case Measured() as measured:
            return rules.by_measure(rule, leaf.weight, measured)
        case Undefined() as undefined:
            return ZeroWorking(rule, undefined, Fraction(undefined.policy.points))
        case UnitsDiffer(found, expected):
            return Fault("units-differ", {"found": found, "expected": expected})
        case NegativeDivisor():
            return Fault("negative-divisor", {})
        case ZeroDivisor(policy):
            return Fault("zero-divisor", {"policy": policy})
        case MissingFacts() as missing:
            return missing
