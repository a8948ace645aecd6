"""One row for each evaluation set beside the one before it, or the last one of a predecessor."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

from generator.compare.result import Pair, Split, Verdict
from generator.compare.site import Comparisons
from generator.exports.columns import Column, Reference, TableSchema
from generator.exports.numbers import fraction, number
from generator.exports.tables.rows import array, flag


def pairs(comparisons: Comparisons) -> Iterator[Pair]:
    """All pairs that are set side by side, by department and year."""
    keys = sorted({*comparisons.pairs, *comparisons.inherited})
    for key in keys:
        if key in comparisons.pairs:
            yield comparisons.pairs[key]
        yield from comparisons.inherited.get(key, ())


def _part(get: Callable[[Split], Fraction]) -> Callable[[Pair], str | None]:
    """A part of the change, nothing where totals may not be compared."""

    def of(pair: Pair) -> str | None:
        if pair.split is None or pair.comparability.verdict is Verdict.NOT_COMPARABLE:
            return None
        return fraction(get(pair.split))

    return of


def _limits(pair: Pair) -> str | None:
    return array(dict.fromkeys(one.kind.value for one in pair.comparability.limits))


def _total(name: str, zh: str, en: str, side: Callable[[Pair], Any]) -> Column[Pair]:
    return Column(name, "number", zh, en, lambda pair: number(side(pair).scores.total.score))


COMPARISONS: TableSchema[Pair] = TableSchema(
    "comparisons.csv",
    "comparisons",
    "一次评价与上一次（或前身部门最后一次）评价的比较",
    "evaluation and the one before it, or the last one of a predecessor, compared",
    (
        Column("department", "string", "部门标识", "department",
               lambda p: p.new.evaluation.department),
        Column("year", "integer", "评价年度", "fiscal year evaluated",
               lambda p: str(p.new.evaluation.year)),
        Column("older_department", "string", "上一次评价的部门标识",
               "department of the older evaluation", lambda p: p.old.evaluation.department),
        Column("older_year", "integer", "上一次评价的年度", "fiscal year of the older evaluation",
               lambda p: str(p.old.evaluation.year)),
        Column("framework", "string", "指标体系", "framework", lambda p: p.new.framework.id),
        Column("older_framework", "string", "上一次的指标体系", "framework of the older evaluation",
               lambda p: p.old.framework.id),
        Column("verdict", "string", "可比性（comparable 可比，limited 有条件可比，"
               "not_comparable 不可比）", "comparable, limited or not_comparable",
               lambda p: p.comparability.verdict.value),
        Column("shared_weight", "number", "按相同标准评分的分值所占比重，取两年中较小的（0 至 1）",
               "share of the full marks judged by the same rules in both, the smaller one, 0 to 1",
               lambda p: fraction(p.comparability.shared)),
        Column("limits", "array", "不可比或有条件可比的原因", "what limits the comparison", _limits,
               nullable=True),
        _total("older_score", "上一次总分（分）", "older total in points", lambda p: p.old),
        _total("score", "本次总分（分）", "newer total in points", lambda p: p.new),
        Column("change", "number", "总分变化（分），不可比的为空",
               "change of the total in points, empty where totals may not be compared",
               _part(lambda s: s.total), nullable=True),
        Column("change_performance", "number", "其中：同一标准下得分率的变化（分）",
               "part of it: rates changed under the same rules", _part(lambda s: s.performance),
               nullable=True),
        Column("change_framework", "number", "其中：指标和分值的变化（分）",
               "part of it: indicators and weights changed", _part(lambda s: s.framework),
               nullable=True),
        Column("change_inseparable", "number", "其中：标准改变或指标拆分合并，两种原因分不开（分）",
               "part of it: rules changed or indicators regrouped, neither cause can be told",
               _part(lambda s: s.inseparable), nullable=True),
        Column("change_rest", "number", "其中：加分、否决和取整（分）",
               "part of it: bonus, vetoes, rounding of sums", _part(lambda s: s.rest),
               nullable=True),
        Column("invented", "boolean", "是否虚构示例", "whether either evaluation is invented",
               lambda p: flag(p.new.department.invented or p.old.department.invented)),
    ),
    ("department", "year", "older_department", "older_year"),
    (
        Reference(("department", "year"), "evaluations", ("department", "year")),
        Reference(("older_department", "older_year"), "evaluations", ("department", "year")),
    ),
)  # fmt: skip
