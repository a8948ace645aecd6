"""One row for each correction made after publication."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.audit.result import Result
from generator.exports.columns import Column, TableSchema
from generator.exports.tables.rows import IDENTITY, INVENTED, OF_EVALUATION
from generator.model.follow_ups import Correction


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """A correction of an evaluation; `number` counts from 1, oldest first."""

    result: Result
    number: int
    correction: Correction


def corrections(results: tuple[Result, ...]) -> Iterator[CorrectionRow]:
    """All corrections of all evaluations."""
    for result in results:
        for number, one in enumerate(result.evaluation.corrections, start=1):
            yield CorrectionRow(result, number, one)


CORRECTIONS: TableSchema[CorrectionRow] = TableSchema(
    "corrections.csv",
    "corrections",
    "公布后的更正",
    "correction made after publication",
    (
        *IDENTITY,
        Column("correction", "integer", "第几次更正", "number of the correction",
               lambda c: str(c.number)),
        Column("date", "date", "更正日期", "day of the correction",
               lambda c: c.correction.day.isoformat()),
        Column("what", "string", "更正的内容", "what was corrected", lambda c: c.correction.what),
        Column("was", "string", "原为", "what it read before",
               lambda c: c.correction.was or None, nullable=True),
        Column("now", "string", "改为", "what it reads now",
               lambda c: c.correction.now or None, nullable=True),
        Column("reason", "string", "原因", "why", lambda c: c.correction.reason),
        Column("indicator", "string", "涉及的指标", "the indicator concerned",
               lambda c: c.correction.indicator, nullable=True),
        INVENTED,
        Column("decided_by", "string", "决定机关，没有写的为空",
               "who decided it, empty where that is not said",
               lambda c: c.correction.decided_by or None, nullable=True),
    ),
    ("department", "year", "correction"),
    (OF_EVALUATION,),
)  # fmt: skip
