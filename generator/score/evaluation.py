"""An evaluation scored: leaves by their rules, parents as exact sums, total and grade."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from generator.model.evaluation import Evaluation, Judgement
from generator.model.framework import Framework, Grade, Indicator, RuleEntry
from generator.model.rules import Bands, Complement, MeasuredRule, Proportional, Step
from generator.problems import Place, Report
from generator.score import rules
from generator.score.measures import MissingFact, UnitsDiffer, ZeroDivisor, measure
from generator.score.rounding import rounded
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

MEASURED_RULES = (Proportional, Complement, Step, Bands)


def score(evaluation: Evaluation, framework: Framework) -> Scores | Faults:
    """Score an evaluation by its framework, or tell everything that stands in the way."""
    report = Report()
    traces: dict[str, LeafTrace] = {}
    for leaf in framework.leaves:
        entry = framework.rules[leaf.id]
        working = _working(leaf, entry, evaluation, report)
        if working is not None:
            traces[leaf.id] = _trace(leaf, working, framework)
    if len(report):
        return Faults(report.problems)
    nodes = _add_up(framework, traces)
    points = sum((nodes[root.id].score for root in framework.roots), Decimal(0))
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


def _trace(leaf: Indicator, working: Working, framework: Framework) -> LeafTrace:
    held, clamped = clamp(working.raw, leaf.weight)
    return LeafTrace(
        leaf.id,
        leaf.weight,
        working,
        held,
        clamped,
        framework.rounding,
        rounded(clamped, framework.rounding),
    )


def _add_up(framework: Framework, traces: dict[str, LeafTrace]) -> dict[str, NodeScore]:
    points: dict[str, Decimal] = {}
    for node in reversed(framework.indicators):
        points[node.id] = (
            traces[node.id].score
            if node.is_leaf
            else sum((points[child] for child in node.children), Decimal(0))
        )
    return {
        node.id: NodeScore(node.id, node.weight, points[node.id]) for node in framework.indicators
    }


def _working(
    leaf: Indicator, entry: RuleEntry, evaluation: Evaluation, report: Report
) -> Working | None:
    judgement = evaluation.judgements.get(leaf.id)
    if judgement is None:
        report.add("judgement-missing", _file(evaluation, "judgements.yml"), id=leaf.id)
        return None
    if isinstance(entry.rule, MEASURED_RULES):
        outcome = _by_measure(leaf, entry, entry.rule, judgement, evaluation)
    else:
        outcome = rules.by_judgement(entry.rule, leaf.weight, judgement)
    if isinstance(outcome, Fault):
        place = _file(evaluation, "facts.yml") if outcome.id == "fact-missing" else judgement.place
        report.add(outcome.id, place, meant=outcome.meant, id=leaf.id, **outcome.values)
        return None
    return outcome


def _file(evaluation: Evaluation, name: str) -> Place:
    return Place(f"{evaluation.department}/{evaluation.year}/{name}")


def _by_measure(
    leaf: Indicator,
    entry: RuleEntry,
    rule: MeasuredRule,
    judgement: Judgement,
    evaluation: Evaluation,
) -> Working | Fault:
    if unused := rules.given_keys(judgement):
        return Fault("judgement-unused", {"key": sorted(unused)[0].replace("passed", "met")})
    if entry.measure is None:
        return Fault("measure-missing", {})
    match measure(entry.measure, evaluation.facts):
        case Measured() as measured:
            return rules.by_measure(rule, leaf.weight, measured)
        case Undefined() as undefined:
            return ZeroWorking(rule, undefined, Fraction(undefined.policy.points))
        case MissingFact(id):
            return Fault("fact-missing", {"name": id})
        case UnitsDiffer(found, expected):
            return Fault("units-differ", {"found": found, "expected": expected})
        case ZeroDivisor(policy):
            return Fault("zero-divisor", {"policy": policy})
