"""Problems and recommendations, and what later evaluations say became of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from generator.audit.result import Result
from generator.exports.columns import Column, TableSchema
from generator.exports.tables.rows import IDENTITY, INVENTED, OF_EVALUATION, array, paragraphs
from generator.model.follow_ups import FollowUp
from generator.model.narrative import Finding


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A problem or recommendation; `latest` is the last that is said of it, `said_in` the year."""

    result: Result
    kind: str
    finding: Finding
    latest: FollowUp | None
    said_in: int | None


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """What an evaluation says of a finding of an earlier one."""

    result: Result
    follow_up: FollowUp


def follow_ups(results: tuple[Result, ...]) -> Iterator[FollowUpRow]:
    """Everything evaluations say of earlier findings."""
    return chain.from_iterable(
        (FollowUpRow(result, one) for one in result.evaluation.follow_ups) for result in results
    )


def findings(results: tuple[Result, ...]) -> Iterator[FindingRow]:
    """All problems and recommendations of all evaluations."""
    latest: dict[tuple[str, int, str], FollowUpRow] = {}
    for row in sorted(follow_ups(results), key=lambda one: one.result.evaluation.year):
        one = row.follow_up
        latest[one.department, one.year, one.finding] = row
    for result in results:
        found = result.evaluation.findings
        for kind, listed in (
            ("problem", found.problems),
            ("recommendation", found.recommendations),
        ):
            for finding in listed:
                yield _row(result, kind, finding, latest)


def _row(
    result: Result, kind: str, finding: Finding, latest: dict[tuple[str, int, str], FollowUpRow]
) -> FindingRow:
    evaluation = result.evaluation
    last = latest.get((evaluation.department, evaluation.year, finding.id))
    if last is None:
        return FindingRow(result, kind, finding, None, None)
    return FindingRow(result, kind, finding, last.follow_up, last.result.evaluation.year)


FINDINGS: TableSchema[FindingRow] = TableSchema(
    "findings.csv",
    "findings",
    "问题或建议",
    "problem or recommendation",
    (
        *IDENTITY,
        Column("finding", "string", "问题或建议的标识", "id of the finding",
               lambda f: f.finding.id),
        Column("kind", "string", "类别（problem 问题，recommendation 建议）",
               "problem or recommendation", lambda f: f.kind),
        Column("text", "string", "原文", "as worded", lambda f: paragraphs(f.finding.text),
               nullable=True),
        Column("indicators", "array", "涉及的指标", "ids of the indicators it speaks of",
               lambda f: array(f.finding.indicators), nullable=True),
        Column("problems", "array", "建议所针对的问题", "problems a recommendation answers",
               lambda f: array(f.finding.problems), nullable=True),
        Column("progress", "string", "最近一次说明的整改情况（done 已完成，partly 部分完成，"
               "not_done 未完成），没有说明的为空",
               "latest state: done, partly or not_done; empty where nothing is said",
               lambda f: f.latest.progress.value if f.latest else None, nullable=True),
        Column("progress_year", "integer", "说明整改情况的评价年度",
               "fiscal year of the evaluation that says so",
               lambda f: None if f.said_in is None else str(f.said_in), nullable=True),
        INVENTED,
    ),
    ("department", "year", "finding"),
    (OF_EVALUATION,),
)  # fmt: skip

FOLLOW_UPS: TableSchema[FollowUpRow] = TableSchema(
    "follow_ups.csv",
    "follow_ups",
    "以前的问题或建议的整改情况",
    "statement on an earlier finding",
    (
        *IDENTITY,
        Column("about_department", "string", "问题或建议所属的部门",
               "department the finding was addressed to", lambda f: f.follow_up.department),
        Column("about_year", "integer", "问题或建议所属的评价年度", "fiscal year of the finding",
               lambda f: str(f.follow_up.year)),
        Column("finding", "string", "问题或建议的标识", "id of the finding",
               lambda f: f.follow_up.finding),
        Column("progress", "string", "整改情况（done 已完成，partly 部分完成，not_done 未完成）",
               "done, partly or not_done", lambda f: f.follow_up.progress.value),
        Column("text", "string", "说明", "what is said of it",
               lambda f: paragraphs(f.follow_up.text), nullable=True),
        Column("where", "string", "在报告中的位置", "where it stands in the report",
               lambda f: f.follow_up.where or None, nullable=True),
        INVENTED,
    ),
    ("department", "year", "about_department", "about_year", "finding"),
    (OF_EVALUATION,),
)  # fmt: skip
