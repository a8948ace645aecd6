"""One row for each node of a tree."""

from __future__ import annotations

from generator.exports.columns import Column, Reference, TableSchema
from generator.exports.numbers import fraction, number
from generator.exports.tables.rows import IDENTITY, INVENTED, OF_EVALUATION, OF_NODE, Node, flag


def _measured(node: Node) -> str | None:
    trace = node.result.scores.traces.get(node.indicator.id)
    measured = trace.measured if trace else None
    if measured is None or measured.measure.unit.is_date:
        return None
    return fraction(measured.shown)


def _measured_unit(node: Node) -> str | None:
    entry = node.result.framework.rules.get(node.indicator.id)
    return entry.measure.unit.symbol if entry and entry.measure else None


def _rule(node: Node) -> str | None:
    trace = node.result.scores.traces.get(node.indicator.id)
    return trace.working.rule.kind if trace else None


def _rate(node: Node) -> str | None:
    rate = node.result.scores.nodes[node.indicator.id].rate
    return None if rate is None else fraction(rate)


def _score(node: Node) -> str | None:
    scored = node.result.scores.nodes[node.indicator.id]
    return number(scored.score) if scored.applies else None


def _self_score(node: Node) -> str | None:
    judgement = node.result.evaluation.judgements.get(node.indicator.id)
    return number(judgement.self_score) if judgement else None


INDICATORS: TableSchema[Node] = TableSchema(
    "indicators.csv",
    "indicators",
    "指标（各级节点）",
    "node of a tree of indicators",
    (
        *IDENTITY,
        Column("framework", "string", "指标体系标识", "id of the framework",
               lambda n: n.result.framework.id),
        *OF_NODE,
        Column("score", "number", "计算得分（分），不适用的为空",
               "computed score in points, empty where the indicator does not apply", _score,
               nullable=True),
        Column("attainable", "number", "本次可得的最高分（分）",
               "points that could be earned here; the weight unless leaves do not apply",
               lambda n: number(n.result.scores.nodes[n.indicator.id].full)),
        Column("score_rate", "number", "得分率（得分÷本次可得的最高分）",
               "score divided by the points that could be earned", _rate, nullable=True),
        Column("self_score", "number", "单位自评得分（分）", "points the body gave itself",
               _self_score, nullable=True),
        Column("published_score", "number", "报告最先印出的得分（分）",
               "score where the report first prints it",
               lambda n: number(n.result.published.first(n.indicator.id)), nullable=True),
        Column("published_differs", "boolean", "报告印出的得分是否有与计算得分不同的",
               "whether a score printed anywhere in the report differs from the computed one",
               lambda n: flag(not all(
                   one.agrees for one in n.result.published.nodes.get(n.indicator.id, ())))),
        Column("rule", "string", "评分规则类型（末级指标）", "kind of rule, for leaves", _rule,
               nullable=True),
        Column("measured_value", "number", "测量值（按单位）",
               "measured value in its unit; twelve decimals where no decimal is exact", _measured,
               nullable=True),
        Column("measured_unit", "string", "测量值单位", "unit of the measured value",
               _measured_unit, nullable=True),
        Column("status", "string", "评价状态", "status of the evaluation",
               lambda n: n.result.evaluation.status.value),
        INVENTED,
    ),
    ("department", "year", "indicator"),
    (
        OF_EVALUATION,
        Reference(("framework", "indicator"), "framework_indicators", ("framework", "indicator")),
    ),
)  # fmt: skip
