"""Editions of frameworks: one row for each, for each of their nodes, for each pair of nodes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from generator.exports.columns import Column, Reference, TableSchema
from generator.exports.editions import Edition
from generator.exports.numbers import number
from generator.exports.rules import any_rule_json
from generator.exports.tables.rows import OF_NODE, array, flag
from generator.model.concordance import Concordance, ConcordanceEntry
from generator.model.framework import Indicator, RuleEntry

OF_FRAMEWORK = Reference(("framework",), "frameworks", ("framework",))
OF_OLDER = Reference(("older_framework",), "frameworks", ("framework",))


@dataclass(frozen=True, slots=True)
class EditionNode:
    """A node of an edition; `entry` is its rule, None above the leaves."""

    edition: Edition
    indicator: Indicator
    entry: RuleEntry | None


@dataclass(frozen=True, slots=True)
class Joined:
    """An indicator of the older edition and one of the newer, None where there is none.

    `number` counts the entries of the concordance, `pair` the pairs of the entry, both from 1.
    """

    edition: Edition
    concordance: Concordance
    number: int
    pair: int
    entry: ConcordanceEntry
    old: str | None
    new: str | None


def edition_nodes(editions: Iterable[Edition]) -> Iterator[EditionNode]:
    """All nodes of all editions, in the order of the report."""
    for edition in editions:
        rules = edition.framework.rules
        for indicator in edition.framework.indicators:
            yield EditionNode(edition, indicator, rules.get(indicator.id))


def joined(editions: Iterable[Edition]) -> Iterator[Joined]:
    """All declared pairs; an entry of several ids gives a row for each pair of them."""
    for edition in editions:
        if edition.concordance is not None:
            yield from _pairs(edition, edition.concordance)


def _pairs(edition: Edition, concordance: Concordance) -> Iterator[Joined]:
    for count, entry in enumerate(concordance.entries, start=1):
        pairs = product(entry.old or (None,), entry.new or (None,))
        for pair, (old, new) in enumerate(pairs, start=1):
            yield Joined(edition, concordance, count, pair, entry, old, new)


def _grades(edition: Edition) -> str:
    grades = [{"name": one.name, "from": number(one.lowest)} for one in edition.framework.grades]
    return json.dumps(grades, ensure_ascii=False)


def _measure(node: EditionNode) -> str | None:
    return node.entry.measure.text if node.entry and node.entry.measure else None


def _unit(node: EditionNode) -> str | None:
    return node.entry.measure.unit.symbol if node.entry and node.entry.measure else None


def _rule(node: EditionNode) -> str | None:
    if node.entry is None:
        return None
    return json.dumps(any_rule_json(node.entry.rule, _unit(node) or ""), ensure_ascii=False)


FRAMEWORKS: TableSchema[Edition] = TableSchema(
    "frameworks.csv",
    "frameworks",
    "指标体系的版本",
    "edition of a framework",
    (
        Column("framework", "string", "指标体系标识", "id of the framework",
               lambda e: e.framework.id),
        Column("name", "string", "名称", "name", lambda e: e.framework.name),
        Column("edition", "string", "版本", "edition", lambda e: e.framework.edition),
        Column("older_framework", "string", "上一版的标识，没有指标对照的为空",
               "the edition before, empty where no concordance leads to it",
               lambda e: e.concordance.old if e.concordance else None, nullable=True),
        Column("weight", "number", "总分值（分）", "total weight in points",
               lambda e: number(e.framework.total_weight)),
        Column("levels", "array", "各级指标的叫法", "what the levels are called",
               lambda e: array(e.framework.levels)),
        Column("rounding_digits", "integer", "末级指标得分保留的小数位数",
               "decimals of the scores of leaves",
               lambda e: str(e.framework.rounding.digits)),
        Column("grades", "array", "评价等级和起点分数", "grades and where each begins", _grades),
        Column("basis", "string", "依据", "where it comes from",
               lambda e: e.framework.basis or None, nullable=True),
        Column("invented", "boolean", "是否只用于虚构示例",
               "whether only invented evaluations use it",
               lambda e: flag(e.invented)),
    ),
    ("framework",),
    (OF_OLDER,),
)  # fmt: skip

FRAMEWORK_INDICATORS: TableSchema[EditionNode] = TableSchema(
    "framework_indicators.csv",
    "framework_indicators",
    "指标体系中的指标（各级节点）",
    "node of an edition of a framework",
    (
        Column("framework", "string", "指标体系标识", "id of the framework",
               lambda n: n.edition.framework.id),
        *OF_NODE,
        Column("role", "string", "作用（normal 一般，penalty 减分，bonus 加分）",
               "normal, penalty or bonus",
               lambda n: n.edition.framework.role(n.indicator).value),
        Column("rule", "string", "评分规则类型（末级指标）", "kind of rule, for leaves",
               lambda n: n.entry.rule.kind if n.entry else None, nullable=True),
        Column("rule_parameters", "object", "评分规则及其参数", "the rule with its parameters",
               _rule, nullable=True),
        Column("standard", "string", "评分标准原文", "the standard as worded",
               lambda n: n.entry.standard if n.entry else None, nullable=True),
        Column("measure", "string", "测量值的算式", "expression of the measured value", _measure,
               nullable=True),
        Column("measure_unit", "string", "测量值单位", "unit of the measured value", _unit,
               nullable=True),
        Column("invented", "boolean", "是否只用于虚构示例",
               "whether only invented evaluations use it",
               lambda n: flag(n.edition.invented)),
    ),
    ("framework", "indicator"),
    (OF_FRAMEWORK,),
)  # fmt: skip

CONCORDANCE: TableSchema[Joined] = TableSchema(
    "concordance.csv",
    "concordance",
    "指标对照（旧版的一个指标与新版的一个指标）",
    "pair of an indicator of the older edition and one of the newer",
    (
        Column("older_framework", "string", "旧版指标体系", "older edition",
               lambda j: j.concordance.old),
        Column("framework", "string", "新版指标体系", "newer edition", lambda j: j.concordance.new),
        Column("entry", "integer", "对照条目的序号", "number of the entry of the concordance",
               lambda j: str(j.number)),
        Column("pair", "integer", "条目中的第几对；拆分、合并的条目有几对",
               "number of the pair in its entry; one that splits or merges has several",
               lambda j: str(j.pair)),
        Column("change", "string", "变化（same 不变，changed_weight 分值改变，changed_rule 评分标准"
               "改变，split 拆分，merged 合并，new 新增，dropped 取消）",
               "same, changed_weight, changed_rule, split, merged, new or dropped",
               lambda j: j.entry.change.value),
        Column("old", "string", "旧版指标标识，新增的为空", "older indicator, empty for a new one",
               lambda j: j.old, nullable=True),
        Column("new", "string", "新版指标标识，取消的为空",
               "newer indicator, empty for a dropped one", lambda j: j.new, nullable=True),
        Column("reason", "string", "原因", "reason", lambda j: j.entry.reason),
        Column("invented", "boolean", "是否只用于虚构示例",
               "whether only invented evaluations use it",
               lambda j: flag(j.edition.invented)),
    ),
    ("framework", "entry", "pair"),
    (OF_FRAMEWORK, OF_OLDER),
)  # fmt: skip
