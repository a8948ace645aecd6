"""Records of what is told in words: goals, findings, method, the evaluated body."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.audit.result import Result
from generator.model.narrative import Finding, GoalIndicator, Named, Statement
from generator.model.replies import Subject
from generator.pages.method import timetable
from generator.search.record import (
    Kind,
    SearchRecord,
    evaluation_record,
    reply_pieces,
    table_pieces,
)
from generator.views.reports import report_table
from generator.words.catalogue import Words
from generator.words.marks import ordinal, titled

TITLE_LENGTH = 36
"""Characters of a finding that serve as its title."""


def goals_records(result: Result, say: Words) -> Iterator[SearchRecord]:
    """The strategic goals, then each duty with its annual goal."""
    found = result.evaluation.goals
    if found.strategic_statements or found.strategic_goal or found.strategic_indicators:
        yield evaluation_record(
            result,
            Kind.GOALS,
            "strategic",
            say("goals.strategic"),
            *_statements(found.strategic_statements),
            *found.strategic_goal,
            found.strategic_table,
            *_targets(found.strategic_indicators),
        )
    if found.annual_statements or found.annual_groups:
        yield evaluation_record(
            result,
            Kind.GOALS,
            "annual",
            say("goals.annual"),
            *_statements(found.annual_statements),
            found.annual_table,
        )
    for position, group in enumerate(found.annual_groups, 1):
        yield evaluation_record(
            result,
            Kind.GOALS,
            f"annual-{position}",
            group.duty,
            group.description,
            group.goal,
            *_targets(group.indicators),
        )


def _statements(statements: Iterable[Statement]) -> Iterator[str]:
    for statement in statements:
        yield from statement.text


def _targets(indicators: Iterable[GoalIndicator]) -> Iterator[str]:
    for one in indicators:
        yield from (one.name, one.target, one.explanation, one.reference, one.reference_source)


def findings_records(result: Result, say: Words) -> Iterator[SearchRecord]:
    """Every problem, recommendation and achievement."""
    found = result.evaluation.findings
    for key, findings in (("problem", found.problems), ("recommendation", found.recommendations)):
        for position, one in enumerate(findings, 1):
            name = say(f"findings.{key}", number=ordinal(position, say))
            yield _finding(result, one, name, say)
    for group in found.achievements:
        for one in group.items:
            yield _finding(result, one, say("findings.achievements"), say, group.heading)


def _finding(result: Result, one: Finding, name: str, say: Words, *more: str) -> SearchRecord:
    beginning = one.text[0] if one.text else ""
    if len(beginning) > TITLE_LENGTH:
        beginning = f"{beginning[:TITLE_LENGTH]}…"
    title = titled(name, beginning, say)
    names = (result.framework.by_id[id].name for id in one.indicators)
    replies = reply_pieces(result, Subject.FINDING, one.id)
    return evaluation_record(
        result, Kind.FINDINGS, one.id, title, *one.text, *replies, *more, *names
    )


def method_records(result: Result, say: Words) -> Iterator[SearchRecord]:
    """Every section of the method page that says something; never a person's name."""
    for fragment, key, pieces in _sections(result, say):
        if any(pieces):
            yield evaluation_record(result, Kind.METHOD, fragment, say(f"method.{key}"), *pieces)


def _sections(result: Result, say: Words) -> Iterator[tuple[str, str, Sequence[str]]]:
    text, profile = result.evaluation.method, result.evaluation.profile
    yield "purpose", "purpose", text.purpose
    yield "scope", "scope", text.scope
    yield "basis", "basis", text.basis
    yield "principles", "principles", _named(text.principles)
    yield "methods", "methods", (*text.methods_text, *_named(text.methods))
    yield "framework", "framework", text.framework_text or (result.framework.basis,)
    team = (piece for one in text.team for piece in (one.role, one.organisation, one.duty))
    yield "team", "team", (*text.team_text, *team)
    yield "timetable", "timetable", _named(timetable(text, say))
    yield "quality", "quality", (*text.quality_text, *text.quality_measures)
    bodies = (*profile.offices, *profile.subordinates)
    yield "institution", "institution", (*profile.institution, *bodies)
    shown = table_pieces(report_table(table, say) for table in profile.tables)
    yield "staffing", "staffing", (*profile.staffing, *shown)
    yield "functions", "functions", profile.functions


def _named(items: Iterable[Named]) -> tuple[str, ...]:
    return tuple(piece for item in items for piece in (item.name, *item.text))
