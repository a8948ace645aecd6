"""Strategic and annual goals of an evaluation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.audit.result import Result
from generator.model.narrative import GoalIndicator, Statement
from generator.pages import addresses
from generator.pages.head import evaluation_page
from generator.pages.page import Page
from generator.views.tables import Cell, Heading, Row, Table
from generator.words import numbers
from generator.words.catalogue import Words


@dataclass(frozen=True, slots=True)
class Group:
    """A duty, its goal and its indicators."""

    duty: str
    description: str
    goal: str
    table: Table


@dataclass(frozen=True, slots=True)
class GoalsPage:
    """Context of goals.md.j2."""

    strategic_statements: tuple[Statement, ...]
    strategic_goal: tuple[str, ...]
    strategic: Table | None
    strategic_count: str
    annual_statements: tuple[Statement, ...]
    annual_table: str
    annual: tuple[Group, ...]
    annual_count: str


def goals(result: Result, say: Words) -> Page:
    """The goals page."""
    found = result.evaluation.goals
    strategic = found.strategic_indicators
    annual = sum(len(group.indicators) for group in found.annual_groups)
    context = GoalsPage(
        found.strategic_statements,
        found.strategic_goal,
        _table(result, found.strategic_table, strategic, say) if strategic else None,
        say("goals.counted", count=len(strategic)),
        found.annual_statements,
        found.annual_table,
        tuple(
            Group(
                group.duty,
                group.description,
                group.goal,
                _table(result, group.duty, group.indicators, say),
            )
            for group in found.annual_groups
        ),
        say("goals.counted", count=annual) if annual else "",
    )
    return evaluation_page(result, "goals", context, "goals.yml", say)


def _table(result: Result, caption: str, indicators: Sequence[GoalIndicator], say: Words) -> Table:
    with_reference = any(one.reference or one.reference_source for one in indicators)
    keys = ["name", "explanation", "target"]
    keys += ["reference", "reference_source"] if with_reference else []
    headings = (
        *(Heading(say(f"goals.{key}")) for key in keys),
        Heading(say("goals.score"), True),
    )
    rows = tuple(
        Row(
            (
                Cell(one.name, _address(result, one)),
                Cell(one.explanation),
                Cell(one.target),
                *((Cell(one.reference), Cell(one.reference_source)) if with_reference else ()),
                Cell(_score(result, one)),
            )
        )
        for one in indicators
    )
    return Table(caption, headings, rows)


def _address(result: Result, one: GoalIndicator) -> str | None:
    if one.indicator is None:
        return None
    return addresses.indicator(result, result.framework.by_id[one.indicator])


def _score(result: Result, one: GoalIndicator) -> str:
    if one.indicator is None:
        return ""
    node = result.scores.nodes[one.indicator]
    score = numbers.points(node.score, result.framework.rounding.digits)
    return f"{score} / {numbers.plain_points(node.full or node.weight)}"
