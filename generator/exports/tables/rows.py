"""What a row is made from, and the columns every row of an evaluation has."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from generator.audit.figures import Audited
from generator.audit.result import Result
from generator.exports.columns import Column, Reference
from generator.exports.numbers import number
from generator.model.evaluation import Fact
from generator.model.framework import Indicator


@dataclass(frozen=True, slots=True)
class Node:
    """A node of an evaluation's tree."""

    result: Result
    indicator: Indicator


@dataclass(frozen=True, slots=True)
class UsedFact:
    """A fact of an evaluation."""

    result: Result
    fact: Fact


@dataclass(frozen=True, slots=True)
class PrintedFigure:
    """A printed figure of an evaluation with its verdict."""

    result: Result
    figure: Audited


def figures(results: tuple[Result, ...]) -> Iterator[PrintedFigure]:
    """All audited figures of all evaluations."""
    return chain.from_iterable(
        (PrintedFigure(result, figure) for figure in result.figures) for result in results
    )


def nodes(results: tuple[Result, ...]) -> Iterator[Node]:
    """All nodes of all trees."""
    return chain.from_iterable(
        (Node(result, indicator) for indicator in result.framework.indicators) for result in results
    )


def facts(results: tuple[Result, ...]) -> Iterator[UsedFact]:
    """All facts of all evaluations."""
    return chain.from_iterable(
        (UsedFact(result, fact) for fact in result.evaluation.facts.values()) for result in results
    )


def flag(value: bool) -> str:
    """A yes or no as JSON and Frictionless write it."""
    return "true" if value else "false"


def array(values: Iterable[str]) -> str | None:
    """A list as JSON; None for an empty one."""
    listed = list(values)
    return json.dumps(listed, ensure_ascii=False) if listed else None


def paragraphs(text: Iterable[str]) -> str | None:
    """A text, its paragraphs on lines of their own; None for none."""
    return "\n".join(text) or None


OF_EVALUATION = Reference(("department", "year"), "evaluations", ("department", "year"))
"""For rows that belong to an evaluation."""

IDENTITY: tuple[Column[Any], ...] = (
    Column("department", "string", "部门标识", "department",
           lambda row: row.result.evaluation.department),
    Column("year", "integer", "评价年度", "fiscal year evaluated",
           lambda row: str(row.result.evaluation.year)),
)  # fmt: skip
"""Which evaluation a row belongs to; for rows that have a `result`."""

OF_NODE: tuple[Column[Any], ...] = (
    Column("indicator", "string", "指标标识", "id of the indicator in its framework",
           lambda row: row.indicator.id),
    Column("level", "integer", "级别（1 为一级指标）", "level, 1 for the first",
           lambda row: str(row.indicator.level)),
    Column("name", "string", "指标名称", "name of the indicator", lambda row: row.indicator.name),
    Column("parent", "string", "上级指标标识", "id of the parent",
           lambda row: row.indicator.parent, nullable=True),
    Column("concept", "string", "跨年度、跨体系的概念标识", "concept across frameworks",
           lambda row: row.indicator.concept, nullable=True),
    Column("weight", "number", "分值（分）", "weight in points",
           lambda row: number(row.indicator.weight)),
)  # fmt: skip
"""A node as its framework has it; for rows that have an `indicator`."""

INVENTED: Column[Any] = Column(
    "invented", "boolean", "是否虚构示例", "whether the evaluation is invented",
    lambda row: flag(row.result.department.invented),
)  # fmt: skip
"""Whether a row is about a body that does not exist."""
