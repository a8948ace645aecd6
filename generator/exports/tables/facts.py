"""One row for each fact."""

from __future__ import annotations

from generator.exports.columns import Column, TableSchema
from generator.exports.numbers import number
from generator.exports.tables.rows import IDENTITY, INVENTED, UsedFact

FACTS: TableSchema[UsedFact] = TableSchema(
    "facts.csv",
    "facts",
    "基础数据",
    "fact",
    (
        *IDENTITY,
        Column("fact", "string", "基础数据标识", "id of the fact", lambda f: f.fact.id),
        Column("name", "string", "名称", "name of the fact", lambda f: f.fact.name),
        Column("value", "number", "数值", "value in its unit",
               lambda f: number(f.fact.quantity.value)),
        Column("unit", "string", "单位", "unit", lambda f: f.fact.quantity.unit.symbol),
        Column("period", "string", "所属期间", "period or day it holds for",
               lambda f: f.fact.period),
        Column("source", "string", "在报告中的出处", "where it stands in the report",
               lambda f: f.fact.source),
        INVENTED,
    ),
    ("department", "year", "fact"),
)  # fmt: skip
