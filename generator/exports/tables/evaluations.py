"""One row for each evaluation."""

from __future__ import annotations

from generator.audit.result import Result
from generator.exports.columns import Column, TableSchema
from generator.exports.numbers import number
from generator.exports.tables.rows import flag

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
               lambda r: flag(r.department.invented)),
        Column("report_number", "string", "报告文号", "number of the report",
               lambda r: r.evaluation.report_number or None, nullable=True),
        Column("report_date", "date", "报告日期", "date of the report",
               lambda r: r.evaluation.report_date.isoformat()),
    ),
    ("department", "year"),
)  # fmt: skip
