"""How an evaluation was made, and the body it evaluates."""

from __future__ import annotations

from dataclasses import dataclass

from generator.audit.result import Result
from generator.model.narrative import Method as MethodText
from generator.model.narrative import Named, Profile
from generator.pages.head import evaluation_page
from generator.pages.page import Page
from generator.pages.scoring import Scoring, scoring
from generator.pages.verdict import grade_bands
from generator.views.reports import report_table
from generator.views.tables import Cell, Heading, Row, Table
from generator.words.catalogue import Words
from generator.words.marks import day, listed


@dataclass(frozen=True, slots=True)
class MethodPage:
    """Context of method.md.j2."""

    profile: Profile
    offices: str
    subordinates: str
    profile_tables: tuple[Table, ...]
    method: MethodText
    framework_basis: tuple[str, ...]
    scoring: Scoring
    bands: tuple[str, ...]
    grades_source: tuple[str, ...]
    team: Table | None
    team_note: str
    timetable: tuple[Named, ...]


def method(result: Result, show_names: bool, say: Words) -> Page:
    """The method page; personal names only where the publisher allows them."""
    evaluation, framework = result.evaluation, result.framework
    text = evaluation.method
    context = MethodPage(
        profile=evaluation.profile,
        offices=listed(evaluation.profile.offices, say),
        subordinates=listed(evaluation.profile.subordinates, say),
        profile_tables=tuple(report_table(table, say) for table in evaluation.profile.tables),
        method=text,
        framework_basis=tuple(framework.basis.splitlines()),
        scoring=scoring(result, say),
        bands=tuple(words for words, _ in grade_bands(framework, "", say)),
        grades_source=tuple(framework.grades_source.splitlines()),
        team=_team(text, show_names, say) if text.team else None,
        team_note="" if show_names or not text.team else say("method.team_hidden"),
        timetable=timetable(text, say),
    )
    return evaluation_page(result, "method", context, "method.yml", say)


def timetable(text: MethodText, say: Words) -> tuple[Named, ...]:
    """The phases of the work, each named with its days."""
    return tuple(
        Named(
            say(
                "method.phase",
                name=phase.name,
                start=day(phase.start, say),
                end=day(phase.end, say),
            ),
            phase.text,
        )
        for phase in text.timetable
    )


def _team(text: MethodText, show_names: bool, say: Words) -> Table:
    keys = ("name", "role", "organisation", "duty") if show_names else (
        "role", "organisation", "duty"
    )  # fmt: skip
    rows = tuple(Row(tuple(Cell(getattr(member, key)) for key in keys)) for member in text.team)
    return Table(text.team_table, tuple(Heading(say(f"method.{key}")) for key in keys), rows)
