"""One evaluation as JSON, with the trace of every score. Numbers are texts, so none is rounded."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from generator.audit.result import Result
from generator.exports.numbers import fraction, in_unit, number
from generator.exports.records import Json, record
from generator.exports.rules import parameters, rule_json
from generator.exports.tables.corrections import CORRECTIONS, corrections
from generator.exports.tables.evaluations import EVALUATIONS, listed
from generator.exports.tables.findings import FOLLOW_UPS, follow_ups
from generator.model.attachments import Attachment
from generator.model.evaluation import Fact
from generator.model.framework import Indicator
from generator.model.narrative import Findings
from generator.model.replies import Reply
from generator.model.rules import Award
from generator.score.trace import (
    BandWorking,
    ChecklistWorking,
    DiscretionaryWorking,
    GivenWorking,
    InterpolationWorking,
    ItemsWorking,
    LeafTrace,
    LevelWorking,
    PassFailWorking,
    StepWorking,
    Terms,
    Working,
    ZeroWorking,
)


def evaluation_json(result: Result) -> Json:
    """The evaluation's row, its facts, and every node with its trace and printed scores."""
    return {
        "schema": 1,
        "evaluation": record(EVALUATIONS, listed(result)),
        "rounding": {
            "digits": result.framework.rounding.digits,
            "mode": result.framework.rounding.mode.value,
        },
        "conclusion": list(result.evaluation.conclusion),
        "summary": list(result.evaluation.summary),
        "facts": [_fact(fact) for fact in result.evaluation.facts.values()],
        "indicators": [_node(result, indicator) for indicator in result.framework.indicators],
        "findings": list(_findings(result.evaluation.findings)),
        "follow_ups": [record(FOLLOW_UPS, one) for one in follow_ups((result,))],
        "corrections": [record(CORRECTIONS, one) for one in corrections((result,))],
        "replies": [_reply(reply) for reply in result.evaluation.replies],
        "report_url": result.evaluation.report_url or None,
        "attachments": [_attachment(one) for one in result.evaluation.attachments],
    }


def _findings(found: Findings) -> Iterator[Json]:
    for kind, each in (("problem", found.problems), ("recommendation", found.recommendations)):
        for one in each:
            yield {
                "finding": one.id,
                "kind": kind,
                "text": list(one.text),
                "indicators": list(one.indicators),
                "problems": list(one.problems),
            }


def _fact(fact: Fact) -> Json:
    return {
        "fact": fact.id,
        "name": fact.name,
        "value": in_unit(Fraction(fact.quantity.value), fact.quantity.unit.symbol)
        if fact.quantity.unit.is_date
        else number(fact.quantity.value),
        "unit": fact.quantity.unit.symbol,
        "period": fact.period,
        "source": fact.source,
    }


def _attachment(one: Attachment) -> Json:
    return {
        "file": f"files/{one.name}",
        "title": one.title,
        "note": one.note,
        "size": one.size,
        "sha256": one.sha256,
    }


def _reply(reply: Reply) -> Json:
    return {
        "about": reply.subject.value,
        reply.subject.value: reply.about,
        "date": reply.day.isoformat(),
        "text": list(reply.text),
        "outcome": reply.outcome.value if reply.outcome else None,
        "answer": list(reply.answer),
    }


def _node(result: Result, indicator: Indicator) -> Json:
    node = result.scores.nodes[indicator.id]
    printed = result.published.nodes.get(indicator.id, ())
    trace = result.scores.traces.get(indicator.id)
    judged = result.evaluation.judgements.get(indicator.id)
    return {
        "indicator": indicator.id,
        "name": indicator.name,
        "level": indicator.level,
        "parent": indicator.parent,
        "concept": indicator.concept,
        "weight": number(node.weight),
        "score": number(node.score) if node.applies else None,
        "attainable": number(node.full),
        "score_rate": None if node.rate is None else fraction(node.rate),
        "published": [{"where": one.where, "score": number(one.printed)} for one in printed],
        **({"reason": list(judged.reason)} if judged and judged.reason else {}),
        "trace": trace_json(trace) if trace else None,
    }


def trace_json(trace: LeafTrace) -> Json:
    """Facts used → measured value → rule → working → raw → clamp → rounding → score."""
    working = trace.working
    measured = trace.measured
    source = trace.undefined or measured
    measure = source.measure if source else None
    symbol = measure.unit.symbol if measure else ""
    return {
        "facts": [fact.id for fact in trace.facts],
        "measure": {
            "expression": measure.text,
            "unit": measure.unit.symbol,
            "value": in_unit(measured.shown, symbol) if measured else None,
        }
        if measure
        else None,
        "rule": rule_json(working.rule, symbol),
        "working": _working(working, symbol),
        **_terms(trace.terms),
        "raw": fraction(working.raw),
        "clamp": trace.clamp.value,
        "clamped": fraction(trace.clamped),
        "score": number(trace.score),
    }


def _terms(terms: Terms) -> Json:
    """Ceiling, side conditions that hold, context; each only where there is one."""
    held = [{"text": one.text, "points": number(one.points)} for one in terms.conditions]
    found = {"ceiling": number(terms.ceiling), "conditions": held, "profile": terms.profile}
    return {name: value for name, value in found.items() if value}


def _working(working: Working, symbol: str) -> Json:
    match working:
        case StepWorking():
            return _step(working)
        case BandWorking(band=band, by_gap=by_gap, within=within):
            chosen = {"within": _range(within)} if within else {}
            return {"band": parameters(band, symbol), "by_gap": by_gap, **chosen}
        case InterpolationWorking(low=low, high=high):
            return {"low": parameters(low, symbol), "high": parameters(high, symbol)}
        case ZeroWorking(undefined=undefined):
            return {"zero_divisor": parameters(undefined.policy, "")}
        case GivenWorking(given=given, by_rule=by_rule):
            raw = fraction(by_rule.raw) if by_rule else None
            return {"not_derivable": parameters(given, ""), "by_rule": raw}
        case _:
            return _judged(working)


def _step(working: StepWorking) -> Json:
    flags = {"rewarded": working.rewarded, "capped": working.capped}
    used = {name: value for name, value in flags.items() if value}
    return {"distance": fraction(working.distance), "steps": fraction(working.counted), **used}


def _judged(working: Working) -> Json:
    match working:
        case LevelWorking(level=level, within=within):
            return {"level": level.name, **({"within": _range(within)} if within else {})}
        case ChecklistWorking(deductions=deductions):
            return {"found": [parameters(one, "") for one in deductions]}
        case ItemsWorking(met=met, barred=barred):
            return {"met": list(met), **({"barred": list(barred)} if barred else {})}
        case PassFailWorking(passed=passed):
            return {"passed": passed}
        case DiscretionaryWorking(judgement=judgement) if judgement.deducted is not None:
            return {"deducted": number(judgement.deducted)}
        case _:
            return {}


def _range(award: Award) -> list[str]:
    """From the least to the most points that could be chosen."""
    return [fraction(award.least), fraction(award.most)]
