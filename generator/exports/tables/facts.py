"""One row for each fact."""

from __future__ import annotations

from generator.exports.columns import Column, TableSchema
from generator.exports.numbers import number
from generator.exports.tables.rows import IDENTITY, INVENTED, OF_EVALUATION, UsedFact
from generator.model.units import Quantity, day_of


def _value(quantity: Quantity) -> str | None:
    return None if quantity.unit.is_date else number(quantity.value)


def _day(quantity: Quantity) -> str | None:
    return day_of(quantity.value).isoformat() if quantity.unit.is_date else None


FACTS: TableSchema[UsedFact] = TableSchema(
    "facts.csv",
    "facts",
    "基础数据",
    "fact",
    (
        *IDENTITY,
        Column("fact", "string", "基础数据标识", "id of the fact", lambda f: f.fact.id),
        Column("name", "string", "名称", "name of the fact", lambda f: f.fact.name),
        Column("value", "number", "数值（日期除外）", "value in its unit; none for a date",
               lambda f: _value(f.fact.quantity), nullable=True),
        Column("date", "date", "日期", "the day, for a date",
               lambda f: _day(f.fact.quantity), nullable=True),
        Column("unit", "string", "单位", "unit", lambda f: f.fact.quantity.unit.symbol),
        Column("period", "string", "所属期间", "period or day it holds for",
               lambda f: f.fact.period),
        Column("source", "string", "在报告中的出处", "where it stands in the report",
               lambda f: f.fact.source),
        INVENTED,
    ),
    ("department", "year", "fact"),
    (OF_EVALUATION,),
)  # fmt: skip
