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

INVENTED: Column[Any] = Column(
    "invented", "boolean", "是否虚构示例", "whether the evaluation is invented",
    lambda row: flag(row.result.department.invented),
)  # fmt: skip
"""Whether a row is about a body that does not exist."""
