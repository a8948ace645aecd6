"""What an evaluation says in words and tables around its scores.

A text is a tuple of paragraphs, each without line breaks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.model.tables import DataTable
from generator.problems import Place

Text = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """The evaluated body: institution, offices, staffing, functions (部门基本情况)."""

    institution: Text
    offices: tuple[str, ...]
    subordinates: tuple[str, ...]
    staffing: Text
    functions: tuple[str, ...]
    tables: tuple[DataTable, ...]


@dataclass(frozen=True, slots=True)
class FinanceSection:
    """A part of the finance page: its words and the ids of the tables that belong to it."""

    id: str
    heading: str
    text: Text
    tables: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finance:
    """Income, expenditure and assets (部门预算和决算情况、资产情况)."""

    sections: tuple[FinanceSection, ...]
    tables: tuple[DataTable, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence and the place in the report where it stands."""

    where: str
    text: Text


@dataclass(frozen=True, slots=True)
class GoalIndicator:
    """An indicator set for a goal, as the department printed it.

    `indicator` is the id of the scored leaf for the same thing, where there is one.
    """

    name: str
    explanation: str
    target: str
    reference: str
    reference_source: str
    indicator: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class GoalGroup:
    """A duty of the department with its goal and indicators."""

    duty: str
    description: str
    goal: str
    indicators: tuple[GoalIndicator, ...]


@dataclass(frozen=True, slots=True)
class Goals:
    """Strategic and annual goals (战略目标、年度部门整体绩效目标)."""

    strategic_statements: tuple[Statement, ...]
    strategic_goal: Text
    strategic_table: str
    strategic_indicators: tuple[GoalIndicator, ...]
    annual_statements: tuple[Statement, ...]
    annual_table: str
    annual_groups: tuple[GoalGroup, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """An achievement, a problem or a recommendation, tied to the indicators it speaks of.

    `problems` are the ids of the problems a recommendation answers.
    """

    id: str
    text: Text
    indicators: tuple[str, ...]
    problems: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class AchievementGroup:
    """Achievements under one heading of the report."""

    heading: str
    items: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Findings:
    """Achievements, problems and recommendations (主要绩效、存在的问题、有关建议)."""

    achievements: tuple[AchievementGroup, ...]
    problems: tuple[Finding, ...]
    recommendations: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A named paragraph, such as a principle or a method."""

    name: str
    text: Text


@dataclass(frozen=True, slots=True)
class Member:
    """A member of the evaluating team; the name is shown only where the publisher allows."""

    name: str
    role: str
    organisation: str
    duty: str


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase of the evaluation, both days included."""

    name: str
    start: date
    end: date
    text: Text


@dataclass(frozen=True, slots=True)
class Method:
    """How the evaluation was made (评价基本情况)."""

    purpose: Text
    scope: Text
    basis: tuple[str, ...]
    principles: tuple[Named, ...]
    methods_text: Text
    methods: tuple[Named, ...]
    framework_text: Text
    team_text: Text
    team_table: str
    team: tuple[Member, ...]
    timetable: tuple[Phase, ...]
    quality_text: Text
    quality_measures: tuple[str, ...]
