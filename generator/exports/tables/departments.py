"""Departments through time: one row for each, for each of their names, for each succession."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.compare.lifecycle import Lineage, NameSpan
from generator.exports.columns import Column, Reference, TableSchema
from generator.exports.tables.rows import array, flag
from generator.model.disclosure import Department, Predecessor

OF_DEPARTMENT = Reference(("department",), "departments", ("department",))


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a department with the fiscal years it was borne."""

    department: Department
    span: NameSpan


@dataclass(frozen=True, slots=True)
class Succession:
    """A department and one that it came from."""

    department: Department
    predecessor: Predecessor


def names(lineages: Iterable[Lineage]) -> Iterator[Name]:
    """All names of all departments, oldest first."""
    for lineage in lineages:
        for span in lineage.names:
            yield Name(lineage.department, span)


def successions(departments: Iterable[Department]) -> Iterator[Succession]:
    """All successions, as each department declares them."""
    for one in departments:
        for predecessor in one.predecessors:
            yield Succession(one, predecessor)


def _year(year: int | None) -> str | None:
    return None if year is None else str(year)


DEPARTMENTS: TableSchema[Department] = TableSchema(
    "departments.csv",
    "departments",
    "部门",
    "department",
    (
        Column("department", "string", "部门标识（网址）", "department, as in the address",
               lambda d: d.id),
        Column("name", "string", "现在或最后的名称", "present or last name", lambda d: d.name),
        Column("short_name", "string", "简称", "short name", lambda d: d.short_name),
        Column("abbreviations", "array", "其他称呼", "what else people call it",
               lambda d: array(d.abbreviations), nullable=True),
        Column("region", "string", "所在地区", "where it is", lambda d: d.region or None,
               nullable=True),
        Column("first_year", "integer", "存在的第一个年度，没有限定的为空",
               "first fiscal year it existed, empty where that is open",
               lambda d: _year(d.first_year), nullable=True),
        Column("last_year", "integer", "存在的最后一个年度，仍然存在的为空",
               "last fiscal year it existed, empty while it exists",
               lambda d: _year(d.last_year), nullable=True),
        Column("ended", "string", "不再存在的原因", "why it ended", lambda d: d.ended or None,
               nullable=True),
        Column("invented", "boolean", "是否虚构示例", "whether the department is invented",
               lambda d: flag(d.invented)),
    ),
    ("department",),
)  # fmt: skip

NAMES: TableSchema[Name] = TableSchema(
    "department_names.csv",
    "department_names",
    "部门的名称（曾用名和现名）",
    "name of a department, former or present",
    (
        Column("department", "string", "部门标识", "department", lambda n: n.department.id),
        Column("name", "string", "名称", "name", lambda n: n.span.name),
        Column("short_name", "string", "简称", "short name", lambda n: n.span.short_name),
        Column("first_year", "integer", "使用这一名称的第一个年度，没有限定的为空",
               "first fiscal year under this name, empty where that is open",
               lambda n: _year(n.span.since), nullable=True),
        Column("last_year", "integer", "使用这一名称的最后一个年度，仍在使用的为空",
               "last fiscal year under this name, empty while it is used",
               lambda n: _year(n.span.until), nullable=True),
        Column("invented", "boolean", "是否虚构示例", "whether the department is invented",
               lambda n: flag(n.department.invented)),
    ),
    ("department", "name"),
    (OF_DEPARTMENT,),
)  # fmt: skip

SUCCESSIONS: TableSchema[Succession] = TableSchema(
    "successions.csv",
    "successions",
    "部门的沿革（一个部门与它的一个前身）",
    "department and one of its predecessors",
    (
        Column("department", "string", "部门标识", "department", lambda s: s.department.id),
        Column("predecessor", "string", "前身的部门标识", "the department it came from",
               lambda s: s.predecessor.department),
        Column("succession", "string", "方式（merged 并入，split 分出）",
               "merged: the other went into it and ended; split: it took over a part of the other",
               lambda s: s.predecessor.succession.value),
        Column("year", "integer", "新状态的第一个年度", "first fiscal year of the new state",
               lambda s: str(s.predecessor.year)),
        Column("reason", "string", "依据或原因", "the decision behind it",
               lambda s: s.predecessor.reason),
        Column("invented", "boolean", "是否虚构示例", "whether the department is invented",
               lambda s: flag(s.department.invented)),
    ),
    ("department", "predecessor", "year"),
    (OF_DEPARTMENT, Reference(("predecessor",), "departments", ("department",))),
)  # fmt: skip
