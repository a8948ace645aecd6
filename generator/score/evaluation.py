"""An evaluation scored: leaves by their rules, parents as exact sums, total and grade."""

from __future__ import annotations

from fractions import Fraction

from generator.model.evaluation import Evaluation, Judgement
from generator.model.framework import Framework, Indicator, RuleEntry
from generator.problems import Place, Report
from generator.score.absence import Standing, standing
from generator.score.leaves import Worked, chosen_rule, trace, work
from generator.score.measures import MissingFacts
from generator.score.rules import Fault
from generator.score.totals import final_grade, node_scores, total
from generator.score.trace import AbsentWorking, Faults, LeafTrace, NodeScore, Scores, Terms


def score(evaluation: Evaluation, framework: Framework) -> Scores | Faults:
    """Score an evaluation by its framework, or tell everything that stands in the way."""
    report = Report()
    how = _standing(evaluation, framework, report)
    traces = _traces(evaluation, framework, how, report)
    if len(report):
        return Faults(report.problems)
    nodes = node_scores(evaluation, framework, traces, how)
    led = total(evaluation, framework, nodes)
    whole = NodeScore("", framework.total_weight, led.score)
    return Scores(nodes, traces, whole, final_grade(evaluation, framework, led), led)


def leaf_traces(evaluation: Evaluation, framework: Framework) -> dict[str, LeafTrace]:
    """The scores of the leaves that can be scored, whatever stands in the way of the others."""
    report = Report()
    return _traces(evaluation, framework, _standing(evaluation, framework, report), report)


def _traces(
    evaluation: Evaluation, framework: Framework, how: Standing, report: Report
) -> dict[str, LeafTrace]:
    found: dict[str, LeafTrace] = {}
    for leaf in framework.leaves:
        worked = _worked(leaf, evaluation, framework, how, report)
        if worked is not None:
            found[leaf.id] = _trace(leaf, worked, framework, how)
    return found


def _trace(leaf: Indicator, worked: Worked, framework: Framework, how: Standing) -> LeafTrace:
    out = isinstance(worked.working, AbsentWorking)
    factor = Fraction(1) if out else how.attainable[leaf.id] / Fraction(leaf.weight)
    rounding = framework.rounding
    return trace(leaf.id, leaf.weight, worked.working, rounding, factor, worked.terms)


def _standing(evaluation: Evaluation, framework: Framework, report: Report) -> Standing:
    found, faults = standing(evaluation, framework)
    for one in faults:
        judgement = evaluation.judgements.get(one.node)
        place = judgement.place if judgement else _file(evaluation, "judgements.yml")
        report.add(one.fault.id, place, meant=None, id=one.node, **one.fault.values)
    return found


def _worked(
    leaf: Indicator, evaluation: Evaluation, framework: Framework, how: Standing, report: Report
) -> Worked | None:
    entry = framework.rules.get(leaf.id)
    judgement = evaluation.judgements.get(leaf.id)
    if entry is None:
        report.add("leaf-without-rule", leaf.place, id=leaf.id)
        return None
    if judgement is None and leaf.id not in how.unchosen:
        report.add("judgement-missing", _file(evaluation, "judgements.yml"), id=leaf.id)
        return None
    match _work(leaf, entry, judgement, evaluation, how):
        case MissingFacts(names):
            for name in names:
                place = _file(evaluation, "facts.yml")
                report.add("fact-missing", place, id=leaf.id, name=name)
            return None
        case Fault(id, values):
            place = judgement.place if judgement else _file(evaluation, "judgements.yml")
            report.add(id, place, meant=None, id=leaf.id, **values)
            return None
        case worked:
            return worked


def _work(
    leaf: Indicator,
    entry: RuleEntry,
    judgement: Judgement | None,
    evaluation: Evaluation,
    how: Standing,
) -> Worked | Fault | MissingFacts:
    """How a leaf earns its points, or how it is out."""
    if judgement is not None and leaf.id not in how.unchosen and not judgement.not_applicable:
        return work(entry, leaf.weight, judgement, evaluation.facts, evaluation.rule_profile)
    rule = chosen_rule(entry.rule, evaluation.rule_profile)
    if isinstance(rule, Fault):
        return rule
    if judgement is None or leaf.id in how.unchosen:
        return Worked(AbsentWorking(rule, "", None, Fraction(0)), Terms())
    raw = how.attainable[leaf.id]
    return Worked(AbsentWorking(rule, judgement.not_applicable, entry.absence, raw), Terms())


def _file(evaluation: Evaluation, name: str) -> Place:
    return Place(f"{evaluation.department}/{evaluation.year}/{name}")
