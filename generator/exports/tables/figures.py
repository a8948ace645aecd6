"""One row for each printed figure that was audited."""

from __future__ import annotations

from generator.exports.columns import Column, TableSchema
from generator.exports.numbers import fraction, number
from generator.exports.tables.rows import IDENTITY, INVENTED, OF_EVALUATION, PrintedFigure


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
        *IDENTITY,
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
        INVENTED,
    ),
    ("department", "year", "figure"),
    (OF_EVALUATION,),
)  # fmt: skip
