"""An evaluation scored: leaves by their rules, parents as exact sums, total and grade."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from generator.model.evaluation import Evaluation, Fact, Judgement
from generator.model.framework import Framework, Indicator, Rounding, RuleEntry
from generator.model.rules import MeasuredRule
from generator.problems import Place, Report
from generator.score import rules
from generator.score.absence import Standing, standing
from generator.score.measures import (
    MissingFacts,
    NegativeDivisor,
    UnitsDiffer,
    ZeroDivisor,
    measure,
)
from generator.score.rounding import rounded
from generator.score.rules import Fault
from generator.score.totals import final_grade, node_scores, total
from generator.score.trace import (
    AbsentWorking,
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
    how = _standing(evaluation, framework, report)
    traces: dict[str, LeafTrace] = {}
    for leaf in framework.leaves:
        working = _leaf_working(leaf, evaluation, framework, how, report)
        if working is not None:
            factor = how.attainable[leaf.id] / Fraction(leaf.weight)
            out = isinstance(working, AbsentWorking)
            traces[leaf.id] = trace(
                leaf.id, leaf.weight, working, framework.rounding, Fraction(1) if out else factor
            )
    if len(report):
        return Faults(report.problems)
    nodes = node_scores(evaluation, framework, traces, how)
    led = total(evaluation, framework, nodes)
    whole = NodeScore("", framework.total_weight, led.score)
    return Scores(nodes, traces, whole, final_grade(evaluation, framework, led), led)


def _standing(evaluation: Evaluation, framework: Framework, report: Report) -> Standing:
    found = standing(evaluation, framework)
    if isinstance(found, Standing):
        return found
    for one in found:
        judgement = evaluation.judgements.get(one.node)
        place = judgement.place if judgement else _file(evaluation, "judgements.yml")
        report.add(one.fault.id, place, meant=None, id=one.node, **one.fault.values)
    everything = {leaf.id: Fraction(leaf.weight) for leaf in framework.leaves}
    return Standing(frozenset(), frozenset(), everything)


def _leaf_working(
    leaf: Indicator, evaluation: Evaluation, framework: Framework, how: Standing, report: Report
) -> Working | None:
    entry = framework.rules.get(leaf.id)
    judgement = evaluation.judgements.get(leaf.id)
    if entry is None:
        report.add("leaf-without-rule", leaf.place, id=leaf.id)
        return None
    if leaf.id in how.unchosen:
        return AbsentWorking(entry.rule, "", None, Fraction(0))
    if judgement is None:
        report.add("judgement-missing", _file(evaluation, "judgements.yml"), id=leaf.id)
        return None
    if judgement.not_applicable:
        raw = how.attainable[leaf.id]
        return AbsentWorking(entry.rule, judgement.not_applicable, entry.absence, raw)
    match _working(leaf, entry, judgement, evaluation.facts):
        case MissingFacts(names):
            for name in names:
                place = _file(evaluation, "facts.yml")
                report.add("fact-missing", place, id=leaf.id, name=name)
            return None
        case Fault(id, values):
            report.add(id, judgement.place, meant=None, id=leaf.id, **values)
            return None
        case working:
            return working


def clamp(raw: Fraction, weight: Decimal) -> tuple[Clamp, Fraction]:
    """Raw points held to the range from zero (扣完为止) to the weight."""
    if raw < 0:
        return Clamp.FLOOR, Fraction(0)
    if raw > weight:
        return Clamp.CEILING, Fraction(weight)
    return Clamp.NONE, raw


def _file(evaluation: Evaluation, name: str) -> Place:
    return Place(f"{evaluation.department}/{evaluation.year}/{name}")


def trace(
    leaf: str,
    weight: Decimal,
    working: Working,
    rounding: Rounding,
    factor: Fraction = Fraction(1),
) -> LeafTrace:
    """The score of a leaf from its working: clamped, scaled, then rounded.

    Rounding never takes a score above what could be earned.
    """
    held, clamped = clamp(working.raw, weight)
    points = rounded(clamped * factor, rounding)
    if factor == 1:
        points = min(points, weight)
    return LeafTrace(leaf, weight, working, held, clamped, rounding, points, factor)


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
