"""One row for each evaluation; of those withdrawn no more than that they were, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.audit.result import Result
from generator.exports.columns import Column, Reference, TableSchema
from generator.exports.numbers import number
from generator.exports.tables.rows import flag
from generator.exposure import Shown
from generator.model.disclosure import Department
from generator.model.evaluation import Status
from generator.model.follow_ups import Withdrawal


@dataclass(frozen=True, slots=True)
class Listed:
    """An evaluation; `withdrawal` stands in place of `result` where it was taken back."""

    department: Department
    year: int
    title: str
    status: Status
    result: Result | None
    withdrawal: Withdrawal | None = None


def listed(result: Result) -> Listed:
    """The entry of an evaluation that is shown whole."""
    evaluation = result.evaluation
    return Listed(result.department, evaluation.year, evaluation.title, evaluation.status, result)


def evaluations(shown: Shown) -> tuple[Listed, ...]:
    """All entries by department, newest year first; announced evaluations have none."""
    return tuple(sorted(_entries(shown), key=lambda one: (one.department.id, -one.year)))


def _entries(shown: Shown) -> Iterator[Listed]:
    yield from map(listed, shown.results)
    for one in shown.withdrawn:
        yield Listed(one.department, one.year, one.title, Status.WITHDRAWN, None, one.withdrawal)


def _of(get: Callable[[Result], str | None]) -> Callable[[Listed], str | None]:
    """A getter that finds nothing where no result is shown."""
    return lambda one: get(one.result) if one.result else None


def _published_on(result: Result) -> str | None:
    day = result.evaluation.published_on
    return day.isoformat() if day else None


EVALUATIONS: TableSchema[Listed] = TableSchema(
    "evaluations.csv",
    "evaluations",
    "评价",
    "evaluation",
    (
        Column("department", "string", "部门标识（网址）", "department, as in the address",
               lambda one: one.department.id),
        Column("department_name", "string", "部门在评价年度的名称",
               "name of the department in that year",
               lambda one: one.department.name_in(one.year)),
        Column("year", "integer", "评价年度", "fiscal year evaluated", lambda one: str(one.year)),
        Column("title", "string", "报告名称", "title of the report", lambda one: one.title),
        Column("framework", "string", "指标体系标识", "id of the framework",
               _of(lambda r: r.framework.id), nullable=True),
        Column("weight", "number", "总分值（分）", "total weight in points",
               _of(lambda r: number(r.scores.total.weight)), nullable=True),
        Column("score", "number", "计算得分（分），已撤回的为空",
               "computed score in points, empty where the evaluation was withdrawn",
               _of(lambda r: number(r.scores.total.score)), nullable=True),
        Column("grade", "string", "按计算得分评定的等级", "grade of the computed score",
               _of(lambda r: r.scores.grade_name or None), nullable=True),
        Column("published_score", "number", "报告公布的总分（分）", "score printed in the report",
               _of(lambda r: number(r.published.total[0].printed) if r.published.total else None),
               nullable=True),
        Column("published_grade", "string", "报告公布的等级", "grade printed in the report",
               _of(lambda r: r.published.grades[0].printed if r.published.grades else None),
               nullable=True),
        Column("status", "string", "状态（published 已公布，withdrawn 已撤回）",
               "status of the evaluation: published or withdrawn",
               lambda one: one.status.value),
        Column("invented", "boolean", "是否虚构示例", "whether the evaluation is invented",
               lambda one: flag(one.department.invented)),
        Column("report_number", "string", "报告文号", "number of the report",
               _of(lambda r: r.evaluation.report_number or None), nullable=True),
        Column("report_date", "date", "报告日期", "date of the report",
               _of(lambda r: r.evaluation.report_date.isoformat()), nullable=True),
        Column("evaluator", "string", "评价机构", "who evaluated",
               _of(lambda r: r.evaluation.evaluator or None), nullable=True),
        Column("published_on", "date", "公布日期，没有记录的为空",
               "day of publication, empty where none is recorded", _of(_published_on),
               nullable=True),
        Column("withdrawn_on", "date", "撤回日期", "day of withdrawal",
               lambda one: one.withdrawal.day.isoformat() if one.withdrawal else None,
               nullable=True),
        Column("withdrawal_reason", "string", "撤回原因", "why it was withdrawn",
               lambda one: one.withdrawal.reason if one.withdrawal else None, nullable=True),
    ),
    ("department", "year"),
    (
        Reference(("department",), "departments", ("department",)),
        Reference(("framework",), "frameworks", ("framework",)),
    ),
)  # fmt: skip
