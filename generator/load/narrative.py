"""The words of an evaluation: profile, finance, goals, findings, method."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from generator.load.tables import load_tables
from generator.model.narrative import (
    AchievementGroup,
    Finance,
    FinanceSection,
    Finding,
    Findings,
    GoalGroup,
    GoalIndicator,
    Goals,
    Member,
    Method,
    Named,
    Phase,
    Profile,
    Statement,
)
from generator.yaml_nodes.fields import PARAGRAPH_LENGTH, Fields

NO_PROFILE = Profile((), (), (), (), (), ())
NO_FINANCE = Finance((), ())
NO_GOALS = Goals((), (), "", (), (), "", ())
NO_FINDINGS = Findings((), (), ())
NO_METHOD = Method((), (), (), (), (), (), (), (), "", (), (), (), ())


def load_profile(file: Fields) -> Profile:
    """The evaluated body."""
    profile = Profile(
        file.paragraphs("institution"),
        file.texts("offices"),
        file.texts("subordinates"),
        file.paragraphs("staffing_text"),
        file.texts("functions"),
        load_tables(file),
    )
    file.finish()
    return profile


def load_finance(file: Fields) -> Finance:
    """Income, expenditure and assets."""
    tables = load_tables(file)
    known = [table.id for table in tables]
    sections: list[FinanceSection] = []
    for one in file.children("sections"):
        section = FinanceSection(
            one.slug("id"),
            one.text("heading"),
            one.paragraphs("text"),
            one.references("tables", known, "table"),
        )
        if section.id in [other.id for other in sections] and not one.to_fill("id"):
            one.problem("repeated-name", one.at("id"), name=section.id)
        one.finish()
        sections.append(section)
    file.finish()
    return Finance(tuple(sections), tables)


def load_goals(file: Fields, indicators: Collection[str]) -> Goals:
    """Strategic and annual goals; `indicators` are the ids of the scored leaves."""
    strategic, annual = file.child("strategic"), file.child("annual")
    goals = Goals(
        _statements(strategic),
        strategic.paragraphs("goal") if strategic else (),
        strategic.text("table", "") if strategic else "",
        _goal_indicators(strategic, indicators),
        _statements(annual),
        annual.text("table", "") if annual else "",
        tuple(_group(one, indicators) for one in annual.children("groups")) if annual else (),
    )
    for part in (strategic, annual, file):
        if part is not None:
            part.finish()
    return goals


def _statements(part: Fields | None) -> tuple[Statement, ...]:
    found: list[Statement] = []
    for one in part.children("statements") if part else ():
        found.append(Statement(one.text("where"), one.paragraphs("text", optional=False)))
        one.finish()
    return tuple(found)


def _group(fields: Fields, indicators: Collection[str]) -> GoalGroup:
    group = GoalGroup(
        fields.text("duty"),
        fields.text("description", "", length=PARAGRAPH_LENGTH),
        fields.text("goal", "", length=PARAGRAPH_LENGTH),
        _goal_indicators(fields, indicators),
    )
    fields.finish()
    return group


def _goal_indicators(part: Fields | None, indicators: Collection[str]) -> tuple[GoalIndicator, ...]:
    found: list[GoalIndicator] = []
    for one in part.children("indicators") if part else ():
        scored = one.one_of("indicator", indicators, "leaf") if one.has("indicator") else None
        found.append(
            GoalIndicator(
                one.text("name"),
                one.text("explanation", "", length=PARAGRAPH_LENGTH),
                one.text("target", ""),
                one.text("reference", ""),
                one.text("reference_source", ""),
                scored,
                one.place,
            )
        )
        one.finish()
    return tuple(found)


def load_findings(file: Fields, indicators: Collection[str]) -> Findings:
    """Achievements, problems, recommendations; `indicators` are the ids of the leaves."""
    achievements: list[AchievementGroup] = []
    for number, group in enumerate(file.children("achievements"), 1):
        items = tuple(
            _finding(one, f"a{number}-{position}", indicators, None)
            for position, one in enumerate(group.children("items", required=True), 1)
        )
        achievements.append(AchievementGroup(group.text("heading"), items))
        group.finish()
    problems = _findings(file, "problems", indicators, None)
    known = [problem.id for problem in problems]
    recommendations = _findings(file, "recommendations", indicators, known)
    file.finish()
    return Findings(tuple(achievements), problems, recommendations)


def _findings(
    file: Fields, key: str, indicators: Collection[str], problems: Collection[str] | None
) -> tuple[Finding, ...]:
    found: dict[str, Finding] = {}
    for one in file.children(key):
        finding = _finding(one, one.slug("id"), indicators, problems)
        if finding.id in found and not one.to_fill("id"):
            first = found[finding.id].place.line
            one.problem("duplicate-id", one.at("id"), id=finding.id, first=first)
        found.setdefault(finding.id, finding)
    return tuple(found.values())


def _finding(
    fields: Fields, id: str, indicators: Collection[str], problems: Collection[str] | None
) -> Finding:
    finding = Finding(
        id,
        fields.paragraphs("text", optional=False),
        fields.references("indicators", indicators, "leaf"),
        fields.references("problems", problems, "problem") if problems is not None else (),
        fields.place,
    )
    fields.finish()
    return finding


def load_method(file: Fields) -> Method:
    """How the evaluation was made."""
    quality = file.child("quality_control")
    method = Method(
        file.paragraphs("purpose"),
        file.paragraphs("scope"),
        file.texts("basis"),
        _named(file, "principles"),
        file.paragraphs("methods_text"),
        _named(file, "methods"),
        file.paragraphs("framework_text"),
        file.paragraphs("team_text"),
        file.text("team_table", ""),
        tuple(_member(one) for one in file.children("team")),
        tuple(_phase(one) for one in file.children("timetable")),
        quality.paragraphs("text") if quality else (),
        quality.texts("measures") if quality else (),
    )
    if quality:
        quality.finish()
    file.finish()
    return method


def _named(file: Fields, key: str) -> tuple[Named, ...]:
    found: list[Named] = []
    for one in file.children(key):
        found.append(Named(one.text("name"), one.paragraphs("text")))
        one.finish()
    return tuple(found)


def _member(fields: Fields) -> Member:
    member = Member(
        fields.text("name"),
        fields.text("role", ""),
        fields.text("organisation", ""),
        fields.text("duty", "", length=PARAGRAPH_LENGTH),
    )
    fields.finish()
    return member


def _phase(fields: Fields) -> Phase:
    name, start, end = fields.text("name"), fields.day("from"), fields.day("to")
    phase = Phase(name, start or date.min, end or date.min, fields.paragraphs("text"))
    if start and end and end < start:
        fields.problem("days-order", fields.at("to"))
    fields.finish()
    return phase
