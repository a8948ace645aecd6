"""What stands in each file of the open data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from generator.audit.figures import Audited
from generator.audit.result import Result
from generator.exports.columns import Column, TableSchema
from generator.exports.numbers import fraction, number
from generator.model.evaluation import Fact
from generator.model.framework import Indicator


@dataclass(frozen=True, slots=True)
class Node:
    """A node of an evaluation's tree."""

    result: Result
    indicator: Indicator


@dataclass(frozen=True, slots=True)
class UsedFact:
    """A fact of an evaluation."""

    result: Result
    fact: Fact


@dataclass(frozen=True, slots=True)
class PrintedFigure:
    """A printed figure of an evaluation with its verdict."""

    result: Result
    figure: Audited


def figures(results: tuple[Result, ...]) -> Iterator[PrintedFigure]:
    """All audited figures of all evaluations."""
    return chain.from_iterable(
        (PrintedFigure(result, figure) for figure in result.figures) for result in results
    )


def nodes(results: tuple[Result, ...]) -> Iterator[Node]:
    """All nodes of all trees."""
    return chain.from_iterable(
        (Node(result, indicator) for indicator in result.framework.indicators) for result in results
    )


def facts(results: tuple[Result, ...]) -> Iterator[UsedFact]:
    """All facts of all evaluations."""
    return chain.from_iterable(
        (UsedFact(result, fact) for fact in result.evaluation.facts.values()) for result in results
    )


def _flag(value: bool) -> str:
    return "true" if value else "false"


EVALUATIONS: TableSchema[Result] = TableSchema(
    "evaluations.csv",
    "evaluations",
    "评价",
    "evaluation",
    (
        Column("department", "string", "部门标识（网址）", "department, as in the address",
               lambda r: r.evaluation.department),
        Column("department_name", "string", "部门名称", "name of the department",
               lambda r: r.department.name),
        Column("year", "integer", "评价年度", "fiscal year evaluated",
               lambda r: str(r.evaluation.year)),
        Column("framework", "string", "指标体系标识", "id of the framework",
               lambda r: r.framework.id),
        Column("weight", "number", "总分值（分）", "total weight in points",
               lambda r: number(r.scores.total.weight)),
        Column("score", "number", "计算得分（分）", "computed score in points",
               lambda r: number(r.scores.total.score)),
        Column("grade", "string", "按计算得分评定的等级", "grade of the computed score",
               lambda r: r.scores.grade_name or None, nullable=True),
        Column("published_score", "number", "报告公布的总分（分）", "score printed in the report",
               lambda r: number(r.published.total[0].printed) if r.published.total else None,
               nullable=True),
        Column("published_grade", "string", "报告公布的等级", "grade printed in the report",
               lambda r: r.published.grades[0].printed if r.published.grades else None,
               nullable=True),
        Column("status", "string", "状态", "status of the evaluation",
               lambda r: r.evaluation.status.value),
        Column("invented", "boolean", "是否虚构示例", "whether the evaluation is invented",
               lambda r: _flag(r.department.invented)),
        Column("report_number", "string", "报告文号", "number of the report",
               lambda r: r.evaluation.report_number or None, nullable=True),
        Column("report_date", "date", "报告日期", "date of the report",
               lambda r: r.evaluation.report_date.isoformat()),
    ),
    ("department", "year"),
)  # fmt: skip


def _measured(node: Node) -> str | None:
    trace = node.result.scores.traces.get(node.indicator.id)
    return fraction(trace.measured.shown) if trace and trace.measured else None


def _measured_unit(node: Node) -> str | None:
    entry = node.result.framework.rules.get(node.indicator.id)
    return entry.measure.unit.symbol if entry and entry.measure else None


def _rule(node: Node) -> str | None:
    entry = node.result.framework.rules.get(node.indicator.id)
    return entry.rule.kind if entry else None


def _rate(node: Node) -> str | None:
    rate = node.result.scores.nodes[node.indicator.id].rate
    return None if rate is None else fraction(rate)


def _score(node: Node) -> str | None:
    scored = node.result.scores.nodes[node.indicator.id]
    return number(scored.score) if scored.applies else None


INDICATORS: TableSchema[Node] = TableSchema(
    "indicators.csv",
    "indicators",
    "指标（各级节点）",
    "node of a tree of indicators",
    (
        Column("department", "string", "部门标识", "department",
               lambda n: n.result.evaluation.department),
        Column("year", "integer", "评价年度", "fiscal year evaluated",
               lambda n: str(n.result.evaluation.year)),
        Column("indicator", "string", "指标标识", "id of the indicator in its framework",
               lambda n: n.indicator.id),
        Column("level", "integer", "级别（1 为一级指标）", "level, 1 for the first",
               lambda n: str(n.indicator.level)),
        Column("name", "string", "指标名称", "name of the indicator", lambda n: n.indicator.name),
        Column("parent", "string", "上级指标标识", "id of the parent",
               lambda n: n.indicator.parent, nullable=True),
        Column("concept", "string", "跨年度、跨体系的概念标识", "concept across frameworks",
               lambda n: n.indicator.concept, nullable=True),
        Column("weight", "number", "分值（分）", "weight in points",
               lambda n: number(n.indicator.weight)),
        Column("score", "number", "计算得分（分），不适用的为空",
               "computed score in points, empty where the indicator does not apply", _score,
               nullable=True),
        Column("attainable", "number", "本次可得的最高分（分）",
               "points that could be earned here; the weight unless leaves do not apply",
               lambda n: number(n.result.scores.nodes[n.indicator.id].full)),
        Column("score_rate", "number", "得分率（得分÷本次可得的最高分）",
               "score divided by the points that could be earned", _rate, nullable=True),
        Column("published_score", "number", "报告最先印出的得分（分）",
               "score where the report first prints it",
               lambda n: number(n.result.published.first(n.indicator.id)), nullable=True),
        Column("published_differs", "boolean", "报告印出的得分是否有与计算得分不同的",
               "whether a score printed anywhere in the report differs from the computed one",
               lambda n: _flag(not all(
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
        Column("invented", "boolean", "是否虚构示例", "whether the evaluation is invented",
               lambda n: _flag(n.result.department.invented)),
    ),
    ("department", "year", "indicator"),
)  # fmt: skip

FACTS: TableSchema[UsedFact] = TableSchema(
    "facts.csv",
    "facts",
    "基础数据",
    "fact",
    (
        Column("department", "string", "部门标识", "department",
               lambda f: f.result.evaluation.department),
        Column("year", "integer", "评价年度", "fiscal year evaluated",
               lambda f: str(f.result.evaluation.year)),
        Column("fact", "string", "基础数据标识", "id of the fact", lambda f: f.fact.id),
        Column("name", "string", "名称", "name of the fact", lambda f: f.fact.name),
        Column("value", "number", "数值", "value in its unit",
               lambda f: number(f.fact.quantity.value)),
        Column("unit", "string", "单位", "unit", lambda f: f.fact.quantity.unit.symbol),
        Column("period", "string", "所属期间", "period or day it holds for",
               lambda f: f.fact.period),
        Column("source", "string", "在报告中的出处", "where it stands in the report",
               lambda f: f.fact.source),
        Column("invented", "boolean", "是否虚构示例", "whether the evaluation is invented",
               lambda f: _flag(f.result.department.invented)),
    ),
    ("department", "year", "fact"),
)  # fmt: skip


def _computed(one: PrintedFigure) -> str | None:
    computed = one.figure.computed
    return fraction(computed.value) if computed else None


def _end(one: PrintedFigure, end: str) -> str | None:
    computed = one.figure.computed
    if computed is None or computed.range is None:
        return None
    return fraction(computed.range.low if end == "low" else computed.range.high)


FIGURES: TableSchema[PrintedFigure] = TableSchema(
    "figures.csv",
    "figures",
    "报告印出的数字",
    "figure printed in a report, audited",
    (
        Column("department", "string", "部门标识", "department",
               lambda f: f.result.evaluation.department),
        Column("year", "integer", "评价年度", "fiscal year evaluated",
               lambda f: str(f.result.evaluation.year)),
        Column("figure", "string", "数字标识", "id of the figure", lambda f: f.figure.id),
        Column("where", "string", "在报告中的位置", "where it stands in the report",
               lambda f: f.figure.where),
        Column("quote", "string", "前后文字或所属项目", "the words around it, or its subject",
               lambda f: f.figure.quote or None, nullable=True),
        Column("published", "number", "报告所印的数", "number as printed",
               lambda f: number(f.figure.value)),
        Column("unit", "string", "单位", "unit of the number", lambda f: f.figure.unit.symbol,
               nullable=True),
        Column("computed", "number", "由报告所印的数计算的结果",
               "what the printed operands give; twelve decimals where no decimal is exact",
               _computed, nullable=True),
        Column("low", "number", "四舍五入范围的下限", "lowest value that rounding allows",
               lambda f: _end(f, "low"), nullable=True),
        Column("high", "number", "四舍五入范围的上限",
               "highest value that rounding allows",
               lambda f: _end(f, "high"), nullable=True),
        Column("verdict", "string", "核对结论（exact 一致，rounding 在四舍五入范围内，"
               "contradicts 不一致，not_computable 无法核对）",
               "exact, rounding, contradicts or not_computable",
               lambda f: f.figure.verdict.value),
        Column("invented", "boolean", "是否虚构示例", "whether the evaluation is invented",
               lambda f: _flag(f.result.department.invented)),
    ),
    ("department", "year", "figure"),
)  # fmt: skip
