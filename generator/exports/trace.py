"""One evaluation as JSON, with the trace of every score. Numbers are texts, so none is rounded."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from enum import Enum
from typing import Any

from generator.audit.result import Result
from generator.exports.numbers import fraction, number
from generator.exports.tables import EVALUATIONS
from generator.model.evaluation import Fact
from generator.model.framework import Indicator
from generator.model.replies import Reply
from generator.model.rules import Rule
from generator.score.trace import (
    BandWorking,
    ChecklistWorking,
    ItemsWorking,
    LeafTrace,
    LevelWorking,
    PassFailWorking,
    StepWorking,
    ZeroWorking,
)

Json = dict[str, Any]


def evaluation_json(result: Result) -> Json:
    """The evaluation's row, its facts, and every node with its trace and printed scores."""
    head = {column.name: column.get(result) for column in EVALUATIONS.columns}
    return {
        "schema": 1,
        "evaluation": head,
        "rounding": {
            "digits": result.framework.rounding.digits,
            "mode": result.framework.rounding.mode.value,
        },
        "facts": [_fact(fact) for fact in result.evaluation.facts.values()],
        "indicators": [_node(result, indicator) for indicator in result.framework.indicators],
        "replies": [_reply(reply) for reply in result.evaluation.replies],
    }


def _fact(fact: Fact) -> Json:
    return {
        "fact": fact.id,
        "name": fact.name,
        "value": number(fact.quantity.value),
        "unit": fact.quantity.unit.symbol,
        "period": fact.period,
        "source": fact.source,
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
        "trace": trace_json(trace) if trace else None,
    }


def trace_json(trace: LeafTrace) -> Json:
    """Facts used → measured value → rule → working → raw → clamp → rounding → score."""
    working = trace.working
    measured = trace.measured
    measure = measured.measure if measured else None
    if isinstance(working, ZeroWorking):
        measure = working.undefined.measure
    return {
        "facts": [fact.id for fact in trace.facts],
        "measure": {
            "expression": measure.text,
            "unit": measure.unit.symbol,
            "value": fraction(measured.shown) if measured else None,
        }
        if measure
        else None,
        "rule": rule_json(working.rule),
        "working": _working(trace),
        "raw": fraction(working.raw),
        "clamp": trace.clamp.value,
        "clamped": fraction(trace.clamped),
        "score": number(trace.score),
    }


def rule_json(rule: Rule) -> Json:
    """A rule and its parameters."""
    return {"kind": rule.kind, **{field: _plain(value) for field, value in _fields(rule)}}


def _fields(item: Any) -> list[tuple[str, Any]]:
    return [(field.name, getattr(item, field.name)) for field in dataclasses.fields(item)]


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if dataclasses.is_dataclass(value):
        return {name: _plain(one) for name, one in _fields(value)}
    return value


def _working(trace: LeafTrace) -> Json:
    match trace.working:
        case StepWorking(distance=distance, counted=counted):
            return {"distance": fraction(distance), "steps": fraction(counted)}
        case BandWorking(band=band, by_gap=by_gap):
            return {"band": _plain(band), "by_gap": by_gap}
        case ZeroWorking(undefined=undefined):
            return {"zero_divisor": _plain(undefined.policy)}
        case LevelWorking(level=level):
            return {"level": level.name}
        case ChecklistWorking(deductions=deductions):
            return {"found": _plain(deductions)}
        case ItemsWorking(met=met):
            return {"met": list(met)}
        case PassFailWorking(passed=passed):
            return {"passed": passed}
        case _:
            return {}
